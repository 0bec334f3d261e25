"""Amounts of money: totals and balances come in whole cents, as votes come in whole votes.

So 25.00 and 25.01 are two amounts, however they are read. What was multiplied or divided is
rounded, and prices often have more decimals: there nothing is taken to be whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

import attr

from figurecheck.errors import UnitError
from figurecheck.model.algebra import multiplies, terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Call, Expression, Operation, Term
from figurecheck.model.figure import LEVELS, Reading
from figurecheck.model.interval import Interval, exact
from figurecheck.model.interval import Number as Exact
from figurecheck.model.relation import Relation
from figurecheck.model.unit import Unit, conversion, read_unit
from figurecheck.model.units.currencies import smallest
from figurecheck.reading.claims.reader import RecordReader


def take_whole_amounts(reader: RecordReader) -> None:
    """Rounds the readings of amounts of money inwards to the currency's smallest unit, where
    nothing speaks against it.

    That does a figure of the measure with finer digits, and a relation or quantity with a product
    or a quotient in which it stands. What is tied to such an amount by sums is rounded as well: pay
    less a tax in percent.
    """
    money = {name for name, measure in reader.measures.items() if _step(measure.unit) is not None}
    if not money:
        return
    finer = {name for claim in reader.claims.values() for name in _finer(reader, claim)}
    stated = [
        {*_measures(reader, one.states.left), *_measures(reader, one.states.right)}
        for one in _related(reader)
    ]
    finer.update(
        name
        for one, names in zip(_related(reader), stated, strict=True)
        for name in names
        if _divides(one)
    )
    stated += [
        {name, *_measures(reader, one.parts)}
        for name, one in reader.measures.items()
        if one.parts is not None
    ]
    money -= _tied(finer, stated)
    products = [claim.quantity for claim in reader.claims.values() if multiplies(claim.quantity)]
    money -= {name for product in products for name in _measures(reader, product)}
    for name, claim in reader.claims.items():
        step = _step(claim.unit)
        if step is None or claim.statistic.divides or not _is_sum(claim.quantity):
            continue
        if all(each in money for each in _measures(reader, claim.quantity)):
            reader.claims[name] = attr.evolve(claim, reading=_whole(claim.reading, step))


@lru_cache(maxsize=1024)
def _step(unit: Unit) -> Exact | None:
    """How many of a unit the smallest amount of its currency is; ``None`` where it is no
    currency's.
    """
    if len(unit.dimension) != 1 or unit.dimension[0][1] != 1:
        return None
    digits = smallest(unit.dimension[0][0])
    return None if digits is None else exact(Fraction(1, 10**digits) / Fraction(unit.factor))


def _measures(reader: RecordReader, expression: Expression) -> Iterator[str]:
    for term, _ in terms_of(expression):
        yield reader.alias[term.measure]


def _related(reader: RecordReader) -> Iterable[Relation]:
    return reader.relations.values()


def _divides(relation: Relation) -> bool:
    return multiplies(relation.states.left) or multiplies(relation.states.right)


def _tied(names: set[str], stated: Sequence[set[str]]) -> set[str]:
    """The names and all that stand together with one of them, or with such a one, and so on."""
    found, before = set(names), -1
    while len(found) != before:
        before = len(found)
        for together in stated:
            found |= together if not found.isdisjoint(together) else set()
    return found


def _finer(reader: RecordReader, claim: Claim) -> Iterable[str]:
    """The measure of a claim whose figure has finer digits than its currency."""
    return _measures(reader, claim.quantity) if is_finer(claim) else ()


def is_finer(claim: Claim) -> bool:
    """Whether the figure of a claim has finer digits than its currency."""
    step = _step(claim.unit)
    if step is None or claim.statistic.divides:
        return False
    figure = claim.figure
    try:
        factor = conversion(read_unit(figure.unit), claim.unit) if figure.unit else 1
    except UnitError:
        return False
    ends = [one for one in (figure.number, figure.end) if one is not None and one.digit_unit]
    return any(one.digit_unit * factor < step for one in ends)


def _is_sum(expression: Expression) -> bool:
    """Whether it is made of measures, plus and minus alone."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation) and node.operator in "+-":
            waiting += [node.left, node.right]
        elif isinstance(node, Call) and not (node.statistic and node.statistic.divides):
            waiting += node.arguments
        elif not isinstance(node, Term):
            return False
    return True


def _whole(reading: Reading, step: Exact) -> Reading:
    """The reading in whole steps; as it is where that would leave nothing at some level."""
    literal, rounded, generous = (_inwards(reading.at(level), step) for level in LEVELS)
    if literal is None or rounded is None or generous is None:
        return reading
    return Reading(literal, rounded, generous, reading.rule, reading.soft)


def _inwards(interval: Interval, step: Exact) -> Interval | None:
    """The closed interval of the multiples of a step in an interval, ``None`` where there
    is none.
    """
    lower: Exact | None = None
    upper: Exact | None = None
    if interval.lower is not None:
        lower = interval.lower // step * step
        if lower < interval.lower or interval.lower_open:
            lower += step
    if interval.upper is not None:
        upper = interval.upper // step * step
        if upper == interval.upper and interval.upper_open:
            upper -= step
    return (
        None
        if lower is not None and upper is not None and lower > upper
        else Interval(lower, upper)
    )
