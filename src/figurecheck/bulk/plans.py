"""What ties the measures of facts: the bonds that rules make between them, in an order in which
they can be held.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from figurecheck.bulk.facts import Facts
from figurecheck.bulk.numbers import parts_of
from figurecheck.bulk.places import Together
from figurecheck.model.algebra import terms_of
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Operation
from figurecheck.relations.rule import rules
from figurecheck.relations.scene import Scene
from figurecheck.relations.screening import AT_LEAST, COMPLETE, EQUAL, GROWS, UNSCREENED, Bond
from figurecheck.relations.wholes import Key


class BondPlan(NamedTuple):
    """The bonds among some measures in some places.

    ``nodes`` are the quantities, ``bonds`` those between several, each behind those whose whole is
    a part of it, ``grows`` the nodes whose running count never falls, ``least`` those that are not
    below 0. ``branching`` says that no quantity is a part of two or the whole of two, so that ends
    can be carried from parts to wholes. ``screened`` says that nothing else ties them.
    """

    nodes: tuple[Key, ...]
    bonds: tuple[Bond, ...]
    grows: frozenset[Key]
    least: frozenset[Key]
    branching: bool
    screened: bool


class Plans:
    """The plans of facts, made once each."""

    def __init__(self, facts: Facts, claims: Claims) -> None:
        self.claims = claims
        self._scene = Scene(claims)
        self._known: dict[frozenset[Key], BondPlan] = {}
        self.families = _families(facts, claims)
        self._rules = rules()

    def of(self, keys: Iterable[Key]) -> BondPlan:
        """The plan of some measures, each in a place."""
        wanted = frozenset(keys)
        found = self._known.get(wanted)
        if found is None:
            found = self._known[wanted] = self._made(wanted)
        return found

    def _made(self, wanted: frozenset[Key]) -> BondPlan:
        keys, before = wanted, -1
        bonds: list[Bond] = []
        while before != len(keys):
            before = len(keys)
            bonds = [
                bond
                for rule in self._rules
                if rule.screen
                for bond in rule.screen(self._scene, keys)
            ]
            keys |= {one for bond in bonds for one in (bond.whole, *bond.parts)}
        measures = self.claims.measures
        screened = all(rule.screen is not None for rule in self._rules)
        screened = screened and not any(bond.kind == UNSCREENED for bond in bonds)
        screened = (
            screened
            and len({(measures[name].kind, parts_of(measures[name])) for name, _ in keys}) == 1
        )
        screened = screened and all(_is_plain(measures[name]) for name, _ in keys)
        least = frozenset(
            key for key in keys if (end := measures[key[0]].least) is not None and end >= 0
        )
        several = _needed(
            [bond for bond in bonds if bond.kind in {EQUAL, COMPLETE, AT_LEAST}], least
        )
        order = _ordered(several)
        grows = frozenset(bond.whole for bond in bonds if bond.kind == GROWS)
        return BondPlan(
            tuple(sorted(keys)), order or tuple(several), grows, least, order is not None, screened
        )


def _is_plain(measure: object) -> bool:
    """Whether its figures are totals of things that are not persons, rates or shares, in places of
    their own.
    """
    kind, unit = getattr(measure, "kind", ""), getattr(measure, "unit", None)
    if unit is None or unit.intensive or getattr(measure, "meets_again", True):
        return False
    defaults = any(default is not None for _, default in getattr(measure, "dimensions", ()))
    return kind in {"flow", "stock"} and not defaults


def _needed(bonds: Sequence[Bond], least: frozenset[Key]) -> list[Bond]:
    """The bonds that no other one of the same whole says as well."""
    found: list[Bond] = []
    wide = [bond for bond in bonds if bond.kind != AT_LEAST]
    wide += sorted(
        (bond for bond in bonds if bond.kind == AT_LEAST), key=lambda bond: -len(bond.parts)
    )
    for bond in wide:
        said = any(
            one.whole == bond.whole
            and set(bond.parts) <= set(one.parts)
            and set(one.parts) <= least
            for one in found
        )
        if bond.kind != AT_LEAST or not said:
            found.append(bond)
    return list(dict.fromkeys(found))


def _ordered(bonds: Sequence[Bond]) -> tuple[Bond, ...] | None:
    """The bonds from the smallest parts upwards; ``None`` where one is a part or a whole twice, or
    of itself.
    """
    wholes = {bond.whole for bond in bonds}
    parts = [part for bond in bonds for part in bond.parts]
    if len(wholes) < len(bonds) or len(set(parts)) < len(parts):
        return None
    order: list[Bond] = []
    left = list(bonds)
    while left:
        waiting = {bond.whole for bond in left}
        ready = [bond for bond in left if waiting.isdisjoint(bond.parts)]
        if not ready:
            return None
        order += ready
        left = [bond for bond in left if bond not in ready]
    return tuple(order)


def _families(facts: Facts, claims: Claims) -> dict[str, int]:
    """The number of the set that each measure belongs to: what is said of one may bear on the
    others of it.
    """
    sets = Together()
    for measure in claims.measures.values():
        sets.of(measure.id)
        parts = (
            [term.measure for term, _ in terms_of(measure.parts)]
            if measure.parts is not None
            else []
        )
        wholes = [measure.part_of] if measure.part_of is not None else []
        sets.join(_ids(claims, (measure.id, *parts, *wholes)))
    for relation in claims.relations:
        both = Operation("-", relation.states.left, relation.states.right, relation.states.place)
        sets.join(_ids(claims, (term.measure for term, _ in terms_of(both))))
    for together in facts.ties:
        sets.join(_ids(claims, together))
    numbers: dict[object, int] = {}
    return {
        name: numbers.setdefault(sets.of(name), len(numbers)) for name in sorted(claims.measures)
    }


def _ids(claims: Claims, names: Iterable[str]) -> list[str]:
    found = (claims.measure(name) for name in names)
    return [one.id for one in found if one is not None]
