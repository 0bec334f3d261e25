"""The report as text for people, the same in a terminal and in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from figurecheck.model.checked import Checked, Covered
from figurecheck.model.extension import Format
from figurecheck.model.finding import Finding
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.model.subject import figure
from figurecheck.report.painting import Line, plain
from figurecheck.report.safe import safe
from figurecheck.report.snippets import snippets
from figurecheck.report.texts import text_lines
from figurecheck.telling.coverage import Closing, reasons
from figurecheck.telling.doubts import Doubted, ToldDoubt
from figurecheck.telling.findings import (
    MAX_MOVES,
    ToldFinding,
    ToldVoice,
    claims_by_place,
    explained_lines,
    standing,
    told_finding,
    why_lines,
)
from figurecheck.telling.outline import Outline, outline
from figurecheck.telling.places import first_place
from figurecheck.telling.problems import ToldProblem, named, several_places

MAX_LISTED = 10
"""Problems, and mistakes in the files, that the first screen lists."""

MAX_WIDTH = 64
"""Characters up to which the figures of a list are aligned."""

MAX_ACCEPTED = 5
"""Accepted findings that the first screen names."""

MAX_SURE = 5
"""Figures that are named as most likely wrong."""

MAX_UNCHECKED = 1
"""Figures that could not be checked and are named, for each reason."""

AGAIN = "Fix some and run it again."
MAIL = "--html page.html   to mail"

MAX_NAMES = 8
"""How many of the figures that stand alone are named unless more is asked for."""

MAX_IMPLIED = 6
"""How many quantities that nobody stated are shown unless more is asked for."""

MAX_DOUBTS = 12
"""For how many connected sets it is told what to doubt first, unless more is asked for."""

MAX_DOUBTED = 10
"""How many statements to doubt together are named."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """The first screen; with ``verbose`` all there is."""
    return plain(lines_of(report, every=verbose, verbose=verbose))


def full(report: Checked) -> str:
    """Every problem in full, without what only ``verbose`` asks for."""
    return plain(lines_of(report, every=True, verbose=False))


def lines_of(report: Checked, *, every: bool, verbose: bool, onwards: str = "") -> Iterator[Line]:
    """Lines that may be coloured: the first screen, or where ``every`` problem is asked for, all of
    them in full. ``onwards`` says how to see more, where the usual commands do not show it.
    """
    yield from map(Line, text_lines(report, verbose=verbose))
    if (
        (report.texts or report.tables or report.filings)
        and not report.claims.claims
        and not report.findings
    ):
        return
    told = outline(report, verbose=verbose, once=not verbose)
    yield from _every(told, verbose=verbose) if every or verbose else _first_screen(told, onwards)


def problems_in_full(
    told: Outline, problems: Iterable[ToldProblem], *, verbose: bool
) -> Iterator[Line]:
    """Some problems of an outline, by themselves."""
    for index, problem in enumerate(problems):
        lines = list(_problem(told.report, problem, verbose=verbose))
        yield from lines if index else lines[1:]


def finding_text(report: Checked, finding: Finding) -> str:
    """One finding by itself."""
    told = outline(report, verbose=True, once=False)
    found = next(one for one in told.each() if one.finding.key == finding.key)
    return plain(_finding(report, found, found.voices, verbose=False))


def lines_of_findings(report: Checked, found: Iterable[Finding]) -> Iterator[Line]:
    """Some findings of a report in full, each with a blank line ahead of it; none names a command
    that shows its proof, since there may be no paths from which it could be made again.
    """
    claims = {claim.name: claim for claim in report.claims}
    places = claims_by_place(report.claims)
    for finding in found:
        told = told_finding(finding, claims, places)
        yield Line("")
        yield from _finding(report, told, told.voices, verbose=False, remade=False)


# -- the first screen ------------------------------------------------------------------------------


def _first_screen(told: Outline, onwards: str) -> Iterator[Line]:
    """What was checked, the worst problems in a line each, who is most likely wrong, and how to see
    more.
    """
    yield Line(told.verdict)
    yield from _blank_before(_mistakes(told))
    yield from _blank_before(list(_listed(told.problems)))
    yield from _blank_before([Line(line) for line in _most_likely(told)])
    yield from _blank_before(
        [Line(line) for one in told.others if not one.finding.accepted for line in _spoken_up(one)]
    )
    yield from _blank_before([Line(line) for line in _accepted(told.report)])
    yield from _blank_before([Line(line) for line in _unchecked(told)])
    yield from _blank_before([Line(line) for line in _ways_on(told, onwards)])


def _blank_before(lines: Sequence[Line]) -> Iterator[Line]:
    if lines:
        yield Line("")
        yield from lines


def _mistakes(told: Outline) -> list[Line]:
    """What is wrong with the files, where, and what to do."""
    shown = told.mistakes[:MAX_LISTED]
    lines = [line for one in shown for line in _mistake(one)]
    left = len(told.mistakes) - len(shown)
    return [*lines, Line(f"  and {left:,} more")] if left else lines


def _mistake(one: ToldFinding) -> Iterator[Line]:
    finding, place = one.finding, first_place(one.finding)
    where = f"{safe(place.file)}{safe(place.within)}: " if place is not None else ""
    yield Line(
        f": {safe(finding.headline)}", where, f"{finding.severity} {finding.code}", finding.severity
    )
    if finding.help:
        yield Line(f" {safe(finding.help)}", "  ", "help:", "strong")


def _listed(problems: Sequence[ToldProblem]) -> Iterator[Line]:
    """One line for each of the worst problems: the figure, what the others give for it, the key."""
    shown = problems[:MAX_LISTED]
    width = min(MAX_WIDTH, max((len(safe(one.words)) for one in shown if one.against), default=0))
    for number, one in enumerate(shown, 1):
        words = (
            f"{safe(one.words):<{width}}  {safe(one.against)}" if one.against else safe(one.words)
        )
        yield Line(f"  {words}  ({one.key})", "  ", f"{number:>2}", one.severity)
    if len(problems) > len(shown):
        yield Line(f"      and {len(problems) - len(shown):,} more")


def _most_likely(told: Outline) -> Iterator[str]:
    if told.sure:
        shown = [
            safe(figure(told.report.claims, one.suspect))
            for one in told.sure[:MAX_SURE]
            if one.suspect
        ]
        more = f"; and {len(told.sure) - len(shown):,} more" if len(told.sure) > len(shown) else ""
        yield f"Most likely wrong: {'; '.join(shown)}{more}."


def _spoken_up(one: ToldFinding) -> Iterator[str]:
    finding = one.finding
    yield f"{finding.severity} {finding.code}: {safe(finding.headline)} ({finding.key})"
    if finding.help:
        yield f"  help: {safe(finding.help)}"


def _accepted(report: Checked) -> Iterator[str]:
    """What somebody has accepted, with the reason."""
    found = [one for one in report.findings if one.accepted]
    for one in found[:MAX_ACCEPTED]:
        yield f"accepted {one.code}: {safe(one.headline)} ({one.key})"
        yield f"  {safe(one.accepted)}"
    if len(found) > MAX_ACCEPTED:
        yield f"and {len(found) - MAX_ACCEPTED:,} more were accepted"


def _unchecked(told: Outline) -> Iterator[str]:
    """Why figures could not be checked; with the record that would tie one, where nothing else is
    told.
    """
    if told.mistakes:
        return
    found, places = reasons(told.report), several_places(told.report)
    many = sum(len(one.claims) for one in found)
    if many:
        yield f"{spell_count(many, 'figure')} could not be checked:"
    for one in found:
        names = [
            safe(named(told.report, claim, places=places)) for claim in one.claims[:MAX_UNCHECKED]
        ]
        more = (
            f"; and {len(one.claims) - len(names):,} more" if len(one.claims) > len(names) else ""
        )
        yield f"  {len(one.claims):>2,} {one.words}: {'; '.join(names)}{more}"
        if not told.problems:
            yield "     this would tie the first one:"
            yield from (f"       {safe(line)}" for line in one.record)
    rest = [
        f"{len(one.names):,} {one.short}" for one in told.closing.statuses if one.status != "alone"
    ]
    if rest:
        yield f"{', '.join(rest)}."


def _ways_on(told: Outline, onwards: str) -> Iterator[str]:
    if told.closing.unfinished:
        yield f"{told.closing.unfinished} {AGAIN}"
    if told.problems and onwards:
        yield onwards
    elif told.problems:
        number = min(2, len(told.problems))
        yield (
            f"figurecheck report --finding {number}   one problem in full       --all   every one  "
            f"     {MAIL}"
        )
    else:
        yield f"figurecheck report -v   what was compared with what       {MAIL}"


# -- in full ---------------------------------------------------------------------------------------


def _every(told: Outline, *, verbose: bool) -> Iterator[Line]:
    """Every finding with its places and arithmetic, what to doubt, and what was and was not
    checked.
    """
    report = told.report
    yield Line(told.verdict)
    for one in told.mistakes:
        yield Line("")
        yield from _finding(report, one, one.voices, verbose=verbose)
    for problem in (*told.problems, *told.passing):
        yield from _problem(report, problem, verbose=verbose)
    for one in told.others:
        yield Line("")
        yield from _finding(report, one, one.voices, verbose=verbose)
    yield from map(Line, _doubts(told, verbose=verbose))
    yield from map(Line, _implied(told, verbose=verbose))
    if verbose:
        yield from map(Line, _adding(report))
        yield from map(Line, ["", "What was compared with what", *_table(report.coverage)])
    yield Line("")
    yield from map(Line, _closing(report, told.closing, verbose=verbose))


def _problem(report: Checked, problem: ToldProblem, *, verbose: bool) -> Iterator[Line]:
    """The conflicts of a story, the shared claim told once ahead of them, and those that are only
    variants below.
    """
    shared = problem.shared_name
    if shared is not None:
        yield Line("")
        yield Line(
            f"{spell_count(len(problem.findings), 'set')} of statements share"
            f" {safe(problem.shared_words)}"
        )
        own = [
            one
            for one in problem.findings[0].voices
            if one.claim is not None and one.claim.name == shared
        ]
        yield from map(Line, snippets(report, own))
    brief = () if verbose else problem.brief
    for told in problem.findings:
        if told in brief:
            continue
        yield Line("")
        yield from _finding(report, told, told.without(shared), verbose=verbose)
        yield from map(Line, _variants(told, verbose=verbose))
    if brief:
        yield Line("")
        yield Line(
            f"and {spell_count(len(brief), 'more set')} by longer ways (-v reports them in full)"
        )
        for told in brief:
            yield Line(f"  {told.finding.code}: {safe(told.finding.headline)} ({told.finding.key})")


def _variants(told: ToldFinding, *, verbose: bool) -> Iterator[str]:
    for one in told.variants:
        if verbose or (one.finding.severity != "note" and not one.settled):
            yield f"    {one.how}: {safe(one.finding.headline)} ({one.finding.key})"
    settled = sum(one.settled for one in told.variants)
    if settled and not verbose:
        yield (
            f"    {spell_count(settled, 'more set')} that any repair of these fixes as well (-v"
            " lists them)"
        )


def _finding(
    report: Checked,
    told: ToldFinding,
    voices: Sequence[ToldVoice],
    *,
    verbose: bool,
    remade: bool = True,
) -> Iterator[Line]:
    """A finding in full; ``remade`` says that its proof can be made again from paths."""
    finding = told.finding
    yield Line(
        f": {safe(finding.headline)}", "", f"{finding.severity} {finding.code}", finding.severity
    )
    yield from map(Line, snippets(report, voices))
    yield from _indented("why:", _why(finding, verbose=verbose, remade=remade))
    yield from (Line(f"  {safe(line)}") for line in explained_lines(finding))
    yield from (Line(f"  {safe(line)}") for line in finding.repairs[:MAX_MOVES])
    if finding.accepted:
        yield Line(f"  {safe(finding.accepted)}")
    yield from _indented("help:", [finding.help] if finding.help else [])
    if told.shape is not None:
        many = f"and {len(told.shape.shape.points) - 1:,} more like it (-v lists them)"
        yield Line(f"  {many}: {safe(told.shape.headline)}; {told.shape.gaps}")


def _why(finding: Finding, *, verbose: bool, remade: bool) -> list[str]:
    """The arithmetic with the rules behind it, what it comes to, and how to see its proof."""
    lines = why_lines(finding, verbose=verbose)
    if finding.proof is not None:
        how = f" (figurecheck why {finding.key})" if remade else ""
        lines.append(standing(finding, verbose=verbose) + how)
    return lines


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
    always = safe(_all(doubt.always, verbose=verbose))
    if not doubt.choices:
        yield f"without {always} {rest} is consistent"
    else:
        first = f"{always} and " if always else ""
        yield f"without {first}any one of these {rest} is consistent:"
        yield from (f"  {safe(_all(choice, verbose=verbose))}" for choice in doubt.choices)
    if not doubt.complete:
        yield "there may be other ways that take as little"
    if doubt.factor and verbose:
        yield f"or all of it would hold if every tolerance were {doubt.factor} times as wide"


def _all(doubted: Sequence[Doubted], *, verbose: bool) -> str:
    """Each of them, or how many there are of each source where they are many."""
    if verbose or len(doubted) <= MAX_DOUBTED:
        return spell_list([one.words for one in doubted])
    counts: dict[str, int] = {}
    for one in doubted:
        counts[one.source] = counts.get(one.source, 0) + 1
    told = [
        f"{many:,} by {source}"
        for source, many in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    if len(counts) == 1:
        return f"{len(doubted):,} statements, all by {next(iter(counts))} (-v names them)"
    return f"{len(doubted):,} statements ({spell_list(told[:MAX_DOUBTED])}; -v names them)"


def _implied(told: Outline, *, verbose: bool) -> Iterator[str]:
    if told.implied:
        yield ""
        yield "What the claims imply"
        shown = told.implied if verbose else told.implied[:MAX_IMPLIED]
        yield from (f"  {safe(one.about)}: {safe(one.words)}" for one in shown)


def _adding(report: Checked) -> Iterator[str]:
    if report.sums:
        yield ""
        yield "What adds up"
        yield from (f"  {safe(line)}" for line in report.sums)


def _table(coverage: Iterable[Covered]) -> list[str]:
    from tabulate import tabulate  # 40 ms: only those who ask for the table pay for it

    rows = [
        (
            safe(covered.claim),
            covered.status,
            str(covered.ties),
            safe("; ".join(covered.checks) or "nothing"),
        )
        for covered in coverage
    ]
    lines = tabulate(
        rows,
        ("claim", "status", "ties", "held against"),
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=[48, None, None, 86],
    ).splitlines()
    return [safe(line) for line in lines]  # what was wrapped starts lines of its own


def _closing(report: Checked, closing: Closing, *, verbose: bool) -> Iterator[str]:
    if closing.rounding and not verbose:
        verb = "hold" if closing.rounding > 1 else "holds"
        yield (
            f"{spell_count(closing.rounding, 'further set')} {verb} only thanks to rounding (-v"
            " shows them)."
        )
    if closing.undecided and not verbose:
        verb = "was" if closing.undecided == 1 else "were"
        many = spell_count(closing.undecided, "set")
        yield f"{many} {verb} not decided or looked at as far as could be (-v shows which)."
    if closing.unfinished:
        yield f"{closing.unfinished} {AGAIN}"
    verb = "was" if closing.tied == 1 or closing.figures == 1 else "were"
    yield (
        f"{closing.tied:,} of {spell_count(closing.figures, 'figure')} {verb} checked against"
        " others."
    )
    places = several_places(report)
    for one in closing.statuses:
        shown = one.names if verbose else one.names[:MAX_NAMES]
        left = len(one.names) - len(shown)
        more = f"; and {left:,} more (-v lists them)" if left else ""
        names = (
            shown
            if verbose
            else [named(report, report.claims[name], places=places) for name in shown]
        )
        yield f"{len(one.names):,} {one.words}: {safe('; '.join(names))}{more}."


FORMAT = Format(
    "text", "for people: what was found, the arithmetic, and what was not checked", render
)
