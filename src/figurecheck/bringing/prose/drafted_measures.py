"""The measure that a figure of a text is drafted under."""

from __future__ import annotations

import re

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.mention import BARE, COUNT, MEASURE, MONEY, RANGE, FigureMention
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.nouns import singular
from figurecheck.bringing.prose.tables import Tables
from figurecheck.bringing.stated import slug

EVENT_WORDS = 3
"""Words ahead of a figure among which the verb or noun of what happened stands."""

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


def measure_of(
    document: Document, sentence: Sentence, mention: FigureMention, listed: Tables
) -> tuple[str, str]:
    """The measure that a figure is drafted under, and its unit: the words behind a number, with
    what happened to them, or the currency or unit.
    """
    per = f" per {mention.per}" if mention.per else ""
    kind = kind_of(mention)
    if kind == MONEY:
        return slug(f"amount {mention.unit}{per}"), f"{mention.unit}{per}"
    if kind == MEASURE:
        return slug(f"{mention.unit}{per}"), f"{mention.unit}{per}"
    noun = document.text[mention.end : mention.outer_end].lower()
    words = [word for word in re.findall(r"[^\W\d_]+", noun) if word not in _NO_NOUNS]
    happened = _event(document, sentence, mention, listed)
    event = f"{happened} " if happened else ""
    if not words:
        return slug(f"{event}{mention.unit}{per}"), f"{mention.unit}{per}"
    unit = " ".join((*words[:-1], singular(words[-1], listed)))
    return slug(f"{event}{' '.join(words)}{per}"), f"{unit}{per}"


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
