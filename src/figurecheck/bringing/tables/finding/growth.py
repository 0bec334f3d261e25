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

from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import CHANGE, PERCENT
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.ratios import ratio
from figurecheck.bringing.tables.shape import HELD, UNCHECKED, Candidate, LineOutcome, TableShape

NEAR = 24
"""Lines on either side of a percentage among which its two figures are looked for."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each pair of lines for a line that says by its label, or its signs, that it has changes in
    percent.
    """
    for at, line in enumerate(taken):
        label = lines.label(line)
        signs = any(lines.percent(line, cross) for cross in range(lines.crossing))
        if not CHANGE.search(label) or not (signs or PERCENT.search(label)):
            continue
        near = [other for other in taken[max(at - NEAR, 0) : at + NEAR + 1] if other != line]
        probes = lines.telling((*near, line), 1)
        for new in near:
            for old in near:
                candidate = Candidate(SHAPE, lines, line, (new, old), (), cue=True)
                if new != old and all(candidate.at(cross).kind == HELD for cross in probes):
                    yield candidate


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
    return ratio(
        value, lines.units[candidate.whole][cross], (later - earlier, room), under, lines.grid.scale
    )


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    label = candidate.lines.label
    new, old = candidate.parts
    return f"{label(candidate.whole)} is the change from {label(old)} to {label(new)} in percent"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    new, old = (name(*candidate.lines.cell(part, cross)) for part in candidate.parts)
    return f"{name(*candidate.lines.cell(candidate.whole, cross))} = ({new} - {old}) / {old}"


SHAPE = TableShape("growth", find, test, states, told, percent=True)
