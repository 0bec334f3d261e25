"""Claims as QuickStatements for Wikidata: quantities with their bounds, days and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from figurecheck.keeping.exports import Export, Exported, bad_claims, claims_in_order
from figurecheck.keeping.exports._numbers import decimal, ends, span
from figurecheck.model.claim import HELD, Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.statistic import TOTAL
from figurecheck.report.safe import link

POINT, START, END, URL = "P585", "P580", "P582", "S854"
"""Point in time, start and end of the days; the address of a reference."""


def write(claims: Claims, names: Mapping[str, str]) -> Exported:
    """A line a claim: item, property, quantity, days, address, with tabs between.

    ``names`` say which item a place is (Q...), which property a measure (P...) and, where it has
    one, which item its unit. What they do not name, and what is no plain quantity, is left out and
    told.
    """
    held = {claim.name for claim in claims.held()}
    lines: list[str] = []
    left: list[str] = []
    for claim in claims_in_order(claims):
        line, why = _line(claims, claim, names, held=claim.name in held)
        if line:
            lines.append(line)
        else:
            left.append(f"{claim.name} left out: {why}")
    return Exported("".join(f"{line}\n" for line in lines), (*bad_claims(claims), *left))


def _line(claims: Claims, claim: Claim, names: Mapping[str, str], *, held: bool) -> tuple[str, str]:
    """The line of a claim, or why there is none."""
    if not held:
        return "", "replaced" if claim.status in HELD else f"it is {claim.status}"
    term = claim.quantity
    if not isinstance(term, Term) or term.window or term.members or claim.statistic != TOTAL:
        return "", "it is not the total of one measure"
    place = dict(claim.members).get("where", "")
    item, known = names.get(place, ""), names.get(term.measure, "")
    if not re.fullmatch(r"Q[1-9][0-9]*", item):
        return (
            "",
            (
                f"no item is given for `{place}`: --map '{place}=Q...'"
                if place
                else "it names no place"
            ),
        )
    if not re.fullmatch(r"P[1-9][0-9]*", known):
        return "", f"no property is given for `{term.measure}`: --map '{term.measure}=P...'"
    quantity, days = _quantity(claims, claim, names), span(claim.window)
    if not quantity:
        return "", "its figure is not a number with two ends"
    parts = [item, known, quantity]
    if days is not None and days[0] == days[1] and days[0] is not None:
        parts += [POINT, _time(days[0])]
    elif days is not None:
        parts += [
            part
            for key, day in zip((START, END), days, strict=True)
            if day
            for part in (key, _time(day))
        ]
    address = link(claims.sources[claim.source].url)
    if address is not None:
        escaped = address.replace('"', "%22")
        parts += [URL, f'"{escaped}"']
    return "\t".join(parts), ""


def _quantity(claims: Claims, claim: Claim, names: Mapping[str, str]) -> str:
    """``+7300~50``, or ``+7300[+7280,+7350]`` where the bounds are not alike; empty where one is
    missing.
    """
    lower, upper = claim.reading.rounded.lower, claim.reading.rounded.upper
    point = claim.reading.literal.lower if claim.reading.literal.is_point else None
    if lower is None or upper is None:
        return ""
    middle = (
        point
        if point is not None
        else claim.figure.value
        if lower <= claim.figure.value <= upper
        else None
    )
    written = None if middle is None else decimal(middle)
    if written is None or middle is None:
        return ""
    unit = _unit(claims, claim, names)
    if lower == upper:
        return f"{_signed(written)}{unit}"
    tolerance = decimal(upper - middle) if upper - middle == middle - lower else None
    if tolerance is not None:
        return f"{_signed(written)}~{tolerance}{unit}"
    least, most = ends(claim.reading.rounded)
    return f"{_signed(written)}[{_signed(least or written)},{_signed(most or written)}]{unit}"


def _unit(claims: Claims, claim: Claim, names: Mapping[str, str]) -> str:
    measure = claims.measure(claim.quantity.measure) if isinstance(claim.quantity, Term) else None
    field = measure.record.get("unit") if measure and measure.record else None
    item = names.get(field.value, "") if field else ""
    return f"U{item[1:]}" if re.fullmatch(r"Q[1-9][0-9]*", item) else ""


def _signed(digits: str) -> str:
    return digits if digits.startswith("-") else f"+{digits}"


def _time(day: str) -> str:
    return f"+{day}T00:00:00Z/11"


EXPORT = Export("wikidata", "QuickStatements: quantities with bounds", write)
