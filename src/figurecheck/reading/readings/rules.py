"""The sentence that says which rule gave a reading, for people to check it by."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from figurecheck.model.figure import Figure
from figurecheck.model.interval import Number
from figurecheck.reading.readings.reading_table import Table

_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "approximate": "x ± {hedged}",
        "nearly": "below x by at most {hedged}",
        "just-over": "above x by at most {hedged}",
        "more-than": "above x",
        "at-least": "x and above",
        "less-than": "below x",
        "at-most": "x and below",
        "up-to": "x and below, loosely a little above",
        "bounds": "from the first number to the second, neither widened",
        "range": "from the first number to the last, each ± {bare}",
        "order": "x times {order}",
        "exact": "x",
    }
)
_FRACTION = "halfway to the neighbouring fractions"


def tell_rule(
    figure: Figure, table: Table, *, share: bool, fixed: bool, capped: bool = True
) -> str:
    """The class of the figure and its formula, with the constants of the three levels between
    slashes.

    ``share`` says that the figure was read as a part of a whole, which is known where it is
    ``capped``, ``fixed`` that its author said how it was rounded.
    """
    if fixed:
        return "as its author says that it was rounded"
    if figure.form == "word":
        return (
            f"{_class(figure)}: the number word {figure.word}, as the reading table {table.version}"
            " has it"
        )
    shape = _SHAPES.get(figure.hedge, "x ± {bare}")
    if figure.approximated:
        shape += ", and x itself ± {hedged}" if figure.hedge != "range" else ", widened to {hedged}"
    grain_of_fives = figure.grain * 5 if figure.five else figure.grain
    if "{bare}" in shape:
        shape = shape.replace("{bare}", _bare(figure.form, figure.grain, grain_of_fives, table))
    if "{hedged}" in shape:
        shape = shape.replace(
            "{hedged}", _hedged(figure.form, grain_of_fives, table, share, capped)
        )
    if "{order}" in shape:
        shape = shape.replace("{order}", _order(table))
    return f"{_class(figure)}: {shape}"


def _class(figure: Figure) -> str:
    return (
        figure.hedge
        if figure.form in ("digits", figure.hedge)
        else f"{figure.hedge}, {figure.form}"
    )


@lru_cache(maxsize=1024)
def _bare(form: str, grain: Number, grain_of_fives: Number, table: Table) -> str:
    if form == "multiple":
        return " / ".join(_percent(part) for part in table.multiple)
    if form == "fraction":
        return f"{_points(table.fraction[0][0])} / {_points(table.fraction[1][0])} / {_FRACTION}"
    widths = (
        f"min({_say(share * unit)}, {_percent(part)})"
        for (share, part), unit in zip(table.bare[1:], (grain, grain_of_fives), strict=True)
    )
    return " / ".join(("0", *widths))


@lru_cache(maxsize=1024)
def _hedged(
    form: str,
    grain_of_fives: Number,
    table: Table,
    share: bool,  # noqa: FBT001 -- caches are by place
    capped: bool,  # noqa: FBT001
) -> str:
    if form == "fraction":
        return f"{_points(table.fraction[1][0])} / {_FRACTION} / all the way to them"
    grain = _say(grain_of_fives)
    widths = " / ".join(
        f"min({_say(root)}·√(x·{grain}), {_percent(part)})" for root, part in table.hedged
    )
    if not share or form != "digits":
        return widths
    points = " / ".join(
        f"min({_points(most)}, {_say(part)} of the way to 0 or 100)" for most, part in table.share
    )
    return points if capped else f"{points}, or {widths} where that is wider"


def _order(table: Table) -> str:
    return " / ".join(f"{_say(least)} to {_say(most)}" for least, most in table.order)


def _percent(part: Number) -> str:
    return f"{_say(part * 100)} %"


def _points(points: Number) -> str:
    return f"{_say(points)} point{'' if points == 1 else 's'}"


@lru_cache(maxsize=256)
def _say(number: Number) -> str:
    """A number for people: with commas, with decimals where they end soon, else as a fraction."""
    exact = Fraction(number)
    if exact.numerator.bit_length() > 100 or exact.denominator.bit_length() > 100:
        return "a very long number"
    for places in range(7):
        scaled = exact * 10**places
        if scaled.denominator == 1 and places:
            digits = f"{scaled.numerator:0{places + 1}}"
            return f"{digits[:-places]}.{digits[-places:]}"
        if scaled.denominator == 1:
            return f"{scaled.numerator:,}"
    return f"{exact.numerator}/{exact.denominator}"
