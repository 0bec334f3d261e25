"""A document's figures as draft records for a person to review: nothing is in them that the text
does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.mention import (
    AGE,
    BARE,
    COUNT,
    MEASURE,
    MONEY,
    RANGE,
    FigureMention,
)
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.nouns import singular
from figurecheck.bringing.prose.tables import tables
from figurecheck.bringing.prose.through import Text, read_document_text
from figurecheck.catalogue import own_ending, reader_of
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.record import Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.version import VERSION

WORDS_AROUND = 6
"""Words of the text that a quote has on either side of the figure."""

MAX_ROUNDS = 4
"""How often claims that cannot be read are taken out and the rest is looked at again."""


@attr.frozen(eq=False)
class Drafted:
    """What was drafted: the text of the records, how many claims and measures it has, what was left
    out and why.
    """

    source: str
    text: str
    claims: int
    measures: int
    left_out: tuple[tuple[str, str], ...]


@attr.frozen(eq=False)
class _Draft:
    """One claim of a draft, with the noun behind the figure or without it."""

    id: str
    measure: str
    unit: str
    words: str
    mention: FigureMention
    sentence: Sentence
    noun: bool


def draft(document: Document, publisher: str = "") -> Drafted:
    """The draft records of a document: the same bytes for the same text.

    Every claim can be read, and holds nothing that has to be guessed: days, places and speakers are
    for the review, and so is what a percentage is of.
    """
    text = read_document_text(document)
    left_out: list[tuple[str, str]] = []
    drafts = list(_drafts(text, left_out))
    source = _slug(f"{publisher or _stem(document.name)} {document.published}") or "text"
    written = _written(document, source, publisher, drafts)
    for _ in range(MAX_ROUNDS):
        wrong = {
            line: problem for problem in _read(written, source).problems for line in _lines(problem)
        }
        if not wrong:
            break
        kept: list[_Draft] = []
        for one, (first, last) in zip(drafts, _blocks(written), strict=True):
            problem = next((wrong[line] for line in range(first, last + 1) if line in wrong), None)
            if problem is None:
                kept.append(one)
            elif one.noun:
                kept.append(attr.evolve(one, noun=False))
            else:
                left_out.append((one.words, problem.headline))
        drafts = kept
        written = _written(document, source, publisher, drafts)
    measures = len({one.measure for one in drafts})
    return Drafted(source, written, len(drafts), measures, tuple(left_out))


def _drafts(text: Text, left_out: list[tuple[str, str]]) -> Iterator[_Draft]:
    taken: dict[str, int] = {}
    for sentence in text.sentences:
        for mention in sentence.mentions:
            words = _words(text.document, mention.outer_start, mention.outer_end)
            reason = _reason(mention)
            if reason:
                left_out.append((words, reason))
                continue
            measure, unit = _measure(text.document, mention)
            taken[measure] = taken.get(measure, 0) + 1
            name = measure if taken[measure] == 1 else f"{measure}-{taken[measure]}"
            yield _Draft(name, measure, unit, words, mention, sentence, noun=True)


def _reason(mention: FigureMention) -> str:
    """Why a figure is left out; empty where it is drafted."""
    kind = _kind(mention)
    reasons = (
        (mention.figure is None, "its words have no reading"),
        (kind == AGE, "an age"),
        (mention.dimension == "time", "a stretch of time"),
        (kind == BARE, "nothing is counted behind it"),
        (
            kind not in {COUNT, MONEY, MEASURE},
            "what it is of has to be said: a quantity of two measures",
        ),
        (mention.form == "word", "a number word without one number"),
        (not mention.sure, "what it counts is a guess"),
    )
    return next((reason for is_so, reason in reasons if is_so), "")


def _kind(mention: FigureMention) -> str:
    """The kind of a figure; of a range that of its ends."""
    if mention.kind != RANGE:
        return mention.kind
    if mention.dimension:
        return MEASURE
    return (
        MONEY
        if mention.unit.isupper()
        else COUNT
        if mention.unit not in {"", "percent", "points"}
        else BARE
    )


def _measure(document: Document, mention: FigureMention) -> tuple[str, str]:
    """The measure that a figure is drafted under, and its unit: the words behind a number, or the
    currency or unit.
    """
    per = f" per {mention.per}" if mention.per else ""
    kind = _kind(mention)
    if kind == MONEY:
        return _slug(f"amount {mention.unit}{per}"), f"{mention.unit}{per}"
    if kind == MEASURE:
        return _slug(f"{mention.unit}{per}"), f"{mention.unit}{per}"
    noun = _words(document, mention.end, mention.outer_end).lower()
    words = [word for word in re.findall(r"[^\W\d_]+", noun) if word not in _NO_NOUNS]
    if not words:
        return _slug(f"{mention.unit}{per}"), f"{mention.unit}{per}"
    unit = " ".join((*words[:-1], singular(words[-1], tables())))
    return _slug(f"{' '.join(words)}{per}"), f"{unit}{per}"


_NO_NOUNS = frozenset(
    ("of", "the", "more", "new", "additional", "other", "or", "so", "less", "fewer")
)


# -- the text --------------------------------------------------------------------------------------


def _written(document: Document, source: str, publisher: str, drafts: list[_Draft]) -> str:
    named = _clean(document.name)
    told = f"from {named} (sha256 {document.digest[:12]}); nothing here has been reviewed."
    blocks = [f"# Drafted by figurecheck {VERSION} {told}"]
    fields = [
        ("publisher", publisher),
        ("title", document.title),
        ("published", document.published),
    ]
    blocks.append(
        "\n".join(
            [f"source: {source}", *(f"{name}: {_clean(value)}" for name, value in fields if value)]
        )
    )
    described: set[str] = set()
    for one in drafts:
        if one.measure not in described:
            described.add(one.measure)
            blocks.append(f"measure: {one.measure}\nunit: {one.unit}")
        blocks.append(_claim(document, one))
    return "\n\n".join(blocks) + "\n"


def _claim(document: Document, one: _Draft) -> str:
    mention = one.mention
    place = document.place(mention.outer_start)
    at = document.spot(mention.outer_start) or f"line {place.line}, column {place.column}"
    lines = [
        f"claim: {one.id}",
        f"figure: {_figure(document, one)}",
        f"measure: {one.measure}",
        f"quote: {_quote(document, one)}",
        f"at: {at}",
        "note: review: when, where and by whom is for you to say",
    ]
    return "\n".join(lines)


def _figure(document: Document, one: _Draft) -> str:
    mention = one.mention
    if one.noun and mention.per:
        return _words(document, mention.outer_start, one.sentence.tokens[mention.last - 1].end)
    return _words(document, mention.outer_start, mention.outer_end if one.noun else mention.end)


def _quote(document: Document, one: _Draft) -> str:
    """The figure with a few words on either side, never a whole sentence."""
    tokens = one.sentence.tokens
    first = max(one.mention.first - WORDS_AROUND, 0)
    last = min(one.mention.last + WORDS_AROUND, len(tokens))
    return _words(document, tokens[first].start, tokens[last - 1].end)


def _words(document: Document, start: int, end: int) -> str:
    return _clean(document.text[start:end])


def _clean(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:60]


def _stem(name: str) -> str:
    found = re.search(r"([^/\\]+?)(?:\.[^./\\]{1,20})?\Z", name)
    return found[1] if found is not None else name


# -- whether it can be read ------------------------------------------------------------------------


def _read(text: str, source: str) -> Claims:
    name = f"{source}{own_ending()}"
    reader = reader_of(name)
    records, problems = (
        reader.read(text, name) if reader is not None else (list[Record](), list[Problem]())
    )
    return assemble([(name, records)], problems, {})


def _lines(problem: Problem) -> Iterator[int]:
    yield from (label.place.line for label in problem.labels)


def _blocks(text: str) -> list[tuple[int, int]]:
    """First and last line of each claim."""
    found: list[tuple[int, int]] = []
    begun, line = 0, 0
    for line, content in enumerate(text.split("\n"), 1):
        if content[:7] == "claim: ":
            begun = line
        elif not content and begun:
            found.append((begun, line - 1))
            begun = 0
    return [*found, (begun, line)] if begun else found
