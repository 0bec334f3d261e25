"""Slips of the pen, named."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figurecheck.checks.slips import typing_error

SAID = frozenset(
    {
        *(
            "",
            "a factor of ten",
            "a factor of a thousand",
            "two neighbouring digits swapped",
            "one digit different",
        ),
        *("a digit dropped", "a digit doubled", "a digit added"),
    }
)

NUMERALS = st.from_regex(r"[1-9][0-9]{0,8}(\.[0-9]{1,3})?", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1470", "1740", "two neighbouring digits swapped"),
        ("12.34", "13.24", "two neighbouring digits swapped"),
        ("7.3", "3.7", "two neighbouring digits swapped"),
        ("956", "966", "one digit different"),
        ("1179", "119", "a digit dropped"),
        ("1179", "1117", ""),
        ("2373", "23373", "a digit doubled"),
        ("2373", "29373", "a digit added"),
        ("2373", "92373", "a digit added"),
        ("1100", "110", "a factor of ten"),
        ("7.3", "73", "a factor of ten"),
        ("1200000", "1200000000", "a factor of a thousand"),
        ("1417", "1470", ""),
        ("1470", "1470", ""),
        ("5", "7", ""),
        ("0", "12", ""),
        ("1,470", "1,740", ""),
        ("1/3", "1/4", ""),
        ("", "1", ""),
    ],
)
def test_one_small_mistake_is_named(one: str, other: str, slip: str) -> None:
    assert typing_error(one, other) == slip


@given(
    st.integers(2, 6).flatmap(
        lambda size: st.tuples(*[st.integers(10**size, 10 ** (size + 1) - 1).map(str)] * 2)
    )
)
def test_a_slip_that_keeps_the_length_is_the_same_both_ways(pair: tuple[str, str]) -> None:
    one, other = pair

    assert typing_error(one, other) == typing_error(other, one)


@given(NUMERALS, st.data())
def test_swapping_two_neighbouring_digits_is_always_seen(numeral: str, data: st.DataObject) -> None:
    places = [
        k
        for k in range(len(numeral) - 1)
        if numeral[k : k + 2].isdigit() and numeral[k] != numeral[k + 1]
    ]
    assume(places)
    at = data.draw(st.sampled_from(places))
    swapped = numeral[:at] + numeral[at + 1] + numeral[at] + numeral[at + 2 :]

    assert typing_error(numeral, swapped) in {"two neighbouring digits swapped", "a factor of ten"}


@given(NUMERALS, st.data())
def test_a_digit_typed_twice_is_always_seen_and_leaving_it_out_again_too(
    numeral: str, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from([k for k in range(len(numeral)) if numeral[k] != "."]))
    doubled = numeral[:at] + numeral[at] + numeral[at:]
    assume(float(doubled) not in {float(numeral), 10 * float(numeral)})

    assert typing_error(numeral, doubled) == "a digit doubled"
    assert typing_error(doubled, numeral) == "a digit dropped"


@given(
    st.text(alphabet="0123456789.,-/ x", max_size=8),
    st.text(alphabet="0123456789.,-/ x", max_size=8),
)
def test_of_anything_that_is_no_numeral_nothing_is_said(one: str, other: str) -> None:
    assert typing_error(one, other) in SAID
