"""Which places belong together: one may be part of another, so that what is said of both is held
together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import product

from figurecheck.model.claims import Claims
from figurecheck.model.measure import ancestors

Members = tuple[tuple[str, str], ...]


class Together:
    """Things put together into sets, two at a time."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def of(self, one: Hashable) -> Hashable:
        """What stands for the set of a thing."""
        above = self._above.setdefault(one, one)
        while above != self._above[above]:
            self._above[one] = above = self._above[above]
        return above

    def join(self, together: Iterable[Hashable]) -> None:
        """Puts things into one set."""
        first, *rest = (self.of(one) for one in together)
        for one in rest:
            self._above[self.of(one)] = self.of(first)


def groups_of(
    places: Sequence[Members], claims: Claims, *, joins: bool
) -> tuple[list[Members], list[int]]:
    """The places, each with the number of the set that it belongs to; all are one set where
    ``joins``.

    A place belongs with every one that contains it and is there as well, by ``part_of``, and with
    those that are the same once a measure's defaults are added.
    """
    known = set(map(_sorted, places))
    sets = Together()
    defaults = {
        tuple(one for one in measure.dimensions if one[1] is not None)
        for measure in claims.measures.values()
    }
    for place in places:
        own = _sorted(place)
        sets.of(own)
        for given in defaults:
            filled = _sorted(tuple((dict(given) | dict(own)).items()))
            sets.join((own, ("filled", filled)))
        chains = [
            [(name, one) for one in (value, *ancestors(claims.members, name, value))]
            for name, value in own
        ]
        for wider in product(*chains):
            if wider != own and (wider in known or any(defaults)):
                sets.join((own, wider))
        if joins:
            sets.join((own, "all"))
    numbers: dict[Hashable, int] = {}
    groups = [numbers.setdefault(sets.of(_sorted(place)), len(numbers)) for place in places]
    return list(places), groups


def _sorted(place: Iterable[tuple[str, str | None]]) -> Members:
    return tuple(sorted((name, value) for name, value in place if value is not None))
