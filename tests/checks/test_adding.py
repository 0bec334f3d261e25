"""What adds up is told with the strength of the check, which brute force confirms."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

import pytest

import figurecheck as fc

DAYS = """
measure: arrests
unit: arrest

claim: first
figure: {first}
measure: arrests
when: 2025-01-01

claim: second
figure: {second}
measure: arrests
when: 2025-01-02

claim: both
figure: exactly {both} arrests
measure: arrests
when: 2025-01-01/2025-01-{last}
"""


def line(first: str, second: str, both: str, last: str = "02") -> str:
    """The line on what adds up."""
    (told, *_) = fc.check(
        fc.loads(DAYS.format(first=first, second=second, both=both, last=last))
    ).sums
    return told


def caught(first: str, second: str, both: int, last: str = "02") -> bool:
    """Whether a total cannot be true however loosely the days are read."""
    report = fc.check(fc.loads(DAYS.format(first=first, second=second, both=both, last=last)))
    return any(finding.level == "generous" for finding in report.conflicts)


@cache
def passing(first: str, second: str, digits: int, last: str = "02") -> list[int]:
    """The totals of so many digits that would have passed."""
    totals = range(10 ** (digits - 1), 10**digits)
    return [total for total in totals if not caught(first, second, total, last)]


def test_of_exact_figures_any_other_total_is_seen() -> None:
    assert "any other total would have been seen, 1 random figure in 90 would have passed" in line(
        "exactly 30", "exactly 41", "71"
    )


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [("30", "40", "70"), ("45", "20", "65"), ("30 arrests", "12", "42")],
)
def test_the_error_that_would_have_been_seen_is_the_one_that_is(
    first: str, second: str, both: str
) -> None:
    told = line(first, second, both)
    found = re.search(r"a total more than ([0-9,]+) off", told)
    size = int(found[1]) if found else 0
    passed = passing(first, second, 2)

    assert max(abs(total - int(both)) for total in passed) == size


@pytest.mark.parametrize(("first", "second", "both"), [("30", "40", "70"), ("45", "20", "65")])
def test_the_share_that_would_have_passed_is_the_one_that_does(
    first: str, second: str, both: str
) -> None:
    told = line(first, second, both)
    share = Fraction(len(passing(first, second, 2)), 90)
    percent, one = (
        re.search(r"([0-9]+) % of random figures", told),
        re.search(r"1 random figure in ([0-9]+)", told),
    )

    assert percent is not None or one is not None
    if percent is not None:
        assert round(share * 100) == int(percent[1])
    elif one is not None:
        assert int(1 / share) == int(one[1])


def test_where_days_are_left_only_too_small_a_total_is_seen() -> None:
    told = line("exactly 30", "exactly 41", "71", last="04")

    assert "any smaller total would have been seen" in told
    assert "which leaves nothing for 3-4 January 2025" in told


def test_parts_that_make_their_whole_are_told() -> None:
    text = """
measure: spending
unit: USD
parts: wages + goods

measure: wages
unit: USD

measure: goods
unit: USD

claim: all
figure: exactly 350 USD
measure: spending
when: 2024

claim: wages
figure: exactly 200 USD
measure: wages
when: 2024

claim: goods
figure: exactly 150 USD
measure: goods
when: 2024
"""
    (told, *_) = fc.check(fc.loads(text)).sums

    assert told.startswith(
        "200 + 150 = 350: exactly 350 USD (claims, 2024); any other total would have been seen"
    )
