"""Least values over all cases, from which proofs of bounds are made."""

from __future__ import annotations

from collections.abc import Mapping

import attr

from figurecheck.model.constraint import Monomial, Row
from figurecheck.model.interval import Number, exact
from figurecheck.model.noun import Noun
from figurecheck.model.proof import Leaf, Premise, Proof, Split

OPPOSITE = "opposite"
"""The label of the assumption that a proof of a bound leads to nothing: that the bound does not
hold.
"""


@attr.frozen(eq=False, repr=False)
class Implied(Noun):
    """The least value of a form, open where it is not reached, and the premises that sum to it."""

    value: Number
    open: bool
    premises: tuple[Premise, ...]


@attr.frozen(eq=False, repr=False)
class Tree:
    """The least value of a form in every case: a leaf of premises with its value, or the cases of a
    split.

    ``contradiction`` is the proof where a case cannot be at all. ``values`` are numbers at which
    the least value over all cases is met, as nearly as open ends allow.
    """

    implied: Implied | None = None
    contradiction: Proof | None = None
    statement: str = ""
    cases: tuple[Tree, ...] = ()
    values: Mapping[Monomial, Number] = attr.field(factory=dict, eq=False)

    def least(self) -> tuple[Number, bool]:
        """The least value over all cases, and whether it is left out in each case that
        comes to it.
        """
        if self.implied is not None:
            return self.implied.value, self.implied.open
        ends = [case.least() for case in self.cases if case.contradiction is None]
        value = min(end for end, _ in ends)
        return value, all(is_open for end, is_open in ends if end == value)

    def proof(self, opposite: Row) -> Proof:
        """The proof that the opposite cannot be."""
        if self.contradiction is not None:
            return self.contradiction
        if self.implied is not None:
            premise = Premise(opposite, 1, case=OPPOSITE)
            used = (*self.implied.premises, premise)
            return Leaf(used, exact(sum(one.times * one.row.bound for one in used)))
        return Split(
            self.statement, self.statement, (), tuple(case.proof(opposite) for case in self.cases)
        )
