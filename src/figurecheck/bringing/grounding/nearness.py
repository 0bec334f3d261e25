"""The numbers of the sentences of sources that share words with one of the text."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property

import attr

from figurecheck.bringing.grounding.price import KEY_DECIMALS, Numerals
from figurecheck.bringing.grounding.sharing import CUTS, Sharing
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.sizes import Spot


@attr.frozen(eq=False, slots=False)
class NearSentences:
    """Sentences of sources, by their places among all, that share words with one of the text.

    ``close`` are those that share the most.
    """

    sources: Sources
    shared: Sharing
    places: frozenset[int]
    close: bool
    _known: dict[Numerals, frozenset[int]] = attr.field(factory=dict)

    @cached_property
    def numbers(self) -> list[int]:
        """Their numbers, in billionths."""
        return self.sources.numbers_of(self.places)

    def among(self, places: AbstractSet[int]) -> list[Spot]:
        """Those of them that are among others, those that share more words first."""
        found = self.shared.ordered(self.places & places)
        return [self.shared.homes[place] for place in found]

    def reached(self, numerals: Numerals) -> frozenset[int]:
        """The numerals that their numbers would make."""
        known = self._known.get(numerals)
        if known is None:
            found = numerals.reached_by_digits(self.numbers, KEY_DECIMALS)
            known = self._known[numerals] = frozenset(found)
        return known


def near_in(sources: Sources, shared: Sharing) -> Iterator[NearSentences]:
    """The sentences beyond each cut of bits of shared words, each once; those of a cut that would
    take in most of all are not looked at.
    """
    looked: frozenset[int] = frozenset()
    for cut in CUTS:
        every = frozenset(shared.places(cut))
        near, looked = every - looked, every
        if near and 4 * len(looked) <= 3 * sources.sentences + 9:
            yield NearSentences(sources, shared, near, cut == CUTS[0])
