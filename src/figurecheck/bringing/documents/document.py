"""A document as text with places: its stretches, title, day of publication, and where each
character stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

import attr

from figurecheck.errors import UsageError
from figurecheck.model.characters import AS_TEXT, no_text
from figurecheck.model.noun import Noun
from figurecheck.model.record import Place

HEADING, PARAGRAPH, ITEM, CAPTION, NOTE = "heading", "paragraph", "item", "caption", "note"

LINES, PARAGRAPHS, PAGES = "line", "paragraph", "page"
"""What a place in a document is counted by."""

MAX_LINES = 1_000_000
"""Lines that a text may have, and paragraphs: where each is known, so many take 220 MB."""


class UnreadableError(UsageError):
    """A document that cannot be read: damaged, encrypted, without text, or of a size that no text
    has.
    """

    def __init__(self, message: str, help: str = "", code: str = "FC005") -> None:  # noqa: A002
        super().__init__(message, help)
        self.code = code


@attr.frozen(eq=False, repr=False)
class Stretch(Noun):
    """A part of a document's text that no sentence leaves: offsets ``start`` to ``end``, half-open.

    ``kind`` is a heading, a paragraph, an item of a list, a caption or a note; ``page`` counts from
    1, 0 without pages.
    """

    start: int
    end: int
    kind: str = PARAGRAPH
    page: int = 0


@attr.frozen(eq=False, repr=False)
class Document(Noun):
    """A document: its text, and where in the file that was read each of its characters stands.

    ``counted`` says what the first number of a place counts: lines of the file, paragraphs, or
    lines of the text of all pages. ``starts`` are the offsets at which those begin, in the file
    where ``shifts`` are given, else in the text. ``shifts`` pairs offsets of the text with those of
    the file, for a text that is not the file character by character: up to the next pair both go on
    in step. ``published`` is a day as ``2025-06-04``, empty where the document does not say it.
    ``digest`` is the SHA-256 of the bytes.
    """

    name: str
    text: str
    stretches: tuple[Stretch, ...]
    digest: str = ""
    title: str = ""
    published: str = ""
    counted: str = LINES
    starts: tuple[int, ...] = attr.field(default=(0,), repr=False)
    shifts: tuple[tuple[int, int], ...] = attr.field(default=(), repr=False)

    def place(self, offset: int) -> Place:
        """Where a character stands: the file, and line and column, or paragraph and character,
        counted from 1.
        """
        at = self._in_file(offset)
        row = max(bisect_right(self.starts, at) - 1, 0)
        return Place(self.name, row + 1, at - self.starts[row] + 1)

    def offset(self, place: Place) -> int:
        """The character that stands at a place, or the next one of the text where that is none."""
        row = min(max(place.line, 1), len(self.starts)) - 1
        at = self.starts[row] + place.column - 1
        if not self.shifts:
            return at
        index = max(bisect_right(self.shifts, at, key=lambda pair: pair[1]) - 1, 0)
        text, file = self.shifts[index]
        return text + at - file

    def spot(self, offset: int) -> str:
        """Where a character stands, in words where it is not plain from the place: ``page 3``,
        ``paragraph 12``.
        """
        if self.counted == PAGES:
            return f"page {self.stretch(offset).page}"
        return f"paragraph {self.place(offset).line}" if self.counted == PARAGRAPHS else ""

    def stretch(self, offset: int) -> Stretch:
        """The stretch that holds a character, or the last one that begins ahead of it."""
        index = bisect_right(self.stretches, offset, key=lambda one: one.start) - 1
        return self.stretches[max(index, 0)]

    def _in_file(self, offset: int) -> int:
        if not self.shifts:
            return offset
        index = max(bisect_right(self.shifts, offset, key=lambda pair: pair[0]) - 1, 0)
        text, file = self.shifts[index]
        return file + offset - text


@attr.frozen(eq=False, repr=False)
class DocumentReader:
    """A kind of document: one module of ``bringing/documents/readers``, under the name
    ``DOCUMENTS``.

    ``suffixes`` are the endings of file names, in lower case, each with its dot. ``read`` takes the
    bytes of a file and the name it goes by.

    Raises:
        UnreadableError: by ``read``, and nothing else, whatever the bytes hold.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]


def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line of a text starts; LF ends a line, and so does CR alone."""
    return (0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text)))


def check_lines(lines: int, name: str) -> None:
    """Raises `UnreadableError` where a text has more lines, or paragraphs, than one may have."""
    if lines > MAX_LINES:
        msg = f"{name}: more than {MAX_LINES:,} lines or paragraphs"
        raise UnreadableError(msg, "split it into several files")


def decoded(content: bytes, name: str) -> str:
    """The text of a file in UTF-8, with or without its mark, in UTF-16 with it, or a page in what
    it says that it is, where that is the Latin-1 of browsers.

    Raises:
        UnreadableError: where it is neither, no text at all, or of too many lines.
    """
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    against = no_text(content) if encoding == "utf-8" else ""
    if against:
        msg = f"{name}: {against}"
        raise UnreadableError(msg, AS_TEXT, "FC007")
    if _LATIN.search(content[:_DECLARED]):
        encoding = "cp1252"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "cp1252":
            line = content.count(b"\n", 0, error.start) + 1
            msg = f"{name}: byte {error.start + 1:,} (line {line:,}) is not UTF-8"
            raise UnreadableError(
                msg, "save the file as UTF-8; it may be in Latin-1", "FC007"
            ) from None
        text = content.decode(encoding, "replace")
    check_lines(text.count("\n") + text.count("\r") - text.count("\r\n"), name)
    return _without_controls(text)


def _without_controls(text: str) -> str:
    """The text with a blank in place of each control character, so that every other character stays
    where it is.
    """
    return text.translate(_CONTROLS)


_DECLARED = 2_000
"""Bytes at the start of a page in which it says how it is encoded."""

_LATIN = re.compile(
    rb"<meta\b[^>]{0,200}\bcharset\s{0,9}=\s{0,9}[\"']?(?:iso-8859-1|windows-1252|latin-?1)\b",
    re.IGNORECASE,
)
_UNSEEN = (0xFEFF, 0x200B, 0x2060, 0xAD)
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), *_UNSEEN), " ")
