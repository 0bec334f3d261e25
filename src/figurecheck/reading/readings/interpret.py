"""Figures turned into readings: the interval each stands for, at three levels."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import attr

from figurecheck.errors import FigureError, UsageError
from figurecheck.model.figure import LEVELS, Figure, Reading
from figurecheck.model.interval import EmptyIntervalError, Interval, Number
from figurecheck.model.interval import exact as plain
from figurecheck.reading.phrases.changes import sign_of, size_of, to_change, to_factors
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.phrases.numerals import power_of_ten
from figurecheck.reading.readings.reading_table import Table, default_table
from figurecheck.reading.readings.rounding import ROUNDINGS, rounded_off
from figurecheck.reading.readings.rules import tell_rule
from figurecheck.reading.readings.shapes import Ends, shape
from figurecheck.reading.readings.spans import Span, Spans, Written, half_width, spans, written

Intervals = tuple[Interval, Interval, Interval]
"""Literal, rounded, generous."""

_BOUNDS = frozenset({"more-than", "at-least", "less-than", "at-most", "up-to"})


class _Asked(NamedTuple):
    """What is asked of a figure besides its words; the fields are the arguments of
    ``interpret``.
    """

    whole: bool
    quotient: bool
    share: bool
    capped: bool
    least: Number | None
    exact: bool
    rounded_to: Number | None
    rounding: str | None
    table: Table

    @property
    def fixed(self) -> bool:
        """Whether the author said how the number was rounded."""
        return self.exact or self.rounded_to is not None or self.rounding is not None


def interpret(
    figure: Figure,
    *,
    whole: bool = False,
    quotient: bool = False,
    share: bool = False,
    capped: bool = True,
    least: Number | None = 0,
    exact: bool = False,
    rounded_to: Number | None = None,
    rounding: str | None = None,
    table: Table | None = None,
) -> Reading:
    """The interval a figure stands for at each level, in the figure's own unit.

    ``25 %`` is read in percent, ``a quarter`` in ones.

    Args:
        figure: what was written.
        whole: the measure counts whole things: the ends are rounded inwards to whole numbers. Has
            no effect on quotients, which need not be whole.
        quotient: the number is an average, a rate, a ratio: at every level it is at least half a
            unit of its last digit wide on both sides. Percentages, points, changes and anything
            *per* something always are quotients.
        share: the number is a part of a whole: hedged widths are in percentage points, and the ends
            within 0 to 100 %.
        capped: the whole of that share is known. Where it is not, the number may be a ratio as
            well: hedged widths are the wider of those of a share and of any other number, and
            nothing ends at 100 %.
        least: the least value that the measure can have, or ``None``: readings end there, unless
            nothing would be left.
        exact: the number is exactly what was written.
        rounded_to: the number was rounded to a multiple of this, in the figure's own unit.
        rounding: ``half-up`` (away from zero), ``half-even``, ``truncated``, ``exact`` or
            ``nearest`` (both ends included, the default), to ``rounded_to`` or else to the last
            digit written.
        table: the constants, those shipped by default.

    With ``exact``, ``rounded_to`` or ``rounding`` the three levels are one.

    Raises:
        FigureError: FC101 when no number can meet the figure: a count without a whole number, a
            share outside 0 to 100 %, a number that is no multiple of what it was rounded to; FC010
            when it has no last digit to round to.
        UsageError: when ``rounding`` or ``rounded_to`` is none of those, or a number word is not in
            the table.
    """
    if rounding is not None and rounding not in ROUNDINGS:
        msg = f"rounding is {rounding!r}, and must be one of {', '.join(ROUNDINGS)}"
        raise UsageError(msg)
    if rounded_to is not None and rounded_to <= 0:
        msg = "rounded_to must be above 0"
        raise UsageError(msg)
    used = table or default_table()
    asked = _Asked(whole, quotient, share, capped, least, exact, rounded_to, rounding, used)
    if figure.form == "ratio":
        return _ratio(figure, asked)
    return _change(figure, asked) if figure.form == "change" else _plain(figure, asked)


def _ratio(figure: Figure, asked: _Asked) -> Reading:
    """What one number out of another comes to: the first divided by the second, each as it is read
    alone.

    Numbers without decimals count whole things, whatever the quotient is of; of *one in 36* nobody
    counted 36 things.
    """
    if figure.part is None or figure.whole is None:
        msg = "a ratio has two numbers"
        raise UsageError(msg)
    if figure.stated:
        over, under = (
            _plain(
                one, asked._replace(whole=one.digit_unit >= 1, quotient=False, share=False, least=0)
            )
            for one in (figure.part, figure.whole)
        )
        literal, rounded, generous = (_divided(over.at(level), under.at(level)) for level in LEVELS)
        intervals, rule = (literal, rounded, generous), f"{over.rule}; {under.rule}"
    else:
        intervals, rule = _loose_ratio(figure, figure.part, figure.whole, asked)
    if asked.share and asked.capped:
        intervals = _within_share(figure, intervals, 1)
    rule = f"the first number divided by the second; {rule}"
    return Reading(*_from_least(intervals, asked.least), rule)


def _loose_ratio(
    figure: Figure, part: Figure, whole: Figure, asked: _Asked
) -> tuple[Intervals, str]:
    """The intervals of *one in 36*, which counts nobody, and the rule.

    It is rounded by nature, in the larger of its numbers or in the 27 of *27 in 1,000*, since
    others are told out of a power of ten. A hedge is one on the quotient: *more than one in 20* is
    more than 5 %, and not two in 20.
    """
    larger = part.value > whole.value or (part.value > 1 and power_of_ten(whole.value))
    rounded = part if larger else whole
    readings = []
    for hedge in ("bare", "bare" if asked.fixed else "approximate"):
        over, under = (
            _plain(
                attr.evolve(one, hedge=hedge if one is rounded else "bare", approximated=False),
                asked._replace(
                    whole=one is not rounded and one.digit_unit >= 1,
                    quotient=one is rounded,
                    share=False,
                    least=0,
                ),
            )
            for one in (part, whole)
        )
        readings.append((over, under))
    bare, hedged = (
        [_divided(over.at(level), under.at(level)) for level in LEVELS] for over, under in readings
    )
    first, second, third = (
        Span(alone, about, figure.value, figure.value)
        for alone, about in zip(bare, hedged, strict=True)
    )
    over, under = readings[figure.hedge != "bare"]
    return (
        _intervals(figure, (first, second, third), (first, second, third), asked),
        f"{over.rule}; {under.rule}",
    )


def _divided(over: Interval, under: Interval) -> Interval:
    """The quotients of numbers at or above 0; of nothing is known how much it is a part."""
    lower, lower_open = (
        (0, False)
        if under.upper is None or over.lower is None
        else (
            Fraction(over.lower) / Fraction(under.upper) if under.upper else 0,
            over.lower_open or under.upper_open,
        )
    )
    if over.upper is None or not under.lower:
        return Interval(plain(lower), None, lower_open)
    return Interval(
        plain(lower),
        plain(Fraction(over.upper) / Fraction(under.lower)),
        lower_open,
        over.upper_open or under.lower_open,
    )


def _plain(figure: Figure, asked: _Asked) -> Reading:
    asked = _settled(figure, asked)
    intervals, soft, rule = _drawn(figure, asked)
    if asked.share and asked.capped:
        intervals = _within_share(figure, intervals, 100 // _points_in_one(figure))
    intervals = _from_least(intervals, asked.least)
    if asked.whole:
        _refuse_decimals(figure)
        intervals = _whole(figure, intervals)
    return Reading(*intervals, rule, soft)


def _refuse_decimals(figure: Figure) -> None:
    """Refuses a count with three decimals, *12.000 arrests*: they are a group of digits in many a
    language.
    """
    for number in (figure.number, figure.end):
        if number and number.digit_unit == Fraction(1, 1000) and figure.form == "digits":
            msg = f"“{cut(figure.text)}” has three decimals, and whole things are counted"
            raise FigureError(
                msg, "FC014", "a source that groups digits by full stops has `numbers: eu`"
            )


def _drawn(figure: Figure, asked: _Asked) -> tuple[Intervals, Number | None, str]:
    """The intervals before anything is cut off them, the far end suggested, and the rule."""
    percents = _points_in_one(figure) if asked.share and figure.form == "digits" else None
    number, last = written(
        figure, whole=asked.whole, quotient=asked.quotient, percents=percents, capped=asked.capped
    )
    first = _spans(number, figure, asked)
    intervals = _intervals(figure, first, _spans(last, figure, asked) if last else first, asked)
    soft = None if asked.fixed else _soft(figure, number, first, asked)
    return (
        intervals,
        soft,
        tell_rule(figure, asked.table, share=asked.share, capped=asked.capped, fixed=asked.fixed),
    )


def _points_in_one(figure: Figure) -> int:
    """How many percentage points one of the figure's units is."""
    return 1 if figure.unit.split(" ")[0] == "percent" else 100


def _settled(figure: Figure, asked: _Asked) -> _Asked:
    """What is asked, with what the figure decides itself: percentages are quotients, points no
    share.
    """
    unit, _, rest = figure.unit.partition(" ")
    share = asked.share and unit != "points" and figure.form != "multiple"
    quotient = (
        asked.quotient or share or unit in ("percent", "points", "per") or rest.startswith("per ")
    )
    quotient = quotient or " per " in rest
    whole = asked.whole and not quotient and figure.form != "multiple"
    return asked._replace(whole=whole, quotient=quotient, share=share)


def _spans(number: Written, figure: Figure, asked: _Asked) -> Spans:
    if not asked.fixed:
        return spans(number, asked.table)
    if asked.exact or asked.rounding == "exact":
        interval = (
            spans(number, asked.table)[0].bare
            if number.form == "word"
            else Interval.point(number.value)
        )
    elif number.form == "word":
        msg = f"“{cut(figure.text)}” names no one number that could have been rounded"
        raise FigureError(
            msg, "FC010", "leave out rounding and rounded_to, or write the number in digits"
        )
    else:
        unit = asked.rounded_to if asked.rounded_to is not None else number.digit_unit
        interval = rounded_off(number.value, unit, asked.rounding or "nearest", figure.text)
    span = Span(interval, interval, interval.lower, interval.upper)
    return span, span, span


def _intervals(figure: Figure, first: Spans, last: Spans, asked: _Asked) -> Intervals:
    hedge = figure.hedge
    if asked.fixed and hedge not in _BOUNDS and hedge not in ("range", "bounds"):
        hedge = "bare"
    approximated = figure.approximated and not asked.fixed
    floor, slack, exactly = (
        _floor(first, asked.least),
        _slack(figure, first, asked.table),
        _exactly(figure, first),
    )
    ends = [
        Ends(
            first[level],
            last[level],
            level,
            approximated,
            floor,
            slack,
            first[1].hedged.upper,
            exactly,
            figure.open_first,
            figure.open_last,
        )
        for level in ((0, 0, 0) if asked.fixed else (0, 1, 2))
    ]
    literal, rounded, generous = (shape(hedge, each, asked.table) for each in ends)
    return literal, rounded, generous


def _slack(figure: Figure, first: Spans, table: Table) -> Number:
    """How far above the number *nearly* may reach at the generous level."""
    if figure.hedge != "nearly":
        return 0
    if figure.form == "fraction":
        return Fraction(table.fraction_nearly) / 100
    upper, value = first[1].bare.upper, first[1].high
    return 0 if upper is None or value is None else upper - value


def _exactly(figure: Figure, first: Spans) -> Interval:
    """What *exactly* leaves: the number whatever it is of, and of a percentage whatever rounds to
    it.

    Who prints *exactly 61.28 %* has cut its digits somewhere all the same.
    """
    percentage = figure.unit.split(" ")[0] in ("percent", "points")
    return first[0].bare if percentage or figure.form == "word" else Interval.point(figure.value)


def _floor(first: Spans, least: Number | None) -> Number | None:
    """Where *at most* begins: the measure's least value, unless the figure itself lies below it."""
    value = first[0].high
    return least if least is not None and (value is None or least < value) else None


def _within_share(figure: Figure, intervals: Intervals, top: int) -> Intervals:
    """Cut off at 0 and at the whole."""
    cut_off = _meet(intervals, Interval(0, top))
    if cut_off is None:
        msg = f"“{cut(figure.text)}” is no share: a part lies between 0 and 100 % of its whole"
        help_ = (
            "write the percent sign, as in 25 %"
            if top == 1
            else "claim it of a ratio or a change instead"
        )
        raise FigureError(msg, "FC101", help_)
    return cut_off


def _from_least(intervals: Intervals, least: Number | None) -> Intervals:
    """Cut off below the measure's least value, unless nothing would be left: others tell of
    that.
    """
    lowest = intervals[-1].lower  # the generous one holds the others
    if least is None or (lowest is not None and lowest >= least):
        return intervals
    return _meet(intervals, Interval(least, None)) or intervals


def _meet(intervals: Intervals, limits: Interval) -> Intervals | None:
    """What each has in common with the limits, or ``None`` where the narrowest has nothing."""
    try:
        literal, rounded, generous = (_common(interval, limits) for interval in intervals)
    except EmptyIntervalError:
        return None
    return literal, rounded, generous


def _common(one: Interval, limits: Interval) -> Interval:
    """What an interval has in common with closed limits."""
    below = limits.lower is not None and (one.lower is None or one.lower < limits.lower)
    above = limits.upper is not None and (one.upper is None or one.upper > limits.upper)
    if not below and not above:
        return one
    return Interval(
        limits.lower if below else one.lower,
        limits.upper if above else one.upper,
        one.lower_open and not below,
        one.upper_open and not above,
    )


def _whole(figure: Figure, intervals: Intervals) -> Intervals:
    literal, rounded, generous = (interval.whole() for interval in intervals)
    if literal is None or rounded is None or generous is None:
        msg = f"“{cut(figure.text)}” leaves no whole number, and whole things are counted"
        raise FigureError(
            msg,
            "FC101",
            "check the number, or say that it is an average: statistic: average per day",
        )
    return literal, rounded, generous


def _soft(figure: Figure, number: Written, first: Spans, asked: _Asked) -> Number | None:
    """The far end that the words suggest without saying."""
    if figure.form == "word":
        soft = asked.table.words[figure.word].soft
        if soft is None or figure.hedge not in ("bare", "at-least", "more-than"):
            return None
        return plain(soft * figure.grain)
    if figure.hedge not in _BOUNDS or figure.hedge == "up-to":
        return None
    upward = figure.hedge in ("more-than", "at-least")
    if figure.form == "fraction":
        return first[2].hedged.upper if upward else first[2].hedged.lower
    width = half_width(
        number.value, number.grain * 5 if number.five else number.grain, asked.table.implied
    )
    end = number.value + width if upward else number.value - width
    if asked.capped and number.percents is not None:  # a share
        end = max(0, min(end, Fraction(100, number.percents)))
    return plain(end)


def _change(figure: Figure, asked: _Asked) -> Reading:
    """The factor that a change is: one and the change, or one less the change.

    How wide the change is depends on what was written, percent or fraction, not on the factor: *up
    20 %* is wide by what 20 is, not by what 120 is.
    """
    sign, size = sign_of(figure), size_of(figure)
    amount = asked._replace(whole=False, quotient=True, share=False, least=0)
    drawn, suggested, rule = _drawn(to_change(figure), amount)
    literal, rounded, generous = (to_factors(interval, sign, size) for interval in drawn)
    soft = None if suggested is None else plain(1 + sign * Fraction(suggested) / size)
    rule = f"1 {'plus' if sign > 0 else 'less'} the change; {rule}"
    return Reading(*_from_least((literal, rounded, generous), asked.least), rule, soft)
