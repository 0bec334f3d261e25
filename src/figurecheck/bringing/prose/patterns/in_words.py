"""A number in words is not the one in digits behind it.

What it checks
    *thirty (40) days*: both are one number, told twice. Told as a note.

Why it matters
    Contracts and laws are written so to be safe, and are changed in one of the two.

Conflict::

    The tenant has thirty (40) days to answer.

Clean::

    The tenant has forty (40) days to answer.
"""

from __future__ import annotations

from figurecheck.bringing.prose.gate import speaks_of
from figurecheck.bringing.prose.pattern import Pattern, Remark, Sighting, numeral_of

CODE = "FC506"
FORMS = (r"(?P<w>@[NCU]\d+) \( (?P<d>@[NCU]\d+) \)",)


def propose(found: Sighting) -> Remark | None:
    """The number in words and the one in digits, where they differ."""
    words, digits = found.mention("w"), found.mention("d")
    spelled = numeral_of(found.text, words).replace("-", "").replace(" ", "").isalpha()
    if not speaks_of(words, digits) or not spelled or words.outer_end > digits.start:
        return None
    if not numeral_of(found.text, digits).isdigit() or words.value == digits.value:
        return None
    if not words.value or (digits.unit and digits.unit != words.unit):
        return None  # nil (738) gives last year's, nine million (60-kg) bags the size of one
    end = digits.outer_end + (found.text[digits.outer_end : digits.outer_end + 1] == ")")
    said = " ".join(found.text[words.outer_start : end].split())
    headline = f"{said}: {found.quoted(words)} is not {numeral_of(found.text, digits)}"
    return Remark(words.outer_start, end, said, headline, "one number is told twice")


PATTERN = Pattern(CODE, "in-words", FORMS, propose, words=(" ( ",), doubtful=True)
