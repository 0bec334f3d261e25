"""What a grounding says, in lines: the first one, one a figure, and the closing line for gates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.model.grounded import Grounded
from figurecheck.model.grounding import (
    ABSENT,
    CONFLICT,
    DERIVED,
    OF_DAYS,
    VERDICTS,
    WEAK,
    SourceEvidence,
    Traced,
)
from figurecheck.model.spelling import spell_count, spell_list, spell_rounded


def first_line(one: Grounded) -> str:
    """What became of the figures of a text, in a line."""
    counts = one.counts
    held = spell_count(len(one.figures), "figure")
    against = f"{one.compared:,} of {spell_count(len(one.sources), 'source')}"
    told = [_are(one.grounded, "grounded")]
    if counts[CONFLICT]:
        many = counts[CONFLICT]
        told.append(f"{many:,} {'contradicts' if many == 1 else 'contradict'} a source")
    if counts[ABSENT]:
        told.append(_are(counts[ABSENT], "nowhere"))
    if counts[WEAK]:
        many = counts[WEAK]
        told.append(f"{many:,} {'proves' if many == 1 else 'prove'} nothing")
    needless = len(one.unsourced)
    rest = f"; {needless:,} {'needs' if needless == 1 else 'need'} no source" if needless else ""
    return f"{one.text}: {held} held against {against}. {', '.join(told)}{rest}."


def _are(many: int, what: str) -> str:
    return f"{many:,} {'is' if many == 1 else 'are'} {what}"


def closing_line(groundings: Sequence[Grounded]) -> str:
    """The line that a gate ends with: counts and no share, since no share is a score."""
    counts = {verdict: sum(one.counts[verdict] for one in groundings) for verdict in VERDICTS}
    grounded = sum(one.grounded for one in groundings)
    figures = sum(len(one.figures) for one in groundings)
    parts = [
        f"grounded {grounded:,} of {figures:,}",
        f"contradicted {counts[CONFLICT]:,}",
        f"nowhere {counts[ABSENT]:,}",
        f"weak {counts[WEAK]:,}",
        f"accepted {sum(one.accepted for one in groundings):,}",
    ]
    exempted = sum(sum(one.exempted.values()) for one in groundings)
    if exempted:
        parts.append(f"exempted {exempted:,}")
    return ", ".join(parts)


def figure_rows(one: Grounded) -> Iterator[tuple[str, str, str, str]]:
    """The verdict of each figure, its words, what it rests on, and how strong that is."""
    for figure in one.figures:
        if figure.verdict in {CONFLICT, ABSENT}:
            yield figure.verdict, figure.text, rests_on(figure), ""
        else:
            bits = "" if not figure.space else f"{figure.bits} bits"
            yield figure.verdict, figure.text, rests_on(figure), bits


def rests_on(figure: Traced) -> str:
    """What a figure rests on, or what is nearest to it."""
    if figure.verdict == ABSENT:
        return f"nearest: {_said(figure.near)}" if figure.near is not None else "no source has it"
    if not figure.evidence:
        return figure.why
    first = figure.evidence[0]
    if figure.verdict == CONFLICT:
        return f"but {_said(first)}"
    if figure.verdict == WEAK:
        found = derivation(figure) if figure.arithmetic else _said(first)
        return f"{found}, and so would {figure.reached:,} of {figure.space:,} such numbers"
    if figure.verdict == DERIVED or figure.arithmetic:
        return derivation(figure)
    more = f": {first.figure}" if first.figure != figure.text else ""
    return f"{where(first)}{_labelled(first)}{more}"


def _said(one: SourceEvidence) -> str:
    return f"{where(one)}{_labelled(one)}: {one.figure}"


def _labelled(one: SourceEvidence) -> str:
    label = ", ".join(one.label)
    return f" ({label if len(label) <= MAX_LABEL else f'{label[:MAX_LABEL]}…'})" if label else ""


MAX_LABEL = 60
"""Characters of the names of a row and a column that a line shows."""

MAX_PARTS = 6
"""Figures of a derivation that a line shows."""


def where(one: SourceEvidence) -> str:
    """Where a figure of a source stands, in words."""
    return f"{one.source} {one.spot}"


def derivation(figure: Traced) -> str:
    """The arithmetic of a figure with its numbers, and where they stand."""
    parts = figure.evidence
    spots = spell_list([where(one) for one in parts[:MAX_PARTS] if one.role != "factor"])
    more = f" and {len(parts) - MAX_PARTS:,} more" if len(parts) > MAX_PARTS else ""
    result = "" if figure.result is None else f" = {spell_rounded(figure.result)}"
    others = f"; and {spell_count(figure.others, 'other')}" if figure.others else ""
    if not figure.arithmetic:
        return f"{figure.why}{result} ({spots}{more})"
    return f"{filled(figure)}{result} ({spots}{more}){others}"


def filled(figure: Traced) -> str:
    """The arithmetic with the numbers in place of the roles; a sum over many keeps the role."""
    text = figure.arithmetic
    parts = [one for one in figure.evidence if one.role == "part"]
    if "(part)" in text:
        if len(parts) == len(figure.evidence):
            return text.replace("part", f"{len(parts):,} figures")
        added = " + ".join(spell_rounded(one.value) for one in parts)
        told = added if len(parts) <= MAX_PARTS else f"sum of {len(parts):,} figures"
        text = text.replace("sum(part)", f"({told})")
    many = sum(one.role == "whole" for one in figure.evidence)
    text = text.replace("sum(whole)", f"sum({many:,} figures)")
    for one in figure.evidence:
        said = one.figure if figure.arithmetic in OF_DAYS else spell_rounded(one.value)
        text = text.replace(one.role, said, 1)
    return text
