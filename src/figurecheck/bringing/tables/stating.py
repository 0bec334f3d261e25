"""Breaks as records: the figures that take part, each with the place of its cell, and the relation
that does not hold.

Only what breaks goes to the engine: one wrong cell is one cause. Names hold no place: they are made
of labels, so that a row that is put in, or a file that is renamed, leaves the keys of all findings
as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import attr

from figurecheck.bringing.stated import free, record_of, spelled
from figurecheck.bringing.tables.grid import Grid
from figurecheck.bringing.tables.judging import Break
from figurecheck.bringing.tables.ratios import HUNDRED
from figurecheck.model.record import Place, Record
from figurecheck.model.values import NAMELESS

SOURCE = "table"
"""The id of the source that a table's own figures have: no path, so that a file may move."""

MAX_NAME = 40
"""Characters of a label that a name is made of."""

_PLAIN, _FINE, _PERCENT = "figure", NAMELESS[0], "percent"
"""The units of the measures of a table: of whole figures, of such with decimals, of shares."""


@attr.frozen(eq=False)
class StatedBreaks:
    """The records of some breaks, with the break that each relation is, by its id, and the cell of
    each claim.
    """

    records: tuple[Record, ...]
    breaks: dict[str, Break]
    cells: dict[str, tuple[int, int]]


def stated(grid: Grid, breaks: Sequence[Break], taken: set[str]) -> StatedBreaks:
    """What some breaks of one table state. ``taken`` are the names that were given before, and
    takes the new ones.
    """
    scales = {
        cell: one.found.candidate.scale
        for one in breaks
        if one.found.candidate.shape.percent
        for cell in (one.cells if one.found.candidate.shape.target else one.cells[:1])
    }
    names = _Names(grid, taken, scales)
    cells = sorted({cell for one in breaks for cell in one.cells})
    exact = {cell: all(_is_exact(one) for one in breaks if cell in one.cells) for cell in cells}
    records = [record_of(_first(grid, cells), source=SOURCE, title=grid.table.name)]
    records += names.measures(cells)
    claims: dict[str, tuple[int, int]] = {}
    for cell in cells:
        claim = names.claim(cell)
        claims[claim] = cell
        records.append(_claim(grid, cell, claim, names, exact=exact[cell]))
    told: dict[str, Break] = {}
    for one in breaks:
        candidate = one.found.candidate
        states = candidate.shape.states(
            candidate, one.cross, lambda row, column: names.term((row, column))
        )
        name = names.free(f"{candidate.shape.name}-{_slug(grid, one.cells[0])}")
        told[name] = one
        records.append(
            record_of(spot_of(grid, one.cells[0]), relation=name, states=states, when="undated")
        )
    return StatedBreaks(tuple(records), told, claims)


def _is_exact(one: Break) -> bool:
    """Whether the relation holds to the last digit elsewhere, so that its figures were not
    rounded.
    """
    candidate = one.found.candidate
    return (
        not candidate.shape.percent and len(one.found.held) >= 3 and one.found.is_exact(one.cross)
    )


def _claim(grid: Grid, cell: tuple[int, int], claim: str, names: _Names, *, exact: bool) -> Record:
    shown = grid.shown(*cell)
    percent = names.percent(cell)
    times = HUNDRED // names.scale(cell) if names.scale(cell) < HUNDRED else 1
    over = names.scale(cell) // HUNDRED if names.scale(cell) > HUNDRED else 1
    finer = len(str(over)) - 1
    figure = spelled(shown.digits * times, shown.decimals + finer) + (" %" if percent else "")
    fields = {
        "claim": claim,
        "figure": figure,
        "measure": names.measure(cell),
        "where": names.member(cell),
    }
    if exact and not percent:
        fields["exact"] = "yes"
    elif grid.random and not percent:
        fields["figure"] = f"{figure} (±{grid.base - 1})"
    else:
        unit = grid.unit(*cell)
        fields["rounded_to"] = spelled(unit * times // 2, grid.decimals + finer)
    return record_of(spot_of(grid, cell), **fields, when="undated")


class _Names:
    """The names of the measures, members and claims of a table's cells."""

    def __init__(self, grid: Grid, taken: set[str], scales: Mapping[tuple[int, int], int]) -> None:
        self._grid = grid
        self._scales = scales
        self._taken = taken
        self._measures: dict[tuple[int, bool], str] = {}
        self._members: dict[int, str] = {}

    def measures(self, cells: Sequence[tuple[int, int]]) -> Iterator[Record]:
        """The records of the measures that the cells need: a column each."""
        fine = any(
            self._grid.shown(row, column).decimals
            for row, column in cells
            if not self.percent((row, column))
        )
        for row, column in cells:
            key = column, self.percent((row, column))
            if key not in self._measures:
                label = self._grid.column_label(column)
                self._measures[key] = self.free(
                    _of_words(label) or f"column-{len(self._measures) + 1}"
                )
                unit = _PERCENT if key[1] else _FINE if fine else _PLAIN
                about = {"measure": self._measures[key], "unit": unit, "kind": "stock"}
                if self._grid.below_zero:
                    about["range"] = "any"
                if label:
                    about["label"] = label
                yield record_of(spot_of(self._grid, (row, column)), **about)

    def percent(self, cell: tuple[int, int]) -> bool:
        """Whether a figure is a percentage, by its sign or by what it is in a relation that
        breaks.
        """
        return cell in self._scales or self._grid.shown(*cell).percent

    def scale(self, cell: tuple[int, int]) -> int:
        """By how much a figure is larger than the ratio that it is: 100 for percentages."""
        return self._scales.get(cell, HUNDRED)

    def measure(self, cell: tuple[int, int]) -> str:
        """The measure of a cell."""
        return self._measures[cell[1], self.percent(cell)]

    def member(self, cell: tuple[int, int]) -> str:
        """The place that a row is, by its label."""
        if cell[0] not in self._members:
            label = re.sub(r"[*{}\[\]=,\n]", " ", self._grid.row_label(cell[0]))
            name = " ".join(label.split())[:MAX_NAME].strip() or f"row {len(self._members) + 1}"
            number = 1
            while (name if number == 1 else f"{name} ({number})") in self._members.values():
                number += 1
            self._members[cell[0]] = name if number == 1 else f"{name} ({number})"
        return self._members[cell[0]]

    def term(self, cell: tuple[int, int]) -> str:
        """How an expression calls a cell."""
        return f"{self.measure(cell)}{{where={self.member(cell)}}}"

    def claim(self, cell: tuple[int, int]) -> str:
        """The id of a cell's claim."""
        return self.free(_slug(self._grid, cell))

    def free(self, name: str) -> str:
        """A name that nothing else has."""
        return free(name, self._taken)


def _slug(grid: Grid, cell: tuple[int, int]) -> str:
    words = f"{grid.row_label(cell[0])} {grid.column_label(cell[1])}"
    return _of_words(words) or "cell"


def _of_words(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_NAME].strip("-")
    return name if not name or name[0].isalpha() else f"n-{name}"


def spot_of(grid: Grid, cell: tuple[int, int]) -> Place:
    """Where a cell stands in its file."""
    return grid.table.places[cell[0]][cell[1]]


def _first(grid: Grid, cells: Sequence[tuple[int, int]]) -> Place:
    return spot_of(grid, cells[0]) if cells else Place(grid.table.name, 1, 1)
