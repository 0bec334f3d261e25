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
)


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
    "Police said 73 of 87 officers had completed 12 hours of training, or 91 percent.": [],
}


@pytest.mark.parametrize("text", RESTATED)
def test_a_share_that_is_restated_behind_its_clause_is_held_against_its_numbers(text: str) -> None:
    assert codes(text) == RESTATED[text]
