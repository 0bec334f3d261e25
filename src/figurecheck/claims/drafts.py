"""The figures of a text as records, for programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from figurecheck.bringing.documents.dated import dated
from figurecheck.bringing.documents.document import Document
from figurecheck.catalogue import own_ending
from figurecheck.claims.files import load, records_of
from figurecheck.errors import UsageError

if TYPE_CHECKING:
    from figurecheck.model.record import Record


def draft(
    path: str | os.PathLike[str], *, published: str = "", publisher: str = ""
) -> list[Record]:
    """Return the records that ``figurecheck draft`` makes of a text: its source, measures, claims.

    What has to be said by somebody, such as what a percentage is of, is not among them.

    Args:
        path: a text (``.txt``, ``.md``, ``.html``, ``.docx``, ``.pdf``), ``-`` for standard input.
        published: the day it was published, as ``2025-06-04``; else the one that the text gives.
        publisher: who published it.

    Raises:
        UsageError: where it cannot be read, or is no text, or the day is none.

    Example:
        >>> import pathlib, tempfile, figurecheck as fc
        >>> article = pathlib.Path(tempfile.mkdtemp(), "ferry.txt")
        >>> _ = article.write_text("The ferry carried 46,200 riders in May 2025.")
        >>> [record.kind for record in fc.draft(article)]
        ['source', 'measure', 'claim']
    """
    from figurecheck.bringing.prose.drafting import draft as drafted_of

    drafted = drafted_of(text_at(path, published), publisher)
    return records_of(f"{drafted.source}{own_ending()}", drafted.text.encode("utf-8"))[0]


def text_at(path: str | os.PathLike[str], published: str) -> Document:
    """The one text that a draft is made of, with the day it was published where one is given.

    Raises:
        UsageError: where it cannot be read, or is no text, or the day is none.
    """
    claims = dated(load(path), published)
    documents = [one for one in claims.documents if isinstance(one, Document)]
    if len(documents) != 1:
        told = claims.problems[0].headline if claims.problems else f"{path}: this is no text"
        raise UsageError(told, "a draft is made of one text; records are read as they are")
    return documents[0]
