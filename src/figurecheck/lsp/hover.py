"""What an editor shows of the thing under the pointer: how a figure is read, what a measure or a
source is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.claims.report import Report
from figurecheck.errors import FigurecheckError
from figurecheck.keeping.uses import EXPRESSIONS, WINDOWS, Use
from figurecheck.live.positions import Spot, TextSpan
from figurecheck.live.workspace import Here, Workspace
from figurecheck.lsp.uses import record_of, use_at
from figurecheck.model.claim import Claim
from figurecheck.model.figure import LEVELS
from figurecheck.model.record import Record
from figurecheck.model.spelling import spell_interval, spell_list, spell_value
from figurecheck.reading.explain import explain

NOT_YET = "not checked yet"

Told = tuple[TextSpan, tuple[str, ...]]
"""What the words are about, and the words, line by line and without markup; the first line is the
heading.
"""


def hover(workspace: Workspace, report: Report | None, name: str, spot: Spot) -> Told | None:
    """What there is to say about the thing at a spot; ``report`` is the last check, of files that
    may have changed.
    """
    here = workspace.at(name, spot)
    if here is None or here.offset is None:
        return None
    if (here.record.kind, here.field.name) == ("claim", "figure"):
        return workspace.span(here.field), tuple(_figure(workspace, report, here))
    use = use_at(workspace, here)
    lines = tuple(_of_use(workspace, report, use)) if use is not None else ()
    if use is not None and lines:
        return workspace.span(use.field, use.start, use.end), lines
    if (here.record.kind, here.field.name) == ("accept", "accept"):
        return workspace.span(here.field), tuple(_accepted(report, here.field.value))
    window = _window_at(here)
    days = _days(workspace, here.field.value[slice(*window)]) if window is not None else ()
    return (workspace.span(here.field, *window), days) if window is not None and days else None


def _window_at(here: Here) -> tuple[int, int] | None:
    """From where to where the window goes that a spot is in: a whole value, or between brackets of
    an expression.
    """
    where, value = (here.record.kind, here.field.name), here.field.value
    if where in WINDOWS or where == ("accept", "until"):
        return 0, len(value)
    if where not in EXPRESSIONS or here.offset is None:
        return None
    opened, closed = value.rfind("[", 0, here.offset), value.find("]", here.offset)
    inside = opened >= 0 <= closed and "]" not in value[opened : here.offset]
    return (opened + 1, closed) if inside and "[" not in value[here.offset : closed] else None


def _accepted(report: Report | None, key: str) -> Iterator[str]:
    """What was accepted: the headline of the finding with that key."""
    finding = next((one for one in report or () if one.key == key), None)
    if finding is not None:
        yield finding.headline
        yield from finding.arithmetic
    else:
        yield NOT_YET if report is None else "no finding has this key"


def _figure(workspace: Workspace, report: Report | None, here: Here) -> Iterator[str]:
    claim = workspace.claim_of(here.record)
    if claim is None:
        yield from _explained(here.field.value)
        return
    percent = claim.unit.ratio and not claim.unit.points and claim.unit.factor == 1
    yield f"{claim.figure.text}: {claim.figure.hedge.replace('-', ' ')}"
    for level in LEVELS:
        yield f"{level}: {spell_interval(claim.reading.at(level), percent=percent)}"
    if claim.reading.soft is not None:
        yield (
            f"hardly beyond {spell_value(claim.reading.soft, percent=percent)}, though that is not"
            " said"
        )
    if claim.unit.text and not percent:
        yield f"unit: {claim.unit.text}"
    yield f"by {claim.reading.rule}"
    yield from _standing(report, claim)


def _standing(report: Report | None, claim: Claim) -> Iterator[str]:
    """The status of a claim and what it was held against."""
    covered = (
        next((one for one in report.coverage if one.claim == claim.name), None) if report else None
    )
    if covered is None:
        yield NOT_YET
        return
    if covered.reading != claim.reading:
        yield f"{covered.status}, before it was changed"
        return
    yield covered.status
    yield from covered.checks


def _explained(text: str) -> Sequence[str]:
    try:
        return [line.strip() for line in explain(text).splitlines()]
    except FigurecheckError as error:
        return [str(error)]


def _days(workspace: Workspace, text: str) -> tuple[str, ...]:
    from figurecheck.reading.windows import read_window

    try:
        window = read_window(text, workspace.claims.periods)
    except FigurecheckError:
        return ()
    days = (
        "without an end"
        if window.days is None
        else f"{window.days:,} {'day' if window.days == 1 else 'days'}"
    )
    return (window.canonical, days)


def _of_use(workspace: Workspace, report: Report | None, use: Use) -> Iterator[str]:
    record = record_of(workspace, use)
    match use.kind:
        case "measure" if record is not None:
            yield from _measure(workspace, record)
        case "source":
            yield from _source(workspace, use.name, record)
        case "period" if use.name in workspace.claims.periods:
            window = workspace.claims.periods[use.name]
            yield f"period {use.name}"
            yield window.canonical
            yield from _fields(record, "label", "note")
        case "member":
            yield f"{use.name}, a member of `{use.dimension}`"
            member = workspace.claims.members.get((use.dimension, use.name))
            if member is None:
                yield "not described in a `member:` record"
            elif member.part_of is not None:
                yield f"part of {member.part_of}"
            yield from _fields(record, "label", "note")
        case "claim" if record is not None:
            claim = workspace.claim_of(record)
            if claim is not None:
                yield claim.name
                yield f"{claim.figure.text}{f', {claim.window}' if claim.window else ''}"
                yield from _standing(report, claim)
        case "relation" if record is not None:
            yield f"relation {record.id}"
            yield from _fields(record, "states", "note")


def _measure(workspace: Workspace, record: Record) -> Iterator[str]:
    measure = workspace.claims.measures.get(record.id)
    label = record.get("label")
    yield f"{record.id}: {label.value}" if label else record.id
    yield from _fields(record, "definition")
    if measure is None:
        return
    yield f"unit: {measure.unit.text or 'a plain number'}"
    yield f"kind: {measure.kind} of {measure.counts}"
    if measure.part_of:
        yield f"part of {measure.part_of}"
    yield from _fields(record, "parts", "not", "note")


def _source(workspace: Workspace, name: str, record: Record | None) -> Iterator[str]:
    from figurecheck.model.source import origins

    publisher, title = (record.get(one) if record else None for one in ("publisher", "title"))
    told = ", ".join(field.value for field in (publisher, title) if field)
    yield f"{name}: {told}" if told else name
    if record is None:
        yield "not described in a `source:` record"
        return
    yield from _fields(record, "published", "said_by", "url", "note")
    roots = sorted(origins(workspace.claims.sources, name))
    yield "an origin: it copies nobody" if roots == [name] else f"goes back to {spell_list(roots)}"


def _fields(record: Record | None, *names: str) -> Iterator[str]:
    for name in names:
        for field in record.all(name) if record is not None else ():
            value = " ".join(field.value.split())
            yield value if name == "definition" else f"{name}: {value}"
