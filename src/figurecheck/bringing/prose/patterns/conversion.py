"""One length, weight, area, volume, speed or temperature is given in two units that do not fit.

What it checks
    *14 miles (24 km)*, *5 feet, or 1.5 meters*: both say the same, each as wide as it was rounded.

Why it matters
    A figure is converted with the wrong factor, or the other way round, and one of two readers is
    misled.

Conflict::

    The crossing of 14 miles (32 km) takes an hour.

Clean::

    The crossing of 14 miles (22 km) takes an hour.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.gate import measured, plausible, speaks
from figurecheck.bringing.prose.mention import FigureMention
from figurecheck.bringing.prose.pattern import FigurePart, Pattern, Proposal, Sighting
from figurecheck.errors import UnitError
from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_rounded
from figurecheck.model.unit import conversion, read_unit

CODE = "FC502"

_ABOUT = "(?:or |about |roughly |nearly |approximately |some |around |just over )?"
FORMS = (
    rf"(?P<before>^|\S+ )(?P<x>@U\d+) (?:[a-z-]{{1,20}} ){{0,1}}\( {_ABOUT}(?P<y>@U\d+) \)",
    rf"(?P<before>^|\S+ )(?P<x>@U\d+) , or {_ABOUT}(?P<y>@U\d+) ?(?=[,.)]|$)",
)
_TEMPERATURES = frozenset({"celsius", "fahrenheit"})
_IMPERIAL = Fraction(454609, 378541)
"""A gallon of Canada and Britain in those of the United States: a text may mean either."""

_NEAR = Fraction(1, 10)
"""How far off a conversion is told from: what is nearer was rounded before or behind it."""


def propose(found: Sighting) -> Proposal | None:
    """The two measures of one thing."""
    one, other = found.mention("x"), found.mention("y")
    joined = found.words("before").strip()
    if (
        not speaks(one, other)
        or not measured(one, other)
        or one.dimension != other.dimension
        or one.unit == other.unit
    ):
        return None
    if (
        one.per != other.per
        or joined[:2] == "@U"
        or joined in {"-", "×", "x", "by", "to", "and", "per"}
    ):
        return None
    if "temperature" in {one.dimension, other.dimension}:
        return None
    factor = _factor(one, other)
    if factor is None or other.value <= 0 or one.value <= 0:
        return None
    true = Fraction(one.value) * factor
    scale = _IMPERIAL if "gallon" in {one.unit, other.unit} else 1
    others = [true, true * scale, true / Fraction(scale)]
    if any(abs(each / Fraction(other.value) - 1) < _NEAR for each in others) or not plausible(
        other.value, true
    ):
        return None
    return Proposal(
        (
            FigurePart("second", other, f"{_plain(factor)} * first", found.bare(other)),
            FigurePart("first", one, "first", found.bare(one)),
        ),
        lambda values: Fraction(values[0]) * factor,
        (True,),
        f"{found.quoted(one)} is {_short(true)} {_unit(found, other)}, not {found.quoted(other)}",
        slack=0,
    )


def _factor(one: FigureMention, other: FigureMention) -> Number | None:
    try:
        return conversion(read_unit(one.unit), read_unit(other.unit))
    except UnitError:
        return None


def _unit(found: Sighting, mention: FigureMention) -> str:
    """The unit of a measure as it is written."""
    return found.text[mention.end : mention.outer_end].strip(" -\n\u00a0")


def _plain(factor: Number) -> str:
    exact = Fraction(factor)
    return (
        str(exact.numerator)
        if exact.denominator == 1
        else f"{exact.numerator} / {exact.denominator}"
    )


def _short(value: Fraction) -> str:
    """The number with three digits."""
    places = 0 if value >= 100 else 1 if value >= 10 else 2
    return spell_rounded(Fraction(round(value * 10**places), 10**places))


PATTERN = Pattern(CODE, "conversion", FORMS, propose, needs="U", words=("( ", ", or "))
