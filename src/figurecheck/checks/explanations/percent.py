"""A slip with percent: percent for percentage points, *p % of* for *p % more*, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.explanation import Explanation, Subject, Trial, as_field
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Operation, Term
from figurecheck.model.figure import Figure
from figurecheck.model.interval import Number, exact


def tries(subject: Subject) -> Iterator[Trial]:
    """The other meaning of each percentage of an earlier figure."""
    for claim in subject.speakers:
        quantity = claim.quantity
        if claim.name not in subject.typed or not isinstance(quantity, Operation) or quantity.operator != "/":
            continue
        written = claim.record.get("quantity")
        if written is None or not isinstance(quantity.left, Term) or not isinstance(quantity.right, Term):
            continue
        yield from _more_or_of(subject, claim)
        yield from _points(subject, claim, quantity.left, quantity.right, written.value)


def _more_or_of(subject: Subject, claim: Claim) -> Iterator[Trial]:
    figure = claim.figure
    if figure.form == "change" and figure.word in {"up", "down"}:
        share = as_field(subject.claims, claim, exact(_change_in_percent(figure)))
        meant, slip = f"{share} %", f"{share} % more or less for {share} % of"
    elif figure.form == "digits" and figure.unit in {"percent", "%"}:
        share = as_field(subject.claims, claim, figure.value)
        meant, slip = f"{share} % more", f"{share} % of for {share} % more"
    else:
        return
    if share:
        text = f"slip: it fits if {figure.text} should read {meant} ({slip})"
        yield Trial(text, {claim.name: {"figure": meant}})


def _change_in_percent(figure: Figure) -> Number:
    return (figure.value - 1) * 100 if figure.word == "up" else (1 - figure.value) * 100


def _points(subject: Subject, claim: Claim, left: Term, right: Term, written: str) -> Iterator[Trial]:
    measure = subject.claims.measure(left.measure)
    figure = claim.figure
    if measure is None or not measure.unit.ratio or left.measure != right.measure or figure.form != "change":
        return
    points = as_field(subject.claims, claim, exact((figure.value - 1) * 100))
    if not points or written.count("/") != 1:
        return
    one, other = (part.strip() for part in written.split("/"))
    fields = {"figure": f"{points} percentage points", "quantity": f"{one} - {other}"}
    text = f"slip: it fits if {figure.text} means {points} percentage points, not percent"
    yield Trial(text, {claim.name: fields})


EXPLANATION = Explanation("percent", 130, tries, slip=True)
