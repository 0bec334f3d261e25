"""Looks for numbers that satisfy statements without the simplex, where that is easily done.

Whatever is found is held against every row and case, so a set is never called consistent by
mistake; where nothing is found nothing is concluded. Two ways: statements that only bound unknowns
and differences of two unknowns, as all windows of one measure do, are a shortest-path problem (R.
Bellman 1958); and bounds that leave one number for an unknown are carried through sums until all
are known.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from math import ceil, floor

from figurecheck.model.constraint import Row, Statement
from figurecheck.model.interval import Number, exact, magnitude

ROUNDS = 12
"""How often an unknown's least value may be raised, on average, before shortest paths are given up.
"""

SWEEPS = 6
"""How often bounds are carried through all rows."""

ZERO = ""
"""Stands for the number 0 among the unknowns of differences."""


WAYS = ("differences", "bounds", "pairs")
"""The quick ways, each of which can be left out: the two of ``witness``, and figures of one
quantity held in pairs.
"""


def witness(
    statements: Sequence[Statement], whole: frozenset[str], ways: Collection[str] = WAYS
) -> Mapping[str, Number] | None:
    """Numbers for which every statement holds, or ``None`` where none were found in these ways."""
    rows = [row for statement in statements for row in statement.rows]
    for row in chain(rows, *(case for statement in statements for case in statement.cases)):
        for monomial, _ in row.terms:
            if len(monomial) > 1:
                return None
    for way, search in (("differences", _by_differences), ("bounds", _by_bounds)):
        values = search(rows, whole) if way in ways else None
        if values is not None and _holds(statements, values, whole):
            return values
    return None


def _holds(
    statements: Iterable[Statement], values: Mapping[str, Number], whole: frozenset[str]
) -> bool:
    if any(name in whole and value.denominator != 1 for name, value in values.items()):
        return False
    return all(
        _satisfied(statement.rows, values)
        and (not statement.cases or any(_satisfied(case, values) for case in statement.cases))
        for statement in statements
    )


def _satisfied(rows: Iterable[Row], values: Mapping[str, Number]) -> bool:
    for row in rows:
        total: Number = 0
        for monomial, factor in row.terms:
            total += factor * values.get(monomial[0], 0)
        if total < row.bound or (row.open and total == row.bound):
            return False
    return True


def _by_differences(rows: Sequence[Row], whole: frozenset[str]) -> dict[str, Number] | None:
    """The least values that satisfy rows *x - y >= b*, *x >= b* and *-y >= b*; ``None`` for rows of
    another shape.
    """
    edges = _edges(rows, whole)
    if edges is None:
        return None
    values: dict[str, Number] = dict.fromkeys(edges, 0)
    waiting = deque(edges)
    queued = set(edges)
    left = ROUNDS * len(edges) + 100
    while waiting:
        left -= 1
        if left < 0:
            return None
        source = waiting.popleft()
        queued.discard(source)
        for target, bound in edges[source]:
            if values[source] + bound > values[target]:
                if target == ZERO:
                    return None
                values[target] = exact(values[source] + bound)
                if target not in queued:
                    queued.add(target)
                    waiting.append(target)
    return values


def _edges(
    rows: Sequence[Row], whole: frozenset[str]
) -> dict[str, list[tuple[str, Number]]] | None:
    """For each unknown, those that are at least so much above it; ``None`` where a row says
    something else.
    """
    if any(len(row.terms) > 2 for row in rows):
        return None
    edges: dict[str, list[tuple[str, Number]]] = {ZERO: []}
    for row in rows:
        edge = difference(row)
        if edge is None:
            return None
        source, target, bound = edge
        if row.open and {source, target} <= whole | {ZERO}:
            bound = ceil(bound) if ceil(bound) > bound else bound + 1
        edges.setdefault(source, []).append((target, bound))
        edges.setdefault(target, [])
    return edges


def difference(row: Row) -> tuple[str, str, Number] | None:
    """The row as *target - source >= bound*, the two by name; ``None`` for one of another shape."""
    if len(row.terms) == 1:
        (name,), factor = row.terms[0]
        bound = (
            exact(Fraction(row.bound) / magnitude(factor)) if magnitude(factor) != 1 else row.bound
        )
        return (ZERO, name, bound) if factor > 0 else (name, ZERO, bound)
    if len(row.terms) != 2 or row.terms[0][1] + row.terms[1][1] != 0:
        return None
    positive, negative = sorted(row.terms, key=lambda term: -term[1])
    bound = row.bound if positive[1] == 1 else exact(Fraction(row.bound) / positive[1])
    return negative[0][0], positive[0][0], bound


def _by_bounds(rows: Sequence[Row], whole: frozenset[str]) -> dict[str, Number] | None:
    """The numbers left when bounds are carried through the rows; the end nearer to 0 where several
    are left.
    """
    lower: dict[str, Number] = {}
    upper: dict[str, Number] = {}
    # the rows that an end of an unknown goes into: only where one has moved can a row carry more
    reading: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})  # lower ends, upper ones
    for index, row in enumerate(rows):
        if len(row.terms) > 1:  # one of a single unknown reads nothing
            for (name,), factor in row.terms:
                reading[factor > 0].setdefault(name, []).append(index)
    waiting = bytearray(b"\1" * len(rows))
    for _ in range(SWEEPS):
        changed = False
        for index, row in enumerate(rows):
            if not waiting[index]:
                continue
            waiting[index] = 0
            for name, is_lower in _carry(row, lower, upper, whole):
                changed = True
                for reader in reading[not is_lower].get(name, ()):
                    waiting[reader] = 1
        if not changed:
            break
    names = {monomial[0] for row in rows for monomial, _ in row.terms}
    return {name: lower.get(name, min(0, upper.get(name, 0))) for name in names}


def _carry(
    row: Row, lower: dict[str, Number], upper: dict[str, Number], whole: frozenset[str]
) -> list[tuple[str, bool]]:
    """Tightens unknowns' bounds by what the others of a row can reach at most; the ends that moved,
    each with whether it is a lower one.
    """
    reach = _reach(row, lower, upper)
    if reach is None:
        return []
    most, missing = reach
    moved: list[tuple[str, bool]] = []
    for (name,), factor in row.terms:
        if missing is not None and name != missing:
            continue
        rising = factor > 0
        own = 0 if missing is not None else factor * (upper if rising else lower)[name]
        bound = _over(row.bound - most + own, factor)
        if name in whole:
            bound = ceil(bound) if rising else floor(bound)
        ends = lower if rising else upper
        if name not in ends or (bound > ends[name] if rising else bound < ends[name]):
            ends[name] = bound
            moved.append((name, rising))
    return moved


def _reach(
    row: Row, lower: Mapping[str, Number], upper: Mapping[str, Number]
) -> tuple[Number, str | None] | None:
    """The most that a row's terms can come to, but for the one, if any, that has no end;
    ``None`` where several have none.
    """
    missing: str | None = None
    most: Number = 0
    for (name,), factor in row.terms:
        end = upper.get(name) if factor > 0 else lower.get(name)
        if end is not None:
            most += factor * end
        elif missing is None:
            missing = name
        else:
            return None
    return most, missing


def _over(value: Number, factor: Number) -> Number:
    """One number divided by another; most factors are 1 or -1."""
    if factor == 1:
        return exact(value)
    return exact(-value) if factor == -1 else exact(Fraction(value) / factor)
