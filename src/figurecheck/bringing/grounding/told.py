"""The outcomes as figures of a grounding, and what is told of those without a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attr

from figurecheck.bringing.grounding.conflicts import Judged
from figurecheck.bringing.grounding.exempting import Exempted
from figurecheck.bringing.grounding.figures import DATE, TRACED_QUIETLY, Needless, ReadText
from figurecheck.bringing.grounding.kinds import same_thing
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.sources import SourceFigure
from figurecheck.bringing.grounding.trace import FigureTrace
from figurecheck.bringing.prose.records import folded
from figurecheck.checks.question import key_for
from figurecheck.model.finding import Finding, Label
from figurecheck.model.grounding import (
    ABSENT,
    CONFLICT,
    STATED,
    WEAK,
    SourceEvidence,
    Traced,
    Unsourced,
)
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_count

NOWHERE, PROVES_NOTHING = "FC504", "FC505"

MAX_EVIDENCE = 1_000
"""Figures that one derivation tells as its evidence; the arithmetic of more is told in words."""


@attr.frozen(eq=False)
class Told:
    """The figures of a text with their verdicts, what needs no source, and what is told."""

    figures: tuple[Traced, ...]
    unsourced: tuple[Unsourced, ...]
    findings: tuple[Finding, ...]


def told_of(
    read: ReadText,
    sources: Sources,
    outcomes: Sequence[FigureTrace],
    exempted: Exempted,
    conflicts: Mapping[int, Judged],
    *,
    strict: bool,
) -> Told:
    """What becomes of all figures of a text."""
    document = read.document
    names = [one.name for one in sources.read]
    figures: list[Traced] = []
    findings: list[Finding] = []
    needless = list(read.needless)
    keys: dict[str, int] = {}
    for number, one in enumerate(outcomes):
        figure = one.figure
        why = exempted.holds(figure)
        if why or (one.why and one.verdict == STATED and not one.parts):
            reason = f"exempted: {why}" if why else one.why
            needless.append(Needless(figure.start, figure.end, figure.text, reason))
            continue
        finding = None
        if one.verdict == CONFLICT:
            finding = conflicts[number].finding
        elif one.verdict in {ABSENT, WEAK}:
            finding = _finding(read, sources, one, names, strict=strict, keys=keys)
        findings += [finding] if finding is not None else []
        figures.append(
            Traced(
                figure.start,
                figure.end,
                figure.text,
                document.place(figure.start),
                figure.kind,
                figure.value,
                one.verdict,
                tuple(_evidence(part, role, names) for role, part in one.parts[:MAX_EVIDENCE]),
                one.space,
                one.reached,
                one.arithmetic if len(one.parts) <= MAX_EVIDENCE else "",
                one.result,
                one.others,
                None if one.near is None else _evidence(one.near, "is", names),
                "" if finding is None else finding.key,
                one.why
                if len(one.parts) <= MAX_EVIDENCE
                else f"{one.arithmetic} over {len(one.parts):,} figures",
            )
        )
    unsourced = tuple(
        Unsourced(one.start, one.end, one.text, document.place(one.start), one.reason)
        for one in sorted(needless, key=lambda one: one.start)
    )
    return Told(tuple(figures), unsourced, tuple(findings))


def _evidence(one: SourceFigure, role: str, names: Sequence[str]) -> SourceEvidence:
    label = one.label or ((one.words[:160],) if one.words else ())
    return SourceEvidence(names[one.source], one.spot, one.place, label, one.shown, one.value, role)


def _finding(
    read: ReadText,
    sources: Sources,
    one: FigureTrace,
    names: Sequence[str],
    *,
    strict: bool,
    keys: dict[str, int],
) -> Finding:
    figure = one.figure
    place = read.document.place(figure.start)
    quiet = figure.kind in TRACED_QUIETLY
    if one.verdict == WEAK:
        code, severity = PROVES_NOTHING, "warning" if strict and not quiet else "note"
        headline = f"{figure.text}: {_weak(one, names)}"
    else:
        code, severity = NOWHERE, "note" if quiet else "warning"
        headline = f"{figure.text}: {_nowhere(one, sources, names)}"
    key = key_for(code, figure.text, figure.unit, folded(read.words_of(figure)))
    keys[key] = keys.get(key, 0) + 1
    if keys[key] > 1:
        key = f"{key}-{keys[key]}"
    label = Label(place, figure.text, read.document.spot(figure.start))
    labels = (label, *_beside(one, names))
    advice = (
        f"name its source, or: figurecheck accept {key} --reason WHY" if severity != "note" else ""
    )
    return Finding(key, code, severity, headline, labels, help=advice)


def _beside(one: FigureTrace, names: Sequence[str]) -> tuple[Label, ...]:
    near = one.parts[0][1] if one.parts else one.near
    if near is None:
        return ()
    where = f"{names[near.source]} {near.spot}"
    return (Label(_placed(near), near.shown, ", ".join((where, *near.label)), ""),)


def _placed(one: SourceFigure) -> Place:
    return one.place


def _weak(one: FigureTrace, names: Sequence[str]) -> str:
    part = one.parts[0][1]
    where = f"{names[part.source]} {part.spot}"
    found = f"{where} has {part.shown}"
    if one.arithmetic:
        found = f"it follows from {spell_count(len(one.parts), 'figure')} of {names[part.source]}"
    return f"{found}, but so would {one.reached:,} of {one.space:,} such numbers"


def _nowhere(one: FigureTrace, sources: Sources, names: Sequence[str]) -> str:
    figure = one.figure
    many = sum(each.figures for each in sources.read)
    amid = f"{spell_count(many, 'figure')} of {spell_count(len(sources.read), 'source')}"
    if figure.kind == DATE:
        return f"no source names this date, among {amid}"
    near = one.near
    if near is None:
        return f"no source has it, nor does it follow from the {amid}"
    where = f"{names[near.source]} {near.spot}"
    same = "for the same thing " if same_thing(figure, near) or near.label else ""
    label = f" ({', '.join(near.label)})" if near.label else ""
    told = f"the nearest {same}is {near.shown}{label} in {where}"
    return f"no source has it, nor does it follow from them; {told}"
