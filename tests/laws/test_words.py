"""Every word of a figure is used, or the figure is refused.

Each row of the table says what a phrase means of some quantity, worked out by hand: the ends of its
literal reading, or that it is refused. The laws hold whatever word stands behind it, and whatever
hedge stands before it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.model.unit import read_unit
from figurecheck.reading.explain import explain
from figurecheck.reading.phrases.vocabulary import default_words, tokenize
from tests.sizes import up_to

CONTEXTS = {
    "count": ("measure: arrests",),
    "officers": ("measure: officers",),
    "money": ("measure: spent",),
    "wage": ("measure: pay",),
    "rupees": ("measure: cost",),
    "hours": ("measure: waiting",),
    "percent": ("measure: support",),
    "growth": ("quantity: cases[2025] / cases[2024]",),
    "change": ("quantity: (cases[2025] - cases[2024]) / cases[2024]",),
    "share": ("quantity: right / entries",),
    "ratio": ("quantity: occupied / beds",),
    "rate": ("quantity: cases / residents",),
    "average": ("measure: arrests", "statistic: average per day"),
    "median": ("measure: arrests", "statistic: median day"),
    "highest": ("measure: arrests", "statistic: highest day"),
    "difference": ("quantity: cases[2025] - cases[2024]",),
    "balance": ("quantity: spent[2025] - spent[2024]",),
    "debt": ("measure: debt",),
    "loss": ("measure: loss",),
    "result": ("measure: result-or-loss",),
    "speed": ("measure: speed",),
    "metres": ("measure: jump",),
    "height": ("measure: height",),
    "weight": ("measure: weight",),
    "age": ("measure: age",),
    "heat": ("measure: heat",),
    "head": ("measure: income",),
    "victim": ("measure: payout",),
    "yearly": ("measure: upkeep",),
    "barrel": ("measure: oil-price",),
    "eps": ("measure: earnings",),
    "spread": ("quantity: spent / residents",),
}
MEASURES = """
measure: arrests
unit: arrest

measure: officers
unit: officer
kind: stock

measure: spent
unit: USD

measure: debt
unit: USD
kind: stock

measure: pay
unit: USD per hour
kind: stock

measure: cost
unit: INR

measure: waiting
unit: minute

measure: support
unit: percent
kind: stock
range: 0 to 100

measure: cases
unit: case

measure: entries
unit: entry

measure: right
unit: entry
part_of: entries

measure: occupied
unit: bed
kind: stock

measure: beds
unit: bed
kind: stock

measure: loss
unit: USD

measure: result-or-loss
unit: USD
range: any

measure: speed
unit: mph
kind: stock

measure: jump
unit: m
kind: stock

measure: height
unit: inch
kind: stock

measure: weight
unit: lb
kind: stock

measure: age
unit: year
kind: stock

measure: heat
unit: °F
kind: stock
range: any

measure: income
unit: USD per person
kind: stock

measure: payout
unit: USD per victim

measure: upkeep
unit: USD per year
kind: stock

measure: oil-price
unit: USD per barrel
kind: stock

measure: earnings
unit: USD per shares

measure: residents
unit: resident
kind: stock
"""
REFUSED = "refused"
TABLE = (
    ("money", "$1.2 billions", 1_200_000_000, 1_200_000_000),
    ("money", "$12 thousands", 12_000, 12_000),
    ("money", "$5 million dollars", 5_000_000, 5_000_000),
    ("money", "$5 or $6 million", 5_000_000, 6_000_000),
    ("money", "$1 1/2 million", 1_500_000, 1_500_000),
    ("money", "$5 million spent", 5_000_000, 5_000_000),
    ("money", "$5 CAD", REFUSED),
    ("money", "C$5 million", REFUSED),
    ("money", "£5 million", REFUSED),
    ("money", "$20 an hour", REFUSED),
    ("money", "$5 million each", REFUSED),
    ("money", "a quarter-of-a-million dollars", 250_000, 250_000),
    ("money", "$5 million loss", REFUSED),
    ("money", "$5 million less", REFUSED),
    ("money", "$5 million of $20 million", REFUSED),
    ("wage", "$20 an hour", Fraction(39, 2), Fraction(41, 2)),
    ("rupees", "INR 12 crore", 120_000_000, 120_000_000),
    ("rupees", "₹1.5 lakh", 150_000, 150_000),
    ("rupees", "₹500", 500, 500),
    ("hours", "2 hours 15 minutes", 135, 135),
    ("hours", "1 day, 2 hours and 5 minutes", 1_565, 1_565),
    ("hours", "2 hours 15 people", REFUSED),
    ("growth", "20 % zzz", REFUSED),
    ("growth", "doubled zzz", REFUSED),
    ("growth", "20 % above last year", Fraction(239, 200), Fraction(241, 200)),
    ("growth", "22 percent below", Fraction(31, 40), Fraction(157, 200)),
    ("growth", "20-30 % more", Fraction(239, 200), Fraction(261, 200)),
    ("growth", "+20 %", Fraction(239, 200), Fraction(241, 200)),
    ("growth", "-20 %", Fraction(159, 200), Fraction(161, 200)),
    ("growth", "up 12 percent year on year", Fraction(223, 200), Fraction(9, 8)),
    ("growth", "half as much again", Fraction(57, 40), Fraction(63, 40)),
    ("growth", "doubled or tripled", Fraction(19, 10), Fraction(63, 20)),
    ("growth", "more than halved", 0, Fraction(1, 2)),
    ("growth", "at least halved", 0, Fraction(1, 2)),
    ("growth", "nearly halved", Fraction(1, 2), Fraction(11, 20)),
    ("growth", "down more than 20 %", 0, Fraction(4, 5)),
    ("growth", "about the same", Fraction(9, 10), Fraction(11, 10)),
    ("growth", "at least unchanged", 1, None),
    ("growth", "more than the police", REFUSED),
    ("growth", "three times as many cases", Fraction(57, 20), Fraction(63, 20)),
    ("growth", "three times as many officers", REFUSED),
    ("growth", "up 12 percent compared with 2024", Fraction(223, 200), Fraction(9, 8)),
    ("growth", "12 percent higher than in 2024", Fraction(223, 200), Fraction(9, 8)),
    ("growth", "up 12 percent from 2024 to 2025", Fraction(223, 200), Fraction(9, 8)),
    ("growth", "up 12 percent compared with 2019", REFUSED),
    ("growth", "up 12 percent from 2024 to 2026", REFUSED),
    ("growth", "up 12 percent since March 2024", REFUSED),
    ("growth", "three times as many as in 2024", Fraction(57, 20), Fraction(63, 20)),
    ("growth", "cut in half", Fraction(19, 40), Fraction(21, 40)),
    ("growth", "more than cut in half", 0, Fraction(1, 2)),
    ("growth", "unchanged", Fraction(19, 20), Fraction(21, 20)),
    ("growth", "virtually unchanged", Fraction(9, 10), Fraction(11, 10)),
    ("growth", "a three-point drop", REFUSED),
    ("difference", "down 11", -11, -11),
    ("difference", "11 fewer cases", -11, -11),
    ("difference", "11 fewer than a year earlier", -11, -11),
    ("difference", "11 fewer than in 2024", -11, -11),
    ("difference", "11 fewer than in 2019", REFUSED),
    ("difference", "11 cases fewer", -11, -11),
    ("difference", "11 below last year", -11, -11),
    ("difference", "up 11 from 150", REFUSED),
    ("growth", "12 percent more cases than in 2024", Fraction(223, 200), Fraction(9, 8)),
    ("growth", "12 percent more cases than in 2019", REFUSED),
    ("growth", "twice as many cases as last year", Fraction(19, 10), Fraction(21, 10)),
    ("count", "11 arrests fewer", REFUSED),
    ("difference", "11 fewer officers", REFUSED),
    ("difference", "down more than 11", None, -12),
    ("difference", "up by 14", 14, 14),
    ("difference", "an increase of about 100", 90, 110),
    ("difference", "14 more than last year", 14, 14),
    ("difference", "down dozens", REFUSED),
    ("difference", "down by up to 14", REFUSED),
    ("balance", "$5 million less", -5_000_000, -5_000_000),
    ("balance", "down $5 million", -5_000_000, -5_000_000),
    ("balance", "a $5 million cut", -5_000_000, -5_000_000),
    ("balance", "$5 million more than in 2024", 5_000_000, 5_000_000),
    ("balance", "$5 million", 5_000_000, 5_000_000),
    ("count", "down 11", REFUSED),
    ("count", "11 fewer arrests", REFUSED),
    ("count", "11 more than last year", REFUSED),
    ("money", "down $5 million", REFUSED),
    ("money", "$5 million more", 5_000_000, 5_000_000),
    ("debt", "$5 million more", REFUSED),
    ("average", "an average of 600", Fraction(1199, 2), Fraction(1201, 2)),
    ("average", "on average 600 arrests a day", Fraction(1199, 2), Fraction(1201, 2)),
    ("average", "600 arrests per day on average", Fraction(1199, 2), Fraction(1201, 2)),
    ("average", "an average of 600 arrests per week", REFUSED),
    ("average", "a median of 600", REFUSED),
    ("median", "a median of 12", 12, 12),
    ("median", "an average of 12", REFUSED),
    ("count", "an average of 600", REFUSED),
    ("highest", "112 arrests in a single day", 112, 112),
    ("rupees", "Rs 500 crore", 5_000_000_000, 5_000_000_000),
    ("rupees", "around Rs. 1.5 lakh", 135_000, 165_000),
    ("money", "Rs 500 crore", REFUSED),
    ("share", "48 percent, plus or minus 3 points", Fraction(89, 200), Fraction(103, 200)),
    ("change", "doubled", Fraction(9, 10), Fraction(11, 10)),
    ("change", "halved", Fraction(-21, 40), Fraction(-19, 40)),
    ("change", "unchanged", Fraction(-1, 20), Fraction(1, 20)),
    ("share", "doubled", REFUSED),
    ("share", "unchanged", REFUSED),
    ("share", "up 20 %", REFUSED),
    ("share", "20 % higher", REFUSED),
    ("percent", "doubled", REFUSED),
    ("percent", "unchanged", REFUSED),
    ("ratio", "doubled", REFUSED),
    ("ratio", "twice", Fraction(19, 10), Fraction(21, 10)),
    ("ratio", "20 % higher", Fraction(239, 200), Fraction(241, 200)),
    ("count", "700 each", REFUSED),
    ("money", "$5 million under", REFUSED),
    ("money", "$5 million under spent", REFUSED),
    ("money", "$5 million in spent", 5_000_000, 5_000_000),
    ("money", "$5m-$6m", 5_000_000, 6_000_000),
    ("money", "$5m to $6m", 5_000_000, 6_000_000),
    ("money", "$5m-£6m", REFUSED),
    ("metres", "1.85m", Fraction(37, 20), Fraction(37, 20)),
    ("metres", "100m", 100, 100),
    ("metres", "100m metres", 100_000_000, 100_000_000),
    ("hours", "45m", REFUSED),
    ("count", "5m", 5_000_000, 5_000_000),
    ("count", "2025-W04", REFUSED),
    ("count", "2025-Q1", REFUSED),
    ("count", "arrest 12", REFUSED),
    ("count", "arrests of 700", 700, 700),
    ("count", "a total number of arrests of about 700", 633, 767),
    ("count", "killed 239 people", REFUSED),
    ("count", "a shortage of 300 arrests", REFUSED),
    ("officers", "arrests of 700", REFUSED),
    ("count", "not 700", REFUSED),
    ("growth", "cases fell 9.4%", Fraction(1811, 2000), Fraction(1813, 2000)),
    ("growth", "the number of cases rose by more than a third", Fraction(4, 3), None),
    ("growth", "arrests fell 9.4%", REFUSED),
    ("growth", "cases fell up 9.4%", REFUSED),
    ("loss", "a loss of $5 million", 5_000_000, 5_000_000),
    ("result", "a loss of $5 million", REFUSED),
    ("result", "$5 million loss", REFUSED),
    ("result", "a result of -$5 million", -5_000_000, -5_000_000),
    ("count", "not a single arrest", 0, 0),
    ("count", "not one", REFUSED),
    ("count", "nil", 0, 0),
    ("speed", "75 mph (120 km/h)", Fraction(149, 2), Fraction(151, 2)),
    ("speed", "75 miles per hour (mph)", Fraction(149, 2), Fraction(151, 2)),
    ("speed", "75 mph (140 km/h)", REFUSED),
    ("speed", "75 mph (mild)", REFUSED),
    ("speed", "75 mph (120 kg)", REFUSED),
    ("money", "$12.7bn (£9.5bn)", REFUSED),
    ("height", "5 ft 7 in (1.70 m)", 67, 67),
    ("height", "5 ft 7 in (1.90 m)", REFUSED),
    ("speed", "75 mph (about 120 km/h)", REFUSED),
    ("count", "161 arrests through June", REFUSED),
    ("count", "161 arrests before noon", REFUSED),
    ("height", "6-foot-2", 74, 74),
    ("height", "six-foot-two", 74, 74),
    ("height", "6'2\"", 74, 74),
    ("height", "5’3″", 63, 63),
    ("height", "6′2″", 74, 74),
    ("height", "6′2", 74, 74),
    ("height", "6′2 officers", REFUSED),
    ("height", "6′2″ officers", REFUSED),
    ("height", "6 feet 2 inches", 74, 74),
    ("height", "six feet tall", 72, 72),
    ("height", "more than 5″", 5, None),
    ("height", "a foot", 12, 12),
    ("height", "a foot and a half", 18, 18),
    ("height", "6-foot-12", REFUSED),
    ("height", "6'12\"", REFUSED),
    ("height", "6-foot-2 officers", REFUSED),
    ("height", "6-foot-2 zzz", REFUSED),
    ("count", "6-foot-2", REFUSED),
    ("count", "6'2\"", REFUSED),
    ("count", "a foot", REFUSED),
    ("weight", "215 pounds", 215, 215),
    ("weight", "$215", REFUSED),
    ("money", "215 pounds", REFUSED),
    ("hours", "an hour and a half", 90, 90),
    ("hours", "a 12-hour", 720, 720),
    ("hours", "more than an hour", 60, None),
    ("hours", "a 12-hour shift", REFUSED),
    ("hours", "a 12-hour waiting", 720, 720),
    ("hours", "a person", REFUSED),
    ("age", "43 years old", 43, 43),
    ("age", "43-year-old", 43, 43),
    ("age", "43 years younger", REFUSED),
    ("count", "43 old arrests", 43, 43),
    ("heat", "64 degrees", Fraction(127, 2), Fraction(129, 2)),
    ("heat", "minus 12°F", Fraction(-25, 2), Fraction(-23, 2)),
    ("heat", "64F", Fraction(127, 2), Fraction(129, 2)),
    ("heat", "64C", REFUSED),
    ("count", "64 degrees", REFUSED),
    ("head", "$30,000 a head", Fraction(59_999, 2), Fraction(60_001, 2)),
    ("head", "$30,000 per capita", Fraction(59_999, 2), Fraction(60_001, 2)),
    ("head", "$30,000 each", Fraction(59_999, 2), Fraction(60_001, 2)),
    ("head", "$30,000 for every person", Fraction(59_999, 2), Fraction(60_001, 2)),
    ("head", "$30,000 per household", REFUSED),
    ("spread", "$30,000 per head", Fraction(59_999, 2), Fraction(60_001, 2)),
    ("spread", "$30,000 for each resident", Fraction(59_999, 2), Fraction(60_001, 2)),
    ("victim", "$5 million each", 4_500_000, 5_500_000),
    ("victim", "$5 million a head", 4_500_000, 5_500_000),
    ("barrel", "$83 each", REFUSED),
    ("barrel", "$83 a head", REFUSED),
    ("money", "$5 million a head", REFUSED),
    ("money", "$5 million apiece", REFUSED),
    ("yearly", "$1.9 billion-a-year", 1_850_000_000, 1_950_000_000),
    ("yearly", "$1.9 billion annually", 1_850_000_000, 1_950_000_000),
    ("yearly", "a $1.9 billion-a-year upkeep", 1_850_000_000, 1_950_000_000),
    ("yearly", "a $1.9 billion-a-year scheme", REFUSED),
    ("yearly", "$1.9 billion weekly", REFUSED),
    ("money", "$1.9 billion-a-year", REFUSED),
    ("money", "$1.9 billion annually", REFUSED),
    ("wage", "$20-an-hour", Fraction(39, 2), Fraction(41, 2)),
    ("wage", "$20 hourly", Fraction(39, 2), Fraction(41, 2)),
    ("wage", "$480 a week", REFUSED),
    ("wage", "$160 a day", REFUSED),
    ("eps", "$2.32 a share", Fraction(463, 200), Fraction(93, 40)),
    ("eps", "42 cents a share", Fraction(83, 200), Fraction(17, 40)),
    ("money", "$2.32 a share", REFUSED),
    ("rate", "22.9 per 100,000 people", Fraction(457, 2_000_000), Fraction(459, 2_000_000)),
    ("rate", "one case for every 400 residents", Fraction(1, 800), Fraction(3, 800)),
    ("rate", "one case for every 400 officers", REFUSED),
    ("average", "600 arrests daily", Fraction(1199, 2), Fraction(1201, 2)),
    ("count", "600 arrests daily", REFUSED),
    ("count", "600 arrests weekly", REFUSED),
    ("count", "6 votes short", REFUSED),
    ("count", "almost exactly 700", 633, 767),
    ("count", "exactly about 700", REFUSED),
    ("count", "exactly 700 or so", REFUSED),
    ("count", "hardly about 700", REFUSED),
    ("count", "barely nearly 700", REFUSED),
    ("count", "hardly more than 700", 633, 767),
    ("count", "barely over 700", 701, 767),
    ("count", "nearly just over 700", REFUSED),
    ("count", "a single arrest", 1, 1),
    ("count", "a five", REFUSED),
    ("change", "up 20 %", Fraction(39, 200), Fraction(41, 200)),
    ("change", "tumbled 20 %", Fraction(-41, 200), Fraction(-39, 200)),
    ("share", "73 of 87", Fraction(73, 87), Fraction(73, 87)),
    ("share", "73 out of 87 entries", Fraction(73, 87), Fraction(73, 87)),
    ("share", "73/87", Fraction(146, 175), Fraction(146, 173)),  # a ratio alone, and rounded as one
    ("share", "one out of 20 entries", Fraction(2, 41), Fraction(2, 39)),
    ("share", "one of 20 entries", Fraction(1, 20), Fraction(1, 20)),
    ("share", "20 of 100", Fraction(19, 100), Fraction(21, 100)),
    ("share", "one-in-five", Fraction(19, 100), Fraction(21, 100)),
    ("share", "a quarter of the entries", Fraction(6, 25), Fraction(13, 50)),
    ("share", "a quarter of the officers", REFUSED),
    ("share", "half the entries", Fraction(49, 100), Fraction(51, 100)),
    ("share", "half the officers", REFUSED),
    ("share", "all", 1, 1),
    ("share", "none", 0, 0),
    ("share", "most", Fraction(1, 2), 1),
    ("share", "5‰", Fraction(9, 2000), Fraction(11, 2000)),
    ("share", "20 % of 87 entries", Fraction(39, 200), Fraction(41, 200)),
    ("count", "73 of 87", REFUSED),
    ("ratio", "10-to-1", Fraction(19, 2), Fraction(21, 2)),
    ("ratio", "1:1,000", Fraction(2, 2001), Fraction(2, 1999)),
    ("rate", "22.9/100,000", Fraction(457, 2_000_000), Fraction(459, 2_000_000)),
    ("rate", "22.9 per 100,000", Fraction(457, 2_000_000), Fraction(459, 2_000_000)),
    ("percent", "most", 50, 100),
    ("average", "exactly 2.5", Fraction(5, 2), Fraction(5, 2)),
    ("median", "exactly 200", 200, 200),
    ("count", "12.000 arrests", REFUSED),
    ("count", "1½", REFUSED),
    ("count", "1½ million", 1_500_000, 1_500_000),
    ("count", "1.5 lakh arrests", 150_000, 150_000),
    ("count", "at least 700 and at most 800", 700, 800),
    ("count", "more than 700 but fewer than 800 arrests", 701, 799),
    ("count", "five or six arrests", 5, 6),
    ("count", "six or five", 5, 6),
    ("count", "700 (±50)", 650, 750),
    ("count", "700*", 700, 700),
    ("count", "700 [12]", 700, 700),
    ("count", "five (5) arrests", 5, 5),
    ("count", "five (6) arrests", REFUSED),
    ("count", "a mere 5", 5, 5),
    ("count", "well over 200", 201, None),
    ("count", "barely 300", 270, 330),
    ("count", "several hundred", 300, None),
    ("count", "a couple", 2, None),
    ("count", "several hundred thousand", 300_000, None),
    ("officers", "both officers", 2, 2),
    ("officers", "all 22 officers", 22, 22),
)


def read(context: str, figure: str) -> tuple[fc.Claim | None, list[str]]:
    """The claim of a figure, where it can be used, and the codes of what was said of it."""
    fields = "\n".join(CONTEXTS[context])
    claims = fc.loads(
        f"{MEASURES}\nclaim: it\nfigure: {figure}\n{fields}\nwhen: 2025-03-10\n", "it.rec"
    )
    found = [one for one in claims if one.id == "it"]
    return (found[0] if found else None), [problem.code for problem in claims.problems]


@pytest.mark.parametrize(
    ("context", "figure", "ends"), [(row[0], row[1], row[2:]) for row in TABLE]
)
def test_a_phrase_means_what_the_table_says(
    context: str, figure: str, ends: tuple[object, ...]
) -> None:
    claim, codes = read(context, figure)

    if ends == (REFUSED,):
        assert claim is None
        assert codes
    else:
        assert claim is not None, codes
        assert (claim.reading.literal.lower, claim.reading.literal.upper) == ends


@cache
def known_words() -> frozenset[str]:
    """Every word of the vocabulary, of the measures and of units: what is none of these nobody can
    understand.
    """
    words = default_words()
    indexes = (
        words.before,
        words.behind,
        words.after,
        words.between,
        words.vague,
        words.currencies,
        words.compared,
    )
    found = {
        word
        for index in indexes
        for phrases in index.values()
        for phrase in phrases
        for word in phrase.words
    }
    found |= {
        word for phrases in words.harmless.values() for phrase in phrases for word in phrase.words
    }
    return frozenset(found) | {token.text for token in tokenize(MEASURES)}


STRANGE = st.text(alphabet="bcdfgjklqvwxz", min_size=6, max_size=9)
"""Words without a vowel, which no language has and no unit is called."""
USED = [row for row in TABLE if row[2] != REFUSED]


@settings(max_examples=up_to(300), deadline=None)
@given(st.sampled_from(USED), STRANGE)
def test_a_word_that_nobody_knows_never_leaves_a_reading_as_it_was(
    row: tuple[object, ...], word: str
) -> None:
    context, figure = str(row[0]), str(row[1])
    assume(word not in known_words())
    claim, codes = read(context, f"{figure} {word}")

    # It is refused; or it may be the noun of a count, or of the whole behind "of", and somebody is
    # told.
    named = context in {"count", "officers", "average", "median", "highest", "difference", "share"}
    assert claim is None or (named and "FC023" in codes)


@settings(max_examples=up_to(200), deadline=None)
@given(st.sampled_from(USED), STRANGE, st.sampled_from(("{} {}", "{} of {}", "a {} of {}")))
def test_a_word_that_nobody_knows_before_a_figure_refuses_it(
    row: tuple[object, ...], word: str, form: str
) -> None:
    assume(word not in known_words())
    claim, codes = read(str(row[0]), form.format(word, row[1]))

    assert claim is None
    assert codes


@pytest.mark.parametrize("noun", ["entries", "eligible entries", "total", "zzz", "officers"])
@pytest.mark.parametrize("fraction", ["half", "nearly half", "a quarter", "two thirds"])
def test_of_may_be_left_out_between_a_fraction_and_its_whole(fraction: str, noun: str) -> None:
    (plain, codes), (short, same) = (
        read("share", f"{fraction} {of}the {noun}") for of in ("of ", "")
    )
    readings = [fc.read(f"{fraction} {of}the {noun}") for of in ("of ", "")]

    assert (short and short.reading, same) == (plain and plain.reading, codes)
    assert readings[0] == readings[1]


KINDS = {
    "count": (
        ("700", 700),
        ("1.2 million", 1_200_000),
        ("twelve hundred", 1_200),
        ("1½ million", 1_500_000),
    ),
    "money": (("$700", 700), ("$1.2 million", 1_200_000), ("USD 12 lakh", 1_200_000)),
    "share": (
        ("20 %", Fraction(1, 5)),
        ("a quarter", Fraction(1, 4)),
        ("73 of 87", Fraction(73, 87)),
    ),
    "growth": (
        ("the same", 1),
        ("doubled", 2),
        ("2.5 times", Fraction(5, 2)),
        ("120 %", Fraction(6, 5)),
    ),
}
ABOVE = ("more than", "over", "well over", "in excess of")
FROM = ("at least", "no fewer than", "a minimum of")
BELOW = ("less than", "under", "fewer than", "well below")
UNTIL = ("at most", "no more than", "a maximum of")
NEAR = ("about", "roughly", "barely", "an estimated", "close to")


@pytest.mark.parametrize(
    ("context", "number", "value", "hedge"),
    [
        (context, number, value, hedge)
        for context, numbers in KINDS.items()
        for (number, value), hedge in product(
            numbers, (*ABOVE, *FROM, *BELOW, *UNTIL, *NEAR, "exactly")
        )
    ],
)
def test_every_hedge_says_the_same_of_every_kind_of_number(
    context: str, number: str, value: Fraction | int, hedge: str
) -> None:
    claim, codes = read(context, f"{hedge} {number}")
    assert claim is not None, codes
    literal, generous = claim.reading.literal, claim.reading.generous
    step = Fraction(1, 1000)

    assert (value in literal) == (hedge not in ABOVE + BELOW)
    assert value in generous
    if hedge in ABOVE + FROM:
        assert value * 100 in generous or (context == "share" and 1 in generous)
        assert value * (1 - step) not in literal
    elif hedge in BELOW + UNTIL:
        assert 0 in literal
        assert value * (1 + step) not in literal
    elif hedge in NEAR:
        assert literal.lower is not None
        assert literal.lower < value
        assert literal.upper is not None
        assert literal.upper > value


@pytest.mark.parametrize("hedge", [*ABOVE, *FROM, *BELOW, *UNTIL, "nearly", "just over"])
@pytest.mark.parametrize(
    ("fall", "left"),
    [
        ("halved", Fraction(1, 2)),
        ("down {} 20 %", Fraction(4, 5)),
        ("fell by {} a third", Fraction(2, 3)),
    ],
)
def test_a_hedge_on_a_fall_is_turned_round(hedge: str, fall: str, left: Fraction) -> None:
    claim, codes = read("growth", fall.format(hedge) if "{}" in fall else f"{hedge} {fall}")
    assert claim is not None, codes
    literal = claim.reading.literal

    larger_fall = hedge in ABOVE + FROM + ("just over",)
    assert (left * Fraction(49, 50) in literal) == larger_fall
    assert (left * Fraction(51, 50) in literal) != larger_fall


def test_two_numbers_are_two_statements() -> None:
    text = (
        f"{MEASURES}\nclaim: both\nfigure: 73 of about 87 entries\nquantity: right / entries\nwhen:"
        " 2025-03-10\n"
    )
    claims = fc.loads(text, "it.rec")

    assert [(claim.id, str(claim.reading.literal.lower)) for claim in claims] == [
        ("both", "73/89"),
        ("both:part", "73"),
        ("both:whole", "85"),
    ]
    assert claims.problems == ()
    assert fc.check(claims).counts["error"] == 0
    wrong = fc.loads(
        f"{text}\nsource: other\n\nclaim: whole\nfigure: exactly 40\nmeasure: entries\nwhen:"
        " 2025-03-10\n"
    )
    assert fc.check(wrong).counts["error"] > 0


@pytest.mark.parametrize(
    ("figure", "stated"),
    [
        ("one out of 20", 1),
        ("1 out of 87", 1),
        ("9 out of 10", 1),
        ("one of 20", 3),
        ("2 out of 87", 3),
        ("73 of 87", 3),
    ],
)
def test_a_ratio_alone_states_no_number(figure: str, stated: int) -> None:
    text = f"{MEASURES}\nclaim: it\nfigure: {figure}\nquantity: right / entries\nwhen: 2025-03-10\n"

    assert len(list(fc.loads(text, "it.rec"))) == stated


def test_the_command_gives_the_advice_of_a_report() -> None:
    from click.testing import CliRunner

    from figurecheck.cli import main

    told = CliRunner().invoke(main, ["read", "20 % zzz"])

    assert told.exit_code == 2
    assert "keep the words of the figure and drop the rest" in told.output


FIGURES = ("5 %", "half", "20", "a third", "$5 million", "3 in 10", "12 times", "about 20", "0.5 %")
JOINTS = (
    *("of", "of the", "of all", "out of", "from", "to", "or", "and", "at", "by", "in", "per"),
    *("plus", "versus", "against", "compared to", "on", "with"),
)
NUMBERS = ("10", "1,200", "about 87", "$3 million", "40 %", "a dozen", "twelve", "half")
NOUNS = ("", " votes", " of the votes")


@cache
def printed(text: str) -> str:
    """What ``figurecheck read`` prints below the words themselves; empty where it refuses them."""
    try:
        return explain(text).partition("\n")[2]
    except fc.FigurecheckError:
        return ""


@settings(max_examples=up_to(300))
@given(
    st.sampled_from(FIGURES),
    st.sampled_from(JOINTS),
    st.sampled_from(NUMBERS),
    st.sampled_from(NOUNS),
)
def test_read_uses_a_second_number_and_says_so_or_refuses_it(
    figure: str, joint: str, number: str, noun: str
) -> None:
    plain, more = printed(figure), printed(f"{figure} {joint} {number}{noun}")

    assert plain
    assert not more or more != plain


@settings(max_examples=up_to(300))
@given(st.sampled_from(FIGURES), st.text("bcdfghjklmnpqrtvwxz", min_size=4, max_size=9))
def test_read_uses_an_unknown_word_and_says_so_or_refuses_it(figure: str, word: str) -> None:
    for text in (f"{figure} {word}", f"{figure} of {word}", f"{figure} of the {word}"):
        told = printed(text)

        assert not told or word in told


@pytest.mark.parametrize("text", ["5 % of 10", "half of the roughly 10,000 members"])
def test_one_reading_does_not_hold_two_numbers(text: str) -> None:
    assert "of the whole" in printed(text)
    with pytest.raises(fc.FigurecheckError, match="two numbers"):
        fc.read(text)


AS_PRINTED = (
    ("slight overall drop of 0.7 percent", "growth", "0.9925", "0.9935"),
    ("an overall increase of 5.3 percent", "growth", "1.0525", "1.0535"),
    ("Increased slightly, 0.2 percent", "growth", "1.0015", "1.0025"),
    ("fell sharply, by 18 percent", "growth", "0.815", "0.825"),
    ("a smaller-than-expected 6 percent increase", "growth", "1.055", "1.065"),
    ("a 6 percent increase on a year-on-year basis", "growth", "1.055", "1.065"),
    ("up 5 percent on a yearly basis", "growth", "1.045", "1.055"),
    ("up 5 percent from 2024 to 2025", "growth", "1.045", "1.055"),
    ("topped 2,100", "count", "2101", None),
    ("exceeded 2,100 arrests", "count", "2101", None),
    ("totaled 2,100 arrests", "count", "2100", "2100"),
    ("$US91.8 billion", "money", "91800000000", "91800000000"),
    ("52% support, plus or minus 3 percentage points", "percent", "48.5", "55.5"),
    ("52% support (plus or minus 3 points)", "percent", "48.5", "55.5"),
)
"""Figures as news print them, with the ends of what they mean, worked out by hand."""


@pytest.mark.parametrize(("text", "context", "lower", "upper"), AS_PRINTED)
def test_what_news_print_is_read_as_it_is_meant(
    text: str, context: str, lower: str, upper: str | None
) -> None:
    claim, problems = read(context, text)

    assert claim is not None, problems
    literal = claim.reading.literal
    assert literal.lower == Fraction(lower)
    assert literal.upper == (None if upper is None else Fraction(upper))


@pytest.mark.parametrize(
    "text", ["$6,000 each a year", "$6,000 each per year", "$5 million each", "by 80 %"]
)
def test_what_says_less_than_a_figure_is_refused_by_read(text: str) -> None:
    assert not printed(text)


@pytest.mark.parametrize("unit", ["USD per share", "USD/share", "USD a share"])
def test_a_share_behind_per_is_what_a_company_issues(unit: str) -> None:
    assert read_unit(unit).dimension == (("USD", 1), ("share", -1))
    assert fc.read("$1.65 per share").literal.lower == Fraction("1.645")


def test_read_tells_which_words_only_a_quantity_understands() -> None:
    for text in ("a population of 58,000", "71 % of voters", "32 people had been injured"):
        assert "must be words of its quantity" in printed(text)
