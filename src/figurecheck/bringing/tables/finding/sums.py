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
from collections.abc import Callable, Iterable, Iterator

from figurecheck.bringing.tables.cues import TOTAL, says
from figurecheck.bringing.tables.linear import NEIGHBOURS, linear, spelled
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.shape import Candidate, TableShape
from figurecheck.model.spelling import spell_list

PROBES = 10
"""Crossing lines at which sums are looked for: those whose figures have the most digits."""

MOST_PARTS = 2_000
"""Parts that one sum may have."""

FEW_PARTS = 4
"""Parts that are told by their names."""

MAX_RUNS = 64
"""Runs that are looked at for one line, one crossing line and one side; where more make it up, its
figures are too small to tell.
"""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """The sums of neighbours among the lines; what one was taken away for, as a part, may be the
    sum of what is left around it.
    """
    among = {*taken}
    left = (line for line in lines.visible if line not in among)
    return along(SHAPE, lines, taken, (*taken, *left))


def along(
    shape: TableShape, lines: TableLines, taken: tuple[int, ...], wholes: Iterable[int]
) -> Iterator[Candidate]:
    """Every run of neighbours beside a line that makes it up at some crossing line, and breaks at
    no more of its kind that are looked at than it holds at.
    """
    asked = tuple(wholes)  # those taken are among them
    probes = [_Running(lines, taken, asked, cross) for cross in lines.telling(taken, PROBES)]
    for number, probe in enumerate(probes):
        alike = [one for one in probes if one.kind == probe.kind]
        for line in asked:
            at = bisect_left(taken, line)
            for start, end in probe.runs(line, at):
                if any(one.makes_up(line, start, end) for one in probes[:number]):
                    continue  # it was found there; to remember all takes more room than to ask
                stands = [one.stands(line, start, end) for one in alike]
                if stands.count(1) >= max(stands.count(-1), 1):
                    parts, cue = taken[start:end], _is_total(lines, line)
                    yield Candidate(shape, lines, line, parts, (1,) * len(parts), cue)


class _Running:
    """The running sums of the lines at one crossing line, in which a run of neighbours that makes
    up a line is looked up.
    """

    def __init__(
        self, lines: TableLines, taken: tuple[int, ...], asked: tuple[int, ...], cross: int
    ) -> None:
        self._values = {line: lines.values[line][cross] for line in asked}
        self._units = {line: lines.units[line][cross] for line in asked}
        fine = sum(unit < lines.grid.scale for unit in self._units.values())
        self.kind = lines.is_rate(cross), 2 * fine > len(asked)
        self._taken = {*taken}
        self._sums, self._known = [0], [0]
        for value in (self._values[line] for line in taken):
            self._sums.append(self._sums[-1] + (value or 0))
            self._known.append(self._known[-1] + bool(value))
        self._order = sorted(range(len(self._sums)), key=lambda at: (self._sums[at], at))
        self._heights = [self._sums[at] for at in self._order]

    def runs(self, line: int, at: int) -> Iterator[tuple[int, int]]:
        """The runs of at least two, from ``start`` to before ``end``, that end ahead of a line or
        begin behind it and make it up; ``at`` is where it stands among the others.
        """
        whole = self._values[line]
        if not whole:
            return
        room, behind = self._room(line), at + (line in self._taken)
        for ahead, sought in (
            (True, self._sums[at] - whole),
            (False, self._sums[behind] + whole),
        ):
            first = bisect_left(self._heights, sought - room)
            last = bisect_right(self._heights, sought + room)
            found = self._order[first : min(last, first + MAX_RUNS)]
            for other in found:
                start, end = (other, at) if ahead else (behind, other)
                if 2 <= end - start <= MOST_PARTS and self._known[end] - self._known[start] > 1:
                    yield start, end

    def makes_up(self, line: int, start: int, end: int) -> bool:
        """Whether a run is among those that make a line up."""
        whole = self._values[line]
        many = self._known[end] - self._known[start]
        off = abs((whole or 0) - self._sums[end] + self._sums[start])
        return bool(whole) and many > 1 and off <= self._room(line)

    def _room(self, line: int) -> int:
        """How far a run may be off a line to be looked at."""
        return self._units[line] * 12

    def stands(self, line: int, start: int, end: int) -> int:
        """1 where a run makes up a line nearly, -1 where it does not, 0 where that says nothing."""
        whole, many = self._values[line], self._known[end] - self._known[start]
        if whole is None or many < 2:
            return 0
        off = abs(whole - self._sums[end] + self._sums[start])
        return 1 if off <= self._units[line] * (end - start + 1) else -1


def _is_total(lines: TableLines, line: int) -> bool:
    return says(TOTAL, lines.label(line))


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    lines = candidate.lines
    name = lines.called(candidate.whole)
    labels = [lines.called(part) for part in candidate.parts]
    if len(labels) <= FEW_PARTS:
        return f"{name} is the sum of {spell_list(labels)}"
    many = f"the {len(labels)} {'columns' if lines.across else 'rows'}"
    return f"{name} is the sum of {many} from {labels[0]} to {labels[-1]}"


def states(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The relation at a crossing line, of the names of its cells."""
    return spelled(candidate, cross, name)


SHAPE = TableShape("sum", find, linear(NEIGHBOURS), states, told, sums=True)
