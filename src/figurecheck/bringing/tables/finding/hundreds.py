"""Neighbouring lines of percentages make 100, and no total is printed.

Table::

    Region,Men (%),Women (%),Unknown (%)
    Harbour,41.2,57.3,1.5
    Old Town,44.8,54.1,1.1
    West Bank,39.9,58.2,1.9
    Hill,47.3,51.0,1.7
    River,43.6,54.8,1.6
    Moor,42.7,55.1,2.2
    Dale,45.5,52.9,1.6
    Quay,46.1,51.2,1.2

Clean::

    Region,Men (%),Women (%),Unknown (%)
    Harbour,41.2,57.3,1.5
    Old Town,44.8,54.1,1.1
    West Bank,39.9,58.2,1.9
    Hill,47.3,51.0,1.7
    River,43.6,54.8,1.6
    Moor,42.7,55.1,2.2
    Dale,45.5,52.9,1.6
    Quay,46.1,52.7,1.2
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import PERCENT, SHARE, says
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.ratios import HUNDRED
from figurecheck.bringing.tables.shape import (
    BROKE,
    HELD,
    LOOSE,
    UNCHECKED,
    Candidate,
    LineOutcome,
    TableShape,
)

MOST_PARTS = 25
"""Lines that make 100 together at most."""

PROBES = 3
"""Crossing lines at which they are looked for."""

LEAST_LINES = 6
"""Crossing lines that there have to be."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each run of neighbours that makes 100 at one of the crossing lines with the most digits."""
    seen: set[tuple[int, ...]] = set()
    for cross in lines.telling(taken, PROBES) if lines.crossing >= LEAST_LINES else ():
        for start in range(len(taken)):
            total = 0
            for end in range(start, min(start + MOST_PARTS, len(taken))):
                value = lines.values[taken[end]][cross]
                if value is None or value < 0:
                    break
                total += value
                off = abs(total - HUNDRED * lines.grid.scale)
                if end > start and off <= lines.units[taken[end]][cross] * (end - start + 1):
                    run = taken[start : end + 1]
                    if run not in seen:
                        seen.add(run)
                        signs, named = (1,) * (len(run) - 1), _is_named(lines, run)
                        yield Candidate(SHAPE, lines, run[0], run[1:], signs, named)


def _is_named(lines: TableLines, run: tuple[int, ...]) -> bool:
    """Whether labels or signs say that all of them are percentages."""
    return all(
        says(PERCENT, lines.label(line))
        or says(SHARE, lines.label(line))
        or lines.has_percent(line)
        for line in run
    )


def test(candidate: Candidate, cross: int) -> LineOutcome:
    """How far the figures at a crossing line are from 100; each is rounded for itself."""
    lines = candidate.lines
    run = (candidate.whole, *candidate.parts)
    values = [lines.values[line][cross] for line in run]
    known = [value for value in values if value is not None]
    if len(known) < len(run):
        return LineOutcome(UNCHECKED)
    off = sum(known) - HUNDRED * lines.grid.scale
    room = sum(lines.units[line][cross] for line in run) // 2
    if sum(map(bool, known)) < 2:
        return LineOutcome(UNCHECKED)
    if lines.has_percent(run[0]) and not any(lines.percent(line, cross) for line in run):
        return LineOutcome(UNCHECKED)  # scores or counts beside the percentages
    usual = max(lines.units[line][cross] for line in run)
    if abs(off) <= min(room, 2 * usual):
        return LineOutcome(HELD, off, room)
    return LineOutcome(LOOSE if abs(off) <= room else BROKE, off, room)


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    label = candidate.lines.called
    last = label(candidate.parts[-1])
    return f"{label(candidate.whole)} to {last} make 100"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    run = (candidate.whole, *candidate.parts)
    return f"{' + '.join(name(*candidate.lines.cell(line, cross)) for line in run)} = 100 %"


SHAPE = TableShape("hundred", find, test, states, told, percent=True, target=HUNDRED)
