"""Digits with grouping and decimals, exactly as one convention or another writes them."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from figurecheck.errors import FigureError
from figurecheck.model.figure import WrittenNumber
from figurecheck.model.interval import Number, exact

MOST_DIGITS = 400
"""No figure has more; longer runs of digits are refused before they are turned into a number."""

_SPACES = "\u00a0\u2009\u202f "
_APOSTROPHES = "'’"


class Numeral(NamedTuple):
    """A number as it was written; the fields mean what they mean in a ``Figure``.

    ``unit`` is the currency whose sign stood before it, or the percent that stood in its brackets,
    ``scale`` the product of its scale words, which the first number of a range shares with the
    second (``1.2-1.5 million``). ``plus`` says that a plus sign stood before it. The form ``ratio``
    is that of ``part`` out of ``whole``, with the hedges of the whole; where ``stated`` is false
    the two say nothing but their ratio, as ``9 in 1,000`` does.
    """

    value: Number
    grain: Number
    digit_unit: Number
    five: bool = False
    form: str = "digits"
    word: str = ""
    unit: str = ""
    scale: Number = 1
    plus: bool = False
    part: Numeral | None = None
    whole: Numeral | None = None
    whole_hedges: tuple[str, ...] = ()
    stated: bool = False

    @property
    def number(self) -> WrittenNumber:
        """What a figure keeps of it."""
        return WrittenNumber(self.value, self.grain, self.digit_unit, self.five)

    def times(self, factor: Number) -> Numeral:
        """The numeral with a scale word behind it, or with its sign changed."""
        size = -factor if factor < 0 else factor
        return self._replace(
            value=exact(self.value * factor),
            grain=exact(self.grain * size),
            digit_unit=exact(self.digit_unit * size),
            scale=self.scale * size,
        )


def read_digits(text: str, numbers: str) -> Numeral:
    """The number that digits stand for, where ``numbers`` is ``en`` (7,300.5) or ``eu`` (7.300,5).

    Spaces and apostrophes group in both, and the Indian 1,00,000 is read where commas group.

    Raises:
        FigureError: when the number has more than 400 digits (FC012) or its separators fit no
            convention (FC014).
    """
    point, comma = (".", ",") if numbers == "en" else (",", ".")
    if len(text) > MOST_DIGITS and (
        len(text) > 2 * MOST_DIGITS or sum(map(str.isdigit, text)) > MOST_DIGITS
    ):
        msg = f"a number of more than {MOST_DIGITS} digits"
        raise FigureError(msg, "FC012", "shorten it: no figure needs so many")
    whole, mark, decimals = text.partition(point)
    if (mark and not decimals.isdigit()) or not _grouped(whole, comma):
        raise _broken(text, point)
    digits = (whole if whole.isdigit() else "".join(filter(str.isdigit, whole))) + decimals
    value = exact(Fraction(int(digits), 10 ** len(decimals))) if decimals else int(digits)
    if decimals:
        place = Fraction(1, 10 ** len(decimals))
        return Numeral(value, place, place, digits[-1] == "5")
    zeros = len(digits) - len(digits.rstrip("0")) if value else 0
    return Numeral(value, 10**zeros, 1, digits[-1 - zeros] == "5")


def _grouped(whole: str, comma: str) -> bool:
    """Whether the digits before the decimals are in groups of three, or in the Indian groups."""
    if whole.isdigit():
        return True
    separators = {character for character in whole if not character.isdigit()}
    if not separators:
        return True
    if len(separators) > 1 or not separators <= {comma, *_SPACES, *_APOSTROPHES}:
        return False
    separator = separators.pop()
    first, *middle, last = whole.split(separator)
    if len(last) != 3 or first.startswith("0"):
        return False
    threes = len(first) <= 3 and all(len(group) == 3 for group in middle)
    twos = separator == "," and len(first) <= 2 and all(len(group) == 2 for group in middle)
    return threes or twos


def _broken(text: str, point: str) -> FigureError:
    """The error for separators in the wrong places, with the two numbers that may have been
    meant.
    """
    last = max(position for position, character in enumerate(text) if not character.isdigit())
    head, tail = ("".join(filter(str.isdigit, part)) for part in (text[:last], text[last:]))
    return FigureError(
        f"{cut(text)} has its separators where no number has them",
        "FC014",
        f"write {cut(head + tail)} or {cut(head)}{point}{cut(tail)}; "
        + (
            "a source that writes 7.5 has `numbers: en`"
            if point == ","
            else "a source that writes 7,5 has `numbers: eu`"
        ),
    )


def cut(text: str) -> str:
    """The text, or its first 40 characters where it is longer: messages stay short whatever was
    written.
    """
    return text if len(text) <= 40 else f"{text[:40]}…"
