"""Records as they were written: fields of literal text, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attr

from figurecheck.model.noun import Noun

_CELL = re.compile(r"(.{1,255})!([A-Za-z]{1,3}[0-9]{1,7})")
_NOTED = re.compile(r"cell (.{1,300})")


def sheet_and_cell(text: str) -> tuple[str, str] | None:
    """The sheet and the cell of ``Sheet1!B7``, or ``None`` where it is nothing of the kind."""
    found = _CELL.fullmatch(text)
    return None if found is None else (found[1], found[2].upper())


@attr.frozen(eq=False, repr=False, weakref_slot=False)
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


@attr.frozen(eq=False, repr=False, weakref_slot=False)
class Field(Noun):
    """One ``name: value`` of a record; the value is the literal text, its place that of the value's
    first character.
    """

    name: str
    value: str
    place: Place


@attr.frozen(eq=False, repr=False)
class Layout:
    """How a record is written: the names of its fields, and where each value begins, as lines below
    the first one and columns counted from 1.

    Most records of a file are written like others, and share theirs. ``places`` are those of fields
    that do not stand in one file, empty for all others.
    """

    names: tuple[str, ...]
    lines: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()
    first: Mapping[str, int] = attr.field(init=False)
    """For each name the place of the first field that is called so, counted from 0."""

    @first.default
    def _first(self) -> Mapping[str, int]:
        return {name: at for at, name in reversed(list(enumerate(self.names)))}


@attr.frozen(eq=False, repr=False, init=False, weakref_slot=False)
class Record(Noun):
    """A flat list of fields in the order written; the first one names the kind of record and its
    id.

    A large file has a hundred thousand fields, few of which anybody points at: what is kept are
    their texts, and a field with its place is made when it is asked for.
    """

    _layout: Layout
    values: tuple[str, ...]
    """The texts of the fields, in the order written."""
    _file: str
    _line: int

    def __init__(self, fields: Sequence[Field]) -> None:
        layout = Layout(
            tuple(one.name for one in fields), places=tuple(one.place for one in fields)
        )
        self.__attrs_init__(layout, tuple(one.value for one in fields), "", 0)

    @classmethod
    def written(cls, layout: Layout, values: tuple[str, ...], file: str, line: int) -> Record:
        """The record of these values that stands in a file from a line on."""
        record = cls.__new__(cls)
        record.__attrs_init__(layout, values, file, line)
        return record

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return self.values == other.values and self.fields == other.fields

    def __hash__(self) -> int:
        return hash((self.names, self.values))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(fields={self.fields!r})"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in the order written."""
        return self._layout.names

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields, in the order written."""
        return tuple(map(self.field, range(len(self.values))))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The names of the fields with their texts, in the order written."""
        return tuple(zip(self._layout.names, self.values, strict=True))

    def field(self, at: int) -> Field:
        """The field at that place among them, counted from 0."""
        layout = self._layout
        if layout.places:
            place = layout.places[at]
        else:
            place = Place(self._file, self._line + layout.lines[at], layout.columns[at])
        return Field(layout.names[at], self.values[at], place)

    @property
    def first(self) -> Field:
        """The field that names its kind and its id."""
        return self.field(0)

    @property
    def kind(self) -> str:
        """The name of the first field: ``claim``, ``source``, ..."""
        return self._layout.names[0]

    @property
    def id(self) -> str:
        """The value of the first field."""
        return self.values[0]

    @property
    def place(self) -> Place:
        """The place of the id."""
        return self.field(0).place

    def get(self, name: str) -> Field | None:
        """The first field of that name, or ``None``."""
        at = self._layout.first.get(name)
        return None if at is None else self.field(at)

    def text(self, name: str) -> str:
        """What the first field of that name holds, nothing where there is none."""
        at = self._layout.first.get(name)
        return "" if at is None else self.values[at]

    def all(self, name: str) -> tuple[Field, ...]:
        """Every field of that name, in the order written."""
        names = self._layout.names
        if name not in names:
            return ()
        return tuple(self.field(at) for at, own in enumerate(names) if own == name)

    @property
    def cell(self) -> str:
        """The cell of a workbook that it was imported from, as ``Sheet1!B7``; empty for others."""
        noted = (_NOTED.fullmatch(one.value) for one in self.all("note"))
        texts = [*(one.value for one in self.all("at")), *(one[1] for one in noted if one)]
        return next((text for text in texts if sheet_and_cell(text) is not None), "")
