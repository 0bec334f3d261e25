"""A median day does not fit the days, or the total, of its window.

What it checks
    The median lies between the lowest and the highest day. Of what adds over time and is never below 0, more than half
    the days' worth of the median is in the total; the other days hold at most the highest. Where the numbers of
    the days are stated, the median is the middle one.

Why it matters
    A median is quoted where a few days stand out, and is taken for the average by whoever multiplies it out.

Conflict::

    measure: arrests
    unit: arrest

    claim: median
    figure: exactly 826 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
    statistic: median day

    claim: week
    figure: fewer than 3,000 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    measure: arrests
    unit: arrest

    claim: median
    figure: exactly 826 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
    statistic: median day

    claim: week
    figure: fewer than 3,500 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Row, Statement, Terms, at_least
from figurecheck.model.expression import Term
from figurecheck.model.interval import Number
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Amount, Flow, Members, Scene, count, ends

CODE = "FC206"

Key = tuple[str, Members]


@attr.frozen
class _Day:
    """A stated day: its place in time, about how much it is, and its number in unknowns."""

    day: int
    size: Number
    terms: Terms


def follow(scene: Scene) -> Iterator[Statement]:
    """The median against the highest and lowest day, the total, and the stated days."""
    medians = [amount for amount in sorted(scene.amounts) if amount.statistic == "median" and not amount.tag]
    if not medians:
        return
    beside: dict[Key, list[Amount]] = {}
    for amount in sorted(scene.amounts):
        if not amount.tag:
            beside.setdefault((amount.measure, amount.members), []).append(amount)
    days = _stated_days(scene)
    for median in [one for one in medians if one.window.plain]:
        key = median.measure, median.members
        yield from _between(median, beside[key])
        yield from _of_days(scene, median, beside[key])
        if scene.claims.measures[median.measure].meets_again:
            yield from _persons(median, beside[key])
        yield from _middle(scene, median, days.get(key, ()))


def _half(median: Amount) -> tuple[int, int]:
    """The least number of days that is more than half of them, and how many the others are.

    With an even number of days the median is the mean of the two middle ones, so that the upper ``n / 2 + 1`` days
    come to at least as many times the median: the two middle ones to twice it, each other one to at least it. The same
    holds of the lower ones the other way round.
    """
    days = median.window.days or 1
    return days // 2 + 1, days - days // 2 - 1


def _between(median: Amount, beside: Sequence[Amount]) -> Iterator[Statement]:
    """No window that holds more than half the days has its highest day below the median, or its lowest above."""
    start, end = ends(median.window)
    for other in beside:
        first, after = ends(other.window)
        sign = _SIGN.get(other.statistic, 0)
        if sign and min(end, after) - max(start, first) >= _half(median)[0]:
            text = f"{median.name} is not {'above' if sign > 0 else 'below'} {other.name}"
            row = at_least({(other.name,): sign, (median.name,): -sign}, 0)
            yield Statement(f"rule:{text}", (row,), code=CODE, text=text)


def _of_days(scene: Scene, median: Amount, beside: Sequence[Amount]) -> Iterator[Statement]:
    """The days of the window together, as far as median, highest and lowest day say."""
    measure = scene.claims.measures[median.measure]
    start, end = ends(median.window)
    more, rest = _half(median)
    positive = measure.least is not None and measure.least >= 0
    every = _sum_of_days(scene, median, beside)
    if every is None:
        return
    if positive:
        text = f"more than half the days of {median.window.canonical} make {more} times {median.name}"
        yield Statement(f"rule:{text}", (at_least({**every, (median.name,): -more}, 0),), code=CODE, text=text)
    for other in beside:
        first, after = ends(other.window)
        sign = _SIGN.get(other.statistic, 0)
        if sign and first <= start and end <= after:
            terms = {monomial: -sign * factor for monomial, factor in every.items()}
            terms[median.name,] = sign * more
            if rest:
                terms[other.name,] = sign * rest
            most = "at most" if sign > 0 else "at least"
            text = f"the days of {median.window.canonical} make {most} {more} times {median.name}"
            text += f" and {rest} times {other.name}" if rest else ""
            yield Statement(f"rule:{text}", (at_least(terms, 0),), code=CODE, text=text)


def _persons(median: Amount, beside: Sequence[Amount]) -> Iterator[Statement]:
    """Persons over a window that holds more than half the days: at least those of a day that reaches the median."""
    start, end = ends(median.window)
    for total in beside:
        first, after = ends(total.window)
        if total.statistic == "total" and min(end, after) - max(start, first) >= _half(median)[0]:
            text = f"{total.name} is not below {median.name}"
            row = at_least({(total.name,): 1, (median.name,): -1}, 0)
            yield Statement(f"rule:{text}", (row,), code=CODE, text=text)


def _sum_of_days(scene: Scene, median: Amount, beside: Sequence[Amount]) -> dict[Monomial, Number] | None:
    """What the numbers of all days come to: a flow's total, and of persons the average times the days."""
    measure = scene.claims.measures[median.measure]
    start, end = ends(median.window)
    if measure.adds_over_time:
        flow = Flow(median.measure, median.members)
        return {(count(flow, end),): 1, (count(flow, start),): -1}
    average = attr.evolve(median, statistic="average")
    if measure.meets_again and average in beside:
        return {(average.name,): end - start}
    return None


def _stated_days(scene: Scene) -> dict[Key, list[_Day]]:
    """The days that are stated by themselves, of each measure and place, in order of time; one figure a day."""
    found: dict[Key, dict[int, _Day]] = {}
    for claim, form in scene.spoken:
        term = claim.quantity
        if not isinstance(term, Term) or claim.statistic != "total" or form.per:
            continue
        window = claim.window if term.window is None else scene.claims.windows[term.window]
        if window is not None and window.plain and window.days == 1 and window.start is not None:
            key = scene.measure(term).id, scene.members_of(term, claim.members)
            literal = claim.reading.literal
            size = literal.lower if literal.lower is not None else literal.upper or 0
            found.setdefault(key, {}).setdefault(window.start, _Day(window.start, size, form.of))
    return {key: [days[day] for day in sorted(days)] for key, days in found.items()}


def _middle(scene: Scene, median: Amount, stated: Sequence[_Day]) -> Iterator[Statement]:
    """Of any days that are more than half of them, one is at least, and one at most, the median.

    Told of those with the smallest and of those with the largest figures: it holds of any, and of these it says most.
    With an even number of days any two of them are told together, where those are few.
    """
    start, end = ends(median.window)
    low, high = (bisect_left(stated, point, key=lambda one: one.day) for point in (start, end))
    inside = sorted(stated[low:high], key=lambda one: one.size)
    more, _ = _half(median)
    if len(inside) < more:
        return
    at_once = 2 if (end - start) % 2 == 0 and comb(more, 2) <= limits.MEDIAN_CASES else 1
    if comb(more, at_once) > limits.MEDIAN_CASES:
        scene.met.add("MEDIAN_CASES")
        return
    for chosen, sign in ((inside[:more], 1), (inside[-more:], -1)):
        cases = tuple((_against(median, some, sign),) for some in combinations(chosen, at_once))
        most = "at least" if sign > 0 else "at most"
        text = f"among the {more} {'lowest' if sign > 0 else 'highest'} stated days of {median.window.canonical} one"
        text = f"{text} is {most} {median.name}" if at_once == 1 else f"{text} pair averages {most} {median.name}"
        only = cases[0] if len(cases) == 1 else ()
        yield Statement(f"rule:{text}", only, () if only else cases, code=CODE, text=text)


def _against(median: Amount, days: Sequence[_Day], sign: int) -> Row:
    terms: dict[Monomial, Number] = {(median.name,): -sign * len(days)}
    for day in days:
        for monomial, factor in day.terms:
            terms[monomial] = terms.get(monomial, 0) + sign * factor
    return at_least({monomial: factor for monomial, factor in terms.items() if factor}, 0)


_SIGN: Mapping[str, int] = {"highest": 1, "lowest": -1}

RULE = Rule(CODE, "medians", follow)
