"""The claims of a set by what they speak of, for explanations that look for others beside one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from typing import NamedTuple

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.statistic import Statistic
from figurecheck.model.window import Window

Days = tuple[int, int]
Members = tuple[tuple[str, str], ...]

Placed = tuple[int, Claim]
"""A claim with its place in the order of names, which is the order in which it is looked at."""


class _Series(NamedTuple):
    """Figures of one source for one quantity, over windows of one length."""

    source: str
    quantity: Term
    members: Members
    statistic: Statistic
    days: int


def plain_window(claim: Claim) -> Days | None:
    """Where the days of a claim that has known ones start and end; ``None`` for an instant or
    uncertain days.
    """
    window = claim.window
    if (
        window is None
        or not window.plain
        or not isinstance(claim.quantity, Term)
        or claim.quantity.window is not None
    ):
        return None
    return window.start or 0, window.end or 0


class Vicinity:
    """Finds the claims near one without a walk over all there are: a set of many thousands is asked
    a hundred times for each conflict that is explained.

    All come in the order of their names.
    """

    def __init__(self, claims: Claims) -> None:
        self._claims = claims

    def of_value(self, claim: Claim) -> Sequence[Claim]:
        """The claims whose figure has the same value, itself among them."""
        return self._by_value[claim.figure.value]

    def confirmed(self, claim: Claim) -> bool:
        """Whether another source has the same number in the same unit, be it for another
        quantity.
        """
        return len(self._having[claim.figure.value, claim.figure.unit]) > 1

    def replacing(self, claim: Claim) -> Claim | None:
        """The first claim that replaces this one."""
        return self._replacing.get(claim.name)

    def inside(self, claim: Claim) -> Sequence[Claim]:
        """The claims that enter the arithmetic for the quantity and place of one whose plain days
        start within its own.
        """
        own = plain_window(claim)
        if own is None or not isinstance(claim.quantity, Term):
            return ()
        rows = self._by_start.get((claim.quantity, claim.members), ())
        first, behind = (bisect_left(rows, (day,)) for day in own)
        return [other for _, (_, other) in sorted(rows[first:behind], key=lambda row: row[1][0])]

    def there(self, members: Members, window: Window | None) -> Sequence[Claim]:
        """The claims that enter the arithmetic for plain measures, one place and one window."""
        return self._by_place.get((members, window), ())

    def in_one_respect(self, claim: Claim) -> Iterator[Claim]:
        """The claims for measures of a claim's source that have its quantity and place, its
        quantity and window, or its place and window; some more than once.
        """
        same = self._sharing
        found = (same.get((claim.source, *pair), ()) for pair in _pairs(claim))
        return (other for _, other in merge(*found, key=lambda placed: placed[0]))

    def windows(self, claim: Claim) -> Mapping[Days, Claim]:
        """The first claim of a claim's source for its quantity and place in each plain window."""
        return self._by_days.get((claim.source, claim.quantity, claim.members), {})

    def series(self, source: str, like: Claim) -> Mapping[Days, Claim]:
        """The first claim of a source for the quantity, place and statistic of a claim, in each
        plain window as long as its own.
        """
        own = plain_window(like)
        if own is None or not isinstance(like.quantity, Term):
            return {}
        key = _Series(source, like.quantity, like.members, like.statistic, own[1] - own[0])
        return self._by_series.get(key, {})

    # -- each made once, when it is asked for ------------------------------------------------------

    @cached_property
    def _by_value(self) -> Mapping[object, Sequence[Claim]]:
        found: dict[object, list[Claim]] = {}
        for claim in self._claims:
            found.setdefault(claim.figure.value, []).append(claim)
        return found

    @cached_property
    def _having(self) -> Mapping[object, set[str]]:
        found: dict[object, set[str]] = {}
        for claim in self._claims:
            found.setdefault((claim.figure.value, claim.figure.unit), set()).add(claim.source)
        return found

    @cached_property
    def _replacing(self) -> Mapping[str, Claim]:
        return {one.replaces: one for one in reversed(self._claims.claims) if one.replaces}

    @cached_property
    def _by_start(self) -> Mapping[object, Sequence[tuple[int, Placed]]]:
        found: dict[object, list[tuple[int, Placed]]] = {}
        for at, claim in enumerate(self._claims.held()):
            days = plain_window(claim)
            if days is not None:
                rows = found.setdefault((claim.quantity, claim.members), [])
                rows.append((days[0], (at, claim)))
        for rows in found.values():
            rows.sort(key=lambda row: row[0])
        return found

    @cached_property
    def _by_place(self) -> Mapping[object, Sequence[Claim]]:
        found: dict[object, list[Claim]] = {}
        for claim in self._claims.held():
            if isinstance(claim.quantity, Term):
                found.setdefault((claim.members, claim.window), []).append(claim)
        return found

    @cached_property
    def _sharing(self) -> Mapping[object, Sequence[Placed]]:
        found: dict[object, list[Placed]] = {}
        for placed in enumerate(self._claims):
            if isinstance(placed[1].quantity, Term):
                for pair in _pairs(placed[1]):
                    found.setdefault((placed[1].source, *pair), []).append(placed)
        return found

    @cached_property
    def _by_days(self) -> Mapping[object, Mapping[Days, Claim]]:
        found: dict[object, dict[Days, Claim]] = {}
        for claim in self._claims:
            days = plain_window(claim)
            if days is not None:
                key = claim.source, claim.quantity, claim.members
                found.setdefault(key, {}).setdefault(days, claim)
        return found

    @cached_property
    def _by_series(self) -> Mapping[_Series, Mapping[Days, Claim]]:
        found: dict[_Series, dict[Days, Claim]] = {}
        for claim in self._claims:
            days = plain_window(claim)
            if days is not None and isinstance(claim.quantity, Term):
                key = _Series(
                    claim.source,
                    claim.quantity,
                    claim.members,
                    claim.statistic,
                    days[1] - days[0],
                )
                found.setdefault(key, {}).setdefault(days, claim)
        return found


def _pairs(claim: Claim) -> Iterator[tuple[str, object, object]]:
    """Each two of what a claim is about: its quantity, place and window."""
    yield "place", claim.quantity, claim.members
    yield "window", claim.quantity, claim.window
    yield "both", claim.members, claim.window
