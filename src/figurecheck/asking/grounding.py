"""From a text and its sources to a grounding, in one line: read, open, trace, contradict, tell,
accept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import attr

from figurecheck.bringing.checking import DocumentsChecked
from figurecheck.bringing.documents.dated import published_on
from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.grounding.conflicts import AgainstSource, Judged, judged
from figurecheck.bringing.grounding.exempting import Exempted, exempting
from figurecheck.bringing.grounding.figures import ReadText, read_figures
from figurecheck.bringing.grounding.naming import NameIndex
from figurecheck.bringing.grounding.opening import opened, text_of
from figurecheck.bringing.grounding.patterns import against_patterns, by_patterns, matches_of
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.slips import slip_of
from figurecheck.bringing.grounding.told import told_of
from figurecheck.bringing.grounding.trace import FigureTrace
from figurecheck.bringing.grounding.tracing import Tracer
from figurecheck.bringing.joining import joined
from figurecheck.bringing.prose.linking import linked
from figurecheck.bringing.prose.through import Match
from figurecheck.checks.accepting import with_acceptances
from figurecheck.checks.conflict import limits_finding
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.grounding import Grounding
from figurecheck.claims.report import Report
from figurecheck.consistency import check
from figurecheck.errors import UsageError
from figurecheck.model.checked import Story
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding
from figurecheck.model.given import day_of
from figurecheck.model.grounding import ABSENT, CONFLICT, WEAK

BITS = 4
"""Strength from which a figure is grounded, unless somebody says otherwise."""

LEAST_BITS, MOST_BITS = 2, 20
"""What the strength may be set to, both included."""

OWN_CODES = frozenset({"FC504", "FC505"})
"""Codes that only a grounding tells, so that an acceptance of one which nothing needs is its
business.
"""


@attr.frozen(eq=False, slots=False)
class Shelf:
    r"""Sources, opened once, to hold many texts against.

    Examples:
        >>> import figurecheck as fc
        >>> shelf = fc.shelf([("riders.csv", "line,2023,2024\nHarbour,41000,46200\n")])
        >>> shelf.ground("Harbour had 46,200 riders in 2024.").counts["stated"]
        1
    """

    sources: Sources

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self.sources.tables)

    def ground(
        self,
        text: object,
        *,
        published: str = "",
        bits: int = BITS,
        strict: bool = False,
        exempt: Sequence[str] = (),
        known: Sequence[str] = (),
        accepted: Claims | None = None,
        today: int | date | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Grounding:
        """Every figure of a text traced to these sources; the arguments are those of
        ``figurecheck.ground``.

        Once ``stopped`` says so, no further figure is looked at, and that is told.
        """
        if not LEAST_BITS <= bits <= MOST_BITS:
            msg = f"`bits` is a whole number from {LEAST_BITS} to {MOST_BITS}, and this is {bits!r}"
            raise UsageError(msg)
        document, tables = text_of(text)
        document = attr.evolve(document, published=published_on(published) or document.published)
        if any(one.digest and one.digest == document.digest for one in self.sources.read):
            msg = f"{document.name}: the text is one of its own sources"
            raise UsageError(msg, "leave it out of the sources, or name the text that rests on it")
        read = read_figures(document, tables)
        tracer = Tracer(self.sources, self._index, read, bits, stopped)
        outcomes = tracer.run()
        matches = matches_of(read, outcomes)
        outcomes = by_patterns(matches, outcomes, bits)
        exempted = exempting(exempt, known)
        outcomes, conflicts = _contradicted(self.sources, read, outcomes, exempted)
        beside = _against_records(self.sources, read, outcomes, exempted, conflicts)
        _against_itself(self.sources, read, matches, outcomes, exempted, conflicts)
        found = told_of(read, self.sources, outcomes, exempted, conflicts, strict=strict)
        met = (
            *self.sources.met,
            *tracer.met,
            *beside,
            *(() if read.complete else ("GROUNDED_FIGURES",)),
        )
        limits = [limits_finding(tuple(dict.fromkeys(met)))] if met else []
        report = _report(
            self.sources, document, (*found.findings, *limits), conflicts, accepted, today
        )
        return Grounding(
            text=document.name,
            digest=document.digest,
            content=document.text,
            sources=self.sources.read,
            figures=found.figures,
            unsourced=found.unsourced,
            complete=not met,
            exempted=exempted.counts(read),
            report=report,
        )


def shelf(
    sources: Iterable[object],
    *,
    names: Mapping[str, Sequence[str]] | None = None,
    numbers: str = "",
    keep_going: bool = False,
) -> Shelf:
    """Sources, opened once: paths, texts, tables, claims, data frames, dicts, lists, and pairs of
    name and content.

    ``names`` says what columns are called in prose, ``numbers`` how all tables write their numerals
    (``en``, ``eu``). With ``keep_going`` what cannot be read is told, and the rest is read.

    Raises:
        UsageError: where there is none, or one cannot be read or has no figure.

    Examples:
        >>> import figurecheck as fc
        >>> ferry = fc.shelf([("ferry.json", '{"riders": 46200}')])
        >>> ferry.ground("The ferry had 46,200 riders.").counts["stated"]
        1
    """
    return Shelf(opened(sources, _named(names), numbers, keep_going=keep_going))


def ground(
    text: object,
    sources: Iterable[object] | Shelf,
    *,
    published: str = "",
    bits: int = BITS,
    names: Mapping[str, Sequence[str]] | None = None,
    strict: bool = False,
    exempt: Sequence[str] = (),
    known: Sequence[str] = (),
    numbers: str = "",
    accepted: Claims | None = None,
    today: int | date | None = None,
) -> Grounding:
    """Every figure of a text traced to its sources.

    ``sources`` are as of ``shelf``, or a shelf that holds them. ``text`` is a text, or a path; a
    text on one line that is the name of a file there is, is its path. ``published`` is the day its
    time expressions are read against, ``bits`` the strength from which a figure is grounded, 2 to
    20. ``names`` says what columns are called in prose. With ``strict`` weak figures are warnings.
    ``exempt`` are kinds of figures that need no source (``ordinals``, ``dates``, ``ages``,
    ``percentages`` ...), ``known`` constants with their unit (``365 days``). ``accepted`` are
    claims whose acceptances hold, beside those among the sources; ``today`` is what they expire
    against.

    Raises:
        UsageError: where the text or a source cannot be read, a source has no figure, or an option
            is wrong.

    Examples:
        >>> import figurecheck as fc
        >>> source = ("kpi.json", '{"revenue_eur": 4100000}')
        >>> g = fc.ground("Revenue was 4.1 million euros.", [source])
        >>> g.figures[0].verdict, g.figures[0].evidence[0].spot
        ('stated', '.revenue_eur')
    """
    opened_shelf = (
        sources if isinstance(sources, Shelf) else shelf(sources, names=names, numbers=numbers)
    )
    return opened_shelf.ground(
        text,
        published=published,
        bits=bits,
        strict=strict,
        exempt=exempt,
        known=known,
        accepted=accepted,
        today=today,
    )


def _named(names: Mapping[str, Sequence[str]] | None) -> dict[str, tuple[str, ...]]:
    """What columns are called, each a tuple; one name may be given as a text."""
    return {
        key: (said,) if isinstance(said, str) else tuple(said)
        for key, said in (names or {}).items()
    }


def _contradicted(
    sources: Sources, read: ReadText, outcomes: Sequence[FigureTrace], exempted: Exempted
) -> tuple[list[FigureTrace], dict[int, Judged]]:
    """The outcomes once the engine has decided what contradicts a source, with its findings by
    number of figure.
    """
    names = [one.name for one in sources.read]
    data = sources.claims.data if sources.claims is not None else None
    conflicts: dict[int, Judged] = {}
    kept: list[FigureTrace] = []
    seen: dict[tuple[str, str], int] = {}
    for number, outcome in enumerate(outcomes):
        one = None if exempted.holds(outcome.figure) else _contradiction(read, outcome)
        found = None
        if one is not None:
            same = (one.figure.text, one.sentence)
            one = attr.evolve(one, again=seen.get(same, 0))
            seen[same] = one.again + 1
            found = judged(read.document, one, names, check, data, number + 1)
        if found is not None and one is not None:
            conflicts[number] = found
            kept.append(
                attr.evolve(
                    outcome, verdict=CONFLICT, near=one.against[0], parts=(("is", one.against[0]),)
                )
            )
        else:
            lost = outcome.verdict == CONFLICT
            kept.append(attr.evolve(outcome, verdict=ABSENT, parts=()) if lost else outcome)
    return kept, conflicts


def _against_records(
    sources: Sources,
    read: ReadText,
    outcomes: list[FigureTrace],
    exempted: Exempted,
    conflicts: dict[int, Judged],
) -> tuple[str, ...]:
    """Holds the figures that no source bears out against the records of the same name and days, as
    a report on the text and the records does; the limits that were met.
    """
    open_ = {
        one.figure.start: number
        for number, one in enumerate(outcomes)
        if one.verdict in {ABSENT, WEAK} and not exempted.holds(one.figure)
    }
    if sources.claims is None or not open_:
        return ()
    found = linked(read.document, read.sentences, sources.claims, check)
    for start, (finding, report) in found.against.items():
        number = open_.get(start)
        if number is not None:
            conflicts[number] = Judged(finding, report)
            outcomes[number] = attr.evolve(
                outcomes[number], verdict=CONFLICT, parts=(), why=finding.headline
            )
    return found.met


def _against_itself(
    sources: Sources,
    read: ReadText,
    matches: Sequence[Match],
    outcomes: list[FigureTrace],
    exempted: Exempted,
    conflicts: dict[int, Judged],
) -> None:
    """Holds the figures that no source bears out against those of the text that one does."""
    data = sources.claims.data if sources.claims is not None else None
    found = against_patterns(read, matches, outcomes, check, data)
    for number, (finding, outcome) in found.items():
        if not exempted.holds(outcome.figure):
            conflicts[number], outcomes[number] = finding, outcome


def _contradiction(read: ReadText, outcome: FigureTrace) -> AgainstSource | None:
    """What a figure may contradict: the cells that are named for it, or a figure that it is a slip
    away from.
    """
    figure = outcome.figure
    sentence = read.words_of(figure)
    if outcome.verdict == CONFLICT:
        nearest = outcome.near
        others = tuple(one for one in outcome.cells if one is not nearest)
        first = (nearest,) if nearest is not None else ()
        told = figure.text if outcome.part is not None else ""
        return AgainstSource(
            outcome.part or figure, (*first, *others), sentence, sure=outcome.sure, said=told
        )
    if outcome.verdict != ABSENT:
        return None
    found = slip_of(figure, outcome.looked_at)
    return (
        None
        if found is None
        else AgainstSource(figure, (found[0],), sentence, sure=False, slip=found[1])
    )


def _report(
    sources: Sources,
    document: Document,
    found: Sequence[Finding],
    conflicts: Mapping[int, Judged],
    accepted: Claims | None,
    today: int | date | None,
) -> Report:
    """The report: what is told of the figures, with the proofs of conflicts, and what somebody has
    accepted.
    """
    base = check(ClaimSet())
    reports = [one.report for one in conflicts.values()]
    whole = joined(base, DocumentsChecked(reports=tuple(reports)))
    acceptances = tuple(
        dict.fromkeys(
            one
            for claims in (sources.claims, accepted)
            if claims is not None
            for one in claims.acceptances
        )
    )
    keys = {one.key for one in found}
    own = tuple(one for one in acceptances if one.key in keys or one.code in OWN_CODES)
    marked = with_acceptances(ClaimSet(acceptances=own), found, day_of(today))
    inputs = {
        document.name: document.digest,
        **{one.name: one.digest for one in sources.read if one.digest},
    }
    claims = attr.evolve(whole.claims, inputs=dict(sorted(inputs.items())))
    problems = tuple(
        _of_problem(one.code, one.headline, one.severity, one.help) for one in sources.problems
    )
    findings = tuple(sorted((*marked, *problems), key=lambda one: one.order))
    stories = tuple(Story(None, (one.key,)) for one in findings if one.proof is not None)
    return attr.evolve(whole, claims=claims, findings=findings, stories=stories)


def _of_problem(code: str, headline: str, severity: str, help_: str) -> Finding:
    from figurecheck.checks.question import key_for

    return Finding(key_for(code, headline), code, severity, headline, (), help=help_)


def together(groundings: Sequence[Grounding]) -> Report:
    """The report on several texts: the findings of all, the gravest first."""
    first, *rest = groundings
    whole = joined(first.report, DocumentsChecked(reports=tuple(one.report for one in rest)))
    findings = [one for each in groundings for one in each.report.findings]
    inputs = {
        name: digest for one in groundings for name, digest in one.report.claims.inputs.items()
    }
    return attr.evolve(
        whole,
        claims=attr.evolve(whole.claims, inputs=dict(sorted(inputs.items()))),
        findings=tuple(sorted(findings, key=lambda one: one.order)),
        stories=tuple(story for one in groundings for story in one.report.stories),
    )
