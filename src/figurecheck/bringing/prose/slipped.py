"""Whether one number is another with a slip of the hand: one digit, two neighbours exchanged, a
factor of ten.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.model.interval import Number, magnitude

ONE_DIGIT, SWAPPED, TENFOLD = "one digit", "two digits swapped", "a factor of ten"

FACTORS = (10, 1000, Fraction(1, 10), Fraction(1, 1000))
"""How many times as large a number is that has a digit, or three, too many or too few."""


def digits_of(value: Number, unit: Number) -> str:
    """The digits of a number in units of a last one; empty where it has further ones, or none at
    all, as *dozens* has.
    """
    if not unit:
        return ""
    count = Fraction(magnitude(value)) / unit
    return str(count.numerator) if count.denominator == 1 else ""


def digit_slip(own: str, other: str) -> str:
    """Which slip makes digits of others: one of them, or two neighbours; empty where none does."""
    if len(own) != len(other) or own == other:
        return ""
    apart = [at for at in range(len(own)) if own[at] != other[at]]
    if len(apart) == 1:
        return ONE_DIGIT
    first, last = apart[0], apart[-1]
    swapped = len(apart) == 2 and last == first + 1
    swapped = swapped and own[first] == other[last] and own[last] == other[first]
    return SWAPPED if swapped else ""


def tenfold_slip(value: Number, other: Number) -> str:
    """Whether a number is another with a digit, or three, too many or too few."""
    return TENFOLD if value and any(other == value * factor for factor in FACTORS) else ""
