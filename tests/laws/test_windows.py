"""What holds of every window, held against the calendar of the standard library day by day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from figurecheck.errors import WindowError
from figurecheck.model.window import Window, spell
from figurecheck.reading.windows import read_day, read_window

DAYS = st.dates()
NEAR = st.dates(date(1995, 1, 1), date(2030, 12, 31))


def tried(text: str, periods: dict[str, Window] | None = None) -> Window | WindowError:
    """The window of a text, or why there is none; anything else that is raised fails the law."""
    try:
        return read_window(text, periods)
    except WindowError as error:
        return error


def covered(window: Window) -> set[int]:
    if window.start is None or window.end is None:
        raise ValueError(window)
    return set(range(window.start, window.end))


def year_of(day: date) -> set[int]:
    """Every day of a year, asked of the calendar one by one."""
    first = date(day.year, 1, 1).toordinal()
    return set(range(first, min(first + 366, date.max.toordinal() + 1)))


@given(DAYS)
@example(date.max)
@example(date.min)
@example(date(2024, 2, 29))
def test_days_months_quarters_and_years_hold_just_the_days_that_bear_their_name(day: date) -> None:
    year = {number for number in year_of(day) if date.fromordinal(number).year == day.year}
    month = {number for number in year if date.fromordinal(number).month == day.month}
    quarter = (day.month + 2) // 3

    assert covered(read_window(day.isoformat())) == {day.toordinal()} == {read_day(day.isoformat())}
    assert covered(read_window(f"{day.year:04}-{day.month:02}")) == month
    assert covered(read_window(f"{day.year:04}-Q{quarter}")) == {
        number for number in year if (date.fromordinal(number).month + 2) // 3 == quarter
    }
    assert covered(read_window(f"{day.year:04}")) == year


@given(st.dates(max_value=date(9999, 12, 26)))
@example(date(2020, 12, 31))
@example(date(2021, 1, 3))
def test_a_week_holds_the_seven_days_with_its_number(day: date) -> None:
    year, week, _ = day.isocalendar()

    numbers = covered(read_window(f"{year:04}-W{week:02}"))

    assert len(numbers) == 7
    assert {date.fromordinal(number).isocalendar()[:2] for number in numbers} == {(year, week)}


@given(st.integers(1, 9998))
def test_a_year_has_week_53_just_where_the_calendar_has_one(year: int) -> None:
    last = date(year, 12, 28).isocalendar().week

    window = tried(f"{year:04}-W53")

    assert isinstance(window, Window) == (last == 53)


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_just_the_dates_of_the_calendar_are_read(year: int, month: int, day: int) -> None:
    real = year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

    window = tried(f"{year:04}-{month:02}-{day:02}")

    if isinstance(window, WindowError):
        assert not real
        assert window.code == "FC041"
    else:
        assert real
        assert window.start == date(year, month, day).toordinal()


@given(NEAR, NEAR)
def test_a_range_holds_both_its_ends_and_the_days_between(first: date, last: date) -> None:
    text = f"{first}/{last}"
    if first > last:
        text = f"{last}/{first}"

    window = read_window(text)

    low, high = min(first, last), max(first, last)
    assert window.days == (high - low) / timedelta(days=1) + 1
    assert (window.start, window.end) == (low.toordinal(), (high + timedelta(days=1)).toordinal())


@given(st.integers(1, date.max.toordinal()), st.integers(1, 1000))
@example(date(2025, 1, 1).toordinal(), 365)
@example(date(9999, 12, 1).toordinal(), 31)
@example(date(9999, 1, 1).toordinal(), 365)
def test_what_a_window_is_spelled_as_reads_back_as_that_window(start: int, length: int) -> None:
    end = min(start + length, date.max.toordinal() + 1)

    assert read_window(spell(start, end)) == Window(start, end)
    assert read_window(spell(start, None)) == Window(start, None)
    assert read_window(spell(None, end)) == Window(None, end)


@given(
    st.sampled_from(["2025-01-26", "2025-01", "2025-W04", "2025-Q1", "2025", "2026-03-31"]),
    st.sampled_from(["2026-04-01", "2026-04", "2026-W30", "2026-Q4", "2027"]),
    st.booleans(),
    st.booleans(),
)
def test_about_then_never_moves_an_end_the_wrong_way(
    first: str, last: str, low: bool, high: bool
) -> None:
    exact = covered(read_window(f"{first}/{last}"))

    window = read_window(f"{first}{'~' * low}/{last}{'~' * high}")

    assert exact <= covered(window)
    assert window.about == (low or high)
    inner = set() if window.inner is None else set(range(*window.inner))
    assert inner <= exact


_PIECES = st.sampled_from(
    [
        "2025",
        "-",
        "01",
        "/",
        "..",
        "~",
        "W",
        "Q",
        "53",
        " in ",
        "a day",
        "7 days",
        "a week",
        "FY",
        "0",
        "9999",
        " ",
        "T",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=8).map("".join)))
def test_text_is_a_window_with_days_or_an_error_that_says_what_to_do(text: str) -> None:
    periods = {
        "FY": read_window("2024-10/2025-09"),
        "W": Window(1, None),
        "Q": Window(1, 9, about=True),
    }

    window = tried(text, periods)

    if isinstance(window, WindowError):
        assert window.code in ("FC040", "FC041")
        assert window.help
    else:
        assert window.start is None or window.end is None or window.start < window.end
        assert window.inner is None or window.inner[0] < window.inner[1]
        assert window.text == text.strip()


@given(st.text())
def test_text_is_a_day_or_an_error(text: str) -> None:
    try:
        number = read_day(text)
    except WindowError:
        return

    assert date.fromordinal(number).isoformat() == text.strip()
