"""The measure that a figure of a text is drafted under."""

from __future__ import annotations

import re

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.elision import SUFFERED
from figurecheck.bringing.prose.mention import BARE, COUNT, MEASURE, MONEY, RANGE, FigureMention
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.nouns import singular
from figurecheck.bringing.prose.tables import Tables
from figurecheck.bringing.stated import slug

EVENT_WORDS = 3
"""Words ahead of a figure among which the verb or noun of what happened stands."""

_UNITS = {"pound": "lb"}
"""What units are called in records where a text calls them otherwise: a pound there is money, or
nobody knows.
"""

_NO_NOUNS = frozenset(
    ("of", "the", "more", "new", "additional", "other", "or", "so", "less", "fewer")
)


def kind_of(mention: FigureMention) -> str:
    """The kind of a figure; of a range that of its ends."""
    if mention.kind != RANGE:
        return mention.kind
    if mention.dimension:
        return MEASURE
    if mention.unit.isupper():
        return MONEY
    return COUNT if mention.unit not in {"", "percent", "points"} else BARE


def lender_of(sentence: Sentence, mention: FigureMention) -> FigureMention | None:
    """The figure whose unit a bare one shares; ``None`` where it shares none, or that of a
    percentage, which says nothing of what it is of.
    """
    return next(
        (
            one
            for one in sentence.mentions
            if mention.elided
            and one.unit == mention.elided
            and kind_of(one) in {COUNT, MONEY, MEASURE}
        ),
        None,
    )


def measure_of(
    document: Document,
    sentence: Sentence,
    mention: FigureMention,
    listed: Tables,
    lender: FigureMention | None = None,
) -> tuple[str, str]:
    """The measure that a figure is drafted under, and its unit: the words behind a number, with
    what happened to them, or the currency or unit. A bare figure has those of its ``lender``.
    """
    named = lender or mention
    per = f" per {named.per}" if named.per else ""
    kind = kind_of(named)
    if kind == MONEY:
        return slug(f"amount {named.unit}{per}"), f"{named.unit}{per}"
    if kind == MEASURE:
        unit = _UNITS.get(named.unit, named.unit)
        return slug(f"{unit}{per}"), f"{unit}{per}"
    noun = document.text[named.end : named.outer_end].lower()
    words = [word for word in re.findall(r"[^\W\d_]+", noun) if word not in _NO_NOUNS]
    happened = _event(document, sentence, mention, listed) or _befell(sentence, mention, lender)
    event = f"{happened} " if happened else ""
    if not words:
        return slug(f"{event}{mention.unit}{per}"), f"{mention.unit}{per}"
    unit = " ".join((*words[:-1], singular(words[-1], listed)))
    return slug(f"{event}{' '.join(words)}{per}"), f"{unit}{per}"


def _befell(sentence: Sentence, mention: FigureMention, lender: FigureMention | None) -> str:
    """What stands behind a bare figure and tells it from its lender: *12 people killed, 30
    injured*.
    """
    behind = sentence.tokens[mention.last : mention.last + 1]
    return next((one.text for one in behind if lender is not None and one.text in SUFFERED), "")


def _event(document: Document, sentence: Sentence, mention: FigureMention, listed: Tables) -> str:
    """What happened to what is counted, by the words right ahead of the figure; empty where they do
    not tell.
    """
    begins = max(mention.first - EVENT_WORDS, 0)
    if begins == mention.first:
        return ""
    ahead = document.text[sentence.tokens[begins].start : mention.outer_start].lower()
    told = " ".join(ahead.split())
    for phrase, event in sorted(listed.events.items(), key=lambda one: -len(one[0])):
        if re.search(rf"\b{re.escape(phrase)}$", told):
            return event
    return ""
