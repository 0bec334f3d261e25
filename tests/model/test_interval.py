"""Intervals and the days of windows."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.model.interval import EmptyIntervalError, Interval, exact
from figurecheck.model.window import Window, spell

numbers = st.one_of(
    st.integers(min_value=-50, max_value=50),
    st.fractions(min_value=-50, max_value=50, max_denominator=8),
)
ends = st.one_of(st.none(), numbers)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    lower, upper = draw(ends), draw(ends)
    if lower is not None and upper is not None and lower > upper:
        lower, upper = upper, lower
    closed = lower is not None and lower == upper
    return Interval(
        lower, upper, not closed and draw(st.booleans()), not closed and draw(st.booleans())
    )


def test_a_whole_fraction_becomes_an_int() -> None:
    value = exact(Fraction(14, 2))

    assert type(value) is int
    assert value == 7


def test_equal_ends_print_alike_however_they_were_given() -> None:
    assert repr(Interval(Fraction(3), 4)) == repr(Interval(3, Fraction(4)))


@pytest.mark.parametrize(("lower_open", "upper_open"), [(True, False), (False, True), (True, True)])
def test_an_interval_of_one_number_has_closed_ends(lower_open: bool, upper_open: bool) -> None:
    with pytest.raises(EmptyIntervalError):
        Interval(5, 5, lower_open, upper_open)


def test_an_interval_is_never_the_wrong_way_round() -> None:
    with pytest.raises(EmptyIntervalError, match="nothing lies between 5 and 4"):
        Interval(5, 4)


def test_open_ends_are_left_out_and_closed_ones_taken_in() -> None:
    interval = Interval(1, 2, lower_open=True)

    assert 1 not in interval
    assert 2 in interval


def test_an_open_end_lies_within_the_same_end_closed_but_not_the_other_way() -> None:
    half_open, closed = Interval(1, 2, lower_open=True), Interval(1, 2)

    assert half_open.within(closed)
    assert not closed.within(half_open)


def test_whole_numbers_between_two_neighbours_are_none() -> None:
    assert Interval(1, 2, lower_open=True, upper_open=True).whole() is None


def test_a_point_holds_its_number_and_no_other() -> None:
    point = Interval.point(Fraction(1, 2))

    assert point.is_point
    assert Fraction(1, 2) in point
    assert 1 not in point


@given(intervals(), intervals(), numbers)
def test_what_lies_in_an_interval_lies_in_every_wider_one(
    inner: Interval, outer: Interval, value: Fraction
) -> None:
    if inner.within(outer) and value in inner:
        assert value in outer


@given(intervals())
def test_every_interval_lies_within_itself_and_the_whole_line(interval: Interval) -> None:
    assert interval.within(interval)
    assert interval.within(Interval(None, None))


@given(intervals(), numbers, st.fractions(min_value=Fraction(1, 9), max_value=9, max_denominator=9))
def test_scaling_an_interval_scales_what_lies_in_it(
    interval: Interval, value: Fraction, factor: Fraction
) -> None:
    assert (value in interval) == (value * factor in interval.scaled(factor))


@given(intervals(), st.integers(min_value=-60, max_value=60))
def test_the_whole_numbers_of_an_interval_are_those_that_lie_in_it(
    interval: Interval, value: int
) -> None:
    whole = interval.whole()

    assert (value in interval) == (whole is not None and value in whole)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2025-01-26", "2025-01-26", "2025-01-26"),
        ("2025-01-20", "2025-01-26", "2025-01-20/2025-01-26"),
        ("2025-01-01", "2025-01-31", "2025-01"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2025-02-01", "2025-03-31", "2025-02-01/2025-03-31"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2024-12-01", "2024-12-31", "2024-12"),
        ("9999-01-01", "9999-12-31", "9999"),
    ],
)
def test_days_are_spelt_in_the_shortest_form(first: str, last: str, text: str) -> None:
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1

    assert spell(start, end) == text


def test_a_missing_end_is_spelt_with_two_dots() -> None:
    day = date(2025, 1, 20).toordinal()

    assert spell(day, None) == "2025-01-20/.."
    assert spell(None, day + 1) == "../2025-01-20"


def test_a_window_counts_its_days_and_prints_as_it_was_written() -> None:
    start = date(2025, 1, 20).toordinal()
    week = Window(start, start + 7, text="2025-W04")

    assert week.days == 7
    assert str(week) == "2025-W04"
    assert str(Window(start, start + 7)) == "2025-01-20/2025-01-26"


def test_windows_of_the_same_days_are_equal_however_they_were_written() -> None:
    assert Window(10, 17, text="a") == Window(10, 17, text="b")


@pytest.mark.parametrize(
    ("window", "plain"),
    [
        (Window(10, 17), True),
        (Window(10, None), False),
        (Window(10, 17, about=True), False),
        (Window(10, 17, stretch=1), False),
    ],
)
def test_a_window_is_plain_when_nothing_about_it_is_uncertain(window: Window, plain: bool) -> None:
    assert window.plain is plain
