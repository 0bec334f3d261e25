"""What a file is to figurecheck: records, a table, a text, a filing, a taxonomy, facts, a report,
or a source alone.
"""

from __future__ import annotations

import re

from figurecheck.bringing.documents.opening import is_document
from figurecheck.bringing.filings.opening import is_taxonomy, reader_for
from figurecheck.catalogue import reader_of
from figurecheck.errors import UsageError
from figurecheck.model.nearest import nearest
from figurecheck.reading.claims.fields import KINDS
from figurecheck.reading.formats.csv import delimiter_of

RECORDS, TABLE, TEXT, FACTS, FILING, TAXONOMY, REPORT, SOURCE = (
    "records",
    "table",
    "text",
    "facts",
    "filing",
    "taxonomy",
    "report",
    "source",
)
UNKNOWN = ""

CHOICES = (RECORDS, TABLE, TEXT)
"""What a caller may say a file is."""

_TABLES = frozenset({".xlsx", ".tsv", ".ods"})
_FACTS = b"figurecheck-facts/1"
_DOCUMENT_TYPE = re.compile(rb'"documentType"\s{0,20}:\s{0,20}"[^"]{0,200}xbrl', re.IGNORECASE)
_OWN_SCHEMA = re.compile(rb'"schema"\s{0,20}:\s{0,20}"figurecheck-')

LOOKED_AT = 100_000
"""Bytes at the start and at the end of a file that are looked at."""


def kind_of(name: str, content: bytes, given: str = "") -> str:
    """What a file is, by its ending and where that leaves it open by what it holds; ``UNKNOWN``
    where nobody reads it.

    ``given`` is what the caller says it is, one of ``CHOICES``, and decides.

    Raises:
        UsageError: where it is none of these.
    """
    if given:
        if given not in CHOICES:
            msg = f"a file is read as one of {', '.join(CHOICES)}, and not as {given!r}"
            raise UsageError(msg)
        return given
    ending = _ending(name)
    reader = reader_of(name)
    if reader is not None:
        return _of_rows(content) if reader.name == "csv" else _of_objects(content, reader.name)
    if ending in _TABLES:
        return TABLE
    if ending == ".parquet":
        return FACTS if _FACTS in content[-LOOKED_AT:] else TABLE
    if ending == ".json":
        start = content[:LOOKED_AT]
        return (
            FILING
            if _DOCUMENT_TYPE.search(start)
            else REPORT
            if _OWN_SCHEMA.search(start)
            else SOURCE
        )
    return _of_elements(ending, content)


def _of_objects(content: bytes, reader: str) -> str:
    """A report that was saved an object a line, else records."""
    start = content[:LOOKED_AT].split(b"\n", 1)[0]
    return REPORT if reader == "jsonl" and _OWN_SCHEMA.search(start) else RECORDS


def _of_elements(ending: str, content: bytes) -> str:
    """A filing or a part of a taxonomy by what it begins with, else a text by its ending."""
    if reader_for(ending, content) is not None:
        return FILING
    if is_taxonomy(ending, content):
        return TAXONOMY
    return TEXT if is_document(ending) else UNKNOWN


def _ending(name: str) -> str:
    found = re.search(r"\.[^./\\]{1,20}\Z", name)
    return found[0].lower() if found is not None else ""


def _of_rows(content: bytes) -> str:
    """Records where the first heading is a kind of record and the others are fields, or it is
    nearly so; else a table.

    Of what is only nearly so the reader of records tells what is wrong.
    """
    first = content[:LOOKED_AT].decode("utf-8-sig", "replace").split("\n", 1)[0].strip()
    sign = delimiter_of(first)
    headings = [one.strip().strip('"').strip().replace(" ", "_") for one in first.split(sign)]
    kind = KINDS.get(headings[0].casefold()) if headings else None
    if kind is None:
        meant = nearest(headings[0].casefold(), KINDS) if headings else ""
        if not meant:
            return TABLE
        known, others = KINDS[meant], [one.casefold() for one in headings[1:]]
        fields = frozenset((*known.required, *known.optional))
        needed = {*known.required} <= {*others}
        return RECORDS if needed and any(one in fields for one in others) else TABLE
    fields = frozenset((*kind.required, *kind.optional))
    return (
        RECORDS
        if len(headings) > 1 and any(one.casefold() in fields for one in headings[1:])
        else TABLE
    )
