"""The scan of a sentence for figures: what is none is passed over, and one grammar reads all
numerals.
"""

from __future__ import annotations

from typing import NamedTuple

from figurecheck.bringing.prose.directions import direction
from figurecheck.bringing.prose.elision import lent
from figurecheck.bringing.prose.hedge_scan import ADJUSTS, HedgeScan
from figurecheck.bringing.prose.mention import AGE, BARE, COUNT, RANGE, FigureMention
from figurecheck.bringing.prose.numeral_scan import NumeralSpan
from figurecheck.bringing.prose.tables import Tables
from figurecheck.bringing.prose.tokens import Consumed, consumed, cut
from figurecheck.bringing.prose.unit_scan import UnitSpan
from figurecheck.errors import FigureError
from figurecheck.model.figure import Figure
from figurecheck.reading.phrases.digits import Numeral
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.phrases.vocabulary import Token

MAX_PHRASE = 400
"""Characters that the words of a figure may have."""

_HYPHENS = frozenset("-\u2010\u2011")
_DASHES = frozenset("-\u2010\u2011–—−")


class Sentence(NamedTuple):
    """A sentence with its figures: offsets, tokens, what is no figure, mentions in order, figures
    left out.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    consumed: tuple[Consumed, ...]
    mentions: tuple[FigureMention, ...]
    unread: int

    @property
    def read_to(self) -> int:
        """Where reading it ended: short of its end where it is longer than a sentence may be."""
        return self.tokens[-1].end if self.tokens else self.end


def read_sentence(text: str, start: int, end: int, tables: Tables) -> Sentence:
    """The figures of a sentence."""
    tokens = cut(text, start, end)
    passed = consumed(text, tokens, tables)
    scan = _Scan(text, tokens, passed, tables)
    scan.run()
    found = lent(tokens, scan.found, tables)
    return Sentence(start, end, tokens, passed, found, scan.unread)


class _Scan(HedgeScan):
    """Goes through the tokens of one sentence."""

    def run(self) -> None:
        """Finds the figures, in order."""
        at = floor = 0
        while at < len(self.tokens):
            if at in self._skip:
                at = floor = self._skip[at]
                continue
            if not self._may_begin(at):
                at += 1
                continue
            mention = self._mention(at, floor)
            if mention is None:
                at += 1
                continue
            self.found.append(mention)
            at = floor = max(mention.last, at + 1)

    def _mention(self, at: int, floor: int) -> FigureMention | None:
        read = self._numeral(at, floor)
        if read is None:
            self.unread += 1
            return None
        if self._looks_like_name(read):
            return None
        ranged = self._range(read, floor)
        if ranged is not None:
            return ranged
        first = self._hedges(read.first, floor)
        behind = self._hedge_behind(read.last)
        unit = self._unit(read, behind)
        last = max(unit.last, behind, read.last)
        if unit.kind == COUNT and last == unit.last == unit.all and self._text(last) == "or":
            last = self._hedge_behind(last)
        return self._made(read, unit, first, last)

    def _made(self, read: NumeralSpan, unit: UnitSpan, first: int, last: int) -> FigureMention:
        numeral = read.numeral
        tables = self.tables
        outer = (self.tokens[first].start, self.tokens[last - 1].end)
        figure = self._figure(*outer)
        if figure is not None and not _same(figure, numeral):
            figure = None  # 52 fewer accidents
        if figure is None and unit.kind in {COUNT, AGE}:
            shorter = self.tokens[max(self._hedge_behind(read.last), read.last) - 1].end
            figure = self._figure(outer[0], shorter)
            outer = (outer[0], shorter)
        if figure is not None and not _same(figure, numeral):
            figure = None
        return FigureMention(
            start=self.tokens[read.first].start,
            end=self.tokens[read.last - 1].end,
            outer_start=outer[0],
            outer_end=outer[1],
            kind=unit.kind,
            value=numeral.value,
            digit_unit=numeral.digit_unit,
            figure=figure,
            first=first,
            last=max(unit.all, last),
            unit=unit.unit,
            dimension=unit.dimension,
            per=unit.per,
            scale=numeral.scale,
            form=numeral.form,
            direction=direction(
                self.tokens, self.found, read.first, first, last, unit.kind, tables
            ),
            sure=unit.sure,
        )

    def _figure(self, start: int, end: int) -> Figure | None:
        """What the words are read as; ``None`` where they have no reading."""
        if end - start > MAX_PHRASE:
            return None
        try:
            return read_phrase(self.text[start:end], words=self.tables.words)
        except FigureError:
            return None

    def _looks_like_name(self, read: NumeralSpan) -> bool:
        """A capital word, a small bare number, and nothing counted behind it: Windows 10, Apollo
        13.
        """
        at = read.first
        if at == 0 or self.tokens[at].kind != "number" or read.last - read.first > 1:
            return False
        before = self.tokens[at - 1]
        original = self._original(at - 1)
        capital = (
            before.kind == "word" and original[0].isupper() and before.end < self.tokens[at].start
        )
        if (
            not capital
            or at == 1
            or before.text in self.tables.closed
            or before.text in self.tables.verbs
        ):
            return False
        whole = isinstance(read.numeral.value, int) and 0 <= read.numeral.value < 10000
        unit = self._unit(read, read.last)
        return whole and unit.kind in {BARE, COUNT} and not (unit.kind == COUNT and unit.sure)

    def _range(self, read: NumeralSpan, floor: int) -> FigureMention | None:
        """A range whose first end was read; ends behind *from* and behind a word of change are two
        figures.
        """
        start, opener = self._opened(read.first, floor)
        joint = self._text(read.last)
        behind = read.last + 1
        if self._text(behind) in {"to"} and joint in _HYPHENS:
            behind += 2
        dash = joint in _DASHES and (self._touching(read.last) == self._touching(read.last + 1))
        word = joint == "to" or (joint == "and" and opener == "between") or joint == "or"
        if (
            not (dash or word)
            or opener == "from"
            or behind >= len(self.tokens)
            or behind in self._taken
        ):
            return None
        if not self._is_number(behind) and not self._is_currency(behind):
            return None
        target = behind + 1 if self._is_currency(behind) else behind
        second = self._numeral(target, read.last + 1) if target < len(self.tokens) else None
        if second is None or (joint == "to" and self._change_ahead(read.first)):
            return None
        unit = self._unit(second, self._hedge_behind(second.last))
        if unit.kind == BARE and self._text(start - 1) in {"aged", "ages"}:
            unit = unit._replace(unit="year", dimension="time")
        last = max(unit.last, second.last)
        first = self._hedges(start, floor)
        figure = self._figure(self.tokens[first].start, self.tokens[last - 1].end)
        if figure is None and unit.kind == COUNT:
            last = second.last
            figure = self._figure(self.tokens[first].start, self.tokens[last - 1].end)
        if figure is None or figure.last is None:
            return None
        return FigureMention(
            start=self.tokens[read.first].start,
            end=self.tokens[second.last - 1].end,
            outer_start=self.tokens[first].start,
            outer_end=self.tokens[last - 1].end,
            kind=RANGE,
            value=figure.value,
            digit_unit=figure.digit_unit,
            figure=figure,
            first=first,
            last=max(unit.all, last),
            unit=unit.unit,
            dimension=unit.dimension,
            per=unit.per,
            sure=unit.sure,
        )

    def _opened(self, at: int, floor: int) -> tuple[int, str]:
        """The token with which *between* or *from* opens a range, past one hedge, and the word."""
        for index in range(at - 1, max(at - 4, floor - 1), -1):
            word = self._text(index)
            if word in {"between", "from"}:
                return (index, word)
            if word not in ADJUSTS and word not in {
                "about",
                "around",
                "roughly",
                "approximately",
                "nearly",
            }:
                break
        return at, ""

    def _change_ahead(self, at: int) -> bool:
        tables = self.tables
        ahead = self.tokens[max(0, at - 6) : at]
        return any(one.text in tables.up or one.text in tables.down for one in ahead)


def _same(figure: Figure, numeral: Numeral) -> bool:
    """Whether the words say the number that was read: what is else, was misread by one of
    the two.
    """
    return (
        figure.value == numeral.value
        or figure.form in {"ratio", "change"}
        or numeral.form in {"ratio", "multiple"}
    )
