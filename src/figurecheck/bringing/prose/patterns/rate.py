"""An amount per day, week, month or year does not fit the same amount per another period.

What it checks
    *$1,200 a month, or $14,400 a year*: twelve months, 52 weeks or 48 to 52 of work, 365 days or
    250 of work. Money for the longer period that comes to less is taken for a rebate, and a day has
    as many hours as something is open.

Why it matters
    One of the two was computed from another figure than the one beside it.

Conflict::

    The stall costs $1,200 a month, or $16,400 a year.

Clean::

    The stall costs $1,200 a month, or $14,400 a year.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.gate import plausible, speaks
from figurecheck.bringing.prose.mention import MONEY
from figurecheck.bringing.prose.pattern import FigurePart, Pattern, Proposal, Sighting
from figurecheck.bringing.prose.proposing import plain
from figurecheck.model.spelling import spell_rounded

CODE = "FC502"

_ABOUT = (
    "(?:about |nearly |roughly |more than |over |some |almost |around |just over |just under )?"
)
FORMS = (
    (
        rf"(?P<x>@[MC]\d+) (?:, or|, which is|\(|— or|, that is) {_ABOUT}(?P<y>@[MC]\d+)"
        r" ?(?=[,.;:)—]|$|for|in)"
    ),
)
_TIMES = {
    ("day", "year"): (365, 360, 366, 250, 260, 300, 312),
    ("week", "year"): (52, 50, 48, 51, 49),
    ("month", "year"): (12,),
    ("quarter", "year"): (4,),
    ("day", "month"): (30, 31, 28, 20, 21, 22, 25, 26),
    ("week", "month"): (4, Fraction(13, 3), 5),
    ("day", "week"): (7, 5, 6),
    ("hour", "day"): (24,),
    ("month", "quarter"): (3,),
}
"""How many of the shorter period make one of the longer; with days and weeks of work."""


def propose(found: Sighting) -> Proposal | None:
    """The two rates, by the number of periods that fits best."""
    one, other = found.mention("x"), found.mention("y")
    if (
        not speaks(one, other)
        or one.kind != other.kind
        or one.unit != other.unit
        or one.per == other.per
    ):
        return None
    short, long = (one, other) if (one.per, other.per) in _TIMES else (other, one)
    times = _TIMES.get((short.per, long.per))
    if short.per == "hour" and long.value <= 24 * Fraction(short.value):
        return None  # nobody knows how many hours a day something is open
    if times is None or short.value <= 0 or long.value <= 0:
        return None
    best = min(times, key=lambda many: abs(short.value * Fraction(many) - long.value))
    true = short.value * Fraction(times[0])
    discounted = short.kind == MONEY and long.value < true
    if not plausible(long.value, true) or discounted:
        return None
    exact = Fraction(best)
    spelled = str(exact) if exact.denominator == 1 else f"{exact.numerator} / {exact.denominator}"
    return Proposal(
        (
            FigurePart("long", long, f"{spelled} * short", found.bare(long)),
            plain(found, "short", short),
        ),
        lambda values: Fraction(values[0]) * Fraction(best),
        (True,),
        f"{found.quoted(short)} a {short.per} is {spell_rounded(true)} a {long.per}, not"
        f" {found.quoted(long)}",
        slack=0,
    )


PATTERN = Pattern(
    CODE, "rate", FORMS, propose, words=(", or ", ", which is ", "( ", "— or ", ", that is ")
)
