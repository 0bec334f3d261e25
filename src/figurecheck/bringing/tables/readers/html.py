"""Tables of a page of the web, as they are shown; those within a cell are tables of their own."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import attr

from figurecheck.bringing.documents.document import decoded
from figurecheck.bringing.documents.readers.html import is_hidden, tamed
from figurecheck.bringing.stated import problem
from figurecheck.bringing.tables.text import (
    MAX_CELLS,
    MAX_COLUMNS,
    TableReader,
    TableText,
    fills,
    padded,
    too_large,
)
from figurecheck.errors import UsageError
from figurecheck.model.finding import Problem
from figurecheck.model.record import Place

MAX_SPAN = 1_000
"""Rows or columns that a cell may span, as in browsers."""

MAX_NESTED = 20
"""Tables that may stand within one another."""

_VOID = frozenset({"br", "hr", "img", "input", "wbr", "col", "meta", "link", "area", "source"})


def read(content: bytes, name: str, problems: list[Problem]) -> Iterator[TableText]:
    """The tables of a page; what is hidden in them is left out, and told."""
    page = _Tables(name)
    try:
        page.feed(tamed(decoded(content, name), name))
        page.close()
    except (AssertionError, ValueError, RecursionError) as error:
        msg = f"{name}: not a page that can be read: {error}"
        raise UsageError(msg) from None
    if page.hidden:
        note = f"{name}: {page.hidden:,} hidden parts of tables were left out"
        problems.append(problem(name, note, "", "note"))
    for number, table in enumerate(page.tables, 1):
        rows, places = table.laid(name)
        if rows:
            yield padded(name, rows, places, table.caption or f"table {number}")


@attr.define(eq=False)
class _Cell:
    """A cell as it is written: its text, where it stands, and how far it reaches."""

    place: Place
    rows: int
    columns: int
    pieces: list[str] = attr.field(factory=list)


@attr.define(eq=False)
class _Table:
    """The rows of a table as they are written."""

    name: str
    rows: list[list[_Cell]] = attr.field(factory=list)
    caption: str = ""
    captioning: bool = False

    def laid(self, name: str) -> tuple[list[list[str]], list[list[Place]]]:
        """The texts and places by rows, each cell at its column, cells that span several put into
        each of them unless they are figures.
        """
        texts: list[dict[int, str]] = [{} for _ in self.rows]
        places: list[dict[int, Place]] = [{} for _ in self.rows]
        used = 0
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while column in texts[row]:
                    column += 1
                text = " ".join("".join(cell.pieces).split())
                used += cell.columns * cell.rows
                if used > MAX_CELLS or column + cell.columns > MAX_COLUMNS:
                    raise too_large(name, self.caption)
                for below in range(row, min(row + cell.rows, len(self.rows))):
                    for beside in range(column, column + cell.columns):
                        first = (below, beside) == (row, column)
                        texts[below][beside] = text if first or fills(text) else ""
                        places[below][beside] = cell.place
        width = max((max(one, default=-1) + 1 for one in texts), default=0)
        blank = [next(iter(one.values()), Place(name, 1, 1)) for one in places]
        return (
            [[row.get(column, "") for column in range(width)] for row in texts],
            [
                [row.get(column, blank[index]) for column in range(width)]
                for index, row in enumerate(places)
            ],
        )


class _Tables(HTMLParser):
    """Collects the tables of a page as its elements come."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.hidden = 0
        self._name = name
        self._open: list[_Table] = []
        self._cell: list[_Cell | None] = []
        self._passing: list[str] = []
        self._is_hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if self._passing:
            self._passing += [tag] if tag not in _VOID else []
            return
        said = {name: value or "" for name, value in attrs}
        if self._open and is_hidden(said):
            if tag not in _VOID:
                self._is_hidden = True
                self._passing.append(tag)
        elif self._open and tag == "sup":
            self._passing.append(tag)  # the mark of a note is no digit of the figure
        elif tag == "table" and len(self._open) < MAX_NESTED:
            table = _Table(self._name)
            self.tables.append(table)
            self._open.append(table)
            self._cell.append(None)
        elif self._open:
            self._within(tag, said)

    def _within(self, tag: str, said: dict[str, str]) -> None:
        """An element begins within a table."""
        cell = self._cell[-1]
        if tag == "tr":
            self._open[-1].rows.append([])
            self._cell[-1] = None
        elif tag in {"td", "th"}:
            self._begin(said)
        elif tag == "caption":
            self._open[-1].captioning = True
        elif tag in {"br", "p", "div", "li"} and cell is not None:
            cell.pieces.append(" ")

    def _begin(self, said: dict[str, str]) -> None:
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        line, column = self.getpos()
        place = Place(self._name, line, column + 1)
        cell = _Cell(place, _span(said.get("rowspan", "")), _span(said.get("colspan", "")))
        table.rows[-1].append(cell)
        self._cell[-1] = cell

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self._passing:
            if tag in self._passing:
                while self._passing.pop() != tag:
                    pass
                self._is_hidden = self._is_hidden and bool(self._passing)
            return
        if not self._open:
            return
        if tag == "table":
            self._open.pop()
            self._cell.pop()
        elif tag in {"td", "th", "tr"}:
            self._cell[-1] = None
        elif tag == "caption":
            self._open[-1].captioning = False

    def handle_data(self, data: str) -> None:
        """Some text."""
        if self._is_hidden and data.strip():
            self.hidden += 1  # what holds nothing only sets the table
            self._is_hidden = False
        if self._passing or not self._open:
            return
        cell = self._cell[-1]
        if cell is not None:
            cell.pieces.append(data)
        elif self._open[-1].captioning:
            self._open[-1].caption = " ".join(f"{self._open[-1].caption}{data}".split())


def _span(text: str) -> int:
    return min(int(text), MAX_SPAN) if text.isdecimal() and 0 < len(text) < 7 and int(text) else 1


TABLES = TableReader("html", (".html", ".htm", ".xhtml"), read, within=True)
