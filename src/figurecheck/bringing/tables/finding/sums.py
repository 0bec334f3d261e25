"""A line is the sum of its neighbours.

Table::

    Region,2021,2022,2023
    Harbour,1131,1204,1310
    Old Town,2045,2118,2047
    West Bank,803,845,901
    Total,3979,4167,4285

Clean::

    Region,2021,2022,2023
    Harbour,1131,1204,1310
    Old Town,2045,2118,2047
    West Bank,803,845,901
    Total,3979,4167,4258
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from figurecheck.bringing.tables.cues import TOTAL
from figurecheck.bringing.tables.linear import NEIGHBOURS, linear, spelled
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.shape import Candidate, TableShape

PROBES = 10
"""Crossing lines at which sums are looked for: those whose figures have the most digits."""

MOST_PARTS = 400
"""Parts that one sum may have."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """Every run of neighbours beside a line that makes it up at some crossing line."""
    seen: set[tuple[int, int, int]] = set()
    for cross in lines.telling(taken, PROBES):
        sums = [0]
        for line in taken:
            sums.append(sums[-1] + (lines.values[line][cross] or 0))
        order = sorted(range(len(sums)), key=lambda at: (sums[at], at))
        heights = [sums[at] for at in order]
        for at, line in enumerate(taken):
            whole = lines.values[line][cross]
            if not whole:
                continue
            room = lines.units[line][cross] * 12
            for ahead, sought in ((True, sums[at] - whole), (False, sums[at + 1] + whole)):
                first, last = (
                    bisect_left(heights, sought - room),
                    bisect_right(heights, sought + room),
                )
                for other in order[first:last]:
                    start, end = (other, at) if ahead else (at + 1, other)
                    if 2 <= end - start <= MOST_PARTS and (line, start, end) not in seen:
                        seen.add((line, start, end))
                        parts = taken[start:end]
                        yield Candidate(
                            SHAPE, lines, line, parts, (1,) * len(parts), _is_total(lines, line)
                        )


def _is_total(lines: TableLines, line: int) -> bool:
    return TOTAL.search(lines.label(line)) is not None


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    lines = candidate.lines
    name = (
        lines.label(candidate.whole)
        or f"{'column' if lines.across else 'row'} {candidate.whole + 1}"
    )
    first, last = (lines.label(part) for part in (candidate.parts[0], candidate.parts[-1]))
    many = f"the {len(candidate.parts)} {'columns' if lines.across else 'rows'}"
    return f"{name} is the sum of {many} from {first or '?'} to {last or '?'}"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    return spelled(candidate, cross, name)


SHAPE = TableShape("sum", find, linear(NEIGHBOURS), states, told)
