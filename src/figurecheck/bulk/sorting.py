"""Sorts rows that do not fit into memory, by way of a folder beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self

from figurecheck.bulk import sizes
from figurecheck.bulk.facts import NUMBERS, OTHERWISE, TEXTS

CLOSED: Mapping[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
}
"""A database that fetches nothing and opens no other file."""


class Sorter:
    """The rows in a folder of pieces, put in order when all are there."""

    def __init__(self, folder: str) -> None:
        import duckdb

        self._folder = folder
        own = {
            "temp_directory": os.path.join(folder, "spilled"),  # noqa: PTH118
            "memory_limit": f"{sizes.SORTING_MB} MB",
        }
        closed = {name: value for name, value in CLOSED.items() if name != "enable_external_access"}
        self._base = duckdb.connect(":memory:", config={**closed, **own, "threads": 2})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def twice(self) -> list[tuple[str, str, int, int]]:
        """The claims whose full name a row above has as well, with its file's number and
        its line.
        """
        select = """
            WITH named AS (
                SELECT *, lower(nfc_normalize(source || '/' || claim)) AS name FROM rows)
            SELECT source, claim, file, line FROM (
                SELECT *, row_number() OVER (PARTITION BY name ORDER BY file, line) AS nth
                FROM named WHERE name IN (
                    SELECT name FROM named GROUP BY 1 HAVING count(*) > 1))
            WHERE nth > 1 ORDER BY file, line
        """
        found: list[tuple[str, str, int, int]] = self._base.execute(select).fetchall()
        return found

    def see(self, path: str) -> None:
        """Takes the rows of a Parquet file, with the names of their sources."""
        self._base.execute(f"CREATE VIEW rows AS SELECT * FROM read_parquet('{path}')")  # noqa: S608

    def duplicates(self) -> bool:
        """Whether two rows have one full name."""
        found = self._base.execute(
            "SELECT 1 FROM rows GROUP BY lower(nfc_normalize(source || '/' || claim))"
            " HAVING count(*) > 1 LIMIT 1"
        )
        return bool(found.fetchall())

    def in_order(
        self,
        numbers: Mapping[str, Sequence[int]],
        replaced: Sequence[str],
        dropped: Sequence[tuple[int, int]],
    ) -> Iterator[Any]:
        """The rows in order, as record batches.

        ``numbers`` are the numbers of places, measures and sources as they are to be, by those they
        have; ``replaced`` are the full names of claims that others correct, ``dropped`` the rows
        that are left out, by file and line.
        """
        import pyarrow as pa

        for name in ("place", "measure"):
            table = pa.table({"old": range(len(numbers[name])), "new": numbers[name]})
            self._base.register(f"{name}s", table)
        self._base.register("replaced", pa.table({"name": pa.array(replaced, pa.string())}))
        files, lines = [file for file, _ in dropped], [line for _, line in dropped]
        self._base.register(
            "dropped",
            pa.table({"file": pa.array(files, pa.int32()), "line": pa.array(lines, pa.int64())}),
        )
        flags = "r.flags"
        if replaced:
            inside = "(r.source || '/' || r.claim) IN (SELECT name FROM replaced)"
            flags = (
                f"CAST(CASE WHEN {inside} THEN r.flags | {OTHERWISE} ELSE r.flags END AS TINYINT)"
            )
        where = ""
        if dropped:
            where = (
                "WHERE NOT EXISTS (SELECT 1 FROM dropped d WHERE d.file = r.file AND d.line ="
                " r.line)"
            )
        columns = ", ".join(
            {
                "place": "CAST(p.new AS INTEGER) AS place",
                "measure": "CAST(m.new AS INTEGER) AS measure",
                "source": "CAST(s.number AS INTEGER) AS source",
                "flags": f"{flags} AS flags",
            }.get(name, f"r.{name}")
            for name in (*NUMBERS, *TEXTS, "file")
        )
        sources = "(SELECT source AS name, row_number() OVER (ORDER BY source) - 1 AS number FROM (SELECT DISTINCT source FROM rows))"  # noqa: E501
        select = f"""
            SELECT {columns}, r.line AS row FROM rows r
            JOIN places p ON r.place = p.old JOIN measures m ON r.measure = m.old
            JOIN {sources} s ON r.source = s.name {where}
            ORDER BY place, measure, r.w0, r.w1, source, r.file, r.line
        """  # noqa: S608
        yield from self._base.sql(select).to_arrow_reader(65_536)

    def sources(self) -> list[str]:
        """The sources of all rows, sorted."""
        return [
            row[0]
            for row in self._base.execute(
                "SELECT DISTINCT source FROM rows ORDER BY source"
            ).fetchall()
        ]
