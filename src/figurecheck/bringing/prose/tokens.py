"""Tokens of running text, cut as figures are, with the kind of what is no figure."""

from __future__ import annotations

import re
from sys import intern

import attr

from figurecheck.bringing.prose.tables import Tables
from figurecheck.model import limits
from figurecheck.reading.phrases.vocabulary import Token

_TOKEN = re.compile(
    r"[0-9]{1,500}(?:[.,'’][0-9]{1,500}|[\u00a0\u2009\u202f][0-9]{3}(?![0-9])){0,100}|[^\W\d_]{1,1000}|\+/[-−]|[<>]=|\S"
)

LETTERS = 10
"""Characters that a word of a sentence may have, over all of it."""


def cut(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens between two offsets of a text; a blank parts numbers, unless it is one that is not
    broken. Of a sentence that is longer than its limit the first ones.
    """
    found: list[Token] = []
    most = limits.SENTENCE_WORDS
    for match in _TOKEN.finditer(text, start, min(end, start + LETTERS * most)):
        piece = match[0]
        first = piece[0]
        kind = "number" if "0" <= first <= "9" else "word" if first.isalnum() else "sign"
        found.append(Token(intern(piece.lower()), kind, match.start(), match.end()))
        if len(found) == most:
            break
    return tuple(found)


@attr.frozen(eq=False)
class Consumed:
    """A stretch of tokens that is no figure: a day, a year, a score ...; ``first`` and ``last`` as
    in a slice.
    """

    kind: str
    first: int
    last: int
    text: str
    start: int
    end: int


def consumed(text: str, tokens: tuple[Token, ...], tables: Tables) -> tuple[Consumed, ...]:
    """What in the tokens of a sentence is no figure, in order."""
    if not tokens:
        return ()
    start, end = tokens[0].start, tokens[-1].end
    sentence = text[start:end]
    found: list[Consumed] = []
    at = 0
    for match in tables.consumed.finditer(sentence):
        first, stop = start + match.start(), start + match.end()
        while at < len(tokens) and tokens[at].end <= first:
            at += 1
        last = at
        while last < len(tokens) and tokens[last].start < stop:
            last += 1
        if last > at and not _is_figure(match, tokens, at, last, tables):
            found.append(Consumed(match.lastgroup or "", at, last, match[0], first, stop))
    return tuple(found)


_HEDGED_YEAR = frozenset(
    {"than", "about", "approximately", "nearly", "some", "least", "roughly", "almost", "around"}
)
_RANGED = re.compile(r"(\d{1,3})\s?[-–]\s?(\d{1,3})\Z")


def _is_figure(
    match: re.Match[str], tokens: tuple[Token, ...], first: int, last: int, tables: Tables
) -> bool:
    """Whether what looks like a year or a score is a number of something after all."""
    following = tokens[last].text if last < len(tokens) else ""
    if match.lastgroup == "year":
        hedged = first > 0 and tokens[first - 1].text in _HEDGED_YEAR
        return hedged and following[-1:] == "s" and following not in tables.closed
    ranged = _RANGED.match(match[0]) if match.lastgroup == "score" else None
    if ranged is None:
        return False
    plural = (
        following[-1:] == "s" and following not in tables.closed and following not in tables.verbs
    )
    return (
        int(ranged[1]) < int(ranged[2])
        and (plural or following in tables.irregular)
        and following not in _SCORES
    )


_SCORES = frozenset({"votes", "wins", "losses", "victories", "decisions"})
