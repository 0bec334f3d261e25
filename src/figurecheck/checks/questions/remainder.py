"""What figures leave for the other days lies outside everything stated for a day.

What it checks
    A total over some days, and figures for part of them that do not reach it or nearly do: what
    the other days must then have made, on average. It is told where nothing contradicts, and where
    that average is above the highest number stated for any days of that measure and place, or
    below the lowest, each figure read as generously as it can be. There must be figures for at
    least two other times to measure it by.

Why it matters
    Figures that just manage to be true together are worth a second look: the day that had to be so
    extraordinary would have been news.

Given::

    measure: arrests
    unit: arrest

    claim: saturday
    figure: exactly 286 arrests
    measure: arrests
    when: 2025-01-25

Conflict::

    claim: week
    figure: exactly 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

    claim: sunday
    figure: exactly 956 arrests
    measure: arrests
    when: 2025-01-26

Clean::

    claim: week
    figure: exactly 2,400 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

    claim: sunday
    figure: exactly 400 arrests
    measure: arrests
    when: 2025-01-26
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attr

from figurecheck.checks.question import Evidence, Question, figure_label, key_for
from figurecheck.model import limits
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.days import spell_days
from figurecheck.model.expression import Term
from figurecheck.model.finding import Finding
from figurecheck.model.interval import Number, exact
from figurecheck.model.spelling import spell_number, spell_rounded
from figurecheck.model.statistic import TOTAL
from figurecheck.model.subject import subject
from figurecheck.model.window import Window

CODE = "FC407"

MIN_STATED = 2
"""Figures for other times by which the average of what is left is measured."""


@attr.frozen(eq=False, repr=False)
class _Stated:
    """A total over the days from ``start`` up to but not including ``end``."""

    claim: Claim
    start: int
    end: int

    @property
    def days(self) -> int:
        """How many there are."""
        return self.end - self.start

    @property
    def ends(self) -> tuple[Number | None, Number | None]:
        """The least and the most that its figure can mean."""
        reading = self.claim.reading.generous
        return reading.lower, reading.upper


@attr.frozen(eq=False, repr=False)
class _Left:
    """What a total leaves for the days that no figure is for: so many, and what they make at least
    and at most.
    """

    whole: _Stated
    parts: tuple[_Stated, ...]
    days: int
    lower: Number
    upper: Number


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One remark at most for each measure and place: the total whose rest lies farthest outside."""
    fighting = {
        name
        for finding in evidence.found
        if finding.proof is not None
        for name in (*finding.claims, *finding.also)
    }
    for told in _groups(evidence.claims):
        if any(one.claim.name in fighting for one in told):
            continue
        wholes = [one for one in told if one.days > 1]
        if len(wholes) * len(told) > limits.REMAINDERS:
            evidence.met.setdefault("REMAINDERS")
            continue
        found = [one for whole in wholes for one in _told(evidence.claims, whole, told)]
        if found:
            yield max(found, key=lambda one: one[0])[1]


def _groups(claims: Claims) -> Iterable[list[_Stated]]:
    """The totals over days of each measure and place, one of each time."""
    groups: dict[object, list[tuple[Claim, int, int]]] = {}
    for key, claim, start, end in _totals(claims):
        groups.setdefault(key, []).append((claim, start, end))
    for several in groups.values():
        if len(several) > MIN_STATED:
            group: dict[tuple[int, int], _Stated] = {}
            for claim, start, end in several:
                group.setdefault((start, end), _Stated(claim, start, end))
            if len(group) > MIN_STATED:
                yield list(group.values())


def _totals(claims: Claims) -> Iterator[tuple[object, Claim, int, int]]:
    """The totals over days, each with the measure and the place it is of, and its days."""
    for claim in claims.held():
        window, quantity = claim.window, claim.quantity
        if window is None or not isinstance(quantity, Term) or quantity.window is not None:
            continue
        measure = claims.measure(quantity.measure)
        if measure is None or not measure.adds_over_time or measure.least is None:
            continue
        plain = window.certain and window.stretch is None and claim.statistic == TOTAL
        if not plain or window.start is None or window.end is None or measure.least < 0:
            continue
        yield (measure.id, claim.members, quantity.members), claim, window.start, window.end


def _told(
    claims: Claims, whole: _Stated, every: Sequence[_Stated]
) -> Iterator[tuple[Fraction, Finding]]:
    """The remark on one total, with how far what it leaves lies outside."""
    left = _left(whole, every)
    beside = [one for one in every if one is not whole and one.days <= whole.days]
    if left is None or len(beside) < MIN_STATED:
        return
    lows = [Fraction(one.ends[0]) / one.days for one in beside if one.ends[0] is not None]
    highs = [Fraction(one.ends[1]) / one.days for one in beside if one.ends[1] is not None]
    if len(lows) < len(beside) or len(highs) < len(beside):
        return
    least, most = Fraction(left.lower) / left.days, Fraction(left.upper) / left.days
    if least > max(highs):
        yield (
            Fraction(least) / Fraction(max(highs) or 1),
            _remark(claims, left, least, max(highs), above=True),
        )
    elif most < min(lows):
        yield (
            Fraction(min(lows)) / Fraction(most or 1),
            _remark(claims, left, most, min(lows), above=False),
        )


def _left(whole: _Stated, every: Sequence[_Stated]) -> _Left | None:
    """What a total leaves beside as many of the days in it as figures cover; ``None`` where they
    cover none or all.
    """
    inside = [
        one
        for one in every
        if one is not whole and whole.start <= one.start and one.end <= whole.end
    ]
    parts: list[_Stated] = []
    for one in sorted(inside, key=lambda one: (one.end, -one.start)):
        if not parts or parts[-1].end <= one.start:
            parts.append(one)
    days = whole.days - sum(one.days for one in parts)
    lower, upper = whole.ends
    if not parts or days <= 0 or lower is None or upper is None:
        return None
    for one in parts:
        least, most = one.ends
        if least is None or most is None:
            return None
        lower, upper = exact(lower - most), exact(upper - least)
    return _Left(whole, tuple(parts), days, max(lower, 0), max(upper, 0))


def _remark(
    claims: Claims, left: _Left, average: Fraction, stated: Fraction, *, above: bool
) -> Finding:
    claim = left.whole.claim
    total = left.lower if above else left.upper
    side = ("at least", "more than the most") if above else ("at most", "less than the least")
    days = "the other day" if left.days == 1 else f"the other {left.days:,} days"
    each = f": {spell_rounded(exact(round(average)))} a day" if left.days > 1 else ""
    words = (
        f"{subject(claims, claim)}: {claim.figure.text} leaves {side[0]} {spell_number(total)} for"
        f" {days}{each}, {side[1]} stated for other days, {spell_rounded(exact(round(stated)))}"
        " a day"
    )
    labels = [figure_label(claim, spell_days(Window(left.whole.start, left.whole.end)))]
    labels += [
        figure_label(one.claim, spell_days(Window(one.start, one.end))) for one in left.parts
    ]
    names = tuple(sorted(one.claim.name for one in (left.whole, *left.parts)))
    spoken = [one.claim for one in (left.whole, *left.parts)]
    key = key_for(CODE, *(f"{one.name} {one.figure.text}" for one in spoken))
    return Finding(
        key,
        CODE,
        "note",
        words,
        tuple(labels),
        claims=names,
        help="nothing contradicts it: see whether those days can have been so extraordinary",
    )


QUESTION = Question(CODE, "remainder", ask)
