"""Highest and lowest days, and days whose place is not known, of flows, stocks and persons."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.model import limits
from tests.sizes import some, up_to

MEASURES = """\
measure: arrests
unit: arrest

measure: officers
unit: officer
kind: stock

measure: visitors
unit: visitor

measure: net
unit: USD
range: any

member: Minnesota
dimension: where
part_of: US

member: Iowa
dimension: where
part_of: US

"""
WEEK = "2025-01-20/2025-01-26"
EVERY = ("arrests", "officers", "visitors")


def claim(
    size: str, when: str, statistic: str = "", measure: str = "officers", where: str = ""
) -> str:
    """A claim with an exact figure, named by what it says."""
    fields = [
        f"when: {when}",
        f"statistic: {statistic}" if statistic else "",
        f"where: {where}" if where else "",
    ]
    name = f"{size} {when} {statistic} {measure} {where}".translate(
        {ord(one): "-" for one in " /,."}
    )
    written = "\n".join(field for field in fields if field)
    return f"claim: {name}\nfigure: exactly {size}\nmeasure: {measure}\n{written}\n\n"


def clash(*claims: str) -> bool:
    """Whether the claims contradict one another at every level, and are all read."""
    report = fc.check(fc.loads(MEASURES + "".join(claims)))
    assert not [finding for finding in report.findings if finding.code.startswith("FC0")]
    return any(finding.severity == "error" for finding in report.conflicts)


@pytest.mark.parametrize("measure", EVERY)
def test_the_highest_day_of_some_days_is_no_higher_than_that_of_days_around_them(
    measure: str,
) -> None:
    around = claim("10", WEEK, "highest day", measure)

    assert clash(around, claim("11", "2025-01-25/2025-01-26", "highest day", measure))
    assert not clash(around, claim("10", "2025-01-25/2025-01-26", "highest day", measure))
    assert not clash(around, claim("11", "2025-01-25/2025-01-27", "highest day", measure))


@pytest.mark.parametrize("measure", EVERY)
def test_the_lowest_day_of_some_days_is_no_lower_than_that_of_days_around_them(
    measure: str,
) -> None:
    around = claim("10", WEEK, "lowest day", measure)

    assert clash(around, claim("9", "2025-01-20/2025-01-21", "lowest day", measure))
    assert not clash(around, claim("10", "2025-01-20/2025-01-21", "lowest day", measure))
    assert not clash(around, claim("9", "2025-01-19/2025-01-21", "lowest day", measure))


@pytest.mark.parametrize("measure", EVERY)
def test_a_day_in_two_windows_is_between_the_lowest_of_one_and_the_highest_of_the_other(
    measure: str,
) -> None:
    lowest = claim("12", WEEK, "lowest day", measure)

    assert clash(lowest, claim("11", "2025-01-26/2025-01-31", "highest day", measure))
    assert not clash(lowest, claim("12", "2025-01-26/2025-01-31", "highest day", measure))
    assert not clash(lowest, claim("11", "2025-01-27/2025-01-31", "highest day", measure))


@pytest.mark.parametrize("measure", EVERY)
@pytest.mark.parametrize(
    ("statistic", "beyond", "within"), [("highest day", "11", "10"), ("lowest day", "9", "10")]
)
def test_a_day_somewhere_is_between_the_lowest_and_the_highest_around_it(
    measure: str, statistic: str, beyond: str, within: str
) -> None:
    peak = claim("10", WEEK, statistic, measure)

    assert clash(peak, claim(beyond, "a day in 2025-01-21/2025-01-26", measure=measure))
    assert not clash(peak, claim(within, "a day in 2025-01-21/2025-01-26", measure=measure))
    assert not clash(peak, claim(beyond, "a day in 2025-01-21/2025-01-27", measure=measure))
    assert not clash(peak, claim(beyond, "a day in 2025-01-19/2025-01-26", measure=measure))


def test_a_stock_as_of_a_month_is_no_more_than_the_highest_day_of_the_month() -> None:
    peak = claim("10", "2025-01", "highest day")

    assert clash(peak, claim("11", "2025-01"))
    assert not clash(peak, claim("10", "2025-01"))
    assert not clash(peak, claim("11", "2025-02"))


def test_two_levels_of_a_stock_as_of_one_month_may_be_of_two_days() -> None:
    assert not clash(claim("10", "2025-01"), claim("11", "2025-01"))
    assert not clash(claim("10", "2025-01"), claim("11", "2025-01-15"))
    assert clash(claim("10", "2025-01-15"), claim("11", "2025-01-15"))


@pytest.mark.parametrize("measure", EVERY)
@pytest.mark.parametrize(("statistic", "wrong"), [("highest day", "8"), ("lowest day", "4")])
def test_where_every_day_is_stated_one_of_them_is_the_highest_and_one_the_lowest(
    measure: str, statistic: str, wrong: str
) -> None:
    days = [
        claim(size, f"2025-01-2{number}", measure=measure)
        for number, size in enumerate(("5", "7", "6"))
    ]
    right = "7" if statistic == "highest day" else "5"

    assert clash(*days, claim(wrong, "2025-01-20/2025-01-22", statistic, measure))
    assert not clash(*days, claim(right, "2025-01-20/2025-01-22", statistic, measure))
    assert not clash(*days[:2], claim(wrong, "2025-01-20/2025-01-22", statistic, measure))


def test_an_average_over_some_days_is_between_the_lowest_and_the_highest_around_them() -> None:
    assert clash(
        claim("10", WEEK, "highest day"), claim("10.6", "2025-01-21/2025-01-22", "average per day")
    )
    assert not clash(
        claim("10", WEEK, "highest day"), claim("10.6", "2025-01-21/2025-01-27", "average per day")
    )


@pytest.mark.parametrize("measure", ["arrests", "net"])
@pytest.mark.parametrize(
    ("days", "least", "most"), [("2025-01-20/2025-01-21", 12, 12), (WEEK, 10 + 6 * 2, 2 + 6 * 10)]
)
def test_the_days_beside_the_highest_and_the_lowest_lie_between_them(
    measure: str, days: str, least: int, most: int
) -> None:
    peaks = claim("10", days, "highest day", measure), claim("2", days, "lowest day", measure)

    assert not clash(*peaks, claim(str(least), days, measure=measure))
    assert not clash(*peaks, claim(str(most), days, measure=measure))
    assert clash(*peaks, claim(str(least - 1), days, measure=measure))
    assert clash(*peaks, claim(str(most + 1), days, measure=measure))


def test_persons_of_days_somewhere_are_no_more_than_those_of_the_days_around_them() -> None:
    week = claim("900", WEEK, measure="visitors")

    assert clash(week, claim("901", f"a day in {WEEK}", measure="visitors"))
    assert clash(week, claim("901", f"3 days in {WEEK}", measure="visitors"))
    assert clash(week, claim("901", "2025-01-22~", measure="visitors"))
    assert not clash(week, claim("900", f"3 days in {WEEK}", measure="visitors"))
    assert not clash(week, claim("901", "a day in 2025-01-20/2025-01-27", measure="visitors"))


def test_persons_of_days_somewhere_are_no_fewer_than_those_of_the_days_they_surely_hold() -> None:
    stretch = claim("900", "7 days in 2025-01-20/2025-01-31", measure="visitors")

    assert clash(stretch, claim("901", "2025-01-25/2025-01-26", measure="visitors"))
    assert not clash(stretch, claim("900", "2025-01-25/2025-01-26", measure="visitors"))
    assert not clash(stretch, claim("901", "2025-01-24/2025-01-25", measure="visitors"))


def test_persons_of_days_somewhere_are_at_most_so_many_times_the_highest_day() -> None:
    highest = claim("100", WEEK, "highest day", "visitors")

    assert clash(highest, claim("301", f"3 days in {WEEK}", measure="visitors"))
    assert not clash(highest, claim("300", f"3 days in {WEEK}", measure="visitors"))


@pytest.mark.parametrize("day", ["2025-01-20", "2025-01-23", "2025-01-26"])
def test_persons_of_a_week_are_no_fewer_than_those_of_any_day_of_it(day: str) -> None:
    week = claim("900", WEEK, measure="visitors")

    assert clash(week, claim("901", day, measure="visitors"))
    assert not clash(week, claim("900", day, measure="visitors"))


@pytest.mark.parametrize("measure", EVERY)
@pytest.mark.parametrize(
    "statistic", ["highest day", "lowest day", "median day", "average per day"]
)
def test_no_day_of_a_part_is_above_that_of_its_whole(measure: str, statistic: str) -> None:
    part = claim("10.0" if "average" in statistic else "10", WEEK, statistic, measure, "Minnesota")

    assert clash(
        part, claim("9.0" if "average" in statistic else "9", WEEK, statistic, measure, "US")
    )
    assert not clash(
        part, claim("10.0" if "average" in statistic else "10", WEEK, statistic, measure, "US")
    )


def test_the_highest_days_of_two_parts_may_be_two_days_and_the_lowest_add_up() -> None:
    def parts(statistic: str) -> tuple[str, str]:
        return claim("10", WEEK, statistic, where="Minnesota"), claim(
            "10", WEEK, statistic, where="Iowa"
        )

    assert not clash(*parts("highest day"), claim("10", WEEK, "highest day", where="US"))
    assert not clash(*parts("median day"), claim("10", WEEK, "median day", where="US"))
    assert clash(*parts("lowest day"), claim("19", WEEK, "lowest day", where="US"))


def test_a_stock_in_a_part_is_no_more_than_the_highest_day_of_the_whole() -> None:
    highest = claim("9", WEEK, "highest day", where="US")

    assert clash(highest, claim("10", "2025-01-21", where="Minnesota"))
    assert not clash(highest, claim("9", "2025-01-21", where="Minnesota"))
    assert not clash(highest, claim("10", "2025-01-27", where="Minnesota"))


def test_persons_may_be_counted_in_two_places() -> None:
    parts = [claim("10", WEEK, measure="visitors", where=where) for where in ("Minnesota", "Iowa")]

    assert not clash(*parts, claim("10", WEEK, measure="visitors", where="US"))
    assert clash(*parts, claim("9", WEEK, measure="visitors", where="US"))


def test_places_that_overlap_are_not_added() -> None:
    parts = [claim("10", WEEK, measure="arrests", where=where) for where in ("Minnesota", "Iowa")]
    whole = claim("10", WEEK, measure="arrests", where="US")
    overlapping = MEASURES.replace("member: Iowa\n", "member: Iowa\noverlaps: yes\n")

    assert clash(*parts, whole)
    assert not fc.check(fc.loads(overlapping + "".join(parts) + whole)).conflicts


def days(measure: str, numbers: list[int]) -> list[str]:
    """A figure for each day from the first of 2025 on."""
    first = date(2025, 1, 1)
    return [
        claim(str(number), str(first + timedelta(place)), measure=measure)
        for place, number in enumerate(numbers)
    ]


def found(text: list[str]) -> list[fc.Finding]:
    """What is told of claims once no search may cost anything."""
    return list(fc.check(fc.loads(MEASURES + "".join(text))).conflicts)


@pytest.mark.parametrize("measure", EVERY)
@pytest.mark.parametrize(("which", "beyond"), [("highest day", 41), ("lowest day", 9)])
def test_an_extreme_that_no_stated_day_reaches_is_found_without_a_search(
    measure: str, which: str, beyond: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("SEARCH_EFFORT", "QUESTION_EFFORT", "CONFIRMING_EFFORT", "SYSTEMS"):
        monkeypatch.setattr(limits, limit, 1)
    numbers = [10 + place * 7 % 31 for place in range(28)]
    stated = days(measure, numbers)
    extreme = claim(str(beyond), "2025-01-01/2025-01-28", which, measure)

    (conflict,) = found([*stated, extreme])

    assert conflict.severity == "error"
    assert conflict.code == "FC207"
    assert len(conflict.claims) == 29


@pytest.mark.parametrize(
    ("gone", "extreme", "measure"),
    some(tuple(product((0, 13, 27), (("highest day", "41"), ("lowest day", "9")), EVERY))),
)
def test_a_day_that_nobody_states_may_be_the_extreme(
    gone: int, extreme: tuple[str, str], measure: str
) -> None:
    stated = days(measure, [10 + place * 7 % 31 for place in range(28)])
    del stated[gone]

    assert not found([*stated, claim(extreme[1], "2025-01-01/2025-01-28", extreme[0], measure)])


@settings(max_examples=up_to(15), deadline=None)
@given(st.sampled_from(EVERY), st.lists(st.integers(0, 9), min_size=2, max_size=9), st.booleans())
def test_the_highest_stated_day_is_the_highest_and_no_other_number_is(
    measure: str, numbers: list[int], high: bool
) -> None:
    end = f"2025-01-01/2025-01-{len(numbers):02}"
    reached = max(numbers) if high else min(numbers)
    which = "highest day" if high else "lowest day"

    for number in range(11):
        told = found([*days(measure, numbers), claim(str(number), end, which, measure)])
        assert bool(told) == (number != reached)


def test_a_highest_day_that_none_of_the_days_of_a_year_reaches_is_found() -> None:
    numbers = [100 + place % 50 for place in range(up_to(365))]
    last = date(2024, 12, 31) + timedelta(len(numbers))
    record = claim("150", f"2025-01-01/{last}", "highest day")
    claims = fc.loads(MEASURES + "".join([*days("officers", numbers), record]))

    report = fc.check(claims)

    assert [one.code for one in report.conflicts] == ["FC207"]
    assert len(report.conflicts[0].claims) == len(numbers) + 1
    assert fc.verify(report.to_json(), claims) == 1


def test_what_one_source_shows_by_itself_is_told_beside_what_all_of_them_do() -> None:
    own = days("arrests", [10, 12, 11])
    others = [one.replace("claim: ", "claim: other-") for one in days("arrests", [9, 11, 12])]
    record = claim("13", "2025-01-01/2025-01-03", "highest day", "arrests")
    text = [MEASURES, "source: police\n\n", *own, record, "source: paper\n\n", *others]

    told = fc.check(fc.loads("".join(text))).conflicts

    assert {"police"} in [
        {name.split("/")[0] for name in one.claims} for one in told if one.code == "FC207"
    ]


@pytest.mark.parametrize(
    ("total", "codes"),
    [
        ("2025-01-08/2025-01-14", ["FC207"]),
        ("2025-01-04/2025-01-07", ["FC207"]),
        ("2025-01-11/2025-01-14", []),
    ],
)
def test_all_persons_of_days_that_a_part_has_its_lowest_day_among_are_no_fewer(
    total: str, codes: list[str]
) -> None:
    text = """\
measure: people
unit: person
counts: persons

measure: guests
unit: person
counts: persons
part_of: people

claim: low
figure: exactly 60 people
measure: guests
when: 2025-01-01/2025-01-10
statistic: lowest day

claim: total
figure: exactly 50 people
measure: people
"""
    report = fc.check(fc.loads(f"{text}when: {total}\n"))

    assert [one.code for one in report.conflicts] == codes
