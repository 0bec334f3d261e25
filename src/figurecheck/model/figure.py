"""Figures: numbers as they were written, with hedge, numeral and unit."""

from __future__ import annotations

from typing import NamedTuple

import attr

from figurecheck.model.interval import Interval, Number, exact
from figurecheck.model.noun import Noun

LEVELS = ("literal", "rounded", "generous")
"""The three readings, each inside the next."""


class WrittenNumber(NamedTuple):
    """A number and how finely it was written.

    ``value`` is in the unit as written, ``grain`` the place value of the last non-zero digit, where
    zeros after a decimal point count, ``digit_unit`` the place value of the last digit written, and
    ``five`` says whether that last non-zero digit is a 5. Where no digits were written (``a
    quarter``, ``a third lower``) ``grain`` and ``digit_unit`` are 0.
    """

    value: Number
    grain: Number
    digit_unit: Number
    five: bool = False

    def moved(self, value: Number, scale: Number) -> WrittenNumber:
        """Another value, written as finely on a scale that is so many times as large."""
        return self._replace(
            value=value, grain=exact(self.grain * scale), digit_unit=exact(self.digit_unit * scale)
        )


@attr.frozen(eq=False, repr=False, weakref_slot=False)
class Figure(Noun):
    """What a phrase such as ``about 700 officers`` says, before anything is known about what it
    measures.

    ``hedge`` is the name of a class in ``readings.toml`` (``bare``, ``approximate``, ``more-than``,
    ...). ``number`` is the number in the unit as written (``7,300`` is 7300, ``1.2 million``
    1200000, ``25 %`` 25, ``a quarter`` 1/4, ``doubled`` 2), ``end`` the other end of a range, else
    ``None``; most ask for ``value`` and ``last`` alone. ``form`` says what kind of numeral it was:
    ``digits``, ``word`` (a number word with a hard lower end), ``fraction``, ``multiple`` or
    ``change`` (``up 20 %`` is the factor 6/5). A word's ``grain`` is what it counts in (1000 for
    ``tens of thousands``), and its ``value`` the least number that it allows. ``word`` is the
    number word as ``readings.toml`` calls it, or ``up`` or ``down`` for a change and for a
    difference (``down 11``, which is -11). ``approximated`` says that the end of a bound or range
    is itself only about there (``at least about 1,200``). ``unit`` is the rest of the phrase:
    ``officers``, ``percent``, ``USD``, or empty. ``plus`` says that a plus sign stood before the
    number.

    ``rest`` are words behind an amount of money, a percentage, a fraction, a multiple or a change
    that only who knows the quantity can understand; with ``of_whole`` they stand behind *of* and
    name the whole. ``part`` and ``whole`` are the two numbers of the form ``ratio`` (``73 of 87``),
    and ``whole`` that of ``20 % of 87``; ``stated`` says that they are stated, and not their ratio
    alone. The hedge ``bounds`` is *at least A and at most B*; ``open_first`` and ``open_last``
    leave out an end. ``compared`` are the days that a change names, those before it first;
    ``statistic`` is what the words say of the number besides, ``average``, ``median`` or ``peak``;
    ``lead`` are words of the quantity before the number, ``days`` those that the figure names: a
    year, a month, ``this-year``. ``scale`` is the product of the scale words of ``value``: 1000000
    for ``1.2 million``.
    """

    text: str
    hedge: str
    form: str
    number: WrittenNumber
    unit: str = ""
    end: WrittenNumber | None = None
    word: str = ""
    approximated: bool = False
    plus: bool = False
    rest: str = ""
    of_whole: bool = False
    part: Figure | None = None
    whole: Figure | None = None
    stated: bool = False
    open_first: bool = False
    open_last: bool = False
    compared: tuple[str, ...] = ()
    statistic: str = ""
    lead: str = ""
    days: str = ""
    scale: Number = 1

    @property
    def value(self) -> Number:
        """The number, or the first end of a range."""
        return self.number.value

    @property
    def last(self) -> Number | None:
        """The other end of a range; ``None`` where there is one number alone."""
        return None if self.end is None else self.end.value

    @property
    def grain(self) -> Number:
        """The place value of the last non-zero digit of the number."""
        return self.number.grain

    @property
    def digit_unit(self) -> Number:
        """The place value of the last digit of the number."""
        return self.number.digit_unit

    @property
    def five(self) -> bool:
        """Whether the last non-zero digit of the number is a 5."""
        return self.number.five


@attr.frozen(eq=False, repr=False, weakref_slot=False)
class Reading(Noun):
    """The interval a figure stands for at each level, in the unit asked for, and the rule that gave
    it.

    Laws: ``literal`` lies within ``rounded`` and ``rounded`` within ``generous``.
    ``soft`` is the far end that the words suggest without saying (*more than*): it never makes a
    conflict.

    Examples:
        >>> import figurecheck as fc
        >>> reading = fc.read("7,300")
        >>> reading.literal.lower, reading.rounded.lower, reading.generous.lower
        (7300, 7250, 7250)
    """

    literal: Interval
    rounded: Interval
    generous: Interval
    rule: str
    soft: Number | None = None

    def at(self, level: str) -> Interval:
        """The interval at one of the three levels."""
        match level:
            case "literal":
                return self.literal
            case "rounded":
                return self.rounded
            case "generous":
                return self.generous
            case _:
                raise KeyError(level)

    def scaled(self, factor: Number) -> Reading:
        """The reading in another unit, of which there are so many in one of these."""
        literal, rounded, generous = (self.at(level).scaled(factor) for level in LEVELS)
        return Reading(
            literal, rounded, generous, self.rule, None if self.soft is None else self.soft * factor
        )
