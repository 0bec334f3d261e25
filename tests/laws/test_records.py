"""What holds of every reader and every text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.catalogue import collect
from figurecheck.model.extension import Reader
from figurecheck.model.record import Record

READERS = collect("figurecheck.reading.formats", "READER", Reader)
BY_NAME = {reader.name: reader for reader in READERS}

_SHARP = st.sampled_from(
    [*':+#%,"{}[]\\\n\r\t ;', "\r\n", "\n\n", "claim: a", '{"a": "', "\x00", "\u2028", "\ufeff"]
)
TEXTS = st.lists(st.one_of(_SHARP, st.text(max_size=3)), max_size=30).map("".join)

NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,5}", fullmatch=True)
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8).map(
    lambda text: text.strip(" ")
)
VALUES = LINES.filter(bool)
RECORDS = st.lists(
    st.dictionaries(NAMES, VALUES, min_size=1, max_size=4).map(lambda fields: list(fields.items())),
    max_size=4,
)


def plain(records: list[Record]) -> list[list[tuple[str, str]]]:
    return [[(field.name, field.value) for field in record.fields] for record in records]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@given(text=TEXTS)
def test_no_text_makes_a_reader_raise_and_nothing_is_dropped_in_silence(
    reader: Reader, text: str
) -> None:
    records, problems = reader.read(text, "a")

    assert all(record.fields for record in records)
    assert all(problem.labels[0].place.file == "a" for problem in problems)
    assert all(problem.code in ("FC001", "FC003", "FC007") for problem in problems)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@given(text=TEXTS)
def test_windows_line_ends_move_nothing(reader: Reader, text: str) -> None:
    text = text.replace("\r", "")

    assert reader.read(text.replace("\n", "\r\n"), "a") == reader.read(text, "a")


@given(text=TEXTS)
def test_the_place_of_a_field_is_where_its_value_stands(text: str) -> None:
    lines = text.removeprefix("\ufeff").split("\n")

    for record in BY_NAME["rec"].read(text, "a")[0]:
        for field in record.fields:
            first = field.value.partition("\n")[0]
            assert lines[field.place.line - 1][field.place.column - 1 :].startswith(first)


@given(written=RECORDS)
def test_the_same_records_are_read_from_every_format(written: list[list[tuple[str, str]]]) -> None:
    rec = "\n".join("".join(f"{name}: {value}\n" for name, value in fields) for fields in written)
    jsonl = "".join(json.dumps(dict(fields)) + "\n" for fields in written)

    assert plain(BY_NAME["rec"].read(rec, "a")[0]) == written
    assert plain(BY_NAME["jsonl"].read(jsonl, "a")[0]) == written


@given(names=st.lists(NAMES, min_size=1, max_size=4), data=st.data())
def test_a_table_that_csv_writes_is_read_as_it_was(names: list[str], data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(st.lists(VALUES, min_size=len(names), max_size=len(names)), max_size=4)
    )
    table = io.StringIO()
    csv.writer(table).writerows([names, *rows])

    records, problems = BY_NAME["csv"].read(table.getvalue(), "a")

    assert not problems
    assert plain(records) == [list(zip(names, row, strict=True)) for row in rows]


@given(value=st.lists(LINES, min_size=1, max_size=4).map("\n".join))
def test_a_value_of_several_lines_is_read_from_its_continuation_lines(value: str) -> None:
    text = "claim: a\nquote: " + value.replace("\n", "\n+ ") + "\n"

    (record,), _ = BY_NAME["rec"].read(text, "a")

    assert record.fields[1].value == value


@given(
    records=RECORDS,
    wrong=st.sampled_from(["prose", "+ 7", "%rec: a", " a: b", "claim: a\x00"]),
    data=st.data(),
)
def test_a_bad_record_leaves_every_other_one_as_it_is(
    records: list[list[tuple[str, str]]], wrong: str, data: st.DataObject
) -> None:
    blocks = ["".join(f"{name}: {value}\n" for name, value in fields) for fields in records]
    blocks.insert(data.draw(st.integers(0, len(blocks))), wrong + "\n")

    read, problems = BY_NAME["rec"].read("\n".join(blocks), "a")

    assert plain(read) == records
    assert len(problems) == 1
