"""The hedges ahead of a number and right behind it."""

from __future__ import annotations

from figurecheck.bringing.prose.mention import FRACTION, MULTIPLE, PERCENT, POINTS
from figurecheck.bringing.prose.unit_scan import UnitScan
from figurecheck.reading.phrases.vocabulary import HEDGES, find

ADJUSTS = frozenset(
    ("a", "record", "further", "just", "only", "another", "additional", "an", "estimated", "the")
)
"""Words that may stand between a hedge and its number."""

_SPOKEN = frozenset(HEDGES) - {"bare", "multiple", "range", "bounds"}
_NO_HEDGES = frozenset(("c", "ca", "est", "=", "cut", "beyond", "minimum", "maximum"))


class HedgeScan(UnitScan):
    """Reads the hedges of the numbers of one sentence."""

    def _hedges(self, first: int, floor: int) -> int:
        """The token with which the hedges of a number begin."""
        best = at = first
        adjusting = 0
        while at > floor:
            phrase = self._hedge_before(at, floor)
            if phrase and not (best == first and self._compares(at - phrase)):
                at -= phrase
                best = at
            elif self._text(at - 1) in ADJUSTS and adjusting < 2:
                at -= 1
                adjusting += 1
            else:
                break
        return best

    def _hedge_before(self, at: int, floor: int) -> int:
        """How many tokens the longest hedge that ends there has; 0 where none does."""
        for phrase in self.tables.hedges_left.get(self._text(at - 1), ()):
            size = len(phrase.words)
            same = at - size >= floor and all(
                self._text(at - size + n) == word for n, word in enumerate(phrase.words)
            )
            alone = size == 1 and phrase.words[0] in _NO_HEDGES
            if same and phrase.role in _SPOKEN and not alone:
                return size
        return 0

    def _compares(self, at: int) -> bool:
        """Whether the words there compare with what was read right before: *12 percent more than
        41,000*, *a 12 percent increase over 41,000*.
        """
        before = self.found[-1] if self.found else None
        changes = self._text(at - 1) in self.tables.up | self.tables.down
        return (
            before is not None
            and before.last == (at - 1 if changes else at)
            and before.kind in {PERCENT, POINTS, MULTIPLE, FRACTION}
        )

    def _hedge_behind(self, at: int) -> int:
        """The token behind a hedge that follows a number at once; the same token where none
        does.
        """
        phrase = find(self.tables.words.after, self.tokens, at)
        if phrase is None or phrase.role not in HEDGES:
            return at
        apart = at < len(self.tokens) and not self._touching(at)
        glued = phrase.words[0] in {"plus", "+", "ish", "odd"}
        if (glued and apart) or phrase.words[0] in {
            "minimum",
            "maximum",
            "max",
            "exactly",
            "precisely",
            "roughly",
            "approximately",
        }:
            return at
        return at + len(phrase.words)
