"""What a rounded number may have been, where its author says how it was rounded."""

from __future__ import annotations

from fractions import Fraction

from figurecheck.errors import FigureError
from figurecheck.model.interval import Interval, Number
from figurecheck.reading.phrases.digits import cut

ROUNDINGS = ("nearest", "half-up", "half-even", "truncated", "exact")
"""``nearest`` leaves open where halves go: both ends of its interval are included."""


def rounded_off(value: Number, unit: Number, rounding: str, text: str) -> Interval:
    """The numbers that give ``value`` when rounded to a multiple of ``unit``.

    ``half-up`` takes halves away from zero and ``truncated`` cuts towards zero, as ``decimal`` has
    them, so that both are mirrored below zero; of zero they keep neither end. ``text`` is the
    figure, for the errors.

    Raises:
        FigureError: FC101 when the value is no multiple of the unit, FC010 when there is no unit.
    """
    if unit == 0:
        msg = f"“{cut(text)}” has no last digit to have been rounded to"
        raise FigureError(msg, "FC010", "say to what it was rounded: rounded_to: 100")
    steps = Fraction(value) / unit
    if steps.denominator != 1:
        msg = (
            f"“{cut(text)}” is not what its rounding gives: it is no multiple of what it is"
            " rounded to"
        )
        raise FigureError(msg, "FC101", "check rounded_to, or leave it out")
    half = Fraction(unit) / 2
    match rounding:
        case "truncated":
            return Interval(
                value if value > 0 else value - unit,
                value if value < 0 else value + unit,
                value <= 0,
                value >= 0,
            )
        case "half-up":
            return Interval(value - half, value + half, value <= 0, value >= 0)
        case "half-even":
            odd = steps.numerator % 2 == 1
            return Interval(value - half, value + half, odd, odd)
        case _:
            return Interval(value - half, value + half)
