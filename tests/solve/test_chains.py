"""Chains of spans: the highest of the values before a point."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from figurecheck.solve.chains import HighestBefore
from tests.sizes import examples

POINTS = (1, 2, 4, 5, 8, 9, 11)


@given(
    st.lists(st.tuples(st.sampled_from(POINTS), st.integers(0, 5), st.booleans()), max_size=12),
    st.integers(0, 12),
)
@settings(max_examples=examples(200))
def test_the_highest_before_a_point_is_that_of_all_added_before_it(
    added: list[tuple[int, int, bool]], point: int
) -> None:
    highest = HighestBefore(POINTS)
    values = [
        (at, (number, is_open, (at, index))) for index, (at, number, is_open) in enumerate(added)
    ]
    for at, value in values:
        highest.add(at, value)
    before = [value for at, value in values if at < point]

    assert highest.before(point) == (max(before)[2] if before else None)
