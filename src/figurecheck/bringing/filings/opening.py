"""Opens filings and the taxonomies named beside them, and tells what could not be read."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache

import attr

from figurecheck.bringing.documents.opening import is_document
from figurecheck.bringing.filings.addresses import (
    AddressShelf,
    Neighbours,
    archive_of,
    is_remote,
    joined,
)
from figurecheck.bringing.filings.elements import root_of
from figurecheck.bringing.filings.filing import LOOKED_AT, Filing, FilingReader, Summation
from figurecheck.bringing.filings.naming import named
from figurecheck.bringing.filings.taxonomy import LINK, SCHEMA, Taxonomies
from figurecheck.bringing.stated import problem
from figurecheck.bringing.workbook.archive import Archive
from figurecheck.catalogue import collect
from figurecheck.errors import UsageError
from figurecheck.model.finding import Problem

TAXONOMY_ENDINGS = (".xsd", ".xml", ".zip")
"""The endings of files that taxonomies are in: schemas, linkbases, packages."""

_TAXONOMY_ROOTS = frozenset({f"{SCHEMA}schema", f"{LINK}linkbase"})


@attr.frozen(eq=False)
class FilingRead:
    """A filing with the sums of its taxonomy.

    ``missing`` are the files of the taxonomy that are not at hand, ``bare`` says that among them
    are those by which it begins. ``by_id`` says that concepts were known by their ids alone.
    ``across`` says that it is held against the other filings of a run.
    """

    filing: Filing
    sums: tuple[Summation, ...] = ()
    missing: tuple[str, ...] = ()
    bare: bool = False
    by_id: bool = False
    across: bool = False


def _readers() -> tuple[FilingReader, ...]:
    return _known(tuple(sys.path))


@cache
def _known(
    path: tuple[str, ...],  # noqa: ARG001 -- what can be found changes with it
) -> tuple[FilingReader, ...]:
    return collect("figurecheck.bringing.filings.readers", "FILINGS", FilingReader)


def held_across(documents: Sequence[object]) -> tuple[object, ...]:
    """The documents, of which the filings are held against one another."""
    return tuple(
        attr.evolve(one, across=True) if isinstance(one, FilingRead) else one for one in documents
    )


def filing_endings() -> tuple[str, ...]:
    """The endings of files that may be filings, sorted."""
    return tuple(sorted({suffix for one in _readers() for suffix in one.suffixes}))


def reader_for(ending: str, content: bytes) -> FilingReader | None:
    """The reader of a filing, by the ending of its name in lower case and by its first bytes."""
    start = content[:LOOKED_AT]
    return next((one for one in _readers() if ending in one.suffixes and one.meant(start)), None)


def is_taxonomy(ending: str, content: bytes) -> bool:
    """Whether a file is a taxonomy, or a part of one."""
    if ending == ".zip":
        return True
    return ending in TAXONOMY_ENDINGS and root_of(content[:LOOKED_AT]) in _TAXONOMY_ROOTS


def opened_filing(
    reader: FilingReader, content: bytes, name: str, problems: list[Problem]
) -> Filing | None:
    """The filing in some bytes; ``None``, with a problem noted, where it cannot be read."""
    try:
        return reader.read(content, name)
    except UsageError as error:
        problems.append(problem(name, str(error), error.help))
        return None


def with_sums(
    filings: Sequence[Filing],
    taxonomies: Sequence[tuple[str, bytes]],
    neighbours: Neighbours,
    problems: list[Problem],
) -> list[FilingRead]:
    """The filings with the sums of their taxonomies, of which each is read once.

    ``taxonomies`` are the files that were named, with their bytes: linkbases among them count for
    every filing.
    """
    archives: list[tuple[str, Archive]] = []
    files: list[tuple[str, bytes]] = []
    for name, content in taxonomies:
        if content[:2] != b"PK":
            files.append((name, content))
            continue
        try:
            archives.append((name, archive_of(content, name)))
        except UsageError as error:
            problems.append(problem(name, str(error), error.help))
    try:
        known = Taxonomies(AddressShelf(archives, files, neighbours))
    except UsageError as error:
        problems.append(problem(filings[0].name if filings else "", str(error), error.help))
        known = Taxonomies(AddressShelf((), files, neighbours))
    linkbases = [
        name for name, content in files if root_of(content[:LOOKED_AT]) == f"{LINK}linkbase"
    ]
    told: set[str] = set()
    return [_with_sums(one, linkbases, known, problems, told) for one in filings]


def _with_sums(
    filing: Filing,
    linkbases: Sequence[str],
    known: Taxonomies,
    problems: list[Problem],
    told: set[str],
) -> FilingRead:
    entries = [joined(filing.name, one) for one in filing.entries]
    taxonomy = known.of([*entries, *linkbases])
    for one in taxonomy.unreadable:
        if one not in told:
            told.add(one)
            problems.append(problem(filing.name, one))
    sums, by_id = named(taxonomy.sums, filing)
    filing = _with_counts(filing, sums)
    bare = bool({*entries} & {*taxonomy.missing}) or not (entries or linkbases)
    read = FilingRead(filing, sums, taxonomy.missing, bare, by_id)
    problems += _untold(read, entries)
    return read


def _with_counts(filing: Filing, sums: Sequence[Summation]) -> Filing:
    """The filing with those pure numbers among its facts that a sum is about."""
    if not filing.perhaps:
        return filing
    about = {name for one in sums for name in (one.total, *(part for part, _ in one.parts))}
    known = [fact for fact in filing.perhaps if fact.concept in about]
    return attr.evolve(filing, facts=(*filing.facts, *known), perhaps=())


def _untold(read: FilingRead, entries: Sequence[str]) -> list[Problem]:
    """What is said of a filing whose taxonomy is not at hand."""
    name = read.filing.name
    if not read.bare:
        return []
    missing = [one for one in entries if one in read.missing]
    wanted = _shown(missing[0]) if missing else ""
    which = f"its taxonomy, {wanted}, is not at hand" if wanted else "it names no taxonomy"
    if read.sums:
        return [
            problem(
                name,
                f"{name}: {which}: sums are those of the linkbases that were named",
                "",
                "note",
            )
        ]
    remote = "" if not missing or not is_remote(missing[0]) else "nothing is ever fetched: "
    advice = f"{remote}name the taxonomy package (.zip) or calculation linkbase beside it"
    page = any(map(is_document, re.findall(r"\.[^./\\]+\Z", name.lower())))
    level = "note" if page else "warning"  # the tables and the text of a page are checked
    return [
        problem(
            name,
            f"{name}: {which}, so that no sums {'of it ' if page else ''}were checked",
            advice,
            level,
        )
    ]


def _shown(address: str) -> str:
    """As much of an address as a line holds."""
    return re.sub(r"\s+", " ", address if len(address) <= 120 else f"{address[:119]}…")
