"""A published table as whole numbers: every cell in halves of the finest decimal, with the unit it
was rounded to.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TypeVar

import attr

from figurecheck.bringing.tables.column import GridColumn, columns_of
from figurecheck.bringing.tables.cues import says
from figurecheck.bringing.tables.numerals import (
    BLANK,
    HIDDEN,
    NAME,
    NUMBER,
    TEXT,
    Shown,
    formats_of,
    in_brackets,
)
from figurecheck.bringing.tables.text import DIGITS, EXACT, RANDOM, TableText
from figurecheck.model.spelling import letters

RANDOM_BASES = (3, 5)
"""What counts are rounded to at random, so that nobody is recognised: multiples of 3 in censuses,
of 5 elsewhere.
"""

_GRIDS = ((1000, 3), (100, 3), (50, 5), (20, 6), (10, 7), (5, 10), (3, 14))
"""What whole numbers are rounded to, each with how many different multiples of it show that."""

_ROUND = ((1000, 5), (100, 5))
"""What the whole numbers of one column are rounded to, beside others that are not."""

LEAST_WHOLE = 5
"""Different figures whose decimals are all noughts that show that decimals are none."""

MAX_LABEL = 120
"""Characters of a label that are told."""

_NAMING = re.compile(
    r"\b(?:date|datum|zip|fips|id|code|rank)\b|^phone$|\bphone (?:no\b|numbers?\b)", re.IGNORECASE
)
_NOTED = re.compile(r"^\s*(?:(?:foot)?notes?\.?|anmerkung(?:en)?)\s*$", re.IGNORECASE)
_YEARS = range(1600, 2100)
_FIGURED = re.compile(r"[~≈±<>≤≥]\s*[$€£¥]?\s*[0-9]|[$€£¥]?\s*[0-9]{1,3}(?:,[0-9]{3})+\s")
"""What begins with a figure as no heading does: hedged, or in groups of three."""
_DATED = re.compile(r"(?<![0-9])(?:1[6-9]|20)[0-9]{2}(?![0-9])")


_Each = TypeVar("_Each")


@attr.frozen
class Grid:
    """A table as numbers. ``scale`` is how many of its whole units make 1; ``numbers`` how numerals
    are written.
    """

    table: TableText
    numbers: str
    columns: tuple[GridColumn, ...]
    decimals: int

    @property
    def scale(self) -> int:
        """How many units of its values make 1: twice ten to the decimals, so that half of the last
        digit is whole.
        """
        return int(2 * 10**self.decimals)

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.table.cells)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.columns)

    def kind(self, row: int, column: int) -> str:
        """What a cell is."""
        return self.columns[column].kinds[row]

    def of_kinds(self, kinds: Collection[str]) -> list[tuple[int, int]]:
        """The row and column of each cell of some kinds, in order."""
        return sorted(
            (row, at)
            for at, column in enumerate(self.columns)
            for row, kind in enumerate(column.kinds)
            if kind in kinds
        )

    def shown(self, row: int, column: int) -> Shown:
        """What a cell shows."""
        return self.columns[column].shown(row)

    @cached_property
    def values(self) -> tuple[tuple[int | None, ...], ...]:
        """The number of each cell in units, by rows; ``None`` where it is none, or a label."""
        powers = [int(2 * 10 ** (self.decimals - shown)) for shown in range(self.decimals + 1)]
        return self._turned(
            [
                digits * powers[decimals] if kind == NUMBER else None
                for kind, digits, decimals in zip(
                    column.kinds, column.digits, column.decimals, strict=True
                )
            ]
            for column in self.columns
        )

    def value(self, row: int, column: int) -> int | None:
        """The number of a cell in units; ``None`` where it is none, or a label."""
        return self.values[row][column]

    @cached_property
    def units(self) -> tuple[tuple[int, ...], ...]:
        """What each figure was rounded to, by rows, in units of the grid."""
        return self._turned(map(self._units_of, range(self.width)))

    def unit(self, row: int, column: int) -> int:
        """What a figure was rounded to: the last decimal of its row and column, or what whole ones
        are multiples of.
        """
        return self.units[row][column]

    def _units_of(self, number: int) -> Sequence[int]:
        column = self.columns[number]
        if self.whole:
            return (self.scale,) * self.height
        usual = self._column_decimals[number]
        grid = self.base if self.base > 1 else self._column_bases[number]
        if grid <= 1 and not usual and column.whole:
            return (self.scale,) * self.height
        return [self._unit(row, number, usual, grid) for row in range(self.height)]

    def _unit(self, row: int, number: int, usual: int, grid: int) -> int:
        column = self.columns[number]
        decimals = max(column.decimals[row], min(self._row_decimals[row], usual))
        if decimals:
            return int(2 * 10 ** (self.decimals - decimals))
        value = self.values[row][number] or 0
        return self.scale * (
            grid
            if grid > 1 and row not in column.percent and value % (grid * self.scale) == 0
            else 1
        )

    @cached_property
    def whole(self) -> bool:
        """Whether all its decimals are noughts, which then say nothing of how it was rounded."""
        return self.table.rounding not in {EXACT, DIGITS} and _whole(self)

    @cached_property
    def base(self) -> int:
        """What the whole numbers of the table are multiples of, 1 where they are none but of 1."""
        if self.table.rounding in {EXACT, DIGITS}:
            return 1
        return _base(self.columns, _GRIDS)

    @cached_property
    def _column_bases(self) -> tuple[int, ...]:
        """What the whole numbers of each column are multiples of, a power of ten."""
        if self.table.rounding in {EXACT, DIGITS}:
            return (1,) * self.width
        return tuple(_base([column], _ROUND) for column in self.columns)

    @cached_property
    def has_percent(self) -> bool:
        """Whether any of its figures is written as a percentage."""
        return any(column.percent for column in self.columns)

    @cached_property
    def below_zero(self) -> bool:
        """Whether any of its figures is less than 0."""
        return any(min(column.digits, default=0) < 0 for column in self.columns)

    @property
    def random(self) -> bool:
        """Whether its counts are rounded at random."""
        said = self.table.rounding
        return said == RANDOM if said else self.base in RANDOM_BASES

    @cached_property
    def _row_decimals(self) -> tuple[int, ...]:
        if not self.decimals:
            return (0,) * self.height
        written = self._turned(column.written for column in self.columns)
        return tuple(_usual([one for one in row if one is not None]) for row in written)

    @cached_property
    def _column_decimals(self) -> tuple[int, ...]:
        return tuple(
            _usual([one for one in column.written if one is not None]) if not column.whole else 0
            for column in self.columns
        )

    def _turned(self, columns: Iterable[Iterable[_Each]]) -> tuple[tuple[_Each, ...], ...]:
        """What there is of each cell, by rows; empty lines of a file are rows without any."""
        return tuple(zip(*columns, strict=True)) if self.width else ((),) * self.height

    def spot(self, row: int, column: int) -> str:
        """How a cell is called: ``D5``."""
        return f"{letters(self.table.left + column + 1)}{self.table.top + row + 1}"

    @cached_property
    def _numbered(self) -> frozenset[int]:
        """The columns that hold numbers."""
        return frozenset(at for at, column in enumerate(self.columns) if NUMBER in column.kinds)

    def row_label(self, row: int) -> str:
        """What stands ahead of the numbers of a row."""
        return self._row_labels[row]

    def column_label(self, column: int) -> str:
        """What stands above the numbers of a column."""
        return self._column_labels[column]

    @cached_property
    def _row_labels(self) -> tuple[str, ...]:
        kinds = self._turned(column.kinds for column in self.columns)
        return tuple(map(self._label_of_row, self.table.cells, kinds))

    @cached_property
    def _column_labels(self) -> tuple[str, ...]:
        return tuple(map(self._label_of_column, range(self.width)))

    def _label_of_row(self, texts: Sequence[str], kinds: Sequence[str]) -> str:
        """The texts ahead of the first figure of a row, or all of them where there are none."""
        found: list[str] = []
        for column, kind in enumerate(kinds):
            if kind == NUMBER:
                if found:
                    break
                continue
            text = texts[column].strip()
            if text and (
                kind in {TEXT, NAME}
                or (kind == HIDDEN and column not in self._numbered and any(map(str.isalnum, text)))
            ):
                found.append(text)
        return _shortened(" / ".join(dict.fromkeys(found)) if len(found) > 1 else "".join(found))

    def _label_of_column(self, number: int) -> str:
        """The texts above the first figure of a column, up to where its cells begin: some say
        their figure in words, as *~10,000 FTE* does, and so may all of a column.
        """
        found: list[str] = []
        for row, kind in enumerate(self.columns[number].kinds):
            if kind == NUMBER:
                break
            text = self.table.cells[row][number].strip()
            if kind in {TEXT, NAME, HIDDEN} and text:
                if found and self._is_cell(row, text):
                    break
                found.append(" ".join(text.split()))
        return _shortened(" / ".join(dict.fromkeys(found)))

    def _is_cell(self, row: int, text: str) -> bool:
        """Whether a text below a heading is none itself: it has a figure, and rows with figures
        have begun, or it begins with it where the table has no others.
        """
        if _DATED.search(text):
            return False
        if row < self.first_row:
            return _FIGURED.match(text) is not None
        return any(map(str.isdecimal, text))

    @cached_property
    def first_row(self) -> int:
        """The first row with a number."""
        return min(
            (column.kinds.index(NUMBER) for column in self.columns if NUMBER in column.kinds),
            default=self.height,
        )


def _shortened(label: str) -> str:
    """A label on one line, cut where it is longer than anything that is told of a table."""
    plain = " ".join(label.split())
    return plain if len(plain) <= MAX_LABEL else f"{plain[: MAX_LABEL - 1].rstrip()}…"


def _base(columns: Sequence[GridColumn], grids: Sequence[tuple[int, int]]) -> int:
    """What nearly all of some whole numbers are multiples of, the largest first; 1 where they are
    none but of 1, or have decimals.
    """
    numbers: list[int] = []
    for column in columns:
        known = [row for row in column.rows if row not in column.percent]
        if not column.whole and any(column.decimals[row] for row in known):
            return 1
        numbers += [abs(column.digits[row]) for row in known]
    numbers = [number for number in numbers if number]
    different = len({*numbers})
    for base, least in grids:
        if different < least or 20 * sum(number % base == 0 for number in numbers) < 19 * len(
            numbers
        ):
            continue
        if 10 * sum(number >= base for number in numbers) >= 7 * len(numbers):
            return base
    return 1


def _whole(grid: Grid) -> bool:
    """Whether all decimals of a table are noughts, as of counts that went through a calculation, so
    that its figures are whole.
    """
    figures = {
        (column.digits[row], column.decimals[row])
        for column in grid.columns
        if not column.whole
        for row in column.rows
        if column.decimals[row]
    }
    return len(figures) >= LEAST_WHOLE and all(
        digits % int(10**decimals) == 0 for digits, decimals in figures
    )


def _usual(written: Sequence[int]) -> int:
    """The most decimals that three of ten figures of a row or column are written with."""
    for decimals in sorted({*written}, reverse=True):
        if 10 * sum(one >= decimals for one in written) >= 3 * len(written):
            return decimals
    return 0


def grids_of(table: TableText, numbers: str = "") -> tuple[Grid, ...]:
    """The table in each of the ways in which its numerals may be read; one, unless nothing in it
    decides.
    """
    said = numbers or table.numbers
    formats = (said,) if said else formats_of(text for row in table.cells for text in row)
    return tuple(_grid(table, one) for one in formats)


def _grid(table: TableText, numbers: str) -> Grid:
    columns = columns_of(table.cells, numbers)
    _take_brackets(columns, table)
    _name_rows(columns, table)
    _name_columns(columns, table)
    decimals = max((column.finest for column in columns), default=0)
    return Grid(table, numbers, columns, decimals)


def _take_brackets(columns: Sequence[GridColumn], table: TableText) -> None:
    """Takes *(63)* for less than nothing where the table has other figures in brackets, which are
    no marks of notes: among figures of its column, in a row that has a name or other figures.
    """
    minus = any(
        column.digits[row] < 0
        and column.kinds[row] == NUMBER
        and table.cells[row][at].rstrip("% ")[-1:] == ")"
        for at, column in enumerate(columns)
        if min(column.digits, default=0) < 0
        for row in range(len(table.cells))
    )
    if not minus:
        return
    counted = {at for at, column in enumerate(columns) if NUMBER in column.kinds}
    begun = False
    for row, texts in enumerate(table.cells):
        found = {
            at: figure
            for at in counted
            if columns[at].kinds[row] == TEXT and (figure := in_brackets(texts[at])) is not None
        }
        kinds = [column.kinds[row] for column in columns]
        begun = begun or NUMBER in kinds
        named = any(kind == TEXT and at not in found for at, kind in enumerate(kinds))
        for at, figure in found.items() if begun and named else ():
            columns[at].take(row, figure)


def _is_year(column: GridColumn, row: int) -> bool:
    """Whether a number is a year; above the shares of a year may stand *1990 %*."""
    return not column.decimals[row] and column.digits[row] in _YEARS


def _is_headed(
    columns: Sequence[GridColumn], row: int, dated: Collection[int], numbers: Sequence[int]
) -> bool:
    """Whether a row has a name, and above each of its numbers stands a year already: *Q2 2021*.

    ``dated`` are the columns with a year in a row above.
    """
    named = bool(numbers) and columns[0].kinds[row] in {TEXT, NAME} and 0 not in numbers
    return named and all(column in dated for column in numbers)


def _name_rows(columns: Sequence[GridColumn], table: TableText) -> None:
    """Takes rows of years, and of the numbers of columns, for labels: those ahead of the first row
    with figures.
    """
    dated: set[int] = set()
    for row, texts in enumerate(table.cells):
        numbers = [at for at, column in enumerate(columns) if column.kinds[row] == NUMBER]
        if _is_headed(columns, row, dated, numbers):
            return
        dated.update(at for at, text in enumerate(texts) if _DATED.search(text))
        years = [at for at in numbers if _is_year(columns[at], row)]
        counted = [columns[at].digits[row] for at in numbers]
        up = (
            len(numbers) >= 3
            and counted == [*range(counted[0], counted[0] + len(counted))]
            and counted[0] in {0, 1}
        )
        lone = len(years) == len(numbers) == 1 and any(
            sum(column.kinds[below] == NUMBER for column in columns) >= 2
            for below in range(row + 1, min(row + 8, len(table.cells)))
        )
        if numbers and ((len(years) == len(numbers) and (len(years) >= 2 or lone)) or up):
            for at in numbers:
                columns[at].kinds[row] = NAME
        elif len(numbers) >= 2:
            return


def _name_columns(columns: Sequence[GridColumn], table: TableText) -> None:
    """Takes columns of years, ranks, codes and dates for labels."""
    for at, column in enumerate(columns):
        rows = column.rows
        if len(rows) < 2:
            continue
        plain = column.whole and not column.percent
        if not plain and any(row in column.percent or column.decimals[row] for row in rows):
            continue
        heads = (table.cells[row][at] for row in reversed(range(rows[0])))
        above = next((head for head in heads if head.strip()), "")
        noted = says(_NOTED, above[:MAX_LABEL])  # numbers of notes name nothing
        if noted or says(_NAMING, above[:MAX_LABEL]) or _counts_rows(columns, at, rows):
            for row in rows:
                column.kinds[row] = BLANK if noted else NAME


def _counts_rows(columns: Sequence[GridColumn], at: int, rows: Sequence[int]) -> bool:
    """Whether a column is the first with numbers, and these are years, ranks or codes."""
    ahead = [column.kinds for column in columns[:at] if NUMBER in column.kinds]
    if any(kinds[row] == NUMBER for kinds in ahead for row in rows):
        return False
    numbers = [columns[at].digits[row] for row in rows]
    if len(rows) >= 4 and all(later - one == 1 for one, later in itertools.pairwise(numbers)):
        return True
    codes = (
        not at
        and len(rows) >= 3
        and numbers == sorted({*numbers})
        and len({len(str(one)) for one in numbers}) == 1
    )
    return codes or 5 * sum(_is_year(columns[at], row) for row in rows) >= 4 * len(rows)
