"""The page on the formats names every one, and shows what they give."""

from __future__ import annotations

import re
from functools import cache

import pytest

import figurecheck as fc
from figurecheck.catalogue import collect
from figurecheck.model.extension import Format
from figurecheck.report.formats.csv import COLUMNS
from tests.refresh import ROOT

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
FORMATS = {one.name: one for one in collect("figurecheck.report.formats", "FORMAT", Format)}
SECTIONS = dict(section.split("\n", 1) for section in PAGE.split("\n## ")[1:])
EXAMPLES = {
    name: re.findall(r"```text\n(.*?)```", text, re.DOTALL) for name, text in SECTIONS.items()
}


@cache
def survey() -> fc.Report:
    """The report that the examples of the page are from."""
    return fc.check(fc.load(ROOT / "examples" / "survey"))


def test_the_page_lists_every_format() -> None:
    listed = re.findall(r"^\| `(\w+)` \| \w", PAGE.partition("\n## ")[0], re.MULTILINE)

    assert set(FORMATS) <= set(listed)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_of_the_page_is_what_its_format_gives(name: str) -> None:
    printed = FORMATS[name].render(survey(), False).replace("\r\n", "\n")
    pieces = [
        piece
        for line in EXAMPLES[name][0].splitlines()
        for piece in line.split("...")
        if piece.strip()
    ]
    missing, reached = [], 0
    for piece in pieces:
        found = printed.find(piece, reached)
        missing += [piece] if found < 0 else []
        reached = max(found, reached)

    assert missing == []


def test_each_format_that_the_page_describes_has_one_example() -> None:
    assert len(EXAMPLES) == 7
    assert [name for name, found in EXAMPLES.items() if len(found) != 1] == []


def test_the_page_names_the_columns_of_the_table() -> None:
    assert ",".join(COLUMNS) in PAGE
