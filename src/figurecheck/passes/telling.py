"""Tells what deciding came to: conflicts whose proofs were checked, what was not decided, repairs,
who agrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import attr

from figurecheck.asking.disputed import Disputed
from figurecheck.checks.adding import agreement
from figurecheck.checks.conflict import (
    conflict_finding,
    problem_finding,
    repaired,
    undecided_finding,
)
from figurecheck.model import limits
from figurecheck.model.checked import Repaired
from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Statement
from figurecheck.model.document import (
    Object,
    form_object,
    proof_object,
    readings_object,
    rule_object,
)
from figurecheck.model.finding import Finding, Problem
from figurecheck.model.names import claim_of, plain
from figurecheck.model.outcome import Outcome
from figurecheck.model.proof import Proof, statements
from figurecheck.passes.explaining import Unexplained
from figurecheck.passes.state import State
from figurecheck.solve.verify import Stated, check_finding
from figurecheck.telling.whole_sums import WholeSums


class ToldSet(NamedTuple):
    """What is told of one connected set, with the rules ``used`` by the proofs of its findings."""

    findings: tuple[Finding, ...] = ()
    used: Mapping[str, Statement] = {}
    settled: Mapping[str, str] = {}
    disputed: tuple[Disputed, ...] = ()
    mended: Repaired | None = None
    agreeing: tuple[str, ...] = ()
    complete: bool = True


def tell(state: State) -> State:
    """Tells the outcome of each connected set; what explains a conflict is found out when somebody
    asks for it.
    """
    return with_told(state, told_of_sets(state), state.system.problems)


def told_of_sets(state: State) -> Iterator[ToldSet]:
    """What is told of each connected set, in their order."""
    sums = WholeSums(state.said, state.rules)
    for names, outcome in zip(state.sets, state.outcomes, strict=True):
        yield _told(state, sums, names, outcome)


def _told(state: State, sums: WholeSums, names: Sequence[str], outcome: Outcome) -> ToldSet:
    told = _conflicts(state, outcome, sums)
    used: dict[str, Statement] = {}
    stated = _stated(state, names if told else ())
    for finding in told:
        used.update((name, state.rules[name]) for name in verified(finding, state.rules, stated))
    settled = dict(_settled(told, outcome))
    settled.update(_of_one_sum(told, outcome, settled))
    complete = not limits.LOSES_CONFLICTS.intersection(outcome.met) and outcome.examined.complete
    if not (told or outcome.examined.undecided or outcome.met or outcome.agreeing):
        return ToldSet(complete=complete)
    speaking = _speaking(state, names)
    untold = undecided_finding(speaking, outcome.examined.undecided, outcome.met, found=bool(told))
    return ToldSet(
        findings=(*told, *([untold] if untold is not None else [])),
        used=used,
        settled=settled,
        disputed=tuple(_disputed(state, told, outcome)),
        mended=repaired(outcome, told),
        agreeing=tuple(
            agreement(state.claims, one, [claim for claim in speaking if claim.source == one])
            for one in outcome.agreeing
        ),
        complete=complete,
    )


def with_told(state: State, every: Iterable[ToldSet], problems: Sequence[Problem]) -> State:
    """What is known once each set is told, and the problems of claims that nothing can be said
    of.
    """
    found = [problem_finding(problem) for problem in (*state.claims.problems, *problems)]
    complete, used = state.complete, dict(state.used)
    disputed: list[Disputed] = []
    agreeing: list[str] = []
    repairs: list[Repaired] = []
    settled: dict[str, str] = {}
    for told in every:
        found += told.findings
        used.update(told.used)
        settled.update(told.settled)
        disputed += told.disputed
        repairs += [told.mended] if told.mended is not None else []
        agreeing += told.agreeing
        complete = complete and told.complete
    return attr.evolve(
        state,
        found=(*state.found, *(_with_reasons(state, found, disputed) if disputed else found)),
        used=used,
        repairs=repairs,
        agreeing=agreeing,
        settled=settled,
        complete=complete,
    )


def _with_reasons(
    state: State, found: Sequence[Finding], disputed: Sequence[Disputed]
) -> Iterator[Finding]:
    """The findings, those in dispute with what will explain them when it is asked for."""
    reasons = Unexplained(state.claims, disputed)
    explained = {one.finding.key for one in disputed}
    for one in found:
        yield attr.evolve(one, reasons=reasons) if one.key in explained else one


def _speaking(state: State, names: Sequence[str]) -> list[Claim]:
    """The claims of a set, by name."""
    every = (claim for name in names if name in state.said for claim in state.said[name].claims)
    return sorted(every, key=lambda claim: claim.name)


def _conflicts(state: State, outcome: Outcome, sums: WholeSums) -> list[Finding]:
    pairs = zip(outcome.examined.conflicts, outcome.moves, strict=True)
    about = state.system.scene.measures_of
    return [
        conflict_finding(state.claims, state.said, state.rules, level, conflict, moves, sums, about)
        for (level, conflict), moves in pairs
    ]


def _settled(told: Sequence[Finding], outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The keys of the findings that every lightest repair of others settles, each with the key of
    one of those.
    """
    pairs = zip(told, outcome.examined.conflicts, strict=True)
    keys = {conflict.names: finding.key for finding, (_, conflict) in pairs}
    return ((keys[names], keys[other]) for names, other in outcome.examined.under.items())


def _of_one_sum(
    told: Sequence[Finding], outcome: Outcome, settled: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The keys of the findings that take other terms of a sum that one has told as a whole, where
    every lightest repair settles them too.
    """
    repairs = [frozenset(map(plain, one.names)) for one in outcome.repairs]
    first: dict[tuple[str, str | None], str] = {}
    for finding in told:
        if not finding.whole or finding.key in settled:
            continue
        key = first.setdefault((finding.whole, finding.level), finding.key)
        if key != finding.key and all(not one.isdisjoint(finding.claims) for one in repairs):
            yield finding.key, key


def _disputed(state: State, told: Sequence[Finding], outcome: Outcome) -> Iterator[Disputed]:
    pairs = zip(told, outcome.examined.conflicts, outcome.moves, strict=True)
    for finding, (_, conflict), moves in pairs:
        if (
            conflict.names in outcome.examined.under
        ):  # what explains the one it is told under is enough
            continue
        said = tuple(state.said[name] for name in conflict.names if name in state.said)
        yield Disputed(
            finding, said, moves, tuple(tuple(one.speakers(state.claims)) for one in said)
        )


def _stated(state: State, names: Sequence[str]) -> Stated:
    """What proofs about a set may rest on, as a report states it: claims' forms and readings, and
    whole unknowns.
    """
    entries: dict[str, Object] = {}
    for one in (state.said[name] for name in names if name in state.said):
        form = form_object(one.form)
        for claim in one.claims:
            entries[claim.name] = {
                "claim": claim.name,
                "readings": readings_object(claim.reading),
                "form": form,
            }
    return entries, {}, state.system.whole


def verified(finding: Finding, rules: Mapping[str, Statement], stated: Stated) -> frozenset[str]:
    """Has the independent checker accept the proof of a finding; returns the rules that the proof
    needs.

    Raises:
        Refused: where the checker does not accept the proof, which would be a fault of ours.
    """
    if finding.proof is None:
        return frozenset()
    needed = _rules_of(finding.proof)
    document = {
        "key": finding.key,
        "severity": finding.severity,
        "level": finding.level,
        "claims": finding.claims,
        "also": finding.also,
        "relations": finding.relations,
        "gap": str(finding.gap),
        "proof": proof_object(finding.proof, rules),
    }
    check_finding(
        document, (stated[0], {name: rule_object(rules[name]) for name in needed}, stated[2])
    )
    return needed


def _rules_of(proof: Proof) -> frozenset[str]:
    return frozenset(name for name in statements(proof) if claim_of(name) is None)
