"""A phrase being read: its tokens, and how far they have been read."""

from __future__ import annotations

from itertools import pairwise
from typing import NoReturn

from figurecheck.errors import FigureError
from figurecheck.reading.phrases.vocabulary import Index, Phrase, Token, Words, find

HYPHENS = frozenset("-\u2010\u2011")
"""What joins two words."""


class Cursor:
    """The tokens of a phrase and how far they have been read."""

    __slots__ = ("_texts", "at", "numbers", "tokens", "words")

    def __init__(self, tokens: tuple[Token, ...], words: Words, numbers: str) -> None:
        self.tokens = tokens
        self.words = words
        self.numbers = numbers
        self.at = 0
        self._texts = [*[token.text for token in tokens], "", ""]

    def end_at(self, end: int) -> None:
        """Leaves out the tokens from one on, which have been read."""
        self.tokens = self.tokens[:end]
        self._texts = [*self._texts[:end], "", ""]

    @property
    def text(self) -> str:
        """The next token, or nothing at the end."""
        return self._texts[self.at]

    @property
    def kind(self) -> str:
        """What the next token is: ``number``, ``word``, ``sign``, or nothing at the end."""
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    @property
    def adjacent(self) -> bool:
        """Whether the next token touches the one before it."""
        return (
            0 < self.at < len(self.tokens)
            and self.tokens[self.at - 1].end == self.tokens[self.at].start
        )

    def take(self, texts: frozenset[str]) -> bool:
        """Reads the next token if it is one of these."""
        found = self._texts[self.at] in texts
        self.at += found
        return found

    def take_phrase(self, index: Index, roles: frozenset[str] | None = None) -> Phrase | None:
        """Reads the longest phrase of the index that comes next, if it plays one of the roles."""
        if self._texts[self.at] not in index:  # as at most places: a call saved
            return None
        phrase = find(index, self.tokens, self.at)
        if phrase is None or (roles is not None and phrase.role not in roles):
            return None
        self.at += len(phrase.words)
        return phrase

    def currency(self) -> Phrase | None:
        """The sign or code of a currency that comes next: ``A$``, but not the article of ``a $5
        million fine``.

        Signs of several tokens may stand apart (``US $5``), unless the first of them is a word of
        another kind.
        """
        if self._texts[self.at] not in self.words.currencies:
            return None
        phrase = find(self.words.currencies, self.tokens, self.at)
        if phrase is None or len(phrase.words) == 1:
            return phrase
        tokens = self.tokens[self.at : self.at + len(phrase.words)]
        touching = all(before.end == token.start for before, token in pairwise(tokens))
        first = tokens[0].text
        known = (
            first in self.words.articles
            or find(self.words.before, self.tokens, self.at) is not None
        )
        return phrase if touching or not known else None

    def take_currency(self) -> Phrase | None:
        """Reads the sign or code of a currency that comes next."""
        phrase = self.currency()
        self.at += len(phrase.words) if phrase is not None else 0
        return phrase

    def skip_hyphen(self) -> None:
        """Reads a hyphen that touches both of its neighbours."""
        if self._texts[self.at] in HYPHENS and self.adjacent:
            self.at += 1
            if not self.adjacent:
                self.at -= 1


def refuse(message: str, code: str = "FC010", help: str = "") -> NoReturn:  # noqa: A002
    """Raises the error that a phrase is not a figure."""
    raise FigureError(message, code, help)
