"""Decides what the screen named: the core, unchanged, on whole small sets and on neighbourhoods of
large ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import attr

from figurecheck.checks.conflict import conflict_finding
from figurecheck.claims.claimset import ClaimSet
from figurecheck.consistency import check
from figurecheck.model.checked import Covered
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.document import form_object, readings_object
from figurecheck.model.figure import LEVELS
from figurecheck.model.finding import Finding
from figurecheck.model.outcome import Conflict
from figurecheck.model.proof import unknowns
from figurecheck.model.record import Record
from figurecheck.model.said import Said
from figurecheck.model.source import Source
from figurecheck.passes.asking import plan
from figurecheck.passes.deciding import decide
from figurecheck.passes.state import State
from figurecheck.passes.telling import tell, verified
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData
from figurecheck.relations.compile import compile_claims, statement
from figurecheck.solve.clashes import find_clashes
from figurecheck.solve.quick import WAYS

TOGETHER = 2_000
"""How many claims are given to the core at once."""


@attr.frozen(eq=False, repr=False)
class Decided:
    """What deciding came to: findings by key, and what their proofs rest on.

    ``rules`` are statements by name, ``whole`` unknowns, ``claims`` the claims that take part by
    full name, ``covered`` how they stand, ``settled`` the variants that every lightest repair of
    others settles, each with the key of one of those. ``complete`` says whether the core found
    everything there was in what it was given.
    """

    findings: dict[str, Finding] = attr.field(factory=dict)
    rules: dict[str, Statement] = attr.field(factory=dict)
    whole: set[str] = attr.field(factory=set)
    claims: dict[str, Claim] = attr.field(factory=dict)
    sources: dict[str, Source] = attr.field(factory=dict)
    covered: dict[str, Covered] = attr.field(factory=dict)
    settled: dict[str, str] = attr.field(factory=dict)
    untold: dict[str, Finding] = attr.field(factory=dict)


class Core:
    """The core for parts of facts: ``records`` are those that are no claims, ``finer`` what is read
    with every part.
    """

    def __init__(
        self,
        records: Sequence[tuple[str, Record]],
        finer: Sequence[Record],
        data: ReadingData | None,
        jobs: int = 1,
    ) -> None:
        self._records = [(file, (record,)) for file, record in records]
        self._finer, self._data, self._jobs = finer, data, jobs
        self.found = Decided()

    def read(self, records: Iterable[Record]) -> ClaimSet:
        """The claims of some rows, with all that says how they are read."""
        rows = {(_named(one)): one for one in records}
        measures = {
            field.value for one in rows.values() if (field := one.get("measure")) is not None
        }
        for one in self._finer:
            field = one.get("measure")
            if field is None or field.value in measures:
                rows.setdefault(_named(one), one)
        own = [(record.place.file, (record,)) for record in rows.values()]
        return ClaimSet.of(assemble((*self._records, *own), (), {}, self._data))

    def sets(
        self, sets: Iterable[tuple[int, Sequence[Record]]], told: Callable[[int], None]
    ) -> None:
        """Decides sets of records, several at once, but none with another of the same number, to
        which it is tied.

        ``told`` is given the number of those that are done.
        """
        waiting: list[Record] = []
        together: set[int] = set()
        count = 0
        for number, records in sets:
            if waiting and (number in together or len(waiting) + len(records) > TOGETHER):
                self._decide(waiting)
                waiting, together = [], set()
                told(count)
            waiting += records
            together.add(number)
            count += 1
        if waiting or not count:
            self._decide(waiting)
            told(count)

    def _decide(self, records: Sequence[Record]) -> None:
        claims = self.read(records)
        system = compile_claims(claims)
        state = State(claims=claims, jobs=self._jobs, quick=WAYS, compiled=lambda: system)
        for one in (decide, tell, partial(plan, check=check)):
            state = one(state)
        proved = [one for one in state.found if one.proof is not None]
        self._keep(claims, {one.name: one for one in state.system.said}, state.system.whole, proved)
        self.found.rules.update(state.used)
        self.found.rules.update(state.planned.rules)
        self.found.whole.update(state.planned.whole)
        self.found.settled.update(state.settled)
        self.found.untold.update((one.key, one) for one in state.found if one.code == "FC901")

    def pairs(
        self, pairs: Iterable[tuple[Record, Record]], told: Callable[[int], None]
    ) -> Iterator[Sequence[Record]]:
        """Proves pairs of figures of one quantity that share no number; gives back those for the
        core to decide.
        """
        waiting: list[tuple[Record, Record]] = []
        count = 0
        for pair in pairs:
            waiting.append(pair)
            if len(waiting) * 2 >= TOGETHER:
                yield from self._prove(waiting)
                count += len(waiting)
                waiting = []
                told(count)
        yield from self._prove(waiting)

    def _prove(self, pairs: Sequence[tuple[Record, Record]]) -> Iterator[Sequence[Record]]:
        claims = self.read(record for pair in pairs for record in pair)
        system = compile_claims(claims)
        said = {claim.name: one for one in system.said for claim in one.claims}
        statements = {one.name: one for one in system.rules}
        proved: list[Finding] = []
        for pair in pairs:
            both = [said.get(_named(record)) for record in pair]
            found = _clash([one for one in both if one is not None], system.whole)
            if found is None:
                yield pair
                continue
            level, conflict = found
            own = {one.name: one for one in both if one is not None}
            finding = conflict_finding(claims, own, statements, level, conflict, ())
            verified(finding, statements, (_stated(own.values()), {}, system.whole))
            proved.append(finding)
        self._keep(claims, {one.name: one for one in system.said}, system.whole, proved)

    def _keep(
        self,
        claims: Claims,
        said: Mapping[str, Said],
        whole: frozenset[str],
        proved: Sequence[Finding],
    ) -> None:
        """Keeps findings with what they rest on."""
        by_claim = {claim.name: one for one in said.values() for claim in one.claims}
        for finding in proved:
            self.found.findings.setdefault(finding.key, finding)
            if finding.proof is not None:
                self.found.whole.update(whole & unknowns(finding.proof))
            for name in (*finding.claims, *finding.also):
                one = by_claim.get(name)
                claim = claims[name]
                self.found.claims.setdefault(name, claim)
                self.found.sources.setdefault(claim.source, claims.sources[claim.source])
                form = None if one is None else form_object(one.form)
                self.found.covered.setdefault(
                    name, Covered(name, "in conflict", claim.reading, (), form)
                )


def _named(record: Record) -> str:
    source = record.get("source")
    return f"{source.value if source is not None else ''}/{record.id}"


def _clash(both: Sequence[Said], whole: frozenset[str]) -> tuple[str, Conflict] | None:
    """The conflict of two figures of one quantity at its widest level; ``None`` where it is not as
    plain as that.
    """
    if len(both) != 2 or both[0].form != both[1].form or both[0].form.per:
        return None
    own = {name for monomial, _ in both[0].form.of for name in monomial}
    for level in reversed(LEVELS):
        ends = [end for one in both for end in (one.reading.at(level).upper,) if end is not None]
        if any(end < 0 for end in ends):
            return None
        stated = [statement(one, level) for one in both]
        speakers = {one.name: [claim.source for claim in one.claims] for one in both}
        told = find_clashes(stated, {}, speakers, {}, whole & own).told
        if told:
            return (level, told[0]) if len(told) == 1 and len(told[0].names) == 2 else None
    return None


def _stated(said: Iterable[Said]) -> dict[str, dict[str, object]]:
    return {
        claim.name: {
            "claim": claim.name,
            "readings": readings_object(claim.reading),
            "form": form_object(one.form),
        }
        for one in said
        for claim in one.claims
    }
