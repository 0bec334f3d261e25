"""The engine against another solver, against trying every subset and against trying every number.

``FIGURECHECK_EXAMPLES`` says how many systems to draw (usually 160); of the costlier kinds a fixed
share of that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from random import Random
from typing import Any

import pytest

from figurecheck.model.constraint import Monomial, Row, Statement, at_least, at_most
from figurecheck.model.document import proof_object, rule_object
from figurecheck.model.interval import Number
from figurecheck.model.proof import Leaf, Proof, smallest_gap
from figurecheck.model.proof import statements as named_in
from figurecheck.solve.conflicts import find_conflicts, smallest_candidate
from figurecheck.solve.decide import Consistent, Decider, Undecided
from figurecheck.solve.effort import Budget
from figurecheck.solve.examine import examine, on_a_line
from figurecheck.solve.grow import by_name, largest
from figurecheck.solve.verify import SCHEMA, verify
from tests.laws.systems import (
    LEVELS,
    TooSlowError,
    boxed,
    nested_levels,
    proves,
    random_statements,
    satisfied,
    seeded,
    total,
    within,
)
from tests.sizes import examples

EXAMPLES = examples(160)
"""Systems drawn for the cheapest law."""

PATIENCE = 2000
"""Milliseconds the other solver may take for one question about products."""


class Oracle:
    """The answers of z3, whose soft statements can be left out of a question."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        z3 = pytest.importorskip("z3")
        self._z3: Any = z3
        self._solver: Any = z3.Solver()
        self._solver.set("timeout", PATIENCE)
        self._soft = {
            statement.name: z3.Bool(statement.name) for statement in statements if statement.soft
        }
        for statement in statements:
            said = z3.And(
                *map(self._row, statement.rows),
                *(
                    [z3.Or(*(z3.And(*map(self._row, case)) for case in statement.cases))]
                    if statement.cases
                    else ()
                ),
            )
            switch = self._soft.get(statement.name)
            self._solver.add(said if switch is None else z3.Implies(switch, said))

    def _row(self, row: Row) -> Any:
        reached: Any = self._z3.RealVal(0)
        for monomial, factor in row.terms:
            part: Any = self._z3.RealVal(str(factor))
            for name in monomial:
                part *= self._z3.Real(name)
            reached += part
        bound = self._z3.RealVal(str(row.bound))
        return reached > bound if row.open else reached >= bound

    def consistent(self, kept: Collection[str] | None = None) -> bool | None:
        """Whether the hard statements and the soft ones in ``kept`` can hold; ``None`` where z3
        cannot tell.
        """
        answer = self._solver.check(
            *(switch for name, switch in self._soft.items() if kept is None or name in kept)
        )
        return {"sat": True, "unsat": False}.get(str(answer))


def refuted(
    outcome: Consistent | Undecided | Proof,
    statements: Sequence[Statement],
    whole: Collection[str] = (),
) -> bool:
    """Whether the outcome is a proof; a proof is added up twice, numbers are put into every
    statement.
    """
    if isinstance(outcome, Undecided):
        return False
    if isinstance(outcome, Consistent):
        wrong = [one.name for one in statements if not satisfied(one, outcome.values)]
        assert not wrong
        assert all(isinstance(outcome.values.get(name, 0), int) for name in whole)
        return False
    assert proves(outcome, statements, frozenset(whole))
    assert_verifies(outcome, statements, frozenset(whole))
    return True


def assert_verifies(proof: Proof, statements: Sequence[Statement], whole: frozenset[str]) -> None:
    """The checker of saved reports accepts the proof, with every statement in the place of
    a rule.
    """
    rules = {statement.name: statement for statement in statements}
    finding = {
        "key": "FC299:00000000",
        "code": "FC299",
        "severity": "error",
        "level": "generous",
        "claims": [],
        "also": [],
        "relations": [
            one.removeprefix("relation:")
            for one in sorted(named_in(proof))
            if one.startswith("relation:")
        ],
        "gap": str(smallest_gap(proof)),
        "proof": proof_object(proof, rules),
    }
    report = {
        "schema": SCHEMA,
        "coverage": [],
        "findings": [finding],
        "rules": {name: rule_object(rule) for name, rule in rules.items()},
        "whole": sorted(whole),
        "bounds": [],
    }
    assert verify(report) == 1


def as_relations(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, the soft ones named as declared relations, whose rows a report holds as they
    are.
    """
    return [
        Statement(
            statement.name.replace("claim:", "relation:"),
            statement.rows,
            statement.cases,
            soft=statement.soft,
        )
        for statement in statements
    ]


def soft_names(statements: Sequence[Statement]) -> list[str]:
    return [statement.name for statement in statements if statement.soft]


def drawn(
    seed: int, *, products: bool = False, cases: bool = False, most: int = 12
) -> list[Statement]:
    """A system of 2 to ``most`` soft statements, a third of the systems with hard ones
    beside them.
    """
    random = seeded(seed)
    unknowns = random.randint(1, 5)
    claims = random.randint(2, most)
    rules = random.choice((0, 0, random.randint(1, 3)))
    return as_relations(
        random_statements(random, unknowns, claims, products=products, cases=cases, rules=rules)
    )


def decided_in_time(
    statements: Sequence[Statement], whole: frozenset[str], seed: int, slow: list[int]
) -> Consistent | Undecided | Proof:
    """The outcome within a budget of 20 systems, which ten seconds are plenty for; seeds that take
    longer are noted.
    """
    try:
        with within(10):
            return Decider(statements, whole, nodes=20).decide()
    except TooSlowError:
        slow.append(seed)
        assert len(slow) < 2, f"budgets are no budgets for the seeds {slow}"
        return Undecided("ten seconds")


# -- against z3 ------------------------------------------------------------------------------------


@pytest.mark.parametrize("cases", [False, True], ids=["without cases", "with cases"])
def test_linear_systems_are_always_decided_and_as_z3_decides_them(cases: bool) -> None:
    consistent = 0
    for seed in range(EXAMPLES):
        statements = drawn(seed, cases=cases)
        expected = Oracle(statements).consistent()

        outcome = Decider(statements).decide()

        assert not isinstance(outcome, Undecided), f"seed {seed}: {outcome}"
        assert refuted(outcome, statements) is not expected, f"seed {seed}"
        consistent += expected is True
    assert (
        EXAMPLES // 10 < consistent < EXAMPLES - EXAMPLES // 10
    )  # neither answer is rare among the systems drawn


def test_questions_asked_one_after_another_are_answered_as_z3_answers_them() -> None:
    for seed in range(EXAMPLES // 8):
        random = seeded(seed)
        statements = drawn(seed, cases=True)
        names = soft_names(statements)
        oracle, decider = Oracle(statements), Decider(statements)
        for _ in range(6):
            kept = frozenset(random.sample(names, random.randint(0, len(names))))
            chosen = [
                statement
                for statement in statements
                if not statement.soft or statement.name in kept
            ]

            outcome = decider.decide(kept)

            assert not isinstance(outcome, Undecided), f"seed {seed}"
            assert refuted(outcome, chosen) is not oracle.consistent(kept), (
                f"seed {seed}: {sorted(kept)}"
            )


def test_systems_with_products_are_decided_as_z3_decides_them_or_not_at_all() -> None:
    asked = undecided = 0
    slow: list[int] = []
    for seed in range(EXAMPLES // 8):
        statements = drawn(seed, products=True, cases=seed % 3 == 0, most=7)

        outcome = decided_in_time(statements, frozenset(), seed, slow)
        disproved = refuted(outcome, statements)

        asked += 1
        undecided += isinstance(outcome, Undecided)
        if disproved:  # the proof or the numbers were put to the test: z3 is left
            assert Oracle(statements).consistent() is not True, f"seed {seed}"
    assert not slow
    assert undecided * 4 <= asked, f"{undecided} of {asked} systems with products were not decided"


def test_an_implied_bound_is_the_least_value_that_z3_finds() -> None:
    z3 = pytest.importorskip("z3")
    for seed in range(EXAMPLES // 8):
        statements = [*drawn(seed, most=5), boxed(5, -9, 9)]
        if not isinstance(Decider(statements).decide(), Consistent):
            continue
        form = at_least({("x0",): 2, ("x1",): -1, ("x2",): 3}, 0)
        decider = Decider(statements)

        implied = decider.least(form)

        assert implied is not None
        reach = Statement("rule:reach", (at_most(form.terms, implied.value),))
        assert Oracle([*statements, reach]).consistent() is not implied.open, f"seed {seed}"
        below = Statement("rule:below", (at_most(form.terms, implied.value, strict=True),))
        assert Oracle([*statements, below]).consistent() is False, f"seed {seed}"
    del z3


# -- against trying every number -------------------------------------------------------------------


@pytest.mark.parametrize("products", [False, True], ids=["linear", "products"])
def test_whole_numbers_are_decided_as_by_trying_them_all(products: bool) -> None:
    unknowns = 2 if products else 3
    names = [f"x{index}" for index in range(unknowns)]
    points = [
        dict(zip(names, point, strict=True)) for point in product(range(-3, 4), repeat=unknowns)
    ]
    asked = undecided = 0
    slow: list[int] = []
    for seed in range(EXAMPLES // 4):
        random = seeded(seed)
        claims = random_statements(
            random, unknowns, random.randint(1, 5), products=products, cases=seed % 2 == 0
        )
        statements = [*as_relations(claims), boxed(unknowns, -3, 3)]
        possible = any(all(satisfied(one, point) for one in statements) for point in points)

        outcome = decided_in_time(statements, frozenset(names), seed, slow)

        asked += 1
        if isinstance(outcome, Undecided):
            undecided += 1
            continue
        assert refuted(outcome, statements, names) is not possible, f"seed {seed}"
    assert not slow
    assert undecided * 10 <= asked * products, (
        f"{undecided} of {asked} systems of whole numbers were not decided"
    )


# -- against trying every subset -------------------------------------------------------------------


def minimal_conflicts(statements: Sequence[Statement]) -> list[tuple[str, ...]]:
    """Every smallest set of soft statements that cannot hold with the hard ones, by trying all,
    smallest first.
    """
    oracle = Oracle(statements)
    found: list[tuple[str, ...]] = []
    names = sorted(soft_names(statements))
    for size in range(len(names) + 1):
        for kept in combinations(names, size):
            if any(set(smaller) <= set(kept) for smaller in found):
                continue
            if oracle.consistent(kept) is False:
                found.append(kept)
    return found


def systems_in_conflict(count: int, *, cases: bool) -> Iterator[tuple[int, list[Statement]]]:
    """Systems of at most 8 soft statements that cannot all hold, with their seeds."""
    seed = 0
    while count:
        statements = drawn(seed, cases=cases, most=8)
        if not isinstance(Decider(statements).decide(), Consistent):
            yield seed, statements
            count -= 1
        seed += 1


@pytest.mark.parametrize("cases", [False, True], ids=["without cases", "with cases"])
def test_the_conflicts_are_all_the_smallest_impossible_sets_and_no_others(cases: bool) -> None:
    for seed, statements in systems_in_conflict(EXAMPLES // 8, cases=cases):
        expected = minimal_conflicts(statements)

        search = find_conflicts(Decider(statements), soft_names(statements))

        assert search.complete, f"seed {seed}"
        assert [conflict.names for conflict in search.conflicts] == expected, f"seed {seed}"
        by_name = {statement.name: statement for statement in statements}
        for conflict in search.conflicts:
            part = [one for one in statements if not one.soft] + [
                by_name[name] for name in conflict.names
            ]
            assert refuted(conflict.proof, part), f"seed {seed}"


@pytest.mark.parametrize("whole", [False, True], ids=["rational numbers", "whole numbers"])
def test_figures_on_a_line_have_no_conflict_of_more_than_two(whole: bool) -> None:
    """Figures for one number, and rules that bound unknowns and differences of two: nothing larger
    need be sought.
    """
    larger = 0
    for seed in range(EXAMPLES // 8):
        random = seeded(seed)
        names = ["x", "y", "z"]
        forms: tuple[dict[Monomial, Number], ...] = ({("x",): 1}, {("x",): -2, ("y",): 2})
        form = random.choice(forms)
        rows = [_difference(random, names) for _ in range(random.randint(0, 5))]
        statements = [Statement(f"rule:{index}", (row,)) for index, row in enumerate(rows)]
        for index in range(random.randint(2, 6)):
            least = Fraction(random.randint(-12, 12), random.choice((1, 1, 2, 3)))
            strict = random.random() < 0.3
            ends = (
                at_least(form, least, strict=strict, end="lower"),
                at_most(form, least + random.randint(0, 5), end="upper"),
            )
            statements.append(Statement(f"relation:{index}", ends, soft=True))
        unknowns = frozenset(names) if whole else frozenset()
        if isinstance(Decider(statements, unknowns).decide(()), Leaf):
            continue

        assert on_a_line(statements, unknowns), f"seed {seed}"
        search = find_conflicts(Decider(statements, unknowns), soft_names(statements))

        assert all(len(conflict.names) <= 2 for conflict in search.conflicts), f"seed {seed}"
        larger += len(search.conflicts) > 1
    assert larger > EXAMPLES // 40


def _difference(random: Random, names: Sequence[str]) -> Row:
    one, other = random.sample(names, 2)
    terms: dict[Monomial, Number] = (
        {(one,): 1, (other,): -1} if random.random() < 0.6 else {(one,): random.choice((1, -1))}
    )
    return at_least(terms, Fraction(random.randint(-8, 4), random.choice((1, 2))))


def test_what_leaves_holes_on_a_line_is_not_called_one() -> None:
    """An even number between 1 and 3, and one between 3 and 5: each pair shares 3, and no even
    number is 3.
    """
    even = Statement(
        "rule:even", (at_least({("x",): 1, ("y",): -2}, 0), at_most({("x",): 1, ("y",): -2}, 0))
    )
    ends = [
        Statement(
            f"relation:{low}",
            (at_least({("x",): 1}, low), at_most({("x",): 1}, low + 2)),
            soft=True,
        )
        for low in (1, 3)
    ]

    assert not on_a_line([even, *ends], frozenset("xy"))
    assert (
        len(find_conflicts(Decider([even, *ends], frozenset("xy")), soft_names([*ends])).conflicts)
        == 1
    )
    assert not on_a_line(
        [Statement("rule:sum", (at_least({("x",): 1, ("y",): 1}, 0),)), *ends], frozenset()
    )
    assert not on_a_line(
        [Statement("rule:mixed", (at_least({("x",): 1, ("y",): -1}, 0),)), *ends], frozenset("x")
    )


def test_a_search_that_is_cut_short_says_so_and_tells_minimal_conflicts_only() -> None:
    short = 0
    for seed, statements in systems_in_conflict(EXAMPLES // 8, cases=True):
        expected = minimal_conflicts(statements)
        for effort in (1, 200, 1000, 4000):
            search = find_conflicts(
                Decider(statements), soft_names(statements), budget=Budget("SEARCH_EFFORT", effort)
            )

            names = [conflict.names for conflict in search.conflicts]
            assert names, f"seed {seed}"
            assert set(names) <= set(expected), f"seed {seed}"
            assert names == sorted(names, key=lambda one: (len(one), one)), f"seed {seed}"
            assert search.complete is False or names == expected, f"seed {seed}"
            short += not search.complete
    assert short


def test_a_set_grown_by_runs_is_the_one_grown_statement_by_statement() -> None:
    fewer = 0
    for seed, statements in systems_in_conflict(EXAMPLES // 16, cases=True):
        oracle = Oracle(statements)
        order = soft_names(statements)
        seeded(seed).shuffle(order)
        kept: frozenset[str] = frozenset()
        for name in order:
            kept = kept | {name} if oracle.consistent(kept | {name}) else kept
        left_out: list[str] = []

        def excluded(name: str, _: Proof, out: list[str] = left_out) -> bool:
            out.append(name)
            return True

        for blocked in ([], minimal_conflicts(statements)[::2]):
            decider = Decider(statements)

            assert largest(decider, order, (), by_name(blocked), excluded=excluded) == kept, (
                f"seed {seed}"
            )
            assert set(left_out) <= set(order) - kept, f"seed {seed}"
            fewer += decider.asked < len(order)
    assert fewer


def test_conflicts_that_hold_a_known_one_are_not_told_again() -> None:
    for seed, statements in systems_in_conflict(EXAMPLES // 16, cases=False):
        expected = minimal_conflicts(statements)
        known = expected[::2]

        search = find_conflicts(Decider(statements), soft_names(statements), known)

        assert [conflict.names for conflict in search.conflicts] == expected[1::2], f"seed {seed}"


def random_masks(seed: int) -> tuple[list[int], list[int]]:
    """Sets to meet and sets that are blocked."""
    random = seeded(seed)
    return (
        [random.randint(1, 127) for _ in range(random.randint(0, 6))],
        [random.randint(1, 127) for _ in range(random.randint(0, 4))],
    )


@pytest.mark.parametrize(
    ("to_meet", "blocked"),
    [
        *map(random_masks, range(40)),
        # nothing meets the empty set, and everything holds it
        *(([], [0]), ([0], []), ([3], [0]), ([3, 0], [1]), ([0], [0])),
    ],
)
def test_the_next_candidate_is_a_smallest_set_that_meets_all_and_holds_none_that_is_blocked(
    to_meet: list[int], blocked: list[int]
) -> None:
    fitting = [
        mask
        for mask in range(128)
        if all(mask & one for one in to_meet) and not any(mask & one == one for one in blocked)
    ]

    candidate = smallest_candidate(to_meet, blocked, steps=20_000)

    if not fitting:
        assert candidate is None
    else:
        assert candidate in fitting
        assert candidate.bit_count() == min(mask.bit_count() for mask in fitting)


# -- levels ----------------------------------------------------------------------------------------


def told_by_level(levels: dict[str, list[Statement]]) -> list[tuple[str, tuple[str, ...]]]:
    """What is to be told: the conflicts of the widest level, then of each narrower one those that
    are news.
    """
    told: list[tuple[str, tuple[str, ...]]] = []
    for level in reversed(LEVELS):
        wider = [set(names) for _, names in told]
        told += [
            (level, names)
            for names in minimal_conflicts(levels[level])
            if not any(set(names) <= other or set(names) >= other for other in wider)
        ]
    return told


def test_each_conflict_is_told_at_the_widest_reading_that_does_not_save_it() -> None:
    seen: set[str] = set()
    for seed in range(EXAMPLES // 8):
        statements = drawn(seed, cases=seed % 2 == 0, most=7)
        levels = nested_levels(seeded(seed), statements)

        examined = examine(levels.__getitem__)

        assert examined.complete, f"seed {seed}"
        assert not examined.undecided, f"seed {seed}"
        told = [(level, conflict.names) for level, conflict in examined.conflicts]
        assert told == told_by_level(levels), f"seed {seed}"
        seen.update(level for level, _ in told)
    assert seen == set(LEVELS)


def test_a_set_counts_as_consistent_from_the_narrowest_reading_at_which_all_hold() -> None:
    seen: set[str | None] = set()
    for seed in range(max(40, EXAMPLES // 4)):
        levels = nested_levels(seeded(seed), drawn(seed, most=5))
        holding = [level for level in LEVELS if Oracle(levels[level]).consistent()]

        examined = examine(levels.__getitem__)

        assert examined.consistent == (holding[0] if holding else None), f"seed {seed}"
        seen.add(examined.consistent)
    assert seen == {*LEVELS, None}


# -- the measure itself ----------------------------------------------------------------------------


def test_the_arithmetic_used_here_sees_a_wrong_answer() -> None:
    above: tuple[Statement, ...] = (
        Statement("relation:above", (at_least({("x",): 1}, 3),), soft=True),
    )
    below = Statement("relation:below", (at_most({("x",): 1}, 2),), soft=True)
    proof = Decider([*above, below]).decide()

    assert isinstance(proof, Proof)
    assert proves(proof, [*above, below])
    with pytest.raises((AssertionError, KeyError)):
        proves(proof, above)
    assert not satisfied(below, {"x": 3})
    values: dict[str, Number] = {"x": 3, "y": 2}
    assert total(((("x", "y"), 2), (("y",), -1)), values) == 10
