"""A line is the difference of two others: a change from one year to the next, a balance.

Table::

    Region,2023,2024,Change
    Harbour,1204,1310,106
    Old Town,2118,2047,-71
    West Bank,845,901,56
    Hill,310,322,21

Clean::

    Region,2023,2024,Change
    Harbour,1204,1310,106
    Old Town,2118,2047,-71
    West Bank,845,901,56
    Hill,310,322,12
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import BALANCE, CHANGE, PERCENT
from figurecheck.bringing.tables.linear import FREE, linear, spelled
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.shape import Candidate, TableShape

NEAR = 48
"""Lines on either side of a difference among which its two figures are looked for."""

PROBES = 4
"""Crossing lines at which they are looked for."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each pair of lines whose difference a line is that says by its label that it is one."""
    seen: set[tuple[int, int, int]] = set()
    for at, line in enumerate(taken):
        label = lines.label(line)
        if PERCENT.search(label) or not (CHANGE.search(label) or BALANCE.search(label)):
            continue
        near = [other for other in taken[max(at - NEAR, 0) : at + NEAR + 1] if other != line]
        for cross in lines.telling((*near, line), PROBES):
            value = lines.values[line][cross]
            if value is None:
                continue
            room = lines.units[line][cross] * 2
            for one in near:
                for other in near:
                    more, less = lines.values[one][cross], lines.values[other][cross]
                    if (
                        one == other
                        or more is None
                        or less is None
                        or abs(more - less - value) > room
                    ):
                        continue
                    if (line, one, other) not in seen:
                        seen.add((line, one, other))
                        yield Candidate(SHAPE, lines, line, (one, other), (1, -1), cue=True)


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    label = candidate.lines.label
    more, less = candidate.parts
    return f"{label(candidate.whole)} is {label(more)} less {label(less)}"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    return spelled(candidate, cross, name)


SHAPE = TableShape("difference", find, linear(FREE), states, told)
