"""Expressions as quotients of sums of products of unknowns, with the unit they come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import attr

from figurecheck.errors import ExpressionError
from figurecheck.model.constraint import Monomial
from figurecheck.model.expression import Call, Expression, Number, Operation, Term
from figurecheck.model.interval import Number as Exact
from figurecheck.model.interval import exact
from figurecheck.model.noun import Noun
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.unit import Unit, conversion, divide, multiply, read_unit

Polynomial = Mapping[Monomial, Exact]
"""A sum of products, each with its factor; the empty product stands for a plain number."""

DEGREE = 4
"""How many quantities may be multiplied or divided by one another."""

TERMS = 400
"""How many products an expression may come to."""


@attr.frozen(eq=False, repr=False)
class Ratio(Noun):
    """One polynomial over another in a unit.

    ``plain`` marks a bare number, which takes the unit it meets: in *percent*, 100 is the whole.
    ``percent`` marks one written with a percent sign, which is the same part of a whole in any
    unit: 100 % is the whole.
    """

    over: Polynomial
    under: Polynomial
    unit: Unit
    plain: bool = False
    percent: bool = False


ONE: Polynomial = {(): 1}


def multiplies(*expressions: Expression) -> bool:
    """Whether anything is multiplied or divided in one of the expressions."""
    waiting = list(expressions)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation):
            if node.operator in "*/":
                return True
            waiting += [node.left, node.right]
        elif isinstance(node, Call):
            waiting += node.arguments
    return False


Resolve = Callable[[Term, Statistic], tuple[Polynomial, Unit]]
"""Says what a term is in unknowns, as which statistic of its days."""


def evaluate(expression: Expression, resolve: Resolve) -> Ratio:
    """The expression with every term resolved.

    Raises:
        ExpressionError: for a division by zero, a statistic of something else than a measure, or
            too many terms.
        UnitError: where units or what is counted do not agree.
    """
    match expression:
        case Number():
            over: Polynomial = {(): exact(expression.value)}
            plain = not expression.unit
            return Ratio(
                over, ONE, read_unit(expression.unit), plain=plain, percent=expression.percent
            )
        case Term():
            over, unit = resolve(expression, TOTAL)
            return Ratio(over, ONE, unit)
        case Call():
            return _call(expression, resolve)
        case Operation():
            left, right = evaluate(expression.left, resolve), evaluate(expression.right, resolve)
            return _OPERATIONS[expression.operator](left, right)
    msg = f"not an expression: {expression!r}"
    raise TypeError(msg)


def _call(call: Call, resolve: Resolve) -> Ratio:
    if call.statistic is None:
        total = evaluate(call.arguments[0], resolve)
        for argument in call.arguments[1:]:
            total = _add(total, evaluate(argument, resolve))
        return total
    argument = call.arguments[0]
    if len(call.arguments) != 1 or not isinstance(argument, Term):
        msg = f"{call.function}(...) takes one measure, with its window"
        raise ExpressionError(msg)
    over, unit = resolve(argument, call.statistic)
    return Ratio(over, ONE, unit)


def _add(left: Ratio, right: Ratio, sign: int = 1) -> Ratio:
    if left.plain and not right.plain:
        left = _meeting(left, right.unit)
    elif right.plain and not left.plain:
        right = _meeting(right, left.unit)
    unit, factor = _in_common(left, right, sign)
    alike = (
        left.under == right.under
    )  # shares of one whole stay shares of it: no product of unknowns comes up
    over = dict(left.over) if alike else product(left.over, right.under)
    for monomial, times in (right.over if alike else product(right.over, left.under)).items():
        over[monomial] = exact(over.get(monomial, 0) + sign * factor * times)
    under = left.under if alike else product(left.under, right.under)
    return _bare(Ratio(_nonzero(over), under, unit), left, right)


def _meeting(number: Ratio, unit: Unit) -> Ratio:
    """A bare number in the unit that it meets."""
    if not number.percent or not unit.ratio or unit.factor == 1:
        return attr.evolve(number, unit=unit)
    over = {
        monomial: exact(Fraction(times) / unit.factor) for monomial, times in number.over.items()
    }
    return attr.evolve(number, over=over, unit=unit)


def _bare(result: Ratio, left: Ratio, right: Ratio) -> Ratio:
    """The result with whether it is a bare number, and one in percent."""
    if not (left.plain and right.plain):
        return result
    return attr.evolve(result, plain=True, percent=left.percent or right.percent)


def _in_common(left: Ratio, right: Ratio, sign: int) -> tuple[Unit, Exact]:
    """The unit of a sum or difference, and the factor from the right side's unit to it.

    One share less another one is in points, and so is a sum of points; points added to a share, or
    taken from it, are a share again, and what plain numbers leave of a share, or a share of them,
    is one too.
    """
    if right.plain or not (left.unit.ratio and right.unit.ratio):
        return left.unit, 1 if right.plain else conversion(right.unit, left.unit)
    factor = exact(Fraction(right.unit.factor) / left.unit.factor)
    points = left.unit.points and right.unit.points
    if sign < 0 and not (left.plain or left.unit.points or right.unit.points):
        points = True
    if points == left.unit.points:
        return left.unit, factor
    return (
        attr.evolve(left.unit, points=points, text="points" if points else right.unit.text),
        factor,
    )


def _subtract(left: Ratio, right: Ratio) -> Ratio:
    return _add(left, right, -1)


def _multiply(left: Ratio, right: Ratio) -> Ratio:
    unit = (
        right.unit if left.plain else left.unit if right.plain else multiply(left.unit, right.unit)
    )
    return _bare(
        Ratio(_nonzero(product(left.over, right.over)), product(left.under, right.under), unit),
        left,
        right,
    )


def _divide(left: Ratio, right: Ratio) -> Ratio:
    if not _nonzero(right.over):
        msg = "a division by zero"
        raise ExpressionError(msg)
    over = (
        attr.evolve(left.unit, points=False) if left.unit.points and right.unit.ratio else left.unit
    )
    unit = left.unit if right.plain else divide(over, right.unit)
    return _bare(
        Ratio(_nonzero(product(left.over, right.under)), product(left.under, right.over), unit),
        left,
        right,
    )


_OPERATIONS: Mapping[str, Callable[[Ratio, Ratio], Ratio]] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "/": _divide,
}


def _nonzero(polynomial: Polynomial) -> dict[Monomial, Exact]:
    return {monomial: times for monomial, times in polynomial.items() if times}


def product(left: Polynomial, right: Polynomial) -> dict[Monomial, Exact]:
    """The product of two polynomials.

    Raises:
        ExpressionError: where it has more than ``TERMS`` terms.
    """
    result: dict[Monomial, Exact] = {}
    degree = max(map(len, left), default=0) + max(map(len, right), default=0)
    if len(left) * len(right) > TERMS * 4 or (
        degree > 1 and len(left) > 1 and len(right) > 1 and degree > DEGREE
    ):
        msg = "the expression is too long when it is multiplied out"
        raise ExpressionError(msg, help="declare a measure for each factor")
    if degree > DEGREE:
        msg = f"more than {DEGREE} quantities are multiplied or divided"
        raise ExpressionError(msg, help="declare a measure for what two of them come to")
    for one, times in left.items():
        for other, factor in right.items():
            monomial = tuple(sorted(one + other))
            result[monomial] = exact(result.get(monomial, 0) + times * factor)
    return result


def terms_of(expression: Expression) -> tuple[tuple[Term, Statistic], ...]:
    """Every term of an expression with its statistic, from left to right."""
    found: list[tuple[Term, Statistic]] = []
    waiting: list[tuple[Expression, Statistic]] = [(expression, TOTAL)]
    while waiting:
        node, statistic = waiting.pop()
        match node:
            case Term():
                found.append((node, statistic))
            case Operation():
                waiting += [(node.right, TOTAL), (node.left, TOTAL)]
            case Call():
                inner = TOTAL if node.statistic is None else node.statistic
                waiting += [(argument, inner) for argument in reversed(node.arguments)]
            case Number():
                pass
    return tuple(found)
