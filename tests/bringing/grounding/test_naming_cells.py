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


COMPANY = (
    "company.csv",
    """($ in millions except EPS),2023,2024
Total revenue,517,3654
Net income,80,95
EPS,1.12,1.34
Diluted EPS,1.09,1.31
""",
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("EPS was $1.43 in 2024.", "$1.43"),
        ("Diluted EPS was $1.43 in 2024.", "$1.43"),
        ("EPS was $1.34 in 2024, diluted EPS $1.23.", "$1.23"),
        ("EPS rose to $1.43.", "$1.43"),
    ],
)
def test_a_short_name_is_no_part_of_a_longer_one(text: str, wrong: str) -> None:
    found = [figure for figure, verdict in verdicts(text, COMPANY) if verdict == "conflict"]

    assert found == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "EPS was $1.34 in 2024, diluted EPS $1.31.",
        "Diluted EPS was $1.31 in 2024 and EPS $1.34.",
    ],
)
def test_each_of_two_names_has_its_own_cell(text: str) -> None:
    assert {verdict for _, verdict in verdicts(text, COMPANY)} == {"stated"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Total revenue rose 706% to 3,654 from 517.", "706%"),
        ("Net income rose 91 percent to 95 from 80.", "91 percent"),
    ],
)
def test_a_change_that_the_figures_of_the_sources_do_not_make_is_contradicted(
    text: str, wrong: str
) -> None:
    found = fc.ground(f"{text}\n", [COMPANY])

    (one,) = [each for each in found.figures if each.verdict == "conflict"]
    assert one.text == wrong
    (finding,) = [each for each in found.report.findings if each.key == one.finding]
    assert (finding.code, finding.proof is not None) == ("FC203", True)
    assert one.evidence


PLACES = ("census.csv", "area,kind,total\nLK Sri Lanka,country,6030541\nWest,district,1204\n")
MODELS = (
    "models.csv",
    "model,accuracy,delay\nKestrel FP8,70.8,1.02\nKestrel FP4,69.2,1.10\nSUM,140.0,2.12\n",
)


STAFF = (
    "staff.csv",
    """Sector,2006 Workforce,2019 Workforce,Absolute Change,Growth
Public,"~20,000 FTE","~36,000 FTE","+16,000 FTE",6.9%
Private,"~10,000 FTE","~17,000 FTE","+7,000 FTE",4.3%
""",
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (PLACES, "There are 366 rows in total, by country (1), district (25)."),
        (MODELS, "Kestrel FP8 has the best delay at 128 concurrency."),
        (MODELS, "For the larger model:\n\n- Kestrel FP8 achieves an accuracy of 87.3\n"),
        (("s.csv", "x,d,e\na,1,2\nSUM,8.5,4\n"), "From the sums follows 0.786 (3 d.p.)."),
        (STAFF, "Private sector: Target 9-11 FTE/bed (current: ~10.6)"),
        (("s.csv", "name,share\nA,12.1%\nTotal,18.9%\n"), "The best elsewhere is 13.9% by B."),
    ],
)
def test_what_no_word_names_is_contradicted_by_nothing(source: tuple[str, str], text: str) -> None:
    found = fc.ground(f"{text}\n", [source])

    assert "conflict" not in {one.verdict for one in found.figures}


def test_the_letters_of_an_abbreviation_are_one_word() -> None:
    source = ("t.csv", "place,2023,2024\nU.S.,4105,4205\nD,17,19\n")

    assert verdicts("The U.S. had 4,250 in 2024.", source) == [("4,250", "conflict")]
    assert verdicts("The US had 4,205 in 2024.", source) == [("4,205", "stated")]


def test_a_whole_number_is_no_other_in_millions_without_a_word_of_them() -> None:
    source = ("t.csv", "area,total\nSri Lanka,21781800\nJaffna,604000\n")

    assert verdicts("Sri Lanka has a total of 22.", source)[0][1] in {"absent", "conflict"}
    assert verdicts("Sri Lanka has a total of 21.8 million.", source)[0][1] == "rounded"


def test_a_round_number_that_any_source_has_proves_nothing() -> None:
    source = " ".join(f"Item {word} has {one}00 parts." for one, word in enumerate("abcdefg", 1))

    found = fc.ground("They ran 400 queries.", [("source.txt", source)])

    assert [one.verdict for one in found.figures] == ["weak"]


def test_a_number_whose_column_is_named_ahead_borrows_no_noun_from_the_next() -> None:
    source = ("d.csv", "district,population,households\nOld Town,32104,18209\nSouth,83948,31763\n")

    found = verdicts("Old Town has a population of 32,104 and 18,209 households.", source)

    assert found == [("32,104", "stated"), ("18,209 households", "stated")]


@pytest.mark.parametrize(("figure", "verdict"), [("3,654", "stated"), ("3,645", "conflict")])
def test_a_total_is_called_by_what_it_is_of(figure: str, verdict: str) -> None:
    source = ("c.csv", "item,2023,2024\nTotal revenue,517,3654\nCost of revenue,80,95\n")

    assert verdicts(f"Revenue was {figure} in 2024.", source) == [(figure, verdict)]
    assert verdicts("Cost of revenue was 95 in 2024.", source) == [("95", "stated")]


def test_a_row_named_behind_the_figure_is_not_that_of_the_sentence_before() -> None:
    source = ("r.csv", "line,riders,stops\nHarbour,39429,19\nAirport,94837,31\n")

    found = verdicts("Airport has 31 stops. The line with 39,429 riders is Harbour.", source)

    assert found == [("31 stops", "stated"), ("39,429 riders", "stated")]
    assert verdicts("Airport has 31 stops. The line has 94,387 riders.", source)[1][1] == "conflict"
