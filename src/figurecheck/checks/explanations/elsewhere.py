"""The same figure elsewhere: what is planned, what was replaced, or what another measure counts in
the same days.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.explanation import Explanation, Subject, Trial
from figurecheck.model.claim import HELD, Claim
from figurecheck.model.expression import Term
from figurecheck.model.subject import publisher
from figurecheck.model.window import Window

MIN_DIGITS = 3
"""Digits a figure must have for the same one elsewhere to say anything."""


def tries(subject: Subject) -> Iterator[Trial]:
    """Each claim left out whose number stands elsewhere with another meaning."""
    for claim in subject.speakers:
        told: set[tuple[tuple[str, str], ...]] = set()
        for other in () if _short(claim) else subject.vicinity.of_value(claim):
            if other.name == claim.name:
                continue
            lead, why, fields = _why(subject, claim, other)
            meant = tuple(sorted(fields.items()))
            if why and meant not in told:
                told.add(meant)
                yield Trial(why, {claim.name: fields}, {claim.name: None}, lead=lead)


def _short(claim: Claim) -> bool:
    """Whether a number is too plain for a second one like it to mean anything."""
    return not claim.figure.digit_unit or abs(
        claim.figure.value
    ) < claim.figure.digit_unit * 10 ** (MIN_DIGITS - 1)


def _why(subject: Subject, claim: Claim, other: Claim) -> tuple[str, str, dict[str, str]]:
    """What the same figure elsewhere could mean, what that is called and the fields that would say
    so; empty where it
    means nothing.
    """
    figure, claims = claim.figure.text, subject.claims
    alike = isinstance(claim.quantity, Term) and claim.quantity == other.quantity
    if other.status not in HELD and alike:
        text = f"if {figure} is the {other.status} figure of {publisher(claims, other.source)}"
        return "planned for observed", text, {"status": other.status}
    newer = subject.vicinity.replacing(other) if alike else None
    if newer is not None:
        now = f"{publisher(claims, newer.source)} has replaced with {newer.figure.text}"
        text = f"without {figure}, which {now}"
        return "replaced figure", text, {"figure": newer.figure.text}
    if alike or not isinstance(claim.quantity, Term) or not isinstance(other.quantity, Term):
        return "", "", {}
    same_place = not claim.members or not other.members or claim.members == other.members
    if (
        not same_place
        or not _touch(claim.window, other.window)
        or claim.unit.counted != other.unit.counted
    ):
        return "", "", {}
    measure = claims.measure(other.quantity.measure)
    label = (measure.label or measure.id) if measure is not None else other.quantity.measure
    text = f"if {figure} is the number of {label}, as {publisher(claims, other.source)} has it"
    return "another definition", text, {"measure": other.quantity.measure}


def _touch(one: Window | None, other: Window | None) -> bool:
    if one is None or other is None:
        return False
    return (one.start or 0) < (other.end or one.start or 1) and (other.start or 0) < (
        one.end or other.start or 1
    )


EXPLANATION = Explanation("elsewhere", 70, tries)
