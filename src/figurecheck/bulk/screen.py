"""The screen: which sets of claims could be in conflict, in one pass over their numbers.

It never judges. A set is passed over only where the ends that are stated are seen to leave numbers
for everything; what is flagged, and what no bond or shape of windows is known for, goes to the
core.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from figurecheck.bulk import sizes
from figurecheck.bulk.blocks import Block, blocks
from figurecheck.bulk.columns import Columns
from figurecheck.bulk.ends import hold, running
from figurecheck.bulk.facts import FARTHEST, Facts
from figurecheck.bulk.nested import nested
from figurecheck.bulk.plans import BondPlan, Plans
from figurecheck.relations.wholes import Key

FEW_ROWS = 4
"""Up to how many rows of one quantity are taken one after the other."""

FEW_DAYS = 2**30
"""Below this what is counted in days fits into 32 bits, and the difference of two as well."""

TABLE = 4
"""A table of all sets and windows that there could be is made where it has at most so many times
the entries that there are.
"""


class Suspect(NamedTuple):
    """Rows of one connected set that could be in conflict; ``covered`` where flags are all there is
    to say of it.
    """

    rows: Block
    covered: bool
    flagged: Any


class Groups(NamedTuple):
    """What is stated of each quantity: the tightest ends, the flags of all rows, and where its rows
    start.
    """

    place: Any
    measure: Any
    w0: Any
    w1: Any
    low: Any
    high: Any
    flags: Any
    starts: Any


def groups_of(block: Block) -> Groups:
    """The rows of a block by quantity."""
    import numpy as np

    new = block.new
    if not new[0]:
        new = new.copy()
        new[0] = True
    starts = np.nonzero(new)[0]
    low, high = _tightest(block.lower, block.upper, starts)
    flags = np.zeros(len(starts), dtype=block.flags.dtype)
    if block.flags.any():
        flags = np.bitwise_or.reduceat(block.flags, starts)
    keys = (values[starts] for values in (block.place, block.measure, block.w0, block.w1))
    return Groups._make((*keys, low, high, flags, starts))


def _tightest(lower: Any, upper: Any, starts: Any) -> tuple[Any, Any]:
    """The tightest ends of each group; a few rows a group, as there mostly are, are taken one after
    the other.
    """
    import numpy as np

    size = np.diff(np.append(starts, len(lower)))
    most = int(size.max())
    if most > FEW_ROWS:
        return np.maximum.reduceat(lower, starts), np.minimum.reduceat(upper, starts)
    even = most * len(starts) == len(lower)
    last = starts + (size - 1)

    def nth(ends: Any, number: int) -> Any:
        if even:  # every group has as many
            return ends[number::most]
        # of a smaller group the last row is taken again, which says no more
        return ends[last if number == most - 1 else np.minimum(starts + number, last)]

    exact = np.array_equal(lower, upper)
    low, high = lower[starts], upper[starts]
    for number in range(1, most):
        one = nth(lower, number)
        np.maximum(low, one, out=low)
        np.minimum(high, one if exact else nth(upper, number), out=high)
    return low, high


def _keep_memory() -> None:
    """Lets the C library keep the columns that are given back for those that are asked for next.

    From a block that is given back glibc learns how large blocks are here, and keeps twice as much
    (M_MMAP_THRESHOLD of mallopt(3)); else it returns each column to the system and asks for it
    anew, a page at a time, a fifth of what screening costs. Elsewhere nothing changes.
    """
    import numpy as np

    np.empty(sizes.KEPT_BYTES, dtype=np.uint8)


class Screen:
    """The screen for the facts of one file."""

    def __init__(self, facts: Facts, plans: Plans) -> None:
        import numpy as np

        _keep_memory()
        self._facts, self.plans = facts, plans
        self.sets = 0
        ids = [plans.claims.measure(name) for name in facts.measures]
        self._measures = [one.id if one is not None else "" for one in ids]
        self._family = np.array(
            [plans.families.get(name, -1) for name in self._measures], dtype=np.int64
        )
        alone = [plans.of([(name, ())]) for name in self._measures]
        self._easy = np.array([one.screened and one.branching for one in alone], dtype=bool)
        grows = [(name, ()) in one.grows for name, one in zip(self._measures, alone, strict=True)]
        self._grows = np.array(grows, dtype=bool)
        least = [(name, ()) in one.least for name, one in zip(self._measures, alone, strict=True)]
        self._least = np.array(least, dtype=bool)
        stock = [plans.claims.measures[name].kind == "stock" for name in self._measures]
        self._stock = np.array(stock, dtype=bool)
        self._groups = np.array(facts.groups, dtype=np.int64)
        sizes = (
            np.bincount(self._groups, minlength=1)
            if len(self._groups)
            else np.zeros(1, dtype=np.int64)
        )
        self._shared = sizes > 1

    def suspects(self, block: Block) -> Iterator[Suspect]:
        """The sets of rows of a block that could be in conflict."""
        import numpy as np

        if not len(block):
            return
        groups = groups_of(block)
        new = np.ones(len(groups.place), dtype=bool)
        new[1:] = (groups.place[1:] != groups.place[:-1]) | (
            groups.measure[1:] != groups.measure[:-1]
        )
        first = np.nonzero(new)[0]
        code = (
            self._groups[groups.place[first]] * (int(self._family.max()) + 1)
            + self._family[groups.measure[first]]
        )
        units, unit_of, count = np.unique(code, return_inverse=True, return_counts=True)
        unit = np.repeat(unit_of, np.diff(np.append(first, len(new))))
        low = np.where(self._least[groups.measure], np.maximum(groups.low, 0), groups.low)
        flagged = low > groups.high
        covered = np.zeros(len(units), dtype=bool)
        alone = count[unit_of] == 1
        if alone.any():
            covered[unit_of[alone]] = self._alone(groups, first, alone, flagged)
        if not alone.all():
            self._several(groups, first, unit, count, flagged, covered)
        if not block.whole:
            covered[:] = False
        self.sets += len(units)
        wrong = ~covered
        wrong[unit[flagged | (groups.flags != 0)]] = True
        if wrong.any():
            yield from self._rows(block, groups, unit, wrong, covered, flagged)

    def unit_of(self, rows: Block) -> tuple[int, int]:
        """The numbers of the set of places and of the family of measures that the rows of one
        connected set are of.
        """
        return int(self._groups[rows.place[0]]), int(self._family[rows.measure[0]])

    # -- one series by itself ----------------------------------------------------------------------

    def _alone(self, groups: Groups, first: Any, alone: Any, flagged: Any) -> Any:
        """Whether each series that stands by itself is covered, once it has flagged what is wrong
        in it.
        """
        import numpy as np

        count = len(groups.place)
        series = np.cumsum(np.bincount(first, minlength=count)) - 1
        same = np.zeros(count, dtype=bool)
        same[1:] = series[1:] == series[:-1]
        apart, rising = np.ones(count, dtype=bool), np.ones(count, dtype=bool)
        apart[1:] = ~same[1:] | (groups.w0[1:] >= groups.w1[:-1])
        rising[1:] = ~same[1:] | (groups.w0[1:] == groups.w0[:-1])
        apart, rising = (
            np.logical_and.reduceat(apart, first),
            np.logical_and.reduceat(rising, first),
        )
        measure = groups.measure[first]
        grows, easy = self._grows[measure], self._easy[measure]
        most = running(groups.low, series)
        fall = same & (rising & grows)[series]
        fall[1:] &= most[:-1] > groups.high[1:]
        flagged |= fall
        covered = apart | rising
        for one in np.nonzero(alone & ~covered & grows & easy)[0].tolist():
            end = int(first[one + 1]) if one + 1 < len(first) else count
            part = slice(int(first[one]), end)
            windows = list(zip(groups.w0[part].tolist(), groups.w1[part].tolist(), strict=True))
            found = nested(windows, groups.low[part].tolist(), groups.high[part].tolist())
            covered[one] = found.fits
            for together in found.wrong:
                flagged[[int(first[one]) + index for index in together]] = True
        return (covered & easy)[alone]

    # -- several series that are tied --------------------------------------------------------------

    def _several(
        self, groups: Groups, first: Any, unit: Any, count: Any, flagged: Any, covered: Any
    ) -> None:
        """Holds measures of one family against one another, and places of one set."""
        import numpy as np

        tied = (count > 1)[unit]
        shared = np.zeros(len(tied), dtype=bool)
        if self._shared.any():
            shared = self._shared[self._groups[groups.place]]
        apart = tied & ~shared
        present = np.unique(groups.measure[first][apart[first]]).tolist()
        families: dict[int, dict[Key, Any]] = {}
        for number in present:
            own = np.nonzero(apart & (groups.measure == number))[0]
            families.setdefault(int(self._family[number]), {})[self._measures[number], ()] = own
        for members in families.values():
            self._hold(groups, members, groups.place, unit, flagged, covered)
        for one in np.unique(unit[tied & shared]).tolist():
            at = np.nonzero(unit == one)[0]
            codes = groups.place[at].astype(np.int64) * len(self._measures) + groups.measure[at]
            numbers = np.unique(codes).tolist()
            together = dict[Key, Any]()
            for number in numbers:
                place, measure = divmod(number, len(self._measures))
                key = self._measures[measure], tuple(sorted(self._facts.places[place]))
                together[key] = at[codes == number]
            if len(together) == len(numbers):  # else one place is spelled in two ways
                self._hold(groups, together, np.zeros_like(groups.place), unit, flagged, covered)

    def _hold(
        self,
        groups: Groups,
        members: dict[Key, Any],
        sets: Any,
        unit: Any,
        flagged: Any,
        covered: Any,
    ) -> None:
        """Puts groups, by their quantity, into columns, holds them, and notes what comes of it."""
        plan = self.plans.of(members)
        columns, positions, unit_at = columns_of(plan, groups, members, sets, unit)
        held = hold(plan, columns)
        for key, own in members.items():
            if held.flagged[key].any():
                flagged[own] |= held.flagged[key][positions[key]]
        covered[unit_at] = held.covered

    # -- what is left ------------------------------------------------------------------------------

    def _rows(
        self, block: Block, groups: Groups, unit: Any, wrong: Any, covered: Any, flagged: Any
    ) -> Iterator[Suspect]:
        """The rows of the sets that are not passed over; of stocks those of the days that are
        flagged.
        """
        import numpy as np

        ends = np.append(groups.starts, len(block))
        at = np.nonzero(wrong[unit])[0]
        at = at[np.argsort(unit[at], kind="stable")]
        for part in np.split(at, np.nonzero(np.diff(unit[at]))[0] + 1):
            own = int(unit[part[0]])
            sure = bool(covered[own]) and not groups.flags[part].any()
            days = [part]
            if sure and self._stock[groups.measure[part]].all():
                bad = np.unique(groups.w0[part][flagged[part]]).tolist()
                days = [part[groups.w0[part] == day] for day in bad]
            for one in days:
                size = ends[one + 1] - ends[one]
                rows = np.arange(int(size.sum())) + np.repeat(
                    ends[one] - (np.cumsum(size) - size), size
                )
                marks = np.repeat(flagged[one], size)
                order = np.argsort(rows, kind="stable")
                yield Suspect(block.only(rows[order]), sure, marks[order])


def _codes(keys: Sequence[tuple[Any, Any, Any]]) -> tuple[list[Any], int]:
    """A whole number for each set and window of several lists, in their order, and how many there
    could be; 0 where these are too many to be counted that way.
    """
    import numpy as np

    far = any(int(w0.min()) < -FEW_DAYS or int(w1.max()) > FEW_DAYS for _, w0, w1 in keys)
    kind = np.int64 if far else np.int32
    length = [w1.astype(kind) - w0 for _, w0, w1 in keys]
    parts = [[one[0] for one in keys], [one[1] for one in keys], length]
    least = [min(int(values.min()) for values in lists) for lists in parts]
    spans = [
        max(int(values.max()) for values in lists) - first + 1
        for lists, first in zip(parts, least, strict=True)
    ]
    span = spans[0] * spans[1] * spans[2]
    if span >= FARTHEST:
        return [], 0
    if span >= FEW_DAYS:
        kind = np.int64
    codes = []
    for sets, w0, days in zip(*parts, strict=True):
        code = sets.astype(kind)
        code -= least[0]
        for values, first, many in zip((w0, days), least[1:], spans[1:], strict=True):
            if many > 1:
                code *= many
                code += values
                code -= first
        codes.append(code)
    return codes, span


def _columns(lists: Sequence[Any], keys: Sequence[tuple[Any, Any, Any]]) -> tuple[Any, list[Any]]:
    """One of the groups of each set and window, in their order; and for each list at which of these
    its groups are.
    """
    import numpy as np

    codes, span = _codes(keys)
    if span and span <= TABLE * sum(map(len, lists)):  # each has a place of its own in a table
        there = np.zeros(span, dtype=bool)
        for code in codes:
            there[code] = True
        number = np.cumsum(there, dtype=np.int32)
        number -= 1
        found = [number[code] for code in codes]
        head = np.empty(int(number[-1]) + 1, dtype=np.int64)
        for own, at in zip(lists, found, strict=True):
            head[at] = own
        return head, found
    together = np.concatenate(lists)
    if span:
        code = np.concatenate(codes)
        order = np.argsort(code, kind="stable")  # which finds the runs that are in order already
        new = _new(code[order])
    else:
        sets, w0, w1 = (np.concatenate([one[part] for one in keys]) for part in range(3))
        order = np.lexsort((w1, w0, sets))
        new = _new(sets[order]) | _new(w0[order]) | _new(w1[order])
    column = np.empty(len(together), dtype=np.int64)
    column[order] = np.cumsum(new) - 1
    ends = np.cumsum([len(own) for own in lists])
    return together[order][new], np.split(column, ends[:-1])


def _new(values: Any) -> Any:
    """Where a value is another than the one before it."""
    import numpy as np

    found = np.ones(len(values), dtype=bool)
    found[1:] = values[1:] != values[:-1]
    return found


def columns_of(
    plan: BondPlan, groups: Groups, members: dict[Key, Any], set_of: Any, unit: Any
) -> tuple[Columns, dict[Key, Any], Any]:
    """The groups in columns, one for each set and window; where each group's is, and the unit of
    each set.

    ``set_of`` and ``unit`` are those of all groups, ``members`` says which groups are of which
    quantity.
    """
    import numpy as np

    named = [(key, own) for key, own in members.items() if len(own)]
    lists: Sequence[Any] = [own for _, own in named]
    keys = [(set_of[own], groups.w0[own], groups.w1[own]) for own in lists]
    alike = all(
        len(one[0]) == len(keys[0][0])
        and all(np.array_equal(a, b) for a, b in zip(one, keys[0], strict=True))
        for one in keys[1:]
    )
    if alike:
        head = lists[0]
        positions = {key: np.arange(len(own)) for key, own in members.items()}
    else:
        head, found = _columns(lists, keys)
        positions = {key: at for (key, _), at in zip(named, found, strict=True)}
    first = np.ones(len(head), dtype=bool)
    first[1:] = set_of[head][1:] != set_of[head][:-1]
    low, high, stated = {}, {}, {}
    for node in plan.nodes:
        own = members.get(node)
        if alike and own is not None:
            low[node], high[node] = groups.low[own], groups.high[own]
            stated[node] = np.ones(len(head), dtype=bool)
            continue
        low[node] = np.full(len(head), -FARTHEST, dtype=np.int64)
        high[node] = np.full(len(head), FARTHEST, dtype=np.int64)
        stated[node] = np.zeros(len(head), dtype=bool)
        if own is not None and len(own):
            low[node][positions[node]] = groups.low[own]
            high[node][positions[node]] = groups.high[own]
            stated[node][positions[node]] = True
    columns = Columns(low, high, stated, groups.w0[head], groups.w1[head], first)
    return columns, positions, unit[head[first]]


def both_state(
    facts: Facts, level: str, chosen: Mapping[str, Sequence[int]]
) -> dict[tuple[str, str, str], int]:
    """Of how many quantities of a measure two sources each state one figure, and nobody
    else does.
    """
    import numpy as np

    count = len(facts.sources)
    found: dict[int, int] = {}
    for block in blocks(facts, level, chosen):
        groups = groups_of(block)
        two = groups.starts[np.diff(np.append(groups.starts, len(block))) == 2]
        one, other = block.source[two].astype(np.int64), block.source[two + 1]
        codes = ((block.measure[two] * count + one) * count + other)[one != other]
        values, counts = np.unique(codes, return_counts=True)
        for code, number in zip(values.tolist(), counts.tolist(), strict=True):
            found[code] = found.get(code, 0) + number
    told = {}
    for code, number in found.items():
        rest, second = divmod(code, count)
        measure, first = divmod(rest, count)
        names = sorted((facts.sources[first], facts.sources[second]))
        told[facts.measures[measure], names[0], names[1]] = number
    return told
