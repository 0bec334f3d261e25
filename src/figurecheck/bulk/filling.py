"""Numbers for running counts of a total and its parts that nobody stated on every day.

Ends are carried along time, from parts to totals and back, a few times; then numbers are chosen, as
low as they can be but for one part that makes up the total. Whatever is chosen is held against
every end, every sum and every day before: where it holds the set is consistent, where it does not
nothing is concluded.
"""

from __future__ import annotations

from typing import Any

from figurecheck.bulk.columns import Columns
from figurecheck.bulk.facts import FARTHEST
from figurecheck.bulk.plans import BondPlan
from figurecheck.relations.screening import EQUAL, Bond
from figurecheck.relations.wholes import Key

ROUNDS = 3
"""How often ends are carried."""


def can_fill(plan: BondPlan) -> bool:
    """Whether its bonds are sums of parts alone, none within another, of counts that never fall."""
    parts = {part for bond in plan.bonds for part in bond.parts}
    plain = all(bond.kind == EQUAL and bond.whole not in parts for bond in plan.bonds)
    return plan.branching and plain and plan.grows == set(plan.nodes)


def filled(plan: BondPlan, columns: Columns, starts: Any) -> Any:
    """The sets of columns, all of one beginning, for which there are numbers that fit."""
    import numpy as np

    most = max(
        (
            int(values[values < FARTHEST].max())
            for values in columns.high.values()
            if (values < FARTHEST).any()
        ),
        default=0,
    )
    cap = (max(most, 0) + 1) * (len(plan.nodes) + 1)
    if cap >= FARTHEST // (len(starts) + 1):
        return np.zeros(len(starts), dtype=bool)
    low = {node: np.clip(columns.low[node], 0, cap) for node in plan.nodes}
    high = {node: np.clip(columns.high[node], -1, cap) for node in plan.nodes}
    shift = (np.cumsum(columns.first) - 1) * (cap + 2)
    for _ in range(ROUNDS):
        _in_time(plan, low, high, shift)
        for bond in plan.bonds:
            _between(bond, low, high, cap)
    _in_time(plan, low, high, shift)
    fits = np.ones(len(shift), dtype=bool)
    for node in plan.nodes:
        fits &= low[node] <= high[node]
    good = np.logical_and.reduceat(fits, starts)
    for bond in plan.bonds:
        any_part = np.zeros(len(starts), dtype=bool)
        for part in bond.parts:
            held = _chosen(bond, part, low, high, columns.first)
            any_part |= np.logical_and.reduceat(held, starts)
        good &= any_part
    return good


def _in_time(plan: BondPlan, low: dict[Key, Any], high: dict[Key, Any], shift: Any) -> None:
    """A later day has at least what an earlier one has at least, an earlier one at most what a
    later one has.
    """
    import numpy as np

    for node in plan.nodes:
        low[node] = np.maximum.accumulate(low[node] + shift) - shift
        high[node] = np.minimum.accumulate((high[node] + shift)[::-1])[::-1] - shift


def _between(bond: Bond, low: dict[Key, Any], high: dict[Key, Any], cap: int) -> None:
    """The ends of a total by its parts, and of each part by the total and the others."""
    import numpy as np

    least, most = sum(low[part] for part in bond.parts), sum(high[part] for part in bond.parts)
    low[bond.whole] = np.clip(np.maximum(low[bond.whole], least), 0, cap)
    high[bond.whole] = np.clip(np.minimum(high[bond.whole], most), -1, cap)
    for part in bond.parts:
        below, above = low[bond.whole] - (most - high[part]), high[bond.whole] - (least - low[part])
        low[part] = np.clip(np.maximum(low[part], below), 0, cap)
        high[part] = np.clip(np.minimum(high[part], above), -1, cap)


def _chosen(bond: Bond, part: Key, low: dict[Key, Any], high: dict[Key, Any], first: Any) -> Any:
    """Where the lowest numbers fit, one part making up the total, and neither falls from the column
    before.
    """
    import numpy as np

    others = sum(
        (low[one] for one in bond.parts if one != part), np.zeros(len(first), dtype=np.int64)
    )
    whole = np.maximum(low[bond.whole], others + low[part])
    own = whole - others
    held = (whole <= high[bond.whole]) & (low[part] <= own) & (own <= high[part])
    for values in (whole, own):
        held[1:] &= first[1:] | (values[1:] >= values[:-1])
    return held
