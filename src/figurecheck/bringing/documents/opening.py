"""Opens a document: finds its reader, and tells as a problem what could not be read."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256

import attr

from figurecheck.bringing.documents.document import Document, DocumentReader, UnreadableError
from figurecheck.catalogue import collect
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place

STANDARD_INPUT = "standard input"
"""What a text is called that came without a name."""

MAX_BYTES = 20_000_000
"""Bytes that a document may have."""

_PAGE = re.compile(rb"\s{0,200}<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_STARTS = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"))


@cache
def _by_name() -> dict[str, DocumentReader]:
    return {
        one.name: one
        for one in collect("figurecheck.bringing.documents.readers", "DOCUMENTS", DocumentReader)
    }


@cache
def _by_ending() -> dict[str, DocumentReader]:
    return {suffix: reader for reader in _by_name().values() for suffix in reader.suffixes}


def document_endings() -> tuple[str, ...]:
    """The endings of files that are read as documents, sorted."""
    return tuple(sorted(_by_ending()))


def is_document(ending: str) -> bool:
    """Whether files with an ending, in lower case, are read as documents."""
    return ending in _by_ending()


def read_document(content: bytes, name: str, ending: str = "") -> Document:
    """The document in the bytes of a file; without a known ending its first bytes say what it is.

    Raises:
        UnreadableError: where it cannot be read; the message begins with the name.
    """
    if len(content) > MAX_BYTES:
        msg = f"{name}: larger than {MAX_BYTES // 1_000_000} MB"
        raise UnreadableError(msg, "split it into several files")
    reader = _by_ending().get(ending) or _by_name()[_meant(content)]
    read = reader.read(content, name)
    return attr.evolve(read, digest=sha256(content).hexdigest())


def read_text(text: str, name: str = STANDARD_INPUT) -> Document:
    """The document of a text that is at hand."""
    return read_document(text.encode("utf-8", "replace"), name, ".txt")


def opened(content: bytes, name: str, ending: str, problems: list[Problem]) -> Document | None:
    """The document in the bytes of a file; ``None`` with a problem noted where it cannot be
    read.
    """
    try:
        return read_document(content, name, ending)
    except UnreadableError as error:
        problems.append(
            Problem(error.code, str(error), (Label(Place(name, 1, 1), "", ""),), error.help)
        )
        return None


def _meant(content: bytes) -> str:
    for start, name in _STARTS:
        if content[: len(start)] == start:
            return name
    return "html" if _PAGE.match(content[:1000]) else "text"
