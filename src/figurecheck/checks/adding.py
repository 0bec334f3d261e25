"""What adds up: stated windows that make a stated total, parts that make theirs, sources that agree
with themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from math import floor

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.days import spell_days
from figurecheck.model.expression import Term
from figurecheck.model.interval import Number, exact
from figurecheck.model.measure import Measure
from figurecheck.model.spelling import spell_list, spell_number
from figurecheck.model.statistic import TOTAL
from figurecheck.model.subject import publisher, subject, when
from figurecheck.model.window import Window

Members = tuple[tuple[str, str], ...]

MIN_WINDOWS = 3
"""Windows of a flow below which none can be the sum of others."""

SPELLED = 8
"""How many figures of places are written out in a sum."""


@attr.frozen(eq=False, repr=False)
class Stated:
    """A claim of a flow over known days, from ``start`` up to ``end``; ``flow`` names what and
    where.
    """

    claim: Claim
    flow: str
    start: int
    end: int

    @property
    def value(self) -> Number | None:
        """The one number it says, read literally, or ``None`` where it says a range."""
        literal = self.claim.reading.literal
        return literal.lower if literal.is_point else None


def stated_windows(claims: Claims, told: Sequence[Claim], least: int = 1) -> list[Stated]:
    """The claims of flows that add over time, one for figures that are alike; those alone of flows
    of which there are so many.
    """
    flows: dict[tuple[str, Members, Members], list[tuple[Claim, Window]]] = {}
    for claim in told:
        window, quantity = claim.window, claim.quantity
        if not isinstance(quantity, Term) or claim.statistic != TOTAL or window is None:
            continue
        measure = claims.measure(quantity.measure)
        if measure is None or not measure.adds_over_time or quantity.window is not None:
            continue
        if window.plain:
            flow = measure.id, claim.members, quantity.members
            flows.setdefault(flow, []).append((claim, window))
    found = [
        Stated(claim, f"{name} {members} {own}", window.start or 0, window.end or 0)
        for (name, members, own), several in flows.items()
        if len(several) >= least
        for claim, window in several
    ]
    return sorted(found, key=lambda one: (one.flow, one.start, one.end, one.claim.name))


@attr.frozen(eq=False, repr=False)
class Sum:
    """A stated total that the stated windows inside it make exactly, or make good; the line that
    says so is ``spelled`` when it is asked for.
    """

    whole: Claim
    parts: tuple[Claim, ...]
    exact: bool
    spelled: Callable[[], str]

    @property
    def line(self) -> str:
        """The line that says so."""
        return self.spelled()


def sums_of_windows(claims: Claims, told: Sequence[Claim]) -> Iterator[Sum]:
    """Every such total, in the order of places and days."""
    by_flow: dict[str, list[Stated]] = {}
    for stated in stated_windows(claims, told, MIN_WINDOWS):
        by_flow.setdefault(stated.flow, []).append(stated)
    for group in by_flow.values():
        finest = _finest([one for one in group if one.value is not None])
        starts = [one.start for one in finest]
        for whole in group:
            inside = finest[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)]
            parts = _disjoint([one for one in inside if _inside(one, whole)])
            line = _line(claims, whole, parts)
            if line:
                met = whole.claim.reading.literal.is_point
                yield Sum(whole.claim, tuple(part.claim for part in parts), met, partial(str, line))


def sums_of_parts(claims: Claims, told: Sequence[Claim]) -> Iterator[Sum]:
    """Every stated total of a measure that its stated ``parts`` make exactly, in the order of the
    claims.
    """
    stated: dict[tuple[str, tuple[tuple[str, str], ...], Window | None], list[Claim]] = {}
    for claim in told:
        quantity = claim.quantity
        measure = claims.measure(quantity.measure) if isinstance(quantity, Term) else None
        plain = isinstance(quantity, Term) and quantity.window is None and not quantity.members
        if (
            measure is not None
            and plain
            and claim.statistic == TOTAL
            and claim.reading.literal.is_point
        ):
            stated.setdefault((measure.id, claim.members, claim.window), []).append(claim)
    for (name, members, window), wholes in stated.items():
        parts = claims.measures[name].parts
        terms = [term.measure for term, _ in terms_of(parts)] if parts is not None else []
        measures = [one.id for one in map(claims.measure, terms) if one is not None]
        found = [stated.get((part, members, window), []) for part in measures]
        if not found or not all(found):
            continue
        first = [some[0] for some in found]
        for whole in wholes:
            if _is_sum(whole, first):
                line = partial(_parts_line, claims, whole, tuple(first))
                yield Sum(whole, tuple(first), True, line)  # noqa: FBT003 -- it meets them exactly


def sums_of_places(claims: Claims, told: Sequence[Claim]) -> Iterator[str]:
    """Lines on the stated members of one whole: what they make of it, and what that does
    not show.
    """
    if all(one.part_of is None for one in claims.members.values()):
        return
    stated = _stated_numbers(claims, told)
    found: dict[tuple[str, Window | None, tuple[tuple[str, str], ...]], list[Claim]] = {}
    for (name, window, members), claim in stated.items():
        for dimension, member in members:
            record = claims.members.get((dimension, member))
            if record is not None and record.part_of is not None and not record.overlaps:
                above = tuple(
                    (one, record.part_of if one == dimension else other) for one, other in members
                )
                if (name, window, above) in stated:
                    found.setdefault((name, window, above), []).append(claim)
    for key, parts in found.items():
        measure, whole = claims.measures[key[0]], stated[key]
        if (
            len(parts) > 1
            and not measure.unit.intensive
            and all(part.unit == whole.unit for part in parts)
        ):
            held = (
                measure.complete and not measure.meets_again and _all_stated(claims, key[2], parts)
            )
            line = "" if held else _places_line(measure, whole, parts)
            if line:
                yield f"{subject(claims, whole)}: {line}"


def _stated_numbers(
    claims: Claims, told: Sequence[Claim]
) -> dict[tuple[str, Window | None, Members], Claim]:
    """The first claim of a single number for each measure, days and place."""
    stated: dict[tuple[str, Window | None, Members], Claim] = {}
    for claim in told:
        quantity = claim.quantity
        plain = isinstance(quantity, Term) and quantity.window is None and not quantity.members
        measure = claims.measure(quantity.measure) if isinstance(quantity, Term) else None
        if (
            plain
            and measure is not None
            and claim.statistic == TOTAL
            and claim.reading.literal.is_point
        ):
            stated.setdefault((measure.id, claim.window, claim.members), claim)
    return stated


def _all_stated(claims: Claims, above: tuple[tuple[str, str], ...], parts: Sequence[Claim]) -> bool:
    """Whether these are all members of one that is complete: what they make is held against it
    then.
    """
    every = {
        one.name
        for one in claims.members.values()
        for pair in above
        if (one.dimension, one.part_of) == pair
    }
    complete = any(claims.members[pair].complete for pair in above if pair in claims.members)
    return complete and every <= {name for part in parts for _, name in part.members}


def _places_line(measure: Measure, whole: Claim, parts: Sequence[Claim]) -> str:
    values = [part.reading.literal.lower or 0 for part in parts]
    total, around = exact(sum(values)), whole.reading.literal.lower or 0
    few = len(values) <= SPELLED
    spelled = " + ".join(map(spell_number, values)) if few else f"{len(values):,} figures together"
    spelled = f"{spelled} = {spell_number(total)}" if few else f"{spelled}, {spell_number(total)},"
    if measure.meets_again:
        hidden = "not held against it, since a person may be in both; if not, `counts: events`"
        verb = "is" if few else "are"
        return (
            f"{spelled} {verb} more than {spell_number(around)}; {hidden}" if total > around else ""
        )
    if total < around and measure.least is not None and measure.least >= 0:
        left = spell_number(exact(around - total))
        return (
            f"parts known make {spell_number(total)} of {spell_number(around)}, {left}"
            " unaccounted for"
        )
    return f"{spelled}, as the whole has it" if total == around else ""


def _is_sum(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether parts make their total exactly."""
    values = [part.reading.literal.lower or 0 for part in parts]
    alike = all(part.unit == whole.unit for part in parts)
    return alike and sum(values) == whole.reading.literal.lower


def _parts_line(claims: Claims, whole: Claim, parts: Sequence[Claim]) -> str:
    values = [part.reading.literal.lower or 0 for part in parts]
    spelled = f"{' + '.join(map(spell_number, values))} = {spell_number(exact(sum(values)))}"
    name = publisher(claims, whole.source)
    where = ", ".join(
        str(one) for one in (name, *(name for _, name in whole.members), whole.window or "") if one
    )
    return f"{spelled}: {_exactly(whole)} ({where}); {power_of(whole, parts, covered=True)}"


def _finest(stated: Sequence[Stated]) -> list[Stated]:
    """The windows that contain no other one, by where they start."""
    found: list[Stated] = []
    nearest: tuple[int, int] | None = (
        None  # of the windows that start later, the one that ends first
    )
    for one in sorted(stated, key=lambda one: (-one.start, one.end)):
        if nearest is None or nearest[1] > one.end or nearest == (one.start, one.end):
            found.append(one)
        if nearest is None or one.end < nearest[1]:
            nearest = (one.start, one.end)
    return sorted(found, key=lambda one: (one.start, one.end, one.claim.name))


def _inside(small: Stated, large: Stated) -> bool:
    return (
        large.start <= small.start
        and small.end <= large.end
        and (small.start, small.end) != (large.start, large.end)
    )


def _disjoint(stated: Sequence[Stated]) -> list[Stated]:
    chosen: list[Stated] = []
    for one in stated:
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return chosen


def _line(claims: Claims, whole: Stated, parts: Sequence[Stated]) -> str:
    values = [part.value for part in parts if part.value is not None]
    total: Number = exact(sum(values))
    literal = whole.claim.reading.literal
    if len(values) < 2 or total not in literal:
        return ""
    spelled = f"{' + '.join(spell_number(value) for value in values)} = {spell_number(total)}"
    name = publisher(claims, whole.claim.source)
    figure = f"{whole.claim.figure.text} ({name}, {when(whole.claim, claims)})"
    left = _left(whole, parts)
    if literal.is_point:
        nothing = f", which leaves nothing for {spell_list(left)}" if left else ""
        power = power_of(whole.claim, [part.claim for part in parts], covered=not left)
        return (
            f"{spelled}: {_exactly(whole.claim)} ({name}, {when(whole.claim, claims)}){nothing};"
            f" {power}"
        )
    return f"{spelled}: {figure}" if literal.upper is None else ""


def _exactly(claim: Claim) -> str:
    text = claim.figure.text
    return text if claim.figure.hedge == "exact" and not text[0].isdigit() else f"exactly {text}"


def power_of(whole: Claim, parts: Sequence[Claim], *, covered: bool) -> str:
    """How strong a check it is that a total meets its parts: the error it would have caught, what
    would have passed.

    An error is caught where no ordinary reading makes total and parts agree. Where days are not
    ``covered`` the parts may fall short of the total, and only a total that is too small would have
    been seen. What would have passed is counted among the whole figures of as many digits.
    """
    reading, x = whole.reading.generous, whole.figure.value
    stated = whole.reading.literal.lower
    if stated is None or reading.lower is None or reading.upper is None or stated != x:
        return "with a tolerance of its own"
    lows = [part.reading.generous.lower for part in parts]
    highs = [part.reading.generous.upper for part in parts]
    least, most = exact(sum(low or 0 for low in lows)), exact(sum(high or 0 for high in highs))
    below = exact(
        reading.upper - least
    )  # a total that is smaller by more than this no longer reaches the parts
    above = exact(most - reading.lower)
    smallest, largest = stated - below, stated + above
    digits = len(str(int(stated)))
    every = 9 * 10 ** (digits - 1)
    last = 10**digits - 1
    passing = (min(largest, last) if covered else last) - max(smallest, 10 ** (digits - 1)) + 1
    size = max(above, below) if covered else below
    other = "other" if covered else "smaller"
    off = "off" if covered else "below it"
    seen = f"a total more than {spell_number(size)} {off}" if size > 0 else f"any {other} total"
    return (
        f"{seen} would have been seen, {_share(Fraction(max(passing, 0)) / every)} would have"
        " passed"
    )


def _share(share: Fraction) -> str:
    """How many figures out of those of one length."""
    if share >= Fraction(1, 10):
        return f"{round(share * 100)} % of random figures"
    if share * 1_000 < 1:
        return "fewer than 1 random figure in 1,000"
    return f"1 random figure in {spell_number(floor(1 / Fraction(share)))}"


def _left(whole: Stated, parts: Sequence[Stated]) -> list[str]:
    """The days of the whole that no part covers."""
    gaps, reached = [], whole.start
    for part in parts:
        if part.start > reached:
            gaps.append(spell_days(Window(reached, part.start)))
        reached = part.end
    return gaps if reached >= whole.end else [*gaps, spell_days(Window(reached, whole.end))]


def agreement(claims: Claims, source: str, told: Sequence[Claim]) -> str:
    """The line that a source's figures, which are tied to one another, agree."""
    figures: Mapping[str, None] = dict.fromkeys(claim.figure.text for claim in told)
    return (
        f"{publisher(claims, source)}: {spell_list(list(figures))} agree among themselves"
        f" ({source})"
    )
