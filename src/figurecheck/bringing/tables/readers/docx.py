"""Tables of a document of a word processor (.docx), with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.bringing.tables.text import (
    MAX_CELLS,
    MAX_COLUMNS,
    TableReader,
    TableText,
    fills,
    padded,
    too_large,
)
from figurecheck.bringing.workbook.archive import Archive
from figurecheck.bringing.workbook.parts import Attributes, local, parsed
from figurecheck.model.finding import Problem
from figurecheck.model.record import Place

_PART = "word/document.xml"
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "pict", "txbxContent"})


def read(content: bytes, name: str, problems: list[Problem]) -> Iterator[TableText]:  # noqa: ARG001
    """The tables of a document by their number; a place counts the paragraphs ahead of it."""
    archive = Archive(content, name, "Word document (.docx)")
    tables = _Tables(name)
    chunks = archive.chunks(_PART)
    for _ in parsed(chunks, f"{name}: {_PART}", tables.start, tables.end, tables.text):
        pass
    for number, table in enumerate(tables.done, 1):
        yield padded(name, table.rows, table.places, f"table {number}")


@attr.define(eq=False)
class _Table:
    """What was read of a table: texts and places by rows."""

    rows: list[list[str]] = attr.field(factory=list)
    places: list[list[Place]] = attr.field(factory=list)
    pieces: list[str] = attr.field(factory=list)
    span: int = 1
    carried: bool = False
    mark: bool = False


class _Tables:
    """Collects tables as their elements come; ``done`` in the order in which they begin."""

    def __init__(self, name: str) -> None:
        self.done: list[_Table] = []
        self._name = name
        self._open: list[_Table] = []
        self._inside: list[str] = []
        self._taking = False
        self._paragraphs = 0
        self._cells = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name in _LEFT_OUT:
            self._inside.append(name)
        elif self._inside:
            return
        elif name == "p":
            self._paragraphs += 1
            if self._open:
                self._open[-1].pieces.append(" ")
        elif name == "tbl":
            table = _Table()
            self.done.append(table)
            self._open.append(table)
        elif self._open:
            self._within(name, {local(key): value for key, value in attributes.items()})

    def _within(self, name: str, said: dict[str, str]) -> None:
        table = self._open[-1]
        value = said.get("val", "")
        if name == "tr":
            table.rows.append([])
            table.places.append([])
        elif name == "tc":
            table.pieces, table.span, table.carried = [], 1, False
        elif name == "gridSpan":
            table.span = int(value) if value.isdecimal() and 0 < len(value) < 5 else 1
        elif name == "vMerge":
            table.carried = value != "restart"
        elif name == "r":
            table.mark = False
        elif name == "vertAlign":
            table.mark = value == "superscript"  # the mark of a note is no digit of the figure
        elif name == "t":
            self._taking = not table.mark
        elif name in {"tab", "br", "cr"}:
            table.pieces.append(" ")
        elif name == "noBreakHyphen":
            table.pieces.append("-")

    def text(self, piece: str) -> None:
        """Some text."""
        if self._taking and self._open and not self._inside:
            self._open[-1].pieces.append(piece)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._inside:
            if self._inside[-1] == name:
                self._inside.pop()
        elif name == "t":
            self._taking = False
        elif name == "tbl" and self._open:
            self._open.pop()
        elif name == "tc" and self._open and self._open[-1].rows:
            self._close(self._open[-1])

    def _close(self, table: _Table) -> None:
        text = " ".join("".join(table.pieces).split())
        row, places = table.rows[-1], table.places[-1]
        if table.carried and len(table.rows) > 1 and len(row) < len(table.rows[-2]):
            above = table.rows[-2][len(row)]
            text = text or (above if fills(above) else "")
        self._cells += table.span
        if self._cells > MAX_CELLS or len(row) + table.span > MAX_COLUMNS:
            raise too_large(self._name)
        row += [text, *[text if fills(text) else ""] * (table.span - 1)]
        places += [Place(self._name, max(self._paragraphs, 1), 1)] * table.span


TABLES = TableReader("docx", (".docx",), read, within=True)
