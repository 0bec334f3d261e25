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

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import BALANCE, CHANGE, PERCENT, says
from figurecheck.bringing.tables.linear import FREE, linear, spelled
from figurecheck.bringing.tables.lines import TableLines, around
from figurecheck.bringing.tables.shape import (
    BROKE,
    UNCHECKED,
    Candidate,
    LineOutcome,
    TableShape,
)

NEAR = 48
"""Lines on either side of a difference among which its two figures are looked for."""

PROBES = 4
"""Crossing lines at which they are looked for."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Each pair of lines whose difference a line is that says by its label that it is one."""
    for at, line in enumerate(taken):
        label = lines.label(line)
        if says(PERCENT, label) or not (says(CHANGE, label) or says(BALANCE, label)):
            continue
        near = around(taken, at, NEAR)
        seen: set[tuple[int, int]] = set()
        for cross in lines.longest(line, PROBES):
            for pair in _pairs(lines, line, near, cross):
                if pair not in seen:
                    seen.add(pair)
                    yield Candidate(SHAPE, lines, line, pair, (1, -1), cue=True)


def _pairs(lines: TableLines, line: int, near: list[int], cross: int) -> Iterator[tuple[int, int]]:
    """The pairs of lines whose difference a line is at a crossing line."""
    value = lines.values[line][cross] or 0
    room = lines.units[line][cross] * 2
    known = sorted(
        (figure, other) for other in near if (figure := lines.values[other][cross]) is not None
    )
    heights = [figure for figure, _ in known]
    for less, other in known:
        first = bisect_left(heights, less + value - room)
        for _, more in known[first : bisect_right(heights, less + value + room)]:
            if more != other:
                yield more, other


def test(candidate: Candidate, cross: int) -> LineOutcome:
    """How the difference stands to its two figures.

    Where both are less than nothing, as payments are, its sign is a convention: payments that fall
    from 5,950 to 4,074 may be written as 1,876 less.
    """
    outcome = _TEST(candidate, cross)
    values = [candidate.lines.values[part][cross] for part in candidate.parts]
    whole = candidate.lines.values[candidate.whole][cross] or 0
    below = all(value is not None and value < 0 for value in values)
    if outcome.kind == BROKE and below and abs(2 * whole - outcome.difference) <= outcome.widest:
        return LineOutcome(UNCHECKED)
    return outcome


_TEST = linear(FREE)


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    label = candidate.lines.called
    more, less = candidate.parts
    return f"{label(candidate.whole)} is {label(more)} less {label(less)}"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    return spelled(candidate, cross, name)


SHAPE = TableShape("difference", find, test, states, told)
