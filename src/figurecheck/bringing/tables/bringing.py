"""Brings a table into a file of records: all of it, or none where anything in it is not clear."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attr

from figurecheck.bringing.tables.cells import TableRow
from figurecheck.bringing.tables.importing import Imported, Wanted, import_rows, merged_problems
from figurecheck.bringing.tables.opening import TABLE_ENDINGS
from figurecheck.bringing.tables.replacing import Replaced, replaced
from figurecheck.bringing.tables.tables import read_table
from figurecheck.bringing.tables.wide import unfolded
from figurecheck.bringing.workbook.workbook import Workbook
from figurecheck.catalogue import own_ending
from figurecheck.claims.files import MAX_FILE_BYTES, contents, load_contents, records_of
from figurecheck.errors import UsageError
from figurecheck.keeping.adding import see_to_blocks
from figurecheck.keeping.placing import inserted, owners, stem
from figurecheck.keeping.saving import ChangedError, save
from figurecheck.keeping.texts import Pairs, decoded, ordered, pairs_of, plain_text, spelled
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem

ENDINGS = (*(one for one in TABLE_ENDINGS if one != ".ods"), ".txt")

MAX_ATTEMPTS = 10
"""How often a file that somebody else changed meanwhile is read again, and the table with it."""

FATAL = frozenset({"FC001", "FC002", "FC003", "FC004", "FC007", "FC008"})
"""What would leave a record unread, or two of one name, so that nothing is written."""


@attr.frozen
class Target:
    """Where the records go. ``file`` is empty for nowhere, ``append`` says that it may be there
    already, ``replace`` too, with claims of the same table that give way to the new ones.
    """

    file: str = ""
    source: str = ""
    append: bool = False
    replace: bool = False


@attr.frozen
class Brought:
    """The records as text, how many claims, what is wrong, and what else would be told once they
    are there.

    ``hidden`` are the numbers of rows among them that the sheet does not show, ``grained`` is how
    many figures took the grain of their column. Of a wide sheet ``skipped`` are the cells without a
    figure, ``empty`` the rows without any. ``over`` is what became of the claims of an earlier
    import.
    """

    text: str
    count: int
    problems: tuple[Problem, ...] = ()
    later: tuple[Problem, ...] = ()
    hidden: tuple[int, ...] = ()
    grained: int = 0
    skipped: tuple[str, ...] = ()
    empty: tuple[int, ...] = ()
    over: Replaced | None = None


def bring(
    file: str, target: Target, wanted: Wanted, *, sheet: str = "", delimiter: str = ""
) -> Brought:
    """Reads a table and writes its claims; nothing is written where there are problems.

    A file that somebody else changed meanwhile is read again.

    Raises:
        UsageError: where the table cannot be read at all, or the records cannot be written.
    """
    for _ in range(MAX_ATTEMPTS - 1):
        try:
            return _attempt(file, target, wanted, sheet, delimiter)
        except ChangedError:
            continue
    return _attempt(file, target, wanted, sheet, delimiter)


def _attempt(file: str, target: Target, wanted: Wanted, sheet: str, delimiter: str) -> Brought:
    if target.file:
        see_to_blocks(target.file, "records are written to")
    before = _content(target)
    beside = _others(target.file)
    known = load_contents(beside)
    if target.file and wanted.periods is None:
        wanted = attr.evolve(wanted, periods=known.periods)
    found = _table(file, wanted, sheet, delimiter, known)
    done = Brought(
        "",
        len(found.claims),
        found.problems,
        hidden=found.hidden,
        grained=found.grained,
        skipped=found.skipped,
        empty=found.empty,
    )
    if found.problems or not found.claims:
        return done
    standing = owners(target.file, records_of(target.file, before or b"")[0]) if target.file else []
    last = standing[-1][1] if standing else stem(target.file)
    _see_to_numerals(found.claims, target, wanted.numbers, known, last)
    text = decoded(target.file, before or b"")
    over = Replaced(text, found.claims)
    if target.replace and before is not None:
        over = replaced(text, standing, found.claims, target.source)
    blocks = _blocks(over.left, target, wanted.numbers, known, last) if over.left else []
    new = inserted(over.text, None, blocks)[0] if blocks else over.text
    content = new.encode("utf-8", "surrogatepass")
    _hold(content, blocks, over.text.encode("utf-8", "surrogatepass"))
    done = attr.evolve(done, text=new, over=over if over.text != text else None)
    if not target.file:
        return done
    repeated, later = _beside(target.file, content, beside, known)
    if repeated:
        cells = _cells(content, blocks, found.cells)
        told = tuple(_told(problem, cells) for problem in repeated)
        return attr.evolve(done, text="", problems=told)
    _make_folder(target.file)
    save(target.file, content, before=before, fresh=before is None)
    return attr.evolve(done, later=tuple(later))


def _table(file: str, wanted: Wanted, sheet: str, delimiter: str, known: Claims) -> Imported:
    found, problems = contents(file) if not os.path.isdir(file) else ({}, [])  # noqa: PTH112
    if not found:
        msg = (
            problems[0].headline
            if problems
            else f"{file}: a table is one file, {', '.join(ENDINGS)}"
        )
        raise UsageError(msg)
    ((name, content),) = found.items()
    ending = os.path.splitext(file)[1].lower()  # noqa: PTH122
    if ending not in ENDINGS:
        msg = f"{file}: tables are read from {', '.join(ENDINGS)}"
        raise UsageError(msg)
    if ending != ".xlsx":
        between = delimiter or ("\t" if ending == ".tsv" else ",")
        rows = read_table(plain_text(name, content), name, between)
        return _imported(rows, wanted, "row", known)
    return _workbook(content, name, wanted, sheet, known)


def _imported(rows: Iterable[TableRow], wanted: Wanted, label: str, known: Claims) -> Imported:
    """The claims of some rows, of a wide sheet those of its cells."""
    if not wanted.wide:
        return import_rows(rows, wanted, label)
    fixed = frozenset(name for name, _ in wanted.fixed)
    wide = unfolded(rows, known, said=wanted.fields, fixed=fixed, headings=wanted.headings)
    if len(wide.rows) == 1:
        return Imported((), wide.problems, skipped=wide.cells, empty=wide.empty)
    found = import_rows(wide.rows, attr.evolve(wanted, fields={}, headings=0), label)
    return attr.evolve(
        found,
        problems=(*wide.problems, *found.problems),
        hidden=tuple(dict.fromkeys(found.hidden)),
        skipped=wide.cells,
        empty=wide.empty,
    )


def _workbook(content: bytes, name: str, wanted: Wanted, sheet: str, known: Claims) -> Imported:
    book = Workbook(content, name)
    sheets = book.sheets
    if (sheet and sheet not in sheets) or (not sheet and len(sheets) > 1):
        several = ", ".join(
            f"`{one[:40]}`{' (hidden)' * (one in book.hidden)}" for one in sheets[:20]
        )
        msg = (
            f"{name}: {'no such sheet' if sheet else 'several sheets'}: say which one with --sheet;"
            f" there are {several}"
        )
        raise UsageError(msg)
    chosen = sheet or sheets[0]
    seen: list[int] = []

    def rows() -> Iterator[TableRow]:
        for row in book.rows(chosen, wanted.numbers or "en"):
            seen[:] = [seen[0] if seen else max(row.number, wanted.headings), row.number]
            yield row

    label = "".join(sign if sign.isalnum() else "-" for sign in chosen.lower()).strip("-") or "row"
    found = _imported(rows(), wanted, label[:40], known)
    merged = merged_problems(book.merged, (seen[0], seen[-1]), chosen)
    return attr.evolve(found, problems=(*merged, *found.problems))


def _content(target: Target) -> bytes | None:
    """What the file holds that is added to, ``None`` where there is none yet.

    Raises:
        UsageError: where there is one and it was not said that it may be added to.
    """
    if not target.file or not os.path.lexists(target.file):
        return None
    if not (target.append or target.replace):
        msg = (
            f"{target.file}: is there already; add to it with --append, or replace what an earlier"
            " import left there with --replace"
        )
        raise UsageError(msg)
    found, problems = contents(target.file)
    if not found:
        raise UsageError(problems[0].headline if problems else f"{target.file}: cannot be read")
    return next(iter(found.values()))


def _see_to_numerals(
    claims: Sequence[Pairs], target: Target, numbers: str, known: Claims, last: str
) -> None:
    """Sees to it that the digits are read as they were here, by the source that each claim will
    belong to.

    Raises:
        UsageError: where they would be read otherwise.
    """
    for name in sorted({dict(claim).get("source") or target.source or last for claim in claims}):
        source = known.sources.get(name)
        if source is not None and source.record is not None:
            if source.numbers != (numbers or "en"):
                place = source.record.place
                where = f"{place.file}:{place.line}"
                msg = (
                    f"source `{name}` has `numbers: {source.numbers}` at {where}: give --numbers"
                    f" {source.numbers}"
                )
                raise UsageError(msg)
        elif numbers == "eu" and (not name or name != target.source):
            msg = "--numbers eu is written to the source: give one source with --source"
            raise UsageError(msg)


def _blocks(
    claims: Sequence[Pairs], target: Target, numbers: str, known: Claims, last: str
) -> list[list[str]]:
    """The lines of each record, the source's ahead where nobody has described it yet."""
    source = target.source
    if not source:
        return [spelled(claim) for claim in claims]
    described = known.sources.get(source)
    if described is None or described.record is None:
        about = (("source", source), *((("numbers", numbers),) if numbers == "eu" else ()))
        return [spelled(about), *(spelled(claim) for claim in claims)]
    return [
        spelled(
            claim
            if last == source or "source" in dict(claim)
            else ordered((*claim, ("source", source)))
        )
        for claim in claims
    ]


def _make_folder(file: str) -> None:
    """Makes the folder of a file, where the one around it is there."""
    folder = os.path.dirname(file)  # noqa: PTH120
    if folder and not os.path.lexists(folder) and os.path.isdir(os.path.dirname(folder) or "."):  # noqa: PTH112, PTH120
        try:
            os.mkdir(folder)  # noqa: PTH102
        except OSError as error:
            msg = f"{folder}: cannot be made: {error.strerror or error}"
            raise UsageError(msg) from None


def _others(file: str) -> dict[str, bytes]:
    """The files of the folder that a file is in; the file alone where it is in the current one,
    which may hold much.
    """
    folder = os.path.dirname(file)  # noqa: PTH120
    if folder and os.path.isdir(folder):  # noqa: PTH112
        return contents(folder)[0]
    return contents(file)[0] if os.path.lexists(file) else {}


def _hold(content: bytes, blocks: Sequence[Sequence[str]], before: bytes | None) -> None:
    """Sees to it that what is written can be read, and as what it was."""
    if len(content) > MAX_FILE_BYTES:
        msg = f"the records come to more than {MAX_FILE_BYTES // 1_000_000} MB: split the table"
        raise UsageError(msg)
    name = f"table{own_ending()}"
    read, wrong = records_of(name, content)
    earlier = records_of(name, before or b"")
    again = [spelled(pairs_of(record)) for record in read[len(earlier[0]) :]]
    if len(wrong) > len(earlier[1]) or again != [list(block) for block in blocks]:
        msg = "the records would not be read as the table has them; nothing was written"
        raise UsageError(msg)


def _beside(
    file: str, content: bytes, files: Mapping[str, bytes], before: Claims
) -> tuple[list[Problem], list[Problem]]:
    """What would be wrong once the file is among the others of its folder: ids that two have, and
    the rest.
    """
    name = next(
        (one for one in files if os.path.lexists(file) and os.path.samefile(one, file)),  # noqa: PTH121
        file,
    )
    known = Counter((problem.code, problem.headline) for problem in before.problems)
    found: list[Problem] = []
    for problem in load_contents({**files, name: content}).problems:
        known[problem.code, problem.headline] -= 1
        if known[problem.code, problem.headline] < 0:
            found.append(problem)
    return [one for one in found if one.code in FATAL], [
        one for one in found if one.code not in FATAL
    ]


def _cells(content: bytes, blocks: Sequence[Sequence[str]], cells: Sequence[str]) -> dict[int, str]:
    """The cells that the claims are from, by the lines at which their records start."""
    records = records_of(f"table{own_ending()}", content)[0][-len(blocks) :]
    return {
        record.place.line: cell for record, cell in zip(records[-len(cells) :], cells, strict=True)
    }


def _told(problem: Problem, cells: Mapping[int, str]) -> Problem:
    """A problem with its cell, and the other place that it is about, where there is one."""
    last = problem.labels[-1].place
    others = [label.place for label in problem.labels[:-1]]
    elsewhere = f"; the other is at {others[0].file}:{others[0].line}" if others else ""
    cell = cells.get(last.line, f"{last.file}:{last.line}")
    return attr.evolve(problem, headline=f"{cell}: {problem.headline}{elsewhere}")
