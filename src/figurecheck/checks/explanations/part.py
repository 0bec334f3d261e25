"""A part for its whole: the figure counts only a part of what it is said to count, or all of it."""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.checks.explanation import Explanation, Subject, Trial
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Term
from figurecheck.model.measure import ancestors

MAX_PARTS_TRIED = 6
"""How many parts of one whole are tried."""


def tries(subject: Subject) -> Iterator[Trial]:
    """The whole of the claim's measure and place, then the parts of its measure, then the places
    inside its own.
    """
    for claim in subject.speakers:
        if not isinstance(claim.quantity, Term):
            continue
        for name in _measures(subject, claim.quantity.measure):
            changed = attr.evolve(claim, quantity=attr.evolve(claim.quantity, measure=name))
            yield _trial(claim, changed, {"measure": name}, name)
        for index, (dimension, member) in enumerate(claim.members):
            for other in _places(subject, dimension, member):
                members = (*claim.members[:index], (dimension, other), *claim.members[index + 1 :])
                yield _trial(claim, attr.evolve(claim, members=members), {dimension: other}, other)


def _measures(subject: Subject, name: str) -> list[str]:
    measure = subject.claims.measure(name)
    if measure is None:
        return []
    wholes = [measure.part_of] if measure.part_of else []
    parts = sorted(one.id for one in subject.claims.measures.values() if one.part_of == measure.id)
    return [*wholes, *parts[:MAX_PARTS_TRIED]]


def _places(subject: Subject, dimension: str, member: str) -> list[str]:
    members = subject.claims.members
    wider = list(ancestors(members, dimension, member)[:1])
    inner = sorted(
        one.name for one in members.values() if one.dimension == dimension and one.part_of == member
    )
    return [*wider, *inner[:MAX_PARTS_TRIED]]


def _trial(claim: Claim, changed: Claim, fields: dict[str, str], what: str) -> Trial:
    text = f"if {claim.figure.text} is for {what}"
    return Trial(text, {claim.name: fields}, {claim.name: changed})


EXPLANATION = Explanation("part", 50, tries, few=True, lead="part for whole")
