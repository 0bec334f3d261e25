"""A table as it stands in a file: the text of each cell, and where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attr

from figurecheck.errors import UsageError
from figurecheck.model.finding import Problem
from figurecheck.model.noun import Noun
from figurecheck.model.record import Place
from figurecheck.model.spelling import letters

MAX_CELLS = 1_100_000
"""Cells that a table may have, and all tables of a run, each row counting as one more: with so many
a report takes less than 500 MB.
"""

MAX_COLUMNS = 16_384
"""Columns that a table may have, as in spreadsheets."""


@attr.frozen(eq=False, repr=False)
class TableText(Noun):
    """A table as it stands: the text of each cell and its place, by rows; rows are padded to one
    length.

    ``name`` is the file, ``sheet`` the sheet or what the table is called in its file, empty where
    there is one. ``top`` and ``left`` are the rows and columns of the sheet ahead of it.
    ``numbers`` is how its numerals are written, one of the formats of numerals, and ``rounding``
    how they were rounded, one of ``ROUNDINGS``; empty where nobody said it. ``across`` is whether
    it is held against the tables of other files too.
    """

    name: str
    cells: tuple[tuple[str, ...], ...]
    places: Sequence[Sequence[Place]]
    sheet: str = ""
    top: int = 0
    left: int = 0
    numbers: str = ""
    rounding: str = ""
    across: bool = False


EXACT, DIGITS, RANDOM = "exact", "digits", "random"
ROUNDINGS = (EXACT, DIGITS, RANDOM)
"""How the figures of a table were rounded: not at all, each to the digits it shows, or at random to
a multiple of what all of them are multiples of.
"""


@attr.frozen
class TableReader:
    """A format that holds tables: one module of ``bringing/tables/readers``, under the name
    ``TABLES``.

    ``suffixes`` are the endings of file names, in lower case, each with its dot. ``read`` takes the
    bytes of a file, the name it goes by, and a list to which it adds what has to be told.
    ``within`` is whether the tables stand within a text, so that one without figures is no table.

    Raises:
        UsageError: by ``read``, where the file cannot be read, and nothing else.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, list[Problem]], Iterator[TableText]]
    within: bool = False


def padded(
    name: str, rows: Sequence[Sequence[str]], places: Sequence[Sequence[Place]], sheet: str = ""
) -> TableText:
    """A table of rows that may have different lengths.

    Raises:
        UsageError: where it has more cells or columns than a table may have.
    """
    cells = padded_cells(name, rows, sheet)
    width = len(cells[0]) if cells else 0
    spots = tuple(
        known
        if len(known) == width
        else (
            *known,
            *[Place(name, known[0].line if known else index + 1, 1)] * (width - len(known)),
        )
        for index, known in enumerate(places)
    )
    return TableText(name, cells, spots, sheet)


def padded_cells(
    name: str, rows: Sequence[Sequence[str]], sheet: str = ""
) -> tuple[tuple[str, ...], ...]:
    """Rows that may have different lengths, each as long as the longest.

    Raises:
        UsageError: where they have more cells or columns than a table may have.
    """
    width = max(map(len, rows), default=0)
    if width > MAX_COLUMNS or (width + 1) * len(rows) > MAX_CELLS:
        raise too_large(name, sheet)
    return tuple(
        tuple(row) if len(row) == width else (*row, *[""] * (width - len(row))) for row in rows
    )


def too_large(name: str, sheet: str = "") -> UsageError:
    """That a table has more cells, rows or columns than a table may have."""
    what = f"{name}{f', {sheet[:40]}' if sheet else ''}"
    return UsageError(
        f"{what}: more than {MAX_CELLS:,} cells and rows, or {MAX_COLUMNS:,} columns", "split it"
    )


def place_of(name: str, sheet: str, row: int, column: int) -> Place:
    """The place of a cell of a sheet; row and column counted from 0."""
    return Place(name, row + 1, column + 1, f"{sheet}!{letters(column + 1)}{row + 1}")


def fills(text: str) -> bool:
    """Whether a text counts for every cell that a merged one covers: a figure does not."""
    plain = text.strip()
    return not any(map(str.isdecimal, plain)) or (plain.isdecimal() and len(plain) == 4)
