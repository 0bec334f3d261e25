"""Not decided, or not looked at, within the budget.

What it checks
    Nothing of its own: it says that for some statements neither numbers were found that make all of
    them true nor a proof that there are none, or what was not looked at where a limit was met.
    Products of unknown numbers are often the cause of the first, many figures that hang together of
    the second. It is a warning where nothing was found among them, a note where conflicts were
    found and more may exist. What one quantity or one rule shows by itself is always told.

Why it matters
    What could not be decided is not called consistent. A figure or a bound for one factor of the
    product settles most of these; so does parting what hangs together by a relation that is not
    needed.

Given::

    measure: side
    unit: metre
    kind: stock

    measure: area
    unit: square metre
    kind: stock

    relation: square-field
    states: side * side = area

Conflict::

    claim: area
    figure: exactly 2 square metres
    measure: area
    as_of: 2025-01-01

Clean::

    claim: area
    figure: about 2 square metres
    measure: area
    as_of: 2025-01-01

    claim: side
    figure: about 1.4 metres
    measure: side
    as_of: 2025-01-01
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.telling.case import Case

CODE = "FC901"


def fits(_: Case) -> bool:
    """Never: what has a proof has been decided."""
    return False


KIND = Kind(CODE, "undecided", fits)
