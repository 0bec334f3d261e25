"""An average does not fit the total or the days it is an average of.

What it checks
    What adds over time comes to its average times its length. Persons may come again: over a window there are at least
    as many as on an average day, and at most that times the days.

Why it matters
    Averages are quoted beside totals, often of other days, and nobody multiplies them out.

Conflict::

    measure: arrests
    unit: arrest

    claim: week
    figure: exactly 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

    claim: average
    figure: 826 arrests a day
    measure: arrests
    when: 2025-01-20/2025-01-26
    statistic: average per day

Clean::

    measure: arrests
    unit: arrest

    claim: week
    figure: exactly 5,782 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

    claim: average
    figure: 826 arrests a day
    measure: arrests
    when: 2025-01-20/2025-01-26
    statistic: average per day
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Statement, at_least
from figurecheck.model.expression import Call
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Scene

CODE = "FC206"


def spread(scene: Scene) -> None:
    """The persons of a window with an average, which bounds them whether or not somebody gives their number."""
    for amount in list(scene.amounts):
        told = amount.statistic.startswith("average") and not amount.tag and amount.window.plain
        if told and scene.claims.measures[amount.measure].meets_again:
            scene.amounts.setdefault(attr.evolve(amount, statistic="total"))


def follow(scene: Scene) -> Iterator[Statement]:
    """Persons over a window against the average of its days, weeks, months or years."""
    for amount in sorted(scene.amounts):
        kind, _, period = amount.statistic.partition(" per ")
        meets_again = scene.claims.measures[amount.measure].meets_again
        if kind != "average" or amount.tag or not amount.window.plain or not meets_again:
            continue
        total = attr.evolve(amount, statistic="total")
        if total in scene.amounts:
            length = amount.window.length(period)
            rows = (
                at_least({(total.name,): 1, (amount.name,): -1}, 0),
                at_least({(amount.name,): length, (total.name,): -1}, 0),
            )
            text = f"{total.name} is at least its average and at most {length} times that"
            yield Statement(f"rule:{text}", rows, code=CODE, text=text)


def speaks(_: Scene, claim: Claim) -> bool:
    """Whether a claim is of an average."""
    quantity = claim.quantity
    return claim.statistic == "average" or (isinstance(quantity, Call) and quantity.function == "average")


RULE = Rule(CODE, "averages", follow, spread, speaks)
