"""A highest week does not fit the days and totals around it.

What it checks
    The highest week of a window is the highest total of any seven days in a row that lie within it,
    whatever day they begin on: a source that counts weeks from Monday to Sunday can state less, and
    no more. Of persons it is how many different ones came within seven days. A level has none, and
    the window has seven days or more. No seven days hold more, so that a longer stretch holds at
    most that for each week that it takes to cover it; some seven days reach it; it is at most seven
    times the highest day.

Why it matters
    A record week is quoted beside totals of months and records of days, which bound it from both
    sides.

Given::

    measure: arrests
    unit: arrest

    claim: record
    figure: exactly 7,300 arrests
    measure: arrests
    when: 2025-01
    statistic: highest week

Conflict::

    claim: month
    figure: more than 37,000 arrests
    measure: arrests
    when: 2025-01

Clean::

    claim: month
    figure: more than 36,000 arrests
    measure: arrests
    when: 2025-01
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Row, Statement, at_least
from figurecheck.model.extension import Statistics
from figurecheck.model.interval import Number
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.relations.rule import Rule
from figurecheck.relations.rules.windows import spell_days
from figurecheck.relations.scene import BEFORE_ALL, FOR_EVER, Amount, Flow, Scene, count, ends
from figurecheck.relations.screening import says_nothing
from figurecheck.relations.wholes import Key, by_key, key_of, positive, wholes

CODE = "FC207"

BECAUSE = "no seven days are above the highest week or below the lowest"
REACHED = "some seven days are the highest or lowest week"
"""Why, in the words of a report."""

DAYS = 7

WEEK = Statistic(
    "highest",
    "week",
    "the highest total of any seven days in a row",
    "in the highest week",
    days=DAYS,
    sign=1,
)

Span = tuple[int, int]
"""The points of time between which some days lie."""


def spread(scene: Scene) -> None:
    """The highest weeks of the parts and wholes of which something like it is said, and the persons
    of the window.
    """
    weeks = [amount for amount in scene.amounts if _is_week(amount)]
    if not weeks:
        return
    like = {
        key_of(one)
        for one in scene.amounts
        if one.statistic.sign or one.statistic.middle or one.tag
    }
    beside: dict[Key, set[Key]] = {}
    for part, above in wholes(scene, like).items():
        for whole in above:
            beside.setdefault(part, set()).add(whole)
            beside.setdefault(whole, set()).add(part)
    for amount in weeks:
        for measure, members in sorted(beside.get(key_of(amount), ())):
            scene.statistic(scene.claims.measures[measure], members, amount.window, WEEK)
        if scene.claims.measures[amount.measure].meets_again:
            scene.amounts.setdefault(attr.evolve(amount, statistic=TOTAL))


def follow(scene: Scene) -> Iterator[Statement]:
    """What is not above the highest week, what it is not above, and the cases of which seven days
    reach it.
    """
    weeks = sorted(amount for amount in scene.amounts if _is_week(amount))
    amounts = by_key(scene.amounts) if weeks else {}
    for week in weeks:
        beside = [one for one in amounts[key_of(week)] if one != week]
        for other in beside:
            yield from _bounds(scene, week, other)
        flow = Flow(*key_of(week), daily=scene.claims.measures[week.measure].adds_days)
        points = _within(scene.points.get(flow, set()), week)
        summed = bool(points) and (points[0], points[-1]) == ends(week.window)
        if summed:
            yield from _of_days(scene, week, flow, points)
        cases = _cases(scene, week, beside, flow if summed else None)
        if cases:
            text = f"some seven days of {week.window.canonical} are the highest week"
            only = cases[0] if len(cases) == 1 else ()
            yield Statement(
                of_rule(f"{week.name} is reached"),
                only,
                () if only else cases,
                code=CODE,
                text=text,
                because=REACHED,
            )


def _is_week(amount: Amount) -> bool:
    return amount.statistic == WEEK and not amount.tag and amount.window.certain


def _bounds(scene: Scene, week: Amount, other: Amount) -> Iterator[Statement]:
    """What a highest week and another quantity of the same measure and place say of one another."""
    for times, weeks, beyond in _multiples(scene, week, other):
        sign = 1 if beyond == "above" else -1
        terms: dict[Monomial, Number] = {(week.name,): sign * weeks, (other.name,): -sign * times}
        told = [
            f"{many} times {one.name}" if many > 1 else one.name
            for many, one in ((times, other), (weeks, week))
        ]
        text = f"{told[0]} is not {beyond} {told[1]}"
        yield Statement(of_rule(text), (at_least(terms, 0),), code=CODE, text=text, because=BECAUSE)


def _multiples(scene: Scene, week: Amount, other: Amount) -> Iterator[tuple[int, int, str]]:
    """How many times the other quantity is not above, or not below, how many times the highest
    week.
    """
    if other.statistic == TOTAL:
        yield from _of_totals(scene, week, other)
    elif other.tag:
        return
    elif other.statistic == WEEK:
        if _lies_in(other, week):
            yield 1, 1, "above"
    elif other.statistic.extreme > 0:
        if _lies_in(other, week) and positive(scene, key_of(week)):
            yield 1, 1, "above"
        if _lies_in(week, other):
            yield DAYS, 1, "below"
    elif times := _low_days(scene, week, other):
        yield times, 1, "above"


def _of_totals(scene: Scene, week: Amount, total: Amount) -> Iterator[tuple[int, int, str]]:
    """Persons of a window, or a stretch of days whose place is not known, against the highest week,
    as above.
    """
    persons = scene.claims.measures[week.measure].meets_again
    days = total.window.stretch or total.window.days
    if _lies_in(total, week) and days is not None and (persons or total in scene.stretches):
        whole_weeks = total.window.stretch is not None and days % DAYS == 0
        if whole_weeks or positive(scene, key_of(week)):
            yield 1, _weeks(days), "above"
    if persons and _lies_in(week, total) and total.window.certain:
        yield 1, 1, "below"


def _low_days(scene: Scene, week: Amount, day: Amount) -> int:
    """How many times a lowest or median day is in some seven days of the window, 0 where that
    cannot be said.
    """
    measure, shared = scene.claims.measures[week.measure], _shared(week, day)
    least = positive(scene, key_of(week))
    if day.statistic.middle:
        return int(least and day.window.days is not None and 2 * shared > day.window.days)
    if day.statistic.extreme >= 0:
        return 0
    if measure.meets_again:
        return min(shared, 1)
    return min(shared, DAYS) if least or shared >= DAYS else 0


def _of_days(scene: Scene, week: Amount, flow: Flow, points: Sequence[int]) -> Iterator[Statement]:
    """No days between two points of time hold more than the highest week times the weeks that it
    takes to cover them.

    Told of the longest that so many weeks cover, and only where shorter ones together do not say as
    much. Of persons the sum of the days is at most as many times the highest week as there are
    days.
    """
    if flow.daily:
        for first, after in pairwise(points):
            yield _at_most(week, flow, (first, after), after - first)
        return
    if len(points) > limits.STRETCH_PLACES:
        scene.met.add("STRETCH_PLACES")
        return
    least = positive(scene, key_of(week))
    for index, first in enumerate(points):
        reached: list[int] = []  # where the spans end that so many weeks from here on cover
        for after in points[index + 1 :]:
            weeks = _weeks(after - first)
            if after - first != weeks * DAYS and not least:
                continue
            if least and points[bisect_right(points, first + weeks * DAYS) - 1] != after:
                continue
            parted = any(
                _weeks(after - middle) <= weeks - _weeks(middle - first) for middle in reached
            )
            longer = least and index > 0 and after - points[index - 1] <= weeks * DAYS
            if not parted and not longer and first > BEFORE_ALL and after < FOR_EVER:
                yield _at_most(week, flow, (first, after), weeks)
            reached.append(after)


def _at_most(week: Amount, flow: Flow, span: Span, times: int) -> Statement:
    first, after = span
    row = at_least({(week.name,): times, (count(flow, after),): -1, (count(flow, first),): 1}, 0)
    most = f"{times} times the highest week" if times > 1 else "the highest week"
    told = (
        f"the days of {spell_days(first, after)} make"
        if flow.daily
        else f"{spell_days(first, after)} holds"
    )
    text = f"{told} at most {most} of {week.window.canonical}"
    return Statement(
        of_rule(f"{week.name} against {flow} in {spell_days(first, after)}"),
        (row,),
        code=CODE,
        text=text,
        because=BECAUSE,
    )


def _cases(
    scene: Scene, week: Amount, beside: Sequence[Amount], flow: Flow | None
) -> tuple[tuple[Row, ...], ...]:
    """What holds for each place that the seven days may have which reach it; nothing where one says
    nothing.

    ``beside`` are the other quantities of its measure and place, ``flow`` the running count of its
    days, where it has one.
    """
    persons = scene.claims.measures[week.measure].meets_again
    above = [
        one
        for one in beside
        if not one.tag
        and one.window.certain
        and (one.statistic == WEEK or (persons and one.statistic == TOTAL))
    ]
    days = [one for one in beside if one.statistic.extreme and not one.tag and not persons]
    known = set(ends(week.window)).union(*(ends(one.window) for one in above))
    points = _within(known | (scene.points[flow] if flow is not None else set()), week)
    if len(points) > limits.STRETCH_PLACES:
        scene.met.add("STRETCH_PLACES")
        return ()
    least = positive(scene, key_of(week))
    found: dict[tuple[Row, ...], None] = {}
    for span in _places(points):
        rows = [
            at_least({(one.name,): 1, (week.name,): -1}, 0) for one in above if _holds(one, span)
        ]
        if flow is not None and scene.points[flow].issuperset(span):
            if least or span[1] - span[0] == DAYS:
                rows.append(_reaches(week, flow, span))
            rows += [_beside(week, one, flow, span) for one in days if _holds(one, span)]
        found[tuple(rows)] = None
    return tuple(found) if all(found) else ()


def _places(points: Sequence[int]) -> Iterator[Span]:
    """The points of time next to seven days in a row, for all places that these can have; none
    within another.
    """
    last = 0
    for first, following in pairwise(points):
        start = min(following - 1, points[-1] - DAYS)
        if start < first:
            return
        after = points[bisect_left(points, start + DAYS)]
        if after > last:
            yield first, after
        last = max(last, after)


def _reaches(week: Amount, flow: Flow, span: Span) -> Row:
    """That the days around the seven hold them; the number of no day is below 0, or there are no
    others.
    """
    return at_least({(count(flow, span[1]),): 1, (count(flow, span[0]),): -1, (week.name,): -1}, 0)


def _beside(week: Amount, day: Amount, flow: Flow, span: Span) -> Row:
    """That the days around the seven are each at most the highest day, or at least the lowest."""
    sign, rest = day.statistic.extreme, span[1] - span[0] - DAYS
    terms: dict[Monomial, Number] = {
        (week.name,): sign,
        (count(flow, span[1]),): -sign,
        (count(flow, span[0]),): sign,
    }
    return at_least({**terms, (day.name,): sign * rest} if rest else terms, 0)


def _weeks(days: int) -> int:
    """How many weeks it takes to cover so many days."""
    return -(-days // DAYS)


def _within(points: Iterable[int], week: Amount) -> list[int]:
    start, end = ends(week.window)
    return sorted(point for point in points if start <= point <= end)


def _holds(amount: Amount, span: Span) -> bool:
    start, end = ends(amount.window)
    return start <= span[0] and span[1] <= end


def _lies_in(small: Amount, large: Amount) -> bool:
    """Whether all days of one amount, wherever they are, are among those of another one."""
    return _holds(large, ends(small.window))


def _shared(one: Amount, other: Amount) -> int:
    """How many days two amounts share."""
    (start, end), (first, after) = ends(one.window), ends(other.window)
    return max(0, min(end, after) - max(start, first))


RULE = Rule(CODE, "highest_week", follow, spread, screen=says_nothing)

STATISTICS = Statistics("highest_week", (WEEK,))
