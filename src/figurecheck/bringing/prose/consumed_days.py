"""Years and days as running text writes them."""

from __future__ import annotations

import re
from datetime import date

import attr

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = re.compile(r"(?<!\d)(1\d\d\d|20\d\d)(?!\d)")
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")
_WORD = re.compile(r"[A-Za-z]{3,10}")

_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@attr.frozen
class Day:
    """What the words say: year, month and day of it, weekday from 0 for Monday; ``None`` for what
    they do not say.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def impossible(self) -> bool:
        """Whether there is no such day, in the year stated or in any."""
        if self.month is None or self.day is None:
            return False
        if not 1 <= self.day <= _MOST_DAYS[self.month - 1]:
            return True
        return self.year is not None and self.date is None

    @property
    def date(self) -> date | None:
        """The day, where all of it is said and it exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def day_of(text: str) -> Day:
    """The parts of a day in words; two days joined by a dash have neither day nor weekday."""
    words = [word.lower() for word in _WORD.findall(text)]
    month = next(
        (
            _MONTHS.index(word[:3]) + 1
            for word in words
            if word[:3] in _MONTHS and not _weekday(word)
        ),
        None,
    )
    year = _YEAR.search(text)
    number = _NUMBER.search(text) if month is not None else None
    weekday = next((index for word in words if (index := _weekday(word)) is not None), None)
    several = re.search(r"\d\s?[-–]\s?\d", text) is not None
    return Day(
        int(year[1]) if year is not None else None,
        month,
        int(number[1]) if number is not None and not several else None,
        None if several else weekday,
    )


def _weekday(word: str) -> int | None:
    found = [index for index, name in enumerate(WEEKDAYS) if name.lower()[: len(word)] == word]
    return found[0] if len(found) == 1 and len(word) >= 3 else None
