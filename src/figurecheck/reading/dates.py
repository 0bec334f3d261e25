"""Days in words, such as *March 15, 2025*, as the figures that a window is written in: advice,
never a reading.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    *(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
    ),
    *("november", "december"),
)

MAX_CHARACTERS = 60
"""Characters of the longest text that is looked at."""

_BETWEEN = r"\s+(?:to|until|till|through)\s+|\s*[–—]\s*"


def in_figures(text: str) -> str:
    """The days of a text as a window has them, ``2025-03-15`` or ``2025-03``, or two of them with a
    slash.

    Empty where they cannot be told: 3/4/2025 is a day of March in one country and of April in
    others.
    """
    if len(text) > MAX_CHARACTERS:
        return ""
    parts = [_one(part) for part in re.split(_BETWEEN, text.strip())]
    return "/".join(parts) if all(parts) and len(parts) <= 2 else ""


def _one(text: str) -> str:
    words = [
        word
        for word in re.split(r"[\s,./-]+", text.casefold())
        if word and word not in {"the", "of", "on"}
    ]
    if len(words) > 2 and (
        words[0].endswith("day") or words[0] in {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
    ):
        words = words[1:]
    months = [_month(word) for word in words]
    named = [month for month in months if month]
    numbers = [
        re.sub(r"(?<=[0-9])(?:st|nd|rd|th)$", "", word) for word in words if not _month(word)
    ]
    if len(named) > 1 or not all(re.fullmatch("[0-9]{1,4}", number) for number in numbers):
        return ""
    years = [number for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) < 3]
    if len(years) != 1 or len(years) + len(days) != len(numbers):
        return ""
    if named:
        return _spelled(int(years[0]), named[0], days)
    if (
        len(days) == 2 and days[0] != days[1] and max(days) > 12
    ):  # 15/3/2025 and 3/15/2025 are one day
        return _spelled(int(years[0]), min(days), [max(days)])
    return ""


def _month(word: str) -> int:
    """The number of a month by its name or the first three letters of it and more; 0 for any other
    word.
    """
    found = [
        index
        for index, name in enumerate(MONTHS, start=1)
        if len(word) >= 3 and name.startswith(word)
    ]
    return 9 if word == "sept" else found[0] if found else 0


def _spelled(year: int, month: int, days: list[int]) -> str:
    if not days:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, days[0]).isoformat() if len(days) == 1 else ""
    except ValueError:
        return ""
