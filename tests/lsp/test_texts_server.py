"""Texts as a real client has them checked by the server."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.lsp.editor import Editor, answered, editing, lsp
from tests.lsp.test_texts import RIGHT, WRONG


def opens(editor: Editor, path: Path, language: str, text: str) -> lsp.TextDocumentIdentifier:
    item = lsp.TextDocumentItem(path.as_uri(), language, 1, text)
    editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    return lsp.TextDocumentIdentifier(path.as_uri())


def test_what_does_not_fit_comes_and_goes_as_one_types(tmp_path: Path) -> None:
    (tmp_path / "figurecheck.toml").write_text('editor-texts = "open"', encoding="utf-8")

    async def test(editor: Editor) -> None:
        path = tmp_path / "honey.txt"
        document = opens(editor, path, "plaintext", f"🍯🍯 {WRONG}")
        first, *hints = await editor.until(path, bool)
        assert (first.code, first.severity) == ("FC203", lsp.DiagnosticSeverity.Error)
        at = len("🍯🍯 Sales of honey fell ".encode("utf-16-le")) // 2
        assert first.range == lsp.Range(lsp.Position(0, at), lsp.Position(0, at + 10))
        assert [one.severity for one in hints] == [lsp.DiagnosticSeverity.Hint] * 2

        shown = await answered(
            editor.client.text_document_hover_async(
                lsp.HoverParams(document, lsp.Position(0, at + 1))
            )
        )
        assert "29.5 percent, not 40 percent" in shown.contents.value
        assert shown.range == first.range

        editor.type(path, RIGHT)
        await editor.until(path, lambda found: not found)

    editing(tmp_path, test)


def test_only_texts_are_checked_and_records_are_left_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "figurecheck.toml").write_text('editor-texts = "never"', encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / "figurecheck.toml").write_text('editor-texts = "open"', encoding="utf-8")

    async def test(editor: Editor) -> None:
        off, log, on = tmp_path / "off.md", other / "a.log", other / "b.md"
        opens(editor, off, "markdown", WRONG)
        document = opens(editor, log, "plaintext", WRONG)
        opens(editor, on, "markdown", WRONG)
        editor.open(editor.days)
        await editor.until(on, bool)
        await editor.until(editor.days, lambda found: any(one.code == "FC201" for one in found))
        assert editor.client.diagnostics.get(off.as_uri(), ()) == ()
        assert editor.client.diagnostics.get(log.as_uri(), ()) == ()

        where = document, lsp.Position(0, 1)
        offered = await answered(
            editor.client.text_document_completion_async(lsp.CompletionParams(*where))
        )
        assert not offered.items
        assert (
            await answered(
                editor.client.text_document_definition_async(lsp.DefinitionParams(*where))
            )
            is None
        )
        closed = lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(on.as_uri()))
        editor.client.text_document_did_close(closed)
        await editor.until(on, lambda found: not found)
        await asyncio.sleep(0)

    editing(tmp_path, test)
