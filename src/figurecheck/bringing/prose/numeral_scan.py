"""The numeral at a token, with the sign of currency, the sign or the article ahead of it."""

from __future__ import annotations

from typing import NamedTuple

from figurecheck.bringing.prose.figure_starts import FigureStarts
from figurecheck.errors import FigureError
from figurecheck.reading.phrases.cursor import Cursor
from figurecheck.reading.phrases.digits import Numeral
from figurecheck.reading.phrases.numerals import read_numeral

MAX_NUMERAL = 16
"""Tokens that one numeral may have."""

_HYPHENS = frozenset("-\u2010\u2011")
_MINUS = frozenset("-−")
_VULGAR = frozenset("½¼¾⅓⅔⅛⅜⅝⅞")


class NumeralSpan(NamedTuple):
    """A numeral that was read, with the token it begins with and the one behind it."""

    numeral: Numeral
    first: int
    last: int


class NumeralScan(FigureStarts):
    """Reads the numerals of one sentence."""

    def _numeral(self, at: int, floor: int) -> NumeralSpan | None:
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
                return NumeralSpan(numeral, start, start + cursor.at)
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
