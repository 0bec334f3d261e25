"""What claims speak of and the numbers they name, for questions that lay figures side by side."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.interval import Number, exact
from figurecheck.model.measure import Measure
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.unit import conversion, read_unit
from figurecheck.model.window import Window


@attr.frozen(eq=False, repr=False)
class Mention:
    """One quantity that a claim speaks of; ``members`` with the measure's defaults, ``window``
    ``None`` for no days.
    """

    claim: Claim
    measure: Measure
    members: tuple[tuple[str, str], ...]
    window: Window | None
    statistic: Statistic


def mentions(claims: Claims, claim: Claim) -> Iterator[Mention]:
    """The quantities of a claim, from left to right."""
    for term, statistic in terms_of(claim.quantity):
        measure = claims.measure(term.measure)
        if measure is not None:
            defaults = {
                name: default for name, default in measure.dimensions if default is not None
            }
            members = claim.members
            if defaults or term.members:
                members = tuple(sorted({**defaults, **dict(members), **dict(term.members)}.items()))
            window = claim.window if term.window is None else claims.windows.get(term.window)
            yield Mention(
                claim,
                measure,
                members,
                window,
                claim.statistic if statistic == TOTAL else statistic,
            )


def spoken_of(claims: Claims, claim: Claim) -> Hashable:
    """What a claim speaks of, equal for claims that say it in the same way."""
    field = claim.record.get("quantity")
    if isinstance(claim.quantity, Term) or field is None:
        told = tuple((one.measure.id, one.members, one.window) for one in mentions(claims, claim))
        return told, claim.statistic
    return field.value, claim.members, claim.window


def values_of(claim: Claim) -> tuple[Number, Number | None]:
    """The number of a claim's figure, hedge aside, and the other end of a range, in the unit of its
    reading.
    """
    figure = claim.figure
    factor: Number = 1
    if figure.unit or figure.form in {"fraction", "multiple", "change"}:
        factor = conversion(read_unit(figure.unit), claim.unit)
    return exact(figure.value * factor), (
        None if figure.last is None else exact(figure.last * factor)
    )
