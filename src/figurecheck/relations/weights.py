"""How much it takes to doubt a statement: the weights by which repairs are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.interval import Number, exact
from figurecheck.model.names import relation_of, states_relation
from figurecheck.model.said import Said

OF_STATUS: Mapping[str, Number] = {"reported": 1, "estimated": Fraction(3, 4), "provisional": Fraction(1, 2)}
"""What a claim's status leaves of its weight: an estimate is doubted before a plain report; a plan weighs as one."""

OF_RELATION = 2
"""A declared relation weighs as much as two claims, times its trust: it holds whoever speaks, but it can be wrong."""


OF_REPRINT = Fraction(1, 20)
"""What each further source adds that only carries on what one origin says: little, for it looked once more at best."""


def weights_of(claims: Claims, said: Iterable[Said], rules: Iterable[Statement]) -> dict[str, Number]:
    """The weight of every soft statement, by its name.

    Figures that are alike weigh the sum over their origins, each as much as the most trusted source that carries it,
    and a little more for every further source that does.
    """
    weights = {one.name: _weight(claims, one) for one in said}
    declared = [rule for rule in rules if relation_of(rule.name) is not None]
    for relation in claims.relations:
        for rule in declared:
            if states_relation(rule.name, relation.id):
                weights[rule.name] = exact(OF_RELATION * relation.trust)
    return weights


def _weight(claims: Claims, said: Said) -> Number:
    best: dict[frozenset[str], Number] = {}
    for claim in said.claims:
        source = claims.sources.get(claim.source)
        weight = exact((source.trust if source else 1) * OF_STATUS.get(claim.status, 1))
        origins = claims.origins(claim)
        best[origins] = max(weight, best.get(origins, 0))
    sources = {claim.source for claim in said.claims}
    total: Number = sum(best.values()) + OF_REPRINT * (len(sources) - len(best))
    return exact(total)
