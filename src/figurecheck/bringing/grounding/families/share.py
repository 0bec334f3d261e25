"""The share of a named row in its column: of the sum of all its rows, of the line that is called a
total, or of a named row of another table.

What it follows
    Of a figure of a row that the sentence names what it is of the whole of its column, in percent
    or as a fraction: of the line that is called a total where there is one, else of the sum of all
    lines; the same of several rows that it names, taken together; and of a row of another table
    that the sentence names too, in the column of that name.

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
from figurecheck.bringing.grounding.naming import Line
from figurecheck.bringing.grounding.sources import SourceFigure

MAX_ROWS = 500
"""Rows of a column whose sum a figure may be a share of."""

MAX_NAMED = 6
"""Rows that a sentence names, of each of which a figure may be the share."""

_KINDS = frozenset({"percent", "fraction"})


def _derive(scope: Scope) -> Iterator[Derivation]:
    if scope.figure.kind not in _KINDS:
        return
    times = "" if scope.figure.kind == "fraction" else " * 100"
    yield from _of_several(scope, times)
    others = scope.rows if len(scope.rows) <= MAX_NAMED else ()
    for line in dict.fromkeys((*scope.own, *others)):
        for one in scope.cells(line, scope.columns_of(line[0]) or None):
            if one.kind == "percent":
                continue
            home = (line[0], one.column)
            table = scope.tables[line[0]]
            totals = _totals(scope, home)
            for total in (*totals, *_elsewhere(scope, one)):
                yield derived(f"part / whole{times}", ("part", one), ("whole", total))
            if totals or not 1 < len(table.by_column[one.column]) <= MAX_ROWS:
                continue
            column = scope.column(home)
            if sum(each.value for each in column) != 0:
                yield derived(
                    f"part / sum(whole){times}",
                    ("part", one),
                    *(("whole", each) for each in column),
                )


def _of_several(scope: Scope, times: str) -> Iterator[Derivation]:
    """What the rows that a sentence names come to together, of the whole of a named column: *North
    and South sold 2,478, 54 percent of the total*.
    """
    for number, table in enumerate(scope.tables):
        rows = [row for home, row in scope.rows if home == number and row in table.part_rows]
        if not 1 < len(rows) <= MAX_NAMED:
            continue
        for column in scope.columns_of(number):
            found = [one for row in rows for one in scope.cells((number, row), (column,))]
            if len(found) != len(rows) or any(one.kind == "percent" for one in found):
                continue
            parts = [("part", one) for one in found]
            totals = _totals(scope, (number, column))
            for total in totals:
                yield derived(f"sum(part) / whole{times}", *parts, ("whole", total))
            every = scope.column((number, column))
            if not totals and len(every) <= MAX_ROWS and sum(one.value for one in every) != 0:
                of_all = [("whole", one) for one in every]
                yield derived(f"sum(part) / sum(whole){times}", *parts, *of_all)


def _totals(scope: Scope, column: Line) -> list[SourceFigure]:
    """The figures of a column, but 0, in the rows that are called a total."""
    table, number = column
    return [
        one
        for row in scope.tables[table].total_rows
        for one in scope.cells((table, row), (number,))
        if one.value
    ]


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
