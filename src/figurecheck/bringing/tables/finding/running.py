"""A line has the running total of another.

Table::

    Month,Arrivals,Cumulative
    Jan,1204,1204
    Feb,1310,2514
    Mar,2047,4561
    Apr,901,5462
    May,1644,7160
    Jun,1512,8618
    Jul,1339,9957

Clean::

    Month,Arrivals,Cumulative
    Jan,1204,1204
    Feb,1310,2514
    Mar,2047,4561
    Apr,901,5462
    May,1644,7106
    Jun,1512,8618
    Jul,1339,9957
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import RUNNING, says
from figurecheck.bringing.tables.lines import TableLines, around
from figurecheck.bringing.tables.shape import (
    BROKE,
    HELD,
    UNCHECKED,
    Candidate,
    LineOutcome,
    TableShape,
)

NEAR = 24
"""Lines on either side of a running total among which what it adds up is looked for."""

PROBES = 6
"""Crossing lines at which it is looked for."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each line near one whose label says that it is a running total, where it grows by it."""
    for at, line in enumerate(taken):
        if not says(RUNNING, lines.label(line)):
            continue
        near = around(taken, at, NEAR)
        probes = lines.longest(line, PROBES)
        for other in near:
            candidate = Candidate(SHAPE, lines, line, (other,), (), cue=True, before=True, scale=1)
            if sum(candidate.at(cross).kind == HELD for cross in probes) >= 2:
                yield candidate


def test(candidate: Candidate, cross: int) -> LineOutcome:
    """How much a running total grows beyond its figure, from the last one that is said."""
    lines, (part,) = candidate.lines, candidate.parts
    ahead = lines.ahead(candidate.whole, cross)
    value, added = lines.values[candidate.whole][cross], lines.values[part][cross]
    before = None if ahead is None else lines.values[candidate.whole][ahead]
    if value is None or added is None or before is None or ahead is None:
        return LineOutcome(UNCHECKED)
    units = lines.units
    room = units[candidate.whole][cross] + units[candidate.whole][ahead] + units[part][cross]
    off = value - before - added
    if not added:
        return LineOutcome(UNCHECKED)
    if 2 * abs(off) <= room:
        return LineOutcome(HELD, off, room // 2)
    anew = _starts_anew(candidate, cross, ahead)
    return LineOutcome(UNCHECKED if anew else BROKE, off, room // 2)


def _starts_anew(candidate: Candidate, cross: int, ahead: int) -> bool:
    """Whether a running total begins again where it does not go on from the line ahead: a heading
    is what it was at its first line, or it falls where it should grow and goes on from there.
    """
    lines, (part,) = candidate.lines, candidate.parts
    values = lines.values[candidate.whole]
    first = next(at for at, value in enumerate(values) if value is not None)
    names = [lines.cross_label(at).split(" / ") for at in (cross, first, ahead)]
    if any(one and one == start != last for one, start, last in zip(*names, strict=False)):
        return True
    value, before, added = values[cross] or 0, values[ahead] or 0, lines.values[part][cross] or 0
    follows = next((at for at in range(cross + 1, len(values)) if values[at] is not None), None)
    if follows is None or (value - before) * added >= 0:
        return False
    more, unit = lines.values[part][follows], lines.units[candidate.whole]
    room = unit[cross] + unit[follows] + lines.units[part][follows]
    return more is not None and 2 * abs((values[follows] or 0) - value - more) <= room


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    label = candidate.lines.called
    return f"{label(candidate.whole)} is the running total of {label(candidate.parts[0])}"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    total, part, before = (name(*cell) for cell in candidate.cells(cross))
    return f"{total} = {before} + {part}"


SHAPE = TableShape("running", find, test, states, told)
