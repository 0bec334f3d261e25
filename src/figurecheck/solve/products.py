"""Products of unknowns: narrows the ranges of their factors, looks for numbers, or says where to
cut a range.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import floor
from typing import NamedTuple

from figurecheck.model.constraint import Monomial, Row, Statement, at_least, at_most, collected
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import Leaf, Premise
from figurecheck.solve.tableau import Origin, Tableau, product_of
from figurecheck.solve.tree import Implied

SHORT = 10**6
"""The largest divisor that the end of a factor's range keeps; others are moved outwards to such a
number.
"""

TIGHTENED = 3
"""How often ranges and envelopes tighten each other; where that is not enough, cutting a range goes
on.
"""

GUESSES = (1, 0, -1, 2, -2, 5, -5, 20, -20)
"""Numbers tried for one factor of every product before ranges are cut."""

Ranges = Mapping[Monomial, tuple[Implied | None, Implied | None]]
"""The least and the largest value of each factor, ``None`` where it has none."""


class Cut(NamedTuple):
    """Where the range of a factor is to be cut next."""

    factor: Monomial
    at: Number

    @property
    def rows(self) -> tuple[Row, Row]:
        """Its two halves, which share where it is cut."""
        return at_least({self.factor: 1}, self.at), at_most({self.factor: 1}, self.at)


class Solved(NamedTuple):
    """Numbers for which every product is what its factors make, and the rows that they satisfy."""

    values: Mapping[Monomial, Number]
    active: frozenset[int]


def products_in(statements: Sequence[Statement]) -> tuple[Monomial, ...]:
    """The products that the statements speak of, and those of all but their last factors; the
    shorter ones first.
    """
    rows = (
        row
        for statement in statements
        for row in (statement.every_row() if statement.cases else statement.rows)
    )
    found = {monomial for row in rows for monomial, _ in row.terms if len(monomial) > 1}
    chains = set(found)
    for monomial in found:  # a product of three is a product of two times the third
        chains.update(monomial[:length] for length in range(2, len(monomial)))
    return tuple(sorted(chains, key=lambda monomial: (len(monomial), monomial)))


class Products:
    """The products of one tableau, each of which is an unknown there that only its envelope ties to
    its factors.
    """

    def __init__(self, tableau: Tableau, products: tuple[Monomial, ...]) -> None:
        self._tableau = tableau
        self._products = products

    def __len__(self) -> int:
        return len(self._products)

    def solved(self, active: frozenset[int], *, guess: bool) -> Leaf | Solved | Cut:
        """What the rows come to when products are what their factors make; ``guess`` tries plain
        numbers as well.
        """
        tight = self.tightened(active)
        if isinstance(tight, Leaf):
            return tight
        added, ranges = tight
        wide = active | added
        self._tableau.refuted(wide)
        values = self._tableau.values()
        wrong = [one for one in self._products if product_of(one, values) != values.get(one, 0)]
        if not wrong:
            return Solved(values, wide)
        held = self._with_one_factor_held(wide, values, guess=guess)
        return Cut(*_where_to_cut(wrong, ranges, values)) if held is None else Solved(held, wide)

    def multiplied(self, values: Mapping[Monomial, Number]) -> dict[Monomial, Number]:
        """The numbers of plain unknowns, and what products of them come to."""
        return {**values, **{one: product_of(one, values) for one in self._products}}

    def tightened(self, active: frozenset[int]) -> Leaf | tuple[set[int], Ranges]:
        """The rows added around every product, and the ranges of the factors; a leaf where nothing
        is left.
        """
        added: set[int] = set()
        ranges: dict[Monomial, tuple[Implied | None, Implied | None]] = {}
        for _ in range(TIGHTENED):
            before, tighter = dict(ranges), set[int]()
            for monomial in self._products:
                left, right = monomial[:-1], monomial[-1:]
                for factor in (left, right):
                    ranges[factor] = self._range(factor, active | added)
                tighter.update(self._envelope(monomial, left, right, ranges))
            added = tighter  # tighter ranges leave the rows of wider ones nothing to say
            leaf = self._tableau.refuted(active | added)
            if leaf is not None:
                return leaf
            if {factor: _values_of(ends) for factor, ends in before.items()} == {
                factor: _values_of(ends) for factor, ends in ranges.items()
            }:
                break
        return added, ranges

    def _range(
        self, factor: Monomial, active: frozenset[int]
    ) -> tuple[Implied | None, Implied | None]:
        ends: list[Implied | None] = []
        for sign in (1, -1):
            if self._tableau.refuted(active) is not None:
                return (None, None)
            found = self._tableau.least(((factor, sign),))
            ends.append(None if found is None else _shortened(found.value, sign, found.premises))
        return ends[0], ends[1]

    def _envelope(
        self, monomial: Monomial, left: Monomial, right: Monomial, ranges: Ranges
    ) -> Iterable[int]:
        """The rows (x - a)(y - b) >= 0 and their like, after G. P. McCormick, Mathematical
        Programming 10, 1976.
        """
        for x_index, x_end in enumerate(ranges[left]):
            for y_index, y_end in enumerate(ranges[right]):
                if x_end is None or y_end is None:
                    continue
                x_sign, y_sign = 1 - 2 * x_index, 1 - 2 * y_index
                sign = x_sign * y_sign
                terms = collected(
                    ((monomial, sign), (right, -sign * x_end.value), (left, -sign * y_end.value)),
                )
                row = Row(terms, exact(-sign * x_end.value * y_end.value))
                if row.terms:
                    yield self._tableau.add(Origin(row, factors=(x_end.premises, y_end.premises)))

    def _with_one_factor_held(
        self, active: frozenset[int], values: Mapping[Monomial, Number], *, guess: bool
    ) -> Mapping[Monomial, Number] | None:
        """A solution with one factor of every product held at a plain number near its value, or
        ``None``.
        """
        guesses: list[Mapping[Monomial, Number]] = [values]
        if guess:
            names = {(name,) for monomial in self._products for name in monomial}
            guesses += [dict.fromkeys(names, number) for number in GUESSES]
        for side, guessed in product(((0, -1)), guesses):
            if self._tableau.refuted(active | set(self._holding(side, guessed))) is None:
                found = self._tableau.values()
                if all(
                    product_of(monomial, found) == found.get(monomial, 0)
                    for monomial in self._products
                ):
                    return found
        return None

    def _holding(self, side: int, values: Mapping[Monomial, Number]) -> Iterator[int]:
        """Rows that hold one factor of each product, or all but the last, near its value, and say
        what that makes.
        """
        held: dict[str, Number] = {}
        for monomial in self._products:
            for name in monomial[:-1] if len(monomial) > 2 else (monomial[side],):
                held.setdefault(
                    name, exact(Fraction(values.get((name,), 0)).limit_denominator(10_000))
                )
        for name, value in held.items():
            yield from self._tableau.equal({(name,): 1}, value)
        for monomial in self._products:
            fixed = monomial[:-1] if len(monomial) > 2 else (monomial[side],)
            rest = monomial[-1:] if len(monomial) > 2 or side == 0 else monomial[:1]
            times: Number = 1
            for name in fixed:
                times = exact(times * held[name])
            yield from self._tableau.equal(
                {monomial: 1, rest: -times} if times else {monomial: 1}, 0
            )


def _shortened(least: Number, sign: int, used: tuple[Premise, ...]) -> Implied:
    """The least value of an unknown times ``sign``, as its end, moved outwards to a number that is
    not too long.

    Products of exact numbers double their digits at every step; without this a chain of them never
    ends.
    """
    if isinstance(least, int) or least.denominator <= SHORT:
        return Implied(exact(least * sign), False, used)  # noqa: FBT003
    shorter = exact(Fraction(floor(least * SHORT), SHORT))
    slack = Premise(Row((), shorter - least), 1)
    return Implied(exact(shorter * sign), False, (*used, slack))  # noqa: FBT003


def _values_of(ends: tuple[Implied | None, Implied | None]) -> tuple[Number | None, ...]:
    return tuple(None if end is None else end.value for end in ends)


def _where_to_cut(
    wrong: Sequence[Monomial], ranges: Ranges, values: Mapping[Monomial, Number]
) -> tuple[Monomial, Number]:
    """The factor with the widest range among the products that are wrong, and its middle; 0 for one
    without ends.
    """
    best: tuple[Number, Monomial, Number] | None = None
    for monomial in wrong:
        for factor in (monomial[:-1], monomial[-1:]):
            low, high = ranges[factor]
            if low is not None and high is not None:
                width = high.value - low.value
                middle = exact(Fraction(low.value + high.value) / 2)
                if width > 0 and (best is None or width > best[0]):
                    best = (
                        width,
                        factor,
                        exact(Fraction(middle).limit_denominator(1000)) if width > 1 else middle,
                    )
    if best is not None:
        return best[1], best[2]
    factor = wrong[0][-1:]
    return factor, exact(Fraction(values.get(factor, 0)).limit_denominator(1000))
