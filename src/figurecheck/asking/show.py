"""The figures for a quantity, drawn: which claims speak of it, grouped by place, days and
statistic.
"""

from __future__ import annotations

from figurecheck.errors import UsageError
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.nearest import suggestion
from figurecheck.model.record import Place
from figurecheck.model.statistic import TOTAL
from figurecheck.reading.expressions import read_expression
from figurecheck.reading.windows import read_window
from figurecheck.report.forest import forest

MAX_QUANTITIES = 60
"""How many quantities are drawn at most."""


def show(claims: Claims, quantity: str) -> str:
    """The forests of a measure, ``arrests`` or ``arrests[2025-01]``, or of a quantity as some claim
    writes it.

    Raises:
        ExpressionError: where it cannot be read, which says what is wrong there.
        UsageError: where no claim speaks of it; the message offers the nearest measure.
    """
    read = read_expression(quantity, Place("(quantity)", 1, 1))
    asked = (
        read if isinstance(read, Term) else None
    )  # anything else is drawn where a claim writes it so
    window = (
        None if asked is None or asked.window is None else read_window(asked.window, claims.periods)
    )
    measure = None if asked is None else claims.measure(asked.measure)
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        written = claim.record.get("quantity")
        about = (
            isinstance(claim.quantity, Term)
            and measure is not None
            and _is(claims, claim.quantity, measure.id)
        )
        about = about and asked is not None and set(asked.members) <= set(claim.members)
        if (about and window in {None, claim.window}) or (
            written is not None and written.value == quantity
        ):
            groups.setdefault(_key(claim), []).append(claim)
    if not groups:
        told = suggestion(quantity if asked is None else asked.measure, claims.measures)
        msg = f"no claim speaks of `{quantity}`{told and f'; {told}'}"
        raise UsageError(msg)
    order = sorted(groups, key=lambda key: (_when(groups[key][0]), key))
    drawn = [
        forest(claims, groups[key], ", ".join(part for part in key if part))
        for key in order[:MAX_QUANTITIES]
    ]
    more = (
        [f"and {len(order) - MAX_QUANTITIES:,} more quantities\n"]
        if len(order) > MAX_QUANTITIES
        else []
    )
    return "\n".join([*drawn, *more])


def _is(claims: Claims, term: Term, measure: str) -> bool:
    found = claims.measure(term.measure)
    return found is not None and found.id == measure


def _when(claim: Claim) -> tuple[int, ...]:
    return () if claim.window is None else claim.window.order


def _key(claim: Claim) -> tuple[str, ...]:
    written = claim.record.get("quantity") or claim.record.get("measure")
    statistic = "" if claim.statistic == TOTAL else claim.statistic.words
    where = ", ".join(name for _, name in claim.members)
    return (written.value if written else "", statistic, where, str(claim.window or ""))
