"""The share of a named row in its column: of the sum of all its rows, of the line that is called a
total, or of a named row of another table.

What it follows
    Of a figure of a row that the sentence names what it is of the whole of its column, in percent
    or as a fraction: of the line that is called a total where there is one, else of the sum of all
    lines; and of a row of another table that the sentence names too, in the column of that name.

Grounded::

    county,residents
    Kent,181851
    New Castle,570719
    Sussex,237378

    Of all residents 57.7 percent live in New Castle.

Not::

    county,residents
    Kent,181851
    New Castle,570719
    Sussex,237378

    Of all residents 51.7 percent live in New Castle.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope, derived
from figurecheck.bringing.grounding.naming import TOTALS
from figurecheck.bringing.grounding.sources import SourceFigure

MAX_ROWS = 500
"""Rows of a column whose sum a figure may be a share of."""

_KINDS = frozenset({"percent", "fraction"})


def _derive(scope: Scope) -> Iterator[Derivation]:
    if scope.figure.kind not in _KINDS:
        return
    times = "" if scope.figure.kind == "fraction" else " * 100"
    for line in scope.own:
        names = scope.tables[line[0]].row_names
        for one in scope.cells(line, scope.columns_of(line[0]) or None):
            if one.kind == "percent":
                continue
            column = scope.column((line[0], one.column))
            totals = [
                each for each in column if TOTALS.intersection(names[each.row]) and each.value
            ]
            totals += _elsewhere(scope, one)
            for total in totals:
                yield derived(f"part / whole{times}", ("part", one), ("whole", total))
            whole = sum(each.value for each in column)
            if not totals and 1 < len(column) <= MAX_ROWS and whole != 0:
                yield derived(
                    f"part / sum(whole){times}",
                    ("part", one),
                    *(("whole", each) for each in column),
                )


def _elsewhere(scope: Scope, one: SourceFigure) -> list[SourceFigure]:
    """The figures of rows of other tables that the sentence names, in the column that is called
    like that of a figure.
    """
    label = scope.tables[one.table].columns[one.column]
    return [
        figure
        for table, row in scope.rows
        if table != one.table
        for column, name in enumerate(scope.tables[table].columns)
        if name and name == label
        for figure in scope.tables[table].figures((row, column))
        if figure.exact and figure.kind == one.kind and figure.value
    ]


FAMILY = DerivationFamily("share", 35, _derive)
