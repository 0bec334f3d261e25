"""Where in a sentence a figure may begin; digits and words of numbers that are part of a name."""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.bringing.prose.mention import FigureMention
from figurecheck.bringing.prose.nouns import is_plural
from figurecheck.bringing.prose.tables import Tables
from figurecheck.bringing.prose.tokens import Consumed
from figurecheck.reading.phrases.vocabulary import Token

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
_AS_MANY = frozenset(("as", "the", "its", "that", "their"))
_NAMING = frozenset("#_@\\^")
_JOINING = frozenset("/.:&'’*")


class FigureStarts:
    """Says of the tokens of one sentence which of them a figure begins with."""

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

    def _is_money(self, at: int) -> bool:
        return at > 0 and self._is_currency(at - 1)
