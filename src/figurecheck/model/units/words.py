"""What the words of a factor mean: a common unit, a counted noun, or a word too doubtful to go on
with.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from figurecheck.model.interval import Number, exact
from figurecheck.model.units.common import (
    COMMON,
    MEASURED,
    PREFIX_SIGNS,
    PREFIXABLE,
    PREFIXABLE_SIGNS,
    PREFIXES,
    Row,
)
from figurecheck.model.units.grammar import refusal
from figurecheck.model.units.nouns import NOT_WHOLE, folded, head, singular

MAX_WORDS = 3
"""A counted thing is named in at most so many words."""


class Meaning(NamedTuple):
    """A factor to base units, the dimension sorted by name, and whether it is points between two
    shares.
    """

    factor: Number
    dimension: tuple[tuple[str, int], ...]
    points: bool = False


POINTS = frozenset({"percentage point", "basis point"})
"""The units of the difference between two shares."""

_SCALES = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})

_POUNDS = "GBP or pounds sterling for money, lb for weight"
_TONS = "tonne, short ton or long ton"
_DEGREES = "degrees Celsius or degrees Fahrenheit"
_PINTS = "litre or gallon"
AMBIGUOUS = MappingProxyType(
    {
        "pound": _POUNDS,
        "pounds": _POUNDS,
        "ton": _TONS,
        "tons": _TONS,
        "kiloton": "kilotonne",
        "kilotons": "kilotonnes",
        "megaton": "megatonne",
        "megatons": "megatonnes",
        "degree": _DEGREES,
        "degrees": _DEGREES,
        "°": _DEGREES,
        "pint": _PINTS,
        "pints": _PINTS,
        "quart": _PINTS,
        "quarts": _PINTS,
        "stone": "kg or lb",
        "franc": "CHF, or another currency's code",
        "francs": "CHF, or another currency's code",
        "krone": "NOK or DKK",
        "kroner": "NOK or DKK",
        "krona": "SEK, or another currency's code",
        "kronor": "SEK",
        "peso": "MXN, or another currency's code",
        "pesos": "MXN, or another currency's code",
        "lira": "TRY, or another currency's code",
        "dinar": "the currency's code",
        "dinars": "the currency's code",
        "¥": "JPY or CNY",
        "share": "percent for a part of a whole, shares for what a company issues",
        "ppt": "percentage points, or parts per billion",
        "cc": "cm3",
    }
)
"""Words that mean several units, with what to write instead."""

NOT_MISSPELT = frozenset(
    {
        "litter",
        "litters",
        "linter",
        "linters",
        "galleon",
        "galleons",
        "meteor",
        "meteors",
        "metiers",
    }
)
"""Things that are counted, and one letter away from a unit."""

_COUNTED = " (counted)"
"""Set behind a noun that is also the name of a measured dimension: the lengths of a swimmer."""

_CLOSE = 0.88
_MIN_LETTERS = 6


@cache
def _as_written() -> Mapping[str, Row]:
    """The rows of the table by the spellings that count as they stand; made when first asked for,
    as the others.
    """
    return {each: row for row in COMMON for each in row[4]}


@cache
def _any_case() -> Mapping[str, Row]:
    """The rows of the table by the spellings that count in any case, in lower case."""
    return {each: row for row in COMMON for each in row[5]}


@cache
def _guarded() -> tuple[str, ...]:
    """The spellings that a word may be a misspelling of; pure numbers but percent are too much like
    nouns.
    """
    return tuple(
        each
        for each, (name, _, _, dimension, _, _) in _any_case().items()
        if dimension or "perc" in name
    )


def common(words: tuple[str, ...]) -> Meaning | None:
    """What words mean that are, all together, a spelling of a common unit; ``None`` where they are
    not.
    """
    text = " ".join(words)
    row = _as_written().get(text) or _as_written().get(text.replace(".", ""))
    if row is None:
        lower = text.lower().replace(".", "")
        row = _any_case().get(lower) or _any_case().get(lower.replace("-", " "))
    if row is None:
        return None
    name, over, under, dimension, _, _ = row
    return Meaning(exact(Fraction(over, under)), dimension, name in POINTS)


def look_up(words: tuple[str, ...]) -> Meaning | None:
    """What a common unit means, alone or with a scale word on either side; ``None`` where the words
    are none.

    *tonnes of waste* are tonnes; *thousand people* are left to the caller, since people are no
    common unit.
    """
    known = common(words)
    if known is not None:
        return known
    for at in (1, 2, 3):
        if len(words) > at + 1 and words[at].lower() in {"of", "in"}:
            return None if words[0].lower().removesuffix("s") in _SCALES else common(words[:at])
    named = _scale_named(words[-1].lower()) if len(words) > 1 else None
    known = common(words[:-1]) if named is not None else None
    return times(named, known) if named is not None and known is not None else None


def _scale_named(word: str) -> Meaning | None:
    return common((word,)) if word in _SCALES else None


def scale(words: tuple[str, ...]) -> tuple[Meaning, tuple[str, ...]] | None:
    """The scale word in front and the words it stands before: *dozen eggs*, *thousands of
    people*.
    """
    if len(words) < 2:
        return None
    first = words[0].lower()
    known = _scale_named(first) or _scale_named(first.removesuffix("s"))
    if known is None:
        return None
    rest = words[2:] if words[1].lower() == "of" else words[1:]
    return (known, rest) if rest else None


def times(scale_word: Meaning, meaning: Meaning) -> Meaning:
    """A meaning, so many times as large."""
    return meaning._replace(factor=exact(scale_word.factor * meaning.factor))


def prefixed(words: tuple[str, ...]) -> str | None:
    """The one word of a prefix and a unit that the table does not hold, such as
    ``petawatthours``.
    """
    if len(words) == 1 and words[0][0] in PREFIX_SIGNS and words[0][1:] in PREFIXABLE_SIGNS:
        return words[0]
    word = "".join(words).lower().replace("-", "")
    for prefix in PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            for each in (rest, rest.removesuffix("s")):
                if each in PREFIXABLE:
                    return prefix + each
    return None


def counted(words: tuple[str, ...]) -> Meaning:
    """A counted noun: a dimension of its own, named in the singular and in lower case.

    Raises:
        UnitError: FC020 where the words are too many, or are a measured unit misspelt or in doubt.
    """
    text = " ".join(words)
    if len(words) > MAX_WORDS:
        raise refusal(text, f"name what is counted in at most {MAX_WORDS} words")
    _refuse_ambiguous(words)
    if len(words) == 1:
        _refuse_misspelt(words[0])
    name = " ".join(folded(words))
    if name in MEASURED:
        name += _COUNTED
    return Meaning(1, ((name, 1),))


def whole(name: str) -> bool:
    """Whether what this dimension counts is whole: arrests are, kilograms and working days
    are not.
    """
    if name in MEASURED:
        return False
    last = head(tuple(name.removesuffix(_COUNTED).split()))
    return not (last in NOT_WHOLE or last in _any_case() or last in AMBIGUOUS)


def same_noun(name: str, nouns: frozenset[str]) -> bool:
    """Whether a dimension's name is one of these nouns, or ends in one as its head: *ice officer*
    is an *officer*.
    """
    singulars = _singulars(nouns)
    return name in singulars or singular(head(tuple(name.split()))) in singulars


@lru_cache(maxsize=16)
def _singulars(nouns: frozenset[str]) -> frozenset[str]:
    return frozenset(
        " ".join(folded(tuple(noun.lower().split()))) for noun in nouns if noun.strip()
    )


def _refuse_ambiguous(words: tuple[str, ...]) -> None:
    first = words[0].lower()
    alone = len(words) == 1 or words[1].lower() == "of"
    if alone and first in AMBIGUOUS:
        raise refusal(" ".join(words), f"write {AMBIGUOUS[first]}")
    if len(words) > 1 and all(common((word,)) for word in words):
        raise refusal(" ".join(words), f"write `{'*'.join(words)}` for a product")
    if len(words) > 1 and words[0] in _as_written() and not words[0][0].isalnum():
        raise refusal(" ".join(words), f"`{words[0]}` stands alone, or before `of`")


def _refuse_misspelt(word: str) -> None:
    near = _other_case(word) or _with_digits(word) or _nearest(word)
    if near:
        raise refusal(word, f"write {near}")


def _other_case(word: str) -> str:
    lower = word.lower()
    return " or ".join(f"`{each}`" for each in _as_written() if each.lower() == lower)


def _with_digits(word: str) -> str:
    """For ``m7``: a symbol and a digit, which could be a power or a name."""
    symbol = word.rstrip("0123456789")
    if symbol == word or symbol not in _as_written():
        return ""
    return f"`{symbol}^2` for a power, or the counted thing in full"


def _nearest(word: str) -> str:
    lower = word.lower()
    if len(lower) < _MIN_LETTERS or lower in NOT_MISSPELT:
        return ""
    near = [
        each for each in _guarded() if each[0] == lower[0] and _most_alike(lower, each) >= _CLOSE
    ]
    if not near:
        return ""
    from difflib import get_close_matches

    return "".join(f"`{each}`" for each in get_close_matches(lower, near, 1, _CLOSE))


def _most_alike(one: str, other: str) -> Number:
    """At least the likeness that ``difflib`` would find: twice the letters in common by all
    letters.
    """
    total = len(one) + len(other)
    if 2 * min(len(one), len(other)) < total * Fraction(22, 25):
        return 0
    return Fraction(2 * sum(min(one.count(each), other.count(each)) for each in set(one)), total)
