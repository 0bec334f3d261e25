"""What may be written at a spot of a file of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import NamedTuple

import attr

from figurecheck.lsp.positions import Span, Spot
from figurecheck.lsp.uses import EXPRESSIONS, WINDOWS
from figurecheck.lsp.workspace import Workspace
from figurecheck.model.claim import STATUSES
from figurecheck.model.measure import Measure
from figurecheck.model.report import Report
from figurecheck.reading.claims import DAYS, PERIODS
from figurecheck.reading.expressions import FUNCTIONS
from figurecheck.reading.fields import KINDS
from figurecheck.reading.formats import BLANKS, is_field_name

MOST = 1_000
"""So many are offered at most."""

STATISTICS = ("total", *(f"average per {one}" for one in PERIODS), *(f"{one} day" for one in DAYS))

WORDS = MappingProxyType(
    {
        ("measure", "kind"): ("flow", "stock"),
        ("measure", "counts"): ("events", "persons"),
        ("measure", "range"): ("at least 0", "0 to 100", "at least ", "at most ", "any"),
        ("source", "numbers"): ("en", "eu"),
        ("claim", "statistic"): STATISTICS,
        ("claim", "status"): STATUSES,
        ("claim", "exact"): ("yes", "no"),
        ("claim", "rounding"): ("half-up", "half-even", "truncated"),
        ("member", "overlaps"): ("yes", "no"),
    }
)
"""The fields that hold one of a few words."""


@attr.frozen
class Offer:
    """A text to put in place of a span; ``sort`` is what kind of thing it is, ``detail`` what to say beside it."""

    text: str
    sort: str
    span: Span
    detail: str = ""


class _Place(NamedTuple):
    """Where something is being written: the kind of record and the field, ``None`` on a field's name.

    ``before`` are the fields that the record has by now, ``value`` the value up to the spot, ``span`` what is replaced.
    """

    kind: str
    field: str | None
    before: frozenset[str]
    value: str
    span: Span


def complete(workspace: Workspace, report: Report | None, name: str, spot: Spot) -> list[Offer]:
    """What may be written at the spot, in order; nothing in files of other formats than records, or in a comment."""
    line = workspace.line(name, spot.line)
    if not name.lower().endswith(".rec") or line.startswith("#"):
        return []
    place = _place(workspace, name, spot)
    if place is None:
        return []
    return list(_offers(workspace, report, place))[:MOST]


def _place(workspace: Workspace, name: str, spot: Spot) -> _Place | None:
    lines = workspace.lines(name)
    first, last = spot.line, spot.line
    while first > 0 and lines[first - 1].strip(BLANKS):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip(BLANKS):
        last += 1
    named = [
        (number, head)
        for number in range(first, last + 1)
        for head, colon, _ in (lines[number].partition(":"),)
        if colon and is_field_name(head)
    ]
    line = lines[spot.line][: spot.character]
    before = frozenset(head for number, head in named if number != spot.line)
    kind = named[0][1] if named and (named[0][0] < spot.line or ":" in line) else ""
    head, colon, value = line.partition(":")
    start = len(head) + 1 + len(value) - len(value.lstrip(BLANKS))
    if line.startswith("+"):
        above = [head for number, head in named if number < spot.line]
        head, colon, value = (above[-1], ":", line[1:]) if above else ("", "", "")
        start = len(line) - len(line[1:].removeprefix(" "))
    if not colon:
        end = len(lines[spot.line].partition(":")[0])
        return _Place(kind, None, before, head, Span(name, spot.line, 0, max(end, spot.character)))
    if not is_field_name(head):
        return None
    end = len(lines[spot.line].rstrip(BLANKS))
    return _Place(kind, head, before, value.lstrip(BLANKS), Span(name, spot.line, start, max(end, spot.character)))


def _offers(workspace: Workspace, report: Report | None, place: _Place) -> Iterator[Offer]:
    if place.field is None:
        yield from _fields(workspace, place)
        return
    where = (place.kind, place.field)
    if where in EXPRESSIONS:
        yield from _in_expression(workspace, place)
    elif where in WORDS:
        yield from (Offer(word, "value", place.span) for word in WORDS[where])
    elif where in WINDOWS:
        yield from _periods(workspace, place.span)
    else:
        yield from _ids(workspace, report, place)


def _fields(workspace: Workspace, place: _Place) -> Iterator[Offer]:
    """The kinds of record where none has begun, else the fields it may still have."""
    if not place.kind:
        yield from (Offer(f"{kind}: ", "kind", place.span, f"a {kind} record") for kind in KINDS)
        return
    known = KINDS.get(place.kind)
    if known is None:
        return
    dimensions = _dimensions(workspace) if place.kind in {"claim", "relation"} else ()
    for name in dict.fromkeys((*known.required, *known.optional, *dimensions)):
        if name not in place.before or name in known.repeated:
            detail = "required" if name in known.required else "may repeat" if name in known.repeated else ""
            yield Offer(f"{name}: ", "field", place.span, detail)


def _ids(workspace: Workspace, report: Report | None, place: _Place) -> Iterator[Offer]:
    claims, span = workspace.claims, place.span
    match place.kind, place.field:
        case ("claim", "source") | ("source", "from"):
            yield from (Offer(one.id, "source", span, one.publisher) for one in claims.sources.values())
        case "measure", "part_of":
            yield from _measures(claims.measures.values(), span)
        case "measure", "not":
            start = span.start + len(place.value) - len(place.value.split(" ")[-1])
            yield from _measures(claims.measures.values(), attr.evolve(span, start=start))
        case "measure", "unit":
            yield from (Offer(one, "unit", span) for one in sorted({m.unit.text for m in claims.measures.values()}))
        case "claim", "replaces":
            yield from (Offer(one.name, "claim", span, one.figure.text) for one in claims)
        case ("member", "dimension") | ("measure", "dimension"):
            yield from (Offer(name, "field", span) for name in _dimensions(workspace))
        case "member", ("member" | "part_of"):
            found = sorted({member for _, member in _members(workspace)})
            yield from (Offer(name, "member", span) for name in found)
        case "accept", "accept":
            failing = report.failing if report is not None else ()
            yield from (Offer(one.key, "finding", span, one.headline) for one in failing)
        case (("claim" | "relation"), name) if name in _dimensions(workspace):
            found = sorted(member for dimension, member in _members(workspace) if dimension == name)
            yield from (Offer(one, "member", span) for one in found)


def _in_expression(workspace: Workspace, place: _Place) -> Iterator[Offer]:
    """Measures and functions; behind an open bracket periods, behind an open brace dimensions and members."""
    opened = max(place.value.rfind("["), place.value.rfind("{"))
    closed = max(place.value.rfind("]"), place.value.rfind("}"))
    if opened > closed and place.value[opened] == "[":
        inside = place.value[opened + 1 :].rpartition("/")[2]
        yield from _periods(workspace, _behind(place, inside))
    elif opened > closed:
        inside = place.value[opened + 1 :].rpartition(",")[2].lstrip()
        dimension, sign, member = inside.partition("=")
        if not sign:
            yield from (Offer(f"{one}=", "field", _behind(place, inside)) for one in _dimensions(workspace))
        else:
            found = sorted(one for name, one in _members(workspace) if name == dimension.strip())
            yield from (Offer(one, "member", _behind(place, member.lstrip())) for one in found)
    else:
        whole = place.field == "measure"
        span = place.span if whole else _behind(place, _last_name(place.value))
        yield from _measures(workspace.claims.measures.values(), span)
        if not whole and place.field != "parts":
            yield from (Offer(f"{name}(", "function", span) for name in FUNCTIONS)


def _behind(place: _Place, text: str) -> Span:
    """The span of what was written last."""
    end = place.span.start + len(place.value)
    return attr.evolve(place.span, start=end - len(text), end=end)


def _last_name(value: str) -> str:
    """The name that is being written at the end of an expression."""
    start = len(value)
    while start and (value[start - 1].isalnum() or value[start - 1] in "-_.@"):
        start -= 1
    return value[start:]


def _measures(measures: Iterable[Measure], span: Span) -> Iterator[Offer]:
    for measure in measures:
        for name in (measure.id, *measure.alias):
            yield Offer(name, "measure", span, measure.label or measure.unit.text)


def _periods(workspace: Workspace, span: Span) -> Iterator[Offer]:
    periods = workspace.claims.periods
    yield from (Offer(name, "period", span, periods[name].canonical) for name in periods)


def _dimensions(workspace: Workspace) -> list[str]:
    declared = {name for measure in workspace.claims.measures.values() for name, _ in measure.dimensions}
    return ["where", "by", *sorted(declared - {"where", "by"})]


def _members(workspace: Workspace) -> set[tuple[str, str]]:
    """The pairs of dimension and member that are described or used."""
    claims = workspace.claims
    used = {pair for claim in claims for pair in claim.members}
    above = {(one.dimension, one.part_of) for one in claims.members.values() if one.part_of}
    return {*claims.members, *used, *above}
