"""What it costs to find a figure: how many numerals like it some candidate looked at so far would
make.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm

import attr

from figurecheck.model.grounding import strong
from figurecheck.model.interval import Number, magnitude

KEY_DECIMALS = 9
"""Decimals by which figures of sources are found; what is found is then looked at exactly."""

KEY = 10**KEY_DECIMALS


@attr.frozen(slots=False)
class Numerals:
    """The numerals like one: those of its decade that are whole multiples of a unit, by their
    indexes.

    ``first`` is included, ``last`` is not. The numeral of index n stands for all from n units less
    ``below`` to n units plus ``above``, both included, since half a unit is honestly rounded either
    way.
    """

    unit: Number
    first: int
    last: int
    below: Number
    above: Number

    @property
    def space(self) -> int:
        """How many they are."""
        return self.last - self.first

    @cached_property
    def _whole(self) -> tuple[int, int, int, int]:
        """Unit and ends as whole numbers, with what they were multiplied by."""
        parts = [Fraction(one) for one in (self.unit, self.below, self.above)]
        common = lcm(*(one.denominator for one in parts))
        step, less, more = (int(one * common) for one in parts)
        return step, less, more, common

    def indexes(self, value: Number) -> range:
        """The numerals that a number would make, whatever its sign."""
        step, less, more, common = self._whole
        below = value.denominator
        number = abs(value.numerator) * common
        lower = -((more * below - number) // (step * below))
        upper = (number + less * below) // (step * below)
        return range(max(lower, self.first), min(upper + 1, self.last))

    def reached(self, values: Iterable[Number]) -> set[int]:
        """All numerals that some of the numbers would make."""
        return {index for value in values for index in self.indexes(value)}

    def reached_by_digits(self, digits: Iterable[int], decimals: int) -> set[int]:
        """The same for numbers that are given as whole ones of so many decimals, none below 0."""
        step, less, more, common = self._whole
        scale = 10**decimals
        step, less, more = step * scale, less * scale, more * scale
        least = -((less - self.first * step) // common)
        most = ((self.last - 1) * step + more) // common
        within = [one for one in digits if least <= one <= most]
        return self._reached_by(within, step, less, more, common)

    def reached_in_order(self, digits: Sequence[int], decimals: int) -> set[int]:
        """The same for numbers in order, the smallest first: where there are many more of them than
        numerals, a number is looked up for each of these.
        """
        step, less, more, common = self._whole
        scale = 10**decimals
        step, less, more = step * scale, less * scale, more * scale
        low = bisect_left(digits, -((less - self.first * step) // common))
        high = bisect_right(digits, ((self.last - 1) * step + more) // common)
        if MANY_MORE * self.space > high - low:
            return self._reached_by(digits[low:high], step, less, more, common)
        found: set[int] = set()
        for index in range(self.first, self.last):
            low = bisect_left(digits, -((less - index * step) // common), low, high)
            if low < high and digits[low] * common <= index * step + more:
                found.add(index)
        return found

    def _reached_by(
        self, digits: Sequence[int], step: int, less: int, more: int, common: int
    ) -> set[int]:
        """The numerals that numbers would make of which each makes one at least; step, ends and
        numbers are whole, these by ``common`` smaller.
        """
        window = less + more
        if window > step:
            found: set[int] = set()
            for one in digits:
                at = one * common + less
                lower, upper = -((window - at) // step), at // step + 1
                found.update(range(max(lower, self.first), min(upper, self.last)))
            return found
        # a number makes one numeral at most, or two where it is half-way
        if common == step and less < step:
            found = {*digits}
        elif window < step:
            return {at // step for one in digits if (at := one * common + less) % step <= window}
        else:
            found = {(one * common + less) // step for one in digits}
        if window == step and not less % gcd(common, step):
            found |= {at // step - 1 for one in digits if not (at := one * common + less) % step}
        found.difference_update((self.first - 1, self.last))
        return found


MANY_MORE = 8
"""How many times as many numbers as numerals are many more: so many may be passed at the cost of
looking one up.
"""


def decade(value: Number) -> int:
    """The power of ten at which a positive number begins: 3 for 1,000 to 9,999."""
    value = Fraction(value)
    power = len(str(value.numerator)) - len(str(value.denominator))
    while value >= power_of_ten(power + 1):
        power += 1
    while value < power_of_ten(power):
        power -= 1
    return power


def grain_of(value: Number) -> Number:
    """The place value of the last digit of a number that is not 0; a number that never ends has
    none, which is 0.
    """
    value = Fraction(value)
    if not value:
        return 1
    if value.denominator == 1:
        digits = str(abs(value.numerator))
        return int(10 ** (len(digits) - len(digits.rstrip("0"))))
    for places in range(1, MAX_PLACES + 1):
        if (value * 10**places).denominator == 1:
            return Fraction(1, 10**places)
    return 0


MAX_PLACES = 12
"""Decimals up to which the last one of a number is looked for."""


def power_of_ten(power: int) -> Number:
    """Ten to a power, exact below zero too."""
    tens = int(10 ** abs(power))
    return tens if power >= 0 else Fraction(1, tens)


def numerals_like(value: Number, unit: Number, below: Number, above: Number) -> Numerals:
    """The numerals of a number's decade that are multiples of ``unit``; those from 0 to 9 units for
    0.

    Of a reading that is more than ``MAX_WIDTH`` units wide only every tenth of them counts, or
    every hundredth, and so on: no fewer of a hundred would be made.
    """
    value = magnitude(value)
    if not value:
        return Numerals(unit, 0, 10, below, above)
    power = decade(value)
    low, high = power_of_ten(power), power_of_ten(power + 1)
    unit = min(unit, low)
    while below + above > MAX_WIDTH * unit and 10 * unit <= low:
        unit *= 10
    return Numerals(unit, int(-(-low // unit)), int(-(-high // unit)), below, above)


MAX_WIDTH = 1_000
"""Numerals of its unit that one reading of a figure takes in: *at least 20,190,313,153,728* would
reach millions of millions otherwise.
"""


def united(sets: Sequence[frozenset[int]]) -> frozenset[int]:
    """What is in any of some sets."""
    first, *others = sets or [frozenset()]
    return first.union(*others) if others else first


@attr.define(eq=False)
class Reach:
    """What was looked at so far for one figure, in one way of reading it; each scope pays for all
    before it. ``united`` puts sets together, and may know those of other figures.
    """

    numerals: Numerals
    united: Callable[[Sequence[frozenset[int]]], frozenset[int]] = united
    found: set[int] = attr.field(factory=set)
    _sets: list[frozenset[int]] = attr.field(factory=list)
    _all: frozenset[int] | None = None

    @property
    def count(self) -> int:
        """How many numerals were reached."""
        if self._all is None:
            self._all = self.united(self._sets)
        return len(self._all) + len(self.found - self._all)

    def add(self, values: Iterable[Number]) -> None:
        """Looks at further numbers."""
        self.found |= self.numerals.reached(values)

    def take(self, reached: frozenset[int]) -> None:
        """Looks at numbers of which it is known what they reach; a set of many thousands is kept as
        it is, and not copied for each figure.
        """
        if all(one is not reached for one in self._sets):
            self._sets.append(reached)
            self._all = None

    def take_all(self, reached: frozenset[int]) -> None:
        """Looks at the numbers of all sources, those taken before among them."""
        self._sets, self._all = [reached], reached

    def holds(self, bits: int) -> bool:
        """Whether what was looked at is so little that finding the figure in it means something."""
        return strong(self.numerals.space, self.count, bits)
