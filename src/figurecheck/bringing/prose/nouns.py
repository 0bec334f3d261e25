"""What a number counts, found without a tagger: the words from the number on to the first plural
head.
"""

from __future__ import annotations

from typing import NamedTuple

from figurecheck.bringing.prose.tables import Tables
from figurecheck.reading.phrases.vocabulary import Token

MAX_WORDS = 6
"""Words that the phrase of what is counted may have."""

MAX_TOKENS = 14
"""Tokens that are looked at for it."""

_HYPHENS = frozenset("-\u2010\u2011")
_LY_NOUNS = frozenset(
    (
        "family",
        "assembly",
        "supply",
        "anomaly",
        "butterfly",
        "ally",
        "elderly",
        "monthly",
        "weekly",
        "daily",
    )
)


class CountedNoun(NamedTuple):
    """What is counted: its head in the singular, the token behind it, and whether the head is a
    plural.
    """

    head: str
    last: int
    plural: bool


def is_plural(word: str, tables: Tables) -> bool:
    """Whether a word, in lower case, is the plural of a noun as far as can be told from its
    letters.
    """
    if word in tables.irregular:
        return True
    if len(word) < 3 or word[-1] != "s" or word[-2] in "su'’":
        return False
    other = word in tables.adjectives or word in tables.closed or word in tables.verbs
    return not other and word[-2:] != "is"


def singular(word: str, tables: Tables) -> str:
    """The singular of a noun in lower case; another word as it is."""
    if word in tables.irregular:
        return tables.irregular[word]
    if not is_plural(word, tables):
        return word
    if word[-3:] == "ies" and len(word) > 4:
        return f"{word[:-3]}y"
    return (
        word[:-2]
        if word[-4:] in {"ches", "shes", "sses"} or word[-3:] in {"xes", "zes"}
        else word[:-1]
    )


def counted(tokens: tuple[Token, ...], at: int, tables: Tables) -> CountedNoun | None:
    """What stands behind a number from token ``at`` on; ``None`` where that is no noun."""
    words = 0
    plural = False
    head = ""
    last = at
    index = at
    while index < min(len(tokens), at + MAX_TOKENS) and words < MAX_WORDS:
        token = tokens[index]
        if token.kind == "sign":
            joined = (
                token.text in _HYPHENS
                and words
                and _touches(tokens, index)
                and _is_word(tokens, index + 1)
            )
            initial = (
                token.text == "."
                and words
                and len(tokens[index - 1].text) == 1 == token.start - tokens[index - 1].start
            )
            if not joined and not initial:
                break
            index += 1
            if joined:
                head = tokens[index].text
                plural = is_plural(head, tables)
                index += 1
                last = index
            continue
        if token.text == "and" and words == 1 and not plural and _goes_on(tokens, index, tables):
            index += 1
            continue
        if token.kind == "number" or _stops(tokens, index, words, tables):
            break
        if plural and not (is_plural(token.text, tables) and head in tables.compound_first):
            break
        adverb = token.text[-2:] == "ly" and token.text not in _LY_NOUNS
        if adverb and words:
            break
        index += 1
        if adverb:
            continue
        words += 1
        head, last = token.text, index
        plural = is_plural(head, tables)
    return CountedNoun(singular(head, tables), last, plural) if head else None


def _stops(tokens: tuple[Token, ...], index: int, words: int, tables: Tables) -> bool:
    """Whether no noun runs over a word; a participle or comparative ahead of a plural is part of
    it.
    """
    word = tokens[index].text
    if word not in tables.closed and word not in tables.verbs:
        return False
    if words or word not in tables.modifiers:
        return True
    following = [token.text for token in tokens[index + 1 : index + 3] if token.kind == "word"]
    return not any(is_plural(one, tables) for one in following)


def _goes_on(tokens: tuple[Token, ...], index: int, tables: Tables) -> bool:
    """Whether *and* joins two modifiers of one plural: *small and medium-sized hotels*."""
    for token in tokens[index + 1 : index + 5]:
        if token.text in _HYPHENS:
            continue
        if token.kind != "word" or token.text in tables.closed or token.text in tables.verbs:
            return False
        if is_plural(token.text, tables):
            return True
    return False


def _is_word(tokens: tuple[Token, ...], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind == "word"


def _touches(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token touches both of its neighbours."""
    before = index > 0 and tokens[index - 1].end == tokens[index].start
    return before and index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start
