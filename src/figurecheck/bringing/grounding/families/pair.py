"""Two named rows in one column, or two cells of a named row: sum, difference, mean, ratio, share,
change.

What it follows
    Of two figures of one column, in two rows that the sentence names, and of two figures of one row
    that it names: their sum, difference and mean, for percentages the share and the change, for
    points the difference of two percentages, for multiples the ratio. Of a table of three rows at
    most, as of quarters, it need name none.

Grounded::

    name,2023,2024
    Harbour,41000,46200
    Old Town,3700,3905

    Harbour grew by 12.7 percent.

Not::

    name,2023,2024
    Harbour,41000,46200
    Old Town,3700,3905

    Harbour grew by 17.2 percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope, two


def _derive(scope: Scope) -> Iterator[Derivation]:
    by_table: dict[int, list[int]] = {}
    for table, row in scope.rows:
        by_table.setdefault(table, []).append(row)
    for table, _ in scope.few(scope.spoken):
        if len(by_table.get(table, ())) < 2:
            by_table[table] = list(scope.tables[table].by_row)
    for table, rows in by_table.items():
        columns = scope.columns_of(table) or tuple(range(len(scope.tables[table].columns)))
        if len(rows) < 2:
            continue
        for column in columns:
            found = [one for row in rows for one in scope.cells((table, row), (column,))]
            for one, other in combinations(scope.paired(found), 2):
                yield from two(scope.figure, one, other)
    for line in scope.own:
        for one, other in combinations(scope.paired(scope.cells(line)), 2):
            yield from two(scope.figure, one, other)


FAMILY = DerivationFamily("pair", 30, _derive)
