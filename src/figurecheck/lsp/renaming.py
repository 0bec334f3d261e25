"""Another name for an id, wherever it is used: changes to the files as they stand, which an editor then makes."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

import attr

from figurecheck.errors import UsageError
from figurecheck.keeping.splicing import Edit, spliced
from figurecheck.keeping.uses import edits
from figurecheck.lsp.positions import Span, Spot
from figurecheck.lsp.uses import NAMED, Use, use_at, uses
from figurecheck.lsp.workspace import Workspace, view
from figurecheck.model.finding import Finding
from figurecheck.reading.data import ReadingData


@attr.frozen
class Change:
    """New text for a span."""

    span: Span
    text: str


def renameable(workspace: Workspace, name: str, spot: Spot) -> tuple[Span, str] | None:
    """The id at a spot, where it stands and what it is; ``None`` where nothing there can be renamed."""
    use = use_at(workspace, workspace.at(name, spot))
    if use is None or use.kind not in NAMED or not use.name:
        return None
    start, end = _own_part(workspace, use)
    return workspace.span(use.field, start, end), use.field.value[start:end]


def rename(workspace: Workspace, name: str, spot: Spot, new: str) -> dict[str, list[Change]]:
    """What has to change, by file, for the id at a spot to be another one; keys of accepted findings with it.

    Raises:
        UsageError: where there is no id at the spot, the new one is taken or is no id, or a file cannot be changed.
    """
    use = use_at(workspace, workspace.at(name, spot))
    if use is None or not use.name:
        msg = "there is nothing here that can be renamed"
        raise UsageError(msg)
    if new != new.strip() or not new or "\n" in new:
        msg = f"`{new}` is not an id"
        raise UsageError(msg)
    _free(workspace, use, new)
    wanted: dict[str, list[Edit]] = defaultdict(list)
    for edit in _edits(workspace, use, new):
        wanted[edit.field.place.file].append(edit)
    changed = {file: spliced(file, workspace.contents[file], wanted[file]) for file in sorted(wanted)}
    after = _with_keys(workspace, _with(workspace, changed))
    _same(workspace, after, new)
    found = {file: list(_changes(workspace, after, file)) for file in sorted(workspace.contents)}
    return {file: changes for file, changes in found.items() if changes}


def _edits(workspace: Workspace, use: Use, new: str) -> Iterator[Edit]:
    if use.kind == "claim":
        for other in _everywhere(workspace):
            if (other.kind, other.name) == ("claim", use.name):
                yield Edit(other.field, *_own_part(workspace, other), new)
        return
    for _, records in workspace.claims.records:
        for record in records:
            yield from edits(record, use.kind, use.name, new, use.dimension, workspace.claims.periods)
    for other in _everywhere(workspace) if use.kind == "source" else ():
        ahead = f"{use.name}/"
        if other.field.name == "replaces" and other.name.startswith(ahead) and other.field.value == other.name:
            yield Edit(other.field, 0, len(use.name), new)


def _everywhere(workspace: Workspace) -> Iterator[Use]:
    for _, records in workspace.claims.records:
        for record in records:
            for field in record.fields:
                yield from uses(workspace, record, field)


def _own_part(workspace: Workspace, use: Use) -> tuple[int, int]:
    """Where the id itself stands: a claim's may have its source ahead of it."""
    if use.kind != "claim":
        return use.start, use.end
    own = next((claim.id for claim in workspace.claims if claim.name == use.name), use.field.value)
    return use.end - len(own), use.end


def _free(workspace: Workspace, use: Use, new: str) -> None:
    """Sees to it that nothing has the name yet; a claim's is looked at where it is read again."""
    taken = {
        other.name for other in _everywhere(workspace) if (other.kind, other.dimension) == (use.kind, use.dimension)
    }
    found = [name for name in sorted(taken) if _plain(name) == _plain(new) and name != use.name]
    if found and use.kind != "claim":
        msg = f"there is a {use.kind} `{found[0]}` already"
        raise UsageError(msg)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _with(workspace: Workspace, changed: dict[str, bytes]) -> Workspace:
    data = workspace.claims.data
    return view({**workspace.contents, **changed}, data if isinstance(data, ReadingData) else None)


def _same(before: Workspace, after: Workspace, new: str) -> None:
    """Holds that nothing more is wrong than was, and that as many claims are read."""
    known = Counter(problem.code for problem in before.claims.problems)
    for problem in after.claims.problems:
        known[problem.code] -= 1
        if known[problem.code] < 0:
            msg = f"`{new}` cannot be the name: {problem.headline}"
            raise UsageError(msg)
    if len(before.claims) != len(after.claims):
        msg = f"with the name `{new}` some claims would be read otherwise"
        raise UsageError(msg)


def _with_keys(before: Workspace, after: Workspace) -> Workspace:
    """The files with the keys of accepted findings as they are afterwards; findings stand at the lines they did."""
    accepted = {one.key for one in before.claims.acceptances}
    if not accepted:
        return after
    from figurecheck.consistency import check

    later: dict[object, list[str]] = defaultdict(list)
    for finding in check(after.claims):
        later[_stand(finding)].append(finding.key)
    keys = {one.key: later[_stand(one)].pop(0) for one in check(before.claims) if later[_stand(one)]}
    wanted: dict[str, list[Edit]] = defaultdict(list)
    for file, records in after.claims.records:
        for record in records:
            if record.kind == "accept" and record.id in accepted and keys.get(record.id, record.id) != record.id:
                wanted[file].append(Edit(record.fields[0], 0, len(record.id), keys[record.id]))
    return _with(after, {file: spliced(file, after.contents[file], wanted[file]) for file in wanted})


def _stand(finding: Finding) -> object:
    return finding.code, finding.level, frozenset((one.place.file, one.place.line) for one in finding.labels)


def _changes(before: Workspace, after: Workspace, file: str) -> Iterator[Change]:
    """The lines that differ, each with what is alike at both of its ends left out."""
    for number, (old, new) in enumerate(zip(before.lines(file), after.lines(file), strict=True)):
        if old == new:
            continue
        start = 0
        while start < min(len(old), len(new)) and old[start] == new[start]:
            start += 1
        behind = 0
        while behind < min(len(old), len(new)) - start and old[-1 - behind] == new[-1 - behind]:
            behind += 1
        yield Change(Span(file, number, start, len(old) - behind), new[start : len(new) - behind])
