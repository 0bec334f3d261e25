"""A page that is too long for one file is written as several, which lead to one another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from figurecheck import catalogue
from figurecheck.cli import main
from figurecheck.model.checked import Checked
from figurecheck.model.extension import Format
from tests.test_cli import CONFLICT


def test_further_pages_lie_beside_the_one_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "arrests.rec").write_text(CONFLICT, encoding="utf-8")

    def pages(report: Checked, verbose: bool) -> dict[str, str]:
        return {
            "index.html": '<a href="findings-2.html">more</a>\n',
            "findings-2.html": '<a href="index.html#top">back</a>\n',
        }

    paged = Format("html", "", lambda report, verbose: "one page\n", pages)
    monkeypatch.setattr(catalogue, "named", lambda *_: paged)
    result = CliRunner().invoke(main, ["report", "--html", "out/my page.html"])
    assert result.exit_code == 2
    (tmp_path / "out").mkdir()
    CliRunner().invoke(main, ["report", "--html", "out/my page.html"])

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "findings-2.html",
        "my page.html",
    ]
    assert "findings-2.html" in (tmp_path / "out" / "my page.html").read_text(encoding="utf-8")
    assert re.search(
        'href="my%20page.html#top"',
        (tmp_path / "out" / "findings-2.html").read_text(encoding="utf-8"),
    )
