"""Invented tables, one for each shape and each rule: one wrong cell that is told, and a twin of the
table of which nothing is.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import figurecheck as fc

TABLES = tomllib.loads(Path(__file__).with_name("invented.toml").read_text("utf-8"))["table"]


def checked(folder: Path, text: str) -> fc.Report:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return fc.check(fc.load(path))


def test_there_are_forty() -> None:
    assert len(TABLES) >= 40


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["name"])
def test_the_wrong_cell_is_told(tmp_path: Path, table: dict[str, str]) -> None:
    found = checked(tmp_path, table["told"]).conflicts

    assert found
    for one in found:
        assert table["wrong"] in [label.label.partition(",")[0] for label in one.labels]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["name"])
def test_the_twin_stays_silent(tmp_path: Path, table: dict[str, str]) -> None:
    report = checked(tmp_path, table["silent"])

    assert report.findings == ()
    assert report.tables[0]["relations"]
