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
from math import ceil

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
    if any(
        len(monomial) > 1
        for statement in statements
        for row in statement.every_row()
        for monomial, _ in row.terms
    ):
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
        all(_satisfied(row, values) for row in statement.rows)
        and (
            not statement.cases
            or any(all(_satisfied(row, values) for row in case) for case in statement.cases)
        )
        for statement in statements
    )


def _satisfied(row: Row, values: Mapping[str, Number]) -> bool:
    total: Number = 0
    for monomial, factor in row.terms:
        total += factor * values.get(monomial[0], 0)
    return total > row.bound or (total == row.bound and not row.open)


def _by_differences(rows: Sequence[Row], whole: frozenset[str]) -> dict[str, Number] | None:
    """The least values that satisfy rows *x - y >= b*, *x >= b* and *-y >= b*; ``None`` for rows of
    another shape.
    """
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
    changed = True
    for _ in range(SWEEPS):
        if not changed:
            break
        changed = False
        for row in rows:
            changed = _carry(row, lower, upper, whole) or changed
    names = {monomial[0] for row in rows for monomial, _ in row.terms}
    return {name: lower.get(name, min(0, upper.get(name, 0))) for name in names}


def _carry(
    row: Row, lower: dict[str, Number], upper: dict[str, Number], whole: frozenset[str]
) -> bool:
    """Tightens one unknown's bounds by what the others of a row can reach at most; whether anything
    moved.
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
            return False
    changed = False
    for (name,), factor in row.terms:
        if missing is not None and name != missing:
            continue
        own = upper.get(name) if factor > 0 else lower.get(name)
        rest = most - factor * own if own is not None else most
        bound = (
            exact(Fraction(row.bound - rest) / factor)
            if magnitude(factor) != 1
            else exact((row.bound - rest) * factor)
        )
        if factor > 0:
            bound = ceil(bound) if name in whole else bound
            if name not in lower or bound > lower[name]:
                lower[name], changed = bound, True
        else:
            bound = -ceil(-bound) if name in whole else bound
            if name not in upper or bound < upper[name]:
                upper[name], changed = bound, True
    return changed
