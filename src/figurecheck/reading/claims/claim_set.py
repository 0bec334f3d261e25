"""Records to a claim set: every reference followed, every figure and window read, every unit
compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.record import Place, Record
from figurecheck.reading.claims.claim import read_claim, tell_nouns
from figurecheck.reading.claims.descriptions import STEPS
from figurecheck.reading.claims.fields import KINDS, check_fields
from figurecheck.reading.claims.reader import RecordReader, RefusedRecord
from figurecheck.reading.claims.references import check_references, check_trees
from figurecheck.reading.claims.smallest_units import take_whole_amounts
from figurecheck.reading.data import ReadingData


def assemble(
    records: Iterable[tuple[str, Sequence[Record]]],
    problems: Iterable[Problem] = (),
    inputs: Mapping[str, str] | None = None,
    data: ReadingData | None = None,
) -> Claims:
    """The claim set of the records of each file, in any order of files; what is wrong with one
    costs that one only.

    ``records`` are pairs of a file's name and its records in the order written.
    """
    data = data or ReadingData()
    reader = RecordReader(data.table, data.words, problems)
    files = sorted(((name, tuple(found)) for name, found in records), key=lambda pair: pair[0])
    everything = [record for _, found in files for record in found]
    declared = {
        field.value.split("=")[0].strip()
        for record in everything
        for field in record.all("dimension")
    }
    reader.dimensions = frozenset(name for name in declared if _plain_name(name)) | {"where", "by"}
    belongs = {
        id(record): source for name, found in files for record, source in _owners(name, found)
    }
    good: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in everything:
        wrong = check_fields(record, reader.dimensions)
        reader.problems += wrong
        if not wrong:
            good[record.kind].append(record)
    for kind, read in STEPS:
        for record in good[kind]:
            _attempt(partial(read, reader, record))
    check_trees(reader)
    for record in good["claim"]:
        field = record.get("source")
        source = field.value if field else belongs[id(record)]
        _attempt(partial(read_claim, reader, record, source))
    take_whole_amounts(reader)
    check_references(reader)
    tell_nouns(reader)
    return Claims(
        tuple(reader.claims[name] for name in sorted(reader.claims)),
        {name: reader.sources[name] for name in sorted(reader.sources)},
        {name: reader.measures[name] for name in sorted(reader.measures)},
        {key: reader.members[key] for key in sorted(reader.members)},
        {name: reader.periods[name] for name in sorted(reader.periods)},
        tuple(reader.relations[name] for name in sorted(reader.relations)),
        tuple(reader.acceptances[key] for key in sorted(reader.acceptances)),
        {text: reader.windows[text] for text in sorted(reader.windows)},
        dict(inputs or {}),
        tuple(sorted(reader.problems, key=_problem_order)),
        data.version,
        data,
        tuple(files),
    )


def _problem_order(found: Problem) -> tuple[Place, str, str]:
    return (found.labels[0].place if found.labels else Place("", 0, 0), found.code, found.headline)


def _attempt(read: Callable[[], None]) -> None:
    try:
        read()
    except RefusedRecord:
        return


def _owners(name: str, found: Sequence[Record]) -> Iterable[tuple[Record, str]]:
    stem = name.replace("\\", "/").rsplit("/", 1)[-1]
    current = stem.rsplit(".", 1)[0] or stem
    for record in found:
        if record.kind == "source" and record.id:
            current = record.id
        yield record, current


def _plain_name(name: str) -> bool:
    return (
        name.isascii()
        and name.replace("_", "").replace("-", "").isalnum()
        and name not in KINDS["claim"].optional
    )
