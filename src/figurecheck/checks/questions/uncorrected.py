"""A copy still has a number that its original has corrected.

What it checks
    Where a claim ``replaces`` another one, no source that copies the replaced one (``from``,
    directly or by way of others) still has its number for that quantity. Where the copy and the
    correction cannot both be true it is a conflict, with a proof; here they are worded too loosely
    for that.

Why it matters
    Corrections seldom travel as far as the mistake did.

Given::

    measure: officers
    unit: officer

    source: agency

    claim: sent
    figure: about 700 officers
    measure: officers
    when: 2025-01-26

    claim: sent-corrected
    figure: about 750 officers
    measure: officers
    when: 2025-01-26
    replaces: sent

    source: paper
    from: agency

Conflict::

    claim: sent
    figure: about 700 officers
    measure: officers
    when: 2025-01-26

Clean::

    claim: sent
    figure: about 750 officers
    measure: officers
    when: 2025-01-26
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from figurecheck.checks.copying import Copied, copied_claims
from figurecheck.checks.question import Evidence, Question, figure_label, key_for
from figurecheck.checks.spoken import values_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding
from figurecheck.model.subject import subject
from figurecheck.telling.conflict import who_says

CODE = "FC303"


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One warning for each figure of a copy that its original has replaced by another one."""
    claims = {claim.name: claim for claim in evidence.claims}
    later: dict[str, Claim] = {}
    for claim in evidence.claims:
        if claim.replaces in claims:
            later.setdefault(claim.replaces, claim)
    told = {
        name
        for one in evidence.found
        if one.code == CODE and one.proof
        for name in (*one.claims, *one.also)
    }
    for one in copied_claims(evidence, later) if later else ():
        if one.claim.name not in told:
            yield from _uncorrected(evidence.claims, one, later)


def _uncorrected(claims: Claims, copied: Copied, later: Mapping[str, Claim]) -> Iterator[Finding]:
    value = values_of(copied.claim)
    same = [original for original in copied.originals if values_of(original) == value]
    for original in same:
        now = _now(original, later)
        roots = claims.origins(original)
        elsewhere = any(
            other.name not in later and claims.origins(other).isdisjoint(roots) for other in same
        )
        if now is not None and values_of(now) != value and not elsewhere:
            yield _finding(claims, copied.claim, original, now)
            return


def _now(original: Claim, later: Mapping[str, Claim]) -> Claim | None:
    """The claim that stands in place of one, by way of others where those were replaced too."""
    seen = {original.name}
    current = later.get(original.name)
    while current is not None and current.name in later and current.name not in seen:
        seen.add(current.name)
        current = later[current.name]
    return current


def _finding(claims: Claims, copy: Claim, original: Claim, now: Claim) -> Finding:
    return Finding(
        key_for(CODE, *(f"{claim.name} {claim.figure.text}" for claim in (copy, original, now))),
        CODE,
        "warning",
        f"{subject(claims, copy)}: the original was corrected to {now.figure.text}, "
        f"the copy still says {copy.figure.text}",
        (
            figure_label(copy, f"{who_says(claims, copy)}, the copy"),
            figure_label(original, f"{who_says(claims, original)}, the original, replaced"),
            figure_label(now, f"{who_says(claims, now)}, the correction"),
        ),
        claims=(copy.name, original.name, now.name),
        help=(
            "correct the copy; where it has been, add the corrected claim with `replaces:"
            f" {copy.name}`"
        ),
    )


QUESTION = Question(CODE, "uncorrected", ask)
