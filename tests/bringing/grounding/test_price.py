"""Finding a figure is paid for: of numerals drawn at random no more than the price allows are
called grounded.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.bringing.grounding.price import (
    Reach,
    decade,
    grain_of,
    numerals_like,
)
from figurecheck.model.grounding import bits_in_tenths, strong
from tests.sizes import up_to

NUMBERS = st.lists(
    st.one_of(
        st.integers(0, 20_000), st.integers(0, 200_000).map(lambda cents: Fraction(cents, 100))
    ),
    max_size=30,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(NUMBERS, st.integers(1, 4), st.integers(2, 8))
def test_of_all_numerals_of_a_length_at_most_the_price_is_grounded(
    numbers: list[int | Fraction], digits: int, bits: int
) -> None:
    first, last = 10 ** (digits - 1), 10**digits
    grounded = 0
    for numeral in range(first, last, max(1, (last - first) // 100)):
        like = numerals_like(numeral, 1, Fraction(1, 2), Fraction(1, 2))
        reach = Reach(like)
        reach.add(numbers)
        grounded += numeral in reach.found and reach.holds(bits)

    everything = Reach(numerals_like(first, 1, Fraction(1, 2), Fraction(1, 2)))
    everything.add(numbers)
    assert grounded <= len(everything.found)
    assert grounded == 0 or len(everything.found) * 2**bits <= (last - first)


@settings(max_examples=up_to(4), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(1, 99), min_size=1, max_size=9), st.integers(2, 5))
def test_of_all_texts_with_a_number_of_two_digits_at_most_the_price_is_grounded(
    numbers: list[int], bits: int
) -> None:
    """Of every numeral from 10 to 99, whatever the sources hold, at most one in two to the bits has
    a source.
    """
    items = zip("abcdefghi", numbers, strict=False)
    shelf = fc.shelf(
        [("source.txt", " ".join(f"Item {word} has {number}." for word, number in items))]
    )

    grounded = sum(
        shelf.ground(f"The warden counted {numeral}.", bits=bits).figures[0].grounded
        for numeral in range(10, 100)
    )

    assert grounded * 2**bits <= 90


@given(st.fractions(Fraction(1, 10**6), 10**9))
def test_a_decade_holds_its_number(value: Fraction) -> None:
    power = decade(value)

    assert Fraction(10) ** power <= value < Fraction(10) ** (power + 1)


@given(st.integers(1, 10**12), st.integers(1, 10**6))
def test_bits_are_as_many_as_the_powers_of_two_allow(space: int, reached: int) -> None:
    tenths = bits_in_tenths(space, reached)

    assert strong(space, reached, tenths // 10) or tenths % 10 == 0
    if space > reached:
        assert 2 ** ((2 * tenths - 1) // 20) * reached <= space


@given(NUMBERS, st.integers(10, 9_999), st.sampled_from([1, 10, Fraction(1, 10)]))
def test_numbers_by_their_digits_reach_what_they_reach_one_by_one(
    numbers: list[int | Fraction], value: int, unit: int | Fraction
) -> None:
    like = numerals_like(value, unit, Fraction(unit) / 2, Fraction(unit) / 2)
    exact = [one for one in numbers if (Fraction(one) * 10**6).denominator == 1]

    assert like.reached_by_digits([int(Fraction(one) * 10**6) for one in exact], 6) == like.reached(
        exact
    )


@given(st.lists(st.integers(0, 4_000), max_size=12), st.integers(1, 999), st.sampled_from([1, 10]))
def test_numbers_in_order_reach_what_they_reach_in_any(
    quarters: list[int], value: int, unit: int
) -> None:
    """Each number stands there a thousand times, so that there are many more than numerals."""
    like = numerals_like(value, unit, Fraction(unit, 2), Fraction(unit, 2))
    digits = [one * 10**9 // 4 for one in quarters]

    assert like.reached_in_order(sorted(digits * 1_000), 9) == like.reached_by_digits(digits, 9)
    assert like.reached_in_order(sorted(digits), 9) == like.reached_by_digits(digits, 9)


@given(st.lists(st.frozensets(st.integers(1, 40)), max_size=4), st.sets(st.integers(1, 40)))
def test_what_is_taken_as_it_is_counts_once(taken: list[frozenset[int]], single: set[int]) -> None:
    reach = Reach(numerals_like(10, 1, 0, 0))
    reach.found = {*single}
    for one in (*taken, *taken):
        reach.take(one)

    assert reach.count == len(single.union(*taken))


def test_the_grain_of_a_number_is_its_last_digit_that_is_not_0() -> None:
    assert [grain_of(one) for one in (46_200, 7, Fraction(127, 10), Fraction(1, 3))] == [
        100,
        1,
        Fraction(1, 10),
        0,
    ]


@given(st.integers(10**6, 10**15), st.integers(0, 50), st.lists(st.integers(1, 10**15), max_size=5))
def test_wide_readings_reach_few_numerals_and_no_smaller_share_of_them(
    value: int, percent: int, numbers: list[int]
) -> None:
    half = Fraction(value * percent, 200)
    reach = Reach(numerals_like(value, 1, half, half))
    reach.add([value, *numbers])

    assert len(reach.found) <= (len(numbers) + 1) * 1_001
    first, last = 10 ** decade(value), 10 ** (decade(value) + 1)
    ends = sorted((max(one - half, first), min(one + half, last)) for one in (value, *numbers))
    covered, at = Fraction(0), Fraction(first)
    for lower, upper in ends:
        covered += max(Fraction(0), upper - max(lower, at))
        at = max(at, upper)
    share = covered * reach.numerals.space / (last - first)
    assert len(reach.found) >= int(share) - 2 * len(ends)


def test_a_number_of_many_digits_behind_at_least_is_traced_in_little_room() -> None:
    """Tags of versions such as 20190313153728 are read as a quarter wide behind *at least*."""
    said = "The tag is at least 20190313153728 and the module rests on tag 20190402181905."
    traced = fc.ground(said, [("rest.txt", "The tag 20190313153728 is that of the module.")])

    assert all(one.reached <= 10_000 for one in traced.figures)


def test_a_range_that_ends_far_above_its_decade_is_traced_in_little_room() -> None:
    traced = fc.ground(
        "It took between 4 and 9,000,000,000,000 seconds.",
        [("log.txt", "The first took 5 seconds, the last 8,000,000,000,000 seconds.")],
    )

    assert all(one.reached <= 9 for one in traced.figures)


@pytest.mark.parametrize("many", [1, 500])
def test_numbers_half_way_make_two_numerals_and_none_beyond_the_decade(many: int) -> None:
    """9.5 is 10 and 99.5 is 99 alone: 9 and 100 are of other decades; a few numbers and many."""
    like = numerals_like(12, 1, Fraction(1, 2), Fraction(1, 2))
    halves = [Fraction(19, 2), Fraction(21, 2), Fraction(199, 2)]
    digits = sorted([95, 105, 995] * many)

    assert like.reached(halves) == {10, 11, 99}
    assert like.reached_by_digits(digits, 1) == {10, 11, 99}
    assert like.reached_in_order(digits, 1) == {10, 11, 99}
