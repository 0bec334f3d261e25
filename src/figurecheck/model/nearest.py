"""The known name that somebody may have meant by one that nobody knows."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection

MAX_CHARACTERS = 80
"""Characters of a name that are looked at."""

MAX_COMPARED = 50
"""Names that are looked at: of more, those nearest by alphabet."""

MAX_NAMES = 10_000
"""Names among which nothing is looked for: it would take longer than reading the files."""


def nearest(word: str, known: Collection[str]) -> str:
    """The known name most like this one, or nothing where none is much like it, or where there are
    too many.
    """
    from difflib import get_close_matches

    word = word[:MAX_CHARACTERS]
    found = get_close_matches(word, _candidates(word, known), 1) if len(known) <= MAX_NAMES else []
    return found[0] if found else ""


def suggestion(word: str, known: Collection[str]) -> str:
    """``did you mean ...?`` with the nearest known name, or nothing."""
    found = nearest(word, known)
    return f"did you mean `{found}`?" if found else ""


def _candidates(word: str, known: Collection[str]) -> list[str]:
    names = sorted(known)
    at = bisect(names, word)
    return (
        names
        if len(names) <= MAX_COMPARED
        else names[max(0, at - MAX_COMPARED // 2) : at + MAX_COMPARED // 2]
    )
