"""Days outside a series in which just those of another year, month or day are missing (FC403)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from tests.sizes import up_to

HEAD = "measure: arrests\nunit: arrest\n"
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
DAYS = [(date(2025, 1, 6) + timedelta(days=at)).isoformat() for at in range(28)]
WEEKS = [f"2025-W{week:02}" for week in range(1, 14)]
QUARTERS = [f"2025-Q{quarter}" for quarter in range(1, 5)]


def claims(windows: Iterable[str], *fields: str, name: str = "c") -> str:
    more = "".join(f"{field}\n" for field in fields)
    return "".join(
        f"\nclaim: {name}{at}\nfigure: 12 arrests\nmeasure: arrests\nwhen: {window}\n{more}"
        for at, window in enumerate(windows)
    )


def found(text: str) -> list[fc.Finding]:
    return [one for one in fc.check(fc.loads(HEAD + text)).findings if one.code == "FC403"]


def put(windows: list[str], at: int, other: str) -> list[str]:
    return [*windows[:at], other, *windows[at + 1 :]]


@pytest.mark.parametrize(
    ("windows", "wrong"),
    [
        (put(MONTHS, 4, "2024-05"), "2024-05"),
        (put(MONTHS, 4, "2052-05"), "2052-05"),
        (put(MONTHS[:4], 2, "2020-03"), "2020-03"),
        (put(QUARTERS, 1, "2024-Q2"), "2024-Q2"),
        (put(WEEKS, 6, "2024-W07"), "2024-W07"),
        (put(DAYS, 3, "2024-01-09"), "2024-01-09"),
        (put(DAYS, 13, "2026-01-19"), "2026-01-19"),
        (put(DAYS, 15, "2025-07-21"), "2025-07-21"),
        (put(DAYS[4:20], 2, "2025-01-21"), None),  # it stands for another day of the series
        (put(DAYS[4:14], 2, "2025-01-21"), "2025-01-21"),
        (put(DAYS[:10], 6, "2025-01-21"), None),  # it is a Sunday, and there is no other one,
    ],
)
def test_the_one_figure_that_would_fill_the_gap_is_told(
    windows: list[str], wrong: str | None
) -> None:
    assert [one.labels[0].text for one in found(claims(windows))] == [wrong] * (wrong is not None)


def test_the_place_of_the_slip_and_of_the_gap_are_told_with_what_may_be_meant() -> None:
    (finding,) = found(claims(put(MONTHS, 4, "2024-05")))

    assert (
        finding.headline
        == "arrests, May 2024: outside the 11 months of its series, in which 2025-05 is missing"
    )
    assert [(one.place.line, one.text) for one in finding.labels] == [
        (27, "2024-05"),
        (22, "2025-04"),
        (32, "2025-06"),
    ]
    assert finding.help == "write 2025-05 if that is meant"


@pytest.mark.parametrize(
    "windows",
    [
        MONTHS,
        [*MONTHS[:4], *MONTHS[5:]],  # a gap
        [*MONTHS[:4], *MONTHS[5:], "2024-06"],  # another month of the year before
        [*MONTHS[:4], *MONTHS[5:], "2024-12"],  # the month before
        [*MONTHS[:4], *MONTHS[5:], "2024-05", "2024-06"],  # more of the year before
        [*MONTHS[:4], *MONTHS[5:9], *MONTHS[10:], "2024-05"],  # a second gap
        [*MONTHS[:4], *MONTHS[5:], "2024-05-01/2024-05-30"],  # no month
        ["2025-01", "2025-03", "2024-02"],  # no series
        ["2018", "2019", "2021", "2022", "2010"],  # a census, and a year without one
        [day for day in DAYS if date.fromisoformat(day).isoweekday() != 7],
        ["2025-01-04", *DAYS[:2], *DAYS[3:6]],  # no Sundays, and a Wednesday missing
        [
            *(day for day in DAYS[:13] if day != "2025-01-12"),
            "2024-01-12",
        ],  # a Sunday, and no other one
    ],
)
def test_a_series_that_merely_has_a_gap_is_not_told(windows: list[str]) -> None:
    assert found(claims(windows)) == []


@pytest.mark.parametrize(
    "fields",
    [("where: Denver",), ("source: gazette",), ("statistic: highest day",), ("status: projected",)],
)
def test_what_another_source_or_place_says_fills_no_gap(fields: tuple[str, ...]) -> None:
    series = claims([*MONTHS[:4], *MONTHS[5:]])

    assert found(series + claims(["2024-05"], name="o")) != []
    assert found(series + claims(["2024-05"], *fields, name="o") + "\nsource: gazette\n") == []


def test_a_corrected_claim_takes_no_part() -> None:
    assert (
        found(claims(put(MONTHS, 4, "2024-05")) + claims(["2025-05"], "replaces: c4", name="n"))
        == []
    )


OFF = st.sets(st.integers(1, 7), max_size=2)
"""Days of the week on which nothing is published."""

drawing = settings(max_examples=up_to(80), derandomize=True, deadline=None)


@drawing
@given(st.sets(st.integers(0, 10)), st.integers(1900, 2100), st.integers(1, 2))
def test_months_of_less_than_a_year_are_never_told_whichever_are_missing(
    left: set[int], year: int, first: int
) -> None:
    assert found(claims(f"{year}-{first + at:02}" for at in sorted(left))) == []


@drawing
@given(
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.integers(1, 60),
    st.sets(st.integers(1, 7), max_size=2),
    st.data(),
)
def test_days_without_some_weekdays_are_never_told_though_one_more_is_missing(
    first: date, length: int, off: set[int], data: st.DataObject
) -> None:
    days = [
        day for at in range(length) if (day := first + timedelta(days=at)).isoweekday() not in off
    ]
    missing = data.draw(st.sampled_from([None, *days])) if off else None

    assert found(claims(day.isoformat() for day in days if day != missing)) == []


@drawing
@given(
    st.integers(4, 40),
    st.integers(1990, 2030),
    st.integers(0, 11),
    st.sampled_from([-50, -9, 30, 77]),
    st.data(),
)
def test_a_month_under_a_wrong_year_is_told_wherever_it_stands_inside(
    length: int, year: int, first: int, by: int, data: st.DataObject
) -> None:
    months = [(year + (first + at) // 12, (first + at) % 12 + 1) for at in range(length)]
    at = data.draw(st.integers(1, length - 2))
    months[at] = (months[at][0] + by, months[at][1])
    written = [f"{one:04}-{month:02}" for one, month in months]

    assert [one.labels[0].text for one in found(claims(data.draw(st.permutations(written))))] == [
        written[at]
    ]
