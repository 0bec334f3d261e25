"""Deciding statements with cases, products and whole numbers, within a budget, with proofs that add
up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.model import limits
from figurecheck.model.constraint import Form, Monomial, Row, Statement, at_least, at_most
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import Leaf, Proof, Split, leaves, premises, smallest_gap
from figurecheck.model.proof import statements as named_in
from figurecheck.solve.conflicts import find_conflicts
from figurecheck.solve.decide import Consistent, Decider, Outcome, Undecided
from figurecheck.solve.effort import Budget
from figurecheck.solve.imply import find_end
from figurecheck.solve.tableau import Origin, Tableau
from figurecheck.solve.tableau import satisfied as holds
from figurecheck.solve.whole import WholeNumbers
from tests.laws.systems import proves, random_statements, satisfied, seeded, within
from tests.sizes import up_to

X, Y, Z = ("x",), ("y",), ("z",)
XX, XY, YZ = ("x", "x"), ("x", "y"), ("y", "z")


def claim(name: str, *rows: Row, cases: tuple[tuple[Row, ...], ...] = ()) -> Statement:
    """A soft statement."""
    return Statement(f"claim:{name}", rows, cases, soft=True)


def rule(name: str, *rows: Row, cases: tuple[tuple[Row, ...], ...] = ()) -> Statement:
    """A hard statement."""
    return Statement(f"rule:{name}", rows, cases)


def between(terms: Mapping[Monomial, Number], least: Number, most: Number) -> tuple[Row, Row]:
    """The rows that a sum lies between two numbers, ends included."""
    return at_least(terms, least), at_most(terms, most)


def equal(terms: Mapping[Monomial, Number], value: Number = 0) -> tuple[Row, Row]:
    """The rows that a sum is a number."""
    return between(terms, value, value)


def decided(
    statements: Sequence[Statement], whole: frozenset[str] = frozenset(), nodes: int = 2000
) -> Outcome:
    """The outcome, numbers put into every statement and proofs added up."""
    with within(20):
        outcome = Decider(statements, whole, nodes).decide()
    if isinstance(outcome, Consistent):
        assert all(satisfied(statement, outcome.values) for statement in statements)
    elif not isinstance(outcome, Undecided):
        assert proves(outcome, statements, whole)
    return outcome


def impossible(statements: Sequence[Statement], whole: frozenset[str] = frozenset()) -> Proof:
    """The proof that the statements cannot all hold."""
    outcome = decided(statements, whole)
    assert isinstance(outcome, Proof), outcome
    return outcome


def possible(
    statements: Sequence[Statement], whole: frozenset[str] = frozenset()
) -> Mapping[str, Number]:
    """Numbers for which the statements hold."""
    outcome = decided(statements, whole)
    assert isinstance(outcome, Consistent), outcome
    return outcome.values


# -- rows ------------------------------------------------------------------------------------------


def test_nothing_said_is_possible() -> None:
    assert possible([]) == {}


def test_a_row_without_unknowns_that_is_wrong_is_a_proof_by_itself() -> None:
    wrong = claim("wrong", Row((), 3))

    proof = impossible([wrong, claim("other", at_least({X: 1}, 0))])

    assert named_in(proof) == {"claim:wrong"}
    assert smallest_gap(proof) == 3


def test_a_row_without_unknowns_that_leaves_nothing_above_nothing_is_wrong() -> None:
    assert possible([claim("zero", Row((), 0))]) == {}
    assert smallest_gap(impossible([claim("more", Row((), 0, open=True))])) == 0


def test_a_wrong_row_counts_only_where_its_statement_is_kept() -> None:
    decider = Decider([claim("wrong", Row((), 3)), claim("other", at_least({X: 1}, 0))])

    assert isinstance(decider.decide(["claim:other"]), Consistent)
    assert isinstance(decider.decide(["claim:wrong"]), Leaf)
    assert isinstance(decider.decide([]), Consistent)


def test_hard_statements_count_whatever_is_kept() -> None:
    decider = Decider([rule("positive", at_least({X: 1}, 0)), claim("less", at_most({X: 1}, -1))])

    assert isinstance(decider.decide([]), Consistent)
    assert isinstance(decider.decide(["claim:less"]), Leaf)


# -- cases -----------------------------------------------------------------------------------------


def either(name: str, *rows: Row) -> Statement:
    """A statement with one row to a case."""
    return claim(name, cases=tuple((row,) for row in rows))


def test_one_case_that_can_be_is_enough() -> None:
    values = possible(
        [
            either("side", at_most({X: 1}, -5), at_least({X: 1}, 5)),
            claim("low", at_least({X: 1}, 0)),
        ]
    )

    assert values["x"] >= 5


def test_where_no_case_can_be_the_proof_goes_through_all() -> None:
    statements = [
        either("side", at_most({X: 1}, -5), at_least({X: 1}, 5)),
        claim("inside", *between({X: 1}, -3, 2)),
    ]

    proof = impossible(statements)

    assert isinstance(proof, Split)
    assert proof.statement == "claim:side"
    assert [leaf.gap for leaf in leaves(proof)] == [2, 3]
    assert smallest_gap(proof) == 2


def test_all_rows_of_one_case_hold_together() -> None:
    statement = claim(
        "corner",
        cases=(
            (at_least({X: 1}, 1), at_most({Y: 1}, 0)),
            (at_most({X: 1}, 0), at_least({Y: 1}, 1)),
        ),
    )

    assert isinstance(impossible([statement, claim("alike", *equal({X: 1, Y: -1}))]), Split)
    assert possible([statement, claim("sum", *equal({X: 1, Y: 1}, 1))])


def test_cases_are_split_within_cases() -> None:
    """Within the small body x can be 1 and y can be 1, but not both away from 0 by as much."""
    half = Fraction(1, 2)
    statements = [
        either("x", at_least({X: 1}, 1), at_most({X: 1}, -1)),
        either("y", at_least({Y: 1}, 1), at_most({Y: 1}, -1)),
        claim(
            "small",
            *between({X: 1, Y: 1}, -half, half),
            *between({X: 1, Y: -1}, -3 * half, 3 * half),
        ),
    ]

    proof = impossible(statements)

    assert isinstance(proof, Split)
    assert named_in(proof) == {"claim:x", "claim:y", "claim:small"}
    assert possible(statements[1:])
    assert possible([statements[0], statements[2]])


def test_a_statement_with_cases_that_is_left_out_is_not_split() -> None:
    statements = [
        either("side", at_most({X: 1}, -5), at_least({X: 1}, 5)),
        claim("inside", *between({X: 1}, -3, 2)),
    ]
    decider = Decider(statements)

    assert isinstance(decider.decide(["claim:inside"]), Consistent)
    assert isinstance(decider.decide(["claim:side"]), Consistent)
    assert isinstance(decider.decide(), Split)


def test_the_cases_of_a_rule_are_always_split() -> None:
    day = rule("some day", cases=((at_least({X: 1}, 5),), (at_least({Y: 1}, 5),)))
    decider = Decider([day, claim("x", at_most({X: 1}, 4)), claim("y", at_most({Y: 1}, 4))])

    assert isinstance(decider.decide(), Split)
    assert isinstance(decider.decide(["claim:x"]), Consistent)


def test_splits_that_a_contradiction_does_not_need_are_not_in_the_proof() -> None:
    """Ten statements with two cases each would make a thousand leaves."""
    idle = [
        either(f"idle {place}", at_most({(f"v{place}",): 1}, -1), at_least({(f"v{place}",): 1}, 1))
        for place in range(10)
    ]
    clash = [
        either("side", at_most({X: 1}, -5), at_least({X: 1}, 5)),
        claim("inside", *between({X: 1}, -3, 2)),
    ]

    proof = impossible([*idle, *clash])

    assert named_in(proof) == {"claim:side", "claim:inside"}
    assert len(list(leaves(proof))) == 2


@settings(max_examples=up_to(60), deadline=None)
@given(st.integers(0, 10**6))
def test_every_premise_from_a_case_stands_below_the_split_that_assumes_it(seed: int) -> None:
    statements = random_statements(seeded(seed), 3, 9, cases=True)
    outcome = decided(statements)
    if not isinstance(outcome, Split):
        return
    waiting: list[tuple[Proof, frozenset[str]]] = [(outcome, frozenset())]
    while waiting:
        node, known = waiting.pop()
        if isinstance(node, Leaf):
            assert {premise.case for premise in premises(node) if premise.case} <= known
        else:
            assert all(
                any(premise.case == node.label for premise in premises(case)) for case in node.cases
            )
            waiting += [(case, known | {node.label}) for case in node.cases]


def test_a_row_without_unknowns_in_a_case_rules_the_case_out_or_says_nothing() -> None:
    assert (
        possible([claim("c", cases=((Row((), 0), at_least({X: 1}, 4)), (Row((), 1),)))])["x"] >= 4
    )
    assert isinstance(impossible([claim("c", cases=((Row((), 2),), (Row((), 1),)))]), Split)


# -- products --------------------------------------------------------------------------------------

PART = rule("part", *equal({XY: 1, Z: -1}))
"""z = x y."""


def test_a_product_within_its_ranges_is_possible() -> None:
    values = possible(
        [
            PART,
            claim("x", *between({X: 1}, 2, 3)),
            claim("y", *between({Y: 1}, 5, 7)),
            claim("z", *equal({Z: 1}, 16)),
        ]
    )

    assert values["x"] * values["y"] == 16


@pytest.mark.parametrize("wrong", [9, 22, -3])
def test_a_product_beyond_its_ranges_is_refuted(wrong: int) -> None:
    statements = [
        PART,
        claim("x", *between({X: 1}, 2, 3)),
        claim("y", *between({Y: 1}, 5, 7)),
        claim("z", *equal({Z: 1}, wrong)),
    ]

    proof = impossible(statements)

    assert {"claim:x", "claim:y", "claim:z"} >= named_in(proof) - {"rule:part"}
    assert any(premise.factors for leaf in leaves(proof) for premise in leaf.premises)


@settings(max_examples=up_to(40), deadline=None)
@given(*[st.integers(-6, 6)] * 5)
def test_a_product_with_one_factor_known_is_always_decided_and_rightly(
    a: int, low: int, size: int, low_z: int, size_z: int
) -> None:
    y, z = (low, low + abs(size)), (low_z, low_z + abs(size_z))
    statements = [
        PART,
        claim("x", *equal({X: 1}, a)),
        claim("y", *between({Y: 1}, *y)),
        claim("z", *between({Z: 1}, *z)),
    ]
    ends = sorted((a * y[0], a * y[1]))

    outcome = decided(statements)

    assert isinstance(outcome, Consistent) == (ends[0] <= z[1] and z[0] <= ends[1])
    assert not isinstance(outcome, Undecided)


@settings(max_examples=up_to(30), deadline=None)
@given(
    *[st.tuples(st.integers(-5, 5), st.integers(0, 4))] * 2,
    st.sampled_from([-2, -1, 1, 2]),
    st.booleans(),
)
def test_a_product_that_misses_its_range_by_a_little_is_refuted(
    one: tuple[int, int], other: tuple[int, int], share: int, upper: bool
) -> None:
    x, y = (one[0], sum(one)), (other[0], sum(other))
    corners = [a * b for a in x for b in y]
    z = max(corners) + Fraction(1, 100) if upper else min(corners) - Fraction(1, 100)
    statements = [
        PART,
        claim("x", *between({X: share}, *sorted((share * x[0], share * x[1])))),
        claim("y", *between({Y: 1}, *y)),
    ]

    assert possible(
        [*statements, claim("z", *equal({Z: 1}, max(corners) if upper else min(corners)))]
    )
    assert impossible([*statements, claim("z", *equal({Z: 1}, z))])


def test_no_number_is_taken_for_a_root_that_is_none() -> None:
    """The root of 2 is no fraction: neither numbers nor a proof can be given, and cutting ranges
    must end.
    """
    square = [rule("square", *equal({XX: 1}, 2)), claim("x", *between({X: 1}, 1, 2))]

    with within(20):
        outcome = Decider(square, nodes=8).decide()

    assert isinstance(outcome, Undecided)
    assert outcome.tried


@pytest.mark.parametrize("below", [Fraction(7, 5), Fraction(1414, 1000)])
def test_a_square_is_above_what_its_root_allows(below: Fraction) -> None:
    assert impossible([rule("square", *equal({XX: 1}, 2)), claim("x", *between({X: 1}, 0, below))])


def test_a_square_with_a_root_is_possible() -> None:
    square = [rule("square", *equal({XX: 1}, Fraction(9, 4))), claim("x", *between({X: 1}, 1, 2))]

    assert possible(square)["x"] == Fraction(3, 2)


def test_a_square_is_never_negative() -> None:
    proof = impossible([claim("square", *equal({XX: 1}, -1))])

    assert named_in(proof) == {"claim:square"}


def test_a_product_of_three_is_refuted_beyond_its_range() -> None:
    ranges = [claim(name[0], *between({name: 1}, 1, 2)) for name in (X, Y, Z)]
    cube = ("x", "y", "z")

    assert impossible([*ranges, claim("much", at_least({cube: 1}, 9))])
    assert impossible([*ranges, claim("little", at_most({cube: 1}, 1, strict=True))])
    assert possible([*ranges, claim("all", *equal({cube: 1}, 8))]) == {"x": 2, "y": 2, "z": 2}
    assert possible([*ranges, claim("some", at_least({cube: 1}, 6))])


def test_a_factor_shared_by_two_products_has_one_value() -> None:
    """x y = 6 and y z = 20 with x = 2 leave y = 3 and no z within 4 to 6."""
    statements = [
        rule("one", *equal({XY: 1}, 6)),
        rule("other", *equal({YZ: 1}, 20)),
        claim("x", *equal({X: 1}, 2)),
        claim("y", *between({Y: 1}, 1, 10)),
    ]

    assert possible(statements)["z"] == Fraction(20, 3)
    assert named_in(impossible([*statements, claim("z", *between({Z: 1}, 4, 6))])) >= {
        "claim:x",
        "claim:z",
    }


def test_a_product_with_a_factor_of_zero_is_zero() -> None:
    assert possible([PART, claim("x", *equal({X: 1}, 0)), claim("z", *equal({Z: 1}, 0))])
    assert impossible(
        [
            PART,
            claim("x", *equal({X: 1}, 0)),
            claim("y", *between({Y: 1}, -100, 100)),
            claim("z", *equal({Z: 1}, 1)),
        ]
    )


def test_conflicts_over_products_are_as_small_as_they_can_be() -> None:
    statements = [
        PART,
        claim("x", *between({X: 1}, 0, 3)),
        claim("y", *between({Y: 1}, 0, 7)),
        claim("idle", at_most({Y: 1}, 8)),
        claim("z", at_least({Z: 1}, 22)),
    ]

    search = find_conflicts(Decider(statements), [one.name for one in statements if one.soft])

    assert [conflict.names for conflict in search.conflicts] == [("claim:x", "claim:y", "claim:z")]
    assert all(proves(conflict.proof, statements) for conflict in search.conflicts)


# -- whole numbers ---------------------------------------------------------------------------------

WHOLE = frozenset("xyz")


def test_a_bound_of_whole_numbers_is_moved_to_the_next_one() -> None:
    rows = between({X: 2}, 7, 7)

    assert possible([claim("twice", *rows)])["x"] == Fraction(7, 2)
    proof = impossible([claim("twice", *rows)], WHOLE)
    assert any(premise.rounded for leaf in leaves(proof) for premise in leaf.premises)


def test_whole_numbers_are_found_where_there_are_some() -> None:
    values = possible(
        [
            claim("sum", *equal({X: 3, Y: 5}, 22)),
            claim("x", at_least({X: 1}, 0)),
            claim("y", at_least({Y: 1}, 0)),
        ],
        WHOLE,
    )

    assert values == {"x": 4, "y": 2}


@settings(max_examples=up_to(60), deadline=None)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_a_split_at_a_whole_number_rules_out_the_numbers_it_is_made_for(seed: int) -> None:
    """Of two numbers that are not whole the difference may be: nothing is split at that."""
    random = seeded(seed)
    whole = frozenset("xyz")
    tableau = Tableau()
    active = set()
    for one, other in ((X, Y), (Y, Z), (X, Z)):
        if random.random() < 0.7:
            active.add(tableau.add(Origin(at_least({one: 1, other: -1}, random.randint(-3, 3)))))
    values: dict[Monomial, Number] = {
        one: exact(Fraction(random.randint(-9, 9), random.choice((1, 2, 2, 3))))
        for one in (X, Y, Z)
    }
    numbers = WholeNumbers(tableau, whole)
    missed = numbers.missed(values)
    if missed:
        rows = numbers.split(frozenset(active), values, missed)
        assert not any(holds(row, values) for row in rows)


@settings(max_examples=up_to(60), deadline=None)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_whole_numbers_are_looked_for_near_a_solution_and_for_every_unknown(seed: int) -> None:
    """The middle of solutions is one, and what is held on the way ends in numbers for all."""
    random = seeded(seed)
    names, whole = (X, Y, Z), frozenset(random.choice(("xyz", "xy")))
    tableau = Tableau()
    halves = [Fraction(random.randint(-9, 9), 2) for _ in names]
    active = set(tableau.equal({X: 2, Y: 2, Z: random.choice((1, 2))}, random.randint(-9, 9)))
    for one, half in zip(names, halves, strict=True):
        wide = Fraction(random.randint(1, 5), 2)
        active |= {tableau.add(Origin(row)) for row in between({one: 1}, half - wide, half + wide)}
    if tableau.refuted(active) is not None:
        return
    numbers = WholeNumbers(tableau, whole)
    missed = numbers.missed(tableau.values())
    tried: list[Mapping[Monomial, Number]] = []

    def fits(values: Mapping[Monomial, Number]) -> bool:
        tried.append(values)
        return False

    if missed:
        assert tableau.all_hold(active, numbers._middle(frozenset(active), missed))
        assert numbers.further(frozenset(active), missed, fits) is None
    for values in tried:
        assert set(values) == set(names)
        assert not numbers.missed(values)


def test_what_only_whole_numbers_exclude_is_proved() -> None:
    statements = [
        claim("sum", *equal({X: 3, Y: 5}, 7)),
        claim("x", at_least({X: 1}, 0)),
        claim("y", at_least({Y: 1}, 0)),
    ]

    assert possible(statements)
    assert isinstance(impossible(statements, WHOLE), Split)


def test_only_unknowns_that_are_whole_are_rounded() -> None:
    statements = [claim("half", *equal({X: 1, Y: 1}, Fraction(1, 2)))]

    assert possible(statements, frozenset("x"))["x"] == round(
        possible(statements, frozenset("x"))["x"]
    )
    assert impossible(statements, frozenset("xy"))


def test_an_open_bound_of_whole_numbers_leaves_its_own_value_out() -> None:
    assert impossible(
        [claim("x", at_least({X: 1}, 3, strict=True), at_most({X: 1}, 4, strict=True))], WHOLE
    )
    assert possible([claim("x", at_least({X: 1}, 3, strict=True), at_most({X: 1}, 4))], WHOLE) == {
        "x": 4
    }


def test_whole_numbers_that_are_found_satisfy_the_products_too() -> None:
    box = rule("box", *between({X: 1}, -3, 3), *between({Y: 1}, -3, 3))

    assert possible([box, claim("one", at_least({XX: -2, XY: -2, Y: -3}, -2, strict=True))], WHOLE)


@pytest.mark.parametrize("size", [10**6, 10**15])
def test_a_search_among_endless_whole_numbers_ends(size: int) -> None:
    """2 x - 2 y = 1 has no whole solution however large, and bounds on x and y alone do not show
    it.
    """
    statements = [
        claim("odd", *equal({X: size, Y: -size, Z: 2}, 1)),
        claim("z", *equal({Z: 1, X: -size}, 0)),
    ]

    with within(20):
        outcome = Decider(statements, WHOLE, nodes=200).decide()

    assert not isinstance(outcome, Consistent)


# -- budgets ---------------------------------------------------------------------------------------


def pigeons(holes: int) -> list[Statement]:
    """One bird more than there are holes: each in one of them, no two in the same."""
    inside = {
        (bird, hole): (f"b{bird}h{hole}",) for bird in range(holes + 1) for hole in range(holes)
    }
    housed = [
        claim(
            f"bird {bird}",
            cases=tuple((at_least({inside[bird, hole]: 1}, 1),) for hole in range(holes)),
        )
        for bird in range(holes + 1)
    ]
    apart = [
        rule(
            f"{one} and {other} in {hole}",
            cases=((at_most({inside[one, hole]: 1}, 0),), (at_most({inside[other, hole]: 1}, 0),)),
        )
        for hole in range(holes)
        for one in range(holes + 1)
        for other in range(one)
    ]
    return [*housed, *apart]


def test_a_question_beyond_the_budget_is_not_decided_and_says_what_was_tried() -> None:
    outcome = decided(pigeons(6), nodes=100)

    assert isinstance(outcome, Undecided)
    assert "100" in outcome.tried


def test_a_small_question_of_the_same_kind_is_decided() -> None:
    assert isinstance(impossible(pigeons(3)), Split)


def test_a_budget_counts_for_each_question_anew() -> None:
    decider = Decider(
        [*pigeons(6), claim("low", at_least({X: 1}, 1)), claim("high", at_most({X: 1}, 0))],
        nodes=60,
    )
    assert isinstance(decider.decide([f"claim:bird {bird}" for bird in range(7)]), Undecided)

    assert isinstance(decider.decide(["claim:low", "claim:high"]), Leaf)
    assert isinstance(decider.decide(["claim:low"]), Consistent)


def test_what_was_not_decided_is_in_no_conflict_and_the_search_is_not_complete() -> None:
    statements = pigeons(5)

    with within(60):
        search = find_conflicts(
            Decider(statements, nodes=20),
            [one.name for one in statements if one.soft],
            budget=Budget("SEARCH_EFFORT", 20_000),
        )

    assert search.conflicts == ()
    assert search.undecided
    assert not search.complete


@pytest.mark.parametrize(
    ("one", "other", "surely"), [(1, 4, True), (2, 4, False), (4, 2, False), (2, 5, False)]
)
def test_a_pair_is_surely_a_smallest_conflict_where_each_of_it_is_decided_alone(
    one: int, other: int, surely: bool
) -> None:
    """Of 2 and 5 there is no root to be given: it is not decided whether one alone can hold."""
    statements = [
        rule("square", *equal({XX: 1, Y: -1})),
        claim("one", *equal({Y: 1}, one)),
        claim("other", *equal({Y: 1}, other)),
    ]

    search = find_conflicts(Decider(statements, nodes=8), ["claim:one", "claim:other"])

    assert [(found.names, found.minimal) for found in search.conflicts] == [
        (("claim:one", "claim:other"), surely)
    ]


def test_as_many_pairs_of_one_form_are_conflicts_as_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The limit is for what takes several rules."""
    monkeypatch.setattr(limits, "LONGER_CONFLICTS", 1)
    names = "abcd"
    statements = [claim(name, *equal({X: 1}, place)) for place, name in enumerate(names)]

    search = find_conflicts(Decider(statements), [one.name for one in statements])

    assert [found.names for found in search.conflicts] == [
        (f"claim:{one}", f"claim:{other}") for one, other in combinations(names, 2)
    ]
    assert search.complete


class Said(NamedTuple):
    """A form lies between two numbers, of which the lower or the upper may be left out; told as so
    many times as much.
    """

    form: Mapping[Monomial, Number]
    low: int
    high: int
    above: bool
    below: bool
    times: Number

    def statement(self, name: str) -> Statement:
        """The claim."""
        low, high = (at_least, at_most) if self.times > 0 else (at_most, at_least)
        terms = {monomial: exact(factor * self.times) for monomial, factor in self.form.items()}
        return claim(
            name,
            low(terms, exact(self.low * self.times), strict=self.above),
            high(terms, exact(self.high * self.times), strict=self.below),
        )

    def gap(self, other: Said) -> int | None:
        """How far apart the two are; ``None`` where they share a number."""
        if self.form != other.form:
            return None
        found = max(self.low - other.high, other.low - self.high)
        open_ends = (self.low == other.high and (self.above or other.below)) or (
            other.low == self.high and (other.above or self.below)
        )
        return found if found > 0 or open_ends else None


said = st.builds(
    lambda form, low, width, above, below, times: Said(
        form, low, low + width, above and width > 0, below and width > 0, times
    ),
    st.sampled_from(({X: 1}, {X: 1, Y: -2})),
    st.integers(-4, 4),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
    st.sampled_from((1, 2, -1, Fraction(-1, 3))),
)


@settings(max_examples=up_to(60), deadline=None)
@given(st.lists(said, max_size=6))
def test_pairs_of_one_form_that_share_no_number_come_the_widest_apart_first(
    every: list[Said],
) -> None:
    gaps = {
        (f"claim:{place}", f"claim:{later}"): one.gap(other)
        for (place, one), (later, other) in combinations(enumerate(every), 2)
    }
    apart = {pair: gap for pair, gap in gaps.items() if gap is not None}

    found = Decider([one.statement(str(place)) for place, one in enumerate(every)]).clashes()

    assert found == sorted(apart, key=lambda pair: (-apart[pair], pair))


@pytest.mark.parametrize("count", [1, 3, 5])
@pytest.mark.parametrize("room", [0, 1])
def test_unknowns_are_split_as_deep_as_the_limit_says(
    count: int, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An odd number of unknowns of 0 or 1 that come to half as many, or nearly: with as many split
    at 0 as at 1, one that is left can be a half.
    """
    monkeypatch.setattr(limits, "WHOLE_DEPTH", count - 1 + room)
    names = [(f"x{place}",) for place in range(count)]
    rest = ("rest",)
    statements = [
        rule("sum", *equal({**dict.fromkeys(names, 2), rest: 1}, count)),
        rule("little", *between({rest: 1}, Fraction(-1, 2), Fraction(1, 2))),
        *(rule(name[0], *between({name: 1}, 0, 1)) for name in names),
    ]

    outcome = decided(statements, frozenset(name[0] for name in names))

    assert isinstance(outcome, Split if room else Undecided)


@pytest.mark.parametrize("within_all", [False, True])
def test_what_was_tried_tells_whether_one_question_or_all_cost_too_much(
    within_all: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "QUESTION_EFFORT", 10**9 if within_all else 10)
    budget = Budget("SEARCH_EFFORT", 10 if within_all else 10**9)

    outcome = Decider(pigeons(3), budget=budget).decide()

    assert isinstance(outcome, Undecided)
    assert ("all questions" if within_all else "one question") in outcome.tried
    assert set(budget.met) == {"SEARCH_EFFORT" if within_all else "QUESTION_EFFORT"}


@pytest.mark.parametrize(("fine", "plain"), [(X, Y), (Y, X)])
def test_either_factor_of_a_product_is_held_where_numbers_are_looked_for(
    fine: Monomial, plain: Monomial
) -> None:
    """One factor lies near 1 in 100,000, where no plain number is, so that only the other one can
    be held.
    """
    statements = [
        claim("fine", *between({fine: 1}, 0, 1)),
        claim(
            "plain",
            at_least({plain: 1}, Fraction(6, 5), strict=True),
            at_most({plain: 1}, Fraction(7, 5), strict=True),
        ),
        claim("product", *equal({XY: 1, fine: 100_003}, 1)),
    ]

    assert isinstance(decided(statements, nodes=1), Consistent)


@pytest.mark.parametrize("nodes", [3, 30])
def test_products_keep_to_their_budget(nodes: int) -> None:
    statements = [
        rule("box", *between({X: 1}, -3, 3), *between({Y: 1}, -3, 3)),
        claim("one", at_least({X: -2, XX: -3, XY: 3}, 0), at_least({X: 1, XY: 2, Y: 3}, -5)),
    ]

    with within(3):
        Decider(statements, frozenset("xy"), nodes).decide()


# -- through claims --------------------------------------------------------------------------------

QUOTIENT = """\
measure: profit
unit: USD
range: {range}

measure: tax
unit: USD
range: {range}

claim: rate
figure: exactly {rate}
quantity: tax / profit
when: 2024

claim: tax
figure: {tax} USD
measure: tax
when: 2024

claim: profit
figure: {profit} USD
measure: profit
when: 2024
"""


def conflicts(text: str) -> list[tuple[str, ...]]:
    """The claims of each conflict of a text, every proof verified, without the names of their
    source.
    """
    report = fc.check(fc.loads(text))
    assert fc.verify(report.to_json()) == len(
        [finding for finding in report.findings if finding.proof is not None]
    )
    assert not [finding for finding in report.findings if finding.code.startswith("FC0")]
    return [
        tuple(name.rpartition("/")[2] for name in conflict.claims) for conflict in report.conflicts
    ]


@pytest.mark.parametrize(
    ("rate", "tax", "profit", "clash"),
    [
        ("20 %", "exactly 20", "exactly 100", False),
        ("20 %", "exactly -20", "exactly -100", False),
        ("20 %", "exactly -20", "exactly 100", True),
        ("20 %", "exactly 20", "exactly -100", True),
        ("20 %", "exactly 20", "less than 90", True),
        ("20 %", "exactly -20", "less than -90", False),
        ("20 %", "exactly -20", "more than -90", True),
        ("20 %", "exactly 0", "exactly 0", True),
        ("0 %", "exactly 0", "exactly 3", False),
    ],
)
def test_a_quotient_holds_whatever_the_sign_of_its_divisor(
    rate: str, tax: str, profit: str, clash: bool
) -> None:
    found = conflicts(QUOTIENT.format(range="any", rate=rate, tax=tax, profit=profit))

    assert bool(found) == clash


def test_a_quotient_says_that_its_divisor_is_not_zero() -> None:
    found = conflicts(
        QUOTIENT.format(range="any", rate="20 %", tax="exactly 7", profit="exactly 0")
    )

    assert found == [("profit", "rate")]


def test_a_divisor_that_cannot_be_negative_needs_no_cases() -> None:
    text = QUOTIENT.format(range="at least 0", rate="20 %", tax="exactly 30", profit="exactly 100")

    (finding,) = fc.check(fc.loads(text)).conflicts

    assert isinstance(finding.proof, Leaf)


def test_a_divisor_that_cannot_be_negative_can_be_zero_no_more_than_another() -> None:
    text = QUOTIENT.format(range="at least 0", rate="20 %", tax="exactly 0", profit="exactly 0")

    assert set(conflicts(text)) == {("profit", "rate"), ("rate", "tax")}


CANCELS = ()


@pytest.mark.parametrize(
    ("signs", "figure"),
    [
        pytest.param("any", "exactly 100 %", marks=CANCELS),
        ("any", "exactly 50 %"),
        ("at least 0", "exactly 100 %"),
        ("at least 0", "exactly 50 %"),
    ],
)
def test_a_quotient_of_a_quantity_by_itself_is_one(signs: str, figure: str) -> None:
    text = f"""\
measure: profit
unit: USD
range: {signs}

claim: same
figure: {figure}
quantity: profit / profit
when: 2024
"""

    assert bool(conflicts(text)) == (figure == "exactly 50 %")


# -- bounds ----------------------------------------------------------------------------------------


def test_the_least_value_of_a_form_comes_with_premises_that_sum_to_it() -> None:
    statements = [
        claim("x", at_least({X: 1}, 2)),
        claim("y", at_least({Y: 1}, 3, strict=True)),
        claim("idle", at_most({X: 1}, 9)),
    ]

    implied = Decider(statements).least(at_least({X: 2, Y: 1}, 0))

    assert implied is not None
    assert (implied.value, implied.open) == (7, True)
    assert {premise.statement for premise in implied.premises} == {"claim:x", "claim:y"}
    assert sum(premise.times * premise.row.bound for premise in implied.premises) == 7


def test_a_form_that_nothing_holds_back_has_no_least_value() -> None:
    assert Decider([claim("x", at_most({X: 1}, 2))]).least(at_least({X: 1}, 0)) is None


@pytest.mark.parametrize(("upper", "value"), [(False, 2), (True, 9)])
def test_an_end_over_cases_is_the_widest_of_theirs(upper: bool, value: int) -> None:
    statements = [
        claim("days", cases=(between({X: 1}, 2, 4), between({X: 1}, 7, 9))),
        claim("wide", *between({X: 1}, 0, 100)),
    ]
    names = [one.name for one in statements]

    end = find_end(Decider(statements), Form(((X, 1),)), names, upper=upper)

    assert end is not None
    assert (end.value, end.open) == (value, False)
    beyond = at_least({X: 1}, value, strict=True) if upper else at_most({X: 1}, value, strict=True)
    opposite = Statement("opposite", cases=((beyond,),))
    assert proves(Split("opposite", "opposite", (), (end.proof,)), [*statements, opposite])


@pytest.mark.parametrize(("upper", "value"), [(False, Fraction(1, 5)), (True, Fraction(1, 2))])
def test_the_ends_of_a_quotient_are_those_of_its_corners(upper: bool, value: Fraction) -> None:
    statements = [claim("x", *between({X: 1}, 2, 4)), claim("y", *between({Y: 1}, 8, 10))]

    end = find_end(
        Decider(statements),
        Form(((X, 1),), ((Y, 1),), per_constant=0),
        [one.name for one in statements],
        upper=upper,
    )

    assert end is not None
    assert end.value == value
    assert end.names == ("claim:x", "claim:y")


CROSSING = """
measure: all
unit: arrest

measure: night
unit: arrest
part_of: all

measure: day
unit: arrest
part_of: all

relation: both
states: night + day = all
{places}
source: police
{claims}"""


def crossing(*claims: tuple[str, str, str, str]) -> str:
    """Records of claims (a figure, of what, where, when) on windows that cross, in three places."""
    places = "".join(f"\nmember: {one}\ndimension: where\npart_of: US\n" for one in "ABC")
    records = [
        f"\nclaim: c{number}\nfigure: {figure}\n{what}\nwhere: {where}\nwhen: {when}\n"
        for number, (figure, what, where, when) in enumerate(claims)
    ]
    return CROSSING.format(places=places, claims="".join(records))


def test_whole_numbers_that_one_way_does_not_find_in_time_are_found_by_splits() -> None:
    text = crossing(
        ("140", "measure: day", "A", "2025-02-15/2025-03-03"),
        ("about 599", "measure: all", "B", "2025-01-08/2025-01-26"),
        ("366", "measure: night", "US", "2025-01-24/2025-02-02"),
        ("49%", "quantity: night / all", "B", "2025-01-26/2025-02-12"),
    )

    found = fc.check(fc.loads(text))

    assert not [one for one in found if one.code == "FC901" and one.severity != "note"]
    assert not found.conflicts
