"""Numbers as filings write them, and how far each was rounded; all of it in whole numbers."""

from __future__ import annotations

import re

MAX_DIGITS = 100
"""Digits of a number, places behind or ahead of its point, and powers of ten that it may be rounded
to.

So what is stated of it stays below the 400 digits that a figure of records may have.
"""

_NUMBER = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,4}))?\Z")
_WHOLE = re.compile(r"[+-]?[0-9]{1,6}\Z")


def read_number(text: str) -> tuple[int, int] | None:
    """The digits of a number and how many of them stand behind its point; ``None`` where it is none
    that counts.

    It is written as in XML Schema (Part 2, 3.2.3 and 3.2.5). What is infinite or no number, and
    what is longer than ``MAX_DIGITS``, gives ``None``.
    """
    if len(text) > 2 * MAX_DIGITS:
        return None
    found = _NUMBER.match(text)
    if found is None:
        return None
    sign, whole, part, power = found.groups()
    digits = whole + (part or "")
    places = len(part or "") - int(power or "0")
    if not digits or len(digits) > MAX_DIGITS or abs(places) > MAX_DIGITS:
        return None
    return int(sign + digits), places


def decimals_of(decimals: str, precision: str, number: tuple[int, int]) -> int | bool | None:
    """To how many decimals a number is right; ``None`` for exactly, ``False`` where that is not
    said.

    ``precision`` are its significant digits, as XBRL 2.1 had them (4.6.4): so many less the power
    of ten of its first digit, and of 0 any number says that it is exact; a precision of 0 says
    nothing.
    """
    given = decimals or precision
    if given == "INF":
        return None
    if not _WHOLE.match(given) or abs(int(given)) > MAX_DIGITS:
        return False
    if decimals:
        return int(decimals)
    digits, places = number
    if int(precision) <= 0:
        return False
    return None if digits == 0 else int(precision) - len(str(abs(digits))) + places


def has_excess(digits: int, places: int, decimals: int | None) -> bool:
    """Whether digits other than 0 stand behind the last one that is said to be right."""
    return decimals is not None and places > decimals and digits % 10 ** (places - decimals) != 0
