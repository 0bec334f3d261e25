"""What documents come to: each held against itself, whether it is a text or a table."""

from __future__ import annotations

from collections.abc import Callable

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.tables.text import TableText
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.document import Object
from figurecheck.model.finding import Finding

Check = Callable[[Claims], Checked]


@attr.frozen(eq=False)
class DocumentsChecked:
    """What was read of each text and table, what is found in them, and the reports that
    prove it.
    """

    texts: tuple[Object, ...]
    tables: tuple[Object, ...]
    findings: tuple[Finding, ...]
    reports: tuple[Checked, ...]


def check_documents(claims: Claims, check: Check) -> DocumentsChecked:
    """Holds each document of some claims against itself; ``check`` decides what a part of one
    states.
    """
    texts, tables = _texts(claims, check), _tables(claims, check)
    return DocumentsChecked(
        texts.texts,
        tables.tables,
        (*texts.findings, *tables.findings),
        (*texts.reports, *tables.reports),
    )


def _texts(claims: Claims, check: Check) -> DocumentsChecked:
    """What the texts come to; what reads them is imported only where there is one."""
    if not any(isinstance(one, Document) for one in claims.documents):
        return DocumentsChecked((), (), (), ())
    from figurecheck.bringing.prose.through import check_documents as check_texts
    from figurecheck.bringing.prose.told import text_object

    found = check_texts(claims.documents, check, claims.data)
    return DocumentsChecked(tuple(map(text_object, found.texts)), (), found.findings, found.reports)


def _tables(claims: Claims, check: Check) -> DocumentsChecked:
    """What the tables come to."""
    if not any(isinstance(one, TableText) for one in claims.documents):
        return DocumentsChecked((), (), (), ())
    from figurecheck.bringing.tables.checking import check_tables, table_object

    taken = {*claims.measures, *(one.id for one in claims.relations)}
    found = check_tables(claims.documents, check, claims.data, taken)
    return DocumentsChecked(
        (), tuple(map(table_object, found.tables)), found.findings, found.reports
    )
