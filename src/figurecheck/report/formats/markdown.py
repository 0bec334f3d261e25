"""The report as Markdown, to paste into an issue, a wiki, a chat or the summary of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import attr

from figurecheck.model.checked import Checked, Story
from figurecheck.model.claim import Claim
from figurecheck.model.extension import Format
from figurecheck.model.finding import Finding, Label
from figurecheck.model.proof import Split
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_count
from figurecheck.report.escaping import code, linked, markdown
from figurecheck.report.formats.text import verdict
from figurecheck.report.markdown_closing import Block, capital, coverage, doubts, listed, told_figure
from figurecheck.report.shapes import Shape, range_of_gaps, shapes
from figurecheck.report.shapes import headline as shape_headline
from figurecheck.report.told import MOVES_SHOWN, alike, by_place, explained_lines, gap_words, spot

LONGEST = 50_000
"""Characters after which findings are only counted: an issue takes 65,536."""

LONGEST_VERBOSE = 900_000
"""The same where more is asked for: the summary of a build takes a million."""

SPARE = 1_000
"""Characters in which hardly a finding can be told."""

ALSO_SHOWN = 8
"""How many of those who say the same are named."""

LONG = 5
"""Figures above which a conflict that is not the first of its story is told in one line."""

CLOSING = "FC902"
"""The code of the notes on figures that stand alone: the coverage tells those."""


@attr.frozen(eq=False, repr=False)
class _Teller:
    """What telling a finding takes besides the finding itself."""

    report: Checked
    claims: Mapping[str, Claim]
    places: Mapping[Place, Claim]
    findings: Mapping[str, Finding]
    shaped: frozenset[str]
    verbose: bool


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """The verdict, the findings with what would explain and settle them, what to doubt first, and coverage."""
    names = {claim.name: claim for claim in report.claims}
    keys = {one.key: one for one in report.findings}
    found = [one for one in shapes(report) if verbose or one.severity != "note"]
    shaped = frozenset(point.key for one in found for point in one.points)
    teller = _Teller(report, names, by_place(report.claims), keys, shaped, verbose)
    most = LONGEST_VERBOSE if verbose else LONGEST
    lines = [f"**{verdict(report)}**", ""]
    room, left = most, False
    for section in _sections(teller, found):
        size = sum(len(line) + 1 for line in section)
        if size <= room:
            lines += section
            room -= size
        else:
            left = True
            if room < SPARE:
                break
    if left:
        lines += ["Not everything fits here: `figurecheck report` tells the rest.", ""]
    lines += [line for block in (*doubts(report, names), *coverage(report, verbose=verbose)) for line in (*block, "")]
    return "\n".join(lines[:-1]) + "\n"


def _sections(teller: _Teller, found: Iterable[Shape]) -> Iterator[Block]:
    """The findings, those of a story after one another, each a section that is told whole or not at all."""
    for shape in found:
        yield [line for block in _shape(teller, shape) for line in (*block, "")]
    for story in teller.report.stories:
        yield from ([line for block in section for line in (*block, "")] for section in _story(teller, story))
    for finding in teller.report.findings:
        shown = finding.proof is None and finding.code != CLOSING and finding.key not in teller.shaped
        if shown and (teller.verbose or not finding.quiet):
            yield [line for block in _finding(teller, finding, None) for line in (*block, "")]


def _shape(teller: _Teller, shape: Shape) -> Iterator[Block]:
    """What is the same on many days or in many places, once, with the worst of it."""
    yield [f"## {shape.severity} {shape.code}: {markdown(shape_headline(teller.report, shape))}"]
    gaps = range_of_gaps(shape)
    yield [f"{capital(gaps)}. This is the worst; `--format csv` lists every one." if gaps else "This is one of them:"]
    yield from _finding(teller, teller.findings[shape.worst], None)


def _story(teller: _Teller, story: Story) -> Iterator[list[Block]]:
    findings = [teller.findings[key] for key in story.findings if key not in teller.shaped]
    findings = [one for one in findings if teller.verbose or one.severity != "note"]
    shared = story.shared if len(findings) > 1 and story.shared in teller.claims else None
    if shared is not None:
        one = told_figure(teller.report, teller.claims, shared)
        title = [f"## {spell_count(len(findings), 'set')} of statements share {one}"]
        yield [title, *_tables(teller, findings[0], lambda name: name == shared)]
    brief = [] if teller.verbose else [one for one in findings[1:] if _long(teller, one)]
    later = frozenset(one.key for one in brief)
    for finding in findings:
        if finding.key not in later:
            yield list(_finding(teller, finding, shared))
    if brief:
        lines = [f"- {finding.code}: {markdown(finding.headline)} {code(finding.key)}" for finding in brief]
        yield [[f"And {spell_count(len(brief), 'more set')} by longer ways:"], lines]


def _long(teller: _Teller, finding: Finding) -> bool:
    """Whether a conflict takes many figures, or cases, where its story has told a shorter one."""
    return len(alike(finding, teller.places)) > LONG or isinstance(finding.proof, Split)


def _finding(teller: _Teller, finding: Finding, shared: str | None) -> Iterator[Block]:
    accepted = "accepted " if finding.accepted else ""
    yield [f"### {accepted}{finding.severity} {finding.code}: {markdown(finding.headline)}"]
    if finding.accepted:
        yield [f"Accepted: {markdown(finding.accepted)}"]
    yield from _tables(teller, finding, lambda name: shared is None or name != shared)
    gap = gap_words(finding)
    if finding.arithmetic:
        yield ["The arithmetic:"]
        yield listed(finding.arithmetic)
    if gap:
        yield [f"{capital(gap)}."]
    for title, lines in (
        ("What would explain it:", tuple(explained_lines(finding))),
        ("What would repair it:", finding.repairs[:MOVES_SHOWN]),
    ):
        if lines:
            yield [title]
            yield listed(lines)
    if finding.help:
        yield [f"What {'would settle it' if finding.proof is not None else 'to do'}: {markdown(finding.help)}"]
    yield from _variants(teller, finding)
    yield [f"Key: {code(finding.key)}"]


def _variants(teller: _Teller, finding: Finding) -> Iterator[Block]:
    under = [key for key, simpler in sorted(teller.report.variants.items()) if simpler == finding.key]
    told = [teller.findings[key] for key in under]
    told = [one for one in told if teller.verbose or one.severity != "note"]
    for title, settled in (("The same with parts in place of their total:", False), ("Settled with it:", True)):
        some = [one for one in told if (one.key in teller.report.settled) == settled]
        if some:
            yield [title]
            yield [f"- {markdown(one.headline)} {code(one.key)}" for one in some]


def _tables(teller: _Teller, finding: Finding, wanted: Callable[[str], bool]) -> Iterator[Block]:
    """The places of the claims wanted with their words, who says them, and the source where it has an address."""
    rows = []
    for together in alike(finding, teller.places):
        label, claim = together[0]
        if not wanted(claim.name if claim is not None else ""):
            continue
        shown = together[: ALSO_SHOWN + 1]
        rest = [f"{len(together) - len(shown):,} more"] if len(shown) < len(together) else []
        says = [*(markdown(one.label) for one, _ in shown), *rest]
        places = [place for one, speaker in shown for place in _where(teller, one, speaker)]
        rows.append(f"| {markdown(label.text)} | {'; '.join(filter(None, says))} | {', '.join(places)} |")
    if rows:
        yield ["| figure | who says it | where |", "| --- | --- | --- |", *rows]


def _where(teller: _Teller, label: Label, claim: Claim | None) -> Iterator[str]:
    yield code(spot(label.place))
    source = teller.report.claims.sources.get(claim.source) if claim is not None else None
    address = linked("source", source.url) if source is not None else ""
    if address:
        yield address


FORMAT = Format("markdown", "for an issue, a wiki, a chat or the summary of a build", render)
