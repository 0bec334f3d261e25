"""An average does not fit the total or the days it is an average of.

What it checks
    What adds over time comes to its average times its length. The days of a stock make its average
    times their number, so that averages of some days, of days around them and single days tie one
    another. Persons may come again: over a window there are at least as many as on an average day,
    and at most that times the days.

Why it matters
    Averages are quoted beside totals, often of other days, and nobody multiplies them out.

Given::

    measure: arrests
    unit: arrest

    claim: average
    figure: 826 arrests a day
    measure: arrests
    when: 2025-01-20/2025-01-26
    statistic: average per day

Conflict::

    claim: week
    figure: exactly 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    claim: week
    figure: exactly 5,782 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Monomial, Statement, at_least, at_most
from figurecheck.model.expression import Call, Term
from figurecheck.model.extension import Statistics
from figurecheck.model.interval import Number
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Amount, Flow, Scene, count, ends
from figurecheck.relations.screening import says_nothing
from figurecheck.relations.wholes import by_key

CODE = "FC206"

BECAUSE = "an average times its days is their total"
"""Why, in the words of a report."""


def spread(scene: Scene) -> None:
    """What bounds the sum of the days of a stock or of persons: its stated days, and the persons of
    any days in it.

    The persons of a window with an average come into play whether or not somebody gives their
    number.
    """
    for claim, _ in scene.spoken:
        _persons(scene, claim)
    for amount in list(scene.amounts):
        told = amount.statistic.averages and not amount.tag and amount.window.plain
        if told and scene.claims.measures[amount.measure].meets_again:
            scene.amounts.setdefault(attr.evolve(amount, statistic=TOTAL))
    daily = {(flow.measure, flow.members): flow for flow in scene.points if flow.daily}
    for key, amounts in by_key(scene.amounts).items() if daily else ():
        points = scene.points[daily[key]] if key in daily else None
        if points:
            first, after = min(points), max(points)
            for amount in amounts:
                start, end = ends(amount.window)
                near = (
                    first < end and start < after
                    if amount.statistic.sign
                    else first <= start and end <= after
                )
                if near and _bounding(scene, amount):
                    scene.bring(daily[key], (start, end))


def _persons(scene: Scene, claim: Claim) -> None:
    """The persons of the days that an average is of."""
    if not claim.statistic.averages and isinstance(claim.quantity, Term):
        return
    for term, statistic in terms_of(claim.quantity):
        measure = scene.measure(term)
        window = scene.claims.windows[term.window] if term.window is not None else claim.window
        averaged = statistic.averages or claim.statistic.averages
        if averaged and window is not None and window.plain and measure.meets_again:
            scene.amounts.setdefault(
                Amount(measure.id, scene.members_of(term, claim.members), window)
            )


def _bounding(scene: Scene, amount: Amount) -> bool:
    """Whether what an amount says bears on the sum of the days it is about."""
    if (amount.statistic == TOTAL or amount.statistic.sign) and not amount.tag:
        return amount.window.certain
    return _some_day(scene, amount)


def _some_day(scene: Scene, amount: Amount) -> bool:
    """Whether it is the number of one day of a window, not known which, that may hold no more than
    its days do.
    """
    measure = scene.claims.measures[amount.measure]
    one_day = measure.kind == "stock" or amount.window.stretch == 1
    positive = measure.least is not None and measure.least >= 0
    return (
        bool(amount.tag)
        and amount.statistic == TOTAL
        and one_day
        and positive
        and amount.window.days is not None
    )


def follow(scene: Scene) -> Iterator[Statement]:
    """The days of a stock or of persons against their sum, and persons over a window against an
    average of weeks.
    """
    amounts = by_key(scene.amounts)
    for flow in sorted(flow for flow in scene.points if flow.daily):
        for amount in amounts.get((flow.measure, flow.members), ()):
            if amount.statistic == TOTAL and _bounding(scene, amount):
                yield from _days(scene, flow, amount)
    for amount in sorted(scene.amounts):
        meets_again = scene.claims.measures[amount.measure].meets_again
        if (
            not amount.statistic.averages
            or amount.tag
            or not amount.window.plain
            or not meets_again
        ):
            continue
        total = attr.evolve(amount, statistic=TOTAL)
        if total in scene.amounts:
            length = amount.window.length(amount.statistic.period)
            rows = (
                at_least({(total.name,): 1, (amount.name,): -1}, 0),
                at_least({(amount.name,): length, (total.name,): -1}, 0),
            )
            text = f"{total.name} is at least its average and at most {length} times that"
            yield Statement(of_rule(text), rows, code=CODE, text=text, because=BECAUSE)


def _days(scene: Scene, flow: Flow, amount: Amount) -> Iterator[Statement]:
    """A single day is one of the days added up; persons over more days are at most their sum, and
    at least any one.
    """
    start, end = ends(amount.window)
    if not scene.points[flow].issuperset((start, end)):
        return
    every: dict[Monomial, Number] = {(count(flow, end),): 1, (count(flow, start),): -1}
    if amount.window.days == 1:
        rows = at_least({**every, (amount.name,): -1}, 0), at_most({**every, (amount.name,): -1}, 0)
        text = f"{amount.name} is the number of that day"
        yield Statement(of_rule(text), rows, text=text, because=BECAUSE)
        return
    if amount.tag:
        text = f"the days of {amount.window.canonical} make at least {amount.name}"
        yield Statement(
            of_rule(text),
            (at_least({**every, (amount.name,): -1}, 0),),
            code=CODE,
            text=text,
            because=BECAUSE,
        )
    if not amount.tag and scene.claims.measures[amount.measure].meets_again:
        text = f"{amount.name} is at most the sum of its days"
        yield Statement(
            of_rule(text),
            (at_least({**every, (amount.name,): -1}, 0),),
            code=CODE,
            text=text,
            because=BECAUSE,
        )
        text = f"{amount.name} is at least the average of its days"
        terms = {**{name: -times for name, times in every.items()}, (amount.name,): end - start}
        yield Statement(of_rule(text), (at_least(terms, 0),), code=CODE, text=text, because=BECAUSE)


def speaks(_: Scene, claim: Claim) -> bool:
    """Whether a claim is of an average."""
    quantity = claim.quantity
    if isinstance(quantity, Call) and quantity.statistic is not None:
        return quantity.statistic.averages
    return claim.statistic.averages


RULE = Rule(CODE, "averages", follow, spread, speaks, screen=says_nothing)

STATISTICS = Statistics(
    "averages",
    (
        Statistic(
            "average",
            "day",
            "the mean of the days",
            "on average per day",
            "average",
            days=1,
            averages=True,
        ),
        *(
            Statistic(
                "average",
                one,
                f"the total divided by the number of {one}s",
                f"on average per {one}",
                averages=True,
            )
            for one in ("week", "month", "year")
        ),
    ),
)
