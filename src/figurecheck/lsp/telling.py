"""What is open in an editor, and what is wrong with it, told as it changes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine, Iterable
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from figurecheck.catalogue import endings, own_ending
from figurecheck.live.group import Group
from figurecheck.live.session import Session, name_in
from figurecheck.live.workspace import Workspace
from figurecheck.lsp.aside import aside
from figurecheck.lsp.protocol import Translator
from figurecheck.lsp.texts import QUIET, OpenTexts
from figurecheck.lsp.uris import path_of

AT_ONCE = 0.05
"""Seconds after a change until the problems of the files are told: what is typed faster is told
together.
"""

SETTINGS = ".toml"
"""The ending of the settings, and of a project's own words and readings."""


class Telling:
    """Keeps the files of an editor and tells what is wrong with them; one check of a group at a
    time.
    """

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self.texts = OpenTexts(server)
        self._known: Session | None = None
        self._uris: dict[str, str] = {}
        self._telling: set[Group] = set()
        self._waiting: dict[Group, asyncio.TimerHandle] = {}
        self._reading: dict[Group, asyncio.Task[None]] = {}
        self._checking: set[Group] = set()
        self._again: set[Group] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    # -- files -------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The folders that are open."""
        if self._known is None:
            workspace = self._server.workspace
            uris = [folder.uri for folder in workspace.folders.values()] or [
                workspace.root_uri or ""
            ]
            self._known = Session([path for uri in uris if uri and (path := path_of(uri))])
        return self._known

    def begin(self, uri: str, language: str, text: str) -> None:
        """Takes a file that was opened, in what the editor calls a language."""
        if not self.texts.begin(uri, language, text):
            self.put(uri, text)

    def put(self, uri: str, text: str | None) -> None:
        """What an open file holds now; ``None`` where it was closed."""
        if self.texts.owns(uri):
            self.texts.put(uri, text)
            return
        group, name = self.named(uri)
        if text is None:
            self._uris.pop(name, None)
            group.forget()
        else:
            self._uris[name] = uri
        group.put(name, text)
        self._soon(group)

    def reread(self, groups: Iterable[Group]) -> None:
        """Has the files of some groups read from disk again; of all, where settings have
        changed.
        """
        self.texts.again()
        if self.session.outdated():
            self.renew()
            return
        for group in groups:
            group.forget()
            self._soon(group)

    def renew(self) -> None:
        """Starts over, by the settings and folders as they are now, with what is open."""
        before = self.session.groups
        for group in before:
            if group in self._waiting:
                self._waiting.pop(group).cancel()
        self._known = None
        for document in list(self._server.workspace.text_documents.values()):
            self.put(document.uri, document.source)
        for name in sorted({name for group in before for name in group.published}):
            self._server.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(self.address(name), [])
            )

    def named(self, uri: str) -> tuple[Group, str]:
        """The group of a file and its name there; one that is no file on disk stands alone under
        its own name.
        """
        path = path_of(uri)
        if path is None:
            name = f"{uri}{own_ending()}" if uri.startswith("untitled:") else uri
            return self.session.alone(name), name
        group = self.session.group(path)
        while self.session.wrong:
            words = self.session.wrong.pop()
            self._server.window_show_message(
                lsp.ShowMessageParams(lsp.MessageType.Error, f"figurecheck: {words}")
            )
        return group, name_in(group, path)

    def address(self, name: str) -> str:
        """The URI of a file, as the editor spells it where it is open."""
        return self._uris.get(name) or from_fs_path(os.path.abspath(name)) or name  # noqa: PTH100

    def translator(self, workspace: Workspace) -> Translator:
        """What puts spans of some files into words that the editor understands."""
        encoding = lsp.PositionEncodingKind(self._server.workspace.position_encoding or "utf-16")
        text = self._server.client_capabilities.text_document
        can = text.publish_diagnostics if text is not None else None
        related = can is not None and bool(can.related_information)
        return Translator(workspace, self.address, encoding.value, related=related)

    def watch(self) -> None:
        """Asks the editor to tell when files change outside it, where it can."""
        workspace = self._server.client_capabilities.workspace
        can = workspace.did_change_watched_files if workspace is not None else None
        if can is not None and can.dynamic_registration:
            options = lsp.DidChangeWatchedFilesRegistrationOptions(
                [lsp.FileSystemWatcher(watched())]
            )
            asked = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self._server.client_register_capability(lsp.RegistrationParams([asked]))

    # -- diagnostics -------------------------------------------------------------------------------

    async def settled(self, group: Group) -> None:
        """Has everything read that has changed so far; aside where it takes a while, and then one
        reading at a time.
        """
        state = group.state
        if group.stale and not group.large:
            group.keep(group.read())
        while group.read_state < state:
            if group not in self._reading:
                self._reading[group] = asyncio.get_running_loop().create_task(self._read(group))
            await asyncio.shield(self._reading[group])

    async def _read(self, group: Group) -> None:
        try:
            group.keep(await aside(group.read))
        finally:
            del self._reading[group]

    def _soon(self, group: Group) -> None:
        """Tells problems at once, and has the claims checked when nothing has changed for a
        moment.
        """
        loop = asyncio.get_running_loop()
        if group not in self._telling:
            self._telling.add(group)
            loop.call_later(AT_ONCE, lambda: self._begin(self._told(group)))
        if group in self._waiting:
            self._waiting.pop(group).cancel()
        self._waiting[group] = loop.call_later(QUIET, self._check, group)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _told(self, group: Group) -> None:
        try:
            await self.settled(group)
            self._publish(group)
        finally:
            self._telling.discard(group)
        if group.stale:
            self._soon(group)

    def _publish(self, group: Group) -> None:
        if group not in self.session.groups:
            return
        translator = self.translator(group.last)
        found = group.diagnostics()
        files = {name for name in found if found[name]}
        for name in sorted(files | group.published):
            told = translator.diagnostics(found.get(name, ()))
            self._server.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(self.address(name), told)
            )
        group.published = frozenset(files)

    def _check(self, group: Group) -> None:
        self._waiting.pop(group, None)
        if group in self._checking:
            self._again.add(group)
            return
        self._checking.add(group)
        self._begin(self._checked(group))

    async def _checked(self, group: Group) -> None:
        try:
            group.forget()
            await self.settled(group)
            workspace = group.last
            group.take(workspace, await aside(lambda: group.check(workspace)))
            self._publish(group)
        except Exception as error:
            words = f"could not check: {type(error).__name__}: {error}"
            self._server.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, words))
        finally:
            self._checking.discard(group)
        if group in self._again:
            self._again.discard(group)
            self._check(group)


def watched() -> str:
    """The files whose changes outside the editor are asked for: those that hold records, and
    settings.
    """
    return f"**/*{{{','.join((*endings(), SETTINGS))}}}"
