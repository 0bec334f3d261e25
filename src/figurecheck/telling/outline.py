"""A checked report as an outline: what is told in which order, worked out once; formats only spell
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attr

from figurecheck.model.bounds import Bounds, spell_bounds
from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.finding import SEVERITIES, Finding
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_count
from figurecheck.telling.codes import is_of_files
from figurecheck.telling.coverage import Closing, closing_of
from figurecheck.telling.doubts import ToldDoubt, told_doubts
from figurecheck.telling.findings import (
    ToldFinding,
    ToldShape,
    ToldVariant,
    claims_by_place,
    told_finding,
    told_shape,
)
from figurecheck.telling.problems import ToldProblem, in_order, remarked, told_problems
from figurecheck.telling.shapes import shapes

CLOSING = "FC902"
"""The code of the notes on figures that stand alone: the closing lines name those together."""

APART = "FC903"
"""The code of the notes on what was not compared on purpose."""


@attr.frozen(eq=False, repr=False)
class ToldBound:
    """What the claims imply of something that nobody gives a figure for; ``names`` are the claims
    that do.
    """

    about: str
    words: str
    names: tuple[str, ...]


@attr.frozen(eq=False, repr=False)
class Outline:
    """What is told of a report, in its order.

    ``mistakes`` are what is wrong with the files. ``problems`` are what fails beside that, the
    worst first, counted from 1 wherever they are listed. ``passing`` are conflicts that were
    accepted or that only rounding explains, ``others`` further findings without a proof. ``notes``
    are all findings that fail nothing, where they were asked for by themselves.
    """

    report: Checked
    verdict: str
    mistakes: tuple[ToldFinding, ...]
    problems: tuple[ToldProblem, ...]
    passing: tuple[ToldProblem, ...]
    others: tuple[ToldFinding, ...]
    notes: tuple[ToldFinding, ...]
    doubts: tuple[ToldDoubt, ...]
    implied: tuple[ToldBound, ...]
    closing: Closing

    def each(self) -> Iterator[ToldFinding]:
        """The findings that are told in full, in their order."""
        yield from self.mistakes
        for problem in (*self.problems, *self.passing):
            yield from problem.findings
        yield from self.others

    @property
    def sure(self) -> tuple[ToldProblem, ...]:
        """The problems of which it is known which figure is most likely wrong."""
        return tuple(one for one in self.problems if one.surely)


def outline(report: Checked, *, verbose: bool, once: bool = True, notes: bool = False) -> Outline:
    """The outline of a report.

    Args:
        report: what was found.
        verbose: whether most notes are told where they come, too.
        once: whether what is one finding many times over is told once.
        notes: whether the notes are wanted by themselves, for a page that folds them.
    """
    return _Outlining(report, verbose=verbose, once=once, notes=notes).outline()


class _Outlining:
    """The report by names, keys and places, so that nothing is looked for one by one."""

    def __init__(self, report: Checked, *, verbose: bool, once: bool, notes: bool) -> None:
        self.report, self.verbose, self.notes = report, verbose, notes
        self.claims: Mapping[str, Claim] = {claim.name: claim for claim in report.claims}
        self.places: Mapping[Place, Claim] = claims_by_place(report.claims)
        self.findings: Mapping[str, Finding] = {finding.key: finding for finding in report.findings}
        found = [
            one
            for one in (shapes(report) if once else ())
            if verbose or notes or one.severity != "note"
        ]
        self.worst: Mapping[str, ToldShape] = {one.worst: told_shape(report, one) for one in found}
        self.hidden = {point.key for one in found for point in one.points} - self.worst.keys()
        self.under: dict[str, list[ToldVariant]] = {}
        for key, simpler in sorted(report.variants.items()):
            variant = ToldVariant(self.findings[key], key in report.settled)
            self.under.setdefault(simpler, []).append(variant)

    def outline(self) -> Outline:
        report, closing = self.report, closing_of(self.report)
        conflicts = told_problems(report, self._stories(), self.claims)
        remarks = list(self._told(one for one in report.findings if self._told_apart(one)))
        mistakes = [one for one in remarks if one.fails and is_of_files(one.finding.code)]
        failing = [one for one in remarks if one.fails and not is_of_files(one.finding.code)]
        problems = in_order([*(one for one in conflicts if one.fails), *map(remarked, failing)])
        return Outline(
            report,
            verdict_of(report, len(problems), len(mistakes), closing),
            tuple(mistakes),
            problems,
            tuple(one for one in conflicts if not one.fails),
            tuple(one for one in remarks if not one.fails),
            tuple(
                self._told(one for one in report.findings if self.notes and one.severity == "note")
            ),
            tuple(told_doubts(report, self.claims)),
            tuple(map(_bound, report.pinned)) if not mistakes else (),
            closing,
        )

    def _told_apart(self, finding: Finding) -> bool:
        """Whether a finding is no conflict, and told where it comes."""
        return (
            finding.proof is None
            and finding.code != CLOSING
            and (self.verbose or not finding.quiet)
        )

    def _stories(self) -> Iterator[list[ToldFinding]]:
        """The conflicts that go together, those that are told."""
        for story in self.report.stories:
            own = [self.findings[key] for key in story.findings]
            told = list(self._told(one for one in own if self.verbose or one.severity != "note"))
            if told:
                yield told

    def _told(self, findings: Iterable[Finding]) -> Iterator[ToldFinding]:
        for finding in findings:
            if finding.key not in self.hidden:
                variants = tuple(self.under.get(finding.key, ()))
                yield told_finding(
                    finding, self.claims, self.places, variants, self.worst.get(finding.key)
                )


def _bound(bounds: Bounds) -> ToldBound:
    return ToldBound(
        bounds.about or bounds.expression,
        spell_bounds(bounds),
        tuple(sorted({*bounds.lower_claims, *bounds.upper_claims})),
    )


def told(report: Checked, *, verbose: bool) -> tuple[Finding, ...]:
    """Every finding that is told, the gravest first: most notes only where they are asked for."""
    return tuple(finding for finding in report.findings if verbose or not finding.quiet)


def verdict_of(report: Checked, problems: int, mistakes: int, closing: Closing) -> str:
    """What was checked and what was found, in one line."""
    failing = [one.severity for one in report.failing if not is_of_files(one.code)]
    counts = [spell_count(failing.count(one), one) for one in SEVERITIES if one in failing]
    tied = closing.tied
    clean = "no contradictions found" if tied else "nothing to compare"
    if report.run.select or report.run.ignore:
        clean = "none of the findings that were asked for"
    found = f"{spell_count(problems, 'problem')} ({', '.join(counts)})" if problems else clean
    figures = spell_count(closing.figures, "figure")
    if mistakes:
        told = spell_count(mistakes, "mistake")
        checked = f"{tied:,} of {figures} checked{f': {found}' if problems else ''}"
        return f"{told} in the files; {checked}."
    alone = next((len(one.names) for one in closing.statuses if one.status == "alone"), 0)
    left = f" {alone:,} could not be checked against anything." if alone else ""
    return f"{figures}, {tied:,} checked: {found}.{left}"


def verdict(report: Checked) -> str:
    """The same, of a report of which nothing else is told."""
    return outline(report, verbose=False).verdict
