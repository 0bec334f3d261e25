"""Plain text: every character where it stands in the file."""

from __future__ import annotations

from figurecheck.bringing.documents.document import (
    HEADING,
    Document,
    DocumentReader,
    decoded,
    line_starts,
)
from figurecheck.bringing.documents.paragraphs import paragraphs


def read(content: bytes, name: str) -> Document:
    """The document in the bytes of a text file."""
    text = decoded(content, name)
    stretches = paragraphs(text)
    title = next(
        (text[one.start : one.end].strip() for one in stretches[:1] if one.kind == HEADING), ""
    )
    return Document(name, text, stretches, title=title, starts=line_starts(text))


DOCUMENTS = DocumentReader("text", (".txt", ".text"), read)
