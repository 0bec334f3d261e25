"""Where a figure would have to be, in words: what is told does fit, at both of its ends."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.telling.conflict import _inward
from tests.sizes import up_to
from tests.telling.test_computed import days, only

LAW = settings(max_examples=up_to(25), deadline=None)

FITS = " fits if it was really "


def ends_told(words: str) -> list[str]:
    """The figures that a line names as ends."""
    for side in (" or less", " or more"):
        if words.endswith(side):
            return [words.removesuffix(side)]
    return words.split(" to ")


@LAW
@given(
    st.lists(st.integers(0, 10**8), min_size=2, max_size=5),
    st.integers(1, 10**7).flatmap(lambda off: st.sampled_from([off, -off])),
    st.sampled_from(["", "about ", "more than ", "exactly "]),
    st.booleans(),
)
def test_a_figure_that_is_told_to_fit_does(
    parts: list[int], off: int, hedge: str, in_millions: bool
) -> None:
    def written(value: int) -> str:
        return f"{value // 10**6}.{value // 1000 % 1000:03} million" if in_millions else str(value)

    total = written(max(0, sum(parts) + off))
    figures = [f"{hedge if at == 0 else ''}{written(part)}" for at, part in enumerate(parts)]
    found = [one for one in fc.check(fc.loads(days(total, *figures))).conflicts if one.repairs]
    for finding in found:
        for line in finding.repairs:
            name, _, words = line.partition(FITS)
            places = [at for at, one in enumerate((total, *figures)) if one == name]
            for end in ends_told(words) if len(places) == 1 else ():
                tried = [total, *figures]
                tried[places[0]] = f"exactly {end}"
                again = fc.check(fc.loads(days(*tried))).conflicts
                own = [one for one in again if set(one.claims) <= set(finding.claims)]
                assert all(LEVELS[one.level or ""] < LEVELS[finding.level or ""] for one in own), (
                    line,
                    end,
                )


LEVELS = {"literal": 0, "rounded": 1, "generous": 2}


@given(
    st.fractions(-(10**6), 10**6, max_denominator=1000),
    st.booleans(),
    st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(1000)]),
    st.sampled_from([1, -1]),
)
def test_an_end_is_rounded_inwards_by_less_than_a_place(
    end: Fraction, is_open: bool, place: Fraction, side: int
) -> None:
    moved = (Fraction(_inward(end, is_open, place, side)) - end) * side

    assert (Fraction(_inward(end, is_open, place, side)) / place).denominator == 1
    assert 0 < moved <= place if is_open else 0 <= moved < place


def test_what_is_bounded_from_both_sides_is_told_with_both() -> None:
    assert only(days("42", "24", "16")).repairs == (
        "42 fits if it was really 40",
        "24 fits if it was really 26",
        "16 fits if it was really 18",
    )


def test_values_are_told_in_the_scale_word_of_the_figure() -> None:
    (line, *_) = only(days("48.2 million", "20.1 million", "20.2 million")).repairs

    assert line == "48.2 million fits if it was really 40.2 million to 40.4 million"
