"""Reads a page strictly: what elements and attributes it has, whether every one is allowed, closed
and in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from types import MappingProxyType

VOID = frozenset({"meta", "br"})

ALLOWED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: frozenset(attributes.split())
        for name, attributes in {
            "html": "lang",
            "head": "",
            "meta": "charset http-equiv content name",
            "title": "id",
            "style": "",
            "body": "",
            "header": "",
            "main": "id",
            "nav": "aria-label",
            "footer": "",
            "h1": "",
            "h2": "id",
            "h3": "class",
            "h4": "",
            "p": "class",
            "ul": "class aria-label",
            "ol": "class",
            "li": "",
            "b": "",
            "small": "",
            "br": "",
            "q": "",
            "bdi": "class",
            "span": "class",
            "code": "class",
            "pre": "",
            "a": "href class rel",
            "div": "class id tabindex role aria-label",
            "details": "class open",
            "summary": "",
            "figure": "",
            "figcaption": "",
            "table": "class",
            "caption": "",
            "thead": "",
            "tbody": "",
            "tr": "id",
            "th": "scope",
            "td": "class",
            "svg": "viewbox role aria-labelledby class width height aria-hidden focusable",
            "desc": "id",
            "defs": "",
            "pattern": "id width height patternunits patterntransform",
            "path": "d class stroke-width",
            "rect": "x y width height class",
            "line": "x1 x2 y1 y2 class",
            "circle": "cx cy r class",
            "text": "x y class text-anchor",
        }.items()
    }
)
"""Every element that a page may have, with its attributes. None of them runs anything or fetches
anything.
"""


class Page(HTMLParser):
    """A page taken apart: ``elements`` with their attributes in order, ``words``, and what is wrong
    with it.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{name}> is never closed" for name in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if tag not in ALLOWED:
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"<{tag} {name}>" for name in given.keys() - ALLOWED.get(tag, frozenset())]
        if len(given) != len(attrs):
            self.wrong.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> closes what is not open")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment: {data[:40]}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"an instruction: {data[:40]}")

    @property
    def shape(self) -> list[str]:
        """The names of its elements in order."""
        return [name for name, _ in self.elements]

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(self.words)

    def values(self, attribute: str) -> list[str]:
        """What an attribute says, wherever it is given."""
        return [given[attribute] or "" for _, given in self.elements if attribute in given]
