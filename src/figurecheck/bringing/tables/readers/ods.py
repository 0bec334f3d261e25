"""Spreadsheets in Open Document (.ods): every sheet is a table, as its cells are shown."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.bringing.stated import problem
from figurecheck.bringing.tables.text import (
    MAX_CELLS,
    MAX_COLUMNS,
    TableReader,
    TableText,
    fills,
    padded,
    place_of,
    too_large,
)
from figurecheck.bringing.workbook.archive import Archive
from figurecheck.bringing.workbook.parts import Attributes, local, parsed
from figurecheck.model.finding import Problem

MAX_ROWS = 100_000
"""Rows that a sheet may have, those that it repeats among them."""

_PART = "content.xml"
_BLANKS = frozenset({"tab", "line-break"})
_UNSEEN = frozenset({"collapse", "filter"})


def read(content: bytes, name: str, problems: list[Problem]) -> Iterator[TableText]:
    """The table of each sheet, without the blank rows and columns behind the last text."""
    archive = Archive(content, name, "spreadsheet (.ods)")
    sheets = _Sheets(name)
    chunks = archive.chunks(_PART)
    for _ in parsed(chunks, f"{name}: {_PART}", sheets.start, sheets.end, sheets.text):
        pass
    for sheet, rows in sheets.done:
        places = [
            [place_of(name, sheet, row, column) for column in range(len(cells))]
            for row, cells in enumerate(rows)
        ]
        if rows:
            yield padded(name, rows, places, sheet)
    for sheet, many in sheets.hidden.items():
        note = f"{name}: {many:,} rows of sheet `{sheet[:40]}` hidden, and checked with the rest"
        problems.append(problem(name, note, "", "note"))


class _Sheets:
    """Collects the sheets as their elements come: ``done`` are names with rows of texts."""

    def __init__(self, name: str) -> None:
        self.done: list[tuple[str, list[list[str]]]] = []
        self.hidden: dict[str, int] = {}
        self._name = name
        self._sheet = ""
        self._rows: list[list[str]] = []
        self._blank_rows = 0
        self._row: list[str] = []
        self._blank_cells = 0
        self._times = self._wide = self._repeated = 1
        self._pieces: list[str] = []
        self._depth = 0
        self._passing = 0
        self._cells = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        said = {local(key): value for key, value in attributes.items()}
        if self._passing or name in {"annotation", "tracked-changes"}:
            self._passing += 1
        elif name == "table":
            self._depth += 1
            if self._depth == 1:
                self._sheet, self._rows, self._blank_rows = said.get("name", ""), [], 0
        elif self._depth == 1 and name == "table-row":
            self._row, self._blank_cells = [], 0
            self._repeated = _count(said.get("number-rows-repeated", "1"), MAX_ROWS)
            if said.get("visibility") in _UNSEEN:
                self.hidden[self._sheet] = self.hidden.get(self._sheet, 0) + 1
        elif self._depth == 1 and name in {"table-cell", "covered-table-cell"}:
            self._pieces = []
            self._times = _count(said.get("number-columns-repeated", "1"), MAX_COLUMNS)
            self._wide = _count(said.get("number-columns-spanned", "1"), MAX_COLUMNS)
        elif self._depth == 1 and name == "s":
            self._pieces.append(" " * _count(said.get("c", "1"), 100))
        elif self._depth == 1 and (name in _BLANKS or (name == "p" and self._pieces)):
            self._pieces.append(" ")

    def text(self, piece: str) -> None:
        """Some text."""
        if self._depth == 1 and not self._passing:
            self._pieces.append(piece)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._passing:
            self._passing -= 1
        elif name == "table":
            self._depth -= 1
            if not self._depth:
                self.done.append((self._sheet, self._rows))
        elif self._depth == 1 and name in {"table-cell", "covered-table-cell"}:
            self._close(covered=name != "table-cell")
        elif self._depth == 1 and name == "table-row":
            self._close_row()

    def _close(self, *, covered: bool) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces = []
        if not text:
            self._blank_cells += self._times if not covered or self._blank_cells else 0
            return
        self._row += [""] * self._blank_cells
        self._blank_cells = 0
        wide = self._wide if fills(text) else 1
        self._row += [text] * (self._times if self._times > 1 else wide)
        self._blank_cells += self._wide - wide
        if len(self._row) > MAX_COLUMNS:
            raise too_large(self._name, self._sheet)

    def _close_row(self) -> None:
        if not self._row:
            self._blank_rows += self._repeated
            return
        many = self._blank_rows + self._repeated
        self._cells += many * len(self._row)
        if len(self._rows) + many > MAX_ROWS or self._cells > MAX_CELLS:
            raise too_large(self._name, self._sheet)
        self._rows += [[] for _ in range(self._blank_rows)]
        self._rows += [[*self._row] for _ in range(self._repeated)]
        self._blank_rows = 0


def _count(text: str, most: int) -> int:
    """How often something is repeated; at most so often, once where nothing sensible is written."""
    return min(int(text), most) if text.isdecimal() and 0 < len(text) < 9 and int(text) else 1


TABLES = TableReader("ods", (".ods",), read)
