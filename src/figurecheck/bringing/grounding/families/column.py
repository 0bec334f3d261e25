"""A named column as a whole: sum, mean, count, highest, lowest, range, with and without its total
line.

What it follows
    Of the figures of a column that the sentence names: their sum, mean and number, the highest and
    the lowest, and how far these are apart; all of it once more without a line that is called a
    total, and all but their number without the last line.

Grounded::

    line,riders
    Harbour,46200
    Old Town,3905
    West Bank,901

    Altogether the lines had 51,006 riders.

Not::

    line,riders
    Harbour,46200
    Old Town,3905
    West Bank,901

    Altogether the lines had 51,606 riders.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope
from figurecheck.bringing.grounding.sources import (
    COUNTED,
    ColumnNumbers,
    SourceFigure,
    SourceTable,
)


def _derive(scope: Scope) -> Iterator[Derivation]:
    for line in scope.columns:
        table = scope.tables[line[0]]
        found = table.values(line[1], parts=False)
        parts = table.values(line[1], parts=True)
        yield from _whole(table, line[1], found, counted=scope.whole)
        if len(parts) != len(found):
            yield from _whole(table, line[1], parts, counted=scope.whole)
        elif len(found) > 2:  # the last may be a total of the others, but it counts as a line
            yield from _whole(table, line[1], found.but_the_last, counted=False)


def _whole(
    table: SourceTable, column: int, found: ColumnNumbers, *, counted: bool
) -> Iterator[Derivation]:
    if len(found) < 2:
        return

    def parts() -> tuple[tuple[str, SourceFigure], ...]:
        return tuple(("part", table.figures((row, column))[0]) for row in found.rows)

    for arithmetic, value in table.wholes(column, found):
        if counted or arithmetic != COUNTED:
            yield Derivation(value, arithmetic, parts)


FAMILY = DerivationFamily("column", 20, _derive)
