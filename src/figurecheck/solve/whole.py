"""Whole numbers: finds them where rational ones hold together, or says where to split for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import ceil, floor, gcd, lcm

from figurecheck.model.constraint import Monomial, Row, Terms, at_least, at_most
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import Premise
from figurecheck.solve.tableau import Origin, Tableau
from figurecheck.solve.tree import Implied

CORNERS = 6
"""How many unknowns are moved both ways for solutions that lie far apart; a split is what follows
where none helps.
"""

FAR = (0, 1_000, 1_000_000)
"""How far from the only end of its range a form is held when whole numbers are sought."""

DIVES = 24
"""How many forms are held at a whole number, one after another, before a split."""

NEARBY = 10**6
"""The largest common divisor of numbers by which all of them are multiplied for whole ones."""

Fits = Callable[[Mapping[Monomial, Number]], bool]
"""Whether everything that is asked about holds for these numbers."""


class WholeNumbers:
    """The unknowns that must be whole, and the rows of one tableau moved to the next whole
    number.
    """

    def __init__(self, tableau: Tableau, names: frozenset[str]) -> None:
        self._tableau = tableau
        self._names = names
        self._moved: dict[
            int, int
        ] = {}  # the number of a row -> that of the moved one, -1 where it does not move

    def missed(self, values: Mapping[Monomial, Number]) -> list[Monomial]:
        """The unknowns that must be whole and are not."""
        return [
            monomial
            for monomial, value in values.items()
            if value.denominator != 1 and len(monomial) == 1 and monomial[0] in self._names
        ]

    def moved(self, active: Iterable[int]) -> set[int]:
        """The rows whose terms can only be whole, each moved to the next whole number; those that
        move only.
        """
        found: set[int] = set()
        for number in active:
            if number not in self._moved:
                origin = self._tableau.origin(number)
                row = rounded(origin.row, self._names)
                there = Origin(row, rounded=(origin.premise(1),))
                self._moved[number] = -1 if row is origin.row else self._tableau.add(there)
            if self._moved[number] >= 0:
                found.add(self._moved[number])
        return found

    def forget(self, rows: int) -> None:
        """Forgets what was moved to or from a row that came after so many."""
        self._moved = {one: other for one, other in self._moved.items() if max(one, other) < rows}

    def split(
        self, active: frozenset[int], values: Mapping[Monomial, Number], missed: Sequence[Monomial]
    ) -> tuple[Row, Row]:
        """Two rows one of which holds of any whole numbers, and neither of which holds of these."""
        terms = self._difference(active, values) or {min(missed): 1}
        below = floor(sum(factor * values[monomial] for monomial, factor in terms.items()))
        return at_most(terms, below), at_least(terms, below + 1)

    def _difference(
        self, active: frozenset[int], values: Mapping[Monomial, Number]
    ) -> dict[Monomial, Number] | None:
        """A difference of two whole unknowns that some row speaks of and that is not whole;
        ``None`` without one.

        What a flow comes to over a window is one: its running counts can be moved together without
        end.
        """
        found: set[Terms] = set()
        for number in active:
            terms = self._tableau.origin(number).row.terms
            if len(terms) == 2 and all(len(one) == 1 and one[0] in self._names for one, _ in terms):
                (one, factor), (other, opposite) = terms
                if factor == -opposite and (values[one] - values[other]).denominator != 1:
                    found.add(((one, 1), (other, -1)))
        return dict(min(found)) if found else None

    # -- looking for some --------------------------------------------------------------------------

    def nearby(
        self, values: Mapping[Monomial, Number], fits: Fits
    ) -> dict[Monomial, Number] | None:
        """Whole numbers near these, or near a multiple of them, for which everything holds;
        ``None`` if none do.
        """
        values = {monomial: value for monomial, value in values.items() if len(monomial) == 1}
        names = [monomial for monomial in values if monomial[0] in self._names]
        common = lcm(*(Fraction(values[monomial]).denominator for monomial in names))
        for times in (
            (1, *(common * one for one in (1, 10, 1000))) if common < NEARBY else (1, 1000, NEARBY)
        ):
            near = {one: exact(value * times) for one, value in values.items()}
            near.update((one, round(near[one])) for one in names)
            if fits(near):
                return near
        return None

    def further(
        self, active: frozenset[int], missed: Sequence[Monomial], fits: Fits
    ) -> dict[Monomial, Number] | None:
        """Whole numbers for which everything holds, by ways that take more questions; ``None`` if
        none were found.
        """
        return self.nearby(self._middle(active, missed), fits) or self._dive(active, fits)

    def _middle(self, active: frozenset[int], missed: Sequence[Monomial]) -> dict[Monomial, Number]:
        """The middle of solutions that lie far apart: where there is room, its neighbours are
        solutions too.
        """
        found: list[dict[Monomial, Number]] = []
        for monomial, sign in product(missed[:CORNERS], (1, -1)):
            if self._tableau.refuted(active) is None:
                self._tableau.least(((monomial, sign),))
                found.append(self._tableau.values())
        share = Fraction(1, max(1, len(found)))
        return {
            name: exact(sum(one[name] * share for one in found))
            for name in (found[0] if found else {})
        }

    def _dive(self, active: frozenset[int], fits: Fits) -> dict[Monomial, Number] | None:
        """Whole numbers found by holding one form after another at a whole number inside its range;
        ``None`` if none.

        Where a range has no end, a number well inside it leaves room for the quotients that rest on
        it.
        """
        for far in FAR:
            held = active
            for _ in range(DIVES):
                if self._tableau.refuted(held) is not None:
                    break
                values = self._tableau.values()
                terms = self._next(held, values)
                if terms is None:
                    plain: dict[Monomial, Number] = {
                        one: value for one, value in values.items() if len(one) == 1
                    }
                    if fits(plain):
                        return plain
                    break
                held = held.union(self._tableau.equal(terms, self._inside(held, terms, far)))
        return None

    def _next(
        self, active: frozenset[int], values: Mapping[Monomial, Number]
    ) -> dict[Monomial, Number] | None:
        """A difference, or else an unknown, that must be whole and is not; ``None`` where
        all are.
        """
        missed = self.missed(values)
        return self._difference(active, values) or ({min(missed): 1} if missed else None)

    def _inside(self, active: frozenset[int], terms: Mapping[Monomial, Number], far: int) -> int:
        """A whole number inside the range of a form: near its middle, or so far from its
        only end.
        """
        ends: list[Number | None] = []
        for sign in (1, -1):
            self._tableau.refuted(active)
            found = self._tableau.least(
                tuple((name, sign * factor) for name, factor in sorted(terms.items()))
            )
            ends.append(None if found is None else sign * found.value)
        low, high = ends
        if low is not None and high is not None:
            return round(Fraction(low + high) / 2)
        if low is not None:
            return ceil(low) + far
        return far if high is None else floor(high) - far


def rounded(row: Row, whole: frozenset[str]) -> Row:
    """The row with whole factors and a whole bound, where all its unknowns are whole; else the row
    itself.
    """
    if not whole or any(len(monomial) > 1 or monomial[0] not in whole for monomial, _ in row.terms):
        return row
    factors = [Fraction(factor) for _, factor in row.terms]
    common = lcm(*(factor.denominator for factor in factors))
    shared = gcd(*(int(factor * common) for factor in factors))
    scale = Fraction(common, shared)
    bound = row.bound * scale
    least = floor(bound) + 1 if row.open else ceil(bound)
    if least == bound:
        return row
    return Row(
        tuple((monomial, exact(factor * scale)) for monomial, factor in row.terms),
        least,
        end=row.end,
    )


def next_whole(terms: Terms, implied: Implied, whole: frozenset[str]) -> Implied:
    """The least value of a form, moved to the next whole number where the form can have no
    other.
    """
    total = Row(terms, implied.value, implied.open)
    moved = rounded(total, whole)
    if moved is total or moved.terms != terms:
        return implied
    return Implied(moved.bound, False, (Premise(moved, 1, rounded=implied.premises),))  # noqa: FBT003
