"""Whole numbers in words, and the grain of numbers that were not written in digits."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from figurecheck.model.interval import Number
from figurecheck.reading.phrases.cursor import Cursor, refuse


class _Count(NamedTuple):
    """A number in words so far: what is complete, the group of three digits in hand, and the scales
    met.

    ``scale`` is that of the last word, 1 for a number below 100 and 0 where nothing has been read.
    """

    total: int = 0
    group: int = 0
    ceiling: int = 0
    scale: int = 0

    def plus(self, number: int) -> _Count | None:
        """With a number word below 100 behind it, or ``None`` where none may follow."""
        if number == 0 or self.group == 0:
            fits = self.scale == 0 or (number > 0 and self.scale != 1)
        else:
            fits = self.group % (10 if number < 10 else 100) == 0 and not (
                number < 10 and self.group % 100 == 10
            )
        return self._replace(group=self.group + number, scale=1) if fits else None

    def times(self, scale: int) -> _Count | None:
        """With a scale word behind it, or ``None`` where it may not follow."""
        group = self.group or int(self.scale == 0)
        if scale < 1000:
            return self._replace(group=group * scale, scale=scale) if 0 < group < 100 else None
        if not group or (self.ceiling and scale >= self.ceiling):
            return None
        return _Count(self.total + group * scale, 0, scale, scale)


def read_cardinal(cursor: Cursor, article: int) -> tuple[int, int] | None:
    """A whole number in words, and the scale of its last word; ``article`` is 1 behind *a*,
    else 0.
    """
    count, end, start = _Count(group=article), cursor.at, cursor.at
    while True:
        longer = _longer(cursor, count)
        if longer is None:
            cursor.at = end
            return None if end == start else (count.total + count.group, count.scale)
        count, end = longer, cursor.at
        cursor.skip_hyphen()
        if count.scale >= 100:
            cursor.take(cursor.words.and_)


def _longer(cursor: Cursor, count: _Count) -> _Count | None:
    """The count with the next word, which is read, or ``None``."""
    number, scale = cursor.words.numbers.get(cursor.text), cursor.words.scales.get(cursor.text)
    longer = None if number is None else count.plus(int(number))
    if scale is not None:
        longer = count.times(int(scale))
    cursor.at += longer is not None
    return longer


def grain_of(value: Number) -> tuple[Number, Number, bool]:
    """Grain, place of the last digit, and whether that digit is a 5, of a number without spare
    zeros.

    Raises:
        FigureError: when the number has no last decimal, as a third of a million has none.
    """
    places, denominator = 0, Fraction(value).denominator
    while denominator > 1 and places <= 6:
        places += 1
        denominator = Fraction(value * 10**places).denominator
    if denominator > 1:
        refuse("the fraction has no last decimal", help="write the number in digits")
    if places:
        grain = Fraction(1, 10**places)
        return grain, grain, int(value / Fraction(grain)) % 10 == 5
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0")) if value else 0
    return 10**zeros, 1, digits[-1 - zeros] == "5"
