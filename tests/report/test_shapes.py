"""Findings of one shape, told once."""

from __future__ import annotations

import figurecheck as fc
from figurecheck.telling.shapes import MIN_ALIKE, headline, range_of_gaps, shapes
from tests.report.series import series


def test_two_series_that_differ_every_day_are_one_shape() -> None:
    report = fc.check(fc.loads(series(6, ("Iowa", "Ohio"))))

    found = shapes(report)

    assert len(found) == 1
    assert sorted(point.key for point in found[0].points) == sorted(
        finding.key for finding in report.conflicts
    )
    assert found[0].sources == ("nyt", "state")
    assert found[0].places == ("Iowa", "Ohio")
    assert found[0].gaps == (3, 8)


def test_a_shape_says_who_disagrees_on_what_how_often_where_and_when() -> None:
    report = fc.check(fc.loads(series(6, ("Iowa", "Ohio"))))

    shape = shapes(report)[0]

    assert (
        headline(report, shape)
        == "cases: NYT and STATE disagree 12 times, in 2 places, from 1 March 2020 to 6 March 2020"
    )
    assert range_of_gaps(shape) == "gaps from 3 to 8"


def test_the_worst_is_the_one_with_the_largest_gap() -> None:
    report = fc.check(fc.loads(series(6)))

    shape = shapes(report)[0]

    worst = next(finding for finding in report.findings if finding.key == shape.worst)
    assert worst.gap == max(finding.gap or 0 for finding in report.conflicts) == 8


def test_points_are_in_the_order_of_their_days() -> None:
    report = fc.check(fc.loads(series(8)))

    windows = [point.window for point in shapes(report)[0].points]

    assert windows == sorted(windows, key=lambda window: window.order if window else ())


def test_a_few_findings_are_told_one_by_one() -> None:
    report = fc.check(fc.loads(series(MIN_ALIKE - 1)))

    assert len(report.conflicts) == MIN_ALIKE - 1
    assert shapes(report) == ()


def test_conflicts_about_one_claim_are_a_story_and_no_shape() -> None:
    lines = ["measure: cases\nunit: case\n"]
    lines += [
        f"claim: d{i}\nfigure: exactly {100 + i} cases\nmeasure: cases\nwhen: 2024-01-{i + 1:02}\n"
        for i in range(9)
    ]
    lines.append("claim: month\nfigure: exactly 50 cases\nmeasure: cases\nwhen: 2024-01\n")
    report = fc.check(fc.loads("\n".join(lines)))

    assert len(report.conflicts) == 9
    assert shapes(report) == ()


def test_the_figures_that_stand_alone_are_no_shape() -> None:
    lines = ["measure: cases\nunit: case\n"]
    lines += [
        f"claim: c{i}\nfigure: {100 + i} cases\nmeasure: cases\nwhere: P{i}\nwhen: 2024\n"
        for i in range(9)
    ]

    assert shapes(fc.check(fc.loads("\n".join(lines)))) == ()
