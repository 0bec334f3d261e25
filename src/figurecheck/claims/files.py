"""Finds and reads the files that hold records, and refuses what is not a plain file below the path
that was named.
"""

# Start-up time counts, and pathlib takes longer to load than most projects' files to find:
# ruff: noqa: PTH110, PTH112, PTH118, PTH122

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

import attr

from figurecheck.catalogue import collect, endings, own_ending
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.folders import walk
from figurecheck.claims.interrupted import JOURNAL, above
from figurecheck.claims.room import Room
from figurecheck.errors import UsageError
from figurecheck.model.characters import AS_TEXT, no_text
from figurecheck.model.extension import Reader
from figurecheck.model.finding import Label, Problem
from figurecheck.model.given import text_of
from figurecheck.model.nearest import MAX_NAMES, nearest
from figurecheck.model.record import Place, Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData
from figurecheck.reading.phrases.vocabulary import load_words
from figurecheck.reading.readings.reading_table import load_table

MAX_FILE_BYTES = 20_000_000
"""Bytes a file may have."""

MAX_FILING = 100_000_000
"""Bytes that a filing may have, or a file of its taxonomy: they are read by events, and not as a
whole.
"""

FACTS_ENDING = ".parquet"
"""The ending of facts files, which are no text: they are read by ``bulk``, and only where there are
some.
"""

MAX_FILES = 100_000
"""Files that may lie below one path."""


class _Found(NamedTuple):
    """A file by the name it is told by, with the path that the claims root allows it to be read
    from.
    """

    name: str
    path: str


def load(
    *paths: str | os.PathLike[str],
    readings: str | os.PathLike[str] | None = None,
    words: str | os.PathLike[str] | None = None,
    wanted: Mapping[str, Collection[str]] | None = None,
    kind: str = "",
) -> ClaimSet:
    """The claims of every file with a known ending at or below the paths.

    Names in the result are relative to the current folder where the file is below it. What is wrong
    with a file or a record is among ``problems``; the rest is read all the same. A document that is
    named itself, an article in ``.txt``, ``.md``, ``.html``, ``.docx`` or ``.pdf``, or ``-`` for
    standard input, is among ``documents``: a check holds it against itself. ``readings`` and
    ``words`` are files that take the place of the reading table and of the words that come with
    figurecheck; a report names them. ``wanted`` are the values of fields by which claims are chosen
    from facts files, ``{"place": ["Ohio"]}``: all else is read whatever it says. ``kind`` is what
    files that are named themselves are read as whatever they look like: ``records``, ``table`` or
    ``text``.

    Raises:
        UsageError: where a path does not exist, or no file below the paths could be read.

    Examples:
        >>> import figurecheck as fc
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> day = "2025-03-10"
        >>> police = fc.claim("204", measure="arrests", when=day, source="police", id="day")
        >>> written = fc.ClaimSet().merge([police]).to_jsonl()
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "police.jsonl").write_text(written)
        ...     claims = fc.load(folder)
        >>> [claim.name for claim in claims], claims.problems
        (['police/day'], ())
    """
    if not paths:
        msg = "say which files or folders to read"
        raise UsageError(msg)
    readers = {suffix: reader for reader in _readers() for suffix in reader.suffixes}
    records: list[tuple[str, Sequence[Record]]] = []
    problems: list[Problem] = []
    inputs: dict[str, str] = {}
    room = Room()
    documents = _Documents()
    filings = _Filings()
    facts: list[tuple[list[tuple[str, Record]], list[Record]]] = []
    asked = {shown(_path(path)) for path in paths}
    known = frozenset((*readers, FACTS_ENDING))
    passed: dict[str, list[str]] = {}
    into = _Into(documents, filings, inputs, problems, room)
    for found in _find([one for one in map(_path, paths) if one != "-"], known, problems, passed):
        if is_facts(found.name):
            facts += _read_facts(
                found, wanted or {}, passed, named=found.name in asked, into=(inputs, problems)
            )
            continue
        as_what = kind if found.name in asked else ""
        if _suffix(found.name) not in readers or as_what in {"table", "text"}:
            _read_document(found, into, as_what)
            continue
        content = None if room.is_full(found.name) else _read(found, problems)
        if content is None:
            continue
        if _is_no_records(found, content, into, passed, as_what, named=found.name in asked):
            continue
        inputs[found.name] = _digest(content)
        text = _decode(found.name, content, problems)
        if text is None:
            continue
        read, wrong = readers[_suffix(found.name)].read(text, found.name)
        records.append((found.name, room.records(read)))
        problems += wrong
    if "-" in paths:
        records += _read_standard_input(documents, inputs, problems, kind)
    records += _of_facts(records, facts)
    found_in = (*documents.found, *filings.opened(inputs, problems, room))
    problems += (*_passed_over(passed, asked), *room.problems())
    if not inputs and not problems:
        named = ", ".join(str(path) for path in paths)
        msg = (
            f"no readable file of claims below {named}: their names end in"
            f" {', '.join(sorted(readers))}"
        )
        raise UsageError(msg)
    data = read_with(readings, words, inputs)
    read_from = {name: inputs[name] for name in sorted(inputs)}
    return ClaimSet.of(
        attr.evolve(assemble(records, problems, read_from, data), documents=found_in)
    )


def _read_facts(
    found: _Found,
    wanted: Mapping[str, Collection[str]],
    passed: dict[str, list[str]],
    *,
    named: bool,
    into: tuple[dict[str, str], list[Problem]],
) -> list[tuple[list[tuple[str, Record]], list[Record]]]:
    """Reads a facts file: the records that are no claims, with their files, and the claims that are
    wanted.

    Another Parquet file is passed over where it lies in a folder, and refused where it was named.
    """
    from figurecheck.bulk.extra import digest, see_to_extra

    see_to_extra()
    from figurecheck.bulk.facts import is_of_format
    from figurecheck.bulk.reading import loaded

    inputs, problems = into
    if not named and not is_of_format(found.path):
        passed.setdefault("Parquet file without facts", []).append(found.name)
        return []
    facts, claims = loaded(found.path, found.name, wanted)
    inputs[found.name] = digest(found.path)
    problems += facts.problems
    return [(list(facts.records), claims)]


def _of_facts(
    records: Sequence[tuple[str, Sequence[Record]]],
    facts: Sequence[tuple[list[tuple[str, Record]], list[Record]]],
) -> list[tuple[str, list[Record]]]:
    """The records of facts files by the files they were packed from; what is described beside them
    too, once.
    """
    said = {record.pairs for _, others in records for record in others}
    files: dict[str, list[Record]] = {}
    for described, claims in facts:
        for file, record in described:
            text = record.pairs
            if text not in said:
                said.add(text)
                files.setdefault(file, []).append(record)
        for record in claims:
            files.setdefault(record.place.file, []).append(record)
    return list(files.items())


def _is_no_records(
    found: _Found,
    content: bytes,
    into: _Into,
    passed: dict[str, list[str]],
    kind: str,
    *,
    named: bool,
) -> bool:
    """Whether a file holds no records but a table as somebody published it, or a report that was
    saved; a table that was named is read as such then.

    One that lies in a folder is passed over.
    """
    if _suffix(found.name) == own_ending():
        return False
    from figurecheck.bringing.documents.kinds import REPORT, TABLE, kind_of

    what = kind_of(found.name, content, kind)
    if what not in {REPORT, TABLE}:
        return False
    if not named:
        told = "table" if what == TABLE else "saved report"
        passed.setdefault(told, []).append(found.name)
        return True
    into.inputs[found.name] = _digest(content)
    if what == REPORT:
        into.problems.append(_saved_report(found.name))
    else:
        into.documents.add_tables(content, found.name, _suffix(found.name), into.problems)
    return True


_NAME_IT, _NAME_THEM = "name it to check it", "name them to check them"
_VERIFY_IT = "figurecheck verify holds one in JSON against its files"
_PACK_IT = "name it to figurecheck pack to make facts of it"
_PACK_THEM = "name them to figurecheck pack to make facts of them"
_PASSED_OVER = (
    ("text", "texts", _NAME_IT, _NAME_THEM),
    ("table", "tables", _NAME_IT, _NAME_THEM),
    ("filing", "filings", _NAME_IT, _NAME_THEM),
    ("saved report", "saved reports", _VERIFY_IT, _VERIFY_IT),
    ("Parquet file without facts", "Parquet files without facts", _PACK_IT, _PACK_THEM),
)
"""What lies in folders beside the records and is read only where it is named, and what to do."""

MAX_NAMED = 3
"""Files passed over that are named; the others are counted."""

_OWN_PAGE = b'<meta name="generator" content="figurecheck">'
"""What stands at the start of the pages that figurecheck writes."""


def _passed_over(passed: Mapping[str, Sequence[str]], asked: Collection[str]) -> Iterator[Problem]:
    """What was passed over in folders, each kind of it told and counted once."""
    for kind, several, help_, help_for_several in _PASSED_OVER:
        names = sorted({*passed.get(kind, ())} - {*asked})
        if not names:
            continue
        if len(names) == 1:
            told = f"{names[0]}: a {kind}, which was not read"
        else:
            more = len(names) - MAX_NAMED
            listed = ", ".join(names[:MAX_NAMED]) + (f" and {more:,} more" if more > 0 else "")
            told = f"{len(names):,} {several} were not read: {listed}"
        yield Problem("FC005", told, (), help_ if len(names) == 1 else help_for_several, "note")


def _kind_passed_over(path: str) -> str:
    """What a file is that holds no records, by its ending; empty where nobody would read it, or it
    is a page of figurecheck's own.
    """
    from figurecheck.bringing.documents.opening import is_document
    from figurecheck.bringing.tables.opening import TABLE_ENDINGS

    ending = _suffix(path)
    if ending in TABLE_ENDINGS:
        return "table"
    if ending == ".xbrl":
        return "filing"
    if not is_document(ending):
        return ""
    return "" if _OWN_PAGE in _start(path) else "text"


def _start(path: str) -> bytes:
    """The first bytes of a plain file of the web; none of any other."""
    if _suffix(path) not in {".html", ".htm"} or not os.path.isfile(path):  # noqa: PTH113
        return b""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return stream.read(1_000)
    except OSError:
        return b""


class _Documents:
    """The texts and tables that were named, as far as one run has room for them."""

    def __init__(self) -> None:
        self.found: list[object] = []
        self._cells = 0

    def add(self, document: object) -> None:
        """Keeps a text; how much of all texts is read has a limit of its own."""
        self.found.append(document)

    def add_tables(self, content: bytes, name: str, ending: str, problems: list[Problem]) -> None:
        """Opens the tables of a file; those for which there is no room are told and not kept."""
        from figurecheck.bringing.tables.opening import opened_tables
        from figurecheck.bringing.tables.text import MAX_CELLS

        for table in opened_tables(content, name, ending, problems):
            cells = sum(map(len, table.cells)) + len(table.cells)
            if self._cells + cells > MAX_CELLS:
                many = f"{MAX_CELLS:,} cells and rows"
                told = f"not read: the tables of one run may have {many} together"
                problems.append(_problem(name, told, help="check fewer tables at once"))
                return
            self._cells += cells
            self.found.append(table)


class _Filings:
    """The filings that were named, with the taxonomies beside them, which may be named ahead of
    them or behind.
    """

    def __init__(self) -> None:
        self._filings: list[object] = []
        self._taxonomies: list[tuple[str, bytes]] = []
        self._folders: set[str] = set()

    def takes(self, found: _Found, content: bytes, problems: list[Problem]) -> bool:
        """Whether a file is a filing or a part of a taxonomy, which is kept then."""
        from figurecheck.bringing.filings.opening import is_taxonomy, opened_filing, reader_for

        ending = _suffix(found.name)
        reader = reader_for(ending, content)
        if reader is not None:
            filing = opened_filing(reader, content, found.name, problems)
            self._filings += [] if filing is None else [filing]
        elif is_taxonomy(ending, content):
            self._taxonomies.append((found.name, content))
        else:
            return False
        self._folders.add(os.path.realpath(os.path.dirname(found.path) or "."))  # noqa: PTH120
        return True

    def opened(self, inputs: dict[str, str], problems: list[Problem], room: Room) -> list[object]:
        """The filings with the sums of their taxonomies."""
        if not self._filings:
            return []
        from figurecheck.bringing.filings.filing import Filing
        from figurecheck.bringing.filings.opening import with_sums

        def beside(address: str) -> bytes | None:
            content = self._beside(address, problems)
            if content is None or not room.takes(shown(address), len(content)):
                return None
            inputs[shown(address)] = _digest(content)
            return content

        filings = [one for one in self._filings if isinstance(one, Filing)]
        return list(with_sums(filings, self._taxonomies, beside, problems))

    def _beside(self, path: str, problems: list[Problem]) -> bytes | None:
        """The bytes of a schema or linkbase in the folder of a named file or below it; links lead
        nowhere.
        """
        from figurecheck.bringing.filings.opening import TAXONOMY_ENDINGS

        real = os.path.realpath(path)
        within = any(_lies_in(real, folder) for folder in self._folders)
        if not within or _suffix(path) not in TAXONOMY_ENDINGS or not os.path.isfile(real):  # noqa: PTH113
            return None
        return _read(_Found(shown(path), path), problems, MAX_FILING)


def _lies_in(real: str, folder: str) -> bool:
    """Whether a path lies in a folder or below it; both are real."""
    try:
        return os.path.commonpath((real, folder)) == folder
    except ValueError:  # another drive
        return False


class _Into(NamedTuple):
    """Where what is read goes: documents, filings, digests and problems, as far as there is
    room.
    """

    documents: _Documents
    filings: _Filings
    inputs: dict[str, str]
    problems: list[Problem]
    room: Room


def _read_document(found: _Found, into: _Into, kind: str) -> None:
    """Reads a file that holds no records as a document.

    Raises:
        UsageError: where no document has its ending, or it is said to hold records, which files of
            its ending do not.
    """
    from figurecheck.bringing.documents.kinds import REPORT, kind_of
    from figurecheck.bringing.documents.opening import document_endings, is_document, opened
    from figurecheck.bringing.filings.opening import TAXONOMY_ENDINGS, filing_endings
    from figurecheck.bringing.tables.opening import TABLE_ENDINGS, holds_tables

    ending = _suffix(found.name)
    if kind == "records":
        raise _unknown(found.name, endings())
    of_filings = (*filing_endings(), *TAXONOMY_ENDINGS)
    as_text = kind == "text" or is_document(ending)
    as_table = kind == "table" or (ending in TABLE_ENDINGS and not as_text)
    if not (as_table or ending in of_filings or as_text):
        raise _unknown(found.name, (*endings(), *document_endings(), *TABLE_ENDINGS, *of_filings))
    filed = ending in of_filings and not is_document(ending)
    documents, filings, inputs, problems, room = into
    content = _read(found, problems, MAX_FILING if filed else MAX_FILE_BYTES)
    if content is None or not room.takes(found.name, len(content)):
        return
    inputs[found.name] = _digest(content)
    tagged = (
        not kind and ending in of_filings and filings.takes(found, content, problems)
    )  # a page with tagged figures is a page all the same, with its text and its tables
    if as_table:
        documents.add_tables(content, found.name, ending, problems)
    elif as_text:
        document = opened(content, found.name, ending if is_document(ending) else "", problems)
        if document is not None:
            documents.add(document)
            if holds_tables(ending) and is_document(ending):
                documents.add_tables(content, found.name, ending, problems)
    elif not tagged and kind_of(found.name, content) == REPORT:
        problems.append(_saved_report(found.name))
    elif not tagged:
        help_ = "filings are .xbrl, .xml and xBRL-JSON (.json), taxonomies .xsd, .xml and .zip"
        problems.append(
            _problem(found.name, "neither a filing nor a part of a taxonomy", help=help_)
        )


def _saved_report(name: str) -> Problem:
    return _problem(
        name,
        "a saved report of figurecheck, which holds no records",
        help=_VERIFY_IT,
    )


def _unknown(name: str, known: Iterable[str]) -> UsageError:
    return UsageError(
        f"{name}: no format is known by that ending; known are {', '.join(dict.fromkeys(known))}"
    )


def _read_standard_input(
    documents: _Documents, inputs: dict[str, str], problems: list[Problem], kind: str
) -> list[tuple[str, list[Record]]]:
    """Reads standard input as what it is, a table, records or a text; the records of it."""
    from figurecheck.bringing.documents.opening import STANDARD_INPUT, opened
    from figurecheck.bringing.tables.seeming import kind_of_input

    content = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        problems.append(too_large(STANDARD_INPUT, MAX_FILE_BYTES))
        return []
    inputs[STANDARD_INPUT] = _digest(content)
    found, ending = kind_of_input(content, kind)
    if found == "table":
        documents.add_tables(content, STANDARD_INPUT, ending, problems)
    elif found == "records":
        text = _decode(STANDARD_INPUT, content, problems)
        reader = next(one for one in _readers() if ending in one.suffixes)
        read, wrong = reader.read(text or "", STANDARD_INPUT)
        problems += wrong
        return [(STANDARD_INPUT, read)]
    else:
        document = opened(content, STANDARD_INPUT, "", problems)
        if document is not None:
            documents.add(document)
    return []


def read_with(
    readings: str | os.PathLike[str] | None,
    words: str | os.PathLike[str] | None,
    inputs: dict[str, str],
) -> ReadingData | None:
    """The project's own reading table and words, noted among the inputs; ``None`` where it has
    none.
    """
    if readings is None and words is None:
        return None
    texts = [None if path is None else _own_text(_path(path), inputs) for path in (readings, words)]
    names = tuple(shown(_path(path)) for path in (readings, words) if path is not None)
    table = None if texts[0] is None else load_table(texts[0])
    hashes = tuple("" if path is None else inputs[shown(_path(path))] for path in (readings, words))
    return ReadingData(
        table, None if texts[1] is None else load_words(texts[1]), names, (hashes[0], hashes[1])
    )


def plain_content(path: str, most: int) -> bytes:
    """The bytes of one plain file, at most so many.

    Raises:
        UsageError: where it is no such file, a pipe into which nobody writes say.
    """
    problems: list[Problem] = []
    content = _read(_Found(shown(path), path), problems, most)
    if content is None:
        raise UsageError(problems[0].headline)
    return content


def _own_text(path: str, inputs: dict[str, str]) -> str:
    problems: list[Problem] = []
    name = shown(path)
    content = _read(_Found(name, path), problems)
    text = None if content is None else _decode(name, content, problems)
    if content is None or text is None:
        raise UsageError(problems[0].headline)
    inputs[name] = _digest(content)
    return text


def _path(given: str | os.PathLike[str]) -> str:
    """A path as text.

    Raises:
        UsageError: where it is none.
    """
    try:
        return os.fsdecode(given)
    except TypeError:
        msg = (
            f"a path is wanted, and this is of type {type(given).__name__}; several are given as in"
            " load(*paths)"
        )
        raise UsageError(msg) from None


def loads(text: str, name: str = "claims.rec") -> ClaimSet:
    """The claims of a text in the format that the ending of ``name`` stands for.

    Raises:
        UsageError: where no format has that ending.

    Examples:
        >>> import figurecheck as fc
        >>> line = '{"measure": "arrests", "unit": "arrest", "kindd": "flow"}'
        >>> claims = fc.loads(line, "police.jsonl")
        >>> [(problem.code, problem.help) for problem in claims.problems]
        [('FC002', 'did you mean `kind`?')]
    """
    text, name = text_of("text", text), _path(name)
    readers = {suffix: reader for reader in _readers() for suffix in reader.suffixes}
    reader = readers.get(_suffix(name))
    if reader is None:
        msg = f"{name}: no format is known by that ending; known are {', '.join(sorted(readers))}"
        raise UsageError(msg)
    records, problems = reader.read(text, name)
    return ClaimSet.of(
        assemble([(name, records)], problems, {name: _digest(text.encode(errors="surrogatepass"))})
    )


def load_contents(contents: Mapping[str, bytes], unread: Iterable[Problem] = ()) -> ClaimSet:
    """The claims of files by name, as their bytes: those whose ending is known, wherever they were
    kept.

    ``unread`` tells of files beside them that could not be read.
    """
    readers = {suffix: reader for reader in _readers() for suffix in reader.suffixes}
    records: list[tuple[str, Sequence[Record]]] = []
    problems = list(unread)
    room = Room()
    for name, content in sorted(contents.items()):
        text = _decode(name, content, problems) if _suffix(name) in readers else None
        if text is not None and not room.is_full(name):
            read, wrong = readers[_suffix(name)].read(text, name)
            records.append((name, room.records(read)))
            problems += wrong
    problems += room.problems()
    digests = {name: _digest(content) for name, content in sorted(contents.items())}
    return ClaimSet.of(assemble(records, problems, digests))


def contents(*paths: str | os.PathLike[str]) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every file with a known ending at or below the paths, by name, and what could
    not be read.

    Files that are named themselves are read whatever their ending.

    Raises:
        UsageError: where a path does not exist.
    """
    problems: list[Problem] = []
    suffixes = frozenset(suffix for reader in _readers() for suffix in reader.suffixes)
    room = Room()
    found: dict[str, bytes] = {}
    for one in _find(paths, suffixes, problems):
        content = _read(one, problems)
        if content is not None and room.takes(one.name, len(content)):
            found[one.name] = content
    return found, [*problems, *room.problems()]


def records_of(name: str, content: bytes) -> tuple[list[Record], list[Problem]]:
    """The records of a file's bytes, in the format that the ending of ``name`` stands for, and what
    is wrong there.
    """
    problems: list[Problem] = []
    reader = next((one for one in _readers() if _suffix(name) in one.suffixes), None)
    text = _decode(name, content, problems) if reader is not None else None
    if reader is None or text is None:
        return [], problems
    return reader.read(text, name)


def _readers() -> tuple[Reader, ...]:
    return collect("figurecheck.reading.formats", "READER", Reader)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _instead_of(missing: str) -> str:
    """What to do where there is no such path: the name in its folder that is nearest to it; a
    folder to start from where a name without an ending is none.
    """
    folder, name = os.path.split(os.path.normpath(missing))
    try:
        with os.scandir(folder or ".") as entries:
            names = [one.name for one in islice(entries, MAX_NAMES)]
    except (OSError, ValueError):
        return ""
    stems = {os.path.splitext(one)[0]: one for one in sorted(names)}
    near = stems.get(nearest(os.path.splitext(name)[0], stems), "")
    if near:
        return f"did you mean `{shown(os.path.join(folder, near))}`?"
    if _suffix(name):
        return "paths are read from the folder that the command runs in"
    return "figurecheck init makes a folder of claims to start from"


def _find(
    paths: Iterable[str | os.PathLike[str]],
    suffixes: frozenset[str],
    problems: list[Problem],
    passed: dict[str, list[str]] | None = None,
) -> Iterator[_Found]:
    """The files at or below the paths; ``passed`` collects by kind what is no records there."""
    seen: set[str] = set()
    for path in paths:
        base = os.fspath(path)
        if not os.path.exists(base):
            msg = f"{base}: there is no such file or folder"
            raise UsageError(msg, _instead_of(base))
        problems += (_half_written(folder) for folder in above(base))
        for name in [base] if not os.path.isdir(base) else _walk(base, suffixes, problems, passed):
            real = os.path.realpath(name)
            if real not in seen:
                seen.add(real)
                yield _Found(shown(name), name)


def _walk(
    base: str,
    suffixes: frozenset[str],
    problems: list[Problem],
    passed: dict[str, list[str]] | None = None,
) -> Iterator[str]:
    root = os.path.realpath(base)
    count = 0

    def note(error: OSError) -> None:
        problems.append(unlisted(shown(os.fsdecode(error.filename or base)), error))

    for folder, folders, names in walk(base, note):  # links to folders are not followed
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if JOURNAL in names:
            problems.append(_half_written(folder))
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.startswith(".") or is_draft(name):
                continue
            if _suffix(name) not in suffixes:
                kind = "" if passed is None else _kind_passed_over(path)
                if passed is not None and kind:
                    passed.setdefault(kind, []).append(shown(path))
                continue
            count += 1
            if count > MAX_FILES:
                problems.append(
                    _problem(shown(base), f"more than {MAX_FILES:,} files below one path")
                )
                return
            real = os.path.realpath(path)
            if os.path.commonpath((root, real)) != root:
                problems.append(
                    _problem(shown(path), "a link that leads out of the folder is not followed")
                )
                continue
            yield path


def _half_written(folder: str) -> Problem:
    help_ = (
        "run that command again, or any other that writes here: what is left of it is done first"
    )
    headline = (
        "a change of several files, such as a rename, was interrupted here or is under way: some"
        " are not changed yet"
    )
    return _problem(shown(os.path.join(folder, JOURNAL)), headline, help=help_)


def below(folder: str) -> list[str]:
    """The paths of the files of records and facts in a folder, sorted; what cannot be listed is
    passed over.
    """
    known = frozenset(
        (*(suffix for reader in _readers() for suffix in reader.suffixes), FACTS_ENDING)
    )
    return list(_walk(folder, known, []))


def facts_below(paths: Iterable[str]) -> list[str]:
    """The paths of the facts files among the paths and in the folders of them."""
    return [
        one
        for path in paths
        for one in (below(path) if os.path.isdir(path) else [path])
        if is_facts(one) and (one == path or _has_facts(one))
    ]


def _has_facts(path: str) -> bool:
    from figurecheck.bulk.extra import see_to_extra

    see_to_extra()
    from figurecheck.bulk.facts import is_of_format

    return is_of_format(path)


def is_facts(name: str) -> bool:
    """Whether a file's name is that of a facts file."""
    return _suffix(name) == FACTS_ENDING


def is_draft(name: str) -> bool:
    """Whether a file holds drafts, which are read only where the file itself is named."""
    return _suffix(os.path.splitext(name)[0]) == ".draft"


def shown(path: str) -> str:
    """The path as it is told: relative to the current folder where it lies below it, with forward
    slashes.
    """
    try:
        relative = os.path.relpath(path)
    except (ValueError, OSError):  # another drive, or the current folder is gone
        relative = path
    return (path if relative.startswith("..") else relative).replace(os.sep, "/")


def _problem(
    name: str,
    headline: str,
    code: str = "FC005",
    help: str = "",  # noqa: A002
    line: int = 1,
) -> Problem:
    return Problem(code, f"{name}: {headline}", (Label(Place(name, line, 1), "", ""),), help)


def _read(found: _Found, problems: list[Problem], most: int = MAX_FILE_BYTES) -> bytes | None:
    """The bytes of a plain file of a bearable size; ``None`` with a problem noted for anything
    else.
    """
    try:
        handle = os.open(
            found.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (OSError, ValueError) as error:  # the latter of a name that no file can have
        problems.append(
            _problem(found.name, f"cannot be opened: {getattr(error, 'strerror', error)}")
        )
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            problems.append(_problem(found.name, "not a plain file"))
            return None
        if status.st_size > most:
            problems.append(too_large(found.name, most))
            return None
        with os.fdopen(os.dup(handle), "rb") as stream:
            content = stream.read(status.st_size + 1)
        after = os.fstat(handle)
        if (len(content), after.st_mtime_ns) != (status.st_size, status.st_mtime_ns):
            help_ = "wait until it is whole, and run this again"
            problems.append(_problem(found.name, "changed while it was read", help=help_))
            return None
        return content
    except OSError as error:
        problems.append(_problem(found.name, f"cannot be read: {error.strerror}"))
        return None
    finally:
        os.close(handle)


def unlisted(name: str, error: OSError) -> Problem:
    """That what lies in a folder was not checked, since it cannot be listed."""
    help_ = "make it readable, or name the folders beside it: what lies in it was not checked"
    return _problem(name, f"the folder cannot be listed: {error.strerror or error}", help=help_)


def too_large(name: str, most: int = MAX_FILE_BYTES) -> Problem:
    """That a file was not read, since it has more bytes than one may have."""
    help_ = "split it into several files, or make facts of it: figurecheck pack"
    return _problem(name, f"larger than {most // 1_000_000} MB", help=help_)


def _decode(name: str, content: bytes, problems: list[Problem]) -> str | None:
    try:
        text = content.decode("utf-8-sig")
        against = no_text(content)
        if against:
            problems.append(_problem(name, against, "FC007", AS_TEXT))
            return None
        return text
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        headline = f"byte {error.start + 1:,} is not UTF-8"
        problems.append(_problem(name, headline, "FC007", "save the file as UTF-8", line))
        return None
