"""Facts that are added to others: only what bears on them is read, and screened, again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Any

import attr

from figurecheck.bulk import sizes
from figurecheck.bulk.facts import FARTHEST, SORTED_BY, Facts
from figurecheck.bulk.places import groups_of
from figurecheck.errors import UsageError
from figurecheck.model.record import Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

BESIDE = frozenset({"accept", "relation"})
"""Kinds of records by which no figure is read: only one of two files may have them."""


def added(base: Facts, new: Facts, data: ReadingData | None) -> Facts:
    """The new facts, with those of others that are about the same sets of places.

    Raises:
        UsageError: where the two were not packed with the same records, or one claim is in both.
    """
    found = attr.evolve(
        together((base, new), data), name=f"{base.name} with {new.name}", problems=new.problems
    )
    _see_to_names(found)
    return found


def together(parts: Sequence[Facts], data: ReadingData | None) -> Facts:
    """What several facts files hold beside their rows, by numbers that all of them have together.

    Raises:
        UsageError: where they were not packed with the same records.
    """
    first = parts[0]
    records, sources, places, groups = first.records, first.sources, first.places, first.groups
    for one in parts[1:]:
        records = _both(attr.evolve(first, records=records, sources=sources), one)
        sources = tuple(sorted({*sources, *one.sources}))
    if not {place for one in parts for place in one.places} <= {*places}:
        claims = assemble([(file, (record,)) for file, record in records], (), {}, data)
        listed = list(dict.fromkeys(place for one in parts for place in one.places))
        _, numbers = groups_of(listed, claims, joins=False)
        order = sorted(range(len(listed)), key=lambda number: (numbers[number], number))
        places = tuple(listed[number] for number in order)
        groups = tuple(numbers[number] for number in order)
    return attr.evolve(
        first,
        rows=sum(one.rows for one in parts),
        measures=tuple(sorted({name for one in parts for name in one.measures})),
        sources=sources,
        places=places,
        groups=groups,
        files=tuple(file for one in parts for file in one.files),
        records=records,
        problems=tuple(problem for one in parts for problem in one.problems),
        ties=tuple(dict.fromkeys(tie for one in parts for tie in one.ties)),
        finer=tuple(record for one in parts for record in one.finer),
        parts=tuple(parts),
    )


def _both(base: Facts, new: Facts) -> tuple[tuple[str, Record], ...]:
    """The records of both.

    Raises:
        UsageError: where one is of a kind by which figures are read, and only one file has it.
    """
    if base.readings != new.readings:
        msg = f"{new.name}: packed with readings {new.readings}, {base.name} with {base.readings}"
        raise UsageError(msg, "pack both with the same --readings and --words")
    if base.joins or new.joins:
        msg = "claims that name places of their own bear on all figures"
        raise UsageError(msg, f"pack both into one: figurecheck pack {base.name} {new.name}")
    first, second = _keyed(base), _keyed(new)
    for facts, other, own, others in ((base, new, first, second), (new, base, second, first)):
        for key in own.keys() - others.keys():
            record = own[key][1]
            alone = record.kind == "source" and record.id not in other.sources
            if record.kind not in BESIDE and not alone:
                msg = (
                    f"{other.name}: packed without the {record.kind} `{record.id}` of {facts.name}"
                )
                raise UsageError(msg, "pack it with the same records of measures and members")
    return tuple({**first, **second}.values())


def _keyed(facts: Facts) -> dict[tuple[tuple[str, str], ...], tuple[str, Record]]:
    """The records of facts by what they say."""
    return {record.pairs: (file, record) for file, record in facts.records}


def touched(facts: Facts) -> list[dict[str, list[int]]]:
    """Which rows of each part are about sets of places that the new facts are about, by their own
    numbers.
    """
    base, new = facts.parts
    group = dict(zip(facts.places, facts.groups, strict=True))
    wanted = {group[one] for one in new.places}
    numbers = [number for number, one in enumerate(base.places) if group[one] in wanted]
    return [{"place": numbers or [-1]}, {}]


def blocks_of_parts(
    facts: Facts, names: Sequence[str], batches: Any
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows that are touched, in order, by the numbers that places, measures and sources have
    together; each time with how many there were before.

    ``batches`` gives the columns of one file, checked, with the numbers of its rows.

    Raises:
        UsageError: where they are too many to be put in order in memory.
    """
    import numpy as np

    found: list[dict[str, Any]] = []
    held = ahead = 0
    for part, chosen in zip(facts.parts, touched(facts), strict=True):
        numbers = renumbered(facts, part)
        for columns in batches(part, names, chosen):
            own = {
                name: numbers[name][values] if name in numbers else values
                for name, values in columns.items()
            }
            own["row"] = own["row"] + ahead
            held += len(own["row"])
            if held > sizes.TOUCHED_ROWS:
                msg = f"{facts.name}: more than {sizes.TOUCHED_ROWS:,} rows bear on what is new"
                raise UsageError(msg, "pack both into one, and report on that")
            found.append(own)
        ahead += part.rows
    if not held:
        return
    together = {name: np.concatenate([one[name] for one in found]) for name in found[0]}
    order = _order([together[name] for name in SORTED_BY])
    for start in range(0, held, sizes.BATCH_ROWS):
        at = order[start : start + sizes.BATCH_ROWS]
        yield start, {name: values[at] for name, values in together.items()}


def renumbered(facts: Facts, part: Facts) -> dict[str, Any]:
    """The numbers that a part's places, measures and sources have together, by those of its own."""
    import numpy as np

    found = {}
    listed: Sequence[tuple[str, Sequence[object], Sequence[object]]] = (
        ("place", part.places, facts.places),
        ("measure", part.measures, facts.measures),
        ("source", part.sources, facts.sources),
    )
    for name, own, known in listed:
        number = {one: index for index, one in enumerate(known)}
        found[name] = np.array([number[one] for one in own], dtype=np.int32)
    return found


def _order(columns: Sequence[Any]) -> Any:
    """The order of rows by several columns, as one number for each row where that has room."""
    import numpy as np

    spans = [int(values.max()) - int(values.min()) + 1 for values in columns]
    if prod(spans) >= FARTHEST:
        return np.lexsort(tuple(reversed(columns)))
    code = np.zeros(len(columns[0]), dtype=np.int64)
    for values, span in zip(columns, spans, strict=True):
        code *= span
        code += values
        code -= int(values.min())
    return np.argsort(code, kind="stable")


def _see_to_names(facts: Facts) -> None:
    """Sees that no claim that is touched has the full name of a new one.

    Raises:
        UsageError: where one has.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    base, new = facts.parts
    shared = sorted({*base.sources} & {*new.sources})
    if not shared:
        return
    names = [
        pa.concat_arrays([*_names(part, shared, chosen)])
        for part, chosen in zip(facts.parts, touched(facts), strict=True)
    ]
    twice = pc.filter(names[1], pc.is_in(names[1], value_set=names[0]))
    if len(twice):
        msg = f"{new.name}: {base.name} has a claim `{twice[0]}` as well"
        raise UsageError(msg, "give claims ids that say what they are about, and pack again")


def _names(facts: Facts, sources: Sequence[str], chosen: Mapping[str, Any]) -> Iterator[Any]:
    """The full names of claims of some sources, as claims are told apart by them."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    from figurecheck.bulk.reading import may_hold

    wanted = pa.array([facts.sources.index(one) for one in sources], pa.int32())
    yield pa.array([], pa.string())
    with pq.ParquetFile(facts.path) as file:
        for group in range(file.metadata.num_row_groups):
            if may_hold(file.metadata.row_group(group), chosen):
                table = file.read_row_group(group, ["source", "claim"], use_threads=False)
                own = table.filter(pc.is_in(table.column("source"), value_set=wanted))
                yield full_names(facts.sources, own)


def full_names(sources: Sequence[str], rows: Any) -> Any:
    """The full names of the claims of some rows, as claims are told apart by them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    spoken = pa.array(sources, pa.string()).take(rows.column("source").combine_chunks())
    name = pc.binary_join_element_wise(spoken, rows.column("claim").combine_chunks(), "/")
    return pc.utf8_lower(pc.utf8_normalize(name, form="NFC"))
