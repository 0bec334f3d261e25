"""Tables of files and data frames as sources."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attr

from figurecheck.bringing.grounding.cells import GridCells, SourceCell
from figurecheck.bringing.grounding.sources import SourceTable
from figurecheck.bringing.tables.grid import Grid, grids_of
from figurecheck.bringing.tables.numerals import NAME, NUMBER, TEXT, Shown, formats_of
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
    texts: dict[tuple[int, int], str] = {}
    within: dict[tuple[int, int], tuple[SourceCell, ...]] = {}
    rows: dict[int, None] = {}
    columns: dict[int, list[int]] = {}
    first = _first_row(grid)
    for row, shown in enumerate(grid.shown):
        for column, cell in enumerate(shown):
            if cell.kind == NUMBER:
                rows[row] = None
                columns.setdefault(column, []).append(row)
            elif cell.kind == TEXT and row >= first:
                text = table.cells[row][column]
                texts[row, column] = text.strip()
                found = tuple(_within(text)) if column else ()
                if found:
                    within[row, column] = found
                    rows[row] = None
                    columns.setdefault(column, []).append(row)
    cells = GridCells(grid.shown, table.cells, within, columns, rows)
    home = Place(table.name, 1, 1)
    prefix = f"{table.sheet}!" if table.sheet else ""
    labels = [grid.row_label(row) for row in range(grid.height)]
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
        texts,
    )


def headed(grid: Grid) -> Grid:
    """The grid with years for headings where the first row of numbers has no others, and below each
    stands something else, as above a single column.
    """
    first = _first_row(grid)
    if first >= grid.height:
        return grid
    numbers = [column for column, one in enumerate(grid.shown[first]) if one.kind == NUMBER]
    below = grid.shown[first + 1 :]
    for column in numbers:
        under = [row[column] for row in below if row[column].kind == NUMBER]
        if not _is_year(grid.shown[first][column]) or all(map(_is_year, under)):
            return grid
        if _DATED.search(grid.column_label(column)):
            return grid  # its heading names a year already
    row = tuple(
        attr.evolve(one, kind=NAME) if one.kind == NUMBER else one for one in grid.shown[first]
    )
    return attr.evolve(grid, shown=(*grid.shown[:first], row, *below))


def _is_year(one: Shown) -> bool:
    return one.kind == NUMBER and not one.decimals and 1500 <= one.digits <= 2099


def _first_row(grid: Grid) -> int:
    """The first row with a number."""
    return next(
        (row for row, shown in enumerate(grid.shown) if any(one.kind == NUMBER for one in shown)),
        grid.height,
    )


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
