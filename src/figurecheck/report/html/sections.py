"""What stands on the page beside the findings: what to doubt, what follows, the figures, and how it
was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.spelling import spell_count, spell_interval
from figurecheck.model.subject import in_percent, publisher, subject, what, where
from figurecheck.model.window import Window
from figurecheck.report.charts.drawing import Chart, drawn_or_told
from figurecheck.report.charts.lanes import Lane, lanes
from figurecheck.report.html.lookup import Lookup
from figurecheck.telling.doubts import Doubted
from figurecheck.telling.outline import Outline

LANES = 24
"""Lanes of the timeline; the figures of the other quantities are in the list."""

APIECE = 24
"""Windows of one lane above which those that touch are drawn as one."""

STRETCHES = 200

MAX_NAMES = 40
"""Figures that were not compared and are named."""

MAX_DOUBTS = 40
"""Connected sets for which it is told what to doubt first."""

MAX_CHOICES = 20
"""Statements to doubt together, and choices among them, that are listed."""


@attr.frozen(eq=False, repr=False)
class Doubt:
    """What to doubt first in one connected set, as words: ``always`` those, and with them any one
    of ``choices``.

    ``settles`` says how many conflicts that settles; ``unlisted`` choices more were left out;
    ``factor`` is empty where tolerances would not do.
    """

    settles: str
    always: tuple[str, ...]
    choices: tuple[tuple[str, ...], ...]
    unlisted: int
    complete: bool
    factor: str


def doubts(told: Outline) -> Iterator[Doubt]:
    """The lightest repairs, as many as a page has room for."""
    for doubt in told.doubts[:MAX_DOUBTS]:
        yield Doubt(
            spell_count(doubt.settles, "conflict"),
            _all(doubt.always),
            tuple(map(_all, doubt.choices[:MAX_CHOICES])),
            max(0, len(doubt.choices) - MAX_CHOICES),
            doubt.complete,
            doubt.factor,
        )


def _all(doubted: Sequence[Doubted]) -> tuple[str, ...]:
    """The first of them, and how many more there are."""
    more = (f"{len(doubted) - MAX_CHOICES:,} more",) if len(doubted) > MAX_CHOICES else ()
    return (
        *(f"{one.words}: {one.about}" if one.about else one.words for one in doubted[:MAX_CHOICES]),
        *more,
    )


@attr.frozen(eq=False, repr=False)
class FigureLine:
    """One figure in the list of all."""

    name: str
    words: str
    subject: str
    who: str
    status: str
    ties: int
    means: str
    rule: str
    checks: tuple[str, ...]


def lines(lookup: Lookup) -> Iterator[FigureLine]:
    """Every figure with what was checked of it, sorted by name."""
    claims = lookup.report.claims
    for covered in lookup.report.coverage:
        claim = lookup.claims[covered.claim]
        yield FigureLine(
            claim.name,
            claim.figure.text,
            subject(claims, claim),
            publisher(claims, claim.source),
            covered.status,
            covered.ties,
            spell_interval(claim.reading.rounded, percent=in_percent(claim)),
            claim.reading.rule,
            covered.checks,
        )


def timeline(lookup: Lookup) -> tuple[Chart | None, int]:
    """The days that are spoken of, a lane for each quantity and place; and how many lanes were left
    out.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in lookup.report.claims:
        if claim.window is not None and (
            claim.window.start is not None or claim.window.end is not None
        ):
            groups.setdefault((what(lookup.report.claims, claim), where(claim)), []).append(claim)
    chosen = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))[:LANES]
    if not chosen:
        return None, 0
    (drawn,) = drawn_or_told(lambda: [_timeline(lookup, chosen)])
    return drawn, len(groups) - len(chosen)


def _timeline(lookup: Lookup, chosen: Sequence[tuple[tuple[str, str], list[Claim]]]) -> Chart:
    rows = [_lane(lookup, key, claims) for key, claims in chosen]
    rows.sort(key=lambda row: (min(window.order for window in row.windows), row.words))
    return lanes("timeline", "The days that the figures are about", rows)


def _lane(lookup: Lookup, key: tuple[str, str], claims: list[Claim]) -> Lane:
    windows = {claim.window.canonical: claim.window for claim in claims if claim.window is not None}
    ordered = sorted(windows.values(), key=lambda window: window.order)
    torn = any(lookup.covered[claim.name].status == "in conflict" for claim in claims)
    count = (
        f"{len(claims):,}"
        f" figure{'s' if len(claims) > 1 else ''}{', some in conflict' if torn else ''}"
    )
    return Lane(
        ", ".join(part for part in key if part),
        count,
        _merged(ordered),
        "least" if torn else "span",
    )


def _merged(windows: Sequence[Window]) -> tuple[Window, ...]:
    """The windows, sorted as they come; where there are many, those that touch as one stretch of
    days.
    """
    if len(windows) <= APIECE:
        return tuple(windows)
    found: list[tuple[int, int]] = []
    for window in windows:
        if window.start is None or window.end is None:
            continue
        if found and window.start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], window.end)
        else:
            found.append((window.start, window.end))
    return tuple(Window(start, end) for start, end in found[:STRETCHES])


def standing(told: Outline) -> Iterator[tuple[int, str]]:
    """How the figures stand, each with its words."""
    yield (
        told.closing.tied,
        f"of {spell_count(told.closing.figures, 'figure')} checked against others",
    )
    yield from ((len(one.names), one.short) for one in told.closing.statuses)


def aside(told: Outline) -> Iterator[tuple[str, str, tuple[str, ...], int]]:
    """Each status of figures that were not compared: what it means, the first names, and how many
    more there are.
    """
    for one in told.closing.statuses:
        yield one.status, one.reason, one.names[:MAX_NAMES], max(0, len(one.names) - MAX_NAMES)
