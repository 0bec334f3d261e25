"""Figures in running text: what is one, where it stands, what it is of, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figurecheck.bringing.documents.opening import read_text
from figurecheck.bringing.prose.through import read_document_text
from figurecheck.bringing.prose.tokens import cut
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.phrases.vocabulary import tokenize
from tests.bringing.prose.texts import mentions, sentences_of, words
from tests.yardstick import timed

READ = {
    "About 700 federal officers left.": ("About 700 federal officers", "count", "officer"),
    "More than 10 million people came.": ("More than 10 million people", "count", "person"),
    "There were 40 people or more.": ("40 people or more", "count", "person"),
    "Five confirmed cases were told.": ("Five confirmed cases", "count", "case"),
    "They built two smaller barns.": ("two smaller barns", "count", "barn"),
    "It has 27 U.S. states.": ("27 U.S. states", "count", "state"),
    "It cost $1.2 billion.": ("$1.2 billion", "money", "USD"),
    "It cost about $5m in all.": ("about $5m", "money", "USD"),
    "It fell 36 cents.": ("36 cents", "money", "cents"),
    "It rose 18 percent.": ("18 percent", "percent", "percent"),
    "It rose 2.5%.": ("2.5%", "percent", "percent"),
    "It fell six percentage points.": ("six percentage points", "points", "points"),
    "The crossing is 14 miles long.": ("14 miles", "measure", "mile"),
    "It weighs 5 kg.": ("5 kg", "measure", "kilogram"),
    "Roughly a quarter of them left.": ("Roughly a quarter", "fraction", ""),
    "One in four voters stayed.": ("One in four", "fraction", ""),
    "Sales doubled.": ("doubled", "multiple", ""),
    "Between 1,200 and 1,500 people came.": ("Between 1,200 and 1,500 people", "range", "person"),
    "It rose to 5-7 percent.": ("5-7 percent", "range", "percent"),
    "Mara Ellison, 41, said so.": ("41", "age", "year"),
    "A 20-year-old car.": ("20-year-old", "age", "year"),
    "It rose to 46,200 from there.": ("46,200", "bare", ""),
    "Output was -3.5 percent.": ("-3.5 percent", "percent", "percent"),
}


@pytest.mark.parametrize("text", READ)
def test_a_figure_is_read_with_its_hedge_and_unit(text: str) -> None:
    (mention,) = mentions(text)

    assert (words(text, mention), mention.kind, mention.unit) == READ[text]


NONE = (
    "It happened on Tuesday, 7 April 2025.",
    "It happened on April 7.",
    "It happened in 1975 and in the 1980s.",
    "They met at 9:30 a.m. and at 5 p.m.",
    "Call 555-123-4567 now.",
    "They won 3-2.",
    "Under Section 702 it is law.",
    "See 287(g) and No. 10.",
    "The A380 and the MS-13.",
    "The S&P 500 and Windows 10.",
    "He came 3rd.",
    "It is one of them.",
    "See page 12 and https://example.org/5/6.",
    "Version 1.2.3 is out.",
    "It was the third term and the first half.",
    "This one is it; no one came.",
    "From 2004-2018 it ran.",
)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure_is_none(text: str) -> None:
    assert [words(text, one) for one in mentions(text)] == []


def test_directions_and_periods_stand_by_a_figure() -> None:
    rose, cost = mentions("It rose by about 18 percent and costs $1,200 a month.")

    assert (rose.direction, cost.per) == ("up", "month")


def test_a_bare_figure_shares_the_unit_of_the_figure_that_it_stands_beside() -> None:
    to, since = mentions("The gap narrowed to 40 miles from 52.")

    assert (to.unit, since.kind, since.unit, since.elided) == ("mile", "bare", "", "mile")
    assert (to.direction, since.direction) == ("down", "")


@settings(deadline=None)
@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(("euros", "miles", "horses")))
def test_what_rose_or_fell_to_a_number_has_its_direction_and_not_what_it_came_from(
    one: int, other: int, unit: str
) -> None:
    for word, way in (("rose", "up"), ("fell", "down")):
        to, since = mentions(f"It {word} to {one}0 {unit} from {other}1.")

        assert (to.direction, since.direction, since.elided) == (way, "", to.unit)


def test_words_of_comparison_are_no_hedge_of_the_figure_behind() -> None:
    _, percent, other = mentions("Sales of 1,212 jars are 20 percent more than 1,010 jars.")

    assert (percent.kind, other.hedge) == ("percent", "bare")


PIECES = (
    "about 5 1,200 $ million percent % two dozen to - from and half a people or more than , . ( )"
    " rose km hundred one in of March 2025 quarter per day 12 : / € k points not U.S. older men ’"
    " 3.5 +"
)
TEXTS = st.lists(st.sampled_from(PIECES.split()), max_size=25).map(" ".join)


@settings(deadline=None)
@given(TEXTS)
def test_mentions_stand_in_order_apart_and_their_words_read_as_the_same_figure(text: str) -> None:
    found = [mention for sentence in sentences_of(text) for mention in sentence.mentions]

    assert all(
        one.last <= other.first
        for s in sentences_of(text)
        for one, other in zip(s.mentions, s.mentions[1:], strict=False)
    )
    for sentence in sentences_of(text):
        units = {one.unit for one in sentence.mentions}
        assert all(not one.elided or one.elided in units for one in sentence.mentions)
    for one in found:
        assert 0 <= one.outer_start <= one.start < one.end <= len(text)
        if one.figure is not None:
            again = read_phrase(text[one.outer_start : one.outer_end])
            assert (again.value, again.hedge, again.unit) == (
                one.figure.value,
                one.figure.hedge,
                one.figure.unit,
            )


@settings(deadline=None)
@given(st.text(alphabet="abc 12,.’'½%$()\n-+<=éA", max_size=60))
def test_tokens_are_cut_as_figures_are_but_for_blanks_between_digits(text: str) -> None:
    mine = [one.text for one in cut(text, 0, len(text))]

    assert mine == [one.text for part in text.split() for one in tokenize(part)]


HOSTILE = (
    *(
        "1",
        "1,1,1",
        "1-1-1",
        "from 1 to ",
        "(1",
        "A.1 ",
        "million ",
        "a.",
        "/a",
        "1/",
        '"5 ',
        "two-",
        "x@",
        "[1]",
    ),
    *(
        "in 1975 ",
        "$5 million ",
        "half a ",
        "up 5 percent, or 6 ",
        "Jan 5 ",
        "5 and ",
        "5 percent to 6 from ",
        "of the 5 ",
    ),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_in_time(piece: str) -> None:
    document = read_text(piece * (80_000 // len(piece)))

    _, taken = timed(lambda: read_document_text(document))

    assert taken < 10  # a quadratic scan takes minutes
