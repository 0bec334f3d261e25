"""A sentence as a line of codes and words, over which patterns are written."""

from __future__ import annotations

from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.tables import Tables

YEAR, DAY, OTHER = "Y", "D", "K"
_DATED = {"year": YEAR, "day": DAY, "month": DAY, "iso": DAY}


def abstract(sentence: Sentence, tables: Tables) -> str:
    """The tokens of a sentence with a blank between them, in lower case; figures and days as codes,
    ``@P0``, ``@Y3``.

    A code is ``@``, the letter of the kind and the number of the mention, or of what is no figure.
    A word of rising has a ``↑`` ahead of it, one of falling a ``↓``.
    """
    spans = [
        (one.first, one.last, f"@{one.letter}{index}")
        for index, one in enumerate(sentence.mentions)
    ]
    spans += [
        (one.first, one.last, f"@{_DATED.get(one.kind, OTHER)}{index}")
        for index, one in enumerate(sentence.consumed)
    ]
    pieces: list[str] = []
    at = 0
    for first, last, code in sorted(spans):
        if first < at:
            continue
        pieces += (_marked(sentence, index, tables) for index in range(at, first))
        pieces.append(code)
        at = max(last, first + 1)
    pieces += (_marked(sentence, index, tables) for index in range(at, len(sentence.tokens)))
    return " ".join(pieces)


def _marked(sentence: Sentence, index: int, tables: Tables) -> str:
    """A word, with an arrow ahead of it where it says that something rose or fell."""
    word = sentence.tokens[index].text
    before = sentence.tokens[index - 1].text if index else ""
    if word == "up" and before in tables.not_up:
        return word
    if word == "up" and before in tables.given_up:
        return "↓up"
    return f"↑{word}" if word in tables.up else f"↓{word}" if word in tables.down else word
