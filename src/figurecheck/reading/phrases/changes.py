"""Changes as factors, and factors back as the changes that were written: *up 20 %* is 6/5 times."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType

import attr

from figurecheck.model.figure import Figure, WrittenNumber
from figurecheck.model.interval import Interval, Number, exact
from figurecheck.reading.phrases.cursor import refuse

_OTHER_WAY = MappingProxyType(
    {
        "at-least": "at-most",
        "at-most": "at-least",
        "more-than": "less-than",
        "less-than": "more-than",
    }
)
"""What a bound on a fall is of the difference, which is below zero."""


def to_factor(figure: Figure, direction: str) -> Figure:
    """The factor of a change in percent or in a fraction, the difference of one in digits.

    ``direction`` is ``up`` or ``down``.

    Raises:
        FigureError: when the figure is something else (*down dozens*), or has a sign besides its
            direction.
    """
    if figure.form == "multiple" and direction == "up":
        return figure
    if figure.unit == "points":
        return _signed(figure, direction)
    if figure.unit != "percent" and figure.form == "digits":
        return attr.evolve(_signed(figure, direction), word=direction)
    if figure.form != "fraction" and figure.unit != "percent":
        refuse(
            "a change in anything but digits, percent, a fraction or a multiple has no plain size",
            help="write the number in digits",
        )
    if figure.value < 0:
        refuse("a change with a direction has no sign as well", help="write down 5 % or up 5 %")
    sign, size = -1 if direction == "down" else 1, 1 if figure.form == "fraction" else 100
    moved = _moved(figure, lambda change: 1 + sign * Fraction(change) / size, Fraction(1, size))
    factor = attr.evolve(moved, form="change", word=direction, unit="")
    return _turned(factor) if sign < 0 else factor


def _signed(figure: Figure, direction: str) -> Figure:
    """Points or things up or down: a difference, below zero where it went down."""
    if figure.value < 0:
        refuse("a change with a direction has no sign as well", help="write down 5 or up 5")
    if direction == "up":
        return figure
    if figure.hedge == "up-to":
        refuse(
            "“down by up to” has no plain reading but in percent",
            help="claim it of a[earlier] - a[later]",
        )
    hedge = _OTHER_WAY.get(figure.hedge, figure.hedge)
    return _turned(_moved(attr.evolve(figure, hedge=hedge), lambda points: -points, 1))


def to_change(figure: Figure) -> Figure:
    """The change that was written as the factor ``figure``, in percent or as a fraction."""
    sign, size = sign_of(figure), size_of(figure)
    moved = _moved(figure, lambda factor: (factor - 1) * sign * size, size)
    form, unit = ("fraction", "") if size == 1 else ("digits", "percent")
    change = attr.evolve(moved, form=form, word="", unit=unit)
    return _turned(change) if sign < 0 else change


def to_factors(change: Interval, sign: int, size: int) -> Interval:
    """The interval of 1 ± change, of which there are ``size`` parts in one."""
    lower, upper = (
        None if end is None else 1 + sign * Fraction(end) / size
        for end in (change.lower, change.upper)
    )
    if sign > 0:
        return Interval(lower, upper, change.lower_open, change.upper_open)
    return Interval(upper, lower, change.upper_open, change.lower_open)


def sign_of(figure: Figure) -> int:
    """1 where the change adds to what was there, -1 where it takes away."""
    return -1 if figure.word == "down" else 1


def size_of(figure: Figure) -> int:
    """How many of the units that the change was written in make one: 100 in percent, 1 for
    fractions.
    """
    return 1 if figure.grain == 0 else 100


def _moved(figure: Figure, move: Callable[[Number], Number], scale: Number) -> Figure:
    """The figure with its numbers moved and its grains scaled."""

    def anew(number: WrittenNumber) -> WrittenNumber:
        return number.moved(exact(move(number.value)), scale)

    end = None if figure.end is None else anew(figure.end)
    return attr.evolve(figure, number=anew(figure.number), end=end)


def _turned(figure: Figure) -> Figure:
    """The figure with the ends of its range the other way round."""
    if figure.end is None:
        return figure
    return attr.evolve(figure, number=figure.end, end=figure.number)
