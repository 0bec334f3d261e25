"""What totals leave for the other days (FC407)."""

from __future__ import annotations

import figurecheck as fc
from figurecheck.testing.world import random_world
from tests.sizes import up_to

WEEK = """
measure: arrests
unit: arrest

claim: week
figure: exactly {} arrests
measure: arrests
when: 2025-01-20/2025-01-26

claim: sunday
figure: exactly 956 arrests
measure: arrests
when: 2025-01-26

claim: earlier
figure: exactly 2,100 arrests
measure: arrests
when: 2025-01-06/2025-01-12
"""


def remarks(text: str) -> list[str]:
    """The headlines of the remarks."""
    return [one.headline for one in fc.check(fc.loads(text)).findings if one.code == "FC407"]


def test_it_says_what_the_other_days_must_be() -> None:
    (found,) = remarks(WEEK.format("7,300"))

    assert "leaves at least 6,344 for the other 6 days: 1,057 a day" in found
    assert found.endswith("more than the most stated for other days, 956 a day")


def test_it_says_so_of_days_with_hardly_anything_left() -> None:
    (found,) = remarks(WEEK.format("1,000"))

    assert "leaves at most 44 for the other 6 days" in found


def test_it_says_so_beside_days_on_which_there_was_nothing() -> None:
    text = WEEK.replace("956", "0").replace("2,100", "0")

    (found,) = remarks(text.format("7,300"))

    assert "leaves at least 7,300 for the other 6 days" in found
    assert found.endswith("more than the most stated for other days, 0 a day")


def test_what_lies_among_what_is_stated_is_not_remarked_on() -> None:
    assert remarks(WEEK.format("4,000")) == []


def test_nothing_is_remarked_on_where_figures_contradict() -> None:
    assert remarks(WEEK.format("900")) == []


def test_it_fails_nothing() -> None:
    report = fc.check(fc.loads(WEEK.format("7,300")))

    assert report.failing == ()


def test_honest_worlds_hardly_ever_have_one() -> None:
    reports = [fc.check(fc.loads(random_world(seed, most=16).text)) for seed in range(up_to(25))]

    found = sum(one.code == "FC407" for report in reports for one in report.findings)
    assert found * 100 <= 2 * sum(len(report.claims) for report in reports)
