"""There is no such day, or it was another day of the week.

What it checks
    A day that is written with its month exists, in the year that is written with it; a weekday with
    day, month and year is that of the day, from 1925 on.

Why it matters
    A date that was copied from last year's text keeps its weekday, and sends people to a closed
    door.

Conflict::

    The permit runs out on 31 April 2025, and the hearing is on Tuesday, 8 April 2025.

    The second hearing is on Tuesday, 7 April 2025.

Clean::

    The permit runs out on 30 April 2025, and the hearing is on Tuesday, 8 April 2025.
"""

from __future__ import annotations

from figurecheck.bringing.prose.consumed_days import WEEKDAYS, day_of
from figurecheck.bringing.prose.pattern import Pattern, Remark, Sighting

CODE = "FC501"

FIRST_YEAR = 1925
"""Weekdays of earlier years may be told by another calendar."""

LAST_DAY = 31
"""A larger number behind a month is a year cut short: *Feb 87*."""

FORMS = (r"(?P<day>@D\d+)",)


def propose(found: Sighting) -> Remark | None:
    """What is wrong with a day."""
    one = found.sentence.consumed[int(found.words("day")[2:])]
    if one.kind not in {"day", "iso"}:
        return None
    said = day_of(one.text)
    if said.day == 0:
        return None  # 2 in January, 0 in February 2006: a cell of a list that lost its lines
    words = " ".join(one.text.split())
    if said.impossible and said.day is not None and said.day <= LAST_DAY:
        year = f" in {said.year}" if said.year is not None else ""
        told = f"month {said.month} has no day {said.day}{year}"
        return Remark(one.start, one.end, words, f"{words}: there is no such day", told)
    day = said.date
    if (
        day is None
        or said.weekday is None
        or day.year < FIRST_YEAR
        or day.weekday() == said.weekday
    ):
        return None
    true = WEEKDAYS[day.weekday()]
    headline = f"{words}: that is a {true}, not a {WEEKDAYS[said.weekday]}"
    return Remark(one.start, one.end, words, headline, f"{day.isoformat()} is a {true}")


PATTERN = Pattern(CODE, "calendar", FORMS, propose, needs="D")
