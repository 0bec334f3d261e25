"""The median day against the days, the highest and lowest of them, and their total."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

import figurecheck as fc
from figurecheck.model.window import spell

DAYS = "2025-01-20/2025-01-26"
MEASURES = """\
measure: arrests
unit: arrest

measure: change
unit: USD
range: any

measure: officers
unit: officer
kind: stock

measure: visitors
unit: visitor

"""


def claim(
    name: str, figure: str, when: str = DAYS, statistic: str = "", measure: str = "arrests"
) -> str:
    """A claim about one measure."""
    fields = f"statistic: {statistic}\n" if statistic else ""
    return f"claim: {name}\nfigure: {figure}\nmeasure: {measure}\nwhen: {when}\n{fields}\n"


def conflicts(*claims: str) -> list[tuple[str, str]]:
    """The code and severity of each conflict between claims."""
    report = fc.check(fc.loads(MEASURES + "".join(claims)))
    assert not [finding for finding in report.findings if finding.code.startswith("FC0")]
    return [(finding.code, finding.severity) for finding in report.conflicts]


def test_a_median_is_a_figure_a_day() -> None:
    text = claim("median", "exactly 826 arrests a day", statistic="median day")
    same = (
        "claim: same\nfigure: exactly 827\nquantity: median(arrests)\nwhen: 2025-01-20/2025-01-26\n"
    )

    assert [code for code, _ in conflicts(text, same)] == ["FC304"]


def test_a_statistic_that_is_misspelt_is_told_the_nearest_one() -> None:
    report = fc.check(fc.loads(MEASURES + claim("median", "826", statistic="medain day")))

    assert report.findings[0].help == "did you mean `median day`?"


@pytest.mark.parametrize(("statistic", "figure"), [("highest day", "800"), ("lowest day", "830")])
@pytest.mark.parametrize("measure", ["arrests", "officers", "visitors"])
def test_a_median_lies_between_the_lowest_and_the_highest(
    statistic: str, figure: str, measure: str
) -> None:
    unit = measure.removesuffix("s")
    found = conflicts(
        claim("median", f"exactly 820 {unit}s", statistic="median day", measure=measure),
        claim("end", f"exactly {figure} {unit}s", statistic=statistic, measure=measure),
    )

    assert found == [("FC206", "error")]


def test_the_highest_of_more_than_half_the_days_is_not_below_the_median() -> None:
    median = claim("median", "exactly 820 arrests", statistic="median day")
    four = claim("highest", "exactly 800 arrests", "2025-01-23/2025-01-29", "highest day")
    three = claim("highest", "exactly 800 arrests", "2025-01-24/2025-01-30", "highest day")

    assert conflicts(median, four) == [("FC206", "error")]
    assert conflicts(median, three) == []


@pytest.mark.parametrize(
    ("days", "least"),
    [(DAYS, "400"), ("2025-01-20/2025-01-25", "399.8"), ("2025-01-20/2025-01-21", "199.9")],
)
def test_more_than_half_the_days_worth_of_the_median_is_in_the_total(days: str, least: str) -> None:
    """With an even number of days 100.0 is a mean, at least 99.95."""
    times = Fraction(least).__floor__()
    median = claim(
        "median", f"exactly {'100' if days == DAYS else '100.0'} arrests", days, "median day"
    )

    assert (
        conflicts(median, claim("total", f"exactly {Fraction(least).__ceil__()} arrests", days))
        == []
    )
    assert conflicts(median, claim("total", f"exactly {times - 1} arrests", days)) == [
        ("FC206", "error")
    ]


def test_the_other_days_hold_at_most_the_highest() -> None:
    median = claim("median", "exactly 100 arrests", statistic="median day")
    highest = claim("highest", "exactly 150 arrests", statistic="highest day")

    assert conflicts(median, highest, claim("total", "exactly 850 arrests")) == []
    assert conflicts(median, highest, claim("total", "exactly 851 arrests")) == [("FC206", "error")]


def test_days_that_may_be_negative_can_have_a_median_above_their_total() -> None:
    median = claim("median", "exactly 100 USD", statistic="median day", measure="change")

    assert conflicts(median, claim("total", "exactly -5,000 USD", measure="change")) == []


def test_ten_visitors_who_come_every_day_are_ten_in_all() -> None:
    median = claim("median", "exactly 10 visitors", statistic="median day", measure="visitors")

    assert conflicts(median, claim("total", "exactly 10 visitors", measure="visitors")) == []
    assert conflicts(median, claim("total", "exactly 9 visitors", measure="visitors")) == [
        ("FC206", "error")
    ]


def test_an_average_is_at_least_more_than_half_the_median() -> None:
    median = claim("median", "exactly 70 visitors", statistic="median day", measure="visitors")

    assert (
        conflicts(
            median,
            claim("mean", "exactly 40 visitors", statistic="average per day", measure="visitors"),
        )
        == []
    )
    assert conflicts(
        median,
        claim("mean", "exactly 39 visitors", statistic="average per day", measure="visitors"),
    ) == [("FC206", "error")]


@pytest.mark.parametrize("measure", ["arrests", "officers"])
@pytest.mark.parametrize(
    ("numbers", "median"),
    [((5, 90, 7, 6, 800), "7"), ((5, 90, 7, 6, 8, 70), "7.5"), ((3, 4), "3.5"), ((9,), "9")],
)
def test_where_every_day_is_stated_the_median_is_the_middle_one(
    numbers: tuple[int, ...], median: str, measure: str
) -> None:
    days = [
        claim(f"d{index}", f"exactly {number} {measure}", f"2025-01-{20 + index}", measure=measure)
        for index, number in enumerate(numbers)
    ]
    when = f"2025-01-20/2025-01-{19 + len(numbers)}"

    def stated(figure: str) -> list[tuple[str, str]]:
        return conflicts(
            *days, claim("median", f"exactly {figure} {measure}", when, "median day", measure)
        )

    assert stated(median) == []
    assert stated(f"{float(median) + 1:g}") != []
    assert stated(f"{Fraction(median).__floor__() + 2}") != []
    assert stated(f"{Fraction(median).__ceil__() - 2}") != []


def middle(numbers: list[int]) -> Fraction:
    """The median of some numbers."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return (
        Fraction(ordered[half])
        if len(ordered) % 2
        else Fraction(ordered[half - 1] + ordered[half], 2)
    )


def spelled(value: Fraction) -> str:
    """A number of halves as it is written."""
    return (
        f"exactly {value.numerator // value.denominator}{'' if value.denominator == 1 else '.5'}"
        " arrests"
    )


def honest(dice: random.Random) -> tuple[list[int], int, list[str]]:
    """Numbers of some days from 20 January on, the first of a window of more than one, and true
    claims.
    """
    start = 739271
    top = dice.choice([3, 20, 400])
    numbers = [dice.randrange(top) for _ in range(dice.randrange(1, 9))]
    claims = []
    for index in range(dice.randrange(2, 7)):
        low = dice.randrange(len(numbers))
        high = dice.randrange(low, len(numbers)) + 1
        some = numbers[low:high]
        statistic, value = dice.choice(
            [
                ("median day", middle(some)),
                ("median day", middle(some)),
                ("highest day", Fraction(max(some))),
                ("lowest day", Fraction(min(some))),
                ("", Fraction(sum(some))),
            ]
        )
        claims.append(
            claim(f"c{index}", spelled(value), spell(start + low, start + high), statistic)
        )
    return numbers, start, claims


@pytest.mark.parametrize("seed", range(8))
def test_true_figures_of_days_never_conflict_and_a_median_above_the_highest_does(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(3):
        numbers, start, claims = honest(dice)
        when = spell(start, start + len(numbers))
        report = fc.check(fc.loads(MEASURES + "".join(claims)))

        assert [finding.headline for finding in report.conflicts] == [], (numbers, claims)

        above = claim("lie", spelled(Fraction(max(numbers) + 1)), when, "median day")
        highest = claim("highest", spelled(Fraction(max(numbers))), when, "highest day")
        assert conflicts(*claims, highest, above) != []
