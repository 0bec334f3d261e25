"""The lines of the reading table: the interval of each class of figure at one level."""

from __future__ import annotations

from typing import NamedTuple

from figurecheck.model.interval import Interval, Number
from figurecheck.reading.readings.reading_table import Table
from figurecheck.reading.readings.spans import Span


class Ends(NamedTuple):
    """What a class is drawn from at one level; ``last`` is the same as ``span`` where there is one
    number.

    ``floor`` is where *at most* begins, ``slack`` how far above the number *nearly* may reach,
    ``reach`` up to where *up to* may, and ``exactly`` what *exactly* leaves.
    """

    span: Span
    last: Span
    level: int
    approximated: bool
    floor: Number | None
    slack: Number
    reach: Number | None
    exactly: Interval
    open_first: bool = False
    open_last: bool = False

    @property
    def strict(self) -> bool:
        """Whether strict bounds leave out their end, as they do at all but the generous level."""
        return self.level < 2


def shape(hedge: str, ends: Ends, table: Table) -> Interval:
    """The interval of a class at one level: one line of the reading table."""
    span = ends.span
    match hedge:
        case "approximate":
            interval = span.hedged
        case "exact":
            interval = ends.exactly
        case "nearly" | "just-over":
            interval = _one_sided(hedge, ends)
        case "more-than" | "at-least":
            low = span.hedged.lower if ends.approximated else span.low
            interval = Interval(low, None, lower_open=hedge == "more-than" and ends.strict)
        case "less-than" | "at-most" | "up-to":
            interval = _upper_bound(hedge, ends)
        case "range":
            interval = _range(ends)
        case "bounds":
            interval = Interval(
                span.low,
                ends.last.high,
                ends.open_first and ends.strict,
                ends.open_last and ends.strict,
            )
        case "order":
            interval = _order(span, *table.order[ends.level])
        case _:
            interval = span.bare
    return interval


def _one_sided(hedge: str, ends: Ends) -> Interval:
    """Nearly, or just over, by the distance from zero: nearly -300 lies above -300."""
    value, hedged = ends.span.low, ends.span.hedged
    if value is None or value != ends.span.high or value == 0:
        return hedged
    below = (hedge == "nearly") == (value > 0)
    slack = ends.slack if hedge == "nearly" and not ends.strict else 0
    if below:
        return _between(hedged.lower, value + slack, hedged.lower_open, ends.strict)
    return _between(value - slack, hedged.upper, ends.strict, hedged.upper_open)


def _between(
    lower: Number | None,
    upper: Number | None,
    lower_open: bool,  # noqa: FBT001
    upper_open: bool,  # noqa: FBT001
) -> Interval:
    """The interval between two ends, closed where they are one number: a reading is never empty."""
    apart = lower is None or lower != upper
    return Interval(lower, upper, lower_open and apart, upper_open and apart)


def _upper_bound(hedge: str, ends: Ends) -> Interval:
    high = ends.span.hedged.upper if ends.approximated else ends.span.high
    if hedge == "up-to" and not ends.strict and high is not None and ends.reach is not None:
        high = max(high, ends.reach)
    return Interval(
        ends.floor, high, upper_open=hedge == "less-than" and ends.strict and high is not None
    )


def _range(ends: Ends) -> Interval:
    first = ends.span.hedged if ends.approximated else ends.span.bare
    last = ends.last.hedged if ends.approximated else ends.last.bare
    return Interval(first.lower, last.upper, first.lower_open, last.upper_open)


def _order(span: Span, least: Number, most: Number) -> Interval:
    low, high = span.low, span.high
    if low is None or low == 0:
        return span.bare
    if low < 0 and high is not None:
        return Interval(low * most, high * least)
    return Interval(low * least, None if high is None else high * most)
