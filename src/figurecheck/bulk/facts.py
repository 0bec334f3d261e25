"""A facts file: claims as rows of Parquet, sorted, with what their numbers stand for in its
metadata.

What a decision rests on are the fields as they were written; the numbers beside them only say which
rows could be in conflict. They are whole numbers in parts of the measure's unit, drawn inwards, so
that what does not meet in exact arithmetic never meets here.
"""

from __future__ import annotations

import json
from typing import Any

import attr

from figurecheck.bulk import sizes
from figurecheck.bulk.extra import opened, see_to_name, see_to_plain
from figurecheck.errors import UsageError
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Field, Place, Record

FORMAT = "figurecheck-facts/1"
"""What the metadata of a facts file calls its format."""

SORTED_BY = ("place", "measure", "w0", "w1", "source")
"""The columns that the rows are sorted by."""

NUMBERS = (*SORTED_BY, "lo", "hi", "llo", "lhi", "flags")
"""The columns that the screen reads: the rounded reading from ``lo`` to ``hi``, the literal one
``llo`` to ``lhi``.
"""

TEXTS = ("claim", "figure", "when", "as_of", "since", "extra")
"""The columns of what was written; ``extra`` holds every other field, as JSON."""

NO_START, NO_END = -(2**31), 2**31 - 1
"""What stands for a window without a first or a last day."""

FARTHEST = 2**60
"""No end of a reading is farther from 0; where there is none, or it is farther, this stands
for it.
"""

OTHERWISE = 1
"""The flag of a row that the screen does not understand: its whole set is left to the core."""

HELP = "make it again with figurecheck pack"


@attr.frozen(eq=False, repr=False)
class Facts:
    """What is in a facts file beside its rows.

    ``places`` are the fields that say where, as they were written, ``groups`` the number of the set
    of places that each belongs to: places of one set may be parts of one another. ``measures`` and
    ``sources`` are ids by number. ``records`` are those that are no claims, with their files;
    ``ties`` the measures that claims name together; ``finer`` the first row of each measure whose
    figure says that amounts of it are not in whole smallest units. ``parts`` are the files that it
    is put together from, where it is no file itself: those that something is added to, and that.
    """

    path: str
    name: str
    rows: int
    measures: tuple[str, ...]
    sources: tuple[str, ...]
    places: tuple[tuple[tuple[str, str], ...], ...]
    groups: tuple[int, ...]
    files: tuple[tuple[str, str], ...]
    records: tuple[tuple[str, Record], ...]
    problems: tuple[Problem, ...]
    readings: str
    ties: tuple[tuple[str, ...], ...] = ()
    joins: bool = False
    finer: tuple[tuple[str, Record], ...] = ()
    parts: tuple[Facts, ...] = ()


def schema() -> Any:
    """The columns of a facts file, with their types."""
    import pyarrow as pa

    kinds = dict.fromkeys(("place", "measure", "w0", "w1", "source", "file"), pa.int32())
    kinds |= dict.fromkeys(("lo", "hi", "llo", "lhi", "row"), pa.int64()) | {"flags": pa.int8()}
    kinds |= dict.fromkeys(TEXTS, pa.string())
    order = (*NUMBERS, *TEXTS, "file", "row")
    return pa.schema([pa.field(name, kinds[name], nullable=name in TEXTS[2:]) for name in order])


def metadata(facts: Facts) -> dict[str, str]:
    """What is written into the metadata of a facts file."""
    held = {
        "measures": facts.measures,
        "sources": facts.sources,
        "places": facts.places,
        "groups": facts.groups,
        "files": facts.files,
        "records": [[file, _plain(record)] for file, record in facts.records],
        "problems": [_problem_object(one) for one in facts.problems],
        "readings": facts.readings,
        "ties": facts.ties,
        "joins": facts.joins,
        "finer": [[file, _plain(record)] for file, record in facts.finer],
    }
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    # a file's name may be no text: its halves of signs are spelled, which JSON reads as the same
    return {"format": FORMAT, "figurecheck": text.encode("utf-8", "backslashreplace").decode()}


def is_of_format(path: str) -> bool:
    """Whether a file is Parquet whose metadata say that it holds facts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        see_to_plain(path)
        with opened(path) as stream:
            held = pq.read_schema(stream).metadata or {}
    except (pa.ArrowException, OSError, UsageError):
        return False
    return bool(held.get(b"format") == FORMAT.encode())


def open_facts(path: str, name: str) -> Facts:
    """What is in a facts file beside its rows.

    Raises:
        UsageError: where it is no such file, is cut off, is of another version, or a column is
            missing or of another type.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    see_to_plain(path)
    see_to_name(path)
    try:
        file = pq.ParquetFile(path, memory_map=False)
    except FileNotFoundError:
        msg = f"{name}: there is no such file"
        raise UsageError(msg) from None
    except (pa.ArrowException, OSError) as error:
        missing = f"{name}: not a Parquet file, or one that was cut off"
        raise UsageError(missing, HELP) from error
    with file:
        given = {key.decode(): value for key, value in (file.schema_arrow.metadata or {}).items()}
        if given.get("format", b"").decode(errors="replace") != FORMAT:
            msg = (
                f"{name}: its metadata do not say {FORMAT}: a Parquet file of another kind or"
                " version"
            )
            raise UsageError(msg, HELP)
        _see_to_columns(name, file.schema_arrow)
        for group in range(file.metadata.num_row_groups):
            if file.metadata.row_group(group).total_byte_size > sizes.ROW_GROUP_BYTES:
                msg = (
                    f"{name}: row group {group + 1} takes more than {sizes.ROW_GROUP_BYTES:,} bytes"
                    " in memory"
                )
                raise UsageError(msg, HELP)
        try:
            held = json.loads(given["figurecheck"], parse_float=str)
            return _facts(path, name, file.metadata.num_rows, held)
        except (KeyError, ValueError, TypeError, IndexError) as error:
            msg = f"{name}: its metadata cannot be read"
            raise UsageError(msg, HELP) from error


def _facts(path: str, name: str, rows: int, held: dict[str, Any]) -> Facts:
    places = tuple(tuple((one, value) for one, value in place) for place in held["places"])
    groups = tuple(map(int, held["groups"]))
    if len(groups) != len(places) or list(groups) != sorted(groups):
        raise ValueError(groups)
    return Facts(
        path=path,
        name=name,
        rows=rows,
        measures=tuple(map(str, held["measures"])),
        sources=tuple(map(str, held["sources"])),
        places=places,
        groups=groups,
        files=tuple((str(one), str(digest)) for one, digest in held["files"]),
        records=tuple((str(one), _record(str(one), fields)) for one, fields in held["records"]),
        problems=tuple(_problem(one) for one in held["problems"]),
        readings=str(held["readings"]),
        ties=tuple(tuple(map(str, one)) for one in held["ties"]),
        joins=bool(held["joins"]),
        finer=tuple((str(one), _record(str(one), fields)) for one, fields in held["finer"]),
    )


def _see_to_columns(name: str, found: Any) -> None:
    """Sees that every column is there, of its type.

    Raises:
        UsageError: where one is not, with both types.
    """
    for field in schema():
        index = found.get_field_index(field.name)
        if index < 0:
            msg = f"{name}: the column `{field.name}` is missing"
            raise UsageError(msg, HELP)
        own = found.field(index).type
        if own != field.type:
            msg = f"{name}: the column `{field.name}` is of type {own}, and must be {field.type}"
            raise UsageError(msg, HELP)


def _plain(record: Record) -> list[list[object]]:
    return [
        [field.name, field.value, field.place.line, field.place.column] for field in record.fields
    ]


def _record(file: str, fields: list[list[Any]]) -> Record:
    first, *more = (
        Field(str(n), str(v), Place(file, int(line), int(column))) for n, v, line, column in fields
    )
    return Record((first, *more))


def _problem_object(problem: Problem) -> dict[str, object]:
    labels = [
        [one.place.file, one.place.line, one.place.column, one.text, one.label]
        for one in problem.labels
    ]
    return {
        "code": problem.code,
        "headline": problem.headline,
        "labels": labels,
        "help": problem.help,
        "severity": problem.severity,
    }


def _problem(held: dict[str, Any]) -> Problem:
    labels = tuple(
        Label(Place(file, int(line), int(col)), text, note)
        for file, line, col, text, note in held["labels"]
    )
    return Problem(held["code"], held["headline"], labels, held["help"], held["severity"])
