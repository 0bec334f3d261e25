"""What the server tells of files that change, in the editor and outside it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.lsp.editor import PATIENCE, ROOT, SERVER, Editor, editing, lsp
from tests.lsp.samples import CLAIMS


def changed(editor: Editor, *paths: Path) -> None:
    """Tells the server that files have changed outside the editor."""
    events = [lsp.FileEvent(path.as_uri(), lsp.FileChangeType.Changed) for path in paths]
    editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(events))


def codes(found: list[lsp.Diagnostic]) -> set[object]:
    return {one.code for one in found}


def test_files_that_come_and_go_outside_the_editor_count(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        editor.open(editor.days)
        await editor.until(editor.days, lambda found: "FC201" in codes(found))

        other = editor.base.rename(editor.folder / "elsewhere.rec")
        changed(editor, editor.base)
        await editor.until(editor.days, lambda found: "FC009" in codes(found))

        other.rename(editor.base.with_name("renamed.rec"))
        changed(editor, editor.base)
        await editor.until(editor.days, lambda found: "FC009" not in codes(found))

    editing(tmp_path, test)


def test_settings_count_as_soon_as_they_are_mended(tmp_path: Path) -> None:
    settings = tmp_path / "figurecheck.toml"
    settings.write_text("paths = [", encoding="utf-8")

    async def test(editor: Editor) -> None:
        editor.open(editor.days)
        await editor.until(editor.days, lambda found: "FC201" in codes(found))
        assert any(
            "figurecheck.toml: cannot be read" in one.message for one in editor.client.messages
        )

        settings.write_text('ignore = ["FC201"]', encoding="utf-8")
        changed(editor, settings)
        await editor.until(editor.days, lambda found: "FC201" not in codes(found))

    editing(tmp_path, test)


def test_why_a_file_is_not_read_is_told_in_it(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        there = editor.base.with_name("outside.rec")
        there.symlink_to(ROOT / "README.md")
        editor.open(editor.days)
        (found,) = await editor.until(there, bool)
        assert found.message.endswith("a link that leads out of the folder is not followed")

    editing(tmp_path, test)


def test_a_new_file_beside_one_outside_the_folders_counts(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        other = editor.folder / "a b#é" / "other.rec"
        other.parent.mkdir()
        editor.open(other, "claim: one\nfigure: 7\nmeasure: cars\n")
        await editor.until(other, lambda found: "FC009" in codes(found))

        other.with_name("cars.rec").write_text("measure: cars\nunit: car\n", encoding="utf-8")
        changed(editor, other.with_name("cars.rec"))
        await editor.until(other, lambda found: "FC009" not in codes(found))

    editing(tmp_path, test)


def test_a_text_that_was_never_saved_is_checked_alone(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        item = lsp.TextDocumentItem(
            "untitled:Untitled-1", "figurecheck", 1, "claim: x\nfigure: 7\nmeasure: arrests\n"
        )
        editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        async with editor.patience():
            while not editor.client.diagnostics.get(item.uri):
                await editor.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        assert [one.code for one in editor.client.diagnostics[item.uri]] == ["FC009"]

    editing(tmp_path, test)


def test_a_folder_that_is_added_has_its_own_claims(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        second = editor.folder / "second" / "claims" / "deep" / "one.rec"
        second.parent.mkdir(parents=True)
        second.write_text("claim: one\nfigure: 7\nmeasure: cars\n", encoding="utf-8")
        second.parent.with_name("cars.rec").write_text(
            "measure: cars\nunit: car\n", encoding="utf-8"
        )
        editor.open(second)
        await editor.until(second, lambda found: "FC009" in codes(found))

        added = lsp.WorkspaceFolder((editor.folder / "second").as_uri(), "second")
        event = lsp.WorkspaceFoldersChangeEvent([added], [])
        editor.client.workspace_did_change_workspace_folders(
            lsp.DidChangeWorkspaceFoldersParams(event)
        )
        await editor.until(second, lambda found: "FC009" not in codes(found))

    editing(tmp_path, test)


def test_an_editor_that_shows_no_further_places_gets_them_in_the_message(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        editor.open(editor.days)
        found = await editor.until(editor.days, lambda found: "FC201" in codes(found))
        told = next(
            one
            for one in found
            if one.code == "FC201" and one.severity == lsp.DiagnosticSeverity.Error
        )
        assert not told.related_information
        assert "204 + 117 = 321" in told.message
        assert (
            "204 arrests: 15 March 2025: City Police, 17 March 2025; read as 204"
            " (claims/days.rec:6)" in told.message.split("\n")
        )

    editing(tmp_path, test, related=False)


def test_undoing_brings_back_what_was_told(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        editor.open(editor.days)
        before = await editor.until(editor.days, lambda found: "FC201" in codes(found))
        editor.type(editor.days, CLAIMS.replace("figure: 400", "figure:"))
        await editor.until(editor.days, lambda found: "FC008" in codes(found))
        editor.type(editor.days, CLAIMS)
        await editor.until(editor.days, lambda found: found == before)

    editing(tmp_path, test)


def message(content: str) -> bytes:
    return f"Content-Length: {len(content.encode())}\r\n\r\n{content}".encode()


def test_a_server_ends_with_its_editor(tmp_path: Path) -> None:
    asked = (
        '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"rootUri":null,"capabilities":{}}}'
    )
    ran = subprocess.run(
        SERVER,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        input=message(asked) + message('{"jsonrpc":"2.0","method":"initialized","params":{}}'),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
