"""The lightest repairs, by brute force, and the smallest factor on tolerances."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

import figurecheck as fc
from figurecheck.model.constraint import Monomial, Statement, at_least, at_most
from figurecheck.model.interval import Number
from figurecheck.solve.conflicts import find_conflicts
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.repair import find_repairs, lightest_meeting
from figurecheck.solve.tolerance import smallest_factor
from tests.laws.systems import random_statements
from tests.sizes import some


@pytest.mark.parametrize("seed", some(range(60)))
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
        decider,
        soft,
        weights,
        [one.names for one in find_conflicts(Decider(statements), soft).conflicts],
    )

    assert surely
    assert {repair.names for repair in repairs} == lightest
    assert {repair.weight for repair in repairs} == {min(by_weight)}


@pytest.mark.parametrize("seed", some(range(20), first=1))
def test_conflicts_met_on_the_way_are_found_without_being_given(seed: int) -> None:
    statements = random_statements(Random(seed), 2, 8)
    soft = [one.name for one in statements if one.soft]
    every = {one.names for one in find_conflicts(Decider(statements), soft).conflicts}
    given, _, met = find_repairs(Decider(statements), soft, dict.fromkeys(soft, 1), [])

    assert given
    assert len({one.names for one in met}) == len(met)  # each is told once
    assert every.issuperset(one.names for one in met)
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


@pytest.mark.parametrize(("other", "factor"), [("16.01", 2), ("16", None)])
def test_no_factor_is_told_where_readings_end_at_the_same_number(
    other: str, factor: int | None
) -> None:
    """15 is less than 15.5, and 16 is at least that: the readings would have to grow by nothing."""
    claims = [
        f"source: {source}\n\nclaim: c\nfigure: {figure} kg\nmeasure: mass\nwhen: 2024\n"
        for source, figure in (("a", "15"), ("b", other))
    ]
    report = fc.check(fc.loads("\n".join(("measure: mass\nunit: kg\n", *claims))))

    assert [(repaired.level, repaired.factor) for repaired in report.repairs] == [
        ("rounded", factor)
    ]


def test_there_is_no_smallest_factor_where_products_take_part() -> None:
    """A product of two readings grows with the square of the factor: that is not sought, and not
    told wrongly.
    """
    part, rate, both = ("part",), ("rate",), ("part", "rate")
    said: dict[Monomial, tuple[Number, Number]] = {
        both: (100, 5),
        rate: (Fraction(1, 2), Fraction(1, 20)),
        part: (300, 10),
    }
    statements = [
        Statement(
            f"claim:{form}",
            (
                at_least({form: 1}, value - wide, end="lower"),
                at_most({form: 1}, value + wide, end="upper"),
            ),
        )
        for form, (value, wide) in said.items()
    ]

    assert (
        smallest_factor(statements, {f"claim:{form}": value for form, (value, _) in said.items()})
        is None
    )


def test_the_smallest_factor_moves_both_ends_of_all_readings() -> None:
    part, other = ("part",), ("other",)
    equal = Statement(
        "rule:equal", (at_least({part: 1, other: -1}, 0), at_most({part: 1, other: -1}, 0))
    )
    statements = [
        Statement(
            "claim:a", (at_least({part: 1}, 90, end="lower"), at_most({part: 1}, 110, end="upper"))
        ),
        Statement(
            "claim:b",
            (at_least({other: 1}, 170, end="lower"), at_most({other: 1}, 230, end="upper")),
        ),
        equal,
    ]

    assert smallest_factor(statements, {"claim:a": 100, "claim:b": 200}) == Fraction(5, 2)
