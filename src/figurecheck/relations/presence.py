"""What a relation says of those terms alone that somebody states: ``total = present(a + b - c)``.

So filings add up: a part that was not reported is no part of the sum, and a sum of which nothing
was reported, or whose total was not, is none (XBRL International, Calculations 1.1, 2023).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.expression import PRESENT, Call, Expression, Number, Operation, Term
from figurecheck.model.window import Window
from figurecheck.relations.scene import Members, Scene

Stated = frozenset[tuple[str, Members, Window | None]]
"""Measures with the members and days for which somebody states them."""


def stated_terms(scene: Scene) -> Stated:
    """What claims state of one measure by itself."""
    return frozenset(
        (scene.measure(claim.quantity).id, scene.members_of(claim.quantity, claim.members), window)
        for claim, _ in scene.spoken
        if isinstance(claim.quantity, Term)
        for window in (_window(scene, claim.quantity, claim.window),)
    )


def asks_for_present(expression: Expression) -> bool:
    """Whether terms of it count only where they are stated."""
    return next(_calls(expression), None) is not None


def applies(
    scene: Scene, expression: Expression, members: Members, window: Window | None, stated: Stated
) -> bool:
    """Whether all terms that may not be left out are stated, and one of those that may."""
    for call in _calls(expression):
        if not any(_is_stated(scene, term, members, window, stated) for term, _ in terms_of(call)):
            return False
    outside = _without_calls(expression)
    return all(_is_stated(scene, term, members, window, stated) for term, _ in terms_of(outside))


def present_alone(
    scene: Scene, expression: Expression, members: Members, window: Window | None, stated: Stated
) -> Expression:
    """The expression with 0 in place of each term that may be left out and that nobody states."""
    match expression:
        case Call(function=function) if function == PRESENT:
            arguments = [
                _reduced(scene, one, members, window, stated) for one in expression.arguments
            ]
            return attr.evolve(expression, arguments=tuple(arguments))
        case Operation():
            left, right = (
                present_alone(scene, side, members, window, stated)
                for side in (expression.left, expression.right)
            )
            return attr.evolve(expression, left=left, right=right)
        case Call():
            arguments = [
                present_alone(scene, one, members, window, stated) for one in expression.arguments
            ]
            return attr.evolve(expression, arguments=tuple(arguments))
        case _:
            return expression


def _reduced(
    scene: Scene, expression: Expression, members: Members, window: Window | None, stated: Stated
) -> Expression:
    match expression:
        case Term() if not _is_stated(scene, expression, members, window, stated):
            return Number(Fraction(0), expression.place)
        case Operation():
            left, right = (
                _reduced(scene, side, members, window, stated)
                for side in (expression.left, expression.right)
            )
            return attr.evolve(expression, left=left, right=right)
        case _:
            return expression


def _calls(expression: Expression) -> Iterator[Call]:
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation):
            waiting += [node.left, node.right]
        elif isinstance(node, Call):
            if node.function == PRESENT:
                yield node
            else:
                waiting += node.arguments


def _without_calls(expression: Expression) -> Expression:
    match expression:
        case Call(function=function) if function == PRESENT:
            return Number(Fraction(0), expression.place)
        case Operation():
            left, right = _without_calls(expression.left), _without_calls(expression.right)
            return attr.evolve(expression, left=left, right=right)
        case Call():
            return attr.evolve(
                expression, arguments=tuple(map(_without_calls, expression.arguments))
            )
        case _:
            return expression


def _is_stated(
    scene: Scene, term: Term, members: Members, window: Window | None, stated: Stated
) -> bool:
    days = _window(scene, term, window)
    return (scene.measure(term).id, scene.members_of(term, members), days) in stated


def _window(scene: Scene, term: Term, given: Window | None) -> Window | None:
    return given if term.window is None else scene.claims.windows[term.window]
