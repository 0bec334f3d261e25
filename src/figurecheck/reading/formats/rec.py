"""Records as blocks of ``field: value`` lines: a strict subset of GNU recfiles.

A blank line ends a record, a line that starts with ``#`` is a comment, a line that starts with
``+`` continues the value above it on a new line, a field may repeat. There is no quoting, no
escaping and no ``%`` descriptor.
"""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.model.extension import Reader
from figurecheck.model.finding import Problem
from figurecheck.model.lines import Lines, Replacement
from figurecheck.model.record import Field, Layout, Place, Record
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


class _Kept:
    """What stands in many records of a file, and is kept once: values, and how a record is
    written.
    """

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.names: set[str] = set()
        self._layouts: dict[tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]], Layout] = {}

    def layout(
        self, names: tuple[str, ...], lines: tuple[int, ...], columns: tuple[int, ...]
    ) -> Layout:
        """The layout of those names, lines and columns."""
        key = names, lines, columns
        known = self._layouts.get(key)
        if known is None:
            own = tuple(self.texts.setdefault(name, name) for name in names)
            known = self._layouts[key] = Layout(own, lines, columns)
        return known


def read(text: str, file: str) -> tuple[list[Record], list[Problem]]:
    """The records of a text, and the first thing wrong with each record that is left out (FC001,
    FC007).

    A value is the text behind the colon without the blanks around it; continuation lines are joined
    to it with a newline each. The place of a field is that of its value's first character, or of
    the line's end if it is empty.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    lines = lines_of(text)
    fit = unfit_in(text.replace("\r\n", "\n")) is None
    block: list[tuple[int, str]] = []
    kept = _Kept()
    for number, line in enumerate([*lines, ""], 1):
        if line.strip(BLANKS):
            if (
                len(block) <= MAX_LINES
            ):  # one more says that it is too long, and the others need no memory
                block.append((number, line))
        elif block:
            if len(records) + len(problems) == MAX_RECORDS:
                problems.append(too_many(Place(file, block[0][0], 1)))
                break
            problem = None if fit else _unfit_line(block, file)
            record = _read_block(block, file, kept) if problem is None else problem
            if isinstance(record, Problem):
                problems.append(record)
            elif record is not None:
                records.append(record)
            block = []
    return records, problems


def _unfit_line(block: list[tuple[int, str]], file: str) -> Problem | None:
    for number, line in block:
        index = unfit_in(line)
        if index is not None:
            return unfit(line, index, Place(file, number, index + 1))
    return None


def _read_block(block: list[tuple[int, str]], file: str, kept: _Kept) -> Record | Problem | None:
    """The record that a run of lines holds, what is wrong with it, or ``None`` if all are
    comments.
    """
    if len(block) > MAX_LINES:
        return too_long(Place(file, block[0][0], 1))
    names: list[str] = []
    values: list[str] = []
    lines: list[int] = []
    columns: list[int] = []
    # the continuation lines of the last field; joined once, or long values would cost squares
    more: list[str] = []
    continuable = False
    for number, line in block:
        if line.startswith("#"):
            continuable = False  # recfix refuses a continuation behind a comment, and so must we
        elif line.startswith("+"):
            if not continuable:
                return _misplaced(line, Place(file, number, 1))
            more.append(line[1:].removeprefix(" ").rstrip(BLANKS))
        else:
            name, colon, rest = line.partition(":")
            if name not in kept.names or not colon:
                if not colon or not is_field_name(name):
                    return _not_a_field(line, Place(file, number, 1))
                kept.names.add(name)
            _close(values, more)
            start = rest.lstrip(BLANKS)
            value = start.rstrip(BLANKS)
            names.append(name)
            values.append(kept.texts.setdefault(value, value))
            lines.append(number - block[0][0])
            columns.append(len(line) - len(start) + 1)
            continuable = True
    _close(values, more)
    if not names:
        return None
    return Record.written(
        kept.layout(tuple(names), tuple(lines), tuple(columns)), tuple(values), file, block[0][0]
    )


def _close(values: list[str], more: list[str]) -> None:
    """Joins the continuation lines to the last value, and empties them."""
    if more:
        values[-1] = "\n".join([values[-1], *more])
        more.clear()


def _misplaced(line: str, place: Place) -> Problem:
    return unreadable(
        "FC001",
        "a continuation line has no field above it",
        place,
        line,
        "put it directly below the field it continues, with no blank line or comment between",
    )


def _not_a_field(line: str, place: Place) -> Problem:
    name, colon, _ = line.partition(":")
    if line.startswith("%"):
        advice = "lines that start with % describe a database of GNU recutils; leave them out here"
    elif line[0] in BLANKS:
        advice = "start the line at the margin; a line that continues the one above starts with +"
    elif colon and is_field_name(name.rstrip(BLANKS)):
        advice = f"write the colon directly behind the name: {shortened(name.rstrip(BLANKS))}:"
    else:
        advice = (
            "start it with a field's name and a colon, + to continue the line above, or # for a"
            " comment"
        )
    return unreadable("FC001", "this line is not `field: value`", place, line, advice)


def splice(lines: Lines, field: Field, start: int, end: int, text: str) -> Sequence[Replacement]:
    """The change to a value that may go on in lines which start with ``+``; its line ends are no
    part of any edit.
    """
    at: list[int] = []  # where each of the characters stands, and where the value ends
    offset = lines.at(field.place)
    for index, part in enumerate(field.value.split("\n")):
        if index:
            at.append(offset)
            number = field.place.line + index
            line = lines.line(number)
            offset = lines.starts[number - 1] + len(line) - len(line[1:].removeprefix(" "))
        at += range(offset, offset + len(part))
        offset += len(part)
    at.append(offset)
    return (Replacement(at[start], at[end], text),)


READER = Reader(
    name="rec", suffixes=(".rec",), read=read, comment="#", named=True, blocks=True, splice=splice
)
