"""Parts claims into families that no rule can tie to one another, by what they are about alone: so
that each can be compiled and decided without the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Generic, TypeVar

import attr

from figurecheck.catalogue import offered
from figurecheck.errors import FigurecheckError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.measure import ancestors
from figurecheck.relations.scene import Members, Scene

One = TypeVar("One")

Kin = tuple[str, Members | None]
"""What a family is told by: a measure that stands for all that are tied to it, and the widest
member of each dimension, or ``None`` where a relation speaks of them in all places at once.
"""


@attr.frozen(eq=False, repr=False)
class ClaimFamily:
    """Claims that may be tied to one another, by their places among all that are held, in order;
    ``related`` says that a declared relation speaks of their measures.
    """

    claims: Sequence[int]
    related: bool


def families(claims: Claims, held: Sequence[Claim]) -> list[ClaimFamily] | None:
    """The families of the claims that are held, in the order of their first claims; ``None`` where
    another package has rules, which may tie what they like.

    A family is wider than what is really tied: its claims are of measures that are tied in some
    place, in places that lie within one. The rules of this package tie no others.
    """
    if offered("figurecheck.relations.rules"):
        return None
    kinship = _Kinship(Scene(claims))
    found: dict[Kin, list[int]] = {}
    own = [kinship.of(claim) for claim in held]  # whole, since a later claim may join two families
    for at, kin in enumerate(own):
        found.setdefault(kinship.root(kin), []).append(at)
    related = kinship.related()
    return [ClaimFamily(several, kin in related) for kin, several in found.items()]


class _Kinship:
    """Which measures and places belong together."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._joined = _Joined[Kin]()
        self._widest: dict[tuple[str, str], str] = {}
        self._places: dict[Members, Members] = {}

    def of(self, claim: Claim) -> Kin:
        """What the claim's terms are about, which belongs together from now on."""
        quantity = claim.quantity
        if isinstance(quantity, Term):
            own = None if quantity.members else self._plain.get(quantity.measure)
            if own is not None:
                return self._kin(own, claim.members)
        terms = (term for term, _ in terms_of(quantity))
        first, *others = list(self._about(terms, claim.members)) or [(claim.name, ())]
        for other in others:
            self._joined.join(first, other)
        return first

    def related(self) -> frozenset[Kin]:
        """What stands for all that belongs together with measures that a relation speaks of."""
        return frozenset(self._joined.root((own, None)) for own in self._related)

    def root(self, kin: Kin) -> Kin:
        """What stands for all that belongs together with it."""
        return self._joined.root(kin)

    def _about(self, terms: Iterable[Term], members: Members) -> Iterator[Kin]:
        """What each term is about; a term that cannot be read is about nothing."""
        for term in terms:
            try:
                measure = self._scene.measure(term)
            except FigurecheckError:
                continue
            own = self._measures[measure.id]
            yield self._kin(own, self._scene.members_of(term, members))

    def _kin(self, own: str, members: Members) -> Kin:
        """What the measures that one stands for are about in a place."""
        if own in self._related:
            return own, None
        widest = self._places.get(members)
        if widest is None:
            widest = tuple((dimension, self._top(dimension, name)) for dimension, name in members)
            self._places[members] = widest
        return own, widest

    def _top(self, dimension: str, name: str) -> str:
        """The widest member that one lies in."""
        found = self._widest.get((dimension, name))
        if found is None:
            chain = (name, *ancestors(self._scene.claims.members, dimension, name))
            found = self._widest[dimension, name] = chain[-1]
        return found

    @cached_property
    def _measures(self) -> dict[str, str]:
        """For each measure the one that stands for all that are tied to it: as parts, by being part
        of it, or in a relation.
        """
        joined = _Joined[str]()
        for name, measure in self._scene.claims.measures.items():
            parts = [] if measure.parts is None else [term for term, _ in terms_of(measure.parts)]
            whole = None if measure.part_of is None else self._scene.claims.measure(measure.part_of)
            for other in (*self._ids(parts), *([] if whole is None else [whole.id])):
                joined.join(name, other)
        for terms in self._relations:
            for one, other in pairwise(self._ids(terms)):
                joined.join(one, other)
        return {name: joined.root(name) for name in self._scene.claims.measures}

    @cached_property
    def _plain(self) -> dict[str, str]:
        """The same for measures whose claims name all their members themselves."""
        measures = self._scene.claims.measures
        return {
            name: own
            for name, own in self._measures.items()
            if all(default is None for _, default in measures[name].dimensions)
        }

    @cached_property
    def _related(self) -> frozenset[str]:
        """Those of them that a relation speaks of."""
        return frozenset(
            self._measures[name] for terms in self._relations for name in self._ids(terms)
        )

    @cached_property
    def _relations(self) -> list[list[Term]]:
        return [
            [term for side in (one.states.left, one.states.right) for term, _ in terms_of(side)]
            for one in self._scene.claims.relations
        ]

    def _ids(self, terms: Iterable[Term]) -> list[str]:
        found = (self._scene.claims.measure(term.measure) for term in terms)
        return [one.id for one in found if one is not None]


class _Joined(Generic[One]):
    """What belongs together, by what stands for it."""

    def __init__(self) -> None:
        self._above: dict[One, One] = {}

    def root(self, one: One) -> One:
        """What stands for all that one belongs together with."""
        above = self._above
        if one not in above:
            return one
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, one: One, other: One) -> None:
        """Has two belong together from now on."""
        for each in (one, other):
            self._above.setdefault(each, each)
        self._above[self.root(other)] = self.root(one)
