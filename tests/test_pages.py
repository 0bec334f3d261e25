"""A rule's file is its manual page and its test: both blocks of every page are run."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

import pytest

import figurecheck as fc
from figurecheck.asking.pages import Page, block, pages, records

PAGES = pages()

NOTES = frozenset({"FC406", "FC407", "FC902", "FC903"})
"""The codes whose findings are always notes; the Conflict of every other page must give graver
ones.
"""


@cache
def report_on(text: str) -> fc.Report:
    return fc.check(fc.loads(text))


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.code}-{page.name}" for page in PAGES])
def test_the_conflict_of_a_page_raises_its_code_and_no_other(page: Page) -> None:
    report = report_on(page.conflict)
    graver = {finding.code for finding in report.findings if finding.severity != "note"}
    notes = {finding.code for finding in report.findings if finding.severity == "note"}

    assert graver == (set() if page.code in NOTES else {page.code})
    assert page.code not in NOTES or notes == {page.code}


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.code}-{page.name}" for page in PAGES])
def test_the_clean_block_of_a_page_raises_nothing(page: Page) -> None:
    report = report_on(page.clean)

    assert not [finding.headline for finding in report.findings if finding.severity != "note"]
    assert page.code not in NOTES & {finding.code for finding in report.findings}
    assert report.complete


@pytest.mark.parametrize("code", sorted(NOTES))
def test_a_code_of_notes_is_never_graver(code: str) -> None:
    found = [report_on(text) for page in PAGES for text in (page.conflict, page.clean)]

    assert {
        finding.severity for report in found for finding in report.findings if finding.code == code
    } == {"note"}


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.code}-{page.name}" for page in PAGES])
def test_a_page_says_what_is_checked_and_why(page: Page) -> None:
    assert page.headline
    assert "\nWhat it checks\n" in page.text
    assert "\nWhy it matters\n" in page.text


def test_there_are_pages() -> None:
    assert len(PAGES) > 7


def test_a_block_ends_where_the_indentation_does() -> None:
    assert (
        block(
            "A.\n\nConflict::\n\n    claim: a\n\n    claim: b\n\nClean::\n\n    x: y\n", "Conflict"
        )
        == "claim: a\n\nclaim: b\n"
    )


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.code}-{page.name}" for page in PAGES])
def test_what_both_blocks_of_a_page_begin_with_is_written_once(page: Page) -> None:
    """The two blocks then differ by what makes the conflict, for a reader to see at a glance."""
    own, clean = (block(page.text, title).strip().split("\n\n") for title in ("Conflict", "Clean"))
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(own[:-1], clean[:-1], strict=False))

    assert len(list(shared)) < 3


def test_the_records_of_both_blocks_stand_before_each() -> None:
    text = (
        "A.\n\nGiven::\n\n    claim: a\n\nConflict::\n\n    claim: b\n\nClean::\n\n    claim: c\n"
    )

    assert records(text, "Conflict") == "claim: a\n\nclaim: b\n"
    assert records(text, "Clean") == "claim: a\n\nclaim: c\n"
