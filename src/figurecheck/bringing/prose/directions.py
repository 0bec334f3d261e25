"""Whether a figure is of a rise or a fall: what something moved by, or what it came to."""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.bringing.prose.mention import (
    COUNT,
    MONEY,
    MULTIPLE,
    PERCENT,
    FigureMention,
)
from figurecheck.bringing.prose.tables import Tables
from figurecheck.reading.phrases.vocabulary import Token

FAR = 14
"""Tokens that a word of change may stand ahead of what something rose or fell to."""

NEAR = 5
"""Tokens that it may stand ahead of what something rose or fell by."""

_RISES = frozenset(
    ("higher", "more", "increase", "rise", "growth", "gain", "jump", "surge", "hike")
)
_FALLS = frozenset(
    ("lower", "less", "fewer", "decrease", "decline", "drop", "fall", "reduction", "cut", "slump")
)
_NOUNS = (_RISES | _FALLS) - {"higher", "more", "lower", "less", "fewer"}
_PAY = frozenset(("pay", "work", "vote"))
_HAD = frozenset(("lost", "raised", "loss"))
"""Words that say of money what somebody lost or raised, and not that a number moved."""

_UNSIGNED = frozenset(("cents", "pence"))
_TIMES = {"doubled": "up", "doubling": "up", "tripled": "up", "tripling": "up", "trebled": "up"}
_TIMES |= {"quadrupled": "up", "quadrupling": "up", "halved": "down", "halving": "down"}
NAMED = 3
"""Words that may name what somebody raised or lowered: *cut its growth forecast to*."""

_ITS = frozenset(("its", "their", "his", "her", "the", "a", "an"))
_LEVEL = frozenset(("average", "total", "record", "high", "low", "peak", "new"))
_PAST = frozenset((",", "from", "by", "this", "to", "up", "down", "or", "(", ")"))
"""What stands between a word of change and the *to* ahead of what something came to."""


def direction(
    tokens: Sequence[Token],
    found: Sequence[FigureMention],
    numeral: int,
    first: int,
    last: int,
    kind: str,
    tables: Tables,
) -> str:
    """``up`` or ``down`` for a figure from token ``first`` to before ``last``; empty where no word
    of change stands by.

    ``numeral`` is the token of its number, ``found`` are the figures ahead of it in the sentence.
    """
    if kind == MULTIPLE:
        way = next((_TIMES[one.text] for one in tokens[numeral:last] if one.text in _TIMES), "")
        return way or _by(tokens, first, last, kind, tables)
    return (
        _by(tokens, first, last, kind, tables)
        or _again(tokens, found, first)
        or _to(tokens, found, first, tables)
        or _behind(tokens, last, kind, tables)
    )


def _by(tokens: Sequence[Token], first: int, last: int, kind: str, tables: Tables) -> str:
    """The nearest word of change to the left, past a few words."""
    for index in range(first - 1, max(first - NEAR - 1, -1), -1):
        word = tokens[index].text
        if word in tables.moving:
            small = last > first and tokens[last - 1].text in _UNSIGNED
            had = word in _HAD and kind == MONEY and not small
            return "" if had else tables.moving[word]
        if word not in tables.between_change:
            break
    return ""


def _again(tokens: Sequence[Token], found: Sequence[FigureMention], first: int) -> str:
    """The direction of the figure ahead that this one says again: *fell $14.2 million, or 21
    percent*.
    """
    before = found[-1] if found else None
    if before is None or not 0 < first - before.last <= len(_OR):
        return ""
    between = [token.text for token in tokens[before.last : first]]
    return before.direction if between in _SAID_AGAIN else ""


_OR = (",", "or")
_SAID_AGAIN = (["or"], list(_OR), ["("])


def _to(tokens: Sequence[Token], found: Sequence[FigureMention], first: int, tables: Tables) -> str:
    """The word of change ahead of *to* or *by*, past what it moved by, what it moved from, what
    moved and when.
    """
    at = first - 1
    while at > 0 and (tokens[at].text in tables.between_change or tokens[at].text in _LEVEL):
        at -= 1
    by = first > 1 and tokens[first - 1].text == "by"
    at = first - 1 if by else at
    if at < 1 or tokens[at].text not in {"to", "by"}:
        return ""
    passed = {index for one in found for index in range(one.first, one.last)}
    times = {
        index: _TIMES[tokens[index].text]
        for one in found
        if one.kind == MULTIPLE
        for index in range(one.first, one.last)
        if tokens[index].text in _TIMES
    }
    named = 0
    for index in range(at - 1, max(at - FAR - 1, -1), -1):
        word = tokens[index].text
        if index in times:
            return times[index]
        if word in tables.moving and index not in passed:
            its = not named or tokens[index + 1].text in _ITS
            return tables.moving[word] if its else ""
        known = word in tables.between_change or word in tables.period_words or word in _PAST
        if known or index in passed:
            continue
        named += 1
        stops = word in tables.closed or word in tables.verbs or tokens[index].kind != "word"
        if (stops and word not in _ITS) or named > NAMED:
            return ""
    return ""


def _behind(tokens: Sequence[Token], last: int, kind: str, tables: Tables) -> str:
    """*higher*, *lower* right behind a figure, or the noun of a change: *a 5 percent pay rise*."""
    reach = 3 if kind == PERCENT else 1
    for ahead, token in enumerate(tokens[last : last + reach]):
        word = token.text
        if word in _RISES | _FALLS and (not ahead or word in _NOUNS):
            return "up" if word in _RISES else "down"
        verb = word in tables.verbs and word not in _PAY
        if token.kind != "word" or word in tables.closed or verb:
            break
    if kind != COUNT:
        return ""
    fewer = next((one.text for one in tokens[max(last - 3, 0) : last] if one.text == "fewer"), "")
    return "down" if fewer else ""
