"""Claims that can be laid side by side: those of one quantity, place and window, in one unit, with
their plot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attr

from figurecheck.model.claim import HELD, Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.subject import in_percent, publisher, subject, when, where
from figurecheck.report.charts.drawing import Chart, drawn_or_told
from figurecheck.report.charts.forest import ForestRow, forest, gap_between

ROWS = 12
"""Figures of one quantity that are drawn: half of them those with the lowest upper ends, then the
highest others.
"""

MEANS = ("Literally", "Rounded", "At its widest")
"""What the three readings are called on a chart, the narrowest first."""


@attr.frozen(eq=False, repr=False)
class Comparable:
    """At least one claim, from the lowest to the highest; ``status`` is empty for those that enter
    the arithmetic.

    ``one_number`` says that all are about the same number for certain, ``apart`` that no number is
    then within the widest readings of all, ``alike`` that all are read as the same.
    """

    claims: tuple[Claim, ...]
    status: str
    one_number: bool
    apart: bool
    alike: bool


def comparable(claims: Claims) -> list[Comparable]:
    """Every claim in one group: first the groups that are apart, then others that differ, those
    alike, those of one.

    Each of the four is in the order of quantities, places and days. Nothing is decided: only
    readings of the same quantity are laid side by side.
    """
    ids = {name: one.id for one in claims.measures.values() for name in (*one.alias, one.id)}
    replaced = claims.replaced
    groups: dict[tuple[object, ...], list[Claim]] = {}
    order: dict[tuple[object, ...], tuple[object, ...]] = {}
    for claim in claims:
        status = (
            "replaced" if claim.name in replaced else "" if claim.status in HELD else claim.status
        )
        days = claim.window.order if claim.window is not None else ()
        place = (_quantity(claim, ids), claim.statistic, claim.per, claim.members, days, status)
        groups.setdefault((*place, claim.unit), []).append(claim)
        order.setdefault((*place, claim.unit), place)
    found = [(order[key], _group(claims, members, str(key[5]))) for key, members in groups.items()]
    found.sort(
        key=lambda pair: (not pair[1].apart, pair[1].alike, len(pair[1].claims) == 1, pair[0])
    )
    return [group for _, group in found]


def _quantity(claim: Claim, ids: Mapping[str, str]) -> str:
    """The id of the measure, or the expression as it is written."""
    if (
        isinstance(claim.quantity, Term)
        and claim.quantity.window is None
        and not claim.quantity.members
    ):
        return ids.get(claim.quantity.measure, claim.quantity.measure)
    written = claim.record.get("quantity")
    return written.value if written is not None else repr(claim.quantity)


def _group(claims: Claims, members: Sequence[Claim], status: str) -> Comparable:
    ordered = sorted(members, key=_ends)
    one_number = _is_one_number(claims, members[0])
    readings = [claim.reading.generous for claim in members]
    apart = len(members) > 1 and one_number and not status and gap_between(readings) is not None
    first = members[0].reading
    alike = all(
        (one.reading.generous, one.reading.literal) == (first.generous, first.literal)
        for one in members
    )
    return Comparable(tuple(ordered), status, one_number and not status, apart, alike)


def _ends(claim: Claim) -> tuple[object, ...]:
    """Sorts claims by the lower ends of their widest readings, then the upper ones, those without
    an end outermost.
    """
    lower = claim.reading.generous.lower
    return lower is not None, lower or 0, claim.reading.generous.lower_open, _upper(claim)


def _upper(claim: Claim) -> tuple[object, ...]:
    upper = claim.reading.generous.upper
    return upper is None, upper or 0, not claim.reading.generous.upper_open


def _is_one_number(claims: Claims, claim: Claim) -> bool:
    """Whether whoever speaks of the quantity in that window means the same days: known ones, and of
    a stock one day.
    """
    if claim.window is None or not claim.window.plain:
        return False
    measure = claims.measure(claim.quantity.measure) if isinstance(claim.quantity, Term) else None
    return claim.window.days == 1 or (measure is not None and measure.kind == "flow")


def title(claims: Claims, group: Comparable) -> str:
    """What the claims of a group speak of, with their status where they do not enter the
    arithmetic.
    """
    first = group.claims[0]
    told = subject(claims, first)
    if isinstance(first.quantity, Term) and (
        first.quantity.window is not None or first.quantity.members
    ):
        told = ", ".join(part for part in (_quantity(first, {}), where(first), when(first)) if part)
    return f"{told} ({group.status})" if group.status else told


def plot(claims: Claims, group: Comparable) -> Chart:
    """The forest of a group, each figure at the three readings; of very many the lowest and the
    highest ones.

    Nothing in it has an id.
    """
    (drawn,) = drawn_or_told(lambda: [_plot(claims, group)])
    return drawn


def _plot(claims: Claims, group: Comparable) -> Chart:
    shown = _outermost(group.claims)
    rows = [_row(claims, claim) for claim in shown]
    percent = all(in_percent(claim) for claim in shown)
    return forest(
        "", title(claims, group), rows, percent=percent, means=MEANS, one_number=group.one_number
    )


def _outermost(members: Sequence[Claim]) -> Sequence[Claim]:
    """At most so many rows as are drawn, in their order, those among them between whose ends the
    gap of all lies.
    """
    if len(members) <= ROWS:
        return members
    low = {claim.name for claim in sorted(members, key=_upper)[: ROWS // 2]}
    high = [claim.name for claim in members if claim.name not in low][-(ROWS - len(low)) :]
    return [claim for claim in members if claim.name in low or claim.name in high]


def _row(claims: Claims, claim: Claim) -> ForestRow:
    reading = claim.reading
    narrower = reading.rounded, reading.literal
    return ForestRow(publisher(claims, claim.source), claim.figure.text, reading.generous, narrower)
