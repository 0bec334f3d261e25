"""Every kind of slip has a page of its own: records that it explains first, and records that it
does not explain.
"""

from __future__ import annotations

import sys

import pytest

import figurecheck as fc
from figurecheck.asking.pages import records
from figurecheck.catalogue import collect
from figurecheck.checks.explanation import Explanation
from figurecheck.model.finding import Explained
from tests.planted import KINDS, UNLISTED, drawn, explained, rank
from tests.sizes import some

SLIPS = [
    kind
    for kind in collect("figurecheck.checks.explanations", "EXPLANATION", Explanation)
    if kind.slip
]

SEEDS = some(range(2))


def offered(text: str) -> list[Explained]:
    """What is offered for the conflicts of a text, the likeliest first for each."""
    return [one for finding in fc.check(fc.loads(text)).conflicts for one in finding.explanations]


def page(kind: Explanation) -> str:
    """The docstring of the file that an explanation stands in."""
    return sys.modules[kind.tries.__module__].__doc__ or ""


@pytest.mark.parametrize("kind", SLIPS, ids=lambda kind: kind.name)
def test_a_slip_is_the_first_explanation_of_its_own_page(kind: Explanation) -> None:
    text = records(page(kind), "Conflict")

    assert text
    assert fc.loads(text).problems == ()
    assert [one.name for one in offered(text)][:1] == [kind.name]


@pytest.mark.parametrize("kind", SLIPS, ids=lambda kind: kind.name)
def test_a_slip_is_not_offered_where_the_figure_is_wrong_in_another_way(kind: Explanation) -> None:
    text = records(page(kind), "Clean")
    report = fc.check(fc.loads(text))

    assert report.conflicts
    assert kind.name not in [one.name for one in offered(text)]


def test_planted_slips_are_told_first_or_nearly() -> None:
    places = [rank(drawn(make, seed)) for make in KINDS.values() for seed in SEEDS]

    assert 5 * sum(place == 1 for place in places) >= 4 * len(places)
    assert 20 * sum(place is not None and place <= 3 for place in places) >= 19 * len(places)


def test_no_slip_is_offered_where_none_was_planted() -> None:
    offered_for = [
        any(one.slip for one in explained(drawn(make, seed)))
        for make in UNLISTED.values()
        for seed in range(8)
    ]

    assert sum(offered_for) <= 1
