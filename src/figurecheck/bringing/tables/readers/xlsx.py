"""Workbooks (.xlsx): every sheet is a table, with the texts that its cells show."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.bringing.stated import problem
from figurecheck.bringing.tables.cells import TableCell
from figurecheck.bringing.tables.text import (
    MAX_CELLS,
    TableReader,
    TableText,
    fills,
    padded,
    place_of,
    too_large,
)
from figurecheck.model.finding import Problem

FAULT = "#n/a"
"""What stands for a cell that cannot be taken for what it shows: there is something, unsaid."""


def read(content: bytes, name: str, problems: list[Problem]) -> Iterator[TableText]:
    """The table of each sheet; what is hidden is read like the rest, and told."""
    from figurecheck.bringing.workbook.workbook import Workbook

    book = Workbook(content, name)
    for sheet in book.sheets:
        rows = {row.number: row for row in book.rows(sheet)}
        found = {number: row.cells for number, row in rows.items()}
        height = max(found, default=0)
        width = max((max(cells, default=0) for cells in found.values()), default=0)
        if height * (width + 1) > MAX_CELLS:
            raise too_large(name, sheet)
        hidden = sum(row.hidden for row in rows.values())
        if sheet in book.hidden or hidden:
            what = f"{hidden:,} rows of sheet" if sheet not in book.hidden else "sheet"
            note = f"{name}: {what} `{sheet[:40]}` hidden, and checked with the rest"
            problems.append(problem(name, note, "", "note"))
        cells = [
            [_shown(found.get(row, {}).get(column)) for column in range(1, width + 1)]
            for row in range(1, height + 1)
        ]
        _fill(cells, book.merged)
        places = [
            [place_of(name, sheet, row, column) for column in range(width)] for row in range(height)
        ]
        if cells:
            yield padded(name, cells, places, sheet)


def _fill(cells: list[list[str]], merged: list[tuple[int, int, int, int]]) -> None:
    """Puts the text of a merged range into all its cells; a figure stands in the first alone."""
    for left, top, right, bottom in merged:
        if top > len(cells) or left > len(cells[0]) or not fills(cells[top - 1][left - 1]):
            continue
        for row in cells[top - 1 : bottom]:
            for column in range(left - 1, min(right, len(row))):
                row[column] = row[column] or cells[top - 1][left - 1]


def _shown(cell: TableCell | None) -> str:
    if cell is None:
        return ""
    return FAULT if cell.fault else cell.text


TABLES = TableReader("xlsx", (".xlsx",), read)
