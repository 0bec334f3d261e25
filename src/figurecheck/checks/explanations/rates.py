"""A slip of a rate: per 1,000 for per 100,000, or the share of the others.

Why it matters
    Rates of rare things are given per 1,000, per 10,000 or per 100,000, and the wrong one reads as
    well.

Given::

    measure: deaths
    unit: death

    measure: people
    unit: person
    kind: stock

    claim: deaths
    figure: exactly 1,234
    measure: deaths
    when: 2024
    source: office

    claim: people
    figure: exactly 5,400,000
    measure: people
    as_of: 2024-12-31
    source: office

Conflict::

    claim: rate
    figure: 22.9 per 10,000
    quantity: deaths[2024] / people[2024-12-31]
    source: paper

Clean::

    claim: rate
    figure: 61.3 per 10,000
    quantity: deaths[2024] / people[2024-12-31]
    source: paper
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import Explanation, Subject, Trial, percentage
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Operation
from figurecheck.model.interval import exact

PER = re.compile(r"\bper ([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\b")
"""What a rate is per."""

BASES = (100, 1_000, 10_000, 100_000, 1_000_000)

LIKELY, OF_THE_OTHERS = Fraction(3, 5), Fraction(3, 10)


def tries(subject: Subject) -> Iterator[Trial]:
    """Each rate per another number, then each share as that of the rest."""
    for claim in subject.speakers:
        if claim.name not in subject.typed or not isinstance(claim.quantity, Operation):
            continue
        yield from _per(claim)
        figure = claim.figure
        if figure.form == "digits" and figure.unit == "percent" and 0 < figure.value < 100:
            rest = percentage(subject.claims, claim, exact(100 - figure.value))
            if rest:
                text = f"if {figure.text} should read {rest} (the share of the others)"
                fields = {
                    claim.name: {"figure": rest}
                }  # read anew: 13.9 % is no less exact than 86.1 %
                yield Trial(text, fields, likely=OF_THE_OTHERS, slip="the share of the others")


def _per(claim: Claim) -> Iterator[Trial]:
    found = PER.search(claim.figure.text)
    if found is None or claim.figure.form != "digits":
        return
    base = int(found[1].replace(",", ""))
    for other in BASES if base in BASES else ():
        if other == base:
            continue
        meant = f"{claim.figure.text[: found.start(1)]}{other:,}{claim.figure.text[found.end(1) :]}"
        text = f"if {claim.figure.text} should read {meant} (per {base:,} for per {other:,})"
        value = exact(claim.figure.value * Fraction(base, other))
        slip = f"per {base:,} for per {other:,}"
        yield Trial(text, {claim.name: {"figure": meant}}, value=value, likely=LIKELY, slip=slip)


EXPLANATION = Explanation("rates", 112, tries, slip=True)
