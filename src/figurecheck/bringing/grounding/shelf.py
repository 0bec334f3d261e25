"""The sources of a text, opened once: their figures by size, and the words of their sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain

import attr

from figurecheck.bringing.grounding.price import KEY, KEY_DECIMALS, Numerals
from figurecheck.bringing.grounding.sharing import Sharing
from figurecheck.bringing.grounding.sizes import Spot
from figurecheck.bringing.grounding.sources import SourceFigure, SourceTable, SourceText
from figurecheck.bringing.grounding.words import sixteenths
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.grounding import SourceRead
from figurecheck.model.interval import Number

FEW_SENTENCES = 31
"""In fewer sentences a word is as rare as it would be in so many: how common it is elsewhere they
do not show.
"""

LEAST_SAID = 16
"""Sixteenths of a bit that a word has to say: none in more than half of all sentences does."""

Home = tuple[int, int, int]
"""Where a number stands: table, row and column, or -1, the text and the offset in it."""


@attr.frozen(eq=False)
class Sources:
    """Sources, opened once. ``read`` tells of each in the order given; tables and texts are in that
    order too.

    ``claims`` are those of the records among them, ``met`` the limits that were met in reading.
    """

    read: tuple[SourceRead, ...]
    tables: tuple[SourceTable, ...]
    texts: tuple[SourceText, ...]
    claims: Claims | None = None
    problems: tuple[Problem, ...] = ()
    met: tuple[str, ...] = ()

    @cached_property
    def _sorted(self) -> tuple[tuple[int, ...], tuple[Home, ...]]:
        """The size of every number, in billionths, and where each stands, the smallest first."""
        found: list[tuple[int, Home]] = []
        for table in self.tables:
            number = table.number
            for column in table.by_column:
                near = table.sized(column)
                found += [
                    (size, (number, *spot))
                    for size, spot in zip(near.sizes, near.spots, strict=True)
                ]
        for index, text in enumerate(self.texts):
            found += [(size, (-1, index, offset)) for size, offset in text.numerals]
        found.sort()
        return tuple(size for size, _ in found), tuple(home for _, home in found)

    @property
    def size(self) -> int:
        """How many numbers the sources have."""
        return len(self._sorted[0])

    def between(self, lower: Number, upper: Number) -> Iterator[Home]:
        """Where the numbers stand whose size lies between two, with a billionth to spare."""
        sizes, homes = self._sorted
        first = bisect_left(sizes, int(lower * KEY) - 1)
        last = bisect_right(sizes, int(upper * KEY) + 1)
        yield from homes[first:last]

    @cached_property
    def _reached(self) -> dict[Numerals, frozenset[int]]:
        return {}

    def reached(self, numerals: Numerals) -> frozenset[int]:
        """The numerals that the numbers of all sources would make."""
        known = self._reached.get(numerals)
        if known is None:
            sizes = self._sorted[0]
            low = (numerals.first * numerals.unit - numerals.below) * KEY
            high = (numerals.last * numerals.unit + numerals.above) * KEY
            part = sizes[bisect_left(sizes, int(low) - 1) : bisect_right(sizes, int(high) + 1)]
            known = frozenset(numerals.reached_by_digits(dict.fromkeys(part), KEY_DECIMALS))
            self._reached[numerals] = known
        return known

    def figures_at(self, home: Home) -> tuple[SourceFigure, ...]:
        """The figures at a place: those of its cell, or of its sentence."""
        table, row, column = home
        if table >= 0:
            return self.tables[table].figures((row, column))
        text = self.texts[row]
        number = bisect_right(text.starts, column) - 1
        if number < 0 or text.bounds[number][1] <= column:
            return ()
        return text.figures(number)

    # -- words of running text ---------------------------------------------------------------------

    @cached_property
    def _homes(self) -> tuple[Spot, ...]:
        """The sentences of all texts: the text and the number of the sentence in it."""
        return tuple(
            (index, number)
            for index, text in enumerate(self.texts)
            for number in range(len(text.bounds))
        )

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        """For each word the sentences that have it, by their place among all."""
        found: dict[str, list[int]] = {}
        place = 0
        for text in self.texts:
            for words in text.words:
                for word in words:
                    found.setdefault(word, []).append(place)
                place += 1
        return found

    @property
    def sentences(self) -> int:
        """How many sentences the texts among the sources have."""
        return len(self._homes)

    @cached_property
    def _numbers(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of each sentence of all texts, in billionths."""
        return tuple(chain.from_iterable(text.sizes for text in self.texts))

    @cached_property
    def _ahead(self) -> tuple[int, ...]:
        """For each text how many sentences those before it have."""
        return tuple(accumulate((len(text.bounds) for text in self.texts), initial=0))

    def sharing(self, words: Iterable[str]) -> Sharing:
        """How much the words say that each sentence has of these, a rarer word the more."""
        weights = [0] * self.sentences
        for word in set(words):
            places = self._postings.get(word)
            if places is None:
                continue
            weight = sixteenths(max(self.sentences, FEW_SENTENCES) + 1, len(places))
            for place in places if weight >= LEAST_SAID else ():
                weights[place] += weight
        return Sharing(weights, self._homes)

    def numbers_of(self, places: Iterable[int]) -> list[int]:
        """The numbers of sentences, by their place among all, in billionths."""
        return list(chain.from_iterable(map(self._numbers.__getitem__, places)))

    def sentences_between(self, low: int, high: int) -> set[int]:
        """The places of the sentences with a number between two, in billionths."""
        sizes, homes = self._sorted
        found: set[int] = set()
        for table, text, offset in homes[bisect_left(sizes, low) : bisect_right(sizes, high)]:
            number = bisect_right(self.texts[text].starts, offset) - 1 if table < 0 else -1
            if number >= 0:
                found.add(self._ahead[text] + number)
        return found
