"""A PDF with a text layer, read with pypdf, which comes with the extra ``pdf``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from figurecheck.bringing.documents.document import (
    PAGES,
    PARAGRAPH,
    Document,
    DocumentReader,
    Stretch,
    UnreadableError,
    check_lines,
    line_starts,
)
from figurecheck.bringing.documents.paragraphs import paragraphs

MAX_PAGES = 5_000
"""Pages that a document may have."""

MAX_CHARACTERS = 20_000_000
"""Characters of text that they may have together."""

MAX_DRAWN = 40_000_000
"""Bytes of what draws them and of the tables of their fonts, together and as often as each is
drawn; a form that is drawn in forms counts each time. So much takes a minute or two.
"""

REPEATED_ON = 3
"""Pages that start or end with the same line for it to be no part of the text."""

if TYPE_CHECKING:
    from pypdf import PageObject

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
    size = lines = 0
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            msg = f"{name}: it is encrypted"
            raise UnreadableError(msg, "save a copy without a password")
        if len(reader.pages) > MAX_PAGES:
            msg = f"{name}: more than {MAX_PAGES:,} pages"
            raise UnreadableError(msg)
        drawn = _Drawn(name)
        for page in reader.pages:
            drawn.page(page)
            text = page.extract_text(visitor_operand_before=drawn.operator) or ""
            drawn.check()  # what is raised within a form is passed over
            size += len(text)
            if size > MAX_CHARACTERS:
                msg = f"{name}: more than {MAX_CHARACTERS // 1_000_000} million characters"
                raise UnreadableError(msg)
            lines += text.count("\n") + 1
            check_lines(lines, name)
            found.append(text)
    except UnreadableError:
        raise
    except (PyPdfError, Exception) as error:  # it raises whatever its parts do on damaged files
        msg = f"{name}: not a PDF that can be read: {type(error).__name__}"
        raise UnreadableError(msg, "save it anew, or save the document as text") from None
    return found


class _Drawn:
    """Counts what is read to draw pages: few bytes may have a form drawn a thousand times, each
    time with forms of its own.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._bytes = 0
        self._forms: dict[str, int] = {}
        self._sizes: dict[
            int, tuple[object, int]
        ] = {}  # with the object, so that no other has its id

    def page(self, page: PageObject) -> None:
        """Counts a page, and what the forms take that it may draw."""
        contents = page.get_contents()
        self._bytes += len(contents.get_data()) if contents is not None else 0
        self._bytes += self._resources(_inherited(page, "/Resources"))
        self.check()

    def operator(self, operator: bytes, operands: Sequence[object], *_: object) -> None:
        """Counts a form that is drawn, as the largest of its name."""
        if operator == b"Do":
            self._bytes += 1 + max((self._forms.get(str(one), 0) for one in operands), default=0)
            self.check()

    def check(self) -> None:
        """Raises `UnreadableError` where it is too much."""
        if self._bytes > MAX_DRAWN:
            msg = (
                f"{self._name}: refused, since to draw its pages more than"
                f" {MAX_DRAWN // 1_000_000} million bytes would be read"
            )
            raise UnreadableError(msg, "save the document as text")

    def _resources(self, resources: Any) -> int:
        """Bytes of the tables of the fonts in resources; takes note of the forms in them."""
        size = 0
        for _, font in _entries(_entry(resources, "/Font")):
            size += 1 + self._size(_entry(font, "/ToUnicode"))
            for _, one in _entries(_entry(font, "/DescendantFonts")):
                size += len(_entries(_entry(one, "/W")))
        for name, form in _entries(_entry(resources, "/XObject")):
            size += 1
            if _entry(form, "/Subtype") == "/Form":
                self._forms[name] = max(self._forms.get(name, 0), self._size(form))
        return size

    def _size(self, stream: Any) -> int:
        """Bytes of a stream, and of the tables of the fonts that are its own."""
        if not hasattr(stream, "get_data"):
            return 0
        if id(stream) not in self._sizes:
            size = len(stream.get_data())
            self._sizes[id(stream)] = stream, size  # a form may be drawn within itself
            self._sizes[id(stream)] = stream, size + self._resources(_entry(stream, "/Resources"))
        return self._sizes[id(stream)][1]


def _inherited(page: Any, key: str) -> Any:
    """An entry of a page, or of the nearest group of pages around it that has one."""
    found = _entry(page, key)
    for _ in range(MAX_PAGES):
        if found is not None or page is None:
            break
        page = _entry(page, "/Parent")
        found = _entry(page, key)
    return found


def _entry(found: Any, key: str) -> Any:
    """An entry of a dictionary, behind its reference; ``None`` where there is none."""
    return _behind(found.get(key)) if isinstance(found, dict) else None


def _entries(found: Any) -> list[tuple[str, Any]]:
    """The entries of a dictionary or an array, behind their references; none of anything else."""
    if isinstance(found, dict):
        return [(str(key), _behind(value)) for key, value in found.items()]
    return [("", _behind(value)) for value in found] if isinstance(found, list) else []


def _behind(found: Any) -> Any:
    """What a reference refers to, or what is no reference."""
    return found.get_object() if hasattr(found, "get_object") else found


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
