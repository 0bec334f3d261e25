"""Plans are held against plans of one source, status and speaker, and never against what
happened.
"""

from __future__ import annotations

import pytest

import figurecheck as fc

TROOPS = """\
measure: troops
unit: soldier
kind: stock

source: other
published: 2007-05-26

source: paper
published: 2007-05-26

"""
NOW = "claim: now\nfigure: 146,000\nmeasure: troops\nas_of: 2007-05-26\n\n"
THEN = "claim: then\nfigure: 100,000\nmeasure: troops\nas_of: 2008-12-31\nstatus: planned\n\n"
HALF = """\
claim: half
figure: down 50%
quantity: (troops[2008-12-31] - troops[2007-05-26]) / troops[2007-05-26]
status: planned

"""


def conflicts(*claims: str) -> list[tuple[str, ...]]:
    report = fc.check(fc.loads(TROOPS + "".join(claims)))
    assert fc.verify(report.to_json()) == len(report.conflicts)
    return [finding.claims for finding in report.conflicts]


def test_a_plan_contradicts_another_one_by_way_of_the_figure_that_it_names() -> None:
    assert conflicts(NOW, THEN, HALF) == [("paper/half", "paper/now", "paper/then")]
    assert conflicts(NOW, THEN.replace("100,000", "73,000"), HALF) == []


@pytest.mark.parametrize(
    "then",
    [
        THEN.replace("planned", "projected"),
        THEN.replace("planned", "planned\nsaid_by: the general"),
        THEN.replace("planned", "planned\nsource: other"),
    ],
)
def test_plans_of_another_status_speaker_or_source_stand_apart(then: str) -> None:
    assert conflicts(NOW, then, HALF) == []


def test_a_plan_is_never_held_against_what_happened() -> None:
    came = "claim: came\nfigure: 160,000\nmeasure: troops\nas_of: 2008-12-31\n\n"

    assert conflicts(came, THEN) == []
    assert conflicts(NOW.replace("claim: now", "claim: now\nsource: other"), THEN, HALF) == []


def test_a_budget_that_does_not_add_up_is_found_before_its_year() -> None:
    text = "measure: spent\nunit: USD\nparts: roads + schools\n\n"
    text += "measure: roads\nunit: USD\n\nmeasure: schools\nunit: USD\n\n"
    text += "source: budget\npublished: 2025-11-01\n\n"
    for measure, figure in (("spent", 100), ("roads", 30), ("schools", 80)):
        text += (
            f"claim: {measure}\nfigure: exactly {figure} USD\nmeasure: {measure}\nwhen:"
            " 2026\n{}\n\n"
        )
    reported, planned = (
        fc.check(fc.loads(text.replace("{}", line))) for line in ("", "status: planned")
    )

    assert [finding.code for finding in reported.findings if finding.code == "FC401"] == ["FC401"]
    assert [finding.code for finding in planned.findings] == ["FC201"]
    assert planned.conflicts[0].claims == ("budget/roads", "budget/schools", "budget/spent")


def test_claims_that_replace_one_another_in_a_circle_are_told_and_compared() -> None:
    text = (
        "measure: a\nunit: arrest\n\nclaim: x\nfigure: 5\nmeasure: a\nwhen: 2025\nreplaces: y\n\n"
    )
    text += "claim: y\nfigure: 50\nmeasure: a\nwhen: 2025\nreplaces: x\n"
    claims = fc.loads(text)

    assert [problem.code for problem in claims.problems] == ["FC043", "FC043"]
    assert fc.check(claims).conflicts
