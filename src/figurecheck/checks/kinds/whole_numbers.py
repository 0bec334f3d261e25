"""A percentage or mean that no whole number gives.

What it checks
    What is counted comes in whole numbers. So few of them give so few percentages and means, and
    the one that is stated is none of these (the GRIM test of Brown and Heathers, 2017).

Why it matters
    Of 20 answers 25 % or 30 % can be yes, and 27 % cannot: the percentage is of something else, or
    the 20 are.

Given::

    measure: answers
    unit: answer

    measure: yes
    unit: answer
    part_of: answers

    claim: in-favour
    figure: 27 %
    quantity: yes / answers
    when: 2025-03

Conflict::

    claim: asked
    figure: exactly 20 answers
    measure: answers
    when: 2025-03

Clean::

    claim: asked
    figure: exactly 22 answers
    measure: answers
    when: 2025-03
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.checks.lineage import one_quantity
from figurecheck.model.proof import needs_whole_numbers
from figurecheck.telling.case import Case

CODE = "FC103"

ROUNDED_BY_NATURE = frozenset({"FC202", "FC203", "FC206"})
"""What shares, changes and averages count as."""


def fits(case: Case) -> bool:
    """Whether quotients and their terms hold together but for whole numbers."""
    codes = case.rule_codes()
    return (
        bool(codes)
        and codes <= ROUNDED_BY_NATURE
        and needs_whole_numbers(case.proof)
        and not one_quantity(case)
    )


KIND = Kind(CODE, "whole_numbers", fits)
