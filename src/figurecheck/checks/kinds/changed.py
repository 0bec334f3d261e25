"""One origin changed its figure without saying so.

What it checks
    One source, one publisher or one speaker gives one figure for one quantity. Where a later figure
    corrects an earlier one, ``replaces`` says so, and the earlier one is set aside.

Why it matters
    A figure that was changed in silence was wrong before or is wrong now, and nobody was told
    which.

Given::

    measure: arrests
    unit: arrest

    source: agency-february
    publisher: The agency

    claim: january
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01

    source: agency-march
    publisher: The agency

Conflict::

    claim: january
    figure: 6,100 arrests
    measure: arrests
    when: 2025-01

Clean::

    claim: january
    figure: 6,100 arrests
    measure: arrests
    when: 2025-01
    replaces: agency-february/january
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.checks.lineage import lineage
from figurecheck.telling.case import Case

CODE = "FC304"


def fits(case: Case) -> bool:
    """Whether one source, publisher or speaker contradicts itself."""
    return lineage(case) == "changed"


KIND = Kind(CODE, "changed", fits)
