"""A figure that could not be checked: there is nothing to compare it with.

What it checks
    Every figure that enters the arithmetic is bounded by others, is part of a conflict, or is said
    by another origin too. A note for each one of which none of this is so, with what would tie it.

Why it matters
    What nothing contradicts may merely never have been checked.

Conflict::

    measure: arrests
    unit: arrest

    source: police

    claim: week
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    measure: arrests
    unit: arrest

    source: police

    claim: week
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

    source: court

    claim: week
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from figurecheck.checks.question import Evidence, Question, remark
from figurecheck.checks.spoken import Mention, mentions
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding
from figurecheck.model.subject import subject
from figurecheck.telling.conflict import who_says

CODE = "FC902"

Order = tuple[tuple[int, ...], str]
Shelf = Mapping[tuple[tuple[str, str], ...], list[tuple[Order, Mention]]]
"""What is said of one measure, by place, in the order of days."""


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One note for each figure that stands alone."""
    others = {
        name for one in evidence.found if one.proof is not None for name in (*one.claims, *one.also)
    }
    others |= evidence.tied
    others |= {claim.name for one in evidence.apart for claim in (*one.first, *one.second)}
    alone = [
        claim
        for claim in evidence.claims
        if claim.name in evidence.forms and claim.name not in others
    ]
    if not alone:
        return
    confirmed = _confirmed(evidence, alone)
    alone = [claim for claim in alone if claim.name not in confirmed]
    shelves = _shelves(evidence, alone)
    for claim in alone:
        field = claim.record.get("figure")
        if field is not None:
            headline = (
                f"{subject(evidence.claims, claim)}: nothing to compare {claim.figure.text} with"
            )
            yield remark(
                CODE, "note", headline, claim, field, _would_tie(evidence.claims, claim, shelves)
            )


def _says(evidence: Evidence, claim: Claim) -> object:
    """What a claim says, equal for those that say the same; ``None`` for one that takes no part."""
    form, reading = evidence.forms.get(claim.name), claim.reading
    return None if form is None else (form, reading.literal, reading.rounded, reading.generous)


def _confirmed(evidence: Evidence, asked: Iterable[Claim]) -> set[str]:
    """The claims for which another origin says the same, all of those ``asked`` about among
    them.
    """
    wanted = {_says(evidence, claim) for claim in asked}
    origins: dict[object, dict[frozenset[str], list[str]]] = {}
    for claim in evidence.claims:
        if claim.name in evidence.tied:  # then what says the same is tied as well
            continue
        same = _says(evidence, claim)
        if same is not None and same in wanted:
            origins.setdefault(same, {}).setdefault(evidence.claims.origins(claim), []).append(
                claim.name
            )
    found: set[str] = set()
    for group in origins.values():
        for own, names in group.items() if len(group) > 1 else ():
            if any(own.isdisjoint(other) for other in group):
                found.update(names)
    return found


def _shelves(evidence: Evidence, alone: Iterable[Claim]) -> dict[str, Shelf]:
    """All that enters the arithmetic of what those who stand ``alone`` speak of, by measure and
    place, places sorted.
    """
    wanted = {one.measure.id for claim in alone for one in mentions(evidence.claims, claim)}
    shelves: dict[str, dict[tuple[tuple[str, str], ...], list[tuple[Order, Mention]]]] = {}
    for claim in evidence.claims:
        for one in mentions(evidence.claims, claim) if claim.name in evidence.forms else ():
            if one.measure.id in wanted:
                shelf = shelves.setdefault(one.measure.id, {})
                shelf.setdefault(one.members, []).append((_order(one), one))
    return {
        measure: {
            members: sorted(shelf[members], key=lambda pair: pair[0]) for members in sorted(shelf)
        }
        for measure, shelf in shelves.items()
    }


def _order(one: Mention) -> Order:
    return (one.window.order if one.window is not None else (), one.claim.name)


def _would_tie(claims: Claims, claim: Claim, shelves: Mapping[str, Shelf]) -> str:
    """What is nearest to a figure that stands alone, and what would tie it."""
    told = list(mentions(claims, claim))
    for own in told:
        near = _nearest(own, shelves[own.measure.id].get(own.members, []))
        if near is not None:
            return f"{_told(claims, near)}, or a relation, would tie them"
    for own in told:
        other = next(
            (members for members in shelves[own.measure.id] if members != own.members), None
        )
        if other is not None:
            where = ", ".join(name for _, name in other) or "no place named"
            label = own.measure.label or own.measure.id
            return (
                f"other figures for {label} are for {where}: `part_of` between members, or a"
                " relation, would tie them"
            )
    return (
        "no other figure speaks of it: one from another source, a total or its parts would tie it"
    )


def _told(claims: Claims, near: Mention) -> str:
    label, when = (
        near.measure.label or near.measure.id,
        f", {near.window}" if near.window is not None else "",
    )
    between = (
        "what came and went in between"
        if near.measure.kind == "stock"
        else "a figure for days that hold both"
    )
    return (
        f"the nearest one for {label} is {near.claim.figure.text}{when}"
        f" ({who_says(claims, near.claim)}): {between}"
    )


def _nearest(own: Mention, told: list[tuple[Order, Mention]]) -> Mention | None:
    """The figure next to this one in the order of days, an earlier one first."""
    index = bisect_left(told, _order(own), key=lambda pair: pair[0])
    around = [one for _, one in (*told[max(index - 1, 0) : index], *told[index : index + 2])]
    return next((one for one in around if one.claim is not own.claim), None)


QUESTION = Question(CODE, "alone", ask)
