"""The rows of Parquet files and of databases: whole numbers, decimals and text as they stand,
nothing rounded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from figurecheck.bulk.choices import PIECE, Choice, FilePiece, row_of
from figurecheck.bulk.extra import see_to_name
from figurecheck.errors import UsageError
from figurecheck.model.nearest import suggestion
from figurecheck.reading.claims.fields import KINDS

FIELDS = ("claim", *KINDS["claim"].required, *KINDS["claim"].optional)
"""The fields that a column may be called after."""


class _Column(NamedTuple):
    """A column that is read: what it is called, the field it holds, its type in the words of where
    it is from.
    """

    name: str
    field: str
    kind: str


LONGEST_ROW = 1_000_000
"""Bytes that a row of a database may have, stored or made by an expression of its table."""


def pieces_of_columns(path: str, name: str, choice: Choice) -> Iterator[FilePiece]:
    """The rows of a table that has columns with types.

    Raises:
        UsageError: where there is no such table, a column is no field, or one holds binary
            fractions.
    """
    see_to_name(path)
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122
    walk, faults, kind = _kind_of(ending)
    number = 0
    source = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0] or name
    choices = dict(choice.decimals)
    finest = {
        column: f"0.{'0' * (places - 1)}1" if places else "1" for column, places in choices.items()
    }
    for columns, rows in _told(walk(path, name, choice), faults, f"{name}: not a {kind} file"):
        found = []
        for cells in rows:
            number += 1
            pairs = [("claim", f"{choice.label}-{number}")]
            for column, cell in zip(columns, cells, strict=True):
                text = "" if cell is None else str(cell).strip()
                if column.field == "claim" and text:
                    pairs[0] = ("claim", text)
                elif text:
                    pairs.append((column.field, text))
                    if column.field == "figure" and _has_places(text, choices.get(column.name)):
                        pairs.append(("rounded_to", finest[column.name]))
            given = {field for field, _ in pairs}
            pairs += [(field, value) for field, value in choice.wanted.fixed if field not in given]
            found.append(row_of(pairs, name, number, source))
        yield FilePiece(found)


TOO_LARGE = 10**18
"""A binary fraction of this size or more is not taken for a figure: of those below it, a decimal of
38 digits holds each with the 18 places that may be asked for.
"""

Walk = Iterator[tuple[list[_Column], Iterator[Sequence[object]]]]
"""The columns that are read of a file, with some of its rows, over and over."""


def _kind_of(ending: str) -> tuple[Callable[[str, str, Choice], Walk], type[Exception], str]:
    """How a file with an ending is read, what the library for it raises, and what such files are
    called.
    """
    if ending == ".parquet":
        import pyarrow as pa

        return _parquet, pa.ArrowException, "Parquet"
    if ending == ".duckdb":
        import duckdb

        return _duckdb, duckdb.Error, "DuckDB"
    import sqlite3

    return _sqlite, sqlite3.Error, "SQLite"


def _told(walk: Walk, faults: type[Exception], what: str) -> Walk:
    """The same, where whatever the library finds wrong, at once or far into the file, is told.

    Raises:
        UsageError: where it is.
    """
    try:
        yield from walk
    except UsageError:
        raise
    except (faults, OSError, UnicodeDecodeError, OverflowError) as error:
        first = (str(error).splitlines() or [""])[0][:200]
        msg = f"{what} that can be read: {first}"
        raise UsageError(msg) from None


def _layout(name: str, columns: Sequence[tuple[str, str]], choice: Choice) -> list[_Column]:
    """The columns that are read.

    Raises:
        UsageError: where one is no field and nobody said what it holds, or one that is wanted is
            not there.
    """
    names = [column for column, _ in columns]
    for wanted in choice.wanted.fields:
        if wanted not in names:
            msg = f"{name}: there is no column `{wanted}`"
            raise UsageError(msg, suggestion(wanted, names) or f"there are {', '.join(names[:20])}")
    found = []
    for column, kind in columns:
        field = choice.wanted.fields.get(column, column)
        if not field:
            continue
        if field == column and column not in FIELDS and column not in choice.wanted.fields:
            msg = f"{name}: nobody said what the column `{column}` holds"
            raise UsageError(msg, f"--map {column}=FIELD, or --map {column}= to leave it out")
        found.append(_Column(column, field, kind))
    return found


def _refuse_fractions(name: str, column: str) -> UsageError:
    msg = (
        f"{name}: the column `{column}` holds binary fractions, which are not the figures that"
        " somebody wrote"
    )
    return UsageError(msg, f"say how many decimal places they have: --decimals {column}=2")


def _parquet(path: str, name: str, choice: Choice) -> Walk:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        layout = _layout(name, [(one.name, str(one.type)) for one in file.schema_arrow], choice)
        for batch in file.iter_batches(PIECE, columns=[column.name for column in layout]):
            cells = [
                _texts(name, column, batch.column(i), choice) for i, column in enumerate(layout)
            ]
            yield layout, zip(*cells, strict=True)


def _texts(name: str, column: _Column, values: Any, choice: Choice) -> list[str | None]:
    """The cells of a column as text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = values.type.value_type if pa.types.is_dictionary(values.type) else values.type
    if pa.types.is_floating(kind):
        places = dict(choice.decimals).get(column.name)
        if places is None:
            raise _refuse_fractions(name, column.name)
        return _rounded(values, places)
    if pa.types.is_timestamp(kind):
        values = pc.cast(values, pa.date32())
    elif pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_boolean(kind):
        msg = (
            f"{name}: the column `{column.name}` is of type {kind}, which holds no figures and no"
            " text"
        )
        raise UsageError(msg, f"--map {column.name}= leaves it out")
    found: list[str | None] = pc.cast(values, pa.string()).to_pylist()
    return found


def _has_places(text: str, places: int | None) -> bool:
    """Whether a figure is written with so many decimal places."""
    if not places:
        return places == 0 and "." not in text
    return text[-1 - places :][:1] == "."


def _rounded(values: Any, places: int) -> list[str | None]:
    """Binary fractions with so many decimal places. One that is no number, or too large, is written
    as ``nan`` or ``1e+300``, which the reader of its record refuses with its row.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    bound = pa.scalar(TOO_LARGE).cast(pa.float64(), safe=False)  # which holds it exactly
    held = pc.less(pc.abs(values), bound)  # nan is less than nothing
    decimals = pc.cast(pc.if_else(held, values, None), pa.decimal128(38, places))
    found: list[str | None] = pc.cast(decimals, pa.string()).to_pylist()
    for at in pc.indices_nonzero(pc.invert(held)).to_pylist():
        found[at] = str(values[at])
    return found


def _chosen_table(name: str, tables: Sequence[str], choice: Choice) -> str:
    """The table of a database that is read; a view is a program that might never end, and none is.

    Raises:
        UsageError: where it is not said which one, or there is none of that name.
    """
    if choice.table in tables or (not choice.table and len(tables) == 1):
        return choice.table or tables[0]
    told = f"there are {', '.join(tables[:20])}" if tables else "there is none"
    msg = f"{name}: " + (
        f"no table `{choice.table}`; {told}" if choice.table else f"several tables; {told}"
    )
    raise UsageError(msg, "say which one with --table NAME")


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _duckdb(path: str, name: str, choice: Choice) -> Walk:
    import duckdb

    from figurecheck.bulk.sorting import CLOSED

    with duckdb.connect(path, read_only=True, config=CLOSED) as base:
        tables = [
            row[0]
            for row in base.execute(
                "SELECT table_name FROM information_schema.tables"
                " WHERE table_type = 'BASE TABLE' ORDER BY 1"
            ).fetchall()
        ]
        table = _chosen_table(name, tables, choice)
        described = base.execute(f"DESCRIBE {_quoted(table)}").fetchall()
        layout = _layout(name, [(row[0], row[1]) for row in described], choice)
        cells = ", ".join(_cell(name, column, choice) for column in layout)
        found = base.execute(f"SELECT {cells} FROM {_quoted(table)}")  # noqa: S608 -- names are quoted
        while rows := found.fetchmany(PIECE):
            yield layout, iter(rows)


def _cell(name: str, column: _Column, choice: Choice) -> str:
    """The text of a column in SQL."""
    quoted = _quoted(column.name)
    if column.kind in {"FLOAT", "DOUBLE", "REAL"}:
        places = dict(choice.decimals).get(column.name)
        if places is None:
            raise _refuse_fractions(name, column.name)
        return f"CAST(CAST({quoted} AS DECIMAL(38, {places:d})) AS VARCHAR)"
    if column.kind[:9] == "TIMESTAMP":
        return f"CAST(CAST({quoted} AS DATE) AS VARCHAR)"
    return f"CAST({quoted} AS VARCHAR)"


def _rounded_cell(quoted: str, places: int) -> str:
    """The text of a column of binary fractions in SQL: what is none stays as it stands, and one
    that is too large is written as ``1.0e+300``, which the reader of its record refuses.
    """
    return (
        f"CASE WHEN typeof({quoted}) <> 'real' THEN {quoted}"
        f" WHEN abs({quoted}) < {TOO_LARGE} THEN printf('%.{places:d}f', {quoted})"
        f" ELSE CAST({quoted} AS TEXT) END"
    )


def _sqlite(path: str, name: str, choice: Choice) -> Walk:
    import sqlite3
    from pathlib import Path

    base = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)
    try:
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_ROW)
        base.execute("PRAGMA trusted_schema = OFF")
        tables = [
            row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        table = _chosen_table(name, sorted(tables), choice)
        described = base.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
        layout = _layout(name, [(row[1], row[2]) for row in described], choice)
        places = dict(choice.decimals)
        cells = ", ".join(
            _rounded_cell(_quoted(one.name), places[one.name])
            if one.name in places
            else _quoted(one.name)
            for one in layout
        )
        found = base.execute(f"SELECT {cells} FROM {_quoted(table)}")  # noqa: S608 -- names are quoted
        while rows := found.fetchmany(PIECE):
            for index, column in enumerate(layout):
                kinds = {type(row[index]).__name__ for row in rows}
                if "float" in kinds:
                    raise _refuse_fractions(name, column.name)
                if "bytes" in kinds:
                    msg = f"{name}: the column `{column.name}` holds bytes"
                    raise UsageError(msg, f"--map {column.name}= leaves it out")
            yield layout, iter(rows)
    finally:
        base.close()
