"""Sources disagree on one quantity.

What it checks
    What two origins give for one quantity, in one place over the same days, has a number in common,
    each figure read as widely as its words allow. A source is an origin where it relies on no other
    one.

Why it matters
    Sources that know nothing of each other and still disagree are the news: one of them is wrong,
    or they count different things.

Conflict::

    measure: arrests
    unit: arrest

    source: agency
    publisher: The agency

    claim: january
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01

    source: court-records
    publisher: The court

    claim: january
    figure: 5,100 arrests
    measure: arrests
    when: 2025-01

Clean::

    measure: arrests
    unit: arrest

    source: agency
    publisher: The agency

    claim: january
    figure: about 7,300 arrests
    measure: arrests
    when: 2025-01

    source: court-records
    publisher: The court

    claim: january
    figure: 7,283 arrests
    measure: arrests
    when: 2025-01
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.checks.lineage import lineage
from figurecheck.telling.case import Case

CODE = "FC301"


def fits(case: Case) -> bool:
    """Whether sources that are independent of one another contradict one another."""
    return lineage(case) == "independent"


KIND = Kind(CODE, "disagreement", fits)
