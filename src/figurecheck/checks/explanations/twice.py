"""Counted twice, or left out: a sum holds one of its parts twice, or lacks it.

Why it matters
    Sums are drawn up from tables in which totals of parts stand between the parts.

Given::

    measure: cases
    unit: case

    claim: d1
    figure: exactly 1,179
    measure: cases
    when: 2025-01-01
    source: police

    claim: d2
    figure: exactly 969
    measure: cases
    when: 2025-01-02
    source: police

    claim: d3
    figure: exactly 412
    measure: cases
    when: 2025-01-03
    source: police

Conflict::

    claim: all
    figure: exactly 3,529
    measure: cases
    when: 2025-01-01/2025-01-03
    source: paper

Clean::

    claim: all
    figure: exactly 3,998
    measure: cases
    when: 2025-01-01/2025-01-03
    source: paper
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import (
    Explanation,
    Subject,
    Trial,
    numeral_of,
    resized,
)
from figurecheck.checks.vicinity import plain_window
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Term
from figurecheck.model.interval import exact

LIKELY = Fraction(1, 2)

MIN_PARTS, MAX_PARTS = 2, 12
"""How many parts a sum has for one of them to be counted twice, and how many are tried."""

PLAIN_HEDGES = frozenset({"bare", "exact"})


def tries(subject: Subject) -> Iterator[Trial]:
    """Each figure without one of the others, then with it, then its half and its double."""
    for claim in subject.speakers:
        if (
            claim.name not in subject.typed
            or claim.figure.hedge not in PLAIN_HEDGES
            or not numeral_of(claim)
        ):
            continue
        parts = _parts(subject, claim)
        likely = LIKELY * Fraction(1, 2 * len(parts) + 2)
        for part in parts if len(parts) >= MIN_PARTS else ():
            less = Fraction(claim.figure.value) - Fraction(part.figure.value)
            yield from _trial(
                claim, less, f"counts {part.figure.text} twice", "counted twice", likely
            )
            more = Fraction(claim.figure.value) + Fraction(part.figure.value)
            yield from _trial(claim, more, f"leaves out {part.figure.text}", "left out", likely)
        half = Fraction(claim.figure.value) / 2
        yield from _trial(claim, half, "counts everything twice", "counted twice", likely)
        yield from _trial(claim, 4 * half, "counts only half", "left out", likely)


def _parts(subject: Subject, claim: Claim) -> list[Claim]:
    """The other figures of the conflict that add up, and those for days, measures and places inside
    the claim's own.
    """
    found = {
        other.name: other
        for other in subject.speakers
        if other is not claim and _adds(claim, other)
    }
    more = _inside(subject, claim, claim.quantity) if isinstance(claim.quantity, Term) else ()
    for other in sorted(more, key=lambda one: one.name):
        if other.name not in found and _adds(claim, other):
            found[other.name] = other
    return list(found.values())[:MAX_PARTS]


def _inside(subject: Subject, claim: Claim, quantity: Term) -> Iterator[Claim]:
    """The figures for a part of what a figure counts: for days of its days, or for a measure of
    its own.
    """
    own = plain_window(claim)
    for other in subject.vicinity.inside(claim):
        days = plain_window(other)
        if own is not None and days is not None and days != own and days[1] <= own[1]:
            yield other
    measure = subject.claims.measure(quantity.measure)
    if measure is not None and measure.parts is not None:
        names = {term.measure for term, _ in terms_of(measure.parts)}
        for other in subject.vicinity.there(claim.members, claim.window):
            if isinstance(other.quantity, Term) and other.quantity.measure in names:
                yield other


def _adds(claim: Claim, other: Claim) -> bool:
    """Whether two figures are numbers of one kind, each in the unit of its quantity."""
    if (
        not isinstance(other.quantity, Term)
        or other.unit != claim.unit
        or other.statistic != claim.statistic
    ):
        return False
    return all(each.figure.last is None and _unscaled(each) for each in (claim, other))


def _unscaled(claim: Claim) -> bool:
    literal = claim.reading.literal
    return literal.lower == literal.upper == claim.figure.value


def _trial(claim: Claim, value: Fraction, why: str, slip: str, likely: Fraction) -> Iterator[Trial]:
    if value <= 0 or (claim.unit.counted and value.denominator != 1):
        return
    told = resized(claim, exact(value))
    if told is not None:
        text = f"if {claim.figure.text} {why}, and should read {told[0]}"
        yield Trial(
            text, {claim.name: {"figure": told[0]}}, value=told[1], likely=likely, slip=slip
        )


EXPLANATION = Explanation("twice", 108, tries, slip=True)
