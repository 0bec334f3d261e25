"""The numbers of facts in blocks that end where a set of places does, and are seen to be sorted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attr

from figurecheck.bulk import sizes
from figurecheck.bulk.facts import SORTED_BY, Facts
from figurecheck.bulk.reading import may_hold
from figurecheck.errors import UsageError


@attr.frozen(eq=False, repr=False)
class Block:
    """Rows of whole sets of places: arrays of whole numbers, ``lower`` and ``upper`` those of one
    level.

    ``row`` are their numbers in the file. ``whole`` says that no set was cut because it has too
    many rows.
    """

    row: Any
    place: Any
    measure: Any
    w0: Any
    w1: Any
    source: Any
    lower: Any
    upper: Any
    flags: Any
    whole: bool = True

    def __len__(self) -> int:
        return len(self.row)

    def only(self, chosen: Any) -> Block:
        """Some of the rows, by their numbers in the block or by a mask."""
        names = [one.name for one in attr.fields(Block) if one.name != "whole"]
        return Block(**{name: getattr(self, name)[chosen] for name in names}, whole=self.whole)


def blocks(facts: Facts, level: str, chosen: Mapping[str, Sequence[int]]) -> Iterator[Block]:
    """The rows of facts at a level, ``literal`` or ``rounded``, in blocks.

    Raises:
        UsageError: where the rows are not sorted, or name what is not there.
    """
    import numpy as np

    ends = ("llo", "lhi") if level == "literal" else ("lo", "hi")
    names = [*SORTED_BY, *ends, "flags"]
    groups = np.array(facts.groups, dtype=np.int64)
    waiting: list[dict[str, Any]] = []
    held, before = 0, 0
    last: tuple[int, ...] | None = None
    for start, batch in _batches(facts, names, chosen):
        part = {name: batch.column(name).to_numpy() for name in names}
        _see(facts, part, start, before, last)
        last = tuple(int(part[name][-1]) for name in SORTED_BY)
        before = start + batch.num_rows
        part["row"] = np.arange(start, start + batch.num_rows)
        part = _kept(part, chosen)
        if not len(part["row"]):
            continue
        waiting.append(part)
        held += len(part["row"])
        if held < sizes.BATCH_ROWS:
            continue
        together = _together(waiting)
        group = groups[together["place"]]
        cut = int(np.searchsorted(group, group[-1]))
        if cut:
            yield _block(together, slice(0, cut), ends)
            waiting, held = [{name: values[cut:] for name, values in together.items()}], held - cut
        elif held > sizes.BLOCK_ROWS:
            yield attr.evolve(_block(together, slice(0, held), ends), whole=False)
            waiting, held = [], 0
        else:
            waiting = [together]
    if waiting:
        yield _block(_together(waiting), slice(0, held), ends)


def _batches(
    facts: Facts, names: Sequence[str], chosen: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, Any]]:
    """The batches of the row groups that may hold what was chosen, each with the number of its
    first row.
    """
    import pyarrow.parquet as pq

    with pq.ParquetFile(facts.path) as file:
        before = 0
        for group in range(file.metadata.num_row_groups):
            about = file.metadata.row_group(group)
            if may_hold(about, chosen):
                start = before
                for batch in file.iter_batches(
                    sizes.BATCH_ROWS, [group], columns=list(names), use_threads=False
                ):
                    yield start, batch
                    start += batch.num_rows
            before += about.num_rows


def _kept(part: dict[str, Any], chosen: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    import numpy as np

    for name, numbers in chosen.items():
        mask = np.isin(part[name], numbers)
        part = {one: values[mask] for one, values in part.items()}
    return part


def _together(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    import numpy as np

    if len(parts) == 1:
        return parts[0]
    return {name: np.concatenate([one[name] for one in parts]) for name in parts[0]}


def _block(part: Mapping[str, Any], cut: slice, ends: tuple[str, str]) -> Block:
    given = {name: part[name][cut] for name in ("row", *SORTED_BY, "flags")}
    return Block(**given, lower=part[ends[0]][cut], upper=part[ends[1]][cut])


def _see(
    facts: Facts, part: Mapping[str, Any], start: int, before: int, last: tuple[int, ...] | None
) -> None:
    """Sees that the rows are sorted and of places, measures and sources that there are.

    Raises:
        UsageError: where they are not, with the rows.
    """
    import numpy as np

    for name, known in (
        ("place", facts.places),
        ("measure", facts.measures),
        ("source", facts.sources),
    ):
        values = part[name]
        if len(values) and (int(values.min()) < 0 or int(values.max()) >= len(known)):
            msg = f"{facts.name}: a row names a {name} that its metadata do not have"
            raise UsageError(msg, "make it again with figurecheck pack")
    wrong = np.zeros(max(0, len(part["place"]) - 1), dtype=bool)
    same = np.ones(len(wrong), dtype=bool)
    for name in SORTED_BY:
        one, other = part[name][:-1], part[name][1:]
        wrong |= same & (one > other)
        same &= one == other
        if not same.any():
            break
    at = start + int(np.argmax(wrong)) if wrong.any() else -1
    if (
        at < 0
        and last is not None
        and before == start
        and tuple(int(part[name][0]) for name in SORTED_BY) < last
    ):
        at = start - 1
    if at >= 0:
        msg = f"{facts.name}: not sorted: row {at + 2:,} belongs before row {at + 1:,}"
        raise UsageError(msg, "make it again with figurecheck pack")
