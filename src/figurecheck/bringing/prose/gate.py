"""What silences a match: figures that are not alike, words that change what a percentage is of,
numbers far apart.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.mention import (
    AGE,
    BARE,
    COUNT,
    MEASURE,
    MONEY,
    MULTIPLE,
    PERCENT,
    POINTS,
    FigureMention,
)
from figurecheck.bringing.prose.pattern import Sighting
from figurecheck.model.interval import Number

_SLIPS = (10, 100, 1000, 1_000_000)
NEAR = 2
"""How many times one quotient may be the other for the words to have been understood."""


def speaks(*mentions: FigureMention) -> bool:
    """Whether all words have a reading, and none of the numbers is a guess or open at the
    far end.
    """
    return all(one.figure is not None and one.form == "digits" and one.sure for one in mentions)


def alike(one: FigureMention, other: FigureMention) -> bool:
    """Whether two figures are in one unit: currency, unit of measurement or head noun; a bare one
    goes with a count.
    """
    if {one.kind, other.kind} & {AGE, PERCENT, POINTS, MULTIPLE} or "time" in (
        one.dimension,
        other.dimension,
    ):
        return False
    if one.per != other.per and one.per and other.per:
        return False
    if one.kind == other.kind:
        return one.kind == BARE or one.unit == other.unit
    kinds = {one.kind, other.kind}
    if BARE not in kinds:
        return False
    if kinds == {BARE, COUNT}:
        return True
    near = other.value != 0 and Fraction(1, 10) < one.ratio(other) < 10
    return kinds == {BARE, MONEY} and one.scale == other.scale and near


def base_changes(found: Sighting) -> bool:
    """Whether a word stands in the sentence by which the percentage is of other numbers than those
    beside it.
    """
    return (
        found.tables.base_changers.search(found.text[found.sentence.start : found.sentence.end])
        is not None
    )


def broken(found: Sighting, *groups: str) -> bool:
    """Whether a word stands between the figures that begins another thought or measure."""
    return any(
        word.strip("↑↓") in found.tables.breaks
        for group in groups
        for word in found.words(group).split()
    )


def of_period(found: Sighting, group: str) -> bool:
    """Whether the words of a group name nothing but a period, so that the figure behind them is of
    the same thing.
    """
    words = found.words(group).split()
    return all(word[0] == "@" or word.strip("↑↓") in found.tables.period_words for word in words)


def plausible(stated: Number, computed: Number, near: int = NEAR) -> bool:
    """Whether two quotients are near one another, or one would be if a number were ten, a hundred,
    ... times as large.

    Where they are not, the words were misread rather than the number.
    """
    if stated <= 0 or computed <= 0:
        return False
    ratio = Fraction(computed) / Fraction(stated)
    if Fraction(1, near) <= ratio <= near:
        return True
    return any(
        abs(ratio * slip - 1) < Fraction(1, 50) or abs(ratio / Fraction(slip) - 1) < Fraction(1, 50)
        for slip in _SLIPS
    )


def measured(*mentions: FigureMention) -> bool:
    """Whether all are in a unit of measurement that says how large it is."""
    return all(
        one.kind == MEASURE and one.dimension not in {"time", "other", "loose", "angle"}
        for one in mentions
    )
