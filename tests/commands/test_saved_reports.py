"""Reports that are saved beside the claims: they are no claims, and can be written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.threats.running import CLAIMS, put, run

ENDINGS = {"text": "txt", "json": "json", "jsonl": "jsonl", "csv": "csv", "html": "html"}
ENDINGS |= {"markdown": "md", "sarif": "sarif", "junit": "xml"}


@pytest.mark.parametrize("name", ENDINGS)
def test_a_report_saved_beside_the_claims_is_written_again_and_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    put(tmp_path, a=CLAIMS)
    monkeypatch.chdir(tmp_path)
    file = f"claims/report.{ENDINGS[name]}"
    before = run("report", "claims", "--format", "csv").stdout
    first = run("report", "claims", "--format", name, "--output", file)
    again = run("report", "claims", "--format", name, "--output", file)
    after = run("report", "claims", "--format", "csv").stdout

    assert (first.exit_code, again.exit_code) == (1, 1)
    assert [line for line in after.splitlines() if "FC005" not in line] == before.splitlines()


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_saved_report_that_is_named_is_called_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    put(tmp_path, a=CLAIMS)
    monkeypatch.chdir(tmp_path)
    run("report", "claims", "--format", name, "--output", f"r.{name}")
    told = run("check", f"r.{name}")

    assert told.exit_code == 2  # nothing that was named could be read
    assert told.stdout.count("FC005: ") == 1
    assert "a saved report of figurecheck" in told.stdout
