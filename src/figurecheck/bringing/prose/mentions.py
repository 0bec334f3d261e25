"""The scan of a sentence for figures: what is none is passed over, and one grammar reads all
numerals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from figurecheck.bringing.prose.directions import direction
from figurecheck.bringing.prose.elision import lent
from figurecheck.bringing.prose.mention import (
    AGE,
    BARE,
    COUNT,
    FRACTION,
    MEASURE,
    MONEY,
    MULTIPLE,
    PERCENT,
    POINTS,
    RANGE,
    FigureMention,
)
from figurecheck.bringing.prose.nouns import counted, is_plural, singular
from figurecheck.bringing.prose.tables import Tables
from figurecheck.bringing.prose.tokens import Consumed, consumed, cut
from figurecheck.errors import FigureError
from figurecheck.model.figure import Figure
from figurecheck.reading.phrases.cursor import Cursor
from figurecheck.reading.phrases.digits import Numeral
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.phrases.numerals import read_numeral
from figurecheck.reading.phrases.vocabulary import HEDGES, Token, find

MAX_NUMERAL = 16
"""Tokens that one numeral may have."""

MAX_PHRASE = 400
"""Characters that the words of a figure may have."""

LEAST_RACE = 4
"""Digits from which on an *m* behind them stands for no millions."""

_DISTANCES = frozenset(("60", "100", "200", "400", "800"))
_RUN = frozenset(
    (
        "champion",
        "champions",
        "gold",
        "silver",
        "bronze",
        "final",
        "race",
        "relay",
        "hurdles",
        "title",
        "freestyle",
        "butterfly",
        "backstroke",
        "runner",
        "sprint",
        "world",
        "record",
    )
)
_STEADY = frozenset(("flat", "steady"))
_STAYING = frozenset(
    (
        *("is", "are", "was", "were", "be", "been", "remain", "remains", "remained", "remaining"),
        *("hold", "holds", "held", "stay", "stays", "stayed", "ended", "closed", "finished"),
        *("broadly", "largely", "roughly", "nearly", "almost", "mostly", "little", "essentially"),
    )
)
"""What stands ahead of *flat* and *steady* where they say that a number stayed as it was."""

_ENDS = frozenset((".", ",", ";", ":", ")", "", "in", "from", "since", "over", "to", "between"))
"""What stands behind a fraction that something moved by."""

_HYPHENS = frozenset("-\u2010\u2011")
_DASHES = frozenset("-\u2010\u2011–—−")
_MINUS = frozenset("-−")
_ORDINALS = frozenset(
    ("third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
)
_NEVER = frozenset(
    ("zero", "single", "none", "no", "all", "both", "same", "some", "most", "minority", "majority")
)
_VAGUE = ("half", "several", "dozen", "couple", "handful", "tens", "scores")
_OF_ONE = frozenset(
    ("no", "the", "this", "that", "number", "day", "another", "any", "every", "each", "which", "is")
)
_GLUED = frozenset(("k", "m", "b", "bn", "mn", "mln", "bln", "tn", "trn", "mio"))
_AGE_UNITS = frozenset(("year", "month", "week", "day"))
_ADJUSTS = frozenset(
    ("a", "record", "further", "just", "only", "another", "additional", "an", "estimated", "the")
)
_AS_MANY = frozenset(("as", "the", "its", "that", "their"))
_BOUNDS = frozenset(("more-than", "less-than", "at-least", "at-most"))
_NAMING = frozenset("#_@\\^")
_JOINING = frozenset("/.:&'’*")
_TOUCHING = frozenset(("x", "ish", "pc", "pct", "p", "usd", "sq"))
_APART_ONLY = frozenset(
    ("minimum", "maximum", "max", "exactly", "precisely", "roughly", "approximately")
)
_NO_PERIOD = frozenset(("ago", "earlier", "later", "before", "after", "old", "from", "-"))
_QUOTES = frozenset("\"'“‘«„")
_VULGAR = frozenset("½¼¾⅓⅔⅛⅜⅝⅞")
_SPOKEN = frozenset(HEDGES) - {"bare", "multiple", "range", "bounds"}
_NO_HEDGES = frozenset(("c", "ca", "est", "=", "cut", "beyond", "minimum", "maximum"))


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


def read_sentence(text: str, start: int, end: int, tables: Tables) -> Sentence:
    """The figures of a sentence."""
    tokens = cut(text, start, end)
    passed = consumed(text, tokens, tables)
    scan = _Scan(text, tokens, passed, tables)
    scan.run()
    found = lent(tokens, scan.found, tables)
    return Sentence(start, end, tokens, passed, found, scan.unread)


class _Numeral(NamedTuple):
    """A numeral that was read, with the token it begins with and the one behind it."""

    numeral: Numeral
    first: int
    last: int


class _Unit(NamedTuple):
    """What stands behind a numeral: kind, unit, dimension, and the tokens behind the unit and
    behind its *per*.
    """

    kind: str
    unit: str = ""
    dimension: str = ""
    last: int = 0
    per: str = ""
    all: int = 0
    sure: bool = True


class _Scan:
    """Goes through the tokens of one sentence."""

    def __init__(
        self, text: str, tokens: tuple[Token, ...], passed: Sequence[Consumed], tables: Tables
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.tables = tables
        self.found: list[FigureMention] = []
        self.unread = 0
        self._skip = {one.first: one.last for one in passed}
        self._taken = frozenset(index for one in passed for index in range(one.first, one.last))
        words = tables.words
        begins = (*words.numbers, *words.multiples, *words.scale_plurals, *_VAGUE)
        self._begins = frozenset(begins) - _NEVER
        self._numeral_words = frozenset(
            (*words.numbers, *words.scales, *words.scale_plurals, *words.fractions)
        )

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

    # -- where a figure begins ---------------------------------------------------------------------

    def _text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def _original(self, index: int) -> str:
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def _touching(self, index: int) -> bool:
        """Whether a token touches the one before it."""
        return (
            0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start
        )

    def _may_begin(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == "number":
            return not self._is_name(at)
        if token.kind != "word":
            return False
        if token.text in self._begins:
            return not self._is_named(at) and self._is_number_word(at)
        fold = any(token.text[-len(ending) :] == ending for ending in self.tables.words.fold)
        if token.text in self.tables.words.scales:
            return self._is_scaled(at - 1)
        return (fold and token.text[:-4] in self.tables.words.numbers) or (
            token.text in _ORDINALS and self._is_fraction(at)
        )

    def _is_named(self, at: int) -> bool:
        """Whether a word of a number is part of a name: the Six Nations, the Big Five, the Group of
        Seven.
        """
        if at < 2 or not self._is_capital(at):
            return False
        plural = is_plural(self._text(at + 1), self.tables)
        if plural:
            return self._is_capital(at + 1)
        return self._is_capital(at - 1 - (self._text(at - 1) == "of"))

    def _is_number_word(self, at: int) -> bool:
        word, following = self._text(at), self._text(at + 1)
        if word == "one":
            return self._is_one(at)
        if word in {"double", "triple", "treble", "quadruple", "halving"}:
            return self._text(at - 1) in {"to", "will", "than"} and following in _AS_MANY
        if word in {"twice", "thrice"}:
            return following in _AS_MANY
        if word in {"half", *_STEADY}:
            steady = word in _STEADY and self._text(at - 1) in _STAYING
            return steady or self._is_fraction(at) or self._is_scaled(at + 1)
        if following in _HYPHENS and self._touching(at + 1) and self._touching(at + 2):
            return (
                self._text(at + 2) not in {"and", "handed", "sided", "party", "thirds"}
                or word == "two"
            )
        return not (self._touching(at) and self._text(at - 1) in _HYPHENS)

    def _is_capital(self, at: int) -> bool:
        """Whether a token is a word with a capital, behind a word and no sign."""
        if at >= len(self.tokens) or self.tokens[at].kind != "word":
            return False
        return self._original(at)[0].isupper() and self.tokens[at - 1].kind == "word"

    def _is_one(self, at: int) -> bool:
        """*one* is a figure before a unit, a scale or *in N* alone, or behind a hedge; *one of* is
        none.
        """
        following = self._text(at + 1)
        if self._text(at - 1) in _OF_ONE or self._touching(at) or following in _HYPHENS:
            return False
        scaled = following in self.tables.words.scales or following in {"percent", "per", "%"}
        counted_in = (
            following in {"in", "third", "quarter", "fifth", "half"} and self._text(at + 2) != "of"
        )
        return scaled or (counted_in and (following != "in" or self._is_number(at + 2)))

    def _is_number(self, at: int) -> bool:
        return at < len(self.tokens) and (
            self.tokens[at].kind == "number" or self.tokens[at].text in self.tables.words.numbers
        )

    def _is_fraction(self, at: int) -> bool:
        """*a quarter of*, *a third as*; a third term and a first half are none."""
        article = self._text(at - 1) in {"a", "one", "-"} or self._text(at) == "half"
        before = self._text(at - 1 if self._text(at) == "half" else at - 2)
        if article and before == "by" and self._text(at + 1) in _ENDS:
            return True  # fell by half
        return (
            article
            and self._text(at + 1) in {"of", "as", "(", ")"}
            and self._text(at + 2) not in {"year", "final"}
        )

    def _is_scaled(self, at: int) -> bool:
        """*a million* with what it is a million of; one in a million says no number."""
        if self._text(at) != "a" or self._text(at + 1) not in self.tables.words.scales:
            return False
        if self._text(at - 1) in {"in", "to"}:
            return False
        behind = self._text(at + 2)
        return behind in self.tables.currencies or is_plural(behind, self.tables)

    def _is_name(self, at: int) -> bool:
        """Digits that are part of a name: A380, MS-13, Section 702, Windows 10, S&P 500."""
        tables, before = self.tables, self._text(at - 1)
        if self._text(at)[:1] == "0" and self._text(at).isdigit() and len(self._text(at)) > 1:
            return True  # 007
        if (self._touching(at) and self._joined_ahead(at)) or (
            self._touching(at + 1) and self._joined_behind(at)
        ):
            return True
        if before in tables.indexes and self._text(at) in tables.indexes[before]:
            return True
        if not at or self.tokens[at - 1].kind != "word" or before not in tables.names:
            return False
        return self._original(at - 1) != before or before in tables.lower_names

    def _joined_ahead(self, at: int) -> bool:
        """Whether digits belong to what touches them on the left."""
        before, words = self._text(at - 1), self.tables.words
        if (
            self.tokens[at - 1].kind == "word"
            and not self._is_currency(at - 1)
            and before not in {"rs", "rm"}
        ):
            return True
        if before in _HYPHENS and self._touching(at - 1) and self.tokens[at - 2].kind == "word":
            ahead = self._text(at - 2)
            return ahead not in words.numbers and ahead not in {"minus", "a"}
        return before in _NAMING or (before in _JOINING and at > 1 and self._touching(at - 1))

    def _joined_behind(self, at: int) -> bool:
        """Whether digits belong to what touches them on the right."""
        behind = self.tokens[at + 1]
        if behind.kind == "word" and not self._may_touch(behind.text):
            return True
        if self._original(at + 1) == "G" or self._is_race(at):
            return True  # 3G, 1500m
        if behind.text not in {"_", "/", ":", "@", "\\", "="} or not self._touching(at + 2):
            return False
        return behind.text != "/" or not self._may_be_fraction(at)

    def _is_race(self, at: int) -> bool:
        """Whether digits with an *m* are so many metres, which no millions are: 1500m, 200m gold,
        the 100m.
        """
        digits, behind = self._text(at), self._text(at + 2)
        if not digits.isdigit() or self._text(at + 1) != "m" or self._is_money(at):
            return False
        run = digits in _DISTANCES and (behind in _RUN or self._text(at - 1) == "the")
        return len(digits) >= LEAST_RACE or run

    def _may_be_fraction(self, at: int) -> bool:
        return (
            at + 2 < len(self.tokens)
            and self.tokens[at + 2].kind == "number"
            and not self._touching(at + 3)
        )

    def _may_touch(self, word: str) -> bool:
        """Whether letters right behind digits are a scale or a unit, and not part of a name such as
        747s.
        """
        tables = self.tables
        known = (
            word in tables.words.scale_letters
            or word in tables.units
            or word in {"x", "ish", "pc", "pct", "p", "usd", "sq"}
        )
        return known or (len(word) == 1 and not word.isascii())

    # -- a mention ---------------------------------------------------------------------------------

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

    def _made(self, read: _Numeral, unit: _Unit, first: int, last: int) -> FigureMention:
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

    # -- the number --------------------------------------------------------------------------------

    def _numeral(self, at: int, floor: int) -> _Numeral | None:
        """The numeral at a token, with the currency or sign ahead of it."""
        first = self._beginning(at, floor)
        last = self._end_of_numeral(at)
        for start, stop in ((first, last), (at, last), (first, at + 1), (at, at + 1)):
            cursor = Cursor(self.tokens[start:stop], self.tables.words, "en")
            try:
                numeral = read_numeral(cursor)
            except FigureError:
                continue
            if numeral is not None and cursor.at > at - start:
                return _Numeral(numeral, start, start + cursor.at)
        return None

    def _beginning(self, at: int, floor: int) -> int:
        """The token with which the currency, sign or article of a number begins."""
        first = at
        for phrase in self.tables.currency_before.get(self._text(at - 1), ()):
            start = at - len(phrase.words)
            same = start >= floor and all(
                self._text(start + n) == word for n, word in enumerate(phrase.words)
            )
            if same and self._is_currency(at - 1, start):
                first = start
                break
        if (
            first == at
            and self._text(at - 1) in self.tables.words.articles
            and self.tokens[at].kind == "word"
        ):
            return at - 1 if at - 1 >= floor else at
        sign = first - 1
        if (
            sign >= floor
            and self._text(sign) in _MINUS
            and self._touching(first)
            and not self._touching(sign)
        ):
            return sign
        degrees = self._text(sign) == "minus" and sign >= floor
        if degrees and not (sign and self._is_number(sign - 1)):
            return sign
        return first

    def _is_currency(self, last: int, first: int | None = None) -> bool:
        """Whether a sign of currency stands there, or the code of one in capitals."""
        first = last if first is None else first
        if self.tokens[last].kind == "sign":
            known = self.tables.currency_before.get(self._text(last), ())
            touching = all(self._touching(index) for index in range(first + 1, last + 1))
            capital = all(
                self._original(index) == self._original(index).upper()
                for index in range(first, last + 1)
            )
            return bool(known) and touching and capital
        original = self._original(last)
        return (
            first == last
            and original.isupper()
            and len(original) == 3
            and bool(self.tables.currency_before.get(self._text(last)))
        )

    def _end_of_numeral(self, at: int) -> int:
        """The token behind the last one that may belong to a numeral: words of numbers, scales,
        fractions, joints.
        """
        last = index = at + 1
        if self._text(at) == "one" and self._text(index) == "in" and self._is_number(index + 1):
            return index + 2
        while index < min(len(self.tokens), at + MAX_NUMERAL) and index not in self._taken:
            goes_on = self._goes_on(at, index)
            if not goes_on and not self._joins(index):
                break
            index += 1
            last = index if goes_on else last
        return last

    def _goes_on(self, at: int, index: int) -> bool:
        """Whether a token is a further part of the numeral that begins at ``at``."""
        words, token = self.tables.words, self.tokens[index]
        word = token.text
        if token.kind == "number":
            joined = (
                self._text(index - 1) == "/" and self._touching(index) and self._touching(index - 1)
            )
            return joined or (
                self._text(index + 1) == "/"
                and self._touching(index + 1)
                and self._touching(index + 2)
            )
        if word in self._numeral_words:
            scale = word in words.scales or word in words.scale_plurals
            spelled = self.tokens[at].kind == "word" or self._text(index - 1) in {"/", "half", "a"}
            return scale or (
                spelled and not (word in words.fractions and self.tokens[at].kind == "number")
            )
        if word in words.scale_letters:
            return self._touching(index) or len(word) > 1 or self._is_money(at)
        return self._touching(index) and word in _VULGAR

    def _joins(self, index: int) -> bool:
        """Whether a token may stand between the parts of a numeral: *two hundred and five*,
        *3/4*.
        """
        word = self._text(index)
        if word == "of":
            return (
                self._text(index - 1) in self.tables.words.scale_plurals
                or self._text(index - 1) == "tens"
            )
        touching = word in _HYPHENS and self._touching(index) and self._touching(index + 1)
        return touching or (word == "/" and self._touching(index)) or word in {"and", "a"}

    def _is_money(self, at: int) -> bool:
        return at > 0 and self._is_currency(at - 1)

    def _looks_like_name(self, read: _Numeral) -> bool:
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

    # -- a range -----------------------------------------------------------------------------------

    def _range(self, read: _Numeral, floor: int) -> FigureMention | None:
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
            if word not in _ADJUSTS and word not in {
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

    # -- hedges ------------------------------------------------------------------------------------

    def _hedges(self, first: int, floor: int) -> int:
        """The token with which the hedges of a number begin."""
        best = at = first
        adjusting = 0
        while at > floor:
            phrase = self._hedge_before(at, floor)
            if phrase and not (best == first and self._compares(at - phrase)):
                at -= phrase
                best = at
            elif self._text(at - 1) in _ADJUSTS and adjusting < 2:
                at -= 1
                adjusting += 1
            else:
                break
        return best

    def _hedge_before(self, at: int, floor: int) -> int:
        """How many tokens the longest hedge that ends there has; 0 where none does."""
        for phrase in self.tables.hedges_left.get(self._text(at - 1), ()):
            size = len(phrase.words)
            same = at - size >= floor and all(
                self._text(at - size + n) == word for n, word in enumerate(phrase.words)
            )
            alone = size == 1 and phrase.words[0] in _NO_HEDGES
            if same and phrase.role in _SPOKEN and not alone:
                return size
        return 0

    def _compares(self, at: int) -> bool:
        """Whether the words there compare with what was read right before: *12 percent more than
        41,000*.
        """
        before = self.found[-1] if self.found else None
        return (
            before is not None
            and before.last == at
            and before.kind in {PERCENT, POINTS, MULTIPLE, FRACTION}
        )

    def _hedge_behind(self, at: int) -> int:
        """The token behind a hedge that follows a number at once; the same token where none
        does.
        """
        phrase = find(self.tables.words.after, self.tokens, at)
        if phrase is None or phrase.role not in HEDGES:
            return at
        apart = at < len(self.tokens) and not self._touching(at)
        glued = phrase.words[0] in {"plus", "+", "ish", "odd"}
        if (glued and apart) or phrase.words[0] in {
            "minimum",
            "maximum",
            "max",
            "exactly",
            "precisely",
            "roughly",
            "approximately",
        }:
            return at
        return at + len(phrase.words)

    # -- what it is a number of --------------------------------------------------------------------

    def _unit(self, read: _Numeral, behind: int) -> _Unit:
        numeral, at = read.numeral, max(read.last, behind)
        if numeral.unit and numeral.unit != "percent":
            return self._with_per(_Unit(MONEY, numeral.unit, "", at, "", at))
        if numeral.form == "multiple":
            return _Unit(MULTIPLE, "", "", read.last, "", read.last)
        hyphen = self._text(at) in _HYPHENS and self._touching(at) and self._touching(at + 1)
        at += hyphen
        found = self._percent(at) or self._age(read, at) or self._measure(at) or self._currency(at)
        if found is not None:
            return self._with_per(found)
        if numeral.form in {"fraction", "ratio"}:
            return _Unit(FRACTION, "", "", read.last, "", read.last)
        return self._with_per(self._count(read, at, hyphen=hyphen))

    def _percent(self, at: int) -> _Unit | None:
        phrase = find(self.tables.words.behind, self.tokens, at)
        if phrase is None:
            return None
        last = at + len(phrase.words)
        if phrase.role == "percent":
            if self._text(last) in _HYPHENS and self._text(last + 1) in {"point", "points"}:
                return _Unit(POINTS, "points", "", last + 2, "", last + 2)
            return _Unit(PERCENT, "percent", "", last, "", last)
        if phrase.role == "points":
            certain = phrase.words[0] not in {"points", "point"}
            return _Unit(
                POINTS if certain else COUNT, "points" if certain else "point", "", last, "", last
            )
        if phrase.role == "times" and not (phrase.words == ("x",) and not self._touching(at)):
            return _Unit(MULTIPLE, "", "", last, "", last)
        return (
            _Unit(MULTIPLE, "", "", last, "", last, sure=False)
            if phrase.role == "ambiguous"
            else None
        )

    def _age(self, read: _Numeral, at: int) -> _Unit | None:
        """Ages: *41-year-old*, *aged 41*, *Mara Ellison, 41,*."""
        value = read.numeral.value
        form = self._form(at)
        if form is not None and form[1] in _AGE_UNITS:
            last = form[0] + (self._text(form[0]) in _HYPHENS)
            if self._text(last) in {"old", "olds"} or (
                self._text(last) == "of" and self._text(last + 1) == "age"
            ):
                last += 2 if self._text(last) == "of" else 1
                return _Unit(AGE, form[1], "", last, "", last)
        before, whole = self._text(read.first - 1), isinstance(value, int) and 0 < value < 120
        aged = before in {"aged", "age", "ages", "turned", "turns", "turning"}
        aged = aged or (before == "of" and self._text(read.first - 2) in {"age", "ages"})
        if whole and aged and self._text(at) not in {"percent", "%"}:
            return _Unit(AGE, "year", "", read.last, "", read.last)
        name = read.first > 1 and before == "," and self._original(read.first - 2)[0].isupper()
        bare = (
            at == read.last
            and self._text(at) in {",", ".", ""}
            and self.tokens[read.first].kind == "number"
        )
        return _Unit(AGE, "year", "", read.last, "", read.last) if whole and name and bare else None

    def _form(self, at: int) -> tuple[int, str, str] | None:
        """A unit of measurement at a token: the token behind it, the unit, what it measures."""
        for form in self.tables.units.get(self._text(at), ()):
            if all(self._text(at + n) == word for n, word in enumerate(form.words)):
                short = len(form.words) == 1 and len(form.words[0]) <= 2 and form.words[0].isalpha()
                if not short or self._is_letter_unit(at, form.words[0]):
                    return at + len(form.words), form.unit, form.dimension
        return None

    def _is_letter_unit(self, at: int, word: str) -> bool:
        original = self._original(at)
        if word in {"c", "f"}:
            return self._touching(at) and original.isupper()
        if word in {"m", "g"}:
            return original.islower() and self._text(at + 1) not in {".", "-"}
        return original.islower() or word in {"kw", "mw", "gw", "hz", "db", "mb", "gb", "kb", "tb"}

    def _measure(self, at: int) -> _Unit | None:
        form = self._form(at)
        if form is None:
            return None
        last, unit, dimension = form
        letter = self._text(at) in _GLUED and self._text(at) not in {"km"}
        return _Unit(MEASURE, unit, dimension, last, "", last, sure=not letter)

    def _currency(self, at: int) -> _Unit | None:
        of_land = self.tables.currencies.get(f"{self._text(at)} {self._text(at + 1)}")
        if of_land is not None:
            return _Unit(MONEY, of_land, "", at + 2, "", at + 2)
        code = self.tables.currencies.get(self._text(at))
        if code is None and self._text(at) == "p" and self._touching(at):
            code = "pence"
        return (
            None
            if code is None
            else _Unit(MONEY, code, "", at + 1, "", at + 1, sure=code != "loose")
        )

    def _count(self, read: _Numeral, at: int, *, hyphen: bool) -> _Unit:
        if read.numeral.form == "word" and self._text(at) == "of":
            at += 1
            at += self._text(at) in _QUOTES and at + 1 < len(self.tokens)
        noun = (
            counted(self.tokens, at, self.tables)
            if at < len(self.tokens) and at not in self._taken
            else None
        )
        glued = self.tokens[read.last - 1].text in _GLUED and self._touching(read.last - 1)
        if hyphen:  # a two-horse race counts horses, but nobody says how many there are
            named = self._text(at) if self.tokens[at].kind == "word" else ""
            return _Unit(BARE, named, "", read.last, "", read.last, sure=False)
        if noun is None:
            return _Unit(BARE, "", "", read.last, "", read.last)
        if noun.plural or read.numeral.value == 1:
            return _Unit(
                COUNT, noun.head, "", noun.last, "", noun.last, sure=noun.plural and not glued
            )
        return _Unit(BARE, "", "", read.last, "", read.last)

    def _with_per(self, unit: _Unit) -> _Unit:
        """With what it is per, where that is said: *a month*, *per day*, *annually*."""
        tables, at = self.tables, unit.last
        at += self._text(at) in _HYPHENS and self._touching(at)
        word, thing = self._text(at), self._text(at + 1)
        if word in tables.per_adverbs:
            return unit._replace(per=tables.per_adverbs[word], all=at + 1)
        if self._text(at) == "/" and thing in tables.per_things:
            return unit._replace(per=thing, all=at + 2)
        if word not in tables.per_words or singular(thing, tables) not in tables.per_things:
            return unit
        if word == "per" or self._text(at + 2) not in {
            "ago",
            "earlier",
            "later",
            "before",
            "after",
            "old",
            "from",
            "-",
        }:
            return unit._replace(per=singular(thing, tables), all=at + 2)
        return unit


def _same(figure: Figure, numeral: Numeral) -> bool:
    """Whether the words say the number that was read: what is else, was misread by one of
    the two.
    """
    return (
        figure.value == numeral.value
        or figure.form in {"ratio", "change"}
        or numeral.form in {"ratio", "multiple"}
    )
