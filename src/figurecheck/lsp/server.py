"""The server that an editor starts: what it asks goes to pure functions, and what they find goes back."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from figurecheck.errors import FigurecheckError
from figurecheck.lsp.completion import complete
from figurecheck.lsp.hover import hover
from figurecheck.lsp.navigation import definition, symbols
from figurecheck.lsp.positions import Spot
from figurecheck.lsp.protocol import Wording, plain
from figurecheck.lsp.renaming import rename, renameable
from figurecheck.lsp.session import Group, Session, name_in
from figurecheck.version import VERSION

AT_ONCE = 0.05
"""Seconds after a change until the problems of the files are told: what is typed faster is told together."""

QUIET = 0.5
"""Seconds without a change until what the claims say is checked."""

REFUSED = -32803
"""The protocol's code of a request that cannot be met."""


def serve() -> None:
    """Speaks with an editor over standard input and output until it hangs up."""
    build().start_io()


def build() -> LanguageServer:
    """The server, ready to be started."""
    # whole texts: there is nothing to get wrong about them, and claims are short
    server = LanguageServer("figurecheck", VERSION, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
    service = _Service(server)
    answers: tuple[tuple[str, Callable[[Any], Any], Any], ...] = (
        (lsp.TEXT_DOCUMENT_DID_OPEN, service.opened, None),
        (lsp.TEXT_DOCUMENT_DID_CHANGE, service.changed, None),
        (lsp.TEXT_DOCUMENT_DID_SAVE, service.saved, None),
        (lsp.TEXT_DOCUMENT_DID_CLOSE, service.closed, None),
        (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, service.watched, None),
        (lsp.TEXT_DOCUMENT_HOVER, service.hover, None),
        (lsp.TEXT_DOCUMENT_COMPLETION, service.completion, lsp.CompletionOptions([" ", "[", "{", "=", "/"])),
        (lsp.TEXT_DOCUMENT_DEFINITION, service.definition, None),
        (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, service.symbols, None),
        (lsp.TEXT_DOCUMENT_PREPARE_RENAME, service.prepare_rename, None),
        (lsp.TEXT_DOCUMENT_RENAME, service.rename, lsp.RenameOptions(prepare_provider=True)),
    )
    for method, answer, options in answers:
        server.feature(method, options)(partial(answer))  # which marks what it is given, and a method cannot be marked
    return server


class _Service:
    """Answers an editor; what takes long is done in a thread, one check of a group at a time."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._known: Session | None = None
        self._uris: dict[str, str] = {}
        self._telling: set[Group] = set()
        self._waiting: dict[Group, asyncio.TimerHandle] = {}
        self._checking: dict[Group, asyncio.Task[None]] = {}
        self._again: set[Group] = set()

    # -- files ---------------------------------------------------------------------------------------------------------

    def opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self._put(params.text_document.uri, params.text_document.text)

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        if params.content_changes:
            self._put(params.text_document.uri, params.content_changes[-1].text)

    def closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        self._put(params.text_document.uri, None)

    def saved(self, params: lsp.DidSaveTextDocumentParams) -> None:
        group, _ = self._named(params.text_document.uri)
        self._soon(group, reread=True)

    def watched(self, _: lsp.DidChangeWatchedFilesParams) -> None:
        for group in self._session.groups:
            self._soon(group, reread=True)

    def _put(self, uri: str, text: str | None) -> None:
        group, name = self._named(uri)
        if text is None:
            self._uris.pop(name, None)
        else:
            self._uris[name] = uri
        group.put(name, text)
        self._soon(group, reread=text is None)

    @property
    def _session(self) -> Session:
        if self._known is None:
            workspace = self._server.workspace
            uris = [folder.uri for folder in workspace.folders.values()] or [workspace.root_uri or ""]
            self._known = Session([path for uri in uris if uri and (path := to_fs_path(uri))])
        return self._known

    def _named(self, uri: str) -> tuple[Group, str]:
        """The group of a file and its name there; one that is no file on disk stands alone under its own name."""
        path = to_fs_path(uri) or uri
        group = self._session.group(path)
        while self._session.wrong:
            words = self._session.wrong.pop()
            self._server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"figurecheck: {words}"))
        return group, name_in(group, path)

    def _wording(self, group: Group) -> Wording:
        encoding = lsp.PositionEncodingKind(self._server.workspace.position_encoding or "utf-16")
        return Wording(group.now, self._address, encoding.value)

    def _address(self, name: str) -> str:
        return self._uris.get(name) or from_fs_path(os.path.abspath(name)) or name  # noqa: PTH100

    # -- diagnostics ---------------------------------------------------------------------------------------------------

    def _soon(self, group: Group, *, reread: bool) -> None:
        """Tells problems at once, and has the claims checked when nothing has changed for a moment."""
        if reread:
            group.reread()
        loop = asyncio.get_running_loop()
        if group not in self._telling:
            self._telling.add(group)
            loop.call_later(AT_ONCE, self._tell, group)
        if group in self._waiting:
            self._waiting.pop(group).cancel()
        self._waiting[group] = loop.call_later(QUIET, self._check, group)

    def _tell(self, group: Group) -> None:
        self._telling.discard(group)
        wording = self._wording(group)
        found = group.diagnostics()
        files = {name for name in found if found[name]}
        for name in sorted(files | group.published):
            told = wording.diagnostics(found.get(name, ()))
            self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(self._address(name), told))
        group.published = frozenset(files)

    def _check(self, group: Group) -> None:
        if group in self._checking:
            self._again.add(group)
            return
        self._checking[group] = asyncio.get_running_loop().create_task(self._checked(group))

    async def _checked(self, group: Group) -> None:
        try:
            group.reread()
            workspace = group.now
            report = await asyncio.get_running_loop().run_in_executor(None, group.check, workspace)
            group.take(workspace, report)
            self._tell(group)
        except Exception as error:  # the next change asks again
            words = f"could not check: {type(error).__name__}: {error}"
            self._server.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, words))
        finally:
            del self._checking[group]
        if group in self._again:
            self._again.discard(group)
            self._check(group)

    # -- questions -----------------------------------------------------------------------------------------------------

    def _asked(self, uri: str, position: lsp.Position) -> tuple[Group, Wording, str, Spot]:
        group, name = self._named(uri)
        wording = self._wording(group)
        return group, wording, name, wording.spot(name, position)

    def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        group, wording, name, spot = self._asked(params.text_document.uri, params.position)
        found = hover(group.now, group.report, name, spot)
        return None if found is None else lsp.Hover(plain(found[1]), wording.range(found[0]))

    def completion(self, params: lsp.CompletionParams) -> lsp.CompletionList:
        group, wording, name, spot = self._asked(params.text_document.uri, params.position)
        offers = complete(group.now, group.report, name, spot)
        items = [wording.completion(offer, order) for order, offer in enumerate(offers)]
        return lsp.CompletionList(is_incomplete=False, items=items)

    def definition(self, params: lsp.DefinitionParams) -> lsp.Location | None:
        group, wording, name, spot = self._asked(params.text_document.uri, params.position)
        found = definition(group.now, name, spot)
        return None if found is None else wording.location(found)

    def symbols(self, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        group, name = self._named(params.text_document.uri)
        wording = self._wording(group)
        return [wording.symbol(name, one) for one in symbols(group.now, name)]

    def prepare_rename(self, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        group, wording, name, spot = self._asked(params.text_document.uri, params.position)
        found = renameable(group.now, name, spot)
        return None if found is None else lsp.PrepareRenamePlaceholder(wording.range(found[0]), found[1])

    def rename(self, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        group, wording, name, spot = self._asked(params.text_document.uri, params.position)
        try:
            changes = rename(group.now, name, spot, params.new_name)
        except FigurecheckError as error:
            raise JsonRpcException(str(error), REFUSED) from None
        return lsp.WorkspaceEdit({self._address(one): wording.edits(changes[one]) for one in sorted(changes)})
