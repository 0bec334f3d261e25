"""A move in figures and in percent does not fit the figure that it led to.

What it checks
    *rose D, or P, to B*, *rose P, or D, to B* and *D, or P, lower at B*: what was before is B
    without D, and D is P of that.

Why it matters
    Prices and indexes are told so every day; a percentage that was taken of the new price, or of
    another day's, shows.

Conflict::

    Northmill shares fell 36 cents, or 5 percent, to $11.64.

Clean::

    Northmill shares fell 36 cents, or 3 percent, to $11.64.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.gate import alike, base_changes, broken, plausible, speaks
from figurecheck.bringing.prose.mention import MONEY, FigureMention
from figurecheck.bringing.prose.pattern import (
    PERCENT,
    VALUE,
    FigurePart,
    Pattern,
    Proposal,
    Sighting,
    gap,
)
from figurecheck.bringing.prose.proposing import CENTS, plain, spell_percent, told_percent
from figurecheck.model.interval import Number, magnitude

CODE = "FC203"

_D, _B, _P = rf"(?P<d>{VALUE})", rf"(?P<b>{VALUE})", rf"(?P<p>{PERCENT})"
_OR = r"(?:, )?(?:or|\() (?:about |nearly |almost |just |roughly )?"
_CLOSED = "to close at|to finish at|to end at|to settle at|to trade at|to reach"
_TO = rf"(?:, |\) ?,? ?)?(?:to|at|{_CLOSED}) (?:a |the |just )?"
_UPWARD = "↑higher|↑up|firmer|stronger"
_DIRECTION = rf"(?P<more>{_UPWARD}|↓lower|↓down|weaker)"

FORMS = (
    rf"(?P<up>↑|↓)\S+ (?P<g1>{gap(4)}){_D} {_OR}{_P} ?{_TO}{_B}",
    rf"(?P<up>↑|↓)\S+ (?P<g1>{gap(4)}){_P} {_OR}{_D} ?{_TO}{_B}",
    rf"{_D} (?:, )?or {_P} (?:, )?{_DIRECTION} (?:at|to) (?P<g1>{gap(1)}){_B}",
)


def propose(found: Sighting) -> Proposal | None:
    """The move, the percentage and where it led."""
    moved, percent, after = found.mention("d"), found.mention("p"), found.mention("b")
    groups = found.match.groupdict()
    up = groups["more"] in _UPWARD.split("|") if groups.get("more") else groups.get("up") == "↑"
    cents = moved.unit in CENTS and after.unit not in CENTS and after.kind == MONEY
    if not speaks(moved, percent, after) or not (cents or alike(moved, after)):
        return None
    part = Fraction(1, 100) if cents else Fraction(1)
    step = moved.value * part
    if (
        _turned(found, up=up)
        and _nearer(percent.value, Fraction(step), Fraction(after.value)) != up
    ):
        up = not up
    sign = 1 if up else -1
    before = after.value - sign * step
    if (
        step <= 0
        or before <= 0
        or step * 3 >= after.value * 2
        or base_changes(found, moved, percent, after)
        or broken(found, "g1")
    ):
        return None
    true = step / Fraction(before) * 100
    other = step / (Fraction(after.value) + sign * step) * 100
    if magnitude(other - percent.value) <= percent.digit_unit or not plausible(
        percent.value, true, 6
    ):
        # where it fits the other way round, the word of rising or falling was of something else
        return None
    step_of = f"move{' / 100' if cents else ''}"
    told = (
        f"{found.quoted(moved)} on {found.worded(before, after)} is {spell_percent(true)} percent"
    )
    return Proposal(
        (
            _share_lost(found, percent, step_of)
            if not up
            else told_percent(found, "change", percent, f"after / (after - {step_of})", "up"),
            plain(found, "move", moved),
            plain(found, "after", after),
        ),
        lambda values: (
            100
            * Fraction(values[0])
            * part
            / (Fraction(values[1]) - sign * Fraction(values[0]) * part)
        ),
        (True, False),
        f"{told}, not {found.quoted(percent)}",
    )


def _share_lost(found: Sighting, percent: FigureMention, step: str) -> FigurePart:
    """The percentage of a fall: the share that is gone of what is left and what is gone."""
    told = found.quoted(percent)
    return FigurePart("change", percent, f"{step} / (after + {step})", told, "percent")


def _turned(found: Sighting, *, up: bool) -> bool:
    """Whether a word of the other direction stands ahead in the clause, so that either may be the
    verb: *the budget cuts the improvement program by 23 percent*.
    """
    ahead = found.abstract[: found.match.start()].split()[-_AHEAD:]
    clause = ahead[
        max((at for at, word in enumerate(ahead) if word in {",", ";"}), default=-1) + 1 :
    ]
    return any(word[0] == ("↓" if up else "↑") for word in clause)


_AHEAD = 8
"""Words that the verb of a move may stand ahead of what moved."""


def _nearer(percent: Number, step: Fraction, after: Fraction) -> bool:
    """Whether a percentage is nearer to that of a rise by so much than to that of a fall."""
    if step >= after:
        return True
    rise, fall = (Fraction(step) / (after - sign * step) * 100 for sign in (1, -1))
    return magnitude(rise - percent) < magnitude(fall - percent)


PATTERN = Pattern(CODE, "change-by", FORMS, propose, needs="P")
