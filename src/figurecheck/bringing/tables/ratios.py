"""Relations in which a percentage is a hundred times one sum of figures over another."""

from __future__ import annotations

from figurecheck.bringing.tables.shape import BROKE, HELD, TRIVIAL, UNCHECKED, LineOutcome

HUNDRED = 100


def ratio(
    value: int, unit: int, over: tuple[int, int], under: tuple[int, int], scale: int
) -> LineOutcome:
    """How a percentage stands to 100 over / under; each of these with its unit, ``scale`` units
    making 1.

    What rounding can do is half a unit of each, taken at its worst; where the percentage has finer
    digits than the figures give, nothing can be said.
    """
    (top, top_unit), (bottom, bottom_unit) = over, under
    if not bottom or 2 * abs(bottom) <= bottom_unit:
        return LineOutcome(UNCHECKED)
    off = value * bottom - HUNDRED * scale * top
    room = (unit * abs(bottom) + HUNDRED * scale * top_unit + abs(value) * bottom_unit) // 2 + 1
    difference, widest = off // bottom, room // abs(bottom) + 1
    if not top and not value:
        return LineOutcome(TRIVIAL)
    if abs(off) <= room:
        return LineOutcome(HELD, difference, widest)
    return LineOutcome(BROKE, difference, widest)
