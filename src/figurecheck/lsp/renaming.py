"""Another name for an id, wherever it is used: changes to the files as they stand, which an editor
then makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attr

from figurecheck.catalogue import reader_of
from figurecheck.claims.files import records_of
from figurecheck.errors import UsageError
from figurecheck.keeping.renaming import renamed
from figurecheck.keeping.uses import NAMED, Use
from figurecheck.live.positions import Spot, TextSpan
from figurecheck.live.workspace import Workspace, view
from figurecheck.lsp.uses import use_at
from figurecheck.model.claims import Claims
from figurecheck.reading.data import ReadingData
from figurecheck.reading.formats import lines_of


@attr.frozen
class Change:
    """New text for a span."""

    span: TextSpan
    text: str


def renameable(workspace: Workspace, name: str, spot: Spot) -> tuple[TextSpan, str] | None:
    """The id at a spot, where it stands and what it is; ``None`` where nothing there can be
    renamed.
    """
    use = use_at(workspace, workspace.at(name, spot))
    if use is None or use.kind not in NAMED or not use.name:
        return None
    start, end = _own_part(workspace, use)
    return workspace.span(use.field, start, end), use.field.value[start:end]


def rename(workspace: Workspace, name: str, spot: Spot, new: str) -> dict[str, list[Change]]:
    """What has to change, by file, for the id at a spot to be another one; keys of accepted
    findings with it.

    Raises:
        UsageError: where there is no id at the spot, the new one is taken or is no id, a file
            cannot be changed, or a record cannot be read that may use the id.
    """
    use = use_at(workspace, workspace.at(name, spot))
    if use is None or not use.name:
        msg = "there is nothing here that can be renamed"
        raise UsageError(msg)
    start, end = _own_part(workspace, use)
    old = use.field.value[start:end]
    if new == old:
        return {}
    if use.kind == "claim" and all(claim.name != use.name for claim in workspace.claims):
        msg = f"what is wrong with claim `{old}` has to be mended before it can have another name"
        raise UsageError(msg)
    _hold_readable(workspace.contents, old)

    def load(contents: Mapping[str, bytes]) -> Claims:
        data = workspace.claims.data
        return view(contents, data if isinstance(data, ReadingData) else None).claims

    found = renamed(
        workspace.contents, workspace.claims, use.kind, use.name, new, use.dimension, load
    )
    return {file: list(_changes(workspace, file, found[file].content)) for file in sorted(found)}


def _own_part(workspace: Workspace, use: Use) -> tuple[int, int]:
    """Where the id itself stands: a claim's may have its source ahead of it."""
    if use.kind != "claim":
        return use.start, use.end
    own = next((claim.id for claim in workspace.claims if claim.name == use.name), use.field.value)
    return use.end - len(own), use.end


def _hold_readable(contents: Mapping[str, bytes], old: str) -> None:
    """Sees to it that no file which has the words in it has a record that cannot be read."""
    for name in sorted(contents):
        reader = reader_of(name)
        if (
            reader is not None and reader.blocks and old.encode() not in contents[name]
        ):  # nothing is escaped there
            continue
        wrong = records_of(name, contents[name])[1]
        if wrong:
            place = wrong[0].labels[0].place
            msg = (
                f"{place.file}:{place.line}: {wrong[0].headline}; what cannot be read may use"
                f" `{old}`: mend it first"
            )
            raise UsageError(msg)


def _changes(workspace: Workspace, file: str, after: bytes) -> Iterator[Change]:
    """The lines that differ, each with what is alike at both of its ends left out."""
    lines = lines_of(after.decode("utf-8", "replace"))
    for number, (old, new) in enumerate(zip(workspace.lines(file), lines, strict=True)):
        if old == new:
            continue
        start = 0
        while start < min(len(old), len(new)) and old[start] == new[start]:
            start += 1
        behind = 0
        while behind < min(len(old), len(new)) - start and old[-1 - behind] == new[-1 - behind]:
            behind += 1
        yield Change(
            TextSpan(file, number, start, len(old) - behind), new[start : len(new) - behind]
        )
