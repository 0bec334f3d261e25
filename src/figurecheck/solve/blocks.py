"""Parts a connected set of statements at the points of time that no statement reaches across.

A proof that some rows cannot all hold adds them up so that every unknown drops out. Where rows
speak only of what comes between two points of a running count, their factors sum to 0 for each
count, and rows before a point of time and rows after it have no sum in common but 0: a proof that
needs every row it takes lies on one side (the rows on either side span spaces that share only the
zero vector; W. T. Tutte, *Lectures on matroids*, 1965, separators). Numbers that hold on either
side are put together by moving a whole count by a constant, whole for whole numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from figurecheck.model.constraint import Statement
from figurecheck.model.interval import Number

_Span = tuple[int, int]

LEFT_WHOLE = 8
"""Sets of fewer soft statements than this are left whole: parting them costs more than it saves."""


def blocks(
    levels: Iterable[Sequence[Statement]],
    places: Mapping[str, tuple[str, int]],
    whole: Collection[str],
    *,
    few: int = LEFT_WHOLE,
) -> list[tuple[str, ...]]:
    """The names of the statements of each block, the earliest first, each in the order given.

    ``levels`` are the same statements as they are read at each level; ``places`` gives the series
    and the point of time of each running count; ``whole`` are the unknowns that are whole. What is
    in conflict at a level is so within one block, and every block has a soft statement. Where
    products take part, or there are fewer soft statements than ``few``, there is one block.
    """
    levels = list(levels)
    soft = {one.name for one in levels[0] if one.soft} if levels else set()
    if len(soft) < few:
        return [tuple(one.name for one in levels[0])] if levels else []
    taken = _taken(levels, places, whole)
    if taken is None:
        return [tuple(one.name for one in levels[0])]
    ties, spans = taken
    groups = _groups(ties)
    if len(groups) == 1:
        return [tuple(spans)]
    ordered = _with_soft(_in_time(groups, spans), soft)
    place = {name: index for index, group in enumerate(ordered) for name in group}
    found_blocks: list[list[str]] = [[] for _ in ordered]
    for name in spans:
        found_blocks[place[name]].append(name)
    return [tuple(names) for names in found_blocks]


def _taken(
    levels: Iterable[Sequence[Statement]],
    places: Mapping[str, tuple[str, int]],
    whole: Collection[str],
) -> tuple[dict[str, set[str]], dict[str, _Span | None]] | None:
    """What ties each statement to others whatever the time, and the points of time it reaches over;
    ``None`` where a product takes part.
    """
    spans: dict[str, _Span | None] = {}
    ties: dict[str, set[str]] = {}
    taken: dict[str, Statement] = {}
    kinds: dict[str, set[bool]] = {}  # of each series, whether its counts are whole
    series: dict[str, set[str]] = {}
    for statements in levels:
        for statement in statements:
            if taken.get(statement.name) is statement:  # most are read alike at every level
                continue
            taken[statement.name] = statement
            found = _ties_of(statement, places)
            if found is None:
                return None
            own, counts = found
            ties.setdefault(statement.name, set()).update(own)
            points = [places[name][1] for name in counts]
            span = (min(points), max(points)) if points else None
            spans[statement.name] = _hull(spans.get(statement.name), span)
            for name in counts:
                kinds.setdefault(places[name][0], set()).add(name in whole)
                series.setdefault(statement.name, set()).add(places[name][0])
    # a series of which some counts are whole and others not cannot be moved by a constant
    mixed = {one for one, several in kinds.items() if len(several) > 1}
    for name, several in series.items() if mixed else ():
        ties[name].update(map(_tie, several & mixed))
    return ties, spans


def _tie(series: str) -> str:
    """What ties statements to one another that say more of a series than what comes between two
    points.
    """
    return f"series {series}"


def _ties_of(
    statement: Statement, places: Mapping[str, tuple[str, int]]
) -> tuple[set[str], set[str]] | None:
    """What ties a statement to others whatever the time, and the running counts it speaks of.

    Those are unknowns that are no running counts, and series of which it says more than what comes
    between two points. ``None`` where a product of unknowns takes part.
    """
    ties: set[str] = set()
    counts: set[str] = set()
    for row in statement.every_row():
        sums: dict[str, Number] = {}
        for monomial, factor in row.terms:
            if len(monomial) > 1:
                return None
            name = monomial[0]
            if name in places:
                series = places[name][0]
                sums[series] = sums.get(series, 0) + factor
                counts.add(name)
            else:
                ties.add(f"unknown {name}")
        ties.update(_tie(one) for one, total in sums.items() if total)
    return ties, counts


def _hull(one: _Span | None, other: _Span | None) -> _Span | None:
    """The shortest span that both lie in."""
    if one is None or other is None:
        return other if one is None else one
    return min(one[0], other[0]), max(one[1], other[1])


def _groups(ties: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The statements that are tied to one another whatever the time."""
    parent: dict[str, str] = {}

    def root(tie: str) -> str:
        while parent[tie] != tie:
            parent[tie] = parent[parent[tie]]
            tie = parent[tie]
        return tie

    for name, several in ties.items():
        own = [name, *sorted(several)] if several else [name]
        for tie in own:
            parent.setdefault(tie, tie)
        for tie in own[1:]:
            parent[root(tie)] = root(own[0])
    found: dict[str, list[str]] = {}
    for name in ties:
        found.setdefault(root(name), []).append(name)
    return list(found.values())


def _in_time(groups: Iterable[Sequence[str]], spans: Mapping[str, _Span | None]) -> list[list[str]]:
    """The groups put together where they reach over the same time, the earliest first; what has no
    time last.
    """
    timed: list[tuple[_Span, Sequence[str]]] = []
    timeless: list[list[str]] = []
    for group in groups:
        span: _Span | None = None
        for name in group:
            span = _hull(span, spans[name])
        if span is None:
            timeless.append(list(group))
        else:
            timed.append((span, group))
    found: list[list[str]] = []
    reached: int | None = None
    for (start, end), group in sorted(timed, key=lambda one: one[0]):
        if reached is None or start >= reached:
            found.append([])
        found[-1] += group
        reached = end if reached is None else max(reached, end)
    return found + timeless


def _with_soft(ordered: Iterable[list[str]], soft: Collection[str]) -> list[list[str]]:
    """The groups, those without a soft statement put to the one before, or to the first."""
    found: list[list[str]] = []
    early: list[str] = []
    for group in ordered:
        if any(name in soft for name in group):
            found.append([*early, *group])
            early = []
        elif found:
            found[-1] += group
        else:
            early += group
    return found or [early]
