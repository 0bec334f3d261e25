"""What of a large connected set goes to the core: pairs of one quantity, and neighbourhoods of what
is flagged.

Figures that a rule ties over the same days, or a day and a later one of a running count: each
source by itself, then all that do not contradict one another about one quantity, where a conflict
would be a consequence of one that is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from figurecheck.bulk.blocks import Block
from figurecheck.bulk.ends import by_bonds, falls
from figurecheck.bulk.facts import Facts
from figurecheck.bulk.nested import nested
from figurecheck.bulk.plans import BondPlan, Plans
from figurecheck.bulk.screen import Groups, Suspect, columns_of, groups_of
from figurecheck.relations.wholes import Key


class LargeParts(NamedTuple):
    """What of a large set is decided: ``pairs`` of rows, ``near`` sets of rows; and whether that is
    all of it.
    """

    pairs: Any
    near: list[list[int]]
    full: bool


def parts_of_large(suspect: Suspect, facts: Facts, plans: Plans) -> LargeParts:
    """The parts of a large set that could be in conflict."""
    import numpy as np

    block = suspect.rows
    groups = groups_of(block)
    ends = np.append(groups.starts, len(block))
    size = np.diff(ends)
    rival = groups.low > groups.high
    two = np.nonzero(rival & (size == 2))[0]
    pairs = np.stack([block.row[groups.starts[two]], block.row[groups.starts[two] + 1]], axis=1)
    near = [_rows(block, ends, [index]) for index in np.nonzero(rival & (size > 2))[0].tolist()]
    near += [
        _rows(block, ends, [index]) for index in np.nonzero(~rival & (groups.high < 0))[0].tolist()
    ]
    measures = [plans.claims.measure(name) for name in facts.measures]
    names = [one.id if one is not None else "" for one in measures]
    views = [block.only(block.source == source) for source in np.unique(block.source).tolist()]
    views += [block.only(~np.repeat(rival, size))] if len(views) > 1 else []
    for view in views:
        for one in _of_view(view, facts, names, plans):
            near.append(one)
    seen = {tuple(sorted(one)): one for one in near}
    full = suspect.covered and _apart(groups)
    if full:  # each window by itself is all there is
        near += [
            one for one in _windows(block, groups, ends, rival) if tuple(sorted(one)) not in seen
        ]
    return LargeParts(pairs, list({tuple(sorted(one)): one for one in near}.values()), full)


def _apart(groups: Groups) -> bool:
    """Whether no two different windows share a day."""
    windows = sorted(set(zip(groups.w0.tolist(), groups.w1.tolist(), strict=True)))
    return all(one[1] <= other[0] for one, other in pairwise(windows))


def _windows(block: Block, groups: Groups, ends: Any, rival: Any) -> Iterator[list[int]]:
    """All rows over the days for which something is stated that cannot be, where that is more than
    one quantity.
    """
    bad = set(zip(groups.w0[rival].tolist(), groups.w1[rival].tolist(), strict=True))
    by_window: dict[tuple[int, int], list[int]] = {}
    for index, window in enumerate(zip(groups.w0.tolist(), groups.w1.tolist(), strict=True)):
        if window in bad:
            by_window.setdefault(window, []).append(index)
    for together in by_window.values():
        if len(together) > 1:
            yield _rows(block, ends, together)


def _rows(block: Block, ends: Any, groups: list[int]) -> list[int]:
    """The numbers in the file of the rows of some groups."""
    return [int(row) for index in groups for row in block.row[ends[index] : ends[index + 1]]]


def _of_view(view: Block, facts: Facts, names: list[str], plans: Plans) -> Iterator[list[int]]:
    """The neighbourhoods that some rows of a set by themselves show."""
    import numpy as np

    if not len(view):
        return
    groups = groups_of(view)
    ends = np.append(groups.starts, len(view))
    codes = groups.place.astype(np.int64) * len(names) + groups.measure
    keys: dict[int, Key] = {}
    for number in np.unique(codes).tolist():
        place, measure = divmod(number, len(names))
        keys[number] = (names[measure], tuple(sorted(facts.places[place])))
    if len(set(keys.values())) < len(keys):
        return
    plan = plans.of(keys.values())
    for number, key in keys.items():
        if key in plan.grows:
            for together in _in_time(groups, np.nonzero(codes == number)[0]):
                yield _rows(view, ends, together)
    if len(keys) > 1:
        for together in _by_rules(groups, codes, keys, plan):
            yield _rows(view, ends, together)


def _by_rules(groups: Groups, codes: Any, keys: dict[int, Key], plan: BondPlan) -> list[list[int]]:
    """The groups over the same days whose ends do not fit a rule."""
    import numpy as np

    at = np.arange(len(codes))
    members = {key: at[codes == number] for number, key in keys.items()}
    columns, positions, _ = columns_of(plan, groups, members, np.zeros_like(at), at)
    wrong = by_bonds(plan, columns.low, columns.high, columns.stated)
    found: dict[int, list[int]] = {}
    for node, own in members.items():
        bad = (wrong[node] & (columns.low[node] <= columns.high[node]))[positions[node]]
        for index, column in zip(own[bad].tolist(), positions[node][bad].tolist(), strict=True):
            found.setdefault(column, []).append(index)
    return list(found.values())


def _in_time(groups: Groups, at: Any) -> Iterator[list[int]]:
    """The groups of one series whose windows do not fit one another."""
    import numpy as np

    rising = len(np.unique(groups.w0[at])) == 1
    if rising:
        earlier, later = falls(groups.low[at], groups.high[at], np.zeros(len(at), dtype=np.int64))
        yield from (
            [int(at[one]), int(at[other])] for one, other in zip(earlier, later, strict=True)
        )
        return
    windows = list(zip(groups.w0[at].tolist(), groups.w1[at].tolist(), strict=True))
    found = nested(windows, groups.low[at].tolist(), groups.high[at].tolist())
    yield from ([int(at[index]) for index in together] for together in found.wrong)
