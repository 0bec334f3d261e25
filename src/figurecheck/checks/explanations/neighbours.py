"""The neighbouring day or week: the figure belongs to the window of the same length before or
after.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.explanation import (
    Explanation,
    Subject,
    Trial,
    days_of,
    moved,
    possible,
)
from figurecheck.checks.vicinity import plain_window
from figurecheck.model.days import spell_days
from figurecheck.model.window import Window

MAX_DAYS_TRIED = 31
"""Days of the longest window whose neighbours are tried."""


def tries(subject: Subject) -> Iterator[Trial]:
    """The window before, then the one after."""
    for claim in subject.speakers:
        start, end = plain_window(claim) or (0, 0)
        days = end - start
        if claim.name not in subject.lone or not 0 < days <= MAX_DAYS_TRIED:
            continue
        for step in (-days, days):
            if not possible(start + step, end + step):
                continue
            told = spell_days(Window(start + step, end + step))
            text = f"if {claim.figure.text} is for {told}, not {days_of(claim)}"
            yield moved(claim, start + step, end + step, text)


EXPLANATION = Explanation("neighbours", 30, tries, few=True, lead="neighbour")
