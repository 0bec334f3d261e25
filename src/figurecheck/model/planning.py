"""Which figures are about one plan: they are held against one another, and never against what
happened.
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import HELD, PLANNED, Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.statistic import TOTAL
from figurecheck.model.window import Window

Quantity = tuple[str, tuple[tuple[str, str], ...], Window | None]
"""A measure, the members it is asked for, and the days."""


def plans(claims: Claims) -> Iterator[Claims]:
    """For each source, status and speaker with several figures of what is to come, the set of
    these.

    Beside them stand the reported figures of that source for quantities that one of their
    expressions names: a plan to halve something is a plan for the half of what there was.
    """
    if claims.plan:
        return
    replaced = claims.replaced
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims.claims:
        if claim.status in PLANNED and claim.name not in replaced:
            groups.setdefault((claim.source, claim.status, claim.said_by), []).append(claim)
    for (source, status, speaker), planned in sorted(groups.items()):
        if len(planned) > 1:
            named = {
                one
                for claim in planned
                if not isinstance(claim.quantity, Term)
                for one in _named(claims, claim)
            }
            own = [
                claim for claim in claims.held() if claim.source == source and claim.status in HELD
            ]
            bases = (
                [claim for claim in own if _base(claim) and named.issuperset(_named(claims, claim))]
                if named
                else []
            )
            whose = " ".join(
                part for part in (status, "by", source, speaker and f"({speaker})") if part
            )
            together = tuple(sorted([*planned, *bases], key=lambda claim: claim.name))
            yield attr.evolve(claims, claims=together, plan=whose, problems=(), acceptances=())


def _base(claim: Claim) -> bool:
    return isinstance(claim.quantity, Term) and claim.statistic == TOTAL


def _named(claims: Claims, claim: Claim) -> Iterator[Quantity]:
    """What a claim speaks of, with the members and days that its terms do not name themselves."""
    for term, _ in terms_of(claim.quantity):
        measure = claims.measure(term.measure)
        if measure is not None:
            chosen = {name: default for name, default in measure.dimensions if default is not None}
            chosen.update({**dict(claim.members), **dict(term.members)})
            window = claims.windows[term.window] if term.window is not None else claim.window
            if window is not None and window.plain:
                yield measure.id, tuple(sorted(chosen.items())), window
