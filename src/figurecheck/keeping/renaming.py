"""Gives an id another name wherever it is used, in every file at once."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from figurecheck.claims.files import contents, load_contents, records_of
from figurecheck.consistency import check
from figurecheck.errors import UsageError
from figurecheck.keeping.splicing import Edit, spliced
from figurecheck.keeping.uses import edits
from figurecheck.keeping.writing import write_all
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Problem
from figurecheck.model.record import Record

Load = Callable[[Mapping[str, bytes]], Claims]
"""Reads the claims of files by name."""


class Renamed(NamedTuple):
    """A file with the new name in it, and in how many places it changed."""

    content: bytes
    places: int


def rename(kind: str, old: str, new: str, paths: Sequence[str]) -> dict[str, int]:
    """Renames it below the paths; returns how many places changed in each file that did.

    A member's name may have its dimension ahead of it, ``where=Denver``, a claim's its source,
    ``ap-0204/share``. The keys of accepted findings, which depend on names, are written anew too.
    Either every file is written or none.

    Raises:
        UsageError: where nothing has the old id, something has the new one, it cannot be one, or a
            file could not be read or written.
    """
    files, unread = contents(*paths)
    before = load_contents(files)
    wrong = [*unread, *(problem for name in files for problem in records_of(name, files[name])[1])]
    if wrong:
        msg = f"{wrong[0].headline}: what cannot be read may use the name; nothing was written"
        raise UsageError(msg)
    dimension = ""
    given, new_name = old, new
    if kind == "member":
        dimension, old, new = _member(before, old, new)
    found = renamed(files, before, kind, old, new, dimension)
    places = {name: found[name].places for name in found}
    write_all(
        {name: (files[name], found[name].content) for name in found},
        called(kind, given, new_name),
        places,
    )
    return places


def called(kind: str, old: str, new: str) -> str:
    """What a rename is called where it was interrupted."""
    return f"rename {kind} {old} {new}"


def renamed(
    files: Mapping[str, bytes],
    before: Claims,
    kind: str,
    old: str,
    new: str,
    dimension: str = "",
    load: Load = load_contents,
) -> dict[str, Renamed]:
    """The files that change where it is renamed, by name; ``before`` is what ``load`` makes of the
    files.

    ``dimension`` is that of a member. The keys of accepted findings are written anew too. Nothing
    is written to disk.

    Raises:
        UsageError: where nothing has the old id, something has the new one, or it cannot be one.
    """
    if new != new.strip() or not new or "\n" in new:
        msg = f"`{new}` is not an id"
        raise UsageError(msg)
    found = (
        _claim_edits(before, old, new)
        if kind == "claim"
        else _edits(before, kind, old, new, dimension)
    )
    if not any(found.values()):
        raise _unknown(before, kind, old, dimension)
    _free(before, kind, old, new, dimension)
    changed = {name: spliced(name, files[name], one) for name, one in found.items() if one}
    changed = _with_keys(before, {**files, **changed}, files, load)
    _same(before, load({**files, **changed}), new)
    return {
        name: Renamed(content, len(found.get(name, ())) or 1) for name, content in changed.items()
    }


def _records(claims: Claims) -> Iterable[Record]:
    return (record for _, records in claims.records for record in records)


def _edits(claims: Claims, kind: str, old: str, new: str, dimension: str) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = defaultdict(list)
    for name, records in claims.records:
        for record in records:
            found[name] += edits(record, kind, old, new, dimension, claims.periods)
    if kind == "source":
        of_old = {claim.name for claim in claims.claims if claim.source == old}
        for claim in claims.claims:
            field = claim.record.get("replaces")
            if field is not None and field.value in of_old and field.value == claim.replaces:
                found[field.place.file].append(Edit(field, 0, len(old), new))
    return found


def _claim_edits(claims: Claims, old: str, new: str) -> dict[str, list[Edit]]:
    """The edits that rename a claim, and those in claims that replace it; the names may have the
    source ahead.
    """
    claim = _claim(claims, old)
    if claim is None:
        return {}
    own = new.removeprefix(f"{claim.source}/")
    found: dict[str, list[Edit]] = defaultdict(list)
    first = claim.record.first
    found[first.place.file].append(Edit(first, 0, len(first.value), own))
    for other in claims.claims:
        field = other.record.get("replaces")
        if field is not None and other.replaces == claim.name:
            start = len(field.value) - len(claim.id)
            found[field.place.file].append(Edit(field, start, len(field.value), own))
    return found


def _claim(claims: Claims, name: str) -> Claim | None:
    exact = [claim for claim in claims.claims if claim.name == name]
    found = exact or [claim for claim in claims.claims if claim.id == name]
    if len(found) > 1:
        msg = f"several claims are called `{name}`: {', '.join(claim.name for claim in found[:5])}"
        raise UsageError(msg)
    return found[0] if found else None


def _member(claims: Claims, old: str, new: str) -> tuple[str, str, str]:
    """The dimension, and both names without it."""
    name, sign, rest = (part.strip() for part in old.partition("="))
    if sign:
        return (
            name,
            rest,
            new.partition("=")[2].strip() if new.partition("=")[0].strip() == name else new,
        )
    dimensions = sorted({dimension for dimension, member in _members(claims) if member == old})
    if len(dimensions) > 1:
        several = ", ".join(f"{one}={old}" for one in dimensions)
        msg = f"`{old}` is a member of several dimensions: say which one, {several}"
        raise UsageError(msg)
    return (dimensions[0] if dimensions else ""), old, new


def _members(claims: Claims) -> set[tuple[str, str]]:
    """Every member that is described or used as one of a dimension by a claim."""
    used = {pair for claim in claims.claims for pair in claim.members}
    used |= {(one.dimension, one.part_of) for one in claims.members.values() if one.part_of}
    return {*claims.members, *used}


def _names(claims: Claims, kind: str, dimension: str) -> list[str]:
    match kind:
        case "source":
            return list(claims.sources)
        case "measure":
            return [
                *claims.measures,
                *(name for one in claims.measures.values() for name in one.alias),
            ]
        case "member":
            return [name for other, name in _members(claims) if other == dimension or not dimension]
        case "period":
            return list(claims.periods)
        case "relation":
            return [one.id for one in claims.relations]
    return [claim.name for claim in claims.claims]


def _unknown(claims: Claims, kind: str, old: str, dimension: str) -> UsageError:
    from figurecheck.model.nearest import suggestion

    names = _names(claims, kind, dimension)
    if kind == "source" and old in names:
        return UsageError(
            f"source `{old}` is named after its file: rename that, or describe it in a `source:`"
            " record"
        )
    near = suggestion(old, names)
    return UsageError(f"there is no {kind} `{old}`{'; ' + near if near else ''}")


def _free(claims: Claims, kind: str, old: str, new: str, dimension: str) -> None:
    """Sees to it that nothing else has the name yet; a claim's is looked at where it is
    read again.
    """
    names = _names(claims, kind, dimension) if kind != "claim" else ()
    taken = {_plain(name): name for name in names if name != old or name == new}
    if _plain(new) in taken:
        msg = f"there is a {kind} `{taken[_plain(new)]}` already"
        raise UsageError(msg)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


# -- what must stay --------------------------------------------------------------------------------


def _same(before: Claims, after: Claims, new: str) -> None:
    """Holds that the claims read as they did, and that nothing more is wrong."""
    known = Counter(problem.code for problem in before.problems)
    for problem in after.problems:
        known[problem.code] -= 1
        if known[problem.code] < 0:
            raise _refused(problem, new)
    if [_meaning(claim) for claim in _placed(before)] != [
        _meaning(claim) for claim in _placed(after)
    ]:
        msg = f"with the name `{new}` some claims would be read otherwise; nothing was written"
        raise UsageError(msg)


def _refused(problem: Problem, new: str) -> UsageError:
    place = problem.labels[0].place
    advice = f"; {problem.help}" if problem.help else ""
    return UsageError(
        f"`{new}` cannot be the name: {place.file}:{place.line}: {problem.headline}{advice}"
    )


def _placed(claims: Claims) -> list[Claim]:
    return sorted(
        claims.claims, key=lambda claim: (claim.record.place.file, claim.record.place.line)
    )


def _meaning(claim: Claim) -> tuple[object, ...]:
    return (
        claim.figure,
        claim.reading,
        claim.unit,
        claim.window,
        claim.statistic,
        claim.status,
        len(claim.members),
    )


# -- keys of what was accepted ---------------------------------------------------------------------


def _with_keys(
    before: Claims, after: Mapping[str, bytes], files: Mapping[str, bytes], load: Load
) -> dict[str, bytes]:
    """The files that differ, their acceptances made to fit the findings as they are called
    afterwards.
    """
    result = dict(after)
    if before.acceptances:
        keys = _new_keys(before, load(after))
        for name in after:
            records, _ = records_of(name, after[name])
            again = [
                Edit(record.first, 0, len(record.id), keys[record.id])
                for record in records
                if record.kind == "accept" and keys.get(record.id, record.id) != record.id
            ]
            if again:
                result[name] = spliced(name, after[name], again)
    return {name: content for name, content in result.items() if content != files[name]}


def _new_keys(before: Claims, after: Claims) -> dict[str, str]:
    """The keys of the accepted findings, and what they are afterwards: findings stand at the same
    lines.
    """
    accepted = {one.key for one in before.acceptances}
    later: dict[object, list[str]] = defaultdict(list)
    for finding in check(after):
        later[_stand(finding)].append(finding.key)
    keys: dict[str, str] = {}
    for finding in check(before):
        same = later[_stand(finding)]
        if finding.key in accepted and same:
            keys[finding.key] = same.pop(0)
    return keys


def _stand(finding: Finding) -> object:
    return (
        finding.code,
        finding.level,
        frozenset((one.place.file, one.place.line) for one in finding.labels),
    )
