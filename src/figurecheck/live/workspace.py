"""The files as they stand, saved or not, with the claims that they hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import attr

from figurecheck.catalogue import reader_of
from figurecheck.claims.files import records_of
from figurecheck.live.positions import Spot, TextSpan
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.record import Field, Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData
from figurecheck.reading.formats import lines_of

Read = Callable[[str, bytes], tuple[list[Record], list[Problem]]]
"""Reads the records of a file's bytes by its name."""


class Here(NamedTuple):
    """The field that a spot is in; ``offset`` counts characters of its value, ``None`` on the
    field's name.
    """

    record: Record
    field: Field
    offset: int | None


@attr.frozen(eq=False)
class Workspace:
    """Files by name, as bytes, with the claims of all of them together."""

    contents: Mapping[str, bytes]
    claims: Claims
    _lines: dict[str, list[str]] = attr.field(factory=dict, init=False, repr=False)
    _records: dict[str, tuple[Record, ...]] = attr.field(factory=dict, init=False, repr=False)
    _claims: dict[int, Claim] = attr.field(factory=dict, init=False, repr=False)

    def lines(self, name: str) -> list[str]:
        """The lines of a file, without a byte order mark; one empty line where there is no such
        file.
        """
        if name not in self._lines:
            self._lines[name] = lines_of(self.contents.get(name, b"").decode("utf-8", "replace"))
        return self._lines[name]

    def line(self, name: str, number: int) -> str:
        """A line of a file, from 0; empty behind the last."""
        lines = self.lines(name)
        return lines[number] if 0 <= number < len(lines) else ""

    def records(self, name: str) -> tuple[Record, ...]:
        """The records of a file in order."""
        if not self._records:
            self._records.update(self.claims.records)
        return self._records.get(name, ())

    def claim_of(self, record: Record) -> Claim | None:
        """The claim that was read from a record, ``None`` where it could not be."""
        if not self._claims:
            self._claims.update((id(claim.record), claim) for claim in self.claims)
        return self._claims.get(id(record))

    def source_above(self, name: str, line: int) -> str:
        """The id of the last source that a file describes above a line, from 0; empty where there
        is none.
        """
        found = ""
        for record in self.records(name):
            if record.kind == "source" and record.place.line <= line:
                found = record.id
        return found

    def at(self, name: str, spot: Spot) -> Here | None:
        """The field that a spot is in, its end included; ``None`` on a blank line or a comment."""
        records = self.records(name)
        index = bisect_right(records, spot.line + 1, key=lambda record: record.place.line) - 1
        return None if index < 0 else self._in(records[index], name, spot)

    def _in(self, record: Record, name: str, spot: Spot) -> Here | None:
        text, reader = self.line(name, spot.line), reader_of(name)
        if (
            not text.strip()
            or reader is None
            or (reader.comment and text.startswith(reader.comment))
        ):
            return None
        found: Here | None = None
        for field in record.fields:
            spans = [self.part(field, index) for index in range(field.value.count("\n") + 1)]
            offset = 0
            for span, part in zip(spans, field.value.split("\n"), strict=True):
                if span is not None and span.line == spot.line:
                    if span.start <= spot.character <= span.end:
                        return Here(record, field, offset + spot.character - span.start)
                    if reader.named:
                        found = Here(record, field, None)
                offset += len(part) + 1
        return found

    def part(self, field: Field, index: int) -> TextSpan | None:
        """Where one line of a field's value stands, from 0; ``None`` where it does not stand there
        as it is.
        """
        part = field.value.split("\n")[index]
        line = field.place.line - 1 + index
        text = self.line(field.place.file, line)
        start = field.place.column - 1
        if index:
            start = len(text) - len(text[1:].removeprefix(" "))
        if not text.startswith(part, start) or (index and not text.startswith("+")):
            return None
        return TextSpan(field.place.file, line, start, start + len(part))

    def span(self, field: Field, start: int = 0, end: int | None = None) -> TextSpan:
        """Where characters of a field's value stand, those of its first line where they go beyond
        it.

        Where the file spells the value in another way, as quoted cells do, it is the whole line.
        """
        before = field.value[:start].count("\n")
        found = self.part(field, before)
        line = field.place.line - 1
        if found is None:
            return TextSpan(field.place.file, line, 0, len(self.line(field.place.file, line)))
        skipped = field.value.rfind("\n", 0, start) + 1
        last = len(field.value) if end is None else end
        first = found.start + start - skipped
        return attr.evolve(found, start=first, end=min(found.end, found.start + last - skipped))


def view(
    contents: Mapping[str, bytes],
    data: ReadingData | None = None,
    read: Read = records_of,
    wrong: Iterable[Problem] = (),
) -> Workspace:
    """The workspace of files by name; ``data`` takes the place of the words and readings that come
    with figurecheck.

    ``wrong`` is why other files are not among them.
    """
    records: list[tuple[str, list[Record]]] = []
    problems = list(wrong)
    for name in sorted(contents):
        found, unreadable = read(name, contents[name])
        records.append((name, found))
        problems += unreadable
    return Workspace(contents, assemble(records, problems, {}, data))
