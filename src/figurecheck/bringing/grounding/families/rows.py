"""Rows that are counted: those of a table, and those that have one text in a column that is named.

What it follows
    How many rows a table has, and how many of them have a text in one of its columns that the
    sentence names, as in *4 of the 9 lines are electric*.

Grounded::

    line,drive,riders
    Harbour,electric,46200
    Old Town,electric,3905
    West Bank,diesel,901
    Quarry,electric,120
    Ferry Hill,electric,77
    Mill,diesel,80

    4 of 6 lines are electric.

Not::

    line,drive,riders
    Harbour,electric,46200
    Old Town,electric,3905
    West Bank,diesel,901
    Quarry,electric,120
    Ferry Hill,electric,77
    Mill,diesel,80

    5 of 7 lines are electric.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope
from figurecheck.bringing.grounding.sources import SourceFigure, SourceTable
from figurecheck.bringing.grounding.words import names
from figurecheck.bringing.prose.tables import tables

MAX_COUNTED = 10_000
"""Rows of a table whose texts are counted."""

MAX_NEIGHBOURS = 3
"""Pairs of columns from one to the other of which rows may have moved."""

_DIGITS = re.compile(r"[0-9]+")

_COUNTED = frozenset({"bare", "count", "pair"})


def _derive(scope: Scope) -> Iterator[Derivation]:
    if scope.figure.kind not in _COUNTED or not scope.whole:
        return
    for table in scope.tables:
        if not 1 < len(table.by_row) <= MAX_COUNTED:
            continue
        every = tuple(table.by_row)
        parts = table.part_rows
        yield _counted(table, every)
        if parts and len(parts) != len(every):  # a count rests on rows, also where it is weak
            yield _counted(table, parts)
        yield from _moved(scope, table, parts)
        for (_, text), rows in table.rows_by_text.items():
            said = names(text)
            if said and scope.words.issuperset(said):
                yield _counted(table, rows)


def _moved(scope: Scope, table: SourceTable, rows: Sequence[int]) -> Iterator[Derivation]:
    """How many rows rose or fell from one of two columns to the other."""
    listed = tables()
    up, down = (not words.isdisjoint(scope.words) for words in (listed.up, listed.down))
    if not (up or down):
        return
    for first, last in _neighbours(scope, table):
        ends = ((row, table.cells.at((row, first)), table.cells.at((row, last))) for row in rows)
        values = {row: (one[0].value, other[0].value) for row, one, other in ends if one and other}
        for one, other in ((first, last), (last, first)):
            part = [row for row in values if values[row][one == last] < values[row][other == last]]
            if part:
                yield _counted(table, part)


def _neighbours(scope: Scope, table: SourceTable) -> list[tuple[int, int]]:
    """The two columns that a sentence names; else, of columns called alike but for their numbers,
    the last two of each kind, *units 2023* and *units 2024*; else those of a table with no more.
    """
    named = [column for home, column in scope.spoken if home == table.number]
    if len(named) == 2:
        return [(named[0], named[1])]
    every = sorted(table.by_column)
    alike: dict[str, list[int]] = {}
    for column in every:
        alike.setdefault(_DIGITS.sub("", table.columns[column]).strip(), []).append(column)
    found = [(one[-2], one[-1]) for name, one in alike.items() if name and len(one) > 1]
    if not found and len(every) in (2, 3):
        found = [(every[-2], every[-1])]
    return found[:MAX_NEIGHBOURS]


def _counted(table: SourceTable, rows: Sequence[int]) -> Derivation:
    def parts() -> tuple[tuple[str, SourceFigure], ...]:
        return tuple(("part", table.figures(table.by_row[row][0])[0]) for row in rows)

    return Derivation(len(rows), "count(part)", parts)


FAMILY = DerivationFamily("rows", 10, _derive)
