"""Bounds that claims put on quantities, stated or not."""

from __future__ import annotations

from fractions import Fraction

import pytest

import figurecheck as fc
from figurecheck.errors import UsageError

WEEK = """\
measure: arrests
unit: arrest

claim: day
figure: exactly 956 arrests
measure: arrests
when: 2025-01-26

claim: week
figure: exactly 7,300 arrests
measure: arrests
when: 2025-01-20/2025-01-26
"""

WITHDRAWAL = """\
measure: deployed
unit: officer
kind: stock

measure: withdrawn
unit: officer

relation: drawdown
states: deployed[2026-02-03] - withdrawn[2026-02-04] = deployed[2026-02-04]

claim: gone
figure: exactly 700 officers
measure: withdrawn
when: 2026-02-04

claim: left
figure: between 1,900 and 2,100 officers
measure: deployed
as_of: 2026-02-04
"""


def test_the_days_that_are_left_of_a_week_are_bounded_by_the_day_and_the_week() -> None:
    bounds = fc.check(fc.loads(WEEK)).implied("arrests[2025-01-20/2025-01-25]", level="literal")

    assert (bounds.lower, bounds.upper) == (6344, 6344)
    assert bounds.lower_claims == ("claims/day", "claims/week")


def test_the_mean_of_the_other_six_days_is_a_sixth_of_what_is_left() -> None:
    bounds = fc.check(fc.loads(WEEK)).implied(
        "average(arrests[2025-01-20/2025-01-25])", level="literal"
    )

    assert bounds.lower == bounds.upper == Fraction(6344, 6)


def test_a_quotient_by_more_than_one_of_a_quantity_is_bounded_by_both_of_its_ends() -> None:
    """30 cases over twice 4 to 6 of them, and 3."""
    text = "\n".join(
        (
            *("measure: a", "unit: case", "", "measure: b", "unit: case", ""),
            *("claim: over", "figure: exactly 30 cases", "measure: a", "when: 2025", ""),
            *("claim: low", "figure: at least 4 cases", "measure: b", "when: 2025", ""),
            *("claim: high", "figure: at most 6 cases", "measure: b", "when: 2025", ""),
        )
    )
    bounds = fc.check(fc.loads(text)).implied("a[2025] / (2 * b[2025] + 3)", level="literal")

    assert (bounds.lower, bounds.upper) == (Fraction(30, 15), Fraction(30, 11))


def test_what_was_there_before_a_withdrawal_follows_from_what_left_and_what_stayed() -> None:
    bounds = fc.check(fc.loads(WITHDRAWAL)).implied("deployed[2026-02-03]", level="literal")

    assert (bounds.lower, bounds.upper) == (2600, 2800)
    assert bounds.upper_claims == ("claims/gone", "claims/left", "relation:drawdown")


def test_a_share_of_what_nobody_stated_is_bounded_exactly() -> None:
    bounds = fc.check(fc.loads(WITHDRAWAL)).implied(
        "withdrawn[2026-02-04] / deployed[2026-02-03]", level="literal"
    )

    assert (bounds.lower, bounds.upper) == (Fraction(700, 2800), Fraction(700, 2600))


def test_a_strict_end_stays_open() -> None:
    text = (
        "measure: mass\nunit: kg\n\nclaim: m\nfigure: more than 5 kg\nmeasure: mass\nwhen: 2025\n"
    )
    bounds = fc.check(fc.loads(text)).implied("mass[2025]", level="literal")

    assert (bounds.lower, bounds.lower_open, bounds.upper) == (5, True, None)


def test_a_count_has_whole_ends() -> None:
    text = """\
measure: arrests
unit: arrest

claim: average
figure: between 10.2 and 10.7
measure: arrests
when: 2025-01-01/2025-01-03
statistic: average per day
exact: yes
"""
    bounds = fc.check(fc.loads(text)).implied("arrests[2025-01-01/2025-01-03]", level="literal")

    assert (bounds.lower, bounds.upper) == (31, 32)


def test_the_day_in_a_window_bounds_the_highest_day_by_cases() -> None:
    top = "claim: top\nfigure: exactly 1,500 arrests\nmeasure: arrests\nstatistic: highest day\n"
    text = f"{WEEK}\n{top}when: 2025-01-20/2025-01-26\n"
    bounds = fc.check(fc.loads(text)).implied("arrests[2025-01-20/2025-01-25]", level="literal")

    assert (bounds.lower, bounds.upper) == (6344, 6344)


def test_claims_in_conflict_give_bounds_for_each_repair() -> None:
    text = (
        WEEK + "\nclaim: other\nfigure: exactly 2,373 arrests\nmeasure: arrests\nwhen:"
        " 2025-01-20/2025-01-26\n"
    )
    bounds = fc.check(fc.loads(text)).implied("arrests[2025-01-20/2025-01-25]", level="literal")

    assert {names: (one.lower, one.upper) for names, one in bounds.repairs} == {
        ("claims/other",): (6344, 6344),
        ("claims/week",): (1417, 1417),
    }
    assert (bounds.lower, bounds.upper) == (1417, 6344)


def test_what_nobody_speaks_of_is_not_bounded_from_above() -> None:
    bounds = fc.check(fc.loads(WEEK)).implied("arrests[2026]")

    assert (bounds.lower, bounds.upper) == (0, None)


def test_the_report_tells_what_is_pinned_down_and_verify_proves_it_again() -> None:
    report = fc.check(fc.loads(WITHDRAWAL))

    assert [bounds.expression for bounds in report.pinned] == ["deployed[2026-02-03]"]
    assert fc.verify(report.to_json()) == 2


@pytest.mark.parametrize(
    "expression", ["arrests[", "nothing[2025]", "arrests[2025] + ", "highest(3)"]
)
def test_an_expression_that_cannot_be_read_is_refused(expression: str) -> None:
    with pytest.raises(fc.FigurecheckError):
        fc.check(fc.loads(WEEK)).implied(expression)


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(UsageError):
        fc.check(fc.loads(WEEK)).implied("arrests[2025]", level="loose")
