"""Conflicts of a text with its sources, stated as claims and left to the engine, which alone
decides of rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.sources import SourceFigure
from figurecheck.bringing.prose.mention import PERCENT, POINTS
from figurecheck.bringing.prose.pattern import numeral_of
from figurecheck.bringing.prose.records import folded
from figurecheck.bringing.stated import SOME_DAY, digest, record_of
from figurecheck.checks.conflict import key_of
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Record
from figurecheck.model.spelling import plain_digits, spell_interval
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

Check = Callable[[Claims], Checked]

TEXT = "text"
"""The id of the source that the text is: no path, so that a file may move."""

_THEN = "then"
"""What the day is called that the figures are claimed of."""


@attr.frozen(eq=False)
class AgainstSource:
    """A figure of the text and those of a source that it contradicts, and how sure it is that they
    are of one thing. ``said`` is the pair that the figure is one number of. ``again`` counts the
    contradictions of the same figure ahead of this one in the same sentence.
    """

    figure: TextFigure
    against: tuple[SourceFigure, ...]
    sentence: str
    sure: bool
    slip: str = ""
    said: str = ""
    again: int = 0


@attr.frozen(eq=False)
class Judged:
    """The finding of a contradiction, and the report that proves it."""

    finding: Finding
    report: Checked


def judged(
    document: Document,
    one: AgainstSource,
    names: Sequence[str],
    check: Check,
    data: object,
    number: int,
) -> Judged | None:
    """What the engine makes of a contradiction; ``None`` where some ordinary reading makes all of
    it true.

    ``names`` are those of the sources, ``number`` tells the measures of this one from those of
    others.
    """
    found = None
    for against in one.against:
        records = _records(document, one, against, names, number)
        reading = data if isinstance(data, ReadingData) else None
        claims = assemble(((document.name, records),), (), {}, reading)
        if any(problem.severity == "error" for problem in claims.problems):
            return None
        report = check(claims)
        conflict = next((each for each in report.conflicts if each.severity != "note"), None)
        if conflict is None:
            return None
        if found is None:
            found = Judged(_told(document, one, against, names, conflict, report), report)
    return found


def _records(
    document: Document, one: AgainstSource, against: SourceFigure, names: Sequence[str], number: int
) -> tuple[Record, ...]:
    place = document.place(one.figure.start)
    measure = f"figure-{number}"
    then = f"{_THEN}-{number}"
    source = f"source-{against.source + 1}"
    percent = one.figure.kind in {PERCENT, POINTS}
    label = ", ".join(against.label) or one.figure.unit or "figure"
    own = digest(one.figure.text, folded(one.sentence))
    own += f"-{one.again + 1}" if one.again else ""  # the same figure once more in one sentence
    other = against.claim.figure.text if against.claim is not None else _written(against)
    unit = "percent" if percent else "point"
    return (
        record_of(place, **{"period": then, "is": SOME_DAY}),
        record_of(place, source=TEXT, title=document.title or document.name),
        record_of(against.place, source=source, title=names[against.source]),
        record_of(
            place,
            measure=measure,
            unit=unit,
            kind="stock",
            counts="events",
            range="any",
            label=" ".join(label.split())[:80],
        ),
        record_of(
            place,
            claim=f"text-{own}",
            source=TEXT,
            figure=_figure(document, one.figure, percent=percent),
            measure=measure,
            as_of=then,
        ),
        record_of(
            against.place,
            claim=f"source-{own}",
            source=source,
            measure=measure,
            as_of=then,
            figure=f"{other} %" if percent and "%" not in other else other,
            **({"exact": "yes"} if against.exact and against.claim is None and not percent else {}),
        ),
    )


def _figure(document: Document, figure: TextFigure, *, percent: bool) -> str:
    """The numeral of the text as it is written there, without what it counts."""
    mention = figure.mention
    if mention is None:
        return figure.text
    words = numeral_of(document.text, mention)
    return f"{words} %" if percent else words


def _written(against: SourceFigure) -> str:
    """The number of a source in digits, whole ones in groups of three."""
    if isinstance(against.value, int):
        return f"{against.value:,}"
    return plain_digits(against.value) or against.shown


def _shown(against: SourceFigure) -> str:
    """What stands in the source; plain digits in groups of three, unless they may be a year."""
    plain = against.shown
    if not plain.isdecimal() or not plain.isascii() or len(plain) < len("1000"):
        return plain
    return plain if 1500 <= int(plain[:40]) <= 2099 else f"{int(plain):,}"


def _link(one: AgainstSource) -> str:
    """By what the figure and the source are taken to be of one thing."""
    if one.sure:
        return "row and column are named in the sentence"
    if one.slip:
        return f"a slip away: {one.slip}"
    return "the row is named in the sentence, and no period of it has the figure"


def _told(
    document: Document,
    one: AgainstSource,
    against: SourceFigure,
    names: Sequence[str],
    conflict: Finding,
    report: Checked,
) -> Finding:
    """The finding in the words of the text and with the places of both sides."""
    speakers = [report.claims[name] for name in conflict.claims]
    own = next(claim for claim in speakers if claim.source == TEXT)
    where = f"{names[against.source]} {against.spot}"
    level = conflict.level or "rounded"
    read = spell_interval(own.reading.at(level))
    place = document.place(one.figure.start)
    said = ", ".join(against.label) or f"“{against.shown}”"
    shown = _shown(against)
    figure = f"{one.figure.text} of {one.said}" if one.said else one.figure.text
    told = f"read as {read}; {where} is {shown}"
    return attr.evolve(
        conflict,
        key=key_of(conflict.code, speakers),
        severity="warning" if not one.sure else conflict.severity,
        headline=f"{said}: {figure} ({document.name}) against {shown} ({where})"
        + (f", {one.slip}" if one.slip else ""),
        labels=(
            Label(place, one.figure.text, told, "says"),
            Label(against.place, against.shown, ", ".join((where, *against.label)), "says"),
        ),
        help="",
        explanations=tuple(
            each for each in conflict.explanations if each.slip and each.claims == (own.name,)
        ),
        reasons=None,
        link=_link(one),
    )
