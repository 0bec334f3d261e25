"""What is exact: tables that say so, and amounts of money, which come in whole cents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.claims.files import loads
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Interval
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.readings.interpret import interpret


def claim_of(
    figure: str, *, source: str = "", measure: str = "unit: vote", more: str = ""
) -> fc.Claim:
    claims = loads(
        f"measure: m\n{measure}\n\nsource: s\n{source}\n"
        f"claim: c\nfigure: {figure}\nmeasure: m\nwhen: 2025-01-01\n{more}"
    )
    assert not [problem for problem in claims.problems if problem.severity == "error"], (
        claims.problems
    )
    return claims["s/c"]


def is_exact(claim: fc.Claim) -> bool:
    return all(claim.reading.at(level).is_point for level in LEVELS)


@pytest.mark.parametrize(
    ("source", "measure"),
    [("exact: yes\n", "unit: vote"), ("", "unit: vote\nexact: yes"), ("", "unit: kg\nexact: yes")],
)
@pytest.mark.parametrize(
    ("figure", "exact"),
    [
        ("2,585", True),
        ("2500", True),
        ("about 2,585", False),
        ("at least 2,500", False),
        ("2,000 to 2,500", False),
        ("1.2 million", False),
        ("twelve hundred", False),
        ("thousands", False),
        ("a dozen", False),
    ],
)
def test_an_exact_source_or_measure_speaks_for_totals_in_plain_digits(
    source: str, measure: str, figure: str, exact: bool
) -> None:
    plain = claim_of(figure, measure=measure.removesuffix("\nexact: yes"))
    said = claim_of(figure, source=source, measure=measure)

    assert is_exact(said) == exact or figure == "a dozen"
    assert exact or said.reading == plain.reading


@pytest.mark.parametrize(
    ("measure", "more", "figure"),
    [
        ("unit: percent\nkind: stock\nrange: 0 to 100", "", "61 %"),
        ("unit: vote", "statistic: average per day\n", "12.5"),
        ("unit: case per 100,000 people", "", "12"),
        ("unit: kg", "exact: no\n", "2500"),
        ("unit: kg", "rounded_to: 10\n", "2500"),
        ("unit: kg\nexact: no", "", "2500"),
    ],
)
def test_an_exact_source_does_not_speak_for_quotients_nor_against_what_is_said_nearer_by(
    measure: str, more: str, figure: str
) -> None:
    assert not is_exact(claim_of(figure, source="exact: yes\n", measure=measure, more=more))


@pytest.mark.parametrize("days", range(1, 6))
@pytest.mark.parametrize("statistic", ["average per day", "median day"])
def test_what_an_exact_source_or_measure_averages_is_read_as_of_any_other(
    days: int, statistic: str
) -> None:
    """A median too of an odd number of days, which is the number of one of them."""
    more = f"statistic: {statistic}\nwhen: 2025-01-01/2025-01-0{days}\n"
    plain, by_source, by_measure = (
        loads(
            f"measure: m\nunit: vote\n{measure}\nsource: s\n{source}\nclaim: c\nfigure: 190"
            f"\nmeasure: m\n{more}"
        )["s/c"].reading
        for source, measure in (("", ""), ("exact: yes\n", ""), ("", "exact: yes\n"))
    )

    assert by_source == by_measure == plain
    assert plain.generous.lower != plain.generous.upper


@pytest.mark.parametrize(
    "figure",
    ["about 700", "nearly 700", "just over 700", "on the order of 700", "at least about 700"],
)
def test_an_exact_figure_with_a_hedge_is_refused(figure: str) -> None:
    claims = loads(
        f"measure: m\nunit: vote\n\nclaim: c\nfigure: {figure}\nmeasure: m\nwhen: 2025\nexact:"
        " yes\n"
    )

    (problem,) = claims.problems
    assert problem.code == "FC050"
    assert "hedge" in problem.help


@pytest.mark.parametrize("statistic", ["total", "average per day", "highest day", "median day"])
@pytest.mark.parametrize("figure", ["exactly 200", "precisely 25"])
def test_exactly_is_exact_whatever_the_statistic(statistic: str, figure: str) -> None:
    claims = loads(
        f"measure: m\nunit: vote\n\nclaim: c\nfigure: {figure}\nmeasure: m\nwhen:"
        f" 2025-01-01/2025-01-04\nstatistic: {statistic}\nsource: s\n"
    )

    assert is_exact(claims["s/c"])


def severities(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in fc.check(loads(text)).conflicts]


def test_an_exact_table_whose_sum_is_one_off_is_an_error() -> None:
    text = (
        "measure: all\nunit: vote\nparts: one + two\n\nmeasure: one\nunit: vote\n\nmeasure:"
        " two\nunit: vote\n\n"
    )
    table = "".join(
        f"claim: {name}\nfigure: {figure}\nmeasure: {name}\nwhen: 2025\n\n"
        for name, figure in (("all", "316"), ("one", "255"), ("two", "60"))
    )

    assert severities(f"{text}source: s\nexact: yes\n\n{table}") == [("FC201", "error")]
    assert severities(f"{text}source: s\n\n{table}") != [("FC201", "error")]


MONEY = "measure: m\nunit: {}\nkind: stock\n\n"


def two(one: str, other: str, unit: str, more: str = "") -> str:
    return (
        MONEY.format(unit)
        + "".join(
            f"claim: c\nfigure: {figure}\nmeasure: m\nas_of: 2025-01-01\nsource: {source}\n\n"
            for source, figure in (("a", one), ("b", other))
        )
        + more
    )


@pytest.mark.parametrize(
    ("unit", "one", "other"),
    [
        ("USD", "25.00", "25.01"),
        ("EUR", "0.07", "0.08"),
        ("JPY", "251", "252"),
        ("thousand EUR", "1.00001", "1.00002"),
    ],
)
def test_two_amounts_a_smallest_unit_apart_are_an_error(unit: str, one: str, other: str) -> None:
    assert severities(two(one, other, unit)) == [("FC301", "error")]


TAX = "measure: income\nunit: USD\nkind: stock\n\n"
NET = "measure: tax\nunit: USD\nkind: stock\n\n"


@pytest.mark.parametrize(
    ("unit", "more"),
    [
        ("kg", ""),
        ("USD per person", ""),
        ("bitcoin", ""),
        ("USD", "claim: finer\nfigure: 3.555\nmeasure: m\nas_of: 2024-01-01\nsource: a\n"),
        ("USD", TAX + "relation: tax\nstates: m = 0.2 * income\n"),
        (
            "USD",
            TAX
            + NET
            + "relation: tax\nstates: tax = 0.2 * income\n\nrelation: net\nstates: m = income -"
            " tax\n",
        ),
        (
            "USD",
            TAX
            + "claim: share\nfigure: 20 %\nquantity: m / income\nas_of: 2025-01-01\nsource: c\n",
        ),
    ],
)
def test_what_is_no_money_or_was_multiplied_or_has_finer_digits_has_no_smallest_unit(
    unit: str, more: str
) -> None:
    assert ("FC301", "error") not in severities(two("25.00", "25.01", unit, more))


def test_the_readings_of_money_have_whole_ends() -> None:
    claims = loads(two("more than 25", "about 3.10", "USD"))

    assert claims["a/c"].reading.literal == Interval(
        fc.loads(two("25.01", "3", "USD"))["a/c"].reading.literal.lower, None
    )
    for level in LEVELS:
        reading = claims["b/c"].reading.at(level)
        assert reading.scaled(100).whole() == reading.scaled(100)


@given(
    st.integers(1, 9_999).filter(lambda digits: digits % 10),
    st.integers(1, 9_999).filter(lambda digits: digits % 10),
    st.integers(0, 6),
    st.sampled_from(["", "-"]),
    st.booleans(),
)
def test_two_plain_figures_of_one_grain_share_no_number_before_the_generous_level(
    one: int, other: int, zeros: int, sign: str, decimals: bool
) -> None:
    if one == other:
        other += 1 if other % 10 < 9 else -1
    spelled = [
        f"{sign}0.{digits:04}" if decimals else f"{sign}{digits}{'0' * zeros}"
        for digits in (one, other)
    ]
    first, second = sorted(
        (interpret(read_phrase(text), least=None).rounded for text in spelled),
        key=lambda each: each.lower or 0,
    )

    assert first.upper is not None
    assert second.lower is not None
    assert first.upper < second.lower or (
        first.upper == second.lower and (first.upper_open or second.lower_open)
    )


@given(st.integers(1, 9_999).filter(lambda digits: digits % 10), st.integers(1, 5), st.booleans())
def test_a_half_open_reading_keeps_its_number_and_the_half_towards_zero(
    digits: int, zeros: int, negative: bool
) -> None:
    sign = -1 if negative else 1
    value, grain = sign * digits * 10**zeros, 10**zeros
    reading = interpret(read_phrase(str(value)), least=None)

    assert value in reading.rounded
    assert reading.rounded.within(reading.generous)
    if grain * 10 <= abs(value):
        assert value - sign * grain // 2 in reading.rounded
        assert value + sign * grain // 2 not in reading.rounded
        assert value + sign * grain // 2 in reading.generous
