"""The lightest repairs, by brute force, and the smallest factor on tolerances."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

import figurecheck as fc
from figurecheck.solve.conflicts import find_conflicts
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.repair import find_repairs, lightest_meeting
from tests.laws.systems import random_statements


@pytest.mark.parametrize("seed", range(60))
def test_the_repairs_are_the_lightest_sets_without_which_the_rest_holds(seed: int) -> None:
    random = Random(seed)
    statements = random_statements(random, 3, 7)
    soft = [one.name for one in statements if one.soft]
    weights = {name: random.choice((1, 1, 2, 3)) for name in soft}
    decider = Decider(statements)
    by_weight: dict[int, set[tuple[str, ...]]] = {}
    for size in range(len(soft) + 1):
        for names in combinations(soft, size):
            if isinstance(Decider(statements).decide(set(soft) - set(names)), Consistent):
                by_weight.setdefault(sum(weights[name] for name in names), set()).add(names)
    lightest = by_weight[min(by_weight)]
    repairs, surely, _ = find_repairs(
        decider, soft, weights, [one.names for one in find_conflicts(Decider(statements), soft).conflicts]
    )

    assert surely
    assert {repair.names for repair in repairs} == lightest
    assert {repair.weight for repair in repairs} == {min(by_weight)}


def test_conflicts_met_on_the_way_are_found_without_being_given() -> None:
    random = Random(5)
    statements = random_statements(random, 2, 8)
    soft = [one.name for one in statements if one.soft]
    given, _, _ = find_repairs(Decider(statements), soft, dict.fromkeys(soft, 1), [])

    assert given
    for repair in given:
        assert isinstance(Decider(statements).decide(set(soft) - set(repair.names)), Consistent)


def test_sets_are_met_by_what_they_share() -> None:
    sets = [frozenset("ab"), frozenset("bc"), frozenset("bd")]

    assert lightest_meeting(sets, dict.fromkeys("abcd", 1)) == ([frozenset("b")], True)
    assert lightest_meeting(sets, {"a": 1, "b": 9, "c": 1, "d": 1}) == ([frozenset("acd")], True)


def test_a_trusted_source_is_doubted_after_another() -> None:
    text = """\
measure: cases
unit: case

source: careful
trust: 3

claim: c
figure: exactly 100 cases
measure: cases
when: 2024

source: careless

claim: c
figure: exactly 200 cases
measure: cases
when: 2024
"""
    report = fc.check(fc.loads(text))

    assert [repaired.sets for repaired in report.repairs] == [(("careless/c",),)]


def test_the_smallest_factor_on_all_tolerances_is_exact() -> None:
    text = """\
measure: cases
unit: case

source: a

claim: c
figure: about 1,000 cases
measure: cases
when: 2024

source: b

claim: c
figure: about 2,000 cases
measure: cases
when: 2024
"""
    report = fc.check(fc.loads(text))

    assert [repaired.factor for repaired in report.repairs] == [Fraction(4, 3)]
