"""A move does not fit the two figures that it is between.

What it checks
    *rose D to B from A*: D is the difference between the two.

Why it matters
    The easiest sum of all, and one that nobody does: a figure of another year is found out by it at
    once.

Conflict::

    The fund grew $2.1 million to $18.4 million from $15.9 million.

Clean::

    The fund grew $2.5 million to $18.4 million from $15.9 million.
"""

from __future__ import annotations

from figurecheck.bringing.prose.gate import broken
from figurecheck.bringing.prose.pattern import PERCENT, VALUE, Pattern, Proposal, Sighting, gap
from figurecheck.bringing.prose.proposing import difference

CODE = "FC203"

_FORM = (
    r"(?P<up>↑|↓)\S+ (?P<g1>(?:by |sharply |slightly |about |further |just |only"
    rf" )?)(?P<d>{VALUE}) "
    rf"(?P<or>, or {PERCENT} , )?to (?P<g2>{gap(2)})(?P<b>{VALUE}) (?P<g3>{gap(3)})from"
    rf" (?P<g4>{gap(4)})(?P<a>{VALUE})"
)
FORMS = (_FORM,)


def propose(found: Sighting) -> Proposal | None:
    """The move with the two figures that it is between."""
    if broken(found, "g1", "g2", "g3", "g4"):
        return None
    up = found.words("up") == "↑"
    return difference(found, found.mention("d"), found.mention("a"), found.mention("b"), up=up)


PATTERN = Pattern(CODE, "change-to", FORMS, propose, words=(" from ",))
