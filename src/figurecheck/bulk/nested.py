"""Windows of one flow that lie within one another or apart: held exactly, from the innermost
outwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from figurecheck.bulk.facts import FARTHEST


class Nested(NamedTuple):
    """Whether no two windows cross, and for each that does not hold what lies in it the windows
    that say so.
    """

    fits: bool
    wrong: tuple[tuple[int, ...], ...]


def nested(windows: Sequence[tuple[int, int]], low: Sequence[int], high: Sequence[int]) -> Nested:
    """Holds each window against those right within it; nothing is below 0.

    A window holds at least what those within it hold together and, where they leave no day out, at
    most. Carried from the innermost outwards that is all that can be said of windows none of which
    cross: so where nothing is wrong there are numbers for all of them.
    """
    order = sorted(range(len(windows)), key=lambda one: (windows[one][0], -windows[one][1]))
    inside: list[list[int]] = [[] for _ in windows]
    open_: list[int] = []
    for one in order:
        start, end = windows[one]
        while open_ and windows[open_[-1]][1] <= start:
            open_.pop()
        if open_:
            if windows[open_[-1]][1] < end:
                return Nested(fits=False, wrong=())
            inside[open_[-1]].append(one)
        open_.append(one)
    least, most = [max(0, one) for one in low], list(high)
    wrong: list[tuple[int, ...]] = []
    for one in reversed(order):
        parts = inside[one]
        if parts:
            least[one] = max(least[one], min(FARTHEST, sum(least[part] for part in parts)))
            days = sum(windows[part][1] - windows[part][0] for part in parts)
            if days == windows[one][1] - windows[one][0]:
                most[one] = min(most[one], sum(most[part] for part in parts))
        if least[one] > most[one]:
            wrong.append((one, *parts))
            least[one] = min(least[one], high[one])  # told once, and not of everything around it
            most[one] = max(most[one], least[one])
    return Nested(fits=True, wrong=tuple(wrong))
