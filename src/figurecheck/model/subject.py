"""What a claim speaks of and who makes it, in the words of a desk."""

from __future__ import annotations

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.statistic import TOTAL


def what(claims: Claims, claim: Claim) -> str:
    """What is counted or measured: ``arrests by ICE``, ``arrests by ICE (average per day)``."""
    if claim.label:
        return claim.label
    field = claim.record.get("quantity")
    if not isinstance(claim.quantity, Term):
        return field.value if field else "quantity"
    measure = claims.measure(claim.quantity.measure)
    label = (measure.label or measure.id) if measure else claim.quantity.measure
    return label if claim.statistic == TOTAL else f"{label} ({statistic(claim)})"


def statistic(claim: Claim) -> str:
    """``average per day``, ``highest day``, ..."""
    return claim.statistic.words


def where(claim: Claim) -> str:
    """The place and the other members: ``Minnesota``; empty where none is named."""
    return ", ".join(name for _, name in claim.members)


def when(claim: Claim) -> str:
    """The days as they were written; empty where none are."""
    return "" if claim.window is None else str(claim.window)


def subject(claims: Claims, claim: Claim) -> str:
    """The three together: ``arrests by ICE, US, 2025-01-20/2025-01-26``."""
    return ", ".join(part for part in (what(claims, claim), where(claim), when(claim)) if part)


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
    return claim.figure.form == "fraction" or claim.figure.unit in {"percent", "%"} or "point" in claim.figure.unit
