"""Phrases become figures: what is read, what is refused, and with which code."""

from __future__ import annotations

import re
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figurecheck.errors import FigureError, UsageError
from figurecheck.model.interval import Number
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.phrases.vocabulary import default_words, load_words
from figurecheck.reading.readings.reading_table import default_table
from figurecheck.reading.shipped import shipped
from tests.effort import calls

MILLION = 10**6


def refused(text: str, numbers: str = "en") -> FigureError:
    with pytest.raises(FigureError) as caught:
        read_phrase(text, numbers=numbers)
    return caught.value


@pytest.mark.parametrize(
    ("text", "hedge", "value", "unit"),
    [
        ("7,300", "bare", 7300, ""),
        ("956 arrests", "bare", 956, "arrests"),
        ("about 700 officers", "approximate", 700, "officers"),
        ("roughly 2,700", "approximate", 2700, ""),
        ("an estimated 700", "approximate", 700, ""),
        ("some 700 officers", "approximate", 700, "officers"),
        ("approx. 700", "approximate", 700, ""),
        ("c. 700", "approximate", 700, ""),
        ("~ 700", "approximate", 700, ""),
        ("700 officers or so", "approximate", 700, "officers"),
        ("700ish", "approximate", 700, ""),
        ("700-odd officers", "approximate", 700, "officers"),
        ("exactly 700", "exact", 700, ""),
        ("nearly 660,000", "nearly", 660_000, ""),
        ("just under 5 kg", "nearly", 5, "kg"),
        ("just over 5", "just-over", 5, ""),
        ("over 660,000", "more-than", 660_000, ""),
        ("upwards of 5", "more-than", 5, ""),
        (">5", "more-than", 5, ""),
        ("at least 75 a day", "at-least", 75, "a day"),
        ("no fewer than 5", "at-least", 5, ""),
        ("700+ officers", "at-least", 700, "officers"),
        ("700-plus", "at-least", 700, ""),
        ("700 or more officers", "at-least", 700, "officers"),
        ("10 people or more", "at-least", 10, "people"),
        (">= 5 kg", "at-least", 5, "kg"),
        ("fewer than 10 people", "less-than", 10, "people"),
        ("<5", "less-than", 5, ""),
        ("no more than 5", "at-most", 5, ""),
        ("10 people or fewer", "at-most", 10, "people"),
        ("≤ 5", "at-most", 5, ""),
        ("up to 20 officers", "up-to", 20, "officers"),
        ("as many as 500", "up-to", 500, ""),
        ("on the order of 500", "order", 500, ""),
        ("nearly 650 per day", "nearly", 650, "per day"),
        ("12 per 100,000 people", "bare", 12, "per 100,000 people"),
        ("5 covid-19 deaths", "bare", 5, "covid-19 deaths"),
        ("no officers", "bare", 0, "officers"),
        ("700 officers.", "bare", 700, "officers"),
    ],
)
def test_hedge_number_and_unit_are_read_from_a_phrase(
    text: str, hedge: str, value: int, unit: str
) -> None:
    figure = read_phrase(text)

    assert (figure.hedge, figure.value, figure.unit, figure.text) == (hedge, value, unit, text)


@pytest.mark.parametrize(
    ("text", "numbers", "value"),
    [
        ("7300", "en", 7300),
        ("7,300", "en", 7300),
        ("7 300", "en", 7300),
        ("7\u00a0300", "en", 7300),
        ("7\u2009300", "en", 7300),
        ("7\u202f300", "en", 7300),
        ("7’300", "en", 7300),
        ("7'300.5", "en", Fraction(14601, 2)),
        ("1,00,000", "en", 100_000),
        ("12,34,567", "en", 1_234_567),
        ("7.300", "en", Fraction(73, 10)),
        ("7.300", "eu", 7300),
        ("7,30", "eu", Fraction(73, 10)),
        ("1.234.567,89", "eu", Fraction(123_456_789, 100)),
        ("1 234,5", "eu", Fraction(2469, 2)),
        (".5", "en", Fraction(1, 2)),
        ("-5", "en", -5),
        ("−5", "en", -5),
        ("+5", "en", 5),
        ("minus 5", "en", -5),
        ("(1,234)", "en", -1234),
        ("( 1,234 )", "en", -1234),
        ("(1.234,5)", "eu", Fraction(-2469, 2)),
        ("(5) million", "en", -5 * MILLION),
        ("(5 million)", "en", -5 * MILLION),
        ("(5)m", "en", -5 * MILLION),
        ("1.2 million", "en", 1_200_000),
        ("5m", "en", 5 * MILLION),
        ("5M", "en", 5 * MILLION),
        ("5mn", "en", 5 * MILLION),
        ("5 bn", "en", 5000 * MILLION),
        ("5B", "en", 5000 * MILLION),
        ("5 tn", "en", MILLION * MILLION * 5),
        ("5k", "en", 5000),
        ("5 hundred thousand", "en", 500_000),
        ("zero", "en", 0),
        ("a hundred", "en", 100),
        ("twenty-five", "en", 25),
        ("two hundred and five", "en", 205),
        ("hundred thousand", "en", 100_000),
        ("twelve hundred", "en", 1200),
        ("five million two hundred thousand", "en", 5_200_000),
        ("three trillion", "en", 3 * MILLION * MILLION),
        ("half a million", "en", 500_000),
        ("half-million", "en", 500_000),
        ("a quarter of a million", "en", 250_000),
        ("two and a half million", "en", 2_500_000),
        ("two-and-a-half", "en", Fraction(5, 2)),
        ("two dozen", "en", 24),
        ("half a dozen", "en", 6),
    ],
)
def test_numerals_have_the_value_they_are_written_with(
    text: str, numbers: str, value: Number
) -> None:
    figure = read_phrase(text, numbers=numbers)

    assert (figure.form, figure.value) == ("digits", value)


@pytest.mark.parametrize(
    ("text", "grain", "digit_unit", "five"),
    [
        ("7,300", 100, 1, False),
        ("7.30", Fraction(1, 100), Fraction(1, 100), False),
        ("7.5", Fraction(1, 10), Fraction(1, 10), True),
        ("7.50", Fraction(1, 100), Fraction(1, 100), False),
        ("1.2 million", 100_000, 100_000, False),
        ("1.20 million", 10_000, 10_000, False),
        ("10 million", 10 * MILLION, MILLION, False),
        ("1,500", 100, 1, True),
        ("25 %", 1, 1, True),
        ("0", 1, 1, False),
        ("0.0", Fraction(1, 10), Fraction(1, 10), False),
        ("half a million", 100_000, 1, True),
    ],
)
def test_the_grain_is_the_place_of_the_last_digit_that_says_something(
    text: str, grain: Number, digit_unit: Number, five: bool
) -> None:
    figure = read_phrase(text)

    assert (figure.grain, figure.digit_unit, figure.five) == (grain, digit_unit, five)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("25 %", 25, "percent"),
        ("25 percent of officers", 25, "percent"),
        ("25 per cent", 25, "percent"),
        ("25 pct", 25, "percent"),
        ("nearly 20% of the 3,000", 20, "percent"),
        ("half a percent", Fraction(1, 2), "percent"),
        ("3 percentage points", 3, "points"),
        ("3 pp", 3, "points"),
        ("3 points", 3, "points"),
        ("up 3 points", 3, "points"),
        ("down 3 points", -3, "points"),
        ("3 points lower", -3, "points"),
        ("a 3-point drop", -3, "points"),
        ("25 percent per year", 25, "percent per year"),
        ("$1.2bn", 1_200_000_000, "USD"),
        ("US$5", 5, "USD"),
        ("-$5", -5, "USD"),
        ("£5 m", 5 * MILLION, "GBP"),
        ("€1.2 bn", 1_200_000_000, "EUR"),
        ("$5 k", 5000, "USD"),
        ("$(5)", -5, "USD"),
        ("$(5)m", -5 * MILLION, "USD"),
        ("($5 m)", -5 * MILLION, "USD"),
        ("($5)", -5, "USD"),
        ("€ (1.2) million", -1_200_000, "EUR"),
        ("(4.5)%", Fraction(-9, 2), "percent"),
        ("(4.5 %)", Fraction(-9, 2), "percent"),
        ("£5m in fines", 5 * MILLION, "GBP"),
        ("5 €", 5, "EUR"),
        ("¥500", 500, "JPY"),
        ("$5 per person", 5, "USD per person"),
        ("1,200 dollars", 1200, "dollars"),
        ("5 m", 5, "m"),
        ("−5 °C", -5, "°C"),
        ("5 km²", 5, "km²"),
        ("60 km/h", 60, "km/h"),
    ],
)
def test_signs_of_percent_and_money_become_the_unit(text: str, value: Number, unit: str) -> None:
    figure = read_phrase(text)

    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "hedge", "value", "unit"),
    [
        ("a quarter", "bare", Fraction(1, 4), ""),
        ("roughly a quarter of the total", "approximate", Fraction(1, 4), ""),
        ("roughly a quarter of the approximately 3,000", "approximate", Fraction(1, 4), ""),
        ("two thirds", "bare", Fraction(2, 3), ""),
        ("three-quarters", "bare", Fraction(3, 4), ""),
        ("half the officers", "bare", Fraction(1, 2), ""),
        ("half a person", "bare", Fraction(1, 2), "person"),
        ("one in four", "bare", Fraction(1, 4), ""),
        ("1 in 4 officers", "bare", Fraction(1, 4), ""),
        ("3 out of 5", "bare", Fraction(3, 5), ""),
        ("1/4", "bare", Fraction(1, 4), ""),
        ("more than a third", "more-than", Fraction(1, 3), ""),
    ],
)
def test_fractions_are_read_in_units_of_one(
    text: str, hedge: str, value: Number, unit: str
) -> None:
    figure = read_phrase(text)

    assert (figure.form, figure.hedge, figure.value, figure.unit) == (
        "fraction",
        hedge,
        value,
        unit,
    )


@pytest.mark.parametrize(
    ("text", "hedge", "value"),
    [
        ("doubled", "multiple", 2),
        ("has doubled", "multiple", 2),
        ("nearly double the number", "nearly", 2),
        ("more than tripled", "more-than", 3),
        ("halved", "multiple", Fraction(1, 2)),
        ("three times", "multiple", 3),
        ("2.5 times", "multiple", Fraction(5, 2)),
        ("threefold", "multiple", 3),
        ("10-fold", "multiple", 10),
        ("a tenfold increase", "multiple", 10),
        ("rose threefold", "multiple", 3),
        ("twice as many officers", "multiple", 2),
        ("half as many", "multiple", Fraction(1, 2)),
        ("3x", "multiple", 3),
    ],
)
def test_multiples_say_how_many_times_as_many(text: str, hedge: str, value: Number) -> None:
    figure = read_phrase(text)

    assert (figure.form, figure.hedge, figure.value, figure.unit) == ("multiple", hedge, value, "")


@pytest.mark.parametrize(
    ("text", "hedge", "factor", "word"),
    [
        ("up 20 %", "bare", Fraction(6, 5), "up"),
        ("rose 5 percent", "bare", Fraction(21, 20), "up"),
        ("rose by about 5 percent", "approximate", Fraction(21, 20), "up"),
        ("down 3.5%", "bare", Fraction(193, 200), "down"),
        ("fell by a third", "bare", Fraction(2, 3), "down"),
        ("fell by half", "bare", Fraction(1, 2), "down"),
        ("cut by more than half", "more-than", Fraction(1, 2), "down"),
        ("a roughly 25% reduction", "approximate", Fraction(3, 4), "down"),
        ("20 percent more arrests", "bare", Fraction(6, 5), "up"),
        ("a third fewer", "bare", Fraction(2, 3), "down"),
    ],
)
def test_changes_are_factors(text: str, hedge: str, factor: Number, word: str) -> None:
    figure = read_phrase(text)

    assert (figure.form, figure.hedge, figure.value, figure.word, figure.unit) == (
        "change",
        hedge,
        factor,
        word,
        "",
    )


@pytest.mark.parametrize(
    ("text", "value", "last", "unit"),
    [
        ("between 1,200 and 1,500", 1200, 1500, ""),
        ("from 5 to 10 people", 5, 10, "people"),
        ("5-10", 5, 10, ""),
        ("5–10 %", 5, 10, "percent"),
        ("20 % to 25 %", 20, 25, "percent"),
        ("1.2-1.5 million", 1_200_000, 1_500_000, ""),
        ("900,000 to 1.2 million", 900_000, 1_200_000, ""),
        ("between one and a hundred", 1, 100, ""),
        ("$1.2 to $1.5 billion", 1_200_000_000, 1_500_000_000, "USD"),
        ("-5 to -3 °C", -5, -3, "°C"),
        ("700 ± 50 officers", 650, 750, "officers"),
        ("45 % ± 3", 42, 48, "percent"),
        ("45 % +/- 3 percentage points", 42, 48, "percent"),
        ("two to three times", 2, 3, ""),
        ("a quarter to a third", Fraction(1, 4), Fraction(1, 3), ""),
        ("up 10 to 20 %", Fraction(11, 10), Fraction(6, 5), ""),
        ("down 10-20 %", Fraction(4, 5), Fraction(9, 10), ""),
    ],
)
def test_ranges_have_two_ends_in_one_unit(
    text: str, value: Number, last: Number, unit: str
) -> None:
    figure = read_phrase(text)

    assert (figure.hedge, figure.value, figure.last, figure.unit) == ("range", value, last, unit)


@pytest.mark.parametrize(
    ("text", "hedge", "value", "approximated"),
    [
        ("right around over 11,000", "more-than", 11_000, True),
        ("at least about 1,200", "at-least", 1200, True),
        ("about 700 or more", "at-least", 700, True),
        ("an estimated 700 or more", "at-least", 700, True),
        ("at least 1,200 to 1,500", "at-least", 1200, False),
        ("up to 1,200 to 1,500", "up-to", 1500, False),
        ("about nearly 500", "nearly", 500, False),
        ("nearly about 500", "approximate", 500, False),
        ("between about 20 and 30", "range", 20, True),
        ("from 20 to more than 30", "at-least", 20, False),
    ],
)
def test_of_stacked_hedges_the_bound_stays_or_the_last_one_wins(
    text: str, hedge: str, value: int, approximated: bool
) -> None:
    figure = read_phrase(text)

    assert (figure.hedge, figure.value, figure.approximated) == (hedge, value, approximated)


@pytest.mark.parametrize(
    ("text", "word", "least", "unit"),
    [
        ("a dozen", "dozen", 12, ""),
        ("a couple of officers", "couple", 2, "officers"),
        ("a few", "few", 3, ""),
        ("several", "several", 3, ""),
        ("a handful of arrests", "handful", 3, "arrests"),
        ("dozens", "dozens", 24, ""),
        ("scores of people", "scores", 40, "people"),
        ("hundreds", "hundreds", 200, ""),
        ("thousands", "thousands", 2000, ""),
        ("tens of thousands", "tens", 20_000, ""),
        ("hundreds of thousands of people", "hundreds", 200_000, "people"),
        ("millions of gotaways", "millions", 2_000_000, "gotaways"),
        ("a few hundred officers", "few", 300, "officers"),
        ("several dozen", "several", 36, ""),
        ("some officers", "some", 1, "officers"),
        ("most officers", "most", Fraction(1, 2), ""),
        ("a majority of voters", "most", Fraction(1, 2), ""),
    ],
)
def test_number_words_are_filed_under_the_least_they_allow(
    text: str, word: str, least: Number, unit: str
) -> None:
    figure = read_phrase(text)

    assert (figure.form, figure.word, figure.value, figure.unit) == ("word", word, least, unit)


@pytest.mark.parametrize(
    "text",
    [
        *("many", "many officers", "numerous", "countless people", "few", "a number of arrests"),
        *("a fraction of a percent", "a small fraction of officers"),
    ],
)
def test_words_that_name_no_interval_are_refused_as_such(text: str) -> None:
    error = refused(text)

    assert error.code == "FC010"
    assert "names no interval" in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "officers",
        "NO",
        "yes",
        "~",
        "about",
        "arrested 700",
        "12:30",
        "2024-03-30",
        "5th",
        "٣",
        "１２",
        "double the number in 2016",
        "5 of",
        "7/0",
        "5/4",
        "1/2/3",
        "two five",
        "zero five",
        "forty twelve",
        "a five",
        "a third of a million",
        "10 to 5",
        "between 5",
        "5 and 10",
        "5 % to 10 percentage points",
        "a few to several",
        "$5 to £6",
        "700 ± 5 %",
        "700 in 2025",
        "5 people aged 18 to 24",
        "at least 5 but more than 10",
        "up to 500 or more",
        "by half",
        "down dozens",
        "rose to 500",
        "down -5 %",
        "fell threefold",
        "three times more",
        "-a quarter",
        "(5",
        "5)",
        "()",
        "(-5)",
        "-(5)",
        "(five)",
        "(about 5)",
        "(5 officers)",
        "((5))",
        "($5 %)",
        "5 (7)",
        "down (5) %",
    ],
)
def test_what_is_no_figure_is_refused_without_guessing(text: str) -> None:
    error = refused(text)

    assert error.code == "FC010"


@pytest.mark.parametrize("behind", ["", " %", " officers", " officers a day", " to 5", " (5)"])
@pytest.mark.parametrize(
    "number", ["1e3", "1E3", "1e-3", "1e+3", "1e−3", "0x1F", "0b11", "1_000", "2²", "2½e3"]
)
def test_what_only_programs_write_is_refused_as_such_whatever_stands_behind_it(
    number: str, behind: str
) -> None:
    assert "is not how people write a number" in str(refused(f"{number}{behind}"))


@pytest.mark.parametrize("change", ["rose", "fell", "up", "down", "increased by", "grew by about"])
@pytest.mark.parametrize("end", ["3 percent", "3%", "12", "$3", "3 points"])
@pytest.mark.parametrize("level", ["45", "4,000", "4,000 officers", "$45", "more than 45"])
def test_the_level_that_a_change_led_to_is_no_end_of_a_range(
    change: str, end: str, level: str
) -> None:
    assert refused(f"{change} {end} to {level}").code == "FC010"


@pytest.mark.parametrize("multiple", ["doubled", "quadrupled", "three times"])
@pytest.mark.parametrize("level", ["45", "4,000 officers"])
def test_a_multiple_and_a_level_are_two_figures(multiple: str, level: str) -> None:
    assert "a claim each" in str(refused(f"{multiple} to {level}"))


@pytest.mark.parametrize("joint", ["to", "-", "or"])
@pytest.mark.parametrize("before", ["", "up ", "about "])
def test_a_percent_sign_behind_the_first_end_alone_is_refused(before: str, joint: str) -> None:
    assert refused(f"{before}3 % {joint} 5").code == "FC010"


@pytest.mark.parametrize(
    "part", ["a quarter", "half", "1/4", "0.25", "one in four", "3 of 4", "2 out of 5"]
)
@pytest.mark.parametrize("of", ["", "of a ", "of one ", "of 1 ", "of 20 ", "of the 20 "])
@pytest.mark.parametrize("unit", ["percent", "%", "percentage points"])
@pytest.mark.parametrize("change", ["", "up ", "fell by "])
def test_a_part_of_a_percentage_is_a_hundredth_of_it_or_refused(
    change: str, part: str, of: str, unit: str
) -> None:
    """*A quarter of 1 percent* is no quarter, *half-of-20 percent* no half."""
    for joint in " -":
        said = f"{part} {of}".strip().replace(" ", joint)
        try:
            figure = read_phrase(f"{change}{said} {unit}")
        except FigureError:
            continue
        value = Fraction(figure.value)
        amount = value - 1 if figure.form == "change" else value / 100

        assert figure.form == "change" or figure.unit in ("percent", "points")
        assert abs(amount) <= Fraction(1, 100)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("12 upwards", "at-least"),
        ("12 officers and more", "at-least"),
        ("min. 12 officers", "at-least"),
        ("a minimum of 12", "at-least"),
        ("12 officers and under", "at-most"),
        ("max 12", "at-most"),
        ("maximum of 12", "at-most"),
    ],
)
def test_bounds_are_read_before_and_behind_the_number(text: str, hedge: str) -> None:
    assert read_phrase(text).hedge == hedge


@pytest.mark.parametrize(
    "text", ["NaN", "nan", "inf", "-inf", "∞", "Infinity", "NaI", "-0", "about -0.0", "(0)", "+∞"]
)
def test_what_is_not_a_finite_number_is_refused(text: str) -> None:
    assert refused(text).code == "FC013"


@pytest.mark.parametrize(
    ("text", "numbers", "first", "second"),
    [
        ("7,30", "en", "730", "7.30"),
        ("7,30,0", "en", "7300", "730.0"),
        ("1,2345", "en", "12345", "1.2345"),
        ("1.234.567", "en", "1234567", "1234.567"),
        ("0,123", "en", "0123", "0.123"),
        ("7 30", "en", "730", "7.30"),
        ("1,234 567", "en", "1234567", "1234.567"),
        ("7.30", "eu", "730", "7,30"),
        ("7,300.5", "eu", "73005", "7300,5"),
    ],
)
def test_grouping_of_no_known_kind_is_refused_with_both_readings(
    text: str, numbers: str, first: str, second: str
) -> None:
    error = refused(text, numbers)

    assert error.code == "FC014"
    assert error.help.startswith(f"write {first} or {second}; ")
    assert f"`numbers: {'en' if numbers == 'eu' else 'eu'}`" in error.help


@pytest.mark.parametrize(
    "text",
    [
        "9" * 401,
        "9" * 10**6,
        "1," * 10**6,
        "about " + "9" * 500,
        "0." + "3" * 500,
        "1/" + "7" * 1000,
        "-" + "9" * 10**6,
    ],
)
def test_numbers_too_long_for_a_figure_are_refused_at_once(text: str) -> None:
    refused(text)

    assert refused(text).code == "FC012"
    assert calls(lambda: refused(text)) < 1_000


def test_a_number_of_four_hundred_digits_is_read() -> None:
    figure = read_phrase("9" * 400)

    assert figure.value == 10**400 - 1


@pytest.mark.parametrize(
    "piece",
    ["about ", "half ", "one ", "a ", "-", "%", "1e", "in 1 ", "to 1 ", "or more ", "+", "9,"],
)
def test_repetition_up_to_the_longest_phrase_costs_as_much_as_it_is_long(piece: str) -> None:
    def read(characters: int) -> None:
        with suppress(FigureError):
            read_phrase(piece * (characters // len(piece)))

    read(100)

    assert calls(lambda: read(2_000)) < 2.2 * calls(lambda: read(1_000)) < 40_000


def test_messages_stay_short_whatever_was_written() -> None:
    for text in ("officers " * 200, "5 " + "9 " * 300, "1," + "2" * 390, "x" * 2000):
        error = refused(text)

        assert len(str(error)) + len(error.help) < 300


def test_an_unknown_way_of_writing_numbers_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="must be en or eu"):
        read_phrase("5", numbers="us")


def test_every_number_word_has_a_reading_that_begins_where_it_is_filed() -> None:
    words, table = default_words(), default_table()

    assert {word: reading.intervals[0].lower for word, reading in table.words.items()} == dict(
        words.least
    )


def test_common_persons_are_known() -> None:
    assert {
        "person",
        "officer",
        "immigrant",
        "detainee",
        "family member",
        "child",
    } <= default_words().persons


def words_text() -> str:
    return shipped("words", "en.toml")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('language = "en"', "language = 5", "language"),
        ("[before]", "[before]\nperhaps = []", "perhaps"),
        ('fold = ["fold"]\n', "", "fold"),
        ("zero = 0", 'zero = "none"', "zero"),
        ("third = 3", "third = 1", "third"),
        ("couple = 2", "", "couple"),
        ('range = ["between", "from"]', 'range = ["between", "over"]', "range"),
        ("[units]", '[units]\nthings = ["thing"]', "things"),
        ("modifiers = [", "adjectives = [", "adjectives|modifiers"),
        ("against = [", "opposed = [", "opposed|against"),
        ('language = "en"', "language =", "words"),
    ],
)
def test_a_vocabulary_with_a_mistake_is_refused_and_the_key_named(
    old: str, new: str, named: str
) -> None:
    text = words_text()

    assert old in text
    with pytest.raises(UsageError, match=named):
        load_words(text.replace(old, new, 1))


def test_a_vocabulary_of_ones_own_is_used() -> None:
    words = load_words(
        words_text().replace('"about", "around"', '"around", "give about", "about", "say"', 1)
    )

    assert read_phrase("say 700", words=words).hedge == "approximate"


def test_a_period_behind_hyphens_is_what_the_money_is_for() -> None:
    assert read_phrase("$30-a-day").unit == "USD per day"
    assert read_phrase("a $30-a-day allowance").unit == "USD per day"


@pytest.mark.parametrize(
    "text", ["52 % support, plus or minus 3 points", "52 % support (plus or minus 3 points)"]
)
def test_a_margin_at_the_end_is_one_of_the_figure(text: str) -> None:
    figure = read_phrase(text)

    assert (figure.value, figure.last) == (49, 55)


def test_a_vocabulary_may_do_without_what_stands_beside_nouns() -> None:
    text = re.sub(r"(?ms)^\[nouns\].*?(?=^\[)", "", words_text())

    assert "[nouns]" not in text
    assert read_phrase("700 arrests", words=load_words(text)).value == 700


@given(
    st.integers(1, 9_999),
    st.sampled_from(["{}", "{:,}"]),
    st.integers(1, 8),
    st.integers(2, 9),
    st.sampled_from(" -"),
)
def test_a_whole_number_and_a_fraction_are_one_number_where_nothing_stands_within_the_fraction(
    whole: int, written: str, above: int, below: int, joint: str
) -> None:
    assume(above < below)
    head = f"{written.format(whole)}{joint}{above}"

    assert read_phrase(f"{head}/{below} miles").value == whole + Fraction(above, below)
    for behind in (" miles", "/", f" /{below} miles", "/x", f"-{below} miles", f":{below} miles"):
        try:
            figure = read_phrase(f"{head}{behind}")
        except FigureError:
            continue
        assert (figure.value, joint) == (whole, "-")  # a range


@given(st.sampled_from(["kg", "barrels", "CO2 tonnes"]), st.integers(1, 999), st.integers(1, 999))
def test_a_second_number_is_refused_but_where_it_says_per_how_many(
    unit: str, number: int, other: int
) -> None:
    with pytest.raises(FigureError):
        read_phrase(f"{number} {unit} {other}")
    with pytest.raises(FigureError):
        read_phrase(f"{number} {unit} {other} crates")
    for per in ("per", "/"):
        assert read_phrase(f"{number} {unit} {per} {other} km").value == number
