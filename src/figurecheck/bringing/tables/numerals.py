"""What a cell of a published table holds: a number, a text, nothing, or something that is
not said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
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
_DASHES = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014", "-"))
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
_CURRENCY = re.compile(r"(?:US|C|A)?[$€£¥₹₽₩₺₴]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|JPY)\b")
_MARKS = re.compile(
    r"(?:\s*(?:\*{1,3}|[†‡§¹²³⁴⁵]|\(?[a-zA-Z]\)?(?![a-zA-Z])|\(\d{1,2}\)|\[\w{1,3}\])){1,3}\Z"
)
_CALCULATED = re.compile(r"0{5}|9{5}")


@attr.frozen
class Shown:
    """What a cell shows. ``digits`` over ten to the ``decimals`` is its number, of percent where
    ``percent`` is set.
    """

    kind: str
    digits: int = 0
    decimals: int = 0
    percent: bool = False


def shown(text: str, numbers: str = "en") -> Shown:
    """What the text of a cell shows, where ``numbers`` is one of ``FORMATS``.

    Brackets around the whole are minus, as is a dash behind it; currency signs and up to three
    marks of notes are left out; what else stands behind a number makes it a text, as *18 and under*
    is.
    """
    if len(text) > MAX_CELL:
        return Shown(TEXT)
    plain = text.translate(_DASHES).translate(_BLANKS).strip()
    folded = plain.casefold()
    if not plain or folded in _NIL:
        return Shown(NIL if plain else BLANK)
    if folded in _HIDDEN:
        return Shown(HIDDEN)
    if not any(map(str.isdecimal, plain)):
        return Shown(TEXT)
    return _number(_CURRENCY.sub("", plain).strip(), numbers)


def _number(plain: str, numbers: str) -> Shown:
    bracketed = re.fullmatch(r"\(\s*([^()]*[0-9][^()]*)\)(\s*%?)", plain)
    negative = False
    if bracketed is not None and not re.fullmatch(r"[0-9]{1,2}", bracketed[1]):
        negative, plain = True, bracketed[1].strip() + bracketed[2].strip()
    if plain[:1] in {"-", "+"}:
        negative, plain = negative != (plain[0] == "-"), plain[1:].strip()
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
    whole = re.sub(r"[^0-9]", "", found["whole"])
    if len(whole) + len(found["decimals"] or "") > MAX_DIGITS:
        return Shown(TEXT)
    digits, decimals = _uncalculated(whole, found["decimals"] or "")
    return Shown(NUMBER, -digits if negative else digits, decimals, percent)


def _pattern(numbers: str) -> re.Pattern[str]:
    """The pattern of a numeral; compiled once each by the library's own cache."""
    group, point = FORMATS[numbers]
    grouped = rf"[0-9]{{1,3}}(?:[{re.escape(group)}'’][0-9]{{3}})+|" if group else ""
    return re.compile(
        rf"(?P<whole>{grouped}[0-9]+)(?:{re.escape(point)}(?P<decimals>[0-9]+))?(?![0-9.,])",
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
    and decimals; a point ahead of three digits may be either.
    """
    cells = [text.translate(_DASHES).translate(_BLANKS).strip() for text in texts]
    cells = [cell for cell in cells if len(cell) <= 24 and any(map(str.isdecimal, cell))]
    cells = [
        cell for cell in cells if sum(unicodedata.category(sign)[0] == "L" for sign in cell) <= 3
    ]
    scores: dict[str, int] = {}
    for name, (group, point) in FORMATS.items():
        score = sum(shown(cell, name).kind == NUMBER for cell in cells)
        if group:
            threes = re.compile(
                rf"[^0-9]*[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+(?:{re.escape(point)}[0-9]+)?[^0-9]*"
            )
            sure = group != "." or any(
                cell.count(".") > 1 or "," in cell for cell in cells
            )  # 1.204 may be either
            score += (2 if sure else 1) * sum(threes.fullmatch(cell) is not None for cell in cells)
        three = "{1,}" if point == "." else "{1,2}"
        decimal = re.compile(rf"[^0-9]*[0-9]+{re.escape(point)}(?:[0-9]{three}|[0-9]{{4,}})[^0-9]*")
        score += sum(decimal.fullmatch(cell) is not None for cell in cells)
        scores[name] = score
    best = max(scores.values())
    likely = [name for name in scores if scores[name] == best]
    read = {tuple(shown(cell, name) for cell in cells): name for name in reversed(likely)}
    return tuple(name for name in likely if name in read.values())
