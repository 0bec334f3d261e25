"""A fraction does not fit the percentage beside it.

What it checks
    *a third (25 percent)*, *a quarter, or 31 percent*: the two are one part of a whole, as far as a
    fraction in words is one: a tenth of it more or less. Told as a note.

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

FORMS = (rf"(?P<f>@F\d+) (?:, or|\(|or) (?P<p>{PERCENT})",)


def propose(found: Sighting) -> Remark | None:
    """The fraction and the percentage, where they are apart."""
    part, percent = found.mention("f"), found.mention("p")
    if part.figure is None or not speaks(percent) or percent.direction or percent.hedge != "bare":
        return None
    true = Fraction(part.value) * 100
    if magnitude(true - percent.value) <= true * NEAR:
        return None
    words = " ".join(found.text[part.outer_start : percent.outer_end].split())
    headline = f"{words}: {found.quoted(part)} is not {found.quoted(percent)}"
    return Remark(part.outer_start, percent.outer_end, words, headline, "one part is told twice")


PATTERN = Pattern(CODE, "fraction", FORMS, propose, "FP", doubtful=True)
