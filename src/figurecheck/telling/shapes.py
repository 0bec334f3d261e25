"""Shapes: findings that are one finding many times over, on other days or in other places, told
once.
"""

from __future__ import annotations

from collections.abc import Mapping

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.days import spell_days
from figurecheck.model.finding import SEVERITIES, Finding
from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_count, spell_list, spell_rounded
from figurecheck.model.subject import publisher, what, where
from figurecheck.model.window import Window

MIN_ALIKE = 5
"""How many findings of one shape there must be for them to be told once."""

NAMED = 4
"""How many of their places, sources or measures are named."""

NEVER = ("FC902", "FC903")
"""Codes of notes that have a place of their own in every report."""


@attr.frozen(eq=False, repr=False)
class Point:
    """One finding of a shape: its key, its first days, its place, and the gap; ``None`` for what it
    lacks.
    """

    key: str
    window: Window | None
    place: str
    gap: Number | None


@attr.frozen(eq=False, repr=False)
class Shape:
    """Findings of one code and severity by the same sources on the same measures, at least
    ``MIN_ALIKE`` of them.

    They share no claims: what differs is the days or the place. ``points`` are in the order of the
    days, then of the places; ``sources`` are ids, ``measures`` words, ``places`` members, all
    sorted. ``worst`` is the key of the finding with the largest gap, the first one where there is
    none.
    """

    code: str
    severity: str
    sources: tuple[str, ...]
    measures: tuple[str, ...]
    places: tuple[str, ...]
    points: tuple[Point, ...]
    worst: str

    @property
    def gaps(self) -> tuple[Number, Number] | None:
        """The smallest and the largest gap; ``None`` where there are none."""
        gaps = [point.gap for point in self.points if point.gap is not None]
        return (min(gaps), max(gaps)) if gaps else None

    @property
    def span(self) -> tuple[Window, Window] | None:
        """The first and the last window; ``None`` where no finding has days."""
        windows = [point.window for point in self.points if point.window is not None]
        return (
            (min(windows, key=lambda one: one.order), max(windows, key=lambda one: one.order))
            if windows
            else None
        )


def shapes(report: Checked) -> tuple[Shape, ...]:
    """The shapes among the findings of a report, the gravest and largest first; no finding is in
    two of them.
    """
    claims = {claim.name: claim for claim in report.claims}
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in report.findings:
        if (
            finding.code not in NEVER
            and finding.claims
            and all(name in claims for name in finding.claims)
        ):
            groups.setdefault(_likeness(report, finding, claims), []).append(finding)
    found = [_shape(report, findings, claims) for findings in groups.values() if _differ(findings)]
    return tuple(
        sorted(found, key=lambda one: (SEVERITIES.index(one.severity), -len(one.points), one.worst))
    )


def headline(report: Checked, shape: Shape) -> str:
    """What a shape is, in one sentence that stands on its own."""
    sources = sorted({publisher(report.claims, name) for name in shape.sources})
    told = f"{_named(shape.measures)}: {_named(sources)}"
    together = "disagree" if shape.code == "FC301" and len(sources) > 1 else "cannot be squared"
    if shape.gaps is None:
        together = "have the same finding" if len(sources) > 1 else "has the same finding"
    parts = [f"{told} {together} {spell_count(len(shape.points), 'time')}"]
    if len(shape.places) > 1:
        parts.append(f"in {spell_count(len(shape.places), 'place')}")
    elif shape.places:
        parts.append(f"in {shape.places[0]}")
    span = shape.span
    if span is not None:
        first, last = (spell_days(window) for window in span)
        parts.append(f"from {first} to {last}" if first != last else f"for {first}")
    return ", ".join(parts)


def range_of_gaps(shape: Shape) -> str:
    """``gaps from 1 to 4,033``, ``every gap is 12``; empty where there are none."""
    if shape.gaps is None:
        return ""
    least, most = (spell_rounded(gap) for gap in shape.gaps)
    return f"gaps from {least} to {most}" if least != most else f"every gap is {most}"


def _likeness(report: Checked, finding: Finding, claims: Mapping[str, Claim]) -> tuple[object, ...]:
    """What findings of one shape have in common."""
    own = [claims[name] for name in finding.claims]
    speaks = sorted({(claim.source, what(report.claims, claim)) for claim in own})
    return finding.severity, finding.code, finding.relations, tuple(speaks)


def _differ(findings: list[Finding]) -> bool:
    """Whether there are many, and they are not about the same few claims: those would be a
    story.
    """
    return len(findings) >= MIN_ALIKE and len(
        {name for one in findings for name in one.claims}
    ) >= 2 * len(findings)


def _shape(report: Checked, findings: list[Finding], claims: Mapping[str, Claim]) -> Shape:
    first = findings[0]
    own = [claims[name] for finding in findings for name in finding.claims]
    points = sorted((_point(finding, claims) for finding in findings), key=_order)
    worst = max(points, key=lambda point: (point.gap is not None, point.gap or 0))
    return Shape(
        first.code,
        first.severity,
        tuple(sorted({claim.source for claim in own})),
        tuple(sorted({what(report.claims, claim) for claim in own})),
        tuple(sorted({where(claim) for claim in own} - {""})),
        tuple(points),
        worst.key if worst.gap is not None else first.key,
    )


def _point(finding: Finding, claims: Mapping[str, Claim]) -> Point:
    own = [claims[name] for name in finding.claims]
    windows = [claim.window for claim in own if claim.window is not None]
    window = min(windows, key=lambda one: one.order) if windows else None
    return Point(
        finding.key, window, next((where(claim) for claim in own if claim.members), ""), finding.gap
    )


def _order(point: Point) -> tuple[tuple[int, ...], str, str]:
    return point.window.order if point.window is not None else (), point.place, point.key


def _named(words: tuple[str, ...] | list[str]) -> str:
    shown = list(words[:NAMED])
    if len(words) > NAMED:
        shown.append(f"{len(words) - NAMED:,} more")
    return spell_list(shown)
