"""Conflicts told as stories."""

from __future__ import annotations

import figurecheck as fc


def wrong_total(days: int) -> str:
    """Days stated each by itself, and one week that is less than any one of them."""
    records = ["measure: cases\nunit: case\n"]
    records += [
        f"claim: d{day}\nfigure: exactly {100 + day} cases\nmeasure: cases\nwhen:"
        f" 2024-01-{day + 1:02}\n"
        for day in range(days)
    ]
    records.append("claim: week\nfigure: exactly 50 cases\nmeasure: cases\nwhen: 2024-01\n")
    return "\n".join(records)


def test_conflicts_that_leaving_one_claim_out_settles_are_told_under_two() -> None:
    report = fc.check(fc.loads(wrong_total(6)))

    own = [one for one in report.conflicts if one.key not in report.variants]
    assert len(report.conflicts) == 6
    assert (
        len(own) == 2
    )  # with two of the days against it, the week is what every lightest repair leaves out
    assert all("claims/week" in one.claims for one in own)


def test_every_conflict_is_in_one_story_or_under_another_conflict() -> None:
    report = fc.check(fc.load("claims"))
    told = [key for story in report.stories for key in story.findings]

    assert sorted([*told, *report.variants]) == sorted(finding.key for finding in report.conflicts)


def test_parts_in_place_of_their_total_are_told_under_the_conflict_with_the_total() -> None:
    text = """\
measure: cases
unit: case

claim: one
figure: exactly 10 cases
measure: cases
when: 2024-01-01

claim: two
figure: exactly 20 cases
measure: cases
when: 2024-01-02

claim: both
figure: exactly 30 cases
measure: cases
when: 2024-01-01/2024-01-02

claim: three
figure: fewer than 25 cases
measure: cases
when: 2024-01-01/2024-01-03
"""
    report = fc.check(fc.loads(text))
    simple = next(
        one for one in report.conflicts if set(one.claims) == {"claims/both", "claims/three"}
    )

    assert list(report.variants.values()) == [simple.key]
    assert [set(one.claims) for one in report.conflicts if one.key in report.variants] == [
        {"claims/one", "claims/two", "claims/three"}
    ]


def test_definitions_that_contradict_each_other_are_told_with_their_places() -> None:
    text = """\
measure: whole
unit: kg
kind: stock
parts: one + two
range: 0 to 5

measure: one
unit: kg
kind: stock
range: at least 10

measure: two
unit: kg
kind: stock

claim: stated
figure: 4 kg
measure: whole
as_of: 2025-01-01
"""
    finding = fc.check(fc.loads(text)).conflicts[0]

    assert finding.claims == ()
    assert {label.place.line for label in finding.labels} == {
        4,
        5,
        10,
    }  # the other part is not needed: none is above its whole
