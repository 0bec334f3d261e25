"""A line has the percentages that another line's figures are of its total.

Table::

    Region,Visitors,Share (%)
    Harbour,1310,24.2
    Old Town,2047,37.8
    West Bank,901,16.6
    Hill,644,19.1
    River,512,9.5
    Total,5414,100.0

Clean::

    Region,Visitors,Share (%)
    Harbour,1310,24.2
    Old Town,2047,37.8
    West Bank,901,16.6
    Hill,644,11.9
    River,512,9.5
    Total,5414,100.0
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import CHANGE, PERCENT, SHARE, TOTAL, says
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.ratios import HUNDRED, ratio
from figurecheck.bringing.tables.shape import HELD, UNCHECKED, Candidate, LineOutcome, TableShape

MOST_LINES = 40
"""Lines beyond which no shares of a total are looked for."""

PROBES = 10
"""Crossing lines at which they are looked for."""

MOST_UNNAMED = 40
"""Crossing lines up to which the first or the last may be a total that nothing calls so."""

MOST_TOTALS = 12
"""Crossing lines at 100 percent that may be the total."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each line of percentages, with each other line that may have the figures and the total."""
    if len(taken) > MOST_LINES:
        return
    for line in taken:
        label = lines.label(line)
        if says(CHANGE, label) or not (says(SHARE, label) or says(PERCENT, label)):
            continue
        values = lines.values[line]
        crossing = [cross for cross, value in enumerate(values) if value is not None]
        whole = HUNDRED * lines.grid.scale
        totals = [
            cross
            for cross in crossing
            if 2 * abs((values[cross] or 0) - whole) <= lines.units[line][cross]
        ]
        probes = lines.longest(line, PROBES)
        ends = [
            cross
            for cross in dict.fromkeys(crossing[:1] + crossing[-1:])
            if len(crossing) <= MOST_UNNAMED or says(TOTAL, lines.cross_label(cross))
        ]
        for base in totals[:MOST_TOTALS] or ends:
            for other in taken:
                if other != line and not lines.percent(other, base) and lines.values[other][base]:
                    candidate = Candidate(SHAPE, lines, line, (other,), (), cue=True, base=base)
                    if any(candidate.at(cross).kind == HELD for cross in probes if cross != base):
                        yield candidate


def test(candidate: Candidate, cross: int) -> LineOutcome:
    """How the percentage stands to its figure and the total."""
    lines, base = candidate.lines, candidate.base
    (part,) = candidate.parts
    value, over = lines.values[candidate.whole][cross], lines.values[part][cross]
    under = lines.values[part][base] if base is not None else None
    if value is None or over is None or under is None or base is None or cross == base:
        return LineOutcome(UNCHECKED)
    if says(TOTAL, lines.cross_label(cross)) or _beyond(candidate, cross, base):
        return LineOutcome(UNCHECKED)
    unit = lines.units[candidate.whole][cross]
    top, bottom = (over, lines.units[part][cross]), (under, lines.units[part][base])
    return ratio(value, unit, top, bottom, HUNDRED * lines.grid.scale)


def _beyond(candidate: Candidate, cross: int, base: int) -> bool:
    """Whether a line lies on the other side of the total than most others: what follows a total is
    no part of it.
    """
    values = candidate.lines.values[candidate.whole]
    ahead = sum(value is not None for value in values[:base])
    behind = sum(value is not None for value in values[base + 1 :])
    return (cross > base and ahead > behind) or (cross < base and behind > ahead)


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    lines = candidate.lines
    base = (lines.cross_label(candidate.base) if candidate.base is not None else "") or "its total"
    return (
        f"{lines.called(candidate.whole)} is {lines.called(candidate.parts[0])} as a percentage of"
        f" {base}"
    )


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    lines, (part,) = candidate.lines, candidate.parts
    base = candidate.base if candidate.base is not None else cross
    share, over, under = ((candidate.whole, cross), (part, cross), (part, base))
    return f"{name(*lines.cell(*share))} = {name(*lines.cell(*over))} / {name(*lines.cell(*under))}"


SHAPE = TableShape("share", find, test, states, told, percent=True)
