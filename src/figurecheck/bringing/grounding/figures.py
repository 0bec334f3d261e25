"""The figures of a text that are to be traced, the dates in it, and the numbers that need no
source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.grounding.price import Numerals, decade, numerals_like, power_of_ten
from figurecheck.bringing.grounding.tabled import headed
from figurecheck.bringing.prose.mention import (
    AGE,
    BARE,
    COUNT,
    FRACTION,
    MULTIPLE,
    PERCENT,
    RANGE,
    FigureMention,
)
from figurecheck.bringing.prose.mentions import Sentence, read_sentence
from figurecheck.bringing.prose.sentences import sentences
from figurecheck.bringing.prose.tables import Tables, tables
from figurecheck.bringing.prose.tokens import Consumed
from figurecheck.bringing.tables.grid import grids_of
from figurecheck.bringing.tables.numerals import NUMBER
from figurecheck.bringing.tables.text import TableText
from figurecheck.errors import FigurecheckError
from figurecheck.model import limits
from figurecheck.model.figure import Figure
from figurecheck.model.interval import Interval, Number, exact, magnitude
from figurecheck.reading.phrases.digits import read_digits
from figurecheck.reading.readings.interpret import interpret

PAIR, ORDINAL, DATE = "pair", "ordinal", "date"
"""Kinds of figures beside those of mentions: numbers told together, a place in an order, days and
years.
"""

DATES = frozenset({"year", "day", "month", "iso", "slashed", "decade", "years", "time"})
"""What in running text is a date, by its kind."""

PART_OF_NAME = "part of a name"
"""Why a number needs no source that is part of how something is called."""

NEEDLESS = {
    "url": "a link",
    "phone": "a phone number",
    "law": "a section of a law",
    "postal": "a postal code",
    "idiom": PART_OF_NAME,
    "number": "the number of a thing",
    "reference": "a reference",
    "list": "the number of an item",
    "version": "a version",
}
"""What needs no source, by its kind in running text, with the reason."""

_OF = re.compile(
    r"[\s-]{1,3}(?:(?:out\s+)?of|for)(?:\s+(?:the|its|their|our|all))?[\s-]{1,3}", re.IGNORECASE
)
_GLUED = re.compile(r"(?<![\w.,$€£-])(\d{1,4})\s?-\s?(?:of|for)\s?-\s?(\d{1,4})(?![\d,]*\d)")
_FOREIGN = re.compile(r"(?:(?![0-9])\d){1,30}")
_LEVEL = re.compile(
    r"(?<![\w])(?:p|P)\s{0,2}(?:[<>=≤≥]|&[lg]t;)\s{0,2}\Z|(?<!\w)(?:alpha|α)\s{0,2}=\s{0,2}\Z"
)
_REFERRING = re.compile(
    r"(?<!\w)(?:pp?|[Ff]igs?|[Nn]os?|[Ss]ec|[Vv]ol|[Cc]h|[Tt]ab|[Ee]q)\.\s{1,3}\Z"
)
_ITEM_ALONE = re.compile(r"\(?\d{1,3}[.)]?\Z")
_DIGITS = re.compile(r"\d+")


@attr.frozen(eq=False)
class FigureWording:
    """How a figure is read in one way: the numerals like it, and the ends between which a number
    makes it. ``grain`` is the place value of its last digit that is not 0.
    """

    numerals: Numerals
    lower: Number
    upper: Number
    grain: Number

    def fits(self, value: Number) -> bool:
        """Whether a number would be written so, whatever its sign; both ends are included."""
        return self.lower <= magnitude(value) <= self.upper


@attr.frozen(eq=False)
class TextFigure:
    """A figure of a text. ``wordings`` are the ways in which it is read, the narrowest first.

    ``values`` are its numbers: two or three where they are told as a pair. ``wide`` are the ends of
    the widest reading. ``digits`` is the way in which only the very number is one, for round ones.
    ``slight`` is a *one* that is a figure only where sources count what stands behind it, ``named``
    a number behind a name, whose part it may be.
    """

    start: int
    end: int
    text: str
    kind: str
    values: tuple[Number, ...]
    sentence: int
    unit: str = ""
    dimension: str = ""
    per: str = ""
    wordings: tuple[FigureWording, ...] = ()
    digits: Numerals | None = None
    wide: Interval = attr.field(default=Interval(0, None))
    mention: FigureMention | None = None
    consumed: Consumed | None = None
    scale: Number = 1
    hedged: bool = False
    cell: bool = False
    slight: bool = False
    named: bool = False

    @property
    def value(self) -> Number:
        """Its number, or the first of several."""
        return self.values[0]

    @property
    def grain(self) -> Number:
        """The place value of its last digit that is not 0."""
        return self.wordings[0].grain


@attr.frozen(eq=False)
class Needless:
    """A number that needs no source."""

    start: int
    end: int
    text: str
    reason: str


@attr.frozen(eq=False)
class ReadText:
    """A document with its sentences, the figures to be traced, in order, and the rest."""

    document: Document
    sentences: tuple[Sentence, ...]
    figures: tuple[TextFigure, ...]
    needless: tuple[Needless, ...]
    complete: bool = True
    said: Mapping[int, str] = attr.field(factory=dict)

    def words_of(self, figure: TextFigure) -> str:
        """The sentence of a figure."""
        if figure.sentence in self.said:
            return self.said[figure.sentence]
        sentence = self.sentences[figure.sentence]
        return self.document.text[sentence.start : sentence.end]


def read_figures(document: Document, tables_in: Sequence[TableText] = ()) -> ReadText:
    """The figures of a document, those in the cells of its tables behind the others."""
    listed = tables()
    read: list[Sentence] = []
    figures: list[TextFigure] = []
    needless: list[Needless] = []
    complete = True
    for start, end in _pieces(document, listed):
        reason = _alone(document, start, end)
        if reason:
            needless.append(Needless(start, end, document.text[start:end], reason))
            continue
        sentence = read_sentence(document.text, start, end, listed)
        for one in _in_sentence(document.text, sentence, len(read), listed):
            if isinstance(one, Needless):
                needless.append(one)
            elif len(figures) < limits.GROUNDED_FIGURES:
                figures.append(one)
            else:
                complete = False
        read.append(sentence)
    said: dict[int, str] = {}
    for figure, words in cells_of(document, tables_in, len(read)):
        if len(figures) >= limits.GROUNDED_FIGURES:
            complete = False
            break
        line = document.starts[document.place(figure.start).line - 1]
        said[len(read)] = words
        read.append(Sentence(line, figure.end, (), (), (), 0))
        figures.append(figure)
    return ReadText(document, tuple(read), tuple(figures), tuple(needless), complete, said)


def cells_of(
    document: Document, tables_in: Sequence[TableText], number: int
) -> Iterator[tuple[TextFigure, str]]:
    """The numbers in the cells of a text's tables, each with what its row and column are called.

    Each is of a sentence of its own, counted from ``number`` on.
    """
    for table in tables_in:
        grid = headed(grids_of(table)[0])
        for row, column in grid.of_kinds({NUMBER}):
            place = table.places[row][column]
            if not 0 < place.line <= len(document.starts):
                continue
            cell = grid.shown(row, column)
            text = table.cells[row][column].strip()
            start = document.starts[place.line - 1] + place.column - 1
            value = exact(Fraction(cell.digits, 10**cell.decimals))
            unit = exact(Fraction(1, 10**cell.decimals))
            kind = PERCENT if cell.percent else BARE
            end = start + len(text)
            made = plain_figure(text, start, end, value, unit, number, kind)
            words = f"{grid.row_label(row)} {grid.column_label(column)}"
            yield attr.evolve(made, text=text, cell=True), words
            number += 1


def _pieces(document: Document, listed: Tables) -> Iterator[tuple[int, int]]:
    """The sentences, those cut that are longer than a reader of one looks at, at a blank if any."""
    for start, end in sentences(document, listed):
        at = start
        while end - at > MAX_PIECE:
            blank = document.text.rfind(" ", at + 1, at + MAX_PIECE)
            stop = blank if blank > 0 else at + MAX_PIECE
            yield at, stop
            at = stop
        yield at, end


MAX_PIECE = 1_800
"""Characters of a sentence that are read at once: no more tokens than are read of one."""


def _alone(document: Document, start: int, end: int) -> str:
    """Why a sentence that is nothing but a number needs no source: it numbers an item, or a page
    was cut from it.
    """
    if end - start > MAX_ALONE or _ITEM_ALONE.match(document.text, start, end) is None:
        return ""
    if _REFERRING.search(document.text, max(0, start - 8), start):
        return NEEDLESS["reference"]
    first = not document.text[document.stretch(start).start : start].strip()
    return NEEDLESS["list"] if first and document.text[end - 1] in ".)" else ""


MAX_ALONE = 6
"""Characters of a sentence that is nothing but the number of an item or of a page."""


def _in_sentence(
    text: str, sentence: Sentence, number: int, listed: Tables
) -> Iterator[TextFigure | Needless]:
    """The figures of a sentence, those that the scan passed over too, in order."""
    found: list[TextFigure | Needless] = [
        _of_mention(text, one, number, sentence) for one in sentence.mentions
    ]
    found += [_of_consumed(text, one, number) for one in sentence.consumed if _has_number(one)]
    found += _ones(text, sentence, number)
    glued = [*_glued(text, sentence, number), *_foreign(text, sentence, number)]
    taken = {index for one in sentence.mentions for index in range(one.first, one.last)}
    taken |= {index for one in sentence.consumed for index in range(one.first, one.last)}
    for index, token in enumerate(sentence.tokens):
        if token.kind == "number" and index not in taken:
            found.append(_left(text, sentence, index, number, listed))
    found = [
        one
        for one in found
        if not any(each.start < one.end and one.start < each.end for each in glued)
    ]
    found += glued
    yield from _paired(text, sorted(found, key=lambda one: one.start), number)


def _glued(text: str, sentence: Sentence, number: int) -> Iterator[TextFigure]:
    """The numbers that hyphens tie, as in *13-of-22*."""
    for one in _GLUED.finditer(text, sentence.start, sentence.end):
        pair = plain_figure(text, one.start(), one.end(), int(one[1]), 1, number, PAIR)
        yield attr.evolve(pair, values=(int(one[1]), int(one[2])))


def _ones(text: str, sentence: Sentence, number: int) -> Iterator[TextFigure]:
    """Every *one* ahead of a noun, as in *five assists and one steal*."""
    taken = {index for each in sentence.mentions for index in range(each.first, each.last)}
    for index, (one, noun) in enumerate(pairwise(sentence.tokens)):
        if one.text == "one" and one.kind == noun.kind == "word" and index not in taken:
            made = plain_figure(text, one.start, one.end, 1, 1, number, COUNT)
            yield attr.evolve(made, unit=noun.text, slight=True)


def _foreign(text: str, sentence: Sentence, number: int) -> Iterator[TextFigure]:
    """Whole numbers in digits of other scripts, which the reader of sentences passes over."""
    for one in _FOREIGN.finditer(text, sentence.start, sentence.end):
        yield plain_figure(text, one.start(), one.end(), int(one[0]), 1, number)


def _has_number(one: Consumed) -> bool:
    return any(map(str.isdigit, one.text))


def _of_mention(
    text: str, mention: FigureMention, number: int, sentence: Sentence
) -> TextFigure | Needless:
    start, end = mention.outer_start, max(mention.outer_end, mention.end)
    words = " ".join(text[start:end].split())
    if _LEVEL.search(text, max(sentence.start, mention.start - 12), mention.start):
        return Needless(start, end, words, "a level of significance")
    if mention.kind == RANGE and mention.figure is not None and mention.figure.last is not None:
        values: tuple[Number, ...] = (mention.figure.value, mention.figure.last)
    else:
        values = (mention.value,)
    figure = mention.figure
    if (
        figure is not None
        and figure.part is not None
        and figure.whole is not None
        and figure.form == "ratio"
    ):
        ratio = (figure.part.value, figure.whole.value)
        if all(isinstance(one, int) for one in ratio):
            pair = plain_figure(text, start, end, ratio[0], 1, number, PAIR)
            return attr.evolve(pair, values=ratio, mention=mention, unit=mention.unit)
    plain = figure is not None and figure.value == mention.value
    reading = _reading(figure) if plain and figure is not None else None
    unit = (figure.grain if plain and figure is not None else 0) or mention.digit_unit
    wordings, wide = _wordings(values, unit, reading, ranged=mention.kind == RANGE)
    digits = None
    if mention.digit_unit and mention.digit_unit < unit and len(values) == 1 and mention.value:
        digits = numerals_like(mention.value, mention.digit_unit, 0, 0)
    hedged = figure is not None and figure.hedge != "bare"
    return TextFigure(
        start,
        end,
        words,
        mention.kind,
        values,
        number,
        mention.unit,
        mention.dimension,
        mention.per,
        wordings,
        digits,
        wide,
        mention,
        None,
        mention.scale,
        hedged,
    )


def _reading(figure: Figure) -> tuple[Interval, ...] | None:
    """The three readings of a figure's words, each with both ends; ``None`` without one."""
    if figure.form in {"change", "ratio"}:
        return None
    try:
        read = interpret(figure, least=None)
    except (FigurecheckError, ZeroDivisionError):
        return None
    return tuple(
        _closed(one, figure.value, read.soft) for one in (read.literal, read.rounded, read.generous)
    )


def _closed(one: Interval, value: Number, soft: Number | None) -> Interval:
    """An interval with an end where words leave one open: a quarter of the number away unless they
    suggest another.
    """
    size = magnitude(value)
    upper = one.upper
    if upper is None:
        upper = max(soft if soft is not None else Fraction(5, 4) * size, size)
    lower = one.lower
    if lower is None or (lower == 0 and size > 0):
        lower = Fraction(3, 4) * size
    return Interval(min(lower, upper), upper)


def _wordings(
    values: Sequence[Number],
    unit: Number,
    reading: tuple[Interval, ...] | None,
    *,
    ranged: bool,
) -> tuple[tuple[FigureWording, ...], Interval]:
    """The ways in which a figure is read, the narrowest first, and the ends of the widest."""
    value = magnitude(values[0])
    if not unit:
        unit = Fraction(power_of_ten(decade(value))) / 2 if value else 1
    half = Fraction(unit) / 2
    if reading is None:
        reading = (Interval(value - half, value + half),) * 3
    if ranged:
        ends = tuple(map(magnitude, values))
        reading = (Interval(min(ends), max(ends)),) * 3
    made: list[FigureWording] = []
    for one in reading[:2]:
        lower, upper = magnitude(one.lower or 0), magnitude(one.upper or 0)
        lower, upper = min(lower, upper, value), max(lower, upper, value)
        numerals = numerals_like(value, unit, value - lower, upper - value)
        grain = min(unit, power_of_ten(decade(value))) if value else unit
        made.append(FigureWording(numerals, lower, upper, grain))
    last = reading[2]
    return tuple(made), Interval(min(last.lower or 0, value), max(last.upper or 0, value))


def plain_figure(
    text: str, start: int, end: int, value: Number, unit: Number, number: int, kind: str = BARE
) -> TextFigure:
    """A figure without words around it."""
    wordings, wide = _wordings((value,), unit, None, ranged=False)
    words = " ".join(text[start:end].split())
    return TextFigure(start, end, words, kind, (value,), number, wordings=wordings, wide=wide)


def _of_consumed(text: str, one: Consumed, number: int) -> TextFigure | Needless:
    words = " ".join(one.text.split())
    if one.kind in NEEDLESS:
        return Needless(one.start, one.end, words, NEEDLESS[one.kind])
    numbers = [int(found[0]) for found in _DIGITS.finditer(one.text)]
    if one.kind == "score":
        found = plain_figure(text, one.start, one.end, numbers[0], 1, number, PAIR)
        return attr.evolve(found, values=tuple(numbers), consumed=one)
    if one.kind == "ordinal":
        digits = int("".join(_DIGITS.findall(one.text)))
        found = plain_figure(text, one.start, one.end, digits, 1, number, ORDINAL)
        return attr.evolve(found, consumed=one)
    found = plain_figure(text, one.start, one.end, numbers[0], 1, number, DATE)
    return attr.evolve(found, consumed=one)


def _left(
    text: str, sentence: Sentence, index: int, number: int, listed: Tables
) -> TextFigure | Needless:
    """A number that no mention holds: part of a name where it touches letters or follows one, else
    a bare figure.
    """
    token = sentence.tokens[index]
    words = text[token.start : token.end]
    before = sentence.tokens[index - 1] if index else None
    behind = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    touches = (
        before is not None and before.end == token.start and before.text not in "([“\"'$€£"
    ) or (behind is not None and behind.start == token.end and behind.kind == "word")
    named = (
        before is not None
        and before.kind == "word"
        and (text[before.start].isupper() or before.text in listed.names)
    )
    if touches or (named and before is not None and before.text in listed.names):
        return Needless(token.start, token.end, words, PART_OF_NAME)
    try:
        read = read_digits(words, "en")
        value, unit = read.value, read.digit_unit
    except FigurecheckError:  # grouped as no number is: the digits are sought as they stand
        value, unit = int("".join(_DIGITS.findall(words))[:400]), 1
    figure = plain_figure(text, token.start, token.end, value, unit, number)
    return attr.evolve(figure, named=named and index > 1)


def _paired(
    text: str, found: Sequence[TextFigure | Needless], number: int
) -> Iterator[TextFigure | Needless]:
    """The figures with *13 of 22* and *13-of-22* made one."""
    at = 0
    while at < len(found):
        one = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if (
            isinstance(one, TextFigure)
            and isinstance(following, TextFigure)
            and _told_together(text, one, following)
        ):
            first = one.mention
            start = first.start if first is not None else one.start
            pair = plain_figure(text, start, following.end, one.value, 1, number, PAIR)
            yield attr.evolve(pair, values=(one.value, following.value), unit=following.unit)
            at += 2
            continue
        yield one
        at += 1


def _told_together(text: str, one: TextFigure, other: TextFigure) -> bool:
    """Whether two numbers stand as *13 of 22*."""
    plain = {BARE, "count"}
    if one.kind != BARE or other.kind not in plain or one.mention is None or other.mention is None:
        return False
    between = text[one.mention.end : other.mention.start]
    whole = isinstance(one.value, int) and isinstance(other.value, int)
    glued = "-" in between.strip()
    return whole and _OF.fullmatch(between) is not None and (glued or one.value <= other.value)


TRACED_QUIETLY = frozenset({AGE, ORDINAL, DATE})
"""Kinds of figures that are notes where no source has them."""

SHARES = frozenset({FRACTION, MULTIPLE})
"""Kinds of figures that are made of two others."""
