"""The Python form of the shipped data files."""

from __future__ import annotations

import tomllib
from pathlib import Path

from figurecheck.reading import built_in, built_in_table
from figurecheck.reading.shipped import shipped


def test_the_built_in_words_are_those_of_the_shipped_file() -> None:
    assert built_in.words() == tomllib.loads(shipped("words", "en.toml"))


def test_the_built_in_readings_are_those_of_the_shipped_file() -> None:
    assert built_in.readings() == tomllib.loads(shipped("readings.toml"))


def test_the_built_in_module_is_what_its_builder_writes() -> None:
    assert Path(built_in.__file__).read_text(encoding="utf-8") == built_in_table.text()
