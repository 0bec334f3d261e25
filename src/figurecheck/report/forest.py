"""The forest of a quantity in the terminal: the intervals that sources give it, one line each, on
one scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Interval, Number
from figurecheck.model.spelling import spell_interval, spell_rounded
from figurecheck.model.subject import publisher
from figurecheck.report.safe import safe

WIDTH = 48
"""Characters of the scale."""

MARKS = {"generous": "─", "rounded": "━", "literal": "█"}
"""What each reading is drawn with, the widest one first; a narrower one covers it."""


def forest(claims: Claims, told: Sequence[Claim], title: str) -> str:
    """The lines of one quantity: its title, a line a claim, the scale, and where no number is
    within all.
    """
    ends = [end for claim in told for end in _ends(claim.reading.generous)]
    low, high = (min(ends), max(ends)) if ends else (0, 0)
    if low == high:
        low, high = low - 1, high + 1
    named = [(safe(publisher(claims, claim.source)), claim) for claim in told]
    width = max((len(name) for name, _ in named), default=0)
    lines = [safe(title)]
    lines += [
        f"  {name:<{width}}  {_bar(claim, low, high)}  {safe(claim.figure.text)}"
        for name, claim in named
    ]
    left, right = spell_rounded(low), spell_rounded(high)
    lines.append(f"  {'':<{width}}  {left}{right:>{max(len(right) + 1, WIDTH - len(left))}}")
    gap = _gap([claim.reading.generous for claim in told])
    if gap is not None:
        lines.append(
            f"  {'':<{width}}  no number is within all of them: a gap of {spell_rounded(gap)}"
        )
    elif len(told) > 1:
        lines.append(f"  {'':<{width}}  all of them hold for {_common(told)}")
    return "\n".join(lines) + "\n"


def _ends(interval: Interval) -> list[Number]:
    return [end for end in (interval.lower, interval.upper) if end is not None]


def _bar(claim: Claim, low: Number, high: Number) -> str:
    cells = [" "] * WIDTH
    for level in reversed(LEVELS):
        interval = claim.reading.at(level)
        first = 0 if interval.lower is None else _cell(interval.lower, low, high)
        last = WIDTH - 1 if interval.upper is None else _cell(interval.upper, low, high)
        for index in range(first, last + 1):
            cells[index] = MARKS[level]
    if claim.reading.generous.lower is None:
        cells[0] = "◀"
    if claim.reading.generous.upper is None:
        cells[-1] = "▶"
    return "".join(cells)


def _cell(value: Number, low: Number, high: Number) -> int:
    """The cell of the scale that a value falls in."""
    place = (Fraction(value) - low) / Fraction(high - low) * (WIDTH - 1)
    return min(WIDTH - 1, max(0, round(place)))


def _gap(intervals: Sequence[Interval]) -> Number | None:
    """How far the highest lower end lies above the lowest upper one; ``None`` where it does not."""
    lower = max((one.lower for one in intervals if one.lower is not None), default=None)
    upper = min((one.upper for one in intervals if one.upper is not None), default=None)
    return lower - upper if lower is not None and upper is not None and lower > upper else None


def _common(told: Sequence[Claim]) -> str:
    """The narrowest reading of all at which they share numbers, in words."""
    for level in LEVELS:
        intervals = [claim.reading.at(level) for claim in told]
        if _gap(intervals) is None:
            lower = max((one.lower for one in intervals if one.lower is not None), default=None)
            upper = min((one.upper for one in intervals if one.upper is not None), default=None)
            return f"{spell_interval(Interval(lower, upper))}, read as {level}"
    return "none"
