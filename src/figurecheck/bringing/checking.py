"""What documents come to: each held against itself, whether it is a text or a table, and a text
against the records beside it.
"""

from __future__ import annotations

import attr

from figurecheck.bringing.prose.linking import linked as link
from figurecheck.bringing.prose.through import check_documents as check_texts
from figurecheck.bringing.prose.told import text_object
from figurecheck.bringing.tables.checking import Check, check_tables, table_object
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.document import Object
from figurecheck.model.finding import Finding


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
    texts = check_texts(claims.documents, check, claims.data)
    taken = {*claims.measures, *(one.id for one in claims.relations)}
    linked = [link(text, claims, check) for text in texts.texts]
    tables = check_tables(claims.documents, check, claims.data, taken)
    return DocumentsChecked(
        tuple(text_object(text, each.held) for text, each in zip(texts.texts, linked, strict=True)),
        tuple(map(table_object, tables.tables)),
        _once(
            (*texts.findings, *(one for each in linked for one in each.findings), *tables.findings)
        ),
        (*texts.reports, *(one for each in linked for one in each.reports), *tables.reports),
    )


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
