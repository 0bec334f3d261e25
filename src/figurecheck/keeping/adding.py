"""Adds a claim to a file: its source once, then figure after figure below it, each read before it
is written.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence

import attr

from figurecheck.catalogue import endings, own_ending, reader_of
from figurecheck.claims.files import contents, load_contents, records_of
from figurecheck.errors import UsageError
from figurecheck.keeping.placing import inserted, owners, stem
from figurecheck.keeping.saving import ChangedError, save
from figurecheck.keeping.texts import Pairs, decoded, ordered, pairs_of, spelled
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.reading.formats import BLANKS

MAX_ATTEMPTS = 100
"""How often a file that somebody else changed meanwhile is read again."""


@attr.frozen
class Added:
    """The claim that was added, by full name, with where it stands and all the claims it now stands
    among.
    """

    name: str
    file: str
    line: int
    claims: Claims


class RefusedError(UsageError):
    """The record would not be read as it was meant."""


def add(
    fields: Sequence[tuple[str, str]],
    paths: Sequence[str],
    *,
    id: str = "",  # noqa: A002
    source: str = "",
    about: Sequence[tuple[str, str]] = (),
    file: str = "",
) -> Added:
    """Adds a claim of these fields to a file of records.

    ``about`` are the fields of its source, which is described where nobody has described it yet.
    The file is ``file``, or that of the source, or one named after it in the first path; what the
    file holds stays as it is, byte for byte. Without an id the claim gets one from its measure.

    Raises:
        RefusedError: where it would not be read, with the place and what is wrong.
        UsageError: where the file cannot be read or written.
    """
    for _ in range(MAX_ATTEMPTS - 1):
        try:
            return _attempt(fields, paths, id, source, about, file)
        except ChangedError:
            continue
    return _attempt(fields, paths, id, source, about, file)


def _attempt(
    fields: Sequence[tuple[str, str]],
    paths: Sequence[str],
    name: str,
    source: str,
    about: Sequence[tuple[str, str]],
    file: str,
) -> Added:
    files, _ = contents(*paths)
    known = load_contents(files)
    described = known.sources.get(source)
    record = described.record if described is not None else None
    if record is not None and about:
        place = record.place
        msg = (
            f"source `{source}` is described already, at {place.file}:{place.line}: change it there"
        )
        raise UsageError(msg)
    target, before = _target(files, file or (record.place.file if record else ""), paths, source)
    see_to_blocks(target, "claims are added to")
    text = decoded(target, before or b"")
    standing = owners(target, records_of(target, before or b"")[0])
    last = standing[-1][1] if standing else stem(target)
    below = (
        next((one for one, owner in reversed(standing) if owner == source), None)
        if source
        else None
    )
    own = name or _free_id(known, source or last, fields)
    pairs: Pairs = (("claim", own), *((field, value.strip(BLANKS)) for field, value in fields))
    new_source = bool(source) and record is None and below is None
    if source and below is None and not new_source and last != source:
        pairs = (*pairs, ("source", source))
    blocks = [spelled(ordered((("source", source), *about)))] if new_source else []
    blocks.append(spelled(ordered(pairs)))
    new, line = inserted(text, below, blocks)
    content = new.encode("utf-8", "surrogatepass")
    claims = _read_again(
        known, {**files, target: content}, pairs, f"{source or last}/{own}", target
    )
    save(target, content, before=before, fresh=before is None)
    return Added(f"{source or last}/{own}", target, line, claims)


def see_to_blocks(file: str, what: str) -> None:
    """Sees to it that records can be put into a file, by its reader; ``what`` begins to say what is
    wrong.

    Raises:
        UsageError: where the file is of another kind.
    """
    reader = reader_of(file)
    if reader is None or not reader.blocks:
        msg = f"{file}: {what} files whose names end in {' or '.join(endings(blocks=True))}"
        raise UsageError(msg)


def _target(
    files: dict[str, bytes], file: str, paths: Sequence[str], source: str
) -> tuple[str, bytes | None]:
    """The name of the file to add to, then among ``files``, and its bytes, ``None`` where there is
    none yet.
    """
    if not file:
        first = paths[0]
        if not os.path.isdir(first):  # noqa: PTH112
            file = first
        else:
            plain = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in source)[
                :80
            ].lstrip(".-")
            file = os.path.join(first, f"{plain or 'claims'}{own_ending()}")  # noqa: PTH118
    if file in files:
        return file, files[file]
    if not os.path.lexists(file):
        return file, None
    found, problems = contents(file)
    if not found:
        msg = problems[0].headline if problems else f"{file}: cannot be read"
        raise UsageError(msg)
    ((name, content),) = found.items()
    files[name] = content
    return name, content


def _free_id(claims: Claims, source: str, fields: Sequence[tuple[str, str]]) -> str:
    given = dict(fields)
    measure = given.get("measure", "")
    base = (
        "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in measure).strip("-")
        or "claim"
    )
    taken = {claim.id.casefold() for claim in claims.claims if claim.source == source}
    number = 1
    while (own := base if number == 1 else f"{base}-{number}").casefold() in taken:
        number += 1
    return own


def _read_again(
    known: Claims, files: Mapping[str, bytes], pairs: Pairs, name: str, target: str
) -> Claims:
    """The claims as they will be read, where nothing more is wrong and the claim is the one that
    was meant.
    """
    after = load_contents(files)
    problems = Counter((problem.code, problem.headline) for problem in known.problems)
    for problem in filter(lambda one: one.severity != "note", after.problems):
        problems[problem.code, problem.headline] -= 1
        if problems[problem.code, problem.headline] < 0:
            raise _refused(problem)
    found = next(
        (
            claim
            for claim in after.claims
            if claim.name == name and claim.record.place.file == target
        ),
        None,
    )
    if found is None or sorted(pairs_of(found.record)) != sorted(pairs):
        msg = f"{target}: the record would not be read as it was given; nothing was written"
        raise RefusedError(msg)
    return after


def _refused(problem: Problem) -> RefusedError:
    place = problem.labels[-1].place
    msg = (
        f"{place.file}:{place.line}:{place.column}: {problem.code}: {problem.headline}; nothing was"
        " written"
    )
    return RefusedError(msg, problem.help)
