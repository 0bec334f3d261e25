"""Sentences of sources that share words with one of the text, those that share the most first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress

import attr

from figurecheck.bringing.grounding.sizes import Spot

CUTS = (8, 4, 2)
"""How many bits of words a sentence shares with one of the sources for its figures to be looked at,
in this order.
"""


@attr.frozen(eq=False)
class Sharing:
    """How much the words say, in sixteenths of a bit, that each sentence of the sources shares with
    one of the text; ``homes`` are all of these.
    """

    weights: Sequence[int]
    homes: Sequence[Spot]
    _known: dict[int, list[int]] = attr.field(factory=dict)

    def places(self, bits: int) -> list[int]:
        """Where among all the sentences stand whose words say so many bits, in their order."""
        known = self._known.get(bits)
        if known is None:
            known = self._known[bits] = self._of_weight(16 * bits)
        return known

    def _of_weight(self, least: int) -> list[int]:
        if least > 16 * CUTS[-1]:
            return [place for place in self.places(CUTS[-1]) if self.weights[place] >= least]
        return list(compress(range(len(self.weights)), map(least.__le__, self.weights)))

    def ordered(self, places: Iterable[int]) -> list[int]:
        """Places, those first whose words say the most."""
        return sorted(sorted(places), key=self.weights.__getitem__, reverse=True)

    def beyond(self, bits: int, most: int) -> list[Spot]:
        """The first sentences, ``most`` at most, of which the words say so many bits."""
        return self._first(self.places(bits), most)

    def first(self, most: int) -> list[Spot]:
        """The first sentences, ``most`` at most, however little the words say of them."""
        for cut in CUTS:
            if len(self.places(cut)) >= most:
                return self.beyond(cut, most)
        return self._first(self._of_weight(1), most)

    def _first(self, places: Iterable[int], most: int) -> list[Spot]:
        return [self.homes[place] for place in self.ordered(places)[:most]]
