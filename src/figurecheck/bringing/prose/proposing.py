"""The proposals that several patterns make: a change between two figures, a difference, a share."""

from __future__ import annotations

from fractions import Fraction

import attr

from figurecheck.bringing.prose.gate import alike, base_changes, plausible, priced_in, speaks
from figurecheck.bringing.prose.mention import BARE, COUNT, MONEY, FigureMention
from figurecheck.bringing.prose.pattern import FigurePart, Proposal, Sighting
from figurecheck.model.interval import Number, magnitude
from figurecheck.model.spelling import spell_number

CENTS = frozenset({"cents", "pence"})
_WHOLE = {"cents": ("USD", "EUR", "CAD", "AUD"), "pence": ("GBP",)}


def change(
    found: Sighting,
    percent: FigureMention,
    before: FigureMention,
    after: FigureMention,
    *,
    up: bool,
) -> Proposal | None:
    """So many percent from one figure to another."""
    if not speaks(percent, before, after) or not alike(before, after):
        return None
    if percent.per or base_changes(found, percent, before, after):
        return None  # 5 percent a year is of each year
    if (
        before.value <= 0
        or after.value <= 0
        or percent.value <= 0
        or not _scales_fit(before, after)
    ):
        return None
    sign = 1 if up else -1
    quotient = 1 + sign * Fraction(percent.value) / 100
    turned = (after.value > before.value) != up and priced_in(found)
    if turned or not plausible(quotient, after.ratio(before)):
        return None
    way = "up" if up else "down"
    true = (after.ratio(before) - 1) * 100 * sign
    return Proposal(
        (
            told_percent(found, "change", percent, "after / before", way),
            plain(found, "after", after),
            plain(found, "before", before),
        ),
        lambda values: (Fraction(values[0]) / Fraction(values[1]) - 1) * 100 * sign,
        (up, not up),
        f"{found.quoted(before)} to {found.quoted(after)} is {_moved(true, way)}, not"
        f" {found.quoted(percent)}",
    )


def difference(
    found: Sighting, moved: FigureMention, before: FigureMention, after: FigureMention, *, up: bool
) -> Proposal | None:
    """So much from one figure to another, all in one unit."""
    cents = moved.unit in CENTS and after.kind == MONEY and after.unit in _WHOLE[moved.unit]
    if (
        not speaks(moved, before, after)
        or not alike(before, after)
        or not (cents or alike(moved, after))
    ):
        return None
    if (
        moved.value <= 0
        or before.value <= 0
        or not Fraction(1, 4) < after.ratio(before) < 4
        or base_changes(found, moved, before, after)
    ):
        return None
    part = 100 if cents and after.unit != moved.unit else 1
    if moved.scale == 1 and after.scale > 1 and moved.value < 1000:
        return None
    first, second = ("after", "before") if up else ("before", "after")
    times = "" if part == 1 else "100 * "
    true = (Fraction(after.value) - Fraction(before.value)) * part * (1 if up else -1)
    if not plausible(moved.value, true) and not 0 < true < 4 * moved.value:
        return None
    return Proposal(
        (
            plain(
                found,
                "move",
                moved,
                f"{times}({first} - {second})" if times else f"{first} - {second}",
            ),
            plain(found, "after", after),
            plain(found, "before", before),
        ),
        lambda values: (Fraction(values[0]) - Fraction(values[1])) * part * (1 if up else -1),
        (up, not up),
        f"from {found.quoted(before)} to {found.quoted(after)} is {found.worded(true, moved)}, not"
        f" {found.quoted(moved)}",
        slack=max(moved.digit_unit, after.digit_unit * part, before.digit_unit * part),
    )


def share(
    found: Sighting, role: str, percent: FigureMention, over: FigurePart, under: FigurePart, by: str
) -> Proposal | None:
    """A percentage that one figure is of another; ``by`` is the word between them when it is told,
    *156 of 480*.
    """
    ratio = over.mention.ratio(under.mention) * 100
    if not plausible(percent.value, ratio):
        return None
    return Proposal(
        (
            FigurePart(
                role, percent, f"{over.role} / {under.role}", found.quoted(percent), "percent"
            ),
            over,
            under,
        ),
        lambda values: Fraction(values[0]) / Fraction(values[1]) * 100,
        (True, False),
        f"{found.quoted(over.mention)} {by} {found.quoted(under.mention)} is"
        f" {spell_percent(ratio)} percent, not {found.quoted(percent)}",
    )


def told_percent(
    found: Sighting, role: str, percent: FigureMention, of: str, way: str
) -> FigurePart:
    """A percentage as a change in a direction."""
    return FigurePart(role, percent, of, f"{way} {found.quoted(percent)}", "percent")


def plain(found: Sighting, role: str, mention: FigureMention, of: str = "") -> FigurePart:
    """A figure as a number alone: hedge and numeral, without sign of currency, unit or noun."""
    whole = mention.kind == COUNT and isinstance(mention.value, int) and mention.figure is not None
    return FigurePart(
        role, mention, of or role, found.bare(mention), whole=whole and mention.grain == 1
    )


def counted(found: Sighting, role: str, mention: FigureMention, of: str = "") -> FigurePart:
    """A figure as ``plain`` gives it; a small number beside others of its kind was counted one by
    one, and is not taken for a round one: 30 of 100.
    """
    part = plain(found, role, mention, of)
    small = isinstance(mention.value, int) and 0 < mention.value < SMALL and mention.scale == 1
    bare = mention.kind in {COUNT, BARE} and mention.hedge == "bare"
    return attr.evolve(part, counted=True) if small and bare else part


SMALL = 1000
"""Below are numbers of things that somebody counted."""


def _scales_fit(one: FigureMention, other: FigureMention) -> bool:
    """Whether a *million* that only one of two figures has is no oversight: they are of one order
    of size.
    """
    return one.scale == other.scale or Fraction(1, 30) < one.ratio(other) < 30


def _moved(percent: Fraction, way: str) -> str:
    other = "down" if way == "up" else "up"
    return f"{way if percent >= 0 else other} {spell_percent(abs(percent))} percent"


def spell_percent(value: Number) -> str:
    """A percentage with one decimal, or with more where it is small."""
    places = 1 if magnitude(value) >= 1 else 3
    return spell_number(Fraction(round(Fraction(value) * 10**places), 10**places))
