"""A copy differs from its original.

What it checks
    Sources that go back to one origin, by ``from``, give one figure for one quantity.

Why it matters
    It is a slip in copying and no disagreement: the original settles it, and counting both as
    sources would make two voices of one.

Given::

    measure: arrests
    unit: arrest

    source: agency

    claim: january
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01

    source: morning-paper
    from: agency

Conflict::

    claim: january
    figure: 3,700 arrests
    measure: arrests
    when: 2025-01

Clean::

    claim: january
    figure: about 7,300 arrests
    measure: arrests
    when: 2025-01
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.checks.lineage import lineage
from figurecheck.telling.case import Case

CODE = "FC302"


def fits(case: Case) -> bool:
    """Whether sources of one origin contradict one another."""
    return lineage(case) == "copied"


KIND = Kind(CODE, "copied", fits)
