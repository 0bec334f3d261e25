"""Opens a file with tables: finds its reader, cuts what that gives into tables, and tells as a
problem what could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from figurecheck.bringing.stated import problem
from figurecheck.bringing.tables.blocks import blocks_of
from figurecheck.bringing.tables.signs import joined
from figurecheck.bringing.tables.text import TableReader, TableText
from figurecheck.catalogue import collect
from figurecheck.errors import UsageError
from figurecheck.model.finding import Problem

TABLE_ENDINGS = (".csv", ".tsv", ".xlsx", ".ods")
"""The endings of files that hold tables and nothing else."""

ROWS = ".csv"
"""The ending of files with a row a line."""

MIN_FIGURES = 2
"""Cells with a digit without which something within a text is no table of figures."""

MAX_TABLES = 20_000
"""Tables that a file may have; each takes a millisecond, however small."""


@cache
def _readers() -> dict[str, TableReader]:
    """The readers by the endings of their files."""
    found = collect("figurecheck.bringing.tables.readers", "TABLES", TableReader)
    return {suffix: reader for reader in found for suffix in reader.suffixes}


def holds_tables(ending: str) -> bool:
    """Whether files with an ending, in lower case, may have tables within their text."""
    return ending in _readers()


def opened_tables(
    content: bytes, name: str, ending: str, problems: list[Problem]
) -> list[TableText]:
    """The tables of a file; none, with a problem noted, where it cannot be read.

    Of what stands within a text those without figures are left out: they only set the text. A file
    that is said to be a table, whatever its ending, has a row a line.
    """
    reader = _readers().get(ending) or _readers()[ROWS]
    try:
        found = list(islice(_tables(reader, content, name, problems), MAX_TABLES + 1))
        if len(found) > MAX_TABLES:
            msg = f"{name}: more than {MAX_TABLES:,} tables"
            raise UsageError(msg, "split it")
        return found
    except UsageError as error:
        problems.append(problem(name, str(error), error.help))
        return []


def _tables(
    reader: TableReader, content: bytes, name: str, problems: list[Problem]
) -> Iterator[TableText]:
    for table in reader.read(content, name, problems):
        if not reader.within:
            yield from blocks_of(joined(table))
        elif _figures(table) >= MIN_FIGURES:
            yield joined(table)


def _figures(table: TableText) -> int:
    return sum(any(map(str.isdecimal, cell)) for row in table.cells for cell in row)
