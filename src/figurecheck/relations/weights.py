"""How much it takes to doubt a statement: the weights by which repairs are chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form, Statement
from figurecheck.model.expression import Operation, Term
from figurecheck.model.interval import Number, exact
from figurecheck.model.names import relation_of, states_relation
from figurecheck.model.said import Said

OF_STATUS: Mapping[str, Number] = {
    "reported": 1,
    "estimated": Fraction(3, 4),
    "provisional": Fraction(1, 2),
}
"""What a claim's status leaves of its weight: an estimate is doubted before a plain report; a plan
weighs as one.
"""

OF_RELATION = 2
"""A declared relation weighs as much as two claims, times its trust: it holds whoever speaks, but
it can be wrong.
"""

OF_QUOTIENT, OF_AVERAGE, OF_DIFFERENCE, OF_RATIO = (
    Fraction(1, 2),
    Fraction(3, 5),
    Fraction(2, 3),
    Fraction(4, 5),
)
"""What is left of the weight of a figure that was computed from others, by how much there is to go
wrong.

A quotient or a change takes two figures and a division, an average a total and its days, a
difference two figures; a measure that is itself a share was computed from figures that nobody
stated.
"""

OF_COPY = Fraction(3, 4)
"""What is left of the weight of a figure of a copy whose original says something of the same
quantity, too.
"""

OF_REPRINT = Fraction(1, 20)
"""What each further source adds that only carries on what one origin says: little, for it looked
once more at best.
"""


def weights_of(
    claims: Claims, said: Iterable[Said], rules: Iterable[Statement]
) -> dict[str, Number]:
    """The weight of every soft statement, by its name.

    Figures that are alike weigh the sum over their origins, each as much as the most trusted source
    that carries it, and a little more for every further source that does.
    """
    said = tuple(said)
    speaking: dict[Form, set[str]] = {}
    for one in said:
        speaking.setdefault(one.form, set()).update(claim.source for claim in one.claims)
    weights = {one.name: _weight(claims, one, speaking[one.form]) for one in said}
    declared = [rule for rule in rules if relation_of(rule.name) is not None]
    for relation in claims.relations:
        for rule in declared:
            if states_relation(rule.name, relation.id):
                weights[rule.name] = exact(OF_RELATION * relation.trust)
    return weights


def _weight(claims: Claims, said: Said, speaking: Collection[str]) -> Number:
    """The weight of what is said; ``speaking`` are all sources that say something of the same
    quantity.
    """
    best: dict[frozenset[str], Number] = {}
    for claim in said.claims:
        source = claims.sources.get(claim.source)
        weight = exact(
            (source.trust if source else 1) * OF_STATUS.get(claim.status, 1) * derived_weight(claim)
        )
        origins = claims.origins(claim)
        if claim.source not in origins and not origins.isdisjoint(speaking):
            weight = exact(weight * OF_COPY)
        best[origins] = max(weight, best.get(origins, 0))
    sources = {claim.source for claim in said.claims}
    total: Number = sum(best.values())
    further = len(sources) - len(best)
    return exact(total + OF_REPRINT * further) if further else exact(total)


def derived_weight(claim: Claim) -> Number:
    """What a figure weighs for how it comes about: 1 for what was counted, less for what was
    computed from others.
    """
    quantity = claim.quantity
    if isinstance(quantity, Operation):
        return OF_QUOTIENT if quantity.operator in "/*" else OF_DIFFERENCE
    if claim.statistic.divides:
        return OF_AVERAGE
    return OF_RATIO if claim.unit.ratio and isinstance(quantity, Term) else 1
