"""Facts on their way to a filing: they name contexts and units that may only come behind them."""

from __future__ import annotations

from collections import Counter

from figurecheck.bringing.filings.filing import Aspects, Fact, Filing
from figurecheck.bringing.filings.numbers import decimals_of, read_number
from figurecheck.bringing.filings.surroundings import Namespaces, Surroundings

Raw = tuple[str, str, str, str | None, tuple[str, str], tuple[int, int]]
"""A fact as it was written: concept, context, unit, text, decimals and precision, line and column."""


class Collecting:
    """Gathers facts in the order written; ``unread`` counts what is left out."""

    def __init__(self, name: str) -> None:
        self.entries: list[str] = []
        self.unread: Counter[str] = Counter()
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
    ) -> None:
        """A fact; ``text`` is ``None`` where it says that there is no value."""
        self._raw.append((concept, context, unit, text, rounded, place))

    def filing(self, around: Surroundings, namespaces: Namespaces) -> Filing:
        """All that was gathered, once the contexts and units are known."""
        numbers: dict[Aspects, int] = {}
        pairs: dict[tuple[str, str], int | None] = {}
        facts: list[Fact] = []
        nil: set[tuple[str, int]] = set()
        for concept, context, unit, text, (decimals, precision), (line, column) in self._raw:
            known = (context, unit)
            if known in pairs:
                about = pairs[known]
            else:
                about = pairs[known] = _number_of(around, context, unit, numbers)
            if about is None:
                self.unread["figure whose context or unit is not there or not clear"] += 1
                continue
            if text is None:
                nil.add((concept, about))
                continue
            number = read_number(text)
            if number is None:
                self.unread["figure that is no number of a bearable length"] += 1
                continue
            right = decimals_of(decimals, precision, number)
            if right is False:
                self.unread["figure that does not say to what it was rounded"] += 1
                continue
            facts.append(Fact(concept, about, *number, right, text, line, column))
        self._raw.clear()
        return Filing(
            self._name,
            tuple(facts),
            tuple(numbers),
            frozenset(nil),
            tuple(one for one in self.entries if one),
            namespaces.first,
            dict(self.unread),
        )


def _number_of(around: Surroundings, context: str, unit: str, numbers: dict[Aspects, int]) -> int | None:
    """The number of what a context and a unit say together; ``None`` where one is not clear."""
    found, measured = around.contexts.get(context), around.units.get(unit)
    if found is None or measured is None:
        return None
    return numbers.setdefault(found._replace(unit=measured), len(numbers))
