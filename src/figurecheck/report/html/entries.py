"""The findings as a sequence of pieces of a page, each rendered when it is asked for and cut into pages by size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import attr

from figurecheck.model.checked import Story
from figurecheck.model.finding import Finding
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_rounded
from figurecheck.model.subject import figure
from figurecheck.report.html.charting import over_time
from figurecheck.report.html.first_page import FIRST
from figurecheck.report.html.lookup import Lookup
from figurecheck.report.html.telling import EXPLAINED, is_long, told, voice
from figurecheck.report.html.template import TEMPLATES
from figurecheck.report.safe import safe
from figurecheck.report.shapes import Shape, headline, range_of_gaps, shapes
from figurecheck.report.told import located

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST = 2000
"""Characters of one field that are shown."""

LISTED = 200
"""Findings of one shape that are listed."""

APART = "FC903"
"""The code of the notes on what was not compared on purpose: they have a section of their own."""


@attr.frozen(eq=False, repr=False)
class Entry:
    """One piece: a finding, a shape, or the head of a story (without a key). ``group`` is the section it stands in."""

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
        loader=DictLoader({**TEMPLATES, "first": FIRST}),
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


def file_and_line(place: Place) -> str:
    """``claims/week.rec:3``; a file that lies elsewhere by its last name alone, since the page will be mailed."""
    return f"{located(place.file)[0]}:{place.line}"


def _shown(value: object) -> str:
    text = str(value)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}… ({len(text) - LONGEST:,} more characters)"
    return safe(text)


def entries(lookup: Lookup) -> Iterator[Entry]:
    """The pieces in the order they are told: by severity, conflicts by story, each shape once, then the notes."""
    report = lookup.report
    shaped = {point.key: shape for shape in shapes(report) for point in shape.points}
    under: dict[str, list[Finding]] = {}
    for key, simpler in sorted(report.variants.items()):
        under.setdefault(simpler, []).append(lookup.findings[key])
    done: set[str] = set()
    for severity in ("error", "warning"):
        for story in report.stories:
            if _gravest(lookup, story) == severity:
                yield from _story(lookup, story, severity, shaped, under, done)
        for finding in report.findings:
            if finding.proof is None and finding.severity == severity:
                yield from _finding(lookup, finding, severity, shaped, done)
    for finding in report.findings:
        if finding.severity == "note":
            yield from _finding(lookup, finding, "apart" if finding.code == APART else "note", shaped, done)


def _gravest(lookup: Lookup, story: Story) -> str:
    severities = {lookup.findings[key].severity for key in story.findings}
    return next(one for one in ("error", "warning", "note") if one in severities)


def _story(
    lookup: Lookup,
    story: Story,
    group: str,
    shaped: Mapping[str, Shape],
    under: Mapping[str, list[Finding]],
    done: set[str],
) -> Iterator[Entry]:
    findings = [lookup.findings[key] for key in story.findings if lookup.findings[key].severity != "note"]
    shared = story.shared if len(findings) > 1 and story.shared in lookup.claims else None
    if shared is not None:
        words = figure(lookup.report.claims, lookup.claims[shared])
        yield Entry(group, "", "", words, lambda: _head(lookup, shared, words, len(findings), findings[0].level or ""))
    for index, finding in enumerate(findings):
        brief = index > 0 and is_long(finding)
        yield from _finding(lookup, finding, group, shaped, done, shared=shared, brief=brief)
        for variant in under.get(finding.key, []):
            if variant.severity != "note":
                settled = variant.key in lookup.report.settled
                prefix = "settled with it:" if settled else "the same with parts in place of their total:"
                yield from _finding(lookup, variant, group, shaped, done, shared=shared, brief=True, prefix=prefix)


def _finding(
    lookup: Lookup,
    finding: Finding,
    group: str,
    shaped: Mapping[str, Shape],
    done: set[str],
    *,
    shared: str | None = None,
    brief: bool = False,
    prefix: str = "",
) -> Iterator[Entry]:
    if finding.key in done:
        return
    shape = shaped.get(finding.key)
    if shape is not None:
        done.update(point.key for point in shape.points)
        anchor = f"shape-{lookup.anchors[shape.worst]}"
        words = headline(lookup.report, shape)
        yield Entry(group, shape.worst, anchor, words, lambda: _shape(lookup, shape, anchor), len(shape.points))
        return
    done.add(finding.key)
    depth = 4 if shared is not None else 3
    opened = finding.severity == "error" and not brief and not finding.accepted

    def render() -> str:
        one = told(lookup, finding, depth=depth, opened=opened, shared=shared, prefix=prefix)
        return environment().get_template("finding").render(told=one, explained=EXPLAINED)

    yield Entry(group, finding.key, lookup.anchors[finding.key], finding.headline, render)


def _head(lookup: Lookup, shared: str, words: str, count: int, level: str) -> str:
    one = voice(lookup, lookup.claims[shared], level or "rounded")
    return environment().get_template("story").render(voice=one, shared=words, count=count)


def _shape(lookup: Lookup, shape: Shape, anchor: str) -> str:
    worst = lookup.findings[shape.worst]
    own = [lookup.claims[name] for name in worst.claims if name in lookup.claims]
    return (
        environment()
        .get_template("shape")
        .render(
            shape=shape,
            anchor=anchor,
            headline=headline(lookup.report, shape),
            gaps=range_of_gaps(shape),
            worst=worst,
            spoken_worst=[voice(lookup, claim, worst.level or "rounded") for claim in own],
            picture=over_time(shape, f"{anchor}-trend"),
            listed=[(point, lookup.anchors[point.key]) for point in shape.points[:LISTED]],
        )
    )


def cut_by_size(found: Iterable[Entry], first: int, further: int) -> Iterator[list[tuple[Entry, str]]]:
    """The entries, rendered when they are asked for, in lists of at most so many characters, but at least one each."""
    page: list[tuple[Entry, str]] = []
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
