"""Plain text: every character where it stands in the file."""

from __future__ import annotations

import re

from figurecheck.bringing.documents.days import day_in
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
    return Document(
        name, text, stretches, title=title, published=_published(text), starts=line_starts(text)
    )


HEAD_LINES, HEAD = 6, 600
"""Lines and characters at the start of a text in which its day of publication may stand."""

_SAID = re.compile(r"\s*(?:date|published|updated|posted)(?:\s+on)?\s*:?\s+(?=\S)", re.IGNORECASE)


def _published(text: str) -> str:
    """The day that stands by itself at the start of a text, between bars or brackets, or behind
    *date*; empty where none does.
    """
    for line in text[:HEAD].split("\n")[:HEAD_LINES]:
        for piece in re.split(r"[|\[\]]", line):
            said = _SAID.match(piece)
            day = day_in(piece[said.end() :] if said is not None else piece.strip())
            alone = len(piece.split()) <= LONGEST_DAY
            if day and (said is not None or alone):
                return day
    return ""


LONGEST_DAY = 5
"""Words of a day that stands by itself: *Tuesday, 7 April 2025*."""


DOCUMENTS = DocumentReader("text", (".txt", ".text"), read)
