"""The report as Markdown, to paste into an issue, a wiki, a chat or the summary of a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from figurecheck.model.checked import STATUSES, Checked
from figurecheck.model.extension import Format
from figurecheck.model.spelling import capital, spell_count, spell_list
from figurecheck.model.subject import figure
from figurecheck.report.escaping import code, cut, linked, markdown
from figurecheck.report.texts import text_lines
from figurecheck.telling.doubts import Doubted, ToldDoubt
from figurecheck.telling.findings import (
    MAX_MOVES,
    ToldFinding,
    ToldVoice,
    explained_lines,
    standing,
    why_lines,
)
from figurecheck.telling.outline import Outline, outline
from figurecheck.telling.places import spot
from figurecheck.telling.problems import ToldProblem

MAX_CHARACTERS = 50_000
"""Characters after which findings are only counted: an issue takes 65,536."""

MAX_CHARACTERS_VERBOSE = 900_000
"""The same where more is asked for: the summary of a build takes a million."""

SPARE = 1_000
"""Characters in which hardly a finding can be told."""

MAX_LISTED = 10
"""Problems that are listed ahead of all else."""

MAX_AGREEING = 8
"""How many of those who say the same are named."""

MAX_WAYS = 6
"""How many of the ways are named in which a set of figures would hold together."""

MAX_DOUBTS = 20
"""How many sets of figures that do not hold together have their doubts told."""

MAX_NAMES = 200
"""How many figures of one status are named where more is asked for."""

MAX_FIGURE = 300
"""Characters of one figure with who says it."""

Block = list[str]
"""Lines that stand together, with an empty line after them."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """The verdict, the findings with what would explain and settle them, what to doubt first, and
    coverage.
    """
    told = outline(report, verbose=verbose)
    lines = [f"**{told.verdict}**", ""]
    for line in filter(None, text_lines(report, verbose=verbose)):
        lines += [markdown(line.strip()), ""]
    lines += [line for block in _listed(told) for line in (*block, "")]
    room, left = MAX_CHARACTERS_VERBOSE if verbose else MAX_CHARACTERS, False
    for section in _sections(told, verbose=verbose):
        written = [line for block in section for line in (*block, "")]
        size = sum(len(line) + 1 for line in written)
        if size <= room:
            lines += written
            room -= size
        else:
            left = True
            if room < SPARE:
                break
    if left:
        lines += ["Not everything fits here: `figurecheck report` has the rest.", ""]
    lines += [
        line
        for block in (*_doubts(told), *_coverage(told, verbose=verbose))
        for line in (*block, "")
    ]
    return "\n".join(lines[:-1]) + "\n"


def _listed(told: Outline) -> Iterator[Block]:
    """The worst problems in a line each, and the figures most likely wrong."""
    shown = told.problems[:MAX_LISTED]
    if shown:
        rows = [
            f"{number}."
            f" {markdown(cut(': '.join(filter(None, (one.words, one.against))), MAX_FIGURE))}"
            f" {code(one.key)}"
            for number, one in enumerate(shown, 1)
        ]
        left = len(told.problems) - len(shown)
        yield [*rows, "", f"And {left:,} more."] if left else rows
    sure = [one.suspect for one in told.sure if one.suspect is not None]
    if sure:
        names = "; ".join(
            markdown(cut(figure(told.report.claims, one), MAX_FIGURE)) for one in sure[:MAX_LISTED]
        )
        yield [f"Most likely wrong: {names}."]


def _sections(told: Outline, *, verbose: bool) -> Iterator[list[Block]]:
    """The findings, those of a problem after one another, each a section that is told whole or not
    at all.
    """
    for one in told.mistakes:
        yield list(_finding(told, one, one.voices, verbose=verbose))
    for problem in (*told.problems, *told.passing):
        yield from _problem(told, problem, verbose=verbose)
    for one in told.others:
        yield list(_finding(told, one, one.voices, verbose=verbose))


def _problem(told: Outline, problem: ToldProblem, *, verbose: bool) -> Iterator[list[Block]]:
    shared = problem.shared_name
    if shared is not None:
        words = markdown(cut(problem.shared_words, MAX_FIGURE))
        title = [f"## {spell_count(len(problem.findings), 'set')} of statements share {words}"]
        own = [
            one
            for one in problem.findings[0].voices
            if one.claim is not None and one.claim.name == shared
        ]
        yield [title, *_table(told, own)]
    brief = () if verbose else problem.brief
    for one in problem.findings:
        if one not in brief:
            yield list(_finding(told, one, one.without(shared), verbose=verbose))
    if brief:
        lines = [
            f"- {one.finding.code}: {markdown(one.finding.headline)} {code(one.finding.key)}"
            for one in brief
        ]
        yield [[f"And {spell_count(len(brief), 'more set')} by longer ways:"], lines]


def _finding(
    told: Outline, one: ToldFinding, voices: Sequence[ToldVoice], *, verbose: bool
) -> Iterator[Block]:
    finding, shape = one.finding, one.shape
    if shape is not None:
        yield [f"## {shape.shape.severity} {shape.shape.code}: {markdown(shape.headline)}"]
        worst = f"{capital(shape.gaps)}. This is the worst; `--format csv` lists every one."
        yield [worst if shape.gaps else "This is one of them:"]
    accepted = "accepted " if finding.accepted else ""
    yield [f"### {accepted}{finding.severity} {finding.code}: {markdown(finding.headline)}"]
    if finding.accepted:
        yield [f"Accepted: {markdown(finding.accepted)}"]
    yield from _table(told, voices)
    if finding.arithmetic:
        yield ["The arithmetic:"]
        yield listed(why_lines(finding, verbose=verbose))
    if finding.proof is not None:
        yield [f"{capital(standing(finding, verbose=verbose))}."]
    for title, lines in (
        ("What would explain it:", tuple(explained_lines(finding))),
        ("What would repair it:", finding.repairs[:MAX_MOVES]),
    ):
        if lines:
            yield [title]
            yield listed(lines)
    if finding.help:
        what = "would settle it" if finding.proof is not None else "to do"
        yield [f"What {what}: {markdown(finding.help)}"]
    yield from _variants(one, verbose=verbose)
    yield [f"Key: {code(finding.key)}"]


def _variants(one: ToldFinding, *, verbose: bool) -> Iterator[Block]:
    shown = [variant for variant in one.variants if verbose or variant.finding.severity != "note"]
    for how in dict.fromkeys(variant.how for variant in shown):
        own = [variant.finding for variant in shown if variant.how == how]
        yield [f"{capital(how)}:"]
        yield [f"- {markdown(finding.headline)} {code(finding.key)}" for finding in own]


def _table(told: Outline, voices: Iterable[ToldVoice]) -> Iterator[Block]:
    """The figures with who gives them, and the source where it has an address."""
    rows = []
    for voice in voices:
        shown = [voice, *voice.agreeing[:MAX_AGREEING]]
        left = len(voice.agreeing) + 1 - len(shown)
        says = [
            *(markdown(one.label.label) for one in shown),
            *([f"{left:,} more"] if left else []),
        ]
        places = [place for one in shown for place in _where(told, one)]
        rows.append(
            f"| {markdown(voice.label.text)} | {'; '.join(filter(None, says))} |"
            f" {', '.join(places)} |"
        )
    if rows:
        yield ["| figure | who says it | where |", "| --- | --- | --- |", *rows]


def _where(told: Outline, voice: ToldVoice) -> Iterator[str]:
    yield code(spot(voice.label.place))
    source = told.report.claims.sources.get(voice.claim.source) if voice.claim is not None else None
    address = linked("source", source.url) if source is not None else ""
    if address:
        yield address


def _doubts(told: Outline) -> Iterator[Block]:
    """The lightest ways to make what is in conflict hold together, for each connected set of
    figures.
    """
    if not told.doubts:
        return
    yield ["## What to doubt first"]
    yield ["Without these the rest is consistent:"]
    lines = [line for doubt in told.doubts[:MAX_DOUBTS] for line in _doubt(doubt)]
    rest = len(told.doubts) - MAX_DOUBTS
    yield (
        [*lines, f"- and what {spell_count(rest, 'further set')} of figures leave to doubt"]
        if rest > 0
        else lines
    )


def _doubt(doubt: ToldDoubt) -> Iterator[str]:
    if not doubt.choices:
        yield f"- {_all(doubt.always)}"
        return
    yield f"- {_all(doubt.always)}, and one of these:" if doubt.always else "- one of these:"
    yield from (f"  - {_all(choice)}" for choice in doubt.choices[:MAX_WAYS])
    if len(doubt.choices) > MAX_WAYS:
        yield f"  - or {len(doubt.choices) - MAX_WAYS:,} more"
    if not doubt.complete:
        yield "  - and there may be others as light"


def _all(doubted: Iterable[Doubted]) -> str:
    return spell_list([markdown(cut(one.words, MAX_FIGURE)) for one in doubted])


def _coverage(told: Outline, *, verbose: bool) -> Iterator[Block]:
    """How many figures have each status; which stand alone or apart, where more is asked for."""
    yield ["## What was checked"]
    if told.closing.unfinished:
        yield [told.closing.unfinished]
    counts = [(status, len(told.report.with_status(status))) for status in STATUSES]
    rows = [f"| {status} | {count:,} |" for status, count in counts if count]
    every = f"| all | {len(told.report.claims):,} |"
    yield ["| status | figures |", "| --- | ---: |", *rows, every]
    if verbose:
        for one in told.closing.statuses:
            names, rest = one.names[:MAX_NAMES], len(one.names) - MAX_NAMES
            more = f" and {rest:,} more" if rest > 0 else ""
            yield [f"{capital(one.status)}: {', '.join(map(code, names))}{more}."]
        if told.report.sums:
            yield ["What adds up:"]
            yield listed(told.report.sums[:MAX_NAMES])


def listed(lines: Iterable[str]) -> Block:
    """The lines as a list, empty ones left out."""
    return [f"- {shown}" for shown in map(markdown, lines) if shown]


FORMAT = Format("markdown", "for an issue, a wiki, a chat or the summary of a build", render)
