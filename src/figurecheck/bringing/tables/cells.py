"""Cells of a table, as they are shown, with where they stand."""

from __future__ import annotations

import attr


@attr.frozen
class TableCell:
    """What a cell shows. ``rebuilt`` says what its digits were rebuilt from, empty where they are
    what was written.

    ``fault`` says why the cell cannot be taken for what it shows, ``advice`` what to do about it.
    ``dated`` is whether the sheet holds a date in it, and ``place`` how it is called:
    ``Sheet1!B7``. ``hides`` is whether its number format shows fewer digits than are stored.
    """

    text: str
    place: str
    rebuilt: str = ""
    fault: str = ""
    dated: bool = False
    advice: str = ""
    hides: bool = False


@attr.frozen
class TableRow:
    """The cells of a row that hold anything, by their columns counted from 1; rows count from 1
    too.

    ``hidden`` is whether the sheet does not show it, as where rows are filtered.
    """

    number: int
    cells: dict[int, TableCell]
    hidden: bool = False


def coordinates(reference: str) -> tuple[int, int] | None:
    """The column and row of ``B7``, or ``None`` where it is nothing of the kind."""
    name = reference.rstrip("0123456789")
    number = reference[len(name) :]
    if not (name.isascii() and name.isalpha() and len(name) <= 3 and 1 <= len(number) <= 7):
        return None
    column = 0
    for letter in name.upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    return column, int(number)
