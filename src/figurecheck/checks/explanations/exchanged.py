"""Two rows exchanged: each of two figures of one source stands where the other should.

Why it matters
    Rows slip when a table is typed, sorted or copied in part.

Given::

    measure: cases
    unit: case

    claim: d1
    figure: exactly 118
    measure: cases
    when: 2025-01-01
    source: board

    claim: d2
    figure: exactly 98
    measure: cases
    when: 2025-01-02
    source: board

    claim: d3
    figure: exactly 87
    measure: cases
    when: 2025-01-03
    source: board

    claim: d3
    figure: exactly 87
    measure: cases
    when: 2025-01-03
    source: paper

Conflict::

    claim: d1
    figure: exactly 98
    measure: cases
    when: 2025-01-01
    source: paper

    claim: d2
    figure: exactly 118
    measure: cases
    when: 2025-01-02
    source: paper

Clean::

    claim: d1
    figure: exactly 107
    measure: cases
    when: 2025-01-01
    source: paper

    claim: d2
    figure: exactly 98
    measure: cases
    when: 2025-01-02
    source: paper
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from figurecheck.checks.explanation import Explanation, Subject, Trial
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Term
from figurecheck.model.subject import publisher

MAX_ROWS = 12
"""How many other figures of the source are tried for one."""

LIKELY = Fraction(1, 2)


def tries(subject: Subject) -> Iterator[Trial]:
    """Each figure exchanged with those of its source that differ from it in one respect."""
    speaking = {claim.name for claim in subject.speakers}
    for claim in subject.speakers:
        if claim.name not in subject.lone or not isinstance(claim.quantity, Term):
            continue
        near = subject.vicinity.in_one_respect(claim)
        rows = list(islice((other for other in near if _alike(claim, other)), MAX_ROWS))
        for other in rows:
            if (
                other.name in speaking and other.name < claim.name
            ):  # they were tried the other way round
                continue
            first, last = sorted((claim, other), key=lambda each: each.name)
            one, two = (
                f"{each.figure.text} ({_where(each, by)})"
                for each, by in ((first, last), (last, first))
            )
            who = publisher(subject.claims, claim.source)
            text = f"if {one} and {two} of {who} were exchanged"
            fields = {
                first.name: {"figure": last.figure.text},
                last.name: {"figure": first.figure.text},
            }
            yield Trial(
                text, fields, likely=LIKELY * Fraction(1, len(rows)), slip="two rows exchanged"
            )


def _alike(claim: Claim, other: Claim) -> bool:
    """Whether two claims of a source differ in their figures and in one respect of what these are
    for.
    """
    if other.name == claim.name or not isinstance(other.quantity, Term):
        return False
    if (
        other.unit != claim.unit
        or other.statistic != claim.statistic
        or other.status != claim.status
    ):
        return False
    if other.figure.text == claim.figure.text or other.figure.form != claim.figure.form:
        return False
    differs = (
        other.quantity != claim.quantity,
        other.members != claim.members,
        other.window != claim.window,
    )
    return sum(differs) == 1


def _where(claim: Claim, other: Claim) -> str:
    """What tells a claim from another."""
    if claim.window != other.window:
        return str(claim.window)
    if claim.members != other.members:
        known = dict(other.members)
        return (
            ", ".join(
                member for dimension, member in claim.members if known.get(dimension) != member
            )
            or "in all"
        )
    return claim.quantity.measure if isinstance(claim.quantity, Term) else ""


EXPLANATION = Explanation("exchanged", 104, tries, slip=True)
