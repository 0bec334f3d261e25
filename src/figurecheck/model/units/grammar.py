"""The grammar of units: words, ``*``, ``/``, ``per`` and whole powers, and nothing that could be
evaluated.

::

    unit    = ["per"] operand {("*" | "/" | "per" | "a" | "an" | "each") operand}
    operand = number [words] | words
    words   = word {word} [("^" | "**") integer | superscripts]

A number stands only behind ``/`` or ``per`` (*per 100,000 people*), and divides together with its
words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from figurecheck.errors import UnitError

MAX_TEXT = 200
MAX_TOKENS = 12
MAX_POWER = 4

_WORD = r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹][^\W_⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:['’&.\-‑–][^\W_⁰¹²³⁴⁵⁶⁷⁸⁹]+)*\.?(?:\(e?s\))?"
_TOKEN = rf"""
    (?P<space>\s+)
  | (?P<sign>(?:US|CA?|AU?|NZ|HK|MX|S|R)?\$|[%‰€£¥₹₽₩₪₴₺¢℃℉]|°\s?[CF]\b)
  | (?P<numbered>[0-9]{{1,4}}(?:\([^\W_]{{1,4}}\)){{1,3}}s?(?![\w(])
      |[0-9]{{1,3}}[^\W\d_]{{1,3}}\b(?!\()
      |[0-9]{{1,3}}(?:-[^\W\d_]+)+\b)
  | (?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,15}})(?![\w.,])
  | (?P<power>(?:\*\*|\^)\s?[+\-−]?[0-9]+(?![\w.])|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})
  | (?P<times>[*·×⋅])
  | (?P<over>/)
  | (?P<word>{_WORD})
    """
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−", "0123456789+--")
_EACH = frozenset({"a", "an", "each", "every"})
_APIECE = frozenset(
    {
        "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade",
        "person", "head", "household", "worker", "patient", "mile", "kilometre", "kilometer",
        "litre",
        "liter", "gallon", "barrel", "tonne", "kilogram", "kilo", "ounce", "bushel", "acre",
        "hectare",
    }
)  # fmt: skip
"""What *a* means *per* before: arrests a day, not victims of a crime."""
_AFTER_PER = frozenset({"cent", "mille", "mil"})
_ARTICLES = frozenset({"the", "a", "an"})

_Token = tuple[str, str]


class _Unreadable(Exception):  # noqa: N818 - it never leaves this module
    """Why a text is not of the grammar."""


class Piece(NamedTuple):
    """A factor of a unit: what stands before it is divided by where ``power`` is negative.

    ``number`` is at least 1 and takes only the sign of ``power``; ``words`` are empty where it
    stands alone.
    """

    number: int
    words: tuple[str, ...]
    power: int


def pieces(text: str) -> tuple[Piece, ...]:
    """The factors of a unit in the order written; none for an empty text.

    Raises:
        UnitError: FC020 where the text is longer than 200 characters or 12 tokens, or is not of the
            grammar.
    """
    if len(text) > MAX_TEXT:
        raise refusal(text, f"a unit has at most {MAX_TEXT} characters")
    try:
        return tuple(_piece(sign, operand) for sign, operand in _operands(_joined(_tokens(text))))
    except _Unreadable as error:
        raise refusal(text, str(error)) from None


def refusal(text: str, help: str = "") -> UnitError:  # noqa: A002
    """The FC020 that says ``text`` is no unit; long and unprintable text is made fit to be
    shown.
    """
    shown = text if len(text) <= 40 else text[:39] + "…"
    shown = "".join(each if each.isprintable() else "\ufffd" for each in shown)
    return UnitError(f"`{shown}` is not a unit", "FC020", help)


def _tokens(text: str) -> list[_Token]:
    plain = text.replace(
        " ", ""
    ).isalpha()  # nearly every unit is, and the pattern costs 1 ms to compile
    found = [("word", word) for word in text.split()] if plain else _matched(text)
    if len(found) > MAX_TOKENS:
        raise _Unreadable(f"a unit has at most {MAX_TOKENS} words and signs")
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TOKEN, re.VERBOSE)


def _matched(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _pattern().match(text, at)
        if match is None:
            raise _Unreadable("a unit is made of words, `*`, `/`, `per` and powers from -4 to 4")
        at = match.end()
        if match.lastgroup != "space":
            value = match.group()
            found.append(
                (
                    match.lastgroup or "",
                    "".join(value.split()) if match.lastgroup == "sign" else value,
                )
            )
    if len(found) > MAX_TOKENS:
        raise _Unreadable(f"a unit has at most {MAX_TOKENS} words and signs")
    return found


def _joined(tokens: list[_Token]) -> list[_Token]:
    """The tokens with *per cent* as one word, and *per capita* as what it means."""
    found: list[_Token] = []
    for kind, value in tokens:
        follows_per = bool(found) and found[-1][1].lower() == "per"
        if follows_per and value.lower() in _AFTER_PER:
            found[-1] = ("word", "per" + value.lower())
        elif follows_per and value.lower() == "capita":
            found.append((kind, "person"))
        else:
            found.append((kind, value))
    return found


def _operands(tokens: list[_Token]) -> list[tuple[int, list[_Token]]]:
    """The tokens between the operators, each group with 1 or, behind ``/`` and ``per``, -1."""
    groups: list[tuple[int, list[_Token]]] = []
    sign, group = 1, list[_Token]()
    for index, (kind, value) in enumerate(tokens):
        following = tokens[index + 1][1].lower() if index + 1 < len(tokens) else ""
        divides = kind == "over" or (kind == "word" and _is_per(value, following if group else ""))
        if not divides and kind != "times":
            group.append((kind, value))
            continue
        if group:
            groups.append((sign, group))
        elif index or not divides:
            raise _Unreadable(f"a unit is missing before `{value}`")
        sign, group = (-1 if divides else 1), []
    if group:
        groups.append((sign, group))
    elif tokens:
        raise _Unreadable(f"a unit is missing after `{tokens[-1][1]}`")
    return groups


def _is_per(word: str, following: str) -> bool:
    return word.lower() == "per" or (word in _EACH and following in _APIECE)


def _piece(sign: int, operand: list[_Token]) -> Piece:
    number, power = 1, 1
    if operand[0][0] == "number":
        if sign > 0:
            raise _Unreadable(
                "a number belongs to the figure; in a unit it stands only behind `per` or `/`"
            )
        number = int(operand.pop(0)[1].replace(",", ""))
    if operand and operand[-1][0] == "power":
        power = _power(operand.pop()[1])
        if not operand:
            raise _Unreadable("only a unit has a power")
    if not number or any(kind in {"number", "power"} for kind, _ in operand):
        raise _Unreadable("a power stands at the end of a factor, and a number behind `per` or `/`")
    words = tuple(value for _, value in operand)
    return Piece(
        number,
        words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words,
        sign * power,
    )


def _power(text: str) -> int:
    power = int(text.translate(_SUPERSCRIPTS).lstrip("*^ "))
    if not power or abs(power) > MAX_POWER:
        raise _Unreadable(f"a power is a whole number from -{MAX_POWER} to {MAX_POWER}, and not 0")
    return power
