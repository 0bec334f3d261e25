"""The report as text for people, the same in a terminal and in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from figurecheck.model.checked import Checked, Covered
from figurecheck.model.extension import Format
from figurecheck.model.finding import Finding
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.report.painting import Line, plain
from figurecheck.report.safe import safe
from figurecheck.report.snippets import snippets
from figurecheck.report.texts import text_lines
from figurecheck.telling.coverage import Closing
from figurecheck.telling.doubts import Doubted, ToldDoubt
from figurecheck.telling.findings import MAX_MOVES, ToldFinding, ToldVoice, explained_lines, gap_words
from figurecheck.telling.outline import Outline, ToldProblem, outline

MAX_NAMES = 8
"""How many of the figures that stand alone are named unless more is asked for."""

MAX_IMPLIED = 6
"""How many quantities that nobody stated are shown unless more is asked for."""

MAX_DOUBTS = 12
"""For how many connected sets it is told what to doubt first, unless more is asked for."""

MAX_DOUBTED = 10
"""How many statements to doubt together are named."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """One sentence on what was found, the findings, and what was and was not tied to anything."""
    return plain(lines_of(report, verbose=verbose))


def lines_of(report: Checked, *, verbose: bool) -> Iterator[Line]:
    """The same as lines that may be coloured."""
    if (report.texts or report.tables) and not report.claims.claims and not report.findings:
        yield from map(Line, text_lines(report))
        return
    told = outline(report, verbose=verbose, once=not verbose)
    yield from map(Line, text_lines(report))
    yield Line(told.verdict)
    for problem in told.problems:
        yield from _problem(report, problem, verbose=verbose)
    for finding in told.others:
        yield Line("")
        yield from _finding(report, finding, finding.voices)
    yield from map(Line, _doubts(told, verbose=verbose))
    yield from map(Line, _implied(told, verbose=verbose))
    if verbose:
        yield from map(Line, _adding(report))
        yield from map(Line, ["", "What was compared with what", *_table(report.coverage)])
    yield Line("")
    yield from map(Line, _closing(told.closing, verbose=verbose))


def finding_text(report: Checked, finding: Finding) -> str:
    """One finding by itself."""
    told = outline(report, verbose=True, once=False)
    found = next(one for one in told.each() if one.finding.key == finding.key)
    return plain(_finding(report, found, found.voices))


def _problem(report: Checked, problem: ToldProblem, *, verbose: bool) -> Iterator[Line]:
    """The conflicts of a story, the shared claim told once ahead of them, and those that are only variants below."""
    shared = problem.shared_name
    if shared is not None:
        yield Line("")
        yield Line(f"{spell_count(len(problem.findings), 'set')} of statements share {safe(problem.shared_words)}")
        own = [one for one in problem.findings[0].voices if one.claim is not None and one.claim.name == shared]
        yield from map(Line, snippets(report, own))
    brief = () if verbose else problem.brief
    for told in problem.findings:
        if told in brief:
            continue
        yield Line("")
        yield from _finding(report, told, told.without(shared))
        yield from map(Line, _variants(told, verbose=verbose))
    if brief:
        yield Line("")
        yield Line(f"and {spell_count(len(brief), 'more set')} by longer ways (-v tells them in full)")
        for told in brief:
            yield Line(f"  {told.finding.code}: {safe(told.finding.headline)} ({told.finding.key})")


def _variants(told: ToldFinding, *, verbose: bool) -> Iterator[str]:
    for one in told.variants:
        if verbose or (one.finding.severity != "note" and not one.settled):
            yield f"    {one.how}: {safe(one.finding.headline)} ({one.finding.key})"
    settled = sum(one.settled for one in told.variants)
    if settled and not verbose:
        yield f"    {spell_count(settled, 'more set')} that any repair of these settles as well (-v lists them)"


def _finding(report: Checked, told: ToldFinding, voices: Sequence[ToldVoice]) -> Iterator[Line]:
    finding = told.finding
    yield Line(f": {safe(finding.headline)}", "", f"{finding.severity} {finding.code}", finding.severity)
    yield from map(Line, snippets(report, voices))
    yield from _indented("why:", _why(finding))
    yield from (Line(f"  {safe(line)}") for line in explained_lines(finding))
    yield from (Line(f"  {safe(line)}") for line in finding.repairs[:MAX_MOVES])
    if finding.accepted:
        yield Line(f"  {safe(finding.accepted)}")
    yield from _indented("help:", [finding.help] if finding.help else [])
    if told.shape is not None:
        many = f"and {len(told.shape.shape.points) - 1:,} more like it (-v lists them)"
        yield Line(f"  {many}: {safe(told.shape.headline)}; {told.shape.gaps}")


def _why(finding: Finding) -> list[str]:
    """The arithmetic, and what it comes to at the readings there are."""
    gap = gap_words(finding)
    return [*finding.arithmetic, *([f"{gap}, {finding.key}"] if gap else [])]


def _indented(word: str, lines: Iterable[str]) -> Iterator[Line]:
    """The lines below one another, the word before the first."""
    for index, line in enumerate(lines):
        if index == 0:
            yield Line(f" {safe(line)}", "  ", word, "strong")
        else:
            yield Line(f"  {'':<{len(word)}} {safe(line)}")


def _doubts(told: Outline, *, verbose: bool) -> Iterator[str]:
    """The lightest ways to make what is in conflict hold together."""
    if not told.doubts:
        return
    yield ""
    yield "What to doubt first"
    rest = "the rest" if len(told.doubts) == 1 else "the rest of its set"
    for doubt in told.doubts if verbose else told.doubts[:MAX_DOUBTS]:
        yield from (f"  {line}" for line in _doubt(doubt, rest, verbose=verbose))
    if len(told.doubts) > MAX_DOUBTS and not verbose:
        yield f"  and so on for {len(told.doubts) - MAX_DOUBTS:,} more sets (-v lists them)"


def _doubt(doubt: ToldDoubt, rest: str, *, verbose: bool) -> Iterator[str]:
    if doubt.always:
        last = "" if doubt.choices else f": {rest} then holds together"
        yield f"{safe(_all(doubt.always, verbose=verbose))}{last}"
    if doubt.choices:
        yield f"{'and with it ' if doubt.always else ''}any one of these, and {rest} holds together:"
        yield from (f"  {safe(_all(choice, verbose=verbose))}" for choice in doubt.choices)
    if not doubt.complete:
        yield "there may be others as light"
    if doubt.factor:
        yield f"or all of it would hold if every tolerance were {doubt.factor} times as wide"


def _all(doubted: Sequence[Doubted], *, verbose: bool) -> str:
    """Each of them, or how many there are of each source where they are many."""
    if verbose or len(doubted) <= MAX_DOUBTED:
        return spell_list([one.words for one in doubted])
    counts: dict[str, int] = {}
    for one in doubted:
        counts[one.source] = counts.get(one.source, 0) + 1
    told = [f"{many:,} by {source}" for source, many in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
    if len(counts) == 1:
        return f"{len(doubted):,} statements, all by {next(iter(counts))} (-v names them)"
    return f"{len(doubted):,} statements ({spell_list(told[:MAX_DOUBTED])}; -v names them)"


def _implied(told: Outline, *, verbose: bool) -> Iterator[str]:
    if told.implied:
        yield ""
        yield "What follows though nobody stated it"
        shown = told.implied if verbose else told.implied[:MAX_IMPLIED]
        yield from (f"  {safe(one.expression)}: {safe(one.words)}" for one in shown)


def _adding(report: Checked) -> Iterator[str]:
    if report.sums:
        yield ""
        yield "What adds up"
        yield from (f"  {safe(line)}" for line in report.sums)


def _table(coverage: Iterable[Covered]) -> list[str]:
    from tabulate import tabulate  # 40 ms: only those who ask for the table pay for it

    rows = [
        (safe(covered.claim), covered.status, str(covered.ties), safe("; ".join(covered.checks) or "nothing"))
        for covered in coverage
    ]
    return tabulate(
        rows,
        ("claim", "status", "ties", "held against"),
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=[48, None, None, 86],
    ).splitlines()


def _closing(closing: Closing, *, verbose: bool) -> Iterator[str]:
    if closing.rounding and not verbose:
        verb = "hold" if closing.rounding > 1 else "holds"
        yield f"{spell_count(closing.rounding, 'further set')} {verb} only thanks to rounding (-v shows them)."
    if closing.undecided and not verbose:
        verb = "was" if closing.undecided == 1 else "were"
        many = spell_count(closing.undecided, "set")
        yield f"{many} {verb} not decided or looked at as far as could be (-v shows which)."
    if not closing.complete:
        yield "There may be more conflicts than these: the search ended with its budget. Settle some and run it again."
    verb = "is" if closing.tied == 1 or closing.figures == 1 else "are"
    yield f"{closing.tied:,} of {spell_count(closing.figures, 'figure')} {verb} tied to others."
    for one in closing.statuses:
        shown = one.names if verbose else one.names[:MAX_NAMES]
        more = f" and {len(one.names) - len(shown):,} more (-v lists them)" if len(one.names) > len(shown) else ""
        verb = "stands" if len(one.names) == 1 else "stand"
        yield f"{len(one.names):,} {verb} {one.words}: {safe(', '.join(shown))}{more}."


FORMAT = Format("text", "for people: what was found, the arithmetic, and what was not checked", render)
