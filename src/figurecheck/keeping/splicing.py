"""Changes inside the values of records, in whatever format, with every other byte of the file left as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import attr

from figurecheck.claims.files import records_of
from figurecheck.errors import UsageError
from figurecheck.keeping.texts import BOM, decoded, pairs_of
from figurecheck.model.record import Field, Place
from figurecheck.reading.formats import BLANKS
from figurecheck.reading.formats.csv import starts_formula

_ESCAPED = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\\"]"


@attr.frozen
class Edit:
    """New text for the characters from ``start`` up to but not including ``end`` of a field's value."""

    field: Field
    start: int
    end: int
    text: str


class _Lines:
    """A text with the offset at which each of its lines starts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, place: Place) -> int:
        """The offset of a place."""
        return self.starts[place.line - 1] + place.column - 1

    def line(self, number: int) -> str:
        """A line without its end."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")


def spliced(name: str, content: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file after some edits, none of which overlap.

    Raises:
        UsageError: where one cannot be made by changing its own text alone, so that nothing is.
    """
    whole = decoded(name, content)
    text = whole.removeprefix(BOM)
    lines = _Lines(text)
    located = _LOCATED.get(name.rpartition(".")[2].lower())
    changes: list[tuple[int, int, str]] = []
    wanted = list(edits)
    for edit in wanted:
        at = located(lines, edit.field) if located is not None else []
        if len(at) != len(edit.field.value) + 1:
            raise _by_hand(edit)
        changes.append((at[edit.start], at[edit.end], _written(lines, edit, located)))
        if located is _in_table and edit.start == 0:
            changes += _guards(text, at[0], edit)
    pieces: list[str] = []
    done = 0
    for start, end, written in sorted(changes):
        pieces += [text[done:start], written]
        done = end
    new = "".join([*pieces, text[done:]])
    result = (whole[: len(whole) - len(text)] + new).encode("utf-8")
    _hold(name, content, result, wanted)
    return result


def _hold(name: str, before: bytes, after: bytes, edits: list[Edit]) -> None:
    """Sees to it that the file reads as it should: the same records, but for the edits."""
    old, wrong = records_of(name, before)
    new, more = records_of(name, after)
    values = {field.place: field.value for record in old for field in record.fields}
    for edit in sorted(edits, key=lambda one: (one.field.place, -one.start)):
        value = values[edit.field.place]
        values[edit.field.place] = value[: edit.start] + edit.text + value[edit.end :]
    expected = [tuple((field.name, values[field.place]) for field in record.fields) for record in old]
    if [pairs_of(record) for record in new] != expected or len(wrong) != len(more):
        raise _by_hand(edits[0])


def _guards(text: str, start: int, edit: Edit) -> list[tuple[int, int, str]]:
    """The change that puts a ``'`` ahead of what a spreadsheet would take for a formula, or takes it away."""
    guarded = text[start - 1 : start] == "'"
    needed = starts_formula(edit.text + edit.field.value[edit.end :])
    if guarded == needed:
        return []
    return [(start - 1, start, "")] if guarded else [(start, start, "'")]


def _by_hand(edit: Edit) -> UsageError:
    place = edit.field.place
    msg = f"{place.file}:{place.line}: `{edit.text[:60]}` cannot be put there without changing more; do it by hand"
    return UsageError(msg)


# -- where each character of a value stands, with one more offset for its end ----------------------------------------


def _in_rec(lines: _Lines, field: Field) -> list[int]:
    at: list[int] = []
    start = lines.at(field.place)
    for index, part in enumerate(field.value.split("\n")):
        if index:
            at.append(start)  # the line end, which no edit touches
            number = field.place.line + index
            line = lines.line(number)
            start = lines.starts[number - 1] + len(line) - len(line[1:].removeprefix(" "))
        at += range(start, start + len(part))
        start += len(part)
    return [*at, start]


def _in_table(lines: _Lines, field: Field) -> list[int]:
    first = lines.line(field.place.line)
    if '"' not in first:
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
    ends = [*at, end - quoted]
    return ends[blank : blank + len(field.value) + 1]


def _cell_start(lines: _Lines, field: Field) -> int:
    """Where the cell of a field starts in a row with quotation marks, where its column is the cell's number."""
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


def _in_json(lines: _Lines, field: Field) -> list[int]:
    at: list[int] = []
    index = lines.at(field.place)
    for found in re.compile(_ESCAPED).finditer(lines.text, index):
        if found.start() != index or len(at) == len(field.value):
            break
        at.append(index)
        index = found.end()
    return [*at, index]


def _written(lines: _Lines, edit: Edit, located: object) -> str:
    """The text of an edit as the format writes it inside a value."""
    if located is _in_json:
        import json

        return json.dumps(edit.text, ensure_ascii=False)[1:-1]
    if located is _in_table and '"' in lines.line(edit.field.place.line):
        quoted = lines.text.startswith('"', _cell_start(lines, edit.field))
        return edit.text.replace('"', '""') if quoted else edit.text
    return edit.text


_LOCATED: Mapping[str, Callable[[_Lines, Field], list[int]]] = MappingProxyType(
    {"rec": _in_rec, "csv": _in_table, "jsonl": _in_json}
)
