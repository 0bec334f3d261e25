"""How many figures of news sentences are read as a careful reader would, by F1."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from figurecheck.bringing.prose.mention import FigureMention
from tests.bringing.prose.news import KEPT_BACK, NEWS, WIRE
from tests.bringing.prose.texts import mentions

VALUE, UNIT, DIRECTION = 1, 2, 3
"""How much of a figure is compared: its value, also its unit, also its direction."""

GATES = {VALUE: 90, UNIT: 80, DIRECTION: 84}
"""The least F1 of each in hundredths."""


def _number(value: Fraction | str | int) -> str:
    """A value with three digits behind the point at most, as the sentences' table gives it."""
    return str(Fraction(round(Fraction(value) * 1000), 1000))


def _read(mention: FigureMention) -> tuple[str, str, str]:
    """A figure of the reader, as the sentences' table gives it."""
    last = None if mention.figure is None else mention.figure.last
    value = _number(mention.value) + ("" if last is None else f"~{_number(last)}")
    per = f"/{mention.per}" if mention.per else ""
    unit = "" if mention.kind in {"fraction", "multiple"} and not mention.unit else mention.unit
    return value, (unit or mention.elided or "-") + per, mention.direction


def _true(entry: str) -> list[tuple[str, str, str]]:
    """The figures of a sentence by the table."""
    found = []
    for one in entry.split("; ") if entry else ():
        value, *rest = one.split()
        direction = rest.pop() if rest[-1] in {"up", "down"} else ""
        found.append(("~".join(map(_number, value.split("~"))), " ".join(rest), direction))
    return found


def _f1(depth: int, sentences: dict[str, str]) -> Fraction:
    """Twice what is right by what is there and what is read, times a hundred."""
    right = there = read = 0
    for text, entry in sentences.items():
        true = Counter(one[:depth] for one in _true(entry))
        mine = Counter(_read(one)[:depth] for one in mentions(text))
        right += (true & mine).total()
        there += true.total()
        read += mine.total()
    return Fraction(200 * right, there + read)


@pytest.mark.parametrize("sentences", [NEWS, KEPT_BACK, WIRE], ids=["news", "kept-back", "wire"])
@pytest.mark.parametrize("depth", GATES)
def test_figures_of_news_sentences_are_read(depth: int, sentences: dict[str, str]) -> None:
    assert _f1(depth, sentences) >= GATES[depth]


@pytest.mark.parametrize(
    "text", [text for text, entry in (NEWS | KEPT_BACK | WIRE).items() if not entry]
)
def test_a_distractor_is_never_a_figure(text: str) -> None:
    assert [text[one.start : one.end] for one in mentions(text)] == []
