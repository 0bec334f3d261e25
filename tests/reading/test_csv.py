"""Records as rows of a table."""

from __future__ import annotations

import pytest

from figurecheck.model.finding import Problem
from figurecheck.model.record import Place, Record
from figurecheck.reading.formats.csv import READER, delimiter_of


def read(text: str) -> tuple[list[Record], list[Problem]]:
    return READER.read(text, "a.csv")


def values(text: str) -> list[list[tuple[str, str]]]:
    """The fields of every record of a text without problems."""
    records, problems = read(text)
    assert not problems
    return [[(field.name, field.value) for field in record.fields] for record in records]


def places(text: str) -> list[tuple[int, int]]:
    """Line and column of every field."""
    return [
        (field.place.line, field.place.column)
        for record in read(text)[0]
        for field in record.fields
    ]


def only_problem(row: str) -> Problem:
    """The one problem of a row between two that are fine."""
    records, problems = read(f"claim,figure\nbefore,1\n{row}\nafter,2\n")
    assert [record.id for record in records] == ["before", "after"]
    (problem,) = problems
    return problem


def test_the_first_row_names_the_fields_and_every_other_is_a_record() -> None:
    text = 'claim,figure,from,from\na,"7,300",b,c\nd,8,,\n'

    assert values(text) == [
        [("claim", "a"), ("figure", "7,300"), ("from", "b"), ("from", "c")],
        [("claim", "d"), ("figure", "8")],
    ]


def test_nothing_gives_no_records() -> None:
    assert read("") == read("\n\n") == read("claim,figure\n") == ([], [])


def test_quoted_cells_hold_commas_newlines_and_quotation_marks() -> None:
    text = 'claim,quote\na,"one, ""two""\nthree"\n'

    assert values(text) == [[("claim", "a"), ("quote", 'one, "two"\nthree')]]


def test_rows_without_text_are_passed_over() -> None:
    assert values("\n,,\nclaim,figure\n\n, \na,7\n") == [[("claim", "a"), ("figure", "7")]]


def test_columns_without_heading_and_text_are_passed_over() -> None:
    assert values(",claim,,figure,\n,a,,7,\n") == [[("claim", "a"), ("figure", "7")]]


def test_values_are_the_literal_text() -> None:
    assert values("claim,figure\n007,1e3\n NO , +5\n") == [
        [("claim", "007"), ("figure", "1e3")],
        [("claim", "NO"), ("figure", "+5")],
    ]


def test_a_plain_row_gives_columns_of_characters() -> None:
    assert places("claim,figure\n\n é, 7\n") == [(3, 2), (3, 5)]


def test_a_row_with_quotes_gives_its_first_line_and_the_numbers_of_its_cells() -> None:
    text = 'claim,note,figure\na,"b\nc",7\nd,,8\n'

    assert places(text) == [(2, 1), (2, 2), (2, 3), (4, 1), (4, 4)]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = 'claim,quote\na,"b\nc"\nd,e\n'

    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a", "1 cell where the first row has 2 cells"),
        ("a,7,300", "3 cells where the first row has 2 cells"),
        (",7", "no `claim`"),
        ('a,"7"x', "not a row of cells"),
        ("a," + "7" * 200_000, "not a row of cells"),
    ],
)
def test_a_row_that_is_no_record_costs_itself_alone(row: str, said: str) -> None:
    problem = only_problem(row)

    assert problem.code == "FC001"
    assert said in problem.headline
    assert problem.labels[0].place == Place("a.csv", 3, 1)


def test_text_under_no_heading_is_not_dropped_in_silence() -> None:
    _, (problem,) = read("claim,\na,b\n")

    assert "without a heading" in problem.headline


def test_a_quotation_mark_that_is_never_closed_is_told_where_its_row_starts() -> None:
    records, (problem,) = read('claim,quote\na,b\nc,"d\ne,f\n')

    assert [record.id for record in records] == ["a"]
    assert (problem.code, problem.labels[0].place) == ("FC001", Place("a.csv", 3, 1))


@pytest.mark.parametrize("row", ["claim,2nd\na,b", '"claim\na,b', "claim,what it is"])
def test_headings_that_are_no_field_names_cost_the_whole_table(row: str) -> None:
    records, (problem,) = read(row + "\n")

    assert records == []
    assert problem.code == "FC001"


@pytest.mark.parametrize("point", [0x00, 0x0D, 0x1B, 0x85, 0x2028])
def test_a_character_that_is_no_text_costs_its_row_alone(point: int) -> None:
    problem = only_problem(f'a,"7{chr(point)}8"')

    assert (problem.code, problem.labels[0].place) == ("FC007", Place("a.csv", 3, 5))


@pytest.mark.parametrize(
    ("head", "delimiter"), [("a;b", ";"), ("a,b", ","), ("a;b,c", ","), ("a", ",")]
)
def test_cells_are_parted_by_semicolons_where_the_first_row_has_no_comma(
    head: str, delimiter: str
) -> None:
    assert delimiter_of(f"\n{head}\n1,5;2\n") == delimiter
