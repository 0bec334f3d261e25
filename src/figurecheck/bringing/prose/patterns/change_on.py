"""A move in figures and in percent does not fit the figure that it started from.

What it checks
    *up D, or P, compared to A* and *fell D, or P, to B from A*: D is P of A.

Why it matters
    Accounts tell every line so, and the percentage of one is copied to another.

Conflict::

    Costs were $156.1 million, an increase of $6.4 million, or 3.4 percent, compared to $149.7
    million a year earlier.

Clean::

    Costs were $156.1 million, an increase of $6.4 million, or 4.3 percent, compared to $149.7
    million a year earlier.
"""

from __future__ import annotations

from figurecheck.bringing.prose.gate import (
    alike,
    base_changes,
    broken,
    of_period,
    speaks,
)
from figurecheck.bringing.prose.pattern import (
    PERCENT,
    VALUE,
    Pattern,
    Proposal,
    Sighting,
    dated_gap,
    gap,
)
from figurecheck.bringing.prose.proposing import plain, share

CODE = "FC203"

_D, _A, _P = rf"(?P<d>{VALUE})", rf"(?P<a>{VALUE})", rf"(?P<p>{PERCENT})"
_FROM = "(?:from|compared to|compared with|versus|vs|against)"
FORMS = (
    (
        rf"[↑↓]\S+ (?P<g1>{gap(3)}){_D} (?:, )?or {_P} (?:, )?(?:to @[MCUN]\d+ (?:, )?)?"
        rf"(?:as |when )?{_FROM} (?P<g2>{dated_gap(4)}){_A}"
    ),
)


def propose(found: Sighting) -> Proposal | None:
    """The move, the percentage and where it began."""
    moved, percent, before = found.mention("d"), found.mention("p"), found.mention("a")
    if (
        not speaks(moved, percent, before)
        or not alike(moved, before)
        or broken(found, "g1", "g2")
        or not of_period(found, "g2")
        or base_changes(found, moved, percent, before)
        or not 0 < moved.value < before.value
    ):
        return None
    over, under = plain(found, "move", moved), plain(found, "before", before)
    return share(found, "change", percent, over, under, "on")


PATTERN = Pattern(CODE, "change-on", FORMS, propose, needs="P", words=("↑", "↓"))
