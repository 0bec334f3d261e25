"""Tables of files and data frames as sources."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attr

from figurecheck.bringing.grounding.cells import GridCells, SourceCell
from figurecheck.bringing.grounding.sources import SourceTable
from figurecheck.bringing.tables.column import GridColumn
from figurecheck.bringing.tables.grid import Grid, grids_of
from figurecheck.bringing.tables.numerals import NUMBER, TEXT, formats_of
from figurecheck.bringing.tables.text import TableText
from figurecheck.errors import UsageError
from figurecheck.model.record import Place

SAMPLED_CELLS = 2_000
"""Cells by which it is seen how a table writes its numerals; all of a smaller one."""

_WITHIN = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?(?![\w])|(?<![\w.,])\d{1,15}(?:\.\d{1,9})?(?![\w])"
)
_DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DECIMAL = re.compile(r"\s*[-−]?0\.\d+\s*\Z")


def source_table(
    table: TableText,
    source: int,
    number: int,
    aliases: Mapping[str, tuple[str, ...]],
    numbers: str = "",
) -> SourceTable:
    """A table with the names of its rows and columns.

    Raises:
        UsageError: where nothing decides how its numerals are to be read.
    """
    grid = headed(_grid(table, numbers))
    first = grid.first_row
    found = {
        (row, column): table.cells[row][column].strip()
        for row, column in grid.of_kinds({TEXT})
        if row >= first
    }
    within = {
        spot: numbers_in
        for spot in found
        if spot[1] and (numbers_in := tuple(_within(table.cells[spot[0]][spot[1]])))
    }
    cells = GridCells.of(grid.columns, table.cells, within)
    home = Place(table.name, 1, 1)
    prefix = f"{table.sheet}!" if table.sheet else ""
    labels = [*map(grid.row_label, range(grid.height))]
    heads = [grid.column_label(column) for column in range(grid.width)]
    return SourceTable(
        source,
        number,
        labels,
        heads,
        cells,
        lambda cell: table.places[cell[0]][cell[1]],
        lambda cell: f"{prefix}{grid.spot(*cell)}",
        home,
        table.sheet,
        dict(aliases),
        {},
        found,
    )


def headed(grid: Grid) -> Grid:
    """The grid with years for headings where the first row of numbers has no others, and below each
    stands something else, as above a single column.
    """
    first = grid.first_row
    if first >= grid.height:
        return grid
    numbers = [at for at, column in enumerate(grid.columns) if column.kinds[first] == NUMBER]
    for at in numbers:
        column = grid.columns[at]
        under = [row for row in column.rows if row > first]
        if not _is_year(column, first) or all(_is_year(column, row) for row in under):
            return grid
        if _DATED.search(grid.column_label(at)):
            return grid  # its heading names a year already
    return attr.evolve(grid, columns=tuple(one.named(first) for one in grid.columns))


def _is_year(column: GridColumn, row: int) -> bool:
    """Whether a number is a year."""
    return not column.decimals[row] and 1500 <= column.digits[row] <= 2099


def _within(text: str) -> list[SourceCell]:
    """The numbers among the words of a cell."""
    found = []
    for one in list(_WITHIN.finditer(text))[:8]:
        digits = one[0].replace(",", "")
        whole, _, decimals = digits.partition(".")
        found.append(SourceCell(int(whole + decimals), len(decimals), one[0], within=True))
    return found


def _grid(table: TableText, numbers: str) -> Grid:
    """The table as numbers, by how a sample of its cells is written.

    Raises:
        UsageError: where nothing decides between two ways of reading them.
    """
    if numbers:
        return grids_of(table, numbers)[0]
    flat = [text for row in table.cells for text in row]
    step = max(1, len(flat) // SAMPLED_CELLS)
    sample = flat[::step] if step > 1 else flat
    likely = formats_of(sample)
    if len(likely) > 1 and any(_DECIMAL.match(text) for text in flat):
        likely = (
            tuple(one for one in likely if one in {"en", "plain", "space"}) or likely
        )  # 0.512 is no group of three
    if len(likely) > 1:
        msg = (
            f"{table.name}: its numerals can be read in two ways, as 1,234.5 or as 1.234,5, and"
            " nothing decides"
        )
        raise UsageError(msg, "say which with --numbers en or --numbers eu")
    return grids_of(table, likely[0])[0]
