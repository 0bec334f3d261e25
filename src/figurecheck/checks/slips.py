"""Slips of the pen: the one small mistake that would turn one numeral into another."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType

FACTORS = MappingProxyType({10: "a factor of ten", 1000: "a factor of a thousand"})
"""How far apart figures often are that mean the same digits: a zero too many, million for billion.
"""


def typing_error(one: str, other: str) -> str:
    """What one mistake turns the numeral ``one`` into ``other``, in a few words; empty where none
    does.

    Both are digits with at most one full stop, no commas and no sign; of anything else nothing is
    said. A numeral of one digit has no digit to mistake for another.
    """
    if one == other or not (_numeral(one) and _numeral(other)):
        return ""
    factor = _factor(one, other)
    if factor:
        return factor
    if len(one) == len(other) and one.find(".") == other.find("."):
        return _misread(one.replace(".", ""), other.replace(".", ""))
    if len(other) == len(one) - 1 and _left_out(one, other) is not None:
        return "a digit dropped"
    added = _left_out(other, one) if len(one) == len(other) - 1 else None
    if added is None:
        return ""
    return "a digit doubled" if added and other[added] == other[added - 1] else "a digit added"


def _numeral(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdigit()


def _factor(one: str, other: str) -> str:
    small, large = sorted((Fraction(one), Fraction(other)))
    times = Fraction(large, small) if small else Fraction(0)
    return FACTORS.get(int(times), "") if times.denominator == 1 else ""


def _misread(one: str, other: str) -> str:
    """What is wrong between two numerals of the same length, point aside."""
    wrong = [
        index for index, (left, right) in enumerate(zip(one, other, strict=True)) if left != right
    ]
    if len(wrong) == 1 and len(one) > 1:
        return "one digit different"
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        first, second = wrong
        if (one[first], one[second]) == (other[second], other[first]):
            return "two neighbouring digits swapped"
    return ""


def _left_out(long: str, short: str) -> int | None:
    """The place of the digit without which ``long`` is ``short``, the last one of a run; ``None``
    where none is.
    """
    same = next(
        (
            index
            for index, (left, right) in enumerate(zip(long, short, strict=False))
            if left != right
        ),
        None,
    )
    index = len(short) if same is None else same
    return index if long[index] != "." and long[:index] + long[index + 1 :] == short else None
