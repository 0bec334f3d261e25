"""Two days of a named row: how many days, weeks or whole years lie between them.

What it follows
    Of the days that stand in the cells of a row that the sentence names, the number of days from
    one to the other, with the last one counted or not, the weeks, and the whole years, which an age
    is.

Grounded::

    name,began,ended,strikers
    Quill Works,2024-06-03,2024-08-16,310
    Marsh Mill,2024-02-01,2024-02-09,120

    The strike at Quill Works lasted 74 days.

Not::

    name,began,ended,strikers
    Quill Works,2024-06-03,2024-08-16,310
    Marsh Mill,2024-02-01,2024-02-09,120

    The strike at Quill Works lasted 47 days.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from figurecheck.bringing.grounding.dates import day_in
from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope, derived
from figurecheck.bringing.grounding.sources import SourceFigure, SourceTable
from figurecheck.bringing.prose.mention import AGE, MEASURE

MAX_DAYS = 12
"""Days of a row that are held against one another; of a row with more none are."""

_BETWEEN = {
    "day": ("days(before, after)", "days(before, after) + 1"),
    "week": ("days(before, after) / 7",),
    "year": ("years(before, after)",),
}
"""What is asked of two days, by the unit of the figure."""


def _derive(scope: Scope) -> Iterator[Derivation]:
    figure = scope.figure
    if figure.kind not in {AGE, MEASURE} or figure.unit not in _BETWEEN:
        return
    for table, row in scope.own:
        days = _days(scope.tables[table], row)
        for one, other in combinations(days if len(days) <= MAX_DAYS else (), 2):
            before, after = sorted((one, other), key=lambda each: each.value)
            for arithmetic in _BETWEEN[figure.unit]:
                yield derived(arithmetic, ("before", before), ("after", after))


def _days(table: SourceTable, row: int) -> list[SourceFigure]:
    """The days in the cells of a row, each by its number."""
    found: list[SourceFigure] = []
    for column in range(len(table.columns)):
        text = table.texts.get((row, column), "")
        day = day_in(text)
        if day is not None:
            cell = row, column
            label = tuple(one for one in (table.rows[row], table.columns[column]) if one)
            place, spot = table.place_of(cell), table.spot_of(cell)
            found.append(SourceFigure(table.source, day, "date", place, spot, label, text))
    return found


FAMILY = DerivationFamily("days", 35, _derive)
