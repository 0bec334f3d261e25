"""Claims as plain values: records as mappings, lines of JSON, and data frames of the caller's choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Integral
from types import ModuleType
from typing import Any

from figurecheck.claims.build import unfit_field, value_of
from figurecheck.claims.sets import explicit
from figurecheck.errors import UsageError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.figure import LEVELS
from figurecheck.model.finding import Problem
from figurecheck.model.interval import Number
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.claims.fields import KINDS
from figurecheck.reading.formats import BLANKS, is_field_name, unreadable

FILE = "(records)"
"""The file that records given in Python are said to stand in, the first one on its line 1."""


def from_records(records: Iterable[Mapping[str, object]]) -> Claims:
    """The claims of records given as mappings of field to text, as a file would hold them.

    A field that repeats is a list of texts; a field that is ``None`` or empty is left out. The first field says what
    kind of record it is, ``claim`` does wherever it stands, and where the first is but a field of some kind, as in a
    table of several, the first that is a kind. What is wrong with a record is among ``problems``; the rest is read all
    the same.

    Raises:
        UsageError: where a value is neither text, a whole number nor a ``date``: the digits of ``7.30`` count, and a
            float has lost them.

    Examples:
        >>> import figurecheck as fc
        >>> claims = fc.from_records([
        ...     {"measure": "arrests", "unit": "arrest"},
        ...     {"claim": "week", "source": "gazette", "figure": "about 900", "measure": "arrests", "when": "2025-W11"},
        ... ])
        >>> claims["gazette/week"].reading.literal
        Interval(lower=825, upper=975, lower_open=False, upper_open=False)
    """
    if not isinstance(records, Iterable) or isinstance(records, (str, bytes, Mapping)) or hasattr(records, "columns"):
        msg = (
            f"records are mappings of field to text, one a record, and this is of type {type(records).__name__}; "
            'of a frame give to_dicts() (polars), to_dict("records") (pandas) or to_pylist() (pyarrow)'
        )
        raise UsageError(msg)
    found = [_record(number, row) for number, row in enumerate(records, 1)]
    problems = [one for one in found if isinstance(one, Problem)]
    return assemble(((FILE, tuple(one for one in found if isinstance(one, Record) and one.fields)),), problems, {})


_FIELDS = frozenset(name for kind in KINDS.values() for name in (*kind.required, *kind.optional))


def _record(number: int, row: object) -> Record | Problem:
    place = Place(FILE, number, 1)
    if not isinstance(row, Mapping):
        msg = f"record {number} is of type {type(row).__name__}, and must be a mapping of field to text"
        raise UsageError(msg)
    if None in row:  # where csv.DictReader puts cells beyond the last heading
        msg = f"record {number} has more cells than there are headings: {str(row[None])[:80]}"
        raise UsageError(msg)
    row = {str(name).removeprefix("\ufeff"): value for name, value in row.items()}
    fields = [Field(name, text, place) for name, value in row.items() for text in _texts(number, name, value)]
    for field in fields:
        if not is_field_name(field.name):
            advice = "use letters, digits, hyphens, underscores"
            return unreadable("FC001", f"`{field.name}` is not a field's name", place, field.name, advice)
        wrong = unfit_field(field)
        if wrong is not None:
            return wrong
    return Record(_kind_first(fields))


def _kind_first(fields: list[Field]) -> tuple[Field, ...]:
    """The fields with the one ahead that says what kind of record they are."""
    names = [field.name for field in fields]
    kind = names[0] if names else ""
    if "claim" in names:
        kind = "claim"
    elif kind in _FIELDS - KINDS.keys():
        kind = next((name for name in names if name in KINDS), kind)
    return tuple(sorted(fields, key=lambda field: field.name != kind))


def _texts(number: int, name: str, value: object) -> list[str]:
    values = value if isinstance(value, (list, tuple)) else [value]
    found = []
    for one in values:
        if _is_missing(one):
            continue
        found.append(_whole(one) or value_of(name, one, f"record {number}: "))
    return found


def _whole(value: object) -> str:
    """A whole number as text, of whatever library; empty for anything else, and for more digits than Python writes."""
    try:
        return str(int(value)) if isinstance(value, Integral) and not isinstance(value, bool) else ""
    except ValueError:
        return ""


def _is_missing(value: object) -> bool:
    """Whether it is what a data frame has for a missing text: nothing, or what is not equal to itself."""
    if value is None or isinstance(value, str):
        return not (value or "").strip(BLANKS)
    try:
        return bool(value != value)  # noqa: PLR0124
    except TypeError:  # the missing value of pandas says of itself neither that it is nor that it is not
        return True
    except ValueError:  # a column, where one value is wanted
        return False


def to_records(claims: Claims) -> list[dict[str, str | list[str]]]:
    """Every record in the order written; a field that repeats is a list."""
    found: list[dict[str, str | list[str]]] = []
    for _, record in explicit(claims):
        values: dict[str, list[str]] = {}
        for field in record.fields:
            values.setdefault(field.name, []).append(field.value)
        found.append({name: texts[0] if len(texts) == 1 else texts for name, texts in values.items()})
    return found


def to_jsonl(claims: Claims) -> str:
    """Every record as a JSON object on a line of its own."""
    import json

    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in to_records(claims))


def to_frame(claims: Claims, backend: str | ModuleType) -> Any:
    """A row for each claim, every value text.

    Raises:
        UsageError: where narwhals or the backend is not installed, or makes no data frames.
    """
    try:
        import narwhals as nw

        columns = _columns(claims)
        schema = dict.fromkeys(columns, nw.String())
        return nw.from_dict(columns, schema=schema, backend=backend).to_native()  # type: ignore[arg-type]  # any of its
    except ImportError as error:
        msg = f"data frames need {error.name or 'narwhals'}: pip install 'figurecheck[frames]', and {backend} itself"
        raise UsageError(msg) from None
    except (TypeError, ValueError):  # all that is in the columns is text
        msg = f"{backend!r} makes no data frames of texts: give one of pandas, polars, pyarrow and modin"
        raise UsageError(msg) from None


def _columns(claims: Claims) -> dict[str, list[str | None]]:
    rows = [_row(claim) for claim in claims]
    fixed = _row_names()
    own = sorted({name for row in rows for name in row} - set(fixed))
    return {name: [row.get(name) for row in rows] for name in (*fixed[:3], *own, *fixed[3:])}


def _row_names() -> tuple[str, ...]:
    ends = tuple(f"{level}_{end}" for level in LEVELS for end in ("lower", "upper"))
    return ("name", "figure", "measures", "status", "statistic", "first_day", "last_day", "unit", *ends)


def _row(claim: Claim) -> dict[str, str | None]:
    """A claim's own fields, the dimensions it has by default, and how it was read."""
    window = claim.window
    names = dict.fromkeys(field.name for field in claim.record.fields[1:])
    row: dict[str, str | None] = {name: "\n".join(one.value for one in claim.record.all(name)) for name in names}
    row |= {"source": claim.source, **dict(claim.members), "name": claim.name, "figure": claim.figure.text}
    row |= {"status": claim.status, "statistic": claim.statistic, "unit": str(claim.unit)}
    row["measures"] = " ".join(sorted({term.measure for term, _ in terms_of(claim.quantity)}))
    if window is not None:
        row["first_day"], row["last_day"] = _day(window.start), _day(window.end, 1)
    for level in LEVELS:
        interval = claim.reading.at(level)
        row[f"{level}_lower"], row[f"{level}_upper"] = _number(interval.lower), _number(interval.upper)
    return row


def _day(ordinal: int | None, less: int = 0) -> str | None:
    from datetime import date

    return None if ordinal is None else date.fromordinal(ordinal - less).isoformat()


def _number(value: Number | None) -> str | None:
    return None if value is None else str(value)
