"""Kinds of filings from other packages, found by their entry points."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.errors import UsageError
from tests.bringing.filings.writing import SALES, linkbase
from tests.test_recipes import FILING

MODULE = "filings_of_somebody"


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with a kind of filing, as far as figurecheck sees."""
    package = tmp_path / "somebodys-0.3.dist-info"
    package.mkdir()
    (package / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: somebodys\nVersion: 0.3\n", encoding="utf-8"
    )
    (package / "entry_points.txt").write_text(
        f"[figurecheck.filings]\nmine = {MODULE}:FILINGS\n", encoding="utf-8"
    )
    (tmp_path / f"{MODULE}.py").write_text(FILING, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop(MODULE, None)


def test_a_package_brings_a_kind_of_filing(offered: Path) -> None:
    (offered / "shop.facts").write_text("Sales 5900\nBooks 2700\nToys 2300\n", encoding="utf-8")
    (offered / "shop_cal.xml").write_text(linkbase([SALES]), encoding="utf-8")

    (told,) = fc.check(fc.load(offered / "shop.facts", offered / "shop_cal.xml")).conflicts

    assert told.headline == "Sales, 2024: 2,700 + 2,300 make 5,000, not 5,900"


def test_a_kind_with_an_ending_that_is_taken_is_refused(offered: Path) -> None:
    (offered / f"{MODULE}.py").write_text(FILING.replace('".facts"', '".xbrl"'), encoding="utf-8")
    (offered / "shop.xbrl").write_text("", encoding="utf-8")

    with pytest.raises(
        UsageError, match=r"somebodys 0\.3 offers .* there is one of that name already: \.xbrl"
    ):
        fc.load(offered / "shop.xbrl")
