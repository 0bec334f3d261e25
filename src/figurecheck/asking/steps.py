"""The proof of a conflict for people: what is added up, how often, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from figurecheck.errors import UsageError
from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Statement
from figurecheck.model.finding import Finding
from figurecheck.model.interval import magnitude
from figurecheck.model.names import claim_of, of_relation, rule_of
from figurecheck.model.nearest import suggestion
from figurecheck.model.proof import Leaf, Premise, Proof
from figurecheck.model.spelling import spell_rounded
from figurecheck.model.subject import figure, subject
from figurecheck.model.values import spell_as

MAX_STEPS = 200
"""Lines of a proof that are written; one by many cases is for the checker."""


def finding_of(report: Checked, key: str) -> Finding:
    """The conflict of a key.

    Raises:
        UsageError: where no finding has it, with the nearest key, or the finding is no conflict.
    """
    found = next((one for one in report.findings if one.key == key), None)
    if found is None:
        told = suggestion(key, [one.key for one in report.findings])
        msg = f"no finding has the key `{key}`{told and f'; {told}'}"
        raise UsageError(msg)
    if found.proof is None:
        msg = f"`{key}` is no conflict and has no proof: figurecheck report --finding {key}"
        raise UsageError(msg)
    return found


def steps(report: Checked, finding: Finding) -> tuple[str, ...]:
    """The lines of the proof of a conflict: each row that is added, how often, and the sum."""
    if finding.proof is None:
        return ()
    claims = {claim.name: claim for claim in report.claims}
    lines: list[str] = []
    walk = _Walk(report, claims, report.statements, finding.level or "literal", _told(finding))
    for line in walk.lines(finding.proof):
        lines.append(line)
        if len(lines) == MAX_STEPS:
            lines.append("and so on: figurecheck report --format json has all of it")
            break
    return tuple(lines)


def _told(finding: Finding) -> Mapping[str, str]:
    """What a finding calls the relations and the claims that were made of a document, by their
    names: a table speaks of its rows and cells, and nobody gave it ids.
    """
    if not finding.link:
        return {}
    cells = {one.claim: f"{one.text}, {one.label}" for one in finding.labels if one.claim}
    return {**cells, **{of_relation(name): finding.link for name in finding.relations}}


class _Walk:
    def __init__(
        self,
        report: Checked,
        claims: Mapping[str, Claim],
        rules: Mapping[str, Statement],
        level: str,
        told: Mapping[str, str],
    ) -> None:
        self._told = told
        self._report, self._claims, self._rules, self._level = report, claims, rules, level

    def lines(self, proof: Proof, indent: str = "") -> Iterator[str]:
        if isinstance(proof, Leaf):
            yield from self._leaf(proof, indent)
            return
        rule = self._rules.get(proof.statement)
        said = rule.because or rule.text if rule is not None else "a number is one or the other"
        yield f"{indent}one of {len(proof.cases)} cases must hold, and none can: {said}"
        for number, case in enumerate(proof.cases, 1):
            yield f"{indent}case {number}:"
            yield from self.lines(case, f"{indent}  ")

    def _leaf(self, leaf: Leaf, indent: str) -> Iterator[str]:
        yield f"{indent}added up, each as often as stands before it:"
        yield from self._premises(leaf.premises, f"{indent}  ")
        size = f"at least {spell_rounded(leaf.gap)}" if leaf.gap else "more than 0"
        yield f"{indent}all unknown numbers cancel out, and what is left says that 0 is {size}"

    def _premises(self, premises: Sequence[Premise], indent: str) -> Iterator[str]:
        for premise in premises:
            times = f"{indent}{spell_rounded(premise.times)} × "
            if premise.factors or premise.rounded:
                how = "the product of" if premise.factors else "in whole numbers, the sum of"
                yield f"{times}{how}:"
                for part in (*premise.factors, premise.rounded):
                    yield from self._premises(part, f"{indent}    ")
            else:
                yield f"{times}{self._row(premise)}"

    def _row(self, premise: Premise) -> str:
        claim = self._claims.get(claim_of(premise.statement or premise.case) or "")
        if claim is not None:
            told = self._told.get(claim.name) or (
                f"{figure(self._report.claims, claim)}, {subject(self._report.claims, claim)}"
            )
            return f"{told}: {self._end(claim, premise)}"
        name = premise.statement or premise.case
        if name in self._told:
            return self._told[name]
        rule = self._rules.get(name)
        if rule is None:
            return rule_of(premise.statement) or "a number is one or the other"
        return f"{rule.because}: {rule.text}" if rule.because else rule.text

    def _end(self, claim: Claim, premise: Premise) -> str:
        reading = claim.reading.at(self._level)
        value = reading.lower if premise.row.end == "lower" else reading.upper
        if premise.row.end not in {"lower", "upper"} or value is None:
            return "what it is divided by is more than 0"
        lower = premise.row.end == "lower"
        way = ("more than", "at least") if lower else ("less than", "at most")
        total = magnitude(premise.row.bound)
        averaged = claim.statistic.averages and total not in {0, magnitude(value)}
        in_all = f", {spell_rounded(total)} in all" if averaged else ""
        return f"{way[0] if premise.row.open else way[1]} {spell_as(claim, value)}{in_all}"
