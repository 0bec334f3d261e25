"""Sums over what is stated alone: ``total = present(a + b - c)``."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from tests.sizes import up_to

NAMES = ("total", "a", "b", "c")


def measures(*names: str) -> str:
    return "".join(f"measure: {name}\nunit: amount\nrange: any\n\n" for name in names)


def claim(name: str, figure: object, when: str = "2024", where: str = "") -> str:
    place = f"where: {where}\n" if where else ""
    about = f"measure: {name}\nwhen: {when}\n{place}"
    return f"claim: {name}-{when}{where}\nfigure: {figure}\nexact: yes\n{about}\n"


def told(states: str, *claims: str) -> list[str]:
    text = measures(*NAMES) + f"relation: sum\nstates: {states}\n\n" + "".join(claims)
    report = fc.check(fc.loads(text))
    assert report.claims.problems == ()
    return [finding.headline for finding in report.conflicts]


STATES = "total = present(a + b - c)"


def test_a_part_that_nobody_states_is_left_out() -> None:
    assert told(STATES, claim("total", 7), claim("a", 9), claim("c", 2)) == []
    assert len(told(STATES, claim("total", 7), claim("a", 9), claim("c", 3))) == 1
    assert told("total = a + b - c", claim("total", 7), claim("a", 9), claim("c", 3)) == []


def test_a_sum_of_which_nothing_is_stated_is_none() -> None:
    assert told(STATES, claim("total", 7), claim("a", 9, "2023")) == []


def test_a_total_that_nobody_states_is_none() -> None:
    both = told(STATES + "\n\nrelation: other\nstates: total = 5", claim("a", 9), claim("b", 9))

    assert both == []


def test_each_place_and_window_has_its_own_parts() -> None:
    claims = [
        claim("total", 7, where="here"),
        claim("a", 7, where="here"),
        claim("b", 1, where="there"),
    ]
    assert told(STATES, *claims) == []

    assert len(told(STATES, *claims, claim("b", 1, where="here"))) == 1


def test_it_may_take_several_arguments_and_weights() -> None:
    assert told("total = present(a, 2 * b, 0 - c)", claim("total", 10), claim("b", 5)) == []
    assert len(told("total = present(a, 2 * b, 0 - c)", claim("total", 11), claim("b", 5))) == 1


@pytest.mark.parametrize(
    "inside", ["a * b", "a / b", "a + 3", "sum(a, b)", "present(a)", "3", "2 * 3 * a / b"]
)
def test_what_does_not_add_up_is_refused(inside: str) -> None:
    text = measures(*NAMES) + f"relation: sum\nstates: total = present({inside})\n"

    assert [problem.code for problem in fc.loads(text).problems] == ["FC030"]


@pytest.mark.parametrize("field", ["quantity: present(a + b)", "quantity: present(a) / b"])
def test_it_is_for_relations_alone(field: str) -> None:
    text = measures(*NAMES) + f"claim: x\nfigure: 5\n{field}\nwhen: 2024\n"

    (problem,) = fc.loads(text).problems
    assert problem.code == "FC030"
    assert "present() is for relations" in problem.headline


parts = st.dictionaries(st.sampled_from(NAMES[1:]), st.integers(min_value=-50, max_value=50))


@settings(max_examples=up_to(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts, st.integers(min_value=-3, max_value=3))
def test_it_says_what_a_sum_over_the_stated_parts_says(stated: dict[str, int], slip: int) -> None:
    weights = {"a": 1, "b": 1, "c": -1}
    value = (
        sum((Fraction(weights[name] * part) for name, part in stated.items()), Fraction(0)) + slip
    )

    found = told(
        STATES, claim("total", value), *(claim(name, part) for name, part in stated.items())
    )

    assert bool(found) == bool(stated and slip)
