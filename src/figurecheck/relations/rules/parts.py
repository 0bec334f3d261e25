"""Parts and their total do not fit.

What it checks
    The parts a measure declares are disjoint and leave nothing out, so in one place and window they add to it.

Why it matters
    Tables whose lines do not add to their total are the commonest error in print.

Conflict::

    measure: staff
    unit: person
    kind: stock
    parts: nurses + doctors

    measure: nurses
    unit: person
    kind: stock

    measure: doctors
    unit: person
    kind: stock

    claim: all
    figure: exactly 811 people
    measure: staff
    as_of: 2025-01-01

    claim: nurses
    figure: 412 people
    measure: nurses
    as_of: 2025-01-01

    claim: doctors
    figure: 398 people
    measure: doctors
    as_of: 2025-01-01

Clean::

    measure: staff
    unit: person
    kind: stock
    parts: nurses + doctors

    measure: nurses
    unit: person
    kind: stock

    measure: doctors
    unit: person
    kind: stock

    claim: all
    figure: exactly 810 people
    measure: staff
    as_of: 2025-01-01

    claim: nurses
    figure: 412 people
    measure: nurses
    as_of: 2025-01-01

    claim: doctors
    figure: 398 people
    measure: doctors
    as_of: 2025-01-01
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Monomial, Statement, at_least, at_most
from figurecheck.model.expression import Call, Operation
from figurecheck.model.interval import Number
from figurecheck.model.measure import Measure
from figurecheck.model.unit import conversion
from figurecheck.relations.rule import Rule
from figurecheck.relations.rules.changes import is_change
from figurecheck.relations.rules.windows import spell_days
from figurecheck.relations.scene import Amount, Flow, Scene, count, spell_members

CODE = "FC201"


def spread(scene: Scene) -> None:
    """Where a total or one of its parts is in play, all of them are, at the same points of time."""
    for measure, parts in _totals(scene):
        family = [measure.id, *(part.id for part in parts)]
        for place in sorted({flow.members for flow in scene.points if flow.measure in family}):
            flows = [Flow(name, place) for name in family]
            points: set[int] = set().union(*(scene.points.get(flow, set()) for flow in flows))
            for flow in flows:
                scene.points.setdefault(flow, set()).update(points)
        for amount in sorted(amount for amount in scene.amounts if amount.measure in family and _plain(amount)):
            for name in family:
                scene.amounts.setdefault(attr.evolve(amount, measure=name))


def _plain(amount: Amount) -> bool:
    return amount.statistic == "total" and not amount.tag


def _totals(scene: Scene) -> Iterator[tuple[Measure, list[Measure]]]:
    for name in sorted(scene.claims.measures):
        measure = scene.claims.measures[name]
        if measure.parts is not None:
            yield measure, [scene.measure(term) for term, _ in terms_of(measure.parts)]


def follow(scene: Scene) -> Iterator[Statement]:
    """The sum of the parts is the total, in every place and between all points of time."""
    for measure, parts in _totals(scene):
        spelled = f"{measure.id} = {' + '.join(part.id for part in parts)}"
        factors = [(measure, -1), *((part, conversion(part.unit, measure.unit)) for part in parts)]
        for flow in sorted(flow for flow in scene.points if flow.measure == measure.id):
            for start, end in scene.segments(flow):
                terms: dict[Monomial, Number] = {}
                for part, factor in factors:
                    one = Flow(part.id, flow.members)
                    terms[(count(one, end),)] = factor
                    terms[(count(one, start),)] = -factor
                yield _equation(f"{spelled}{spell_members(flow.members)} in {spell_days(start, end)}", spelled, terms)
        for amount in sorted(amount for amount in scene.amounts if amount.measure == measure.id and _plain(amount)):
            terms = {(attr.evolve(amount, measure=part.id).name,): factor for part, factor in factors}
            yield _equation(f"{spelled}: {amount.name}", spelled, terms)


def _equation(name: str, text: str, terms: dict[Monomial, Number]) -> Statement:
    return Statement(f"rule:{name}", (at_least(terms, 0), at_most(terms, 0)), code=CODE, text=text)


def speaks(scene: Scene, claim: Claim) -> bool:
    """Whether a claim is of a sum or a difference that is no change from one time to another."""
    quantity = claim.quantity
    if isinstance(quantity, Call):
        return quantity.function == "sum"
    return isinstance(quantity, Operation) and quantity.operator in "+-" and not is_change(scene, claim)


RULE = Rule(CODE, "parts", follow, spread, speaks)
