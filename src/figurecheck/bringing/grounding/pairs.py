"""Numbers that are told together, as *113-107* and *13 of 22*: both in one row or both in one
column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attr

from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.naming import Line
from figurecheck.bringing.grounding.price import numerals_like
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.sources import SourceFigure, SourceTable
from figurecheck.model.interval import Number, magnitude
from figurecheck.model.record import Place

MAX_ROWS = 60
"""Rows of a table whose cells are paired where no row is named."""


@attr.frozen(eq=False)
class FoundPair:
    """The figures that a pair rests on, and how many pairs like it there are and were reached."""

    parts: tuple[SourceFigure, ...]
    space: int
    reached: int


def paired(
    figure: TextFigure, sources: Sources, rows: Sequence[Line], own: Sequence[Line]
) -> FoundPair | None:
    """Where a pair stands in the sources; ``None`` where it does not.

    ``rows`` are those that the sentence names, of which a column may have both numbers, ``own``
    those that the pair itself is of.
    """
    values = tuple(map(magnitude, figure.values))
    space = 1
    for value in values:
        space *= numerals_like(value, 1, 0, 0).space
    reached: set[tuple[Number, ...]] = set()
    found: tuple[SourceFigure, ...] | None = None
    homes = {number for number, _ in rows}
    for table in sources.tables:
        if homes and table.number not in homes:
            continue
        named = [row for number, row in rows if number == table.number]
        single = [row for number, row in own or rows if number == table.number]
        for parts in _pairs(table, named, single, len(values)):
            told = tuple(magnitude(one.value) for one in parts)
            reached.add(told)
            if found is None and told == values:
                found = parts
    if found is None:
        found = _in_texts(figure, sources, reached)
    if found is None:
        return None
    like = sum(
        all(_alike(one, value) for one, value in zip(told, values, strict=True)) for told in reached
    )
    return FoundPair(found, space, max(like, 1))


def _alike(one: Number, value: Number) -> bool:
    """Whether two numbers have as many digits."""
    return len(str(int(one))) == len(str(int(value)))


def _pairs(
    table: SourceTable, named: Sequence[int], own: Sequence[int], size: int
) -> Iterable[tuple[SourceFigure, ...]]:
    """The cells beside each other in the rows of the pair, and those of a column in two rows that
    are named.
    """
    for row in own or named or list(table.by_row)[:MAX_ROWS]:
        cells = table.by_row.get(row, ())
        figures = [one for cell in cells for one in table.figures(cell)]
        for at in range(len(figures) - size + 1):
            part = tuple(figures[at : at + size])
            if all(other.column - one.column <= 1 for one, other in pairwise(part)):
                yield part
    if size != 2:
        return
    lines = named or (list(table.by_row) if len(table.by_row) <= 4 else [])
    for cells in table.by_column.values():
        inside = [cell for cell in cells if cell[0] in lines]
        for one in inside[:MAX_ROWS]:
            for other in inside[:MAX_ROWS]:
                if one != other:
                    yield table.figures(one)[0], table.figures(other)[0]


def _in_texts(
    figure: TextFigure, sources: Sources, reached: set[tuple[Number, ...]]
) -> tuple[SourceFigure, ...] | None:
    """Where the pair is written in a text among the sources, in any of the usual ways."""
    if not sources.texts:
        return None
    between = r"(?:\s?[-–—/]\s?|[\s-](?:of|to|for|out of)[\s-])"
    pattern = re.compile(rf"(?<![\d.,]){between.join(map(str, figure.values))}(?!\d)")
    for text in sources.texts:
        found = pattern.search(text.document.text)
        if found is not None:
            place = text.document.place(found.start())
            reached.add(figure.values)
            return (_written(text.source, place, found[0], figure.value),)
    return None


def _written(source: int, place: Place, words: str, value: Number) -> SourceFigure:
    return SourceFigure(source, value, "pair", place, str(place.line), (), words)
