"""The report on facts in large numbers: screened, what is named decided and proved by the core,
told with counts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import attr

from figurecheck.asking.choose import chosen
from figurecheck.bulk import sizes
from figurecheck.bulk.blocks import blocks
from figurecheck.bulk.deciding import Core, Decided
from figurecheck.bulk.extra import digest
from figurecheck.bulk.facts import Facts
from figurecheck.bulk.large import parts_of_large
from figurecheck.bulk.plans import Plans
from figurecheck.bulk.reading import choosing, rows_at
from figurecheck.bulk.screen import Screen, both_state
from figurecheck.bulk.stories import Tally, counted, story_lines
from figurecheck.checks.accepting import with_acceptances
from figurecheck.checks.conflict import problem_finding
from figurecheck.checks.question import key_for
from figurecheck.checks.stories import stories, variants
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.report import Report
from figurecheck.errors import UsageError
from figurecheck.model.checked import Story
from figurecheck.model.finding import Finding
from figurecheck.model.record import Record
from figurecheck.model.spelling import spell_count
from figurecheck.passes.reporting import run_of
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

UNTOLD = "FC901"
"""The code of what was not looked at."""


@attr.frozen(eq=False, repr=False)
class Request:
    """What is asked of facts.

    ``wanted`` are the values of fields that rows are chosen by, ``notes`` says whether conflicts
    are sought that only rounding explains, ``limit`` how many problems are told in full; the others
    are as for any report.
    """

    wanted: Mapping[str, Collection[str]] = attr.field(factory=dict)
    notes: bool = True
    limit: int = sizes.TOLD_IN_FULL
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: int | None = None
    jobs: int = 1
    settings: str = ""


@attr.frozen(eq=False, repr=False)
class Screened:
    """The outcome: the ``report`` with every finding, and what of it is ``told`` in full.

    ``figures`` is how many were screened, ``sets`` in how many sets that nothing ties together,
    ``named`` how many of these went to the core, ``partly`` how many of those not as a whole.
    ``lines`` tell conflicts of one kind as one.
    """

    report: Report
    told: Report
    figures: int
    sets: int
    named: int
    partly: int
    lines: tuple[str, ...]


@attr.frozen(eq=False, repr=False)
class Whole:
    """The facts that a part was taken from, with every set in it that the screen names.

    ``figures`` is how many were screened, ``sets`` in how many sets; ``left`` says of how many sets
    and figures that were named nothing was taken, ``about`` of which measures these are. ``inputs``
    are the digests of files by name; ``both`` gives of how many quantities of a measure two sources
    each state a figure.
    """

    figures: int
    sets: int
    left: tuple[int, int]
    about: tuple[str, ...]
    inputs: Mapping[str, str]
    both: Callable[[], Mapping[tuple[str, str, str], int]]


@attr.define(eq=False, repr=False)
class _Named:
    """What the screen named: rows of whole sets, pairs, rows of neighbourhoods; and what is not all
    of a set.
    """

    whole: list[list[int]] = attr.field(factory=list)
    pairs: list[tuple[int, int]] = attr.field(factory=list)
    near: list[tuple[int, list[int]]] = attr.field(factory=list)
    partly: int = 0
    silent: int = 0
    partly_rows: int = 0
    about: dict[str, None] = attr.field(factory=dict)
    figures: int = 0
    left: int = 0
    large: int = 0

    def rows(self) -> list[int]:
        """The numbers of all rows that are needed, sorted."""
        found = {row for one in (*self.whole, *self.pairs) for row in one}
        found.update(row for _, one in self.near for row in one)
        return sorted(found)


def screened(
    facts: Facts,
    asked: Request,
    data: ReadingData | None,
    progress: Callable[[int, int], None] = lambda _, __: None,
    whole: Whole | None = None,
) -> Screened:
    """The report on facts; ``whole`` is what they are a part of.

    Raises:
        UsageError: where the file is not as it was packed, or nothing in it was chosen.
    """
    claims = assemble([(file, (record,)) for file, record in facts.records], (), {}, data)
    if claims.readings_version != facts.readings:
        msg = (
            f"{facts.name}: packed with readings {facts.readings}, and these are"
            f" {claims.readings_version}"
        )
        raise UsageError(msg, "pack it again with the same --readings and --words")
    screen = Screen(facts, Plans(facts, claims))
    named = _name(facts, asked, screen, progress)
    core = Core(facts.records, [record for _, record in facts.finer], data, asked.jobs)
    core.sets([], lambda _: None)  # relations may contradict one another whatever is stated
    _decide(facts, named, core, progress)
    if whole is None:
        inputs = {one.name: digest(one.path) for one in facts.parts[1:] or (facts,)}
        chosen_rows = choosing(facts, asked.wanted)
        both = partial(both_state, facts, "rounded", chosen_rows)
        whole = Whole(named.figures, screen.sets, (0, 0), (), inputs, both)
    return _told(facts, asked, named, core, whole, data)


def _name(
    facts: Facts, asked: Request, screen: Screen, progress: Callable[[int, int], None]
) -> _Named:
    """Screens the facts and sorts out what goes to the core."""
    named = _Named()
    level = "literal" if asked.notes else "rounded"
    for block in blocks(facts, level, choosing(facts, asked.wanted)):
        named.figures += len(block)
        for suspect in screen.suspects(block):
            rows = suspect.rows
            if len(rows) <= sizes.SET_CLAIMS and rows.whole:
                named.whole.append(rows.row.tolist())
                continue
            named.large += 1
            parts = parts_of_large(suspect, facts, screen.plans)
            named.pairs += [(int(one), int(other)) for one, other in parts.pairs.tolist()]
            left = max(0, sizes.NEIGHBOURHOODS - len(named.near))
            named.near += [(named.large, rows) for rows in parts.near[:left]]
            named.left += len(parts.near[left:])
            if not parts.full:
                named.partly += 1
                named.partly_rows += len(rows)
                named.silent += not (len(parts.pairs) or parts.near)
                named.about.update(
                    (facts.measures[number], None) for number in set(rows.measure.tolist())
                )
        progress(named.figures, facts.rows)
    return named


def _decide(facts: Facts, named: _Named, core: Core, progress: Callable[[int, int], None]) -> None:
    """Has the core decide what was named."""
    records = rows_at(facts, named.rows())
    count = len(named.whole) + len(named.near) + len(named.pairs)
    done = 0

    def told(number: int) -> None:
        progress(done + number, count)

    def of(rows: Sequence[int]) -> list[Record]:
        return [records[row] for row in rows]

    again = list(core.pairs(((records[one], records[other]) for one, other in named.pairs), told))
    done += len(named.pairs)
    core.sets(((number, of(rows)) for number, rows in enumerate(named.whole)), told)
    done += len(named.whole)
    near = [(number, of(rows)) for number, rows in _in_turn(named.near)]
    core.sets([*near, *((-1, rows) for rows in again)], told)


def _in_turn(near: Sequence[tuple[int, list[int]]]) -> list[tuple[int, list[int]]]:
    """Neighbourhoods, one of each set in turn: those of one set are tied, and decided one after the
    other.
    """
    turns: dict[int, int] = {}
    numbered = []
    for number, rows in near:
        turns[number] = turns.get(number, 0) + 1
        numbered.append((turns[number], number, rows))
    return [(number, rows) for _, number, rows in sorted(numbered, key=lambda one: one[:2])]


def _told(
    facts: Facts,
    asked: Request,
    named: _Named,
    core: Core,
    whole: Whole,
    data: ReadingData | None,
) -> Screened:
    """The report on what the core found, and its first part in full."""
    found = core.found
    own = [*map(problem_finding, facts.problems), *found.findings.values(), *found.untold.values()]
    claims = _claims(facts, found, whole.inputs, data)
    own += map(problem_finding, (one for one in claims.problems if one.severity != "note"))
    own += _not_in_full(named)
    own += _not_at_all(whole)
    marked = with_acceptances(claims, list({one.key: one for one in own}.values()), asked.today)
    findings = tuple(sorted(marked, key=lambda finding: finding.order))
    complete = (
        not named.partly
        and not named.left
        and not whole.left[0]
        and all(one.severity != "warning" for one in found.untold.values())
    )
    run = attr.evolve(run_of(claims, asked.today), settings=asked.settings)
    every = Report(
        claims=claims,
        findings=findings,
        coverage=tuple(found.covered[name] for name in sorted(found.covered)),
        untied={},
        complete=complete,
        readings_version=claims.readings_version,
        statements={name: found.rules[name] for name in sorted(found.rules)},
        whole=frozenset(found.whole),
        variants={key: other for key, other in found.settled.items() if key != other},
        settled=frozenset(found.settled),
        run=run,
    )
    counts = counted(findings, claims)
    report = chosen(attr.evolve(every, stories=_stories(every, counts)), asked.select, asked.ignore)
    both = whole.both() if counts else {}
    lines = tuple(
        line
        for one in counts
        if set(one.keys) <= {finding.key for finding in report.findings}
        for line in story_lines(one, found.findings, claims, both)
    )
    told = _limited(report, counts, asked.limit)
    core_sets = len(named.whole) + named.large + whole.left[0]
    partly = named.partly + whole.left[0]
    return Screened(report, told, whole.figures, whole.sets, core_sets, partly, lines)


def _claims(
    facts: Facts, found: Decided, inputs: Mapping[str, str], data: ReadingData | None
) -> ClaimSet:
    """The claims that take part, with all that is no claim."""
    base = assemble(
        [(file, (record,)) for file, record in facts.records],
        (),
        dict(inputs),
        data,
    )
    files: dict[str, list[Record]] = {}
    for claim in found.claims.values():
        files.setdefault(claim.record.place.file, []).append(claim.record)
    return ClaimSet.of(
        attr.evolve(
            base,
            claims=tuple(found.claims[name] for name in sorted(found.claims)),
            sources=dict(sorted({**found.sources, **base.sources}.items())),
            records=(*base.records, *((file, tuple(files[file])) for file in sorted(files))),
        )
    )


def _stories(report: Report, counts: Sequence[Tally]) -> tuple[Story, ...]:
    """The conflicts that are told as one together, each of the others by itself."""
    together = {key for one in counts for key in one.keys}
    found = [
        Story(None, tuple(key for key in one.keys if key not in report.variants)) for one in counts
    ]
    alone = (
        one.key
        for one in report.conflicts
        if one.key not in together and one.key not in report.variants
    )
    return tuple(
        story for story in (*found, *(Story(None, (key,)) for key in alone)) if story.findings
    )


def _limited(report: Report, counts: Sequence[Tally], limit: int) -> Report:
    """The report with the first conflicts alone: those that are not counted, then the largest of
    those that are.
    """
    together = {key for one in counts for key in one.keys}
    conflicts = [one for one in report.conflicts if one.key not in report.variants]
    order = sorted(
        conflicts, key=lambda one: (one.key in together, one.order[0], -(one.gap or 0), one.key)
    )
    kept = {one.key for one in order[:limit]}
    findings = tuple(one for one in report.findings if one.proof is None or one.key in kept)
    own = [one for one in findings if one.proof is not None]
    names = {name for one in own for name in (*one.claims, *one.also)}
    claims = report.claims.filter(lambda claim: claim.name in names)
    under = variants(own, {}, {})
    return attr.evolve(
        report,
        claims=claims,
        findings=findings,
        coverage=tuple(one for one in report.coverage if one.claim in names),
        stories=stories(own, under),
        variants=under,
        settled=frozenset(),
    )


def _not_in_full(named: _Named) -> Iterator[Finding]:
    """What was not looked at, told once."""
    if named.partly or named.left:
        hides = "warning" if named.silent or named.left else "note"
        sets, figures = spell_count(named.partly, "set"), spell_count(named.partly_rows, "figure")
        headline = (
            f"not checked in full: {sets} of together {figures} ({', '.join(sorted(named.about))})"
        )
        help_ = (
            "not looked at: conflicts of large sets that take several rules or days far apart, and"
            " those between "
        )
        help_ += (
            "sources on days on which they differ already. --where place=NAME checks one place by"
            " itself"
        )
        if named.left:
            help_ += f". {named.left:,} further neighbourhoods were not decided"
        key = key_for(UNTOLD, "facts", headline)
        yield Finding(key, UNTOLD, hides, headline, (), help=help_)


def _not_at_all(whole: Whole) -> Iterator[Finding]:
    """What was named and not looked at, told once."""
    if whole.left[0]:
        sets, figures = spell_count(whole.left[0], "set"), spell_count(whole.left[1], "figure")
        headline = f"not checked: {sets} of together {figures} ({', '.join(whole.about)})"
        help_ = (
            f"they could be in conflict, and at most {sizes.COLLECTED_ROWS:,} figures are decided"
            " in one report. --where place=NAME checks one place by itself"
        )
        key = key_for(UNTOLD, "facts", headline)
        yield Finding(key, UNTOLD, "warning", headline, (), help=help_)


def verdict(one: Screened) -> str:
    """What was screened and what was found, in a line."""
    figures, sets = spell_count(one.figures, "figure"), spell_count(one.sets, "set")
    counts = one.report.counts
    found = ", ".join(
        spell_count(counts[name], name) for name in ("error", "warning") if counts[name]
    )
    passed = one.sets - one.named
    return (
        f"{figures} in {sets}, {passed:,} seen to hold together: {found or 'nothing contradicts'}."
    )


def overview(one: Screened) -> list[Any]:
    """The lines ahead of what is told in full."""
    lines = [verdict(one)]
    if one.lines:
        lines += ["", *one.lines]
    untold = [finding.headline for finding in one.report.findings if finding.code == UNTOLD]
    if untold:
        lines += ["", *untold]
    return lines
