"""A highest or lowest day does not fit the days around it.

What it checks
    No day of the window is above the highest or below the lowest one, a window holds at most its
    days times the highest, and some day of the window reaches it.

Why it matters
    A record day bounds every total it lies in, and is often quoted beside totals that it rules out.

Given::

    measure: arrests
    unit: arrest

    claim: record
    figure: exactly 1,179 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
    statistic: highest day

Conflict::

    claim: week
    figure: more than 9,000 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    claim: week
    figure: more than 8,000 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Row, Statement, at_least
from figurecheck.model.extension import Statistics
from figurecheck.model.interval import Number
from figurecheck.model.measure import Measure
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.window import Window
from figurecheck.relations.rule import Rule
from figurecheck.relations.rules.windows import spell_days
from figurecheck.relations.scene import Amount, Flow, Scene, count, ends
from figurecheck.relations.screening import says_nothing
from figurecheck.relations.wholes import Key, by_key, factor, key_of, wholes

CODE = "FC207"

BECAUSE = "no day is above the highest day or below the lowest"
REACHED = "some day is the highest or lowest one"
"""Why, in the words of a report."""


def spread(scene: Scene) -> None:
    """The persons of a window with a highest day, and those who are new where one total inside it
    contains another.

    Persons have no running count, so what the days between two totals may hold at most is an
    unknown of its own.
    """
    for amount in [
        one
        for one in scene.amounts
        if one.statistic.extreme > 0 and not one.tag and one.window.plain
    ]:
        if not scene.claims.measures[amount.measure].meets_again:
            continue
        scene.amounts.setdefault(attr.evolve(amount, statistic=TOTAL))
        start, end = ends(amount.window)
        inside = [
            one
            for one in scene.amounts
            if (one.measure, one.members, one.statistic, one.tag)
            == (amount.measure, amount.members, TOTAL, "")
            and one.window.plain
            and start <= ends(one.window)[0]
            and ends(one.window)[1] <= end
        ]
        if len(inside) >= limits.PEAK_WINDOWS:
            scene.met.add("PEAK_WINDOWS")
            continue
        for first, after in _between([ends(one.window) for one in inside]):
            scene.amounts.setdefault(attr.evolve(inside[0], window=Window(first, after)))


def _between(windows: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What each window has beyond the next shorter one that starts, or ends, where it does."""
    for one, other in pairwise(sorted(windows)):
        if one[0] == other[0]:
            yield one[1], other[1]
    for one, other in pairwise(sorted(windows, key=lambda window: (window[1], window[0]))):
        if one[1] == other[1]:
            yield one[0], other[0]


def follow(scene: Scene) -> Iterator[Statement]:
    """The days below the highest, those above the lowest, and the cases of which one reaches it."""
    extremes = sorted(
        amount for amount in scene.amounts if amount.statistic.extreme and not amount.tag
    )
    if not extremes:
        return
    amounts = by_key(scene.amounts)
    above = wholes(scene, amounts)
    below: dict[Key, list[Key]] = {}
    for part, wider in above.items():
        for whole in wider:
            below.setdefault(whole, []).append(part)
    for amount in extremes:
        key = key_of(amount)
        flow = Flow(*key, daily=scene.claims.measures[amount.measure].adds_days)
        summed = scene.points.get(flow, set()).issuperset(ends(amount.window))
        if flow.daily:
            yield from _of_amounts(scene, amount, amounts[key], summed=summed)
        if summed:
            yield from _of_flow(scene, amount, flow, amounts[key])
        for other in below.get(key, ()) if amount.statistic.extreme > 0 else above.get(key, ()):
            yield from _across(scene, amount, amounts[other])


def _across(scene: Scene, amount: Amount, others: list[Amount]) -> Iterator[Statement]:
    """No day of a part is above the highest of its whole around it, no day of a whole below the
    lowest of its part.
    """
    measure = scene.claims.measures[amount.measure]
    sign = amount.statistic.extreme
    for other in others:
        same = other.statistic.extreme and not other.tag and other.window == amount.window
        if same and other.statistic == amount.statistic:  # which rule `part_of` tells
            continue
        days = (
            other.window.stretch or 1 if other.statistic == TOTAL and measure.kind == "flow" else 1
        )
        holds = (
            other.statistic == TOTAL and other.window.certain and measure.meets_again and sign < 0
        )
        if holds and _overlap(other, amount):
            text = f"{other.name} is not below {amount.name}"
            persons: dict[Monomial, Number] = {(other.name,): 1}
            persons[amount.name,] = -factor(scene, key_of(amount), key_of(other))
            yield Statement(
                of_rule(text), (at_least(persons, 0),), code=CODE, text=text, because=BECAUSE
            )
        elif _inside(other, amount) if days > 1 else _bounded(measure, amount, other):
            parts = (key_of(other), key_of(amount))
            times = factor(scene, *(parts if sign > 0 else parts[::-1]))
            own, theirs = (1, times) if sign > 0 else (times, 1)
            terms: dict[Monomial, Number] = {
                (amount.name,): sign * days * own,
                (other.name,): -sign * theirs,
            }
            beyond = "above" if sign > 0 else "below"
            text = (
                f"{other.name} is not {beyond} {f'{days} times ' if days > 1 else ''}{amount.name}"
            )
            yield Statement(
                of_rule(text), (at_least(terms, 0),), code=CODE, text=text, because=BECAUSE
            )


def _of_flow(scene: Scene, amount: Amount, flow: Flow, beside: list[Amount]) -> Iterator[Statement]:
    start, end = ends(amount.window)
    sign = amount.statistic.extreme
    inside = [
        (first, after) for first, after in scene.segments(flow) if start <= first and after <= end
    ]
    extremes = [one for one in beside if one.statistic.extreme and not one.tag]
    for first, after in inside:
        days = after - first
        row = at_least(
            {
                (amount.name,): sign * days,
                (count(flow, after),): -sign,
                (count(flow, first),): sign,
            },
            0,
        )
        text = _bound_text(amount, first, after)
        yield Statement(
            of_rule(f"{amount.name} against {spell_days(first, after)}"),
            (row,),
            code=CODE,
            text=text,
            because=BECAUSE,
        )
    least = scene.claims.measures[flow.measure].least
    positive = least is not None and least >= 0
    around = beside if flow.daily and sign > 0 else []
    reached = (
        (
            *_reached(amount, flow, segment, extremes, sign, positive=positive),
            *_met(amount, around, segment),
        )
        for segment in inside
    )
    cases = tuple(dict.fromkeys(reached))
    if cases and all(cases):
        text = f"some day of {amount.window.canonical} is the {amount.statistic.which}"
        yield Statement(
            of_rule(f"{amount.name} is reached"), (), cases, code=CODE, text=text, because=REACHED
        )


def _bound_text(amount: Amount, first: int, after: int) -> str:
    which = "above" if amount.statistic.extreme > 0 else "below"
    if after - first == 1:
        return (
            f"{spell_days(first, after)} is not {which} the {amount.statistic.words} of"
            f" {amount.window.canonical}"
        )
    return (
        f"no day of {spell_days(first, after)} is {which} the {amount.statistic.words} of"
        f" {amount.window.canonical} ({after - first} days)"
    )


def _reached(
    amount: Amount,
    flow: Flow,
    segment: tuple[int, int],
    extremes: list[Amount],
    sign: int,
    *,
    positive: bool,
) -> Iterator[Row]:
    """What holds when the day that reaches it lies between two neighbouring points of time.

    ``positive`` says that no day can be below 0, so that several days hold at least what one of
    them holds.
    """
    first, after = segment
    if (sign > 0 and positive) or after - first == 1:
        yield at_least(
            {(count(flow, after),): sign, (count(flow, first),): -sign, (amount.name,): -sign}, 0
        )
    for other in extremes:
        if other is amount:
            continue
        start, end = ends(other.window)
        if not (start <= first and after <= end):
            continue
        if other.statistic == amount.statistic:
            yield at_least({(other.name,): sign, (amount.name,): -sign}, 0)
        elif after - first > 1:  # every other day is at most the highest, and at least the lowest
            yield at_least(
                {
                    (amount.name,): -sign,
                    (other.name,): -sign * (after - first - 1),
                    (count(flow, after),): sign,
                    (count(flow, first),): -sign,
                },
                0,
            )


def _met(amount: Amount, beside: list[Amount], segment: tuple[int, int]) -> Iterator[Row]:
    """That the persons of any days hold the highest day among them."""
    for other in beside:
        plain = other.statistic == TOTAL and not other.tag and other.window.certain
        if plain and other.window.days != 1 and _spans(other, segment):
            yield at_least({(other.name,): 1, (amount.name,): -1}, 0)


def _spans(amount: Amount, segment: tuple[int, int]) -> bool:
    start, end = ends(amount.window)
    return start <= segment[0] and segment[1] <= end


def _of_amounts(
    scene: Scene, amount: Amount, every: list[Amount], *, summed: bool
) -> Iterator[Statement]:
    """A stock or persons: every stated day of the window lies between the lowest and the highest,
    one reaches it.

    ``summed`` says that the days are added up as well, where the cases of which one reaches it are
    told with that.
    """
    measure = scene.claims.measures[amount.measure]
    sign = amount.statistic.extreme
    beside = [one for one in every if one != amount]
    for other in beside:
        if _bounded(measure, amount, other):
            text = f"{other.name} is not {'above' if sign > 0 else 'below'} {amount.name}"
            row = at_least({(amount.name,): sign, (other.name,): -sign}, 0)
            yield Statement(of_rule(text), (row,), code=CODE, text=text, because=BECAUSE)
        if other.statistic == TOTAL and measure.meets_again:
            yield from _persons(amount, other)
    cases = () if summed else _cases(scene, amount, beside)
    if cases:
        text = f"some day of {amount.window.canonical} is the {amount.statistic.which}"
        yield Statement(
            of_rule(f"{amount.name} is reached"), (), cases, code=CODE, text=text, because=REACHED
        )


def _cases(scene: Scene, amount: Amount, beside: list[Amount]) -> tuple[tuple[Row, ...], ...]:
    """What holds for each of the days that may be the highest or lowest; nothing where it says
    nothing of some day.
    """
    sign = amount.statistic.extreme
    persons = scene.claims.measures[amount.measure].meets_again and sign > 0
    around = [
        one
        for one in beside
        if not one.tag
        and one.window.certain
        and (
            one.statistic == amount.statistic
            or (one.statistic == TOTAL and (one.window.days == 1 or persons))
        )
    ]
    start, end = ends(amount.window)
    points = {point for one in around for point in ends(one.window) if start < point < end} | {
        start,
        end,
    }
    found: dict[tuple[Row, ...], None] = {}
    for segment in pairwise(sorted(points)):
        spanning = [one for one in around if _spans(one, segment)]
        found[
            tuple(at_least({(one.name,): sign, (amount.name,): -sign}, 0) for one in spanning)
        ] = None
        if not spanning:
            return ()
        if len(found) > limits.PEAK_DAYS:
            scene.met.add("PEAK_DAYS")
            return ()
    return tuple(found)


def _bounded(measure: Measure, amount: Amount, other: Amount) -> bool:
    """Whether another amount lies on the near side of a highest or lowest day, whatever the numbers
    are.
    """
    if other.statistic == TOTAL:
        one_day = measure.kind == "stock" or 1 in {other.window.stretch, other.window.days}
        return one_day and _inside(other, amount)
    if other.statistic.extreme and other.statistic != amount.statistic:
        return amount.statistic.extreme > 0 and _overlap(amount, other)  # told once of the two
    of_days = other.statistic.extreme or (other.statistic.averages and other.statistic.days == 1)
    return bool(of_days) and not other.tag and _inside(other, amount)


def _inside(small: Amount, large: Amount) -> bool:
    """Whether all days of one amount, wherever they are, are among those of another one."""
    (first, after), (start, end) = ends(small.window), ends(large.window)
    return start <= first and after <= end


def _overlap(one: Amount, other: Amount) -> bool:
    (start, end), (first, after) = ends(one.window), ends(other.window)
    return not other.tag and max(start, first) < min(end, after)


def _persons(amount: Amount, total: Amount) -> Iterator[Statement]:
    """Persons over a window: at least those of any day in it, and at most the days times the
    highest around it.
    """
    reached = _inside(amount, total) if amount.statistic.extreme > 0 else _overlap(amount, total)
    if (total.window.certain and reached) or (
        amount.statistic.extreme < 0 and _inside(total, amount)
    ):
        text = f"{total.name} is not below {amount.name}"
        yield Statement(
            of_rule(text),
            (at_least({(total.name,): 1, (amount.name,): -1}, 0),),
            code=CODE,
            text=text,
            because=BECAUSE,
        )
    days = total.window.stretch or total.window.days
    if days is not None and _inside(total, amount) and amount.statistic.extreme > 0:
        text = f"{total.name} is at most {days} times {amount.name}"
        row = at_least({(amount.name,): days, (total.name,): -1}, 0)
        yield Statement(of_rule(text), (row,), code=CODE, text=text, because=BECAUSE)


RULE = Rule(CODE, "highest", follow, spread, screen=says_nothing)

STATISTICS = Statistics(
    "highest",
    (
        Statistic(
            "highest",
            "day",
            "the number of the highest day",
            "on the highest day",
            "highest",
            days=1,
            sign=1,
        ),
        Statistic(
            "lowest",
            "day",
            "the number of the lowest day",
            "on the lowest day",
            "lowest",
            days=1,
            sign=-1,
        ),
    ),
)
