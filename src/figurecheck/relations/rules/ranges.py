"""A figure that no number can meet.

What it checks
    Every quantity lies within its measure's range: at least 0 unless the measure says otherwise.

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
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Scene, range_rule

CODE = "FC101"


def follow(scene: Scene) -> Iterator[Statement]:
    """The range of every amount, and of every window of a flow that somebody states."""
    for amount in sorted(scene.amounts):
        measure = scene.claims.measures[amount.measure]
        rows = _rows(measure, {(amount.name,): 1})
        if rows:
            text = f"{amount.name} is {_range_text(measure)}"
            yield Statement(range_rule(amount), rows, code=CODE, text=text)
    told: set[str] = set()
    for claim, form in scene.spoken:
        if not isinstance(claim.quantity, Term) or claim.statistic != "total":
            continue
        measure = scene.measure(claim.quantity)
        name = f"rule:range of {measure.id} in {claim.window.canonical if claim.window else ''} {form.of}"
        if measure.adds_over_time and (measure.greatest is not None or measure.least not in {None, 0}):
            rows = _rows(measure, dict(form.of))
            text = f"{measure.id} is {_range_text(measure)}"
            if name not in told:
                yield Statement(name, rows, code=CODE, text=text)
            told.add(name)


def _rows(measure: Measure, terms: Mapping[Monomial, Number]) -> tuple[Row, ...]:
    rows = [] if measure.least is None else [at_least(terms, measure.least)]
    return tuple(rows if measure.greatest is None else [*rows, at_most(terms, measure.greatest)])


def _range_text(measure: Measure) -> str:
    lower = f"at least {measure.least}" if measure.least is not None else ""
    upper = f"at most {measure.greatest}" if measure.greatest is not None else ""
    return " and ".join(part for part in (lower, upper) if part)


RULE = Rule(CODE, "ranges", follow)
