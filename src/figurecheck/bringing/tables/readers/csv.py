"""Comma-separated text, and text that is separated by tabs, semicolons or bars."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import overload

import attr

from figurecheck.bringing.stated import problem
from figurecheck.bringing.tables.text import (
    MAX_CELLS,
    MAX_COLUMNS,
    TableReader,
    TableText,
    padded_cells,
    too_large,
)
from figurecheck.errors import UsageError
from figurecheck.model.characters import AS_TEXT, no_text
from figurecheck.model.finding import Problem
from figurecheck.model.record import Place

_DELIMITERS = (",", ";", "\t", "|")

_WIDE = (b"\xff\xfe", b"\xfe\xff")

_SAMPLED = 40
"""Rows by which it is seen what parts the cells of a row."""


def read(content: bytes, name: str, problems: list[Problem]) -> Iterator[TableText]:
    """The table of a text with one row a line; lines with quoted line breaks in them belong
    together.
    """
    text = decoded(content, name, problems)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    rows: list[tuple[str, ...]] = []
    starts: list[int] = []
    cells, start = 0, 1
    try:
        for row in reader:
            rows.append(tuple(row))
            starts.append(start)
            start = reader.line_num + 1
            cells += len(row) + 1
            if cells > MAX_CELLS or len(row) > MAX_COLUMNS:
                raise too_large(name)
    except csv.Error as error:
        msg = f"{name}:{reader.line_num}: not a row of cells: {error}"
        raise UsageError(msg, "double the quotation marks inside quoted text") from None
    yield TableText(name, padded_cells(name, rows), _Places(name, starts, rows))


@attr.frozen(eq=False)
class _Places(Sequence[Sequence[Place]]):
    """The places of all cells, those of a line made when it is asked for."""

    name: str
    lines: Sequence[int]
    cells: Sequence[Sequence[str]]
    width: int = attr.field(init=False)

    @width.default
    def _width(self) -> int:
        return max(map(len, self.cells), default=0)

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, index: int) -> _LinePlaces: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_LinePlaces]: ...
    def __getitem__(self, index: int | slice) -> _LinePlaces | Sequence[_LinePlaces]:
        if isinstance(index, slice):
            return [self[row] for row in range(len(self))[index]]
        return _LinePlaces(self.name, self.lines[index], self.cells[index], self.width)


@attr.frozen(eq=False)
class _LinePlaces(Sequence[Place]):
    """The places of the cells of a line, each made when it is asked for: most never are. Those that
    the line lacks are where it begins.
    """

    name: str
    line: int
    cells: Sequence[str]
    width: int

    def __len__(self) -> int:
        return self.width

    @overload
    def __getitem__(self, index: int) -> Place: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Place]: ...
    def __getitem__(self, index: int | slice) -> Place | Sequence[Place]:
        columns = [*_columns(self.cells), *[1] * (self.width - len(self.cells))]
        if isinstance(index, slice):
            return tuple(Place(self.name, self.line, column) for column in columns[index])
        return Place(self.name, self.line, columns[index])


def decoded(content: bytes, name: str, problems: list[Problem]) -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, as spreadsheets save it, or else as
    Windows writes it in the west, which a note tells.

    Raises:
        UsageError: where it is no text at all.
    """
    wide = content[:2] in _WIDE
    against = "" if wide else no_text(content)
    if against:
        msg = f"{name}: {against}"
        raise UsageError(msg, AS_TEXT)
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        note = f"{name}: not UTF-8, and read as Windows-1252"
        problems.append(problem(name, note, "save it as UTF-8 where letters look wrong", "note"))
        return content.decode("cp1252", "replace")


def _columns(row: Sequence[str]) -> list[int]:
    """The column at which each cell starts on its line, as if none were quoted."""
    starts = [1][: len(row)]
    for cell in row[:-1]:
        starts.append(
            starts[-1] + len(cell) + 1 + 2 * (("," in cell) or ('"' in cell) or ("\n" in cell))
        )
    return starts


def delimiter_of(text: str) -> str:
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


TABLES = TableReader("csv", (".csv", ".tsv"), read)
