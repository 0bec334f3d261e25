"""How wide one written number is at each level: alone, and with an approximating word before it."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import NamedTuple

from figurecheck.errors import UsageError
from figurecheck.model.figure import Figure
from figurecheck.model.interval import Interval, Number
from figurecheck.reading.readings.reading_table import Pair, Table

_LEVELS = (0, 1, 2)
_WIDEST = _LEVELS[-1]
_HEDGED = frozenset({"approximate", "nearly", "just-over", "up-to"})


class Span(NamedTuple):
    """What a number stands for at one level.

    ``bare`` is what it stands for alone, ``hedged`` with an approximating word; ``bare`` lies
    within ``hedged``. ``low`` and ``high`` are where a bound on it sets in: the number itself, but
    the ends of what a word without one number allows. ``None`` is no end.
    """

    bare: Interval
    hedged: Interval
    low: Number | None
    high: Number | None


Spans = tuple[Span, Span, Span]
"""Literal, rounded, generous: each span's intervals lie within those of the next."""


class Written(NamedTuple):
    """One number of a figure and what decides how wide it is.

    ``whole`` says that it counts whole things, ``quotient`` that it is rounded by nature;
    ``percents`` is how many percentage points one of its units is where it is a share, else
    ``None``, and ``capped`` whether the whole of that share is known. Where nobody asks for the
    hedged width, ``hedged`` is false and it is the bare one.
    """

    form: str
    value: Number
    grain: Number
    five: bool
    digit_unit: Number
    word: str
    whole: bool = False
    quotient: bool = False
    percents: int | None = None
    capped: bool = True
    hedged: bool = True


def written(
    figure: Figure, *, whole: bool, quotient: bool, percents: int | None, capped: bool = True
) -> tuple[Written, Written | None]:
    """The one or two numbers of a figure."""
    first = Written(
        form=figure.form,
        **figure.number._asdict(),
        word=figure.word,
        whole=whole,
        quotient=quotient,
        percents=percents,
        capped=capped,
        hedged=figure.approximated or figure.hedge in _HEDGED,
    )
    return first, None if figure.end is None else first._replace(**figure.end._asdict())


def spans(number: Written, table: Table) -> Spans:
    """The spans of a number, by its form.

    Raises:
        UsageError: when the figure has a word that the table does not know.
    """
    match number.form:
        case "word":
            return _word(number, table)
        case "fraction":
            return _fraction(number.value, table)
        case _:
            first, second, third = (_number(number, table, level) for level in _LEVELS)
            return first, second, third


def around(value: Number, half_width: Number) -> Interval:
    """The numbers no further than that from the value, ends included."""
    return Interval(value - half_width, value + half_width)


def _number(number: Written, table: Table, level: int) -> Span:
    value = number.value
    half = _bare_half(number, table, level)
    bare = hedged = around(value, half)
    if number.hedged:
        wider = max(half, _hedged_half(number, table, level), 1 if number.whole else 0)
        if value == 0:
            wider = max(wider, Fraction(number.digit_unit) / 2)
        hedged = around(value, wider)
    if (
        level < _WIDEST
        and half
        and not number.quotient
        and number.form == "digits"
        and 2 * half == number.grain
    ):
        bare = _half_open(bare, value)
    return Span(bare, hedged, value, value)


def _half_open(interval: Interval, value: Number) -> Interval:
    """Without the end that is further from zero: the next number of that grain begins there.

    Two different figures of one grain never share a number so. Whoever writes may round a half
    either way, which is why the generous level keeps both ends.
    """
    return Interval(interval.lower, interval.upper, lower_open=value < 0, upper_open=value > 0)


def _bare_half(number: Written, table: Table, level: int) -> Number:
    if number.form == "multiple":
        half = table.multiple[level] * _size(number.value)
    else:
        grain, part = table.bare[level]
        unit = number.grain * 5 if number.five and level == 2 else number.grain
        half = min(grain * unit, part * _size(number.value))
    return max(half, Fraction(number.digit_unit) / 2) if number.quotient else half


def _hedged_half(number: Written, table: Table, level: int) -> Number:
    points = None if number.percents is None else number.value * number.percents
    if number.percents is None or points is None or not 0 <= points <= 100:
        return half_width(
            number.value, number.grain * 5 if number.five else number.grain, table.hedged[level]
        )
    most, part = table.share[level]
    of_a_share = Fraction(min(most, part * min(points, 100 - points))) / number.percents
    if number.capped:
        return of_a_share
    return max(of_a_share, _hedged_half(number._replace(percents=None), table, level))


def half_width(value: Number, grain: Number, constants: Pair) -> Number:
    """The less of root·√(x·grain) and part·x of the absolute value x, rounded up to two significant
    digits.

    Fitted to the raw answers of Ferson et al. (2015): about two thirds of the readers' own
    intervals lie inside at the rounded level, nine in ten at the generous one.
    """
    root, part = constants
    size = _size(value)
    return _root_up(min(Fraction(root * root * size * grain), Fraction(part * part * size * size)))


def _root_up(square: Fraction) -> Number:
    """The least number of two significant digits that is not below the square root; 0 of 0."""
    if square == 0:
        return 0
    above, below = square.numerator, square.denominator
    # log10(2) is 0.30103; the estimate is at most one off, and the loop mends it.
    power = (above.bit_length() - below.bit_length()) * 30103 // 200000 - 2
    while True:
        shifted = square / Fraction(100) ** power
        digits = isqrt(-(-shifted.numerator // shifted.denominator) - 1) + 1
        if digits <= 100:
            return digits * Fraction(10) ** power
        power += 1


def _size(value: Number) -> Number:
    return -value if value < 0 else value


def _fraction(value: Number, table: Table) -> Spans:
    """A fraction reaches towards the salient ones beside it: who meant a third would have said a
    third.
    """
    literal, rounded = (around(value, _points(value, constants)) for constants in table.fraction)
    below, above = _neighbours(value, table.salient)
    cell = _hull(rounded, Interval(Fraction(below + value) / 2, Fraction(value + above) / 2))
    widest = _hull(cell, Interval(below, above, lower_open=True, upper_open=True))
    first, second, third = (
        Span(bare, hedged, value, value)
        for bare, hedged in ((literal, rounded), (rounded, cell), (cell, widest))
    )
    return first, second, third


def _points(value: Number, constants: Pair) -> Number:
    points, part = constants
    return min(Fraction(points) / 100, part * min(value, 1 - value))


def _neighbours(value: Number, salient: tuple[Number, ...]) -> tuple[Number, Number]:
    """The salient fractions on both sides; beyond the outermost, half the distance to 0 or 1."""
    if not salient[0] < value < salient[-1]:
        reach = Fraction(min(value, 1 - value)) / 2
        return value - reach, value + reach
    return max(each for each in salient if each < value), min(
        each for each in salient if each > value
    )


def _hull(one: Interval, other: Interval) -> Interval:
    """The smallest interval that two others lie in."""
    lower, lower_open = min(
        ((each.lower, each.lower_open) for each in (one, other)),
        key=lambda end: (end[0] is not None, end[0] or 0, end[1]),
    )
    upper, upper_open = max(
        ((each.upper, each.upper_open) for each in (one, other)),
        key=lambda end: (end[0] is None, end[0] or 0, not end[1]),
    )
    return Interval(lower, upper, lower_open, upper_open)


def _word(number: Written, table: Table) -> Spans:
    """A number word; one that names a single number (*a dozen*) is hedged and bounded as that
    number is.
    """
    bare = _word_intervals(number, table)
    if bare[0].is_point:
        digits = spans(number._replace(form="digits"), table)
        first, second, third = (
            Span(alone, _hull(alone, span.hedged), span.low, span.high)
            for alone, span in zip(bare, digits, strict=True)
        )
    else:
        widest = bare[-1]
        first, second, third = (Span(alone, widest, alone.lower, widest.upper) for alone in bare)
    return first, second, third


def _word_intervals(number: Written, table: Table) -> tuple[Interval, Interval, Interval]:
    known = table.words.get(number.word)
    if known is None:
        msg = f"the reading table has no word {number.word}"
        raise UsageError(msg)
    first, second, third = (interval.scaled(number.grain) for interval in known.intervals)
    return first, second, third
