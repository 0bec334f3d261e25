"""A median day does not fit the days, or the total, of its window.

What it checks
    The median lies between the lowest and the highest day. Of what adds over time and is never
    below 0, more than half the days' worth of the median is in the total; the other days hold at
    most the highest. Where the numbers of the days are stated, the median is the middle one.

Why it matters
    A median is quoted where a few days stand out, and is taken for the average by whoever
    multiplies it out.

Given::

    measure: arrests
    unit: arrest

    claim: median
    figure: exactly 826 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
    statistic: median day

Conflict::

    claim: week
    figure: fewer than 3,000 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    claim: week
    figure: fewer than 3,500 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import (
    Monomial,
    Row,
    Statement,
    Terms,
    at_least,
    at_most,
    collected,
)
from figurecheck.model.expression import Term
from figurecheck.model.extension import Statistics
from figurecheck.model.interval import Number
from figurecheck.model.names import of_rule
from figurecheck.model.noun import Noun
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.relations.rule import Rule
from figurecheck.relations.rules.windows import spell_days
from figurecheck.relations.scene import BEFORE_ALL, Amount, Flow, Scene, count, ends
from figurecheck.relations.screening import says_nothing
from figurecheck.relations.wholes import Key, by_key, factor, key_of, wholes

CODE = "FC206"

BECAUSE = "at least half of the days are no more than the median, and at least half no less"
"""Why, in the words of a report."""


@attr.frozen(eq=False, repr=False)
class _Day(Noun):
    """A stated day: its place in time, about how much it is, and its number in unknowns."""

    day: int
    size: Number
    terms: Terms


def follow(scene: Scene) -> Iterator[Statement]:
    """The median against the highest and lowest day, the total, and the stated days."""
    medians = [
        amount for amount in sorted(scene.amounts) if amount.statistic.middle and not amount.tag
    ]
    if not medians:
        return
    beside = {
        key: [one for one in amounts if not one.tag]
        for key, amounts in by_key(scene.amounts).items()
    }
    above = wholes(scene, {*beside, *((flow.measure, flow.members) for flow in scene.points)})
    below: dict[Key, list[Key]] = {}
    for part, wider in above.items():
        for whole in wider:
            below.setdefault(whole, []).append(part)
    days = _stated_days(scene)
    spans = _stated_spans(scene)
    for median in [one for one in medians if one.window.plain]:
        key = key_of(median)
        yield from _between(scene, median, beside[key])
        for sign, others in ((1, above.get(key, ())), (-1, below.get(key, ()))):
            for other in others:
                yield from _between(
                    scene,
                    median,
                    [one for one in beside.get(other, ()) if one.statistic.extreme == sign],
                )
        around = {span for one in (key, *above.get(key, ())) for span in spans.get(one, ())}
        yield from _of_days(scene, median, beside[key], sorted(around))
        if scene.claims.measures[median.measure].meets_again:
            yield from _persons(median, beside[key])
        yield from _middle(scene, median, days.get(key, ()))
        yield from _of_medians(
            scene, median, [one for one in beside[key] if one.statistic.middle], days.get(key, ())
        )


def _half(median: Amount) -> tuple[int, int]:
    """The least number of days that is more than half of them, and how many the others are.

    With an even number of days the median is the mean of the two middle ones, so that the upper ``n
    / 2 + 1`` days come to at least as many times the median: the two middle ones to twice it, each
    other one to at least it. The same holds of the lower ones the other way round.
    """
    days = median.window.days or 1
    return days // 2 + 1, days - days // 2 - 1


def _between(scene: Scene, median: Amount, beside: Sequence[Amount]) -> Iterator[Statement]:
    """No window that holds more than half the days has its highest day below the median, or its
    lowest above.

    ``beside`` are those of the same measure and place, highest days of their wholes, or lowest days
    of their parts. Of an even number of days half of them at the lowest, or above it, make the
    median no less than half of that.
    """
    start, end = ends(median.window)
    least = scene.claims.measures[median.measure].least
    for other in beside:
        first, after = ends(other.window)
        sign = other.statistic.extreme
        shared = min(end, after) - max(start, first)
        parts = (key_of(median), key_of(other))
        own: Number = factor(scene, *parts) if sign > 0 else 1
        theirs: Number = 1 if sign > 0 else factor(scene, *parts[::-1])
        if sign and shared >= _half(median)[0]:
            text = f"{median.name} is not {'above' if sign > 0 else 'below'} {other.name}"
            row = at_least({(other.name,): sign * theirs, (median.name,): -sign * own}, 0)
            yield Statement(of_rule(text), (row,), code=CODE, text=text, because=BECAUSE)
        elif sign < 0 and 2 * shared == end - start and least is not None and least >= 0:
            text = f"{median.name} is not below half of {other.name}"
            row = at_least({(other.name,): -theirs, (median.name,): 2 * own}, 0)
            yield Statement(of_rule(text), (row,), code=CODE, text=text, because=BECAUSE)


def _of_days(
    scene: Scene, median: Amount, beside: Sequence[Amount], spans: Sequence[tuple[int, int]]
) -> Iterator[Statement]:
    """The days of the window together, and those of other windows, as far as median, highest and
    lowest day say.
    """
    measure = scene.claims.measures[median.measure]
    if not (measure.adds_over_time or measure.adds_days):
        return
    flow = Flow(*key_of(median), measure.adds_days)
    start, end = ends(median.window)
    more, rest = _half(median)
    every = _sum_of_days(flow, start, end)
    if end - start == 2:
        rows = at_least({**every, (median.name,): -2}, 0), at_most({**every, (median.name,): -2}, 0)
        text = f"{median.name} is the average of two days"
        yield Statement(of_rule(text), rows, code=CODE, text=text, because=BECAUSE)
        return
    if measure.least is not None and measure.least >= 0:
        points = scene.points[flow]
        for first, after in sorted(
            {*(span for span in spans if points.issuperset(span)), (start, end)}
        ):
            times = min(end, after) - max(start, first) - rest
            if times + rest >= more:
                terms = {**_sum_of_days(flow, first, after), (median.name,): -times}
                text = (
                    f"the days of {spell_days(first, after)} make at least {times} times"
                    f" {median.name}"
                )
                yield Statement(
                    of_rule(text), (at_least(terms, 0),), code=CODE, text=text, because=BECAUSE
                )
    for other in beside:
        first, after = ends(other.window)
        sign = other.statistic.extreme
        if sign and first <= start and end <= after:
            terms = {monomial: -sign * times for monomial, times in every.items()}
            terms[median.name,] = sign * more
            if rest:
                terms[other.name,] = sign * rest
            most = "at most" if sign > 0 else "at least"
            text = f"the days of {median.window.canonical} make {most} {more} times {median.name}"
            text += f" and {rest} times {other.name}" if rest else ""
            yield Statement(
                of_rule(text), (at_least(terms, 0),), code=CODE, text=text, because=BECAUSE
            )


def _persons(median: Amount, beside: Sequence[Amount]) -> Iterator[Statement]:
    """Persons over a window that holds more than half the days: at least those of a day that
    reaches the median.
    """
    start, end = ends(median.window)
    for total in beside:
        first, after = ends(total.window)
        if total.statistic == TOTAL and min(end, after) - max(start, first) >= _half(median)[0]:
            text = f"{total.name} is not below {median.name}"
            row = at_least({(total.name,): 1, (median.name,): -1}, 0)
            yield Statement(of_rule(text), (row,), code=CODE, text=text, because=BECAUSE)


def _sum_of_days(flow: Flow, start: int, end: int) -> dict[Monomial, Number]:
    """What the numbers of some days come to."""
    return {(count(flow, end),): 1, (count(flow, start),): -1}


def _stated_spans(scene: Scene) -> dict[Key, list[tuple[int, int]]]:
    """The days over which somebody states a total, an average or a median, of each measure and
    place.
    """
    found: dict[Key, set[tuple[int, int]]] = {}
    for claim, _ in scene.spoken:
        term = claim.quantity
        if isinstance(term, Term) and not claim.statistic.sign:
            window = claim.window if term.window is None else scene.claims.windows[term.window]
            if window is not None and window.certain:
                key = scene.measure(term).id, scene.members_of(term, claim.members)
                found.setdefault(key, set()).add(ends(window))
    return {key: sorted(spans) for key, spans in found.items()}


def _stated_days(scene: Scene) -> dict[Key, list[_Day]]:
    """The days that are stated by themselves, of each measure and place, in order of time; one
    figure a day.
    """
    found: dict[Key, dict[int, _Day]] = {}
    for claim, form in scene.spoken:
        term = claim.quantity
        if not isinstance(term, Term) or claim.statistic != TOTAL or form.per:
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

    Told of those with the smallest and of those with the largest figures: it holds of any, and of
    these it says most. With an even number of days any two of them are told together, where those
    are few.
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
        text = (
            f"among the {more} {'lowest' if sign > 0 else 'highest'} stated days of"
            f" {median.window.canonical} one"
        )
        text = (
            f"{text} is {most} {median.name}"
            if at_once == 1
            else f"{text} pair averages {most} {median.name}"
        )
        only = cases[0] if len(cases) == 1 else ()
        yield Statement(
            of_rule(text), only, () if only else cases, code=CODE, text=text, because=BECAUSE
        )


def _of_medians(
    scene: Scene, median: Amount, others: Sequence[Amount], stated: Sequence[_Day]
) -> Iterator[Statement]:
    """Of medians of days apart, one is at most, and one at least, the median of all: no day left
    out, or most beside.

    At least half of the days of each lie on each side of its median. Where these are just half of
    all, the two in the middle are no further apart than those of one of them. Told with the stated
    days between them and without.
    """
    start, end = ends(median.window)
    inside = [
        one
        for one in others
        if one != median and start <= ends(one.window)[0] and ends(one.window)[1] <= end
    ]
    if not inside:
        return
    single = [(day.day, day.day + 1, day.terms) for day in stated if start <= day.day < end]
    windows = [(*ends(one.window), collected({(one.name,): 1}.items())) for one in inside]
    told: set[tuple[tuple[int, int, Terms], ...]] = set()
    for some in (windows, [*windows, *single]):
        chain = tuple(_chain(some))
        days = [after - first for first, after, _ in chain]
        sided = sum((many + 1) // 2 for many in days)
        if chain in told or not (2 * sided > end - start or sum(days) == end - start):
            continue
        if len(chain) > limits.MEDIAN_CASES:
            scene.met.add("MEDIAN_CASES")
            continue
        told.add(chain)
        for sign in (1, -1):
            cases = tuple(
                (
                    at_least(
                        collected(
                            [*((one, sign * many) for one, many in terms), ((median.name,), -sign)]
                        ),
                        0,
                    ),
                )
                for _, _, terms in chain
            )
            beyond = "above all" if sign > 0 else "below all"
            spelled = ", ".join(spell_days(first, after) for first, after, _ in chain)
            text = f"{median.name} is not {beyond} the medians of {spelled}"
            yield Statement(
                of_rule(text),
                cases[0] if len(cases) == 1 else (),
                cases if len(cases) > 1 else (),
                code=CODE,
                text=text,
                because=BECAUSE,
            )


def _chain(windows: Sequence[tuple[int, int, Terms]]) -> Iterator[tuple[int, int, Terms]]:
    """Windows that share no day, as many as there can be, in order of time."""
    reached = BEFORE_ALL
    for first, after, terms in sorted(windows, key=lambda one: (one[1], -one[0])):
        if first >= reached:
            reached = after
            yield first, after, terms


def _against(median: Amount, days: Sequence[_Day], sign: int) -> Row:
    terms: dict[Monomial, Number] = {(median.name,): -sign * len(days)}
    for day in days:
        for monomial, times in day.terms:
            terms[monomial] = terms.get(monomial, 0) + sign * times
    return at_least({monomial: times for monomial, times in terms.items() if times}, 0)


RULE = Rule(CODE, "medians", follow, screen=says_nothing)

STATISTICS = Statistics(
    "medians",
    (
        Statistic(
            "median",
            "day",
            "the middle one of the days, or the mean of the two in the middle",
            "on the median day",
            "median",
            days=1,
            middle=True,
        ),
    ),
)
