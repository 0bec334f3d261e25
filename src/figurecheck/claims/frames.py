"""Claims as plain values: records as mappings, lines of JSON, and data frames of the caller's
choice.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from figurecheck.claims.sets import explicit
from figurecheck.errors import UsageError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Number


def to_records(claims: Claims) -> list[dict[str, str | list[str]]]:
    """Every record in the order written; a field that repeats is a list."""
    found: list[dict[str, str | list[str]]] = []
    for _, record in explicit(claims):
        values: dict[str, list[str]] = {}
        for field in record.fields:
            values.setdefault(field.name, []).append(field.value)
        found.append(
            {name: texts[0] if len(texts) == 1 else texts for name, texts in values.items()}
        )
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
        msg = (
            f"data frames need {error.name or 'narwhals'}: pip install 'figurecheck[frames]', and"
            f" {backend} itself"
        )
        raise UsageError(msg) from None
    except (TypeError, ValueError):  # all that is in the columns is text
        msg = (
            f"{backend!r} makes no data frames of texts: give one of pandas, polars, pyarrow and"
            " modin"
        )
        raise UsageError(msg) from None


def _columns(claims: Claims) -> dict[str, list[str | None]]:
    rows = [_row(claim) for claim in claims]
    fixed = _row_names()
    own = sorted({name for row in rows for name in row} - set(fixed))
    return {name: [row.get(name) for row in rows] for name in (*fixed[:3], *own, *fixed[3:])}


def _row_names() -> tuple[str, ...]:
    ends = tuple(f"{level}_{end}" for level in LEVELS for end in ("lower", "upper"))
    return (
        "name",
        "figure",
        "measures",
        "status",
        "statistic",
        "first_day",
        "last_day",
        "unit",
        *ends,
    )


def _row(claim: Claim) -> dict[str, str | None]:
    """A claim's own fields, the dimensions it has by default, and how it was read."""
    window = claim.window
    names = dict.fromkeys(field.name for field in claim.record.fields[1:])
    row: dict[str, str | None] = {
        name: "\n".join(one.value for one in claim.record.all(name)) for name in names
    }
    row |= {
        "source": claim.source,
        **dict(claim.members),
        "name": claim.name,
        "figure": claim.figure.text,
    }
    row |= {"status": claim.status, "statistic": claim.statistic.which, "unit": str(claim.unit)}
    row["measures"] = " ".join(sorted({term.measure for term, _ in terms_of(claim.quantity)}))
    if window is not None:
        row["first_day"], row["last_day"] = _day(window.start), _day(window.end, 1)
    for level in LEVELS:
        interval = claim.reading.at(level)
        row[f"{level}_lower"], row[f"{level}_upper"] = (
            _number(interval.lower),
            _number(interval.upper),
        )
    return row


def _day(ordinal: int | None, less: int = 0) -> str | None:
    from datetime import date

    return None if ordinal is None else date.fromordinal(ordinal - less).isoformat()


def _number(value: Number | None) -> str | None:
    return None if value is None else str(value)
