"""The original was corrected and the copy was not.

What it checks
    A copy does not still carry the figure that its origin has since replaced: a claim of the origin
    says by ``replaces`` which one it stands in place of.

Why it matters
    A correction reaches the readers of the original only. The copy is out of date and not in
    disagreement.

Given::

    measure: arrests
    unit: arrest

    source: agency

    claim: january
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01

    claim: january-corrected
    figure: 6,100 arrests
    measure: arrests
    when: 2025-01
    replaces: january

    source: morning-paper
    from: agency

Conflict::

    claim: january
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01

Clean::

    claim: january
    figure: 6,100 arrests
    measure: arrests
    when: 2025-01
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.checks.lineage import lineage
from figurecheck.telling.case import Case

CODE = "FC303"


def fits(case: Case) -> bool:
    """Whether a copy contradicts its origin with a figure that the origin has replaced."""
    return lineage(case) == "stale"


KIND = Kind(CODE, "stale", fits)
