"""Packs claims into a facts file: read in pieces, sorted outside of memory, written whole or not at
all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attr

from figurecheck.bulk import sizes
from figurecheck.bulk.extra import digest
from figurecheck.bulk.facts import OTHERWISE, Facts, metadata, schema
from figurecheck.bulk.numbers import ClaimRow, Numbers, Understood
from figurecheck.bulk.opening import NamedFile
from figurecheck.bulk.places import groups_of
from figurecheck.bulk.rooms import room
from figurecheck.bulk.rows import only_claims, pieces, problem_at
from figurecheck.bulk.sorting import Sorter
from figurecheck.errors import UsageError
from figurecheck.keeping.saving import settle
from figurecheck.model.finding import Problem
from figurecheck.model.record import Record
from figurecheck.reading.data import ReadingData

OWN_COLUMNS = frozenset({"claim", "source", "figure", "measure", "when", "as_of", "since"})
"""The fields that have a column of their own, or are in that of their number."""

WITH = "figurecheck pack MEASURES FILE... --to FACTS"
"""How somebody packs tables with what describes their measures."""


@attr.frozen(eq=False, repr=False)
class Packed:
    """What was packed: how many claims, how many rows were left out, and what is wrong with them
    and with others.
    """

    claims: int
    left_out: int
    problems: tuple[Problem, ...]


def pack(
    given: Sequence[NamedFile],
    target: str,
    data: ReadingData | None = None,
    read: Callable[[int], None] = lambda _: None,
    written: Callable[[int, int], None] = lambda _, __: None,
) -> Packed:
    """Packs the claims of files into a facts file; a link to it stays one.

    What stood there before stays until the new file is whole, and whatever happens no other file is
    left; what was left by a process that was killed is cleared away by the next. ``read`` is told
    how many rows have been read, ``written`` how many written, and of how many.

    Raises:
        UsageError: where a file cannot be read, or there is no claim in any.
    """
    whole = os.path.realpath(target)
    with room(os.path.dirname(whole), target) as own:  # noqa: PTH120
        return _Packing(given, whole, data, own, (read, written)).run()


class _Packing:
    """One run: everything that it makes lies in the folder ``room`` until the end."""

    def __init__(
        self,
        given: Sequence[NamedFile],
        target: str,
        data: ReadingData | None,
        room: str,
        progress: tuple[Callable[[int], None], Callable[[int, int], None]],
    ) -> None:
        self._given, self._target, self._data = given, target, data
        self._room, (self._read, self._told) = room, progress
        self._files = [(one.name, digest(one.path)) for one in given]
        self._places: dict[tuple[tuple[str, str], ...], int] = {}
        self._measures: dict[str, int] = {}
        self._replaced: set[str] = set()
        self._problems: list[Problem] = []
        self._kinds: dict[tuple[str, str], int] = {}
        self._left_out = 0

    def run(self) -> Packed:
        records = self._records()
        numbers = Numbers(records, self._data)
        self._problems += numbers.known.problems
        spool = os.path.join(self._room, "rows")  # noqa: PTH118
        rows = self._spool(spool, numbers)
        if not rows:
            if self._problems:
                first = next(
                    (one for one in self._problems if one.severity != "note"), self._problems[0]
                )
                help_ = first.help
                if not records:
                    help_ += f"{'; ' if help_ else ''}records of measures are packed along: {WITH}"
                raise UsageError(f"not one claim could be read: {first.headline}", help_)
            msg = "not one claim in what was named"
            raise UsageError(msg)
        with Sorter(self._room) as sorter:
            sorter.see(spool)
            dropped = self._twice(sorter) if sorter.duplicates() else []
            self._told(0, rows)
            written = self._write(sorter, numbers, records, dropped, rows)
        for (code, _), count in sorted(self._kinds.items()):
            if count > sizes.TOLD_OF_A_KIND:
                more = count - sizes.TOLD_OF_A_KIND
                self._problems.append(
                    Problem(code, f"{more:,} more rows with {code} were left out", ())
                )
        return Packed(written, self._left_out, tuple(self._problems))

    def _records(self) -> list[tuple[str, Record]]:
        """The records that are no claims: they say how the claims are read, so they are taken out
        first.
        """
        found: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[str, Record]] = {}
        for one in self._given:
            for piece in (
                () if only_claims(one.path, one.name) else pieces(one.path, one.name, one.choice)
            ):
                for record in piece.records:
                    key = record.pairs
                    found.setdefault((record.kind, key), (record.place.file, record))
        return list(found.values())

    def _spool(self, path: str, numbers: Numbers) -> int:
        """Writes what each row stands for, in the order read; returns how many there are."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        kinds = {field.name: field.type for field in schema()} | {
            "source": pa.string(),
            "line": pa.int64(),
        }
        del kinds["row"]
        spooled = pa.schema(list(kinds.items()))
        count = read = 0
        with pq.ParquetWriter(path, spooled, compression="zstd") as writer:
            for index, file in enumerate(self._given):
                for piece in pieces(file.path, file.name, file.choice):
                    for problem in piece.problems:
                        self._tell(problem)
                    read += len(piece.rows)
                    kept = [
                        self._columns(row, one, index, numbers)
                        for row, one in zip(piece.rows, numbers.read(piece.rows), strict=True)
                        if isinstance(one, Understood) or not self._leave_out(one, file.name, row)
                    ]
                    if kept:
                        writer.write_batch(pa.RecordBatch.from_pylist(kept, spooled))
                    count += len(kept)
                    self._read(read)
        return count

    def _leave_out(self, problem: Problem, name: str, row: ClaimRow) -> bool:
        self._left_out += 1
        self._tell(problem_at(problem, name, row.line))
        return True

    def _tell(self, problem: Problem) -> None:
        """Keeps a problem, and only counts it where many of its kind were told."""
        kind = problem.code, problem.severity
        self._kinds[kind] = self._kinds.get(kind, 0) + 1
        if self._kinds[kind] <= sizes.TOLD_OF_A_KIND:
            self._problems.append(problem)

    def _columns(
        self, row: ClaimRow, read: object, file: int, numbers: Numbers
    ) -> dict[str, object]:
        assert isinstance(read, Understood)  # noqa: S101
        record = row.record
        values = {field.name: field.value for field in record.fields}
        place = numbers.members(record)
        where = {name for name, _ in place}
        apart = (
            OWN_COLUMNS | where
            if values.get("measure", "") == read.measure
            else OWN_COLUMNS - {"measure"} | where
        )
        extra = [[one.name, one.value] for one in record.fields if one.name not in apart]
        if "replaces" in values:
            self._replaced.add(values["replaces"])
        return {
            "place": self._places.setdefault(place, len(self._places)),
            "measure": self._measures.setdefault(read.measure, len(self._measures)),
            "w0": read.window[0],
            "w1": read.window[1],
            "source": row.source,
            "lo": read.ends[0],
            "hi": read.ends[1],
            "llo": read.ends[2],
            "lhi": read.ends[3],
            "flags": read.flags | (OTHERWISE if "replaces" in values else 0),
            "claim": record.id,
            "figure": values.get("figure", ""),
            "when": values.get("when"),
            "as_of": values.get("as_of"),
            "since": values.get("since"),
            "extra": json.dumps(extra, ensure_ascii=False) if extra else None,
            "file": file,
            "line": row.line,
        }

    def _twice(self, sorter: Sorter) -> list[tuple[int, int]]:
        """Tells of rows whose full name a row above has, which are left out."""
        found = sorter.twice()
        for _, claim, file, line in found:
            headline = f"claim `{claim}` is described twice"
            problem = Problem("FC004", headline, (), "rename one, or remove one")
            self._tell(problem_at(problem, self._files[file][0], line))
        self._left_out += len(found)
        return [(file, line) for _, _, file, line in found]

    def _write(
        self,
        sorter: Sorter,
        numbers: Numbers,
        records: Sequence[tuple[str, Record]],
        dropped: Sequence[tuple[int, int]],
        rows: int,
    ) -> int:
        """Writes the rows in order, then puts the file in its place; returns how many there are."""
        import pyarrow.parquet as pq

        places, groups = groups_of(list(self._places), numbers.known, joins=numbers.joins)
        order = sorted(range(len(places)), key=lambda number: (groups[number], places[number]))
        measures = sorted(self._measures)
        facts = Facts(
            path=self._target,
            name=self._target,
            rows=0,
            measures=tuple(measures),
            sources=tuple(sorter.sources()),
            places=tuple(places[number] for number in order),
            groups=tuple(groups[number] for number in order),
            files=tuple(self._files),
            records=tuple(records),
            problems=tuple(one for one in self._problems if one.severity != "note"),
            readings=numbers.known.readings_version,
            ties=tuple(numbers.ties),
            joins=numbers.joins,
            finer=tuple((record.place.file, record) for record in numbers.finer.values()),
        )
        new = {old: position for position, old in enumerate(order)}
        renumbered = {
            "place": [new[number] for number in range(len(places))],
            "measure": [measures.index(name) for name in self._measures],
        }
        half = os.path.join(self._room, "facts")  # noqa: PTH118
        whole = schema().with_metadata(metadata(facts))
        count = 0
        with pq.ParquetWriter(half, whole, compression="zstd") as writer:
            for table in _in_groups(sorter.in_order(renumbered, sorted(self._replaced), dropped)):
                writer.write_table(table.cast(whole), row_group_size=sizes.GROUP_ROWS)
                count += table.num_rows
                self._told(count, rows)
        settle(half)
        os.replace(half, self._target)  # noqa: PTH105
        settle(os.path.dirname(self._target))  # noqa: PTH120
        return count


def _in_groups(batches: Iterator[Any]) -> Iterator[Any]:
    """The batches put together to tables of as many rows as a row group has."""
    import pyarrow as pa

    waiting: list[Any] = []
    held = 0
    for batch in batches:
        waiting.append(batch)
        held += batch.num_rows
        if held >= sizes.GROUP_ROWS:
            yield pa.Table.from_batches(waiting)
            waiting, held = [], 0
    if waiting:
        yield pa.Table.from_batches(waiting)
