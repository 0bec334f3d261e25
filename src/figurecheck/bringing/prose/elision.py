"""Bare figures that share the unit of another one in their sentence: *to 40 miles from 52*."""

from __future__ import annotations

from collections.abc import Sequence

import attr

from figurecheck.bringing.prose.mention import (
    BARE,
    COUNT,
    MEASURE,
    MONEY,
    PERCENT,
    FigureMention,
)
from figurecheck.bringing.prose.tables import Tables
from figurecheck.model.interval import magnitude
from figurecheck.reading.phrases.vocabulary import Token

SIDE = 1000
"""Two figures of one unit are on the same side of it, unless the sentence compares them."""

_LENDS = frozenset((COUNT, MONEY, MEASURE))
_ALL = frozenset(
    (
        *("the", "its", "their", "those", "these", "our", "all", "his", "her"),
        *("last", "first", "past", "final", "next"),
    )
)
_COMPARED = frozenset(("more", "fewer", "less"))
SUFFERED = frozenset(("injured", "wounded", "killed", "hurt", "missing", "arrested", "dead"))
"""What stands behind a bare figure of people or things and says what happened to them."""


def lent(
    tokens: Sequence[Token], found: Sequence[FigureMention], tables: Tables
) -> tuple[FigureMention, ...]:
    """The figures of a sentence, those without a unit with the one that they share."""
    made: list[FigureMention] = []
    for index, one in enumerate(found):
        if one.kind != BARE or one.unit or one.per or not one.sure:
            made.append(one)
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        unit = _whole_behind(tokens, one, following) or _ahead(tokens, one, made, tables)
        made.append(attr.evolve(one, elided=unit) if unit else one)
    return tuple(made)


def _whole_behind(
    tokens: Sequence[Token], one: FigureMention, following: FigureMention | None
) -> str:
    """The unit of the whole that a figure is a part of: *5 of 30 applicants*."""
    if following is None or following.kind not in _LENDS or not following.sure:
        return ""
    between = [token.text for token in tokens[one.last : following.first]]
    of = between[1:] if between[:1] == ["out"] else between
    return following.unit if of[:1] == ["of"] and set(of[1:]) <= _ALL else ""


def _ahead(
    tokens: Sequence[Token],
    one: FigureMention,
    made: Sequence[FigureMention],
    tables: Tables,
) -> str:
    """The unit of the figure ahead of it, behind which the sentence stops or a word stands that no
    noun of a count runs over.
    """
    behind = tokens[one.last] if one.last < len(tokens) else None
    word = "" if behind is None else behind.text
    compared = word in _COMPARED
    digits = any(token.kind == "number" for token in tokens[one.first : one.last])
    of = one.first > 0 and tokens[one.first - 1].text == "of"
    if of or word == "of" or (not digits and word not in SUFFERED | _COMPARED):
        return ""  # game five, four of the best, a staff of 12
    closed = behind is None or word in tables.closed or word in tables.verbs or word in SUFFERED
    if not closed and not compared and (behind is None or behind.kind != "sign" or word == "-"):
        return ""
    before = next((last for last in reversed(made) if last.kind in {*_LENDS, PERCENT}), None)
    if before is None or not before.sure or (before is not made[-1] and before.kind == PERCENT):
        return ""
    same = (magnitude(one.value) < SIDE) == (magnitude(before.value) < SIDE)
    if before.kind == PERCENT or before.dimension == "time":
        between = [token.text for token in tokens[before.last : one.first]]
        return before.unit if same and between in (["from"], ["against"], ["to"]) else ""
    return before.unit if same or compared else ""
