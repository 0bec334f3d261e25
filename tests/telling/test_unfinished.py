"""What is said of conflicts that were not looked for: only what is certain."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import figurecheck as fc
from figurecheck.model import limits
from figurecheck.telling.coverage import closing_of

FIRST = date(2024, 1, 1)


def counted(days: int, wrong: dict[int, int]) -> str:
    """A running count told on so many days by two sources, with other figures on some of them."""
    lines = ["measure: cases\nunit: case\n"]
    for source in ("alpha", "beta"):
        lines.append(f"source: {source}\n")
        for day in range(days):
            figure = wrong.get(day, 10 * day) if source == "alpha" else 10 * day
            lines.append(
                f"claim: d{day}\nfigure: exactly {figure} cases\nmeasure: cases\n"
                f"since: 2024-01-01\nas_of: {FIRST + timedelta(day)}\n"
            )
    return "\n".join(lines)


def unfinished(text: str) -> tuple[str, fc.Report]:
    report = fc.check(fc.loads(text))
    return closing_of(report).unfinished, report


def test_a_search_that_came_to_its_end_leaves_nothing_to_say() -> None:
    said, report = unfinished(counted(6, {3: 900}))

    assert report.complete
    assert said == ""


def test_where_the_rest_was_seen_to_hold_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SEARCH_EFFORT", 15_000)
    said, report = unfinished(counted(40, {20: 9_000}))

    assert not report.complete
    assert said.endswith("Without it no error is left.")
    doubted = {name for one in report.repairs for name in one.sets[0]}
    rest = fc.loads(counted(40, {20: 9_000})).filter(lambda one: one.name not in doubted)
    assert fc.check(rest).ok


def test_where_it_was_not_nothing_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SEARCH_EFFORT", 2_000)
    monkeypatch.setattr(limits, "REPAIRING_EFFORT", 1)
    said, report = unfinished(counted(40, {20: 9_000}))

    assert not report.complete
    assert said.startswith("There may be more conflicts than these")
