"""What one relation of a table says for another: shares of a sum say that it is one."""

from __future__ import annotations

from collections.abc import Iterable

from figurecheck.bringing.tables.ratios import HUNDRED, ratio
from figurecheck.bringing.tables.shape import HELD, Candidate

SUPPORTING = 4
"""Lines at which shares of a total have to hold to support its sum."""


def of_hundred(candidate: Candidate, crossing: Iterable[int]) -> list[int]:
    """The crossing lines, of some, at which the whole is 100, so that the parts may be shares."""
    lines, whole = candidate.lines, candidate.whole
    hundred, units = HUNDRED * lines.grid.scale, lines.units[whole]
    return [
        cross
        for cross in crossing
        if (value := lines.values[whole][cross]) is not None
        and 2 * abs(value - hundred) <= units[cross]
    ]


def shares_say(candidate: Candidate, cross: int, other: int) -> bool:
    """Whether another crossing line, one of those of a hundred, has the percentages that the parts
    are of their sum at ``cross``, whatever is printed there as the whole.
    """
    lines = candidate.lines
    values, units = lines.values, lines.units
    if cross == other:
        return False
    total = sum(values[part][cross] or 0 for part in candidate.parts)
    under = total, units[candidate.whole][cross]
    fits = [
        ratio(
            share,
            units[part][other],
            (value, units[part][cross]),
            under,
            HUNDRED * lines.grid.scale,
        )
        for part in candidate.parts
        if (share := values[part][other]) is not None and (value := values[part][cross]) is not None
    ]
    held = sum(one.kind == HELD for one in fits)
    return held >= SUPPORTING and 4 * held >= 3 * len(fits)
