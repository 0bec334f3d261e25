"""Records as JSON objects, one on each line, whose values are text or lists of text.

Lines are scanned here and only their strings are left to ``json``: so every value has its place,
repeated names are seen, numbers are never taken for text nor rounded, and nesting, which no record
has, costs no depth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

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

_Scan = Callable[[str, int], tuple[object, int]]

_ESCAPED = (
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\\"]"
)
"""A character of a text as JSON may spell it: by its surrogates, its code, behind a backslash, or
as it is.
"""

_BARE = r"[-+0-9.eE]{1,40}(?![-+0-9.eE])|[A-Za-z]{1,40}"


class _BadLineError(Exception):
    """Carries the problem from the middle of a line to the loop over lines."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.headline)
        self.problem = problem


def read(text: str, file: str) -> tuple[list[Record], list[Problem]]:
    """The records of a text, and the first thing wrong with each line that is left out (FC001,
    FC003, FC007).

    A list of texts is a field that repeats, an empty list one that is absent; blank lines are
    passed over. The place of a field is that of its value's first character.
    """
    from json import JSONDecoder

    scan = JSONDecoder(strict=False).raw_decode
    records: list[Record] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines_of(text), 1):
        if line.strip(BLANKS):
            if len(records) + len(problems) == MAX_RECORDS:
                problems.append(too_many(Place(file, number, 1)))
                break
            try:
                records.append(_Line(line, Place(file, number, 1), scan).record())
            except _BadLineError as error:
                problems.append(error.problem)
    return records, problems


class _Line:
    """One line, and how far it has been read."""

    def __init__(self, line: str, start: Place, scan: _Scan) -> None:
        self._line = line
        self._start = start
        self._scan = scan
        self._at = 0

    def record(self) -> Record:
        """The record that the whole line holds."""
        index = unfit_in(self._line)
        if index is not None:
            raise _BadLineError(unfit(self._line, index, self._place(index)))
        if not self._took("{"):
            raise self._bad(
                "this line is not an object", 'write one object on each line: {"claim": "...", ...}'
            )
        fields: list[Field] = []
        names: set[str] = set()
        while not names or self._took(","):
            name = self._name()
            if name in names:
                advice = "give it once; a field that repeats is a list of texts"
                raise self._bad(
                    f"`{shortened(name)}` stands twice in one object", advice, code="FC003"
                )
            names.add(name)
            if not self._took(":"):
                raise self._bad("a colon is missing behind the field's name")
            fields.extend(self._values(name))
            if len(fields) > MAX_LINES:
                raise _BadLineError(too_long(self._start))
        if not self._took("}"):
            raise self._bad("a comma or a closing brace is missing")
        if self._here() or not fields:
            raise self._bad(
                "something stands behind the object" if fields else "this object has no fields"
            )
        return Record(tuple(fields))

    def _values(self, name: str) -> list[Field]:
        if not self._took("["):
            return [self._value(name)]
        if self._took("]"):
            return []
        fields = [self._value(name)]
        while self._took(","):
            if len(fields) > MAX_LINES:
                raise _BadLineError(too_long(self._start))
            fields.append(self._value(name))
        if not self._took("]"):
            raise self._bad("a comma or a closing bracket is missing")
        return fields

    def _name(self) -> str:
        if self._here() != '"':
            raise self._bad("a field's name is missing", "write it between quotation marks")
        before = self._at
        name = self._text()
        if not is_field_name(name):
            self._at = before
            raise self._bad(
                f"`{shortened(name)}` is not a field's name",
                "use letters, digits, hyphens, underscores",
            )
        return name

    def _value(self, name: str) -> Field:
        if self._here() != '"':
            bare = re.compile(_BARE).match(self._line, self._at)
            advice = (
                f'write it as text: "{bare[0]}"'
                if bare
                else "write it as text, or as a list of texts"
            )
            raise self._bad(f"the value of `{shortened(name)}` is not text", advice)
        quote = self._at
        value = self._text().replace("\r\n", "\n")
        place = self._place(quote + 1 + len(value) - len(value.lstrip(BLANKS)))
        index = unfit_in(value)
        if index is not None:
            raise _BadLineError(unfit(value, index, place))
        return Field(name, value.strip(BLANKS), place)

    def _text(self) -> str:
        try:
            value, self._at = self._scan(self._line, self._at)
        except ValueError as error:
            raise self._bad(f"this text cannot be read: {error}") from None
        return str(value)

    def _here(self) -> str:
        """The next character that is not a blank, or nothing at the line's end."""
        while self._line.startswith((" ", "\t"), self._at):
            self._at += 1
        return self._line[self._at : self._at + 1]

    def _took(self, sign: str) -> bool:
        """Whether that sign comes next; it is then read."""
        found = self._here() == sign
        self._at += found
        return found

    def _place(self, index: int) -> Place:
        return Place(self._start.file, self._start.line, index + 1)

    def _bad(self, headline: str, advice: str = "", code: str = "FC001") -> _BadLineError:
        text = self._line[self._at : self._at + 200]
        return _BadLineError(unreadable(code, headline, self._place(self._at), text, advice))


def splice(lines: Lines, field: Field, start: int, end: int, text: str) -> Sequence[Replacement]:
    """The change to a value whose characters may be escaped; it is written with the escapes that it
    needs.
    """
    import json

    at: list[int] = []  # where each of the characters stands, and where the value ends
    offset = lines.at(field.place)
    for found in re.compile(_ESCAPED).finditer(lines.text, offset):
        if found.start() != offset or len(at) == len(field.value):
            break
        at.append(offset)
        offset = found.end()
    at.append(offset)
    if len(at) != len(field.value) + 1:
        return ()
    return (Replacement(at[start], at[end], json.dumps(text, ensure_ascii=False)[1:-1]),)


READER = Reader(name="jsonl", suffixes=(".jsonl",), read=read, splice=splice)
