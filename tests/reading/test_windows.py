"""Windows as they are written, and what is said of those that cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from figurecheck.errors import WindowError
from figurecheck.model.window import Window
from figurecheck.reading.windows import read_day, read_window


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def days(first: str, last: str) -> tuple[int, int]:
    """The half-open ordinals from the first day to the last, both included."""
    return day(first), day(last) + 1


def ends(text: str) -> tuple[int | None, int | None]:
    window = read_window(text)
    return window.start, window.end


def fault(text: str, periods: dict[str, Window] | None = None) -> WindowError:
    with pytest.raises(WindowError) as caught:
        read_window(text, periods)
    return caught.value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-01-26", "2025-01-26", "2025-01-26"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2025-W04", "2025-01-20", "2025-01-26"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-01-20/2025-01-26", "2025-01-20", "2025-01-26"),
        ("2025-01-20/2025-01-20", "2025-01-20", "2025-01-20"),
        ("2025-01/2025-03", "2025-01-01", "2025-03-31"),
        ("2025-01-15/2025", "2025-01-15", "2025-12-31"),
        ("2024-Q4/2025-W04", "2024-10-01", "2025-01-26"),
        (" 2025-01-20 / 2025-01-26 ", "2025-01-20", "2025-01-26"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("0001-W01", "0001-01-01", "0001-01-07"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("9999-Q4", "9999-10-01", "9999-12-31"),
    ],
)
def test_a_window_covers_its_days(text: str, first: str, last: str) -> None:
    assert ends(text) == days(first, last)
    assert read_window(text).plain


def test_a_window_may_lack_one_end() -> None:
    assert ends("2025-01-20/..") == (day("2025-01-20"), None)
    assert ends("../2025-01") == (None, day("2025-02-01"))
    assert not read_window("2025-01-20/..").about


def test_a_window_keeps_its_text() -> None:
    assert str(read_window(" a day in 2025-01 ")) == "a day in 2025-01"


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("2025-01-26~", ("2025-01-25", "2025-01-27"), None),
        ("2025-03~", ("2025-02-01", "2025-04-30"), None),
        ("2025-W04~", ("2025-01-13", "2025-02-02"), None),
        ("2025-Q1~", ("2024-10-01", "2025-06-30"), None),
        ("2025~", ("2024-01-01", "2026-12-31"), None),
        ("2025-01-20~/2025-01-31", ("2025-01-19", "2025-01-31"), ("2025-01-21", "2025-01-31")),
        ("2025-01-20/2025-01-31~", ("2025-01-20", "2025-02-01"), ("2025-01-20", "2025-01-30")),
        ("2025-01-20~/2025-01-31~", ("2025-01-19", "2025-02-01"), ("2025-01-21", "2025-01-30")),
        ("2025-01/2025-03~", ("2025-01-01", "2025-04-30"), ("2025-01-01", "2025-02-28")),
        ("2025-01~/2025-02", ("2024-12-01", "2025-02-28"), ("2025-02-01", "2025-02-28")),
        ("2025-01-20~/2025-01-21~", ("2025-01-19", "2025-01-22"), None),
        ("0001-01-01~", ("0001-01-01", "0001-01-02"), None),
        ("9999~", ("9998-01-01", "9999-12-31"), None),
    ],
)
def test_about_then_widens_by_one_unit_and_shrinks_by_one(
    text: str, outer: tuple[str, str], inner: tuple[str, str] | None
) -> None:
    window = read_window(text)

    assert window.about
    assert (window.start, window.end) == days(*outer)
    assert window.inner == (None if inner is None else days(*inner))


def test_about_an_end_of_a_window_without_the_other() -> None:
    assert read_window("2025-01-20~/..") == Window(day("2025-01-19"), None, about=True)
    assert read_window("../2025-01~") == Window(None, day("2025-03-01"), about=True)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a day in 2025-01", 1),
        ("one day in 2025-01", 1),
        ("7 days in 2025-01", 7),
        ("a week in 2025-01", 7),
        ("2 weeks in 2025-01", 14),
        ("31 days in 2025-01", 31),
    ],
)
def test_a_stretch_lies_somewhere_in_its_window(text: str, length: int) -> None:
    window = read_window(text)

    assert (window.start, window.end) == days("2025-01-01", "2025-01-31")
    assert window.stretch == length
    assert not window.plain


def test_a_stretch_may_lie_in_a_window_without_an_end_or_about_then() -> None:
    assert read_window("a week in 2025-01-20/..") == Window(day("2025-01-20"), None, stretch=7)
    assert read_window("3 days in 2025-01-26~") == Window(
        *days("2025-01-25", "2025-01-27"), about=True, stretch=3
    )


PERIODS = {
    "FY2024": Window(*days("2023-10-01", "2024-09-30")),
    "FY2025": Window(*days("2024-10-01", "2025-09-30")),
    "the term": Window(day("2025-01-20"), None),
    "the thaw": Window(*days("2025-02-01", "2025-04-30"), about=True),
    "the peak": Window(*days("2025-01-01", "2025-12-31"), stretch=1),
    "2024/25": Window(*days("2024-08-01", "2025-07-31")),
    "2025": Window(*days("2024-10-01", "2025-09-30")),
    "a day in court": Window(*days("2025-05-05", "2025-05-05")),
}


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("FY2024", PERIODS["FY2024"]),
        ("the peak", PERIODS["the peak"]),
        ("2024/25", PERIODS["2024/25"]),
        ("a day in court", PERIODS["a day in court"]),
        ("FY2024/FY2025", Window(*days("2023-10-01", "2025-09-30"))),
        ("FY2024/2024-12", Window(*days("2023-10-01", "2024-12-31"))),
        ("2024-01/the term", Window(day("2024-01-01"), None)),
        ("a day in FY2024", Window(*days("2023-10-01", "2024-09-30"), stretch=1)),
        ("2024/25~", Window(day("2024-08-01") - 365, day("2025-08-01") + 365, about=True)),
        (
            "2025-01/the thaw",
            Window(
                *days("2025-01-01", "2025-04-30"),
                about=True,
                inner=days("2025-01-01", "2025-01-31"),
            ),
        ),
    ],
)
def test_the_name_of_a_period_stands_wherever_a_date_may(text: str, window: Window) -> None:
    assert read_window(text, PERIODS) == window


def test_a_date_means_its_days_whatever_a_period_is_called() -> None:
    assert read_window("2025", PERIODS) == Window(*days("2025-01-01", "2025-12-31"))


@pytest.mark.parametrize("text", ["the peak/2025", "a day in the peak", "the term~", "the thaw~"])
def test_an_uncertain_period_cannot_be_part_of_another_window(text: str) -> None:
    assert fault(text, PERIODS).code == "FC041"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-02-30", "no day 30"),
        ("2025-02-29", "no day 29"),
        ("2025-04-31", "no day 31"),
        ("2025-01-00", "no day 0"),
        ("2025-13", "no month 13"),
        ("2025-26-01", "no month 26"),
        ("2025-00", "no month 0"),
        ("0000", "no year 0"),
        ("0000-01-01", "no year 0"),
        ("2025-W53", "no week 53"),
        ("2025-W00", "no week 0"),
        ("9999-W52", "after 9999-12-31"),
        ("2025-Q5", "no quarter 5"),
        ("2025-Q0", "no quarter 0"),
        ("2025-01-26/2025-01-20", "ends before it starts"),
        ("2025-02/2025-01-31", "ends before it starts"),
        ("2025-01-27~/2025-01-26~", "ends before it starts"),
        ("2025-01-01/2025-02-30", "no day 30"),
        ("32 days in 2025-01", "31 days"),
        ("a week in 2025-01-26", "1 day"),
        ("0 days in 2025-01", "no stretch"),
        ("9" * 5000 + " days in 2025-01-01/..", "no stretch"),
    ],
)
def test_a_window_that_cannot_be_is_refused_with_the_reason(text: str, said: str) -> None:
    error = fault(text)

    assert error.code == "FC041"
    assert said in str(error)
    assert error.help


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "A/.."),
        ("2025-01-20/", "A/.."),
        ("/2025-01-20", "A/.."),
        ("../..", "at least one end"),
        ("2025-01-20/2025-01-21/2025-01-22", "two of them"),
        ("2025-01-26T14:00", "a time of day stays in the quote or note"),
        ("2025-01-26 14:00", "a time of day stays in the quote or note"),
        ("2025-01-26T14:00/2025-01-27", "a time of day stays in the quote or note"),
        ("2025-01-20 to 2025-01-26", "2025-01-20/2025-01-26"),
        ("2025-01-20–2025-01-26", "2025-01-20/2025-01-26"),
        ("2025-01-26?", "~"),
        ("since 2025-01-20", "the field `since`"),
        ("2025-w04", "2025-W04"),
        ("01/26/2025", "2025-01-26"),
        ("FY2024", "add a record `period: FY2024`"),
        ("January 2025", "2025-01"),
        ("2025-1-26", "2025-01-26"),
        ("20250126", "2025-01-26"),
        ("12025", "2025"),
        ("-2025", "2025"),
        ("２０２５", "2025"),
        ("2025~~", "2025"),
        ("x" * 100_000, "2025"),
        ("day in 2025-01", "2025"),
        ("a day in ", "2025"),
        ("a day in a day in 2025-01", "2025"),
    ],
)
def test_text_that_is_no_window_is_refused_with_what_to_write(text: str, advice: str) -> None:
    error = fault(text)

    assert error.code == "FC040"
    assert advice in error.help
    assert len(str(error)) < 200


def test_a_misspelt_period_is_told_the_nearest_one() -> None:
    assert fault("the tern", PERIODS).help == "did you mean `the term`?"


def test_a_day_is_read_from_a_full_date() -> None:
    assert read_day(" 2024-02-29 ") == day("2024-02-29")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025-01", "FC040"),
        ("2025", "FC040"),
        ("2025-W04", "FC040"),
        ("2025-01-26~", "FC040"),
        ("", "FC040"),
        ("2025-01-26T14:00", "FC040"),
        ("2025-01-26/2025-01-26", "FC040"),
        ("2025-02-30", "FC041"),
    ],
)
def test_a_day_is_nothing_but_a_full_date(text: str, code: str) -> None:
    with pytest.raises(WindowError) as caught:
        read_day(text)

    assert caught.value.code == code
    assert caught.value.help
