"""A PDF with a text layer, read with pypdf, which comes with the extra ``pdf``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from figurecheck.bringing.documents.document import (
    PAGES,
    PARAGRAPH,
    Document,
    DocumentReader,
    Stretch,
    UnreadableError,
    line_starts,
)
from figurecheck.bringing.documents.paragraphs import paragraphs

MAX_PAGES = 5_000
"""Pages that a document may have."""

MAX_CHARACTERS = 20_000_000
"""Characters of text that they may have together."""

REPEATED_ON = 3
"""Pages that start or end with the same line for it to be no part of the text."""

_HYPHEN = re.compile(r"(?<=[a-z])-[ \t]*\n[ \t]*(?=[a-z])")


def read(content: bytes, name: str) -> Document:
    """The document in the bytes of a PDF file."""
    pages = [_joined(page) for page in _without_heads(_pages(content, name))]
    if not any(page.strip() for page in pages):
        msg = f"{name}: it has no text layer: these are pictures of pages"
        raise UnreadableError(msg, "read it with a program for text recognition first")
    text = ""
    stretches: list[Stretch] = []
    for number, page in enumerate(pages, start=1):
        shift = len(text)
        stretches += (
            Stretch(
                shift + one.start, shift + one.end, one.kind if number == 1 else PARAGRAPH, number
            )
            for one in paragraphs(page, laid_out=True)
        )
        text += page + "\n\n"
    title = next(
        (text[one.start : one.end].strip() for one in stretches[:1] if one.kind == "heading"), ""
    )
    return Document(
        name, text, tuple(stretches), title=title, counted=PAGES, starts=line_starts(text)
    )


def _pages(content: bytes, name: str) -> list[str]:
    """The text of each page.

    Raises:
        UnreadableError: where pypdf is not installed, or cannot read it.
    """
    import io
    import logging

    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        msg = f"{name}: reading PDF files takes pypdf, which is not installed"
        raise UnreadableError(
            msg, "pip install 'figurecheck[pdf]'; or save the document as text"
        ) from None
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what it finds odd is nobody's concern here
    found: list[str] = []
    size = 0
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            msg = f"{name}: it is encrypted"
            raise UnreadableError(msg, "save a copy without a password")
        if len(reader.pages) > MAX_PAGES:
            msg = f"{name}: more than {MAX_PAGES:,} pages"
            raise UnreadableError(msg)
        for page in reader.pages:
            text = page.extract_text() or ""
            size += len(text)
            if size > MAX_CHARACTERS:
                msg = f"{name}: more than {MAX_CHARACTERS // 1_000_000} million characters"
                raise UnreadableError(msg)
            found.append(text)
    except UnreadableError:
        raise
    except (PyPdfError, Exception) as error:  # it raises whatever its parts do on damaged files
        msg = f"{name}: not a PDF that can be read: {type(error).__name__}"
        raise UnreadableError(msg, "save it anew, or save the document as text") from None
    return found


def _without_heads(pages: Sequence[str]) -> list[str]:
    """The pages without the first and last lines that several of them share, but for the number of
    the page.
    """
    lines = [page.splitlines() for page in pages]
    counted = Counter(_folded(line) for page in lines for line in {*page[:2], *page[-2:]})
    repeated = {line for line, count in counted.items() if count >= REPEATED_ON and line}
    found: list[str] = []
    for page in lines:
        furniture = [_folded(line) in repeated or line.strip().isdigit() for line in page]
        first, last = 0, len(page)
        while first < min(2, last) and furniture[first]:
            first += 1
        while last > max(first, len(page) - 2) and furniture[last - 1]:
            last -= 1
        found.append("\n".join(page[first:last]))
    return found


def _folded(line: str) -> str:
    """The line without the number of the page that it may begin or end with."""
    return line.strip().strip("0123456789 |·-").casefold()


def _joined(page: str) -> str:
    """The text with words joined that a line end parted."""
    return _HYPHEN.sub("", page)


DOCUMENTS = DocumentReader("pdf", (".pdf",), read)
