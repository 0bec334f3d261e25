"""Relations that no figure speaks of."""

from __future__ import annotations

import pytest

import figurecheck as fc

MEASURES = "measure: a\nunit: visit\n\nmeasure: b\nunit: visit\n"


def severities(states: str, *figures: tuple[str, str, str], when: str = "") -> list[str]:
    text = f"{MEASURES}\nrelation: r\nstates: {states}\n{when}\n"
    for index, (measure, place, days) in enumerate(figures):
        text += f"\nclaim: c{index}\nfigure: 1\nmeasure: {measure}\nwhen: {days}\n" + (
            f"where: {place}\n" if place else ""
        )
    claims = fc.loads(text)
    assert not claims.problems
    return [one.severity for one in fc.check(claims).findings if one.code == "FC406"]


@pytest.mark.parametrize(
    ("states", "figures", "expected"),
    [
        ("a <= b", [("a", "", "2024")], []),
        ("a <= b", [], ["note"]),
        ("a{where=x} <= b{where=x}", [("a", "y", "2024"), ("b", "y", "2024")], ["note"]),
        ("a{where=x} <= b{where=x}", [("a", "x", "2024")], []),
        ("a[2023] <= b[2023]", [("a", "", "2025")], ["note"]),
        (
            "a[2023] <= b[2023]",
            [("a", "", "2024")],
            [],
        ),  # the years touch: a running count may tie them
        ("a[undated] <= b[undated]", [("a", "", "2024")], ["note"]),
        ("a[undated] <= b[undated]", [("a", "", "undated")], []),
    ],
)
def test_a_relation_that_ties_no_figure_is_told(
    states: str, figures: list[tuple[str, str, str]], expected: list[str]
) -> None:
    assert severities(states, *figures) == expected


def test_the_place_and_the_days_of_the_relation_count_too() -> None:
    assert severities("a <= b", ("a", "y", "2024"), when="where: x") == ["note"]
    assert severities("a <= b", ("a", "", "2026"), when="when: 2024") == ["note"]
