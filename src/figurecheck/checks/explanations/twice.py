"""Counted twice, or left out: a sum holds one of its parts twice, or lacks it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import Explanation, Subject, Trial, numeral_of, resized
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Term
from figurecheck.model.interval import exact

LIKELY = Fraction(1, 2)


def tries(subject: Subject) -> Iterator[Trial]:
    """Each figure without one of the others, then with it, then its half and its double."""
    for claim in subject.speakers:
        if claim.name not in subject.typed or not isinstance(claim.quantity, Term) or not numeral_of(claim):
            continue
        parts = [other for other in subject.speakers if other is not claim and _adds(claim, other)]
        likely = LIKELY * Fraction(1, 2 * len(parts) + 2)
        for part in parts if len(parts) > 1 else ():
            less = Fraction(claim.figure.value) - Fraction(part.figure.value)
            yield from _trial(claim, less, f"counts {part.figure.text} twice", "counted twice", likely)
            more = Fraction(claim.figure.value) + Fraction(part.figure.value)
            yield from _trial(claim, more, f"leaves out {part.figure.text}", "left out", likely)
        half = Fraction(claim.figure.value) / 2
        yield from _trial(claim, half, "counts everything twice", "counted twice", likely)
        yield from _trial(claim, 4 * half, "counts only half", "left out", likely)


def _adds(claim: Claim, other: Claim) -> bool:
    """Whether two figures are numbers of one kind, each in the unit of its quantity."""
    if not isinstance(other.quantity, Term) or other.unit != claim.unit or other.statistic != claim.statistic:
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
        text = f"slip: it fits if {claim.figure.text} {why}, and should read {told[0]}"
        yield Trial(text, {claim.name: {"figure": told[0]}}, value=told[1], likely=likely, slip=slip)


EXPLANATION = Explanation("twice", 108, tries, slip=True)
