"""The room that other figures leave a claim where it stands, or where an explanation would move it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Row
from figurecheck.model.expression import Term
from figurecheck.model.interval import Interval, Number, exact
from figurecheck.model.names import of_claim
from figurecheck.model.statistic import TOTAL
from figurecheck.model.window import Window
from figurecheck.relations.compile import compile_claims, statement
from figurecheck.solve.decide import Decider
from figurecheck.solve.grow import largest

NEIGHBOURS = 3
"""How many figures for the same quantity are looked at inside, around and across the days of one."""


class Rooms:
    """The claims of a set by what they speak of, and the room they leave one another; ``spend`` is told the effort."""

    def __init__(self, claims: Claims, spend: Callable[[int], None] = lambda _: None) -> None:
        self._claims = claims
        self._spend = spend
        self._by_quantity: dict[tuple[str, tuple[tuple[str, str], ...]], list[Claim]] = {}
        for claim in claims.held():
            if isinstance(claim.quantity, Term) and claim.quantity.window is None:
                self._by_quantity.setdefault((claim.quantity.measure, claim.members), []).append(claim)

    def welcome(self, claim: Claim, level: str) -> bool:
        """Whether there are figures for the quantity of a claim, and none that it contradicts at sight.

        Where there are fewer than two, anything would fit.
        """
        near = self._near(claim)
        return len(near) > 1 and not any(_against(claim, other, level) for other in near)

    def _near(self, claim: Claim) -> list[Claim]:
        """The figures for the quantity of a claim whose days lie inside its own, around them or across."""
        window = claim.window
        if window is None or not isinstance(claim.quantity, Term):
            return []
        inside: list[Claim] = []
        around: list[Claim] = []
        across: list[Claim] = []
        beside = self._by_quantity.get((claim.quantity.measure, claim.members), ())
        self._spend(8 * len(beside))
        for other in beside:
            days = other.window
            if other.name == claim.name or days is None or other.figure.text == claim.figure.text:
                continue
            if other.reading.literal.upper is not None and (_within(window, days) or other.statistic != TOTAL):
                around.append(other)
            elif _within(days, window) and other.reading.literal.lower is not None:
                inside.append(other)
            else:
                across.append(other)
        across = [other for other in across if _touches(other.window, window)]
        near = [*_longest(inside)[:NEIGHBOURS], *_longest(around)[-NEIGHBOURS:], *_longest(across)[:NEIGHBOURS]]
        return list({one.name: one for one in near}.values())

    def left(self, claim: Claim, others: Sequence[Claim], level: str) -> Interval | None:
        """What others leave a claim: ``others`` first, then those for its quantity; ``None`` for a quotient."""
        others = [other for other in others if other.name != claim.name]
        near = {other.name: other for other in (*others, *self._near(claim))}
        system = compile_claims(attr.evolve(self._claims, claims=(*near.values(), claim), relations=()))
        self._spend(100 * (len(system.said) + len(system.rules)))
        own = next((said for said in system.said if claim in said.claims), None)
        if own is None or own.form.quotient:
            return None
        statements = [*(statement(said, level) for said in system.said), *system.rules]
        decider = Decider(statements)  # in rational numbers: the room is no smaller, and found sooner
        first = {of_claim(other.name) for other in others}
        names = [said.name for said in system.said if said is not own]
        kept = largest(decider, sorted(names, key=lambda name: (name not in first, name)), (), {})
        ends = []
        for sign in (1, -1):
            found = decider.least(Row(tuple((name, sign * factor) for name, factor in own.form.of), 0), kept)
            value = None if found is None else sign * found.value + own.form.of_constant
            ends.append(None if value is None else exact(Fraction(value) / Fraction(own.form.per_constant)))
        return Interval(ends[0], ends[1])


def _against(claim: Claim, other: Claim, level: str) -> bool:
    """Whether a total is more than one around it or less than one inside it, all taken not to be negative."""
    if claim.statistic != TOTAL or other.statistic != TOTAL or claim.window is None or other.window is None:
        return False
    own, there = claim.reading.at(level), other.reading.at(level)
    above = _within(claim.window, other.window) and not _at_most(own.lower, there.upper)
    return above or (_within(other.window, claim.window) and not _at_most(there.lower, own.upper))


def _at_most(lower: Number | None, upper: Number | None) -> bool:
    return lower is None or upper is None or lower <= upper


def _touches(one: Window | None, other: Window) -> bool:
    """Whether two windows share a day or abut."""
    if one is None:
        return False
    before = one.end is not None and other.start is not None and one.end < other.start
    return not before and not (other.end is not None and one.start is not None and other.end < one.start)


def _longest(some: list[Claim]) -> list[Claim]:
    """Sorted by how many days they are for, most first."""
    return sorted(some, key=lambda one: (-((one.window.days or 0) if one.window else 0), one.name))


def _within(one: Window, other: Window) -> bool:
    """Whether the days of one window lie in those of another."""
    starts = other.start is None or (one.start is not None and one.start >= other.start)
    return starts and (other.end is None or (one.end is not None and one.end <= other.end))


def middle(claim: Claim) -> Number:
    """The middle of what a figure says, read literally; its only end where it has one, 0 where it has none."""
    literal = claim.reading.literal
    ends = [end for end in (literal.lower, literal.upper) if end is not None]
    return exact(Fraction(sum(ends)) / len(ends)) if ends else 0


def meet(one: Interval, other: Interval) -> bool:
    """Whether two intervals may share a number, ends taken as included."""
    below = one.upper is not None and other.lower is not None and one.upper < other.lower
    above = one.lower is not None and other.upper is not None and one.lower > other.upper
    return not below and not above
