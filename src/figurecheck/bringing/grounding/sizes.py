"""Numbers of sources by their size: which lie between two, and which numerals they would make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import attr

from figurecheck.bringing.grounding.price import KEY_DECIMALS, Numerals

Spot = tuple[int, int]
"""Where a number stands: its text and sentence, or its row and column."""


_ROW = 40
"""Bits of a whole number in which a row is held."""


@attr.frozen(eq=False)
class BySize:
    """The numbers of a column in billionths, the smallest first, with the row of each."""

    column: int
    sizes: Sequence[int]
    rows: Sequence[int]
    _known: dict[Numerals, frozenset[int]] = attr.field(factory=dict)

    @classmethod
    def of(cls, column: int, numbers: Iterable[tuple[int, int]]) -> BySize:
        """The numbers in their order."""
        found = sorted(size << _ROW | row for size, row in numbers)
        least = (1 << _ROW) - 1
        return cls(column, [one >> _ROW for one in found], [one & least for one in found])

    def between(self, low: int, high: int) -> list[Spot]:
        """Where the numbers stand that lie between two, both included, each place once."""
        first, last = bisect_left(self.sizes, low), bisect_right(self.sizes, high)
        return [(row, self.column) for row in sorted({*self.rows[first:last]})]

    def reached(self, numerals: Numerals) -> frozenset[int]:
        """The numerals that the numbers would make."""
        known = self._known.get(numerals)
        if known is None:
            found = numerals.reached_in_order(self.sizes, KEY_DECIMALS)
            known = self._known[numerals] = frozenset(found)
        return known
