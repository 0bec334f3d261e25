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

from collections.abc import Iterable, Iterator

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope, derived
from figurecheck.bringing.grounding.sources import SourceTable
from figurecheck.bringing.grounding.words import names

MAX_COUNTED = 10_000
"""Rows of a table whose texts are counted."""

_COUNTED = frozenset({"bare", "count", "pair"})


def _derive(scope: Scope) -> Iterator[Derivation]:
    if scope.figure.kind not in _COUNTED:
        return
    for table in scope.tables:
        if not 1 < len(table.by_row) <= MAX_COUNTED:
            continue
        yield _counted(table, table.by_row)
        rows: dict[tuple[int, str], list[int]] = {}
        for (row, column), text in table.texts.items():
            if row in table.by_row:
                rows.setdefault((column, text), []).append(row)
        for (_, text), those in rows.items():
            said = names(text)
            if len(those) > 1 and said and scope.words.issuperset(said):
                yield _counted(table, those)


def _counted(table: SourceTable, rows: Iterable[int]) -> Derivation:
    return derived(
        "count(part)", *(("part", table.figures(table.by_row[row][0])[0]) for row in rows)
    )


FAMILY = DerivationFamily("rows", 10, _derive)
