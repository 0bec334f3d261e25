"""Parts and their total do not fit.

What it checks
    The parts a measure declares are disjoint and leave nothing out, so in one place and window they
    add to it.

Why it matters
    Tables whose lines do not add to their total are the commonest error in print.

Given::

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

    claim: nurses
    figure: 412 people
    measure: nurses
    as_of: 2025-01-01

    claim: doctors
    figure: 398 people
    measure: doctors
    as_of: 2025-01-01

Conflict::

    claim: all
    figure: exactly 811 people
    measure: staff
    as_of: 2025-01-01

Clean::

    claim: all
    figure: exactly 810 people
    measure: staff
    as_of: 2025-01-01
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import attr

from figurecheck.catalogue import statistics
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Monomial, Row, Statement, at_least, at_most
from figurecheck.model.expression import Call, Operation
from figurecheck.model.interval import Number
from figurecheck.model.measure import Measure
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import Statistic
from figurecheck.model.unit import conversion
from figurecheck.model.window import Window
from figurecheck.relations.rule import Rule
from figurecheck.relations.rules.changes import is_change
from figurecheck.relations.rules.windows import spell_days
from figurecheck.relations.scene import (
    Amount,
    Flow,
    Members,
    Scene,
    in_order,
    spell_members,
)
from figurecheck.relations.screening import EQUAL, UNSCREENED, Bond
from figurecheck.relations.wholes import Key

CODE = "FC201"

BECAUSE = "the parts together are the whole"
"""Why, in the words of a report."""


def spread(scene: Scene) -> None:
    """Where a total or one of its parts is in play, all of them are, at the same points of time."""
    where: dict[str, set[tuple[Members, bool]]] = {}
    for flow in scene.points:
        where.setdefault(flow.measure, set()).add((flow.members, flow.daily))
    for measure, parts in _totals(scene):
        family = [measure.id, *(part.id for part in parts)]
        for place, daily in sorted(
            set[tuple[Members, bool]]().union(*(where.get(name, set()) for name in family))
        ):
            flows = [Flow(name, place, daily) for name in family]
            for name in family:
                where.setdefault(name, set()).add((place, daily))
            points: set[int] = set().union(*(scene.points.get(flow, set()) for flow in flows))
            for flow in flows:
                scene.bring(flow, points)
        own = [amount for amount in scene.amounts if amount.measure in family and not amount.tag]
        for amount in sorted(amount for amount in own if amount.statistic.adds):
            for name in family:
                scene.amounts.setdefault(attr.evolve(amount, measure=name))
        _peaks(scene, family, [amount for amount in own if amount.statistic.sign])


def _peaks(scene: Scene, family: list[str], peaks: list[Amount]) -> None:
    """Where two of a total and its parts have a highest or lowest day over the same days, all of
    them have both.
    """
    beside: dict[tuple[Members, Window, int], list[Amount]] = {}
    for amount in sorted(peaks):
        beside.setdefault((amount.members, amount.window, amount.statistic.days), []).append(amount)
    for (members, window, _), found in beside.items():
        both = sorted(
            {one for amount in found for one in (amount.statistic, *_opposite(amount.statistic))}
        )
        for name in family if len({amount.measure for amount in found}) > 1 else ():
            for statistic in both:
                scene.amounts.setdefault(Amount(name, members, window, statistic))


def _opposite(statistic: Statistic) -> list[Statistic]:
    """The lowest day of a highest one, and the other way round; none where there is no such
    statistic.
    """
    return [
        one for one in statistics() if (one.days, one.sign) == (statistic.days, -statistic.sign)
    ]


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
        for flow in in_order(flow for flow in scene.points if flow.measure == measure.id):
            each = f"{spelled}, every day" if flow.daily else spelled
            counted = [
                (scene.counts(Flow(part.id, flow.members, flow.daily)), factor)
                for part, factor in factors
            ]
            for start, end in scene.segments(flow):
                terms = {}
                for counts, factor in counted:
                    for one, times in ((counts[end], factor), (counts[start], -factor)):
                        terms[one.monomial] = one.times(times), one.times(-times)
                name = f"{each}{spell_members(flow.members)} in {spell_days(start, end)}"
                both = zip(*(terms[monomial] for monomial in sorted(terms)), strict=True)
                yield _equal(name, each, [Row(one, 0) for one in both])
        own = sorted(
            amount for amount in scene.amounts if amount.measure == measure.id and not amount.tag
        )
        for amount in own:
            sums: dict[Monomial, Number] = {
                (attr.evolve(amount, measure=part.id).name,): factor for part, factor in factors
            }
            if amount.statistic.adds:
                rows = [at_least(sums, 0), at_most(sums, 0)]
                yield _equal(f"{spelled}: {amount.name}", spelled, rows)
            elif amount.statistic.sign:
                yield from _of_peaks(
                    scene, amount, [(part, factor) for part, factor in factors[1:]]
                )


def _of_peaks(
    scene: Scene, whole: Amount, parts: list[tuple[Measure, Number]]
) -> Iterator[Statement]:
    """The highest day of the whole: at most the highest of the parts, at least that of one and the
    others' lowest.
    """
    sign = whole.statistic.sign
    same = [(attr.evolve(whole, measure=part.id), factor) for part, factor in parts]
    if any(one not in scene.amounts for one, _ in same):
        return
    terms: dict[Monomial, Number] = {(one.name,): sign * factor for one, factor in same}
    most = ("at most", "at least") if sign > 0 else ("at least", "at most")
    text = f"{whole.name} is {most[0]} {' + '.join(one.name for one, _ in same)}"
    yield Statement(
        of_rule(text),
        (at_least({**terms, (whole.name,): -sign}, 0),),
        code=CODE,
        text=text,
        because=BECAUSE,
    )
    for other, (one, factor) in product(_opposite(whole.statistic), same):
        rest = {
            attr.evolve(beside, statistic=other): times for beside, times in same if beside != one
        }
        if all(beside in scene.amounts for beside in rest):
            terms = {(beside.name,): -sign * times for beside, times in rest.items()}
            text = (
                f"{whole.name} is {most[1]}"
                f" {' + '.join([one.name, *(beside.name for beside in rest)])}"
            )
            row = at_least({**terms, (one.name,): -sign * factor, (whole.name,): sign}, 0)
            yield Statement(of_rule(text), (row,), code=CODE, text=text, because=BECAUSE)


def _equal(name: str, text: str, rows: list[Row]) -> Statement:
    return Statement(
        of_rule(name),
        tuple(rows),
        code=CODE,
        text=text,
        because=BECAUSE,
    )


def speaks(scene: Scene, claim: Claim) -> bool:
    """Whether a claim is of a sum or a difference that is no change from one time to another."""
    quantity = claim.quantity
    if isinstance(quantity, Call):
        return quantity.statistic is None
    return (
        isinstance(quantity, Operation)
        and quantity.operator in "+-"
        and not is_change(scene, claim)
    )


def screen(scene: Scene, keys: frozenset[Key]) -> Iterator[Bond]:
    """The total and its parts, wherever one of them is stated."""
    for measure, parts in _totals(scene):
        family = (measure.id, *(part.id for part in parts))
        alike = all(conversion(part.unit, measure.unit) == 1 for part in parts) and len(
            set(family)
        ) == len(family)
        for place in sorted({place for name, place in keys if name in family}):
            whole, *others = ((name, place) for name in family)
            yield Bond(EQUAL if alike else UNSCREENED, whole, tuple(others))


RULE = Rule(CODE, "parts", follow, spread, speaks, screen=screen)
