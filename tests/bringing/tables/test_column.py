"""A column that is read at once shows what its cells show one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.bringing.tables.column import columns_of
from figurecheck.bringing.tables.numerals import (
    FORMATS,
    HIDDEN,
    MAX_DIGITS,
    NIL,
    NUMBER,
    TEXT,
    shown,
)

ODD = (
    *("", " ", "-", "–", "..", "x", "n/a", "nil", "None", "NaN", "confidential", "(D)", "%", "$"),
    *("Harbour", "Age 18", "Umsätze 2", "USD 12", "US$5", "Eur 7", "EUR 7", "A12", "é12", "c12"),
    *("١٢", "½", "²", "1_000", "+7", "--3", " 12 ", "012", "12.", ".5", "1e5", "12-", "1990-"),
    *("(63)", "(1,204)", "(5%)", "12 %", "43,671 (31%)", "12 345", "1,204*", "1.204,5", "1'204"),
    *("3.4999999997", "0.1234567890123", "~10,000 FTE", "18 and under", "1" * 16, "0.12345"),
    *("1" * MAX_DIGITS, "1" * (MAX_DIGITS + 1), "1" * 10_001),
)
CELLS = st.one_of(
    st.sampled_from(ODD),
    st.integers(-9_999, 999_999).map(str),
    st.integers(0, 9_999_999).map(lambda cents: f"{cents / 100:,.2f}"),
    st.text("0123456789.,-+%$€()* aEx٣", max_size=9),
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from(sorted(FORMATS)))
def test_a_column_shows_what_its_cells_show_one_by_one(
    rows: list[tuple[str, str]], numbers: str
) -> None:
    columns = columns_of(rows, numbers)

    for row, cells in enumerate(rows):
        for column, text in zip(columns, cells, strict=True):
            assert column.shown(row) == shown(text, numbers)


@given(st.lists(st.integers(0, 99_999).map(str), min_size=1), st.sampled_from(sorted(FORMATS)))
def test_plain_digits_are_the_same_in_every_format(texts: list[str], numbers: str) -> None:
    (column,) = columns_of([[text] for text in texts], numbers)

    assert column.whole
    assert column.digits == [*map(int, texts)]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_an_odd_cell_among_plain_ones_is_read_as_by_itself(text: str) -> None:
    (column,) = columns_of([["12"], [text], ["7"]], "en")

    assert [column.shown(row) for row in range(3)] == [shown(one) for one in ("12", text, "7")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, NUMBER) for text in ("USD 12", "EUR 1,204", "CHF 5.20", "US$5")),
        *((text, TEXT) for text in ("Eur 7", "Age 18", "AGE 18", "Nilgiri 5")),
        *((text, NIL) for text in ("Nil", "none ", "NULL")),
        *((text, HIDDEN) for text in ("nan", "Confidential", "NaN")),
    ],
)
def test_what_begins_with_letters_is_a_text_unless_they_say_more(text: str, kind: str) -> None:
    assert shown(text).kind == kind
