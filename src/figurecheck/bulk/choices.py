"""Rows as they are read, a piece of a file at a time, and what somebody said about the columns they
come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attr

from figurecheck.bringing.tables.importing import Wanted
from figurecheck.bulk.numbers import ClaimRow
from figurecheck.model.finding import Problem
from figurecheck.model.record import Field, Place, Record

PIECE = 20_000
"""Lines, or rows, that are read at once."""


class FilePiece(NamedTuple):
    """Some rows of one file, what is wrong with others, and the records among them that are no
    claims.
    """

    rows: Sequence[ClaimRow]
    problems: Sequence[Problem] = ()
    records: Sequence[Record] = ()


@attr.frozen
class Choice:
    """What somebody said about tables.

    ``wanted`` says which columns are which fields, ``sheet`` which sheet of a workbook, ``table``
    which table of a database, ``decimals`` how many decimal places the columns have that hold
    binary fractions; ``label`` goes ahead of ids that are made from the numbers of rows.
    """

    wanted: Wanted = attr.field(factory=Wanted)
    sheet: str = ""
    table: str = ""
    decimals: tuple[tuple[str, int], ...] = ()
    delimiter: str = ","
    label: str = "row"


def row_of(pairs: Iterable[tuple[str, str]], name: str, line: int, source: str) -> ClaimRow:
    """A row from the fields of a claim, the first of which is its id."""
    place = Place(name, line, 1)
    record = Record(tuple(Field(field, value, place) for field, value in pairs))
    own = record.get("source")
    return ClaimRow(record, own.value if own else source, line)
