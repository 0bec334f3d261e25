"""Stated ends: sums of running counts are split into what comes between, and of two ends the
tighter one counts.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from figurecheck.model.constraint import Row, Statement, Terms, collected
from figurecheck.solve.stated import StatedEnd, StatedEnds, tighter
from tests.sizes import examples

PLACES = {f"{series}{day}": (series, day) for series in "ab" for day in (1, 2, 4, 5, 9)}
"""Two running counts, each at five points of time."""


@st.composite
def sums(draw: st.DrawFn) -> Terms:
    """Running counts and other unknowns, each with a factor; mostly what goes in comes out."""
    factors: dict[tuple[str, ...], int] = {(name,): draw(st.integers(-2, 2)) for name in "xy"}
    for series in "ab":
        days = [(name,) for name, (own, _) in PLACES.items() if own == series]
        chosen = draw(st.lists(st.sampled_from(days), unique=True, max_size=5))
        several = [draw(st.sampled_from([-2, -1, 1, 2])) for _ in chosen]
        if draw(st.booleans()) and chosen:
            several[-1] = -sum(several[:-1])
        factors.update(zip(chosen, several, strict=True))
    return collected(factors.items())


@given(sums())
@settings(max_examples=examples(200))
def test_a_sum_is_split_into_what_comes_between_and_is_the_same_sum(terms: Terms) -> None:
    ends = StatedEnds((), PLACES, {})
    split = ends.split(terms)
    balance = {"a": Fraction(0), "b": Fraction(0)}
    for (name,), factor in terms:
        if name in PLACES:
            balance[PLACES[name][0]] += factor

    assert (split is None) == any(balance.values())
    if split is None:
        return
    again = collected((one, each * factor) for form, factor in split for one, each in form)
    assert again == terms
    spans: dict[str, list[tuple[int, int, int | Fraction]]] = {"a": [], "b": []}
    for form, factor in split:
        assert form[0][1] == 1, "forms are told apart by their terms alone"
        found = ends.span_of(form)
        if found is not None:
            (series, start, end), sign = found
            spans[series].append((start, end, factor * sign))
        else:
            assert len(form) == 1
    for several in spans.values():
        for (_, end, height), (start, _, other) in pairwise(several):
            assert end <= start, "they follow one another"
            assert end < start or height != other, "none is told in two"


VALUES = st.integers(-2, 2)


@given(VALUES, st.booleans(), VALUES, st.booleans(), st.sampled_from((1, -1)))
@settings(max_examples=examples(200))
def test_the_tighter_of_two_ends_leaves_nothing_that_the_other_does_not(
    value: int, is_open: bool, other: int, other_open: bool, way: int
) -> None:
    ends = StatedEnd(value, is_open, "m", ()), StatedEnd(other, other_open, "n", ())

    def leaves(end: StatedEnd | None) -> set[Fraction]:
        """The halves that are left, lower ends upwards and upper ones downwards."""
        halves = (Fraction(at, 2) for at in range(-8, 9))
        return {
            half
            for half in halves
            if end is None or way * half > way * end.value or (half == end.value and not end.open)
        }

    for one, two in (ends, ends[::-1]):
        assert leaves(tighter(one, two, way)) == leaves(one) & leaves(two)
        assert tighter(one, None, way) is tighter(None, one, way) is one
    if (value, is_open) == (other, other_open):
        assert tighter(*ends, way) is tighter(*ends[::-1], way) is ends[0]
    assert tighter(None, None, way) is None


def test_ends_are_those_of_statements_on_one_quantity_without_conditions() -> None:
    """What holds only given that something is not negative, and what speaks of nothing, is none."""
    plain = Row(((("x",), 1),), 3)
    conditional = Row(((("x",), 1),), 3, given=(("rule", 0, 1),))
    others = [conditional, Row((), 0), Row(((("y",), 1),), 3)]
    told = [
        Statement("plain", (plain,), soft=True),
        *(Statement(f"n{at}", (plain, other), soft=True) for at, other in enumerate(others)),
    ]

    assert [
        one.name for several in StatedEnds(told, {}, {}).figures.values() for one in several
    ] == ["plain"]
