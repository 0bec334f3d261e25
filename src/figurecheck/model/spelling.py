"""Numbers and intervals as people write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from figurecheck.model.interval import Interval, Number, exact

MAX_PLACES = 6
"""Decimal places up to which a number that ends is written out; one that does not is a fraction."""

MAX_DIGITS = 60
"""Digits a written number may have before it is cut."""


def spell_number(value: Number) -> str:
    """The number with commas, as a decimal where that is exact, else as a fraction."""
    value = exact(value)
    if isinstance(value, int):
        return cut_number(f"{value:,}")
    for places in range(1, MAX_PLACES + 1):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return cut_number(_decimal(scaled.numerator, places))
    return cut_number(f"{value.numerator:,}/{value.denominator:,}")


def plain_digits(value: Number) -> str:
    """Every digit of a number, without separators and never cut, for reading again; empty where
    none can end it.

    What is spelled for people is shortened, so nothing may be read back from that.
    """
    value = exact(value)
    for places in range(MAX_PLACES + 1):
        scaled = Fraction(value) * 10**places
        if scaled.denominator == 1:
            digits = f"{abs(scaled.numerator):0{places + 1}d}"
            whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
            return f"{'-' if value < 0 else ''}{whole}{'.' if decimals else ''}{decimals}"
    return ""


def _decimal(scaled: int, places: int) -> str:
    """A whole number of the last of so many decimal places."""
    digits = f"{abs(scaled):0{places + 1}d}"
    return f"{'-' if scaled < 0 else ''}{int(digits[:-places]):,}.{digits[-places:]}"


def cut_number(text: str) -> str:
    """The number, shortened in the middle where nobody would read all of its digits."""
    return (
        text if len(text) <= MAX_DIGITS else f"{text[:20]}...{text[-10:]} ({len(text)} characters)"
    )


def spell_rounded(value: Number) -> str:
    """The number with commas; one that does not end is rounded to four significant digits and
    marked so.
    """
    value = exact(value)
    if isinstance(value, int) or "/" not in spell_number(value):
        return spell_number(value)
    if abs(value) >= 1:
        places = max(0, 4 - len(str(abs(value.numerator) // value.denominator)))
    else:
        places = 3 + len(str(value.denominator // abs(value.numerator)))
    if not places:
        return f"about {spell_number(round(value))}"
    return f"about {_decimal(round(value * 10**places), places).rstrip('0').rstrip('.')}"


def spell_interval(
    interval: Interval, *, percent: bool = False, of: Callable[[Number], str] | None = None
) -> str:
    """The interval in words: ``538``, ``1,465 to 1,475``, ``more than 8,200``, ``619,000 to less
    than 660,000``; its ends as ``of`` spells them, where that is given.
    """
    spelled = of if of is not None else lambda value: spell_value(value, percent=percent)
    lower = None if interval.lower is None else spelled(interval.lower)
    upper = None if interval.upper is None else spelled(interval.upper)
    if lower is None and upper is None:
        return "any number"
    if upper is None:
        return f"{'more than' if interval.lower_open else 'at least'} {lower}"
    if lower is None:
        return f"{'less than' if interval.upper_open else 'at most'} {upper}"
    if interval.is_point:
        return lower
    first = f"more than {lower}" if interval.lower_open else lower
    return f"{first} to {'less than ' if interval.upper_open else ''}{upper}"


def spell_value(value: Number, *, percent: bool = False) -> str:
    """The number, or as so many percent."""
    return f"{spell_rounded(value * 100)} %" if percent else spell_rounded(value)


def spell_list(words: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def spell_count(count: int, noun: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def letters(column: int) -> str:
    """The letters of a column: A to Z, AA, AB, ..."""
    found = ""
    while column:
        column, index = divmod(column - 1, 26)
        found = chr(ord("A") + index) + found
    return found
