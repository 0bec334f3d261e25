"""What may be written at a spot of a file of records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from figurecheck.catalogue import reader_of, statistics
from figurecheck.claims.report import Report
from figurecheck.keeping.uses import EXPRESSIONS, WINDOWS
from figurecheck.live.positions import Spot
from figurecheck.live.workspace import Workspace
from figurecheck.lsp import offers
from figurecheck.lsp.offers import Offer
from figurecheck.lsp.writing import Pen, pen_at
from figurecheck.model.claim import STATUSES
from figurecheck.model.statistic import TOTAL
from figurecheck.reading.claims.fields import KINDS
from figurecheck.reading.expressions import functions

MAX_OFFERS = 1_000
"""So many are offered at most."""

WORDS = MappingProxyType(
    {
        ("measure", "kind"): ("flow", "stock"),
        ("measure", "counts"): ("events", "persons"),
        ("measure", "range"): ("at least 0", "0 to 100", "at least ", "at most ", "any"),
        ("source", "numbers"): ("en", "eu"),
        ("claim", "status"): STATUSES,
        ("source", "exact"): ("yes", "no"),
        ("measure", "exact"): ("yes", "no"),
        ("claim", "exact"): ("yes", "no"),
        ("claim", "rounding"): ("half-up", "half-even", "truncated"),
        ("member", "overlaps"): ("yes", "no"),
    }
)
"""The fields that hold one of a few words."""

ABOUT = MappingProxyType(
    {
        "source": "a document that says something",
        "measure": "what is counted or measured",
        "claim": "what a source says",
        "relation": "what holds whoever speaks",
        "member": "a place, or a member of another dimension",
        "period": "a window with a name",
        "accept": "a finding that is accepted, and why",
    }
)
"""What each kind of record is."""

_EITHER = MappingProxyType({"measure": "quantity", "quantity": "measure"})
"""The fields of which a claim has one."""


Offered = Callable[[Workspace, Pen], Iterator[Offer]]

IDS: Mapping[tuple[str, str], Offered] = MappingProxyType(
    {
        ("claim", "source"): offers.sources,
        ("claim", "replaces"): offers.claims,
        ("claim", "said_by"): offers.spelled,
        ("source", "from"): offers.sources,
        ("source", "publisher"): offers.spelled,
        ("source", "said_by"): offers.spelled,
        ("measure", "part_of"): offers.measures,
        ("measure", "not"): offers.look_alikes,
        ("measure", "unit"): offers.units,
        ("measure", "dimension"): offers.pairs,
        ("member", "member"): offers.new_members,
        ("member", "dimension"): offers.dimensions,
        ("member", "part_of"): offers.wholes,
        **dict.fromkeys(WINDOWS, offers.periods),
    }
)
"""What is offered in fields that hold the name of something."""


def complete(workspace: Workspace, report: Report | None, name: str, spot: Spot) -> list[Offer]:
    """What may be written at the spot, in order; nothing in a comment, or where records are no
    blocks of lines.

    Where there are more than ``MAX_OFFERS``, it is as many of those that hold what was typed.
    """
    reader = reader_of(name)
    pen = pen_at(workspace, name, spot) if reader is not None and reader.blocks else None
    if pen is None:
        return []
    found = list(_offers(workspace, report, pen))
    if len(found) > MAX_OFFERS:
        line = workspace.line(name, spot.line)
        fits = (
            one
            for one in found
            if line[one.span.start : spot.character].casefold() in one.text.casefold()
        )
        return list(islice(fits, MAX_OFFERS))
    return found


def _offers(workspace: Workspace, report: Report | None, pen: Pen) -> Iterator[Offer]:
    if pen.field is None:
        yield from _fields(workspace, pen)
        return
    where = (pen.kind, pen.field)
    if where in EXPRESSIONS:
        yield from _in_expression(workspace, pen)
    elif where in WORDS:
        yield from (Offer(word, "value", pen.span) for word in WORDS[where])
    elif where == ("claim", "statistic"):
        yield from (
            Offer(one.words, "value", pen.span, one.meaning) for one in (TOTAL, *statistics())
        )
    elif where in IDS:
        yield from IDS[where](workspace, pen)
    elif where == ("accept", "accept"):
        yield from (
            Offer(one.key, "finding", pen.span, one.headline)
            for one in (report.failing if report else ())
        )
    elif pen.kind in {"claim", "relation"} and pen.field in offers.dimensions_of(workspace):
        yield from offers.members_of(workspace, pen.field, pen.span)


def _fields(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """The kinds of record where none has begun, else the fields it may still have."""
    end = "" if ":" in pen.rest else ": "
    if not pen.kind:
        yield from (Offer(f"{kind}{end}", "kind", pen.span, ABOUT.get(kind, "")) for kind in KINDS)
        return
    known = KINDS.get(pen.kind)
    if known is None:
        return
    dimensions = offers.dimensions_of(workspace) if pen.kind in {"claim", "relation"} else ()
    either = _EITHER if pen.kind == "claim" else {}
    for name in dict.fromkeys((*known.required, *known.optional, *dimensions)):
        if either.get(name) in pen.fields or (name in pen.fields and name not in known.repeated):
            continue
        detail = (
            "required" if name in known.required else "may repeat" if name in known.repeated else ""
        )
        yield Offer(
            f"{name}{end}", "field", pen.span, f"or `{either[name]}`" if name in either else detail
        )


def _in_expression(workspace: Workspace, pen: Pen) -> Iterator[Offer]:
    """Measures and functions; behind an open bracket periods, behind an open brace dimensions and
    members.

    Nothing behind a whole term and a blank: what is offered there would be accepted by the end of
    the line.
    """
    opened = max(pen.value.rfind("["), pen.value.rfind("{"))
    closed = max(pen.value.rfind("]"), pen.value.rfind("}"))
    if opened > closed and pen.value[opened] == "[":
        yield from offers.periods_in(workspace, pen, pen.value[opened + 1 :])
    elif opened > closed:
        yield from offers.pairs_in(workspace, pen, pen.value[opened + 1 :].rpartition(",")[2], "=")
    elif pen.field == "measure":
        yield from offers.measures(workspace, pen)
    elif not re.search(r"[\w\])}]\s+$", pen.value):
        begun = re.search(r"[\w.@-]*$", pen.value)
        span = pen.begun(begun[0] if begun else "")
        yield from offers.measures_for(workspace, span)
        if pen.field != "parts":
            yield from (Offer(f"{name}(", "function", span) for name in functions())
