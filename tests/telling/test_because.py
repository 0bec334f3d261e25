"""The rules behind a conflict are said in words."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.asking.pages import Page, pages

BY_RULES = [page for page in pages() if page.code.startswith("FC2")]


@pytest.mark.parametrize("page", BY_RULES, ids=[f"{one.code}-{one.name}" for one in BY_RULES])
def test_the_conflict_of_every_page_of_a_rule_says_the_rule(page: Page) -> None:
    found = [one for one in fc.check(fc.loads(page.conflict)).conflicts if one.code == page.code]

    assert found
    assert all(one.because.startswith("because ") for one in found)
    assert all("[" not in one.because and "{" not in one.because for one in found)


def test_two_figures_for_one_quantity_need_no_rule() -> None:
    one = fc.claim("412", measure="arrests", when="2025-03-10", source="police")
    other = fc.claim("398", measure="arrests", when="2025-03-10", source="gazette")

    assert [found.because for found in fc.check([one, other]).conflicts] == [""]


def test_a_part_that_exceeds_its_whole_names_both() -> None:
    text = "measure: doses\nunit: dose\n\nmeasure: first doses\nunit: dose\npart_of: doses\n\n"
    text = text.replace("first doses", "first")
    text += "claim: a\nfigure: 10\nmeasure: doses\nwhen: 2021\n\n"
    text += "claim: b\nfigure: 12\nmeasure: first\nwhen: 2021\n"

    (found,) = fc.check(fc.loads(text)).conflicts
    assert found.because == "because the whole (doses) is never less than a part of it (first)"
