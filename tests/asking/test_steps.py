"""The proof of a conflict in lines for people."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.asking.pages import Page, pages
from figurecheck.asking.steps import finding_of, steps
from figurecheck.errors import UsageError

PAGES = [page for page in pages() if page.code.startswith("FC2")]


@pytest.mark.parametrize("page", PAGES, ids=[f"{one.code}-{one.name}" for one in PAGES])
def test_every_claim_of_a_conflict_stands_in_its_proof(page: Page) -> None:
    report = fc.check(fc.loads(page.conflict))

    for conflict in report.conflicts:
        told = "\n".join(steps(report, conflict))
        for name in conflict.claims:
            assert report.claims[name].figure.text in told


def test_a_key_that_nothing_has_is_refused_with_the_nearest() -> None:
    report = fc.check(fc.loads(PAGES[0].conflict))
    key = report.conflicts[0].key

    assert finding_of(report, key) is report.conflicts[0]
    with pytest.raises(UsageError, match="did you mean"):
        finding_of(report, f"{key[:-1]}x")
