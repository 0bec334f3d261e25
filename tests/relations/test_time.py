"""Windows of all kinds against one another."""

from __future__ import annotations

import pytest

import figurecheck as fc

MEASURES = """\
measure: arrests
unit: arrest

measure: net
unit: USD
range: any

period: FY2024
is: 2023-10-01/2024-09-30

period: FY2024-H1
is: 2023-10-01/2024-03-31

period: FY2024-H2
is: 2024-04-01/2024-09-30

period: first-term
is: 2017-01-20/2021-01-19

period: reporting-week
is: 2025-01-17/2025-01-23

"""


def claim(name: str, size: str, when: str, statistic: str = "", measure: str = "arrests") -> str:
    """A claim with an exact figure; ``when`` is a window, or fields with their names."""
    days = when if ":" in when else f"when: {when}"
    unit = "USD" if measure == "net" else "arrests"
    fields = f"statistic: {statistic}\n" if statistic else ""
    return f"claim: {name}\nfigure: exactly {size} {unit}\nmeasure: {measure}\n{days}\n{fields}\n"


def codes(*records: str) -> list[str]:
    """The codes of all findings but notes."""
    report = fc.check(fc.loads(MEASURES + "".join(records)))
    return [finding.code for finding in report.findings if finding.severity != "note"]


def test_a_fiscal_year_is_its_halves() -> None:
    halves = claim("h1", "400", "FY2024-H1") + claim("h2", "600", "FY2024-H2")

    assert codes(halves, claim("year", "1,000", "FY2024")) == []
    assert codes(halves, claim("year", "1,001", "FY2024")) == ["FC201"]


@pytest.mark.parametrize(
    ("long", "inside"),
    [
        ("FY2024", "2024-01-01/2024-09-30"),
        ("first-term", "2018"),
        ("reporting-week", "2025-01-23"),
        ("2024", "2024-Q2"),
        ("2024-W01", "2024-01-07"),
    ],
)
def test_a_period_holds_what_lies_inside_it(long: str, inside: str) -> None:
    assert codes(claim("long", "1,000", long), claim("inside", "1,000", inside)) == []
    assert codes(claim("long", "1,000", long), claim("inside", "1,001", inside)) == ["FC204"]


@pytest.mark.parametrize(
    ("period", "outside"),
    [("reporting-week", "2025-01-24"), ("FY2024", "2024-10"), ("2024-Q2", "2024-07")],
)
def test_a_period_does_not_hold_what_lies_beside_it(period: str, outside: str) -> None:
    assert codes(claim("period", "1,000", period), claim("outside", "1,001", outside)) == []


def test_a_running_count_does_not_fall() -> None:
    later = claim("later", "1,000", "since: 2025-01-20\nas_of: 2025-02-28")

    assert codes(later, claim("sooner", "1,000", "since: 2025-01-20\nas_of: 2025-01-31")) == []
    assert codes(later, claim("sooner", "1,001", "since: 2025-01-20\nas_of: 2025-01-31")) == [
        "FC204"
    ]


def test_a_running_count_goes_on_to_the_day_it_was_published() -> None:
    def count(source: str, published: str, size: str) -> str:
        return f"source: {source}\npublished: {published}\n\n" + claim(
            "count", size, "since: 2025-01-20"
        )

    assert codes(count("one", "2025-02-10", "1,000"), count("two", "2025-03-10", "1,000")) == []
    assert codes(count("one", "2025-02-10", "1,000"), count("two", "2025-03-10", "900")) == [
        "FC204"
    ]


def test_a_running_count_of_what_may_be_negative_may_fall() -> None:
    later = claim("later", "1,000", "since: 2025-01-20\nas_of: 2025-02-28", measure="net")

    assert (
        codes(
            later, claim("sooner", "1,001", "since: 2025-01-20\nas_of: 2025-01-31", measure="net")
        )
        == []
    )


@pytest.mark.parametrize(
    ("days", "size", "expected"),
    [
        ("2024-12-01/2025-02-28", "1,000", []),  # as far as it can reach
        ("2024-12-01/2025-02-28", "999", ["FC204"]),
        ("2025-01", "999", []),  # it may have begun sooner
        ("2025-01-15", "1,001", []),  # it may have begun later
    ],
)
def test_about_a_month_is_at_most_a_month_more_at_each_end(
    days: str, size: str, expected: list[str]
) -> None:
    assert codes(claim("about", "1,000", "2025-01~"), claim("other", size, days)) == expected


@pytest.mark.parametrize(
    ("days", "size", "expected"),
    [
        ("2025-01-11/2025-01-19", "1,001", ["FC204"]),  # surely among them
        ("2025-01-10/2025-01-19", "1,001", []),
        ("2025-01-09/2025-01-21", "999", ["FC204"]),
        ("2025-01-10/2025-01-20", "999", []),
    ],
)
def test_about_some_days_is_a_day_more_or_less_at_each_end(
    days: str, size: str, expected: list[str]
) -> None:
    assert (
        codes(claim("about", "1,000", "2025-01-10~/2025-01-20~"), claim("other", size, days))
        == expected
    )


@pytest.mark.parametrize(
    ("days", "size", "expected"),
    [
        ("2025-01-20/2025-01-31", "999", ["FC204"]),
        ("2025-01-20/2025-01-31", "1,000", []),
        ("2025-01-25/2025-01-26", "1,001", ["FC204"]),  # any 7 of the 12 days hold these two
        ("2025-01-24", "1,001", []),
        ("2025-01-20", "1,001", []),
    ],
)
def test_seven_days_lie_somewhere_in_twelve(days: str, size: str, expected: list[str]) -> None:
    stretch = claim("stretch", "1,000", "7 days in 2025-01-20/2025-01-31")

    assert codes(stretch, claim("other", size, days)) == expected


def test_seven_days_are_at_most_seven_times_the_highest() -> None:
    stretch = claim("stretch", "1,000", "7 days in 2025-01-20/2025-01-31")

    assert codes(stretch, claim("highest", "143", "2025-01-20/2025-01-31", "highest day")) == []
    assert codes(stretch, claim("highest", "142", "2025-01-20/2025-01-31", "highest day")) == [
        "FC204"
    ]


@pytest.mark.parametrize(
    ("days", "statistic", "total", "wrong"),
    [
        ("2024", "average per day", "3,660", "3,650"),
        ("2025", "average per day", "3,650", "3,660"),
        ("2024-02", "average per day", "290", "280"),
        ("2025-02", "average per day", "280", "290"),
        ("2024-W01/2024-W52", "average per week", "520", "530"),
        ("2024", "average per month", "120", "130"),
        ("2023/2024", "average per year", "20", "21"),
    ],
)
def test_an_average_is_over_the_days_there_are(
    days: str, statistic: str, total: str, wrong: str
) -> None:
    average = claim("average", "10.00", days, statistic)

    assert codes(average, claim("total", total, days)) == []
    assert codes(average, claim("total", wrong, days)) == ["FC206"]


def test_a_leap_day_is_a_day() -> None:
    days = claim("days", "10", "2024-02-28/2024-03-01")

    assert codes(days, claim("leap", "10", "2024-02-29"), claim("next", "0", "2024-03-01")) == []
    assert codes(days, claim("leap", "10", "2024-02-29"), claim("next", "1", "2024-03-01")) == [
        "FC204"
    ]
    assert codes(claim("leap", "10", "2023-02-29")) == ["FC041"]


def test_a_year_is_its_quarters() -> None:
    quarters = "".join(
        claim(f"q{number}", f"{number}00", f"2024-Q{number}") for number in (1, 2, 3, 4)
    )

    assert codes(quarters, claim("year", "1,000", "2024")) == []
    assert codes(quarters, claim("year", "1,010", "2024")) == ["FC201"]
    assert codes(claim("q1", "100", "2024-Q1"), claim("year", "99", "2024")) == ["FC204"]


@pytest.mark.parametrize(
    ("days", "size", "expected"),
    [
        ("2025-01-19/2025-03-31", "120", []),  # it may have begun a day later
        ("2025-01-19/2025-03-31", "99", ["FC204"]),
        ("2025-01-21/2025-03-31", "120", ["FC204"]),
        ("2025-01-21/2025-03-31", "100", []),
        ("2025-01-22/2025-03-31", "99", []),
    ],
)
def test_since_about_a_day_begins_a_day_sooner_or_later(
    days: str, size: str, expected: list[str]
) -> None:
    running = claim("running", "100", "since: 2025-01-20~\nas_of: 2025-03-31")

    assert codes(running, claim("other", size, days)) == expected


@pytest.mark.parametrize(
    "dates", ["since: 2025-01-01\nas_of: 2025-03~", "since: a day in 2025-01\nas_of: 2025-03-31"]
)
def test_a_running_count_whose_days_are_not_known_need_not_fill_the_widest(dates: str) -> None:
    running = claim("running", "100", dates)

    assert codes(running, claim("other", "120", "2025-01-01/2025-04-30")) == []
    assert codes(running, claim("other", "99", "2025-01-01/2025-04-30")) == ["FC204"]


def test_a_running_count_holds_the_day_it_was_published() -> None:
    running = "source: paper\npublished: 2025-01-31\n\n" + claim(
        "running", "100", "since: 2025-01-20"
    )

    later = "source: later\npublished: 2025-02-02\n\n"

    assert codes(running, later, claim("day", "101", "2025-01-31")) == ["FC204"]
    assert codes(running, later, claim("day", "101", "2025-02-01")) == []


def test_a_running_count_cannot_begin_the_day_after_it_ends() -> None:
    assert codes(claim("none", "100", "since: 2025-02-01\nas_of: 2025-01-31")) == ["FC041"]
    assert codes(claim("one-day", "100", "since: 2025-01-31\nas_of: 2025-01-31")) == []


def test_one_numeral_that_two_sources_read_in_two_ways_may_be_of_two_days() -> None:
    def level(source: str, numbers: str) -> str:
        words = "figure: exactly 7.300 kg\nmeasure: stored\nas_of: 2025-01\n\n"
        return f"source: {source}\nnumbers: {numbers}\n\nclaim: level\n{words}"

    stored = "measure: stored\nunit: kg\nkind: stock\n\n"

    assert codes(stored, level("de", "eu"), level("uk", "en")) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at least 30", "less than 30", True),
        ("more than 30", "at most 30", True),
        ("at least 30", "at most 30", False),
        ("more than 30", "less than 31", False),
    ],
)
def test_an_end_that_is_left_out_is_left_out(one: str, other: str, expected: bool) -> None:
    text = "measure: freight\nunit: kg\n\n" + "".join(
        f"claim: c{number}\nfigure: {figure} kg\nmeasure: freight\nwhen: 2025\n\n"
        for number, figure in enumerate((one, other))
    )

    assert (
        [finding.severity for finding in fc.check(fc.loads(text)).conflicts] == ["warning"]
    ) == expected
    assert bool(fc.check(fc.loads(text)).conflicts) == expected


def test_a_flow_is_within_its_range_over_any_window() -> None:
    text = (
        "measure: dose\nunit: kg\nrange: at least 5\n\nclaim: low\nfigure: {}\nmeasure: dose\nwhen:"
        " 2025\n"
    )

    assert [
        finding.code for finding in fc.check(fc.loads(text.format("exactly 4 kg"))).conflicts
    ] == ["FC101"]
    assert fc.check(fc.loads(text.format("exactly 5 kg"))).conflicts == ()


@pytest.mark.parametrize(
    ("operator", "size", "expected"),
    [
        ("<=", "-30", ["FC202"]),  # 3 times
        ("<=", "-20", []),
        ("<", "-20", ["FC202"]),
        (">=", "-10", ["FC202"]),
        (">=", "-20", []),
        (">", "-20", ["FC202"]),
        ("=", "-20", []),
        ("=", "-30", ["FC202"]),
    ],
)
def test_a_quotient_by_what_is_below_0_keeps_its_sense(
    operator: str, size: str, expected: list[str]
) -> None:
    loss = (
        f"measure: loss\nunit: USD\nrange: any\n\nrelation: times\nstates: net / loss {operator}"
        " 2\n\n"
    )
    under = "claim: under\nfigure: exactly -10 USD\nmeasure: loss\nwhen: 2025\n\n"

    assert codes(loss, under, claim("over", size, "2025", measure="net")) == expected
