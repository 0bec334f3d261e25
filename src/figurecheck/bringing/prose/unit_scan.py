"""What a number in running text is a number of."""

from __future__ import annotations

from typing import NamedTuple

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
)
from figurecheck.bringing.prose.nouns import counted, singular
from figurecheck.bringing.prose.numeral_scan import NumeralScan, NumeralSpan
from figurecheck.reading.phrases.vocabulary import find

_HYPHENS = frozenset("-\u2010\u2011")
_GLUED = frozenset(("k", "m", "b", "bn", "mn", "mln", "bln", "tn", "trn", "mio"))
_AGE_UNITS = frozenset(("year", "month", "week", "day"))
_QUOTES = frozenset("\"'“‘«„")


NO_LENGTH = 1000
"""From so many on days and weeks are no length of time that people tell."""


class UnitSpan(NamedTuple):
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


class UnitScan(NumeralScan):
    """Reads what stands behind the numerals of one sentence."""

    def _unit(self, read: NumeralSpan, behind: int) -> UnitSpan:
        numeral, at = read.numeral, max(read.last, behind)
        if numeral.unit and numeral.unit != "percent":
            return self._with_per(UnitSpan(MONEY, numeral.unit, "", at, "", at))
        if numeral.form == "multiple":
            return UnitSpan(MULTIPLE, "", "", read.last, "", read.last)
        hyphen = self._text(at) in _HYPHENS and self._touching(at) and self._touching(at + 1)
        at += hyphen
        found = self._percent(at) or self._age(read, at) or self._measure(at) or self._currency(at)
        if found is not None and found.kind == MEASURE and not hyphen:
            found = self._things(read, at, found) or found
        if found is not None:
            return self._with_per(found)
        if numeral.form in {"fraction", "ratio"}:
            return UnitSpan(FRACTION, "", "", read.last, "", read.last)
        return self._with_per(self._count(read, at, hyphen=hyphen))

    def _percent(self, at: int) -> UnitSpan | None:
        phrase = find(self.tables.words.behind, self.tokens, at)
        if phrase is None:
            return None
        last = at + len(phrase.words)
        if phrase.role == "percent":
            if self._text(last) in _HYPHENS and self._text(last + 1) in {"point", "points"}:
                return UnitSpan(POINTS, "points", "", last + 2, "", last + 2)
            return UnitSpan(PERCENT, "percent", "", last, "", last)
        if phrase.role == "points":
            certain = phrase.words[0] not in {"points", "point"}
            return UnitSpan(
                POINTS if certain else COUNT, "points" if certain else "point", "", last, "", last
            )
        if phrase.role == "times" and not (phrase.words == ("x",) and not self._touching(at)):
            return UnitSpan(MULTIPLE, "", "", last, "", last)
        return (
            UnitSpan(MULTIPLE, "", "", last, "", last, sure=False)
            if phrase.role == "ambiguous"
            else None
        )

    def _age(self, read: NumeralSpan, at: int) -> UnitSpan | None:
        """Ages: *41-year-old*, *aged 41*, *Mara Ellison, 41,*."""
        value = read.numeral.value
        form = self._form(at)
        if form is not None and form[1] in _AGE_UNITS:
            last = form[0] + (self._text(form[0]) in _HYPHENS)
            if self._text(last) in {"old", "olds"} or (
                self._text(last) == "of" and self._text(last + 1) == "age"
            ):
                last += 2 if self._text(last) == "of" else 1
                return UnitSpan(AGE, form[1], "", last, "", last)
        before, whole = self._text(read.first - 1), isinstance(value, int) and 0 < value < 120
        aged = before in {"aged", "age", "ages", "turned", "turns", "turning"}
        aged = aged or (before == "of" and self._text(read.first - 2) in {"age", "ages"})
        if whole and aged and self._text(at) not in {"percent", "%"}:
            return UnitSpan(AGE, "year", "", read.last, "", read.last)
        name = read.first > 1 and before == "," and self._original(read.first - 2)[0].isupper()
        bare = (
            at == read.last
            and self._text(at) in {",", ".", ""}
            and self.tokens[read.first].kind == "number"
        )
        return (
            UnitSpan(AGE, "year", "", read.last, "", read.last) if whole and name and bare else None
        )

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

    def _measure(self, at: int) -> UnitSpan | None:
        form = self._form(at)
        if form is None:
            return None
        last, unit, dimension = form
        letter = self._text(at) in _GLUED and self._text(at) not in {"km"}
        return UnitSpan(MEASURE, unit, dimension, last, "", last, sure=not letter)

    def _currency(self, at: int) -> UnitSpan | None:
        of_land = self.tables.currencies.get(f"{self._text(at)} {self._text(at + 1)}")
        if of_land is not None:
            return UnitSpan(MONEY, of_land, "", at + 2, "", at + 2)
        code = self.tables.currencies.get(self._text(at))
        if code is None and self._text(at) == "p" and self._touching(at):
            code = "pence"
        return (
            None
            if code is None
            else UnitSpan(MONEY, code, "", at + 1, "", at + 1, sure=code != "loose")
        )

    def _count(self, read: NumeralSpan, at: int, *, hyphen: bool) -> UnitSpan:
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
            return UnitSpan(BARE, named, "", read.last, "", read.last, sure=False)
        if noun is None:
            return UnitSpan(BARE, "", "", read.last, "", read.last)
        if noun.plural or read.numeral.value == 1:
            return UnitSpan(
                COUNT, noun.head, "", noun.last, "", noun.last, sure=noun.plural and not glued
            )
        return UnitSpan(BARE, "", "", read.last, "", read.last)

    def _things(self, read: NumeralSpan, at: int, measured: UnitSpan) -> UnitSpan | None:
        """The things counted in *9,315 day passes*, where the name of a span of time is a part of
        their own; *12 month contracts* may be contracts of twelve months.
        """
        one_word = measured.last == at + 1 and self._text(at) == measured.unit
        if measured.dimension != "time" or not one_word or read.numeral.value == 1:
            return None
        counts = self._count(read, at, hyphen=False)
        if counts.kind != COUNT or counts.last <= measured.last:
            return None
        return counts._replace(sure=counts.sure and read.numeral.value >= NO_LENGTH)

    def _with_per(self, unit: UnitSpan) -> UnitSpan:
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
