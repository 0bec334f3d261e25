"""Intervals of exact numbers: what a figure may stand for."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

import attr

from figurecheck.errors import FigurecheckError, UsageError
from figurecheck.model.noun import Noun

Number = int | Fraction
"""An exact number. A whole value is always held as ``int``, so that equal numbers print alike."""


class EmptyIntervalError(FigurecheckError, ValueError):
    """No number lies between the ends that were given."""


def exact(value: Number) -> Number:
    """The same number, as ``int`` where it is whole."""
    return int(value.numerator) if type(value) is not int and value.denominator == 1 else value


def magnitude(value: Number) -> Number:
    """How far a number is from 0."""
    return -value if value < 0 else value


def _exact_or_none(value: Number | None) -> Number | None:
    try:
        return None if value is None else exact(value)
    except AttributeError:
        msg = f"an end is an int or a Fraction, and this is of type {type(value).__name__}"
        raise UsageError(msg) from None


@attr.frozen(eq=False, repr=False, weakref_slot=False)
class Interval(Noun):
    """The numbers between two ends, each included unless it is open; ``None`` stands for no end on
    that side.

    Raises:
        FigurecheckError: when no number lies between the ends, or an end is not exact.

    Examples:
        >>> import figurecheck as fc
        >>> fc.read("more than 8,200").literal
        Interval(lower=8200, upper=None, lower_open=True, upper_open=False)
    """

    lower: Number | None = attr.field(converter=_exact_or_none)
    upper: Number | None = attr.field(converter=_exact_or_none)
    lower_open: bool = False
    upper_open: bool = False

    def __attrs_post_init__(self) -> None:
        if self.lower is None or self.upper is None or self.lower < self.upper:
            return
        if self.lower > self.upper or (
            self.lower == self.upper and (self.lower_open or self.upper_open)
        ):
            msg = f"nothing lies between {self.lower} and {self.upper}"
            raise EmptyIntervalError(msg)

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The interval that holds one number."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies in it."""
        return self.lower is not None and self.lower == self.upper

    def __contains__(self, value: Number) -> bool:
        if self.lower is not None and (
            value < self.lower or (self.lower_open and value == self.lower)
        ):
            return False
        return not (
            self.upper is not None
            and (value > self.upper or (self.upper_open and value == self.upper))
        )

    def within(self, other: Interval) -> bool:
        """Whether every number of this interval lies in the other one too."""
        return _end_within(
            self.lower, self.lower_open, other.lower, other.lower_open, 1
        ) and _end_within(self.upper, self.upper_open, other.upper, other.upper_open, -1)

    def scaled(self, factor: Number) -> Interval:
        """Every number of it times a positive factor."""
        return Interval(
            None if self.lower is None else self.lower * factor,
            None if self.upper is None else self.upper * factor,
            self.lower_open,
            self.upper_open,
        )

    def whole(self) -> Interval | None:
        """The closed interval of its whole numbers, or ``None`` where there is none."""
        lower, upper = self.lower, self.upper
        if (
            isinstance(lower, int)
            and isinstance(upper, int)
            and not self.lower_open
            and not self.upper_open
        ):
            return self
        if lower is not None:
            lower = floor(lower) + 1 if self.lower_open else ceil(lower)
        if upper is not None:
            upper = ceil(upper) - 1 if self.upper_open else floor(upper)
        if lower is not None and upper is not None and lower > upper:
            return None
        return Interval(lower, upper)


def _end_within(
    end: Number | None,
    end_open: bool,  # noqa: FBT001
    limit: Number | None,
    limit_open: bool,  # noqa: FBT001
    sign: int,
) -> bool:
    if limit is None:
        return True
    if end is None:
        return False
    if end == limit:
        return end_open or not limit_open
    return (end - limit) * sign > 0
