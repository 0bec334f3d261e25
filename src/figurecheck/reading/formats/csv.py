"""Records as rows of a table: the first row names the fields, every other row is a record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from figurecheck.model.extension import Reader
from figurecheck.model.finding import Problem
from figurecheck.model.lines import Lines, Replacement
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.formats import (
    BLANKS,
    MAX_LINES,
    MAX_RECORDS,
    is_field_name,
    lines_of,
    shortened,
    too_long,
    too_many,
    unfit,
    unfit_in,
    unreadable,
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the start of a formula, the full-width forms among them."""


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text of a cell for a formula; a plain number is none, nor
    a negative one.
    """
    return text.lstrip(" \n'").startswith(_FORMULA) and not is_number(text)


def unguarded(text: str) -> str:
    """The text of a cell without the ``'`` that keeps a spreadsheet from taking it for a
    formula.
    """
    return text[1:] if text.startswith("'") and starts_formula(text[1:]) else text


def is_number(text: str) -> bool:
    """Whether it is digits with a sign, commas, points and a percent sign, as a spreadsheet takes
    for a number.
    """
    bare = text[1:] if text[:1] in ("-", "+") else text
    bare = bare.removesuffix("%").rstrip(" ")
    return (
        bare.isascii() and bare[:1].isdigit() and bare.replace(",", "").replace(".", "").isdigit()
    )


class _Row(NamedTuple):
    """The cells of one row, and the lines it stands on; ``fault`` says why they could not be told
    apart.
    """

    cells: tuple[str, ...]
    line: int
    lines: tuple[str, ...]
    fault: str = ""

    @property
    def columns(self) -> list[int]:
        """The column each cell's value starts at where that is plain to see, else its number; from
        1.
        """
        if len(self.lines) != 1 or '"' in self.lines[0]:
            return list(range(1, len(self.cells) + 1))
        columns: list[int] = []
        start = 1
        for cell in self.cells:
            columns.append(
                start + len(cell) - len(cell.lstrip(BLANKS)) + (_text(cell) != cell.strip(BLANKS))
            )
            start += len(cell) + 1
        return columns


def read(text: str, file: str) -> tuple[list[Record], list[Problem]]:
    """The records of a table, and the first thing wrong with each row that is left out (FC001,
    FC007).

    The first column with a heading is the kind of record and must be filled; empty cells are absent
    fields, rows without any text are passed over, and a heading that repeats makes a field that
    repeats. Cells are parted by commas; quoted ones may hold commas, newlines and doubled quotation
    marks. A ``'`` ahead of what a spreadsheet would take for a formula is no part of the text.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    rows = _rows(lines_of(text))
    head = next(rows, None)
    if head is None:
        return records, problems
    if len(head.cells) > MAX_LINES:
        return records, [too_long(Place(file, head.line, 1))]
    headings = tuple(cell.strip(BLANKS) for cell in head.cells)
    wrong = _unfit_cell(head, file) or _wrong_headings(head, headings, file)
    if wrong is not None:
        return records, [wrong]
    for row in rows:
        if len(records) + len(problems) == MAX_RECORDS:
            problems.append(too_many(Place(file, row.line, 1)))
            break
        record = _unfit_cell(row, file) or _read_row(row, headings, file)
        if isinstance(record, Problem):
            problems.append(record)
        else:
            records.append(record)
    return records, problems


def _rows(lines: list[str]) -> Iterator[_Row]:
    """The rows that hold any text, in order."""
    import csv

    reader = csv.reader((line + "\n" for line in lines), strict=True)
    while True:
        start, fault, cells = reader.line_num, "", list[str]()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # the reader goes on with the line behind the one it stumbled on
            fault = str(error)
        if fault or any(cell.strip(BLANKS) for cell in cells):
            yield _Row(tuple(cells), start + 1, tuple(lines[start : reader.line_num]), fault)


def _text(cell: str) -> str:
    """The value that a cell holds."""
    return unguarded(cell.strip(BLANKS)).strip(BLANKS)


def _unfit_cell(row: _Row, file: str) -> Problem | None:
    for offset, line in enumerate(row.lines):
        index = unfit_in(line)
        if index is not None:
            return unfit(line, index, Place(file, row.line + offset, index + 1))
    if row.fault:
        advice = "close every quotation mark, and double those inside quoted text"
        return _wrong(row, file, f"this row is not a row of cells: {row.fault}", advice)
    return None


def _wrong_headings(row: _Row, headings: tuple[str, ...], file: str) -> Problem | None:
    for cell, heading in enumerate(headings):
        if heading and not is_field_name(heading):
            advice = (
                "the first row names the fields: claim, figure, measure, ..., with commas between"
            )
            headline = f"the heading `{shortened(heading)}` is not a field's name"
            place = Place(file, row.line, row.columns[cell])
            return unreadable("FC001", headline, place, heading, advice)
    return None


def _read_row(row: _Row, headings: tuple[str, ...], file: str) -> Record | Problem:
    if len(row.cells) != len(headings):
        headline = (
            f"this row has {_cells(len(row.cells))} where the first row has {_cells(len(headings))}"
        )
        return _wrong(row, file, headline, "put text that holds a comma between quotation marks")
    fields: list[Field] = []
    kind = next(heading for heading in headings if heading)
    for heading, cell, column in zip(headings, row.cells, row.columns, strict=True):
        value = _text(cell)
        if value:
            fields.append(Field(heading, value, Place(file, row.line, column)))
    if any(not field.name for field in fields):
        return _wrong(
            row,
            file,
            "this row has text in a column without a heading",
            "name the field in the first row",
        )
    if fields[0].name != kind:
        return _wrong(
            row,
            file,
            f"this row has no `{shortened(kind)}`",
            "fill its first column: it names the record",
        )
    return Record(tuple(fields))


def _wrong(row: _Row, file: str, headline: str, advice: str) -> Problem:
    return unreadable("FC001", headline, Place(file, row.line, 1), row.lines[0], advice)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


# -- changes in a cell -----------------------------------------------------------------------------


def splice(lines: Lines, field: Field, start: int, end: int, text: str) -> Sequence[Replacement]:
    """The changes to what a cell holds, quoted or not, and to the ``'`` that keeps it from being a
    formula.
    """
    row = lines.line(field.place.line)
    at = _characters(lines, field, row)
    if len(at) != len(field.value) + 1:
        return ()
    quoted = '"' in row and lines.text.startswith('"', _cell_start(lines, field))
    changes = [Replacement(at[start], at[end], text.replace('"', '""') if quoted else text)]
    if start == 0:
        guarded = lines.text[at[0] - 1 : at[0]] == "'"
        if guarded != starts_formula(text + field.value[end:]):
            changes.append(
                Replacement(at[0] - 1, at[0], "") if guarded else Replacement(at[0], at[0], "'")
            )
    return changes


def _characters(lines: Lines, field: Field, row: str) -> list[int]:
    """Where each character of a value stands, with one more offset for its end."""
    if '"' not in row:
        start = lines.at(field.place)
        return list(range(start, start + len(field.value) + 1))
    start = _cell_start(lines, field)
    end = _cell_end(lines.text, start)
    at: list[int] = []
    quoted = lines.text[start : start + 1] == '"'
    index = start + quoted
    while index < end - quoted:
        at.append(index)
        index += 2 if lines.text.startswith(('""', "\r\n"), index) and quoted else 1
    raw = "".join(lines.text[one] for one in at)
    blank = len(raw) - len(raw.lstrip(BLANKS))
    blank += len(raw.strip(BLANKS)) == len(field.value) + 1  # what keeps it from being a formula
    return [*at, end - quoted][blank : blank + len(field.value) + 1]


def _cell_start(lines: Lines, field: Field) -> int:
    """Where the cell of a field starts in a row with quotation marks, where its column is the
    cell's number.
    """
    start = lines.starts[field.place.line - 1]
    for _ in range(field.place.column - 1):
        start = _cell_end(lines.text, start) + 1
    return start


def _cell_end(text: str, start: int) -> int:
    """Where the cell that starts there ends: at a comma, a line end or the end of the text."""
    index = start
    if text.startswith('"', start):
        index = start + 1
        while index < len(text):
            index = text.find('"', index)
            if index < 0:
                return len(text)
            if text.startswith('""', index):
                index += 2
                continue
            break
    found = re.compile(r",|\r?\n").search(text, index)
    return found.start() if found else len(text)


READER = Reader(name="csv", suffixes=(".csv",), read=read, splice=splice)
