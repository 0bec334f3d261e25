"""Opens what a text is to rest on: files, folders of records, texts, tables, data frames, and
values as in JSON.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from figurecheck.bringing.documents.document import LINES, Document
from figurecheck.bringing.documents.kinds import (
    FILING,
    RECORDS,
    SOURCE,
    TABLE,
    TEXT,
    kind_of,
)
from figurecheck.bringing.documents.opening import document_endings, read_document
from figurecheck.bringing.grounding.claimed import claims_table
from figurecheck.bringing.grounding.nested import json_table, parsed
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.sources import SourceTable, SourceText
from figurecheck.bringing.grounding.tabled import source_table
from figurecheck.bringing.tables.opening import TABLE_ENDINGS, holds_tables, opened_tables
from figurecheck.bringing.tables.text import TableText
from figurecheck.catalogue import endings
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.files import contents, load, load_contents
from figurecheck.errors import UsageError
from figurecheck.model import limits
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.grounding import SourceRead
from figurecheck.model.record import Place

Aliases = Mapping[str, Sequence[str]]

MAX_SOURCES = 1_000
"""Sources that one text may be held against."""


class _Opener:
    """Collects what the sources hold."""

    def __init__(self, aliases: Aliases, numbers: str, *, keep_going: bool) -> None:
        self.aliases = {name: tuple(said) for name, said in aliases.items()}
        self.numbers = numbers
        self.keep_going = keep_going
        self.read: list[SourceRead] = []
        self.tables: list[SourceTable] = []
        self.texts: list[SourceText] = []
        self.claims: ClaimSet | None = None
        self.problems: list[Problem] = []
        self.met: dict[str, None] = {}

    def add(self, source: object) -> None:
        """Opens one source.

        Raises:
            UsageError: where it cannot be read, or has no figure.
        """
        before = len(self.tables), len(self.texts)
        number = len(self.read)
        name, digest = self._open(source, number)
        figures = self._figures(before)
        if not figures:
            del self.tables[before[0] :], self.texts[before[1] :]
            msg = f"{name}: there is no figure in it"
            raise UsageError(msg, "leave it out, or say what else the text rests on")
        self.read.append(SourceRead(name, digest, figures))

    def _figures(self, before: tuple[int, int]) -> int:
        tables = sum(one.cells.count for one in self.tables[before[0] :])
        texts = (numeral for one in self.texts[before[1] :] for numeral in one.numerals)
        return tables + len({at for _, at in texts})

    def _open(self, source: object, number: int) -> tuple[str, str]:
        """The name and the SHA-256 of a source, once it is opened."""
        if isinstance(source, (str, os.PathLike)):
            return self._open_path(os.fspath(source), number)
        if not isinstance(source, tuple):
            name = getattr(source, "name", "") if isinstance(source, (Document, TableText)) else ""
            source = (name or f"source {number + 1}", source)
        if len(source) != 2 or not isinstance(source[0], str):
            msg = "a source in brackets is a name and what goes by it"
            raise UsageError(msg, 'write it as ("name", content)')
        name, content = source
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
        if isinstance(content, bytes):
            return self._content(name, content, number)
        self._value(content, name, number)
        return name, content.digest if isinstance(content, Document) else ""

    def _value(self, value: Any, name: str, number: int) -> None:
        """Something that was read already, a data frame, or what JSON can hold."""
        if isinstance(value, Document):
            self.texts.append(SourceText(number, value))
        elif isinstance(value, Claims):
            self._claims(ClaimSet.of(value), number)
        elif isinstance(value, (dict, list)):
            self._nested(value, name, number)
        else:
            self._table(value if isinstance(value, TableText) else framed(value, name), number)

    def _open_path(self, path: str, number: int) -> tuple[str, str]:
        if not os.path.exists(path):  # noqa: PTH110 -- pathlib takes long to load
            msg = f"{path[:200]}: there is no such file or folder"
            help_ = 'a source that is at hand as text is given as ("name", "content")'
            raise UsageError(msg, help_)
        if os.path.isdir(path):  # noqa: PTH112
            claims = load(path)
            self.problems += claims.problems
            self._claims(claims, number)
            return path, ""
        found, problems = contents(path)
        if not found:
            raise UsageError(problems[0].headline if problems else f"{path}: cannot be read")
        ((name, content),) = found.items()
        return self._content(name, content, number)

    def _content(self, name: str, content: bytes, number: int) -> tuple[str, str]:
        digest = sha256(content).hexdigest()
        ending = os.path.splitext(name)[1].lower()  # noqa: PTH122
        kind = kind_of(name, content) if ending else TEXT
        if kind == RECORDS:
            claims = load_contents({name: content})
            self.problems += claims.problems
            self._claims(claims, number)
        elif kind == TABLE:
            self._tables(content, name, ending, number)
        elif kind in {SOURCE, FILING}:
            self._nested(parsed(content, name), name, number)
        elif kind == TEXT:
            self.texts.append(SourceText(number, read_document(content, name, ending)))
            if holds_tables(ending):
                self._tables(content, name, ending, number)
        else:
            known = ", ".join(dict.fromkeys((*endings(), *document_endings(), *TABLE_ENDINGS)))
            msg = f"{name}: not a source that can be read; known are {known} and .json"
            raise UsageError(msg)
        return name, digest

    def _tables(self, content: bytes, name: str, ending: str, number: int) -> None:
        """The tables of a file; those within a text that hold no figure are left out.

        Raises:
            UsageError: where they cannot be read.
        """
        problems: list[Problem] = []
        for table in opened_tables(content, name, ending, problems):
            self._table(table, number)
        wrong = [one for one in problems if one.severity == "error"]
        if wrong:
            raise UsageError(wrong[0].headline, wrong[0].help)
        self.problems += problems

    def _nested(self, value: Any, name: str, number: int) -> None:
        table, met = json_table(value, name, number, len(self.tables), self.aliases)
        self.tables.append(table)
        self.met.update(dict.fromkeys(met))

    def _table(self, table: TableText, number: int) -> None:
        self.tables.append(
            source_table(table, number, len(self.tables), self.aliases, self.numbers)
        )

    def _claims(self, claims: ClaimSet, number: int) -> None:
        self.tables.append(claims_table(claims, number, len(self.tables), self.aliases))
        self.claims = claims if self.claims is None else self.claims.merge(claims)


def opened(
    sources: Iterable[object],
    aliases: Aliases | None = None,
    numbers: str = "",
    *,
    keep_going: bool = False,
) -> Sources:
    """The sources, opened. With ``keep_going`` those that cannot be read are problems and the
    others are read.

    Raises:
        UsageError: where there is none, or one cannot be read or has no figure.
    """
    opener = _Opener(aliases or {}, numbers, keep_going=keep_going)
    for number, source in enumerate(sources):
        if number >= MAX_SOURCES:
            msg = f"more than {MAX_SOURCES:,} sources"
            raise UsageError(msg, "put them together in a folder of records or in fewer files")
        try:
            opener.add(source)
        except UsageError as error:
            if not keep_going:
                raise
            opener.problems.append(Problem("FC005", str(error), (), error.help))
    if not opener.read:
        told = f": {opener.problems[0].headline}" if opener.problems else ""
        msg = f"there is no source to hold the text against{told}"
        raise UsageError(msg, "name one or more: a table, a text, JSON, a folder of records")
    found = Sources(
        tuple(opener.read),
        tuple(opener.tables),
        tuple(opener.texts),
        opener.claims,
        tuple(opener.problems),
        tuple(opener.met),
    )
    if found.size > limits.SOURCE_FIGURES:
        msg = f"the sources have more than {limits.SOURCE_FIGURES:,} figures"
        raise UsageError(msg, "name fewer of them, or the tables that the text is about")
    return found


def framed(value: Any, name: str) -> TableText:
    """A data frame as a table of texts.

    Raises:
        UsageError: where it is none.
    """
    index = getattr(value, "index", None)
    if (
        index is not None
        and hasattr(value, "reset_index")
        and any(isinstance(one, str) for one in index)
    ):
        value = value.reset_index()
    columns = getattr(value, "columns", None)
    if hasattr(value, "column_names"):
        columns = value.column_names
    if columns is None:
        msg = f"a source cannot be of type {type(value).__name__}"
        help_ = "give a path, a text, a table, claims, a data frame, or what JSON can hold"
        raise UsageError(msg, help_)
    heads = [str(one) for one in columns]
    lists = [_column(value, one) for one in columns]
    rows = [
        tuple(heads),
        *(tuple(_shown(cell) for cell in row) for row in zip(*lists, strict=True)),
    ]
    places = tuple(
        tuple(Place(name, row, column) for column in range(1, len(heads) + 1))
        for row in range(1, len(rows) + 1)
    )
    return TableText(name, tuple(rows), places)


def _column(value: Any, name: Any) -> list[Any]:
    column = value[name]
    for way in ("to_list", "to_pylist", "tolist"):
        if hasattr(column, way):
            return list(getattr(column, way)())
    return list(column)


def _shown(value: object) -> str:
    """A cell as text; what there is none of is empty."""
    if value is None or value != value:  # noqa: PLR0124 -- not a number is nothing
        return ""
    return str(value)


def text_of(text: object) -> tuple[Document, tuple[TableText, ...]]:
    """The document to be traced, one that was read, a text, or the path of a file, and the tables
    within it.

    A text on one line that is the name of a file that is there, is its path.

    Raises:
        UsageError: where it cannot be read.
    """
    if isinstance(text, Document):
        return text, ()
    if isinstance(text, str) and not _is_path(text):
        return _with_tables(
            text.encode("utf-8", "replace"), "text", ".md" if _PIPED in text else ".txt"
        )
    if not isinstance(text, (str, os.PathLike)):
        msg = f"a text is wanted, and this is of type {type(text).__name__}"
        raise UsageError(msg)
    path = os.fspath(text)
    if not os.path.exists(path) or os.path.isdir(path):  # noqa: PTH110, PTH112
        msg = f"{path[:200]}: there is no such file"
        raise UsageError(msg)
    found, problems = contents(path)
    if not found:
        raise UsageError(problems[0].headline if problems else f"{path}: cannot be read")
    ((name, content),) = found.items()
    return _with_tables(content, name, os.path.splitext(name)[1].lower())  # noqa: PTH122


_PIPED = "\n|"
"""What a text is taken for Markdown by, since it has a table."""


def _with_tables(content: bytes, name: str, ending: str) -> tuple[Document, tuple[TableText, ...]]:
    """A document with its tables; none where places in them are none of its text."""
    document = read_document(content, name, ending)
    if not holds_tables(ending) or document.shifts or document.counted != LINES:
        return document, ()
    return document, tuple(opened_tables(content, name, ending, []))


def _is_path(text: str) -> bool:
    return 0 < len(text) <= 1_000 and "\n" not in text and "\0" not in text and os.path.isfile(text)  # noqa: PTH113
