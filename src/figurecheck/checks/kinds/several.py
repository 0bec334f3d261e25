"""Statements that do not fit for several reasons taken together.

What it checks
    Statements that each rule by itself lets stand, and several rules together do not: a day lies
    within its week, a city within its state, so the day in the city is no more than the week in the
    state.

Why it matters
    Each pair of these figures can stand side by side in print, and nobody sees that all of them
    cannot.

Given::

    measure: arrests
    unit: arrest

    member: Minneapolis
    dimension: where
    part_of: Minnesota

    claim: city
    figure: exactly 956 arrests
    measure: arrests
    where: Minneapolis
    when: 2026-01-26

Conflict::

    claim: state
    figure: fewer than 900 arrests
    measure: arrests
    where: Minnesota
    when: 2026-01

Clean::

    claim: state
    figure: fewer than 1,900 arrests
    measure: arrests
    where: Minnesota
    when: 2026-01
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind, kinds
from figurecheck.telling.case import Case

CODE = "FC299"


def fits(case: Case) -> bool:
    """Whether the proof needs rules of several codes, and no other kind fits."""
    return len(case.rule_codes()) > 1 and not any(
        kind.fits(case) for kind in kinds() if kind.code != CODE
    )


KIND = Kind(CODE, "several", fits)
