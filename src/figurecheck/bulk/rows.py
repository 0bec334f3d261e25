"""The rows of what is packed, in pieces: records, tables, workbooks, Parquet files and
databases.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

import attr

from figurecheck.bringing.documents.kinds import FACTS, RECORDS, TABLE, kind_of
from figurecheck.bulk import sizes
from figurecheck.bulk.choices import PIECE, Choice, FilePiece, row_of
from figurecheck.bulk.databases import pieces_of_columns
from figurecheck.bulk.numbers import ClaimRow
from figurecheck.catalogue import reader_of
from figurecheck.errors import UsageError
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place, Record

DATABASES = (".duckdb", ".sqlite", ".sqlite3", ".db")
"""The endings of files that hold tables of a database."""


def pieces(path: str, name: str, choice: Choice) -> Iterator[FilePiece]:
    """The rows of a file, a piece at a time, in their order.

    Raises:
        UsageError: where it cannot be read as records, a table or facts.
    """
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122
    kind = TABLE if ending in DATABASES else kind_of(name, _both_ends(path))
    if kind == FACTS:
        yield from _of_facts(path, name)
    elif kind == RECORDS:
        yield from _of_records(path, name)
    elif ending in DATABASES or ending == ".parquet":
        yield from pieces_of_columns(path, name, choice)
    elif kind == TABLE:
        yield from _of_table(path, name, choice)
    else:
        msg = f"{name}: no records, table, Parquet file or database"
        raise UsageError(msg)


def only_claims(path: str, name: str) -> bool:
    """Whether a file can hold nothing but claims, as a table does, or records whose first column
    names claims.
    """
    if os.path.splitext(name)[1].lower() in DATABASES:  # noqa: PTH122
        return True
    kind = kind_of(name, start := _both_ends(path))
    if kind != RECORDS:
        return kind == TABLE
    reader = reader_of(name)
    first = start.decode("utf-8-sig", "replace").split(",", 1)[0]
    return reader is not None and reader.name == "csv" and first.strip() == "claim"


def _both_ends(path: str) -> bytes:
    with open(path, "rb") as stream:  # noqa: PTH123
        start = stream.read(200_000)
        stream.seek(max(0, os.fstat(stream.fileno()).st_size - 200_000))
        return start + stream.read(200_000)


# -- records ---------------------------------------------------------------------------------------


def _of_records(path: str, name: str) -> Iterator[FilePiece]:
    """The records of a file: read as a whole where they are blocks, in pieces where each is a line
    or a row.
    """
    reader = reader_of(name)
    if reader is None:
        raise UsageError(name)
    source = _stem(name)
    for text, before in _texts(path, name, blocks=reader.blocks, headed=reader.name == "csv"):
        records, problems = reader.read(text, name)
        rows: list[ClaimRow] = []
        others: list[Record] = []
        for record in records:
            if record.kind == "claim":
                own = record.get("source")
                rows.append(
                    ClaimRow(record, own.value if own else source, record.place.line + before)
                )
                continue
            source = record.id if record.kind == "source" and record.id else source
            others.append(_moved(record, before))
        yield FilePiece(rows, [moved_problem(one, before) for one in problems], others)


def _texts(path: str, name: str, *, blocks: bool, headed: bool) -> Iterator[tuple[str, int]]:
    """The texts that a file is read in, each with how many lines stand before what it holds.

    Raises:
        UsageError: where it is not UTF-8, or is one of blocks that is too large.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:  # noqa: PTH123
            if blocks:
                text = stream.read(sizes.FILE_BYTES + 1)
                if len(text) > sizes.FILE_BYTES:
                    msg = f"{name}: larger than {sizes.FILE_BYTES // 1_000_000} MB"
                    raise UsageError(msg, "figures in such numbers are better kept as a table")
                yield text, 0
                return
            head = stream.readline() if headed else ""
            done = 1 if headed else 0
            while lines := list(islice(stream, PIECE)):
                while (
                    headed and sum(line.count('"') for line in lines) % 2
                ):  # a cell goes on on the next line
                    further = stream.readline()
                    if not further or len(lines) > 2 * PIECE:
                        break
                    lines.append(further)
                yield head + "".join(lines), done - (1 if headed else 0)
                done += len(lines)
    except UnicodeDecodeError as error:
        msg = f"{name}: byte {error.start + 1:,} of a piece is not UTF-8"
        raise UsageError(msg, "save the file as UTF-8") from None


def _moved(record: Record, lines: int) -> Record:
    if not lines:
        return record
    return Record(tuple(attr.evolve(one, place=_below(one.place, lines)) for one in record.fields))


def moved_problem(problem: Problem, lines: int) -> Problem:
    """A problem whose places stand so many lines further down."""
    if not lines:
        return problem
    labels = (attr.evolve(one, place=_below(one.place, lines)) for one in problem.labels)
    return attr.evolve(problem, labels=tuple(labels))


def _below(place: Place, lines: int) -> Place:
    return Place(place.file, place.line + lines, place.column)


def _stem(name: str) -> str:
    """The source of what stands in a file that names none, as the core has it."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return last.rsplit(".", 1)[0] or last


# -- facts files -----------------------------------------------------------------------------------


def _of_facts(path: str, name: str) -> Iterator[FilePiece]:
    """The claims of a facts file, ahead of them the records that are no claims."""
    from figurecheck.bulk.facts import open_facts
    from figurecheck.bulk.reading import record_batches

    facts = open_facts(path, name)
    yield FilePiece((), facts.problems, [record for _, record in facts.records])
    for _, _, records in record_batches(facts):
        yield FilePiece([ClaimRow(one, _source(one), one.place.line) for one in records])


def _source(record: Record) -> str:
    field = record.get("source")
    return field.value if field is not None else ""


# -- tables ----------------------------------------------------------------------------------------


def _of_table(path: str, name: str, choice: Choice) -> Iterator[FilePiece]:
    """The rows of a table or workbook, as ``figurecheck import`` reads them."""
    from figurecheck.bringing.tables.importing import import_rows
    from figurecheck.bringing.tables.tables import read_table
    from figurecheck.bringing.workbook.workbook import Workbook
    from figurecheck.keeping.texts import plain_text

    with open(path, "rb") as stream:  # noqa: PTH123
        content = stream.read(sizes.FILE_BYTES + 1)
    if len(content) > sizes.FILE_BYTES:
        msg = f"{name}: a table larger than {sizes.FILE_BYTES // 1_000_000} MB"
        help_ = (
            "give its columns the names of fields (claim, figure, measure, when, where, source), or"
            " give it as Parquet"
        )
        raise UsageError(msg, help_)
    if _is_workbook(name):
        book = Workbook(content, name)
        if not choice.sheet and len(book.sheets) > 1:
            msg = (
                f"{name}: several sheets: say which one with --sheet; there are"
                f" {', '.join(book.sheets[:20])}"
            )
            raise UsageError(msg)
        walk = book.rows(choice.sheet or book.sheets[0], choice.wanted.numbers or "en")
    else:
        walk = read_table(plain_text(name, content), name, choice.delimiter)
    numbers: list[int] = []

    def counted_rows() -> Iterator[object]:
        for row in walk:
            numbers.append(row.number)
            yield row

    found = import_rows(counted_rows(), choice.wanted, choice.label)  # type: ignore[arg-type]
    lines = numbers[len(numbers) - len(found.claims) :]
    rows = [
        row_of(pairs, name, line, _stem(name))
        for pairs, line in zip(found.claims, lines, strict=True)
    ]
    yield FilePiece(rows, found.problems)


def _is_workbook(name: str) -> bool:
    return os.path.splitext(name)[1].lower() == ".xlsx"  # noqa: PTH122


def problem_at(problem: Problem, name: str, line: int) -> Problem:
    """What is wrong with a row, told of another that has the same."""
    labels = tuple(Label(Place(name, line, 1), one.text, one.label) for one in problem.labels[:1])
    return attr.evolve(problem, labels=labels or (Label(Place(name, line, 1), "", ""),))
