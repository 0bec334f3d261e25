"""Facts on their way to a filing, in the order written, with what is wrong with those that are no
figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from figurecheck.bringing.filings.filing import Aspects, FiledFact, Filing
from figurecheck.bringing.filings.numbers import decimals_of, read_number
from figurecheck.bringing.filings.surroundings import Namespaces, Surroundings

UNCLEAR = "figure whose context or unit is not there or not clear"
NO_NUMBER = "figure that is no number of a bearable length"
NOT_ROUNDED = "figure that does not say to what it was rounded"
NOT_READ = "figure in a format that is not read"
IN_TUPLE = "figure within a tuple"
NO_PLAIN = "fraction or other content than a number"


class Gathered:
    """Gathers facts whose aspects are known; ``unread`` counts what is left out, by the reason."""

    def __init__(self, name: str, entries: Sequence[str] = ()) -> None:
        self.unread: Counter[str] = Counter()
        self._name = name
        self._entries = entries
        self._numbers: dict[Aspects, int] = {}
        self._facts: list[FiledFact] = []
        self._perhaps: list[FiledFact] = []
        self._nil: set[tuple[str, int]] = set()
        self._unclear: dict[tuple[str, int], str] = {}

    def number(self, about: Aspects | None) -> int | None:
        """The number that aspects go by."""
        return None if about is None else self._numbers.setdefault(about, len(self._numbers))

    def add(
        self,
        concept: str,
        about: Aspects | None,
        text: str | None,
        rounded: tuple[str, str],
        place: tuple[int, int],
        *,
        perhaps: bool = False,
    ) -> None:
        """A fact; ``text`` is ``None`` where it says that there is no value.

        ``perhaps`` is given with a number that nothing says to be a figure but a sum that is about
        its concept.
        """
        self.take(concept, self.number(about), text, rounded, place, perhaps=perhaps)

    def take(
        self,
        concept: str,
        about: int | None,
        text: str | None,
        rounded: tuple[str, str],
        place: tuple[int, int],
        *,
        perhaps: bool = False,
        shift: int = 0,
    ) -> None:
        """The same by the number of its aspects; ``shift`` is the power of ten that the number is
        multiplied by.
        """
        if about is None:
            self.unread[UNCLEAR] += 1
            return
        if text is None:
            self._nil.add((concept, about))
            return
        number = read_number(text)
        if number is None:
            self.leave(concept, about, NO_NUMBER)
            return
        digits, places = number[0], number[1] - shift
        right = decimals_of(*rounded, (digits, places))
        if right is False:
            self.leave(concept, about, NOT_ROUNDED)
            return
        kept = self._perhaps if perhaps else self._facts
        kept.append(FiledFact(concept, about, digits, places, right, text, *place))

    def leave(self, concept: str, about: int, why: str) -> None:
        """Leaves out a fact, which stands in the way of every sum that it would be added in."""
        self.unread[why] += 1
        self._unclear[concept, about] = why

    def filing(self, prefixes: Mapping[str, str]) -> Filing:
        """All that was gathered."""
        return Filing(
            self._name,
            tuple(self._facts),
            tuple(self._numbers),
            frozenset(self._nil),
            self._unclear,
            tuple(one for one in self._entries if one),
            prefixes,
            dict(self.unread),
            tuple(self._perhaps),
        )


Raw = tuple[str, str, str, str | None, tuple[str, str], tuple[int, int], int]
"""A fact as it was written: concept, context, unit, text, decimals and precision, line and column,
power of ten.
"""


class Referring:
    """Gathers facts that name contexts and units, which may only come behind them.

    ``unread`` counts what has no concept, or is of another report. All else that is left out goes
    through ``leave``: a sum that misses it does not fail.
    """

    def __init__(self, name: str) -> None:
        self.entries: list[str] = []
        self.unread: Counter[str] = Counter()
        self._left: list[tuple[str, str, str, str]] = []
        self._name = name
        self._raw: list[Raw] = []

    def add(
        self,
        concept: str,
        context: str,
        unit: str,
        text: str | None,
        rounded: tuple[str, str],
        place: tuple[int, int],
        shift: int = 0,
    ) -> None:
        """A fact; ``text`` is ``None`` where it says that there is no value."""
        self._raw.append((concept, context, unit, text, rounded, place, shift))

    def leave(self, concept: str, context: str, unit: str, why: str) -> None:
        """Leaves out a fact, which stands in the way of every sum that it would be added in."""
        self._left.append((concept, context, unit, why))

    def filing(self, around: Surroundings, namespaces: Namespaces) -> Filing:
        """All that was gathered, once the contexts and units are known."""
        found = Gathered(self._name, self.entries)
        found.unread.update(self.unread)
        pairs: dict[tuple[str, str], int | None] = {}
        for concept, context, unit, text, rounded, place, shift in self._raw:
            known = context, unit
            if known not in pairs:
                pairs[known] = found.number(around.about(context, unit))
            found.take(concept, pairs[known], text, rounded, place, shift=shift)
        for concept, context, unit, why in self._left:
            about = found.number(around.about(context, unit))
            if about is None:
                found.unread[UNCLEAR] += 1
            else:
                found.leave(concept, about, why)
        self._raw.clear()
        return found.filing(namespaces.first)
