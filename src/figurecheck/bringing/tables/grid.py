"""A published table as whole numbers: every cell in halves of the finest decimal, with the unit it
was rounded to.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from functools import cached_property

import attr

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
    shown,
)
from figurecheck.bringing.tables.text import DIGITS, EXACT, RANDOM, TableText
from figurecheck.model.spelling import letters

RANDOM_BASES = (3, 5)
"""What counts are rounded to at random, so that nobody is recognised: multiples of 3 in censuses,
of 5 elsewhere.
"""

_GRIDS = ((1000, 3), (100, 3), (50, 5), (20, 6), (10, 7), (5, 10), (3, 14))
"""What whole numbers are rounded to, each with how many different multiples of it show that."""

SHORT = 4
"""Characters of a cell of which it is kept what it shows."""

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
_YEAR = re.compile(r"(?:1[6-9]|20)[0-9]{2}\Z")
_DATED = re.compile(r"(?<![0-9])(?:1[6-9]|20)[0-9]{2}(?![0-9])")


@attr.frozen
class Grid:
    """A table as numbers. ``scale`` is how many of its whole units make 1; ``numbers`` how numerals
    are written.
    """

    table: TableText
    numbers: str
    shown: tuple[tuple[Shown, ...], ...]
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
        return len(self.shown)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.shown[0]) if self.shown else 0

    @cached_property
    def values(self) -> tuple[tuple[int | None, ...], ...]:
        """The number of each cell in units, by rows; ``None`` where it is none, or a label."""
        powers = [int(2 * 10 ** (self.decimals - shown)) for shown in range(self.decimals + 1)]
        return tuple(
            tuple(
                cell.digits * powers[cell.decimals] if cell.kind == NUMBER else None for cell in row
            )
            for row in self.shown
        )

    def value(self, row: int, column: int) -> int | None:
        """The number of a cell in units; ``None`` where it is none, or a label."""
        return self.values[row][column]

    @cached_property
    def units(self) -> tuple[tuple[int, ...], ...]:
        """What each figure was rounded to, by rows, in units of the grid."""
        return tuple(
            tuple(self._unit(row, column) for column in range(self.width))
            for row in range(self.height)
        )

    def unit(self, row: int, column: int) -> int:
        """What a figure was rounded to: the last decimal of its row and column, or what whole ones
        are multiples of.
        """
        return self.units[row][column]

    def _unit(self, row: int, column: int) -> int:
        cell = self.shown[row][column]
        if self.whole:
            return self.scale
        decimals = max(cell.decimals, min(self._row_decimals[row], self._column_decimals[column]))
        if decimals:
            return int(2 * 10 ** (self.decimals - decimals))
        grid = self.base if self.base > 1 else self._column_bases[column]
        value = self.values[row][column] or 0
        return self.scale * (
            grid if grid > 1 and not cell.percent and value % (grid * self.scale) == 0 else 1
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
        return _base([cell for row in self.shown for cell in row], _GRIDS)

    @cached_property
    def _column_bases(self) -> tuple[int, ...]:
        """What the whole numbers of each column are multiples of, a power of ten."""
        if self.table.rounding in {EXACT, DIGITS}:
            return (1,) * self.width
        columns = ([row[column] for row in self.shown] for column in range(self.width))
        return tuple(_base(column, _ROUND) for column in columns)

    @cached_property
    def has_percent(self) -> bool:
        """Whether any of its figures is written as a percentage."""
        return any(cell.percent for row in self.shown for cell in row)

    @cached_property
    def below_zero(self) -> bool:
        """Whether any of its figures is less than 0."""
        return any(cell.digits < 0 for row in self.shown for cell in row)

    @property
    def random(self) -> bool:
        """Whether its counts are rounded at random."""
        said = self.table.rounding
        return said == RANDOM if said else self.base in RANDOM_BASES

    @cached_property
    def _row_decimals(self) -> tuple[int, ...]:
        return tuple(_usual(row) for row in self.shown)

    @cached_property
    def _column_decimals(self) -> tuple[int, ...]:
        return tuple(_usual([row[column] for row in self.shown]) for column in range(self.width))

    def spot(self, row: int, column: int) -> str:
        """How a cell is called: ``D5``."""
        return f"{letters(self.table.left + column + 1)}{self.table.top + row + 1}"

    @cached_property
    def _numbered(self) -> frozenset[int]:
        """The columns that hold numbers."""
        return frozenset(
            column for row in self.shown for column, cell in enumerate(row) if cell.kind == NUMBER
        )

    def row_label(self, row: int) -> str:
        """What stands ahead of the numbers of a row."""
        return self._row_labels[row]

    def column_label(self, column: int) -> str:
        """What stands above the numbers of a column."""
        return self._column_labels[column]

    @cached_property
    def _row_labels(self) -> tuple[str, ...]:
        return tuple(self._label_of_row(row) for row in range(self.height))

    @cached_property
    def _column_labels(self) -> tuple[str, ...]:
        return tuple(self._label_of_column(column) for column in range(self.width))

    def _label_of_row(self, row: int) -> str:
        """The texts ahead of the first figure of a row, or all of them where there are none."""
        found: list[str] = []
        for column, cell in enumerate(self.shown[row]):
            text = self.table.cells[row][column].strip()
            if cell.kind == NUMBER and found:
                break
            if text and (
                cell.kind in {TEXT, NAME}
                or (
                    cell.kind == HIDDEN
                    and column not in self._numbered
                    and any(map(str.isalnum, text))
                )
            ):
                found.append(text)
        return _shortened(" / ".join(dict.fromkeys(found)))

    def _label_of_column(self, column: int) -> str:
        found = []
        for row, shown_row in zip(self.table.cells, self.shown, strict=True):
            if shown_row[column].kind == NUMBER:
                break
            if shown_row[column].kind in {TEXT, NAME, HIDDEN} and row[column].strip():
                found.append(" ".join(row[column].split()))
        return _shortened(" / ".join(dict.fromkeys(found)))


def _shortened(label: str) -> str:
    """A label on one line, cut where it is longer than anything that is told of a table."""
    plain = " ".join(label.split())
    return plain if len(plain) <= MAX_LABEL else f"{plain[: MAX_LABEL - 1].rstrip()}…"


def _base(cells: Sequence[Shown], grids: Sequence[tuple[int, int]]) -> int:
    """What nearly all of some whole numbers are multiples of, the largest first; 1 where they are
    none but of 1, or have decimals.
    """
    known = [cell for cell in cells if cell.kind == NUMBER and not cell.percent]
    if any(cell.decimals for cell in known):
        return 1
    numbers = [abs(cell.digits) for cell in known if cell.digits]
    for base, least in grids:
        large = sum(number >= base for number in numbers)
        multiples = sum(number % base == 0 for number in numbers)
        if (
            len({*numbers}) >= least
            and 20 * multiples >= 19 * len(numbers)
            and 10 * large >= 7 * len(numbers)
        ):
            return base
    return 1


def _whole(grid: Grid) -> bool:
    """Whether all decimals of a table are noughts, as of counts that went through a calculation, so
    that its figures are whole.
    """
    figures = [cell for row in grid.shown for cell in row if cell.kind == NUMBER and cell.decimals]
    many = len({(cell.digits, cell.decimals) for cell in figures})
    return many >= LEAST_WHOLE and all(
        cell.digits % int(10**cell.decimals) == 0 for cell in figures
    )


def _usual(cells: Sequence[Shown]) -> int:
    """The most decimals that three of ten figures of a row or column are written with."""
    written = [cell.decimals for cell in cells if cell.kind == NUMBER]
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
    known: dict[str, Shown] = {}
    cells = [[_shown(text, numbers, known) for text in row] for row in table.cells]
    _take_brackets(cells, table)
    _name_rows(cells, table)
    _name_columns(cells, table)
    decimals = max(
        (cell.decimals for row in cells for cell in row if cell.kind == NUMBER), default=0
    )
    return Grid(table, numbers, tuple(map(tuple, cells)), decimals)


def _shown(text: str, numbers: str, known: dict[str, Shown]) -> Shown:
    """What a cell shows; short texts that are the same share it, of which a table has many."""
    if len(text) > SHORT:
        return shown(text, numbers)
    found = known.get(text)
    if found is None:
        found = known[text] = shown(text, numbers)
    return found


def _take_brackets(cells: list[list[Shown]], table: TableText) -> None:
    """Takes *(63)* for less than nothing where the table has other figures in brackets, which are
    no marks of notes: among figures of its column, in a row that has a name or other figures.
    """
    minus = any(
        cell.kind == NUMBER
        and cell.digits < 0
        and table.cells[row][column].rstrip("% ")[-1:] == ")"
        for row, line in enumerate(cells)
        for column, cell in enumerate(line)
    )
    if not minus:
        return
    counted = {column for row in cells for column, cell in enumerate(row) if cell.kind == NUMBER}
    begun = False
    for row, line in enumerate(cells):
        found = {
            column: figure
            for column in counted
            if line[column].kind == TEXT
            and (figure := in_brackets(table.cells[row][column])) is not None
        }
        begun = begun or any(cell.kind == NUMBER for cell in line)
        named = any(cell.kind == TEXT and column not in found for column, cell in enumerate(line))
        for column, figure in found.items() if begun and named else ():
            line[column] = figure


def _is_year(cell: Shown) -> bool:
    return (
        cell.kind == NUMBER
        and not cell.decimals
        and not cell.percent
        and bool(_YEAR.match(str(cell.digits)))
    )


def _is_headed(row: Sequence[Shown], dated: Collection[int], numbers: Sequence[int]) -> bool:
    """Whether a row has a name, and above each of its numbers stands a year already: *Q2 2021*.

    ``dated`` are the columns with a year in a row above.
    """
    named = bool(numbers) and row[0].kind in {TEXT, NAME} and 0 not in numbers
    return named and all(column in dated for column in numbers)


def _name_rows(cells: list[list[Shown]], table: TableText) -> None:
    """Takes rows of years, and of the numbers of columns, for labels: those ahead of the first row
    with figures.
    """
    dated: set[int] = set()
    for index, row in enumerate(cells):
        numbers = [column for column, cell in enumerate(row) if cell.kind == NUMBER]
        if _is_headed(row, dated, numbers):
            return
        dated.update(at for at, text in enumerate(table.cells[index]) if _DATED.search(text))
        years = [  # above the shares of a year may stand *1990 %*
            column for column in numbers if _is_year(attr.evolve(row[column], percent=False))
        ]
        counted = [row[column].digits for column in numbers]
        up = (
            len(numbers) >= 3
            and counted == [*range(counted[0], counted[0] + len(counted))]
            and counted[0] in {0, 1}
        )
        lone = len(years) == len(numbers) == 1 and any(
            sum(cell.kind == NUMBER for cell in below) >= 2
            for below in cells[index + 1 : index + 8]
        )
        if numbers and ((len(years) == len(numbers) and (len(years) >= 2 or lone)) or up):
            for column in numbers:
                row[column] = attr.evolve(row[column], kind=NAME)
        elif len(numbers) >= 2:
            return


def _name_columns(cells: list[list[Shown]], table: TableText) -> None:
    """Takes columns of years, ranks, codes and dates for labels."""
    width = len(cells[0]) if cells else 0
    for column in range(width):
        rows = [index for index, row in enumerate(cells) if row[column].kind == NUMBER]
        if len(rows) < 2:
            continue
        if any(cells[index][column].decimals or cells[index][column].percent for index in rows):
            continue
        heads = (table.cells[index][column] for index in reversed(range(rows[0])))
        above = next((head for head in heads if head.strip()), "")
        noted = says(_NOTED, above[:MAX_LABEL])  # numbers of notes name nothing
        if noted or says(_NAMING, above[:MAX_LABEL]) or _counts_rows(cells, column, rows):
            for index in rows:
                kind = BLANK if noted else NAME
                cells[index][column] = attr.evolve(cells[index][column], kind=kind)


def _counts_rows(cells: list[list[Shown]], column: int, rows: Sequence[int]) -> bool:
    """Whether a column is the first with numbers, and these are years, ranks or codes."""
    if any(cells[index][one].kind == NUMBER for index in rows for one in range(column)):
        return False
    numbers = [cells[index][column].digits for index in rows]
    if len(rows) >= 4 and all(later - one == 1 for one, later in itertools.pairwise(numbers)):
        return True
    codes = (
        not column
        and len(rows) >= 3
        and numbers == sorted({*numbers})
        and len({len(str(one)) for one in numbers}) == 1
    )
    return codes or 5 * sum(_is_year(cells[index][column]) for index in rows) >= 4 * len(rows)
