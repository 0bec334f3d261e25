"""Who says a figure: by the words around it in its sentence, and whether it is a plan."""

from __future__ import annotations

import re
from functools import cache

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.mention import FigureMention
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.tables import Tables

_NAME = r"(?P<name>(?:[A-Z][\w.’'-]{0,30}\s){0,4}[A-Z][\w’'-]{1,30})"
_PRONOUN = r"(?P<pronoun>[Hh]e|[Ss]he)"
BACK = 1_500
"""Characters ahead of a sentence in which the last named speaker is looked for."""


@attr.frozen
class NamedSpeaker:
    """Who says it, and whether that was made out of *he* or *she*."""

    name: str
    guessed: bool = False


@cache
def _cues(say: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """How speakers stand beside a verb of saying; nobody is looked for beyond the sentence."""
    verbs = "|".join(say)
    return (
        re.compile(rf"(?:[Aa]ccording\s+to)\s+(?:the\s+)?{_NAME}"),
        re.compile(rf"[,”\"’]\s+(?:{verbs})\s+(?:the\s+)?{_NAME}"),
        re.compile(rf"(?:^|[,”\"’.]\s+){_NAME}\s+(?:also\s+|has\s+)?(?:{verbs})\b"),
        re.compile(rf"(?:^|[,”\"’.]\s+){_PRONOUN}\s+(?:also\s+)?(?:{verbs})\b"),
    )


def speaker_of(document: Document, sentence: Sentence, tables: Tables) -> NamedSpeaker | None:
    """Who says what a sentence says; ``None`` where it does not tell."""
    text = document.text
    found = _in(text[sentence.start : sentence.end], tables)
    if found is None:
        return None
    if not found.guessed:
        return attr.evolve(found, name=_in_full(text[: sentence.start], found.name))
    ahead = text[max(0, sentence.start - BACK) : sentence.start]
    named = [one for pattern in _cues(tables.say)[:3] for one in pattern.finditer(ahead)]
    if not named:
        return None
    last = max(named, key=lambda one: one.start())["name"]
    return NamedSpeaker(_in_full(text[: sentence.start], _clean(last)), guessed=True)


def _in(sentence: str, tables: Tables) -> NamedSpeaker | None:
    for index, pattern in enumerate(_cues(tables.say)):
        match = pattern.search(sentence)
        if match is None:
            continue
        if index == len(_cues(tables.say)) - 1:
            return NamedSpeaker("", guessed=True)
        name = _clean(match["name"])
        if name.lower() not in tables.closed and name.split()[0].lower() not in tables.closed:
            return NamedSpeaker(name)
    return None


def _in_full(ahead: str, name: str) -> str:
    """The name with the first names that it had earlier in the text."""
    if " " in name:
        return name
    earlier = re.search(rf"\b(?:[A-Z][\w’'-]{{1,20}} ){{1,2}}{re.escape(name)}\b", ahead)
    return _clean(earlier[0]) if earlier is not None else name


def _clean(name: str) -> str:
    return " ".join(name.split()).rstrip("’'.,")


def status_of(
    document: Document, sentence: Sentence, mention: FigureMention, tables: Tables
) -> str:
    """``planned`` or ``projected`` where words right ahead of a figure say that it is to come."""
    begins = max(sentence.start, mention.outer_start - 40)
    ahead = " ".join(document.text[begins : mention.outer_start].lower().split())
    for status, phrases in (("planned", tables.planned), ("projected", tables.projected)):
        if any(re.search(rf"\b{re.escape(one)}\b", ahead) for one in phrases):
            return status
    return ""
