"""The ids at spots of files, and the records that they are the ids of."""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.errors import ExpressionError
from figurecheck.keeping.uses import Use, dimension_of, uses
from figurecheck.live.workspace import Here, Workspace
from figurecheck.model.record import Record


def use_at(workspace: Workspace, here: Here | None) -> Use | None:
    """The id that a spot is in, its end included; that of a claim with its source ahead, as far as
    it is known.
    """
    if here is None or here.offset is None:
        return None
    try:
        found = list(uses(here.record, here.field, workspace.claims.periods))
    except ExpressionError:
        return None
    for use in found:
        if use.start <= here.offset <= use.end:
            return (
                use
                if use.kind != "claim"
                else attr.evolve(use, name=_full_name(workspace, here.record, use))
            )
    return None


def _full_name(workspace: Workspace, record: Record, use: Use) -> str:
    """The name of a claim, or of the one that it replaces, with its source ahead."""
    claim = workspace.claim_of(record)
    if claim is None:
        return use.name
    return claim.name if use.field == record.first else claim.replaces or use.name


def record_of(workspace: Workspace, use: Use) -> Record | None:
    """The record that describes what is named; ``None`` where none does."""
    if use.kind == "claim":
        found = next((claim.record for claim in workspace.claims if claim.name == use.name), None)
        return found or next(
            (one for one in _every(workspace, "claim") if one.id == use.name), None
        )
    for record in _every(workspace, use.kind):
        aliases = {field.value for field in record.all("alias")} if use.kind == "measure" else set()
        if use.name in {record.id, *aliases} and dimension_of(record) == use.dimension:
            return record
    return None


def _every(workspace: Workspace, kind: str) -> Iterator[Record]:
    return (
        record
        for _, records in workspace.claims.records
        for record in records
        if record.kind == kind
    )
