"""Numbers of sources by their size: which lie between two, and which numerals they would make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import attr

from figurecheck.bringing.grounding.price import KEY, KEY_DECIMALS, Numerals

Spot = tuple[int, int]
"""Where a number stands: its text and sentence, or its row and column."""


@attr.frozen(eq=False)
class BySize:
    """Numbers in billionths, the smallest first, with where each stands."""

    sizes: Sequence[int]
    spots: Sequence[Spot]
    _known: dict[Numerals, frozenset[int]] = attr.field(factory=dict)

    @classmethod
    def of(cls, numbers: Iterable[tuple[int, Spot]]) -> BySize:
        """The numbers in their order."""
        found = sorted(numbers)
        return cls([size for size, _ in found], [spot for _, spot in found])

    def between(self, low: int, high: int) -> list[Spot]:
        """Where the numbers stand that lie between two, both included, each place once."""
        first, last = bisect_left(self.sizes, low), bisect_right(self.sizes, high)
        return list(dict.fromkeys(sorted(self.spots[first:last])))

    def reached(self, numerals: Numerals) -> frozenset[int]:
        """The numerals that the numbers would make."""
        known = self._known.get(numerals)
        if known is None:
            known = self._known[numerals] = frozenset(self._reached(numerals))
        return known

    def _reached(self, numerals: Numerals) -> set[int]:
        low = (numerals.first * numerals.unit - numerals.below) * KEY
        high = (numerals.last * numerals.unit + numerals.above) * KEY
        first, last = bisect_left(self.sizes, int(low) - 1), bisect_right(self.sizes, int(high) + 1)
        return numerals.reached_by_digits(dict.fromkeys(self.sizes[first:last]), KEY_DECIMALS)
