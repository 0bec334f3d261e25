"""Asks what the arithmetic of each set does not say by itself: plans, bounds, questions, what
somebody accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

import attr

from figurecheck.asking.bounds import Pinned, pinned
from figurecheck.asking.plans import check_plans
from figurecheck.catalogue import collect
from figurecheck.checks.accepting import with_acceptances
from figurecheck.checks.conflict import limits_finding
from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.claims.report import Report
from figurecheck.errors import told_fault
from figurecheck.model import limits
from figurecheck.model.bounds import Bounds
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.finding import Finding
from figurecheck.passes.deciding import connected_sets
from figurecheck.passes.state import State
from figurecheck.relations.compile import statement
from figurecheck.solve.blocks import blocks
from figurecheck.solve.effort import Budget


def plan(state: State, check: Callable[[Claims], Report]) -> State:
    """Adds what the figures of plans say against one another; ``check`` gives the report on one
    plan.
    """
    planned = check_plans(state.claims, lambda: state.rules, check)
    complete = state.complete and planned.complete
    return attr.evolve(
        state, planned=planned, found=(*state.found, *planned.findings), complete=complete
    )


def bound(state: State) -> State:
    """Adds the bounds of what nobody stated, and tells the limits that the run as a whole
    has met.
    """
    parted = state.parted
    if parted is not None and parted.bounds is not None:
        bounds, spent, in_scene, rules = parted.bounds, parted.too_dear, parted.met, parted.rules
    else:
        budget = Budget("PINNING_EFFORT", limits.PINNING_EFFORT)
        bounds = tuple(bounds_of(pinned_in(state, budget)))
        spent, in_scene = tuple(budget.met), frozenset(state.system.scene.met)
        rules = state.rules
    # a question too dear loses bounds here, no conflict
    too_dear = [one if one in limits.BESIDE_CONFLICTS else "PINNING_EFFORT" for one in spent]
    met = tuple(dict.fromkeys((*sorted(in_scene), *too_dear)))
    return attr.evolve(
        state,
        bounds=bounds,
        used={**state.used, **rules_of(rules, bounds)},
        found=(*state.found, *([limits_finding(met)] if met else [])),
        complete=state.complete and not limits.LOSES_CONFLICTS.intersection(met),
    )


def pinned_in(state: State, budget: Budget) -> Iterator[Pinned]:
    """What the claims pin down though nobody states it, one connected set after the other."""
    return pinned(state.claims, state.system, partial(_holding, state), budget)


def bounds_of(several: Iterable[Pinned]) -> Iterator[Bounds]:
    """All bounds that were found."""
    return (bounds for one in several for bounds in one.bounds if bounds is not None)


def rules_of(rules: Mapping[str, Statement], bounds: Iterable[Bounds]) -> dict[str, Statement]:
    """The rules that the proofs of bounds use."""
    return {
        name: rules[name] for name in dict.fromkeys(name for one in bounds for name in one.rules)
    }


def _holding(state: State, asked: Collection[str]) -> Iterator[tuple[int, Sequence[Statement]]]:
    """The statements of each block of each set of several claims that holds together and has one of
    the unknowns ``asked`` about, with figures read as rounded, and the number of the set.
    """
    sets = state.sets or connected_sets(state.system)
    for number, (names, outcome) in enumerate(zip(sets, state.outcomes, strict=True)):
        claims = sum(len(state.said[name].claims) for name in names if name in state.said)
        if outcome.examined.consistent not in {"literal", "rounded"} or claims <= 1:
            continue
        if not any(_speaks(state, name, asked) for name in names):
            continue
        read = {
            name: statement(state.said[name], "rounded")
            if name in state.said
            else state.rules[name]
            for name in names
        }
        unknowns = (unknown for one in read.values() for unknown in one.unknowns())
        places = state.system.scene.places(unknowns)
        for block in blocks([list(read.values())], places, state.system.whole):
            yield number, [read[name] for name in block]


def _speaks(state: State, name: str, asked: Collection[str]) -> bool:
    """Whether a statement, by its name, may speak of one of the unknowns."""
    said = state.said.get(name)
    if said is None:
        return any(one in asked for one in state.rules[name].unknowns())
    terms = (*said.form.of, *said.form.per)
    return any(one in asked for monomial, _ in terms for one in monomial)


def ask(state: State) -> State:
    """Adds what the questions beside the arithmetic find."""
    asked = list(_asked(state))
    complete = state.complete and all(one.code != "FC901" for one in asked)
    return attr.evolve(state, found=(*state.found, *asked), complete=complete)


def _asked(state: State) -> Iterator[Finding]:
    evidence = Evidence(state.claims, tuple(state.found), state.forms, state.tied)
    known = {} if state.parted is None else state.parted.asked
    for question in _questions():
        yield from known[question.name] if question.name in known else _answers(question, evidence)
    if evidence.met:
        yield limits_finding(tuple(evidence.met))


def asked_of_claims(claims: Claims) -> dict[str, list[Finding]]:
    """What those questions find that ask about claims alone, by the questions' names."""
    evidence = Evidence(claims)
    return {one.name: _answers(one, evidence) for one in _questions() if one.of_claims}


def _questions() -> tuple[Question, ...]:
    return collect("figurecheck.checks.questions", "QUESTION", Question)


def _answers(question: Question, evidence: Evidence) -> list[Finding]:
    try:
        return list(question.ask(evidence))
    except Exception as error:
        return [_not_asked(question, error)]


def _not_asked(question: Question, error: Exception) -> Finding:
    """A question that failed: nothing is known of what it would have found."""
    headline = (
        f"`{question.name}` ({question.code}) was not asked: {told_fault(error)}, a fault of"
        " our own"
    )
    key = key_for("FC901", "question", question.name)
    return Finding(
        key, "FC901", "warning", headline, (), help="please report it, with the claims if you can"
    )


def read(
    state: State, check: Callable[[Claims], Report], sparing: Callable[[Claims], Report]
) -> State:
    """Holds each document that was named against itself; ``check`` gives the report on what a part
    of it states.

    ``sparing`` does so without the quick ways to an answer.
    """
    if not state.claims.documents:
        return state
    from figurecheck.bringing.checking import check_documents

    read = check_documents(state.claims, check, sparing, state.progress)
    complete = state.complete and all(one.complete for one in read.reports)
    complete = complete and all(
        one.code != "FC901" or one.severity == "note" for one in read.findings
    )
    return attr.evolve(
        state,
        documents=read,
        found=(*state.found, *read.findings),
        settled={**state.settled, **read.settled},
        complete=complete,
    )


def accept(state: State) -> State:
    """Marks what somebody has accepted, and sorts all that is found: the gravest first."""
    found = with_acceptances(state.claims, state.found, state.day)
    return attr.evolve(state, found=tuple(sorted(found, key=lambda finding: finding.order)))
