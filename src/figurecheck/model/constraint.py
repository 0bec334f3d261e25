"""Constraints: exact inequalities over unknown numbers, each with the statement it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attr

from figurecheck.model.interval import Number, exact
from figurecheck.model.noun import Noun

Monomial = tuple[str, ...]
"""A product of unknowns by name, sorted; one name for a plain unknown."""

Terms = tuple[tuple[Monomial, Number], ...]
"""A sum: each monomial once, sorted, with a factor other than zero."""


def collected(pairs: Iterable[tuple[Monomial, Number]]) -> Terms:
    """The sum of the pairs, monomials sorted, nothing with factor zero."""
    sums: dict[Monomial, Number] = {}
    for monomial, factor in pairs:
        sums[monomial] = sums[monomial] + factor if monomial in sums else factor
    return tuple(
        [
            (monomial, total if type(total) is int else exact(total))
            for monomial in sorted(sums)
            if (total := sums[monomial])
        ]
    )


@attr.frozen(repr=False, weakref_slot=False)
class Row(Noun):
    """The inequality *sum of terms >= bound*, or ``>`` where it is open.

    ``end`` names which end of its statement it is: ``lower``, ``upper``, ``nonzero``, or empty for
    a rule's. ``given`` are rules' rows, each with a multiplier, that sum to *denominator >= 0*: a
    row of a quotient holds only given them.
    """

    terms: Terms
    bound: Number
    open: bool = False
    end: str = ""
    given: tuple[tuple[str, int, Number], ...] = ()


@attr.frozen(repr=False, weakref_slot=False)
class Form(Noun):
    """What a claim speaks of: ``of`` + constant, divided by ``per`` + constant, in the unit of its
    figure.

    ``given`` shows that the denominator is not negative; where it is ``None`` the sign is not
    known.
    """

    of: Terms
    per: Terms = ()
    of_constant: Number = 0
    per_constant: Number = 1
    given: tuple[tuple[str, int, Number], ...] | None = ()

    @property
    def quotient(self) -> bool:
        """Whether the denominator is unknown."""
        return bool(self.per)


@attr.frozen(eq=False, repr=False, weakref_slot=False)
class Statement:
    """Something that holds or is said, as inequalities that all hold and cases of which at least
    one does.

    ``name`` is unique (``claim:...``, ``relation:...``, ``rule:...``); ``code`` is the rule it
    counts as in a conflict, empty where it does not colour one; ``soft`` marks what may be doubted,
    claims and declared relations; ``text`` says it in words. ``remainder`` are the days for which
    nothing is left where its only row is met exactly, empty where it is not about days. ``because``
    is the rule behind it as a clause, for people who do not know what the statement is about.
    """

    name: str
    rows: tuple[Row, ...] = ()
    cases: tuple[tuple[Row, ...], ...] = ()
    code: str = ""
    soft: bool = False
    text: str = ""
    remainder: str = ""
    because: str = ""

    def every_row(self) -> tuple[Row, ...]:
        """Its rows and those of all its cases."""
        if not self.cases:
            return self.rows
        return self.rows + tuple(row for case in self.cases for row in case)

    def unknowns(self) -> list[str]:
        """The unknowns of its rows, each as often as it stands there."""
        return [name for row in self.every_row() for monomial, _ in row.terms for name in monomial]


def at_least(
    terms: Mapping[Monomial, Number] | Terms, bound: Number, *, strict: bool = False, end: str = ""
) -> Row:
    """The row *terms >= bound* (``>`` when strict)."""
    pairs = terms.items() if isinstance(terms, Mapping) else terms
    return Row(collected(pairs), exact(bound), strict, end)


def at_most(
    terms: Mapping[Monomial, Number] | Terms, bound: Number, *, strict: bool = False, end: str = ""
) -> Row:
    """The row *terms <= bound* (``<`` when strict), turned round."""
    pairs = terms.items() if isinstance(terms, Mapping) else terms
    return Row(
        collected((monomial, -factor) for monomial, factor in pairs), exact(-bound), strict, end
    )
