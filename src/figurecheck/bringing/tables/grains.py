"""The grain that the cells of a table show: 500 beside 473 and 1,209 was not rounded to
hundreds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from figurecheck.bringing.tables.cells import TableCell
from figurecheck.bringing.workbook.shown import plain
from figurecheck.errors import FigureError
from figurecheck.keeping.texts import Pairs, ordered
from figurecheck.model.figure import Figure
from figurecheck.model.interval import Number
from figurecheck.reading.phrases.figures import read_phrase

SAID = frozenset({"exact", "rounded_to", "rounding"})
"""The fields that say how a figure was rounded, so that nothing has to be taken from its column."""


class _Column(NamedTuple):
    """The figures that are rounded alike: those of one measure or quantity and statistic, in one
    unit.
    """

    about: str
    statistic: str
    unit: str


def with_grains(
    claims: Sequence[Pairs], cells: Sequence[TableCell], numbers: str
) -> tuple[list[Pairs], int]:
    """The claims, with ``rounded_to`` where a column shows a finer grain than a figure in it; then
    how many took it.

    The grain of a column is the finest place at which one of its plain figures has a digit other
    than 0, or the last place shown of one whose number format hides digits. 0 takes none: it was
    not rounded to anything.
    """
    found = [_plain(dict(claim), cell, numbers) for claim, cell in zip(claims, cells, strict=True)]
    finest: dict[_Column, Number] = {}
    for one, cell in zip(found, cells, strict=True):
        if one is not None:
            column, figure = one
            grain = figure.digit_unit if cell.hides else figure.grain
            finest[column] = min(finest.get(column, grain), grain)
    changed: list[Pairs] = []
    for claim, one in zip(claims, found, strict=True):
        if (
            one is None
            or not one[1].value
            or one[1].grain <= finest[one[0]]
            or SAID & dict(claim).keys()
        ):
            changed.append(claim)
        else:
            changed.append(ordered((*claim, ("rounded_to", _spelled(finest[one[0]], numbers)))))
    return changed, sum(one is not other for one, other in zip(claims, changed, strict=True))


def _plain(
    claim: Mapping[str, str], cell: TableCell, numbers: str
) -> tuple[_Column, Figure] | None:
    """A figure that is a number alone, with the column it is of; ``None`` where it is anything
    else.
    """
    if cell.fault or "figure" not in claim:
        return None
    try:
        figure = read_phrase(claim["figure"], numbers=numbers)
    except FigureError:
        return None
    if figure.hedge != "bare" or figure.form != "digits":
        return None
    about = claim.get("measure") or claim.get("quantity", "")
    return _Column(about, claim.get("statistic", ""), figure.unit), figure


def _spelled(place: Number, numbers: str) -> str:
    return plain(place) if numbers == "en" else plain(place).replace(".", ",")
