"""Which column of a table holds which field: by its heading, or by what somebody said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attr

from figurecheck.bringing.tables.cells import TableCell, TableRow, coordinates
from figurecheck.errors import UsageError
from figurecheck.model.spelling import letters
from figurecheck.reading.claims.fields import KINDS
from figurecheck.reading.formats import is_field_name

FIELDS = ("claim", *KINDS["claim"].required, *KINDS["claim"].optional)
"""What a heading may name; ``id`` stands for the claim's own name."""

REPEATED = KINDS["claim"].repeated

MAX_PEEKED = 20
"""Rows that are looked at for one that names fields, where the first does not."""


class HeadingError(UsageError):
    """The headings do not say what the columns hold; ``help`` says what to do."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.help = help


@attr.frozen
class Column:
    """A column with a heading; ``field`` is empty where it is left out."""

    heading: str
    field: str


def columns(head: TableRow, wanted: Mapping[str, str], fixed: frozenset[str]) -> dict[int, Column]:
    """The columns by number. ``wanted`` are fields by heading, none for a column to leave out.

    Headings count whatever their case; blanks and hyphens in them are as good as underscores. What
    nobody has as a heading may be the letter of a column.

    Raises:
        HeadingError: for headings that name no field, a field that two columns hold, or a heading
            nobody has.
    """
    plain = {number: _plain(cell.text) for number, cell in head.cells.items()}
    asked = {_plain(heading): field.strip() for heading, field in wanted.items()}
    lettered = {
        place[0]: wanted[name].strip()
        for name in wanted
        if name.isupper()
        and _plain(name) not in plain.values()
        and (place := coordinates(f"{name}1"))
    }
    unused = asked.keys() - set(plain.values()) - {letters(number).lower() for number in lettered}
    found: dict[int, Column] = {}
    unknown: list[TableCell] = []
    for number in sorted({*head.cells, *lettered}):
        cell = head.cells.get(number, TableCell(letters(number), letters(number)))
        _see_that_it_is_one(cell)
        field = (
            lettered[number]
            if number in lettered
            else asked.get(plain[number], _named(plain[number]))
        )
        if field is None:
            unknown.append(cell)
        found[number] = Column(_shown(cell), "claim" if field == "id" else field or "")
    if unused:
        headings = ", ".join(f"`{column.heading}`" for column in found.values())
        msg = f"no column is called `{min(unused)[:60]}`; there are {headings}"
        raise HeadingError(msg)
    if unknown:
        raise _no_fields(unknown)
    _each_once(found, head, fixed)
    return found


def _each_once(found: Mapping[int, Column], head: TableRow, fixed: Iterable[str]) -> None:
    """Sees to it that no field is held twice that cannot repeat, and that there are figures."""
    seen: dict[str, str] = dict.fromkeys(fixed, "")
    for number, column in found.items():
        place = head.cells[number].place if number in head.cells else letters(number)
        if column.field and not is_field_name(column.field):
            msg = f"`{column.field[:60]}` is not a field's name"
            raise HeadingError(msg)
        if column.field in fixed:
            msg = f"{place}: `{column.field}` is a column, and cannot be given with --set besides"
            raise HeadingError(msg)
        if column.field in seen and column.field not in REPEATED:
            msg = (
                f"{place}: `{column.heading}` and `{seen[column.field]}` are both `{column.field}`"
            )
            raise HeadingError(msg, f"leave this one out: --map '{letters(number)}='")
        if column.field:
            seen[column.field] = column.heading
    if "figure" not in seen:
        msg = (
            "no column holds the figures: call one `figure`, or say which with --map"
            " 'HEADING=figure'"
        )
        raise HeadingError(msg)


def names_fields(row: TableRow, wanted: Mapping[str, str]) -> bool:
    """Whether a row looks like headings: two of its cells name fields, or one of several that
    somebody asked for.
    """
    plain = {_plain(cell.text) for cell in row.cells.values()}
    known = sum(_named(name) is not None for name in plain)
    return known > 1 or (len(plain) > 1 and bool(plain & {_plain(name) for name in wanted}))


def _see_that_it_is_one(cell: TableCell) -> None:
    if cell.fault or cell.dated:
        msg = (
            f"{cell.place}: `{_shown(cell)}` is no heading: the first row that holds anything names"
            " the fields"
        )
        raise HeadingError(msg, "say which row does with --headings")


def _no_fields(cells: list[TableCell]) -> HeadingError:
    """The error for headings that name no field: all of them, so that they can be mapped in
    one go.
    """
    first, *others = (f"`{_shown(cell)}`" for cell in cells)
    more = f"; nor {'is' if len(others) == 1 else 'are'} {', '.join(others[:20])}" if others else ""
    msg = (
        f"{cells[0].place}: the heading {first} is no field{more}: "
        f"say which one with --map '{_shown(cells[0])}=FIELD', or '{_shown(cells[0])}=' for none"
    )
    return HeadingError(msg, f"fields are {', '.join(('id', *FIELDS[1:]))}")


def _shown(cell: TableCell) -> str:
    return " ".join(cell.text.split())[:60]


def _plain(heading: str) -> str:
    return "_".join(heading.lower().replace("-", " ").replace("_", " ").split())


def _named(plain: str) -> str | None:
    """The field that a heading names by itself."""
    return plain if plain in FIELDS or plain == "id" else None
