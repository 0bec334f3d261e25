"""How two names that may be one differ: in letters, in what is seen of them, and how that
is told.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from figurecheck.model.characters import ignorable
from figurecheck.model.confusables import in_latin, script, skeleton

MAX_SHOWN = 3
"""How many of the letters that differ are told."""

Pieces = Sequence[tuple[str, str]]
"""What stands in one name and in its place in the other, from left to right."""


def folded(name: str) -> str:
    """A name without capitals, accents, blanks and what is invisible, letters of another script
    that look Latin so.
    """
    mixed = any(
        "a" <= one <= "z" for one in name.casefold()
    )  # a name all in another script is what it is
    parts = unicodedata.normalize("NFKD", (in_latin(name) if mixed else name).casefold())
    return "".join(
        one for one in parts if not (unicodedata.combining(one) or one.isspace() or _unseen(one))
    )


def pieces(one: str, other: str) -> Pieces:
    """What differs between two names; none where they differ in how their accents are encoded at
    most.
    """
    one, other = (unicodedata.normalize("NFC", name) for name in (one, other))
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    rests = one[start:], other[start:]
    same = zip(reversed(rests[0]), reversed(rests[1]), strict=False)
    end = next((at for at, (a, b) in enumerate(same) if a != b), min(map(len, rests)))
    first, second = (rest[: len(rest) - end] for rest in rests)
    if len(first) == len(second):
        swapped = len(first) == 2 and first == second[::-1]
        return (
            [(first, second)]
            if swapped
            else [pair for pair in zip(first, second, strict=True) if len({*pair}) > 1]
        )
    return list(_apart(first, second)) if first and second else [(first, second)]


def _apart(one: str, other: str) -> Iterator[tuple[str, str]]:
    from difflib import SequenceMatcher

    for what, start, end, first, last in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if what != "equal":
            yield one[start:end], other[first:last]


def look_alike(one: str, other: str) -> bool:
    """Whether nobody can see that two names differ: in what is invisible, or in scripts with
    letters that look alike.

    ``O`` and ``0`` are not meant, nor others of one script: these can be told apart by whoever
    looks.
    """
    return skeleton(one) == skeleton(other) and all(_hides(*pair) for pair in pieces(one, other))


def _hides(one: str, other: str) -> bool:
    """Whether two pieces that look alike differ in invisible characters or in their scripts."""
    if any(map(_unseen, one + other)):
        return True
    scripts = [
        {script(letter) for letter in piece if not unicodedata.combining(letter)}
        for piece in (one, other)
    ]
    numbered = any(unicodedata.category(letter) == "Nd" for letter in one + other)
    return scripts[0] != scripts[1] and not numbered


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" or ignorable(ord(letter))


def told(one: str, other: str) -> str:
    """Which letters of the first name stand for which of the other."""
    found = pieces(one, other)
    if not found:
        return "accents that are encoded differently"
    more = f" and {len(found) - MAX_SHOWN} more" if len(found) > MAX_SHOWN else ""
    return ", ".join(_told(*pair) for pair in found[:MAX_SHOWN]) + more


def _told(one: str, other: str) -> str:
    return (
        f"{_named(one)} for {_named(other)}"
        if one and other
        else f"{_named(one or other)} in one alone"
    )


def _named(piece: str) -> str:
    """Some letters, with the code points of those that are easily taken for others, or not seen."""
    if piece == " ":
        return "a blank"
    hidden = [letter for letter in piece if _unseen(letter) or (letter.isspace() and letter != " ")]
    taken = [letter for letter in piece if not letter.isascii() and skeleton(letter).isascii()]
    points = ", ".join(code_point(letter) for letter in (hidden or taken)[:MAX_SHOWN])
    if hidden and len(hidden) == len(piece):
        return points
    return f"`{piece}`" + (f" ({points})" if points else "")


def code_point(letter: str) -> str:
    """A character by its code point and, where it has one, its name."""
    name = unicodedata.name(letter, "")
    return f"U+{ord(letter):04X} {name}".rstrip()
