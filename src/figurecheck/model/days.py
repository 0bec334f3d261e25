"""Days as people write them: ``20-26 January 2025``, ``March 2025``, ``since 3 May 2024``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from figurecheck.model.window import Window

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spell_days(window: Window, periods: Mapping[str, Window] | None = None) -> str:
    """The days in words; by the name of a period where the window was written so."""
    if periods and window.text in periods:
        return window.text
    if window.undated:
        return "no days given"
    spelled = _between(window.start, window.end)
    if window.stretch is not None:
        spelled = f"{'a day' if window.stretch == 1 else f'{window.stretch:,} days'} in {spelled}"
    return f"about {spelled}" if window.about else spelled


def _between(start: int | None, end: int | None) -> str:  # noqa: PLR0911 -- one for each way to write them
    """The days from ``start`` up to but not including ``end``."""
    if start is None or end is None:
        if start is not None:
            return f"since {_day(date.fromordinal(start))}"
        return "at any time" if end is None else f"up to {_day(date.fromordinal(end - 1))}"
    first, last = date.fromordinal(start), date.fromordinal(end - 1)
    if first == last:
        return _day(first)
    if first.day == 1 and (last == date.max or date.fromordinal(end).day == 1):
        return _months(first, last)
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {_day(last)}"
    return f"{first.day}-{_day(last)}"


def _months(first: date, last: date) -> str:
    """Whole months, or whole years."""
    if (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year}-{last.year}"
    ends = f"{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return ends
    year = "" if first.year == last.year else f" {first.year}"
    return f"{MONTHS[first.month - 1]}{year} to {ends}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
