"""The room that other figures leave a claim where it stands, or where an explanation would
move it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Row, Terms
from figurecheck.model.expression import Term
from figurecheck.model.figure import Reading
from figurecheck.model.interval import EmptyIntervalError, Interval, Number, exact
from figurecheck.model.names import of_claim
from figurecheck.model.relation import Relation
from figurecheck.model.statistic import TOTAL
from figurecheck.model.window import Window
from figurecheck.relations.compile import compile_claims, statement
from figurecheck.solve.decide import Decider
from figurecheck.solve.grow import largest

ANYTHING = Reading(Interval(None, None), Interval(None, None), Interval(None, None), "")
"""How a figure is read whose room is asked for."""

MAX_BESIDE = 8
"""How many figures for the same days are looked at: those for other measures there, and for other
places.
"""

MAX_INSIDE, NEIGHBOURS = 12, 3
"""How many figures for the same quantity are looked at inside the days of one, and around and
across them.
"""


class Rooms:
    """The claims of a set by what they speak of, and the room they leave one another; ``spend`` is
    told the effort.
    """

    def __init__(self, claims: Claims, spend: Callable[[int], None] = lambda _: None) -> None:
        self._claims = claims
        self._spend = spend
        self._by_quantity: dict[tuple[str, tuple[tuple[str, str], ...]], list[Claim]] = {}
        self._by_days: dict[tuple[object, Window | None], list[Claim]] = {}
        for claim in claims.held():
            if isinstance(claim.quantity, Term) and claim.quantity.window is None:
                self._by_quantity.setdefault((claim.quantity.measure, claim.members), []).append(
                    claim
                )
                for one in (claim.members, claim.quantity.measure):
                    self._by_days.setdefault((one, claim.window), []).append(claim)

    def welcome(self, claim: Claim, level: str) -> bool:
        """Whether there are figures for the quantity of a claim, and none that it contradicts at
        sight.

        Where there are fewer than two, anything would fit.
        """
        near = self._near(claim)
        return len(near) > 1 and not any(_against(claim, other, level) for other in near)

    def _near(self, claim: Claim) -> list[Claim]:
        """The figures for the quantity of a claim whose days lie inside its own, around them or
        across.
        """
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
            if other.reading.literal.upper is not None and (
                _within(window, days) or other.statistic != TOTAL
            ):
                around.append(other)
            elif _within(days, window) and other.reading.literal.lower is not None:
                inside.append(other)
            else:
                across.append(other)
        across = [other for other in across if _touches(other.window, window)]
        near = [
            *_longest(inside)[:MAX_INSIDE],
            *_longest(around)[-NEIGHBOURS:],
            *_longest(across)[:NEIGHBOURS],
        ]
        return list({one.name: one for one in near}.values())

    def _beside(self, claim: Claim) -> list[Claim]:
        """The figures for the days of a claim and its place, whatever they count, and for its
        measure elsewhere.
        """
        if not isinstance(claim.quantity, Term) or claim.quantity.window is not None:
            return []
        there = self._by_days.get((claim.members, claim.window), ())
        elsewhere = self._by_days.get((claim.quantity.measure, claim.window), ())
        return [*there[:MAX_BESIDE], *elsewhere[:MAX_BESIDE]]

    def left(
        self,
        claim: Claim,
        others: Sequence[Claim],
        level: str,
        relations: tuple[Relation, ...] = (),
    ) -> Interval | None:
        """What others leave a claim: ``others`` first, then those for its quantity; ``None`` where
        that is not known.

        In it nothing needs to be whole.
        """
        others = [other for other in others if other.name != claim.name]
        near = {other.name: other for other in (*others, *self._near(claim), *self._beside(claim))}
        near.pop(claim.name, None)
        claim = attr.evolve(
            claim, reading=ANYTHING
        )  # else it would be told as one with others that say the same
        system = compile_claims(
            attr.evolve(self._claims, claims=(*near.values(), claim), relations=relations)
        )
        self._spend(100 * (len(system.said) + len(system.rules)))
        own = next(
            (said for said in system.said if claim.name in {one.name for one in said.claims}), None
        )
        if own is None:
            return None
        statements = [*(statement(said, level) for said in system.said), *system.rules]
        decider = Decider(
            statements
        )  # in rational numbers: the room is no smaller, and found sooner
        first = {of_claim(other.name) for other in others}
        names = [said.name for said in system.said if said is not own]
        names += [rule.name for rule in system.rules if rule.soft]
        kept = sorted(
            largest(decider, sorted(names, key=lambda name: (name not in first, name)), (), {})
        )
        over = _ends(decider, own.form.of, own.form.of_constant, kept)
        if not own.form.quotient:
            return (
                over.scaled(exact(1 / Fraction(own.form.per_constant)))
                if own.form.per_constant > 0
                else None
            )
        return _quotient(over, _ends(decider, own.form.per, own.form.per_constant, kept))


def _ends(decider: Decider, terms: Terms, constant: Number, kept: Sequence[str]) -> Interval:
    """What statements leave a sum, as far as they bound it."""
    ends: list[Number | None] = []
    for sign in (1, -1):
        found = decider.least(Row(tuple((name, sign * factor) for name, factor in terms), 0), kept)
        ends.append(None if found is None else exact(sign * found.value + constant))
    try:
        return Interval(ends[0], ends[1])
    except EmptyIntervalError:
        return Interval(None, None)


def _quotient(over: Interval, under: Interval) -> Interval | None:
    """What a sum divided by another can be, where the divisor is above 0 and all ends are known."""
    if (
        over.lower is None
        or over.upper is None
        or under.lower is None
        or under.upper is None
        or under.lower <= 0
    ):
        return None
    found = [
        Fraction(above) / Fraction(below)
        for above in (over.lower, over.upper)
        for below in (under.lower, under.upper)
    ]
    return Interval(exact(min(found)), exact(max(found)))


def _against(claim: Claim, other: Claim, level: str) -> bool:
    """Whether a total is more than one around it or less than one inside it, all taken not to be
    negative.
    """
    if (
        claim.statistic != TOTAL
        or other.statistic != TOTAL
        or claim.window is None
        or other.window is None
    ):
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
    return not before and not (
        other.end is not None and one.start is not None and other.end < one.start
    )


def _longest(some: list[Claim]) -> list[Claim]:
    """Sorted by how many days they are for, most first."""
    return sorted(some, key=lambda one: (-((one.window.days or 0) if one.window else 0), one.name))


def _within(one: Window, other: Window) -> bool:
    """Whether the days of one window lie in those of another."""
    starts = other.start is None or (one.start is not None and one.start >= other.start)
    return starts and (other.end is None or (one.end is not None and one.end <= other.end))


def middle(claim: Claim) -> Number:
    """The middle of what a figure says, read literally; its only end where it has one, 0 where it
    has none.
    """
    literal = claim.reading.literal
    ends = [end for end in (literal.lower, literal.upper) if end is not None]
    return exact(Fraction(sum(ends)) / len(ends)) if ends else 0


def meet(one: Interval, other: Interval) -> bool:
    """Whether two intervals may share a number, ends taken as included."""
    below = one.upper is not None and other.lower is not None and one.upper < other.lower
    above = one.lower is not None and other.upper is not None and one.lower > other.upper
    return not below and not above
