"""Sentences of sources that share words with one of the text, those that share the most first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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

    def places(self, least: int) -> list[int]:
        """Where among all the sentences stand whose words say so many sixteenths, the most first."""
        known = self._known.get(least)
        if known is None:
            found = [place for place, weight in enumerate(self.weights) if weight >= least]
            known = self._known[least] = self.ordered(found)
        return known

    def ordered(self, places: Iterable[int]) -> list[int]:
        """Places, those first whose words say the most."""
        return sorted(sorted(places), key=self.weights.__getitem__, reverse=True)

    def beyond(self, bits: int, most: int) -> list[Spot]:
        """The first sentences, ``most`` at most, of which the words say so many bits."""
        return [self.homes[place] for place in self.places(16 * bits)[:most]]

    def first(self, most: int) -> list[Spot]:
        """The first sentences, ``most`` at most, however little the words say of them."""
        for cut in CUTS:
            if len(found := self.beyond(cut, most)) == most:
                return found
        return [self.homes[place] for place in self.places(1)[:most]]
