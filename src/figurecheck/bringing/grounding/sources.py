"""Sources with their figures: tables of cells with the names of their rows and columns, and running
text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.grounding.arithmetic import worked_out
from figurecheck.bringing.grounding.cells import Cells, SourceCell, SpotLines
from figurecheck.bringing.grounding.price import KEY, KEY_DECIMALS
from figurecheck.bringing.grounding.sizes import BySize
from figurecheck.bringing.grounding.words import TOTALS, names, words_in
from figurecheck.bringing.prose.mention import BARE, MONEY, PERCENT, RANGE
from figurecheck.bringing.prose.mentions import read_sentence
from figurecheck.bringing.prose.sentences import sentences
from figurecheck.bringing.prose.tables import tables
from figurecheck.model.claim import Claim
from figurecheck.model.interval import Number, exact
from figurecheck.model.record import Place
from figurecheck.reading.phrases.digits import read_digits

TEXT_CELL = "text"
"""The kind of a number that stands in a cell among words."""

_PERCENT = re.compile(r"%|(?<![^\W_])(?:percent|per cent|pct|percentage)(?![^\W_])", re.IGNORECASE)
_SHARED = re.compile(
    r"(?<![^\W_])(?:share|rate|ratio|proportion|fraction)(?![^\W_])", re.IGNORECASE
)
_MONEY = re.compile(
    r"[$€£¥]|(?<![^\W_])(?:usd|eur|gbp|dollars?|euros?|pounds sterling|yen)(?![^\W_])",
    re.IGNORECASE,
)
_SCALES = (
    (
        re.compile(
            r"(?<![^\W_])(?:thousands?|000s?|ths|tsd)(?![^\W_])|[$€£(]\s?k\b", re.IGNORECASE
        ),
        1000,
    ),
    (
        re.compile(r"(?<![^\W_])(?:[Mm]illions?|mn|mln|[Mm]io)(?![^\W_])|[$€£]\s?[mM]\b|\(M\)"),
        10**6,
    ),
    (re.compile(r"(?<![^\W_])(?:billions?|bn|bln)(?![^\W_])|[$€£(]\s?bn?\b", re.IGNORECASE), 10**9),
)
_SINGLY = re.compile(
    r"%|(?<![^\W_])(?:per|percent|percentage|pct|ratio|rate|margin|each|eps|dps|ro[aei]|roce)(?![^\W_])",
    re.IGNORECASE,
)
"""Names of rows that are no multiples of what the corner of their table says."""

_WORD_VALUES: Mapping[str, int] = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
    "half": 0,
    "quarter": 0,
    "third": 0,
    "twice": 2,
    "doubled": 2,
    "tripled": 3,
    "halved": 0,
}
_FACTORS: Mapping[str, int] = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "k": 3,
    "m": 6,
    "mn": 6,
    "bn": 9,
    "b": 9,
    "tn": 12,
}
_NUMERAL = re.compile(
    r"(\d(?<!\d\d)(?:\d{0,2}(?:,\d{3})+(?!\d)|\d{0,399}))(\.\d{1,400})?"
    r"(?:[ \u00a0-]?((?i:hundred|thousand|million|billion|trillion|k|mn|m|bn|b|tn))(?![^\W_]))?"
)
"""A number in digits. It begins with a digit, and looks back only there: so the machine of patterns
passes over everything else at once.
"""


def _spelled() -> re.Pattern[str]:
    """The pattern of a number that is a word, which begins with a letter for the same reason."""
    first = "".join(sorted({word[0] for word in _WORD_VALUES}))
    rest = "|".join(sorted((word[1:] for word in _WORD_VALUES), key=len, reverse=True))
    return re.compile(rf"[{first}{first.upper()}](?<![^\W_].)(?i:{rest})(?![^\W_])")


_SPELLED = _spelled()

COUNTED = "count(part)"
"""How many numbers a column has."""

WHOLES = (
    *("sum(part)", "sum(part) / count(part)", COUNTED),
    *("max(part)", "min(part)", "max(part) - min(part)"),
)
"""What a column comes to as a whole."""

MAX_BESIDE = 500
"""Rows of two columns by which it is seen whether one is a part of the other."""


@attr.frozen(eq=False)
class SourceFigure:
    """A figure of a source. ``row`` and ``column`` are those of its ``table``, ``sentence`` that of
    its text.

    ``value`` is in the unit that the heading names: 14.6 below *millions* is 14,600,000, ``shown``
    what stands there.
    """

    source: int
    value: Number
    kind: str
    place: Place
    spot: str
    label: tuple[str, ...]
    shown: str
    table: int = -1
    row: int = -1
    column: int = -1
    sentence: int = -1
    unit: str = ""
    dimension: str = ""
    per: str = ""
    last: Number | None = None
    words: str = ""
    exact: bool = False
    claim: Claim | None = None

    @property
    def values(self) -> tuple[Number, ...]:
        """Its number, or both ends of a range."""
        return (self.value,) if self.last is None else (self.value, self.last)


@attr.frozen(eq=False)
class ColumnFacts:
    """What the heading of a column says of its figures: their kind, the unit, and what they are
    multiples of.

    ``corner`` is what they are multiples of by the heading of the names of rows (*in millions*),
    which rows such as earnings per share are not.
    """

    kind: str
    unit: str
    scale: Number
    hundredths: bool = False
    corner: Number = 1


@attr.frozen(eq=False)
class ColumnNumbers:
    """Numbers of a column, with the row of each."""

    rows: Sequence[int]
    values: list[Number]

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def but_the_last(self) -> ColumnNumbers:
        """All of them without the last."""
        return ColumnNumbers(self.rows[:-1], self.values[:-1])


@attr.frozen(eq=False)
class SourceTable:
    """A table of a source: names of rows and columns, and the numbers by row and column, counted
    from 0.

    ``spot_of`` and ``place_of`` say how a cell is called and where it stands. ``title`` is what is
    said of the whole.
    """

    source: int
    number: int
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Cells
    place_of: Callable[[tuple[int, int]], Place]
    spot_of: Callable[[tuple[int, int]], str]
    home: Place
    title: str = ""
    aliases: dict[str, tuple[str, ...]] = attr.field(factory=dict)
    claims: dict[tuple[int, int], Claim] = attr.field(factory=dict)
    texts: dict[tuple[int, int], str] = attr.field(factory=dict)

    @cached_property
    def row_names(self) -> tuple[tuple[str, ...], ...]:
        """The words that name each row."""
        return tuple(map(names, self.rows))

    @cached_property
    def column_names(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """For each column the ways in which it may be called, each as its words."""
        return tuple(self._ways(label) for label in self.columns)

    def _ways(self, label: str) -> tuple[tuple[str, ...], ...]:
        said = [label, *self.aliases.get(label, ())]
        said += [alias for part in label.split(" / ") for alias in self.aliases.get(part, ())]
        return tuple(dict.fromkeys(way for one in said if (way := names(one))))

    @property
    def by_row(self) -> SpotLines:
        """The cells with numbers of each row."""
        return self.cells.by_row

    @property
    def by_column(self) -> SpotLines:
        """The cells with numbers of each column."""
        return self.cells.by_column

    @cached_property
    def parts(self) -> frozenset[int]:
        """The columns of which no number is more than the one beside it, as shots made of shots
        tried.
        """
        found = set()
        for column, cells in self.by_column.items():
            beside = [
                (one, other)
                for row, _ in cells[:MAX_BESIDE]
                for one, other in zip(
                    self.cells.at((row, column)), self.cells.at((row, column + 1)), strict=False
                )
            ]
            if beside and all(one.value <= other.value for one, other in beside):
                found.add(column)
        return frozenset(found)

    @cached_property
    def part_rows(self) -> tuple[int, ...]:
        """The rows with numbers that are not called a total."""
        return tuple(row for row in self.by_row if not TOTALS.intersection(self.row_names[row]))

    @cached_property
    def total_rows(self) -> tuple[int, ...]:
        """The rows with numbers that are called a total."""
        return tuple(row for row in self.by_row if TOTALS.intersection(self.row_names[row]))

    @cached_property
    def _sized(self) -> dict[int, BySize]:
        return {}

    def sized(self, column: int) -> BySize:
        """The numbers of a column by their size, with the cells in which they stand; both ways of
        reading one of which only the corner says what it is a multiple of.
        """
        if column not in self._sized:
            facts = self.facts[column]
            larger = facts.scale * facts.corner
            found = self.cells.sizes(column, facts.scale, larger)
            self._sized[column] = BySize.of(column, found)
        return self._sized[column]

    @cached_property
    def _wholes(self) -> dict[tuple[int, bool], ColumnNumbers]:
        return {}

    def values(self, column: int, *, parts: bool) -> ColumnNumbers:
        """The numbers of a column, those among words left out; with ``parts`` those of no total."""
        parts = parts and len(self.part_rows) < len(self.by_row)
        key = column, parts
        if key not in self._wholes:
            rows = set(self.part_rows) if parts else self.by_row
            facts = self.facts[column]
            plain = facts.scale == facts.corner == 1
            found = self.cells.firsts(column)
            numbers, values = found.rows, [*found.values]
            if not plain:
                values = [
                    value if row in found.percent else exact(value * self._scale((row, column)))
                    for row, value in zip(numbers, values, strict=True)
                ]
            if parts:
                chosen = [row in rows for row in numbers]
                numbers, values = [*compress(numbers, chosen)], [*compress(values, chosen)]
            self._wholes[key] = ColumnNumbers(numbers, values)
        return self._wholes[key]

    @cached_property
    def _evaluated(self) -> dict[tuple[int, int], tuple[tuple[str, Number], ...]]:
        return {}

    def wholes(self, column: int, found: ColumnNumbers) -> tuple[tuple[str, Number], ...]:
        """What numbers of a column come to as a whole, by the expression, worked out once.

        ``found`` are all of them, those of no total, or all but the last where none is a total: how
        many there are says which.
        """
        key = column, len(found)
        if key not in self._evaluated:
            of = {"part": found.values}
            self._evaluated[key] = tuple((one, worked_out(one, of)) for one in WHOLES)
        return self._evaluated[key]

    def _scale(self, cell: tuple[int, int]) -> Number:
        facts = self.facts[cell[1]]
        singly = facts.corner == 1 or _SINGLY.search(self.rows[cell[0]])
        return facts.scale if singly else facts.scale * facts.corner

    @cached_property
    def rows_by_text(self) -> dict[tuple[int, str], list[int]]:
        """The rows with numbers that have a text in a column, by column and text."""
        found: dict[tuple[int, str], list[int]] = {}
        for (row, column), text in self.texts.items():
            if row in self.by_row:
                found.setdefault((column, text), []).append(row)
        return {key: rows for key, rows in found.items() if len(rows) > 1}

    @cached_property
    def said(self) -> str:
        """All words of the table in which a date may stand, a line each."""
        windows = [str(claim.window) for claim in self.claims.values()]
        numbers = [text for text in self.cells.written() if len(text) == 4]
        return "\n".join(
            (self.title, *self.rows, *self.columns, *self.texts.values(), *windows, *numbers)
        )

    @cached_property
    def facts(self) -> tuple[ColumnFacts, ...]:
        """What is said of the figures of each column."""
        return tuple(self._facts(column) for column in range(len(self.columns)))

    def _facts(self, column: int) -> ColumnFacts:
        said = " / ".join((self.columns[column], *self.aliases.get(self.columns[column], ())))
        signed = column in self.by_column and all(one.percent for one in self._numbers(column))
        ratio = _PERCENT.search(said) is not None
        if signed or ratio:
            small = ratio and not signed and self._is_small(column)
            return ColumnFacts(PERCENT, "percent", 100 if small and self._decimal(column) else 1)
        money = _MONEY.search(said) or _MONEY.search(self.title)
        scale = _scale_of(f"{self.title} / {said}")
        corner = _scale_of(self.corner) if scale == 1 else 1
        money = money or _MONEY.search(self.corner)
        share = _SHARED.search(said) is not None and self._decimal(column)
        small = share and self._is_small(column)
        return ColumnFacts(MONEY if money else BARE, "", scale, small, corner)

    def _numbers(self, column: int) -> Iterator[SourceCell]:
        return (one for cell in self.by_column.get(column, ()) for one in self.cells.at(cell))

    def _is_small(self, column: int) -> bool:
        """Whether no number of a column is beyond 1."""
        return all(-1 <= one.value <= 1 for one in self._numbers(column))

    def _decimal(self, column: int) -> bool:
        """Whether some number of a column has decimals."""
        return any(one.decimals or one.other is not None for one in self._numbers(column))

    @cached_property
    def corner(self) -> str:
        """The headings of the names of rows, where the unit of a whole table often stands."""
        return " / ".join(
            label for column, label in enumerate(self.columns) if column not in self.by_column
        )

    def figures(self, cell: tuple[int, int]) -> tuple[SourceFigure, ...]:
        """The figures of a cell: one, or those among the words that stand there.

        Where only the corner says what numbers are multiples of, both ways of reading are given.
        """
        found = tuple(self._figure(cell, one) for one in self.cells.at(cell))
        if self.facts[cell[1]].corner == 1 or _SINGLY.search(self.rows[cell[0]]):
            return found
        corner = self.facts[cell[1]].corner
        scaled = tuple(
            attr.evolve(one, value=exact(one.value * corner))
            for one in found
            if one.kind not in {PERCENT, TEXT_CELL}
        )
        return (*scaled, *(attr.evolve(one, kind=BARE, exact=False) for one in found))

    def _figure(self, cell: tuple[int, int], one: SourceCell) -> SourceFigure:
        row, column = cell
        facts = self.facts[column]
        kind = PERCENT if one.percent else TEXT_CELL if one.within else facts.kind
        label = tuple(name for name in (self.rows[row], self.columns[column]) if name)
        value = one.value if one.percent or one.within else exact(one.value * facts.scale)
        claim = self.claims.get(cell)
        return SourceFigure(
            self.source,
            value,
            kind,
            self.place_of(cell),
            self.spot_of(cell),
            label,
            one.text,
            self.number,
            row,
            column,
            exact=not one.within,
            claim=claim,
        )


def _scale_of(words: str) -> int:
    """What numbers are multiples of by the words above them."""
    return next((factor for pattern, factor in _SCALES if pattern.search(words)), 1)


@attr.frozen(eq=False)
class SourceText:
    """A text as a source. Its numbers are found by one pattern; sentences are read when one of them
    is looked at.
    """

    source: int
    document: Document

    @cached_property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence, in order."""
        return tuple(sentences(self.document, tables()))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each sentence starts."""
        return tuple(start for start, _ in self.bounds)

    @cached_property
    def numerals(self) -> tuple[tuple[int, int], ...]:
        """Every number with where it stands: its size as a whole number of billionths, with and
        without its scale.
        """
        return tuple(quick_numerals(self.document.text))

    @cached_property
    def sizes(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of each sentence, as whole numbers of billionths."""
        found: list[list[int]] = [[] for _ in self.bounds]
        for size, at in self.numerals:
            number = bisect_right(self.starts, at) - 1
            if number >= 0:
                found[number].append(size)
        return tuple(map(tuple, found))

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence."""
        text = self.document.text
        return tuple(words_in(text, start, end) for start, end in self.bounds)

    @cached_property
    def _read(self) -> dict[int, tuple[SourceFigure, ...]]:
        return {}

    def figures(self, number: int) -> tuple[SourceFigure, ...]:
        """The figures of a sentence, by its number."""
        if number not in self._read:
            self._read[number] = tuple(self._figures(number))
        return self._read[number]

    def _figures(self, number: int) -> list[SourceFigure]:
        start, end = self.bounds[number]
        text = self.document.text
        read = read_sentence(text, start, end, tables())
        words = " ".join(text[start:end].split())
        found: list[SourceFigure] = []
        covered: set[int] = set()
        for one in read.mentions:
            covered.update(range(one.start, one.end))
            last = one.figure.last if one.kind == RANGE and one.figure is not None else None
            found.append(
                SourceFigure(
                    self.source,
                    one.figure.value if one.kind == RANGE and one.figure else one.value,
                    one.kind,
                    self.document.place(one.outer_start),
                    str(self.document.place(one.outer_start).line),
                    (),
                    text[one.outer_start : one.outer_end],
                    sentence=number,
                    unit=one.unit,
                    dimension=one.dimension,
                    per=one.per,
                    last=last,
                    words=words,
                )
            )
        for found_one in _NUMERAL.finditer(text, start, end):
            if found_one.start() in covered:
                continue
            value = read_digits((found_one[1] + (found_one[2] or "")).replace(",", ""), "en").value
            found.append(
                SourceFigure(
                    self.source,
                    value,
                    BARE,
                    self.document.place(found_one.start()),
                    str(self.document.place(found_one.start()).line),
                    (),
                    found_one[0],
                    sentence=number,
                    words=words,
                )
            )
        return found


def quick_numerals(text: str) -> Iterable[tuple[int, int]]:
    """The numbers of a text by one pattern, each with where it stands, in billionths, with its
    scale and without.
    """
    for found in _NUMERAL.finditer(text):
        digits, decimals, factor = found.groups()
        if len(digits) > 60:
            continue
        value = int(digits.replace(",", "") if "," in digits else digits) * KEY
        if decimals:
            places = decimals[1 : KEY_DECIMALS + 1]
            value += int(places) * 10 ** (KEY_DECIMALS - len(places))
        yield value, found.start()
        if factor is not None:
            yield value * 10 ** _FACTORS[factor.lower()], found.start()
    for found in _SPELLED.finditer(text):
        value = _WORD_VALUES.get(found[0].lower())
        if value is not None:
            yield value * KEY, found.start()
