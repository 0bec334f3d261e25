"""What a cell of a published table holds: a number, a text, nothing, or something that is
not said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

import attr

NUMBER, NAME, TEXT, BLANK, NIL, HIDDEN = "number", "name", "text", "blank", "nil", "hidden"
"""What a cell can be. A name is a number that is a label, nil a sign for nothing, hidden one for
what is not said.
"""

FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "en": (",", "."),
        "eu": (".", ","),
        "space": (" ", "."),
        "space-eu": (" ", ","),
        "plain": ("", "."),
        "plain-eu": ("", ","),
    }
)
"""How numerals are written: what parts groups of three digits, and what stands ahead of decimals.
"""

MAX_CELL = 10_000
"""Characters beyond which a cell is taken for text."""

MAX_DIGITS = 400
"""Digits that a number has at most, as everywhere; a longer run is a text."""

MAX_SAMPLED = 4_000
"""Numerals by which it is seen how those of a table are written."""

MAX_DECIMALS = 9
"""Decimals that are kept; more are those of a calculation."""

_NIL = frozenset({"-", "--", "---", "nil", "null", "none"})
_HIDDEN = frozenset(
    {
        *(
            ".",
            "..",
            "...",
            "…",
            ":",
            "x",
            "c",
            "f",
            "u",
            "#",
            "?",
            "*",
            "**",
            "n/a",
            "n.a.",
            "na",
            "nan",
            "n.d.",
            "nd",
        ),
        *(
            "(na)",
            "(d)",
            "(x)",
            "(s)",
            "(z)",
            "(n)",
            "(nd)",
            "#n/a",
            "#ref!",
            "#div/0!",
            "#value!",
            "confidential",
        ),
    }
)
_SAID = _NIL | _HIDDEN
_DASHES = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014", "-"))
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
_CURRENCY = re.compile(r"(?:US|C|A)?[$€£¥₹₽₩₺₴]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|JPY)\b")
_MARKS = re.compile(
    r"(?:\s*(?:\*{1,3}|[†‡§¹²³⁴⁵]|\(?[a-zA-Z]\)?(?![a-zA-Z])|\[\w{1,3}\]"
    r"|\(\d{1,3}(?:[.,]\d{1,2})?\s?%?\))){1,3}\Z"
)
_SIMPLE = re.compile(r"-?([0-9]{1,15})(?:\.([0-9]{1,4}))?\Z", re.ASCII)
_POINTED = frozenset({"en", "space", "plain"})
_CALCULATED = re.compile(r"0{5}|9{5}")
_SIGNS = "$€£¥"
_DIGIT, _NO_DIGIT = re.compile(r"\d"), re.compile(r"[^0-9]")
_LETTERS = re.compile(r"[A-Z]{3}")
_BRACKETED = re.compile(r"\(\s*([^()]*[0-9][^()]*)\)(\s*%?)")
_SINCE = re.compile(r"(?:1[6-9]|20)[0-9]{2}-")
_NOTE = re.compile(r"[0-9]{1,2}")


@attr.frozen
class Shown:
    """What a cell shows. ``digits`` over ten to the ``decimals`` is its number, of percent where
    ``percent`` is set.
    """

    kind: str
    digits: int = 0
    decimals: int = 0
    percent: bool = False


def simple(text: str, numbers: str) -> tuple[int, int] | None:
    """The digits of a number without anything around it, and how many of them are decimals; most
    cells of a large table are such. ``None`` for any other text.
    """
    found = _SIMPLE.match(text) if numbers in _POINTED else None
    if found is None:
        return None
    decimals = found[2] or ""
    digits = int(found[1] + decimals)
    return (-digits if text[0] == "-" else digits), len(decimals)


def shown(text: str, numbers: str = "en") -> Shown:
    """What the text of a cell shows, where ``numbers`` is one of ``FORMATS``.

    Brackets around the whole are minus, as is a dash behind it, but for a year, which is the first
    of some that go on; the nought ahead of decimals may be left out. Currency signs and up to three
    marks of notes are left out, and so is a share or an index in brackets: *43,671 (31%)*; what
    else stands behind a number makes it a text, as *18 and under* is.
    """
    pair = simple(text, numbers)
    if pair is not None:
        return Shown(NUMBER, *pair)
    if len(text) > MAX_CELL or is_name(text):
        return Shown(TEXT)
    plain = _plain(text)
    if not _has_digit(plain):
        return Shown(_without_digits(plain))
    figure = (
        plain
        if plain.isascii() and "$" not in plain and not _LETTERS.search(plain)
        else _CURRENCY.sub("", plain).strip()
    )
    return _number(figure, numbers, priced=figure != plain)


def is_name(text: str) -> bool:
    """Whether a text begins with letters that are surely not those of a currency, and says no more
    than a text, as most names do.
    """
    first = text[:3]
    return (
        first.isalpha()
        and first[0].isascii()
        and not first.isupper()
        and text.strip().casefold() not in _SAID
    )


def in_brackets(text: str) -> Shown | None:
    """What a number of one or two digits in brackets is where brackets are minus; by itself it may
    be the mark of a note, and is a text. ``None`` for any other text.
    """
    bracketed = _BRACKETED.fullmatch(text.strip())
    if bracketed is None or bracketed[2].strip() or not _NOTE.fullmatch(bracketed[1].strip()):
        return None
    return Shown(NUMBER, -int(bracketed[1]))


def _without_digits(plain: str) -> str:
    """What a cell without a digit is."""
    folded = plain.casefold()
    if not plain:
        return BLANK
    if folded.lstrip(_SIGNS).strip() in _NIL:
        return NIL
    return HIDDEN if folded in _HIDDEN else TEXT


def _plain(text: str) -> str:
    """The text with one sign for every dash and one for every blank, none at its ends."""
    return (text if text.isascii() else text.translate(_DASHES).translate(_BLANKS)).strip()


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _number(plain: str, numbers: str, *, priced: bool) -> Shown:
    negative = False
    if plain[:1] == "(":
        bracketed = _BRACKETED.fullmatch(plain)
        if bracketed is not None and (
            priced or bracketed[2].strip() or not _NOTE.fullmatch(bracketed[1].strip())
        ):
            negative, plain = True, bracketed[1].strip() + bracketed[2].strip()
    if plain[:1] in {"-", "+"}:
        negative, plain = negative != (plain[0] == "-"), plain[1:].strip()
    if _SINCE.fullmatch(plain):
        return Shown(TEXT)
    if len(plain) > 1 and plain[-1] == "-" and plain[-2].isdecimal():
        negative, plain = True, plain[:-1]
    found = _pattern(numbers).match(plain)
    if found is None or not found[0]:
        return Shown(TEXT)
    rest = plain[found.end() :].strip()
    percent = rest[:1] == "%"
    rest = rest[1:].strip() if percent else rest
    if rest and not _MARKS.match(rest):
        return Shown(TEXT)
    whole = _NO_DIGIT.sub("", found["whole"] or "0")
    behind = found["decimals"] or found["alone"] or ""
    if len(whole) + len(behind) > MAX_DIGITS:
        return Shown(TEXT)
    digits, decimals = _uncalculated(whole, behind)
    return Shown(NUMBER, -digits if negative else digits, decimals, percent)


@cache
def _pattern(numbers: str) -> re.Pattern[str]:
    """The pattern of a numeral."""
    group, point = FORMATS[numbers]
    grouped = rf"[0-9]{{1,3}}(?:[{re.escape(group)}'’][0-9]{{3}})+|" if group else ""
    return re.compile(
        rf"(?:(?P<whole>{grouped}[0-9]+)(?:{re.escape(point)}(?P<decimals>[0-9]+))?"
        rf"|{re.escape(point)}(?P<alone>[0-9]+))(?![0-9.,])",
        re.ASCII,
    )


def _uncalculated(whole: str, decimals: str) -> tuple[int, int]:
    """The digits and how many of them are decimals, without the tail that a calculation left:
    3.4999999997 is 3.5.
    """
    tail = _CALCULATED.search(decimals)
    if tail is not None:
        kept = decimals[: tail.start()]
        up = int(decimals[tail.start()] == "9")
        return int(whole + kept) + up, len(kept)
    if len(decimals) > MAX_DECIMALS:
        decimals = decimals[:MAX_DECIMALS]
    return int(whole + decimals), len(decimals)


def formats_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The ways in which the numerals among the texts may be written, the likeliest ones: one,
    unless nothing decides.

    Each is scored by the cells that are numbers in it, groups of three by its sign twice as much,
    and decimals; a point ahead of three digits may be either. Whole numbers without groups are the
    same in all of them. Where there are more than ``MAX_SAMPLED`` others the first of them decide.
    """
    cells = []
    for text in texts:
        if text.isascii() and (not text or text.isdecimal() or text.isalpha()):
            continue
        cell = _plain(text)
        if len(cell) <= 24 and _has_digit(cell) and not cell.isdecimal() and _few_letters(cell):
            cells.append(cell)
            if len(cells) == MAX_SAMPLED:
                break
    scores: dict[str, int] = {}
    for name, (group, point) in FORMATS.items():
        score = sum(shown(cell, name).kind == NUMBER for cell in cells)
        if group:
            threes = _threes(group, point)
            sure = group != "." or any(
                (cell.count(".") > 1 or "," in cell) and shown(cell, name).kind == NUMBER
                for cell in cells
            )  # 1.204 may be either, 4,129.000 may not
            score += (2 if sure else 1) * sum(threes.fullmatch(cell) is not None for cell in cells)
        decimal = _with_decimals(point)
        score += sum(decimal.fullmatch(cell) is not None for cell in cells)
        scores[name] = score
    best = max(scores.values())
    likely = [name for name in scores if scores[name] == best]
    read = {tuple(shown(cell, name) for cell in cells): name for name in reversed(likely)}
    return tuple(name for name in likely if name in read.values())


def _few_letters(cell: str) -> bool:
    """Whether a cell has no more letters than marks of notes and the code of a currency have."""
    return sum(unicodedata.category(sign)[0] == "L" for sign in cell) <= 3


@cache
def _threes(group: str, point: str) -> re.Pattern[str]:
    """A number whose digits are in groups of three."""
    return re.compile(
        rf"[^0-9]*[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+(?:{re.escape(point)}[0-9]+)?[^0-9]*"
    )


@cache
def _with_decimals(point: str) -> re.Pattern[str]:
    """A number with decimals; three digits behind a comma may as well be a group."""
    many = "{1,}" if point == "." else "{1,2}"
    return re.compile(rf"[^0-9]*[0-9]+{re.escape(point)}(?:[0-9]{many}|[0-9]{{4,}})[^0-9]*")
