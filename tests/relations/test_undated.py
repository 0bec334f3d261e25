"""Figures without days: one window a source, equal to itself, within nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from tests.sizes import up_to

MEASURES = """
measure: visitors
unit: visit

measure: held
unit: person
kind: stock
"""

ROWS = """
relation: rows
states: {of}{{where=all}} = {of}{{where=north}} + {of}{{where=south}}
"""


def claim(place: str, figure: object, when: str = "undated", of: str = "visitors") -> str:
    return (
        f"\nclaim: {place}\nfigure: exactly {figure}\nmeasure: {of}\nwhere: {place}\nwhen: {when}\n"
    )


def table(north: int, south: int, total: int, when: str = "undated", of: str = "visitors") -> str:
    return (
        claim("north", north, when, of)
        + claim("south", south, when, of)
        + claim("all", total, when, of)
    )


def conflicts(text: str) -> list[fc.Finding]:
    claims = fc.loads(text)
    assert not claims.problems, claims.problems
    return list(fc.check(claims).conflicts)


def told(text: str) -> list[tuple[str, tuple[str, ...], object]]:
    return [(one.severity, one.claims, one.gap) for one in conflicts(text)]


@pytest.mark.parametrize("of", ["visitors", "held"])
@settings(max_examples=up_to(40), deadline=None)
@given(north=st.integers(0, 50), south=st.integers(0, 50), total=st.integers(0, 100))
def test_within_a_source_it_is_like_one_day_that_all_its_figures_are_for(
    of: str, north: int, south: int, total: int
) -> None:
    rows = MEASURES + ROWS.format(of=of)

    assert told(rows + table(north, south, total, of=of)) == told(
        rows + table(north, south, total, "2024-03-01", of)
    )


@settings(max_examples=up_to(40), deadline=None)
@given(one=st.integers(0, 1000), other=st.integers(0, 1000))
def test_another_sources_figure_is_never_in_its_way(one: int, other: int) -> None:
    first, second = f"\nsource: a\n{claim('all', one)}", f"\nsource: b\n{claim('all', other)}"
    dated = f"\nsource: b\n{claim('all', other, '2024')}"

    assert conflicts(MEASURES + first + second) == []
    assert conflicts(MEASURES + first + dated) == []


def test_a_relation_holds_in_each_source_by_itself() -> None:
    text = MEASURES + ROWS.format(of="visitors")
    text += f"\nsource: a\n{table(1, 2, 3)}\nsource: b\n{table(10, 20, 31)}"

    assert [one.claims for one in conflicts(text)] == [("b/all", "b/north", "b/south")]


def test_a_relation_may_name_the_undated_figures_or_those_of_one_source() -> None:
    both = f"\nsource: a\n{table(1, 2, 4)}\nsource: b\n{table(10, 20, 31)}"
    named = (
        "\nrelation: r\nstates: visitors{where=all} = visitors{where=north} +"
        " visitors{where=south}\nwhen: undated\n"
    )
    of_one = (
        "\nrelation: r\nstates: visitors[undated in b]{where=all} = "
        "visitors[undated in b]{where=north} + visitors[undated in b]{where=south}\n"
    )

    assert len(conflicts(MEASURES + named + both)) == 2
    assert [one.claims for one in conflicts(MEASURES + of_one + both)] == [
        ("b/all", "b/north", "b/south")
    ]


def test_a_quantity_of_undated_figures_is_of_its_own_source() -> None:
    quantity = (
        "\nclaim: both\nfigure: exactly 4\nwhen: 2024\nquantity: visitors[undated]{where=north} + "
    )
    quantity += "visitors[undated]{where=south}\n"

    assert len(conflicts(f"{MEASURES}\nsource: a\n{table(1, 2, 3)}{quantity}")) == 1
    assert conflicts(f"{MEASURES}\nsource: a\n{table(1, 2, 3)}\nsource: b\n{quantity}") == []


def test_a_part_is_within_its_whole_over_days_that_nobody_gave() -> None:
    part = "\nmeasure: men\nunit: visit\npart_of: visitors\n"
    figures = claim("all", 10) + claim("all", 11, of="men").replace("claim: all", "claim: men")

    assert [one.code for one in conflicts(MEASURES + part + figures)] == ["FC205"]


def test_what_is_not_compared_for_want_of_days_is_told() -> None:
    text = f"{MEASURES}\nsource: a\n{claim('all', 1)}\nsource: b\n{claim('all', 2, '2024')}"
    report = fc.check(fc.loads(text))
    (finding,) = (one for one in report.findings if one.code == "FC903")

    assert (
        finding.headline
        == "visitors: 1 figure without days beside 1 of other sources: not compared"
    )
    assert finding.claims == ("a/all", "b/all")
    assert {one.status for one in report.coverage} == {"not compared"}


@pytest.mark.parametrize(
    "fields",
    [
        "as_of: undated",
        "since: undated\nas_of: 2024-01-01",
        "since: 2024-01-01\nas_of: undated",
        "when: undated in b",
    ],
)
def test_undated_is_no_day_to_run_from_or_to_and_no_other_sources(fields: str) -> None:
    text = f"{MEASURES}\nsource: a\n\nclaim: x\nfigure: 1\nmeasure: visitors\n{fields}\n"

    assert [one.code for one in fc.loads(text).problems] == ["FC042"]


def test_bounds_ask_for_the_undated_figures_of_a_source() -> None:
    text = f"{MEASURES}{ROWS.format(of='visitors')}\nsource: a\n{table(1, 2, 3)}"
    implied = fc.check(fc.loads(text)).implied("visitors[undated in a]", where="all")

    assert (implied.lower, implied.upper) == (3, 3)
