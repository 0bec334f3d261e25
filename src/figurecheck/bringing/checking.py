"""What documents come to: each held against itself, whether it is a text, a table or a filing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attr

from figurecheck.bringing.filings.checking import check_filings
from figurecheck.bringing.prose.through import check_documents as check_texts
from figurecheck.bringing.prose.told import text_object
from figurecheck.bringing.tables.checking import Check, check_tables, table_object
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.document import Object
from figurecheck.model.finding import Finding


@attr.frozen(eq=False)
class DocumentsChecked:
    """What was read of each text, table and filing, what is found in them, and the reports that
    prove it.

    ``settled`` has, for a conflict told under another one, the keys of both.
    """

    texts: tuple[Object, ...]
    tables: tuple[Object, ...]
    filings: tuple[Object, ...]
    findings: tuple[Finding, ...]
    reports: tuple[Checked, ...]
    settled: Mapping[str, str]


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
    texts = check_texts(claims.documents, check, claims.data)
    taken = {*claims.measures, *(one.id for one in claims.relations)}
    tables = check_tables(claims.documents, check, claims.data, taken)
    filings = check_filings(claims.documents, sparing or check, claims.data, taken, progress)
    return DocumentsChecked(
        tuple(map(text_object, texts.texts)),
        tuple(map(table_object, tables.tables)),
        filings.filings,
        (*texts.findings, *tables.findings, *filings.findings),
        (*texts.reports, *tables.reports, *filings.reports),
        filings.settled,
    )
