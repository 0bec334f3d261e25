"""A figure that no number can meet.

What it checks
    Every quantity lies within its measure's range: at least 0 unless the measure says otherwise. Of
    what adds over time it is the range of one day: seven days have at most seven times its upper
    end.

Why it matters
    A share above 100 % or a count below 0 is wrong whatever else is known.

Conflict::

    measure: approval
    unit: percent
    kind: stock
    range: 0 to 100

    claim: high
    figure: 104 %
    measure: approval
    as_of: 2025-01-26

Clean::

    measure: approval
    unit: percent
    kind: stock
    range: 0 to 100

    claim: high
    figure: 100 %
    measure: approval
    as_of: 2025-01-26
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from figurecheck.model.constraint import Monomial, Row, Statement, at_least, at_most
from figurecheck.model.expression import Term
from figurecheck.model.interval import Number
from figurecheck.model.measure import Measure
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import TOTAL
from figurecheck.relations.rule import Rule
from figurecheck.relations.rules.windows import spell_days
from figurecheck.relations.scene import (
    BEFORE_ALL,
    FOR_EVER,
    Amount,
    Flow,
    Scene,
    count,
    in_order,
    range_rule,
)
from figurecheck.relations.screening import UNSCREENED, Bond
from figurecheck.relations.wholes import Key

CODE = "FC101"


def follow(scene: Scene) -> Iterator[Statement]:
    """The range of every amount, of the days of every flow, and of every window of one that
    somebody states.
    """
    for amount in sorted(scene.amounts):
        measure = scene.claims.measures[amount.measure]
        days = _days(measure, amount)
        rows = _rows(measure, {(amount.name,): 1}, days)
        if rows:
            text = f"{amount.name} is {_range_text(measure, days)}"
            yield Statement(
                range_rule(amount),
                rows,
                code=CODE,
                text=text,
                because=f"it is {_range_text(measure, days)}",
            )
    for flow in in_order(scene.points):
        measure = scene.claims.measures[flow.measure]
        if measure.greatest is not None or measure.least not in {None, 0}:
            yield from _of_flow(scene, flow, measure)
    told: set[str] = set()
    for claim, form in scene.spoken:
        if not isinstance(claim.quantity, Term) or claim.statistic != TOTAL:
            continue
        measure = scene.measure(claim.quantity)
        if measure.adds_over_time and measure.least is not None and measure.least > 0:
            name = of_rule(
                f"range of {measure.id} in {claim.window.canonical if claim.window else ''}"
                f" {form.of}"
            )
            if name not in told:
                text = f"{measure.id} is at least {measure.least}"
                yield Statement(
                    name,
                    (at_least(dict(form.of), measure.least),),
                    code=CODE,
                    text=text,
                    because=f"it is at least {measure.least}",
                )
            told.add(name)


def _of_flow(scene: Scene, flow: Flow, measure: Measure) -> Iterator[Statement]:
    for start, end in scene.segments(flow):
        days = None if start <= BEFORE_ALL or end >= FOR_EVER else end - start
        rows = _rows(measure, {(count(flow, end),): 1, (count(flow, start),): -1}, days)
        if rows:
            text = f"{measure.id} in {spell_days(start, end)} is {_range_text(measure, days)}"
            yield Statement(
                of_rule(f"range of {flow} in {spell_days(start, end)}"),
                rows,
                code=CODE,
                text=text,
                because=f"it is {_range_text(measure, days)}",
            )


def _days(measure: Measure, amount: Amount) -> int | None:
    """Over how many days an amount adds up, ``None`` where that is not known."""
    if measure.kind == "stock" or measure.unit.intensive:
        return 1
    return amount.statistic.days or amount.window.stretch or amount.window.days


def _rows(measure: Measure, terms: Mapping[Monomial, Number], days: int | None) -> tuple[Row, ...]:
    """What a range says of so many days: it is that of one, so that several have at most so many
    times its ends.

    Its ends are never drawn in: a least number above 0 is taken for that of the whole window, since
    it may be meant so.
    """
    lower, upper = _end(measure.least, days, -1), _end(measure.greatest, days, 1)
    rows = [] if lower is None else [at_least(terms, lower)]
    return tuple(rows if upper is None else [*rows, at_most(terms, upper)])


def _end(end: Number | None, days: int | None, sign: int) -> Number | None:
    if end is None or sign * end <= 0:
        return end
    return None if days is None else days * end


def _range_text(measure: Measure, days: int | None) -> str:
    ends = _end(measure.least, days, -1), _end(measure.greatest, days, 1)
    words = [
        f"{way} {end}"
        for way, end in zip(("at least", "at most"), ends, strict=True)
        if end is not None
    ]
    return " and ".join(words)


def screen(scene: Scene, keys: frozenset[Key]) -> Iterator[Bond]:
    """A measure whose range is more than that nothing is below 0 is left to the core."""
    for key in sorted(keys):
        measure = scene.claims.measures[key[0]]
        if measure.greatest is not None or measure.least not in {None, 0}:
            yield Bond(UNSCREENED, key)


RULE = Rule(CODE, "ranges", follow, screen=screen)
