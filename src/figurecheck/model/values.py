"""A number in the words of a claim's figure: so many percent, a change, an amount of money with its
sign, a quantity with its unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from unicodedata import category

from figurecheck.model.claim import Claim
from figurecheck.model.interval import Interval, Number, exact, magnitude
from figurecheck.model.spelling import spell_interval, spell_value
from figurecheck.model.subject import in_percent

NAMELESS = ("value", "amount")
"""The units in which tables and filings are stated: what they measure in stays their own, and no
number is told with these.
"""

SCALE_WORDS: Mapping[Number, str] = MappingProxyType(
    {
        100_000: "lakh",
        1_000_000: "million",
        10_000_000: "crore",
        1_000_000_000: "billion",
        1_000_000_000_000: "trillion",
    }
)
"""The words of scale that values are told in; thousands are as easily read in digits."""

MAX_UNIT = 24
"""Characters of a unit up to which it stands behind every number."""


def spell_as(claim: Claim, value: Number, *, unit: bool = True) -> str:
    """A value of what a claim speaks of: ``23 %``, ``up 57.45 %``, ``£0.73``, ``0.3 g``, ``1,417``.

    Whole things are counted without saying what they are. ``unit`` leaves out what would stand
    behind the number.
    """
    if claim.figure.form == "change":
        return _change(claim, value)
    sign = currency_sign(claim)
    scaled = _scaled(claim, magnitude(value))
    number = scaled or spell_value(magnitude(value), percent=in_percent(claim))
    if sign and number[-2:-1] == ".":
        number += "0"
    below = "-" if value < 0 else ""
    return f"{below}{sign}{number}{_behind(claim) if unit else ''}"


def spell_reading(claim: Claim, interval: Interval) -> str:
    """What a figure can mean, in the same words: ``£37.50 to £38.50``, ``0.27 to 0.33 g``."""
    words = spell_interval(interval, of=lambda value: spell_as(claim, value, unit=False))
    return f"{words}{_behind(claim)}" if interval.lower is not None or interval.upper else words


def _scaled(claim: Claim, value: Number) -> str:
    """A value in the scale word of the figure, where it takes three decimal places at most; empty
    where the figure has none or the value is no number of that size.
    """
    scale, literal = claim.figure.scale, claim.reading.literal
    word = SCALE_WORDS.get(scale)
    if word is None or not scale <= value < scale * 1000:
        return ""
    if literal.lower is not None and literal.lower > claim.figure.value:
        return ""  # it is read in another unit than it is written in
    if literal.upper is not None and literal.upper < claim.figure.value:
        return ""
    number = Fraction(value) / scale
    return f"{spell_value(exact(number))} {word}" if (number * 1000).denominator == 1 else ""


def currency_sign(claim: Claim) -> str:
    """The sign of a currency that the figure is written with; empty for any other figure."""
    return next((one for one in claim.figure.text if category(one) == "Sc"), "")


def _behind(claim: Claim) -> str:
    unit = claim.unit
    if unit.ratio:
        return " %" if unit.factor == Fraction(1, 100) and not unit.points else ""
    if unit.counted or currency_sign(claim) or len(unit.text) > MAX_UNIT or unit.text in NAMELESS:
        return ""
    return f" {unit.text}" if unit.text else ""


def _change(claim: Claim, value: Number) -> str:
    """A change as so many percent up or down, whether what it is of is a ratio or a difference."""
    literal, stated = claim.reading.literal, claim.figure.value
    ratio = literal.lower is not None and literal.upper is not None
    if ratio and literal.lower is not None and literal.upper is not None:
        ratio = literal.lower <= stated <= literal.upper
    change = exact(value - 1) if ratio else value
    return f"{'down' if change < 0 else 'up'} {spell_value(magnitude(change), percent=True)}"
