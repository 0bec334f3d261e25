"""What was checked of each claim, and how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from figurecheck.model.checked import Covered
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.document import form_object
from figurecheck.model.figure import LEVELS
from figurecheck.model.finding import Finding
from figurecheck.model.names import claim_of
from figurecheck.model.outcome import Standing
from figurecheck.model.said import Said
from figurecheck.telling.coverage import other_checks, why_aside
from figurecheck.telling.holding import Speaker, held_against


def statuses(
    claims: Claims,
    every: Sequence[Sequence[Claim]],
    found: Iterable[Finding],
    tied: Collection[str],
) -> dict[str, str]:
    """The status of each claim by name; one that adds up counts as tied. ``every`` has the claims
    that say the same, ``tied`` names those that others bound.
    """
    gravest: dict[str, str] = {}
    apart: set[str] = set()
    for finding in found:
        if finding.code == "FC903":
            apart.update(finding.claims)
        if finding.level is not None and not finding.accepted:
            for name in (*finding.claims, *finding.also):
                gravest.setdefault(name, finding.level)
                if LEVELS.index(finding.level) > LEVELS.index(gravest[name]):
                    gravest[name] = finding.level
    known = dict.fromkeys((claim.name for claim in claims.claims), "set aside")
    for alike in every:
        for claim in alike:
            level = gravest.get(claim.name)
            if level is not None:
                known[claim.name] = "tight" if level == "literal" else "in conflict"
            elif claim.name in tied or _confirmed(claims, alike, claim):
                known[claim.name] = "tied"
            else:
                known[claim.name] = "not compared" if claim.name in apart else "alone"
    return known


def coverage(claims: Claims, covered: Iterable[Covered]) -> tuple[Covered, ...]:
    """How each claim of a set was covered, sorted by name: those that enter the arithmetic as
    ``covered`` says, the others set aside.
    """
    replaced = claims.replaced
    found = {
        claim.name: Covered(claim.name, "set aside", claim.reading, (why_aside(claim, replaced),))
        for claim in claims.claims
    }
    found.update((one.claim, one) for one in covered)
    return tuple(found[name] for name in sorted(found))


def covered_claims(
    claims: Claims,
    every: Sequence[Said],
    status: Mapping[str, str],
    standing: Mapping[str, Standing],
    rules: Mapping[str, Statement],
) -> Iterator[Covered]:
    """How each claim of some statements was covered; ``status`` gives each its status, as
    ``statuses`` does.
    """
    speakers = {said.name: Speaker(said.claims[0], said.form) for said in every}
    for said in every:
        own = standing[said.name]
        for claim in said.claims:
            told = "adds up" if own.exact and status[claim.name] == "tied" else status[claim.name]
            checks = _checks(claims, said, claim, own, speakers, rules)
            ties = _ties(claims, said, claim, own)
            yield Covered(claim.name, told, claim.reading, checks, form_object(said.form), ties)


def _ties(claims: Claims, said: Said, claim: Claim, standing: Standing) -> int:
    """In how many ways that share no figure others hold a claim: other origins that say the same,
    and bounds on it.

    A bound below and one above that rest on the same figures are one way.
    """
    own = claims.origins(claim)
    others = {origin for other in said.claims for origin in claims.origins(other)} - own
    bounds: list[set[str]] = []
    for end in (standing.lower, standing.upper):
        if end is not None:
            names = {
                premise.statement
                for premise in end.premises
                if claim_of(premise.statement) is not None
            }
            if not any(names & known for known in bounds):
                bounds.append(names)
    return max(len(others) + len(bounds) + bool(standing.quotient), int(bool(standing.bounding)))


def _confirmed(claims: Claims, alike: Iterable[Claim], claim: Claim) -> bool:
    """Whether another origin says the same."""
    own = claims.origins(claim)
    return any(claims.origins(other).isdisjoint(own) for other in alike)


def _checks(
    claims: Claims,
    said: Said,
    claim: Claim,
    standing: Standing,
    speakers: Mapping[str, Speaker],
    rules: Mapping[str, Statement],
) -> tuple[str, ...]:
    lines = (
        []
        if standing.asked
        else ["not asked which ends the others put on it: that takes too much work"]
    )
    speaker = Speaker(claim, said.form)
    for side, end in (("lower", standing.lower), ("upper", standing.upper)):
        if end is not None:
            lines.append(held_against(speaker, end.value, side, end.premises, speakers, rules).line)
    others = sorted({other.source for other in said.claims if other.source != claim.source})
    alone = not lines and not standing.quotient and not others
    bounded = (
        [speakers[name].claim.name for name in standing.bounding if name in speakers]
        if alone
        else []
    )
    confirmed = _confirmed(claims, said.claims, claim)
    lines += other_checks(others, bounded, quotient=bool(standing.quotient), confirmed=confirmed)
    return tuple(dict.fromkeys(lines))
