"""Figures as newspapers, agencies, accounts and scientists write them, each with what it is read
as; and those that may be read in two ways, which are refused.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.errors import FigureError
from figurecheck.model.interval import Number
from figurecheck.reading.phrases.figures import read_phrase

MILLION = 10**6


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a million and a half", 1_500_000, ""),
        ("two million and a half people", 2_500_000, "people"),
        ("$1 million and a half", 1_500_000, "USD"),
        ("quarter of a million dollars", 250_000, "dollars"),
        ("$1.2T", MILLION * MILLION * 6 // 5, "USD"),
        ("$5MM", 5 * MILLION, "USD"),
        ("–5%", -5, "percent"),
        ("–$5m", -5 * MILLION, "USD"),
        ("three-quarters of an hour", Fraction(3, 4), "hour"),
        ("quarter of an hour", Fraction(1, 4), "hour"),
        ("a half-hour", Fraction(1, 2), "hour"),
        ("half hour", Fraction(1, 2), "hour"),
        ("a quarter mile", Fraction(1, 4), "mile"),
        ("an hour and three quarters", Fraction(7, 4), "hour"),
        ("an hour and twenty minutes", 80, "minutes"),
        ("3h 20m", 200, "min"),
        ("1h 30m 20s", 5420, "s"),
        ("20C (68F)", 20, "C"),
        ("100°F (38°C)", 100, "°F"),
        ("6ft (1.8m)", 6, "ft"),
        ("73 / 87", Fraction(73, 87), ""),
        ("73 of 87 (84%)", Fraction(73, 87), ""),
        ("84% (73/87)", Fraction(73, 87), ""),
        ("84 percent (73 of 87)", Fraction(73, 87), ""),
        ("80% (4 of 5)", Fraction(4, 5), ""),
        ("7/8ths", Fraction(7, 8), ""),
        ("two-to-one", 2, ""),
        ("a hundredfold", 100, ""),
        ("a tripling", 3, ""),
        ("half-a-million", 500_000, ""),
        ("quarter million people", 250_000, "people"),
        ("quarter-million people", 250_000, "people"),
        ("quarter-of-a-million people", 250_000, "people"),
        ("three-quarters-of-a-million people", 750_000, "people"),
        ("a quarter-of-one percent", Fraction(1, 4), "percent"),
        ("1.2 (95% CI 1.1 to 1.3)", Fraction(6, 5), ""),
        ("120 mmHg (95% CI, 110 to 130)", 120, "mmHg"),
        ("52 [IQR 41-60]", 52, ""),
        ("mean 52 (SD 1.1)", 52, ""),
    ],
)
def test_what_people_write_is_read_as_they_mean_it(text: str, value: Number, unit: str) -> None:
    figure = read_phrase(text)

    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("200-some people", "approximate"),
        ("perhaps 200", "approximate"),
        ("maybe 200", "approximate"),
        ("something like 200", "approximate"),
        ("as little as 200", "at-least"),
        ("comfortably over 200", "more-than"),
        ("almost unchanged", "approximate"),
        ("just over the same", "approximate"),
        ("little changed", "multiple"),
    ],
)
def test_what_people_hedge_with_is_a_hedge(text: str, hedge: str) -> None:
    assert read_phrase(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "lower", "upper", "unit"),
    [
        ("10 km to 15 km", 10, 15, "km"),
        ("between 10 miles and 15 miles", 10, 15, "miles"),
        ("20C-25C", 20, 25, "C"),
        ("10 people to 15 people", 10, 15, "people"),
        ("an hour or two", 1, 2, "hour"),
        ("a million or two", MILLION, 2 * MILLION, ""),
        ("6 or 5 people", 5, 6, "people"),
        ("three-to-five days", 3, 5, "days"),
        ("6′2″ to 6′5″", 74, 77, "inch"),
        ("between 6'2 and 6'5", 74, 77, "inch"),
        ("from 5 to 6,000", 5, 6000, ""),
    ],
)
def test_ranges_may_name_their_unit_at_both_ends(
    text: str, lower: int, upper: int, unit: str
) -> None:
    figure = read_phrase(text)

    assert figure.end is not None
    assert (figure.value, figure.end.value, figure.unit) == (lower, upper, unit)


@pytest.mark.parametrize(
    "text",
    [
        "1-1 /2",
        "5% / 2",
        "5-6,000",
        "5 to 6,000 people",
        "$5-6,500",
        "5 or 2%",
        "$5%",
        "A4",
        "over-65s",
        "under-18s",
        "a majority of 5,000",
        "five-to-four",
        "5 men to 3 women",
        "73 of 87 (74%)",
        "about 73 of 87 (84%)",
        "6ft (2.8m)",
        "20C (78F)",
        "1 / 2 / 2024",
        "a million or 2,000",
        "5 to 6'2\"",
        "between 5 and 6′2″",
        "5'2\" to 70",
        "52 (CIA 1.1 to 1.3)",
    ],
)
def test_what_may_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(FigureError):
        read_phrase(text)


RECORDS = """\
measure: thing
unit: {unit}

source: desk

claim: one
figure: {figure}
measure: thing
where: Kiel
when: 2025-01-06
"""


@pytest.mark.parametrize(
    ("unit", "figure"),
    [
        ("person", "65 or older"),
        ("person", "three score"),
        ("person", "20-something"),
        ("person", "single digits"),
        ("USD", "a six-figure sum"),
        ("kg", "70k"),
        ("person", "65 and older"),
        ("km", "10k"),
        ("km", "10K"),
        ("kelvin", "5K"),
        ("person", "a half hour"),
        ("USD", "$5%"),
    ],
)
def test_what_the_quantity_leaves_open_is_refused(tmp_path: Path, unit: str, figure: str) -> None:
    (tmp_path / "one.rec").write_text(RECORDS.format(unit=unit, figure=figure), encoding="utf-8")

    assert not list(fc.load(tmp_path).claims)
