"""Builds claims in Python, as naturally as they are read from files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from figurecheck.errors import ExpressionError, FigureError, UsageError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.given import text_of
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData
from figurecheck.reading.expressions import read_expression
from figurecheck.reading.formats import BLANKS, unfit, unfit_in
from figurecheck.reading.phrases.figures import read_phrase

FILE = "(python)"
"""The file that claims built in Python are said to stand in."""


def claim(
    figure: str,
    *,
    measure: str = "",
    quantity: str = "",
    source: str = "python",
    **fields: str | date | Sequence[str],
) -> Claim:
    """A claim from the fields that a record would have: ``when``, ``as_of``, ``where``,
    ``statistic``, ...

    Its ``id`` is made from its figure and window unless one is given. Its measure is taken to be a
    flow, or a stock where ``as_of`` is given without ``since``, counted in the figure's unit, until
    it is checked with claims whose ``measure:`` record says otherwise. A day may be a ``date``,
    ``note`` several texts. What speaks of other records by name, the measures of a ``quantity``, a
    period, a claim it ``replaces``, is built by the set that has them: ``claims.claim(...)``.

    Raises:
        UsageError: where a field is unknown or its value cannot be read; the message says which and
            why.

    Examples:
        >>> import figurecheck as fc
        >>> week = fc.claim(
        ...     "7,300 arrests",
        ...     measure="arrests",
        ...     where="US",
        ...     when="2025-01-20/2025-01-26",
        ...     source="a",
        ... )
        >>> week.reading.rounded
        Interval(lower=7250, upper=7349, lower_open=False, upper_open=False)
    """
    return claim_among(
        Claims(), figure=figure, source=source, measure=measure, quantity=quantity, **fields
    )


def claim_among(claims: Claims, **given: str | date | Sequence[str]) -> Claim:
    """A claim from its fields, which may speak of what a set describes.

    Raises:
        UsageError: where a field is unknown or its value cannot be read; the message says which and
            why.
    """
    chosen = {name: _texts(name, value) for name, value in given.items()}
    (name,) = chosen.pop("id", None) or ["-".join(named_by(chosen))]
    if not chosen.get("source"):
        msg = "a claim needs a source: the id of who says it"
        raise UsageError(msg)
    place = Place(FILE, 1, 1)
    said = (Field(field, text, place) for field, texts in chosen.items() for text in texts)
    record = Record((Field("claim", name, place), *said))
    for field in record.fields:
        found = unfit_field(field)
        if found is not None:
            msg = f"`{field.name}`: {found.headline}"
            raise UsageError(msg)
    together = gather(claims, [record])
    graver = (one for one in together.problems if one.severity != "note")
    wrong = [one for one in graver if one.labels and one.labels[0].place.file == FILE]
    if wrong:
        msg = f"{wrong[0].headline}{'; ' + wrong[0].help if wrong[0].help else ''}"
        raise UsageError(msg)
    return next(one for one in together if one.record is record)


def _texts(name: str, value: object) -> list[str]:
    """The texts of a field, none where it is left out."""
    several = value if isinstance(value, (list, tuple)) and name == "note" else (value,)
    return [text for one in several if (text := value_of(name, one))]


def value_of(name: str, value: object, where: str = "") -> str:
    """The text of a field as readers of files take it: without the blanks around it, its line ends
    LF.

    Raises:
        UsageError: where it is neither a text nor a day.
    """
    return text_of(name, value, where).replace("\r\n", "\n").strip(BLANKS)


def unfit_field(field: Field) -> Problem | None:
    """What is wrong with a field that holds a character which no file may hold (FC007)."""
    index = unfit_in(field.value)
    return None if index is None else unfit(field.value, index, field.place)


def named_by(chosen: Mapping[str, list[str]]) -> Iterator[str]:
    """The parts of the name of a claim that nobody named, from the texts of its fields."""
    for name in ("measure", "figure", "when", "as_of", "where"):
        for text in chosen.get(name, ()):
            yield "-".join(text.replace("/", " ").split())


def gather(base: Claims, more: Iterable[Claim | Record]) -> Claims:
    """The claims of a set and others, read again as one; measures nobody describes are taken from
    the figures.

    Raises:
        UsageError: where one of the others is no claim, or was read with a set, whose records it
            would lose.
    """
    records = [_record_of(one) for one in more]
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
            implied[field.value] = implied_measure(record, field.value)
    own = ((FILE, (*implied.values(), *records)),)
    data = base.data if isinstance(base.data, ReadingData) else None
    return assemble((*base.records, *own), (), base.inputs, data)


def gathered(more: object) -> Claims:
    """The set of claims that were built in Python.

    Raises:
        UsageError: where they are no such claims.
    """
    if isinstance(more, (Claim, str, bytes, Mapping)) or not isinstance(more, Iterable):
        msg = (
            "claims are wanted, a set or several of them, and this is of type"
            f" {type(more).__name__}"
        )
        raise UsageError(msg)
    return gather(Claims(), more)


def _record_of(one: object) -> Record:
    if isinstance(one, Record):
        return one
    if not isinstance(one, Claim):
        msg = (
            f"a claim is wanted, and this is of type {type(one).__name__}: load() reads files,"
            " from_records() takes rows, claim() builds one"
        )
        raise UsageError(msg)
    if one.record.place.file != FILE:
        msg = (
            f"`{one.name}` belongs to the set it was read with, which knows its source, measures"
            " and periods: choose from that set with filter(), as in claims.filter(lambda claim:"
            " ...)"
        )
        raise UsageError(msg)
    return one.record


def implied_measure(record: Record, name: str) -> Record:
    """The record of a measure that nobody describes, as a claim has it: a flow, or a stock where
    ``as_of`` is given without ``since``, counted in the figure's unit.
    """
    place = record.place
    unit = _unit(record)
    stock = record.get("as_of") is not None and record.get("since") is None
    kind = "stock" if stock else "flow"
    fields = (
        Field("measure", name, place),
        Field("unit", unit or "unit", place),
        Field("kind", kind, place),
    )
    return Record((*fields, Field("counts", "events", place)))


def _unit(record: Record) -> str:
    """The unit that a claim's figure is written with; empty where it cannot be read, which is told
    when it is used.
    """
    figure = record.get("figure")
    try:
        return read_phrase(figure.value).unit if figure else ""
    except FigureError:
        return ""


def reread(claims: Claims, known: Claim, fields: Mapping[str, str]) -> Claim | None:
    """A claim of a set as it would be if some fields of its record read otherwise; ``None`` where
    it cannot be read.
    """
    place = known.record.place
    left_out = {*fields, "source", *({"as_of", "since"} if "when" in fields else ())}
    kept = tuple(field for field in known.record.fields if field.name not in left_out)
    changed = tuple(Field(name, value, place) for name, value in fields.items())
    record = Record((*kept, *changed, Field("source", known.source, place)))
    measures = {term.measure for term, _ in terms_of(known.quantity)}
    measures.update(fields[name] for name in fields if name == "measure")
    if "quantity" in fields:
        try:
            said = read_expression(fields["quantity"], place)
        except ExpressionError:
            return None
        measures.update(term.measure for term, _ in terms_of(said))
    source = claims.sources[known.source].record
    needed = [
        *(one.record for name in sorted(measures) if (one := claims.measure(name)) and one.record),
        *((source,) if source is not None else ()),
    ]
    data = claims.data if isinstance(claims.data, ReadingData) else None
    found = assemble(((FILE, (*needed, *claims.named_by_any, record)),), (), {}, data)
    return next((one for one in found if one.name == known.name), None)
