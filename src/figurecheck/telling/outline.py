"""A checked report as an outline: what is told in which order, worked out once; formats only spell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attr

from figurecheck.model.bounds import Bounds, spell_bounds
from figurecheck.model.checked import Checked, Story
from figurecheck.model.claim import Claim
from figurecheck.model.finding import SEVERITIES, Finding
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.model.subject import figure
from figurecheck.telling.coverage import Closing, closing_of
from figurecheck.telling.doubts import ToldDoubt, told_doubts
from figurecheck.telling.findings import ToldFinding, ToldShape, ToldVariant, claims_by_place, told_finding, told_shape
from figurecheck.telling.shapes import shapes

CLOSING = "FC902"
"""The code of the notes on figures that stand alone: the closing lines name those together."""

APART = "FC903"
"""The code of the notes on what was not compared on purpose."""


@attr.frozen(eq=False, repr=False)
class ToldProblem:
    """What is wrong in one place: the findings of a story. ``shared`` is a claim in all of them, where there is one."""

    findings: tuple[ToldFinding, ...]
    shared: Claim | None
    shared_words: str

    @property
    def severity(self) -> str:
        """That of the gravest finding."""
        return min((one.finding.severity for one in self.findings), key=SEVERITIES.index)

    @property
    def shared_name(self) -> str | None:
        """The name of the claim that all of them share."""
        return None if self.shared is None else self.shared.name

    @property
    def brief(self) -> tuple[ToldFinding, ...]:
        """Those of its findings that one line is enough for, since a shorter one is told before them."""
        return tuple(one for one in self.findings[1:] if one.long)


@attr.frozen(eq=False, repr=False)
class ToldBound:
    """What the claims imply of something that nobody gives a figure for; ``names`` are the claims that do."""

    expression: str
    words: str
    names: tuple[str, ...]


@attr.frozen(eq=False, repr=False)
class Outline:
    """What is told of a report, in its order.

    ``problems`` are conflicts, ``others`` findings without a proof. ``notes`` are all findings that fail nothing, where
    they were asked for by themselves.
    """

    report: Checked
    verdict: str
    problems: tuple[ToldProblem, ...]
    others: tuple[ToldFinding, ...]
    notes: tuple[ToldFinding, ...]
    doubts: tuple[ToldDoubt, ...]
    implied: tuple[ToldBound, ...]
    closing: Closing

    def each(self) -> Iterator[ToldFinding]:
        """The findings that are told in full, in their order."""
        for problem in self.problems:
            yield from problem.findings
        yield from self.others


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
        found = [one for one in (shapes(report) if once else ()) if verbose or notes or one.severity != "note"]
        self.worst: Mapping[str, ToldShape] = {one.worst: told_shape(report, one) for one in found}
        self.hidden = {point.key for one in found for point in one.points} - self.worst.keys()
        self.under: dict[str, list[ToldVariant]] = {}
        for key, simpler in sorted(report.variants.items()):
            variant = ToldVariant(self.findings[key], key in report.settled)
            self.under.setdefault(simpler, []).append(variant)

    def outline(self) -> Outline:
        report = self.report
        others = [one for one in report.findings if one.proof is None and one.code != CLOSING]
        return Outline(
            report,
            verdict(report),
            tuple(self._problems(report.stories)),
            tuple(self._told(one for one in others if self.verbose or not one.quiet)),
            tuple(self._told(one for one in report.findings if self.notes and one.severity == "note")),
            tuple(told_doubts(report, self.claims)),
            tuple(map(_bound, report.pinned)),
            closing_of(report),
        )

    def _problems(self, stories: Iterable[Story]) -> Iterator[ToldProblem]:
        for story in stories:
            own = [self.findings[key] for key in story.findings]
            told = tuple(self._told(one for one in own if self.verbose or one.severity != "note"))
            shared = self.claims.get(story.shared or "") if len(told) > 1 else None
            if told:
                yield ToldProblem(told, shared, figure(self.report.claims, shared) if shared is not None else "")

    def _told(self, findings: Iterable[Finding]) -> Iterator[ToldFinding]:
        for finding in findings:
            if finding.key not in self.hidden:
                variants = tuple(self.under.get(finding.key, ()))
                yield told_finding(finding, self.claims, self.places, variants, self.worst.get(finding.key))


def _bound(bounds: Bounds) -> ToldBound:
    return ToldBound(
        bounds.expression, spell_bounds(bounds), tuple(sorted({*bounds.lower_claims, *bounds.upper_claims}))
    )


def told(report: Checked, *, verbose: bool) -> tuple[Finding, ...]:
    """Every finding that is told, the gravest first: most notes only where they are asked for."""
    return tuple(finding for finding in report.findings if verbose or not finding.quiet)


def verdict(report: Checked) -> str:
    """What was found, in one sentence."""
    told = [finding for finding in report.conflicts if finding.key not in report.settled]
    conflicts = [finding for finding in told if finding.severity == "error"]
    tensions = [finding for finding in told if finding.severity == "warning"]
    others = [finding for finding in report.findings if finding.proof is None and finding.severity != "note"]
    parts = []
    if conflicts:
        plural = "set" if len(conflicts) == 1 else "sets"
        parts.append(f"{len(conflicts):,} {plural} of statements cannot all be true")
    if tensions:
        verb = "is" if len(tensions) == 1 else "are"
        more = " more" if conflicts else " set" if len(tensions) == 1 else " sets"
        parts.append(f"{len(tensions):,}{more} {verb} true only if the figures are read loosely")
    if others:
        parts.append(f"{spell_count(len(others), 'other finding')}")
    figures = spell_count(len(report.claims), "figure")
    if not parts:
        return f"Nothing among {figures} contradicts anything else that was compared."
    return f"Among {figures}, {spell_list(parts)}."
