"""A figure that states two numbers: each is read in the unit of its measure, or the figure is
refused.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

import figurecheck as fc

MEASURES = """
measure: withdrawn
unit: police officer
kind: stock

measure: force
unit: {unit}
kind: stock

measure: saved
unit: USD

measure: budget
unit: {money}
"""


def both(
    fields: str, unit: str = "police officer", money: str = "USD", more: str = ""
) -> fc.ClaimSet:
    text = MEASURES.format(unit=unit, money=money)
    return fc.loads(f"{text}\n{more}\nclaim: it\n{fields}\nwhen: 2025-03-10\n", "it.rec")


def ends(claims: fc.ClaimSet, name: str, level: str = "rounded") -> tuple[object, object]:
    found = next(claim for claim in claims if claim.id == name)
    interval = found.reading.at(level)
    return interval.lower, interval.upper


def test_a_noun_that_is_part_of_the_unit_is_stated() -> None:
    claims = both("figure: 700 of 2,700 officers\nquantity: withdrawn / force")

    assert ends(claims, "it:whole", "literal") == (2700, 2700)
    assert ends(claims, "it:part", "literal") == (700, 700)


@pytest.mark.parametrize(
    ("money", "whole"), [("USD", 50_000_000), ("million USD", 50), ("cents", 5_000_000_000)]
)
def test_a_stated_number_is_converted_to_the_unit_of_its_measure(money: str, whole: int) -> None:
    claims = both("figure: 20 % of $50 million\nquantity: saved / budget", money=money)

    assert claims.problems == ()
    assert ends(claims, "it:whole", "literal") == (whole, whole)


def test_a_stated_number_in_a_unit_that_its_measure_has_not_is_refused() -> None:
    claims = both("figure: 20 % of $50 million\nquantity: withdrawn / force")

    assert [claim.id for claim in claims] == []
    assert [problem.code for problem in claims.problems] == ["FC021"]


def test_exact_speaks_for_both_numbers() -> None:
    figure = "figure: 700 of 2,700 officers\nquantity: withdrawn / force"

    assert ends(both(figure), "it:whole") == (2650, 2749)
    assert ends(both(f"{figure}\nexact: yes"), "it:whole") == (2700, 2700)
    assert ends(both(f"{figure}\nexact: yes"), "it:part") == (700, 700)


def test_an_exact_source_speaks_for_both_in_plain_digits_alone() -> None:
    source = "source: table\nexact: yes\n"
    digits = both("figure: 700 of 2,700 officers\nquantity: withdrawn / force", more=source)
    words = both("figure: 700 of about 2,700 officers\nquantity: withdrawn / force", more=source)

    assert ends(digits, "it:whole") == (2700, 2700)
    assert ends(words, "it:part") == (700, 700)
    lower, upper = ends(words, "it:whole")
    assert isinstance(lower, int | Fraction)
    assert isinstance(upper, int | Fraction)
    assert lower < 2700 < upper
