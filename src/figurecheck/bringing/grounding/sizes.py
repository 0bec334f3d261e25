"""Numbers of sources by their size: which lie between two, and which numerals they would make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import attr

from figurecheck.bringing.grounding.price import KEY_DECIMALS, Numerals

Spot = tuple[int, int]
"""Where a number stands: its text and sentence, or its row and column."""


@attr.frozen(eq=False)
class Sizes:
    """How large some numbers are, as whole ones of so many ``decimals``, with the row of each."""

    sizes: Sequence[int]
    rows: Sequence[int]
    decimals: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Sizes:
        """The sizes of numbers in billionths that are given with their rows."""
        found = [*pairs]
        return cls([size for size, _ in found], [row for _, row in found], KEY_DECIMALS)


@attr.frozen(eq=False)
class BySize:
    """The numbers of a column, the smallest first, with the row of each.

    Their sizes are whole numbers of so many ``decimals``: whole ones are compared and divided much
    faster than billionths, which are no small numbers to a computer.
    """

    column: int
    sizes: Sequence[int]
    rows: Sequence[int]
    decimals: int
    _known: dict[Numerals, frozenset[int]] = attr.field(factory=dict)

    @classmethod
    def of(cls, column: int, numbers: Sizes) -> BySize:
        """The numbers in their order."""
        sizes, rows = numbers.sizes, numbers.rows
        order = sorted(range(len(sizes)), key=sizes.__getitem__)
        in_order = [sizes[at] for at in order], [rows[at] for at in order]
        return cls(column, *in_order, numbers.decimals)

    @property
    def billionths(self) -> int:
        """How many billionths 1 of its sizes is."""
        return int(10 ** (KEY_DECIMALS - self.decimals))

    def within(self, low: int, high: int) -> range:
        """Which of the numbers lie between two in billionths, both included."""
        first = bisect_left(self.sizes, -(-low // self.billionths))
        return range(first, bisect_right(self.sizes, high // self.billionths, lo=first))

    def between(self, low: int, high: int) -> list[Spot]:
        """Where the numbers stand that lie between two in billionths, both included, each place
        once.
        """
        found = self.within(low, high)
        rows = self.rows[found.start : found.stop]
        return [(row, self.column) for row in sorted({*rows})]

    def reached(self, numerals: Numerals) -> frozenset[int]:
        """The numerals that the numbers would make."""
        known = self._known.get(numerals)
        if known is None:
            found = numerals.reached_in_order(self.sizes, self.decimals)
            known = self._known[numerals] = frozenset(found)
        return known
