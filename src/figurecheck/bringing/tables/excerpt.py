"""The part of a table around what does not hold, for reports that show it."""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.bringing.tables.grid import Grid
from figurecheck.bringing.tables.judging import Break, doubted
from figurecheck.bringing.tables.shape import Relationship
from figurecheck.model.document import Json, Object
from figurecheck.model.spelling import letters

MAX_ROWS, MAX_COLUMNS = 40, 20
"""Rows and columns that are shown of a table."""

MAX_TEXT = 60
"""Characters of a cell that are shown."""


def excerpt_of(grid: Grid, breaks: Sequence[Break], every: Sequence[Relationship]) -> Object:
    """Rows of texts around the first cells that do not fit, which columns and rows they are, and
    the names of the cells that take part in what does not hold and of those to look at first.
    """
    cells = {cell for one in breaks for cell in one.cells}
    doubt = {
        cell
        for one in breaks
        for cell in doubted([other for other in breaks if {*other.cells} & {*one.cells}], every)
    }
    first = min(doubt)
    rows = _window(first[0], grid.height, MAX_ROWS)
    columns = _window(first[1], grid.width, MAX_COLUMNS)
    table = grid.table
    texts: list[Json] = [[_cut(table.cells[row][column]) for column in columns] for row in rows]
    numbers: list[Json] = [table.top + row + 1 for row in rows]
    names: list[Json] = [letters(table.left + column + 1) for column in columns]
    return {
        "rows": numbers,
        "columns": names,
        "texts": texts,
        "involved": [grid.spot(*cell) for cell in sorted(cells)],
        "doubt": [grid.spot(*cell) for cell in sorted(doubt)],
    }


def _window(at: int, many: int, most: int) -> range:
    """So many rows or columns at most, with the first ones where the one that matters is there."""
    start = 0 if at < most else min(at - most // 2, many - most)
    return range(start, min(start + most, many))


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= MAX_TEXT else f"{plain[: MAX_TEXT - 1]}…"
