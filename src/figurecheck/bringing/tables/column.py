"""What the cells of a column show, read at once: nearly all of a large table are plain digits, and
an object for each would be most of its cost.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import attr

from figurecheck.bringing.tables.numerals import (
    MAX_DIGITS,
    NAME,
    NUMBER,
    TEXT,
    Shown,
    is_name,
    shown,
    simple,
)

MAX_KNOWN = 4_096
"""Different texts of a table of which it is kept what they show; most that have more are names."""


@attr.frozen(eq=False)
class GridColumn:
    """The kind of each cell, its digits and how many of them are decimals, by rows.

    ``percent`` are the rows whose figure is one of percent; ``whole`` is whether none has decimals.
    """

    kinds: list[str]
    digits: list[int]
    decimals: Sequence[int]
    percent: frozenset[int]
    whole: bool

    def shown(self, row: int) -> Shown:
        """What a cell shows."""
        return Shown(self.kinds[row], self.digits[row], self.decimals[row], row in self.percent)

    def take(self, row: int, figure: Shown) -> None:
        """Takes a text for a whole number."""
        self.kinds[row], self.digits[row] = figure.kind, figure.digits

    def named(self, row: int) -> GridColumn:
        """The column with a name for the number of a row, where it has one there."""
        if self.kinds[row] != NUMBER:
            return self
        return attr.evolve(self, kinds=[*self.kinds[:row], NAME, *self.kinds[row + 1 :]])

    @property
    def rows(self) -> list[int]:
        """The rows with a number."""
        return [row for row, kind in enumerate(self.kinds) if kind == NUMBER]

    @property
    def written(self) -> list[int | None]:
        """With how many decimals each number is written; ``None`` where there is none."""
        return [
            decimals if kind == NUMBER else None
            for kind, decimals in zip(self.kinds, self.decimals, strict=True)
        ]

    @property
    def finest(self) -> int:
        """The most decimals that a number is written with."""
        return 0 if self.whole else max((one for one in self.written if one is not None), default=0)


def columns_of(cells: Sequence[Sequence[str]], numbers: str) -> tuple[GridColumn, ...]:
    """The columns of a table, where ``numbers`` is how its numerals are written."""
    known: dict[str, Shown] = {}
    width = len(cells[0]) if cells else 0
    return tuple(_column([row[at] for row in cells], numbers, known) for at in range(width))


def _column(texts: list[str], numbers: str, known: dict[str, Shown]) -> GridColumn:
    others: Sequence[int] = [row for row, text in enumerate(texts) if not text.isdecimal()]
    plain = [*texts]
    for row in others:
        plain[row] = "0"
    if not "".join(plain).isascii() or max(map(len, plain), default=0) > MAX_DIGITS:
        others, plain = range(len(texts)), ["0"] * len(texts)  # digits of some other script
    kinds, digits, decimals = [NUMBER] * len(texts), [*map(int, plain)], array("H")
    decimals.frombytes(bytes(decimals.itemsize * len(texts)))
    percent: set[int] = set()
    for row in others:
        text = texts[row]
        if is_name(text):
            kinds[row] = TEXT
            continue
        pair = simple(text, numbers)
        if pair is not None:
            digits[row], decimals[row] = pair
            continue
        one = known.get(text)
        if one is None:
            one = shown(text, numbers)
            if len(known) < MAX_KNOWN:
                known[text] = one
        kinds[row], digits[row], decimals[row] = one.kind, one.digits, one.decimals
        if one.percent:
            percent.add(row)
    return GridColumn(kinds, digits, decimals, frozenset(percent), whole=not any(decimals))
