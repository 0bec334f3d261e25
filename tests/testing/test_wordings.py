"""Honest wordings of a number are read as something that the number is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.model.interval import Interval
from figurecheck.testing import Wording, figures
from figurecheck.testing.wordings import nearest
from tests.sizes import up_to

MEASURES = """
measure: arrests
unit: arrest

measure: street-arrests
unit: arrest
part_of: arrests

measure: net
unit: kWh
range: any

source: desk
numbers: {numbers}

claim: one
source: desk
figure: {figure}
{fields}
"""

ABOUT = {
    "count": "measure: arrests\nwhen: 2025-01-01",
    "amount": "measure: net\nwhen: 2025-01-01",
    "average": "measure: arrests\nwhen: 2025-01-01/2025-01-07\nstatistic: average per day",
    "share": "quantity: street-arrests / arrests\nwhen: 2025-01-01",
    "ratio": "quantity: arrests[2025-01-02] / arrests[2025-01-01]",
}
UNITS = {"count": "arrests", "amount": "kWh", "average": "arrests a day", "share": "", "ratio": ""}

SIZES = st.sampled_from((3, 20, 300, 10_000, 1_000_000, 100_000_000))


@st.composite
def facts(draw: st.DrawFn, sort: str) -> Fraction:
    """A true number of a sort."""
    most = draw(SIZES)
    over = draw(st.integers(0, most))
    if sort == "count":
        return Fraction(over)
    if sort == "amount":
        return Fraction(over * draw(st.sampled_from((1, -1))), draw(st.sampled_from((1, 10, 100))))
    if sort == "average":
        return Fraction(over, 7)
    under = draw(st.integers(1, most))
    return Fraction(min(over, under), under) if sort == "share" else Fraction(over, under)


def holds(interval: Interval, value: Fraction) -> bool:
    lower, upper = interval.lower, interval.upper
    above = lower is None or lower < value or (lower == value and not interval.lower_open)
    return above and (
        upper is None or upper > value or (upper == value and not interval.upper_open)
    )


def claim_of(wording: Wording, sort: str, numbers: str) -> fc.Claim:
    fields = [ABOUT[sort], *(f"{name}: {value}" for name, value in wording.fields)]
    text = MEASURES.format(numbers=numbers, figure=wording.figure, fields="\n".join(fields))
    claims = fc.loads(text)
    assert claims.problems == ()
    return claims.claims[0]


@settings(max_examples=up_to(200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("sort", list(ABOUT))
@given(data=st.data(), european=st.booleans())
def test_what_is_honestly_worded_lies_within_the_rounded_and_the_generous_reading(
    sort: str, data: st.DataObject, european: bool
) -> None:
    value = data.draw(facts(sort))
    wording = data.draw(figures(value, sort=sort, unit=UNITS[sort], european=european))

    reading = claim_of(wording, sort, "eu" if european else "en").reading

    assert holds(reading.rounded, value)
    assert holds(reading.generous, value)


@given(st.integers(1, 10**9), st.integers(-6, 8))
def test_the_nearest_multiple_is_at_most_half_a_step_away_and_halves_go_up(
    value: int, exponent: int
) -> None:
    place = Fraction(10) ** exponent

    rounded = nearest(Fraction(value), place)

    assert (rounded / place).denominator == 1
    assert -place / 2 < rounded - value <= place / 2 or rounded == value


def test_halves_go_away_from_zero() -> None:
    assert nearest(Fraction(25), Fraction(10)) == 30
    assert nearest(Fraction(-25), Fraction(10)) == -30
    assert nearest(Fraction(24), Fraction(10)) == 20
