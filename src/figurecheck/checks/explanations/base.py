"""The wrong base: a change divided by the new number, not by the old one.

Why it matters
    A change is asked for and the two numbers are at hand; it takes a second look to see which one
    divides.

Given::

    measure: cases
    unit: case

    claim: before
    figure: exactly 24,269
    measure: cases
    when: 2025-01-01
    source: board

    claim: after
    figure: exactly 38,211
    measure: cases
    when: 2025-01-02
    source: board

Conflict::

    claim: change
    figure: up 36.49 %
    quantity: cases[2025-01-02] / cases[2025-01-01]
    source: paper

Clean::

    claim: change
    figure: up 44.1 %
    quantity: cases[2025-01-02] / cases[2025-01-01]
    source: paper
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import (
    Explanation,
    Subject,
    Trial,
    as_field,
    change_in_percent,
    change_of,
    percentage,
)
from figurecheck.checks.explanation import spelled_term as spelled
from figurecheck.model.interval import exact, magnitude

CUT_OFF = Fraction(1, 8)
"""How likely it is that the share was cut off as well."""


def tries(subject: Subject) -> Iterator[Trial]:
    """Each change as a share of the later figure."""
    for claim in subject.speakers:
        pair = change_of(claim.quantity) if claim.name in subject.typed else None
        percent = change_in_percent(claim) if pair is not None else None
        if pair is None or not percent:
            continue
        later, earlier = (spelled(term) for term in pair)
        figure = percentage(subject.claims, claim, magnitude(percent))
        if figure:
            difference = f"{later} - {earlier}" if percent > 0 else f"{earlier} - {later}"
            words = claim.figure.text
            text = f"if {words} is a share of the new number, not of the old one (wrong base)"
            fields = {"figure": figure, "quantity": f"({difference}) / {later}"}
            yield Trial(text, {claim.name: fields}, slip="wrong base")
            grain = exact(claim.figure.digit_unit * (100 if claim.figure.form == "change" else 1))
            cut = {
                **fields,
                "rounded_to": as_field(subject.claims, claim, grain),
                "rounding": "truncated",
            }
            if grain and claim.figure.hedge == "bare":
                yield Trial(
                    f"{text}, cut off", {claim.name: cut}, likely=CUT_OFF, slip="wrong base"
                )


EXPLANATION = Explanation("base", 100, tries, slip=True)
