"""Words of a figure beside its number: days, which have to be those of the claim or of what it
compares with.
"""

from __future__ import annotations

import pytest

import figurecheck as fc

HEAD = """
source: paper
{published}

measure: homicides
unit: homicide

measure: rent
unit: GBP per month
kind: stock
"""


def codes(
    figure: str,
    when: str,
    about: str = "measure: homicides",
    published: str = "published: 2025-11-03",
) -> list[str]:
    text = (
        f"{HEAD.format(published=published)}\nclaim: it\nfigure: {figure}\n{about}\nwhen: {when}\n"
    )
    return [problem.code for problem in fc.loads(text, "it.rec").problems]


@pytest.mark.parametrize(
    ("figure", "when"),
    [
        ("435 homicides in 2025", "2025"),
        ("435 homicides during 2025", "2025"),
        ("435 homicides in March 2025", "2025-03"),
        ("435 homicides this year", "2025"),
        ("435 homicides this year", "2025-01-01/2025-11-01"),
        ("435 homicides so far this year", "2025-01-01/2025-11-01"),
        ("435 homicides last year", "2024"),
        ("about 435 homicides last year", "2024-02"),
    ],
)
def test_days_that_are_those_of_the_claim_are_read(figure: str, when: str) -> None:
    assert codes(figure, when) == []


@pytest.mark.parametrize(
    ("figure", "when"),
    [
        ("435 homicides in 2024", "2025"),
        ("435 homicides in March 2025", "2025"),
        ("435 homicides this year", "2024"),
        ("435 homicides last year", "2025"),
        ("435 homicides so far this year", "2025-02-01/2025-11-01"),
        ("435 homicides since 2024", "2024"),
        ("435 in 2025", "2025"),
    ],
)
def test_days_that_are_others_are_refused(figure: str, when: str) -> None:
    assert len(codes(figure, when)) == 1


def test_this_year_is_refused_where_nobody_knows_which_it_is() -> None:
    assert codes("435 homicides this year", "2025", published="note: undated") == ["FC010"]
    assert codes("435 homicides in 2025", "2025", published="note: undated") == []


@pytest.mark.parametrize(
    ("figure", "when", "read"),
    [
        ("up 12 percent compared with 2024", "2025", True),
        ("12 percent more than in 2024", "2025", True),
        ("up 12 percent from 2024 to 2025", "2025", True),
        ("up 12 percent compared with 2023", "2025", False),
        ("up 12 percent from 2024 to 2026", "2025", False),
        ("up 12 percent in 2025", "2025", False),
    ],
)
def test_the_base_of_a_change_is_the_divisor(figure: str, when: str, read: bool) -> None:
    quotient, growth = (
        "homicides / homicides[2024]",
        "(homicides - homicides[2024]) / homicides[2024]",
    )

    assert (codes(figure, when, f"quantity: {quotient}") == []) == read
    assert (codes(figure, when, f"quantity: {growth}") == []) == read


def test_the_base_of_a_difference_is_what_is_taken_away() -> None:
    about = "quantity: homicides - homicides[2024]"

    assert codes("11 fewer than in 2024", "2025", about) == []
    assert codes("11 fewer than in 2023", "2025", about) == ["FC010"]


def test_an_amount_without_its_period_is_told_what_to_write() -> None:
    text = (
        f"{HEAD.format(published='note: undated')}\nclaim: it\nfigure: £1,350\nmeasure: rent\nwhen:"
        " 2025-03-10\n"
    )
    (problem,) = fc.loads(text, "it.rec").problems

    assert problem.help == "write “£1,350 per month” if that is meant"
