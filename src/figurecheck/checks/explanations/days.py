"""Other days: the window begins or ends a day earlier or later, or it is that of another claim of
the same source.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest

from figurecheck.checks.explanation import (
    Explanation,
    Subject,
    Trial,
    days_of,
    moved,
    possible,
)
from figurecheck.checks.vicinity import Days, plain_window
from figurecheck.model.claim import Claim
from figurecheck.model.days import spell_days
from figurecheck.model.window import Window

MAX_WINDOWS_TRIED = 6
"""How many windows of other figures are tried for one."""


def tries(subject: Subject) -> Iterator[Trial]:
    """Each end moved by a day, then the windows of the source's other figures."""
    for claim in subject.speakers:
        window = plain_window(claim)
        if window is None or claim.name not in subject.lone:
            continue
        start, end = window
        ends = [(start - 1, end), (start, end + 1)]
        if end - start > 1:
            ends += [(start + 1, end), (start, end - 1)]
        for first, last in ends:
            if possible(first, last):
                yield _trial(claim, first, last, "one day off")
    for claim in subject.speakers:
        window = plain_window(claim) if claim.name in subject.lone else None
        for days, other in _windows(subject, claim, window) if window is not None else ():
            yield _trial(claim, *days, f"as {other.figure.text} is")


def _windows(subject: Subject, claim: Claim, window: Days) -> list[tuple[Days, Claim]]:
    """The windows of the source's other figures for the same quantity, the nearest ones first."""
    found = subject.vicinity.windows(claim)
    start, end = window
    nearest = nsmallest(
        MAX_WINDOWS_TRIED,
        (days for days in found if days != window),
        key=lambda days: (abs(days[0] - start) + abs(days[1] - end), days),
    )
    return [(days, found[days]) for days in nearest]


def _trial(claim: Claim, start: int, end: int, why: str) -> Trial:
    text = (
        f"if {claim.figure.text} is for {spell_days(Window(start, end))}, not"
        f" {days_of(claim)} ({why})"
    )
    return moved(claim, start, end, text)


EXPLANATION = Explanation("days", 20, tries, few=True, lead="window")
