"""Makes the report of all that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from figurecheck.catalogue import offered
from figurecheck.checks.adding import sums_of_parts, sums_of_places, sums_of_windows
from figurecheck.checks.conflict import parts_of_totals
from figurecheck.checks.coverage import coverage, covered_claims, statuses
from figurecheck.checks.question import key_for
from figurecheck.checks.stories import stories, variants
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.report import Report
from figurecheck.errors import told_fault
from figurecheck.model.bounds import Bounds
from figurecheck.model.checked import UNTIED, Covered, Run, Story
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding
from figurecheck.model.proof import unknowns
from figurecheck.passes.deciding import standings
from figurecheck.passes.state import State
from figurecheck.reading.data import ReadingData


def reported(state: State) -> Report:
    """The report, with what makes its conflicts easier to read."""
    claims = state.claims
    conflicts = [finding for finding in state.found if finding.proof is not None]
    together = _together(state, conflicts)
    found = sorted((*state.found, *together.failed), key=lambda finding: finding.order)
    of_texts = {one.key for one in getattr(state.documents, "findings", ())}
    of_records = [one for one in state.found if one.key not in of_texts]
    status = statuses(claims, state.alike, of_records, state.tied)
    planned = {name: one.status for name, one in state.planned.coverage.items()}
    report = Report(
        claims=ClaimSet.of(claims),
        findings=tuple(found),
        coverage=cache(partial(_covered, state, status)),
        untied={name: one for name, one in {**status, **planned}.items() if one in UNTIED},
        complete=state.complete,
        readings_version=claims.readings_version,
        statements={
            **state.planned.rules,
            **{name: state.used[name] for name in sorted(state.used)},
        },
        whole=_whole_in(state, conflicts) | state.planned.whole,
        sums=together.sums,
        stories=together.stories,
        variants=together.under,
        repairs=(*state.repairs, *state.planned.repairs),
        pinned=tuple(state.bounds),
        settled=frozenset(state.settled),
        run=run_of(claims, state.day),
    )
    if state.documents is None:
        return report
    from figurecheck.bringing.checking import DocumentsChecked
    from figurecheck.bringing.joining import joined

    return (
        joined(report, state.documents) if isinstance(state.documents, DocumentsChecked) else report
    )


class _Together(NamedTuple):
    """What adds up, the conflicts as they are told together, and the finding that this failed, if
    it did.
    """

    sums: Callable[[], tuple[str, ...]]
    under: dict[str, str]
    stories: tuple[Story, ...]
    failed: tuple[Finding, ...] = ()


def _together(state: State, conflicts: Sequence[Finding]) -> _Together:
    """The sums, and which conflicts are told with others; where that fails each is told by
    itself.
    """
    claims = state.claims
    first = [alike[0] for alike in state.alike]
    try:
        sums = [*sums_of_windows(claims, first), *sums_of_parts(claims, first)]
        totals = parts_of_totals(claims, state.alike, sums, conflicts)
        under = variants(conflicts, totals, state.settled)
        behind = (*sums_of_places(claims, first), *state.agreeing)
        lines = cache(lambda: (*(one.line for one in sums), *behind))
        return _Together(lines, under, stories(conflicts, under))
    except Exception as error:
        headline = (
            f"what adds up and belongs together was not told: {told_fault(error)}, a fault of"
            " our own"
        )
        key = key_for("FC901", "told together", "")
        failed = Finding(
            key, "FC901", "note", headline, (), help="please report it, with the claims if you can"
        )
        alone = tuple(Story(None, (finding.key,)) for finding in conflicts)
        return _Together(tuple, {}, alone, (failed,))


def _covered(state: State, status: Mapping[str, str]) -> tuple[Covered, ...]:
    """What was checked of each claim; what ends others put on it is only found out now."""
    known = covered_in(state, status) if state.parted is None else state.parted.covered(status)
    covered = coverage(state.claims, known)
    return tuple(state.planned.coverage.get(one.claim, one) for one in covered)


def covered_in(state: State, status: Mapping[str, str]) -> Iterator[Covered]:
    """What was checked of each claim of the sets that were decided."""
    return covered_claims(state.claims, state.system.said, status, standings(state), state.rules)


def _whole_in(state: State, conflicts: Iterable[Finding]) -> frozenset[str]:
    """The whole unknowns that proofs speak of."""
    parted = state.parted
    known = parted is not None and parted.bounds is not None and not _of_others(state)
    whole = parted.whole if parted is not None and known else state.system.whole
    return whole_in(whole, conflicts, state.bounds)


def _of_others(state: State) -> bool:
    """Whether there are proofs that rest on other claims than those of records that happened."""
    return bool(state.planned.findings) or state.documents is not None


def whole_in(
    whole: frozenset[str], conflicts: Iterable[Finding], bounds: Iterable[Bounds]
) -> frozenset[str]:
    """Those of the whole unknowns that some proofs speak of."""
    proofs = [finding.proof for finding in conflicts if finding.proof is not None]
    proofs += [proof for one in bounds for proof in one.proofs]
    return whole & frozenset[str]().union(*map(unknowns, proofs))


def run_of(claims: Claims, day: int | None) -> Run:
    """What the report is made with; the day only where an acceptance has an end, so that it is not
    in every report.
    """
    data = claims.data if isinstance(claims.data, ReadingData) else ReadingData()
    ends = any(one.until is not None for one in claims.acceptances)
    foreign = tuple(told for told, _ in offered("figurecheck.relations.rules"))
    return Run(day if ends else None, (), (), *data.digests, rules=foreign)
