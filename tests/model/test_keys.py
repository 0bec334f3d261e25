"""Keys of findings: put together and taken apart in one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.model.keys import accepted_in, code_in, is_key, key_of, of_acceptance

CODES = st.from_regex(r"FC[0-9]{3}", fullmatch=True)
TEXTS = st.lists(st.text())


@given(CODES, TEXTS)
def test_a_key_is_one_and_begins_with_its_code(code: str, about: list[str]) -> None:
    key = key_of(code, about)

    assert is_key(key)
    assert code_in(key) == code


@given(CODES, CODES, TEXTS)
def test_the_key_of_an_acceptance_gives_the_key_that_is_accepted(
    code: str, other: str, about: list[str]
) -> None:
    accepted = key_of(other, about)
    key = of_acceptance(code, accepted)

    assert (code_in(key), accepted_in(key)) == (code, accepted)


@pytest.mark.parametrize("text", ["", ":", "FC:0", "FC204", "FC204:", "police/arrests", "a:b"])
def test_what_is_no_key_is_none(text: str) -> None:
    assert not is_key(text)
