"""The findings as a sequence of pieces of a page, each rendered when it is asked for and cut into
pages by size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.spelling import spell_rounded
from figurecheck.report.html.charting import over_time
from figurecheck.report.html.first_page import FIRST
from figurecheck.report.html.lookup import Lookup
from figurecheck.report.html.rows import MAX_EXPLAINED, figure_row, on_page
from figurecheck.report.html.template import TEMPLATES
from figurecheck.report.html.text_markup import TEXT
from figurecheck.report.safe import safe
from figurecheck.telling.findings import ToldFinding, ToldShape, told_finding
from figurecheck.telling.outline import APART, Outline
from figurecheck.telling.places import file_and_line
from figurecheck.telling.problems import ToldProblem

if TYPE_CHECKING:
    from jinja2 import Environment

MAX_CHARACTERS = 2000
"""Characters of one field that are shown."""

MAX_OPENED = 2
"""Problems whose first finding is open when the page is."""

MAX_LISTED = 200
"""Findings of one shape that are listed."""


@attr.frozen(eq=False, repr=False)
class PageEntry:
    """One piece: a finding, a shape, or the head of a story (without a key). ``group`` is the
    section it stands in.
    """

    group: str
    key: str
    anchor: str
    headline: str
    render: Callable[[], str]
    count: int = 1


@cache
def environment() -> Environment:
    """The templates, compiled; what they print is cut, made safe and escaped, in this order."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=DictLoader({**TEMPLATES, "first": FIRST, "text": TEXT}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if isinstance(value, Markup) else _shown(value),
    )
    made.filters["drawn"] = Markup
    made.filters["spelled"] = spell_rounded
    made.filters["spot"] = file_and_line
    return made


def _shown(value: object) -> str:
    text = str(value)
    if len(text) > MAX_CHARACTERS:
        text = f"{text[:MAX_CHARACTERS]}… ({len(text) - MAX_CHARACTERS:,} more characters)"
    return safe(text)


def entries(lookup: Lookup, outlined: Outline) -> Iterator[PageEntry]:
    """The pieces in the order they are told: by severity, conflicts by story, each shape once, then
    the notes.
    """
    for severity in ("error", "warning"):
        for problem in (*outlined.problems, *outlined.passing):
            if problem.severity == severity:
                first = problem in outlined.problems[:MAX_OPENED]
                yield from _problem(lookup, problem, first=first)
        for one in (*outlined.mistakes, *outlined.others):
            if one.finding.severity == severity:
                yield _finding(lookup, one, severity)
    for one in outlined.notes:
        yield _finding(lookup, one, "apart" if one.finding.code == APART else "note")


def _problem(lookup: Lookup, problem: ToldProblem, *, first: bool) -> Iterator[PageEntry]:
    group, shared = problem.severity, problem.shared
    if shared is not None:
        level = problem.findings[0].finding.level or "rounded"
        yield PageEntry(group, "", "", problem.words, lambda: _head(lookup, problem, shared, level))
    for index, one in enumerate(problem.findings):
        yield _finding(lookup, one, group, shared=shared, brief=bool(index) or not first)
        for variant in one.variants:
            if variant.finding.severity != "note":
                told = told_finding(variant.finding, lookup.claims, lookup.places)
                yield _finding(
                    lookup, told, group, shared=shared, brief=True, prefix=f"{variant.how}:"
                )


def _finding(
    lookup: Lookup,
    one: ToldFinding,
    group: str,
    *,
    shared: Claim | None = None,
    brief: bool = False,
    prefix: str = "",
) -> PageEntry:
    finding = one.finding
    if one.shape is not None:
        shape, anchor = one.shape, f"shape-{lookup.anchors[finding.key]}"
        count = len(shape.shape.points)
        return PageEntry(
            group,
            finding.key,
            anchor,
            shape.headline,
            lambda: _shape(lookup, one, shape, anchor),
            count,
        )
    depth = 4 if shared is not None else 3
    opened = finding.severity == "error" and not brief and not finding.accepted

    def render() -> str:
        told = on_page(lookup, one, depth=depth, opened=opened, shared=shared, prefix=prefix)
        return environment().get_template("finding").render(told=told, explained=MAX_EXPLAINED)

    return PageEntry(group, finding.key, lookup.anchors[finding.key], finding.headline, render)


def _head(lookup: Lookup, problem: ToldProblem, shared: Claim, level: str) -> str:
    row = figure_row(lookup, shared, level)
    count = len(problem.findings)
    return (
        environment()
        .get_template("story")
        .render(voice=row, shared=problem.shared_words, count=count)
    )


def _shape(lookup: Lookup, one: ToldFinding, shape: ToldShape, anchor: str) -> str:
    worst = one.finding
    own = [lookup.claims[name] for name in worst.claims if name in lookup.claims]
    return (
        environment()
        .get_template("shape")
        .render(
            shape=shape.shape,
            anchor=anchor,
            headline=shape.headline,
            gaps=shape.gaps,
            worst=worst,
            spoken_worst=[figure_row(lookup, claim, worst.level or "rounded") for claim in own],
            picture=over_time(shape.shape, f"{anchor}-trend"),
            listed=[
                (point, lookup.anchors[point.key]) for point in shape.shape.points[:MAX_LISTED]
            ],
        )
    )


def cut_by_size(
    found: Iterable[PageEntry], first: int, further: int
) -> Iterator[list[tuple[PageEntry, str]]]:
    """The entries, rendered when they are asked for, in lists of at most so many characters, but at
    least one each.
    """
    page: list[tuple[PageEntry, str]] = []
    size, room = 0, first
    for entry in found:
        text = entry.render()
        if page and size + len(text) > room:
            yield page
            page, size, room = [], 0, further
        page.append((entry, text))
        size += len(text)
    if page:
        yield page
