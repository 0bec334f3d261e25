"""Which figures of sources one of a text may be: money, percentages, counts and measures never
cross.
"""

from __future__ import annotations

from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.sources import TEXT_CELL, SourceFigure
from figurecheck.bringing.prose.mention import (
    AGE,
    BARE,
    COUNT,
    FRACTION,
    MEASURE,
    MONEY,
    MULTIPLE,
    PERCENT,
    POINTS,
    RANGE,
)
from figurecheck.model.interval import Number

_OPEN = frozenset({BARE, TEXT_CELL})
_ALIKE = {
    PERCENT: frozenset({PERCENT, POINTS, FRACTION, RANGE}),
    POINTS: frozenset({PERCENT, POINTS, RANGE}),
    FRACTION: frozenset({PERCENT, FRACTION}),
    MULTIPLE: frozenset({MULTIPLE}),
    MONEY: frozenset({MONEY, RANGE}),
    COUNT: frozenset({COUNT, RANGE}),
    MEASURE: frozenset({MEASURE, RANGE}),
    AGE: frozenset({AGE, MEASURE, COUNT}),
}


def may_be(figure: TextFigure, one: SourceFigure) -> bool:
    """Whether a figure of a source is of a kind that the figure of the text may be."""
    if figure.per and one.per and figure.per != one.per:
        return False
    if figure.kind == MEASURE and one.kind == MEASURE and figure.unit != one.unit:
        return False
    if figure.kind == MONEY and one.kind == MONEY and figure.unit and one.unit:
        return figure.unit == one.unit or "loose" in {figure.unit, one.unit}
    if figure.kind in {PERCENT, POINTS} and one.kind == BARE and one.table < 0:
        return False  # in running text a percentage says that it is one
    alike = _ALIKE.get(figure.kind)
    return alike is None or one.kind in _OPEN or one.kind in alike


def seen_as(figure: TextFigure, one: SourceFigure) -> tuple[Number, ...]:
    """The numbers of a figure of a source in the unit of the figure of the text: fractions of
    percentages.
    """
    if figure.kind == FRACTION and one.kind == PERCENT:
        return tuple(_hundredth(value) for value in one.values)
    if figure.kind == PERCENT and one.kind == FRACTION:
        return tuple(value * 100 for value in one.values)
    return one.values


def _hundredth(value: Number) -> Number:
    from fractions import Fraction

    return Fraction(value) / 100


def same_thing(figure: TextFigure, one: SourceFigure) -> bool:
    """Whether both are said to be of one thing: the same noun, currency, unit of measurement, or
    both percentages.
    """
    if figure.kind != one.kind:
        return False
    if figure.kind in {PERCENT, POINTS, MULTIPLE}:
        return True
    return bool(figure.unit) and figure.unit == one.unit and figure.per == one.per
