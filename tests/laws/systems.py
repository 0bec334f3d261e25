"""Random systems of inequalities, for laws and benchmarks; whether numbers or proofs fit them,
worked out plainly.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from itertools import pairwise
from random import Random

import attr

from figurecheck.model.constraint import Row, Statement, Terms, collected
from figurecheck.model.interval import Number
from figurecheck.model.proof import Leaf, Premise, Proof

LEVELS = ("literal", "rounded", "generous")


def seeded(seed: int) -> Random:
    """The source of randomness of one example: the same seed gives the same example everywhere."""
    return Random(seed)


class TooSlowError(Exception):
    """What was asked for did not come in time."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Ends what runs inside with TooSlowError after so many seconds of processor time, however busy
    the machine, where the system can do that.
    """
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlowError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


# -- random systems --------------------------------------------------------------------------------


def random_statements(
    random: Random,
    unknowns: int,
    claims: int,
    *,
    products: bool = False,
    cases: bool = False,
    rules: int = 0,
) -> list[Statement]:
    """Soft statements of one to two rows each over few unknowns, with small numbers so that near
    ties are common.

    The last ``rules`` statements are hard.
    """
    names = [f"x{index}" for index in range(unknowns)]
    monomials: list[tuple[str, ...]] = [(name,) for name in names]
    if products:
        monomials = list(
            dict.fromkeys(
                [*monomials, *(tuple(sorted(random.choices(names, k=2))) for _ in range(2))]
            )
        )
    statements = []
    for index in range(claims + rules):
        rows = tuple(random_row(random, monomials) for _ in range(random.choice((1, 1, 2))))
        split: tuple[tuple[Row, ...], ...] = ()
        if cases and random.random() < 0.3:
            split = tuple((random_row(random, monomials),) for _ in range(random.choice((2, 3))))
        soft = index < claims
        statements.append(
            Statement(f"{'claim' if soft else 'rule'}:{index:03}", rows, split, soft=soft)
        )
    return statements


def random_row(random: Random, monomials: list[tuple[str, ...]]) -> Row:
    """A row with one to three terms, open in a third of the cases."""
    chosen = random.sample(monomials, min(len(monomials), random.choice((1, 1, 2, 3))))
    terms = collected((monomial, random.choice((-3, -2, -1, 1, 2, 3))) for monomial in chosen)
    return Row(terms, random.randint(-6, 6), random.random() < 0.33)


def boxed(unknowns: int, least: int, most: int) -> Statement:
    """The hard statement that every unknown lies between two numbers, ends included."""
    names = [f"x{index}" for index in range(unknowns)]
    lower = tuple(Row((((name,), 1),), least) for name in names)
    upper = tuple(Row((((name,), -1),), -most) for name in names)
    return Statement("rule:box", lower + upper)


def nested_levels(random: Random, statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """The statements as the literal reading, and two wider readings of each: rows alike, their
    bounds further out.
    """
    levels = {LEVELS[0]: list(statements)}
    for narrow, wide in pairwise(LEVELS):
        levels[wide] = [_loosened(random, statement) for statement in levels[narrow]]
    return levels


def _loosened(random: Random, statement: Statement) -> Statement:
    if not statement.soft:
        return statement

    def looser(rows: Sequence[Row]) -> tuple[Row, ...]:
        return tuple(
            attr.evolve(row, bound=row.bound - random.choice((0, 0, 1, 3)), open=False)
            for row in rows
        )

    return attr.evolve(
        statement,
        rows=looser(statement.rows),
        cases=tuple(looser(case) for case in statement.cases),
    )


# -- what fits them --------------------------------------------------------------------------------


def total(terms: Terms, values: Mapping[str, Number]) -> Fraction:
    """What a sum of products comes to; unknowns without a value count as 0."""
    whole = Fraction(0)
    for monomial, factor in terms:
        product = Fraction(factor)
        for name in monomial:
            product *= values.get(name, 0)
        whole += product
    return whole


def satisfied(statement: Statement, values: Mapping[str, Number]) -> bool:
    """Whether numbers satisfy every row of a statement, and one of its cases where it has some."""

    def met(row: Row) -> bool:
        reached = total(row.terms, values)
        return reached > row.bound or (reached == row.bound and not row.open)

    return all(map(met, statement.rows)) and (
        not statement.cases or any(all(map(met, case)) for case in statement.cases)
    )


def proves(
    proof: Proof, statements: Sequence[Statement], whole: frozenset[str] = frozenset()
) -> bool:
    """Whether a proof shows that the statements cannot all hold, by adding its rows up."""
    by_name = {statement.name: statement for statement in statements}
    leaves = list(_leaves(proof, by_name, whole, {}))
    return bool(leaves) and all(
        not left and leaf.gap == bound and (bound > 0 or (bound == 0 and is_open))
        for leaf, (left, bound, is_open) in leaves
    )


_Sum = tuple[dict[tuple[str, ...], Fraction], Fraction, bool]


def _leaves(
    proof: Proof,
    by_name: Mapping[str, Statement],
    whole: frozenset[str],
    assumed: Mapping[str, Sequence[Row]],
) -> Iterator[tuple[Leaf, _Sum]]:
    waiting = [(proof, assumed)]
    while waiting:
        node, known = waiting.pop()
        if isinstance(node, Leaf):
            yield node, added(node.premises, by_name, whole, known)
            continue
        cases = (
            by_name[node.statement].cases if node.statement else _exhaustive(node.branches, whole)
        )
        assert len(cases) == len(node.cases)
        assert node.label not in known
        waiting += [
            (inner, {**known, node.label: rows})
            for rows, inner in zip(cases, node.cases, strict=True)
        ]


def _exhaustive(branches: Sequence[Row], whole: frozenset[str]) -> tuple[tuple[Row, ...], ...]:
    """The two branches, one of which holds whatever the numbers: one side of a cut and the
    other.
    """
    one, other = branches
    assert dict(one.terms) == {monomial: -factor for monomial, factor in other.terms}
    assert not one.open
    assert not other.open
    between = one.bound + other.bound
    if between > 0:
        names = {name for monomial, _ in one.terms for name in monomial}
        assert names <= whole
        assert between == 1
        assert all(
            isinstance(number, int)
            for number in (one.bound, other.bound, *(times for _, times in one.terms))
        )
    return ((one,), (other,))


def added(
    premises: Sequence[Premise],
    by_name: Mapping[str, Statement],
    whole: frozenset[str] = frozenset(),
    assumed: Mapping[str, Sequence[Row]] | None = None,
) -> _Sum:
    """The rows of the premises, each as often as it is taken: what is left of the terms, the bound,
    whether open.

    Every row must be the one that its premise says it is.
    """
    left: dict[tuple[str, ...], Fraction] = {}
    bound, is_open = Fraction(0), False
    for premise in premises:
        assert premise.times > 0
        _is_what_it_says(premise, by_name, whole, assumed or {})
        for monomial, factor in premise.row.terms:
            left[monomial] = left.get(monomial, Fraction(0)) + factor * premise.times
        bound += premise.times * premise.row.bound
        is_open = is_open or premise.row.open
    return {monomial: factor for monomial, factor in left.items() if factor}, bound, is_open


def _is_what_it_says(
    premise: Premise,
    by_name: Mapping[str, Statement],
    whole: frozenset[str],
    assumed: Mapping[str, Sequence[Row]],
) -> None:
    if premise.factors:
        (one, at, _), (other, to, _) = (
            added(factor, by_name, whole, assumed) for factor in premise.factors
        )
        left: dict[tuple[str, ...], Fraction] = {}
        for monomial, factor in [*one.items(), ((), -at)]:
            for second, times in [*other.items(), ((), -to)]:
                key = tuple(sorted(monomial + second))
                left[key] = left.get(key, Fraction(0)) + factor * times
        assert premise.row.bound == -left.pop((), Fraction(0))
        assert dict(premise.row.terms) == {
            monomial: factor for monomial, factor in left.items() if factor
        }
        assert not premise.row.open
    elif premise.rounded:
        terms, below, is_open = added(premise.rounded, by_name, whole, assumed)
        first, leading = premise.row.terms[0]
        scale = leading / terms[first]
        assert scale > 0
        assert dict(premise.row.terms) == {
            monomial: times * scale for monomial, times in terms.items()
        }
        assert all(
            isinstance(times, int) and set(monomial) <= whole
            for monomial, times in premise.row.terms
        )
        assert isinstance(premise.row.bound, int)
        assert not premise.row.open
        # no whole number lies between the bound before rounding and the one after it
        step = premise.row.bound - below * scale
        assert step <= 1 if is_open else step < 1
    elif (
        not premise.statement and not premise.case
    ):  # nothing is at least any number that is not above it
        assert not premise.row.terms
        assert premise.row.bound <= 0
        assert not premise.row.open
    elif premise.case:
        assert premise.row == assumed[premise.case][premise.index]
    else:
        assert premise.row == by_name[premise.statement].rows[premise.index]
