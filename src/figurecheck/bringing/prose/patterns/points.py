"""A move in percentage points does not fit the two percentages that it is between.

What it checks
    *fell T points to B percent from A percent*, *from A percent to B percent, a drop of T points*:
    T is the difference between the two.

Why it matters
    Shares of votes, rates of interest and of joblessness are told so; points and percent are easily
    mixed up.

Conflict::

    Support slid six percentage points to 41 percent from 49 percent.

Clean::

    Support slid eight percentage points to 41 percent from 49 percent.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.gate import broken, speaks
from figurecheck.bringing.prose.mention import COUNT
from figurecheck.bringing.prose.pattern import (
    PERCENT,
    FigurePart,
    Pattern,
    Proposal,
    Sighting,
    dated_gap,
    gap,
    moved_by,
)
from figurecheck.model.spelling import spell_number

CODE = "FC203"

_T, _A, _B = r"(?P<t>@[TC]\d+)", rf"(?P<a>{PERCENT})", rf"(?P<b>{PERCENT})"
_BY = moved_by(_T)
FORMS = (
    (
        rf"(?P<up>↑|↓)\S+ (?P<g1>{gap(4)}){_T} (?P<g2>{gap(2)})(?:, )?to"
        rf" (?P<g3>{gap(2)}){_B} (?P<g4>{gap(4)})from (?P<g5>{gap(4)}){_A}"
    ),
    rf"from (?P<g3>{gap(2)}){_A} (?P<g4>{dated_gap(3)})to (?P<g5>{gap(2)}){_B} {_BY}",
    rf"to (?P<g3>{gap(2)}){_B} (?P<g4>{dated_gap(3)})from (?P<g5>{gap(2)}){_A} {_BY}",
    rf"{_B} , (?P<up>↑|↓)(?:up|down) {_T} from (?P<g5>{gap(2)}){_A}",
)


def propose(found: Sighting) -> Proposal | None:
    """The points with the two percentages."""
    points, before, after = found.mention("t"), found.mention("a"), found.mention("b")
    if points.kind == COUNT and points.unit != "point":
        return None
    if not speaks(points, before, after) or broken(found, "g1", "g2", "g3", "g4", "g5"):
        return None
    sign = 1 if found.words("up") == "↑" else -1
    true = (Fraction(after.value) - Fraction(before.value)) * sign
    if not 0 < true < 10 * points.value or points.value <= 0:
        return None
    first, second = ("after", "before") if sign > 0 else ("before", "after")
    return Proposal(
        (
            FigurePart("move", points, f"{first} - {second}", found.quoted(points), "percent"),
            FigurePart("after", after, "after", found.quoted(after), "percent"),
            FigurePart("before", before, "before", found.quoted(before), "percent"),
        ),
        lambda values: (Fraction(values[0]) - Fraction(values[1])) * sign,
        (sign > 0, sign < 0),
        f"from {found.quoted(before)} to {found.quoted(after)} is {spell_number(true)} points, not "
        f"{found.quoted(points)}",
        slack=max(points.digit_unit, after.digit_unit, before.digit_unit),
    )


PATTERN = Pattern(CODE, "points", FORMS, propose, needs="P", words=("↑", "↓"))
