"""The sources of a text, opened once: their figures by size, and the words of their sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import neg

import attr

from figurecheck.bringing.grounding.price import KEY, KEY_DECIMALS, Numerals
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

    def sharing(self, words: Iterable[str]) -> Sharing:
        """The sentences that share words, those that share the most first: how much these say, in
        sixteenths of a bit, a rarer word the more.
        """
        found: dict[int, int] = {}
        for word in sorted(set(words)):
            homes = self._postings.get(word, ())
            if not homes:
                continue
            weight = sixteenths(max(self.sentences, FEW_SENTENCES) + 1, len(homes))
            if weight < LEAST_SAID:
                continue
            for home in homes:
                found[home] = found.get(home, 0) + weight
        near = [(-weight, home) for home, weight in found.items() if weight >= LEAST_SHARED]
        if len(near) <= FEW_SHARED:
            near = [(-weight, home) for home, weight in found.items()]
        near.sort()
        return Sharing([self._homes[home] for _, home in near], [-weight for weight, _ in near])


LEAST_SHARED = 32
"""Sixteenths of a bit that the words say which a sentence of the sources shares, for it to be
looked at.
"""

FEW_SHARED = 3
"""Of so few sentences that say so much none is left out that says less."""


@attr.frozen(eq=False)
class Sharing:
    """Sentences of sources that share words with one of the text, those that share the most first,
    and how much these say, in sixteenths of a bit.
    """

    homes: Sequence[Spot]
    weights: Sequence[int]

    def beyond(self, bits: int, most: int) -> Sequence[Spot]:
        """The first sentences, ``most`` at most, of which the words say so many bits."""
        return self.homes[: min(most, self._upto(bits))]

    def _upto(self, bits: int) -> int:
        """How many sentences share words that say so many bits."""
        return bisect_right(self.weights, -16 * bits, key=neg)


@attr.frozen(eq=False)
class NearSentences:
    """Sentences of sources that share words with one of the text, those that share more first.

    ``numbers`` are theirs, in billionths, each with where it stands. ``close`` are the sentences
    that share the most.
    """

    homes: Sequence[Spot]
    numbers: Sequence[tuple[int, Spot]]
    close: bool
    _known: dict[Numerals, frozenset[int]] = attr.field(factory=dict)

    def between(self, low: int, high: int) -> list[Spot]:
        """The sentences with a number between two, those that share more words first."""
        return list(dict.fromkeys(home for size, home in self.numbers if low <= size <= high))

    def reached(self, numerals: Numerals) -> frozenset[int]:
        """The numerals that their numbers would make."""
        known = self._known.get(numerals)
        if known is None:
            sizes = (size for size, _ in self.numbers)
            known = frozenset(numerals.reached_by_digits(sizes, KEY_DECIMALS))
            self._known[numerals] = known
        return known


def near_in(sources: Sources, shared: Sharing, cuts: Sequence[int]) -> Iterator[NearSentences]:
    """The sentences beyond each cut of bits of shared words, each once; those of a cut that would
    take in most of all are not looked at.
    """
    looked = 0
    for cut in cuts:
        homes = shared.beyond(cut, len(shared.homes))[looked:]
        looked += len(homes)
        if homes and 4 * looked <= 3 * sources.sentences + 9:
            numbers = [
                (size, home) for home in homes for size in sources.texts[home[0]].sizes[home[1]]
            ]
            yield NearSentences(homes, numbers, cut == cuts[0])
