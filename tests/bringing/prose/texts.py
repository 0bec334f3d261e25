"""Texts as the tests of prose need them."""

from __future__ import annotations

import attr

import figurecheck as fc
from figurecheck.bringing.documents.opening import read_text
from figurecheck.bringing.prose.mention import FigureMention
from figurecheck.bringing.prose.mentions import Sentence, read_sentence
from figurecheck.bringing.prose.sentences import sentences
from figurecheck.bringing.prose.tables import tables
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.report import Report


def checked(text: str, published: str = "") -> Report:
    """The report on a text by itself."""
    document = attr.evolve(read_text(text), published=published)
    return fc.check(ClaimSet(documents=(document,)))


def codes(text: str, published: str = "") -> list[str]:
    """The codes of what is found in a text."""
    return sorted(finding.code for finding in checked(text, published))


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text, read."""
    document = read_text(text)
    return [read_sentence(document.text, *pair, tables()) for pair in sentences(document, tables())]


def mentions(text: str) -> list[FigureMention]:
    """The figures of a text."""
    return [mention for sentence in sentences_of(text) for mention in sentence.mentions]


def words(text: str, mention: FigureMention) -> str:
    """The words of a mention with its hedges and unit."""
    return text[mention.outer_start : mention.outer_end]
