"""Rows of facts files as the records they were packed from."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from figurecheck.bulk import sizes
from figurecheck.bulk.facts import TEXTS, Facts, open_facts
from figurecheck.errors import UsageError
from figurecheck.model.record import Field, Place, Record

COLUMNS = ("place", "measure", "source", *TEXTS, "file", "row")
"""What a record is made of."""

PIECE = 20_000
"""Rows that are made records of at once."""

WHERE = ("source", "measure")
"""What rows are chosen by beside the fields that say where."""


def loaded(
    path: str, name: str, wanted: Mapping[str, Collection[str]]
) -> tuple[Facts, list[Record]]:
    """What is in a facts file, with the records of the claims that are wanted.

    Raises:
        UsageError: where they are too many.
    """
    facts = open_facts(path, name)
    found: list[Record] = []
    for _, _, records in record_batches(facts, choosing(facts, wanted)):
        found += records
        if len(found) > sizes.CLAIMS_LOADED:
            msg = (
                f"{name}: more than {sizes.CLAIMS_LOADED:,} claims, too many to be looked at one"
                " by one"
            )
            raise UsageError(msg, "choose some of them: --where place=NAME")
    return facts, found


def record_batches(
    facts: Facts, chosen: Mapping[str, Sequence[int]] | None = None
) -> Iterator[Any]:
    """The rows chosen by numbers, in pieces: the number of the first row, their numbers within it,
    their records.
    """
    import numpy as np
    import pyarrow.parquet as pq

    chosen = chosen or {}
    with pq.ParquetFile(facts.path) as file:
        before = 0
        for group in range(file.metadata.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            if may_hold(file.metadata.row_group(group), chosen):
                start = before
                for batch in file.iter_batches(PIECE, [group], columns=list(COLUMNS)):
                    kept = np.nonzero(_mask(batch, chosen))[0]
                    if len(kept):
                        yield start, kept, records_of(facts, batch, kept.tolist())
                    start += batch.num_rows
            before += count


def rows_at(facts: Facts, rows: Sequence[int]) -> dict[int, Record]:
    """The records of some rows, by their numbers, which are sorted."""
    import numpy as np
    import pyarrow.parquet as pq

    if facts.parts:
        return _of_parts(facts, rows)
    wanted = np.array(rows, dtype=np.int64)
    found: dict[int, Record] = {}
    with pq.ParquetFile(facts.path) as file:
        before = 0
        for group in range(file.metadata.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            start, end = np.searchsorted(wanted, [before, before + count])
            if start < end:
                table = file.read_row_group(group, columns=list(COLUMNS), use_threads=False)
                own = wanted[start:end]
                found.update(
                    zip(
                        own.tolist(), records_of(facts, table, (own - before).tolist()), strict=True
                    )
                )
            before += count
    return found


def _of_parts(facts: Facts, rows: Sequence[int]) -> dict[int, Record]:
    """The same of facts put together: each file has its own rows."""
    found: dict[int, Record] = {}
    ahead = 0
    for part in facts.parts:
        own = [row - ahead for row in rows if ahead <= row < ahead + part.rows]
        found.update((row + ahead, record) for row, record in rows_at(part, own).items())
        ahead += part.rows
    return found


def choosing(facts: Facts, wanted: Mapping[str, Collection[str]]) -> dict[str, list[int]]:
    """The numbers of the places, measures and sources that are wanted, by column; a column that is
    not there is whole.

    With a place come all that may contain it or be parts of it: what is said of them bears on it.

    Raises:
        UsageError: where the facts have nothing of that kind, or none of that name.
    """
    found: dict[str, list[int]] = {}
    for field, values in wanted.items():
        names: Sequence[object] = (
            facts.sources if field == "source" else facts.measures if field == "measure" else ()
        )
        if field in WHERE:
            numbers = [number for number, name in enumerate(names) if name in values]
        else:
            name = "where" if field == "place" else field
            groups = {
                group
                for group, one in zip(facts.groups, facts.places, strict=True)
                if dict(one).get(name) in values
            }
            numbers = [number for number, group in enumerate(facts.groups) if group in groups]
        if not numbers:
            msg = f"{facts.name}: nothing there has {field}={', '.join(sorted(values))}"
            raise UsageError(msg)
        column = field if field in WHERE else "place"
        found[column] = sorted(set(found[column]) & set(numbers)) if column in found else numbers
    return found


def may_hold(group: Any, chosen: Mapping[str, Sequence[int]]) -> bool:
    """Whether a row group can hold rows with numbers that were chosen, by its least and
    greatest.
    """
    if "place" not in chosen:
        return True
    for index in range(group.num_columns):
        column = group.column(index)
        if column.path_in_schema == "place":
            known = column.statistics
            if known is None or not known.has_min_max:
                return True
            numbers = chosen["place"]  # which are sorted
            at = bisect_left(numbers, known.min)
            return at < len(numbers) and numbers[at] <= known.max
    return True


def _mask(batch: Any, chosen: Mapping[str, Sequence[int]]) -> Any:
    import numpy as np

    mask = np.ones(batch.num_rows, dtype=bool)
    for name, numbers in chosen.items():
        mask &= np.isin(batch.column(name).to_numpy(), numbers)
    return mask


def records_of(facts: Facts, batch: Any, indices: Sequence[int]) -> list[Record]:
    """The records of some rows of a batch.

    Raises:
        UsageError: where a row names what the file does not have.
    """
    cells = {name: batch.column(name).take(_array(indices)).to_pylist() for name in COLUMNS}
    try:
        return [_record(facts, cells, row) for row in range(len(indices))]
    except (IndexError, ValueError, TypeError) as error:
        msg = f"{facts.name}: a row names what its metadata do not have: {error}"
        raise UsageError(msg, "make it again with figurecheck pack") from None


def _array(indices: Sequence[int]) -> Any:
    import pyarrow as pa

    return pa.array(indices, pa.int64())


def _record(facts: Facts, cells: Mapping[str, Sequence[Any]], row: int) -> Record:
    place = Place(facts.files[cells["file"][row]][0], cells["row"][row], 1)
    extra = json.loads(cells["extra"][row], parse_float=str) if cells["extra"][row] else []
    given = {name for name, _ in extra}
    pairs = [("claim", cells["claim"][row]), ("source", facts.sources[cells["source"][row]])]
    pairs.append(("figure", cells["figure"][row]))
    if not given & {"measure", "quantity"}:
        pairs.append(("measure", facts.measures[cells["measure"][row]]))
    pairs += facts.places[cells["place"][row]]
    pairs += [(name, cells[name][row]) for name in ("when", "as_of", "since") if cells[name][row]]
    return Record(tuple(Field(name, value, place) for name, value in (*pairs, *extra)))
