"""Sentences of a document: each lies within one stretch, and full stops of abbreviations
end none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.tables import Tables

_STOP = re.compile(r"[.!?…][\"”’'»)\]]{0,3}(\s{1,40})(?=[\"“‘'«(\[]{0,2}[A-Z0-9$€£])")
_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z.]{0,11}\Z")
_FIRST_WORD = re.compile(r"[\"“‘'«(\[]{0,2}([A-Za-z]{1,12})")


def sentences(document: Document, tables: Tables) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, in order, without the blanks around it."""
    for stretch in document.stretches:
        begun = stretch.start
        for found in _STOP.finditer(document.text, stretch.start, stretch.end):
            if _ends(document.text, found, tables):
                yield from _trimmed(document.text, begun, found.start(1))
                begun = found.end()
        yield from _trimmed(document.text, begun, stretch.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, found: re.Match[str], tables: Tables) -> bool:
    if text[found.start()] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, found.start() - 12), found.start())
    if word is None:
        return True
    last = word[0].lower()
    if last in tables.unless_capital:
        following = _FIRST_WORD.match(text, found.end())
        return (
            following is not None
            and following[1].lower() in tables.openers
            and following[1][0].isupper()
        )
    letter = len(last) == 1 and last != "i" and word[0].isupper()
    return not letter and last not in tables.abbreviations
