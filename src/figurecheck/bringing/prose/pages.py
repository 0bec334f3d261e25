"""The pages of the patterns, each with what its example is told as: in the terminal, and on the
site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

import attr

from figurecheck.bringing.documents.opening import read_text
from figurecheck.bringing.prose import headline
from figurecheck.bringing.prose.through import read_document_text
from figurecheck.catalogue import docstring, modules, summary
from figurecheck.model.noun import Noun

FOLDER = "figurecheck.bringing.prose.patterns"


@attr.frozen(eq=False, repr=False)
class PatternPage(Noun):
    """One page: code and name of a pattern, its first sentence, all of its text, and what the
    sentence that does not fit is told as.
    """

    code: str
    name: str
    headline: str
    text: str
    told: tuple[str, ...]


@cache
def pattern_pages() -> tuple[PatternPage, ...]:
    """The page of every pattern, and of the headline, by code and name."""
    return tuple(sorted(_pages(), key=lambda page: (page.code, page.name)))


def patterns_of(code: str) -> str:
    """The names of the patterns whose findings have a code, with their headlines; empty where there
    are none.
    """
    found = [page for page in pattern_pages() if page.code == code]
    if not found:
        return ""
    lines = [f"  {page.name:<14}{page.headline}" for page in found]
    head = f"In texts {code} comes of these patterns; figurecheck rule NAME prints the page of one:"
    return "\n".join([head, "", *lines]) + "\n"


def page_of(name: str) -> str | None:
    """The page of a pattern, with what the sentence in it is told as; ``None`` where there is no
    such pattern.
    """
    page = next((one for one in pattern_pages() if one.name == name), None)
    if page is None:
        return None
    told = "\n".join(f"    {one}" for one in page.told)
    head = f"{page.code} {name}\n\n{page.text.strip()}"
    return f"{head}\n\nHow the conflict is reported as::\n\n{told}\n"


def _pages() -> Iterator[PatternPage]:
    for module in modules(FOLDER):
        pattern = import_module(module).PATTERN
        yield _page(module, pattern.code, pattern.name)
    yield _page(headline.__name__, headline.CODE, headline.NAME)


def _page(module: str, code: str, name: str) -> PatternPage:
    text = docstring(module)
    return PatternPage(code, name, summary(text), text, tuple(_told(text, name)))


def _told(page: str, name: str) -> Iterator[str]:
    """What a pattern says of the text in its Conflict block."""
    block = page.split("\nConflict::\n\n", 1)[1].split("\n\nClean::", 1)[0]
    text = "\n".join(line[4:] for line in block.split("\n"))
    dated = re.match(r"date: (\S+)\s+", text)
    document = read_text(text[dated.end() :] if dated is not None else text)
    document = attr.evolve(document, published=dated[1] if dated is not None else "")
    read = read_document_text(document)
    if name == headline.NAME:
        yield from (remark.headline for remark in headline.judged(document, read.sentences))
    for match in read.matches:
        if match.pattern.name == name and match.told:
            yield (
                match.remark.headline
                if match.remark is not None
                else match.proposal.says
                if match.proposal is not None
                else ""
            )
