"""The page of each pattern is its test: its Conflict block is told by its code, its Clean block not
at all.
"""

from __future__ import annotations

import re
from importlib import import_module

import pytest

import figurecheck as fc
from figurecheck.asking.pages import block
from figurecheck.bringing.documents.opening import read_text
from figurecheck.bringing.prose.pages import PatternPage, pattern_pages
from figurecheck.bringing.prose.through import patterns, read_document_text
from figurecheck.catalogue import modules
from tests.bringing.prose.texts import checked, codes

PAGES = {
    module: import_module(module)
    for module in (
        *modules("figurecheck.bringing.prose.patterns"),
        "figurecheck.bringing.prose.headline",
    )
}


def parts(text: str) -> tuple[str, str]:
    """A text of a page without the day of publication ahead of it, and that day."""
    dated = re.match(r"date: (\S+)\n\n", text)
    return (text[dated.end() :], dated[1]) if dated is not None else (text, "")


@pytest.mark.parametrize("module", PAGES)
def test_the_conflict_of_a_page_is_told_by_its_code_and_no_other(module: str) -> None:
    page = PAGES[module]

    assert set(codes(*parts(block(page.__doc__ or "", "Conflict")))) == {page.CODE}


@pytest.mark.parametrize("module", PAGES)
def test_the_clean_text_of_a_page_is_told_nothing(module: str) -> None:
    assert codes(*parts(block(PAGES[module].__doc__ or "", "Clean"))) == []


@pytest.mark.parametrize("module", PAGES)
def test_a_page_says_what_is_checked_and_why(module: str) -> None:
    text = PAGES[module].__doc__ or ""

    assert "\nWhat it checks\n" in text
    assert "\nWhy it matters\n" in text


@pytest.mark.parametrize("page", pattern_pages(), ids=lambda page: page.name)
def test_every_page_shows_what_its_example_is_told_as(page: PatternPage) -> None:
    assert page.told
    assert all(page.told)


def test_no_two_patterns_have_one_name() -> None:
    names = [pattern.name for pattern in patterns()]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("module", PAGES)
def test_the_finding_of_a_page_is_proved_again_from_the_report(module: str) -> None:
    report = checked(*parts(block(PAGES[module].__doc__ or "", "Conflict")))

    assert fc.verify(report.to_json()) == len(report.conflicts)


CHANGES = {
    "Sales rose 10 percent to 1,212 jars from 1,010 jars.": "20",
    "Sales rose 10 percent from 1,010 jars to 1,212 jars.": "20",
    "Sales rose from 1,010 jars to 1,212 jars, a 10 percent increase.": "20",
    "Sales rose to 1,212 jars from 1,010 jars, an increase of 202 jars.": "",
    "Sales rose from 1,010 jars in 2023 to 1,212 in 2024, a rise of 10 percent.": "20",
    "Sales rose to 1,212 jars in 2024 from 1,010, an increase of about 20 percent.": "",
    "Sales rose from 1,010 jars to 1,212, a rise of 10 percent a year.": "",
    "Sales came to 1,212 jars, up 10 percent from 1,010 jars.": "20",
    "Sales came to 1,212 jars, 10 percent more than 1,010 jars.": "20",
    "The year saw a 10 percent rise in sales to 1,212 jars from 1,010 jars.": "20",
    "Sales fell 40 percent to 900 jars from 1,300 jars.": "30.8",
    "Sales rose 10 percent last week, to $1.2 million from $1.1 million a year earlier.": "",
    "Sales rose 10 percent last week, to $1.21 million from $1.01 million a year earlier.": "19.8",
}


@pytest.mark.parametrize("text", CHANGES)
def test_changes_are_read_in_all_orders(text: str) -> None:
    told = [finding.headline for finding in checked(text)]

    assert len(told) == bool(CHANGES[text])
    assert all(f" {CHANGES[text]} percent" in headline for headline in told)


SILENT = (
    "Adjusted for inflation, sales rose 10 percent to 1,200 jars from 1,000 jars.",
    "The town grew 5 percent a year to 2,210 people from 1,510 people.",
    "Sales rose 10 percent annually to 2,210 jars from 1,510 jars.",
    "The stock reversed an earlier decline to end up 4.3 percent, or $1.56, at $37.96 on Friday.",
    (
        "The stock, after a decline of the week, to wind up 4.3 percent, or $1.56, at $37.96 on"
        " Friday."
    ),
    "The index gave up 21.03 points, or 2.31 percent, at 888.67.",
    (
        "Revenue dropped 7.1 percent to 18.36 billion euros, compared with a 20.52 billion euro"
        " target."
    ),
    "It was last down 1.1 percent at 84.14 yen, not far from a session low of 83.61 yen.",
    "It sees spending up 2.4 percent to $155 billion -- a long way from $177 billion in 2007.",
    (
        "Trade with China rose nearly 30 percent to $3.47 billion, compared to trade with Japan of"
        " $1.91 billion."
    ),
    (
        "Incomes are taxed at 15 percent, down from the current 24 percent tax on incomes from"
        " 12,000 to 18,000 euros."
    ),
    "The country produced 1.6 million gallons (7.3 million liters) of syrup.",
    "Shares rose 5.8 percent, or $1.09, to $19.50.",
    "The tower of 6 feet 2 inches (1.88 meters) is small.",
    "Sales rose 10 percent to 1,200 jars and profit fell from 1,000 euros.",
    "Sales rose 10 percent to 1,200 jars from 1,000 bottles.",
    "Sales rose 10 percent to 1,200 jars, compared with a loss of 1,000 jars.",
    "Sales rose more than 10 percent to 1,200 jars from 1,000 jars.",
    "Sales rose 20 percent to more than 1,200 jars from 1,000 jars.",
    "Sales rose 10 percent to 1,200 jars from 3 million jars.",
    (
        "The company raised the price of 99.5 percent pure metal to 2,050 dollars a tonne from"
        " 1,950 dollars."
    ),
    "The club offers songs for £4.99 per month or £50 per year.",
    "A pass costs $10 a month, or $100 a year.",
    "The stocks were: Feb 87 Jan 87 March 86.",
    "Shares fell 36 cents, or 4 percent, to $11.64.",
    "The trail of 14 miles (23 km) is steep.",
    "He is 5 feet 10 inches (1.78 meters) tall.",
    "The walk is about 1 mile (2 km).",
    "It may rain on 29 February 2024.",
    "She opened the shop 40 years ago, in 1985.",
    "From 2004 to 2018, a 15-year run ended.",
    "Of the 480 pupils, 156, or about a third, walk to school.",
    "Turnout was 42 percent, and the remaining 10 percent of ballots were spoiled.",
    (
        "The herd more than quadrupled from 2.7 million animals, to 4 million animals in 1996, to 8"
        " million animals in 2000, to an estimated 12 million animals today."
    ),
    "Sales rose 60 percent from 100 jars in 1999 to 120 jars in 2004, to 160 jars in 2009.",
    "The centre takes up to 20,000 calls per hour (260,000 calls per day).",
    "Ready battalions: 1 in October 2005 and 0 February 2006, it said.",
    "Less than one fifth (12 percent) of the claims, and almost half (43 percent) of the others.",
    "It shipped nine million (60-kilogram) bags, and nil (738) the month before.",
    "The budget cuts the improvement program by 23 percent, or $627 million, to $2.1 billion.",
    "On hand in dealer inventory were 35,000 of the two models.",
    "Ridership more than halved to 21,400 from 60,200 a year earlier.",
    "Ridership more than halved from 60,200 to 12,400.",
    "Ridership almost halved from 60,200 to 32,400.",
    "Support fell eight points to 41 percent from 49 percent.",
    "Support slid from 49 percent to 41 percent, a drop of eight percentage points.",
    "Shares were at $12.40, compared with $11.03 in 2022, up 15% from a year earlier.",
    "Sales were $122.4 million, compared with estimates of $110.3 million, up 15%.",
    "Support rose from 41 percent to 49 percent, a gain of six seats.",
)

SAID_OF = {
    "Ridership more than halved to 31,400 from 60,200 a year earlier.": "0.522 times, not more",
    "Ridership nearly halved to 21,400 from 60,200 a year earlier.": "0.355 times, not nearly",
    "Support fell six points to 41 percent from 49 percent.": "8 points, not six points",
    "Support slid from 49 percent to 41 percent, a drop of six percentage points.": "8 points, not",
    "The rate rose to 5.2 percent from 4.7 percent, up 0.3 points.": "0.5 points, not 0.3",
    "Turnout was 62.3 percent, up 4.1 points from 56.4 percent in 2016.": "5.9 points, not 4.1",
    "Deaths fell by 30%, from 1,947 to 1,031.": "down 47 percent, not 30%",
    "Sales in 2023 were $122.4 million compared to $110.3 million in 2022, up 15%.": "up 11 perc",
    "Profits were £12.4m, against £8.7m last year, a rise of 30%.": "up 42.5 percent, not 30%",
    (
        "Profit jumped 96% to $1.13bn (£600m) for the three months to December, from $639m a year"
        " earlier."
    ): "up 76.8 percent, not 96%",
    (
        "Net profit surged 96% to $1.13bn (£600m; €870m) in the last three months of 2004 compared"
        " with $639m a year earlier."
    ): "up 76.8 percent, not 96%",
    "The tower is 121 metres (228 feet) tall.": "121 metres is 397 feet, not 228 feet",
}


@pytest.mark.parametrize("text", SAID_OF)
def test_what_a_sentence_says_of_its_figures_is_told_with_what_they_come_to(text: str) -> None:
    (headline,) = [finding.headline for finding in checked(text).findings]

    assert SAID_OF[text] in headline


TURNED = (
    "The budget cuts the airport improvement program by 23 percent, or $627 million, to $2.73"
    " billion."
)


def test_a_move_is_told_by_the_direction_that_it_is_nearer_to() -> None:
    (headline,) = [finding.headline for finding in checked(TURNED).conflicts]

    assert "$627 million on $3.357 billion is 18.7 percent, not 23 percent" in headline


@pytest.mark.parametrize("text", SILENT)
def test_what_an_ordinary_reading_saves_is_not_told(text: str) -> None:
    assert codes(text, "2025-06-04") == []


def test_a_pattern_reads_no_figure_of_another_sentence() -> None:
    text = "Sales rose 10 percent to 1,200 jars. They were up from 1,000 jars."

    assert not read_document_text(read_text(text)).matches


RESTATED = {
    "Police said 73 of 87 officers had completed the training, or 91 percent.": ["FC202"],
    "Police said 73 of 87 officers had completed the training, or 84 percent.": [],
    "The party won 73 of 87 seats in the north, or 91 percent of the vote.": [],
    "Of the 312 posts, 45 are vacant, 18.4 percent.": ["FC202"],
    "Of the 312 posts, 45 are vacant, 14.4 percent.": [],
    "Of the 312 posts, 45 are vacant, 18.4 percent more than in 2024.": [],
    "Of the 312 posts, 45 had no holder at a rate of absence, 18.4 percent.": [],
    "In 73 of 87 towns the vote was close and turnout high, or 91 percent.": [],
    "The slide hit 64 of the village's 160 houses, or 46 percent.": ["FC202"],
    "The slide hit 64 of the village’s 160 houses (46 percent).": ["FC202"],
    "Of the old town's 160 houses, 64, or 46 percent, were hit.": ["FC202"],
    "The slide hit 64 of the old town's 160 houses, or 40 percent.": [],
    "The slide hit 64 of the village's 160 houses, 46 percent more than in 2024.": [],
    "Of the village's 160 houses and 80 barns, 64, or 46 percent, were hit.": [],
    "Police said 73 of 87 officers had completed 12 hours of training, or 91 percent.": [],
}


@pytest.mark.parametrize("text", RESTATED)
def test_a_share_that_is_restated_behind_its_clause_is_held_against_its_numbers(text: str) -> None:
    assert codes(text) == RESTATED[text]


DOUBTFUL = [page.__doc__ or "" for page in PAGES.values() if getattr(page, "PATTERN", None)]
DOUBTFUL = [one for one in DOUBTFUL if "Told as a note." in " ".join(one.split())]


def test_what_has_not_proved_right_is_a_note_and_says_so() -> None:
    told = [name for name, page in PAGES.items() if getattr(page, "PATTERN", None)]
    doubtful = [PAGES[name].__doc__ for name in told if PAGES[name].PATTERN.doubtful]

    assert doubtful == DOUBTFUL != []
    for text in DOUBTFUL:
        report = checked(*parts(block(text, "Conflict")))
        assert {one.severity for one in report.findings} == {"note"}
        assert report.ok


@pytest.mark.parametrize(
    "text",
    [
        "Costs were $64.4 million, representing a 12.4 percent increase from $56.4 million in May.",
        "Revenue was $107.9 million, an increase of 26.8 percent compared to $83.9 million.",
        "Sales rose by 14.7 percent to EUR 449.9 million (previous year: EUR 383.1 million).",
        "Riders came by the thousand, growing 16.1 percent (from 4,428 to 4,941).",
        "The price climbed from $650 to $2,560, marking an impressive 249 percent increase.",
        "The clubs recorded a 115 percent jump, from 5.25 million euros to 13.18 million euros.",
        "The bank set aside $148 million, or 3.6 percent of its $4.7 billion loans.",
        "The ferry carried 2,316,940 people of the town, or 89 percent of the 2,369,799 people.",
        "Of the 10 boats, 3, or 40 percent, sank.",
    ],
)
def test_a_sentence_that_does_not_fit_is_told(text: str) -> None:
    assert codes(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Nine out of ten (92 percent) of them said so.",
        "Costs were $64.4 million, representing a 14.2 percent increase from $56.4 million in May.",
        "It spent $4 million, a 20 percent increase to $5 million in all.",
        "The bank set aside $148 million, or 3.1 percent of its $4.7 billion loans.",
        "Trips fell 12 percent, or 400, to 2,933.",
    ],
)
def test_a_sentence_that_may_well_fit_is_not_told(text: str) -> None:
    assert codes(text) == []
