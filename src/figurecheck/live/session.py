"""The folders that an editor has open, as groups of files."""

from __future__ import annotations

import os
from collections.abc import Sequence

from figurecheck.claims.settings import Settings, find_settings
from figurecheck.errors import UsageError
from figurecheck.live.group import Group

# Names of files are as `files` gives them, relative to the current folder where they lie below it:
# ruff: noqa: PTH100, PTH109, PTH118, PTH120


class Session:
    """The folders that an editor has open, as groups of files; one that is in none of them is with
    its neighbours.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        self.folders = tuple(os.path.abspath(folder) for folder in folders)
        self.wrong: list[str] = []
        self._groups: dict[tuple[str, ...], Group] = {}
        self._settings: dict[str, tuple[Settings, str]] = {}

    def group(self, path: str) -> Group:
        """The group that a file is in.

        That of the folder it lies in: the paths that its settings name, or its folder ``claims``.
        For any other file it is the files of records beside it.
        """
        full = os.path.realpath(path)
        for folder in self.folders:
            settings = self._of(folder)
            roots = tuple(settings.from_here(one) for one in settings.texts("paths"))
            roots = roots or (os.path.join(folder, "claims"),)
            if any(_below(full, os.path.realpath(root)) for root in roots):
                return self._group(roots, settings)
        beside = os.path.dirname(full)
        return self._group((beside,), self._of(beside), beside=True)

    def alone(self, name: str) -> Group:
        """The group of a text that is no file on disk, with nothing beside it."""
        return self._group((name,), Settings())

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group of which a file has been asked for."""
        return tuple(self._groups.values())

    def outdated(self) -> bool:
        """Whether the settings of a folder have changed since they were read."""
        return any(_settings(folder) != known for folder, known in self._settings.items())

    def _of(self, folder: str) -> Settings:
        if folder not in self._settings:
            found = self._settings[folder] = _settings(folder)
            self.wrong += [found[1]] if found[1] else []
        return self._settings[folder][0]

    def _group(self, key: tuple[str, ...], settings: Settings, *, beside: bool = False) -> Group:
        known = self._groups.get(key)
        if known is None:
            try:
                known = Group(key, settings, beside=beside)
            except UsageError as error:
                self.wrong.append(str(error))
                known = Group(key, Settings(), beside=beside)
            self._groups[key] = known
        return known


def name_in(group: Group, path: str) -> str:
    """What a file is called in a group."""
    known = group.names.get(os.path.realpath(path))
    if known is not None:
        return known
    try:
        here = os.getcwd()
        name = os.path.relpath(path, here) if _below(os.path.abspath(path), here) else path
    except OSError:  # the current folder is gone
        name = path
    return name.replace(os.sep, "/")


def _settings(folder: str) -> tuple[Settings, str]:
    """The settings of a folder, or none with what is wrong with them."""
    try:
        return find_settings(folder), ""
    except UsageError as error:
        return Settings(), str(error)


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
