"""Percentages of one whole do not add to 100.

What it checks
    Parts that share nothing and leave nothing out have percentages that make 100, as far as
    rounding goes; members or parts that leave something out make no more than 100.

Why it matters
    Rounded percentages make 99 or 101, and a table in which they make 110 has a wrong line, or one
    counted twice.

Given::

    measure: arrests
    unit: arrest
    parts: by-police + by-agents + by-others

    measure: by-police
    unit: arrest

    measure: by-agents
    unit: arrest

    measure: by-others
    unit: arrest

Conflict::

    claim: police
    figure: 40 %
    quantity: by-police / arrests
    when: 2025-03

    claim: agents
    figure: 40 %
    quantity: by-agents / arrests
    when: 2025-03

    claim: others
    figure: 30 %
    quantity: by-others / arrests
    when: 2025-03

Clean::

    claim: police
    figure: 33 %
    quantity: by-police / arrests
    when: 2025-03

    claim: agents
    figure: 33 %
    quantity: by-agents / arrests
    when: 2025-03

    claim: others
    figure: 33 %
    quantity: by-others / arrests
    when: 2025-03
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.telling.case import Case

CODE = "FC209"

PARTS = frozenset({"FC201", "FC205"})
"""What ties the parts of one whole to one another."""


def fits(case: Case) -> bool:
    """Whether all claims are quotients of one whole, and what ties them are its parts."""
    forms = [voice.form for voice in case.voices.values()]
    wholes = {(form.per, form.per_constant) for form in forms}
    if len(set(forms)) < 2 or len(wholes) != 1 or not all(form.quotient for form in forms):
        return False
    tying = case.tying_codes()
    return bool(tying) and tying <= PARTS


KIND = Kind(CODE, "percentages", fits)
