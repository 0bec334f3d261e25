"""Windows of one flow do not fit: nested, abutting, overlapping, covering.

What it checks
    A flow adds over time, so its running count never falls, and a window holds at least what the
    windows inside it hold and at most what windows that cover it hold. The same person may be
    counted in two windows: persons only grow with the window, and a union holds at most the sum.

Why it matters
    A week cannot hold fewer than one of its days. Totals for slightly different days are quoted
    side by side.

Given::

    measure: arrests
    unit: arrest

    claim: day
    figure: exactly 956 arrests
    measure: arrests
    when: 2025-01-26

Conflict::

    claim: week
    figure: fewer than 900 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    claim: week
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Row, Statement, at_least
from figurecheck.model.days import spell_days as words
from figurecheck.model.interval import Number
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import TOTAL
from figurecheck.model.window import Window, spell
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import (
    FOR_EVER,
    Amount,
    Scene,
    ends,
    in_order,
    never_falls_rule,
    spell_members,
    spell_point,
)
from figurecheck.relations.screening import GROWS, Bond
from figurecheck.relations.wholes import Key

CODE = "FC204"

BECAUSE = "no day can count less than 0"
WITHIN = "whoever is counted in some of the days is counted in all of them together"
COVERED = "whoever is counted in a time is counted in one of the times that cover it"
"""Why, in the words of a report."""


def follow(scene: Scene) -> Iterator[Statement]:
    """The running counts that never fall, and windows of persons that grow."""
    for flow in in_order(flow for flow, points in scene.points.items() if points):
        earliest = min(scene.points[flow])
        counts = scene.counts(flow)
        first = counts[earliest]
        text = f"{flow} is counted from {spell_point(earliest)} on"
        yield Statement(of_rule(text), (Row((first.more,), 0), Row((first.less,), 0)), text=text)
        least = scene.claims.measures[flow.measure].least
        if least is None or least < 0:
            continue
        for start, end in scene.segments(flow):
            row = Row(tuple(sorted((counts[end].more, counts[start].less))), 0)
            code = (
                "" if flow.daily else CODE
            )  # of the days of a stock it only says that none is below 0
            yield Statement(
                never_falls_rule(flow, start, end),
                (row,),
                code=code,
                text=_never_below(flow.measure, start, end),
                because=BECAUSE,
                remainder=_in_words(start, end),
            )
    yield from _persons(scene)


def _persons(scene: Scene) -> Iterator[Statement]:
    people = sorted(
        amount
        for amount in scene.amounts
        if amount.statistic == TOTAL
        and not amount.tag
        and amount.window.certain
        and _grows(scene, amount)
    )
    for (measure, members), group in groupby(
        people, key=lambda amount: (amount.measure, amount.members)
    ):
        amounts = list(group)
        name = f"{measure}{spell_members(members)}"
        for small in amounts:
            for large in amounts:
                if small is not large and _inside(small.window, large.window):
                    text = f"{spell_window(large)} contains {spell_window(small)}"
                    row = at_least({(large.name,): 1, (small.name,): -1}, 0)
                    yield Statement(
                        of_rule(f"{name}: {text}"), (row,), code=CODE, text=text, because=WITHIN
                    )
        for whole in amounts:
            for cover in _covers(scene, whole, amounts):
                terms: dict[Monomial, Number] = {(part.name,): 1 for part in cover}
                text = (
                    " and ".join(spell_window(part) for part in cover)
                    + f" cover {spell_window(whole)}"
                )
                yield Statement(
                    of_rule(f"{name}: {text}"),
                    (at_least({**terms, (whole.name,): -1}, 0),),
                    code=CODE,
                    text=text,
                    because=COVERED,
                )


def _grows(scene: Scene, amount: Amount) -> bool:
    measure = scene.claims.measures[amount.measure]
    return measure.meets_again and measure.least is not None and measure.least >= 0


@lru_cache(maxsize=4096)
def spell_days(start: int, end: int) -> str:
    """The days between two points of time."""
    return spell(start or None, end if end < FOR_EVER else None)


@lru_cache(maxsize=4096)
def _never_below(measure: str, start: int, end: int) -> str:
    """That nothing below 0 is counted between two points of time, told once for all places."""
    return f"no {measure} in {spell_days(start, end)} can be below 0"


@lru_cache(maxsize=4096)
def _in_words(start: int, end: int) -> str:
    """The same as people write them."""
    return words(Window(start or None, end if end < FOR_EVER else None))


def spell_window(amount: Amount) -> str:
    """The days of an amount."""
    return amount.window.canonical


def _inside(small: Window, large: Window) -> bool:
    (first, after), (start, end) = ends(small), ends(large)
    return start <= first and after <= end


def _covers(scene: Scene, whole: Amount, amounts: list[Amount]) -> list[tuple[Amount, ...]]:
    """Ways to cover a window by others none of which can be left out, in order of time."""
    start, end = ends(whole.window)
    covers: list[tuple[Amount, ...]] = []
    waiting: list[tuple[tuple[Amount, ...], int]] = [((), start)]
    while waiting:
        if len(covers) >= limits.PERSON_COVERS:
            scene.met.add("PERSON_COVERS")
            break
        chosen, reached = waiting.pop()
        if reached >= end:
            covers.append(chosen)
            continue
        before = ends(chosen[-1].window)[0] if chosen else None
        for part in reversed(amounts):
            first, after = ends(part.window)
            if part is whole or first > reached or after <= reached:
                continue
            if (before is None or first > before) and not _inside(whole.window, part.window):
                waiting.append(((*chosen, part), after))
    return covers


def screen(scene: Scene, keys: frozenset[Key]) -> Iterator[Bond]:
    """What adds up over time and has no days below 0."""
    for key in sorted(keys):
        measure = scene.claims.measures[key[0]]
        if measure.adds_over_time and measure.least is not None and measure.least >= 0:
            yield Bond(GROWS, key)


RULE = Rule(CODE, "windows", follow, screen=screen)
