"""What a claim speaks of and who makes it, in the words of a desk."""

from __future__ import annotations

from types import MappingProxyType

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.days import spell_days
from figurecheck.model.expression import PRESENT, Call, Expression, Number, Operation, Term
from figurecheck.model.interval import exact
from figurecheck.model.spelling import spell_number
from figurecheck.model.statistic import TOTAL

SIGNS = MappingProxyType({"+": "+", "-": "-", "*": "×", "/": "/"})
"""The four operations as people write them."""


def what(claims: Claims, claim: Claim) -> str:
    """What is counted or measured: ``arrests by ICE``, ``arrests by ICE (average per day)``."""
    if claim.label:
        return claim.label
    if not isinstance(claim.quantity, Term):
        return in_words(claims, claim.quantity)
    label = _label(claims, claim.quantity.measure)
    return label if claim.statistic == TOTAL else f"{label} ({statistic(claim)})"


def in_words(claims: Claims, quantity: Expression) -> str:
    """An expression with the labels of its measures: ``officers withdrawn / officers deployed``."""
    match quantity:
        case Term():
            window = f" ({_days(claims, quantity.window)})" if quantity.window is not None else ""
            members = "".join(f", {name}" for _, name in quantity.members)
            return f"{_label(claims, quantity.measure)}{members}{window}"
        case Operation():
            left, right = (
                (
                    f"({in_words(claims, side)})"
                    if isinstance(side, Operation)
                    else in_words(claims, side)
                )
                for side in (quantity.left, quantity.right)
            )
            return f"{left} {SIGNS.get(quantity.operator, quantity.operator)} {right}"
        case Call():
            said = (
                "what is stated of" if quantity.function == PRESENT else f"{quantity.function} of"
            )
            return f"{said} {', '.join(in_words(claims, one) for one in quantity.arguments)}"
        case Number():
            return (
                f"{spell_number(exact(quantity.value))}{' %' if quantity.percent else ''}"
                f" {quantity.unit}".rstrip()
            )


def _days(claims: Claims, written: str) -> str:
    window = claims.windows.get(written)
    return spell_days(window, claims.periods) if window is not None else written


def _label(claims: Claims, name: str) -> str:
    measure = claims.measure(name)
    return (measure.label or measure.id) if measure else name


def statistic(claim: Claim) -> str:
    """``average per day``, ``highest day``, ..."""
    return claim.statistic.words


def where(claim: Claim) -> str:
    """The place and the other members: ``Minnesota``; empty where none is named."""
    return ", ".join(name for _, name in claim.members)


def when(claim: Claim, claims: Claims | None = None) -> str:
    """The days in words, by the name of a period where they were written so; empty where
    none are.
    """
    return (
        ""
        if claim.window is None
        else spell_days(claim.window, claims.periods if claims is not None else None)
    )


def subject(claims: Claims, claim: Claim) -> str:
    """The three together: ``arrests by ICE, US, 20-26 January 2025``."""
    return ", ".join(
        part for part in (what(claims, claim), where(claim), when(claim, claims)) if part
    )


def publisher(claims: Claims, name: str) -> str:
    """Who published a source, else its id."""
    source = claims.sources.get(name)
    return (source.publisher or source.id) if source else name


def figure(claims: Claims, claim: Claim) -> str:
    """A claim by its figure, with who says it: ``2,373 arrests (Washington Examiner)``."""
    return f"{claim.figure.text} ({publisher(claims, claim.source)})"


def in_percent(claim: Claim) -> bool:
    """Whether a claim's values read best in percent, points among them."""
    if not claim.unit.ratio or claim.unit.factor != 1:
        return False
    return (
        claim.figure.form == "fraction"
        or claim.figure.unit in {"percent", "%"}
        or "point" in claim.figure.unit
    )
