"""The sources of a text, opened once: their figures by size, and the words of their sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

import attr

from figurecheck.bringing.grounding.price import Numerals
from figurecheck.bringing.grounding.sources import (
    KEY,
    KEY_DECIMALS,
    SourceFigure,
    SourceTable,
    SourceText,
)
from figurecheck.bringing.grounding.words import sixteenths
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.grounding import SourceRead
from figurecheck.model.interval import Number

FEW_SENTENCES = 31
"""In fewer sentences a word is as rare as it would be in so many: how common it is elsewhere they
do not show.
"""

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
            if weight <= 0:
                continue
            for home in homes:
                found[home] = found.get(home, 0) + weight
        return found
