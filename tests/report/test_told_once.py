"""Findings of one shape are told once for people, the worst of them in full."""

from __future__ import annotations

from datetime import date, timedelta

import figurecheck as fc
from figurecheck.report.formats.text import full, render


def series(days: int) -> fc.Report:
    """Two sources that differ day after day, by one case more each day."""
    lines = ["measure: cases\nunit: case\n"]
    for source, more in (("state", 0), ("agency", 1)):
        lines.append(f"source: {source}\n")
        for index in range(days):
            day = (date(2020, 4, 1) + timedelta(index)).isoformat()
            value = 1_000 + more * (100 + index)
            lines.append(
                f"claim: d{index}\nfigure: exactly {value} cases\nmeasure: cases\nwhere:"
                f" Ohio\nwhen: {day}\n"
            )
    return fc.check(fc.loads("\n".join(lines)))


def test_a_series_that_differs_is_one_paragraph() -> None:
    report = series(30)
    text = full(report)

    assert len(report.conflicts) == 30
    assert text.count("error FC301") == 1
    assert "exactly 1129 cases" in text.split("why:")[0]
    assert (
        "and 29 more like it (-v lists them): cases: agency and state disagree 30 times, in Ohio, "
        in text
    )
    assert "gaps from 100 to 129" in text


def test_all_of_them_are_told_where_more_is_asked_for() -> None:
    assert render(series(30), True).count("error FC301") == 30


def test_a_few_are_told_one_by_one() -> None:
    assert full(series(3)).count("error FC301") == 3
