"""The report as text for people, the same in a terminal and in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from figurecheck.model.bounds import spell_bounds
from figurecheck.model.checked import Checked, Covered, Story
from figurecheck.model.extension import Format
from figurecheck.model.finding import Finding, Label
from figurecheck.model.proof import Split
from figurecheck.model.spelling import spell_count, spell_list, spell_rounded
from figurecheck.model.subject import figure
from figurecheck.report.doubts import doubts
from figurecheck.report.safe import safe
from figurecheck.report.shapes import Shape, headline, range_of_gaps, shapes
from figurecheck.report.snippets import snippets
from figurecheck.report.texts import text_lines

ALONE_SHOWN = 8
"""How many of the figures that stand alone are named unless more is asked for."""

EXPLAINED_SHOWN = 3
"""How many explanations of one conflict are shown."""

MOVES_SHOWN = 2
"""How many ways to move a single figure are shown below a conflict."""

LONG = 5
"""Figures above which a conflict that is not the first of its story is told in one line."""

PINNED_SHOWN = 6
"""How many quantities that nobody stated are shown unless more is asked for."""

CLOSING = "FC902"
"""The code of the notes on figures that stand alone: the closing lines name those together, and so does the table."""

LEVEL_WORDS = {
    "generous": "no ordinary reading makes all of it true",
    "rounded": "only a loose reading makes all of it true",
    "literal": "rounding explains it",
}


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """One sentence on what was found, the findings, and what was and was not tied to anything."""
    if report.texts and not report.claims.claims and not report.findings:
        return "\n".join(text_lines(report))
    lines = [*text_lines(report), verdict(report)]
    worst = {} if verbose else {shape.worst: shape for shape in shapes(report)}
    hidden = {point.key for shape in worst.values() for point in shape.points} - worst.keys()
    by_key = {finding.key: finding for finding in report.conflicts}
    for story in report.stories:
        kept = Story(story.shared, tuple(key for key in story.findings if key not in hidden))
        lines += _story(report, kept, by_key, worst, verbose=verbose) if kept.findings else []
    for finding in report.findings:
        told = finding.proof is None and finding.code != CLOSING and finding.key not in hidden
        if told and (verbose or not finding.quiet):
            lines += ["", *_finding(report, finding), *_others(report, worst.get(finding.key))]
    lines += doubts(report, verbose=verbose)
    if report.pinned:
        lines += ["", "What follows though nobody stated it"]
        shown = report.pinned if verbose else report.pinned[:PINNED_SHOWN]
        lines += [f"  {safe(bounds.expression)}: {safe(spell_bounds(bounds))}" for bounds in shown]
    if verbose:
        lines += _adding(report)
        lines += ["", "What was compared with what", *_table(report.coverage)]
    lines += ["", *_closing(report, verbose=verbose)]
    return "\n".join(lines) + "\n"


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


def _others(report: Checked, shape: Shape | None) -> Iterator[str]:
    """What else is of the shape of the finding told, its worst."""
    if shape is not None:
        gaps = range_of_gaps(shape)
        yield f"  and {len(shape.points) - 1:,} more like it (-v lists them): {safe(headline(report, shape))}; {gaps}"


def _story(
    report: Checked, story: Story, by_key: Mapping[str, Finding], worst: Mapping[str, Shape], *, verbose: bool
) -> Iterator[str]:
    """The conflicts of a story, the shared claim told once ahead of them, and those that are only variants below."""
    findings = [by_key[key] for key in story.findings if verbose or by_key[key].severity != "note"]
    shared = story.shared if len(findings) > 1 else None
    if shared is not None:
        yield ""
        told = figure(report.claims, report.claims[shared])
        yield f"{spell_count(len(findings), 'set')} of statements share {safe(told)}"
        yield from snippets(report, [label for label in findings[0].labels if _of(report, label, shared)])
    brief = [finding for finding in findings[1:] if not verbose and _long(finding)]
    for finding in findings:
        if finding in brief:
            continue
        yield ""
        yield from _finding(report, finding, [label for label in finding.labels if not _of(report, label, shared)])
        yield from _others(report, worst.get(finding.key))
        for key, simpler in sorted(report.variants.items()):
            variant = by_key[key]
            if simpler == finding.key and (verbose or (variant.severity != "note" and key not in report.settled)):
                how = "settled with it" if key in report.settled else "the same with parts in place of their total"
                yield f"    {how}: {safe(variant.headline)} ({variant.key})"
        settled = sum(other == finding.key for key, other in report.variants.items() if key in report.settled)
        if settled and not verbose:
            yield f"    {spell_count(settled, 'more set')} that any repair of these settles as well (-v lists them)"
    if brief:
        yield ""
        yield f"and {spell_count(len(brief), 'more set')} by longer ways (-v tells them in full)"
        yield from (f"  {finding.code}: {safe(finding.headline)} ({finding.key})" for finding in brief)


def _long(finding: Finding) -> bool:
    """Whether a conflict takes many figures, or cases, where its story has told a shorter one."""
    figures = [label for label in finding.labels if label.role != "agrees"]
    return len(figures) > LONG or isinstance(finding.proof, Split)


def _of(report: Checked, label: Label, name: str | None) -> bool:
    field = report.claims[name].record.get("figure") if name is not None else None
    return field is not None and field.place == label.place


def _finding(report: Checked, finding: Finding, labels: Iterable[Label] | None = None) -> Iterator[str]:
    yield f"{finding.severity} {finding.code}: {safe(finding.headline)}"
    yield from snippets(report, finding.labels if labels is None else labels)
    yield from _indented("why:", _why(finding))
    for explained in finding.explanations[:EXPLAINED_SHOWN]:
        more = len(explained.settles)
        also = f"; {spell_count(more, 'other conflict')} would go too" if more else ""
        yield f"  {safe(explained.text)}{also}"
    yield from (f"  {safe(line)}" for line in finding.repairs[:MOVES_SHOWN])
    if finding.accepted:
        yield f"  {safe(finding.accepted)}"
    yield from _indented("help:", [finding.help] if finding.help else [])


def _why(finding: Finding) -> list[str]:
    """The arithmetic, and what it comes to at the readings there are."""
    if finding.proof is None:
        return list(finding.arithmetic)
    gap = f"gap {spell_rounded(finding.gap)}: " if finding.gap else ""
    return [*finding.arithmetic, f"{gap}{LEVEL_WORDS[finding.level or 'literal']}; proof verified, {finding.key}"]


def _indented(word: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines below one another, the word before the first."""
    for index, line in enumerate(lines):
        yield f"  {word if index == 0 else '':<{len(word)}} {safe(line)}"


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


def _closing(report: Checked, *, verbose: bool) -> Iterator[str]:
    notes = sum(finding.severity == "note" for finding in report.conflicts)
    open_sets = sum(finding.severity == "note" and finding.code == "FC901" for finding in report.findings)
    if notes and not verbose:
        verb = "hold" if notes > 1 else "holds"
        yield f"{spell_count(notes, 'further set')} {verb} only thanks to rounding (-v shows them)."
    if open_sets and not verbose:
        verb = "was" if open_sets == 1 else "were"
        yield f"{spell_count(open_sets, 'set')} {verb} not decided or looked at as far as could be (-v shows which)."
    if not report.complete:
        yield "There may be more conflicts than these: the search ended with its budget. Settle some and run it again."
    claims = len(report.claims)
    verb = "is" if report.tied == 1 or claims == 1 else "are"
    yield f"{report.tied:,} of {spell_count(claims, 'figure')} {verb} tied to others."
    yield from _names(report, "alone", "alone, with nothing to compare with", verbose=verbose)
    yield from _names(report, "not compared", "apart on purpose, not compared with look-alikes", verbose=verbose)
    yield from _names(report, "set aside", "aside, as planned, targeted, alleged or replaced", verbose=verbose)


def _names(report: Checked, status: str, words: str, *, verbose: bool) -> Iterator[str]:
    names = [covered.claim for covered in report.with_status(status)]
    if not names:
        return
    shown = names if verbose else names[:ALONE_SHOWN]
    more = f" and {len(names) - len(shown):,} more (-v lists them)" if len(names) > len(shown) else ""
    verb = "stands" if len(names) == 1 else "stand"
    yield f"{len(names):,} {verb} {words}: {safe(', '.join(shown))}{more}."


FORMAT = Format("text", "for people: what was found, the arithmetic, and what was not checked", render)
