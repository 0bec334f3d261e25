"""Phrases of newspapers and of papers that have one reading: weights in stone, *one person in
five*, *5pc*, powers of ten, the worth of goods.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.errors import FigureError
from figurecheck.model.interval import Number
from figurecheck.reading.phrases.figures import read_phrase


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("10 stone 4", 144, "lb"),
        ("12 stone 6 pounds", 174, "lb"),
        ("about 12-stone-six", 174, "lb"),
        ("9 stone 13lb", 139, "lb"),
        ("10st 4lb", 144, "lb"),
        ("about 10 st 4 lbs", 144, "lb"),
        ("11st 7", 161, "lb"),
        ("21st 4lb", 298, "lb"),
        ("6 feet 2", 74, "inch"),
        ("5pc", 5, "percent"),
        ("2.5pc of the crop", Fraction(5, 2), "percent"),
        ("$3 million worth", 3_000_000, "USD"),
        ("£20-worth", 20, "GBP"),
        ("more than $1.2bn worth of beans", 1_200_000_000, "USD"),
        ("1.5 × 10^6", 1_500_000, ""),
        ("1.5 x 10^6 cells", 1_500_000, "cells"),
        ("1.5 × 10⁶", 1_500_000, ""),
        ("2·10^-3", Fraction(1, 500), ""),
        ("2 × 10⁻³", Fraction(1, 500), ""),
        ("about $1.5 × 10^6", 1_500_000, "USD"),
        ("one person in five", Fraction(1, 5), ""),
        ("1 person in 5", Fraction(1, 5), ""),
        ("nearly two adults in three", Fraction(2, 3), ""),
        ("three children in 100", Fraction(3, 100), ""),
    ],
)
def test_what_has_one_reading_is_read(phrase: str, value: Number, unit: str) -> None:
    figure = read_phrase(phrase)

    assert (figure.value, figure.unit, figure.text) == (value, unit, phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "12 stone 14",
        "2 x 4",
        "1.5 × 10^999",
        "1.5 × 10 6",
        "1.5 × 11^6",
        "12 people in 30",
        "3 in 5pc",
    ],
)
def test_what_has_none_is_refused(phrase: str) -> None:
    with pytest.raises(FigureError):
        read_phrase(phrase)


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("5 PC", 5, "PC"),
        ("5 worth", 5, "worth"),
        ("12 people in 2024", 12, "people"),
        ("10 stones", 10, "stones"),
    ],
)
def test_what_looks_like_it_is_what_it_was(phrase: str, value: Number, unit: str) -> None:
    figure = read_phrase(phrase, leads=True)

    assert (figure.value, figure.form) == (value, "digits")
    assert unit in (figure.unit, figure.rest)


@given(st.integers(1, 999), st.integers(0, 99), st.booleans())
def test_a_power_of_ten_moves_the_point_and_nothing_else(
    digits: int, power: int, below: bool
) -> None:
    figure = read_phrase(f"{digits} × 10^{'-' if below else ''}{power}")
    plain = read_phrase(str(digits))

    factor = Fraction(10) ** (-power if below else power)
    assert figure.value == digits * factor
    assert figure.grain == plain.grain * factor


def test_kilos_are_kilograms() -> None:
    record = """measure: cocaine
unit: {0}

claim: {1}
source: {1}
figure: {2}
measure: cocaine
when: 2024-05-03
"""
    text = record.format("kg", "a", "3 kilos")
    text += "\n" + record.format("kg", "b", "9,000 g").partition("\n\n")[2]

    assert [one.code for one in fc.check(fc.loads(text)).conflicts] == ["FC301"]
