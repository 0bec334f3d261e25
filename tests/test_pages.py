"""A rule's file is its manual page and its test: both blocks of every page are run."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.pages import Page, block, pages

PAGES = pages()


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.code}-{page.name}" for page in PAGES])
def test_the_conflict_of_a_page_raises_its_code_and_no_other(page: Page) -> None:
    report = fc.check(fc.loads(page.conflict))

    assert {finding.code for finding in report.findings if finding.severity != "note"} == {page.code}


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.code}-{page.name}" for page in PAGES])
def test_the_clean_block_of_a_page_raises_nothing(page: Page) -> None:
    report = fc.check(fc.loads(page.clean))

    assert not [finding.headline for finding in report.findings if finding.severity != "note"]
    assert report.complete


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.code}-{page.name}" for page in PAGES])
def test_a_page_says_what_is_checked_and_why(page: Page) -> None:
    assert page.headline
    assert "\nWhat it checks\n" in page.text
    assert "\nWhy it matters\n" in page.text


def test_there_are_pages() -> None:
    assert len(PAGES) > 7


def test_a_block_ends_where_the_indentation_does() -> None:
    assert block("A.\n\nConflict::\n\n    claim: a\n\n    claim: b\n\nClean::\n\n    x: y\n", "Conflict") == (
        "claim: a\n\nclaim: b\n"
    )
