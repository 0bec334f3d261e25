"""The sources of a text, opened once: their figures by size, and the words of their sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import merge
from itertools import accumulate, chain

import attr

from figurecheck.bringing.grounding.price import KEY, KEY_DECIMALS, Numerals
from figurecheck.bringing.grounding.sharing import Sharing
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

_PART = 40
"""Bits of a whole number in which one part of a home is held: no row, column or offset is more."""

_SIZE = 3 * _PART
"""Bits that a home takes in all, above which the size of its number stands."""


def _packed(home: Home) -> int:
    """A home as a whole number, in the same order."""
    table, row, column = home
    return (table + 1) << 2 * _PART | row << _PART | column


def _unpacked(packed: int) -> Home:
    part = (1 << _PART) - 1
    return (packed >> 2 * _PART & part) - 1, packed >> _PART & part, packed & part


def _homes(table: int, column: BySize, low: int, high: int) -> Iterator[int]:
    """The numbers of a column between two in billionths, both included, each with its home as one
    whole number: the size above.
    """
    home = _packed((table, 0, column.column))
    for at in column.within(low, high):
        yield column.sizes[at] * column.billionths << _SIZE | home | column.rows[at] << _PART


LONG = 1_000
"""Numbers of a column that is looked through by itself: where they are fewer, those of all columns
together take less to look through than one column after another.
"""


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
    def _long(self) -> tuple[tuple[int, BySize], ...]:
        """The columns of so many numbers that each is looked through by itself, with the numbers of
        their tables.
        """
        return tuple(
            (table.number, table.sized(column))
            for table, column in self._columns
            if len(table.sized(column).sizes) >= LONG
        )

    @property
    def _columns(self) -> Iterator[tuple[SourceTable, int]]:
        return ((table, column) for table in self.tables for column in table.by_column)

    @cached_property
    def _sorted(self) -> tuple[list[int], list[int]]:
        """The size of every other number, in billionths, and where each stands, the smallest first.

        Size and home are one whole number: hundreds of thousands of pairs would take longer to sort
        than to find anything in. What is sorted is in order by columns and texts already.
        """
        found: list[int] = []
        for table, column in self._columns:
            home, near = _packed((table.number, 0, column)), table.sized(column)
            if len(near.sizes) < LONG:
                found += [
                    size * near.billionths << _SIZE | home | row << _PART
                    for size, row in zip(near.sizes, near.rows, strict=True)
                ]
        for index, text in enumerate(self.texts):
            home = _packed((-1, index, 0))
            found += [size << _SIZE | home | offset for size, offset in text.numerals]
        found.sort()
        return [one >> _SIZE for one in found], found

    def _homes_between(self, low: int, high: int) -> Iterator[Home]:
        """Where the numbers stand whose size in billionths lies between two, both included, the
        smallest first, those of one size in the order of their homes.
        """
        sizes, found = self._sorted
        others = found[bisect_left(sizes, low) : bisect_right(sizes, high)]
        inside = (_homes(table, near, low, high) for table, near in self._long)
        return map(_unpacked, merge(others, *inside))

    @property
    def size(self) -> int:
        """How many numbers the sources have."""
        return len(self._sorted[0]) + sum(len(near.sizes) for _, near in self._long)

    def between(self, lower: Number, upper: Number) -> Iterator[Home]:
        """Where the numbers stand whose size lies between two, with a billionth to spare."""
        return self._homes_between(int(lower * KEY) - 1, int(upper * KEY) + 1)

    @cached_property
    def _reached(self) -> dict[Numerals, frozenset[int]]:
        return {}

    def reached(self, numerals: Numerals) -> frozenset[int]:
        """The numerals that the numbers of all sources would make."""
        known = self._reached.get(numerals)
        if known is None:
            found = numerals.reached_in_order(self._sorted[0], KEY_DECIMALS)
            sets = [near.reached(numerals) for _, near in self._long]
            known = self._reached[numerals] = frozenset(found).union(*sets)
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
        found: set[int] = set()
        for table, text, offset in self._homes_between(low, high) if self.texts else ():
            number = bisect_right(self.texts[text].starts, offset) - 1 if table < 0 else -1
            if number >= 0:
                found.add(self._ahead[text] + number)
        return found
