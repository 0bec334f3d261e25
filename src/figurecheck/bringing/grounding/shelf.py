"""The sources of a text, opened once: their figures by size, and the words of their sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attr

from figurecheck.bringing.grounding.price import KEY, KEY_DECIMALS, Numerals
from figurecheck.bringing.grounding.sizes import BySize, Spot
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
            scales = [one.scale for one in table.facts]
            for (row, column), cells in table.cells.items():
                for cell in cells:
                    scale = 1 if cell.within or cell.percent else scales[column]
                    found.append((cell.size(scale), (table.number, row, column)))
                    if table.facts[column].corner != 1 and not (cell.within or cell.percent):
                        larger = cell.size(scale * table.facts[column].corner)
                        found.append((larger, (table.number, row, column)))
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
    def _postings(self) -> dict[str, list[tuple[int, int]]]:
        """For each word the sentences that have it: the text and the number of the sentence."""
        found: dict[str, list[tuple[int, int]]] = {}
        for index, text in enumerate(self.texts):
            for number, words in enumerate(text.words):
                for word in words:
                    found.setdefault(word, []).append((index, number))
        return found

    @cached_property
    def sentences(self) -> int:
        """How many sentences the texts among the sources have."""
        return sum(len(text.bounds) for text in self.texts)

    def overlaps(self, words: Iterable[str]) -> dict[tuple[int, int], int]:
        """For each sentence that shares words how much they say, in sixteenths of a bit, a rarer
        word the more.
        """
        found: dict[tuple[int, int], int] = {}
        for word in sorted(set(words)):
            homes = self._postings.get(word, ())
            if not homes:
                continue
            weight = sixteenths(max(self.sentences, FEW_SENTENCES) + 1, len(homes))
            if weight < LEAST_SAID:
                continue
            for home in homes:
                found[home] = found.get(home, 0) + weight
        return found


@attr.frozen(eq=False)
class NearSentences:
    """Sentences of sources that share words with one of the text, those that share more first.

    ``close`` are the ones that share the most.
    """

    homes: Sequence[Spot]
    numbers: BySize
    close: bool

    @property
    def sizes(self) -> Sequence[int]:
        """The numbers of all of them."""
        return self.numbers.sizes

    def between(self, low: int, high: int) -> list[Spot]:
        """The sentences with a number between two, those that share more words first."""
        having = set(self.numbers.between(low, high))
        return [home for home in self.homes if home in having] if having else []

    def reached(self, numerals: Numerals) -> frozenset[int]:
        """The numerals that their numbers would make."""
        return self.numbers.reached(numerals)


def near_in(
    sources: Sources, shared: Sequence[tuple[Spot, int]], cuts: Sequence[int]
) -> Iterator[NearSentences]:
    """The sentences beyond each cut of bits of shared words, each once; those of a cut that would
    take in most of all are not looked at.
    """
    looked = 0
    for cut in cuts:
        upto = looked
        while upto < len(shared) and shared[upto][1] >= 16 * cut:
            upto += 1
        homes = [home for home, _ in shared[looked:upto]]
        looked = upto
        if homes and 4 * looked <= 3 * sources.sentences + 9:
            numbers = (
                (size, home) for home in homes for size in sources.texts[home[0]].sizes[home[1]]
            )
            yield NearSentences(homes, BySize.of(numbers), cut == cuts[0])
