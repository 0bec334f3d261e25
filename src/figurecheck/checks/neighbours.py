"""Whether two names that are a letter apart are known to be two."""

from __future__ import annotations

import unicodedata
from functools import cache

from figurecheck.checks.real_names import WORDS


def neighbours(one: str, other: str) -> bool:
    """Whether two names have as many words, and each two words that differ are two real names."""
    first, second = _words(one), _words(other)
    differing = [{a, b} for a, b in zip(first, second, strict=False) if a != b]
    return (
        len(first) == len(second) and bool(differing) and all(pair <= _real() for pair in differing)
    )


@cache
def _real() -> frozenset[str]:
    return frozenset(_words(WORDS))


def _words(name: str) -> list[str]:
    """The words of a name in small letters without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).split()
