"""Words of sentences and labels, folded so that they can be held against one another."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

_WORD = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]\.){2,10}"
    r"|(?<![^\W_])(?=[^\W_]{0,40}[^\W\d_])[^\W_]+|(?<![^\W_])(?:1[5-9]|20)\d\d(?![^\W_])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "might",
        "more",
        "most",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "out",
        "over",
        "per",
        "she",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "up",
        "was",
        "we",
        "were",
        "when",
        "where",
        "which",
        "while",
        "who",
        "will",
        "with",
        "would",
        "you",
        "also",
        "all",
        "any",
        "about",
        "after",
        "before",
        "during",
        "each",
        "other",
        "s",
        "t",
    ]
)
"""Words that name nothing."""

_QUARTERS = MappingProxyType({"first": "q1", "second": "q2", "third": "q3", "fourth": "q4"})
"""What a quarter is called in headings."""

TOTALS = frozenset({"total", "all", "sum", "overall", "together", "altogether", "average", "mean"})
"""Words in the name of a row that is no part of its column."""

MAX_FOLDED = 65_536
"""Words whose folded forms are kept."""


@lru_cache(MAX_FOLDED)
def folded(word: str) -> str:
    """A word in lower case and, as far as its letters tell, in the singular; of such as *U.S.* the
    letters.
    """
    word = word.lower().replace(".", "")
    if len(word) > 4 and word[-3:] == "ies":
        return f"{word[:-3]}y"
    if (len(word) > 4 and word[-3:] in {"ses", "xes"}) or word[-4:] in {"ches", "shes"}:
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


@lru_cache(MAX_FOLDED)
def names(text: str) -> tuple[str, ...]:
    """The words of a label that may name it, each once, in order; of numbers none but years and
    such as *F1*.
    """
    found = map(folded, _WORD.findall(_CAMEL.sub(" ", text)))
    return tuple(dict.fromkeys([one for one in found if one not in COMMON]))


def spoken(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The words of a stretch of text, folded, with where each begins."""
    words = [
        (word, found.start())
        for found in _WORD.finditer(text, start, end)
        if (word := folded(found[0])) not in COMMON
    ]
    quarters = [
        (_QUARTERS[word], at)
        for (word, at), (following, _) in pairwise(words)
        if following == "quarter" and word in _QUARTERS
    ]
    return sorted([*words, *quarters], key=lambda one: one[1]) if quarters else words


def words_in(text: str, start: int, end: int) -> frozenset[str]:
    """The words of a stretch of text, folded."""
    words = frozenset(map(folded, _WORD.findall(text, start, end))) - COMMON
    if "quarter" in words:
        return frozenset(word for word, _ in spoken(text, start, end))
    return words


def quarter_of(word: str) -> tuple[str, ...]:
    """The words for a quarter that a heading calls *Q2*; none for another word."""
    return next(((said, "quarter") for said, short in _QUARTERS.items() if short == word), ())


def sixteenths(all_of: int, some: int) -> int:
    """Sixteen times log2 of one positive whole number over a smaller one, cut to a whole number."""
    return ((all_of**16) // (some**16)).bit_length() - 1
