"""Finds sums that each come out and cannot all be true together, since what they share is tied from
several sides.

A sum by itself leaves each of its figures as wide as rounding does; another sum, of another
statement, may leave a narrower range. Here every connected set of sums is asked whether any numbers
fit them all. The figures as they are written are such numbers most of the time; else the simplex is
asked, whose proof names the sums that do not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from figurecheck.bringing.filings.summing import Broken, Contribution
from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Statement, at_least, at_most
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import statements
from figurecheck.solve.decide import Consistent, Decider, Outcome, Undecided
from figurecheck.solve.effort import Budget

NOT_DECIDED = "whether it fits the sums that it shares figures with was too much work"


def unfit_together(holding: Sequence[Broken]) -> Iterator[tuple[list[Broken], bool]]:
    """Sets of sums that hold one by one and do not fit together; ``True`` beside those that were
    not decided.
    """
    for together in connected(holding):
        if len(together) < 2 or _fit_as_written(together):
            continue
        outcome = _decided(together)
        if isinstance(outcome, Undecided):
            yield together, True
        elif not isinstance(outcome, Consistent):
            needed = statements(outcome)
            yield [one for number, one in enumerate(together) if str(number) in needed], False


def connected(holding: Sequence[Broken]) -> list[list[Broken]]:
    """The sums that share figures, together; figures are shared within one set of aspects alone."""
    parent = list(range(len(holding)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    first: dict[tuple[str, int], int] = {}
    for number, one in enumerate(holding):
        for concept, _ in _stated(one):
            other = first.setdefault((concept, one.about), number)
            parent[root(number)] = root(other)
    found: dict[int, list[Broken]] = {}
    for number, one in enumerate(holding):
        found.setdefault(root(number), []).append(one)
    return list(found.values())


def _stated(one: Broken) -> Iterator[tuple[str, Contribution]]:
    yield one.summation.total, one.total
    for index, held in one.parts:
        yield one.summation.parts[index][0], held


def _fit_as_written(together: Sequence[Broken]) -> bool:
    """Whether the figures, each taken as it is written, make every sum; what stands there twice is
    written alike.
    """
    for one in together:
        added = Fraction(0)
        for index, held in one.parts:
            added += _value(*one.summation.parts[index][1]) * _written(held)
        if added != _written(one.total) or any(len(held.facts) > 1 for _, held in _stated(one)):
            return False
    return True


def _written(held: Contribution) -> Fraction:
    return _value(held.facts[0].digits, held.facts[0].places)


def _value(digits: int, places: int) -> Fraction:
    return Fraction(digits * 10 ** max(-places, 0)) / Fraction(10 ** max(places, 0))


def _decided(together: Sequence[Broken]) -> Outcome:
    """Whether any numbers fit some sums, in the units that ends are counted in."""
    said: list[Statement] = []
    known: set[str] = set()
    for number, one in enumerate(together):
        terms: dict[Monomial, Number] = {(one.summation.total,): -1}
        for index, _ in one.parts:
            concept, weight = one.summation.parts[index]
            terms[concept,] = exact(_value(*weight))
        said.append(Statement(str(number), (at_least(terms, 0), at_most(terms, 0)), soft=True))
        for concept, held in _stated(one):
            if concept not in known:
                known.add(concept)
                alone: dict[Monomial, Number] = {(concept,): 1}
                rows = at_least(alone, held.lower), at_most(alone, held.upper)
                said.append(Statement(f"={concept}", rows, soft=True))
    budget = Budget("QUESTION_EFFORT", limits.QUESTION_EFFORT)
    return Decider(said, budget=budget).decide()
