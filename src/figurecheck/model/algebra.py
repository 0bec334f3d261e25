"""Expressions as quotients of sums of products of unknowns, with the unit they come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attr

from figurecheck.errors import ExpressionError
from figurecheck.model.constraint import Monomial
from figurecheck.model.expression import Call, Expression, Number, Operation, Term
from figurecheck.model.interval import Number as Exact
from figurecheck.model.interval import exact
from figurecheck.model.unit import Unit, conversion, divide, multiply, read_unit

Polynomial = Mapping[Monomial, Exact]
"""A sum of products, each with its factor; the empty product stands for a plain number."""

STATISTIC_OF = {"average": "average", "highest": "highest", "lowest": "lowest"}

DEGREE = 4
"""How many quantities may be multiplied or divided by one another."""

TERMS = 400
"""How many products an expression may come to."""


@attr.frozen
class Ratio:
    """One polynomial over another in a unit. ``plain`` marks a bare number, which takes the unit it meets."""

    over: Polynomial
    under: Polynomial
    unit: Unit
    plain: bool = False


ONE: Polynomial = {(): 1}

Resolve = Callable[[Term, str], tuple[Polynomial, Unit]]
"""Says what a term is in unknowns; the second argument is ``total``, ``average``, ``highest`` or ``lowest``."""


def evaluate(expression: Expression, resolve: Resolve) -> Ratio:
    """The expression with every term resolved.

    Raises:
        ExpressionError: for a division by zero, a statistic of something else than a measure, or too many terms.
        UnitError: where units or what is counted do not agree.
    """
    match expression:
        case Number():
            return Ratio({(): exact(expression.value)}, ONE, read_unit(""), plain=True)
        case Term():
            over, unit = resolve(expression, "total")
            return Ratio(over, ONE, unit)
        case Call():
            return _call(expression, resolve)
        case Operation():
            left, right = evaluate(expression.left, resolve), evaluate(expression.right, resolve)
            return _OPERATIONS[expression.operator](left, right)
    msg = f"not an expression: {expression!r}"
    raise TypeError(msg)


def _call(call: Call, resolve: Resolve) -> Ratio:
    if call.function == "sum":
        total = evaluate(call.arguments[0], resolve)
        for argument in call.arguments[1:]:
            total = _add(total, evaluate(argument, resolve))
        return total
    argument = call.arguments[0]
    if len(call.arguments) != 1 or not isinstance(argument, Term):
        msg = f"{call.function}(...) takes one measure, with its window"
        raise ExpressionError(msg)
    over, unit = resolve(argument, STATISTIC_OF[call.function])
    return Ratio(over, ONE, unit)


def _add(left: Ratio, right: Ratio, sign: int = 1) -> Ratio:
    if left.plain and not right.plain:
        left = attr.evolve(left, unit=right.unit)
    factor = 1 if right.plain else conversion(right.unit, left.unit)
    over = product(left.over, right.under)
    for monomial, times in product(right.over, left.under).items():
        over[monomial] = exact(over.get(monomial, 0) + sign * factor * times)
    return Ratio(_nonzero(over), product(left.under, right.under), left.unit, left.plain and right.plain)


def _subtract(left: Ratio, right: Ratio) -> Ratio:
    return _add(left, right, -1)


def _multiply(left: Ratio, right: Ratio) -> Ratio:
    unit = right.unit if left.plain else left.unit if right.plain else multiply(left.unit, right.unit)
    return Ratio(
        _nonzero(product(left.over, right.over)), product(left.under, right.under), unit, left.plain and right.plain
    )


def _divide(left: Ratio, right: Ratio) -> Ratio:
    if not _nonzero(right.over):
        msg = "a division by zero"
        raise ExpressionError(msg)
    unit = left.unit if right.plain else divide(left.unit, right.unit)
    return Ratio(
        _nonzero(product(left.over, right.under)), product(left.under, right.over), unit, left.plain and right.plain
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
    if len(left) * len(right) > TERMS * 4 or (degree > 1 and len(left) > 1 and len(right) > 1 and degree > DEGREE):
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


def terms_of(expression: Expression) -> tuple[tuple[Term, str], ...]:
    """Every term of an expression with its statistic, from left to right."""
    found: list[tuple[Term, str]] = []
    waiting: list[tuple[Expression, str]] = [(expression, "total")]
    while waiting:
        node, statistic = waiting.pop()
        match node:
            case Term():
                found.append((node, statistic))
            case Operation():
                waiting += [(node.right, "total"), (node.left, "total")]
            case Call():
                inner = STATISTIC_OF.get(node.function, "total")
                waiting += [(argument, inner) for argument in reversed(node.arguments)]
            case Number():
                pass
    return tuple(found)
