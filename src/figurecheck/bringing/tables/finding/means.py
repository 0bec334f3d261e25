"""A line is the mean of its neighbours.

Table::

    Station,Jan,Feb,Mar,Apr,May,Jun
    Harbour,112.4,98.1,87.6,65.2,54.9,41.3
    Old Town,104.2,91.7,83.3,61.8,50.4,39.6
    West Bank,120.9,108.8,93.1,70.4,58.2,44.7
    Mean,112.5,99.5,88.0,65.8,45.5,41.9

Clean::

    Station,Jan,Feb,Mar,Apr,May,Jun
    Harbour,112.4,98.1,87.6,65.2,54.9,41.3
    Old Town,104.2,91.7,83.3,61.8,50.4,39.6
    West Bank,120.9,108.8,93.1,70.4,58.2,44.7
    Mean,112.5,99.5,88.0,65.8,54.5,41.9
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import BOUND, MEAN, NO_MEAN, says
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.shape import (
    BROKE,
    HELD,
    TRIVIAL,
    UNCHECKED,
    Candidate,
    LineOutcome,
    TableShape,
)

MOST_PARTS = 400
"""Lines that one is the mean of at most."""

PROBES = 3
"""Crossing lines at which they are looked for."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each run of neighbours ahead of or behind a line whose label says that it is a mean."""
    for at, line in enumerate(taken):
        if not says(MEAN, lines.label(line)):
            continue
        seen: set[tuple[int, ...]] = set()
        for cross in lines.longest(line, PROBES):
            ahead = _runs(lines, line, taken[:at][::-1], cross)
            for run in (*ahead, *_runs(lines, line, taken[at + 1 :], cross)):
                if run not in seen and not any(says(BOUND, lines.label(one)) for one in run):
                    seen.add(run)
                    yield Candidate(SHAPE, lines, line, run, (), cue=True, scale=1)


def _runs(
    lines: TableLines, line: int, beside: tuple[int, ...], cross: int
) -> Iterator[tuple[int, ...]]:
    """The runs beside a line, the nearest first, whose mean it is at a crossing line."""
    value, unit = lines.values[line][cross] or 0, lines.units[line][cross]
    total = many = 0
    for number, other in enumerate(beside[:MOST_PARTS], 1):
        figure = lines.values[other][cross]
        total += figure or 0
        many += figure is not None
        if many > 1 and 2 * abs(value * many - total) <= 2 * many * unit:
            yield tuple(sorted(beside[:number]))


def test(candidate: Candidate, cross: int) -> LineOutcome:
    """How the mean stands to its figures; of those that are not said nothing is known."""
    lines = candidate.lines
    value = lines.values[candidate.whole][cross]
    known = [part for part in candidate.parts if lines.values[part][cross] is not None]
    if says(NO_MEAN, lines.cross_label(cross)):
        return LineOutcome(UNCHECKED)
    if value is None or len(known) < max(2, len(candidate.parts)):
        return LineOutcome(UNCHECKED)
    total = sum(lines.values[part][cross] or 0 for part in known)
    room = lines.units[candidate.whole][cross] * len(known)
    room += sum(lines.units[part][cross] for part in known)
    off = value * len(known) - total
    if len({lines.values[part][cross] for part in known}) == 1:
        return LineOutcome(TRIVIAL)
    difference, widest = off // len(known), room // (2 * len(known)) + 1
    return LineOutcome(HELD if 2 * abs(off) <= room else BROKE, difference, widest)


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    lines = candidate.lines
    first, last = (lines.called(part) for part in (candidate.parts[0], candidate.parts[-1]))
    return f"{lines.called(candidate.whole)} is the mean of {first} to {last}"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    lines = candidate.lines
    parts = " + ".join(name(*lines.cell(part, cross)) for part in candidate.parts)
    return f"{len(candidate.parts)} * {name(*lines.cell(candidate.whole, cross))} = {parts}"


SHAPE = TableShape("mean", find, test, states, told)
