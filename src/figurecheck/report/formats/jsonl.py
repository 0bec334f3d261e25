"""The report as lines of JSON, an object each, to be read as a stream: documented in
``docs/formats.md``.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.model.checked import Checked
from figurecheck.model.document import Object
from figurecheck.model.extension import Format
from figurecheck.report.document import (
    EachField,
    EachValue,
    report_fields,
    run_object,
    summary_object,
)
from figurecheck.report.escaping import compact

LISTS = (
    ("finding", "findings"),
    ("claim", "coverage"),
    ("story", "stories"),
    ("repair", "repairs"),
    ("bound", "bounds"),
)
"""The kinds of records that are objects in the report already, each with its field there."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """The whole report, the summary first, then findings, coverage, and what they rest on."""
    return "".join(pieces(report, verbose))


def pieces(report: Checked, verbose: bool) -> Iterator[str]:  # noqa: ARG001, FBT001 -- it is all there always
    """The same text, line by line."""
    for record in records(report):
        yield f"{compact(record)}\n"


def records(report: Checked) -> Iterator[Object]:
    """The lines as objects; ``record`` says what kind each is, the other fields are those of the
    JSON report.
    """
    whole = dict(report_fields(report))
    head = {
        name: one
        for name in ("schema", "version", "readings_version", "complete")
        if not isinstance(one := whole[name], (EachValue, EachField))
    }
    yield {"record": "summary", **head, **summary_object(report)}
    for kind, field in LISTS[:2]:
        yield from _each(kind, whole[field])
    for name, rule in _fields(whole["rules"]):
        yield {"record": "rule", "name": name, **rule}
    for text in report.sums:
        yield {"record": "sum", "text": text}
    for kind, field in LISTS[2:]:
        yield from _each(kind, whole[field])
    yield {"record": "whole", "unknowns": sorted(report.whole)}
    for path, digest in report.claims.inputs.items():
        yield {"record": "input", "path": path, "sha256": digest}
    for claim in report.claims:
        yield {"record": "figure", "claim": claim.name, "text": claim.figure.text}
    yield {"record": "run", **run_object(report.run)}


def _each(kind: str, objects: object) -> Iterator[Object]:
    for one in objects.each if isinstance(objects, EachValue) else ():
        if isinstance(one, dict):
            yield {"record": kind, **one}


def _fields(named: object) -> Iterator[tuple[str, Object]]:
    for name, one in named.each if isinstance(named, EachField) else ():
        if isinstance(one, dict):
            yield name, one


FORMAT = Format(
    "jsonl",
    "the whole report, one JSON object per line, for streams and logs",
    render,
    pieces=pieces,
)
