"""Parts claims into families that no rule can tie to one another, by what they are about alone: so
that each can be compiled and decided without the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attr

from figurecheck.catalogue import offered
from figurecheck.errors import FigurecheckError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.measure import ancestors
from figurecheck.relations.scene import Members, Scene

Kin = tuple[str, Members | None]
"""What a family is told by: a measure that stands for all that are tied to it, and the widest
member of each dimension, or ``None`` where a relation speaks of them in all places at once.
"""


@attr.frozen(eq=False, repr=False)
class Family:
    """Claims that may be tied to one another, by their places among all that are held, in order;
    ``related`` says that a declared relation speaks of their measures.
    """

    claims: Sequence[int]
    related: bool


def families(claims: Claims, held: Sequence[Claim]) -> list[Family] | None:
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
    return [Family(several, kin[1] is None) for kin, several in found.items()]


class _Kinship:
    """Which measures and places belong together."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._above: dict[object, object] = {}
        self._widest: dict[tuple[str, str], str] = {}
        self._places: dict[tuple[str, Members], Kin] = {}
        self._plain: dict[tuple[str, Members, Members], Kin] = {}

    def of(self, claim: Claim) -> Kin:
        """What the claim's terms are about, which belongs together from now on."""
        quantity = claim.quantity
        if isinstance(quantity, Term):
            plain = quantity.measure, quantity.members, claim.members
            found = self._plain.get(plain)
            if found is None:
                found = next(self._about((quantity,), claim.members), (claim.name, ()))
                self._plain[plain] = found
            return found
        terms = (term for term, _ in terms_of(quantity))
        first, *others = list(self._about(terms, claim.members)) or [(claim.name, ())]
        for other in others:
            self._join(first, other)
        return first

    def root(self, kin: Kin) -> Kin:
        """What stands for all that belongs together with it."""
        found = _root(self._above, kin) if kin in self._above else kin
        return found  # type: ignore[return-value]

    def _about(self, terms: Iterable[Term], members: Members) -> Iterator[Kin]:
        """What each term is about; a term that cannot be read is about nothing."""
        for term in terms:
            try:
                measure = self._scene.measure(term)
            except FigurecheckError:
                continue
            place = measure.id, self._scene.members_of(term, members)
            known = self._places.get(place)
            if known is None:
                known = self._places[place] = self._kin(*place)
            yield known

    def _kin(self, measure: str, members: Members) -> Kin:
        own = self._measures[measure]
        if own in self._related:
            return own, None
        return own, tuple((dimension, self._top(dimension, name)) for dimension, name in members)

    def _top(self, dimension: str, name: str) -> str:
        """The widest member that one lies in."""
        found = self._widest.get((dimension, name))
        if found is None:
            chain = (name, *ancestors(self._scene.claims.members, dimension, name))
            # members in a circle have no widest one: any is as good, if it is the same for all
            found = self._widest[dimension, name] = (
                chain[-1] if len(chain) == 1 or self._ends(dimension, chain[-1]) else min(chain)
            )
        return found

    def _ends(self, dimension: str, name: str) -> bool:
        member = self._scene.claims.members.get((dimension, name))
        return member is None or member.part_of in {None, name}

    def _join(self, one: object, other: object) -> None:
        _join(self._above, one, other)

    @cached_property
    def _measures(self) -> dict[str, str]:
        """For each measure the one that stands for all that are tied to it: as parts, by being part
        of it, or in a relation.
        """
        above: dict[object, object] = {}
        for name, measure in self._scene.claims.measures.items():
            _join(above, name, name)
            parts = [] if measure.parts is None else [term for term, _ in terms_of(measure.parts)]
            whole = None if measure.part_of is None else self._scene.claims.measure(measure.part_of)
            for other in (*self._ids(parts), *([] if whole is None else [whole.id])):
                _join(above, name, other)
        for terms in self._relations:
            first, *others = self._ids(terms) or [""]
            for other in others:
                _join(above, first, other)
        return {name: str(_root(above, name)) for name in self._scene.claims.measures}

    @cached_property
    def _related(self) -> frozenset[str]:
        """Those of them that a relation speaks of."""
        return frozenset(
            self._measures[name] for terms in self._relations for name in self._ids(terms)
        )

    @cached_property
    def _relations(self) -> list[list[Term]]:
        return [
            [
                term
                for side in (one.states.left, one.states.right)
                for term, _ in terms_of(side)
            ]
            for one in self._scene.claims.relations
        ]

    def _ids(self, terms: Iterable[Term]) -> list[str]:
        found = (self._scene.claims.measure(term.measure) for term in terms)
        return [one.id for one in found if one is not None]


def _root(above: dict[object, object], one: object) -> object:
    while above[one] != one:
        above[one] = above[above[one]]
        one = above[one]
    return one


def _join(above: dict[object, object], one: object, other: object) -> None:
    first, second = (_root(above, above.setdefault(each, each)) for each in (one, other))
    above[second] = first
