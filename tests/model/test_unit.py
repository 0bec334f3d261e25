"""Units: how they are read, which go together, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest

from figurecheck.errors import UnitError
from figurecheck.model.unit import (
    ONE,
    compatible,
    conversion,
    divide,
    is_person,
    multiply,
    read_unit,
    same_dimension,
)
from figurecheck.model.units.nouns import singular
from tests.effort import calls

BOMBS = (
    "9**9**9**9 m",
    "m**99999",
    "9**9**9 m",
    "m**-1e9",
    "1e999999999 m",
    "m**2**3**4**4**4",
    "(" * 90 + "m" + ")" * 90,
    "(((9**9)**9)**9) kg",
    "*".join(["m"] * 90),
    "m" * 100_000,
    "10**10**10**10",
    "__import__('os').system('true')",
    "m^(10^10)",
    "per " + "9" * 190,
    "km⁹⁹⁹⁹⁹",
    "[1]*10**9",
    "lambda: 0",
    "km of 9**9**9",
)


def output_of(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout


def refused(text: str) -> UnitError:
    with pytest.raises(UnitError) as caught:
        read_unit(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "factor", "base"),
    [
        ("km", 1000, {"length": 1}),
        ("miles", Fraction(201168, 125), {"length": 1}),
        ("nautical miles", 1852, {"length": 1}),
        ("km2", 10**6, {"length": 2}),
        ("km²", 10**6, {"length": 2}),
        ("square kilometres", 10**6, {"length": 2}),
        ("sq. km", 10**6, {"length": 2}),
        ("hectares", 10**4, {"length": 2}),
        ("acres", 43560 * Fraction(381, 1250) ** 2, {"length": 2}),
        ("gallons", 231 * Fraction(127, 5000) ** 3, {"length": 3}),
        ("barrels of oil", 42 * 231 * Fraction(127, 5000) ** 3, {"length": 3}),
        ("lbs", Fraction(45359237, 100000), {"mass": 1}),
        ("short tons", 2000 * Fraction(45359237, 100000), {"mass": 1}),
        ("tonnes of waste", 10**6, {"mass": 1}),
        ("week", 7 * 86400, {"time": 1}),
        ("GiB", 8 * 2**30, {"information": 1}),
        ("MB", 8 * 10**6, {"information": 1}),
        ("kilowatt-hours", 3600 * 10**6, {"length": 2, "mass": 1, "time": -2}),
        ("petawatt hours", 3600 * 10**18, {"length": 2, "mass": 1, "time": -2}),
        ("GPa", 10**12, {"length": -1, "mass": 1, "time": -2}),
        ("dollars", 1, {"USD": 1}),
        ("U.S. dollars", 1, {"USD": 1}),
        ("cents", Fraction(1, 100), {"USD": 1}),
        ("pounds sterling", 1, {"GBP": 1}),
        ("million USD", 10**6, {"USD": 1}),
        ("US$ million", 10**6, {"USD": 1}),
        ("°C", 1, {"celsius": 1}),
        ("degrees Celsius", 1, {"celsius": 1}),
        ("percent", Fraction(1, 100), {}),
        ("per cent", Fraction(1, 100), {}),
        ("% of arrests", Fraction(1, 100), {}),
        ("dozens", 12, {}),
        ("dozen eggs", 12, {"egg": 1}),
        ("thousands of people", 1000, {"person": 1}),
        ("per 1,000", Fraction(1, 1000), {}),
        ("deaths per 100,000 people", Fraction(1, 100000), {"death": 1, "person": -1}),
        (
            "deaths per 100000 people per year",
            Fraction(1, 100000),
            {"death": 1, "person": -1, "year": -1},
        ),
        ("deaths per capita", 1, {"death": 1, "person": -1}),
        ("tonnes of waste per year", 10**6, {"mass": 1, "year": -1}),
        ("percent of members per year", Fraction(1, 100), {"year": -1}),
        ("arrests a day", Fraction(1, 86400), {"arrest": 1, "time": -1}),
        ("hepatitis A cases", 1, {"hepatitis a case": 1}),
        ("victims a crime", 1, {"victims a crime": 1}),
        ("€/MWh", Fraction(1, 3600 * 10**9), {"EUR": 1, "length": -2, "mass": -1, "time": 2}),
        ("kg·m/s^2", 1000, {"length": 1, "mass": 1, "time": -2}),
        ("m**-2", 1, {"length": -2}),
        ("s⁻¹", 1, {"time": -1}),
        ("", 1, {}),
        ("  \t ", 1, {}),
    ],
)
def test_a_unit_is_read_exactly(text: str, factor: Fraction, base: dict[str, int]) -> None:
    unit = read_unit(text)

    assert unit.factor == factor
    assert dict(unit.dimension) == base


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("arrests", "arrest"),
        ("people", "persons"),
        ("children", "child"),
        ("cities", "city"),
        ("countries", "country"),
        ("boxes", "box"),
        ("buses", "bus"),
        ("women", "woman"),
        ("Lives", "life"),
        ("viruses", "virus"),
        ("churches", "church"),
        ("Houses", "house"),
        ("heroes", "hero"),
        ("sizes", "size"),
        ("officer(s)", "officers"),
        ("287(g) agreements", "287(g) agreement"),
        ("field offices", "Field Office"),
        ("members of congress", "member of congress"),
        ("18-year-olds", "18-year-old"),
        ("cafe\u0301s", "café"),
    ],
)
def test_singular_and_plural_of_a_counted_noun_are_one_unit(one: str, other: str) -> None:
    assert read_unit(one) == read_unit(other)
    assert read_unit(one).counted


@pytest.mark.parametrize(
    "noun", ["series", "species", "gas", "headquarters", "class", "crisis", "census", "s", "is"]
)
def test_a_singular_in_s_keeps_it(noun: str) -> None:
    assert singular(noun) == noun


@pytest.mark.parametrize(
    "text",
    [
        "hours",
        "USD",
        "percent",
        "points",
        "working days",
        "person-days",
        "FTEs",
        "index points",
        "arrests/day",
        "officers*arrests",
        "officers^2",
        "dozen eggs",
        "lengths",
        "kroner-equivalents",
        "prices in dollars",
    ],
)
def test_what_need_not_be_whole_is_not_a_count(text: str) -> None:
    assert not read_unit(text).counted


@pytest.mark.parametrize(
    ("text", "intensive"),
    [
        ("arrests", False),
        ("kWh", False),
        ("MW", False),
        ("N", False),
        ("USD", False),
        ("km2", False),
        ("", True),
        ("percent", True),
        ("arrests/day", True),
        ("USD/kWh", True),
        ("kWh/person", True),
        ("°C", True),
        ("kelvin", True),
        ("mph", True),
        ("points per year", True),
    ],
)
def test_rates_ratios_and_temperatures_are_intensive_and_energy_is_not(
    text: str, intensive: bool
) -> None:
    assert read_unit(text).intensive is intensive


def test_kilometres_become_miles_exactly() -> None:
    assert conversion(read_unit("km"), read_unit("mile")) == Fraction(15625, 25146)


def test_a_whole_factor_is_an_int() -> None:
    factor = conversion(read_unit("km"), read_unit("m"))

    assert type(factor) is int
    assert factor == 1000


@pytest.mark.parametrize(
    ("one", "other", "code", "message"),
    [
        ("arrests", "officers", "FC022", "arrests are not officers"),
        (
            "arrests per day",
            "officers per day",
            "FC022",
            "arrests per day are not officers per day",
        ),
        ("kilometres", "kilograms", "FC021", "kilometres are not kilograms"),
        ("USD", "EUR", "FC021", "USD are not EUR"),
        ("arrests", "arrests/day", "FC021", "arrests are not arrests/day"),
        ("arrests", "", "FC021", "arrests are not plain numbers"),
        ("percent", "points", "FC021", "percent are not points"),
        ("months", "days", "FC021", "months are not days"),
        ("celsius", "kelvin", "FC021", "celsius are not kelvin"),
    ],
)
def test_units_that_disagree_are_told_apart(one: str, other: str, code: str, message: str) -> None:
    with pytest.raises(UnitError, match="are not") as caught:
        conversion(read_unit(one), read_unit(other))

    assert caught.value.code == code
    assert str(caught.value) == message


def test_points_are_no_share_though_their_dimension_is_the_same() -> None:
    points, percent = read_unit("percentage points"), read_unit("percent")

    assert points.points
    assert points.ratio
    assert same_dimension(points, percent)
    assert not compatible(points, percent)
    assert compatible(points, read_unit("basis points"))


def test_points_over_a_time_stay_points_and_points_of_people_are_people() -> None:
    points, year, people = read_unit("points"), read_unit("year"), read_unit("people")

    assert divide(points, year).points
    assert multiply(divide(points, year), year) == points
    assert read_unit("points per year") == divide(points, year)
    assert not multiply(points, people).points
    assert not divide(points, points).points


def test_officers_by_officers_are_a_pure_number() -> None:
    officers = read_unit("officers")

    assert divide(officers, officers) == ONE
    assert divide(officers, officers).text == ""


def test_products_and_quotients_say_how_they_came_about() -> None:
    rate = divide(read_unit("arrests"), read_unit("day"))

    assert rate.text == "arrests per day"
    assert multiply(rate, read_unit("week")).text == "(arrests per day) * week"
    assert multiply(ONE, rate).text == "arrests per day"


def test_arrests_a_day_for_a_week_are_seven_times_as_many_arrests() -> None:
    arrests = multiply(read_unit("arrests/day"), read_unit("week"))

    assert conversion(arrests, read_unit("arrests")) == 7


def test_units_are_equal_however_they_are_written() -> None:
    assert read_unit("km/h") == read_unit("kilometres per hour") == read_unit("kph")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("kilometrs", "write `kilometres`"),
        ("miligrams", "write `milligrams`"),
        ("dolars", "write `dollars`"),
        ("percentt", "write `percent`"),
        ("KWH", "write `kWh`"),
        ("mw", "write `mW` or `MW`"),
        ("pounds", "GBP"),
        ("tons", "short ton"),
        ("pounds of cocaine", "GBP"),
        ("degrees", "degrees Celsius"),
        ("kg m", "write `kg*m`"),
        ("m7", "power"),
        ("5 m", "belongs to the figure"),
        ("m^5", "from -4 to 4"),
        ("m^0", "not 0"),
        ("m/", "missing after `/`"),
        ("m//s", "missing before `/`"),
        ("*m", "missing before `*`"),
        ("per 0 people", "number"),
        ("young people in long detention", "at most 3 words"),
        ("arrests, detentions", "words"),
        ("m " * 13, "at most 12"),
        ("m" * 201, "at most 200"),
        ("people\u202e", "words"),
        ("people\x1b[31m", "words"),
    ],
)
def test_a_doubtful_unit_is_refused_with_what_to_write(text: str, advice: str) -> None:
    error = refused(text)

    assert error.code == "FC020"
    assert advice in error.help
    assert str(error).isprintable()


@pytest.mark.parametrize(
    "noun",
    [
        "arrests",
        "detainers",
        "agreements",
        "officers",
        "litters",
        "linters",
        "timers",
        "meteors",
        "finches",
        "smiles",
        "founders",
        "detainees",
        "removals",
        "compounds",
        "moths",
        "centers",
        "grants",
        "partners",
        "ballots",
        "TVs",
        "CO2",
    ],
)
def test_a_counted_noun_is_not_taken_for_a_misspelt_unit(noun: str) -> None:
    assert read_unit(noun).counted


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_a_unit_that_would_blow_up_is_refused_at_once(text: str) -> None:
    refused(text)

    assert refused(text).code == "FC020"
    assert calls(lambda: refused(text)) < 5_000


def test_the_noun_decides_whether_persons_are_counted() -> None:
    persons = ("person", "officer")

    assert is_person(read_unit("people"), persons)
    assert is_person(read_unit("ICE officers"), persons)
    assert not is_person(read_unit("arrests"), persons)
    assert not is_person(read_unit("officers per day"), persons)
    assert not is_person(read_unit("hours"), ("hour", "time", ""))


@pytest.mark.parametrize(
    "texts",
    [
        "arrests|km|percent|USD||points",
        "deaths per 100,000 people|km/h|arrests a day|dolars|m**99999",
    ],
)
def test_common_units_and_counted_nouns_do_not_load_pint(texts: str) -> None:
    heavy = "print(sorted({'pint', 'json', 'tokenize', 'decimal'} & set(sys.modules)))"
    reading = (
        "import sys\n"
        "from figurecheck.errors import UnitError\n"
        "from figurecheck.model.unit import read_unit\n"
        f"for text in {texts!r}.split('|'):\n"
        "    try:\n"
        "        read_unit(text)\n"
        "    except UnitError:\n"
        "        pass\n"
    )

    alone = output_of("import attr, fractions, sys\n" + heavy)
    with_units = output_of(reading + heavy)

    assert with_units == alone
    assert "pint" not in with_units


def test_a_prefixed_unit_outside_the_table_does_load_pint() -> None:
    reading = (
        "import sys\nfrom figurecheck.model.unit import read_unit\nread_unit('petawatthours')\n"
    )

    assert output_of(reading + "print('pint' in sys.modules)") == "True\n"
