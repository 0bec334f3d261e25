"""A slip with percent: percent for percentage points, *p % of* for *p % more*, and the other way
round.

Why it matters
    *Up 20 %* and *20 % of* differ by a word, percent and percentage points by another.

Given::

    measure: cases
    unit: case

    claim: before
    figure: exactly 1,000
    measure: cases
    when: 2025-01-01
    source: board

    claim: after
    figure: exactly 200
    measure: cases
    when: 2025-01-02
    source: board

Conflict::

    claim: change
    figure: up 20 %
    quantity: cases[2025-01-02] / cases[2025-01-01]
    source: paper

Clean::

    claim: change
    figure: up 44 %
    quantity: cases[2025-01-02] / cases[2025-01-01]
    source: paper
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.explanation import (
    Explanation,
    Subject,
    Trial,
    as_field,
    change_in_percent,
    change_of,
    percentage,
    spelled_term,
)
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Operation, Term
from figurecheck.model.interval import magnitude


def tries(subject: Subject) -> Iterator[Trial]:
    """The other meaning of each change, and of each percentage of an earlier figure."""
    for claim in subject.speakers:
        if claim.name not in subject.typed:
            continue
        pair = change_of(claim.quantity)
        if pair is not None:
            yield from _more_or_of(subject, claim, *pair)
            yield from _points(subject, claim, *pair)
        yield from _not_points(subject, claim)


def _more_or_of(subject: Subject, claim: Claim, later: Term, earlier: Term) -> Iterator[Trial]:
    """*p % more* as *p % of*, or *p % of* as *p % more*."""
    figure, percent = claim.figure, change_in_percent(claim)
    if percent is not None:
        meant = percentage(subject.claims, claim, magnitude(percent))
        fields = {"figure": meant, "quantity": f"{spelled_term(later)} / {spelled_term(earlier)}"}
        slip = f"{meant} more or less for {meant} of"
    elif figure.form == "digits" and figure.unit == "percent":
        share = percentage(subject.claims, claim, figure.value)
        meant, slip = f"{share} more" if share else "", f"{share} of for {share} more"
        fields = {"figure": meant}
    else:
        return
    if meant:
        text = f"if {figure.text} should read {meant} ({slip})"
        yield Trial(text, {claim.name: fields}, slip="percent of for percent more")


def _points(subject: Subject, claim: Claim, later: Term, earlier: Term) -> Iterator[Trial]:
    """A change in percent of a share as one in percentage points."""
    measure, percent = subject.claims.measure(later.measure), change_in_percent(claim)
    if (
        measure is None
        or not measure.unit.ratio
        or later.measure != earlier.measure
        or percent is None
    ):
        return
    points = as_field(subject.claims, claim, percent)
    if points:
        fields = {
            "figure": f"{points} percentage points",
            "quantity": f"{spelled_term(later)} - {spelled_term(earlier)}",
        }
        text = f"if {claim.figure.text} means {points} percentage points, not percent"
        yield Trial(text, {claim.name: fields}, slip="percent for points")


def _not_points(subject: Subject, claim: Claim) -> Iterator[Trial]:
    """A change of a share in percentage points as one in percent."""
    quantity, figure = claim.quantity, claim.figure
    if not isinstance(quantity, Operation) or quantity.operator != "-" or figure.unit != "points":
        return
    if (
        not isinstance(quantity.left, Term)
        or not isinstance(quantity.right, Term)
        or figure.form != "digits"
    ):
        return
    percent = as_field(subject.claims, claim, figure.value)
    if percent:
        over = f"{spelled_term(quantity.left)} - {spelled_term(quantity.right)}"
        fields = {
            "figure": f"{percent} %",
            "quantity": f"({over}) / {spelled_term(quantity.right)}",
        }
        text = f"if {figure.text} means {percent} percent, not percentage points"
        yield Trial(text, {claim.name: fields}, slip="points for percent")


EXPLANATION = Explanation("percent", 105, tries, slip=True)
