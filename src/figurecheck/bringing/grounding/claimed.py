"""Claims of records as a source: a row a claim, called by its place and days."""

from __future__ import annotations

import re
from collections.abc import Mapping

from figurecheck.bringing.grounding.cells import HeldCells, SourceCell
from figurecheck.bringing.grounding.sources import SourceTable
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.interval import Number
from figurecheck.model.record import Place
from figurecheck.model.subject import what

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def claims_table(
    claims: Claims, source: int, number: int, aliases: Mapping[str, tuple[str, ...]]
) -> SourceTable:
    """The claims as a table."""
    labels: list[str] = []
    columns: dict[str, int] = {}
    names: dict[str, tuple[str, ...]] = dict(aliases)
    cells: dict[tuple[int, int], tuple[SourceCell, ...]] = {}
    places: dict[tuple[int, int], Place] = {}
    spots: dict[tuple[int, int], str] = {}
    held: dict[tuple[int, int], Claim] = {}
    for row, claim in enumerate(claims.claims):
        labels.append(_row_label(claim))
        label = what(claims, claim)
        column = columns.setdefault(label, len(columns))
        said = _also(claims, claim)
        if said:
            names[label] = tuple(dict.fromkeys((*names.get(label, ()), *said)))
        at = row, column
        cells[at] = tuple(
            SourceCell.of(value, claim.figure.text, percent=claim.figure.unit == "percent")
            for value in _values(claim)
        )
        field = claim.record.get("figure")
        places[at] = field.place if field is not None else Place(claim.name, 0, 0)
        spots[at] = claim.name
        held[at] = claim
    home = Place("claims", 0, 0)
    return SourceTable(
        source,
        number,
        labels,
        list(columns),
        HeldCells(cells),
        lambda cell: places[cell],
        lambda cell: spots[cell],
        home,
        "",
        names,
        held,
    )


def _values(claim: Claim) -> tuple[Number, ...]:
    """The number of a figure, both ends of a range."""
    value = claim.figure.value
    if claim.figure.unit == "percent" or claim.figure.form not in {"fraction", "ratio"}:
        return (value,) if claim.figure.last is None else (value, claim.figure.last)
    return (value,)


def _row_label(claim: Claim) -> str:
    """What the row of a claim is called: its place and other members, and the years of its days."""
    members = [member for _, member in claim.members]
    years = dict.fromkeys(_YEAR.findall(str(claim.window))) if claim.window is not None else {}
    return " / ".join((*members, *years))


def _also(claims: Claims, claim: Claim) -> tuple[str, ...]:
    """What else the measure of a claim is called, its unit among it."""
    if not isinstance(claim.quantity, Term):
        return ()
    measure = claims.measure(claim.quantity.measure)
    if measure is None:
        return ()
    return tuple(
        dict.fromkeys(
            one for one in (measure.id, measure.label, *measure.also, measure.unit.text) if one
        )
    )
