"""Statements about days to come, and dates in an impossible order."""

from __future__ import annotations

import pytest

import figurecheck as fc

MEASURES = """\
measure: arrests
unit: arrest

measure: held
unit: arrest
kind: stock
"""


def told(text: str) -> list[tuple[str, str]]:
    report = fc.check(fc.loads(MEASURES + "\n" + text))
    return [(one.severity, one.labels[0].text) for one in report.findings if one.code == "FC401"]


def dated(published: str, *fields: str, measure: str = "arrests") -> list[str]:
    lines = ["source: paper", f"published: {published}", "", "claim: one", "figure: 12 arrests"]
    speaks = (
        [] if any(field.startswith("quantity") for field in fields) else [f"measure: {measure}"]
    )
    return [severity for severity, _ in told("\n".join([*lines, *speaks, *fields]) + "\n")]


@pytest.mark.parametrize(
    ("published", "when"),
    [
        ("2025-01-27", "2025-01-28"),
        ("2025-01-27", "2025-02"),
        ("2025-01", "2025-02-01"),
        ("2025", "2026"),
        ("2025-01-27", "2025-01-28/.."),
        ("2025-01-27", "a day in 2025-02"),
    ],
)
def test_days_that_all_lie_after_publication_are_a_warning(published: str, when: str) -> None:
    assert dated(published, f"when: {when}") == ["warning"]


@pytest.mark.parametrize(
    ("published", "when"),
    [("2025-01-27", "2025-01"), ("2025-01-27", "2025-01-20/2025-01-29"), ("2025-01", "2025")],
)
def test_days_that_reach_beyond_publication_are_a_note(published: str, when: str) -> None:
    assert dated(published, f"when: {when}") == ["note"]


@pytest.mark.parametrize(
    ("published", "when"),
    [
        ("2025-01-27", "2025-01-27"),
        ("2025-01-27", "2025-01-20/2025-01-28"),
        ("2025-01", "2025-01-31"),
        ("2025", "2025-12"),
        ("2025-01-27", "2025-01~"),
        ("2025-01-27", "a day in 2025-01"),
        ("2025-01-27", "2025-01-20/.."),
        ("2025-01-27", "../2025-01-26"),
    ],
)
def test_days_that_may_have_passed_are_nothing(published: str, when: str) -> None:
    assert dated(published, f"when: {when}") == []


@pytest.mark.parametrize("status", ["planned", "projected", "target", "alleged"])
def test_a_plan_may_be_about_days_to_come(status: str) -> None:
    assert dated("2025-01-27", "when: 2025-02", f"status: {status}") == []


def test_a_stock_as_of_a_month_holds_at_some_day_of_it() -> None:
    assert dated("2025-01-27", "as_of: 2025-01", measure="held") == []
    assert dated("2025-01-27", "as_of: 2025-02", measure="held") == ["warning"]


def test_the_days_inside_an_expression_count_too() -> None:
    assert dated("2025-01-27", "quantity: arrests[2025-01-20] + arrests[2025-02-20]") == ["warning"]
    assert dated("2025-01-27", "quantity: arrests[2025-01-20] + arrests[2025-01-21]") == []


def test_what_runs_to_the_day_of_publication_reaches_no_further() -> None:
    assert dated("2025-01-27", "since: 2025-01-20") == []


# -- orders ----------------------------------------------------------------------------------------


def copied(original: str, copy: str) -> list[tuple[str, str]]:
    return told(
        f"source: agency\npublished: {original}\n\nsource: paper\npublished: {copy}\nfrom: agency\n"
    )


@pytest.mark.parametrize(
    ("original", "copy"),
    [("2025-01-28", "2025-01-27"), ("2025-02", "2025-01"), ("2026", "2025-12-31")],
)
def test_a_copy_older_than_its_original_is_a_warning(original: str, copy: str) -> None:
    assert copied(original, copy) == [("warning", copy)]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("2025-01-27", "2025-01-27"),
        ("2025-01", "2025-01-02"),
        ("2025", "2025-01-02"),
        ("2025-01-28", "2025-01"),
        ("2025-W05", "2025-01-02"),
        ("2025-01-28~", "2025-01-02"),
    ],
)
def test_dates_that_can_be_in_order_are_taken_to_be(original: str, copy: str) -> None:
    assert copied(original, copy) == []


def replaced(old: str, new: str) -> list[str]:
    text = """
source: first
published: {old}

claim: one
figure: 12 arrests
measure: arrests
when: 2024-12

source: second
published: {new}

claim: two
figure: 13 arrests
measure: arrests
when: 2024-12
replaces: first/one
"""
    return [severity for severity, _ in told(text.format(old=old, new=new))]


def test_nothing_replaces_what_was_published_later() -> None:
    assert replaced("2025-01-27", "2025-01-26") == ["warning"]
    assert replaced("2025-01-27", "2025-01-27") == []
    assert replaced("2025-01", "2025-01-02") == []


def test_the_corpus_has_no_dates_that_cannot_be() -> None:
    report = fc.check(fc.load("claims"))

    assert [
        one.headline
        for one in report.findings
        if one.code in {"FC302", "FC303", "FC305", "FC401"} and not one.proof
    ] == []
