"""What one relation of a table says for another: shares of a sum say that it is one."""

from __future__ import annotations

from figurecheck.bringing.tables.ratios import HUNDRED, ratio
from figurecheck.bringing.tables.shape import HELD, Candidate

SUPPORTING = 4
"""Lines at which shares of a total have to hold to support its sum."""


def shares_say(candidate: Candidate, cross: int, other: int) -> bool:
    """Whether another crossing line has the percentages that the parts are of their sum at
    ``cross``, whatever is printed there as the whole.
    """
    lines = candidate.lines
    values, units = lines.values, lines.units
    whole = values[candidate.whole][other]
    hundred = HUNDRED * lines.grid.scale
    if cross == other or whole is None:
        return False
    if 2 * abs(whole - hundred) > units[candidate.whole][other]:
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
