"""Days whose place is not known do not fit the days that are.

What it checks
    ``a day in A/B`` is some day of the window, ``7 days in A/B`` some stretch of it: one of the
    places it can have must fit everything known. A window that is only about then holds at least
    its inner and at most its outer days.

Why it matters
    *956 in a single day* without a date is still at most what the week held.

Given::

    measure: arrests
    unit: arrest

    claim: some-day
    figure: 956 arrests
    measure: arrests
    when: a day in 2025-01-20/2025-01-26

Conflict::

    claim: week
    figure: fewer than 900 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    claim: week
    figure: 1,900 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Row, Statement, at_least
from figurecheck.model.interval import Number
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import TOTAL
from figurecheck.model.window import Window
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Amount, Flow, Scene, count, ends
from figurecheck.relations.screening import says_nothing

CODE = "FC204"

BECAUSE = "those days lie within the longer time"
"""Why, in the words of a report."""


def spread(scene: Scene) -> None:
    """The persons of the days that a stretch of theirs lies within, and of those that it surely
    holds.
    """
    for amount in [one for one in scene.amounts if _of_persons(scene, one)]:
        for window in _around(amount.window):
            scene.amounts.setdefault(attr.evolve(amount, window=window, tag=""))


def _of_persons(scene: Scene, amount: Amount) -> bool:
    measure = scene.claims.measures[amount.measure]
    grows = measure.meets_again and measure.least is not None and measure.least >= 0
    return (
        grows and amount.statistic == TOTAL and bool(amount.tag) and amount.window.days is not None
    )


def _around(window: Window) -> tuple[Window, ...]:
    """The days within which a window lies, then those that it holds wherever it lies, where there
    are any.
    """
    outer = ends(window)
    held = window.inner
    if window.stretch is not None:
        held = (outer[1] - window.stretch, outer[0] + window.stretch) if not window.about else None
    windows = [outer, *([held] if held and held[0] < held[1] else [])]
    return tuple(Window(start, end) for start, end in windows)


def _persons(scene: Scene) -> Iterator[Statement]:
    """Persons of days that are not known: no more than those around them, no fewer than those they
    surely hold.
    """
    for amount in sorted(one for one in scene.amounts if _of_persons(scene, one)):
        for window, sign in zip(_around(amount.window), (1, -1), strict=False):
            other = attr.evolve(amount, window=window, tag="")
            row = at_least({(other.name,): sign, (amount.name,): -sign}, 0)
            text = f"{amount.name} {'lies within' if sign > 0 else 'holds'} {window.canonical}"
            yield Statement(of_rule(text), (row,), code=CODE, text=text, because=BECAUSE)


def follow(scene: Scene) -> Iterator[Statement]:
    """What a stretch is at least and at most, and the cases of where it lies."""
    yield from _persons(scene)
    for amount, flow in sorted(scene.stretches.items()):
        least = scene.claims.measures[flow.measure].least
        start, end = ends(amount.window)
        if least is None or least < 0:
            yield from _below_the_highest(scene, amount, flow)
            continue
        rows = [_at_most(amount, flow, start, end)]
        if amount.window.stretch is None:
            if amount.window.inner is not None:
                rows.append(_at_least(amount, flow, *amount.window.inner))
            cases: tuple[tuple[Row, ...], ...] = ()
        else:
            cases = tuple(_cases(scene, amount, flow, amount.window.stretch))
        text = f"{amount.name} lies within {amount.window.canonical}"
        yield Statement(of_rule(text), tuple(rows), cases, code=CODE, text=text, because=BECAUSE)


def _below_the_highest(scene: Scene, amount: Amount, flow: Flow) -> Iterator[Statement]:
    """Where days can be below 0 a stretch is still at most so many times the highest day, and at
    least the lowest.
    """
    days = amount.window.stretch
    if days is not None:
        rows = tuple(
            row
            for row in _peaks(scene, amount, flow, ends(amount.window), days)
            if len(row.terms) == 2
        )
        text = f"{amount.name} against the highest and lowest day"
        yield Statement(of_rule(text), rows, code=CODE, text=text, because=BECAUSE)


def _at_most(amount: Amount, flow: Flow, start: int, end: int) -> Row:
    return at_least({(count(flow, end),): 1, (count(flow, start),): -1, (amount.name,): -1}, 0)


def _at_least(amount: Amount, flow: Flow, start: int, end: int) -> Row:
    return at_least({(amount.name,): 1, (count(flow, end),): -1, (count(flow, start),): 1}, 0)


def _cases(scene: Scene, amount: Amount, flow: Flow, days: int) -> Iterator[tuple[Row, ...]]:
    """One case for each way in which a stretch can lie across the known points of time."""
    start, end = ends(amount.window)
    points = sorted(point for point in scene.points[flow] if start <= point <= end)
    for limit, size in (("STRETCH_DAYS", end - start), ("STRETCH_PLACES", len(points))):
        if size > getattr(limits, limit):
            scene.met.add(limit)
            return
    seen: set[tuple[int, int, int, int]] = set()
    for first in range(start, end - days + 1):
        after = first + days
        outer = max(p for p in points if p <= first), min(p for p in points if p >= after)
        inner_points = [p for p in points if first <= p <= after]
        inner = (inner_points[0], inner_points[-1]) if inner_points else (first, first)
        if (*outer, *inner) in seen or (*outer, 0, 0) in seen:
            continue
        seen.add((*outer, *inner) if inner[0] < inner[1] else (*outer, 0, 0))
        rows = [_at_most(amount, flow, *outer)]
        if inner[0] < inner[1]:
            rows.append(_at_least(amount, flow, *inner))
        rows += _peaks(scene, amount, flow, outer, days)
        yield tuple(rows)


def _peaks(
    scene: Scene, amount: Amount, flow: Flow, outer: tuple[int, int], days: int
) -> Iterator[Row]:
    """What the highest and lowest day of a window around the place say of the stretch and of the
    days beside it.
    """
    rest = outer[1] - outer[0] - days
    for other in sorted(scene.amounts):
        if (
            (other.measure, other.members) != (flow.measure, flow.members)
            or not other.statistic.extreme
            or other.tag
        ):
            continue
        first, after = ends(other.window)
        if first > outer[0] or outer[1] > after:
            continue
        sign = other.statistic.extreme
        stretch: dict[Monomial, Number] = {(other.name,): sign * days, (amount.name,): -sign}
        yield at_least(stretch, 0)
        beside: dict[Monomial, Number] = {
            (other.name,): sign * rest,
            (amount.name,): sign,
            (count(flow, outer[1]),): -sign,
            (count(flow, outer[0]),): sign,
        }
        yield at_least({monomial: factor for monomial, factor in beside.items() if factor}, 0)


RULE = Rule(CODE, "stretches", follow, spread, screen=says_nothing)
