"""Ratios that count nobody, words of counts and words of parts, years that are no numbers, and
signs of currencies.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.errors import FigureError
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Interval
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.readings.interpret import interpret

COUNTS = """
measure: arrests
unit: arrest

measure: held
unit: arrest
part_of: arrests

measure: children
unit: child

measure: fines
unit: USD

source: desk

claim: one
figure: {figure}
{about}
"""
SHARE = "quantity: held / arrests\nwhen: 2025"
RATE = "quantity: arrests / children\nwhen: 2025"
COUNT = "measure: held\nwhen: 2025"
MONEY = "measure: fines\nwhen: 2025"

MEANT = {
    "{} in {}": lambda share, stated: share == stated,
    "more than {} in {}": lambda share, stated: share > stated,
    "at least {} in {}": lambda share, stated: share >= stated,
    "fewer than {} in {}": lambda share, stated: share < stated,
    "at most {} in {}": lambda share, stated: share <= stated,
}
"""What each wording says of a share, by itself."""


def claims(figure: str, about: str) -> fc.ClaimSet:
    return fc.loads(COUNTS.format(figure=figure, about=about))


def reading(figure: str, about: str) -> fc.Reading:
    found = claims(figure, about)
    assert [problem for problem in found.problems if problem.severity == "error"] == []
    return found.claims[0].reading


def refused(figure: str, about: str) -> str:
    (problem,) = claims(figure, about).problems
    assert problem.code == "FC010"
    return f"{problem.headline} {problem.help}"


@given(st.integers(13, 10**6), st.integers(1, 10**6))
def test_a_share_lies_within_the_one_in_so_many_that_it_is_rounded_to(
    times: int, over: int
) -> None:
    share = 1 / (
        times + Fraction(over, 10**6)
    )  # below 13 the fraction is a salient one, and read as such
    nearest = (1 / share + Fraction(1, 2)).__floor__()

    ratio = interpret(read_phrase(f"one in every {nearest}"), share=True)

    assert all(share in ratio.at(level) for level in LEVELS)


@given(st.integers(2, 500), st.integers(1, 500))
def test_a_share_lies_within_the_so_many_in_a_thousand_that_it_is_rounded_to(
    over: int, part: int
) -> None:
    share = Fraction(part, over + part)
    nearest = (share * 1000 + Fraction(1, 2)).__floor__()

    ratio = interpret(read_phrase(f"{nearest} in 1,000"), share=True)

    assert all(share in ratio.at(level) for level in LEVELS)


POWERS = (100, 1000, 10_000)


@given(
    st.sampled_from(["", "about "]),
    st.integers(1, 500),
    st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(13, 99), st.integers(0, 2))
    | st.integers(13, 5000)
    | st.sampled_from(POWERS),
)
def test_a_ratio_is_a_quotient_of_a_count_and_the_number_that_was_rounded(
    hedge: str, part: int, whole: int
) -> None:
    """That is the whole, and the part of more than one out of a power of ten: *27 in 1,000*."""
    assume(part < whole)
    figure = read_phrase(f"{hedge}{part} in every {whole}")
    assume(figure.form == "ratio")  # and not a fraction that has a name
    over, under = read_phrase(f"{part}"), read_phrase(f"{whole}")
    rounded = over if whole in POWERS and part > 1 else under

    ratio = interpret(figure)
    first, second = (
        interpret(read_phrase(f"{hedge}{one.text}"), quotient=True)
        if one is rounded
        else interpret(one, whole=True)
        for one in (over, under)
    )

    for level in LEVELS:
        above, below = first.at(level), second.at(level)
        assert (ratio.at(level).lower, ratio.at(level).upper) == (
            Fraction(above.lower or 0) / Fraction(below.upper or 0),
            Fraction(above.upper or 0) / Fraction(below.lower or 0),
        )


@given(
    st.sampled_from(sorted(MEANT)),
    st.integers(1, 6),
    st.integers(13, 1800),
    st.fractions(Fraction(1, 2), 2),
)
def test_a_bound_on_a_ratio_is_one_on_the_share(
    wording: str, part: int, whole: int, times: Fraction
) -> None:
    stated = Fraction(part, whole)
    share = times * stated

    ratio = interpret(
        read_phrase(wording.format(part, whole).replace(" in ", " in every ")),
        share=True,
        capped=True,
    )

    if MEANT[wording](share, stated):
        assert all(share in ratio.at(level) for level in LEVELS)
    else:
        assert share not in ratio.literal or wording == "{} in {}"


def test_a_bound_on_a_ratio_leaves_out_what_is_beyond_it() -> None:
    ratio = reading("more than one in 20", SHARE)

    assert ratio.literal == ratio.rounded == Interval(Fraction(1, 20), 1, lower_open=True)
    assert ratio.generous == Interval(Fraction(1, 20), 1)


def test_two_counts_are_exactly_their_quotient_and_a_slash_counts_nothing() -> None:
    assert reading("73 of 87", SHARE).generous == Interval.point(Fraction(73, 87))
    assert [claim.id for claim in claims("73 of 87", SHARE).claims] == [
        "one",
        "one:part",
        "one:whole",
    ]
    assert [claim.id for claim in claims("1/20", SHARE).claims] == ["one"]
    assert [claim.id for claim in claims("one in 36", SHARE).claims] == ["one"]


def test_a_share_and_the_ratio_that_it_was_rounded_to_do_not_contradict_each_other() -> None:
    text = (
        COUNTS.format(figure="one in 36", about=SHARE) + f"\nclaim: rate\nfigure: 2.76 %\n{SHARE}\n"
    )

    assert fc.check(fc.loads(text)).findings == ()


@pytest.mark.parametrize("figure", ["one in 1,000", "1 in 36", "one in five"])
def test_one_in_so_many_is_a_rate_of_unlike_things_too(figure: str) -> None:
    assert reading(figure, RATE).literal.lower is not None


@pytest.mark.parametrize(
    "figure",
    [
        "20% of 2024",
        "twice the rate of 2019",
        "73 of 2024",
        "20 % of the 2024 total",
        "73 of about 2024",
        "1 in 2024",
    ],
)
def test_what_may_be_a_year_is_no_number_of_things(figure: str) -> None:
    said = refused(figure, SHARE)

    assert "may be a year or a number" in said
    assert "2,0" in said


def test_a_number_that_is_grouped_or_stands_behind_out_of_is_no_year() -> None:
    for figure in ("73 of 2,024", "73 out of 2024"):
        assert [claim.figure.value for claim in claims(figure, SHARE).claims][1:] == [73, 2024]


@pytest.mark.parametrize("figure", ["both", "several", "dozens", "a couple"])
def test_words_of_counts_say_nothing_of_a_ratio(figure: str) -> None:
    assert "this is a ratio" in refused(figure, SHARE)


@pytest.mark.parametrize("figure", ["all", "most", "a minority", "a slim majority"])
def test_words_of_parts_say_nothing_of_a_count(figure: str) -> None:
    assert "part of a whole" in refused(figure, COUNT)


def test_none_is_nothing_of_a_count_and_of_a_whole_and_both_are_two() -> None:
    assert reading("none", COUNT).generous == reading("none", SHARE).generous == Interval.point(0)
    assert reading("none of the arrests", COUNT).generous == Interval.point(0)
    assert reading("both", COUNT).generous == Interval.point(2)


@pytest.mark.parametrize(
    "figure", ["a $5 million", "US $5 million", "US$5 million", "c $5 million"]
)
def test_an_article_or_a_hedge_before_a_sign_is_no_part_of_it(figure: str) -> None:
    assert 5 * 10**6 in reading(figure, MONEY).literal


@pytest.mark.parametrize("figure", ["A$5 million", "C$5 million"])
def test_a_sign_of_two_characters_that_touch_is_another_currency(figure: str) -> None:
    assert claims(figure, MONEY).problems[0].code == "FC021"


@pytest.mark.parametrize(
    ("text", "two"), [("c.700", ("c. 700", "c 0.700")), ("about.5", ("about. 5", "about 0.5"))]
)
def test_a_full_stop_between_a_hedge_and_digits_is_refused_with_both_readings(
    text: str, two: tuple[str, str]
) -> None:
    with pytest.raises(FigureError) as caught:
        read_phrase(text)

    assert caught.value.help == f"write {two[0]} or {two[1]}"


@pytest.mark.parametrize(
    ("figure", "hedge"),
    [("just shy of 700", "nearly"), ("a whopping 700", "bare"), ("a paltry 700 arrests", "bare")],
)
def test_words_of_surprise_change_nothing(figure: str, hedge: str) -> None:
    assert claims(figure, COUNT).claims[0].figure.hedge == hedge
