"""Finds the smallest factor by which all tolerances would have to be multiplied for everything to
hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attr

from figurecheck.model.constraint import Row, Statement, collected
from figurecheck.model.interval import Number
from figurecheck.model.names import of_rule
from figurecheck.solve.decide import Decider
from figurecheck.solve.effort import Budget

FACTOR = ("factor on all tolerances",)
"""The unknown that stands for the factor."""


def smallest_factor(
    statements: Sequence[Statement], middles: Mapping[str, Number], budget: Budget | None = None
) -> Number | None:
    """The least number by which the half-widths of all readings can be multiplied for the
    statements to hold.

    ``middles`` gives, for each claim that can be widened, the row bound its figure as written would
    have; the tolerance of each end is how far that end is from it. Ends are taken as included: the
    smallest factor is the same. ``None`` where no factor is enough, a product takes part, or the
    budget is spent.
    """
    widened = [_widened(statement, middles.get(statement.name)) for statement in statements]
    if any(
        len(monomial) > 1
        for statement in widened
        for row in statement.every_row()
        for monomial, _ in row.terms
    ):
        return None
    least = Statement(of_rule("no factor is below 0"), (Row(((FACTOR, 1),), 0),))
    tree = Decider([*widened, least], budget=budget).least_tree(Row(((FACTOR, 1),), 0))
    return None if tree is None or tree.contradiction is not None else tree.least()[0]


def _widened(statement: Statement, middle: Number | None) -> Statement:
    """The statement with its ends moved out in proportion to the factor, and every end included."""
    rows = tuple(_end(row, middle) for row in statement.rows)
    cases = tuple(tuple(attr.evolve(row, open=False) for row in case) for case in statement.cases)
    return attr.evolve(statement, rows=rows, cases=cases, soft=False)


def _end(row: Row, middle: Number | None) -> Row:
    if middle is None or row.end not in {"lower", "upper"} or row.given:
        return attr.evolve(row, open=row.end == "nonzero")
    written = middle if row.end == "lower" else -middle
    tolerance = (
        written - row.bound
    )  # the row is terms >= bound, and its end as written would be this much more
    if tolerance <= 0:
        return attr.evolve(row, open=False)
    return Row(collected((*row.terms, (FACTOR, tolerance))), written, open=False, end=row.end)
