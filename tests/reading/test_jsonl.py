"""Records as JSON objects, one on each line."""

from __future__ import annotations

import pytest

from figurecheck.model.finding import Problem
from figurecheck.model.record import Place, Record
from figurecheck.reading.formats import jsonl
from figurecheck.reading.formats.jsonl import READER


def read(text: str) -> tuple[list[Record], list[Problem]]:
    return READER.read(text, "a.jsonl")


def values(text: str) -> list[list[tuple[str, str]]]:
    """The fields of every record of a text without problems."""
    records, problems = read(text)
    assert not problems
    return [[(field.name, field.value) for field in record.fields] for record in records]


def only_problem(line: str) -> Problem:
    """The one problem of a line between two that are fine."""
    records, problems = read(f'{{"claim": "before"}}\n{line}\n{{"claim": "after"}}\n')
    assert [record.id for record in records] == ["before", "after"]
    (problem,) = problems
    return problem


def test_every_line_is_an_object_and_every_list_a_field_that_repeats() -> None:
    text = '{"source": "a", "from": ["b", "c"], "note": []}\n\n {"claim":"d","figure":"7,300"} \n'

    assert values(text) == [
        [("source", "a"), ("from", "b"), ("from", "c")],
        [("claim", "d"), ("figure", "7,300")],
    ]


def test_nothing_gives_no_records() -> None:
    assert read("") == read("\n \n") == ([], [])


def test_escapes_are_read_and_blanks_around_a_value_do_not_belong_to_it() -> None:
    text = r'{"claim": " a ", "quote": "b\"\u00e9\r\nc\td", "note": ""}'

    assert values(text) == [[("claim", "a"), ("quote", 'b"é\nc\td'), ("note", "")]]


def test_a_field_has_the_place_of_its_values_first_character() -> None:
    (record,), _ = read('\n{"claim": "é", "from": ["a", " b"]}')

    assert [field.place for field in record.fields] == [
        Place("a.jsonl", 2, 12),
        Place("a.jsonl", 2, 26),
        Place("a.jsonl", 2, 32),
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = '{"claim": "a"}\n{"claim": "b"}\n'

    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)


@pytest.mark.parametrize("value", ["7300", "-7.30", "1e999", "NaN", "Infinity", "null", "true"])
def test_a_value_that_is_not_text_is_refused_with_how_to_write_it(value: str) -> None:
    problem = only_problem(f'{{"claim": "a", "figure": {value}}}')

    assert problem.code == "FC001"
    assert problem.headline == "the value of `figure` is not text"
    assert problem.help.startswith("write it as text")
    assert problem.labels[0].place == Place("a.jsonl", 2, 26)


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100000,
        '{"a":' * 100000,
        '{"a": ' + "[" * 100000,
        '{"a": [' + "{" * 100000,
        '{"a": ' + "9" * 100000,
        "{",
        "{}",
        "[]",
        '"a"',
        "7",
        "null",
        "}",
        '{"a"',
        '{"a":',
        '{"a": "b"',
        '{"a": "b",',
        '{"a": "b",}',
        "{,}",
        '{"a": "b"} x',
        '{"a": "b"}{"c": "d"}',
        '{"a" "b"}',
        '{"a": "b" "c"}',
        '{"a": "b}',
        '{"a": "\\x"}',
        '{a: "b"}',
        "{'a': 'b'}",
        '{"a": []}',
        '{"a": ["b"',
        '{"a": ["b",]}',
        '{"a": ["b" "c"]}',
        '{"": "a"}',
        '{"a b": "c"}',
        '{"a\\u0000": "b"}',
        '{"a": [["b"]]}',
        '{"a": {"b": "c"}}',
    ],
)
def test_a_line_that_is_no_record_costs_itself_alone(line: str) -> None:
    problem = only_problem(line)

    assert problem.code == "FC001"
    assert problem.labels[0].place.line == 2
    assert len(problem.headline) + len(problem.help) + len(problem.labels[0].text) < 400


def test_a_name_that_stands_twice_in_an_object_is_refused() -> None:
    problem = only_problem('{"claim": "a", "figure": "7", "figure": "8"}')

    assert problem.code == "FC003"
    assert "`figure`" in problem.headline


@pytest.mark.parametrize(
    "written", ["a\x00", "a\x1b", "a\u2028", "a\\u0000", "a\\r", "a\\ud800", "a\\u0085"]
)
def test_a_character_that_is_no_text_costs_its_line_alone(written: str) -> None:
    problem = only_problem(f'{{"claim": "{written}"}}')

    assert problem.code == "FC007"
    assert problem.labels[0].place.line == 2


def test_a_file_with_too_many_records_is_told_where_the_rest_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jsonl, "MAX_RECORDS", 2)
    records, problems = READER.read('{"measure": "a"}\n\n{"measure": "b"}\n{"measure": "c"}\n', "a")

    assert [one.id for one in records] == ["a", "b"]
    assert [one.labels[0].place for one in problems] == [Place("a", 4, 1)]
