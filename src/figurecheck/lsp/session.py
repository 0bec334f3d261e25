"""What an editor has open, on top of what lies on disk: the claims of each folder as they stand."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date

from figurecheck.choosing import chosen
from figurecheck.consistency import check
from figurecheck.errors import UsageError
from figurecheck.files import LARGEST, contents, records_of
from figurecheck.lsp.diagnostics import Diagnostic, of_problems, of_report, still_there, together
from figurecheck.lsp.workspace import Workspace, view
from figurecheck.model.finding import Problem
from figurecheck.model.record import Record
from figurecheck.model.report import Report
from figurecheck.reading.data import ReadingData
from figurecheck.settings import Settings, find_settings

# Names of files are as `files` gives them, relative to the current folder where they lie below it:
# ruff: noqa: PTH100, PTH109, PTH110, PTH112, PTH118, PTH120, PTH208


class Group:
    """Files that are checked together: those below some paths, with open ones as they are in the editor."""

    def __init__(self, roots: Sequence[str], settings: Settings) -> None:
        self.roots = tuple(roots)
        self.settings = settings
        self.disk: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.open: dict[str, bytes] = {}
        self.report: Report | None = None
        self.published: frozenset[str] = frozenset()
        self._found: dict[str, list[Diagnostic]] = {}
        self._checked: Workspace | None = None
        self._now: Workspace | None = None
        self._read: dict[str, tuple[bytes, tuple[list[Record], list[Problem]]]] = {}
        self._data: ReadingData | None = _data(settings)
        self.reread()

    def reread(self) -> None:
        """Reads the files on disk again."""
        there = [path for path in self.roots if os.path.exists(path)]
        found = contents(*there)[0] if there else {}
        if found != self.disk:
            self.disk = found
            self.names = {os.path.realpath(name): name for name in found}
            self._now = None

    def put(self, name: str, text: str | None) -> None:
        """What an open file holds now; ``None`` where it was closed."""
        content = None if text is None else text.encode("utf-8", "surrogatepass")
        if content is None or len(content) > LARGEST:
            self.open.pop(name, None)
        else:
            self.open[name] = content
        self._now = None

    @property
    def now(self) -> Workspace:
        """The files as they stand."""
        if self._now is None:
            self._now = view({**self.disk, **self.open}, self._data, self._records)
        return self._now

    def _records(self, name: str, content: bytes) -> tuple[list[Record], list[Problem]]:
        """The records of a file, which are read again only where it has changed."""
        known = self._read.get(name)
        if known is None or known[0] != content:
            known = self._read[name] = content, records_of(name, content)
        return known[1]

    def check(self, workspace: Workspace) -> Report:
        """The findings that the project wants, about files as they stood."""
        today = date.today().toordinal()  # noqa: DTZ011 -- a local day is meant
        found = check(workspace.claims, today=today)
        return chosen(found, self.settings.texts("select"), self.settings.texts("ignore"))

    def take(self, workspace: Workspace, report: Report) -> None:
        """Keeps what a check of some state of the files came to."""
        notes = self.settings.values.get("verbose") is True
        self.report = report
        self._checked = workspace
        self._found = of_report(workspace, report, notes=notes)

    def diagnostics(self) -> dict[str, list[Diagnostic]]:
        """What is wrong by now, by file, with what the last check found where its lines are unchanged."""
        problems = of_problems(self.now)
        if self._checked is None:
            return problems
        return together(problems, still_there(self._found, self._checked, self.now))


class Session:
    """The folders that an editor has open, as groups of files; one that is in none of them is with its neighbours."""

    def __init__(self, folders: Sequence[str]) -> None:
        self.folders = tuple(os.path.abspath(folder) for folder in folders)
        self.wrong: list[str] = []
        self._groups: dict[tuple[str, ...], Group] = {}
        self._settings: dict[str, Settings] = {}

    def group(self, path: str) -> Group:
        """The group that a file is in.

        That of the folder it lies in: the paths that its settings name, or its folder ``claims``. For any other file it
        is the ``.rec`` files beside it.
        """
        full = os.path.realpath(path)
        for folder in self.folders:
            settings = self._of(folder)
            roots = tuple(settings.from_here(one) for one in settings.texts("paths"))
            roots = roots or (os.path.join(folder, "claims"),)
            if any(_below(full, os.path.realpath(root)) for root in roots):
                return self._group(roots, settings)
        beside = os.path.dirname(full)
        settings = self._of(beside)
        names = sorted(os.listdir(beside)) if os.path.isdir(beside) else []
        files = (os.path.join(beside, name) for name in names if name.endswith(".rec") and not name.startswith("."))
        return self._group((beside,), settings, tuple(files))

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group of which a file has been asked for."""
        return tuple(self._groups.values())

    def _of(self, folder: str) -> Settings:
        if folder not in self._settings:
            try:
                self._settings[folder] = find_settings(folder)
            except UsageError as error:
                self._settings[folder] = Settings()
                self.wrong.append(str(error))
        return self._settings[folder]

    def _group(self, key: tuple[str, ...], settings: Settings, files: tuple[str, ...] = ()) -> Group:
        known = self._groups.get(key)
        if known is None:
            try:
                known = Group(files or key, settings)
            except UsageError as error:
                self.wrong.append(str(error))
                known = Group(files or key, Settings())
            self._groups[key] = known
        return known


def name_in(group: Group, path: str) -> str:
    """What a file is called in a group."""
    known = group.names.get(os.path.realpath(path))
    if known is not None:
        return known
    here = os.getcwd()
    name = os.path.relpath(path, here) if _below(os.path.abspath(path), here) else path
    return name.replace(os.sep, "/")


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _data(settings: Settings) -> ReadingData | None:
    """The project's own words and reading table, ``None`` where it has none.

    Raises:
        UsageError: where they cannot be read.
    """
    readings, words = settings.path("readings"), settings.path("words")
    if readings is None and words is None:
        return None
    from figurecheck.reading.reading_table import load_table
    from figurecheck.reading.vocabulary import load_words

    texts: Mapping[str, str] = {path: _own_text(path) for path in (readings, words) if path is not None}
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
