"""The wrong denominator: a share of another of the numbers that are stated for the same days and
place.

Why it matters
    Several populations stand in one table, and the share is copied without the one that it is of.

Given::

    measure: everybody
    unit: person
    kind: stock

    measure: adults
    unit: person
    kind: stock
    part_of: everybody

    measure: asked
    unit: person
    kind: stock
    part_of: adults

    claim: everybody
    figure: 25,788,217
    measure: everybody
    as_of: 2025-01-01
    source: office

    claim: adults
    figure: 20,619,959
    measure: adults
    as_of: 2025-01-01
    source: office

    claim: asked
    figure: 11,357,591
    measure: asked
    as_of: 2025-01-01
    source: office

Conflict::

    claim: share
    figure: 55.1 %
    quantity: asked / everybody
    as_of: 2025-01-01
    source: paper

Clean::

    claim: share
    figure: 71.3 %
    quantity: asked / everybody
    as_of: 2025-01-01
    source: paper
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import Explanation, Subject, Trial, spelled_term
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Operation, Term
from figurecheck.model.statistic import TOTAL
from figurecheck.model.unit import compatible

MAX_WHOLES = 8
"""How many other denominators are tried for one share."""

LIKELY = Fraction(1, 2)


def tries(subject: Subject) -> Iterator[Trial]:
    """Each share divided by the other numbers of its kind."""
    for claim in subject.speakers:
        quantity = claim.quantity
        if (
            not isinstance(quantity, Operation)
            or quantity.operator != "/"
            or claim.name not in subject.lone
        ):
            continue
        if not isinstance(quantity.left, Term) or not isinstance(quantity.right, Term):
            continue
        found = _stated(subject, claim, quantity.left, quantity.right)
        for name, other in found.items():
            of, not_of = _label(subject, name), _label(subject, quantity.right.measure)
            text = f"if {claim.figure.text} is of {of} ({other.figure.text}), not of {not_of}"
            whole = Term(name, quantity.right.window, quantity.right.members, quantity.right.place)
            fields = {"quantity": f"{spelled_term(quantity.left)} / {spelled_term(whole)}"}
            likely = LIKELY * Fraction(1, len(found))
            yield Trial(
                text,
                {claim.name: fields},
                likely=likely,
                slip="wrong denominator",
                beside=(other.name,),
            )


def _stated(subject: Subject, claim: Claim, part: Term, whole: Term) -> dict[str, Claim]:
    """The other measures with a figure for the days and place of a denominator, by their ids, each
    with one figure.
    """
    measure = subject.claims.measure(whole.measure)
    window = claim.window if whole.window is None else subject.claims.windows.get(whole.window)
    members = tuple(sorted({**dict(claim.members), **dict(whole.members)}.items()))
    found: dict[str, Claim] = {}
    for other in subject.vicinity.there(members, window):
        if (
            not isinstance(other.quantity, Term)
            or other.quantity.window is not None
            or other.statistic != TOTAL
        ):
            continue
        name = other.quantity.measure
        if name in {whole.measure, part.measure}:
            continue
        known = subject.claims.measure(name)
        if known is not None and measure is not None and compatible(known.unit, measure.unit):
            found.setdefault(name, other)
    return dict(list(found.items())[:MAX_WHOLES])


def _label(subject: Subject, name: str) -> str:
    measure = subject.claims.measure(name)
    return (measure.label or measure.id) if measure is not None else name


EXPLANATION = Explanation("denominator", 102, tries, slip=True)
