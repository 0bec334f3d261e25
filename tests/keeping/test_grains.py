"""A cell takes the grain that its column shows."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from figurecheck.bringing.tables.bringing import Brought, Target, bring
from figurecheck.bringing.tables.importing import Wanted
from figurecheck.bringing.workbook.shown import hides
from tests.keeping.workbooks import HEAD, packed, parts


def brought(folder: Path, rows: str, numbers: str = "en") -> Brought:
    table = folder / "table.csv"
    table.write_text("measure,figure,rounded_to\n" + rows, encoding="utf-8")
    return bring(str(table), Target(), Wanted(numbers=numbers))


def grains(done: Brought) -> list[tuple[str, str]]:
    """The figures with what each was rounded to."""
    assert not done.problems, done.problems
    found = []
    for record in done.text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in record.strip().splitlines())
        if "figure" in fields:
            found.append((fields["figure"], fields.get("rounded_to", "")))
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("m,473,\nm,500,\nm,0,\n", [("473", ""), ("500", "1"), ("0", "")]),
        ("m,1200,\nm,5000,\n", [("1200", ""), ("5000", "100")]),
        ("m,12.5,\nm,13,\nm,20,\n", [("12.5", ""), ("13", "0.1"), ("20", "0.1")]),
        (
            "m,473,\nm,about 500,\nm,1.2 million,\n",
            [("473", ""), ("about 500", ""), ("1.2 million", "1")],
        ),
        ("m,473,\nn,500,\n", [("473", ""), ("500", "")]),
        ("m,61.2 %,\nm,60 %,\nm,500,\n", [("61.2 %", ""), ("60 %", "0.1"), ("500", "")]),
        ("m,473,\nm,500,100\n", [("473", ""), ("500", "100")]),
        ("m,500,\n", [("500", "")]),
    ],
)
def test_a_figure_takes_the_finest_place_of_its_column(
    tmp_path: Path, rows: str, expected: list[tuple[str, str]]
) -> None:
    done = brought(tmp_path, rows)

    assert grains(done) == expected
    taken = [
        new
        for (_, new), line in zip(expected, rows.splitlines(), strict=True)
        if line.endswith(",")
    ]
    assert done.grained == len(list(filter(None, taken)))


def test_a_grain_has_the_decimal_sign_of_its_table(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("measure;figure\nm;12,5\nm;13\n", encoding="utf-8")
    done = bring(str(table), Target(source="s"), Wanted(numbers="eu"), delimiter=";")

    assert grains(done) == [("12,5", ""), ("13", "0,1")]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (500, "#,##0", False),
        ("500.3", "#,##0", True),
        ("0.255", "0%", True),
        ("0.25", "0%", False),
        ("1.5", "General", False),
    ],
)
def test_a_number_format_hides_what_it_does_not_show(
    value: int | str, code: str, expected: bool
) -> None:
    assert hides(Fraction(value), code) == expected


def test_a_cell_that_its_format_rounds_takes_the_last_place_that_is_shown(tmp_path: Path) -> None:
    book = tmp_path / "table.xlsx"
    cells = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{name}</t></is></c><c r="B{at}"'
        f' s="0"><v>{value}</v></c><c r="C{at}" t="inlineStr"><is><t>m</t></is></c></row>'
        for at, name, value in ((2, "a", "500.3"), (3, "b", "1200"))
    )
    book.write_bytes(packed(parts(HEAD + cells, formats=("#,##0",))))
    done = bring(str(book), Target(), Wanted(numbers="en"))

    assert grains(done) == [("500", "1"), ("1,200", "1")]
