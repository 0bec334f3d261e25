"""Columns as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.live.positions import index_at, units_before

LINES = st.text(alphabet=st.sampled_from("a9 é€🚓𝟛\u0301"), max_size=12)
ENCODINGS = ("utf-8", "utf-16", "utf-32")


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 8), ("utf-16", 5), ("utf-32", 4)])
def test_an_astral_character_is_two_units_of_utf_16(encoding: str, units: int) -> None:
    line = "é🚓: 7"

    assert units_before(line, 4, encoding) == units
    assert index_at(line, units, encoding) == 4


@given(LINES, st.integers(0, 14), st.sampled_from(ENCODINGS))
def test_an_index_comes_back_from_the_units_before_it(line: str, index: int, encoding: str) -> None:
    units = units_before(line, index, encoding)

    assert index_at(line, units, encoding) == min(index, len(line))


@given(LINES, st.integers(0, 60), st.sampled_from(ENCODINGS))
def test_any_column_is_at_a_character_of_the_line(line: str, units: int, encoding: str) -> None:
    index = index_at(line, units, encoding)

    assert 0 <= index <= len(line)
    assert units_before(line, index, encoding) <= units


def test_half_a_character_counts_as_before_it() -> None:
    assert index_at("🚓x", 1) == 0
    assert index_at("🚓x", 2) == 1
