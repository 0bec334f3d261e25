"""Which column of a table holds which field: by its heading, or by what somebody said."""

from __future__ import annotations

from collections.abc import Mapping

import attr

from figurecheck.errors import UsageError
from figurecheck.keeping.cells import Row
from figurecheck.reading.fields import KINDS
from figurecheck.reading.formats import is_field_name

FIELDS = ("claim", *KINDS["claim"].required, *KINDS["claim"].optional)
"""What a heading may name; ``id`` stands for the claim's own name."""

REPEATED = KINDS["claim"].repeated


@attr.frozen
class Column:
    """A column with a heading; ``field`` is empty where it is left out."""

    heading: str
    field: str


def columns(head: Row, wanted: Mapping[str, str], fixed: frozenset[str]) -> dict[int, Column]:
    """The columns by number. ``wanted`` are fields by heading, none for a column to leave out.

    Headings count whatever their case; blanks and hyphens in them are as good as underscores.

    Raises:
        UsageError: for a heading that names no field, a field that two columns hold, or a heading nobody has.
    """
    asked = {_plain(heading): field.strip() for heading, field in wanted.items()}
    found: dict[int, Column] = {}
    seen: dict[str, str] = {}
    for number, cell in sorted(head.cells.items()):
        heading = " ".join(cell.text.split())
        if cell.fault or cell.rebuilt or cell.dated:
            msg = f"{cell.place}: `{heading[:60]}` is no heading: the first row that holds anything names the fields"
            raise UsageError(msg)
        plain = _plain(heading)
        field = asked.pop(plain) if plain in asked else _named(heading, cell.place)
        field = "claim" if field == "id" else field
        if field and not is_field_name(field):
            msg = f"`{field[:60]}` is not a field's name"
            raise UsageError(msg)
        if field in seen and field not in REPEATED:
            msg = (
                f"{cell.place}: `{heading[:60]}` and `{seen[field][:60]}` are both `{field}`: leave one out with --map"
            )
            raise UsageError(msg)
        if field in fixed:
            msg = f"{cell.place}: `{field}` is a column, and cannot be given with --set besides"
            raise UsageError(msg)
        if field:
            seen[field] = heading
        found[number] = Column(heading, field)
    if asked:
        headings = ", ".join(f"`{column.heading[:40]}`" for column in found.values())
        msg = f"no column is called `{next(iter(asked))[:60]}`; there are {headings}"
        raise UsageError(msg)
    if "figure" not in seen and "figure" not in fixed:
        msg = "no column holds the figures: call one `figure`, or say which with --map 'HEADING=figure'"
        raise UsageError(msg)
    return found


def _plain(heading: str) -> str:
    return "_".join(heading.lower().replace("-", " ").replace("_", " ").split())


def _named(heading: str, place: str) -> str:
    plain = _plain(heading)
    if plain in FIELDS or plain == "id":
        return plain
    shown = heading[:60]
    msg = (
        f"{place}: the heading `{shown}` is no field: say which one with --map '{shown}=FIELD', or '{shown}=' for none"
    )
    raise UsageError(msg)
