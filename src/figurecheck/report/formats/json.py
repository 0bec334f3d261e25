"""The report as JSON, schema ``figurecheck-report/1``: documented in ``docs/report.md``."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.model.checked import Checked
from figurecheck.model.document import Json
from figurecheck.model.extension import Format
from figurecheck.report.document import EachField, EachValue, report_fields
from figurecheck.report.escaping import commanding_nothing


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """The whole report; the same input gives the same bytes."""
    return "".join(pieces(report, verbose))


def pieces(report: Checked, verbose: bool) -> Iterator[str]:  # noqa: ARG001, FBT001 -- it is all there always
    """The same text, a finding or another value after the other: with all of them at once a large
    report would take many times its size.
    """
    for one in _pieces(report):
        yield commanding_nothing(one)


def _pieces(report: Checked) -> Iterator[str]:
    between = "{\n "
    for name, value in report_fields(report):
        yield f"{between}{_at(name)}: "
        between = ",\n "
        if isinstance(value, EachValue):
            yield from _within("[", "]", (_at(one, 2) for one in value.each))
        elif isinstance(value, EachField):
            fields = (f"{_at(inner)}: {_at(one, 2)}" for inner, one in value.each)
            yield from _within("{", "}", fields)
        else:
            yield _at(value, 1)
    yield "\n}\n"


def _within(opening: str, closing: str, values: Iterator[str]) -> Iterator[str]:
    """A list or an object, each value on a line of its own; nothing between where there are
    none.
    """
    between = "\n  "
    yield opening
    for one in values:
        yield f"{between}{one}"
        between = ",\n  "
    yield closing if between == "\n  " else f"\n {closing}"


def _at(value: Json, depth: int = 0) -> str:
    """A value as it stands so deep in another: no text within it has an end of line."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.replace("\n", "\n" + " " * depth)


FORMAT = Format(
    "json",
    "the whole report, for programs; `figurecheck verify` re-proves it",
    render,
    pieces=pieces,
)
