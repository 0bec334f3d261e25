"""Charts: what is drawn stands where its number is, and the twin says the same."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from figurecheck.model.interval import Interval, Number
from figurecheck.model.window import Window
from figurecheck.report.charts.bridge import Share, bridge
from figurecheck.report.charts.drawing import WIDTH, Chart
from figurecheck.report.charts.forest import ForestRow, forest, gap_between
from figurecheck.report.charts.lanes import Lane, lanes
from figurecheck.report.charts.scale import day_ticks, scale_for, short, ticks
from figurecheck.report.charts.trend import trend

NUMBERS = st.one_of(st.integers(-(10**30), 10**30), st.fractions(-1000, 1000, max_denominator=1000))
SIZES = st.one_of(st.integers(0, 10**30), st.fractions(0, 1000, max_denominator=1000))
DAYS = st.integers(1, date.max.toordinal())


def drawn(chart: Chart) -> ET.Element:
    """The drawing, which must be well-formed, inside its frame and titled."""
    root = ET.fromstring(chart.svg)  # noqa: S314 -- what was just drawn
    height = int((root.get("viewBox") or "").split()[3])
    for one in root.iter("rect"):
        assert 0 <= int(one.get("x") or 0) <= WIDTH
        assert int(one.get("x") or 0) + int(one.get("width") or 0) <= WIDTH
        assert int(one.get("y") or 0) + int(one.get("height") or 0) <= height
    named = (root.get("aria-labelledby") or "").split()
    assert [one.get("id") for one in (root[0], root[1])] == named
    assert root[0].tag == "title"
    assert root[0].text
    assert all(len(row) == len(chart.header) for row in chart.rows)
    return root


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, second = sorted((draw(NUMBERS), draw(NUMBERS)))
    if first == second:
        return Interval(first, second)
    lower = draw(st.sampled_from((first, None)))
    upper = draw(st.sampled_from((second, None))) if lower is not None else second
    return Interval(lower, upper, draw(st.booleans()), draw(st.booleans()))


@given(st.lists(NUMBERS, min_size=1, max_size=9))
def test_a_scale_keeps_the_order_of_numbers(values: list[Number]) -> None:
    scale = scale_for(values, 12, 600)

    places = [scale.at(value) for value in sorted(values)]

    assert places == sorted(places)
    assert all(12 <= place <= 600 for place in places)


@given(st.lists(NUMBERS, min_size=2, max_size=5, unique=True))
def test_ticks_are_few_evenly_spaced_and_on_the_scale(values: list[Number]) -> None:
    scale = scale_for(values, 0, 600)

    marks = ticks(scale)

    assert 1 <= len(marks) <= 6
    assert all(scale.low <= mark <= scale.high for mark in marks)
    assert len({b - a for a, b in pairwise(marks)}) <= 1


@given(DAYS, DAYS)
def test_days_have_at_most_a_few_marks_within_them(one: int, other: int) -> None:
    first, last = sorted((one, other))

    marks = day_ticks(first, last)

    assert len(marks) <= 8
    assert all(first <= day <= last for day, _ in marks)


@given(st.lists(intervals(), min_size=2, max_size=6), st.booleans())
def test_a_forest_has_a_gap_where_no_number_is_in_all(found: list[Interval], percent: bool) -> None:
    rows = [
        ForestRow(f"<source {index}>", "about 7", interval) for index, interval in enumerate(found)
    ]

    root = drawn(forest("f", "a & b", rows, percent=percent))

    ends = {end for one in found for end in (one.lower, one.upper) if end is not None}
    between = {Fraction(a + b, 2) for a, b in pairwise(sorted(ends))}
    beyond = {min(ends) - 1, max(ends) + 1}
    apart = not any(all(value in one for one in found) for value in ends | between | beyond)
    assert (gap_between(found) is not None) == apart
    assert len([one for one in root.iter("rect") if one.get("class") == "gap"]) == apart


def test_an_open_end_is_an_arrow_and_an_excluded_one_a_ring() -> None:
    rows = [
        ForestRow("a", "more than 7,000", Interval(7000, None, lower_open=True)),
        ForestRow("b", "6,600", Interval(6500, 6700)),
    ]

    chart = forest("f", "arrests", rows)

    assert chart.svg.count("<circle") == 1
    assert chart.svg.count("<path") == 1
    assert chart.description == "gap 300"
    assert chart.rows == (
        ("a", "more than 7,000", "more than 7,000"),
        ("b", "6,600", "6,500 to 6,700"),
    )


@given(st.lists(SIZES, min_size=1, max_size=14), st.lists(SIZES, min_size=1, max_size=14))
def test_a_bridge_tells_both_sides_and_what_is_missing(
    most: list[Number], least: list[Number]
) -> None:
    gap = max(sum(least) - sum(most), Fraction(0))
    first, second = (
        [Share("'<figure>\"", str(value), value) for value in side] for side in (most, least)
    )

    chart = bridge("b", first, second, gap)

    root = drawn(chart)
    assert len([one for one in root.iter("rect") if one.get("class") == "missing"]) == 1
    assert [row[0] for row in chart.rows].count("missing") == 1
    assert len(chart.rows) <= 21


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    start = draw(st.sampled_from((first, None)))
    end = draw(st.sampled_from((last + 1, None))) if start is not None else last + 1
    return Window(start, end, about=draw(st.booleans()))


@given(st.lists(windows(), min_size=1, max_size=6))
def test_lanes_have_a_bar_for_every_window(found: list[Window]) -> None:
    rows = [Lane("words", "note", (window,)) for window in found]

    root = drawn(lanes("l", "Days", rows))

    assert len(list(root.iter("rect"))) == len(found)


@given(st.lists(st.tuples(DAYS, SIZES), min_size=1, max_size=300))
def test_a_trend_shows_the_largest_gap_however_many_there_are(
    points: list[tuple[int, Number]],
) -> None:
    chart = trend("t", "Gaps", points)

    drawn(chart)
    assert len(chart.rows) <= 141
    assert max(gap for _, gap in points) in [gap for _, gap in points]


def test_numbers_on_an_axis_are_short() -> None:
    assert short(1_250_000) == "1,250,000"
    assert short(Fraction(1, 4), percent=True) == "25 %"
    assert short(12 * 10**29) == "1.2×10^30"
