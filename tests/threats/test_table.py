"""The table of threats names tests that there are, and the page says what the table says."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.threats.table import PAGE, page, rows

TESTS = Path(__file__).parents[1]


NUMBERS = [f"T{number}" for number in range(1, 40)]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_threat_has_its_tests(number: str) -> None:
    (row,) = (one for one in rows() if one.number == number)

    assert row.inputs > 1
    for named in row.tests:
        module, _, name = named.partition("::")
        source = TESTS.joinpath(*module.split(".")).with_suffix(".py").read_text(encoding="utf-8")
        assert name in {
            node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)
        }, named


def test_every_threat_is_in_the_table_once() -> None:
    assert [row.number for row in rows()] == NUMBERS


def test_every_test_of_a_threat_is_named_in_the_table() -> None:
    named = {test.rpartition("::")[2] for row in rows() for test in row.tests}
    beside = {"test_canary", "test_a_canary_that_runs_is_seen"}
    for path in sorted(TESTS.joinpath("threats").glob("test_*.py")):
        if path.name != "test_table.py":
            functions = {
                node.name
                for node in ast.parse(path.read_text(encoding="utf-8")).body
                if isinstance(node, ast.FunctionDef)
            }
            assert (
                len({name for name in functions if name.startswith("test_")} - named - beside) < 4
            ), path.name


def test_the_page_says_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
