"""What silences a match: figures that are not alike, words that change what a percentage is of,
numbers far apart.
"""

from __future__ import annotations

import re
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


def speaks_of(*mentions: FigureMention) -> bool:
    """Whether all are plain numbers, written out in digits or words without a hedge, and sure."""
    return speaks(*mentions) and all(one.hedge == "bare" for one in mentions)


_SPANS = frozenset(
    ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
)
"""Stretches of time, which stand beside figures without being held against them."""


def alike(one: FigureMention, other: FigureMention) -> bool:
    """Whether two figures are in one unit: currency, unit of measurement or head noun; a bare one
    goes with a count.
    """
    if {one.kind, other.kind} & {AGE, PERCENT, POINTS, MULTIPLE} or {one.unit, other.unit} & _SPANS:
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
    return kinds in ({BARE, MONEY}, {BARE, MEASURE}) and one.scale == other.scale and near


def base_changes(found: Sighting, *mentions: FigureMention) -> bool:
    """Whether a word stands in the clause of some figures by which the percentage is of other
    numbers than those beside it.

    Figures that are *seasonally adjusted* are so both, and an *average* is none of a percentage
    unless it stands right ahead of one.
    """
    text, sentence = found.text, found.sentence
    first = min(one.outer_start for one in mentions)
    last = max(one.outer_end for one in mentions)
    begins = max(
        (one.end() for one in _CLAUSE_BEGINS.finditer(text, sentence.start, first)),
        default=sentence.start,
    )
    ending = _CLAUSE_ENDS.search(text, last, sentence.end)
    clause = text[begins : sentence.end if ending is None else ending.start()]
    averaged = any(
        one.kind == PERCENT and _AVERAGED.search(text, max(one.outer_start - 30, begins), one.start)
        for one in mentions
    )
    if averaged or _IN_TURN.search(text, sentence.start, sentence.end) is not None:
        return True
    return found.tables.base_changers.search(_ADJUSTED.sub(r"\1", clause)) is not None


_CLAUSE_BEGINS = re.compile(r";|\b(?:while|whereas|but|although|though)\b")
_CLAUSE_ENDS = re.compile(r";|,\s(?:with|and)\b|\b(?:while|whereas|but|although|though)\b")
_AVERAGED = re.compile(r"\b(?:average|averaging|annual|annually)\s+(?:of\s+)?(?:\w+\s+)?\Z")
_IN_TURN = re.compile(r"\brespectively\b")
_ADJUSTED = re.compile(r"((?:to|at|of)\s+an?\s+|,\s+)seasonally[\s-]adjusted\b", re.IGNORECASE)


def priced_in(found: Sighting) -> bool:
    """Whether a sentence is about currencies or yields, whose numbers fall when they rise."""
    return _PRICED.search(found.text, found.sentence.start, found.sentence.end) is not None


_PRICED = re.compile(
    r"\b(?:against\s+the|versus\s+the|yields?|exchange|(?:the|a)\s+(?:yen|dollar|euro|pound|mark|franc"
    r"|rupee|peso|won|yuan|rouble|ruble|currency))\b",
    re.IGNORECASE,
)


def broken(found: Sighting, *groups: str) -> bool:
    """Whether a word stands between the figures that begins another thought or measure."""
    return any(
        word.strip("↑↓") in found.tables.breaks
        for group in groups
        for word in found.words(group).split()
    )


def goes_on(found: Sighting) -> bool:
    """Whether what a match ends with was not the last that something came to: *from 3 to 4, to 8
    and to 12 million*.
    """
    return _GOES_ON.match(found.abstract, found.match.end()) is not None


_GOES_ON = re.compile(
    r" ?(?:(?:in|by|at|during) @[DYK]\d+ )?(?:[a-z]+ )?,? ?(?:and )?(?:then |finally |again )?to "
    r"(?:[a-z]+ ){0,3}@[MCUNP]\d"
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
