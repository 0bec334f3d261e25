"""The numbers of a table by where they stand, each made when it is asked for: of a large table most
never are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Protocol

import attr

from figurecheck.bringing.grounding.price import KEY, KEY_DECIMALS
from figurecheck.bringing.grounding.sizes import Sizes, Spot
from figurecheck.bringing.tables.column import GridColumn
from figurecheck.bringing.tables.numerals import NUMBER
from figurecheck.model.interval import Number, exact, magnitude

_BILLIONTHS = tuple(10 ** (KEY_DECIMALS - decimals) for decimals in range(KEY_DECIMALS + 1))
"""How many billionths the last digit of a number stands for, by its decimals."""


@attr.frozen
class SourceCell:
    """The number of a cell as it stands there: its digits over ten to the ``decimals``, or what
    they do not say.
    """

    digits: int
    decimals: int
    text: str
    percent: bool = False
    within: bool = False
    other: Number | None = None

    @classmethod
    def of(cls, value: Number, text: str, *, percent: bool = False) -> SourceCell:
        """The cell of a number that was read already."""
        if isinstance(value, int):
            return cls(value, 0, text, percent)
        return cls(0, 0, text, percent, other=value)

    @property
    def value(self) -> Number:
        """The number."""
        return self.other if self.other is not None else _value(self.digits, self.decimals)

    def size(self, scale: Number) -> int:
        """How large it is, times a scale, in billionths."""
        if self.other is not None:
            return int(magnitude(self.other * scale) * KEY)
        return _size(self.digits, self.decimals, scale)


def _value(digits: int, decimals: int) -> Number:
    return exact(Fraction(digits, 10**decimals)) if decimals else digits


def _size(digits: int, decimals: int, scale: Number) -> int:
    if decimals > KEY_DECIMALS or not isinstance(scale, int):
        return int(magnitude(_value(digits, decimals) * scale) * KEY)
    return int((-digits if digits < 0 else digits) * scale * _BILLIONTHS[decimals])


@attr.frozen(eq=False)
class SpotLines(Mapping[int, Sequence[Spot]]):
    """Where the numbers of each row stand, or of each column; ``numbers`` are those of the lines,
    in order.
    """

    numbers: Mapping[int, object]
    made: Callable[[int], Sequence[Spot]]
    _known: dict[int, Sequence[Spot]] = attr.field(factory=dict)

    def __getitem__(self, number: int) -> Sequence[Spot]:
        known = self._known.get(number)
        if known is None:
            if number not in self.numbers:
                raise KeyError(number)
            known = self._known[number] = self.made(number)
        return known

    def __contains__(self, number: object) -> bool:
        return number in self.numbers

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


@attr.frozen
class Firsts:
    """Numbers of a column, with the row of each, and the rows whose number is of percent."""

    rows: Sequence[int]
    values: Sequence[Number]
    percent: Collection[int]


class Cells(Protocol):
    """The numbers of a table."""

    @property
    def by_row(self) -> SpotLines:
        """Where the numbers of each row stand."""

    @property
    def by_column(self) -> SpotLines:
        """Where the numbers of each column stand."""

    @property
    def count(self) -> int:
        """How many numbers there are."""

    def at(self, spot: Spot) -> Sequence[SourceCell]:
        """The number of a cell, those among its words, or none."""

    def sizes(self, column: int, scale: Number, larger: Number) -> Sizes:
        """The numbers of a column by size, with their rows: as they stand there where they say
        themselves what they are multiples of, else times ``scale``, and times ``larger`` too.
        """

    def firsts(self, column: int) -> Firsts:
        """The first number of each cell of a column that is none among words."""

    def written(self) -> Iterator[str]:
        """What stands in each cell with a number."""


@attr.frozen(eq=False)
class HeldCells:
    """Numbers that are held one by one."""

    cells: Mapping[Spot, Sequence[SourceCell]]
    by_row: SpotLines = attr.field(init=False)
    by_column: SpotLines = attr.field(init=False)

    @by_row.default
    def _rows(self) -> SpotLines:
        return _grouped(self.cells, 0)

    @by_column.default
    def _columns(self) -> SpotLines:
        return _grouped(self.cells, 1)

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return sum(map(len, self.cells.values()))

    def at(self, spot: Spot) -> Sequence[SourceCell]:
        """The numbers of a cell."""
        return self.cells.get(spot, ())

    def sizes(self, column: int, scale: Number, larger: Number) -> Sizes:
        """The numbers of a column by size, with their rows."""
        return Sizes.of(
            pair
            for spot in self.by_column.get(column, ())
            for pair in _sizes(spot[0], self.cells[spot], scale, larger)
        )

    def firsts(self, column: int) -> Firsts:
        """The first number of each cell of a column."""
        found = [
            (row, one)
            for row, _ in self.by_column.get(column, ())
            for one in self.cells[row, column][:1]
            if not one.within
        ]
        return Firsts(
            [row for row, _ in found],
            [one.value for _, one in found],
            frozenset(row for row, one in found if one.percent),
        )

    def written(self) -> Iterator[str]:
        """What stands in each cell with a number."""
        return (one.text for cells in self.cells.values() for one in cells)


def _sizes(
    row: int, cells: Iterable[SourceCell], scale: Number, larger: Number
) -> Iterator[tuple[int, int]]:
    for one in cells:
        if one.within or one.percent:
            yield one.size(1), row
            continue
        yield one.size(scale), row
        if larger != scale:
            yield one.size(larger), row


def _grouped(cells: Iterable[Spot], axis: int) -> SpotLines:
    found: dict[int, list[Spot]] = {}
    for spot in sorted(cells):
        found.setdefault(spot[axis], []).append(spot)
    return SpotLines(found, found.__getitem__)


@attr.frozen(eq=False)
class GridCells:
    """The numbers of a table that was read as a whole, and those among the words of its cells.

    ``numbered`` are the rows with numbers by column.
    """

    columns: Sequence[GridColumn]
    texts: Sequence[Sequence[str]]
    within: Mapping[Spot, Sequence[SourceCell]]
    numbered: Mapping[int, Sequence[int]]
    rows: Mapping[int, object]
    by_row: SpotLines = attr.field(init=False)
    by_column: SpotLines = attr.field(init=False)

    @by_row.default
    def _by_row(self) -> SpotLines:
        return SpotLines(self.rows, self._row)

    @by_column.default
    def _by_column(self) -> SpotLines:
        return SpotLines(self.numbered, self._column)

    @classmethod
    def of(
        cls,
        columns: Sequence[GridColumn],
        texts: Sequence[Sequence[str]],
        within: Mapping[Spot, Sequence[SourceCell]],
    ) -> GridCells:
        """The numbers of some columns and those among words; columns in the order in which a reader
        of the rows meets them.
        """
        worded: dict[int, list[int]] = {}
        for row, at in within:
            worded.setdefault(at, []).append(row)
        found = [
            (rows, at)
            for at, column in enumerate(columns)
            if (rows := sorted([*column.rows, *worded.get(at, ())]))
        ]
        numbered = {at: rows for rows, at in sorted(found, key=lambda one: (one[0][0], one[1]))}
        every = dict.fromkeys(sorted(set[int]().union(*numbered.values())))
        return cls(columns, texts, within, numbered, every)

    def _row(self, row: int) -> Sequence[Spot]:
        return [
            (row, at)
            for at, column in enumerate(self.columns)
            if column.kinds[row] == NUMBER or (row, at) in self.within
        ]

    def _column(self, column: int) -> Sequence[Spot]:
        return [(row, column) for row in self.numbered[column]]

    @property
    def count(self) -> int:
        """How many numbers there are."""
        more = sum(len(found) - 1 for found in self.within.values())
        return sum(map(len, self.numbered.values())) + more

    def at(self, spot: Spot) -> Sequence[SourceCell]:
        """The number of a cell, or those among its words."""
        row, at = spot
        if not (0 <= row < len(self.texts) and 0 <= at < len(self.columns)):
            return ()
        column = self.columns[at]
        if column.kinds[row] != NUMBER:
            return self.within.get(spot, ())
        text = self.texts[row][at].strip()
        percent = row in column.percent
        return (SourceCell(column.digits[row], column.decimals[row], text, percent),)

    def sizes(self, column: int, scale: Number, larger: Number) -> Sizes:
        """The numbers of a column by size, with their rows."""
        rows = self.numbered.get(column, ())
        if not rows:
            return Sizes([], [], 0)
        one = self.columns[column]
        plain = one.whole and not one.percent and one.kinds.count(NUMBER) == len(rows)
        if plain and isinstance(scale, int) and scale == larger:
            found = [*map(abs, map(one.digits.__getitem__, rows))]
            return Sizes(found if scale == 1 else [size * scale for size in found], rows, 0)
        return Sizes.of(self._sizes(column, scale, larger))

    def _sizes(self, column: int, scale: Number, larger: Number) -> Iterator[tuple[int, int]]:
        one = self.columns[column]
        for row in self.numbered[column]:
            if one.kinds[row] != NUMBER:
                yield from _sizes(row, self.within[row, column], scale, larger)
                continue
            digits, decimals, percent = one.digits[row], one.decimals[row], row in one.percent
            yield _size(digits, decimals, 1 if percent else scale), row
            if larger != scale and not percent:
                yield _size(digits, decimals, larger), row

    def firsts(self, column: int) -> Firsts:
        """The number of each cell of a column that has one."""
        if column not in self.numbered:
            return Firsts([], [], frozenset())
        one = self.columns[column]
        digits, decimals, rows = one.digits, one.decimals, one.rows
        values = (
            [*map(digits.__getitem__, rows)]
            if one.whole
            else [_value(digits[row], decimals[row]) for row in rows]
        )
        return Firsts(rows, values, one.percent)

    def written(self) -> Iterator[str]:
        """What stands in each cell with a number."""
        for row in self.by_row:
            for spot in self.by_row[row]:
                yield from (one.text for one in self.at(spot))
