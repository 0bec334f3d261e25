"""Builds claims in Python, as naturally as they are read from files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from figurecheck.errors import FigureError, UsageError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claimset import ClaimSet
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.claim_set import assemble
from figurecheck.reading.data import ReadingData
from figurecheck.reading.figures import read_phrase

FILE = "(python)"
"""The file that claims built in Python are said to stand in."""


def claim(figure: str, *, measure: str = "", quantity: str = "", source: str = "python", **fields: str) -> Claim:
    """A claim from the fields that a record would have: ``when``, ``as_of``, ``where``, ``statistic``, ...

    Its ``id`` is made from its figure and window unless one is given. Its measure is taken to be a flow, or a stock
    where ``as_of`` is given without ``since``, counted in the figure's unit, until it is checked with claims whose
    ``measure:`` record says otherwise.

    Raises:
        UsageError: where a field is unknown or its value cannot be read; the message says which and why.

    Examples:
        >>> import figurecheck as fc
        >>> week = fc.claim("7,300 arrests", measure="arrests", where="US", when="2025-01-20/2025-01-26", source="a")
        >>> week.reading.rounded
        Interval(lower=7250, upper=7350, lower_open=False, upper_open=False)
    """
    chosen = {"measure": measure, "quantity": quantity, **fields}
    name = chosen.pop("id", "") or "-".join(
        part.replace("/", "-").replace(" ", "-")
        for part in (measure, figure, fields.get("when", ""), fields.get("as_of", ""), fields.get("where", ""))
        if part
    )
    place = Place(FILE, 1, 1)
    record = Record(
        (
            Field("claim", name, place),
            Field("figure", figure, place),
            Field("source", source, place),
            *(Field(field, value, place) for field, value in chosen.items() if value),
        )
    )
    claims = gather(ClaimSet(), [record])
    if claims.problems:
        found = claims.problems[0]
        msg = f"{found.headline}{'; ' + found.help if found.help else ''}"
        raise UsageError(msg)
    return claims.claims[0]


def gather(base: ClaimSet, more: Iterable[Claim | Record]) -> ClaimSet:
    """The claims of a set and others, read again as one; measures nobody describes are taken from the figures."""
    records = [one.record if isinstance(one, Claim) else one for one in more]
    described = {
        name
        for _, found in base.records
        for record in found
        if record.kind == "measure"
        for name in (record.id, *(field.value for field in record.all("alias")))
    }
    implied: dict[str, Record] = {}
    for record in records:
        field = record.get("measure")
        if field is not None and field.value not in described and field.value not in implied:
            implied[field.value] = _measure(record, field.value)
    own = ((FILE, (*implied.values(), *records)),)
    data = base.data if isinstance(base.data, ReadingData) else None
    return assemble((*base.records, *own), (), base.inputs, data)


def _measure(record: Record, name: str) -> Record:
    place = record.place
    unit = _unit(record)
    stock = record.get("as_of") is not None and record.get("since") is None
    kind = "stock" if stock else "flow"
    fields = (Field("measure", name, place), Field("unit", unit or "unit", place), Field("kind", kind, place))
    return Record((*fields, Field("counts", "events", place)))


def _unit(record: Record) -> str:
    """The unit that a claim's figure is written with; empty where it cannot be read, which is told when it is used."""
    figure = record.get("figure")
    try:
        return read_phrase(figure.value).unit if figure else ""
    except FigureError:
        return ""


def reread(claims: ClaimSet, known: Claim, fields: Mapping[str, str]) -> Claim | None:
    """A claim of a set as it would be if some fields of its record read otherwise; ``None`` where it cannot be read."""
    place = known.record.place
    kept = tuple(field for field in known.record.fields if field.name not in {*fields, "source"})
    changed = tuple(Field(name, value, place) for name, value in fields.items())
    record = Record((*kept, *changed, Field("source", known.source, place)))
    measures = {term.measure for term, _ in terms_of(known.quantity)}
    source = claims.sources[known.source].record
    needed = [
        *(one.record for name in sorted(measures) if (one := claims.measure(name)) and one.record),
        *(one.record for one in claims.members.values() if one.record and one.dimension not in {"where", "by"}),
        *((source,) if source is not None else ()),
    ]
    periods = [one for _, found in claims.records for one in found if one.kind == "period"]
    data = claims.data if isinstance(claims.data, ReadingData) else None
    found = assemble(((FILE, (*needed, *periods, record)),), (), {}, data)
    return next((one for one in found if one.name == known.name), None)
