"""Copies against their originals: what is a slip and what is not."""

from __future__ import annotations

import pytest

import figurecheck as fc

HEAD = """\
measure: officers
unit: officer
counts: events

source: agency
published: 2025-01-27

source: paper
from: agency
published: 2025-01-28
"""


def claim(source: str, figure: str, name: str = "sent", *fields: str) -> str:
    lines = [
        f"claim: {name}",
        f"source: {source}",
        f"figure: {figure}",
        "measure: officers",
        "when: 2025-01-26",
    ]
    return "\n".join([*lines, *fields]) + "\n"


def found(*records: str, code: str = "FC302", head: str = HEAD) -> list[fc.Finding]:
    report = fc.check(fc.loads("\n\n".join([head, *records])))
    return [one for one in report.findings if one.code == code and one.proof is None]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("712 officers", "about 700 officers"),
        ("712 officers", "more than 700 officers"),
        ("712 officers", "712 officers"),
        ("about 700 officers", "700 officers"),
        ("700 officers", "about 700 officers"),
        ("about 700 officers", "nearly 700 officers"),
        ("about 700 officers", "more than 700 officers"),
        ("about 700 officers", "700 to 800 officers"),
        ("1,470 officers", "about 1,500 officers"),
        ("1.2 million officers", "about 1,200,000 officers"),
        ("more than 700 officers", "about 750 officers"),
        ("700 to 800 officers", "about 750 officers"),
        ("dozens of officers", "about 50 officers"),
    ],
)
def test_hedging_and_rounding_are_no_slips(original: str, copy: str) -> None:
    assert found(claim("agency", original), claim("paper", copy)) == []


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("about 700 officers", "750 officers"),
        ("nearly 700 officers", "680 officers"),
        ("about 700 officers", "more than 710 officers"),
        ("about 2,000 officers", "1,900 to 1,990 officers"),
    ],
)
def test_a_number_that_the_original_does_not_have_is_told_with_both_places(
    original: str, copy: str
) -> None:
    (finding,) = found(claim("agency", original), claim("paper", copy))

    assert finding.severity == "warning"
    assert finding.claims == ("paper/sent", "agency/sent")
    assert [label.text for label in finding.labels] == [copy, original]


def test_what_is_a_conflict_already_is_not_told_again() -> None:
    report = fc.check(
        fc.loads(
            HEAD
            + "\n"
            + claim("agency", "1,470 officers")
            + "\n"
            + claim("paper", "1,740 officers")
        )
    )

    assert [(one.code, one.proof is None) for one in report.findings] == [("FC302", False)]


def test_a_slip_in_a_plan_is_told_though_plans_never_conflict() -> None:
    planned = "status: planned"
    (finding,) = found(
        claim("agency", "1,470 officers", "sent", planned), claim("paper", "1,740", "sent", planned)
    )

    assert finding.arithmetic == ("from 1,470 to 1,740: two neighbouring digits swapped",)


def test_a_plan_is_not_laid_beside_a_report() -> None:
    assert (
        found(claim("agency", "1,470 officers"), claim("paper", "1,740", "sent", "status: planned"))
        == []
    )


@pytest.mark.parametrize(
    ("original", "copy", "told"),
    [
        ("just over 364", "from 364.1 to 400", 0),
        ("nearly 700", "690 to 699", 0),
        ("nearly 700", "at least 650", 0),
        ("just over 364", "from 300 to 360", 1),
        ("just over 364", "370", 1),
        ("nearly 700", "more than 720", 1),
    ],
)
def test_a_range_follows_a_number_that_its_original_only_stands_beside(
    original: str, copy: str, told: int
) -> None:
    head = HEAD.replace("unit: officer", "unit: kWh")
    records = (claim(who, figure) for who, figure in (("agency", original), ("paper", copy)))
    report = fc.check(fc.loads("\n\n".join([head, *records])))

    assert len([one for one in report.findings if one.code == "FC302"]) == told


def test_a_copy_of_a_copy_follows_either() -> None:
    head = HEAD + "\nsource: blog\nfrom: paper\n"
    told = found(
        claim("agency", "about 700"), claim("paper", "750"), claim("blog", "750"), head=head
    )
    also = found(
        claim("agency", "about 700"), claim("paper", "750"), claim("blog", "about 700"), head=head
    )

    assert [one.claims[0] for one in told] == [one.claims[0] for one in also] == ["paper/sent"]


def test_a_slip_is_told_of_a_copy_by_way_of_a_source_that_is_silent() -> None:
    head = HEAD + "\nsource: blog\nfrom: paper\n"
    (finding,) = found(claim("agency", "about 700"), claim("blog", "750"), head=head)

    assert finding.claims == ("blog/sent", "agency/sent")


def test_other_days_another_statistic_or_another_place_is_another_quantity() -> None:
    day = claim("agency", "about 700").replace("2025-01-26", "2025-01-20/2025-01-26")
    week = claim("paper", "750").replace("2025-01-26", "2025-01-20/2025-01-26")

    assert found(day, claim("paper", "750")) == []
    assert found(day, week + "statistic: highest day\n") == []
    assert found(day, week + "where: Denver\n") == []


def test_of_two_sources_that_copy_each_other_neither_is_the_original() -> None:
    head = HEAD.replace("source: agency\n", "source: agency\nfrom: paper\n")

    assert found(claim("agency", "about 700"), claim("paper", "750"), head=head) == []


def test_a_copy_that_was_corrected_is_left_in_peace() -> None:
    wrong, right = claim("paper", "750"), claim("paper", "about 700", "right", "replaces: sent")

    assert found(claim("agency", "about 700"), wrong, right) == []


# -- corrections that did not travel ---------------------------------------------------------------

OLD, NEW = claim("agency", "about 700"), claim("agency", "about 750", "corrected", "replaces: sent")


def test_a_copy_of_what_was_corrected_is_told_with_three_places() -> None:
    (finding,) = found(OLD, NEW, claim("paper", "roughly 700 officers"), code="FC303")

    assert finding.severity == "warning"
    assert finding.claims == ("paper/sent", "agency/sent", "agency/corrected")
    assert len(finding.labels) == 3
    assert found(OLD, NEW, claim("paper", "roughly 700 officers")) == []


def test_a_copy_of_the_correction_is_no_stale_copy() -> None:
    assert found(OLD, NEW, claim("paper", "about 750"), code="FC303") == []


def test_a_correction_that_was_corrected_back_leaves_the_copy_right() -> None:
    back = claim("agency", "about 700", "back", "replaces: corrected")

    assert found(OLD, NEW, back, claim("paper", "about 700"), code="FC303") == []


def test_the_last_of_several_corrections_is_the_one_that_is_told() -> None:
    last = claim("agency", "about 780", "last", "replaces: corrected")
    first, second = (
        found(OLD, NEW, last, claim("paper", figure), code="FC303")
        for figure in ("about 700", "about 750")
    )

    assert [one.claims[-1] for one in (*first, *second)] == ["agency/last", "agency/last"]


def test_who_has_the_number_from_somebody_else_too_is_no_stale_copy() -> None:
    head = HEAD.replace("from: agency", "from: agency\nfrom: police") + "\nsource: police\n"

    assert (
        found(
            OLD,
            NEW,
            claim("police", "about 700"),
            claim("paper", "about 700"),
            code="FC303",
            head=head,
        )
        == []
    )


def test_a_source_that_copies_nobody_is_no_stale_copy() -> None:
    head = HEAD.replace("from: agency\n", "")

    assert found(OLD, NEW, claim("paper", "about 700"), code="FC303", head=head) == []


def test_claims_that_replace_one_another_in_a_circle_end() -> None:
    one, other = (
        claim("agency", "about 700", name, f"replaces: {old}")
        for name, old in (("a", "b"), ("b", "a"))
    )

    assert found(one, other, claim("paper", "about 700"), code="FC303") == []


def test_a_correction_that_contradicts_the_copy_is_told_once() -> None:
    old, new = claim("agency", "700"), claim("agency", "750", "corrected", "replaces: sent")
    report = fc.check(fc.loads("\n\n".join([HEAD, old, new, claim("paper", "700")])))
    told = [one for one in report.findings if one.severity != "note"]

    assert [one.code for one in told if one.proof is not None] in (["FC302"], ["FC303"])
    assert len([one for one in told if one.code == "FC303"]) == 1
