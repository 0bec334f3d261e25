"""Numbers with units in expressions: 24 h of power are energy."""

from __future__ import annotations

from fractions import Fraction

import pytest

import figurecheck as fc
from figurecheck.claims.files import loads
from figurecheck.errors import ExpressionError
from figurecheck.model.record import Place
from figurecheck.reading.expressions import read_expression, spell_expression

HERE = Place("", 1, 1)

POWER = (
    "measure: power\nunit: MW\nkind: stock\n\nmeasure: energy\nunit: MWh\n\n"
    "claim: p\nfigure: exactly 10 MW\nmeasure: power\nas_of: 2025-01-01\nsource: s\n\n"
    "claim: e\nfigure: exactly {} MWh\nmeasure: energy\nwhen: 2025-01-01\nsource: s\n\n"
    "relation: day\nstates: energy[2025-01-01] = {} * power[2025-01-01]\n"
)


@pytest.mark.parametrize(
    ("constant", "megawatt_hours"),
    [("24 h", 240), ("1 day", 240), ("1,440 minutes", 240), ("0.5 h", 5)],
)
def test_a_constant_with_a_unit_converts(constant: str, megawatt_hours: int) -> None:
    assert not fc.check(loads(POWER.format(megawatt_hours, constant))).conflicts
    assert fc.check(loads(POWER.format(megawatt_hours + 1, constant))).conflicts


def test_units_of_constants_have_to_agree() -> None:
    claims = loads(POWER.format(240, "24 kg"))

    assert [problem.code for problem in claims.problems] == ["FC021"]


def test_a_constant_is_added_in_its_unit() -> None:
    claims = loads(
        "measure: a\nunit: kg\n\nclaim: more\nfigure: exactly 2 kg\nquantity: a - 1 tonne\nwhen:"
        " 2025\nsource: s\n\nclaim: a\nfigure: exactly 1,002 kg\nmeasure: a\nwhen:"
        " 2025\nsource: s\n"
    )

    assert not claims.problems
    assert not fc.check(claims).conflicts


@pytest.mark.parametrize("text", ["24 h * power", "a - 1.5 tonne", "sum(a, 2 km) / b"])
def test_a_constant_reads_back_as_it_was_spelled(text: str) -> None:
    expression = read_expression(text, HERE)

    assert spell_expression(expression) == text
    assert read_expression(spell_expression(expression), HERE) == expression


@pytest.mark.parametrize(
    "text", ["2 arrests", "24 h power", "5 % kg", "2 h[2025]", "2 (a)", "2 dozen"]
)
def test_nothing_else_stands_behind_a_number(text: str) -> None:
    with pytest.raises(ExpressionError):
        read_expression(text, HERE)


def test_what_a_constant_with_a_unit_is_in_is_no_count() -> None:
    claims = loads(
        "measure: a\nunit: arrest\n\nmeasure: rate\nunit: arrest per day\nkind: stock\n\n"
        "claim: c\nfigure: 2.5\nquantity: 1 day * rate[2025-01-01]\nsource: s\n"
    )

    assert not claims.problems
    assert claims["s/c"].reading.literal.lower == Fraction(5, 2)
