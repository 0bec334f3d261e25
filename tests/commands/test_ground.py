"""The gate: exit statuses, the closing line, and the formats for programs."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from figurecheck.cli import main
from tests.bringing.grounding.test_ground import MINUTES, REPORT, RIDERS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the text and its sources."""
    for name, content in (RIDERS, MINUTES, ("report.txt", REPORT)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, text: str = "report.txt") -> Result:
    """What the command does."""
    return CliRunner().invoke(
        main, ["ground", text, "--in", "riders.csv", "--in", "minutes.txt", *arguments]
    )


def test_a_text_with_figures_without_a_source_fails(folder: Path) -> None:
    result = run()

    assert result.exit_code == 1
    assert result.output.splitlines()[0].startswith(
        "report.txt: 8 figures held against 12 of 2 sources."
    )
    assert (
        result.output.splitlines()[-1]
        == "grounded 4 of 8, contradicted 2, nowhere 1, weak 1, accepted 0"
    )


def test_a_text_whose_figures_all_have_one_passes(folder: Path) -> None:
    (folder / "good.txt").write_text("Harbour had 46,200 riders in 2024.\n", encoding="utf-8")

    assert run(text="good.txt").exit_code == 0


@pytest.mark.parametrize(("option", "status"), [("error", 1), ("never", 0)])
def test_what_fails_can_be_said(folder: Path, option: str, status: int) -> None:
    assert run("--fail-on", option).exit_code == status


def test_a_text_without_figures_compares_nothing(folder: Path) -> None:
    (folder / "empty.txt").write_text("Nothing was counted.\n", encoding="utf-8")

    assert run(text="empty.txt").exit_code == 2
    assert run("--allow-empty", text="empty.txt").exit_code == 0


def test_bad_input_is_told_with_a_remedy(folder: Path) -> None:
    result = CliRunner().invoke(main, ["ground", "report.txt", "--in", "nothing.csv"])

    assert result.exit_code == 2
    assert "help:" in result.output


def test_weak_figures_fail_where_that_is_asked_for(folder: Path) -> None:
    (folder / "weak.txt").write_text("There are 6 ferries.\n", encoding="utf-8")

    assert run(text="weak.txt").exit_code == 0
    assert run("--strict", text="weak.txt").exit_code == 1


def test_every_figure_stands_in_the_long_output(folder: Path) -> None:
    output = run("-v").output

    assert "derived   12.7 percent" in output
    assert "(46,200 / 41,000 - 1) * 100" in output
    assert "no source 2024, 2023, 3 June: a date" in output


def test_formats_for_programs_have_the_findings(folder: Path) -> None:
    saved = json.loads(run("--format", "json").output)
    sarif = json.loads(run("--format", "sarif").output)
    suite = ET.fromstring(run("--format", "junit").output)  # noqa: S314 -- our own

    assert saved["texts"][0]["counts"]["absent"] == 1
    assert {one["ruleId"] for one in sarif["runs"][0]["results"]} == {"FC301", "FC504"}
    assert suite.get("failures") == "1"
    assert "::error" in run("--format", "github").output
    assert run("--format", "html").output.startswith("<!doctype html>")


def test_a_saved_grounding_is_proved_again(folder: Path) -> None:
    run("--format", "json", "--output", "saved.json")

    result = CliRunner().invoke(main, ["verify", "saved.json"])

    assert (result.exit_code, result.output.splitlines()[0]) == (0, "3 proofs verified")


def test_settings_say_what_columns_are_called_and_what_is_exempt(folder: Path) -> None:
    (folder / "figurecheck.toml").write_text(
        '[ground]\nkinds = ["ordinals"]\nknown = ["365 days"]\n\n[names]\nPTS = ["points"]\n',
        encoding="utf-8",
    )
    (folder / "box.csv").write_text("player,PTS\nMara Ellison,31\nTom Vance,8\n", encoding="utf-8")
    (folder / "game.txt").write_text(
        "Mara Ellison had 31 points. A year has 365 days.\n", encoding="utf-8"
    )

    result = CliRunner().invoke(main, ["ground", "game.txt", "--in", "box.csv"])

    assert result.exit_code == 0
    assert result.output.splitlines()[-1].endswith("accepted 0, exempted 1")


def test_a_file_of_names_is_read_and_a_bad_line_is_told(folder: Path) -> None:
    (folder / "names.txt").write_text("# columns\n2024: last year\n", encoding="utf-8")
    (folder / "bad.txt").write_text("no colon here\n", encoding="utf-8")

    assert run("--names", "names.txt").exit_code == 1
    assert "bad.txt:1" in run("--names", "bad.txt").output


def test_a_text_may_come_from_standard_input(folder: Path) -> None:
    arguments = ["ground", "-", "--in", "riders.csv"]

    result = CliRunner().invoke(main, arguments, input="Harbour had 46,200 riders in 2024.\n")

    assert result.exit_code == 0
    assert result.output.startswith("standard input: 1 figure held")
