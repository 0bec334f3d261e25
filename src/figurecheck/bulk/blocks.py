"""The numbers of facts in blocks that end where a set of places does, and are seen to be sorted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attr

from figurecheck.bulk import sizes
from figurecheck.bulk.adding import blocks_of_parts
from figurecheck.bulk.facts import HELP, SORTED_BY, Facts
from figurecheck.bulk.reading import may_hold
from figurecheck.errors import UsageError

TOGETHER = 32
"""How many row groups are read in one go: what has been read of them is kept until the last one."""


@attr.frozen(eq=False, repr=False)
class Block:
    """Rows of whole sets of places, those of a set in order: arrays of whole numbers, ``lower`` and
    ``upper`` those of one level.

    ``row`` are their numbers in the file, ``new`` says which begin another quantity.
    ``whole`` says that no set was cut because it has too many rows.
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
    new: Any
    whole: bool = True

    def __len__(self) -> int:
        return len(self.row)

    def only(self, chosen: Any) -> Block:
        """Some of the rows, by their numbers in the block or by a mask."""
        names = [one.name for one in attr.fields(Block) if one.name not in {"whole", "new"}]
        part = {name: getattr(self, name)[chosen] for name in names}
        return Block(**part, new=_differing(part), whole=self.whole)


def blocks(facts: Facts, level: str, chosen: Mapping[str, Sequence[int]]) -> Iterator[Block]:
    """The rows of facts at a level, ``literal`` or ``rounded``, in blocks.

    Raises:
        UsageError: where the rows are not sorted, or name what is not there.
    """
    ends = ("llo", "lhi") if level == "literal" else ("lo", "hi")
    names = [*SORTED_BY, *ends, "flags"]
    cutting = Cutting(facts, ends)
    if facts.parts:
        for _, part in blocks_of_parts(facts, names, _seen):
            part["new"] = _differing(part)
            yield from cutting.take(_kept(part, chosen))
    else:
        for part in _seen(facts, names, chosen):
            yield from cutting.take(part)
    yield from cutting.rest()


def _seen(
    facts: Facts, names: Sequence[str], chosen: Mapping[str, Sequence[int]]
) -> Iterator[dict[str, Any]]:
    """The columns of the rows that were chosen, a batch at a time, seen to be in order."""
    last: tuple[int, ...] | None = None
    before = 0
    for start, batch in _batches(facts, names, chosen):
        part = {name: batch.column(name).to_numpy() for name in names}
        part["new"] = _see(facts, part, start, last if before == start else None)
        last = tuple(int(part[name][-1]) for name in SORTED_BY)
        before = start + batch.num_rows
        part |= _numbered(start, batch.num_rows)
        yield _kept(part, chosen)


def _numbered(start: int, count: int) -> dict[str, Any]:
    import numpy as np

    return {"row": np.arange(start, start + count)}


class Cutting:
    """Cuts what comes in where a set of places ends; what is left of the last set waits for
    more.
    """

    def __init__(self, facts: Facts, ends: tuple[str, str]) -> None:
        import numpy as np

        self._groups = np.array(facts.groups, dtype=np.int64)
        self._ends = ends
        self._waiting: list[dict[str, Any]] = []
        self._held = 0
        self._few: list[dict[str, Any]] = []
        self._piled = 0
        self._group = self._cut = -1

    def take(self, part: dict[str, Any]) -> Iterator[Block]:
        """The blocks that are whole now."""
        import numpy as np

        if not len(part["row"]):
            return
        place = part["place"]
        if self._waiting:  # the set goes on to the first place of another
            beyond = np.searchsorted(self._groups, self._group, "right")
            end = int(np.searchsorted(place, beyond))
            self._keep({name: values[:end] for name, values in part.items()})
            if end == len(place):
                if self._held > sizes.BLOCK_ROWS:
                    self._cut = self._group
                    yield self._block(self._taken())
                return
            yield from self._pile()
            part = {name: values[end:] for name, values in part.items()}
            place = part["place"]
        self._group = int(self._groups[place[-1]])
        cut = int(np.searchsorted(place, np.searchsorted(self._groups, self._group)))
        if cut:
            yield self._block({name: values[:cut] for name, values in part.items()})
        self._keep({name: values[cut:] for name, values in part.items()})

    def _keep(self, part: dict[str, Any]) -> None:
        self._waiting.append(part)
        self._held += len(part["row"])

    def _taken(self) -> dict[str, Any]:
        """What waits, taken away."""
        part = _joined(self._waiting)
        self._waiting, self._held = [], 0
        return part

    def _pile(self) -> Iterator[Block]:
        """A block of what waits; a few rows are put by, for one block of many such."""
        if self._held * 4 > sizes.BATCH_ROWS or self._cut == self._group:
            yield self._block(self._taken())
            return
        self._piled += self._held
        self._few.append(self._taken())
        if self._piled > sizes.BATCH_ROWS:
            yield from self._put_by()

    def _put_by(self) -> Iterator[Block]:
        if self._few:
            part = _joined(self._few)
            self._few, self._piled = [], 0
            yield self._block(part)

    def rest(self) -> Iterator[Block]:
        """What waits, and what was put by."""
        if self._waiting:
            yield from self._pile()
        yield from self._put_by()

    def _block(self, part: Mapping[str, Any]) -> Block:
        given = {name: part[name] for name in ("row", *SORTED_BY, "flags", "new")}
        whole = self._cut < 0 or self._cut not in {
            int(self._groups[part["place"][at]]) for at in (0, -1)
        }
        return Block(**given, lower=part[self._ends[0]], upper=part[self._ends[1]], whole=whole)


def _batches(
    facts: Facts, names: Sequence[str], chosen: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, Any]]:
    """The batches of the row groups that may hold what was chosen, each with the number of its
    first row.
    """
    import pyarrow.parquet as pq

    with pq.ParquetFile(facts.path) as file:
        before = 0
        count = file.metadata.num_row_groups
        for first in range(0, 0 if chosen else count, TOGETHER):
            own = list(range(first, min(first + TOGETHER, count)))
            for batch in file.iter_batches(
                sizes.BATCH_ROWS, own, columns=list(names), use_threads=False
            ):
                yield before, batch
                before += batch.num_rows
        if not chosen:
            return
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
        part["new"] = _differing(part)
    return part


def _differing(part: Mapping[str, Any]) -> Any:
    """Where a row is about another quantity than the one before it."""
    import numpy as np

    new = np.ones(len(part["place"]), dtype=bool)
    if len(new):
        new[1:] = part["place"][1:] != part["place"][:-1]
        for name in SORTED_BY[1:4]:
            new[1:] |= part[name][1:] != part[name][:-1]
    return new


def _joined(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Parts as one; a quantity may go on from one to the next."""
    import numpy as np

    if len(parts) == 1:
        return parts[0]
    found = {name: np.concatenate([one[name] for one in parts]) for name in parts[0]}
    found["new"] = _differing(found)
    return found


def _see(facts: Facts, part: Mapping[str, Any], start: int, last: tuple[int, ...] | None) -> Any:
    """Sees that the rows are sorted and of places, measures and sources that there are; where a
    quantity begins.

    ``last`` is what the row before them is sorted by.

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
        if int(values.min()) < 0 or int(values.max()) >= len(known):
            msg = f"{facts.name}: a row names a {name} that its metadata do not have"
            raise UsageError(msg, HELP)
    if int(part["w1"].min()) < 0:
        msg = f"{facts.name}: a window ends before all days"
        raise UsageError(msg, HELP)
    wrong = np.zeros(len(part["place"]) - 1, dtype=bool)
    same = np.ones(len(wrong), dtype=bool)
    alike = same
    for name in SORTED_BY:
        values = part[name]
        wrong |= same & (values[1:] < values[:-1])
        alike = same
        same = same & (values[1:] == values[:-1])
    at = start + int(np.argmax(wrong)) if wrong.any() else -1
    head = tuple(int(part[name][0]) for name in SORTED_BY)
    if at < 0 and last is not None and head < last:
        at = start - 1
    if at >= 0:
        msg = f"{facts.name}: not sorted: row {at + 2:,} belongs before row {at + 1:,}"
        raise UsageError(msg, HELP)
    new = np.empty(len(wrong) + 1, dtype=bool)
    new[0] = last is None or head[:4] != last[:4]
    np.logical_not(alike, out=new[1:])
    return new
