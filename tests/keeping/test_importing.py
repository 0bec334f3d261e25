"""Tables come in a row a claim, and what is not clear is told instead of guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.errors import UsageError
from figurecheck.keeping.bringing import Brought, Target, bring
from figurecheck.keeping.importing import Wanted
from tests.keeping.workbooks import HEAD, packed, parts, row

MEASURES = "measure: arrests\nunit: arrest\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with measures in claims/."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "measures.rec").write_text(MEASURES, encoding="utf-8")
    return tmp_path


def brought(text: str | bytes, name: str = "table.csv", target: Target | None = None, **wanted: object) -> Brought:
    """What becomes of a table."""
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return bring(name, target or Target(), Wanted(**wanted))  # type: ignore[arg-type]


def codes(done: Brought) -> list[tuple[str, str]]:
    """What is wrong, with the cells."""
    return [(problem.code, problem.labels[0].place.file) for problem in done.problems]


def test_a_row_is_a_claim_with_the_cell_it_comes_from(folder: Path) -> None:
    done = brought("id,figure,measure,When,Said by\na,about 700,arrests,2025-01,Tom\n,8,arrests,,\n")

    assert done.text == (
        "claim: a\nfigure: about 700\nmeasure: arrests\nwhen: 2025-01\nsaid_by: Tom\nat: table.csv!B2\n\n"
        "claim: row-3\nfigure: 8\nmeasure: arrests\nat: table.csv!B3\n"
    )


def test_columns_are_mapped_left_out_and_given(folder: Path) -> None:
    text = "Arrests = all,City,Remarks,Page\n7,Denver,x,12\n"
    done = brought(
        text,
        fields={"arrests = ALL": "figure", "City": "where", "Remarks": "", "Page": "at"},
        fixed=(("measure", "arrests"), ("by", "ICE")),
    )

    assert done.text == (
        "claim: row-2\nfigure: 7\nmeasure: arrests\nwhere: Denver\nby: ICE\nat: 12\nnote: cell table.csv!A2\n"
    )


@pytest.mark.parametrize(
    ("text", "fields", "told"),
    [
        (
            "figure,Stadt\n7,x\n",
            {},
            r"table\.csv!B1: the heading `Stadt` is no field: say which one with --map 'Stadt=FIELD'",
        ),
        ("measure\narrests\n", {}, "no column holds the figures"),
        ("figure,Figure\n7,8\n", {}, "are both `figure`"),
        ("figure\n7\n", {"place": "where"}, "no column is called `place`; there are `figure`"),
        ("figure,x\n7,8\n", {"x": "no field"}, "is not a field's name"),
        ("figure;measure\n7;arrests\n", {}, "--delimiter"),
        ('figure\n"7\n', {}, r"table\.csv:2: not a row of cells"),
        ("", {}, "the table is empty"),
    ],
)
def test_headings_that_do_not_say_what_columns_hold_are_refused(
    folder: Path, text: str, fields: dict[str, str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        brought(text, fields=fields)


@pytest.mark.parametrize("figure", ["7.300", "7,300", "about 1,200 arrests", "between 1.200 and 1.500"])
def test_digits_that_may_be_read_in_two_ways_are_refused_with_both(folder: Path, figure: str) -> None:
    text = f'figure,measure\n"{figure}",arrests\n'
    done = brought(text)

    assert codes(done) == [("FC014", "table.csv!A2")]
    assert "by en or as" in done.problems[0].headline
    assert not brought(text, numbers="en").problems
    assert not brought(text, target=Target(source="a"), numbers="eu").problems


def test_both_readings_are_told(folder: Path) -> None:
    (problem,) = brought("figure,measure\n7.300,arrests\n").problems

    assert problem.headline == "table.csv!A2: `7.300` may be read as 7.3 by en or as 7,300 by eu"
    assert "--numbers" in problem.help


def test_digits_that_only_english_reads_are_english(folder: Path) -> None:
    assert not brought("figure,measure\n7.5,arrests\n$12.4 million,arrests\n").problems


def test_digits_that_only_one_way_reads_are_not_taken_for_the_other(folder: Path) -> None:
    done = brought('figure,measure\n"7,3",arrests\n')

    assert done.problems[0].headline == "table.csv!A2: `7,3` is 7.3 by eu"


def test_european_numerals_are_noted_at_the_source(folder: Path) -> None:
    done = brought("figure,measure\n7.300,arrests\n", target=Target("claims/a.rec", "amt"), numbers="eu")

    assert done.text.startswith("source: amt\nnumbers: eu\n\nclaim: row-2\n")
    assert fc.load("claims")["amt/row-2"].figure.value == 7300
    with pytest.raises(UsageError, match="give one source"):
        brought("figure,measure\n7.300,arrests\n", numbers="eu")
    with pytest.raises(UsageError, match=r"has `numbers: eu` at claims/a\.rec:1"):
        brought("figure,measure\n7,arrests\n", target=Target("claims/b.rec", "amt"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("figure,measure\nmany,arrests\n", [("FC010", "table.csv!A2")]),
        ("figure,measure,when\n7,arrests,26/01/2025\n", [("FC040", "table.csv!C2")]),
        ("figure,measure\n,arrests\n", [("FC008", "table.csv!B2")]),
        ("figure,measure\n7,\n", [("FC008", "table.csv!A2")]),
        ("figure,measure\n7,arrests,x\n", [("FC001", "table.csv!C2")]),
        ("figure,measure,note\n7,arrests,a\x00b\n", [("FC007", "table.csv!C2")]),
        ("figure,measure\nmany,arrests\nmore,arrests\n", [("FC010", "table.csv!A2"), ("FC010", "table.csv!A3")]),
    ],
)
def test_what_is_not_clear_is_told_with_its_cell(folder: Path, text: str, expected: list[tuple[str, str]]) -> None:
    done = brought(text, target=Target("claims/a.rec"))

    assert codes(done) == expected
    assert not Path("claims/a.rec").exists()


def test_names_of_periods_are_left_to_the_claims(folder: Path) -> None:
    assert not brought("figure,measure,when\n7,arrests,FY2024\n").problems


def test_a_file_that_is_there_is_only_added_to_when_asked(folder: Path) -> None:
    text = "id,figure,measure\n{},7,arrests\n"
    brought(text.format("a"), target=Target("claims/a.rec", "police"))
    with pytest.raises(UsageError, match="add to it with --append"):
        brought(text.format("b"), target=Target("claims/a.rec", "police"))
    before = Path("claims/a.rec").read_text(encoding="utf-8")
    brought(text.format("b"), target=Target("claims/a.rec", "police", append=True))
    twice = brought(text.format("b"), target=Target("claims/a.rec", "police", append=True))
    after = Path("claims/a.rec").read_text(encoding="utf-8")

    assert after == before + "\nclaim: b\nfigure: 7\nmeasure: arrests\nat: table.csv!B2\n"
    assert [problem.code for problem in twice.problems] == ["FC004"]
    assert [claim.name for claim in fc.load("claims")] == ["police/a", "police/b"]


def test_what_only_the_other_files_can_tell_is_told_once_it_is_written(folder: Path) -> None:
    done = brought("figure,measure\n7,arests\n", target=Target("claims/a.rec"))

    assert [problem.code for problem in done.later] == ["FC009"]
    assert Path("claims/a.rec").exists()


def test_a_cell_that_was_kept_from_being_a_formula_is_as_it_was(folder: Path) -> None:
    text = "figure,measure,note,note\n-5,arrests,'=1+1,'tis\n"
    done = brought(text)

    assert "figure: -5\n" in done.text
    assert "note: =1+1\nnote: 'tis\n" in done.text


def test_a_field_cannot_be_made_of_a_cell_that_holds_lines(folder: Path) -> None:
    done = brought('figure,measure,note\n7,arrests,"a\n\nclaim: b\nfigure: 8"\n')

    assert done.text.count("claim:") == 2
    assert len(fc.loads(MEASURES + "\n" + done.text).claims) == 1


# -- workbooks -------------------------------------------------------------------------------------------------------


def test_a_workbook_comes_in_as_it_is_shown_and_says_what_was_rebuilt(folder: Path) -> None:
    rows = HEAD + row(2, '<c s="0"><v>7300</v></c>', "2025-01") + row(3, '<c t="str"><v>about 7</v></c>')
    done = brought(packed(parts(rows, formats=("#,##0",))), "a.xlsx")

    assert done.text.startswith(
        "claim: id-2\nfigure: 7,300\nmeasure: arrests\nwhen: 2025-01\nat: Sheet1!B2\n"
        "note: digits of Sheet1!B2 rebuilt from 7300, shown as #,##0\n\nclaim: id-3\nfigure: about 7\n"
    )


def test_merged_cells_in_the_table_are_told_and_others_are_not(folder: Path) -> None:
    rows = HEAD + row(2, "<c ><v>7</v></c>") + row(3, "<c ><v>8</v></c>")
    merged = '<mergeCells><mergeCell ref="{}"/></mergeCells>'

    assert codes(brought(packed(parts(rows, after=merged.format("A2:A3"))), "a.xlsx")) == [("FC050", "Sheet1!A2:A3")]
    assert not brought(packed(parts(rows, after=merged.format("A9:D9"))), "a.xlsx").problems


def test_of_several_sheets_one_is_named(folder: Path) -> None:
    content = packed(parts(HEAD + row(2, "<c ><v>7</v></c>"), sheets=("One", "Two words")))
    with pytest.raises(UsageError, match="several sheets: say which one with --sheet; there are `One`, `Two words`"):
        brought(content, "a.xlsx")

    assert "at: Two words!B2" in bring("a.xlsx", Target(), Wanted(), sheet="Two words").text


@pytest.mark.parametrize("name", ["a.ods", "a.xls", "a.pdf", "claims", "nowhere.csv"])
def test_only_tables_are_read(folder: Path, name: str) -> None:
    if name not in {"claims", "nowhere.csv"}:
        Path(name).write_bytes(b"x")

    with pytest.raises(UsageError):
        bring(name, Target(), Wanted())
