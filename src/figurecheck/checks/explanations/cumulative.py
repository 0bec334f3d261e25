"""Cumulative for daily, stock for flow: the figure is a running count, or only the last day
of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.explanation import Explanation, Subject, Trial, days_of, moved
from figurecheck.checks.vicinity import plain_window
from figurecheck.model.days import spell_days
from figurecheck.model.statistic import TOTAL
from figurecheck.model.window import Window


def tries(subject: Subject) -> Iterator[Trial]:
    """Each figure counted from the earliest day that the others start on, then for its last day
    alone.
    """
    windows = [window for window in map(plain_window, subject.speakers) if window is not None]
    first = min((start for start, _ in windows), default=0)
    for claim in subject.speakers:
        start, end = plain_window(claim) or (0, 0)
        if claim.name not in subject.lone or claim.statistic != TOTAL or not start:
            continue
        if first < start:
            since = spell_days(Window(first, first + 1))
            text = f"if {claim.figure.text} is the count since {since}"
            yield moved(claim, first, end, f"{text}, not for {days_of(claim)}")
        if end - start > 2:
            text = f"if {claim.figure.text} is for {spell_days(Window(end - 1, end))} alone"
            yield moved(claim, end - 1, end, f"{text}, not for {days_of(claim)}")


EXPLANATION = Explanation("cumulative", 40, tries, few=True, lead="running count")
