"""The unknowns that claims and relations speak of: running counts of flows, and plain
quantities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

import attr

from figurecheck.errors import ExpressionError
from figurecheck.model.algebra import Polynomial, Ratio, evaluate, terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form, Monomial, Terms, collected
from figurecheck.model.expression import Expression, Term
from figurecheck.model.interval import Number, exact
from figurecheck.model.measure import Measure, ancestors
from figurecheck.model.names import of_rule
from figurecheck.model.noun import Noun
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.unit import Unit
from figurecheck.model.window import ANY_SOURCE, Window

Members = tuple[tuple[str, str], ...]

BEFORE_ALL = 0
"""The point of time before every day."""

NO_DAYS = Window(None, None, about=True, text="days not given")
"""Stands for days that nobody gave: some days, not known which."""

FOR_EVER = date.max.toordinal() + 1
"""The point of time after every day."""


@attr.frozen(order=True, cache_hash=True, repr=False, weakref_slot=False)
class Flow(Noun):
    """A measure whose windows add up, in one place.

    ``daily`` marks the numbers of the days of a stock or of persons: these add up where its totals
    do not.
    """

    measure: str
    members: Members
    daily: bool = False

    def __str__(self) -> str:
        return f"{'days of ' if self.daily else ''}{self.measure}{spell_members(self.members)}"


def in_order(flows: Iterable[Flow]) -> list[Flow]:
    """The flows as they sort, each compared by what is taken from it once."""
    return sorted(flows, key=attrgetter("measure", "members", "daily"))


@attr.frozen(order=True, repr=False)
class Amount(Noun):
    """A quantity that is one unknown: a stock, persons over a window, a share, or a statistic of a
    flow.

    ``tag`` tells quantities apart whose days are not known, and is empty for all others.
    """

    measure: str
    members: Members
    window: Window
    statistic: Statistic = TOTAL
    tag: str = ""

    @property
    def comes_whole(self) -> bool:
        """Whether it is a whole number where whole things are counted: the median of an odd number
        of days is.
        """
        if self.statistic.middle:
            return self.window.plain and (self.window.days or 0) % 2 == 1
        return not self.statistic.averages

    @property
    def name(self) -> str:
        """What the unknown is called."""
        inner = f"{self.measure}{spell_members(self.members)}[{self.window.canonical}]"
        spelled = inner if self.statistic == TOTAL else f"{self.statistic.name}({inner})"
        return f"{spelled} ({self.tag})" if self.tag else spelled


def spell_members(members: Members) -> str:
    """The members as an expression writes them, nothing where there are none."""
    return (
        "{" + ", ".join(f"{dimension}={name}" for dimension, name in members) + "}"
        if members
        else ""
    )


@lru_cache(maxsize=4096)
def spell_point(point: int) -> str:
    """The day at whose start a running count stands."""
    if point <= BEFORE_ALL:
        return "the beginning"
    return "the end" if point >= FOR_EVER else date.fromordinal(point).isoformat()


class Count(NamedTuple):
    """A running count at a point of time as a term of a sum, taken off and added: made once, and
    shared by all that speaks of it.
    """

    less: tuple[Monomial, Number]
    more: tuple[Monomial, Number]

    @property
    def monomial(self) -> Monomial:
        """The count by itself."""
        return self.more[0]

    def times(self, factor: Number) -> tuple[Monomial, Number]:
        """It so many times, as a term of a sum."""
        if factor == 1:
            return self.more
        return self.less if factor == -1 else (self.more[0], factor)


class Counts(dict[int, Count]):
    """The running count of one flow by the point of time, each made when it is first asked for."""

    __slots__ = ("_flow",)

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def __missing__(self, point: int) -> Count:
        monomial = (count(self._flow, point),)
        made = self[point] = Count((monomial, -1), (monomial, 1))
        return made


@attr.define(eq=False, repr=False)
class Scene:
    """Every unknown in play, by what it is about.

    ``points`` are the points of time at which the running count of a flow matters, ``amounts`` the
    other unknowns, ``stretches`` the windows of flows whose place is not known, by the name of
    their unknown, ``met`` the limits that were met.
    """

    claims: Claims
    points: dict[Flow, set[int] | frozenset[int]] = attr.field(factory=dict)
    amounts: dict[Amount, None] = attr.field(factory=dict)
    stretches: dict[Amount, Flow] = attr.field(factory=dict)
    spoken: list[tuple[Claim, Form]] = attr.field(factory=list)
    met: set[str] = attr.field(factory=set)
    nearest: dict[
        frozenset[tuple[str, Members]], dict[tuple[str, Members], list[tuple[str, Members]]]
    ] = attr.field(factory=dict)
    """For measures and places in play, those among them that contain each one with none in play
    between.
    """
    _counts: dict[Flow, Counts] = attr.field(factory=dict)
    _flow_of: dict[str, Flow] = attr.field(factory=dict)
    _amount_of: dict[str, Amount] = attr.field(factory=dict)
    _closed: bool = False

    # -- asking for unknowns -----------------------------------------------------------------------

    def total(
        self, measure: Measure, members: Members, window: Window, tag: str = ""
    ) -> Polynomial:
        """The quantity over a window, or at an instant, as a sum of unknowns; they come into play
        with it.
        """
        if window.undated:  # its days are unknown, but they are the same ones throughout
            self.amounts[amount := Amount(measure.id, members, window)] = None
            return {(amount.name,): 1}
        if (
            window.stretch is not None and window.stretch == window.days and not window.about
        ):  # it fits in one place
            window = Window(window.start, window.end)
        if measure.adds_over_time:
            flow = Flow(measure.id, members)
            if window.stretch is None and not window.about:
                return self.between(flow, *ends(window))
            self.bring(flow, (*ends(window), *(window.inner or ())))
            amount = Amount(measure.id, members, window, tag=tag)
            self.stretches[amount] = flow
        else:
            unknown = (
                window.about
                or window.stretch is not None
                or (measure.kind == "stock" and window.days != 1)
            )
            amount = Amount(measure.id, members, window, tag=tag if unknown else "")
        self.amounts[amount] = None
        return {(amount.name,): 1}

    def between(self, flow: Flow, start: int, end: int) -> Polynomial:
        """What a flow comes to between two points of time."""
        return dict(self.span(flow, start, end))

    def span(self, flow: Flow, start: int, end: int) -> Terms:
        """The same as the terms of a sum."""
        self.bring(flow, (start, end))
        counts = self.counts(flow)
        return tuple(sorted((counts[end].more, counts[start].less)))

    def bring(self, flow: Flow, points: Collection[int]) -> None:
        """Brings points of time of a flow into play."""
        known = self.points.get(flow)
        if isinstance(known, set):
            known.update(points)
        elif known is None or not known.issuperset(points):
            self.points[flow] = {*(known or ()), *points}

    def settle(self) -> None:
        """Keeps what is alike once, when all that can come into play has: the points of time of
        thousands of places are mostly the same ones.
        """
        alike: dict[frozenset[int], frozenset[int]] = {}
        for flow, points in self.points.items():
            settled = frozenset(points)
            self.points[flow] = alike.setdefault(settled, settled)

    def close(self) -> None:
        """Lets go of what only finding out what follows needed, and keeps what each unknown is."""
        self._flow_of.update(
            (self.counts(flow)[point].monomial[0], flow)
            for flow, points in self.points.items()
            for point in points
        )
        self._amount_of.update((amount.name, amount) for amount in self.amounts)
        self._counts.clear()
        self.nearest.clear()
        self._closed = True

    def counts(self, flow: Flow) -> Counts:
        """The running count of a flow, by the point of time."""
        known = self._counts.get(flow)
        if known is None:
            known = Counts(flow)
            if not self._closed:
                self._counts[flow] = known
        return known

    def statistic(
        self,
        measure: Measure,
        members: Members,
        window: Window,
        statistic: Statistic,
        tag: str = "",
    ) -> Polynomial:
        """What a statistic other than the total is of a quantity over a window."""
        if not (window.plain or (statistic.sign and window.certain)):
            amount = Amount(measure.id, members, window, statistic, "" if window.undated else tag)
            self.amounts[amount] = None
            return {(amount.name,): 1}
        if window.days == statistic.days:  # of a single day each is its number
            return self.total(measure, members, window)
        if (
            statistic.averages
            and statistic.days == 1
            and (measure.adds_over_time or measure.adds_days)
        ):
            days = window.days or 1
            whole = self.days(measure, members, window)
            return {monomial: exact_ratio(factor, days) for monomial, factor in whole.items()}
        amount = Amount(measure.id, members, window, statistic)
        self.amounts[amount] = None
        if measure.adds_over_time or (statistic.middle and measure.adds_days):
            self.bring(Flow(measure.id, members, measure.adds_days), ends(window))
        return {(amount.name,): 1}

    def days(self, measure: Measure, members: Members, window: Window) -> Polynomial:
        """What the numbers of the days of a window come to: the total of what adds over time."""
        return self.between(Flow(measure.id, members, measure.adds_days), *ends(window))

    # -- claims and relations ----------------------------------------------------------------------

    def members_of(self, term: Term, given: Members) -> Members:
        """The members a term is about: its own, then those given, then the measure's defaults."""
        measure = self.measure(term)
        chosen = {name: default for name, default in measure.dimensions if default is not None}
        chosen.update(given)
        chosen.update(term.members)
        return tuple(sorted(chosen.items()))

    def measure(self, term: Term) -> Measure:
        """The measure of a term."""
        found = self.claims.measure(term.measure)
        if found is None:
            msg = f"there is no measure {term.measure}"
            raise ExpressionError(msg, code="FC009")
        return found

    def ratio(
        self,
        expression: Expression,
        members: Members,
        window: Window | None,
        statistic: Statistic = TOTAL,
        tag: str = "",
    ) -> Ratio:
        """An expression in unknowns; ``window`` and ``members`` are for the terms that do
        not say.
        """

        def resolve(term: Term, inner: Statistic) -> tuple[Polynomial, Unit]:
            measure = self.measure(term)
            days = self.claims.windows[term.window] if term.window is not None else window
            if (
                days is not None
                and days.undated == ANY_SOURCE
                and window is not None
                and window.undated
            ):
                days = window
            days = days or NO_DAYS
            chosen = inner if inner != TOTAL else statistic
            where = self.members_of(term, members)
            if chosen == TOTAL:
                return self.total(measure, where, days, tag), measure.unit
            return self.statistic(measure, where, days, chosen, tag), measure.unit

        return evaluate(expression, resolve)

    def form(self, claim: Claim, tag: str) -> Form:
        """What a claim speaks of, in unknowns, in the unit of its reading; no sign of a denominator
        is shown yet.

        ``tag`` tells it apart where its days are not known.
        """
        statistic = claim.statistic
        if statistic.averages and isinstance(claim.quantity, Term):
            measure = self.measure(claim.quantity)
            per_day = (
                measure.adds_days
                and statistic.days == 1
                and claim.window
                and claim.window.days != 1
            )
            if (measure.adds_over_time or per_day) and claim.window and claim.window.plain:
                over = self.days(
                    measure, self.members_of(claim.quantity, claim.members), claim.window
                )
                return Form(
                    collected(over.items()), per_constant=claim.window.length(statistic.period)
                )
        span = self._plain_span(claim)
        if span is not None:
            return Form(span)
        ratio = self.ratio(claim.quantity, claim.members, claim.window, statistic, tag)
        return form_of(ratio)

    def _plain_span(self, claim: Claim) -> Terms | None:
        """The terms of a claim of one measure that adds up over known days, as most claims are;
        ``None`` for all others.
        """
        quantity, window = claim.quantity, claim.window
        if not isinstance(quantity, Term) or quantity.window is not None or window is None:
            return None
        measure = self.measure(quantity)
        plain = claim.statistic == TOTAL and window.certain and measure.adds_over_time
        members = self.members_of(quantity, claim.members)
        return self.span(Flow(measure.id, members), *ends(window)) if plain else None

    def whole(self) -> frozenset[str]:
        """The unknowns that are whole numbers: counts of whole things, running ones too."""
        counted = {name for name, measure in self.claims.measures.items() if measure.unit.counted}
        names = {
            amount.name
            for amount in self.amounts
            if amount.measure in counted and amount.comes_whole
        }
        for name, flow in self._flow_of.items():
            # of a stock an average may be one of hours, whatever its days are
            if flow.measure in counted and not (
                flow.daily and self.claims.measures[flow.measure].kind == "stock"
            ):
                names.add(name)
        return frozenset(names)

    def given(self, terms: Terms, constant: Number) -> tuple[tuple[str, int, Number], ...] | None:
        """Rules' rows, each with a multiplier, that sum to *terms + constant >= 0*; ``None`` where
        they do not.
        """
        if constant < 0:
            return None
        needed: list[tuple[str, int, Number]] = []
        counts: dict[str, Number] = {}
        known = (
            self._amount_of if self._closed else {amount.name: amount for amount in self.amounts}
        )
        for monomial, factor in terms:
            if len(monomial) != 1:
                return None
            amount = known.get(monomial[0])
            if amount is None:
                counts[monomial[0]] = factor
                continue
            least = self.claims.measures[amount.measure].least
            if least is None or least < 0 or factor < 0:
                return None
            needed.append((range_rule(amount), 0, factor))
        return self._never_falls(counts, needed) if counts else tuple(needed)

    def _never_falls(
        self, counts: dict[str, Number], needed: list[tuple[str, int, Number]]
    ) -> tuple[tuple[str, int, Number], ...] | None:
        for flow in self._of(counts) if self._closed else tuple(self.points):
            least = self.claims.measures[flow.measure].least
            height: Number = 0
            for start, end in self.segments(
                flow
            ):  # what has gone out by one point must come back at a later one
                height -= counts.pop(count(flow, start), 0)
                if height < 0:
                    return None
                if height and (least is None or least < 0):
                    return None
                if height:
                    needed.append((never_falls_rule(flow, start, end), 0, height))
            last = max(self.points[flow], default=BEFORE_ALL)
            if height - counts.pop(count(flow, last), 0) != 0:
                return None
        return None if any(counts.values()) else tuple(needed)

    def _of(self, counts: Iterable[str]) -> list[Flow]:
        """The flows that some running counts are of, by name, as they came into play."""
        flows = {self._flow_of[name] for name in counts if name in self._flow_of}
        return list(flows) if len(flows) < 2 else [one for one in self.points if one in flows]

    def places(self, unknowns: Iterable[str]) -> dict[str, tuple[str, int]]:
        """The flow and the point of time of each running count among some unknowns, by name."""
        asked = dict.fromkeys(unknowns)
        flows = dict.fromkeys(self._flow_of[name] for name in asked if name in self._flow_of)
        found: dict[str, tuple[str, int]] = {}
        for flow in flows:
            spelled = str(flow)
            for point in self.points[flow]:
                name = count(flow, point)
                if name in asked:
                    found[name] = spelled, point
        return found

    def measures_of(self, unknowns: Collection[str]) -> frozenset[str]:
        """The ids of the measures that some unknowns are of, by the names of the unknowns."""
        counted = (self._flow_of[name].measure for name in unknowns if name in self._flow_of)
        amounts = (self._amount_of[name].measure for name in unknowns if name in self._amount_of)
        return frozenset((*counted, *amounts))

    # -- what is in play ---------------------------------------------------------------------------

    def segments(self, flow: Flow) -> Iterator[tuple[int, int]]:
        """The stretches of time between neighbouring points of a flow, in order."""
        points = sorted(self.points.get(flow, ()))
        return pairwise(points)

    def above(self, measure: str, members: Members) -> Iterator[tuple[str, Members]]:
        """Every measure and place that contains this one, itself first, by ``part_of`` and
        ``parts``.
        """
        for name in self.measures_above(measure):
            for wider in self._members_above(members):
                yield name, wider

    def directly_above(self, measure: str, members: Members) -> Iterator[tuple[str, Members]]:
        """What contains this measure and place with nothing in between, in play or not."""
        for name in self._wholes_of.get(measure, ()):
            yield name, members
        for index, (dimension, name) in enumerate(members):
            member = self.claims.members.get((dimension, name))
            if member is not None and member.part_of is not None:
                wider = (dimension, member.part_of)
                yield measure, (*members[:index], wider, *members[index + 1 :])

    def measures_above(self, measure: str) -> list[str]:
        """The measure and those it is part of, nearer ones before those that they are part of."""
        names = {measure: None}
        waiting = [measure]
        for name in waiting:
            new = [wider for wider in self._wholes_of.get(name, ()) if wider not in names]
            names.update(dict.fromkeys(new))
            waiting += new
        return waiting

    @cached_property
    def _wholes_of(self) -> Mapping[str, tuple[str, ...]]:
        """The measures that each one is part of, by ``part_of`` or among ``parts`` of which none
        can be below 0.
        """
        found: dict[str, list[str]] = {}
        for name, measure in sorted(self.claims.measures.items()):
            if measure.part_of is not None:
                found.setdefault(name, []).append(measure.part_of)
            parts = (
                [self.measure(term) for term, _ in terms_of(measure.parts)]
                if measure.parts is not None
                else []
            )
            if all(part.least is not None and part.least >= 0 for part in parts):
                for part in parts:
                    found.setdefault(part.id, []).append(name)
        return {name: tuple(dict.fromkeys(wholes)) for name, wholes in found.items()}

    def _members_above(self, members: Members) -> Iterator[Members]:
        found: list[Members] = [()]
        for dimension, name in members:
            chain = (name, *ancestors(self.claims.members, dimension, name))
            found = [(*chosen, (dimension, wider)) for chosen in found for wider in chain]
        yield from found


def range_rule(amount: Amount) -> str:
    """The name of the statement that an amount is within its measure's range."""
    return of_rule(f"range of {amount.name}")


def never_falls_rule(flow: Flow, start: int, end: int) -> str:
    """The name of the statement that a running count does not fall between two points of time."""
    return of_rule(f"{flow} does not fall from {spell_point(start)} to {spell_point(end)}")


@lru_cache(maxsize=4096)
def count(flow: Flow, point: int) -> str:
    """The name of the running count of a flow at a point of time."""
    return f"{flow} up to {spell_point(point)}"


def ends(window: Window) -> tuple[int, int]:
    """The points of time at which a window starts and ends."""
    return (
        BEFORE_ALL if window.start is None else window.start,
        FOR_EVER if window.end is None else window.end,
    )


def form_of(ratio: Ratio) -> Form:
    """A quotient of polynomials as a form, its unit's factor brought to one where it is a bare
    ratio.
    """
    over, under = dict(ratio.over), dict(ratio.under)
    of_constant, per_constant = over.pop((), 0), under.pop((), 0)
    if not under and per_constant < 0:
        over = {monomial: -factor for monomial, factor in over.items()}
        of_constant, per_constant = -of_constant, -per_constant
    return Form(collected(over.items()), collected(under.items()), of_constant, per_constant)


def exact_ratio(over: Number, under: Number) -> Number:
    """One exact number divided by another."""
    return exact(Fraction(over) / Fraction(under))
