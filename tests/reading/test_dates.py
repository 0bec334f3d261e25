"""Days in words are told as they are written here, and fields by other names as what they are
called.
"""

from __future__ import annotations

import pytest

from figurecheck.claims.files import loads
from figurecheck.reading.dates import in_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 15, 2025", "2025-03-15"),
        ("15 March 2025", "2025-03-15"),
        ("Saturday, March 15, 2025", "2025-03-15"),
        ("the 15th of March, 2025", "2025-03-15"),
        ("Sept. 5, 2025", "2025-09-05"),
        ("March 2025", "2025-03"),
        ("15-Mar-2025", "2025-03-15"),
        ("3/15/2025", "2025-03-15"),
        ("15/3/2025", "2025-03-15"),
        ("March 15, 2025 to April 1, 2025", "2025-03-15/2025-04-01"),
        ("3/4/2025", ""),
        ("March 15", ""),
        ("May", ""),
        ("February 30, 2025", ""),
        ("March 15, 25", ""),
        ("last March", ""),
        ("March 2025 or so", ""),
        ("", ""),
        ("x" * 1000, ""),
    ],
)
def test_days_in_words_are_told_in_figures(text: str, expected: str) -> None:
    assert in_figures(text) == expected


def test_a_window_in_words_is_refused_with_its_figures() -> None:
    claims = loads(
        "measure: m\nunit: arrest\n\nclaim: c\nfigure: 5\nmeasure: m\nwhen: March 15, 2025\n"
    )

    (problem,) = claims.problems
    assert (problem.code, problem.help) == ("FC040", "write 2025-03-15")


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("date", "when"),
        ("place", "where"),
        ("location", "where"),
        ("value", "figure"),
        ("Date", "when"),
    ],
)
def test_other_names_of_fields_lead_to_theirs(field: str, meant: str) -> None:
    claims = loads(f"measure: m\nunit: arrest\n\nclaim: c\nfigure: 5\nmeasure: m\n{field}: x\n")

    problem = next(one for one in claims.problems if one.code == "FC002")
    assert problem.help == f"did you mean `{meant}`?"


@pytest.mark.parametrize("day", ["2025-03-15", "2025-03"])
def test_a_flow_as_of_a_day_is_told_to_say_since_when(day: str) -> None:
    claims = loads(
        f"measure: deaths\nunit: death\n\nclaim: c\nfigure: 422\nmeasure: deaths\nas_of: {day}\n"
    )

    (problem,) = claims.problems
    assert problem.code == "FC042"
    assert "`since:`" in problem.headline
    assert not claims.claims


def test_a_running_count_and_a_level_as_of_a_day_are_read() -> None:
    claims = loads(
        "measure: deaths\nunit: death\n\nmeasure: beds\nunit: bed\nkind: stock\n\n"
        "claim: c\nfigure: 422\nmeasure: deaths\nsince: 2025-03-01\nas_of: 2025-03-15\n\n"
        "claim: d\nfigure: 40\nmeasure: beds\nas_of: 2025-03-15\n"
    )

    assert len(claims) == 2
    assert not claims.problems


def test_a_relation_and_a_source_that_say_nothing_of_trust_weigh_one() -> None:
    claims = loads(
        "measure: a\nunit: arrest\n\nrelation: r\nstates: a <= 5\n\nsource: s\npublisher: x\n"
    )

    assert [relation.trust for relation in claims.relations] == [1]
    assert claims.sources["s"].trust == 1


@pytest.mark.parametrize(
    "text", ["zero five", "five zero", "one thousand zero", "a million zero", "two hundred zero"]
)
def test_no_number_word_goes_on_with_zero_or_behind_it(text: str) -> None:
    claims = loads(
        f"measure: m\nunit: arrest\n\nclaim: c\nfigure: {text}\nmeasure: m\nwhen: 2025\nsource: s\n"
    )

    assert "s/c" not in claims


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("one thousand one", 1_001),
        ("two million and one", 2_000_001),
        ("a million one hundred", 1_000_100),
    ],
)
def test_a_number_word_may_follow_a_scale(text: str, number: int) -> None:
    claims = loads(
        f"measure: m\nunit: arrest\n\nclaim: c\nfigure: {text}\nmeasure: m\nwhen: 2025\nsource: s\n"
    )

    assert claims["s/c"].figure.value == number
