"""Records as they were written: fields of literal text, each with its place."""

from __future__ import annotations

import attr

from figurecheck.model.noun import Noun


@attr.frozen(eq=False, repr=False)
class Place(Noun):
    """Where something stands: a file as it was named, and line and column counted from 1."""

    file: str
    line: int
    column: int

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
