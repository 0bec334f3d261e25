"""A proposal as records: a source, a measure for each figure that is given, a claim for each
figure, a relation.
"""

from __future__ import annotations

import re

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.mention import FigureMention
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.pattern import FigurePart, Pattern, Proposal
from figurecheck.bringing.stated import digest, free, record_of
from figurecheck.model.interval import Number, magnitude
from figurecheck.model.record import Field, Record
from figurecheck.model.spelling import plain_digits

SOURCE = "text"
"""The id of the source that a document's own figures have: no path, so that a file may move."""

_UNDATED = "undated"
"""The days of a sentence's figures, which it need not tell: all of them are of the same ones."""


def records_of(
    document: Document,
    pattern: Pattern,
    proposal: Proposal,
    sentence: str,
    suffix: str,
    taken: set[str],
) -> tuple[tuple[Record, ...], dict[str, str]]:
    """The records of a match, and the ids of its claims by role. ``suffix`` tells its measures from
    those of others.

    Names of claims hold no place: they stay where text is put in, and the file may have another
    name. ``taken`` are those of other matches; of equal ones the second ends in ``-2``.
    """
    place = document.place(proposal.parts[0].mention.outer_start)
    named = {part.role: f"{part.role}{suffix}" for part in proposal.parts}

    def renamed(expression: str) -> str:
        return re.sub(r"[a-z][a-z\d-]*", lambda found: named.get(found[0], found[0]), expression)

    found = [
        Record(
            (Field("source", SOURCE, place), Field("title", document.title or document.name, place))
        ),
    ]
    found += [
        record_of(place, measure=named[part.role], unit=part.unit, kind="stock", counts="events")
        for part in proposal.parts
        if part.of == part.role
    ]
    ids: dict[str, str] = {}
    for part in proposal.parts:
        at = document.place(part.mention.outer_start)
        claimed = (
            {"measure": named[part.role]}
            if part.of == part.role
            else {"quantity": renamed(part.of)}
        )
        rounded = rounded_to(part)
        extra = {"rounded_to": plain_digits(rounded)} if rounded is not None else {}
        extra |= {"exact": "yes"} if part.counted else {}
        name = ids[part.role] = claim_id(pattern, part, sentence, taken)
        found.append(
            record_of(at, claim=name, figure=part.figure, **claimed, when=_UNDATED, **extra)
        )
    if proposal.states:
        name = free(f"{pattern.name}-{digest(pattern.code, pattern.name, sentence)}", taken)
        found.append(
            record_of(place, relation=name, states=renamed(proposal.states), when=_UNDATED)
        )
    return tuple(found), ids


def rounded_to(part: FigurePart) -> Number | None:
    """What a bare number of one digit was rounded to: to its own place, where 5 % of it would be
    less.

    A count of whole things that was written out is none.
    """
    figure = part.mention.figure
    if figure is None or figure.hedge != "bare" or figure.form != "digits":
        return None
    if part.whole or part.counted or part.unit == "percent":
        return None
    return figure.grain if figure.grain and magnitude(figure.value) < 10 * figure.grain else None


def claim_id(pattern: Pattern, part: FigurePart, sentence: str, taken: set[str]) -> str:
    """A name made of code, pattern, role, figure and sentence, and of nothing that says where they
    stand.
    """
    own = digest(pattern.code, pattern.name, part.role, part.figure, folded(sentence))
    return free(f"{part.role}-{own}", taken)


def text_id(document: Document, mention: FigureMention, sentence: Sentence, taken: set[str]) -> str:
    """A name for a figure of a text by itself, made of its words and its sentence alone."""
    words = " ".join(document.text[mention.outer_start : mention.outer_end].split())
    return free(
        f"figure-{digest(words, folded(document.text[sentence.start : sentence.end]))}", taken
    )


def folded(sentence: str) -> str:
    """A sentence without what no reader sees: case, and how it is broken into lines."""
    return " ".join(sentence.casefold().split())
