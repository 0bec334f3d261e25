"""Readings: the worked values of the reading table, and the laws that hold for every figure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import attr
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figurecheck.errors import FigureError, UsageError
from figurecheck.model.figure import LEVELS, Figure, Reading
from figurecheck.model.interval import Interval, Number
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.readings.interpret import interpret
from figurecheck.reading.readings.reading_table import default_table, load_table
from figurecheck.reading.readings.rounding import ROUNDINGS
from figurecheck.reading.readings.spans import half_width
from figurecheck.reading.shipped import shipped


@attr.frozen
class Settings:
    """What is asked of a figure besides its words."""

    whole: bool = False
    quotient: bool = False
    share: bool = False


def read(figure: Figure, asked: Settings, least: Number | None = 0) -> Reading:
    return interpret(
        figure, whole=asked.whole, quotient=asked.quotient, share=asked.share, least=least
    )


HEDGES = (
    "",
    "exactly",
    "about",
    "nearly",
    "just over",
    "more than",
    "at least",
    "less than",
    "no more than",
    "up to",
    "on the order of",
    "at least about",
    "less than about",
    "up to about",
)
WORDS = tuple(default_table().words)


def plain_decimal(digits: int, places: int) -> str:
    """The digits with a point before the last ``places`` of them."""
    text = str(digits).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}" if places else text


numerals = st.one_of(
    st.integers(0, 10**4).map(str),
    st.builds(
        lambda digits, zeros: str(digits * 10**zeros), st.integers(0, 999), st.integers(0, 9)
    ),
    st.builds(plain_decimal, st.integers(0, 10**5), st.integers(0, 4)),
    st.builds(
        "{} {}".format, st.integers(1, 99), st.sampled_from(["thousand", "million", "dozen"])
    ),
)
fractions = st.one_of(
    st.sampled_from(
        ["a quarter", "half", "two thirds", "one in 1,000", "nine tenths", "one in twenty", "1/8"]
    ),
    st.builds(lambda part, rest: f"{part}/{part + rest}", st.integers(0, 500), st.integers(1, 500)),
)
multiples = st.sampled_from(["doubled", "halved", "three times", "2.5 times", "10-fold"])
words = st.sampled_from(
    [
        "a dozen",
        "a couple of hundred",
        "several",
        "a few dozen",
        "dozens",
        "tens of thousands",
        "most",
    ]
)
percents = st.builds(plain_decimal, st.integers(0, 1_200), st.integers(0, 1)).map("{} %".format)
amounts = st.one_of(
    numerals,
    numerals.map("{} %".format),
    numerals.map("-{}".format),
    fractions,
    multiples,
    words,
    numerals.map("{}+".format),
)
changes = st.builds(
    "{} {} {}".format,
    st.sampled_from(["up", "down"]),
    st.sampled_from(HEDGES),
    st.one_of(numerals.map("{} %".format), fractions),
)
ranges = st.builds(
    lambda hedge, ends, unit: f"{hedge} {min(ends)} to {max(ends)}{unit}",
    st.sampled_from(["", "about", "at least", "up to", "up", "down"]),
    st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)),
    st.sampled_from(["", " %", " million"]),
)
phrases = st.one_of(st.builds("{} {}".format, st.sampled_from(HEDGES), amounts), changes, ranges)
settings = st.builds(Settings, st.booleans(), st.booleans(), st.booleans())


def figure_of(phrase: str) -> Figure:
    try:
        return read_phrase(phrase)
    except FigureError:
        assume(condition=False)
        raise


def reading_of(phrase: str, asked: Settings, *, least: Number | None = 0) -> Reading:
    """The reading, of phrases that have one: half a person and a share of 120 % do not."""
    figure = figure_of(phrase)
    try:
        return read(figure, asked, least)
    except FigureError as error:
        assume(error.code not in {"FC101", "FC014"})
        raise


def code_of(action: Callable[[], Reading]) -> str:
    """The code of the error that figurecheck raises, or nothing where there is none."""
    try:
        action()
    except FigureError as error:
        return error.code
    return ""


def closed(reading: Reading) -> list[tuple[Number | None, Number | None]]:
    return [(reading.at(level).lower, reading.at(level).upper) for level in LEVELS]


@given(phrases, settings, st.sampled_from([None, 0, 5]))
def test_each_reading_lies_within_the_next(
    phrase: str, asked: Settings, least: Number | None
) -> None:
    reading = reading_of(phrase, asked, least=least)

    assert reading.literal.within(reading.rounded)
    assert reading.rounded.within(reading.generous)


@given(phrases, settings)
def test_a_figure_is_refused_only_as_one_that_no_number_meets(phrase: str, asked: Settings) -> None:
    figure = figure_of(phrase)
    code = code_of(lambda: read(figure, asked))

    # or as a count with three decimals, which are a group of digits in another language
    assert (
        code == ""
        or (code == "FC101" and (asked.whole or asked.share))
        or (code == "FC014" and asked.whole)
    )


@given(st.one_of(numerals, fractions, words), settings)
def test_an_approximate_reading_contains_the_bare_one(amount: str, asked: Settings) -> None:
    bare, hedged = reading_of(amount, asked), reading_of(f"about {amount}", asked)

    assert all(bare.at(level).within(hedged.at(level)) for level in LEVELS)


@given(numerals, settings)
def test_a_one_sided_reading_contains_the_bare_one_on_the_side_it_opens(
    numeral: str, asked: Settings
) -> None:
    bare = reading_of(numeral, asked)
    nearly, over = reading_of(f"nearly {numeral}", asked), reading_of(f"just over {numeral}", asked)
    assume(figure_of(numeral).value > 0)

    for level in LEVELS:
        below, above, alone = nearly.at(level), over.at(level), bare.at(level)
        assert below.lower is not None
        assert alone.lower is not None
        assert below.lower <= alone.lower
        assert above.upper is not None
        assert alone.upper is not None
        assert above.upper >= alone.upper or asked.share


@given(numerals, settings.filter(lambda asked: asked.quotient or asked.share))
def test_quotients_are_half_a_unit_of_their_last_digit_wide_at_least(
    numeral: str, asked: Settings
) -> None:
    figure = figure_of(f"{numeral} %")
    reading = reading_of(f"{numeral} %", asked)
    limit = Interval(0, 100 if asked.share else None)

    for end in (
        figure.value - Fraction(figure.digit_unit) / 2,
        figure.value + Fraction(figure.digit_unit) / 2,
    ):
        assert end in reading.literal or end not in limit


@given(phrases)
def test_whole_things_have_closed_whole_ends(phrase: str) -> None:
    reading = reading_of(phrase, Settings(whole=True))
    figure = figure_of(phrase)
    assume(figure.form in ("digits", "word") and figure.unit != "percent")

    for level in LEVELS:
        interval = reading.at(level)
        assert interval == interval.whole()


@given(st.builds("{} {}".format, st.sampled_from(HEDGES), st.one_of(percents, fractions, words)))
def test_shares_stay_between_nothing_and_everything(phrase: str) -> None:
    figure = figure_of(phrase)
    assume(figure.form not in ("change", "multiple"))
    reading = reading_of(phrase, Settings(share=True))
    top = 100 if figure.unit == "percent" else 1

    assert reading.generous.within(Interval(0, top))


def test_zero_reads_as_zero() -> None:
    for text in ("0", "0.0", "no officers", "zero"):
        reading = interpret(read_phrase(text))

        assert closed(reading) == [(0, 0)] * 3


@given(phrases, st.sampled_from(ROUNDINGS))
def test_what_the_author_says_of_rounding_holds_at_every_level(phrase: str, rounding: str) -> None:
    figure = figure_of(phrase)
    assume(figure.form not in ("word", "fraction") and figure.digit_unit > 0)
    reading = interpret(figure, rounding=rounding)

    assert reading.literal == reading.rounded == reading.generous


@given(
    st.integers(0, 10**9),
    st.sampled_from([1, 5, 10, 1000]),
    st.sampled_from(["half-up", "half-even", "truncated"]),
)
def test_a_number_lies_in_the_reading_of_what_it_is_rounded_to(
    true: int, unit: int, rounding: str
) -> None:
    steps, left = divmod(true, unit)
    up = {
        "half-up": left * 2 >= unit,
        "half-even": left * 2 > unit or (left * 2 == unit and steps % 2),
        "truncated": False,
    }
    published = (steps + bool(up[rounding])) * unit
    reading = interpret(read_phrase(f"{published:,}"), rounded_to=unit, rounding=rounding)

    assert true in reading.literal


@given(
    st.integers(0, 10**15),
    st.sampled_from(
        [("en", ","), ("en", " "), ("en", "’"), ("en", "\u202f"), ("eu", "."), ("eu", "\u00a0")]
    ),
)
def test_grouping_changes_no_number(number: int, convention: tuple[str, str]) -> None:
    numbers, separator = convention
    grouped = f"{number:,}".replace(",", separator)

    assert read_phrase(grouped, numbers=numbers).value == number == read_phrase(str(number)).value


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_a_decimal_comma_and_a_decimal_point_say_the_same(digits: int, places: int) -> None:
    text = plain_decimal(digits, places)
    english, european = read_phrase(text), read_phrase(text.replace(".", ","), numbers="eu")

    assert attr.evolve(european, text=text) == english
    assert english.value == Fraction(digits, 10**places)


PIECES = """
    and no fold
    about at least most more than over up to by down rose half a quarter of million dozen several in out two
    5 7,300 1.2 0 % $ - – ± + < / . , percent points times officers between from exactly nearly per ½ ٣ e ∞
"""
pieces = st.sampled_from(PIECES.split())


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(pieces, max_size=12).map(" ".join),
        st.lists(pieces, max_size=12).map("".join),
    )
)
def test_any_text_is_a_figure_or_refused_and_every_figure_has_a_reading(text: str) -> None:
    code = code_of(lambda: interpret(read_phrase(text), whole=True))

    assert code in {"", "FC010", "FC012", "FC013", "FC014", "FC101"}


@given(
    st.integers(1, 10**40),
    st.integers(1, 10**12),
    st.fractions(0, 10, max_denominator=50),
    st.fractions(0, 1, max_denominator=50),
)
def test_half_widths_are_rounded_up_to_two_digits_and_no_further(
    x: int, grain: int, root: Fraction, part: Fraction
) -> None:
    width = Fraction(half_width(x, grain, (root, part)))
    square = min(root * root * x * grain, part * part * x * x)

    assert width * width >= square
    assert width * width <= square * Fraction(121, 100)
    digits = str((width * 10**50).numerator).rstrip("0")
    assert len(digits) <= 2


def thousands(*ends: int) -> list[tuple[int, int]]:
    return [
        (1000 * lower, 1000 * upper) for lower, upper in zip(ends[::2], ends[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("about 700 officers", [(633, 767), (590, 810), (520, 880)]),
        ("roughly 2,700", [(2570, 2830), (2440, 2960), (2180, 3220)]),
        ("about 100", [(90, 110), (85, 115), (75, 125)]),
        ("7,300 arrests", [(7300, 7300), (7250, 7349), (7250, 7350)]),
        ("700 officers", [(700, 700), (665, 735), (650, 750)]),
        ("956 arrests", [(956, 956)] * 3),
        (
            "1.2 million people",
            [(1_200_000, 1_200_000), (1_150_000, 1_249_999), (1_150_000, 1_250_000)],
        ),
        ("10 million people", thousands(10_000, 10_000, 9500, 10_500, 9000, 11_000)),
        ("between 1,200 and 1,500", [(1200, 1500), (1150, 1549), (1150, 1650)]),
        ("up to 500", [(0, 500), (0, 500), (0, 575)]),
        ("on the order of 500", [(250, 2500), (250, 2500), (50, 5000)]),
        ("right around over 11,000", [(10_171, None), (9301, None), (8200, None)]),
        ("at least 1,200 to 1,500", [(1200, None)] * 3),
        ("fewer than 1", [(0, 0), (0, 0), (0, 1)]),
        ("about 0", [(0, 1)] * 3),
        ("a dozen", [(12, 12), (12, 12), (11, 13)]),
        ("a couple of officers", [(2, None)] * 3),
        ("a few", [(3, None), (3, None), (2, None)]),
        ("several", [(3, None)] * 3),
        ("dozens", [(24, None)] * 3),
        ("tens of thousands", [(20_000, None)] * 3),
        ("millions of gotaways", [(2_000_000, None)] * 3),
    ],
)
def test_counts_read_as_the_table_works_them_out(
    phrase: str, expected: list[tuple[int, int | None]]
) -> None:
    reading = interpret(read_phrase(phrase), whole=True)

    assert closed(reading) == expected


def test_nearly_leaves_its_number_out_until_the_generous_reading() -> None:
    reading = interpret(read_phrase("nearly 660,000"))

    assert reading.literal == Interval(639_000, 660_000, upper_open=True)
    assert reading.rounded == Interval(619_000, 660_000, upper_open=True)
    assert reading.generous == Interval(578_000, 665_000)


UPWARD, DOWNWARD = ("more than", "at least"), ("less than", "no more than")


@given(
    st.sampled_from((*UPWARD, *DOWNWARD)),
    st.tuples(st.integers(1, 99), st.just(True)) | st.tuples(st.integers(1, 9_999), st.just(False)),
)
def test_a_bound_suggests_a_far_end_as_far_off_as_its_number_is_coarse(
    hedge: str, of: tuple[int, bool]
) -> None:
    """One that ends in 5 is taken for a multiple of 5; no share is suggested to be above all."""
    number, share = of
    assume(number % 10)
    width = half_width(number, 5 if number % 5 == 0 else 1, default_table().implied)
    far = number + width if hedge in UPWARD else number - width
    figure = read_phrase(f"{hedge} {number}{' %' * share}")

    assert interpret(figure, share=share).soft == (min(100, far) if share else far)
    assert interpret(figure, share=share, capped=False).soft == far
    assert interpret(read_phrase(f"up to {number}")).soft is None
    assert interpret(read_phrase(f"{number}")).soft is None


@given(st.integers(1, 9_999), st.sampled_from([1, 10, 1_000]))
def test_an_approximate_reading_is_as_wide_as_its_number_is_coarse(digits: int, grain: int) -> None:
    """One that ends in 5 is taken for a multiple of 5, and none is narrower than alone."""
    assume(digits % 10)
    number = digits * grain
    coarse = 5 * grain if digits % 5 == 0 else grain
    alone, about = interpret(read_phrase(f"{number}")), interpret(read_phrase(f"about {number}"))

    for level, constants in zip(LEVELS, default_table().hedged, strict=True):
        upper = alone.at(level).upper
        assert upper is not None
        half = max(half_width(number, coarse, constants), upper - number)
        assert about.at(level) == Interval(number - half, number + half)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_suggests_that_there_are_fewer_than_the_next_word_up(word: str) -> None:
    dozens = read_phrase("dozens")
    figure = attr.evolve(dozens, word=word, number=dozens.number._replace(grain=1_000))
    known = default_table().words[word].soft

    for hedge in ("bare", "at-least", "more-than"):
        soft = interpret(attr.evolve(figure, hedge=hedge)).soft
        assert soft == (None if known is None else 1_000 * known)
    for hedge in ("approximate", "less-than", "at-most", "up-to"):
        assert interpret(attr.evolve(figure, hedge=hedge)).soft is None


def test_more_than_is_open_until_the_generous_reading_and_its_far_end_is_soft() -> None:
    reading = interpret(read_phrase("over 660,000"))

    assert reading.literal == reading.rounded == Interval(660_000, None, lower_open=True)
    assert reading.generous == Interval(660_000, None)
    assert reading.soft == 830_000


@pytest.mark.parametrize(
    ("phrase", "share", "expected"),
    [
        ("25 %", False, "24.5 25.5 / 24.5 25.5 / 22.5 27.5"),
        ("25.9 %", False, "25.85 25.95 / 25.85 25.95 / 25.85 25.95"),
        ("exactly 25 %", False, "24.5 25.5 / 24.5 25.5 / 24.5 25.5"),
        ("25 %", True, "24.5 25.5 / 24.5 25.5 / 22.5 27.5"),
        ("roughly 25 %", True, "22 28 / 20 30 / 17.5 32.5"),
        ("about 90 %", True, "88 92 / 85.5 94.5 / 85 95"),
        ("nearly 20 %", True, "17 20 / 15 20 / 12.5 21"),
        ("nearly 100 %", True, "99.5 100 / 95 100 / 90 100"),
        ("0 %", True, "0 0.5 / 0 0.5 / 0 0.5"),
        ("3 percentage points", True, "2.5 3.5 / 2.5 3.5 / 2.5 3.5"),
        ("doubled", False, "1.9 2.1 / 1.8 2.2 / 1.7 2.3"),
        ("about doubled", False, "1.8 2.2 / 1.7 2.3 / 1.5 2.5"),
        ("exactly doubled", False, "2 2 / 2 2 / 2 2"),
        ("up 20 %", False, "1.195 1.205 / 1.19 1.21 / 1.18 1.22"),
        ("down 20 %", False, "0.795 0.805 / 0.79 0.81 / 0.78 0.82"),
        ("up 10 to 20 %", False, "1.095 1.205 / 1.095 1.21 / 1.09 1.22"),
        ("down 10.5 to 20 %", False, "0.795 0.8955 / 0.79 0.8955 / 0.78 0.8975"),
        ("up less than 20 %", False, "1 1.2 / 1 1.2 / 1 1.2"),
        ("down more than 20 %", False, "0 0.8 / 0 0.8 / 0 0.8"),
        ("a quarter", False, "0.24 0.26 / 0.225 0.275 / 0.225 7/24"),
        ("roughly a hundredth", False, "0.0075 0.0125 / 0.0075 0.0125 / 0.005 0.015"),
        ("roughly ninety-nine hundredths", False, "79/80 397/400 / 79/80 397/400 / 0.985 0.995"),
        ("half a percent", False, "0.45 0.55 / 0.45 0.55 / 0.45 0.55"),
        ("a five percent", False, "4.5 5.5 / 4.5 5.5 / 4.5 5.5"),
        ("0/3", False, "0 0 / 0 0 / 0 0"),
        ("5/5", False, "1 1 / 0.95 1.05 / 0.9 1.1"),
    ],
)
def test_percentages_are_in_percent_and_multiples_changes_and_fractions_in_ones(
    phrase: str, share: bool, expected: str
) -> None:
    reading = interpret(read_phrase(phrase), share=share)

    assert closed(reading) == [
        tuple(spelled(end) for end in pair.split()) for pair in expected.split(" / ")
    ]


def spelled(end: str) -> Fraction:
    whole, _, below = end.partition("/")
    return Fraction(whole) / int(below or "1")


def test_a_decimal_share_reads_as_the_same_percentage() -> None:
    decimal = interpret(read_phrase("about 0.25"), share=True)
    percent = interpret(read_phrase("about 25 %"), share=True)

    assert [decimal.at(level).scaled(100) for level in LEVELS] == [
        percent.at(level) for level in LEVELS
    ]


def part(text: str) -> Fraction:
    return Fraction(text)


def test_a_quarter_reaches_as_far_as_its_neighbours_allow() -> None:
    bare, hedged = interpret(read_phrase("a quarter")), interpret(read_phrase("roughly a quarter"))

    assert hedged.literal == bare.rounded
    assert hedged.rounded == bare.generous
    assert hedged.generous == Interval(part("1/5"), part("1/3"), lower_open=True, upper_open=True)


def test_half_hedged_runs_from_two_fifths_to_three_fifths_at_most() -> None:
    reading = interpret(read_phrase("about half"))

    assert reading.literal == Interval(part("0.475"), part("0.525"))
    assert reading.rounded == Interval(part("0.45"), part("0.55"))
    assert reading.generous == Interval(part("0.4"), part("0.6"), lower_open=True, upper_open=True)


def test_more_than_a_quarter_is_above_it_and_suggests_less_than_a_third() -> None:
    reading = interpret(read_phrase("more than a quarter"), share=True)

    assert reading.literal == Interval(part("1/4"), 1, lower_open=True)
    assert reading.generous == Interval(part("1/4"), 1)
    assert reading.soft == part("1/3")


def test_nearly_a_quarter_ends_half_a_point_above_it_at_most() -> None:
    reading = interpret(read_phrase("nearly a quarter"))

    assert reading.literal == Interval(part("0.225"), part("0.25"), upper_open=True)
    assert reading.generous == Interval(part("0.2"), part("0.255"), lower_open=True)


MIRRORED = ("", "exactly", "about", "nearly", "just over", "on the order of")


@given(st.sampled_from(MIRRORED), numerals, st.booleans())
def test_below_zero_a_reading_is_the_one_above_it_mirrored(
    hedge: str, numeral: str, quotient: bool
) -> None:
    assume(figure_of(numeral).value > 0)
    above, below = (
        interpret(read_phrase(f"{hedge} {sign}{numeral}"), quotient=quotient, least=None)
        for sign in ("", "-")
    )

    for level in LEVELS:
        one, other = above.at(level), below.at(level)
        assert one.lower is not None
        assert one.upper is not None
        assert other == Interval(-one.upper, -one.lower, one.upper_open, one.lower_open)


def test_below_zero_nearly_and_truncation_are_mirrored() -> None:
    nearly = interpret(read_phrase("nearly -300"), least=None)
    cut_off = interpret(read_phrase("-700"), least=None, rounded_to=100, rounding="truncated")

    assert nearly.literal == Interval(-300, -270, lower_open=True)
    assert cut_off.literal == Interval(-800, -700, lower_open=True)


def test_rounding_that_was_stated_replaces_the_hedge_and_keeps_the_bound() -> None:
    about = interpret(read_phrase("about 700"), rounded_to=100)
    over = interpret(read_phrase("over 700"), rounded_to=100)
    exactly = interpret(read_phrase("over 700"), exact=True)

    assert about.generous == Interval(650, 750)
    assert over.generous == Interval(650, None, lower_open=True)
    assert exactly.generous == Interval(700, None, lower_open=True)


def test_a_figure_below_the_least_of_its_measure_is_left_for_others_to_tell() -> None:
    assert interpret(read_phrase("-5")).literal == Interval.point(-5)
    assert interpret(read_phrase("fewer than 0")).literal == Interval(None, 0, upper_open=True)
    assert interpret(read_phrase("at most 0")).literal == Interval.point(0)


@pytest.mark.parametrize(
    ("phrase", "asked"),
    [
        ("half a person", Settings(whole=True)),
        ("2.5 arrests", Settings(whole=True)),
        ("2.2 to 2.8 arrests", Settings(whole=True)),
        ("120 %", Settings(share=True)),
        ("-5 %", Settings(share=True)),
        ("25", Settings(share=True)),
        ("more than 100 %", Settings(share=True)),
    ],
)
def test_a_figure_that_no_number_meets_is_refused(phrase: str, asked: Settings) -> None:
    with pytest.raises(FigureError) as caught:
        read(read_phrase(phrase), asked)

    assert caught.value.code == "FC101"


def test_a_figure_that_is_no_multiple_of_its_rounding_is_refused() -> None:
    with pytest.raises(FigureError) as caught:
        interpret(read_phrase("7,350"), rounded_to=100)

    assert caught.value.code == "FC101"


def test_an_unknown_rounding_is_a_wrong_call() -> None:
    figure = read_phrase("700")

    with pytest.raises(UsageError, match="half-even"):
        interpret(figure, rounding="up")
    with pytest.raises(UsageError, match="rounded_to"):
        interpret(figure, rounded_to=0)


def test_the_rule_names_the_class_and_its_formula() -> None:
    assert (
        interpret(read_phrase("about 700")).rule
        == "approximate: x ± min(0.25·√(x·100), 10 %) / min(0.5·√(x·100), 15 %) / min(1·√(x·100),"
        " 25 %)"
    )
    assert interpret(read_phrase("7,300")).rule == "bare: x ± 0 / min(50, 5 %) / min(50, 10 %)"
    assert (
        interpret(read_phrase("700"), exact=True).rule == "as its author says that it was rounded"
    )


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('version = "1"', "version = 1", "version"),
        ('version = "1"', 'version = "1"\nname = "ours"', "name"),
        ("[multiple]", "[multiples]", "multiple"),
        ('generous = "3/20"', 'generous = "1/50"', "multiple"),
        ('points = "15/2"', 'points = "1"', "share"),
        (
            'generous = { from = "1/10", to = "10" }',
            'generous = { from = "1", to = "10" }',
            "order",
        ),
        ('root = "1/4"', 'root = "a quarter"', "root"),
        ('part = "1/20"', "part = 0.05", "part"),
        ('"19/20"]', '"1/20"]', "salient"),
        ('literal = "[24, ..)"', 'literal = "24 or more"', "literal"),
        ('generous = "[11, 13]"', 'generous = "[13, 14]"', "dozen"),
        ('version = "1"', "version", "readings"),
    ],
)
def test_a_reading_table_with_a_mistake_is_refused_and_the_key_named(
    old: str, new: str, named: str
) -> None:
    text = shipped("readings.toml")

    assert old in text
    with pytest.raises(UsageError, match=named):
        load_table(text.replace(old, new, 1))


def test_a_reading_table_of_ones_own_is_used() -> None:
    table = load_table(
        shipped("readings.toml")
        .replace('version = "1"', 'version = "ours"')
        .replace('to = "5"', 'to = "4"')
    )

    assert table.version == "ours"
    assert interpret(read_phrase("on the order of 500"), table=table).literal == Interval(250, 2000)


@pytest.mark.parametrize(
    "generous", ["[11, 13]", "[12, 12]", "(10, 13)", "[2, 1000]", "[11, ..)", "(0, ..)"]
)
def test_a_word_of_ones_own_table_lies_within_the_same_word_hedged(generous: str) -> None:
    text = shipped("readings.toml").replace('"[11, 13]"', f'"{generous}"')
    table = load_table(text)

    bare, hedged = (
        interpret(read_phrase(f"{hedge}a dozen"), table=table) for hedge in ("", "about ")
    )

    assert f'"{generous}"' in text
    assert all(bare.at(level).within(hedged.at(level)) for level in LEVELS)


def test_every_number_word_has_a_reading() -> None:
    assert set(WORDS) >= {
        "couple",
        "few",
        "several",
        "handful",
        "dozen",
        "dozens",
        "scores",
        "hundreds",
        "most",
    }
