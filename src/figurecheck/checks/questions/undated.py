"""A figure without days, of a measure for which its source gives days elsewhere.

What it checks
    Where most of what a source says of a measure is for days, months or years, the rest is too. One
    warning for each source and measure, with the figures that have no days and the first of those
    that have some.

Why it matters
    A figure without days is compared with none that has some: nobody would notice that it
    contradicts the others.

Given::

    measure: arrests
    unit: arrest

    claim: january
    figure: 204 arrests
    measure: arrests
    when: 2025-01

Conflict::

    claim: february
    figure: 210 arrests
    measure: arrests

Clean::

    measure: beds
    unit: bed
    kind: stock

    claim: beds
    figure: 210 beds
    measure: beds
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.finding import Finding, Label
from figurecheck.model.spelling import spell_count
from figurecheck.model.subject import subject

CODE = "FC404"

MAX_PLACES_TOLD = 6
"""How many figures without days are shown; all are named."""


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One warning for each source and measure of which few figures have no days, though the others
    have.
    """
    claims = evidence.claims
    with_days: dict[tuple[str, str], list[Claim]] = {}
    without: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims.held():
        term = claim.quantity
        measure = claims.measure(term.measure) if isinstance(term, Term) else None
        if measure is not None and isinstance(term, Term):
            found = without if claim.window is None and term.window is None else with_days
            found.setdefault((claim.source, measure.id), []).append(claim)
    for (source, name), undated in without.items():
        dated = with_days.get((source, name), [])
        if len(undated) <= len(dated):
            yield _finding(claims, source, name, undated, dated)


def _finding(
    claims: Claims, source: str, measure: str, without: Sequence[Claim], dated: Sequence[Claim]
) -> Finding:
    about = f"{spell_count(len(without), 'figure')} without days"
    if len(without) == 1:
        about = f"{without[0].figure.text} without days"
    others = (
        f"{spell_count(len(dated), 'other figure')} of this source for it"
        f" {'has' if len(dated) == 1 else 'have'} some"
    )
    first = min(dated, key=lambda claim: (claim.record.place, claim.name))
    shown = [_label(claim) for claim in without[:MAX_PLACES_TOLD]]
    return Finding(
        key_for(CODE, source, measure, *(claim.name for claim in without)),
        CODE,
        "warning",
        f"{subject(claims, without[0])}: {about}, though {others}",
        (*shown, _label(first)),
        claims=(*(claim.name for claim in without), first.name),
        help=(
            "add `when:` (`as_of:` for a level at a day), or `when: undated` where the source gives"
            " none"
        ),
    )


def _label(claim: Claim) -> Label:
    """Where a claim says of which days it is, or else where its figure stands."""
    days = next(
        (field for name in ("when", "as_of", "since") if (field := claim.record.get(name))), None
    )
    field = days or claim.record.get("figure") or claim.record.first
    return Label(field.place, field.value, "its days" if days is not None else "no days")


QUESTION = Question(CODE, "undated", ask)
