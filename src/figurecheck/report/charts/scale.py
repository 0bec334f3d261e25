"""Scales: exact numbers and days to pixels, and the ticks below them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import attr

from figurecheck.model.interval import Number, exact, magnitude
from figurecheck.model.spelling import spell_rounded

LONG = 14
"""Letters above which a number on an axis is written as a power of ten."""

DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@attr.frozen
class Scale:
    """Numbers from ``low`` to ``high``, which differ, from pixel ``left`` to pixel ``right``, both
    included.
    """

    low: Number
    high: Number
    left: int
    right: int

    def at(self, value: Number) -> int:
        """The pixel of a number; numbers beyond an end are at that end."""
        inside = min(max(value, self.low), self.high)
        return self.left + round(
            Fraction(inside - self.low) * (self.right - self.left) / (self.high - self.low)
        )


def scale_for(values: Iterable[Number], left: int, right: int, *, padded: bool = True) -> Scale:
    """A scale on which all values have a place, some room at both ends where padded."""
    every = list(values) or [0]
    low, high = min(every), max(every)
    if low == high:
        low, high = (
            low - (magnitude(low) * Fraction(1, 10) or 1),
            high + (magnitude(high) * Fraction(1, 10) or 1),
        )
    room = (high - low) * Fraction(1, 12) if padded else 0
    return Scale(exact(low - room), exact(high + room), left, right)


def ticks(scale: Scale, most: int = 6) -> list[Number]:
    """At most so many round numbers on the scale, in ascending order."""
    span = Fraction(scale.high - scale.low)
    power = Fraction(10) ** (
        len(str(int(span))) - 1 if span >= 1 else -len(str(int(Fraction(1) / span)))
    )
    step = next(
        step
        for times in (1, 2, 5, 10, 20, 50, 100)
        if (step := Fraction(power * times, 10)) and Fraction(span, step) <= most - 1
    )
    first = -(-Fraction(scale.low) // step)
    last = Fraction(scale.high) // step
    return [exact(step * index) for index in range(int(first), int(last) + 1)]


def short(value: Number, *, percent: bool = False) -> str:
    """A number for an axis: written out where it is short, else as so many powers of ten."""
    if percent:
        return f"{short(exact(value * 100))} %"
    spelled = spell_rounded(value)
    if len(spelled) <= LONG:
        return spelled
    size = len(str(int(magnitude(value)))) - 1
    if size < 6:
        return spelled[:LONG]
    leading = round(Fraction(value) / Fraction(10 ** (size - 1)))
    return f"{spell_rounded(Fraction(leading, 10))}×10^{size}"


def day_ticks(first: int, last: int, most: int = 7) -> list[tuple[int, str]]:
    """At most so many days between two ordinals, both included, each with what it is called on an
    axis.
    """
    last = min(last, date.max.toordinal())
    for step in DAY_STEPS:
        if (last - first) <= step * (most - 1):
            return [
                (day, date.fromordinal(day).isoformat()) for day in range(first, last + 1, step)
            ]
    for step in MONTH_STEPS:
        if (last - first) <= step * 30 * (most - 1):
            return _months(first, last, step)
    for step in YEAR_STEPS:
        if (last - first) <= step * 365 * (most - 1):
            return _years(first, last, step)
    return _years(first, last, YEAR_STEPS[-1])


def _months(first: int, last: int, step: int) -> list[tuple[int, str]]:
    begin = date.fromordinal(first)
    found = []
    for index in range(
        begin.year * 12 + begin.month - 1, (date.fromordinal(last).year + 1) * 12, 1
    ):
        if index % step == 0 and index < (date.max.year + 1) * 12:
            day = date(index // 12, index % 12 + 1, 1).toordinal()
            if first <= day <= last:
                found.append((day, f"{index // 12:04}-{index % 12 + 1:02}"))
    return found


def _years(first: int, last: int, step: int) -> list[tuple[int, str]]:
    begin, end = date.fromordinal(first).year, date.fromordinal(last).year
    years = [year for year in range(begin, end + 1) if year % step == 0]
    days = [(date(year, 1, 1).toordinal(), f"{year:04}") for year in years if year]
    return [(day, name) for day, name in days if first <= day <= last]
