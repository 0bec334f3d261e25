"""A real client and the server, each a process of its own, over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.samples import BASE, CLAIMS, spot

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")
pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed")

from lsprotocol import types as lsp
from pytest_lsp import LanguageClient, make_test_lsp_client

__all__ = ["PATIENCE", "ROOT", "SERVER", "Editor", "answered", "editing", "lsp"]

ROOT = Path(__file__).parents[2]
SERVER = (sys.executable, "-m", "figurecheck", "lsp", "--stdio")
PATIENCE = 10
"""Seconds until an answer is taken for lost."""


class Editor:
    """A folder that is open in an editor."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.base, self.days = folder / "claims" / "base.rec", folder / "claims" / "days.rec"

    def open(self, path: Path, text: str | None = None) -> None:
        content = path.read_text(encoding="utf-8") if text is None else text
        item = lsp.TextDocumentItem(path.as_uri(), "figurecheck", 1, content)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, path: Path, text: str) -> None:
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        document = lsp.VersionedTextDocumentIdentifier(2, path.as_uri())
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def until(
        self, path: Path, wanted: Callable[[list[lsp.Diagnostic]], bool]
    ) -> list[lsp.Diagnostic]:
        """The diagnostics of a file, once they are as wanted."""
        async with self.patience():
            while not wanted(found := list(self.client.diagnostics.get(path.as_uri(), ()))):
                await self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return found

    def patience(self) -> asyncio.Timeout:
        """What gives up after a while."""
        return asyncio.timeout(PATIENCE)

    def at(
        self, path: Path, text: str, marked: str
    ) -> tuple[lsp.TextDocumentIdentifier, lsp.Position]:
        """The position of the bar in some words, as an editor counts."""
        place = spot(text, marked)
        line = text.split("\n")[place.line]
        units = len(line[: place.character].encode("utf-16-le")) // 2
        return lsp.TextDocumentIdentifier(path.as_uri()), lsp.Position(place.line, units)


def editing(
    folder: Path, test: Callable[[Editor], Coroutine[Any, Any, None]], *, related: bool = True
) -> lsp.InitializeResult:
    """Has an editor do something with a folder of the sample claims; it hangs up in good order.

    With ``related`` it shows the further places of a diagnostic.
    """
    (folder / "claims").mkdir()
    (folder / "claims" / "base.rec").write_text(BASE, encoding="utf-8")
    (folder / "claims" / "days.rec").write_text(CLAIMS, encoding="utf-8")

    async def run() -> lsp.InitializeResult:
        client = make_test_lsp_client()
        await client.start_io(
            *SERVER, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}
        )
        can = lsp.TextDocumentClientCapabilities(
            rename=lsp.RenameClientCapabilities(prepare_support=True),
            publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(
                related_information=related
            ),
        )
        params = lsp.InitializeParams(
            lsp.ClientCapabilities(text_document=can), root_uri=folder.as_uri()
        )
        params.workspace_folders = [lsp.WorkspaceFolder(folder.as_uri(), "claims")]
        greeting: lsp.InitializeResult = await answered(client.initialize_session(params))
        try:
            await test(Editor(client, folder))
            await answered(client.shutdown_session())
        finally:
            server = client._server
            if server is not None and server.returncode is None:
                server.kill()
            await answered(client.stop())
        return greeting

    return asyncio.run(run())


async def answered(question: Awaitable[Any]) -> Any:
    return await asyncio.wait_for(question, PATIENCE)
