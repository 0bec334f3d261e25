"""A move does not fit the two figures that it is between.

What it checks
    *rose D to B from A*, *rose D, from A to B*, *from A to B, a rise of D* and *B, up D from A*: D
    is the difference between the two.

Why it matters
    The easiest sum of all, and one that nobody does: a figure of another year is found out by it at
    once.

Conflict::

    The fund grew $2.1 million to $18.4 million from $15.9 million.

Clean::

    The fund grew $2.5 million to $18.4 million from $15.9 million.
"""

from __future__ import annotations

from figurecheck.bringing.prose.gate import broken, goes_on
from figurecheck.bringing.prose.pattern import (
    ENDS,
    PERCENT,
    VALUE,
    Pattern,
    Proposal,
    Sighting,
    dated_gap,
    gap,
    moved_by,
)
from figurecheck.bringing.prose.proposing import difference

CODE = "FC203"

_A, _B, _D = rf"(?P<a>{VALUE})", rf"(?P<b>{VALUE})", rf"(?P<d>{VALUE})"
_BY = r"(?P<g1>(?:by |sharply |slightly |about |further |just |only )?)"
_MOVED_BY = moved_by(_D)
FORMS = (
    (
        rf"(?P<up>↑|↓)\S+ {_BY}{_D} (?P<or>, or {PERCENT} , )?to (?P<g2>{gap(2)}){_B}"
        rf" (?P<g3>{gap(3)})from (?P<g4>{gap(4)}){_A}"
    ),
    (
        rf"(?P<up>↑|↓)\S+ {_BY}{_D} (?:, )?from (?P<g4>{gap(2)}){_A}"
        rf" (?P<g3>{dated_gap(3)})to (?P<g2>{gap(2)}){_B}"
    ),
    (
        rf"from (?P<g2>{gap(2)}){_A} (?P<g3>{dated_gap(3)})to (?P<g4>{gap(2)}){_B}"
        rf" {_MOVED_BY}"
    ),
    (
        rf"to (?P<g2>{gap(2)}){_B} (?P<g3>{dated_gap(3)})from (?P<g4>{gap(2)}){_A}"
        rf" {_MOVED_BY}"
    ),
    rf"{_B} , (?P<up>↑|↓)(?:up|down) (?:by )?{_D} from (?P<g1>{gap(2)}){_A}{ENDS}",
)


def propose(found: Sighting) -> Proposal | None:
    """The move with the two figures that it is between."""
    if broken(found, "g1", "g2", "g3", "g4") or goes_on(found):
        return None
    up = found.words("up") == "↑"
    return difference(found, found.mention("d"), found.mention("a"), found.mention("b"), up=up)


PATTERN = Pattern(CODE, "change-to", FORMS, propose, words=(" from ",))
