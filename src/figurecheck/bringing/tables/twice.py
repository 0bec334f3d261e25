"""The same figure twice in one file: columns of two tables that have their headings, the labels of
their rows and nearly all figures in common.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

import attr

from figurecheck.bringing.stated import free, record_of, spelled
from figurecheck.bringing.tables.cues import TOTAL, says
from figurecheck.bringing.tables.folding import folded
from figurecheck.bringing.tables.grid import Grid
from figurecheck.bringing.tables.numerals import NUMBER
from figurecheck.bringing.tables.stating import SOURCE, spot_of
from figurecheck.model import limits
from figurecheck.model.record import Record

LEAST_SHARED, LEAST_BITS = 5, 25
"""Labels that two columns share, and bits of the figures that are alike, before they are one."""

Cell = tuple[int, int]
_Columns = Mapping[str, Mapping[str, Cell]]


@attr.frozen(eq=False)
class Twice:
    """A figure that stands in two tables and differs: a cell of each, and how many of the figures
    beside it are the same in both.
    """

    grids: tuple[Grid, Grid]
    cells: tuple[Cell, Cell]
    alike: int
    shared: int


def twice_in(grids: Sequence[Grid]) -> Iterator[Twice]:
    """The figures of one file's tables that stand in two of them and differ."""
    known = [(grid, _columns(grid)) for grid in grids[: limits.TABLES_COMPARED]]
    told: set[tuple[int, Cell]] = set()
    for number, (one, mine) in enumerate(known):
        for behind, (other, theirs) in enumerate(known[number + 1 :], number + 1):
            for label in sorted(mine.keys() & theirs.keys()):
                for found in _between(one, mine[label], other, theirs[label]):
                    places = {(number, found.cells[0]), (behind, found.cells[1])}
                    if not told & places:
                        yield found
                    told |= places


def shared_in(grids: Sequence[Grid]) -> dict[int, int]:
    """How many figures of each table, by its place among them, stand in another one too."""
    known = [_columns(grid) for grid in grids[: limits.TABLES_COMPARED]]
    found: dict[int, set[Cell]] = {}
    for (number, one), (behind, other) in itertools.combinations(enumerate(known), 2):
        for label in one.keys() & other.keys():
            shared = _alike(grids[number], one[label], grids[behind], other[label])
            for row in shared:
                found.setdefault(number, set()).add(one[label][row])
                found.setdefault(behind, set()).add(other[label][row])
    return {number: len(cells) for number, cells in found.items()}


def _alike(
    one: Grid, mine: Mapping[str, Cell], other: Grid, theirs: Mapping[str, Cell]
) -> list[str]:
    """The labels that two columns of the same figures share; none where they are of different
    things.
    """
    shared = [label for label in mine if label in theirs]
    if len(shared) < LEAST_SHARED or 10 * len(shared) < 9 * min(len(mine), len(theirs)):
        return []
    alike = [label for label in shared if _same(one, mine[label], other, theirs[label])]
    said = {one.values[mine[label][0]][mine[label][1]] or 0 for label in alike}
    bits = sum(_written(value).bit_length() for value in said)
    return shared if 10 * len(alike) >= 9 * len(shared) and bits >= LEAST_BITS else []


def _between(
    one: Grid, mine: Mapping[str, Cell], other: Grid, theirs: Mapping[str, Cell]
) -> Iterator[Twice]:
    """What differs in two columns, where so much is alike that they have the same figures."""
    shared = _alike(one, mine, other, theirs)
    apart = [label for label in shared if not _same(one, mine[label], other, theirs[label])]
    own = [label for label in apart if not says(TOTAL, label)]
    if len(own) > 1 or len(apart) > 2:
        return  # not one figure that was left behind: the columns are of different things
    for label in own:  # a total may be of other rows, or weighted; its own table tells
        cells = mine[label], theirs[label]
        yield Twice((one, other), cells, len(shared) - len(apart), len(shared))


def _same(one: Grid, mine: Cell, other: Grid, theirs: Cell) -> bool:
    """Whether two figures are one, each as wide as it was rounded."""
    value, found = one.value(*mine) or 0, other.value(*theirs) or 0
    room = one.unit(*mine) * other.scale + other.unit(*theirs) * one.scale
    exact = one.unit(*mine) * other.scale == other.unit(*theirs) * one.scale
    off = abs(value * other.scale - found * one.scale)
    return not off if exact else 2 * off <= room


def _written(value: int) -> int:
    """A number without its sign and the noughts that end it."""
    value = abs(value) // 2
    while value and value % 10 == 0:
        value //= 10
    return value


def _columns(grid: Grid) -> _Columns:
    """The figures by the folded labels of their column and row, those left out that two have."""
    found: dict[str, dict[str, Cell]] = {}
    doubled: set[str] = set()
    rows = [folded(grid.row_label(row)) for row in range(grid.height)]
    for column in range(grid.width):
        label = folded(grid.column_label(column))
        if label in found:
            doubled.add(label)
        if not label:
            continue
        cells = found[label] = {}
        for row, name in enumerate(rows):
            if name and rows.count(name) == 1 and grid.kind(row, column) == NUMBER:
                cells[name] = row, column
    return {label: cells for label, cells in found.items() if label not in doubled}


def states_twice(found: Twice, taken: set[str]) -> tuple[tuple[Record, ...], dict[str, int]]:
    """The records of a figure that stands twice, and which of the two each claim is, by its id."""
    records: list[Record] = []
    claims: dict[str, int] = {}
    grid, (row, column) = found.grids[0], found.cells[0]
    percent = any(
        one.shown(*cell).percent for one, cell in zip(found.grids, found.cells, strict=True)
    )
    name = free("twice", taken)
    unit = "percent" if percent else "value"
    place = spot_of(grid, (row, column))
    records.append(record_of(place, source=SOURCE, title=grid.table.name))
    about = {"measure": name, "unit": unit, "kind": "stock", "range": "any"}
    records.append(record_of(place, **about, label=grid.column_label(column)))
    for number, (one, cell) in enumerate(zip(found.grids, found.cells, strict=True)):
        shown = one.shown(*cell)
        claim = free(f"{name}-{number + 1}", taken)
        claims[claim] = number
        fields = {
            "claim": claim,
            "figure": spelled(shown.digits, shown.decimals) + (" %" if percent else ""),
            "measure": name,
            "rounded_to": spelled(one.unit(*cell) // 2, one.decimals),
            "when": "undated",
        }
        records.append(record_of(spot_of(one, cell), **fields))
    return tuple(records), claims
