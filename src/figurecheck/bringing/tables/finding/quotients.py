"""A line has the rates that two others make: a price, a yield, so many per thousand.

Table::

    Region,Area,People,People per km2
    Harbour,121,24817,205.1
    Old Town,47,31244,664.8
    West Bank,388,18902,48.7
    Hill,263,9471,36.0
    River,174,20418,171.3

Clean::

    Region,Area,People,People per km2
    Harbour,121,24817,205.1
    Old Town,47,31244,664.8
    West Bank,388,18902,48.7
    Hill,263,9471,36.0
    River,174,20418,117.3
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import CHANGE, RATE, says
from figurecheck.bringing.tables.lines import TableLines, around
from figurecheck.bringing.tables.ratios import ratio
from figurecheck.bringing.tables.shape import UNCHECKED, Candidate, LineOutcome, TableShape

NEAR = 24
"""Lines on either side of a rate among which its two figures are looked for."""

PROBES = 3
"""Crossing lines at which they are looked for."""

SCALES = (1, 100, 1_000, 100_000)
"""Of how many a rate tells how many there are."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each pair of lines for a line whose label says that it has rates."""
    for at, line in enumerate(taken):
        label = lines.label(line)
        if not says(RATE, label) or says(CHANGE, label):
            continue
        near = around(taken, at, NEAR)
        seen: set[tuple[int, int, int]] = set()
        for cross in lines.longest(line, PROBES):
            for over, under, scale in _pairs(lines, line, near, cross):
                if (over, under, scale) not in seen:
                    seen.add((over, under, scale))
                    yield Candidate(SHAPE, lines, line, (over, under), (), cue=True, scale=scale)


def _pairs(
    lines: TableLines, line: int, near: list[int], cross: int
) -> Iterator[tuple[int, int, int]]:
    """The lines over and under, and the scale, that make a rate at a crossing line."""
    value, unit = lines.values[line][cross] or 0, lines.units[line][cross]
    known = sorted((figure, other) for other in near if (figure := lines.values[other][cross]))
    heights = [figure for figure, _ in known]
    for under, other in known:
        for scale in SCALES:
            whole = scale * lines.grid.scale
            sought, room = under * value // whole, abs(under) * unit // whole + 1
            room += lines.units[other][cross]
            first = bisect_left(heights, sought - room)
            for _, over in known[first : bisect_right(heights, sought + room)]:
                if over != other:
                    yield over, other, scale


def test(candidate: Candidate, cross: int) -> LineOutcome:
    """How the rate stands to its two figures."""
    lines = candidate.lines
    over, under = candidate.parts
    value = lines.values[candidate.whole][cross]
    top, bottom = lines.values[over][cross], lines.values[under][cross]
    if value is None or top is None or bottom is None:
        return LineOutcome(UNCHECKED)
    units = lines.units
    return ratio(
        value,
        units[candidate.whole][cross],
        (top, units[over][cross]),
        (bottom, units[under][cross]),
        candidate.scale * lines.grid.scale,
    )


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    label = candidate.lines.called
    over, under = candidate.parts
    times = f"{candidate.scale:,} times " if candidate.scale > 1 else ""
    return f"{label(candidate.whole)} is {times}{label(over)} over {label(under)}"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    rate, over, under = (name(*cell) for cell in candidate.cells(cross))
    return f"{rate} = {over} / {under}"


SHAPE = TableShape("quotient", find, test, states, told, percent=True)
