"""How a sheet shows a stored number: digits rebuilt from its number format, exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from figurecheck.model.interval import Number, exact, magnitude

DIGITS = 15
"""Significant digits that a spreadsheet keeps; what it stores beyond them is noise of its
arithmetic.
"""

BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        0: "General",
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        14: "yyyy-mm-dd",
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy",
        18: "h:mm",
        19: "h:mm:ss",
        20: "h:mm",
        21: "h:mm:ss",
        22: "yyyy-mm-dd h:mm",
        37: "#,##0",
        38: "#,##0",
        39: "#,##0.00",
        40: "#,##0.00",
        41: "#,##0",
        43: "#,##0.00",
        45: "mm:ss",
        46: "[h]:mm:ss",
        47: "mm:ss.0",
        48: "##0.0E+0",
        49: "@",
    }
)
"""The formats that a workbook names by number alone; those that depend on the machine it is opened
on are left out.
"""

_PIECE = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|([^"\\_*\[])', re.DOTALL)
_MASK = re.compile(r"[#0?]([#0?,]*[#0?])?(\.[#0?]*)?|\.[#0?]+")
_GENERAL = re.compile("general", re.IGNORECASE)
_NUMERAL = re.compile(
    r"[-+]?(?=\.?[0-9])([0-9]{0,40})(?:\.([0-9]{0,40}))?(?:[eE]([-+]?[0-9]{1,3}))?"
)


class NotShownError(ValueError):
    """What is shown cannot be told from what is stored; the message says why."""


def stored(text: str) -> Number:
    """The number that a workbook's text for it means, in as many digits as a spreadsheet keeps.

    Raises:
        NotShownError: where it is none, or a whole number of more digits.
    """
    found = _NUMERAL.fullmatch(text.strip())
    if found is None:
        msg = f"`{text[:40]}` is not a number"
        raise NotShownError(msg)
    whole, decimals, power = found[1], found[2] or "", int(found[3] or 0)
    value: Number = int(f"{whole}{decimals}")
    if decimals or power:
        value = exact(_kept(value * Fraction(10) ** (power - len(decimals))))
    elif found[3] is None and len(whole.strip("0")) > DIGITS:
        msg = f"`{text[:40]}` has more digits than a spreadsheet keeps: write it as text"
        raise NotShownError(msg)
    return -value if text.strip().startswith("-") else value


def _kept(value: Fraction) -> Fraction:
    """The number, which is not below 0, rounded to the digits that are kept."""
    if not value:
        return value
    power = len(str(value.numerator)) - len(str(value.denominator))
    places = DIGITS - 1 - (power if value >= Fraction(10) ** power else power - 1)
    return Fraction(round(value * Fraction(10) ** places)) / Fraction(10) ** places


def plain(value: Number) -> str:
    """Its digits, with a point, as far as they go."""
    for places in range(400):
        scaled = Fraction(value) * 10**places
        if scaled.denominator == 1:
            return _digits(scaled.numerator, places)
    msg = "a number without an end"
    raise NotShownError(msg)


def _digits(scaled: int, places: int) -> str:
    text = str(-scaled if scaled < 0 else scaled).zfill(places + 1)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{text[:-places]}.{text[-places:]}" if places else sign + text


@lru_cache(maxsize=1000)
def is_date(code: str) -> bool:
    """Whether a format shows days or times."""
    pieces = [
        found for found in _PIECE.finditer(_section(code, 1)) if found[4] or _elapsed(found[3])
    ]
    letters = "".join(found[4] or "h" for found in pieces).lower()
    return "general" not in letters and any(sign in letters for sign in "ymdhs")


def _elapsed(inside: str | None) -> bool:
    return inside is not None and inside.lower().strip("hms") == "" and inside != ""


def day(value: Number, code: str, *, since_1904: bool) -> str:
    """The day, month or year that a format shows of a stored date, as ``2025-01-26``, ``2025-01``
    or ``2025``.

    Raises:
        NotShownError: where it is a time, a month alone, a day that spreadsheets number
            differently, or none.
    """
    letters = "".join(one[4] or "" for one in _PIECE.finditer(_section(code, 1))).lower()
    if not {"d", "y"} & set(letters):
        timed = any(_elapsed(one[3]) for one in _PIECE.finditer(code)) or {"h", "s"} & set(letters)
        raise NotShownError("a time, not a day" if timed else "a month without its year")
    if "q" in letters:
        msg = "a quarter shown of a day"
        raise NotShownError(msg)
    number = Fraction(value).__floor__()
    if not since_1904 and number < 61:
        msg = "a date before 1900-03-01, which spreadsheets number differently"
        raise NotShownError(msg)
    try:
        found = (date(1904, 1, 1) if since_1904 else date(1899, 12, 30)) + timedelta(days=number)
    except OverflowError:
        msg = "a date that cannot be"
        raise NotShownError(msg) from None
    if "d" in letters:
        return found.isoformat()
    return found.isoformat()[: 7 if "m" in letters else 4]


def as_shown(value: Number, code: str, numbers: str = "en") -> str:
    """The digits that a format shows of a stored number, with ``numbers`` as for a source.

    A negative number has its minus, however the format shows it. Halves are rounded away from 0, as
    sheets do.

    Raises:
        NotShownError: for a format that hides digits: thousands, powers of ten, fractions,
            conditions.
    """
    before, mask, after, hundreds = _parts(code, (value > 0) - (value < 0))
    value = exact(Fraction(value) * 100**hundreds)
    if not mask:
        text, group = plain(magnitude(value)), False
    else:
        whole, _, decimals = mask.partition(".")
        group = "," in whole
        text = _rounded(
            magnitude(value), len(decimals), len(decimals.rstrip("#")), whole.count("0")
        )
        if not {"0", "?"} & set(mask) and not text.strip(
            "0."
        ):  # the sheet shows nothing, or a point alone
            raise _hidden(code)
    minus = "-" if value < 0 and text.strip("0.") else ""
    after = re.sub(r"\s*%", " %", after)
    return f"{minus}{before}{_marked(text, numbers, group=group)}{after}".strip()


def hides(value: Number, code: str) -> bool:
    """Whether a format that shows a number's digits leaves some of them out behind the point."""
    _, mask, _, hundreds = _parts(code, (value > 0) - (value < 0))
    if not mask:
        return False
    decimals = mask.partition(".")[2]
    shown: int = 10 ** len(decimals) * 100**hundreds
    return (Fraction(value) * shown).denominator != 1


def _rounded(value: Number, most: int, least: int, whole: int) -> str:
    """The digits of a number with at most and at least so many decimals, and so many digits before
    them.
    """
    scaled = Fraction(value) * 10**most + Fraction(1, 2)
    text = _digits(scaled.__floor__(), most)
    while most > least and text.endswith("0"):
        text, most = text[:-1], most - 1
    before, point, decimals = text.rstrip(".").partition(".")
    return before.zfill(whole) + point + decimals


def _marked(text: str, numbers: str, *, group: bool) -> str:
    whole, _, decimals = text.partition(".")
    comma, point = (",", ".") if numbers == "en" else (".", ",")
    if group:
        start = len(whole) % 3 or 3
        whole = comma.join(
            [whole[:start], *(whole[at : at + 3] for at in range(start, len(whole), 3))]
        )
    return f"{whole}{point}{decimals}" if decimals else whole


def _section(code: str, sign: int) -> str:
    """The part of a format for numbers of that sign, which is 1, 0 or -1; the part for texts is
    none of them.
    """
    sections = [""]
    for found in _PIECE.finditer(code):
        if found[0] == ";":
            sections.append("")
        else:
            sections[-1] += found[0]
    if len(sections) > 1 and any(found[4] == "@" for found in _PIECE.finditer(sections[-1])):
        sections.pop()
    if sign < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if sign == 0 and len(sections) > 2 else sections[0]


@lru_cache(maxsize=1000)
def _parts(code: str, sign: int) -> tuple[str, str, str, int]:
    """What a format shows ahead of the digits, the mask of these, what behind them, and how often
    it takes them by 100.

    There is no mask where all the digits are shown, as in ``General``. ``sign`` is that of the
    number.
    """
    section = _section(code, sign)
    if section.strip() == "@":
        return "", "", "", 0
    text, literals = _apart(code, section)
    masks = list(_MASK.finditer(text)) or list(_GENERAL.finditer(text))
    if len(masks) != 1:
        raise _hidden(code)
    before, after = text[: masks[0].start()], text[masks[0].end() :]
    if any(one.isalnum() or one in "#?.,/@" for one in before + after):
        raise _hidden(code)
    filled = iter(literals)
    first, last = (
        "".join(next(filled) if one == "\x00" else one for one in part) for part in (before, after)
    )
    if sign <= 0:  # the minus is put ahead of the digits, and accounts have a dash where 0 is
        first, last = (part.translate({ord(one): None for one in "()-"}) for part in (first, last))
    mask = "" if masks[0][0].isalpha() else masks[0][0]
    return first.lstrip(), mask, last.rstrip(), (before + after).count("%")


def _apart(code: str, section: str) -> tuple[str, list[str]]:
    """The signs of a section that stand for something, NUL in place of each text that is shown as
    it is, and these.
    """
    text = ""
    literals: list[str] = []
    if any((one[3] or "").startswith(("<", ">", "=")) for one in _PIECE.finditer(code)):
        raise _hidden(code)  # a condition on one section changes what each of the others is for
    for found in _PIECE.finditer(section):
        inside = found[3]
        if _elapsed(inside):
            raise _hidden(code)
        if found[4] is not None:
            text += found[4]
            continue
        if inside is not None and inside.startswith(
            "$"
        ):  # a currency with its language, or a language alone
            literals.append(inside[1:].rpartition("-")[0] if "-" in inside else inside[1:])
        elif found[1] is not None or found[2] is not None:
            literals.append(found[1] or found[2] or "")
        else:
            continue
        text += "\x00"
    return text, literals


def _hidden(code: str) -> NotShownError:
    return NotShownError(f"a number in the format `{code[:40]}`, which does not show its digits")
