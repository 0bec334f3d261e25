"""Numbers in the words of a figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

import figurecheck as fc
from figurecheck.model.values import spell_as, spell_reading

TEXT = """
measure: spent
unit: GBP

measure: salt
unit: g

measure: people
unit: person
kind: stock

measure: rate
unit: percent
kind: stock

claim: money
figure: £38
measure: spent
when: 2024

claim: weight
figure: 300 milligrams
measure: salt
when: 2024

claim: heads
figure: 412 people
measure: people
as_of: 2024-01-01

claim: change
figure: up 20 %
quantity: people[2025-01-01] / people[2024-01-01]

claim: points
figure: 4.2 percent
measure: rate
as_of: 2024-01-01
"""


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("money", Fraction(73, 100), "£0.73"),
        ("money", Fraction(-1, 2), "-£0.50"),
        ("weight", Fraction(3, 10), "0.3 g"),
        ("heads", 1417, "1,417"),
        ("change", Fraction(157, 100), "up 57 %"),
        ("change", Fraction(3, 4), "down 25 %"),
        ("points", Fraction(83, 20), "4.15 %"),
    ],
)
def test_a_value_is_in_the_words_of_its_figure(
    name: str, value: int | Fraction, words: str
) -> None:
    claims = fc.loads(TEXT, "a.rec")

    assert spell_as(next(one for one in claims if one.id == name), value) == words


def test_a_range_has_its_unit_once() -> None:
    claims = {one.id: one for one in fc.loads(TEXT, "a.rec")}

    assert spell_reading(claims["money"], claims["money"].reading.rounded) == "£37.50 to £38.49"
    assert spell_reading(claims["weight"], claims["weight"].reading.generous)[-2:] == " g"
