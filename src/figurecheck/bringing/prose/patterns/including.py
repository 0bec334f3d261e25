"""More are told to be included than there are.

What it checks
    *12 people, including 15 women*: what is included is not more than what it is included in, where
    both are persons or bear one noun. Told as a note.

Why it matters
    One of the two numbers was brought up to date, and the other was not.

Conflict::

    Police arrested 12 people, including 15 women.

Clean::

    Police arrested 15 people, including 12 women.
"""

from __future__ import annotations

from figurecheck.bringing.prose.gate import speaks_of
from figurecheck.bringing.prose.pattern import Pattern, Remark, Sighting

CODE = "FC506"
FORMS = (r"(?P<n>@C\d+) (?:, )?including (?P<m>@C\d+)",)


def propose(found: Sighting) -> Remark | None:
    """What is included, where it is more than there is."""
    all_of, some = found.mention("n"), found.mention("m")
    persons = found.tables.persons
    alike = all_of.unit == some.unit or {all_of.unit, some.unit} <= persons
    if not speaks_of(all_of, some) or not alike or all_of.per or some.per:
        return None
    if some.value <= all_of.value:
        return None
    words = " ".join(found.text[all_of.outer_start : some.outer_end].split())
    headline = f"{words}: {found.quoted(some)} are more than {found.quoted(all_of)}"
    return Remark(all_of.outer_start, some.outer_end, words, headline, "a part is never the larger")


PATTERN = Pattern(CODE, "including", FORMS, propose, "C", (" including ",), doubtful=True)
