"""Markdown: what is no running text is blanked, so that all else stands where it does in
the file.
"""

from __future__ import annotations

import re

from figurecheck.bringing.documents.days import day_in
from figurecheck.bringing.documents.document import (
    HEADING,
    ITEM,
    PARAGRAPH,
    Document,
    DocumentReader,
    Stretch,
    decoded,
    line_starts,
)
from figurecheck.bringing.documents.paragraphs import lines_in

_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_RULE = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r"[ \t]{0,12}>[ \t]?")
_LINK = re.compile(r" {0,3}\[[^\]\n]{1,80}\]:")
_TAG = re.compile(r"</?[A-Za-z]")
_META = re.compile(r"([A-Za-z_]{1,20}):[ \t]*(.{0,300})")

LONGEST_FRONT = 20_000
"""Characters that the lines about the document ahead of its text may have."""


def read(content: bytes, name: str) -> Document:
    """The document in the bytes of a Markdown file."""
    text = decoded(content, name)
    said, behind = _front(text)
    blanked = list(text)
    _blank(blanked, 0, behind)
    _blank_pairs(text, blanked, behind, "<!--", "-->")
    stretches = _stretches(text, blanked, behind)
    shown = "".join(blanked)
    headings = (shown[one.start : one.end].strip() for one in stretches if one.kind == HEADING)
    title = said.get("title") or next(headings, "")
    published = day_in(said.get("date", "") or said.get("published", ""))
    return Document(
        name, shown, stretches, title=title, published=published, starts=line_starts(text)
    )


def _front(text: str) -> tuple[dict[str, str], int]:
    """What the lines between ``---`` ahead of a text say, and where the text begins."""
    if text[:4].rstrip("\r\n") != "---":
        return {}, 0
    said: dict[str, str] = {}
    for start, end in lines_in(text, 3, min(len(text), LONGEST_FRONT)):
        line = text[start:end]
        if line in {"---", "..."}:
            return said, end
        found = _META.match(line)
        if found is not None:
            said.setdefault(found[1].lower(), found[2].strip().strip("\"'"))
    return {}, 0


def _stretches(text: str, blanked: list[str], behind: int) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    fence, begun, kind, last = "", -1, PARAGRAPH, 0

    def close() -> None:
        nonlocal begun
        if begun >= 0:
            found.append(Stretch(begun, last, kind))
        begun = -1

    for start, end in lines_in(text, behind):
        opening = _FENCE.match(text, start, end)
        if fence or opening is not None:
            close()
            _blank(blanked, start, end)
            fence = (
                ""
                if fence and opening is not None and opening[1] == fence
                else fence or (opening or "```")[1]
            )
            continue
        line = "".join(blanked[start:end])
        if (
            not line.strip()
            or _is_table(line)
            or _LINK.match(line)
            or (line[:4] == "    " and begun < 0)
        ):
            close()
            _blank(blanked, start, end)
            continue
        if _RULE.match(line) and begun >= 0:
            kind = HEADING
            close()
            _blank(blanked, start, end)
            continue
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if heading is not None or item is not None:
            close()
        mark = heading or item or _QUOTE.match(line)
        if begun < 0:
            begun, kind = (
                start,
                HEADING if heading is not None else ITEM if item is not None else PARAGRAPH,
            )
        _blank(blanked, start, start + (mark.end() if mark is not None else 0))
        _blank_inline(text, blanked, start, end)
        last = end
        if heading is not None:
            close()
    close()
    return tuple(found)


def _is_table(line: str) -> bool:
    return line.count("|") > 1 and (line.lstrip()[:1] == "|" or line.count(" | ") > 1)


def _blank_inline(text: str, blanked: list[str], start: int, end: int) -> None:
    """Blanks what is no text of a line: code, targets of links, tags, marks of emphasis."""
    line = text[start:end]
    for opens, closes in (("`", "`"), ("](", ")"), ("[^", "]"), ("<", ">")):
        _blank_pairs(line, blanked, 0, opens, closes, start)
    for index, character in enumerate(line, start):
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        emphasis = character in "*[]" or (
            character == "_" and not (before.isalnum() and after.isalnum())
        )
        escaped = character == "\\" and after != "" and after in "*_#[]$`\\.-+!"
        if emphasis or escaped or (character == "!" and after == "["):
            blanked[index] = " "


def _blank_pairs(
    text: str, blanked: list[str], at: int, opens: str, closes: str, shift: int = 0
) -> None:
    """Blanks from each opening through the next closing; an opening without one stays, and so do
    all behind it.
    """
    while (start := text.find(opens, at)) >= 0:
        if opens == "<" and _TAG.match(text, start) is None:
            at = start + 1
            continue
        end = text.find(closes, start + len(opens))
        if end < 0:
            return
        at = end + len(closes)
        _blank(blanked, shift + start, shift + at)


def _blank(blanked: list[str], start: int, end: int) -> None:
    for index in range(start, end):
        if blanked[index] not in "\r\n":
            blanked[index] = " "


DOCUMENTS = DocumentReader("markdown", (".md", ".markdown"), read)
