"""A line has the percentages by which one line's figures differ from another's.

Table::

    Region,2023,2024,Change (%)
    Harbour,1204,1310,8.8
    Old Town,2118,2047,-3.4
    West Bank,845,901,6.6
    Hill,310,322,3.9
    River,512,540,9.7

Clean::

    Region,2023,2024,Change (%)
    Harbour,1204,1310,8.8
    Old Town,2118,2047,-3.4
    West Bank,845,901,6.6
    Hill,310,322,3.9
    River,512,540,5.5
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import CHANGE, PERCENT, says
from figurecheck.bringing.tables.lines import TableLines, around
from figurecheck.bringing.tables.ratios import HUNDRED, ratio
from figurecheck.bringing.tables.shape import BROKE, UNCHECKED, Candidate, LineOutcome, TableShape

NEAR = 24
"""Lines on either side of a percentage among which its two figures are looked for."""

PROBES = 4
"""Crossing lines at which they are looked for."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each pair of lines for a line that says by its label, or its signs, that it has changes in
    percent.
    """
    for at, line in enumerate(taken):
        label = lines.label(line)
        signs = lines.has_percent(line)
        if not says(CHANGE, label) or not (signs or says(PERCENT, label)):
            continue
        near = around(taken, at, NEAR)
        seen: set[tuple[int, int]] = set()
        for cross in lines.longest(line, PROBES):
            for pair in _pairs(lines, line, near, cross):
                if pair not in seen:
                    seen.add(pair)
                    yield Candidate(SHAPE, lines, line, pair, (), cue=True)


def _pairs(lines: TableLines, line: int, near: list[int], cross: int) -> Iterator[tuple[int, int]]:
    """The pairs of lines, the later one first, whose change a line is at a crossing line."""
    scale = HUNDRED * lines.grid.scale
    value, unit = lines.values[line][cross] or 0, lines.units[line][cross]
    known = sorted(
        (figure, other) for other in near if (figure := lines.values[other][cross]) is not None
    )
    heights = [figure for figure, _ in known]
    for old, other in known:
        room = 2 * lines.units[other][cross] + abs(old) * unit // scale
        sought = old + old * value // scale
        first = bisect_left(heights, sought - room)
        for _, new in known[first : bisect_right(heights, sought + room)]:
            if new != other:
                yield new, other


def test(candidate: Candidate, cross: int) -> LineOutcome:
    """How the percentage stands to the two figures."""
    lines = candidate.lines
    new, old = candidate.parts
    value = lines.values[candidate.whole][cross]
    later, earlier = lines.values[new][cross], lines.values[old][cross]
    if (
        value is None
        or later is None
        or earlier is None
        or lines.percent(new, cross)
        or lines.percent(old, cross)
    ):
        return LineOutcome(UNCHECKED)
    room = lines.units[new][cross] + lines.units[old][cross]
    under = (earlier, lines.units[old][cross])
    outcome = ratio(
        value,
        lines.units[candidate.whole][cross],
        (later - earlier, room),
        under,
        HUNDRED * lines.grid.scale,
    )
    if earlier < 0 and outcome.kind == BROKE:
        return LineOutcome(UNCHECKED)  # the sign is a convention: a loss that shrinks is up 16 %
    return outcome


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    label = candidate.lines.called
    new, old = candidate.parts
    return f"{label(candidate.whole)} is the change from {label(old)} to {label(new)} in percent"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    new, old = (name(*candidate.lines.cell(part, cross)) for part in candidate.parts)
    return f"{name(*candidate.lines.cell(candidate.whole, cross))} = ({new} - {old}) / {old}"


SHAPE = TableShape("growth", find, test, states, told, percent=True, added=1)
