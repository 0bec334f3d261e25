"""Numbers that are told together, as *113-107* and *13 of 22*: both in one row or both in one
column.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

import attr

from figurecheck.bringing.grounding.figures import TextFigure, plain_figure
from figurecheck.bringing.grounding.naming import Line
from figurecheck.bringing.grounding.price import numerals_like
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.sources import TEXT_CELL, SourceFigure, SourceTable
from figurecheck.model.grounding import strong
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


@attr.frozen(eq=False)
class PairAgainst:
    """A number of a pair that a cell says otherwise: the number as a figure of its own, its place
    among those of the pair, and the cell.
    """

    figure: TextFigure
    cell: SourceFigure


def mismatched(
    figure: TextFigure,
    tables: Sequence[SourceTable],
    rows: Sequence[Line],
    own: Sequence[Line],
    named: Collection[Line],
    *,
    bracketed: bool,
) -> PairAgainst | None:
    """What a pair contradicts, as *7-of-12* for 7 of 13 in a named row, *102-91* for 102 and 97 in
    two; ``None`` where nobody knows which cells are meant.

    The cells are those of the columns that ``named`` are for the pair, or those that have one of
    its numbers, where chance would hardly do so. A pair is ``bracketed`` as a record behind a name
    is: *the Comets (16-8)*; others of one row are a part and a whole.
    """
    numbers = list(_DIGITS.finditer(figure.text))
    if len(figure.values) != 2 or len(numbers) != 2:
        return None
    meant = _in_question(figure, tables, rows, own, bracketed=bracketed)
    called = [one for one in meant if all((each.table, each.column) in named for each in one)]
    if len(called) != 1 and not bracketed and not _OF.search(figure.text):
        meant = [one for one in meant if one[0].row != one[1].row]  # 1-2 may be a stretch
    exact = [(one, at) for one in called or meant for at in (0, 1) if _agrees(figure, one, at)]
    chosen = called if len(called) == 1 else [one for one, _ in exact]
    if not chosen or any(_told(one) != _told(chosen[0]) for one in chosen):
        return None
    if len(called) != 1:
        at = exact[0][1]
        reached = {_told(one)[at] for one in meant if _alike(_told(one)[at], figure.values[at])}
        if not strong(numerals_like(figure.values[at], 1, 0, 0).space, len(reached), CHANCE_BITS):
            return None
    at = next(at for at in (0, 1) if not _agrees(figure, chosen[0], at))
    start = figure.start + numbers[at].start()
    value = figure.values[at]
    part = plain_figure(numbers[at][0], 0, len(numbers[at][0]), value, 1, figure.sentence)
    part = attr.evolve(part, start=start, end=start + len(numbers[at][0]))
    return PairAgainst(part, chosen[0][at])


CHANCE_BITS = 3
"""Strength from which one number of a pair tells of which cells both are."""

_DIGITS = re.compile(r"\d+")
_OF = re.compile(r"\d\W+(?:of|for)\W+\d")


def _in_question(
    figure: TextFigure,
    tables: Sequence[SourceTable],
    rows: Sequence[Line],
    own: Sequence[Line],
    *,
    bracketed: bool,
) -> list[tuple[SourceFigure, ...]]:
    """The pairs of cells that a pair may be meant for: of two rows where the sentence names two,
    else beside each other in the row of its own; a part and a whole where the pair is one.
    """
    found: list[tuple[SourceFigure, ...]] = []
    part = figure.values[0] <= figure.values[1]
    for table in tables:
        named = [row for number, row in rows if number == table.number]
        single = [row for number, row in own if number == table.number]
        if len(named) == 1 and len(table.by_row) == 2 and not bracketed:
            named, single = list(table.by_row), []  # of two there is only one other
        if len(named) == 2 and len(single) != 1:
            first, second = named
            for column in {column for _, column in (*table.by_row[first], *table.by_row[second])}:
                cells = [*table.figures((first, column)), *table.figures((second, column))]
                if len(cells) == 2:
                    found += [tuple(cells), tuple(reversed(cells))]
        elif len(single) == 1:
            figures = [one for cell in table.by_row[single[0]] for one in table.figures(cell)]
            found += [
                (one, other)
                for one, other in pairwise(figures)
                if other.column - one.column == 1
                and (bracketed or (part and one.column in table.parts))
            ]
    whole = [
        one
        for one in found
        if all(isinstance(each.value, int) and each.kind != TEXT_CELL for each in one)
    ]
    return [one for one in whole if _told(one) != tuple(map(magnitude, figure.values))]


def _told(cells: Sequence[SourceFigure]) -> tuple[Number, ...]:
    return tuple(magnitude(one.value) for one in cells)


def _agrees(figure: TextFigure, cells: Sequence[SourceFigure], at: int) -> bool:
    return bool(magnitude(cells[at].value) == magnitude(figure.values[at]))


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
