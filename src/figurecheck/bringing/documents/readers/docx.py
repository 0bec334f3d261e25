"""A document of a word processor (.docx): paragraphs as they read with all changes accepted, notes
after the text.
"""

from __future__ import annotations

from figurecheck.bringing.documents.document import (
    HEADING,
    ITEM,
    NOTE,
    PARAGRAPH,
    PARAGRAPHS,
    Document,
    DocumentReader,
    Stretch,
    UnreadableError,
    check_lines,
)
from figurecheck.bringing.workbook.archive import Archive
from figurecheck.bringing.workbook.parts import parsed
from figurecheck.errors import UsageError

MAX_CHARACTERS = 20_000_000
"""Characters of text that a document may have."""

_LEFT_OUT = frozenset({"del", "moveFrom", "tbl", "instrText", "pict", "txbxContent"})
"""Elements whose text does not count: what was deleted or moved away, cells, codes of fields,
boxes.
"""

_TITLES = frozenset(
    {"title", "heading1", "heading2", "heading3", "heading4", "heading5", "heading6", "subtitle"}
)


def read(content: bytes, name: str) -> Document:
    """The document in the bytes of a .docx file."""
    try:
        archive = Archive(content, name, "Word document (.docx)")
        texts = _Texts(name)
        for part, note in (
            ("word/document.xml", False),
            ("word/footnotes.xml", True),
            ("word/endnotes.xml", True),
        ):
            if note and part not in archive:
                continue
            texts.note = note
            for _ in parsed(
                archive.chunks(part), f"{name}: {part}", texts.start, texts.end, texts.text
            ):
                pass
    except UnreadableError:
        raise
    except UsageError as error:
        raise UnreadableError(str(error), error.help) from None
    return texts.document()


class _Texts:
    """Collects the paragraphs of a part as its elements come."""

    def __init__(self, name: str) -> None:
        self.note = False
        self._name = name
        self._pieces: list[str] = []
        self._size = 0
        self._stretches: list[Stretch] = []
        self._starts: list[int] = []
        self._title = ""
        self._inside: list[str] = []
        self._taking = False
        self._begun = 0
        self._kind = PARAGRAPH
        self._titled = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _LEFT_OUT:
            self._inside.append(name)
        elif self._inside:
            return
        elif name == "p":
            check_lines(len(self._starts), self._name)
            self._starts.append(self._size)
            self._begun, self._kind, self._titled = (
                self._size,
                NOTE if self.note else PARAGRAPH,
                False,
            )
        elif name == "pStyle":
            style = next((value for key, value in attributes.items() if key[-3:] == "val"), "")
            if style.replace(" ", "").lower() in _TITLES:
                self._kind, self._titled = HEADING, True
        elif name == "numPr" and self._kind == PARAGRAPH:
            self._kind = ITEM
        elif name == "t":
            self._taking = True
        elif name in {"tab", "br", "cr", "noBreakHyphen"} and self._starts:
            self._add("-" if name == "noBreakHyphen" else " ")

    def text(self, piece: str) -> None:
        """Some text."""
        if self._taking and not self._inside:
            self._add(piece.replace("\n", " ").replace("\r", " "))

    def end(self, name: str) -> None:
        """An element ends."""
        if self._inside:
            if self._inside[-1] == name:
                self._inside.pop()
        elif name == "t":
            self._taking = False
        elif name == "p":
            self._close()

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)
        if self._size > MAX_CHARACTERS:
            msg = (
                f"{self._name}: refused, since it has more than {MAX_CHARACTERS // 1_000_000}"
                " million characters"
            )
            raise UnreadableError(msg)

    def _close(self) -> None:
        if self._size > self._begun:
            self._stretches.append(Stretch(self._begun, self._size, self._kind))
            if self._titled and not self._title:
                self._title = "".join(self._pieces)[self._begun : self._size].strip()
        self._pieces.append("\n")
        self._size += 1

    def document(self) -> Document:
        """The document that was collected; a place counts paragraphs, and characters in them."""
        text = "".join(self._pieces)
        filled = tuple(one for one in self._stretches if text[one.start : one.end].strip())
        starts = tuple(self._starts) or (0,)
        return Document(
            self._name, text, filled, title=self._title, counted=PARAGRAPHS, starts=starts
        )


DOCUMENTS = DocumentReader("docx", (".docx",), read)
