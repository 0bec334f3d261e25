"""More are told of than there are.

What it checks
    *48 of the 31 posts are vacant*: what is told of some things is not more than the things. Told
    as a note.

Why it matters
    The two numbers were exchanged, or one of them is of another year.

Conflict::

    Inspectors found lead pipes in 48 of the 31 houses.

Clean::

    Inspectors found lead pipes in 31 of the 48 houses.
"""

from __future__ import annotations

from figurecheck.bringing.prose.gate import speaks_of
from figurecheck.bringing.prose.pattern import Pattern, Remark, Sighting

CODE = "FC506"
FAR = 10
"""A part so many times its whole is a number of something else."""

FORMS = (r"(?P<n>@N\d+) (?:out )?of (?:the|its|their|these|those) (?P<m>@C\d+)",)


def propose(found: Sighting) -> Remark | None:
    """The two numbers, where the first is the larger."""
    some, all_of = found.mention("n"), found.mention("m")
    if not speaks_of(some, all_of) or all_of.per or some.value <= all_of.value:
        return None
    if some.value > FAR * all_of.value:
        return None  # 35,000 of the two models are so many cars
    words = " ".join(found.text[some.outer_start : all_of.outer_end].split())
    headline = f"{words}: there are only {found.quoted(all_of)}"
    return Remark(some.outer_start, all_of.outer_end, words, headline, "a part is never the larger")


PATTERN = Pattern(CODE, "of-more", FORMS, propose, "NC", (" of ",), doubtful=True)
