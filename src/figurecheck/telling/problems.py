"""Problems: the findings that one figure would settle are told as one, with that figure and what
the others give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attr

from figurecheck.model.checked import Checked, Repaired
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Term
from figurecheck.model.finding import SEVERITIES, Computed, Finding
from figurecheck.model.spelling import spell_list
from figurecheck.model.statistic import TOTAL
from figurecheck.model.subject import figure, publisher, statistic, what, when, where
from figurecheck.telling.computed import first_of
from figurecheck.telling.conflict import spell_others
from figurecheck.telling.findings import ToldFinding

MAX_TERMS_IN_LINE = 32
"""Characters up to which the arithmetic itself stands in the one line of a problem."""

MAX_ABOUT = 44
"""Characters of what a figure is about in the one line of a problem."""

MAX_OTHERS_IN_LINE = 2
"""Figures of others that the one line of a problem names."""


@attr.frozen(eq=False, repr=False)
class ToldProblem:
    """What is wrong in one place: the findings that one figure would settle, in the order they are
    told.

    ``suspect`` is the figure that is most likely wrong, ``surely`` where nothing lighter settles
    them than to leave it out; ``None`` where there is no such figure. ``words`` are that figure,
    its days and its source, ``against`` is what the others give; for a finding without a proof
    ``words`` are its headline.
    """

    findings: tuple[ToldFinding, ...]
    suspect: Claim | None
    surely: bool
    words: str
    against: str
    shared_words: str = ""

    @property
    def severity(self) -> str:
        """That of the gravest finding."""
        return min((one.finding.severity for one in self.findings), key=SEVERITIES.index)

    @property
    def fails(self) -> bool:
        """Whether anything in it is more than a note, and nobody has accepted it."""
        return any(one.fails for one in self.findings)

    @property
    def key(self) -> str:
        """The key of the finding that is told first."""
        return self.findings[0].finding.key

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all that belongs to it."""
        own = {one.finding.key for one in self.findings}
        shapes = {
            point.key
            for one in self.findings
            if one.shape is not None
            for point in one.shape.shape.points
        }
        return frozenset(
            own
            | shapes
            | {variant.finding.key for one in self.findings for variant in one.variants}
        )

    @property
    def shared(self) -> Claim | None:
        """The claim that all of its findings share, where there are several."""
        return self.suspect if len(self.findings) > 1 else None

    @property
    def shared_name(self) -> str | None:
        """The name of that claim."""
        return None if self.shared is None else self.shared.name

    @property
    def brief(self) -> tuple[ToldFinding, ...]:
        """Those of its findings that one line is enough for, since a shorter one is told before
        them.
        """
        return tuple(one for one in self.findings[1:] if one.long)


def told_problems(
    report: Checked, stories: Iterable[Sequence[ToldFinding]], claims: Mapping[str, Claim]
) -> tuple[ToldProblem, ...]:
    """The conflicts by the figure most likely wrong, the worst first.

    ``stories`` are the findings that go together already, as the report has them.
    """
    doubts = _Doubts(report.repairs)
    places = several_places(report)
    groups: dict[str, list[ToldFinding]] = {}
    for story in stories:
        for suspect, told in _by_suspect(story, doubts):
            groups.setdefault(suspect or told[0].finding.key, []).extend(told)
    found = [
        _problem(report, tuple(told), claims.get(name), doubts, places=places)
        for name, told in groups.items()
    ]
    return in_order(found)


def remarked(told: ToldFinding) -> ToldProblem:
    """A finding without a proof as a problem of its own."""
    return ToldProblem((told,), None, False, told.finding.headline, "")  # noqa: FBT003 -- nobody is doubted


def in_order(problems: Iterable[ToldProblem]) -> tuple[ToldProblem, ...]:
    """The gravest first, then the surest, then those with most findings."""
    return tuple(sorted(problems, key=_worst_first))


def _worst_first(problem: ToldProblem) -> tuple[int, bool, int]:
    several = sum(1 + len(one.variants) for one in problem.findings)
    return SEVERITIES.index(problem.severity), not problem.surely, -several


class _Doubts:
    """How often each claim is among those that the lightest repairs leave out."""

    def __init__(self, repairs: Iterable[Repaired]) -> None:
        self.always: set[str] = set()
        self.share: dict[str, tuple[int, int]] = {}
        for repaired in repairs:
            for name in {name for names in repaired.sets for name in names}:
                often = sum(name in names for names in repaired.sets)
                self.share[name] = often, len(repaired.sets)
                if often == len(repaired.sets):
                    self.always.add(name)

    def weight(self, name: str) -> int:
        """More for a claim that more of the repairs of its set leave out."""
        often, of = self.share.get(name, (0, 1))
        return often * 1_000 // of


def _by_suspect(
    story: Sequence[ToldFinding], doubts: _Doubts
) -> Iterator[tuple[str, list[ToldFinding]]]:
    """The findings of a story by the claim most likely wrong in them: one that all of them share,
    if there is one.
    """
    shared = set(story[0].finding.claims).intersection(*(one.finding.claims for one in story[1:]))
    if len(story) > 1 and shared and not any(one.finding.doubted for one in story):
        yield (
            max(sorted(shared), key=lambda name: (name in doubts.always, doubts.weight(name))),
            list(story),
        )
        return
    for one in story:
        yield suspect_of(one, doubts), [one]


def suspect_of(told: ToldFinding, doubts: _Doubts) -> str:
    """The claim most likely wrong in a finding, by name; empty where no claim takes part.

    The one that its finding doubts; one that every lightest repair leaves out; else of two figures
    for one quantity the one that more repairs leave out and fewer sources give; else the one that
    the finding begins with, which stands alone against the others.
    """
    if told.finding.doubted:
        return told.finding.doubted
    names = list(told.finding.claims)
    always = [name for name in names if name in doubts.always]
    voices = [
        voice for voice in told.voices if voice.claim is not None and voice.claim.name in names
    ]
    if always or not voices:
        return next(iter(always or names), "")
    if len(voices) == 2:
        chosen = max(
            voices, key=lambda voice: (doubts.weight(_name(voice.claim)), -len(voice.agreeing))
        )
        return _name(chosen.claim)
    given = told.finding.computed
    return given[0].claim if given and not given[0].way else _name(voices[0].claim)


def _name(claim: Claim | None) -> str:
    return claim.name if claim is not None else ""


def _problem(
    report: Checked,
    told: tuple[ToldFinding, ...],
    suspect: Claim | None,
    doubts: _Doubts,
    *,
    places: bool,
) -> ToldProblem:
    first = told[0]
    if suspect is None:
        return remarked(first) if len(told) == 1 else attr.evolve(remarked(first), findings=told)
    surely = suspect.name in doubts.always
    if first.speaks_for_itself:
        spot = suspect.record.place
        own = [
            one.finding
            for one in told
            if one.finding.labels and one.finding.labels[0].place == spot
        ]
        headline = (own or [first.finding])[0].headline
        return ToldProblem(told, suspect, surely, headline, "", suspect.figure.text)
    words = (
        first.shape.headline if first.shape is not None else named(report, suspect, places=places)
    )
    against = first.shape.gaps if first.shape is not None else _against(report, suspect, told)
    return ToldProblem(told, suspect, surely, words, against, words)


def several_places(report: Checked) -> bool:
    """Whether the claims are about more than one place, so that each is told with its own."""
    return len({one.members for one in report.claims}) > 1


def named(report: Checked, claim: Claim, *, places: bool) -> str:
    """A figure as a list of figures has it: ``1,470 arrests, 23-25 January 2025 (nepyork.com)``.

    What is counted is left out where the figure says so itself, the place where it is not asked
    for.
    """
    claims = report.claims
    counted = (
        bool(claim.figure.unit)
        and claim.unit.counted
        and isinstance(claim.quantity, Term)
        and not claim.label
    )
    about = (
        (statistic(claim) if claim.statistic != TOTAL else "") if counted else what(claims, claim)
    )
    place = where(claim) if places else ""
    if len(about) > MAX_ABOUT:
        about = about[: MAX_ABOUT - 3].rsplit(" ", 1)[0]
        if about.count("(") > about.count(")"):  # half of a bracket tells nothing
            about = about.rsplit(" (", 1)[0]
        about += "..."
    parts = [claim.figure.text, about, place, when(claim, claims)]
    return f"{', '.join(part for part in parts if part)} ({publisher(claims, claim.source)})"


def _against(report: Checked, suspect: Claim, told: Sequence[ToldFinding]) -> str:
    """What the other figures give for the one most likely wrong, in a few words."""
    same = [one.finding for one in told if _says_otherwise(one.finding, suspect)]
    if same:
        others = [claim for finding in same for claim in _others(report, finding, suspect)]
        if len(others) == 1:
            return f"{publisher(report.claims, others[0].source)} says {others[0].figure.text}"
        shown = [figure(report.claims, claim) for claim in others[:MAX_OTHERS_IN_LINE]]
        more = [f"{len(others) - len(shown):,} more"] if len(others) > len(shown) else []
        return f"others say {spell_list([*shown, *more])}"
    finding = told[0].finding
    given = first_of(finding.computed, suspect.name)
    others = _others(report, finding, suspect)
    if given is not None:
        return _given(given)
    return (
        f"does not fit {spell_list([one.figure.text for one in others[:3]])}"
        if others
        else finding.headline
    )


def _says_otherwise(finding: Finding, suspect: Claim) -> bool:
    """Whether a finding holds the figure against another one for the same quantity."""
    given = first_of(finding.computed, suspect.name)
    return given is not None and not given.way and not given.sum and given.terms == given.value


def _others(report: Checked, finding: Finding, suspect: Claim) -> list[Claim]:
    """The claims against it, one of each figure."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in (report.claims[name] for name in finding.claims if name in report.claims):
        if claim.name != suspect.name:
            found.setdefault(
                (claim.figure.text, claim.members, str(claim.window), what(report.claims, claim)),
                claim,
            )
    return list(found.values())


def _given(given: Computed) -> str:
    s = "s" if given.count == 1 else ""
    if given.way:
        return f"{spell_others(given.count)} allow{s} {given.value} {given.way}"
    size = f": {given.size}" if given.size else ""
    if len(given.terms) <= MAX_TERMS_IN_LINE:
        return f"{given.terms} = {given.value}{size}"
    return f"{spell_others(given.count)} make{s} {given.value}{size}"
