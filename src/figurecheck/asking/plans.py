"""What the figures of plans say against one another, put beside what was found of those that
happened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attr

from figurecheck.claims.report import Report
from figurecheck.model.checked import Covered, Repaired
from figurecheck.model.claim import PLANNED
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.finding import Finding
from figurecheck.model.planning import plans
from figurecheck.model.proof import statements as statements_of
from figurecheck.model.proof import unknowns


@attr.define(eq=False, repr=False)
class Planned:
    """What was found of plans: conflicts with their rules, how each claim of a plan stands, and
    whether that is all.
    """

    findings: list[Finding] = attr.field(factory=list)
    rules: dict[str, Statement] = attr.field(factory=dict)
    whole: frozenset[str] = frozenset()
    repairs: list[Repaired] = attr.field(factory=list)
    coverage: dict[str, Covered] = attr.field(factory=dict)
    complete: bool = True


def check_plans(
    claims: Claims, rules: Callable[[], Mapping[str, Statement]], check: Callable[[Claims], Report]
) -> Planned:
    """Each plan by itself; a conflict of plans has at least two of their figures.

    ``rules`` gives those that other proofs may use: one of the same name that says something else
    cannot stand beside.
    """
    found = Planned()
    for plan in plans(claims):
        report = check(plan)
        own = {claim.name for claim in plan if claim.status in PLANNED}
        told = []
        used: dict[str, Statement] = {}
        for finding in report.findings:
            if finding.proof is None:
                told += [finding] if finding.code == "FC901" else []
            elif len(own.intersection(finding.claims)) > 1:
                needed = {
                    name: report.statements[name]
                    for name in statements_of(finding.proof)
                    if name in report.statements
                }
                if all(_same(one, rules().get(name, one)) for name, one in needed.items()):
                    told.append(finding)
                    used.update(needed)
                else:
                    found.complete = False
        found.findings += told
        found.rules.update(used)
        proofs = [finding.proof for finding in told if finding.proof is not None]
        found.whole |= report.whole & frozenset[str]().union(*map(unknowns, proofs))
        found.complete = found.complete and report.complete
        keys = {finding.key for finding in told}
        found.repairs += [one for one in report.repairs if keys.issuperset(one.findings)]
        conflicting = {name for finding in told for name in (*finding.claims, *finding.also)}
        for covered in report.coverage:
            if covered.claim in own:
                found.coverage[covered.claim] = _aside(covered, told=covered.claim in conflicting)
    return found


def _same(one: Statement, other: Statement) -> bool:
    return (one.rows, one.cases) == (other.rows, other.cases)


def _aside(covered: Covered, *, told: bool) -> Covered:
    """How a claim of a plan stands: one that the others say nothing of is set aside, as one without
    others is.
    """
    if covered.status in {"alone", "not compared"} or (
        covered.status == "in conflict" and not told
    ):
        return attr.evolve(
            covered,
            status="set aside",
            ties=0,
            checks=("compared with its plan alone, which says nothing of it",),
        )
    return covered
