"""Small numbers whose row and column a sentence names: held against the cells, whatever stands
beside them.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from tests.sizes import examples

PLAYERS = (
    "players.csv",
    """player,team,points,rebounds,offensive rebounds,assists,steals,shots made,shots tried
Ada Quill,Comets,23,11,4,5,2,9,17
Bo Marsh,Comets,12,3,1,4,1,4,13
Cy Vale,Herons,7,9,2,8,3,3,6
""",
)
TEAMS = (
    "teams.csv",
    """team,wins,losses,points,Q1 points,Q2 points,Q3 points,Q4 points
Harbor City Comets,16,8,102,31,27,25,19
Dunmore Herons,20,4,97,20,24,28,25
""",
)


def verdicts(text: str, *sources: tuple[str, str]) -> list[tuple[str, str]]:
    """Each figure with its verdict, in order."""
    found = fc.ground(f"{text}\n", sources or (PLAYERS, TEAMS))
    return [(one.text, one.verdict) for one in found.figures]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ada Quill and Bo Marsh scored 23 and 14 points, respectively.", "14 points"),
        ("Ada Quill had 23 points, followed by Bo Marsh with 15 points.", "15 points"),
        ("Ada Quill had 23 points, four rebounds and five assists.", "four rebounds"),
        ("Bo Marsh had 12 points and one rebound.", "one"),
        ("Cy Vale scored 0 points.", "0 points"),
        ("With 29 points, Ada Quill led the Comets.", "29 points"),
        ("Ada Quill and Bo Marsh combined for 41 points.", "41 points"),
        ("Ada Quill was 9-of-15 on shots and had 23 points.", "9-of-15"),
        ("The Comets beat the Herons 102-91.", "102-91"),
        ("The Comets (16-9) won.", "16-9"),
        ("The Comets won. The Herons scored 98 points.", "98 points"),
    ],
)
def test_a_number_that_its_cell_has_not_is_contradicted(text: str, wrong: str) -> None:
    found = [figure for figure, verdict in verdicts(text) if verdict == "conflict"]

    assert found == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill and Bo Marsh scored 23 and 12 points, respectively.",
        "Ada Quill had 11 rebounds and averaged 25 points and 9 rebounds over five weeks.",
        "Ada Quill scored 14 of her 23 points early.",
        "Ada Quill had 10 points off turnovers.",
        "Ada Quill and Bo Marsh combined for 35 points.",
        "The Comets led the Herons 58-44 at the half.",
        "The Comets outscored the Herons 20-11 in the second quarter.",
        "Bo Marsh had 4 points in the third quarter.",
        "One of the Comets said one thing.",
        "Ada Quill was 3-of-4 in the fourth quarter.",
        "Bo Marsh, up from 9 points a week earlier, had 12 points.",
    ],
)
def test_what_is_of_a_stretch_or_of_several_contradicts_no_cell(text: str) -> None:
    assert "conflict" not in dict(verdicts(text)).values()


def test_halves_follow_from_quarters() -> None:
    assert verdicts("The Comets led the Herons 58-44 at the half.") == [("58-44", "derived")]


@settings(max_examples=examples(30), deadline=None)
@given(st.integers(0, 2), st.integers(2, 8), st.integers(0, 40))
def test_a_count_in_a_named_cell_is_right_or_told(row: int, column: int, number: int) -> None:
    """Of a plain sentence that names row and column no other count passes as stated."""
    head, *rows = (line.split(",") for line in PLAYERS[1].splitlines())
    noun = head[column] if number != 1 else head[column].removesuffix("s")
    shown = rows[row][column]

    ((_, verdict),) = verdicts(f"{rows[row][0]} had {number} {noun}.", PLAYERS) or [("", "none")]

    if str(number) == shown:
        assert verdict in {"stated", "weak"}
    else:
        assert verdict not in {"stated", "derived", "scaled"}


def test_the_unit_in_the_corner_of_a_table_is_that_of_its_columns() -> None:
    table = (
        "results.csv",
        """($ in millions),Q2 2024,Q2 2023
Revenue,4280,3750
Net income,612,798
Earnings per share,2.48,3.01
""",
    )

    assert verdicts(
        "Revenue was $4.28 billion in the second quarter of 2024. Net income was $798 million in"
        " the second quarter of 2024. Earnings per share were $2.48.",
        table,
    ) == [("$4.28 billion", "stated"), ("$798 million", "conflict"), ("$2.48", "stated")]


def test_numbers_that_look_like_years_head_nothing_below_headings_with_years() -> None:
    table = ("segments.csv", "segment,sales 2021,sales 2020\nCloud,2064,1998\nMail,1054,851\n")

    assert verdicts("Cloud had sales of 2,064 in 2021.", table)[0] == ("2,064", "stated")


def test_a_number_right_behind_its_row_is_no_other_row_of_the_table() -> None:
    table = ("costs.csv", "item,dollars\nRent,48731\nWages,92210\n")

    assert verdicts("Rent was $92,210.", table)[0][1] != "stated"
    assert verdicts("Rent was $48,731.", table)[0][1] == "stated"


def test_a_short_list_of_json_is_columns_of_its_row() -> None:
    match = ("match.json", '{"home": {"name": "Dunmore Bears", "quarters": [130, 136, 129, 142]}}')

    assert verdicts("Dunmore Bears scored 266 in the first half.", match) == [("266", "derived")]
