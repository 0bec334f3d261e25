"""A share that nothing can have of its whole.

What it checks
    A share, a ratio or another quotient lies where its own part and whole let it lie, whatever
    their numbers are: at most at 100 % where the one is part of the other.

Why it matters
    A share above 100 % is wrong before anything else is known of it.

Given::

    measure: arrests
    unit: arrest

    measure: street-arrests
    unit: arrest
    part_of: arrests

Conflict::

    claim: share
    figure: 104 %
    quantity: street-arrests / arrests
    when: 2025-03

Clean::

    claim: share
    figure: 100 %
    quantity: street-arrests / arrests
    when: 2025-03
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.model.names import relations_of
from figurecheck.model.proof import needs_whole_numbers, statements
from figurecheck.telling.case import Case

CODE = "FC101"


def fits(case: Case) -> bool:
    """Whether one quotient alone is against rules that nobody declared."""
    voices = list(case.voices.values())
    if len(voices) != 1 or not voices[0].form.quotient or needs_whole_numbers(case.proof):
        return False
    return not relations_of(statements(case.proof))


KIND = Kind(CODE, "impossible", fits)
