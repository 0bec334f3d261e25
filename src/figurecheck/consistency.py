"""From a claim set to findings, in one straight line of pure values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

import attr

from figurecheck.asking.bounds import pinned
from figurecheck.asking.explain import Disputed, explain
from figurecheck.asking.plans import check_plans
from figurecheck.catalogue import collect, offered
from figurecheck.checks.accepting import with_acceptances
from figurecheck.checks.adding import agreement, sums_of_parts, sums_of_places, sums_of_windows
from figurecheck.checks.conflict import (
    conflict_finding,
    limits_finding,
    parts_of_totals,
    problem_finding,
    repaired,
    undecided_finding,
)
from figurecheck.checks.coverage import coverage
from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.checks.stories import stories, variants
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.report import Report
from figurecheck.errors import UsageError
from figurecheck.model import limits
from figurecheck.model.bounds import Bounds
from figurecheck.model.checked import Repaired, Run
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form, Row, Statement
from figurecheck.model.document import Object, form_object, proof_object, readings_object, rule_object
from figurecheck.model.figure import LEVELS
from figurecheck.model.finding import Explained, Finding
from figurecheck.model.interval import Number, exact
from figurecheck.model.names import claim_of
from figurecheck.model.outcome import Outcome, Standing
from figurecheck.model.proof import Proof, statements, unknowns
from figurecheck.model.said import Said
from figurecheck.model.spelling import spell_list
from figurecheck.reading.data import ReadingData
from figurecheck.relations.compile import System, compile_claims, statement
from figurecheck.relations.weights import weights_of
from figurecheck.solve.components import components
from figurecheck.solve.effort import Budget
from figurecheck.solve.part import Part, work_on
from figurecheck.solve.quick import WAYS
from figurecheck.solve.verify import Stated, check_finding


def check(  # noqa: PLR0915 -- the straight line
    claims: Claims | Iterable[Claim],
    *,
    jobs: int = 1,
    quick: Collection[str] = WAYS,
    today: int | date | None = None,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> Report:
    """Everything that can be said about whether the claims can all be true.

    ``jobs`` is the number of processes; ``quick`` names the ways in which an answer is looked for before the simplex
    is asked, ``()`` for none. Neither changes what comes out. ``today``, a date or its ordinal number, is what
    acceptances expire against; without it none does. ``progress`` is told how many connected sets are done, and of how
    many.

    Raises:
        UsageError: where these are no claims, or were taken out of the set they were read with, or an option is wrong.

    Examples:
        >>> import figurecheck as fc
        >>> parts = [fc.claim("412", measure="arrests", when="2025-01")]
        >>> parts += [fc.claim("398", measure="arrests", when="2025-02")]
        >>> total = fc.claim("811", measure="arrests", when="2025-01/2025-02", source="gazette")
        >>> for conflict in fc.check([*parts, total]).conflicts:
        ...     print(conflict.headline, conflict.gap)
        arrests, January to February 2025: 412 + 398 make 810, not 811 1
    """
    if not isinstance(claims, Claims):
        from figurecheck.claims.build import gathered

        claims = gathered(claims)
    day = _options(jobs, quick, today)
    system = compile_claims(claims)
    said = {one.name: one for one in system.said}
    rules = {one.name: one for one in system.rules}
    sets = _connected(system)
    stated = _stated(system)
    found = [problem_finding(problem) for problem in (*claims.problems, *system.problems)]
    used: set[str] = set()
    standing: dict[str, Standing] = {}
    agreeing: list[str] = []
    repairs: list[Repaired] = []
    holding: list[Sequence[Statement]] = []
    disputed: list[Disputed] = []
    complete = True
    settled: dict[str, str] = {}
    worked = work_on(_parts(system, sets, tuple(quick)), len(sets), jobs)
    for done, (names, outcome) in enumerate(zip(sets, worked, strict=True)):
        progress(done, len(sets))
        examined = outcome.examined
        told = _conflicts(claims, said, rules, outcome)
        settled.update(_settled(told, outcome))
        for finding in told:
            used |= _verify(finding, rules, stated)
        disputed += _disputed(claims, said, told, outcome)
        found += told
        complete = complete and not limits.LOSES_CONFLICTS.intersection(outcome.met) and examined.complete
        standing.update(outcome.standings)
        speaking = sorted(
            (one for name in names if name in said for one in said[name].claims), key=lambda one: one.name
        )
        untold = undecided_finding(speaking, examined.undecided, outcome.met, found=bool(told))
        found += [untold] if untold is not None else []
        agreeing += [agreement(claims, one, [c for c in speaking if c.source == one]) for one in outcome.agreeing]
        mended = repaired(outcome, told)
        repairs += [mended] if mended is not None else []
        if examined.consistent in {"literal", "rounded"} and len(speaking) > 1:
            holding.append([statement(said[name], "rounded") if name in said else rules[name] for name in names])
    explaining = Budget("EXPLAINING_EFFORT", limits.EXPLAINING_EFFORT)
    reasons = explain(claims, disputed, explaining) if disputed else {}
    found = [_explained(one, *reasons[one.key]) if one.key in reasons else one for one in found]
    planned = check_plans(claims, rules, partial(check, quick=quick))
    found += planned.findings
    pinning = Budget("PINNING_EFFORT", limits.PINNING_EFFORT)
    bounds = tuple(pinned(claims, system, holding, pinning)) if holding else ()
    untold_bounds = ("PINNING_EFFORT",) if pinning.met else ()  # a question too dear loses bounds here, no conflict
    of_run = dict.fromkeys((*sorted(system.scene.met), *explaining.met, *untold_bounds))
    found += [limits_finding(tuple(of_run))] if of_run else []
    complete = complete and not limits.LOSES_CONFLICTS.intersection(of_run)
    asked = list(_asked(claims, system, found, standing))
    complete = complete and all(one.code != "FC901" for one in asked)
    found += asked
    found = with_acceptances(claims, found, day)
    found.sort(key=lambda finding: finding.order)
    conflicts = [finding for finding in found if finding.proof is not None]
    first = [one.claims[0] for one in system.said]
    sums = [*sums_of_windows(claims, first), *sums_of_parts(claims, first)]
    under = variants(conflicts, parts_of_totals(claims, system.said, sums), settled)
    used.update(name for one in bounds for name in one.rules)
    covered = coverage(claims, system.said, found, standing, rules)
    return Report(
        claims=ClaimSet.of(claims),
        findings=tuple(found),
        coverage=tuple(planned.coverage.get(one.claim, one) for one in covered),
        complete=complete and planned.complete,
        readings_version=claims.readings_version,
        statements={**planned.rules, **{name: rules[name] for name in sorted(used)}},
        whole=_whole_in(conflicts, bounds, system.whole) | planned.whole,
        sums=(*(one.line for one in sums), *sums_of_places(claims, first), *agreeing),
        stories=stories(conflicts, under),
        variants=under,
        repairs=(*repairs, *planned.repairs),
        pinned=bounds,
        settled=frozenset(settled),
        run=_run(claims, day),
    )


def _run(claims: Claims, day: int | None) -> Run:
    """What the report is made with; the day only where an acceptance has an end, so that it is not in every report."""
    data = claims.data if isinstance(claims.data, ReadingData) else ReadingData()
    ends = any(one.until is not None for one in claims.acceptances)
    foreign = tuple(told for told, _ in offered("figurecheck.relations.rules"))
    return Run(day if ends else None, (), (), *data.digests, rules=foreign)


def _options(jobs: int, quick: Collection[str], today: int | date | None) -> int | None:
    """The ordinal number of today, once the options are seen to be such.

    Raises:
        UsageError: where one is not.
    """
    if not isinstance(jobs, int) or jobs < 1:
        msg = f"`jobs` is a number of processes, 1 or more, and this is {jobs!r}"
        raise UsageError(msg)
    for name in quick:
        if name not in WAYS:
            msg = f"there is no quick way called `{name}`; there are {spell_list(WAYS)}"
            raise UsageError(msg)
    if isinstance(today, date):
        return today.toordinal()
    if today is not None and not isinstance(today, int):
        msg = f"`today` is a date, and this is of type {type(today).__name__}"
        raise UsageError(msg)
    return today


def _asked(
    claims: Claims, system: System, found: Sequence[Finding], standing: Mapping[str, Standing]
) -> Iterator[Finding]:
    """What the questions beside the arithmetic find."""
    evidence = Evidence(
        claims,
        tuple(found),
        {claim.name: one.form for one in system.said for claim in one.claims},
        frozenset(claim.name for one in system.said if standing[one.name].tied for claim in one.claims),
    )
    for question in collect("figurecheck.checks.questions", "QUESTION", Question):
        try:
            asked = list(question.ask(evidence))
        except Exception as error:
            asked = [_not_asked(question, error)]
        yield from asked


def _not_asked(question: Question, error: Exception) -> Finding:
    """A question that failed: nothing is known of what it would have found."""
    headline = f"`{question.name}` ({question.code}) was not asked: {type(error).__name__}, a fault of our own"
    key = key_for("FC901", "question", question.name)
    return Finding(key, "FC901", "warning", headline, (), help="please report it, with the claims if you can")


def _explained(finding: Finding, explanations: tuple[Explained, ...], deciding: str) -> Finding:
    return attr.evolve(finding, explanations=explanations, help=finding.help or deciding)


def _connected(system: System) -> list[tuple[str, ...]]:
    """The names of the statements of each connected set with a claim or declared relation in it."""
    widest = [*(statement(one, "generous") for one in system.said), *system.rules]
    return [tuple(widest[index].name for index in component) for component in components(widest)]


def _parts(system: System, sets: Sequence[tuple[str, ...]], quick: tuple[str, ...]) -> Iterator[Part]:
    """Each connected set with all that deciding it takes."""
    said = {one.name: one for one in system.said}
    rules = {one.name: one for one in system.rules}
    weights = weights_of(system.scene.claims, system.said, system.rules)
    places = system.scene.places()
    for names in sets:
        own = [said[name] for name in names if name in said]
        levels = {
            level: tuple(statement(said[name], level) if name in said else rules[name] for name in names)
            for level in LEVELS
        }
        unknowns = {
            name for one in levels["literal"] for row in one.every_row() for term, _ in row.terms for name in term
        }
        sources: dict[str, set[str]] = {}
        for one in own:
            for claim in one.claims:
                sources.setdefault(claim.source, set()).add(one.name)
        yield Part(
            levels,
            system.whole & unknowns,
            {one.name: Row(one.form.of, 0) for one in own if not one.form.quotient},
            {one.name: _middle(one) for one in own},
            {one.name: _divided(one.form) for one in own if one.form.quotient and one.form.given is not None},
            {name: weights[name] for name in names if name in weights},
            tuple((source, tuple(sorted(sources[source]))) for source in sorted(sources)),
            {name: places[name] for name in unknowns if name in places},
            quick,
        )


def _divided(form: Form) -> tuple[Row, Row]:
    """What a quotient divides by what, each as a row that says it is at least 0."""
    return Row(form.of, exact(-form.of_constant)), Row(form.per, exact(-form.per_constant))


def _middle(said: Said) -> Number:
    """What the figure as it was written says of the sum that its claim speaks of."""
    literal = said.reading.literal
    ends = [end for end in (literal.lower, literal.upper) if end is not None]
    middle = Fraction(sum(ends)) / len(ends) if ends else 0
    return exact(middle * said.form.per_constant - said.form.of_constant)


def _conflicts(
    claims: Claims, said: Mapping[str, Said], rules: Mapping[str, Statement], outcome: Outcome
) -> list[Finding]:
    pairs = zip(outcome.examined.conflicts, outcome.moves, strict=True)
    return [conflict_finding(claims, said, rules, level, conflict, moves) for (level, conflict), moves in pairs]


def _settled(told: Sequence[Finding], outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The keys of the findings that every lightest repair of others settles, each with the key of one of those."""
    pairs = zip(told, outcome.examined.conflicts, strict=True)
    keys = {conflict.names: finding.key for finding, (_, conflict) in pairs}
    return ((keys[names], keys[other]) for names, other in outcome.examined.under.items())


def _disputed(
    claims: Claims, said: Mapping[str, Said], told: Sequence[Finding], outcome: Outcome
) -> Iterator[Disputed]:
    pairs = zip(told, outcome.examined.conflicts, outcome.moves, strict=True)
    for finding, (_, conflict), moves in pairs:
        if conflict.names in outcome.examined.under:  # what explains the one it is told under is enough
            continue
        statements = tuple(said[name] for name in conflict.names if name in said)
        yield Disputed(finding, statements, moves, tuple(tuple(one.speakers(claims)) for one in statements))


def _stated(system: System) -> Stated:
    """What proofs may rest on, as a report states it: claims' forms and readings, rules, and the whole unknowns."""
    entries: dict[str, Object] = {}
    for one in system.said:
        form = form_object(one.form)
        for claim in one.claims:
            entries[claim.name] = {"claim": claim.name, "readings": readings_object(claim.reading), "form": form}
    return entries, {}, system.whole


def _verify(finding: Finding, rules: Mapping[str, Statement], stated: Stated) -> frozenset[str]:
    """Has the independent checker accept the proof of a finding; returns the rules that the proof needs.

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
    check_finding(document, (stated[0], {name: rule_object(rules[name]) for name in needed}, stated[2]))
    return needed


def _rules_of(proof: Proof) -> frozenset[str]:
    return frozenset(name for name in statements(proof) if claim_of(name) is None)


def _whole_in(conflicts: Iterable[Finding], bounds: Iterable[Bounds], whole: frozenset[str]) -> frozenset[str]:
    """The whole unknowns that proofs speak of."""
    proofs = [finding.proof for finding in conflicts if finding.proof is not None]
    proofs += [proof for one in bounds for proof in one.proofs]
    return whole & frozenset[str]().union(*map(unknowns, proofs))
