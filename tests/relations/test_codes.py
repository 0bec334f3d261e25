"""Which rule a claim or a relation counts as by itself, and that each code has its page."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.asking.pages import pages
from figurecheck.relations.compile import compile_claims
from figurecheck.relations.rule import Rule, claim_code, relation_code, rules
from figurecheck.relations.scene import Scene

MEASURES = """\
measure: arrests
unit: arrest

measure: street
unit: arrest

measure: officers
unit: officer
kind: stock

measure: withdrawn
unit: officer

"""


@pytest.mark.parametrize(
    ("figure", "what", "code"),
    [
        ("7,300 arrests", "arrests", ""),
        ("7,300 arrests", "highest(arrests)", ""),
        ("1,040 arrests", "average(arrests)", "FC206"),
        ("7,300 arrests", "arrests + street", "FC201"),
        ("7,300 arrests", "sum(arrests, street)", "FC201"),
        ("7,300 arrests", "arrests - street", "FC201"),
        ("40 %", "street / arrests", "FC202"),
        ("up 40 %", "street / arrests", "FC203"),
        ("twice as many", "arrests[2025] / arrests[2024]", "FC203"),
        ("300 arrests", "arrests[2025] - arrests[2024]", "FC203"),
        ("20 %", "(arrests[2025] - arrests[2024]) / arrests[2024]", "FC203"),
        ("300 arrests", "arrests[2025] - arrests[2025-01]", "FC201"),
        ("a tenth", "arrests[2025-01] / arrests[2025]", "FC202"),
        ("a tenth", "arrests{where=Denver} / arrests{where=US}", "FC202"),
        ("300 arrests", "2 * arrests", "FC202"),
    ],
)
def test_a_claim_counts_as_what_it_speaks_of(figure: str, what: str, code: str) -> None:
    field = "measure" if what.isalnum() else "quantity"
    text = f"{MEASURES}claim: one\nfigure: {figure}\n{field}: {what}\nwhen: 2025-01-20/2025-01-26\n"
    system = compile_claims(fc.loads(text))

    assert [one.code for one in system.said] == [code]


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ("street <= arrests", "FC201"),
        ("street[2025-01-20/2025-01-26] <= arrests[2025-01-20/2025-01-26]", "FC201"),
        ("street = 0.5 * arrests", "FC202"),
        ("sum(street / arrests, 0.5) <= 1", "FC202"),
        ("officers[2025-01-02] = officers[2025-01-01] - withdrawn[2025-01-02]", "FC208"),
    ],
)
def test_a_relation_counts_as_what_it_states(states: str, code: str) -> None:
    system = compile_claims(
        fc.loads(f"{MEASURES}relation: r\nstates: {states}\nwhen: 2025-01-02\n")
    )

    assert {one.code for one in system.rules if one.name.startswith("relation:")} == {code}


def test_of_several_rules_the_first_in_order_of_code_counts() -> None:
    claim = "claim: one\nfigure: 1 arrest\nmeasure: arrests\nwhen: 2025\n"
    claims = fc.loads(f"{MEASURES}relation: r\nstates: street = arrests\n\n{claim}")
    among = [
        Rule("FC903", "later", speaks=lambda _, __: True, states=lambda _, __: True),
        Rule("FC902", "sooner", speaks=lambda _, __: True, states=lambda _, __: True),
        Rule("FC901", "silent", speaks=lambda _, __: False),
    ]

    assert claim_code(Scene(claims), claims.claims[0], among) == "FC902"
    assert relation_code(Scene(claims), claims.relations[0], among) == "FC902"
    assert relation_code(Scene(claims), claims.relations[0], ()) == ""


def test_a_rule_that_adds_nothing_has_no_statements() -> None:
    scene = Scene(fc.loads(MEASURES))

    assert [
        list(rule.follow(scene))
        for rule in rules()
        if rule.name in {"shares", "changes", "balance"}
    ] == [
        [],
        [],
        [],
    ]


def test_every_code_of_a_conflict_has_a_page() -> None:
    wanted = {
        f"FC{number}" for number in (101, 102, 103, *range(201, 210), 299, 301, 302, 303, 304, 901)
    }

    assert wanted <= {page.code for page in pages()}
