"""Records as they were written: fields of literal text, each with its place."""

from __future__ import annotations

import re

import attr

from figurecheck.model.noun import Noun

_CELL = re.compile(r"(.{1,255})!([A-Za-z]{1,3}[0-9]{1,7})")
_NOTED = re.compile(r"cell (.{1,300})")


def sheet_and_cell(text: str) -> tuple[str, str] | None:
    """The sheet and the cell of ``Sheet1!B7``, or ``None`` where it is nothing of the kind."""
    found = _CELL.fullmatch(text)
    return None if found is None else (found[1], found[2].upper())


@attr.frozen(eq=False, repr=False)
class Place(Noun):
    """Where something stands: a file as it was named, and line and column counted from 1.

    ``cell`` is the cell of a file that has no lines of text, as ``Sheet1!D5``; line and column are
    then its row and column.
    """

    file: str
    line: int
    column: int
    cell: str = ""

    @property
    def within(self) -> str:
        """Where in the file: ``:5:4``, or the cell."""
        return f", {self.cell}" if self.cell else f":{self.line}:{self.column}"

    def __lt__(self, other: Place) -> bool:
        return (self.file, self.line, self.column) < (other.file, other.line, other.column)


@attr.frozen(eq=False, repr=False)
class Field(Noun):
    """One ``name: value`` of a record; the value is the literal text, its place that of the value's
    first character.
    """

    name: str
    value: str
    place: Place


@attr.frozen(eq=False, repr=False)
class Record(Noun):
    """A flat list of fields in the order written; the first one names the kind of record and its
    id.
    """

    fields: tuple[Field, ...]

    @property
    def kind(self) -> str:
        """The name of the first field: ``claim``, ``source``, ..."""
        return self.fields[0].name

    @property
    def id(self) -> str:
        """The value of the first field."""
        return self.fields[0].value

    @property
    def place(self) -> Place:
        """The place of the id."""
        return self.fields[0].place

    def get(self, name: str) -> Field | None:
        """The first field of that name, or ``None``."""
        for field in self.fields:
            if field.name == name:
                return field
        return None

    def all(self, name: str) -> tuple[Field, ...]:
        """Every field of that name, in the order written."""
        return tuple(field for field in self.fields if field.name == name)

    @property
    def cell(self) -> str:
        """The cell of a workbook that it was imported from, as ``Sheet1!B7``; empty for others."""
        noted = (_NOTED.fullmatch(one.value) for one in self.all("note"))
        texts = [*(one.value for one in self.all("at")), *(one[1] for one in noted if one)]
        return next((text for text in texts if sheet_and_cell(text) is not None), "")
