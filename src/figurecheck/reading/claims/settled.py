"""Words of a unit that the quantity settles: *each*, *a head*, *degrees*, *years old*.

A bare number is in the unit of its quantity already. So are these words as far as they go, and no
further: *a head* is for a quantity per person alone, *degrees* for a temperature alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attr

from figurecheck.errors import UnitError
from figurecheck.model.figure import Figure
from figurecheck.model.unit import Unit
from figurecheck.model.units.common import MEASURED
from figurecheck.model.units.nouns import singular
from figurecheck.model.units.words import common, same_noun
from figurecheck.reading.phrases.cursor import HYPHENS
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.phrases.vocabulary import Token, Words, find, tokenize

_DAY = 24 * 60 * 60
_TEMPERATURES = frozenset({"celsius", "fahrenheit"})
_SCALES = {"c": "°C", "f": "°F"}
_POUNDS = frozenset({"pound", "pounds"})
_DEGREES = frozenset({"degree", "degrees", "°"})
_SHARE = "share"


def with_each(figure: Figure, unit: Unit, words: Words) -> Figure:
    """The figure with *each* as the divisor of the quantity, where that counts one kind of thing:
    of victims.
    """
    below = _counted_below(unit)
    if figure.rest.lower() not in words.each or not below or not figure.unit:
        return figure
    return attr.evolve(figure, unit=f"{figure.unit} per {below}", rest="")


def settled(text: str, unit: Unit, words: Words, known: frozenset[str]) -> str:
    """The unit of a figure with each word written out that the quantity settles; ``known`` are the
    quantity's nouns.
    """
    tokens = tokenize(text)
    dimensions = {name for name, _ in unit.dimension}
    if dimensions == {"mass"} and len(tokens) == 1 and tokens[0].text in _POUNDS:
        return "lb"
    if dimensions == {"GBP"} and len(tokens) == 1 and tokens[0].text in _POUNDS:
        return "GBP"
    if dimensions <= _TEMPERATURES and dimensions and len(tokens) == 1:
        if tokens[0].text in _DEGREES:
            return unit.text
        return _SCALES.get(tokens[0].text, text)
    return (
        _per_what(text, tokens, unit, words) or _without_extent(text, tokens, words, known) or text
    )


def refuse_hours_of_work(figure: Unit, unit: Unit) -> None:
    """Refuses money by the week for a quantity by the hour: a week has 168 hours, and nobody is
    paid for them.

    Raises:
        UnitError: FC021.
    """
    if figure.dimension != unit.dimension or ("time", -1) not in unit.dimension:
        return
    if not any(name in MEASURED and name.isupper() for name, _ in unit.dimension):
        return
    short = [Fraction(one.factor) * _DAY > 1 for one in (figure, unit)]
    if short[0] != short[1]:
        raise UnitError(
            f"{figure.text} are not {unit.text}: the hours worked in a week are not known",
            "FC021",
            "give the pay by the hour and by the week measures of their own, with a relation"
            " between them",
        )


def with_advice(error: UnitError, figure: Figure, unit: Unit) -> UnitError:
    """The error of a bare amount of money for a quantity that is so much per something, with what
    to write.
    """
    parts = unit.text.split(" per ")
    if len(parts) != 2 or figure.unit != parts[0] or not figure.unit.isupper():
        return error
    return UnitError(
        str(error), error.code, f"write “{cut(figure.text)} per {parts[1]}” if that is meant"
    )


def _counted_below(unit: Unit) -> str:
    """The one counted thing that a unit is per; empty where it is per none, or several."""
    below = [name for name, power in unit.dimension if power == -1 and name not in MEASURED]
    return below[0] if len(below) == 1 else ""


def _per_what(text: str, tokens: Sequence[Token], unit: Unit, words: Words) -> str:
    """The unit with *a share* as *per shares*, and with *per head* or *per 100,000 people* as per
    what it is per.
    """
    below = _counted_below(unit)
    at = next((index for index, token in enumerate(tokens) if token.text in words.per), None)
    if at is None:
        at = next(
            (index for index, token in enumerate(tokens) if index and token.text in words.articles),
            None,
        )
    if not below or at is None or at + 1 >= len(tokens):
        return ""
    last = tokens[-1]
    if last.text == _SHARE == below:
        noun = f"{_SHARE}s"
    elif last.text in words.heads or singular(last.text) in words.heads:
        noun = below if same_noun(below, words.persons) else ""
    else:
        noun = ""
    if not noun:
        return ""
    return f"{text[: tokens[at].start]}per {text[tokens[at + 1].start : last.start]}{noun}"


def _without_extent(text: str, tokens: Sequence[Token], words: Words, known: frozenset[str]) -> str:
    """A measured unit without *old*, *tall* or *away* behind it, or a noun of the quantity:
    *12-week wait*.
    """
    told = [token for token in tokens if token.text not in HYPHENS]
    for size in range(min(len(told) - 1, 3), 0, -1):
        if common(tuple(token.text for token in told[:size])) is None:
            continue
        rest = tuple(told[size:])
        at = 0
        while at < len(rest):
            extent = find(words.extents, rest, at)
            if extent is None and singular(rest[at].text) not in known:
                return ""
            at += len(extent.words) if extent is not None else 1
        return text[told[0].start : told[size - 1].end]
    return ""
