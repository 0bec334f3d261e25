"""A figure that doubled, tripled or halved is not the two figures that it is between.

What it checks
    *doubled to B from A*, *tripled from A to B*, *halved to B from A*: B is that many times A, as
    widely as such a word is meant. *More than doubled* is at least twice.

Why it matters
    The word is remembered from another year, or from a draft with another number in it; the two
    figures behind it say at once that it is not so.

Conflict::

    Ridership doubled to 91,400 from 30,200 a year earlier.

Clean::

    Ridership tripled to 91,400 from 30,200 a year earlier.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.gate import (
    alike,
    base_changes,
    broken,
    goes_on,
    of_period,
    speaks_of,
)
from figurecheck.bringing.prose.mention import MULTIPLE, FigureMention
from figurecheck.bringing.prose.pattern import (
    VALUE,
    FigurePart,
    Pattern,
    Proposal,
    Sighting,
    dated_gap,
    gap,
    loose_gap,
)
from figurecheck.bringing.prose.proposing import plain, spell_percent
from figurecheck.model.spelling import spell_number

CODE = "FC203"

_X = r"(?P<x>@X\d+)"
_A, _B = rf"(?P<a>{VALUE})", rf"(?P<b>{VALUE})"
_IN = r"(?:in|over|during|within|last|this|the|past|year|month|week|quarter|@[DYUK]\d+)"
FORMS = (
    (
        rf"{_X} (?P<g1>(?:{_IN} ){{0,5}}?)to (?P<g2>{gap(2)}){_B} (?P<g3>{loose_gap(6)})from "
        rf"(?P<g4>{dated_gap(5)}){_A}"
    ),
    (
        rf"{_X} (?P<g1>(?:{_IN} ){{0,5}}?)from (?P<g4>{dated_gap(3)}){_A} (?P<g3>{loose_gap(4)})to "
        rf"(?P<g2>{gap(2)}){_B}"
    ),
)
NEAR, FAR = Fraction(1, 4), 4
"""How many times what is stated the quotient may be for the words to have been understood."""


def propose(found: Sighting) -> Proposal | None:
    """The multiple with the two figures that it is between."""
    times, before, after = found.mention("x"), found.mention("a"), found.mention("b")
    if goes_on(found) or broken(found, "g1", "g2", "g3", "g4") or not of_period(found, "g4"):
        return None
    if times.kind != MULTIPLE or times.value in {0, 1} or times.figure is None or not times.sure:
        return None
    if not _clear(found, times, before, after):
        return None
    true = after.ratio(before)
    if not NEAR < true / Fraction(times.value) < FAR:
        return None
    falls = times.value < 1
    over, under = ("before", before), ("after", after)
    if not falls:
        over, under = under, over
    many = 1 / Fraction(times.value) if falls else Fraction(times.value)
    return Proposal(
        (
            FigurePart("multiple", times, f"{over[0]} / {under[0]}", _in_times(found, times, many)),
            plain(found, *over),
            plain(found, *under),
        ),
        lambda values: Fraction(values[0]) / Fraction(values[1]),
        (True, False),
        f"{found.quoted(before)} to {found.quoted(after)} is {spell_percent(true)} times, not"
        f" {found.quoted(times)}",
        slack=many * Fraction(1, 10),
    )


def _clear(
    found: Sighting, times: FigureMention, before: FigureMention, after: FigureMention
) -> bool:
    """Whether the figures are of one kind, and the multiple of no others."""
    plainly = speaks_of(before, after) and alike(before, after)
    positive = before.value > 0 and after.value > 0
    return plainly and positive and not base_changes(found, times, before, after)


def _in_times(found: Sighting, times: FigureMention, many: Fraction) -> str:
    """The multiple as a number of times: *doubled* says of a change what is claimed of a quotient
    here, and *more than halved* that what was is more than twice what is.
    """
    hedge = " ".join(found.text[times.outer_start : times.start].split())
    return f"{hedge} {spell_number(many)} times".strip()


PATTERN = Pattern(CODE, "multiple", FORMS, propose, needs="X", words=(" from ",))
