"""Signs that stand in a cell of their own, as in annual reports on the web: *$ | 674* is one
figure, as is *(721 | )*, and the columns of both are one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import attr

from figurecheck.bringing.tables.text import TableText
from figurecheck.model.record import Place

_AHEAD = frozenset({"$", "€", "£", "¥", "(", "$(", "€(", "£(", "¥(", "US$", "A$", "C$"})
"""What stands ahead of its figure. A dash is none of them: alone it says that there is nothing."""

_BEHIND = frozenset({")", "%", ")%"})
"""What stands behind its figure."""

_SIGN = re.compile("[$€£¥()%]")
"""One of these is in all of them."""

_NIL = frozenset({"-", "−", "–", "—"})
MAX_SIGN = 8
"""Characters of a cell that may hold a sign alone, with blanks around it."""


@attr.define(eq=False)
class _Column:
    """The texts of a column and where they stand."""

    texts: list[str]
    places: list[Place]

    @property
    def figures(self) -> int:
        return sum(map(_is_figure, self.texts))


def joined(table: TableText) -> TableText:
    """The table with each sign in the cell of its figure, and the figures of what is one column
    below one another.

    Two columns are one where in some row a sign stands beside its figure, and in none each has
    something of its own. The one that is left over is blank, so that the others keep their names.
    """
    signed = sorted(
        {
            column
            for row in table.cells
            if _SIGN.search("".join(row))  # few rows of a large table have any
            for column, text in enumerate(row)
            if text and len(text) <= MAX_SIGN and _bare(text) in _SIGNS
        }
    )
    if not signed:
        return table
    columns = [
        _Column([*texts], [*places])
        for texts, places in zip(zip(*table.cells, strict=True), _turned(table), strict=True)
    ]
    for at in signed:
        if at + 1 < len(columns):
            _join(columns[at], columns[at + 1], _is_ahead)
    for at in signed:
        left = next((one for one in reversed(columns[:at]) if one.figures), None)
        if left is not None:
            _join(left, columns[at], _is_behind)
    return attr.evolve(
        table,
        cells=tuple(zip(*(one.texts for one in columns), strict=True)),
        places=tuple(zip(*(one.places for one in columns), strict=True)),
    )


def _join(left: _Column, right: _Column, are_one: Callable[[str, str], bool]) -> None:
    """Puts two columns into one of them where they are one: where the figures stand, in the left
    one where they stand in both.
    """
    pairs = [*zip(left.texts, right.texts, strict=True)]
    if not any(are_one(*pair) for pair in pairs):
        return
    apart = [one.strip() and other.strip() and one != other for one, other in pairs]
    if any(each and not are_one(*pair) for each, pair in zip(apart, pairs, strict=True)):
        return
    both = left.figures and right.figures
    if both and any(place.cell for place in left.places):
        return  # the cells of a workbook have names that a reader goes by
    into, other = (left, right) if left.figures else (right, left)
    for row, (one, beside) in enumerate(pairs):
        figure = right if _is_figure(beside) or not one.strip() else left
        into.places[row] = figure.places[row]
        into.texts[row] = (
            f"{one.strip()}{beside.strip()}"
            if are_one(one, beside)
            else one
            if one.strip()
            else beside
        )
        other.texts[row] = ""


def _is_ahead(left: str, right: str) -> bool:
    return _bare(left) in _AHEAD and (_is_figure(right) or right.strip() in _NIL)


def _is_behind(left: str, right: str) -> bool:
    return _bare(right) in _BEHIND and _is_figure(left)


def _is_figure(text: str) -> bool:
    """Whether a cell may be a figure: digits and nothing that a sentence is made of."""
    return any(map(str.isdecimal, text)) and not any(map(str.isalpha, text))


def _bare(text: str) -> str:
    return "".join(text.split())


_SIGNS = _AHEAD | _BEHIND


def _turned(table: TableText) -> Iterator[Sequence[Place]]:
    return zip(*table.places, strict=True)
