"""A slip with percent: percent for percentage points, *p % of* for *p % more*, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.explanation import Explanation, Subject, Trial
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Operation, Term
from figurecheck.model.interval import exact
from figurecheck.model.spelling import spell_number


def tries(subject: Subject) -> Iterator[Trial]:
    """The other meaning of each percentage of an earlier figure."""
    for claim in subject.speakers:
        quantity = claim.quantity
        if claim.name not in subject.typed or not isinstance(quantity, Operation) or quantity.operator != "/":
            continue
        written = claim.record.get("quantity")
        if written is None or not isinstance(quantity.left, Term) or not isinstance(quantity.right, Term):
            continue
        yield from _more_or_of(claim)
        yield from _points(subject, claim, quantity.left, quantity.right, written.value)


def _more_or_of(claim: Claim) -> Iterator[Trial]:
    figure = claim.figure
    if figure.form == "change" and figure.word in {"up", "down"}:
        share = spell_number(exact((figure.value - 1) * 100 if figure.word == "up" else (1 - figure.value) * 100))
        meant, slip = f"{share} %", f"{share} % more or less for {share} % of"
    elif figure.form == "digits" and figure.unit in {"percent", "%"}:
        share = spell_number(figure.value)
        meant, slip = f"{share} % more", f"{share} % of for {share} % more"
    else:
        return
    if "/" not in share:
        text = f"slip: it fits if {figure.text} should read {meant} ({slip})"
        yield Trial(text, {claim.name: {"figure": meant}})


def _points(subject: Subject, claim: Claim, left: Term, right: Term, written: str) -> Iterator[Trial]:
    measure = subject.claims.measure(left.measure)
    figure = claim.figure
    if measure is None or not measure.unit.ratio or left.measure != right.measure or figure.form != "change":
        return
    points = spell_number(exact((figure.value - 1) * 100))
    if "/" in points or written.count("/") != 1:
        return
    one, other = (part.strip() for part in written.split("/"))
    fields = {"figure": f"{points} percentage points", "quantity": f"{one} - {other}"}
    text = f"slip: it fits if {figure.text} means {points} percentage points, not percent"
    yield Trial(text, {claim.name: fields})


EXPLANATION = Explanation("percent", 130, tries, slip=True)
