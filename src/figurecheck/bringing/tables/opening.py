"""Opens a file with tables: comma-separated text, tab-separated text, a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from figurecheck.bringing.tables.cells import TableCell
from figurecheck.bringing.tables.grid import TableText
from figurecheck.errors import UsageError
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place

TABLE_ENDINGS = (".csv", ".tsv", ".xlsx")
"""The endings of files that are read as tables."""

MAX_CELLS = 2_000_000
"""Cells that a table may have."""

MAX_COLUMNS = 16_384
"""Columns that a table may have, as in spreadsheets."""

_DELIMITERS = (",", ";", "\t", "|")

_SAMPLED = 40
"""Rows by which it is seen what parts the cells of a row."""


def opened_tables(
    content: bytes, name: str, ending: str, problems: list[Problem]
) -> list[TableText]:
    """The tables of a file; none, with a problem noted, where it cannot be read."""
    try:
        if ending == ".xlsx":
            return list(_of_workbook(content, name))
        return list(_of_text(_decoded(content, name, problems), name))
    except UsageError as error:
        problems.append(_problem(name, str(error), error.help))
        return []


def _problem(name: str, headline: str, help: str = "", severity: str = "error") -> Problem:  # noqa: A002
    return Problem("FC005", headline, (Label(Place(name, 1, 1), "", ""),), help, severity)


def _decoded(content: bytes, name: str, problems: list[Problem]) -> str:
    """The text of a file in UTF-8, or else as Windows writes it in the west, which a note tells."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        note = f"{name}: not UTF-8, and read as Windows-1252"
        problems.append(_problem(name, note, "save it as UTF-8 where letters look wrong", "note"))
        return content.decode("cp1252", "replace")


def _of_text(text: str, name: str) -> Iterator[TableText]:
    """The table of a text with one row a line; lines with quoted line breaks in them belong
    together.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    cells, start = 0, 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            msg = f"{name}:{reader.line_num}: not a row of cells: {error}"
            raise UsageError(msg, "double the quotation marks inside quoted text") from None
        rows.append((start, row))
        start = reader.line_num + 1
        cells += len(row)
        if cells > MAX_CELLS or len(row) > MAX_COLUMNS:
            msg = f"{name}: more than {MAX_CELLS:,} cells or {MAX_COLUMNS:,} columns"
            raise UsageError(msg, "split it into several files")
    places = [[Place(name, line, column) for column in _columns(row)] for line, row in rows]
    yield _padded(name, [row for _, row in rows], places)


def _columns(row: Sequence[str]) -> list[int]:
    """The column at which each cell starts on its line, as if none were quoted."""
    starts = [1]
    for cell in row[:-1]:
        starts.append(
            starts[-1] + len(cell) + 1 + 2 * (("," in cell) or ('"' in cell) or ("\n" in cell))
        )
    return starts


def _delimiter(text: str) -> str:
    """The sign that stands in most of the first lines equally often; a comma where none does."""
    lines = [line for line in text[:65_536].split("\n")[:_SAMPLED] if line.strip()]
    best, most = ",", 0
    for sign in _DELIMITERS:
        try:
            counts = [len(row) - 1 for row in csv.reader(lines, delimiter=sign)]
        except csv.Error:
            continue
        usual = max(counts, key=counts.count, default=0)
        score = usual * counts.count(usual) if usual else 0
        if score > most:
            best, most = sign, score
    return best


def _of_workbook(content: bytes, name: str) -> Iterator[TableText]:
    """The table of each sheet, with the texts that its cells show."""
    from figurecheck.bringing.workbook.workbook import Workbook

    book = Workbook(content, name)
    for sheet in book.sheets:
        found = {row.number: row.cells for row in book.rows(sheet)}
        height, width = (
            max(found, default=0),
            max((max(cells, default=0) for cells in found.values()), default=0),
        )
        if height * width > MAX_CELLS:
            msg = f"{name}: sheet `{sheet[:40]}` has more than {MAX_CELLS:,} cells"
            raise UsageError(msg, "split it into several sheets")
        rows = [
            [_shown(found.get(row, {}).get(column)) for column in range(1, width + 1)]
            for row in range(1, height + 1)
        ]
        places = [
            [Place(name, row + 1, column + 1) for column in range(width)] for row in range(height)
        ]
        if rows:
            yield _padded(name, rows, places, sheet if len(book.sheets) > 1 else "")


def _shown(cell: TableCell | None) -> str:
    """What a cell shows; what cannot be taken for what it shows is said by a sign that stands for
    something hidden.
    """
    if cell is None:
        return ""
    return "n/a" if cell.fault else cell.text


def _padded(
    name: str, rows: Sequence[list[str]], places: Sequence[list[Place]], sheet: str = ""
) -> TableText:
    width = max((len(row) for row in rows), default=0)
    cells = tuple((*row, *[""] * (width - len(row))) for row in rows)
    spots = tuple(
        (
            *known,
            *(
                Place(name, known[0].line if known else index + 1, 1)
                for _ in range(width - len(known))
            ),
        )
        for index, known in enumerate(places)
    )
    return TableText(name, cells, spots, sheet)
