"""A page of the web: its article as text; nothing that it refers to is looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser

from figurecheck.bringing.documents.days import day_in
from figurecheck.bringing.documents.document import (
    CAPTION,
    HEADING,
    ITEM,
    PARAGRAPH,
    Document,
    DocumentReader,
    Stretch,
    UnreadableError,
    decoded,
)

MAX_TAGS = 500_000
"""Tags that a page may have."""

MAX_PIECES = 700_000
"""Tags, and characters by name or number such as ``&amp;``, that it may have together: each parts a
piece of text with a place of its own.
"""

MAX_TAG = 20_000
"""Characters that a tag may have; a longer one is passed over."""

_LEFT_OUT = frozenset(
    (
        *(
            "script",
            "style",
            "nav",
            "aside",
            "footer",
            "form",
            "button",
            "select",
            "noscript",
            "template",
            "svg",
        ),
        *(
            "math",
            "table",
            "textarea",
            "iframe",
            "object",
            "code",
            "pre",
            "video",
            "audio",
            "canvas",
            "dialog",
            "menu",
        ),
    )
)
_BLOCKS = {
    "p": PARAGRAPH,
    "li": ITEM,
    "dd": ITEM,
    "figcaption": CAPTION,
    "blockquote": PARAGRAPH,
    "div": PARAGRAPH,
}
_BLOCKS |= {f"h{level}": HEADING for level in range(1, 7)}
_BREAKS = frozenset(
    (
        *(
            "section",
            "article",
            "main",
            "header",
            "br",
            "hr",
            "ul",
            "ol",
            "dl",
            "dt",
            "figure",
            "body",
            "html",
        ),
        *("address", "details", "summary"),
    )
)
_VOID = frozenset(
    (
        *(
            "br",
            "hr",
            "img",
            "input",
            "meta",
            "link",
            "wbr",
            "area",
            "base",
            "col",
            "embed",
            "source",
            "track",
        ),
        "param",
    )
)
_HOMES = ("article", "main")
_DAYS = frozenset(
    {"article:published_time", "date", "datepublished", "dc.date", "pubdate", "dcterms.created"}
)
_AMPERSAND = "\ue000"
_LOOSE = re.compile(r"&(?!#?[A-Za-z0-9]{1,32};)")
_TAG = re.compile(r"<(?=[A-Za-z/])")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read(content: bytes, name: str) -> Document:
    """The document in the bytes of a page."""
    text = decoded(content, name)
    page = _Page()
    try:
        page.feed(tamed(text, name))
        page.close()
    except (AssertionError, ValueError, RecursionError) as error:
        msg = f"{name}: not a page that can be read: {error}"
        raise UnreadableError(msg) from None
    page.end_stretch()
    return page.document(name, line_starts_of(text))


def is_hidden(said: Mapping[str, str]) -> bool:
    """Whether an element with such attributes is not shown, as the head of an inline filing is."""
    return "hidden" in said or _HIDDEN.search(said.get("style", "")) is not None


def line_starts_of(text: str) -> tuple[int, ...]:
    """Where lines start; only LF ends one, as the parser counts."""
    return (0, *(found.end() for found in re.finditer("\n", text)))


def tamed(text: str, name: str) -> str:
    """The page with all that the parser would look through again and again blanked, character by
    character.

    Those are comments, declarations, what stands in scripts and styles, tags without an end or of a
    length that no tag has, and ampersands that begin nothing.
    """
    if text.count("<") > MAX_TAGS:
        msg = f"{name}: more than {MAX_TAGS:,} tags"
        raise UnreadableError(msg)
    text = _LOOSE.sub(_AMPERSAND, text)
    if text.count("<") + text.count("&") > MAX_PIECES:
        msg = f"{name}: more than {MAX_PIECES:,} tags and characters by name or number"
        raise UnreadableError(msg)
    last = text.rfind(">")
    pieces: list[str] = []
    at = 0
    while (start := text.find("<", at)) >= 0:
        pieces.append(text[at:start])
        raw = re.match(r"<(script|style|textarea)\b", text[start : start + 12], re.IGNORECASE)
        if start > last:
            end, kept = start + 1, ""
        elif text[start : start + 4] == "<!--":
            end, kept = _behind(text, "-->", start + 4), ""
        elif text[start + 1 : start + 2] in {"!", "?"}:
            end, kept = _behind(text, ">", start), ""
        elif raw is not None:
            closing = re.compile(rf"</{raw[1]}[^>]{{0,40}}>", re.IGNORECASE).search(text, start)
            end, kept = closing.end() if closing is not None else len(text), ""
        elif _TAG.match(text, start) is None:
            end, kept = start + 1, "<"
        else:
            end = _behind(text, ">", start)
            kept = text[start:end] if end - start <= MAX_TAG else ""
        pieces.append(kept if kept else re.sub(r"[^\n]", " ", text[start:end]))
        at = end
    return "".join((*pieces, text[at:]))


def _behind(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


class _Page(HTMLParser):
    """Collects the text of a page, block by block, with where each piece of it stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._pieces: list[str] = []
        self._size = 0
        self._shifts: list[tuple[int, int, int]] = []
        self._stretches: list[tuple[Stretch, bool]] = []
        self._begun = 0
        self._kind = PARAGRAPH
        self._left_out: list[str] = []
        self._homes: list[str] = []
        self._in_title = False
        self._title: list[str] = []
        self._published = ""

    # -- what the parser meets ---------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        said = {name: value or "" for name, value in attrs}
        if tag == "meta" and (said.get("property") or said.get("name", "")).lower() in _DAYS:
            self._published = self._published or day_in(said.get("content", ""))
        elif tag == "time" and not self._left_out:
            self._published = self._published or day_in(said.get("datetime", ""))
        elif tag == "title":
            self._in_title = True
        if tag in _VOID:
            if tag in _BREAKS:
                self._break(PARAGRAPH)
            return
        if tag in _LEFT_OUT or is_hidden(said) or self._left_out[-1:] == [tag]:
            self._break(PARAGRAPH)
            self._left_out.append(tag)
        elif tag in _HOMES:
            self._break(PARAGRAPH)
            self._homes.append(tag)
        elif tag in _BLOCKS or tag in _BREAKS:
            self._break(_BLOCKS.get(tag, PARAGRAPH))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag == "title":
            self._in_title = False
        if self._left_out:
            if self._left_out[-1] == tag:
                self._left_out.pop()
                self._break(PARAGRAPH)
            return
        if tag in _HOMES and self._homes:
            self._break(PARAGRAPH)
            self._homes.pop()
        elif tag in _BLOCKS or tag in _BREAKS:
            self._break(PARAGRAPH)

    def handle_data(self, data: str) -> None:
        """Some text."""
        text = data.replace(_AMPERSAND, "&").translate(_BLANKS)
        if self._in_title:
            self._title.append(text)
        else:
            self._add(text)

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        self._character(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self._character(f"&#{name};")

    def _character(self, written: str) -> None:
        text = unescape(written).translate(_BLANKS)
        if self._in_title:
            self._title.append(text)
        else:
            self._add(text)

    # -- what comes of it --------------------------------------------------------------------------

    def _add(self, text: str) -> None:
        if self._left_out or not text:
            return
        line, column = self.getpos()
        self._shifts.append((self._size, line, column))
        self._pieces.append(text)
        self._size += len(text)

    def _break(self, kind: str) -> None:
        self.end_stretch()
        self._kind = kind

    def end_stretch(self) -> None:
        """Ends the block that was collected, if it holds anything."""
        if self._size > self._begun:
            self._stretches.append(
                (Stretch(self._begun, self._size, self._kind), bool(self._homes))
            )
            self._pieces.append("\n\n")
            self._size += 2
        self._begun = self._size

    def document(self, name: str, starts: tuple[int, ...]) -> Document:
        """The document: the article or the main part where there is one, else the whole page."""
        text = "".join(self._pieces)
        filled = [
            (one, at_home) for one, at_home in self._stretches if text[one.start : one.end].strip()
        ]
        homely = any(at_home for _, at_home in filled)
        stretches = tuple(one for one, at_home in filled if at_home or not homely)
        shifts = tuple(
            (offset, starts[min(line, len(starts)) - 1] + column)
            for offset, line, column in self._shifts
        )
        headings = (
            " ".join(text[one.start : one.end].split()) for one in stretches if one.kind == HEADING
        )
        title = next(headings, "") or " ".join("".join(self._title).split())
        return Document(
            name,
            text,
            stretches,
            title=title,
            published=self._published,
            starts=starts,
            shifts=shifts,
        )


_BLANKS = {ord(one): " " for one in "\r\n\t"}

DOCUMENTS = DocumentReader("html", (".html", ".htm", ".xhtml"), read)
