"""Tight ends held against one another, whole columns at once, by the bonds of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attr

from figurecheck.bulk.columns import Columns
from figurecheck.bulk.facts import FARTHEST
from figurecheck.bulk.filling import can_fill, filled
from figurecheck.bulk.plans import BondPlan
from figurecheck.relations.screening import COMPLETE, EQUAL
from figurecheck.relations.wholes import Key


@attr.frozen(eq=False, repr=False)
class HeldColumns:
    """What came of holding columns: where each quantity is flagged, and which sets are seen to be
    consistent or not.

    ``covered`` says of each set whether its flags are all there is to say: without any it is
    consistent.
    """

    flagged: Mapping[Key, Any]
    covered: Any


def hold(plan: BondPlan, columns: Columns) -> HeldColumns:
    """Holds the columns against one another.

    Where numbers are found for a whole set nothing in it can be wrong: only the others are looked
    at further.
    """
    import numpy as np

    starts = np.nonzero(columns.first)[0]
    apart, rising = _shapes(columns, starts)
    exact = np.ones(len(columns.w0), dtype=bool)
    for node in plan.nodes:
        exact &= columns.stated[node] & (columns.low[node] == columns.high[node])
    exact = np.logical_and.reduceat(exact, starts)
    open_ = rising & ~exact
    if not (plan.screened and can_fill(plan) and open_.any()):
        return _held(plan, columns, (apart, rising, exact), starts)
    counts = np.diff(np.append(starts, len(columns.w0)))
    good = np.zeros(len(starts), dtype=bool)
    if open_.all():
        good = filled(plan, columns, starts)
    else:
        part = columns.only(np.repeat(open_, counts))
        good[open_] = filled(plan, part, np.nonzero(part.first)[0])
    flagged = {node: np.zeros(len(columns.w0), dtype=bool) for node in plan.nodes}
    if not good.all():
        kept = np.repeat(~good, counts)
        left = columns.only(kept)
        shapes = (apart[~good], rising[~good], exact[~good])
        further = _held(plan, left, shapes, np.nonzero(left.first)[0])
        for node in plan.nodes:
            flagged[node][kept] = further.flagged[node]
        good[~good] = further.covered
    return HeldColumns(flagged, good)


def _held(
    plan: BondPlan, columns: Columns, shapes: tuple[Any, Any, Any], starts: Any
) -> HeldColumns:
    """Holds the columns against one another by the bonds; ``shapes`` say of each set whether its
    windows are apart, whether they begin together, and whether all is stated exactly.
    """
    import numpy as np

    apart, rising, exact = shapes
    flagged = by_bonds(plan, columns.low, columns.high, columns.stated)
    for node in plan.nodes:
        if node in plan.grows:
            flagged[node] |= _falls(columns, node)
    counts = np.diff(np.append(starts, len(columns.w0)))
    steps = np.repeat(exact & rising & ~apart, counts)
    if (
        steps.any()
    ):  # figures that run from one day on say what came between: these are held as well
        low = {node: _steps(columns.low[node], columns.first) for node in plan.nodes}
        found = by_bonds(plan, low, low, columns.stated)
        for node in plan.nodes:
            flagged[node] |= found[node] & steps
    covered = (apart & (plan.branching | exact)) | (rising & exact)
    return HeldColumns(flagged, covered & plan.screened)


def _shapes(columns: Columns, starts: Any) -> tuple[Any, Any]:
    """Of each set, whether its windows share no day, and whether all of them begin on one."""
    import numpy as np

    same = ~columns.first
    apart, rising = np.ones(len(same), dtype=bool), np.ones(len(same), dtype=bool)
    apart[1:] = ~same[1:] | (columns.w0[1:] >= columns.w1[:-1])
    rising[1:] = ~same[1:] | (columns.w0[1:] == columns.w0[:-1])
    return np.logical_and.reduceat(apart, starts), np.logical_and.reduceat(rising, starts)


def by_bonds(
    plan: BondPlan, lower: Mapping[Key, Any], upper: Mapping[Key, Any], stated: Mapping[Key, Any]
) -> dict[Key, Any]:
    """Where the ends of each quantity do not meet, or do not fit those it is bound to, by
    quantity.
    """
    import numpy as np

    low, high = dict(lower), dict(upper)
    flagged = {}
    for node in plan.nodes:
        if node in plan.least:
            low[node] = np.maximum(low[node], 0)
        flagged[node] = low[node] > high[node]
    for bond in plan.bonds:
        least, most = (
            _sum([low[part] for part in bond.parts]),
            _sum([high[part] for part in bond.parts]),
        )
        wrong = least > high[bond.whole]
        both = np.full(len(wrong), bond.kind == EQUAL)
        if bond.kind == COMPLETE:
            both = np.logical_and.reduce([stated[part] for part in bond.parts])
        wrong |= both & (low[bond.whole] > most)
        for node in (bond.whole, *bond.parts):
            flagged[node] |= wrong
        if plan.branching:
            low[bond.whole] = np.maximum(low[bond.whole], least)
            high[bond.whole] = np.where(both, np.minimum(high[bond.whole], most), high[bond.whole])
    return flagged


def _sum(ends: Sequence[Any]) -> Any:
    """The sum of ends; what has no end stays without."""
    import numpy as np

    total = ends[0].copy()
    for one in ends[1:]:
        np.clip(total + one, -FARTHEST, FARTHEST, out=total)
    return total


def _steps(values: Any, first: Any) -> Any:
    """What came since the column before, in the first of a set all there is."""
    import numpy as np

    found = values.copy()
    found[1:] = np.where(first[1:], values[1:], values[1:] - values[:-1])
    return found


def running(values: Any, part: Any) -> Any:
    """The greatest value so far, within each part; parts are numbered in order and stand
    together.
    """
    import numpy as np

    falls = (part[1:] == part[:-1]) & (values[1:] < values[:-1])
    if not falls.any():
        return values
    found = values.copy()
    for one in np.unique(part[1:][falls]).tolist():
        start, end = np.searchsorted(part, one, "left"), np.searchsorted(part, one, "right")
        np.maximum.accumulate(found[start:end], out=found[start:end])
    return found


def falls(low: Any, high: Any, part: Any) -> tuple[Any, Any]:
    """The pairs of a day and a later one of the same part whose number is smaller, both at their
    tightest.

    Of each later day that is so the pair with the day before it that has the greatest number is
    given.
    """
    import numpy as np

    most = running(low, part)
    later = np.nonzero((part[1:] == part[:-1]) & (most[:-1] > high[1:]))[0] + 1
    earlier = later - 1
    for index in np.nonzero(low[earlier] != most[earlier])[0].tolist():
        start = int(np.searchsorted(part, part[later[index]], "left"))
        earlier[index] = start + int(np.argmax(low[start : later[index]]))
    return earlier, later


def _falls(columns: Columns, node: Key) -> Any:
    """Where a day has a smaller number than one before it with the same beginning, and where that
    one is.
    """
    import numpy as np

    at = np.nonzero(columns.stated[node])[0]
    wrong = np.zeros(len(columns.w0), dtype=bool)
    if len(at) > 1:
        new = columns.first.copy()
        new[1:] |= columns.w0[1:] != columns.w0[:-1]
        earlier, later = falls(columns.low[node][at], columns.high[node][at], np.cumsum(new)[at])
        wrong[at[earlier]] = True
        wrong[at[later]] = True
    return wrong
