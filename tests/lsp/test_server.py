"""What the server answers to a real client, a process of its own."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lsp.samples import BASE, CLAIMS

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from pygls.exceptions import JsonRpcException

from figurecheck.lsp.server import REFUSED, unexpected
from tests.lsp.editor import ROOT, Editor, answered, editing, lsp


def test_problems_and_conflicts_come_and_go_as_one_types(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        editor.open(editor.days)
        found = await editor.until(
            editor.days, lambda found: any(one.code == "FC201" for one in found)
        )
        told = next(one for one in found if one.severity == lsp.DiagnosticSeverity.Error)
        assert told.message.endswith("204 + 117 make 321, not 400")
        assert told.source == "figurecheck"
        assert len([one for one in told.related_information or () if "read as" in one.message]) == 2

        editor.type(editor.days, CLAIMS.replace("figure: 400", "figure: 4oo"))
        found = await editor.until(
            editor.days, lambda found: any(one.code == "FC022" for one in found)
        )
        assert "FC201" not in {
            one.code for one in found if one.severity == lsp.DiagnosticSeverity.Error
        }

        editor.type(editor.days, CLAIMS.replace("figure: 400", "figure: 321"))
        await editor.until(editor.days, lambda found: not found)

    editing(tmp_path, test)
    assert (tmp_path / "claims" / "days.rec").read_text(encoding="utf-8") == CLAIMS
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["base.rec", "claims", "days.rec"]


def test_an_unsaved_file_counts_for_the_others_until_it_is_closed(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        editor.open(editor.base, BASE.replace("alias: detentions\n", ""))
        found = await editor.until(
            editor.days, lambda found: any(one.code == "FC009" for one in found)
        )
        assert "there is no measure `detentions`" in {one.message for one in found}

        document = lsp.TextDocumentIdentifier(editor.base.as_uri())
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))
        await editor.until(editor.days, lambda found: "FC009" not in {one.code for one in found})

    editing(tmp_path, test)


def test_questions_are_answered_at_positions_behind_astral_characters(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        text = CLAIMS.replace("claim: rate", "claim: 🚓🚓rate")
        editor.open(editor.days, text)
        where = editor.at(editor.days, text, "claim: 🚓🚓ra|te")
        prepared = await answered(
            editor.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(*where))
        )
        assert prepared.range.start.character == len("claim: ")
        assert prepared.range.end.character == len("claim: ") + 8
        renamed = await answered(
            editor.client.text_document_rename_async(lsp.RenameParams(*where, "🚓share"))
        )
        (edit,) = renamed.changes[editor.days.as_uri()]
        assert (
            edit.range.end.character - edit.range.start.character
            == len("🚓rate".encode("utf-16-le")) // 2 - 1
        )
        assert edit.new_text == "shar"

    editing(tmp_path, test)


def test_a_figure_a_measure_and_a_source_are_explained(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        editor.open(editor.days)
        await editor.until(editor.days, lambda found: any(one.code == "FC201" for one in found))
        for marked, heading in (
            ("figure: 4|00", "400: bare"),
            ("measure: deten|tions", "arrests: arrests by the police"),
            ("from: pol|ice", "police: City Police"),
        ):
            where = editor.at(editor.days, CLAIMS, marked)
            shown = await answered(editor.client.text_document_hover_async(lsp.HoverParams(*where)))
            assert shown.contents.value.split("\n")[0] == heading
            assert shown.contents.kind == lsp.MarkupKind.PlainText

    editing(tmp_path, test)


def test_fields_and_ids_are_completed_and_led_to(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        text = f"{CLAIMS}\nclaim: new\nmeasure: "
        editor.open(editor.days, text)
        where = editor.at(editor.days, text, "new\nmeasure: |")
        offered = await answered(
            editor.client.text_document_completion_async(lsp.CompletionParams(*where))
        )
        assert [item.label for item in offered.items] == ["arrests", "detentions", "officers"]
        assert offered.items[0].text_edit.range == lsp.Range(where[1], where[1])

        where = editor.at(editor.days, text, "measure: deten|tions")
        found = await answered(
            editor.client.text_document_definition_async(lsp.DefinitionParams(*where))
        )
        assert (found.uri, found.range.start) == (
            editor.base.as_uri(),
            lsp.Position(1, len("measure: ")),
        )

        outline = lsp.DocumentSymbolParams(where[0])
        listed = await answered(editor.client.text_document_document_symbol_async(outline))
        assert [one.name for one in listed] == ["police", "gazette", "few", "new"]

    editing(tmp_path, test)


def test_a_name_is_changed_in_every_file_or_the_reason_is_told(tmp_path: Path) -> None:
    async def test(editor: Editor) -> None:
        editor.open(editor.days)
        where = editor.at(editor.days, CLAIMS, "measure: arr|ests\nwhere")
        found = await answered(
            editor.client.text_document_rename_async(lsp.RenameParams(*where, "stops"))
        )
        assert set(found.changes) == {editor.days.as_uri(), editor.base.as_uri()}
        with pytest.raises(Exception, match=r"there is a measure .officers. already"):
            await answered(
                editor.client.text_document_rename_async(lsp.RenameParams(*where, "officers"))
            )

    editing(tmp_path, test)


def test_broken_settings_and_a_file_outside_do_not_stop_it(tmp_path: Path) -> None:
    (tmp_path / "figurecheck.toml").write_text('pahts = ["claims"]\n', encoding="utf-8")

    async def test(editor: Editor) -> None:
        other = editor.folder / "other.rec"
        editor.open(other, "claim: one\nfigure: 7\nmeasure: nothing\n")
        await editor.until(other, lambda found: any(one.code == "FC009" for one in found))
        assert any("did you mean `paths`?" in one.message for one in editor.client.messages)

    editing(tmp_path, test)


def test_it_says_what_it_can_do(tmp_path: Path) -> None:
    async def test(_: Editor) -> None: ...

    can = editing(tmp_path, test).capabilities

    assert can.hover_provider
    assert can.definition_provider
    assert can.document_symbol_provider
    assert can.completion_provider is not None
    assert isinstance(can.rename_provider, lsp.RenameOptions)
    assert can.rename_provider.prepare_provider
    assert can.position_encoding == lsp.PositionEncodingKind.Utf16


def test_the_protocol_is_loaded_by_the_server_alone() -> None:
    program = (
        "import sys\nfrom figurecheck.cli import main\nimport figurecheck.live.session,"
        " figurecheck.lsp.completion, figurecheck.commands.lsp\ntry: main(['--help'])\nexcept"
        " SystemExit: pass\nsys.exit(bool({'pygls', 'lsprotocol', 'asyncio',"
        " 'figurecheck.lsp.server'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT / "src", check=False
    )

    assert ran.returncode == 0


def test_a_refused_request_leaves_no_trace_in_the_log() -> None:
    refused, broken = JsonRpcException("there is one already", REFUSED), ValueError("a fault")
    records = [
        logging.LogRecord("", logging.ERROR, "", 1, "", (), (type(one), one, None))
        for one in (refused, broken)
    ]

    assert [unexpected(one) for one in records] == [False, True]
