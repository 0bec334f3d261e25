"""Where the things are that a file speaks of, and what it is made of."""

from __future__ import annotations

import attr

from figurecheck.live.positions import Spot, TextSpan
from figurecheck.live.workspace import Workspace
from figurecheck.lsp.uses import record_of, use_at
from figurecheck.model.record import Record


@attr.frozen
class Symbol:
    """A record: what it is called, its first and last line, where its id stands, and the claims
    that belong to it.
    """

    kind: str
    name: str
    detail: str
    first: int
    last: int
    id: TextSpan
    children: tuple[Symbol, ...] = ()


def definition(workspace: Workspace, name: str, spot: Spot) -> TextSpan | None:
    """Where the measure, source, member, period or claim at a spot is described."""
    use = use_at(workspace, workspace.at(name, spot))
    record = record_of(workspace, use) if use is not None else None
    return workspace.span(record.first) if record is not None else None


def symbols(workspace: Workspace, name: str) -> tuple[Symbol, ...]:
    """The records of a file in order, the claims of a source below it as far as nothing else stands
    between.
    """
    found: list[Symbol] = []
    for record in workspace.records(name):
        symbol = _symbol(workspace, record)
        above = found[-1] if found else None
        if (
            record.kind == "claim"
            and above is not None
            and above.kind == "source"
            and record.get("source") is None
        ):
            found[-1] = attr.evolve(above, last=symbol.last, children=(*above.children, symbol))
        else:
            found.append(symbol)
    return tuple(found)


def _symbol(workspace: Workspace, record: Record) -> Symbol:
    last = max(field.place.line + field.value.count("\n") for field in record.fields) - 1
    told = next((field for name in _DETAILS if (field := record.get(name)) is not None), None)
    detail = "" if told is None else told.value.split("\n")[0]
    span = workspace.span(record.first)
    return Symbol(
        record.kind, record.id or record.kind, detail, span.line, max(last, span.line), span
    )


_DETAILS = ("figure", "label", "publisher", "states", "is", "reason", "unit", "dimension")
"""The fields that tell a record apart, the first it has."""
