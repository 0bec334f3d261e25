"""What documents come to: each held against itself, whether it is a text, a table or a filing, and
a text against the records beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.tables.text import TableText
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.document import Object
from figurecheck.model.finding import Finding
from figurecheck.model.marked import MarkedText

Check = Callable[[Claims], Checked]


@attr.frozen(eq=False)
class DocumentsChecked:
    """What was read of each text, table and filing, what is found in them, and the reports that
    prove it.

    ``marked`` are the texts with their figures marked.
    ``settled`` has, for a conflict told under another one, the keys of both.
    """

    texts: tuple[Object, ...] = ()
    tables: tuple[Object, ...] = ()
    filings: tuple[Object, ...] = ()
    marked: tuple[MarkedText, ...] = ()
    findings: tuple[Finding, ...] = ()
    reports: tuple[Checked, ...] = ()
    settled: Mapping[str, str] = MappingProxyType({})


def check_documents(
    claims: Claims,
    check: Check,
    sparing: Check | None = None,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> DocumentsChecked:
    """Holds each document of some claims against itself; ``check`` decides what a part of one
    states.

    ``sparing`` does the same without the quick ways to an answer, which cost more than they spare
    where a set fails. ``progress`` is told how many sets of a filing are done, and of how many.
    """
    texts, tables = _texts(claims, check), _tables(claims, check)
    filings = _filings(claims, sparing or check, progress)
    parts = (texts, tables, filings)
    return DocumentsChecked(
        texts.texts,
        tables.tables,
        filings.filings,
        texts.marked,
        _once(tuple(one for each in parts for one in each.findings)),
        tuple(one for each in parts for one in each.reports),
        filings.settled,
    )


def _texts(claims: Claims, check: Check) -> DocumentsChecked:
    """What the texts come to, each held against itself and against the records; what reads them is
    imported only where there is one.
    """
    if not any(isinstance(one, Document) for one in claims.documents):
        return DocumentsChecked()
    from figurecheck.bringing.prose.linking import linked as link
    from figurecheck.bringing.prose.marking import marked
    from figurecheck.bringing.prose.through import check_documents as check_texts
    from figurecheck.bringing.prose.told import text_object

    found = check_texts(claims.documents, check, claims.data)
    linked = [link(text.document, text.sentences, claims, check) for text in found.texts]
    beside = list(zip(found.texts, linked, strict=True))
    told: dict[str, dict[str, Finding]] = {}
    for finding in (*found.findings, *(one for each in linked for one in each.findings)):
        for label in finding.labels:
            told.setdefault(label.place.file, {})[finding.key] = finding
    return DocumentsChecked(
        texts=tuple(text_object(text, each.held) for text, each in beside),
        marked=tuple(
            marked(text, tuple(told.get(text.document.name, {}).values()), each.held)
            for text, each in beside
        ),
        findings=(*found.findings, *(one for each in linked for one in each.findings)),
        reports=(*found.reports, *(one for each in linked for one in each.reports)),
    )


def _tables(claims: Claims, check: Check) -> DocumentsChecked:
    """What the tables come to."""
    if not any(isinstance(one, TableText) for one in claims.documents):
        return DocumentsChecked()
    from figurecheck.bringing.tables.checking import check_tables, table_object

    found = check_tables(claims.documents, check, claims.data, _taken(claims))
    return DocumentsChecked(
        tables=tuple(map(table_object, found.tables)),
        findings=found.findings,
        reports=found.reports,
    )


def _filings(
    claims: Claims, check: Check, progress: Callable[[int, int], None]
) -> DocumentsChecked:
    """What the filings come to."""
    if all(isinstance(one, (Document, TableText)) for one in claims.documents):
        return DocumentsChecked()
    from figurecheck.bringing.filings.checking import check_filings

    found = check_filings(claims.documents, check, claims.data, _taken(claims), progress)
    return DocumentsChecked(
        filings=found.filings,
        findings=found.findings,
        reports=found.reports,
        settled=found.settled,
    )


def _taken(claims: Claims) -> set[str]:
    """The names that records have, which nothing that is read of a document may have too."""
    return {*claims.measures, *(one.id for one in claims.relations)}


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, but a limit that several documents met once."""
    met: set[str] = set()
    kept = []
    for one in findings:
        if one.code == "FC901" and one.key in met:
            continue
        met.add(one.key)
        kept.append(one)
    return tuple(kept)
