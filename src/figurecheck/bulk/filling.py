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

ROUNDS = (1, 3)
"""How often ends are carried at first, and for what is left then."""


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
    good = _tried(plan, columns, starts, cap, ROUNDS[0])
    if not good.all():
        counts = np.diff(np.append(starts, len(columns.w0)))
        left = columns.only(np.repeat(~good, counts))
        good[~good] = _tried(plan, left, np.nonzero(left.first)[0], cap, ROUNDS[1])
    return good


def _tried(plan: BondPlan, columns: Columns, starts: Any, cap: int, rounds: int) -> Any:
    """The sets for which there are numbers, as far as so many rounds show it."""
    import numpy as np

    room = (len(plan.nodes) + 1) * (cap + 2)  # no sum of ends is farther from 0
    kind: Any = np.int32 if room * (len(starts) + 1) < 2**31 else np.int64
    low = {node: np.clip(columns.low[node], 0, cap).astype(kind) for node in plan.nodes}
    high = {node: np.clip(columns.high[node], -1, cap).astype(kind) for node in plan.nodes}
    shift = np.cumsum(columns.first, dtype=kind) * kind(cap + 2)
    for _ in range(rounds):
        _onwards(low, shift)
        _backwards(high, shift)
        for bond in plan.bonds:
            _between(bond, low, high, cap)
    _onwards(low, shift)  # what is chosen are low ends: the high ones are only held against
    fits = np.ones(len(shift), dtype=bool)
    for node in plan.nodes:
        fits &= low[node] <= high[node]
    good = np.logical_and.reduceat(fits, starts)
    for bond in plan.bonds:
        any_part = np.zeros(len(starts), dtype=bool)
        for part in bond.parts:
            if not any_part[good].all():
                held = _chosen(bond, part, low, high, columns.first)
                any_part |= np.logical_and.reduceat(held, starts)
        good &= any_part
    return good


def _onwards(low: dict[Key, Any], shift: Any) -> None:
    """A later day has at least what an earlier one has at least."""
    import numpy as np

    for values in low.values():
        np.add(values, shift, out=values)
        np.maximum.accumulate(values, out=values)
        np.subtract(values, shift, out=values)


def _backwards(high: dict[Key, Any], shift: Any) -> None:
    """An earlier day has at most what a later one has at most."""
    import numpy as np

    for values in high.values():
        np.add(values, shift, out=values)
        np.minimum.accumulate(values[::-1], out=values[::-1])
        np.subtract(values, shift, out=values)


def _between(bond: Bond, low: dict[Key, Any], high: dict[Key, Any], cap: int) -> None:
    """The ends of a total by its parts, and of each part by the total and the others."""
    import numpy as np

    least, most = sum(low[part] for part in bond.parts), sum(high[part] for part in bond.parts)
    np.minimum(np.maximum(low[bond.whole], least), cap, out=low[bond.whole])
    np.maximum(np.minimum(high[bond.whole], most), -1, out=high[bond.whole])
    most -= low[bond.whole]
    least -= high[bond.whole]
    for part in bond.parts:
        below, above = high[part] - most, low[part] - least
        np.minimum(np.maximum(low[part], below), cap, out=low[part])
        np.maximum(np.minimum(high[part], above), -1, out=high[part])


def _chosen(bond: Bond, part: Key, low: dict[Key, Any], high: dict[Key, Any], first: Any) -> Any:
    """Where the lowest numbers fit, one part making up the total, and neither falls from the column
    before.
    """
    import numpy as np

    others = sum((low[one] for one in bond.parts if one != part), np.zeros_like(low[part]))
    whole = np.maximum(low[bond.whole], others + low[part])
    own = whole - others
    held = (whole <= high[bond.whole]) & (low[part] <= own) & (own <= high[part])
    for values in (whole, own):
        held[1:] &= first[1:] | (values[1:] >= values[:-1])
    return held
