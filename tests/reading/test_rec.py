"""Records as blocks of ``field: value`` lines."""

from __future__ import annotations

import pytest

from figurecheck.model.finding import Problem
from figurecheck.model.record import Place, Record
from figurecheck.reading.formats import MAX_LINES, MAX_RECORDS, rec
from figurecheck.reading.formats.rec import READER
from tests.sizes import up_to


def read(text: str) -> tuple[list[Record], list[Problem]]:
    return READER.read(text, "a.rec")


def values(text: str) -> list[list[tuple[str, str]]]:
    """The fields of every record of a text without problems."""
    records, problems = read(text)
    assert not problems
    return [[(field.name, field.value) for field in record.fields] for record in records]


def only_problem(text: str) -> Problem:
    """The one problem of a text whose records ``before`` and ``after`` are fine."""
    records, problems = read(f"claim: before\n\n{text}\n\nclaim: after\n")
    assert [record.id for record in records] == ["before", "after"]
    (problem,) = problems
    return problem


def test_a_blank_line_parts_records_and_a_field_may_repeat() -> None:
    text = "source: a\nfrom: b\nfrom: c\n\n\n \t\nclaim: d\nfigure: about 700 officers\n"

    assert values(text) == [
        [("source", "a"), ("from", "b"), ("from", "c")],
        [("claim", "d"), ("figure", "about 700 officers")],
    ]


def test_nothing_gives_no_records() -> None:
    assert read("") == read("\n\n") == read("# only a remark\n") == ([], [])


def test_comment_lines_may_stand_anywhere() -> None:
    text = "# first\nclaim: a\n# between: fields\nfigure: 7\n#\n\n# last\n"

    assert values(text) == [[("claim", "a"), ("figure", "7")]]


def test_continuation_lines_are_joined_with_newlines() -> None:
    text = "claim: a\nquote: one\n+ two\n+\n+   four\n+five\nfigure: 7\n"

    assert values(text) == [
        [("claim", "a"), ("quote", "one\ntwo\n\n  four\nfive"), ("figure", "7")]
    ]


def test_many_continuation_lines_are_read_in_linear_time() -> None:
    text = "claim: a\nquote: one\n" + "+ more\n" * 19_000

    assert len(values(text)[0][1][1]) == len("one") + 19_000 * len("\nmore")


def test_a_backslash_at_the_end_of_a_line_is_text() -> None:
    assert values("claim: a\nnote: one \\\nfigure: 7\n") == [
        [("claim", "a"), ("note", "one \\"), ("figure", "7")]
    ]


@pytest.mark.parametrize(
    "value",
    [
        "7.30",
        "7,300",
        "NO",
        "22:22",
        "010",
        "0x1F",
        "1_000",
        ".inf",
        "~",
        "1e3",
        "2024-03-30",
        "+5",
        "３",
        "null",
        "yes",
        "'a'",
        '"a',
        "[a]",
        "{a: b}",
        "& a",
        "*a",
        "!!str a",
        "| a",
        "> a",
        "a # b",
        "a: b",
        "%a",
        "0o17",
        "-",
    ],
)
def test_a_value_is_the_literal_text(value: str) -> None:
    assert values(f"claim: {value}\n") == [[("claim", value)]]


def test_blanks_around_a_value_do_not_belong_to_it() -> None:
    assert values("claim: \t a  b \t\nnote:\nquote:c\n") == [
        [("claim", "a  b"), ("note", ""), ("quote", "c")]
    ]


def test_a_field_has_the_place_of_its_values_first_character() -> None:
    (record,), _ = read("\n# é\nclaim: \t𝟕a\nnote:  \nquote: \n+ b\n")

    assert [field.place for field in record.fields] == [
        Place("a.rec", 3, 9),
        Place("a.rec", 4, 8),
        Place("a.rec", 5, 8),
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = "claim: a\nfigure: 7\n+ 8\n\nclaim: b\n"

    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)
    assert read("claim: a\r\nnote: b\r") == read("claim: a\nnote: b")


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("Between January 20 and 26 there were arrests", "name and a colon"),
        ("%rec: Claim", "leave them out"),
        (" figure: 7", "margin"),
        ("figure : 7", "directly behind the name: figure:"),
        ("fi gure: 7", "name and a colon"),
        ("2figure: 7", "name and a colon"),
        (": 7", "name and a colon"),
        ("+ 7", "directly below"),
        ("# 7\n+ 7", "directly below"),
    ],
)
def test_a_line_that_is_no_field_costs_its_record_alone(line: str, advice: str) -> None:
    problem = only_problem(f"{line}\nclaim: a")

    assert problem.code == "FC001"
    assert advice in problem.help
    assert problem.labels[0].place == Place("a.rec", 3 + line.count("\n"), 1)
    assert problem.labels[0].text == line.rpartition("\n")[2]


def test_a_continuation_behind_a_comment_costs_the_record() -> None:
    problem = only_problem("claim: a\n# remark\n+ more")

    assert (problem.code, problem.labels[0].place.line) == ("FC001", 5)


def test_a_record_has_one_problem_however_much_is_wrong_with_it() -> None:
    problem = only_problem("claim: a\n" + "prose without end\n" * 1000)

    assert problem.labels[0].place == Place("a.rec", 4, 1)


@pytest.mark.parametrize(
    "point", [0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9B, 0x2028, 0x2029, 0xD800]
)
@pytest.mark.parametrize("line", ["quote: a{}b", "# a{}bbbb", "a{}bbbbb"])
def test_a_character_that_is_no_text_costs_its_record_alone(point: int, line: str) -> None:
    problem = only_problem("claim: a\n" + line.format(chr(point)))

    assert problem.code == "FC007"
    assert f"U+{point:04X}" in problem.headline
    assert problem.labels[0].place == Place("a.rec", 4, line.index("{") + 1)


def test_a_lone_carriage_return_ends_no_line() -> None:
    problem = only_problem("claim: a\rfigure: 7")

    assert (problem.code, problem.labels[0].place) == ("FC007", Place("a.rec", 3, 9))


def test_the_text_of_a_label_is_short() -> None:
    assert len(only_problem("x" * 100_000).labels[0].text) == 80


def test_a_record_and_a_file_have_an_end_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    most = up_to(MAX_RECORDS)
    monkeypatch.setattr(rec, "MAX_RECORDS", most)
    long, many = (
        read("claim: c\n" + "note: x\n" * MAX_LINES + "\nclaim: d\n"),
        read("claim: c\n\n" * (most + 1)),
    )

    assert [(one.code, one.labels[0].place.line) for one in long[1]] == [("FC001", 1)]
    assert [record.id for record in long[0]] == ["d"]
    assert [(one.code, one.labels[0].place.line) for one in many[1]] == [("FC005", 2 * most + 1)]
    assert len(many[0]) == most
