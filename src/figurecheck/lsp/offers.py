"""What there is to choose from: measures, sources, members, periods and claims, for whoever is
writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attr

from figurecheck.keeping.uses import STRETCH
from figurecheck.live.positions import TextSpan
from figurecheck.live.workspace import Workspace
from figurecheck.lsp.writing import Pen
from figurecheck.model.claim import Claim


@attr.frozen
class Offer:
    """A text to put in place of a span; ``sort`` is what kind of thing it is, ``detail`` what to
    say beside it.
    """

    text: str
    sort: str
    span: TextSpan
    detail: str = ""


def sources(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The sources, without the one that is being written."""
    own = pen.fields.get("source") if pen.kind == "source" else None
    for one in workspace.claims.sources.values():
        if one.id != own:
            yield Offer(one.id, "source", pen.span, one.publisher)


def measures(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The measures, in place of the whole value."""
    return measures_for(workspace, pen.span)


def measures_for(workspace: Workspace, span: TextSpan) -> Iterator[Offer]:
    """The measures by id and by alias, in place of a span."""
    for measure in workspace.claims.measures.values():
        for name in (measure.id, *measure.alias):
            yield Offer(name, "measure", span, measure.label or measure.unit.text)


def look_alikes(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The measures, in place of the last word."""
    return measures_for(workspace, pen.begun(pen.value.split(" ")[-1]))


def units(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The units that measures have."""
    found = {one.unit.text for one in workspace.claims.measures.values()}
    yield from (Offer(one, "unit", pen.span) for one in sorted(found) if one)


def claims(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The claims that may be replaced, those of the same source first, without the one that is
    being written.
    """
    source = pen.fields.get("source") or workspace.source_above(pen.span.file, pen.span.line)
    own = f"{source}/{pen.fields.get('claim', '')}"

    def order(claim: Claim) -> tuple[bool, str]:
        return claim.source != source, claim.name

    for claim in sorted(workspace.claims, key=order):
        if claim.name != own:
            yield Offer(claim.name, "claim", pen.span, claim.figure.text)


def spelled(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """What fields of that name hold anywhere, on one line."""
    records = (record for _, found in workspace.claims.records for record in found)
    values = {field.value for record in records for field in record.all(pen.field or "")}
    yield from (Offer(one, "value", pen.span) for one in sorted(values) if one and "\n" not in one)


def periods(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The periods, in place of what was written last of a window."""
    return periods_in(workspace, pen, pen.value)


def periods_in(workspace: Workspace, pen: Pen, window: str) -> Iterator[Offer]:
    """The periods, of a window of which so much was written: behind ``a day in``, or at
    either end.
    """
    stretch = re.match(STRETCH, window)
    begun = window[stretch.end() if stretch else 0 :].rpartition("/")[2]
    span, known = pen.begun(begun.lstrip()), workspace.claims.periods
    yield from (Offer(name, "period", span, known[name].canonical) for name in known)


def pairs(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The dimensions, and behind ``=`` the members of one, in place of what was begun."""
    return pairs_in(workspace, pen, pen.value, "")


def pairs_in(workspace: Workspace, pen: Pen, text: str, sign: str) -> Iterator[Offer]:
    """Dimensions with a sign behind each, and behind ``=`` the members of one; ``text`` ends at the
    spot.
    """
    dimension, given, member = text.partition("=")
    if given:
        yield from members_of(workspace, dimension.strip(), pen.begun(member.lstrip()))
    else:
        ending = "" if re.match(r"[\w.@-]*\s*=", pen.rest) else sign
        span = pen.begun(text.lstrip())
        yield from (Offer(f"{one}{ending}", "field", span) for one in dimensions_of(workspace))


def dimensions(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The dimensions."""
    return (Offer(name, "field", pen.span) for name in dimensions_of(workspace))


def new_members(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The members that are used and that nobody described."""
    new = {name for _, name in _members(workspace) - set(workspace.claims.members)}
    yield from (Offer(name, "member", pen.span, "not described yet") for name in sorted(new))


def wholes(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The members that the one being written may be a part of: those of its dimension, as far as
    that is given.
    """
    dimension, own = pen.fields.get("dimension"), pen.fields.get("member")
    found = {name for one, name in _members(workspace) if dimension in {None, one} and name != own}
    yield from (Offer(name, "member", pen.span) for name in sorted(found))


def members_of(workspace: Workspace, dimension: str, span: TextSpan) -> Iterator[Offer]:
    """The members of a dimension, in place of a span."""
    found = sorted(member for one, member in _members(workspace) if one == dimension)
    yield from (Offer(one, "member", span) for one in found)


def dimensions_of(workspace: Workspace) -> list[str]:
    """The dimensions that claims may name, those of every measure first."""
    declared = {
        name for measure in workspace.claims.measures.values() for name, _ in measure.dimensions
    }
    return ["where", "by", *sorted(declared - {"where", "by"})]


def _members(workspace: Workspace) -> set[tuple[str, str]]:
    """The pairs of dimension and member that are described or used."""
    found = workspace.claims
    used = {pair for claim in found for pair in claim.members}
    above = {(one.dimension, one.part_of) for one in found.members.values() if one.part_of}
    return {*found.members, *used, *above}
