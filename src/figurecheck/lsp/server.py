"""The server that an editor starts: what it asks goes to pure functions, and what they find goes
back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from figurecheck.errors import FigurecheckError
from figurecheck.live.group import Group
from figurecheck.live.positions import Spot
from figurecheck.live.workspace import Workspace
from figurecheck.lsp.aside import aside
from figurecheck.lsp.completion import MAX_OFFERS, complete
from figurecheck.lsp.hover import hover
from figurecheck.lsp.navigation import definition, symbols
from figurecheck.lsp.protocol import Translator, plain
from figurecheck.lsp.renaming import rename, renameable
from figurecheck.lsp.telling import Telling
from figurecheck.version import VERSION

REFUSED, CHANGED = -32803, -32801
"""The protocol's codes of a request that cannot be met, and of one that came to nothing since files
have changed.
"""


def serve() -> None:
    """Speaks with an editor over standard input and output until it hangs up."""
    # a refused request is answered; pygls would write where in the program it was refused to the
    # editor's log as well
    logging.getLogger("pygls.protocol.json_rpc").addFilter(unexpected)
    build().start_io()


def unexpected(record: logging.LogRecord) -> bool:
    """Whether a line of the log is not about a request that was refused."""
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, JsonRpcException) and error.code in {REFUSED, CHANGED})


def build() -> LanguageServer:
    """The server, ready to be started."""
    # whole texts: there is nothing to get wrong about them, and claims are short
    server = LanguageServer(
        "figurecheck", VERSION, text_document_sync_kind=lsp.TextDocumentSyncKind.Full
    )
    files = _Files(Telling(server))
    questions = _Questions(files.telling)
    answers: tuple[tuple[str, Callable[[Any], Any], Any], ...] = (
        (lsp.INITIALIZED, files.ready, None),
        (lsp.TEXT_DOCUMENT_DID_OPEN, files.opened, None),
        (lsp.TEXT_DOCUMENT_DID_CHANGE, files.changed, None),
        (lsp.TEXT_DOCUMENT_DID_SAVE, files.saved, None),
        (lsp.TEXT_DOCUMENT_DID_CLOSE, files.closed, None),
        (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, files.watched, None),
        (lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, files.moved, None),
        (lsp.TEXT_DOCUMENT_HOVER, questions.hover, None),
        (
            lsp.TEXT_DOCUMENT_COMPLETION,
            questions.completion,
            lsp.CompletionOptions([" ", "[", "{", "=", "/"]),
        ),
        (lsp.TEXT_DOCUMENT_DEFINITION, questions.definition, None),
        (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, questions.symbols, None),
        (lsp.TEXT_DOCUMENT_PREPARE_RENAME, questions.prepare_rename, None),
        (lsp.TEXT_DOCUMENT_RENAME, questions.rename, lsp.RenameOptions(prepare_provider=True)),
    )
    for method, answer, options in answers:
        server.feature(method, options)(
            partial(answer)
        )  # which marks what it is given, and a method cannot be marked
    return server


class _Files:
    """Takes note of what happens to files."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling

    def ready(self, _: lsp.InitializedParams) -> None:
        self.telling.watch()

    def opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        self.telling.begin(document.uri, document.language_id, document.text)

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        if params.content_changes:
            self.telling.put(params.text_document.uri, params.content_changes[-1].text)

    def closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        self.telling.put(params.text_document.uri, None)

    def saved(self, params: lsp.DidSaveTextDocumentParams) -> None:
        if self.telling.texts.owns(params.text_document.uri):
            return
        group, _ = self.telling.named(params.text_document.uri)
        self.telling.reread([group])

    def watched(self, _: lsp.DidChangeWatchedFilesParams) -> None:
        self.telling.reread(self.telling.session.groups)

    def moved(self, _: lsp.DidChangeWorkspaceFoldersParams) -> None:
        self.telling.renew()


class _Questions:
    """Answers what an editor asks; what would take long is done aside."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling

    def _asked(
        self, uri: str, position: lsp.Position
    ) -> tuple[Group, Workspace, Translator, str, Spot]:
        group, name = self._telling.named(uri)
        workspace = group.at_hand
        translator = self._telling.translator(workspace)
        return group, workspace, translator, name, translator.spot(name, position)

    async def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        if self._telling.texts.owns(params.text_document.uri):
            return self._telling.texts.hover(params.text_document.uri, params.position)
        await self._telling.settled(self._telling.named(params.text_document.uri)[0])
        group, workspace, translator, name, spot = self._asked(
            params.text_document.uri, params.position
        )
        found = hover(workspace, group.report, name, spot)
        return None if found is None else lsp.Hover(plain(found[1]), translator.range(found[0]))

    def completion(self, params: lsp.CompletionParams) -> lsp.CompletionList:
        if self._telling.texts.owns(params.text_document.uri):
            return lsp.CompletionList(is_incomplete=False, items=[])
        group, workspace, translator, name, spot = self._asked(
            params.text_document.uri, params.position
        )
        offers = complete(workspace, group.report, name, spot)
        items = [translator.completion(offer, order) for order, offer in enumerate(offers)]
        return lsp.CompletionList(is_incomplete=len(offers) == MAX_OFFERS, items=items)

    def definition(self, params: lsp.DefinitionParams) -> lsp.Location | None:
        if self._telling.texts.owns(params.text_document.uri):
            return None
        _, workspace, translator, name, spot = self._asked(
            params.text_document.uri, params.position
        )
        found = definition(workspace, name, spot)
        return None if found is None else translator.location(found)

    def symbols(self, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        if self._telling.texts.owns(params.text_document.uri):
            return []
        group, name = self._telling.named(params.text_document.uri)
        workspace = group.at_hand
        translator = self._telling.translator(workspace)
        return [translator.symbol(name, one) for one in symbols(workspace, name)]

    def prepare_rename(
        self, params: lsp.PrepareRenameParams
    ) -> lsp.PrepareRenamePlaceholder | None:
        if self._telling.texts.owns(params.text_document.uri):
            return None
        _, workspace, translator, name, spot = self._asked(
            params.text_document.uri, params.position
        )
        found = renameable(workspace, name, spot)
        return (
            None
            if found is None
            else lsp.PrepareRenamePlaceholder(translator.range(found[0]), found[1])
        )

    async def rename(self, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        if self._telling.texts.owns(params.text_document.uri):
            msg = "a text has no names to change"
            raise JsonRpcException(msg, REFUSED)
        await self._telling.settled(self._telling.named(params.text_document.uri)[0])
        group, workspace, translator, name, spot = self._asked(
            params.text_document.uri, params.position
        )
        texts = dict(group.open)
        try:
            changes = await aside(lambda: rename(workspace, name, spot, params.new_name))
        except FigurecheckError as error:
            raise JsonRpcException(str(error), REFUSED) from None
        if group.open != texts:
            msg = "the files have changed meanwhile; ask again"
            raise JsonRpcException(msg, CHANGED)
        return lsp.WorkspaceEdit(
            {
                self._telling.address(one): translator.edits(changes[one])
                for one in sorted(changes)
                if changes[one]
            }
        )
