"""Records given in Python, as mappings of field to text, read as a file would be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from figurecheck.claims.build import named_by, unfit_field, value_of
from figurecheck.claims.claimset import ClaimSet
from figurecheck.errors import UsageError
from figurecheck.model.finding import Problem
from figurecheck.model.nearest import nearest
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.claims.fields import KINDS
from figurecheck.reading.formats import BLANKS, is_field_name, unreadable

FILE = "(records)"
"""The file that records given in Python are said to stand in, the first one on its line 1."""


def from_records(records: Iterable[Mapping[str, object]]) -> ClaimSet:
    """The claims of records given as mappings of field to text, as a file would hold them.

    A field that repeats is a list of texts; a field that is ``None`` or empty is left out. The
    first field says what kind of record it is, ``claim`` does wherever it stands, and where the
    first is but a field of some kind, as in a table of several, the first that is a kind. Where
    none is, a record with a ``figure`` is a claim, whose name is made of what it says. What is
    wrong with a record is among ``problems``; the rest is read all the same.

    Raises:
        UsageError: where a value is neither text, a day, a whole number nor a ``Decimal``: the
            digits of ``7.30`` count, and a float has lost them.

    Examples:
        >>> import figurecheck as fc
        >>> claims = fc.from_records([
        ...     {"measure": "arrests", "unit": "arrest"},
        ...     {"source": "gazette"},
        ...     {"claim": "week", "figure": "about 900", "measure": "arrests", "when": "2025-W11"},
        ... ])
        >>> claims["gazette/week"].reading.literal
        Interval(lower=825, upper=975, lower_open=False, upper_open=False)
    """
    if (
        not isinstance(records, Iterable)
        or isinstance(records, (str, bytes, Mapping))
        or hasattr(records, "columns")
    ):
        msg = (
            "records are mappings of field to text, one a record, and this is of type"
            f' {type(records).__name__}; of a frame give to_dicts() (polars), to_dict("records")'
            " (pandas) or to_pylist() (pyarrow)"
        )
        raise UsageError(msg)
    names: dict[str, int] = {}
    found = [_record(number, row, names) for number, row in enumerate(records, 1)]
    problems = [one for one in found if isinstance(one, Problem)]
    read = tuple(one for one in found if isinstance(one, Record) and one.fields)
    return ClaimSet.of(assemble(((FILE, read),), problems, {}))


_FIELDS = frozenset(name for kind in KINDS.values() for name in (*kind.required, *kind.optional))


def _record(number: int, row: object, names: dict[str, int]) -> Record | Problem:
    """The record of a row; ``names`` counts the names that were made so far."""
    place = Place(FILE, number, 1)
    if not isinstance(row, Mapping):
        msg = (
            f"record {number} is of type {type(row).__name__}, and must be a mapping of field to"
            " text"
        )
        raise UsageError(msg)
    if None in row:  # where csv.DictReader puts cells beyond the last heading
        msg = f"record {number} has more cells than there are headings: {str(row[None])[:80]}"
        raise UsageError(msg)
    row = {str(name).removeprefix("\ufeff"): value for name, value in row.items()}
    fields = [
        Field(name, text, place)
        for name, value in row.items()
        for text in _texts(number, name, value)
    ]
    for field in fields:
        if not is_field_name(field.name):
            advice = "use letters, digits, hyphens, underscores"
            return unreadable(
                "FC001", f"`{field.name}` is not a field's name", place, field.name, advice
            )
        wrong = unfit_field(field)
        if wrong is not None:
            return wrong
    return Record(_kind_first(fields, names))


def _kind_first(fields: list[Field], names: dict[str, int]) -> tuple[Field, ...]:
    """The fields with the one ahead that says what kind of record they are; a claim without a name
    is given one.
    """
    given = [field.name for field in fields]
    kind = given[0] if given else ""
    misspelled = kind not in _FIELDS and nearest(kind, KINDS)
    if "figure" in given and "claim" not in given and not misspelled:
        return (_name(fields, names), *fields)
    if "claim" in given:
        kind = "claim"
    elif kind in _FIELDS - KINDS.keys():
        kind = next((name for name in given if name in KINDS), kind)
    return tuple(sorted(fields, key=lambda field: field.name != kind))


def _name(fields: list[Field], names: dict[str, int]) -> Field:
    """The name of a claim that has none, made of what it says; ``names`` counts how often each was
    made.
    """
    chosen: dict[str, list[str]] = {}
    for field in fields:
        chosen.setdefault(field.name, []).append(field.value)
    name = "-".join(named_by(chosen))
    names[name] = names.get(name, 0) + 1
    return Field("claim", name if names[name] == 1 else f"{name}-{names[name]}", fields[0].place)


def _texts(number: int, name: str, value: object) -> list[str]:
    values = value if isinstance(value, (list, tuple)) else [value]
    found = []
    for one in values:
        if _is_missing(one):
            continue
        found.append(value_of(name, one, f"record {number}: "))
    return found


def _is_missing(value: object) -> bool:
    """Whether it is what a data frame has for a missing text: nothing, or what is not equal to
    itself.
    """
    if value is None or isinstance(value, str):
        return not (value or "").strip(BLANKS)
    try:
        return bool(value != value)  # noqa: PLR0124
    except (
        TypeError
    ):  # the missing value of pandas says of itself neither that it is nor that it is not
        return True
    except ValueError:  # a column, where one value is wanted
        return False
