"""A fraction does not fit the percentage beside it.

What it checks
    *a third (25 percent)*, *a quarter, or 31 percent*: the two are one part of a whole, as far as a
    fraction in words is one: a tenth of it more or less, a fifth behind a hedge, and any more or
    less behind a bound. Told as a note.

Why it matters
    The percentage was brought up to date, and the words were not.

Conflict::

    About a third (25 percent) of the boats were sold.

Clean::

    About a quarter (25 percent) of the boats were sold.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.gate import speaks
from figurecheck.bringing.prose.pattern import PERCENT, Pattern, Remark, Sighting
from figurecheck.model.interval import magnitude

CODE = "FC506"
NEAR = Fraction(1, 10)
"""How much of a fraction in words the percentage may miss it by."""

NEAR_HEDGED = Fraction(1, 5)
"""The same of one with a hedge: *almost half (43 percent)*."""

_ABOVE = frozenset({"more-than", "at-least", "just-over"})
_BELOW = frozenset({"less-than", "at-most", "up-to", "nearly"})
"""Hedges with which a percentage may be far on one side: *less than a fifth (12 percent)*."""

FORMS = (rf"(?P<f>@F\d+) (?:, or|\(|or) (?P<p>{PERCENT})",)


def propose(found: Sighting) -> Remark | None:
    """The fraction and the percentage, where they are apart."""
    part, percent = found.mention("f"), found.mention("p")
    if part.figure is None or not speaks(percent) or percent.direction or percent.hedge != "bare":
        return None
    true = Fraction(part.value) * 100
    apart = percent.value - true
    far = (part.hedge in _ABOVE and apart >= 0) or (part.hedge in _BELOW and apart <= 0)
    if far or magnitude(apart) <= true * (NEAR if part.hedge == "bare" else NEAR_HEDGED):
        return None
    words = " ".join(found.text[part.outer_start : percent.outer_end].split())
    headline = f"{words}: {found.quoted(part)} is not {found.quoted(percent)}"
    return Remark(part.outer_start, percent.outer_end, words, headline, "one part is told twice")


PATTERN = Pattern(CODE, "fraction", FORMS, propose, "FP", doubtful=True)
