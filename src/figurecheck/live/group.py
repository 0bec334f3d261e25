"""Files that are checked together, as they stand in the editor and on disk."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import attr

from figurecheck.asking.choose import chosen
from figurecheck.catalogue import endings
from figurecheck.claims.files import (
    MAX_FILE_BYTES,
    contents,
    records_of,
    shown,
    too_large,
    unlisted,
)
from figurecheck.claims.report import Report
from figurecheck.claims.settings import Settings
from figurecheck.consistency import check
from figurecheck.errors import UsageError
from figurecheck.live.diagnostics import Diagnostic, of_problems, of_report, still_there, together
from figurecheck.live.workspace import Workspace, view
from figurecheck.model.finding import Problem
from figurecheck.model.record import Record
from figurecheck.reading.data import ReadingData
from figurecheck.solve.part import Memory

# Names of files are as `files` gives them, relative to the current folder where they lie below it:
# ruff: noqa: PTH110, PTH118, PTH208

MAX_READ_AT_ONCE = 500
"""Claims that are read again at once whenever a key is pressed; more are read aside."""


class Read(NamedTuple):
    """What was read of a group in some state of it: the files on disk, what is wrong with those,
    and with those that are open, and everything.
    """

    state: int
    disk: Mapping[str, bytes]
    unread: Sequence[Problem]
    wrong: Sequence[Problem]
    workspace: Workspace


def _readable(texts: Mapping[str, bytes | None]) -> dict[str, bytes]:
    return {name: content for name, content in texts.items() if content is not None}


class Group:
    """Files that are checked together: those below some paths, with open ones as they are in the
    editor.
    """

    def __init__(self, roots: Sequence[str], settings: Settings, *, beside: bool = False) -> None:
        """With ``beside`` the only root is a folder, of which the files of records are taken, none
        in folders below it.

        Raises:
            UsageError: where the words or readings that the settings name cannot be read.
        """
        self.roots = tuple(roots)
        self.settings = settings
        self.state = 0
        self.names: dict[str, str] = {}
        self.open: dict[str, bytes | None] = {}  # None where it is too large to be read
        self.report: Report | None = None
        self.published: frozenset[str] = frozenset()
        self._beside = beside
        self._forgotten = True
        self._found: dict[str, list[Diagnostic]] = {}
        self._checked: Workspace | None = None
        self._memory = Memory()
        self._records: dict[str, tuple[bytes, tuple[list[Record], list[Problem]]]] = {}
        self._data: ReadingData | None = own_data(settings)
        self._disk: Mapping[str, bytes] = {}
        self._unread: Sequence[Problem] = ()
        self._read: Read | None = None
        self._at_hand: tuple[int, Workspace] | None = None
        self.keep(self.read())

    def forget(self) -> None:
        """Has the files on disk read again."""
        self._forgotten = True
        self.state += 1

    def put(self, name: str, text: str | None) -> None:
        """What an open file holds now; ``None`` where it was closed. Where that is too large to be
        read it is told, and what is on disk does not stand in for it.
        """
        if text is None:
            self.open.pop(name, None)
        else:
            content = text.encode("utf-8", "surrogatepass")
            self.open[name] = content if len(content) <= MAX_FILE_BYTES else None
        self.state += 1

    # -- the files as they stand -------------------------------------------------------------------

    def read(self) -> Read:
        """Everything as it stands; it changes nothing here, so that it may be done aside, and is
        given to ``keep``.
        """
        state, opened = self.state, dict(self.open)
        disk, unread = self._on_disk() if self._forgotten else (self._disk, self._unread)
        texts, known = _readable({**disk, **opened}), self._read
        wrong = [one for one in unread if one.labels[0].place.file not in opened]
        wrong += (too_large(name) for name in sorted(opened) if opened[name] is None)
        if known is not None and known.workspace.contents == texts and known.wrong == wrong:
            return known._replace(state=state, disk=disk, unread=unread)
        return Read(state, disk, unread, wrong, view(texts, self._data, self._records_of, wrong))

    def keep(self, read: Read) -> None:
        """Takes what was read for what there is, until something changes again."""
        if read.state < self.read_state:
            return
        self._read = read
        self._disk, self._unread = read.disk, read.unread
        self._forgotten = self._forgotten and read.state < self.state
        self.names = {os.path.realpath(name): name for name in read.disk}

    @property
    def read_state(self) -> int:
        """The state in which everything was read for the last time."""
        return -1 if self._read is None else self._read.state

    @property
    def stale(self) -> bool:
        """Whether something has changed since everything was read."""
        return self.read_state < self.state

    @property
    def large(self) -> bool:
        """Whether it takes a while to read everything again."""
        return self._read is not None and len(self._read.workspace.claims) > MAX_READ_AT_ONCE

    @property
    def last(self) -> Workspace:
        """The files as they stood when everything was read for the last time."""
        return self.now if self._read is None else self._read.workspace

    @property
    def now(self) -> Workspace:
        """The files as they stand, everything read again where something has changed."""
        if self._read is None or self.stale:
            self.keep(self.read())
        return self.last

    @property
    def at_hand(self) -> Workspace:
        """The files as they stand; in a large group with the claims that were read last."""
        if not self.large or not self.stale:
            return self.now
        if self._at_hand is None or self._at_hand[0] < self.state:
            texts = _readable({**self._disk, **self.open})
            records = tuple(
                (name, tuple(self._records_of(name, texts[name])[0])) for name in sorted(texts)
            )
            self._at_hand = (
                self.state,
                Workspace(texts, attr.evolve(self.last.claims, records=records)),
            )
        return self._at_hand[1]

    def _on_disk(self) -> tuple[dict[str, bytes], list[Problem]]:
        paths = [path for path in self.roots if os.path.exists(path)]
        if self._beside:
            try:
                names = sorted(os.listdir(paths[0])) if paths else []
            except OSError as error:
                return {}, [unlisted(shown(paths[0]), error)]
            own = endings(
                blocks=True
            )  # a table may be anybody's where nobody said that claims are there
            paths = [
                os.path.join(paths[0], one)
                for one in names
                if one.lower().endswith(own) and one[0] != "."
            ]
        try:
            return contents(*paths) if paths else ({}, [])
        except UsageError:  # a file that has gone since; the editor tells of it
            return {}, []

    def _records_of(self, name: str, content: bytes) -> tuple[list[Record], list[Problem]]:
        """The records of a file, which are read again only where it has changed."""
        known = self._records.get(name)
        if known is None or known[0] != content:
            known = self._records[name] = content, records_of(name, content)
        return known[1]

    # -- what they come to -------------------------------------------------------------------------

    def check(self, workspace: Workspace) -> Report:
        """The findings that the project wants, about files as they stood."""
        today = date.today().toordinal()  # noqa: DTZ011 -- a local day is meant
        found = check(workspace.claims, today=today, memory=self._memory)
        return chosen(found, self.settings.texts("select"), self.settings.texts("ignore"))

    def take(self, workspace: Workspace, report: Report) -> None:
        """Keeps what a check of some state of the files came to."""
        notes = self.settings.values.get("verbose") is True
        self.report = report
        self._checked = workspace
        self._found = of_report(workspace, report, notes=notes)

    def diagnostics(self) -> dict[str, list[Diagnostic]]:
        """What was wrong when all was read last, by file, with what the last check found on lines
        still there.
        """
        problems = of_problems(self.last)
        if self._checked is None:
            return problems
        return together(problems, still_there(self._found, self._checked, self.last))


def own_data(settings: Settings) -> ReadingData | None:
    """The project's own words and reading table, ``None`` where it has none.

    Raises:
        UsageError: where they cannot be read.
    """
    readings, words = settings.path("readings"), settings.path("words")
    if readings is None and words is None:
        return None
    from figurecheck.reading.phrases.vocabulary import load_words
    from figurecheck.reading.readings.reading_table import load_table

    texts: Mapping[str, str] = {
        path: _own_text(path) for path in (readings, words) if path is not None
    }
    table = None if readings is None else load_table(texts[readings])
    return ReadingData(table, None if words is None else load_words(texts[words]), tuple(texts))


def _own_text(path: str) -> str:
    found, problems = contents(path)
    if not found:
        raise UsageError(problems[0].headline)
    try:
        return next(iter(found.values())).decode("utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{path} is not UTF-8"
        raise UsageError(msg) from None
