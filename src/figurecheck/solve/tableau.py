"""The linear part of deciding: rows of statements over one simplex, each with what it comes
from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from figurecheck.model.constraint import Monomial, Row, Terms, at_least, at_most
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import Leaf, Premise
from figurecheck.solve.simplex import Certificate, Simplex
from figurecheck.solve.tree import Implied


class Origin(NamedTuple):
    """Where a bound comes from: the fields of a premise but for how often it is taken."""

    row: Row
    statement: str = ""
    place: int = 0
    case: str = ""
    factors: tuple[tuple[Premise, ...], ...] = ()
    rounded: tuple[Premise, ...] = ()

    def premise(self, times: Number) -> Premise:
        """The premise, taken so often."""
        return Premise(
            self.row, times, self.statement, self.place, self.case, self.factors, self.rounded
        )


class Tableau:
    """Rows by number, to be asked about in any choice; every answer is given in rows and premises.

    A product of unknowns is an unknown of its own here. Rows that hold of no number at all are not
    its to keep.
    """

    def __init__(self) -> None:
        self.simplex = Simplex()
        self._origins: list[Origin] = []

    def __len__(self) -> int:
        return len(self._origins)

    def add(self, origin: Origin) -> int:
        """Adds a row, which has terms, and returns its number."""
        row = origin.row
        number = self.simplex.add(row.terms, row.bound, strict=row.open)
        self._origins.append(origin)
        return number

    def equal(self, terms: Mapping[Monomial, Number], value: Number) -> list[int]:
        """Adds the two rows that hold a sum at a value; nothing may be concluded from what they
        rule out.
        """
        return [self.add(Origin(row)) for row in (at_least(terms, value), at_most(terms, value))]

    def origin(self, number: int) -> Origin:
        """Where a row comes from."""
        return self._origins[number]

    def refuted(self, active: Collection[int]) -> Leaf | None:
        """The proof that these rows cannot all hold; ``None`` where they can."""
        certificate = self.simplex.check(active)
        return None if certificate is None else self._leaf(certificate)

    def least(self, terms: Terms) -> Implied | None:
        """The least value of a sum over the rows asked about last, which hold together; ``None``
        without a least one.

        ``open`` says that it is not reached.
        """
        found = self.simplex.least(terms)
        if found is None:
            return None
        value, certificate = found
        return Implied(value[0], value[1] > 0, self._premises(certificate))

    def values(self) -> dict[Monomial, Number]:
        """Numbers for which the rows asked about last hold, products with a number of their own."""
        small = self.simplex.settle()
        return {
            name: exact(number + small * infinitesimals) if infinitesimals else number
            for name, (number, infinitesimals) in self.simplex.solution()
        }

    def _leaf(self, certificate: Certificate) -> Leaf:
        used = self._premises(certificate)
        return Leaf(used, exact(sum(premise.times * premise.row.bound for premise in used)))

    def _premises(self, certificate: Certificate) -> tuple[Premise, ...]:
        return tuple(
            self._origins[number].premise(times) for number, times in sorted(certificate.items())
        )

    def all_hold(self, active: Iterable[int], values: Mapping[Monomial, Number]) -> bool:
        """Whether each of these rows holds for these numbers."""
        return all(satisfied(self._origins[number].row, values) for number in active)


def never_holds(row: Row) -> bool:
    """Whether a row without terms cannot hold."""
    return row.bound > 0 or (row.open and row.bound == 0)


def satisfied(row: Row, values: Mapping[Monomial, Number]) -> bool:
    """Whether a row holds, each product of unknowns at the number given for it; one that is missing
    counts as 0.
    """
    total: Number = sum(factor * values.get(monomial, 0) for monomial, factor in row.terms)
    return total > row.bound or (total == row.bound and not row.open)


def product_of(names: Sequence[str], values: Mapping[Monomial, Number]) -> Number:
    """What the unknowns of a product come to, multiplied; one that is missing counts as 0."""
    total: Number = 1
    for name in names:
        total = exact(total * values.get((name,), 0))
    return total
