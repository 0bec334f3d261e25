"""Inline XBRL: facts within a page for people (XBRL International, Inline XBRL 1.1, 2013)."""

from __future__ import annotations

import re

from figurecheck.bringing.filings.collecting import IN_TUPLE, NO_PLAIN, NOT_READ, Referring
from figurecheck.bringing.filings.elements import (
    NIL,
    XLINK,
    Attributes,
    parser_of,
    read_through,
)
from figurecheck.bringing.filings.filing import Filing, FilingReader
from figurecheck.bringing.filings.numbers import MAX_DIGITS
from figurecheck.bringing.filings.surroundings import (
    CONTEXT,
    UNIT,
    Namespaces,
    Surroundings,
)

INLINE = ("http://www.xbrl.org/2013/inlineXBRL ", "http://www.xbrl.org/2008/inlineXBRL ")
"""The namespaces of Inline XBRL 1.1 and 1.0, as they stand ahead of a name."""

_NUMBERS = frozenset(f"{one}nonFraction" for one in INLINE)
_TUPLES = frozenset(f"{one}tuple" for one in INLINE)
_FRACTIONS = frozenset(f"{one}fraction" for one in INLINE)
LINK = "http://www.xbrl.org/2003/linkbase "
_ENTRIES = frozenset({f"{LINK}schemaRef", f"{LINK}linkbaseRef"})

DOTTED = frozenset(
    {"", "num-dot-decimal", "numdotdecimal", "numcommadot", "numcomma", "numspacedot"}
)
"""The formats whose decimal sign is a point, by their names in all registries."""

COMMAED = frozenset({"num-comma-decimal", "numcommadecimal", "numdotcomma", "numspacecomma"})
"""Those whose decimal sign is a comma."""

NOUGHTS = frozenset({"fixed-zero", "fixedzero", "zerodash", "numdash"})
"""Those of which whatever stands there is 0."""

_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f']")
_SCALE = re.compile(r"[+-]?[0-9]{1,3}\Z")


class _Page:
    """Takes the events of a parser: numbers may stand anywhere, and within one another."""

    def __init__(self, name: str) -> None:
        self.parser = parser_of(name)
        self.namespaces = Namespaces(self.parser)
        self.around = Surroundings(self.parser, self.namespaces)
        self.found = Referring(name)
        self._tuples = 0
        self._open: list[tuple[Attributes, tuple[int, int], str, list[str]]] = []
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: Attributes) -> None:
        if name in (CONTEXT, UNIT):
            self.around.take(name, attributes)
        elif name in _NUMBERS:
            place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            concept = self.namespaces.expanded(attributes.get("name", ""))
            form = attributes.get("format", "").split(":")[-1]
            self._open.append(({**attributes, "format": form}, place, concept, []))
            self.parser.CharacterDataHandler = self._text
        elif name in _ENTRIES:
            self.found.entries.append(attributes.get(f"{XLINK}href", ""))
        elif name in _TUPLES:
            self._tuples += 1
        elif name in _FRACTIONS and not attributes.get("target"):
            concept = self.namespaces.expanded(attributes.get("name", ""))
            refers = attributes.get("contextRef", ""), attributes.get("unitRef", "")
            self.found.leave(concept, *refers, NO_PLAIN)

    def _text(self, piece: str) -> None:
        for _, _, _, pieces in self._open:
            pieces.append(piece)

    def _end(self, name: str) -> None:
        if name in _TUPLES:
            self._tuples -= 1
        if name not in _NUMBERS or not self._open:
            return
        given, place, concept, pieces = self._open.pop()
        if not self._open:
            self.parser.CharacterDataHandler = None
        if given.get("target"):
            self.found.unread["figure of another report"] += 1
            return
        refers = concept, given.get("contextRef", ""), given.get("unitRef", "")
        if self._tuples or given.get("tupleRef"):
            self.found.leave(*refers, IN_TUPLE)
            return
        if given.get(NIL, "") in {"true", "1"}:
            self.found.add(*refers, None, ("", ""), place)
            return
        text, scale = plain("".join(pieces), given["format"]), given.get("scale", "0").strip()
        if text is None or not _SCALE.match(scale) or abs(int(scale)) > MAX_DIGITS:
            self.found.leave(*refers, NOT_READ)
            return
        signed = f"-{text}" if given.get("sign") == "-" else text
        rounded = given.get("decimals", ""), given.get("precision", "")
        self.found.add(*refers, signed, rounded, place, int(scale))


def plain(text: str, form: str) -> str | None:
    """A number as XBRL writes it, of one as a page shows it; ``None`` where its format is not one
    that is read.
    """
    if form in NOUGHTS:
        return "0"
    bare = _BLANKS.sub("", text)
    if form in DOTTED:
        return bare.replace(",", "")
    return bare.replace(".", "").replace(",", ".") if form in COMMAED else None


def read(content: bytes, name: str) -> Filing:
    """The facts of a page."""
    page = _Page(name)
    read_through(page.parser, content, name)
    return page.found.filing(page.around, page.namespaces)


def meant(start: bytes) -> bool:
    """Whether a page has facts in it."""
    return any(one.strip().encode() in start for one in INLINE)


FILINGS = FilingReader("inline", (".xhtml", ".html", ".htm"), meant, read)
