"""Records put together into claim sets."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.claims.files import loads
from figurecheck.model.interval import Interval


def test_the_least_value_of_a_measure_is_exact_in_the_unit_of_the_figure() -> None:
    claims = loads(
        "measure: freight\nunit: kg\nrange: at least 5\n\n"
        "claim: light\nfigure: under 3 tonnes\nmeasure: freight\nwhen: 2025\nsource: press\n"
    )

    literal = claims["press/light"].reading.literal

    assert literal == Interval(5, 3000, upper_open=True)
    assert isinstance(literal.lower, int | Fraction)


def test_a_name_in_parentheses_cannot_name_a_measure() -> None:
    claims = loads("measure: (arrests)\nunit: arrest\n")

    assert not claims.measures
    assert [problem.code for problem in claims.problems] == ["FC050"]


def test_an_alias_that_is_no_name_is_still_read_as_an_expression() -> None:
    claims = loads(
        "measure: a\nunit: arrest\nalias: a + a\n\nclaim: both\nfigure: 4\nmeasure: a + a\nwhen:"
        " 2025\nsource: press\n"
    )

    assert [problem.code for problem in claims.problems] == ["FC030"]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        *((one, "") for one in ("b", "b + c", "c + other-b")),
        *((one, "a part stands twice") for one in ("b + b", "b + other-b", "b + c + b")),
        *(
            (one, "parts are measures with + between them")
            for one in (
                *("b - c", "2 * b + c", "b / c", "b + 5", "b + c - b", "highest(b) + c"),
                *("b[2024] + c", "b + c[2024]", "b{where=ohio} + c", "b + c{where=ohio}"),
            )
        ),
    ],
)
def test_parts_are_measures_by_themselves_each_once(parts: str, told: str) -> None:
    measures = "measure: b\nunit: USD\nalias: other-b\n\nmeasure: c\nunit: USD\n\n"
    measures += "member: ohio\ndimension: where\n\n"
    claims = loads(f"{measures}measure: a\nunit: USD\nparts: {parts}\n")

    assert [(one.code, one.headline) for one in claims.problems] == [("FC030", told)] * bool(told)


def test_a_part_is_told_to_have_the_unit_of_its_whole() -> None:
    claims = loads(
        "measure: killed\nunit: person\n\nmeasure: children-killed\nunit: child\npart_of:"
        " killed\n\nclaim: all\nfigure: 30\nmeasure: killed\nwhen: 2025\nsource: press\n"
    )

    (problem,) = claims.problems
    assert problem.help == "a part has the unit of its whole: `unit: person`"


@given(st.lists(st.sampled_from(["", *"abcdef"]), min_size=6, max_size=6))
def test_a_measure_that_would_be_part_of_itself_is_told_and_no_circle_is_left(
    wholes: list[str],
) -> None:
    claims = loads(
        "\n".join(
            f"measure: {name}\nunit: case\n" + (f"part_of: {whole}\n" if whole else "")
            for name, whole in zip("abcdef", wholes, strict=True)
        )
    )
    above = dict(zip("abcdef", wholes, strict=True))

    def circle(parts: Mapping[str, str | None], name: str) -> bool:
        met: list[str] = []
        while (whole := parts.get(name)) and whole not in met:
            met.append(whole)
            name = whole
        return bool(whole)

    told = {problem.labels[0].place.line for problem in claims.problems}
    kept = {name: measure.part_of for name, measure in claims.measures.items()}
    assert {problem.code for problem in claims.problems} <= {"FC043"}
    assert bool(told) == any(circle(above, name) for name in above)
    assert not any(circle(kept, name) for name in kept)
    assert all(kept[name] == (whole or None) for name, whole in above.items() if kept[name])
    assert sum(bool(above[name]) and not kept[name] for name in above) == len(claims.problems)
