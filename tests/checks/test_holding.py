"""What a claim is held against, as a person would write the sum."""

from __future__ import annotations

import pytest

import figurecheck as fc

DAYS = """measure: arrests
unit: arrest

source: police

claim: first
figure: 131
measure: arrests
when: 2025-03-10

claim: second
figure: 142
measure: arrests
when: 2025-03-11

source: mayor

"""


def against(other: str) -> tuple[str, ...]:
    report = fc.check(fc.loads(f"{DAYS}claim: other\n{other}\n"))
    (covered,) = [one for one in report.coverage if one.claim == "mayor/other"]
    return covered.checks


@pytest.mark.parametrize(
    ("other", "line"),
    [
        ("figure: 273\nmeasure: arrests\nwhen: 2025-03-10/2025-03-11", "131 + 142 = 273"),
        (
            (
                "figure: about 136\nmeasure: arrests\nstatistic: average per day\nwhen:"
                " 2025-03-10/2025-03-11"
            ),
            "at least (131 + 142) ÷ 2 = 136.5 (police/first and police/second)",
        ),
        (
            "figure: 44\nmeasure: arrests\nstatistic: average per day\nwhen: 2025-03-10/2025-03-12",
            "at least 131 ÷ 3 = about 43.67 (police/first)",
        ),
        (
            "figure: over 250\nmeasure: arrests\nwhen: 2025-03-09/2025-03-11",
            "at least 131 + 142 = 273",
        ),
    ],
)
def test_a_figure_is_held_against_a_sum_as_people_write_it(other: str, line: str) -> None:
    lines = against(other)

    assert [one for one in lines if one.startswith(line)], lines


SHARES = """measure: yes
unit: person
kind: stock

measure: no
unit: person
kind: stock

measure: asked
unit: person
kind: stock

source: a

claim: yes
figure: 46 %
quantity: yes / asked
as_of: 2025-05-04

source: b

"""


def tied(text: str) -> set[str]:
    report = fc.check(fc.loads(text))
    return {one.claim for one in report.coverage if one.status not in {"alone", "not compared"}}


def test_two_sources_on_one_share_tie_one_another() -> None:
    other = "claim: yes\nfigure: more than one in three\nquantity: yes / asked\nas_of: 2025-05-04\n"

    assert tied(SHARES + other) == {"a/yes", "b/yes"}


def test_a_lead_ties_the_shares_that_it_is_the_difference_of_and_is_decided() -> None:
    no = "claim: no\nfigure: 36 %\nquantity: no / asked\nas_of: 2025-05-04\n"
    lead = (
        "\nclaim: lead\nfigure: {} points\nquantity: yes / asked - no / asked\nas_of: 2025-05-04\n"
    )

    assert tied(SHARES + no + lead.format(10)) == {"a/yes", "b/no", "b/lead"}
    assert fc.check(fc.loads(SHARES + no + lead.format(10))).conflicts == ()
    assert len(fc.check(fc.loads(SHARES + no + lead.format(20))).conflicts) == 1


def test_a_figure_that_bounds_another_is_not_alone_where_that_other_is_in_conflict() -> None:
    measures = "".join(f"measure: {name}\nunit: EUR\nkind: stock\n\n" for name in ("owed", "cash"))
    figures = {
        "assets": "EUR 14,133 thousand",
        "owed": "EUR 8,919 thousand",
        "cash": "EUR 5,214 million",
    }
    claims = "".join(
        f"claim: {name}\nfigure: {figure}\nmeasure: {name}\nas_of: 2024-06-30\nsource: a\n\n"
        for name, figure in figures.items()
    )

    assert tied(
        f"measure: assets\nunit: EUR\nkind: stock\nparts: owed + cash\n\n{measures}{claims}"
    ) == {
        "a/assets",
        "a/owed",
        "a/cash",
    }
