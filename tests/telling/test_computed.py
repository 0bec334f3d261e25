"""What the other figures of a conflict give for one of them is what a person would work out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.model.finding import Computed, Finding
from tests.sizes import up_to

LAW = settings(max_examples=up_to(30), deadline=None)

SHARE = """\
measure: votes
unit: person

measure: voters
unit: person

claim: turnout
figure: {share}
quantity: votes / voters
when: 2016-11-08

claim: votes
figure: {part}
measure: votes
when: 2016-11-08

claim: voters
figure: {whole}
measure: voters
when: 2016-11-08
"""

WEEK = """\
measure: cases
unit: case

claim: total
figure: {total}
measure: cases
when: 2025-01-01/2025-01-0{days}
{statistic}
"""

DAY = """
claim: d{day}
figure: {figure}
measure: cases
when: 2025-01-0{day}
"""

AVERAGE = "statistic: average per day"


def share(told: str, part: str, whole: str) -> str:
    """A share with its part and its whole."""
    return SHARE.format(share=told, part=part, whole=whole)


def days(total: str, *figures: str, over: int = 0, statistic: str = "") -> str:
    """A total of some days, each stated; of more days, where ``over`` says so."""
    parts = [DAY.format(day=day, figure=figure) for day, figure in enumerate(figures, 1)]
    return WEEK.format(total=total, days=over or len(figures), statistic=statistic) + "".join(parts)


def only(text: str) -> Finding:
    """The one conflict there is."""
    (finding,) = fc.check(fc.loads(text)).conflicts
    return finding


def first(text: str) -> Computed:
    """What is told first."""
    return only(text).computed[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (share("61.11 percent", "349,891", "570,995"), "349,891 / 570,995 = 61.28 %, not 61.11 %"),
        (share("61.1 percent", "349,891", "570,995"), "349,891 / 570,995 = 61.3 %, not 61.1 %"),
        (days("1,470", "538", "593", "286"), "538 + 593 + 286 = 1,417, not 1,470: 53 too many"),
        (days("1,410", "538", "593", "286"), "538 + 593 + 286 = 1,417, not 1,410: 7 too few"),
        (
            days("500", "538", "593", "286", statistic=AVERAGE),
            "(538 + 593 + 286) / 3 = 472, not 500: 28 too many",
        ),
        (days("900", "exactly 538", "exactly 593", over=3), "538 + 593 = 1,131 at least, not 900"),
    ],
    ids=["a share", "fewer digits", "a sum too large", "a sum too small", "an average", "a bound"],
)
def test_it_is_told_with_its_arithmetic(text: str, expected: str) -> None:
    assert expected.startswith(first(text).text)
    assert only(text).arithmetic[0] == first(text).text


def test_it_has_two_digits_at_least() -> None:
    assert first(share("around 4.2%", "271,259", "64,600,000")).value == "0.42 %"


def test_a_figure_with_a_hedge_gives_a_range() -> None:
    told = first(days("exactly 900 cases", "about 100 cases", "exactly 300 cases"))

    assert told.way == ""
    assert told.lower is not None
    assert told.upper is not None
    assert told.lower < 400 < told.upper
    assert " to " in told.value


def test_a_conflict_by_cases_has_none() -> None:
    highest = days("exactly 90", "exactly 10", "exactly 20", statistic="statistic: highest day")

    assert only(highest).computed == ()


def test_each_figure_of_a_sum_is_computed_from_the_others() -> None:
    found = {
        one.claim: one.lower
        for one in only(days("exactly 20", "exactly 5", "exactly 6", "exactly 7")).computed
    }

    assert found == {"claims/total": 18, "claims/d1": 7, "claims/d2": 8, "claims/d3": 9}


@LAW
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=7), st.integers(1, 10**5))
def test_it_is_the_truth_where_one_figure_of_a_sum_is_wrong(parts: list[int], more: int) -> None:
    finding = only(days(f"exactly {sum(parts) + more}", *(f"exactly {part}" for part in parts)))
    told = {one.claim: one for one in finding.computed}

    assert (told["claims/total"].lower, told["claims/total"].upper) == (sum(parts), sum(parts))
    assert all(told[f"claims/d{day}"].lower == part + more for day, part in enumerate(parts, 1))


@LAW
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 40))
def test_it_is_the_truth_where_a_share_is_wrong(part: int, rest: int, more: int) -> None:
    whole = part + rest
    text = share(
        f"exactly {100 * part // whole + more + 2} percent", f"exactly {part}", f"exactly {whole}"
    )
    told = [one.computed[0] for one in fc.check(fc.loads(text)).conflicts if len(one.claims) == 3]

    assert all(
        (one.lower, one.upper) == (Fraction(part, whole), Fraction(part, whole)) for one in told
    )
