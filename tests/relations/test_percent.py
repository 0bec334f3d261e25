"""Percentages, points, rates and averages, each against the numbers they are made from."""

from __future__ import annotations

from itertools import product

import pytest

import figurecheck as fc
from tests.sizes import some

MEASURES = """\
measure: arrests
unit: arrest

measure: street
unit: arrest
part_of: arrests

measure: night
unit: arrest
part_of: street

measure: approval
unit: percent
kind: stock
range: 0 to 100

measure: spoilt
unit: percent
kind: stock

measure: swing
unit: percentage point
range: any

measure: cases
unit: case

measure: people
unit: person
kind: stock

measure: visitors
unit: visitor

"""

RELATIVE = "approval[2025-12-31] / approval[2024-12-31]"
ABSOLUTE = "approval[2025-12-31] - approval[2024-12-31]"
GROWTH = "arrests[2025] / arrests[2024]"


def claim(name: str, figure: str, what: str, when: str = "", statistic: str = "") -> str:
    """A claim of a measure or of an expression; ``when`` with ``as_of:`` before it where that is
    meant.
    """
    field = "measure" if what.isalnum() else "quantity"
    days = f"{when if ':' in when else f'when: {when}'}\n" if when else ""
    fields = f"statistic: {statistic}\n" if statistic else ""
    return f"claim: {name}\nfigure: {figure}\n{field}: {what}\n{days}{fields}\n"


def codes(*records: str) -> list[str]:
    """The codes of all findings but those of what stands alone or holds when read loosely."""
    report = fc.check(fc.loads(MEASURES + "".join(records)))
    return [finding.code for finding in report.findings if finding.severity != "note"]


def polls(before: int, after: int) -> str:
    """An approval in two years."""
    return claim("before", f"exactly {before} %", "approval", "as_of: 2024-12-31") + claim(
        "after", f"exactly {after} %", "approval", "as_of: 2025-12-31"
    )


def years(before: int, after: int) -> str:
    """The arrests of two years."""
    return claim("before", f"exactly {before} arrests", "arrests", "2024") + claim(
        "after", f"exactly {after} arrests", "arrests", "2025"
    )


# -- points and percent ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "figure", ["5 percentage points", "5 points", "up 5 points", "up 5 percentage points", "5 pp"]
)
def test_points_are_the_difference_of_two_shares(figure: str) -> None:
    assert codes(polls(40, 45), claim("change", figure, ABSOLUTE)) == []
    assert codes(polls(40, 48), claim("change", figure, ABSOLUTE)) == ["FC203"]


@pytest.mark.parametrize(
    ("figure", "after", "wrong"),
    [
        ("down 5 points", 40, 50),
        ("5 points lower", 40, 50),
        ("down more than 5 points", 38, 42),
        ("a 5-point drop", 40, 45),
    ],
)
def test_points_down_are_below_zero(figure: str, after: int, wrong: int) -> None:
    assert codes(polls(45, after), claim("change", figure, ABSOLUTE)) == []
    assert codes(polls(45, wrong), claim("change", figure, ABSOLUTE)) == ["FC203"]


@pytest.mark.parametrize("figure", ["5 %", "up 5 %", "a twentieth"])
def test_percent_are_no_points(figure: str) -> None:
    assert codes(polls(40, 45), claim("change", figure, ABSOLUTE)) == ["FC021"]


@pytest.mark.parametrize("figure", ["5 points", "up 5 points"])
def test_points_are_no_growth(figure: str) -> None:
    assert codes(polls(40, 45), claim("change", figure, RELATIVE)) == ["FC021"]


def test_five_points_from_forty_are_up_by_an_eighth() -> None:
    assert codes(polls(40, 45), claim("change", "up 12.5 %", RELATIVE)) == []
    assert codes(polls(40, 45), claim("change", "up 5 %", RELATIVE)) == ["FC203"]


def test_shares_as_quotients_differ_by_points_too() -> None:
    difference = "street[2025] / arrests[2025] - street[2024] / arrests[2024]"

    known = claim("one", "exactly 40 %", "street / arrests", "2024") + claim(
        "b", "exactly 45 %", "street / arrests", "2025"
    )

    assert codes(known, claim("change", "5 points", difference)) == []
    assert codes(known, claim("change", "5 %", difference)) == ["FC021"]


def test_what_one_share_leaves_of_another_is_a_share() -> None:
    shares = claim("all", "exactly 70 %", "approval", "as_of: 2025-12-31") + claim(
        "spoilt", "exactly 2 %", "spoilt", "as_of: 2025-12-31"
    )
    rest = claim("valid", "68 %", "approval - spoilt", "as_of: 2025-12-31")

    assert codes(shares, rest) == []
    assert codes(shares, rest.replace("68", "60")) == ["FC201"]


@pytest.mark.parametrize(
    ("states", "fits"),
    [
        ("yes + no = 100 %", True),
        ("yes = 100 % - no", True),
        ("yes + no = 50 % * 2", True),
        ("yes + no = 100", True),  # a bare number takes the unit it meets
        ("no = 150 % * yes", True),
        ("yes <= 50 %", True),
        ("yes >= 50 %", False),
        ("yes + no <= 90 %", False),
        ("yes / no = 2 / 3", True),
        ("no / yes = 150 %", True),
    ],
)
def test_a_hundred_percent_is_the_whole_in_an_expression(states: str, fits: bool) -> None:
    measures = "".join(f"measure: {name}\nunit: percent\nkind: stock\n\n" for name in ("yes", "no"))
    shares = claim("yes", "exactly 40 %", "yes", "as_of: 2025-01-01") + claim(
        "no", "exactly 60 %", "no", "as_of: 2025-01-01"
    )

    # *exactly* leaves a quotient half a unit of its last digit: what is stated of a whole is met
    # within that
    found = codes(measures, shares, f"relation: r\nstates: {states}\nas_of: 2025-01-01\n\n")

    assert (found == []) is fits


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("swing[2025] = approval[2025-12-31] - approval[2024-12-31]", []),
        ("approval[2024-12-31] + swing[2025] = approval[2025-12-31]", []),
        ("approval[2025-12-31] = swing[2025]", ["FC021"]),
        ("approval[2025-12-31] - spoilt[2025-12-31] = spoilt[2024-12-31]", []),
    ],
)
def test_a_relation_sets_points_equal_to_points(states: str, expected: list[str]) -> None:
    assert codes(f"relation: r\nstates: {states}\n\n") == expected


def test_a_swing_is_compared_with_the_shares_before_and_after() -> None:
    relation = "relation: r\nstates: swing[2025] = approval[2025-12-31] - approval[2024-12-31]\n\n"

    assert codes(relation, polls(40, 45), claim("swing", "5 points", "swing", "2025")) == []
    assert codes(relation, polls(40, 45), claim("swing", "8 points", "swing", "2025")) != []


# -- changes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "after", "wrong"),
    [
        ("up 20 %", 1200, 1300),
        ("20 %", 200, 1200),
        ("a fifth", 200, 300),
        ("120 %", 1200, 1300),
        ("three times", 3000, 4000),
        ("doubled", 2000, 3000),
        ("tripled", 3000, 2000),
        ("halved", 500, 800),
        ("down by half", 500, 800),
        ("rose by half", 1500, 2000),
        ("50 % more", 1500, 1700),
        ("25 % fewer", 750, 800),
        ("more than doubled", 2500, 1900),
    ],
)
def test_a_change_is_of_what_was_before(figure: str, after: int, wrong: int) -> None:
    assert codes(years(1000, after), claim("change", figure, GROWTH)) == []
    assert codes(years(1000, wrong), claim("change", figure, GROWTH)) == ["FC203"]


@pytest.mark.parametrize(
    ("figure", "after"), [("20 %", 1200), ("up 20 %", 1200), ("down 20 %", 800), ("-20 %", 800)]
)
def test_growth_may_be_written_out(figure: str, after: int) -> None:
    growth = claim("change", figure, "(arrests[2025] - arrests[2024]) / arrests[2024]")

    assert codes(years(1000, after), growth) == []
    assert codes(years(1000, after + 100), growth) == ["FC203"]


@pytest.mark.parametrize(
    ("what", "code"),
    [("approval", "FC010"), (ABSOLUTE, "FC021"), ("arrests[2025] - arrests[2024]", "FC021")],
)
def test_a_change_in_percent_needs_what_it_is_a_change_of(what: str, code: str) -> None:
    assert codes(claim("change", "up 5 %", what, "as_of: 2025-12-31")) == [code]


# -- shares ----------------------------------------------------------------------------------------


def test_a_share_of_a_share_is_their_product() -> None:
    shares = claim("a", "40 %", "night / street", "2025") + claim(
        "b", "25 %", "street / arrests", "2025"
    )

    assert codes(shares, claim("c", "10 %", "night / arrests", "2025")) == []
    assert codes(shares, claim("c", "20 %", "night / arrests", "2025")) == ["FC202"]


def parts(*figures: str) -> list[str]:
    """The codes of what is said of percentages of one whole."""
    names = "abc"[: len(figures)]
    whole = (
        f"measure: whole\nunit: arrest\nparts: {' + '.join(f'part-{name}' for name in names)}\n\n"
    )
    measures = "".join(f"measure: part-{name}\nunit: arrest\n\n" for name in names)
    claims = [
        claim(name, figure, f"part-{name} / whole", "2025")
        for name, figure in zip(names, figures, strict=True)
    ]
    return codes(whole, measures, *claims)


@pytest.mark.parametrize(
    "figures",
    [
        ("33 %", "33 %", "33 %"),  # 97.5 to 100.5
        ("33.3 %", "33.3 %", "33.3 %"),  # 99.75 to 100.05
        ("a third", "a third", "a third"),
        ("40.0 %", "30.0 %", "30.1 %"),  # 99.95 to 100.25
        ("50 %", "50 %"),
    ],
)
def test_percentages_that_make_a_hundred_as_far_as_rounding_goes_are_fine(
    figures: tuple[str, ...],
) -> None:
    assert parts(*figures) == []


@pytest.mark.parametrize(
    "figures",
    [
        ("34 %", "34 %", "34 %"),  # 100.5 at least
        ("33.4 %", "33.4 %", "33.4 %"),  # 100.05 at least
        ("40 %", "40 %", "30 %"),
        ("40 %", "30 %", "20 %"),
    ],
)
def test_percentages_that_make_more_or_less_are_told_as_such(figures: tuple[str, ...]) -> None:
    assert parts(*figures) == ["FC209"]


def test_the_share_of_all_lies_between_those_of_the_groups_by_their_size() -> None:
    def said(what: str, figure: str, where: str) -> str:
        return claim(f"{what[:3]}-{where}", figure, what, f"as_of: 2025-01-01\nwhere: {where}")

    groups = "".join(
        f"member: {name}\ndimension: where\npart_of: All\n\n" for name in ("North", "South")
    )
    measures = (
        "measure: voters\nunit: voter\nkind: stock\n\nmeasure: yes\nunit: voter\nkind:"
        " stock\npart_of: voters\n\n"
    )
    sums = "".join(
        f"relation: {name}\nstates: {name}{{where=North}} + {name}{{where=South}} ="
        f" {name}{{where=All}}\n\n"
        for name in ("voters", "yes")
    )
    known = [
        said("voters", "exactly 6,000 voters", "North"),
        said("voters", "exactly 4,000 voters", "South"),
        said("yes / voters", "40.0 %", "North"),
        said("yes / voters", "50.0 %", "South"),
    ]

    assert (
        codes(groups, measures, sums, *known, said("yes / voters", "44.0 %", "All")) == []
    )  # 2,400 + 2,000
    assert codes(groups, measures, sums, *known, said("yes / voters", "48.0 %", "All")) == ["FC299"]


# -- rates -----------------------------------------------------------------------------------------

RATES = (
    "12.3 per 100,000",
    "12.3 cases per 100,000",
    "12.3 per 100,000 people",
    "12.3 cases per 100,000 people",
    "0.12 per 1,000",
    "123 per million",
    "123 cases per million people",
    "about 12 in 100,000",
)


@pytest.mark.parametrize("figure", RATES)
def test_a_rate_is_of_cases_and_people(figure: str) -> None:
    people = claim("people", "exactly 10,000,000 people", "people", "as_of: 2024-12-31")
    rate = claim("rate", figure, "cases[2024] / people[2024-12-31]")

    assert codes(people, rate, claim("cases", "exactly 1,230 cases", "cases", "2024")) == []
    assert codes(people, rate, claim("cases", "exactly 2,300 cases", "cases", "2024")) == ["FC202"]


@pytest.mark.parametrize(
    ("figure", "unit"),
    some(tuple(product(RATES[:4], ("case per 100,000 people", "case per 100,000", "per 100,000")))),
)
def test_a_rate_may_be_a_measure_of_its_own(figure: str, unit: str) -> None:
    measure = f"measure: incidence\nunit: {unit}\n\n"
    measure += "relation: r\nstates: incidence = cases / people[2024-12-31]\nwhen: 2024\n\n"
    people = claim("people", "exactly 10,000,000 people", "people", "as_of: 2024-12-31")
    rate = claim("rate", figure, "incidence", "2024")

    assert (
        codes(measure, people, rate, claim("cases", "exactly 1,230 cases", "cases", "2024")) == []
    )
    assert codes(measure, people, rate, claim("cases", "exactly 1,300 cases", "cases", "2024")) == [
        "FC202"
    ]


def test_rates_of_two_weeks_do_not_add() -> None:
    measure = "measure: incidence\nunit: case per 100,000\n\n"
    weeks = ["2024-W01", "2024-W02", "2024-W01/2024-W02"]

    assert (
        codes(
            measure,
            *(
                claim(f"w{n}", "12.3 per 100,000", "incidence", week)
                for n, week in enumerate(weeks)
            ),
        )
        == []
    )


@pytest.mark.parametrize(
    ("figure", "what"),
    [("12.3 per 100,000", "cases"), ("12.3 deaths per 100,000", "cases / people")],
)
def test_a_rate_is_no_count_and_not_of_something_else(figure: str, what: str) -> None:
    assert codes(claim("rate", figure, what, "2024-12-31"))[0] in {"FC021", "FC022"}


# -- averages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "right", "wrong"),
    [
        ("2025-01-13/2025-01-19", "150", "160"),  # 7 × 100 + 7 × 200 = 14 × 150
        ("2025-01-13/2025-01-15", "130", "150"),  # 7 × 100 + 3 × 200 = 10 × 130
    ],
)
def test_averages_are_weighed_by_their_days(second: str, right: str, wrong: str) -> None:
    def average(name: str, figure: str, days: str) -> str:
        return claim(name, f"exactly {figure} arrests a day", "arrests", days, "average per day")

    both = f"2025-01-06/{second[-10:]}"
    known = average("one", "100", "2025-01-06/2025-01-12") + average("two", "200", second)

    assert codes(known, average("both", right, both)) == []
    assert codes(known, average("both", wrong, both)) == ["FC206"]


@pytest.mark.parametrize(("statistic", "figure"), [("highest day", "99"), ("lowest day", "101")])
@pytest.mark.parametrize("measure", ["arrests", "visitors"])
def test_an_average_day_lies_between_the_lowest_and_the_highest(
    measure: str, statistic: str, figure: str
) -> None:
    days = "2025-01-06/2025-01-12"
    average = claim("average", f"exactly 100.00 {measure} a day", measure, days, "average per day")

    assert (
        codes(average, claim("end", f"exactly {figure} {measure}", measure, days, statistic)) != []
    )
    assert codes(average, claim("end", f"exactly 100 {measure}", measure, days, statistic)) == []


def test_an_average_week_may_have_more_visitors_than_any_day_and_half_a_visitor() -> None:
    days = "2025-01-06/2025-01-19"
    week = claim("week", "exactly 3.5 visitors a week", "visitors", days, "average per week")

    assert (
        codes(week, claim("highest", "exactly 3 visitors", "visitors", days, "highest day")) == []
    )
