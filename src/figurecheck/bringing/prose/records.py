"""A proposal as records: a source, a measure for each figure that is given, a claim for each
figure, a relation.
"""

from __future__ import annotations

import re
from hashlib import sha256

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.pattern import FigurePart, Pattern, Proposal
from figurecheck.model.interval import Number, magnitude
from figurecheck.model.record import Field, Place, Record
from figurecheck.model.spelling import plain_digits

SOURCE = "text"
"""The id of the source that a document's own figures have: no path, so that a file may move."""

_THEN = "then"
_SOME_DAY = "2000-01-01"
"""The day that figures without a day are claimed of; all of one sentence are of one day or of none.
"""


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
        Record((Field("period", f"{_THEN}{suffix}", place), Field("is", _SOME_DAY, place))),
        Record(
            (Field("source", SOURCE, place), Field("title", document.title or document.name, place))
        ),
    ]
    found += [
        _record(place, measure=named[part.role], unit=part.unit, kind="stock", counts="events")
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
        name = ids[part.role] = claim_id(pattern, part, sentence, taken)
        found.append(
            _record(
                at, claim=name, figure=part.figure, **claimed, as_of=f"{_THEN}{suffix}", **extra
            )
        )
    if proposal.states:
        name = _free(f"{pattern.name}-{_digest(pattern.code, pattern.name, sentence)}", taken)
        found.append(
            _record(place, relation=name, states=renamed(proposal.states), as_of=f"{_THEN}{suffix}")
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
    if part.whole or part.unit == "percent":
        return None
    return figure.grain if figure.grain and magnitude(figure.value) < 10 * figure.grain else None


def claim_id(pattern: Pattern, part: FigurePart, sentence: str, taken: set[str]) -> str:
    """A name made of code, pattern, role, figure and sentence, and of nothing that says where they
    stand.
    """
    digest = _digest(pattern.code, pattern.name, part.role, part.figure, folded(sentence))
    return _free(f"{part.role}-{digest}", taken)


def folded(sentence: str) -> str:
    """A sentence without what no reader sees: case, and how it is broken into lines."""
    return " ".join(sentence.casefold().split())


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _record(place: Place, **fields: str) -> Record:
    return Record(tuple(Field(name, value, place) for name, value in fields.items()))
