"""The simplex: what it decides, why, and how far a form can go, against arithmetic done here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import gcd

import attr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figurecheck.model.interval import Number
from figurecheck.solve.simplex import Certificate, Name, Simplex
from tests.laws.systems import seeded
from tests.sizes import up_to

Terms = Sequence[tuple[Name, Number]]


@attr.frozen
class Limit:
    """The sum of factors times x, y, z is at least the bound, or more where it is strict."""

    factors: tuple[Number, ...]
    bound: Number
    strict: bool = False

    @property
    def terms(self) -> Terms:
        """The factors with the names of their unknowns, those of 0 left out."""
        return [
            ((name,), factor)
            for name, factor in zip("xyzuvw", self.factors, strict=False)
            if factor
        ]

    def met(self, point: Sequence[Number]) -> bool:
        """Whether a point satisfies it."""
        reached = sum(factor * value for factor, value in zip(self.factors, point, strict=False))
        return reached > self.bound or (reached == self.bound and not self.strict)


def simplex_of(limits: Sequence[Limit]) -> Simplex:
    """A simplex that holds the limits, numbered in their order, all switched off."""
    simplex = Simplex()
    for number, limit in enumerate(limits):
        assert simplex.add(limit.terms, limit.bound, strict=limit.strict) == number
    return simplex


def summed(certificate: Certificate, limits: Sequence[Limit]) -> tuple[list[Number], Number, bool]:
    """The limits of a certificate, each as often as it is taken: the factors left, the bound,
    whether strict.
    """
    assert all(times > 0 for times in certificate.values())
    width = max((len(limit.factors) for limit in limits), default=0)
    factors: list[Number] = [0] * width
    bound: Number = 0
    for number, times in certificate.items():
        bound += times * limits[number].bound
        for place, factor in enumerate(limits[number].factors):
            factors[place] += times * factor
    return factors, bound, any(limits[number].strict for number in certificate)


def refutes(certificate: Certificate, limits: Sequence[Limit], active: Collection[int]) -> bool:
    """Whether a certificate takes active limits only and sums them to *0 >= more than 0*, or to *0
    > 0*.
    """
    factors, bound, strict = summed(certificate, limits)
    return (
        not any(factors)
        and set(certificate) <= set(active)
        and (bound > 0 or (bound == 0 and strict))
    )


def point_of(simplex: Simplex, width: int) -> list[Number]:
    """The last solution, with a plain number in the place of the infinitesimal."""
    small = simplex.settle()
    values = {name: value[0] + small * value[1] for name, value in simplex.solution()}
    return [values.get((name,), 0) for name in "xyzuvw"[:width]]


factors = st.integers(-4, 4)
limits_of_three = st.lists(
    st.builds(
        Limit,
        st.tuples(factors, factors, factors).filter(any),
        st.integers(-8, 8).map(lambda number: Fraction(number, 2)),
        st.booleans(),
    ),
    min_size=1,
    max_size=9,
)


# -- deciding --------------------------------------------------------------------------------------


def test_two_limits_that_leave_room_hold_together() -> None:
    simplex = simplex_of([Limit((1,), 2), Limit((-1,), -5)])

    assert simplex.check([0, 1]) is None


def test_the_certificate_of_a_clash_names_both_ends() -> None:
    simplex = simplex_of([Limit((2,), 10), Limit((-3,), -12)])  # x is at least 5 and at most 4

    certificate = simplex.check([0, 1])

    assert certificate is not None
    assert certificate[0] * 2 == certificate[1] * 3


def test_a_sum_of_parts_that_misses_its_total_is_refuted_by_all_four_limits() -> None:
    limits = [
        Limit((1, 0, 0), 4),
        Limit((0, 1, 0), 5),
        Limit((0, 0, -1), -8),
        Limit((-1, -1, 1), 0),
    ]
    simplex = simplex_of(limits)

    certificate = simplex.check(range(4))

    assert certificate == {0: 1, 1: 1, 2: 1, 3: 1}
    assert summed(certificate, limits) == ([0, 0, 0], 1, False)


def test_a_strict_limit_excludes_its_end_and_a_loose_one_does_not() -> None:
    strict, loose = Limit((1,), 3, strict=True), Limit((1,), 3)
    at_most = Limit((-1,), -3)

    assert simplex_of([loose, at_most]).check([0, 1]) is None
    assert simplex_of([strict, at_most]).check([0, 1]) == {0: 1, 1: 1}


def test_strict_limits_that_only_just_leave_room_get_a_point_inside() -> None:
    limits = [
        Limit((1, 0), 0, strict=True),
        Limit((-1, 1), 0, strict=True),
        Limit((0, -1), Fraction(-1, 10**30), strict=True),
    ]
    simplex = simplex_of(limits)

    assert simplex.check(range(3)) is None
    assert all(limit.met(point_of(simplex, 2)) for limit in limits)


def test_a_circle_of_strict_limits_is_refuted_without_any_gap() -> None:
    limits = [Limit((1, -1, 0), 0, strict=True), Limit((0, 1, -1), 0), Limit((-1, 0, 1), 0)]

    certificate = simplex_of(limits).check(range(3))

    assert certificate is not None
    assert summed(certificate, limits) == ([0, 0, 0], 0, True)


def test_no_limits_always_hold() -> None:
    assert simplex_of([Limit((1,), 2), Limit((-1,), 0)]).check([]) is None


@settings(max_examples=up_to(300), deadline=None)
@given(limits_of_three)
def test_every_answer_comes_with_a_point_or_a_certificate(limits: list[Limit]) -> None:
    simplex = simplex_of(limits)
    active = range(len(limits))

    certificate = simplex.check(active)

    if certificate is None:
        point = point_of(simplex, 3)
        assert all(limit.met(point) for limit in limits)
    else:
        assert refutes(certificate, limits, active)


@settings(max_examples=up_to(200), deadline=None)
@given(limits_of_three, st.lists(st.sets(st.integers(0, 8)), min_size=2, max_size=6))
def test_switching_limits_on_and_off_gives_the_answer_of_a_fresh_start(
    limits: list[Limit], questions: list[set[int]]
) -> None:
    used = simplex_of(limits)
    for question in questions:
        active = {number for number in question if number < len(limits)}
        fresh = simplex_of(limits).check(active)

        certificate = used.check(active)

        assert (certificate is None) == (fresh is None)
        if certificate is None:
            point = point_of(used, 3)
            assert all(limits[number].met(point) for number in active)
        else:
            assert refutes(certificate, limits, active)


@settings(max_examples=up_to(200), deadline=None)
@given(limits_of_three, st.lists(st.sets(st.integers(0, 8)), min_size=1, max_size=6))
def test_rows_stay_in_whole_numbers_and_say_what_their_columns_are(
    limits: list[Limit], questions: list[set[int]]
) -> None:
    simplex = simplex_of(limits)
    for question in questions:
        simplex.check({number for number in question if number < len(limits)})

    assert simplex._rows.keys() == simplex._divisors.keys()
    for basic, row in simplex._rows.items():
        divisor = simplex._divisors[basic]
        assert divisor > 0
        assert gcd(divisor, *row.values()) == 1
        assert all(type(own) is int and own for own in row.values())
        assert all(basic in simplex._users[column] for column in row)
        for part in range(2):
            total = sum(own * simplex._values[column][part] for column, own in row.items())
            assert simplex._values[basic][part] * divisor == total


@settings(max_examples=up_to(100), deadline=None)
@given(limits_of_three, limits_of_three, st.booleans())
def test_limits_added_after_a_question_count_like_those_from_before(
    early: list[Limit], late: list[Limit], ask_for_the_least: bool
) -> None:
    used = simplex_of(early)
    if used.check(range(len(early))) is None and ask_for_the_least:
        used.least([(("x",), 1), (("y",), -2)])
    for limit in late:
        used.add(limit.terms, limit.bound, strict=limit.strict)
    both = early + late

    certificate = used.check(range(len(both)))

    assert (certificate is None) == (simplex_of(both).check(range(len(both))) is None)
    assert certificate is None or refutes(certificate, both, range(len(both)))


# -- the least value of a form ---------------------------------------------------------------------


def cube(half: int) -> list[Limit]:
    """Each of x, y and z lies between minus a number and that number."""
    return [
        Limit(tuple(sign * (place == axis) for place in range(3)), -half)
        for axis in range(3)
        for sign in (1, -1)
    ]


def solved(limits: Sequence[Limit]) -> tuple[Fraction, ...] | None:
    """The point where three limits all meet their bounds, by Cramer's rule; ``None`` where there is
    not just one.
    """

    def determinant(rows: Sequence[Sequence[Number]]) -> Fraction:
        (a, b, c), (d, e, f), (g, h, i) = rows
        return Fraction(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g))

    rows = [limit.factors for limit in limits]
    whole = determinant(rows)
    if not whole:
        return None
    columns = [
        [
            [*row[:axis], limit.bound, *row[axis + 1 :]]
            for row, limit in zip(rows, limits, strict=True)
        ]
        for axis in range(3)
    ]
    return tuple(determinant(column) / whole for column in columns)


def least_corner(limits: Sequence[Limit], form: Sequence[int]) -> Fraction | None:
    """The least value of a form over the corners of a bounded body, its faces included."""
    loose = [attr.evolve(limit, strict=False) for limit in limits]
    corners = (solved(three) for three in combinations(loose, 3))
    inside = [
        corner
        for corner in corners
        if corner is not None and all(limit.met(corner) for limit in loose)
    ]
    return min(
        (
            sum((f * at for f, at in zip(form, corner, strict=True)), Fraction(0))
            for corner in inside
        ),
        default=None,
    )


@settings(max_examples=up_to(150), deadline=None)
@given(
    limits_of_three.filter(lambda limits: len(limits) <= 4),
    st.tuples(factors, factors, factors).filter(any),
)
def test_the_least_value_is_that_of_the_lowest_corner(
    limits: list[Limit], form: tuple[int, int, int]
) -> None:
    limits = [*limits, *cube(5)]
    simplex = simplex_of(limits)
    active = range(len(limits))
    terms = Limit(form, 0).terms
    if simplex.check(active) is not None:
        return

    found = simplex.least(terms)

    assert found is not None
    (value, infinitesimal), certificate = found
    assert value == least_corner(limits, form)
    assert summed(certificate, limits) == (list(form), value, infinitesimal > 0)
    reached = simplex.add([(name, -factor) for name, factor in terms], -value, strict=False)
    assert (simplex.check([*active, reached]) is None) == (infinitesimal == 0)


@settings(max_examples=up_to(150), deadline=None)
@given(
    limits_of_three,
    st.lists(st.tuples(factors, factors, factors).filter(any), min_size=1, max_size=4),
)
def test_one_least_value_after_another_is_the_same_as_from_a_fresh_start(
    limits: list[Limit], forms: list[tuple[int, int, int]]
) -> None:
    used = simplex_of(limits)
    active = range(len(limits))
    if used.check(active) is not None:
        return
    for form in forms:
        terms = Limit(form, 0).terms
        fresh = simplex_of(limits)
        assert fresh.check(active) is None
        expected = fresh.least(terms)

        found = used.least(terms)

        assert (found is None) == (expected is None)
        if found is not None and expected is not None:
            assert found[0] == expected[0]
            assert summed(found[1], limits)[:2] == (list(form), found[0][0])
        assert all(limit.met(point_of(used, 3)) for limit in limits)


def test_a_form_that_nothing_holds_back_has_no_least_value() -> None:
    simplex = simplex_of([Limit((-1, 0), -5), Limit((0, 1), 1)])
    assert simplex.check([0, 1]) is None

    assert simplex.least([(("x",), 1)]) is None
    assert simplex.least([(("x",), 1), (("y",), 1)]) is None
    assert simplex.least([(("never seen",), 1)]) is None
    assert simplex.least([(("x",), -1)]) == ((-5, 0), {0: 1})


def test_a_least_value_that_is_not_reached_carries_an_infinitesimal() -> None:
    simplex = simplex_of([Limit((1, 0), 2, strict=True), Limit((0, 2), 3)])
    assert simplex.check([0, 1]) is None

    found = simplex.least([(("x",), 1), (("y",), 1)])

    assert found is not None
    value, certificate = found
    assert value[0] == Fraction(7, 2)
    assert value[1] > 0
    assert certificate == {0: 1, 1: Fraction(1, 2)}


def test_limits_that_are_switched_off_do_not_hold_a_form_back() -> None:
    simplex = simplex_of([Limit((1,), 2), Limit((1,), 4)])
    assert simplex.check([0, 1]) is None
    assert simplex.least([(("x",), 1)]) == ((4, 0), {1: 1})

    assert simplex.check([0]) is None
    assert simplex.least([(("x",), 1)]) == ((2, 0), {0: 1})


# -- cycling ---------------------------------------------------------------------------------------

BEALE = (
    [
        Limit((Fraction(-1, 4), 60, Fraction(1, 25), -9), 0),
        Limit((Fraction(-1, 2), 90, Fraction(1, 50), -3), 0),
        Limit((0, 0, -1, 0), -1),
    ],
    (Fraction(-3, 4), 150, Fraction(-1, 50), 6),
    Fraction(-1, 20),
)
"""E. M. L. Beale, *Cycling in the dual simplex algorithm*, Naval Research Logistics Quarterly 2,
1955.
"""

KUHN = (
    [
        Limit((2, 9, -1, -9), 0),
        Limit((Fraction(-1, 3), -1, Fraction(1, 3), 2), 0),
        Limit((-2, -3, 1, 12), -2),
    ],
    (-2, -3, 1, 12),
    Fraction(-2),
)
"""H. W. Kuhn's, in M. L. Balinski and A. W. Tucker, *Duality theory of linear programs*, SIAM
Review 11, 1969.
"""


@pytest.mark.parametrize("example", [BEALE, KUHN], ids=["Beale", "Kuhn"])
def test_examples_on_which_the_simplex_method_cycles_are_decided(
    example: tuple[list[Limit], tuple[Number, ...], Fraction],
) -> None:
    rows, form, optimum = example
    limits = [
        *rows,
        *(Limit(tuple(int(place == axis) for place in range(4)), 0) for axis in range(4)),
    ]
    simplex = simplex_of(limits)
    active = range(len(limits))

    assert simplex.check(active) is None
    found = simplex.least(Limit(form, 0).terms)

    assert found is not None
    assert found[0] == (optimum, 0)
    assert summed(found[1], limits)[:2] == (list(form), optimum)
    assert simplex.pivots < 50


@pytest.mark.parametrize("example", [BEALE, KUHN], ids=["Beale", "Kuhn"])
@pytest.mark.parametrize("strict", [False, True], ids=["reached", "passed"])
def test_the_optimum_of_a_cycling_example_can_be_reached_and_not_passed(
    example: tuple[list[Limit], tuple[Number, ...], Fraction], strict: bool
) -> None:
    rows, form, optimum = example
    goal = Limit(tuple(-factor for factor in form), -optimum, strict)
    limits = [
        *rows,
        *(Limit(tuple(int(place == axis) for place in range(4)), 0) for axis in range(4)),
        goal,
    ]

    certificate = simplex_of(limits).check(range(len(limits)))

    assert (certificate is not None) == strict
    assert certificate is None or refutes(certificate, limits, range(len(limits)))


def test_many_questions_with_many_ties_all_come_to_an_end() -> None:
    random = seeded(7)
    names = [(f"x{index}",) for index in range(8)]
    simplex = Simplex()
    for _ in range(40):  # every bound is 0, so that every corner is the same point
        terms = [(name, random.choice((-1, 1))) for name in sorted(random.sample(names, 3))]
        simplex.add(terms, 0, strict=False)

    for _ in range(60):
        assert simplex.check(random.sample(range(40), 25)) is None

    assert simplex.pivots < 6000


def test_limits_on_the_same_form_at_other_scales_share_a_column() -> None:
    simplex = Simplex()
    for (times, sign), bound in zip(product((1, 3), (1, -1)), (2, -9, 9, -15), strict=True):
        simplex.add([(("x",), times * sign), (("y",), -times * sign)], bound, strict=False)

    # x - y is at least 2 and at most 9, three times as much is at least 9 and at most 15
    assert simplex.check(range(4)) is None
    assert simplex.least([(("x",), 2), (("y",), -2)]) == ((6, 0), {2: Fraction(2, 3)})
    assert simplex.least([(("x",), -1), (("y",), 1)]) == ((-5, 0), {3: Fraction(1, 3)})


@settings(max_examples=up_to(100), deadline=None)
@given(limits_of_three, st.lists(st.sets(st.integers(0, 8)), min_size=1, max_size=6))
def test_every_question_and_every_new_form_takes_effort(
    limits: list[Limit], questions: list[set[int]]
) -> None:
    simplex = simplex_of(limits)
    for question in questions:
        before = simplex.effort
        simplex.check([number for number in question if number < len(limits)])
        assert simplex.effort > before
        form = simplex.effort
        simplex.form(((("x",), 2), (("new", str(form)), 3)))
        assert simplex.effort > form


def test_a_form_of_no_terms_is_nothing() -> None:
    assert Simplex().least(()) == ((0, 0), {})
