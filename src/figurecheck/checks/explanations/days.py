"""Other days: the window begins or ends a day earlier or later, or it is that of another claim of
the same source.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.explanation import (
    Explanation,
    Subject,
    Trial,
    days_of,
    moved,
    plain_window,
    possible,
)
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


def _windows(
    subject: Subject, claim: Claim, window: tuple[int, int]
) -> list[tuple[tuple[int, int], Claim]]:
    """The windows of the source's other figures for the same quantity, the nearest ones first."""
    found: dict[tuple[int, int], Claim] = {}
    for other in subject.same_source[claim.source]:
        days = plain_window(other)
        if days not in (None, window) and _same_thing(claim, other):
            found.setdefault(days or (0, 0), other)
    start, end = window
    nearest = sorted(found, key=lambda days: (abs(days[0] - start) + abs(days[1] - end), days))
    return [(days, found[days]) for days in nearest[:MAX_WINDOWS_TRIED]]


def _same_thing(claim: Claim, other: Claim) -> bool:
    return claim.quantity == other.quantity and claim.members == other.members


def _trial(claim: Claim, start: int, end: int, why: str) -> Trial:
    text = (
        f"if {claim.figure.text} is for {spell_days(Window(start, end))}, not"
        f" {days_of(claim)} ({why})"
    )
    return moved(claim, start, end, text)


EXPLANATION = Explanation("days", 20, tries, few=True, lead="window")
