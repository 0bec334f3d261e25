"""Figures that are told of a line of a table over periods, as *revenue rose to 517 million from 585
million*: the sentence names the line, and leaves the period to be understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.kinds import may_be
from figurecheck.bringing.grounding.naming import Line, NamedLine
from figurecheck.bringing.grounding.sources import SourceFigure, SourceTable
from figurecheck.bringing.grounding.words import COMMON, names
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.tables import tables
from figurecheck.model.interval import Number, magnitude

MAX_PERIODS = 3
"""Periods of a table of which any may be meant, for a figure to be held against all of them."""

NEAREST = 5
"""How many times as large or small a cell may be and still be what a figure should have been."""

MAX_NAME = 60
"""Characters within which the words of a name stand together."""

_LETTERS = re.compile(r"[^\W\d_]+")
_DATED = re.compile(r"(?:1[5-9]|20)\d\d|q[1-4]")
_CLAUSE = re.compile(r"[,;:()]|(?<!\w)(?:and|but|while|as|who|which|or)(?!\w)", re.IGNORECASE)


def retold(
    text: str,
    sentence: Sentence,
    words: Iterable[tuple[str, int]],
    named: Mapping[tuple[str, Line], NamedLine],
    figure: TextFigure,
    stop: int,
) -> tuple[tuple[str, Line], ...]:
    """The lines, ``row`` or ``column``, of which a sentence tells a figure with nothing between
    them but verbs, other figures and periods; none where anything says that it is of something
    narrower.

    ``words`` are those of the sentence, ``stop`` is where the next figure starts.
    """
    lists = tables()
    said = {word for word, _ in words}
    found = _last_ahead(named, figure.start)
    if not found or figure.hedged or said & lists.supposed or said & lists.stretches:
        return ()
    last = max(max(one.spots) for one in found.values())
    first = min(spot for one in found.values() for spot in one.spots if spot > last - MAX_NAME)
    plain = _is_named_plainly(text[sentence.start : first]) and _is_passed_over(
        text[last : figure.start], text[figure.end : stop]
    )
    return tuple(sorted(found)) if plain else ()


def is_called(way: Sequence[str], named: NamedLine) -> bool:
    """Whether all words of what a line is called are said, except those of a unit."""
    return bool(named.words) and named.words.issuperset(set(way) - UNITS)


UNITS = frozenset(
    {"pct", "percent", "usd", "eur", "gbp", "dollar", "euro", "thousand", "million", "billion"}
    | {"mn", "mln", "mio", "bn", "mm"}
)
"""Words of headings that say in what the figures are told."""


def _last_ahead(
    named: Mapping[tuple[str, Line], NamedLine], start: int
) -> dict[tuple[str, Line], NamedLine]:
    """The lines that are named last ahead of a place, and by the most words; those that periods are
    called by are none.
    """
    ahead = {
        line: one
        for line, one in named.items()
        if max(one.spots) < start and not all(_DATED.fullmatch(word) for word in one.words)
    }
    if not ahead:
        return {}
    best = max((max(one.spots), len(one.words)) for one in ahead.values())
    return {line: one for line, one in ahead.items() if (max(one.spots), len(one.words)) == best}


def _is_named_plainly(before: str) -> bool:
    """Whether nothing ahead of the name of a line says that only a part of it is meant, or another
    thing: *European revenue*, *In Europe, revenue*.
    """
    lists = tables()
    near = _LETTERS.findall(_CLAUSE.split(before)[-1].lower())
    if near and near[-1] not in COMMON | lists.reporting | lists.period_words:
        return False
    comma = before.find(",")
    return comma < 0 or _passed().issuperset(_LETTERS.findall(before[:comma].lower()))


def _is_passed_over(between: str, behind: str) -> bool:
    """Whether between the last word of a name and a figure, and behind it in its clause, stands
    nothing but verbs and periods, and the figure is none by which something rose or fell.
    """
    lists = tables()
    words = _LETTERS.findall(between.lower())[1:]
    if not words or words[-1] in lists.up | lists.down or not _passed().issuperset(words):
        return False
    clause, *_ = _CLAUSE.split(behind)
    return (_passed() | COMMON).issuperset(_LETTERS.findall(clause.lower()))


@cache
def _passed() -> frozenset[str]:
    lists = tables()
    return lists.stating | lists.retelling | lists.period_words | lists.up | lists.down


def over_periods(table: SourceTable, axis: str, said: frozenset[str]) -> bool:
    """Whether what crosses the lines of a table are few periods, and no other one is said.

    ``axis`` is that of the lines, ``said`` the words of a sentence.
    """
    crossing = (
        [table.columns[column] for column in table.by_column]
        if axis == "row"
        else [table.rows[row] for row in table.by_row]
    )
    labels = [frozenset(names(label)) for label in crossing]
    known = tables().period_words | tables().headed_periods
    if not 1 <= len(labels) <= MAX_PERIODS or len({*labels}) < len(labels):
        return False
    if not all(labels) or not all(
        word in known or _DATED.fullmatch(word) for label in labels for word in label
    ):
        return False
    every = frozenset[str]().union(*labels)
    dated = {word for word in said if _DATED.fullmatch(word)}
    quarters = any(word == "quarter" or word[0] == "q" for word in every)
    if not dated <= every | {one for one in dated if not _DATED.search(" ".join(every))}:
        return False
    told = "quarter" in said
    return told == quarters or (quarters and not dated and "fiscal" not in said)


def in_question(
    tables_: Sequence[SourceTable],
    lines: Iterable[tuple[str, Line]],
    said: frozenset[str],
    figure: TextFigure,
) -> tuple[SourceFigure, ...]:
    """The figures of the lines that one of a text may be, all periods of one table; none where more
    than one line of it is named, or a period that it does not have.
    """
    found: list[SourceFigure] = []
    homes: set[int] = set()
    for axis, (home, line) in lines:
        table = tables_[home]
        called = names(table.rows[line] if axis == "row" else table.columns[line])
        if figure.per and figure.per not in called:
            return ()
        if home in homes or not over_periods(table, axis, said):
            return ()
        homes.add(home)
        cells = (table.by_row if axis == "row" else table.by_column).get(line, ())
        for cell in cells:
            of_kind = [one for one in table.figures(cell) if one.exact and may_be(figure, one)]
            if not of_kind:
                return ()
            found += of_kind[:1]
    return tuple(found)


def nearest(value: Number, one: SourceFigure, scales: Iterable[Number]) -> Number | None:
    """The number of a cell in the scale in which it is nearest to one of a text; ``None`` where it
    is far away in any.
    """
    size = magnitude(value)
    near = [
        scaled
        for factor in scales
        if size <= NEAREST * (scaled := magnitude(one.value * factor)) <= NEAREST * NEAREST * size
    ]
    return min(near, key=lambda scaled: magnitude(scaled - size), default=None)
