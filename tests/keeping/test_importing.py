"""Tables come in a row a claim, and what is not clear is told instead of guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.bringing.tables import bringing
from figurecheck.bringing.tables.bringing import Brought, Target, bring
from figurecheck.bringing.tables.importing import Wanted
from figurecheck.bringing.tables.tables import spelled_table
from figurecheck.errors import UsageError
from figurecheck.keeping.exports import Export
from figurecheck.keeping.exports.csv import EXPORT as CSV
from figurecheck.keeping.exports.xlsx import EXPORT as XLSX
from figurecheck.keeping.saving import save
from figurecheck.keeping.texts import pairs_of
from figurecheck.model.claim import Claim
from tests.keeping.workbooks import HEAD, packed, parts, row
from tests.sizes import up_to

MEASURES = "measure: arrests\nunit: arrest\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with measures in claims/."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "measures.rec").write_text(MEASURES, encoding="utf-8")
    return tmp_path


def brought(
    text: str | bytes, name: str = "table.csv", target: Target | None = None, **wanted: object
) -> Brought:
    """What becomes of a table."""
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return bring(name, target or Target(), Wanted(**wanted))  # type: ignore[arg-type]


def codes(done: Brought) -> list[tuple[str, str]]:
    """What is wrong, with the cells."""
    return [(problem.code, problem.labels[0].place.file) for problem in done.problems]


def test_a_row_is_a_claim_with_the_cell_it_comes_from(folder: Path) -> None:
    done = brought(
        "id,figure,measure,When,Said by\na,about 700,arrests,2025-01,Tom\n,8,arrests,,\n"
    )

    assert (
        done.text
        == "claim: a\nfigure: about 700\nmeasure: arrests\nwhen: 2025-01\nsaid_by: Tom\nat:"
        " table.csv!B2\n\nclaim: row-3\nfigure: 8\nmeasure: arrests\nat: table.csv!B3\n"
    )


def test_columns_are_mapped_left_out_and_given(folder: Path) -> None:
    text = "Arrests = all,City,Remarks,Page\n7,Denver,x,12\n"
    done = brought(
        text,
        fields={"arrests = ALL": "figure", "City": "where", "Remarks": "", "Page": "at"},
        fixed=(("measure", "arrests"), ("by", "ICE")),
    )

    assert (
        done.text
        == "claim: row-2\nfigure: 7\nmeasure: arrests\nwhere: Denver\nby: ICE\nat: 12\nnote: cell"
        " table.csv!A2\n"
    )


@pytest.mark.parametrize(
    ("text", "fields", "told"),
    [
        (
            "figure,Stadt\n7,x\n",
            {},
            (
                r"table\.csv!B1: the heading `Stadt` is no field: say which one with --map"
                r" 'Stadt=FIELD'"
            ),
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


@pytest.mark.parametrize(
    "figure", ["7.300", "7,300", "about 1,200 arrests", "between 1.200 and 1.500"]
)
def test_digits_that_may_be_read_in_two_ways_are_refused_with_both(
    folder: Path, figure: str
) -> None:
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
    done = brought(
        "figure,measure\n7.300,arrests\n", target=Target("claims/a.rec", "amt"), numbers="eu"
    )

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
        (
            "figure,measure\nmany,arrests\nmore,arrests\n",
            [("FC010", "table.csv!A2"), ("FC010", "table.csv!A3")],
        ),
    ],
)
def test_what_is_not_clear_is_told_with_its_cell(
    folder: Path, text: str, expected: list[tuple[str, str]]
) -> None:
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


# -- where the headings stand ----------------------------------------------------------------------


def test_the_row_that_names_the_fields_may_stand_lower_down(folder: Path) -> None:
    text = "Arrests in January,,\n,,\nid,figure,measure\na,7,arrests\n"
    with pytest.raises(UsageError, match="`Arrests in January` is no field") as told:
        brought(text)

    assert (
        getattr(told.value, "help", "")
        == "row 3 looks like the one that names the fields: --headings 3"
    )
    assert brought(text, headings=3).text.startswith("claim: a\nfigure: 7\n")
    with pytest.raises(UsageError, match="row 2 holds nothing"):
        brought(text, headings=2)


def test_all_headings_that_name_no_field_are_told_at_once(folder: Path) -> None:
    with pytest.raises(
        UsageError, match="heading `Town` is no field; nor are `2023`, `2024`"
    ) as told:
        brought("Town,figure,2023,2024\nDenver,7,8,9\n")

    assert "where" in getattr(told.value, "help", "")


def test_a_column_may_be_called_by_its_letter(folder: Path) -> None:
    text = "Total,Total,,measure\n7,8,x,arrests\n"
    done = brought(text, fields={"A": "figure", "B": "", "C": "note"})

    assert done.text == "claim: row-2\nfigure: 7\nmeasure: arrests\nat: table.csv!A2\nnote: x\n"


def test_a_heading_goes_before_the_letter_of_a_column(folder: Path) -> None:
    done = brought("figure,A,measure\n7,x,arrests\n", fields={"A": "note"})

    assert "figure: 7\n" in done.text
    assert "note: x\n" in done.text


# -- what cannot be seen ---------------------------------------------------------------------------


def test_blanks_that_cannot_be_told_apart_make_no_second_place(folder: Path) -> None:
    done = brought(
        "figure,measure,where,quote\n7\u00a0,arrests ,New\u00a0 York\u00a0,7 in\u00a0 York\n"
    )

    assert done.text.startswith(
        "claim: row-2\nfigure: 7\nmeasure: arrests\nwhere: New York\nquote: 7 in\u00a0 York\n"
    )


def test_two_rows_of_one_name_are_told_with_their_cells(folder: Path) -> None:
    done = brought("id,figure,measure,source\na,7,arrests,x\na,8,arrests,y\na,9,arrests,x\n")

    assert [problem.headline for problem in done.problems] == [
        "table.csv!B4: the id `a` is that of table.csv!B2 too"
    ]


def test_a_name_that_the_folder_has_is_told_with_both_places(folder: Path) -> None:
    text = "id,figure,measure\na,7,arrests\n"
    brought(text, target=Target("claims/a.rec", "police"))
    done = brought(text, target=Target("claims/b.rec", "police"))

    assert [problem.headline for problem in done.problems] == [
        "table.csv!B2: claim `police/a` is described twice; the other is at claims/a.rec:3"
    ]


def test_days_are_read_with_the_periods_of_the_folder(folder: Path) -> None:
    text = "figure,measure,when\n7,arrests,March 2025\n8,arrests,FY2024\n"
    periods = MEASURES + "\nperiod: FY2024\nis: 2023-10-01/2024-09-30\n"
    Path("claims/measures.rec").write_text(periods, encoding="utf-8")
    done = brought(text, target=Target("claims/a.rec"))

    assert [problem.headline for problem in done.problems] == [
        "table.csv!C2: `March 2025` is neither a date nor a known period"
    ]
    assert not Path("claims/a.rec").exists()


@pytest.mark.parametrize(
    "target", [Target("claims/b.rec"), Target("claims/b.rec", "", append=True)]
)
def test_digits_are_those_of_the_source_that_a_row_names(folder: Path, target: Target) -> None:
    Path("claims/a.rec").write_text("source: amt\nnumbers: eu\n", encoding="utf-8")
    rows = HEAD.replace(">when<", ">source<") + row(2, '<c s="0"><v>7300</v></c>', "amt")
    content = packed(parts(rows, formats=("#,##0",)))
    with pytest.raises(
        UsageError, match=r"`amt` has `numbers: eu` at claims/a\.rec:1: give --numbers eu"
    ):
        brought(content, "a.xlsx", target=target)
    brought(content, "a.xlsx", target=target, numbers="eu")

    assert fc.load("claims")["amt/id-2"].figure.value == 7300


def test_digits_are_those_of_the_source_that_the_file_ends_with(folder: Path) -> None:
    Path("claims/a.rec").write_text("source: amt\nnumbers: eu\n", encoding="utf-8")

    with pytest.raises(UsageError, match="give --numbers eu"):
        brought("figure,measure\n7.5,arrests\n", target=Target("claims/a.rec", append=True))


def test_what_somebody_else_adds_meanwhile_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path("claims/a.rec")
    path.write_text("source: police\n", encoding="utf-8")
    others = ["\nclaim: b\nfigure: 8\nmeasure: arrests\n", ""]

    def late(name: str, content: bytes, **said: object) -> None:
        with path.open("a", encoding="utf-8") as stream:
            stream.write(others.pop(0))
        save(name, content, **said)  # type: ignore[arg-type]

    monkeypatch.setattr(bringing, "save", late)
    brought("id,figure,measure\na,7,arrests\n", target=Target(str(path), "police", append=True))

    assert [claim.name for claim in fc.load("claims")] == ["police/a", "police/b"]


# -- there and back --------------------------------------------------------------------------------

TEXTS = st.text("a=+-@'7.,%;\"\n\u00a0", min_size=1, max_size=8).map(str.strip).filter(bool)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["7,300", "about 1,234.50", "-5", "0.5 million", "more than 700", "7.30"]),
        st.sampled_from(["2025", "2025-01-20/2025-01-26", ""]),
        TEXTS,
        TEXTS,
    ),
    min_size=1,
    max_size=4,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=up_to(40),
    deadline=None,
)
@given(rows=ROWS)
@pytest.mark.parametrize("export", [CSV, XLSX])
def test_what_came_in_and_goes_out_comes_in_the_same(
    export: Export, folder: Path, rows: list[tuple[str, ...]]
) -> None:
    table = [
        ("figure", "measure", "when", "quote", "note"),
        *((a, "balance", b, c, d) for a, b, c, d in rows),
    ]
    first = brought(spelled_table(table), target=Target(source="amt"), numbers="en")
    measures = "measure: balance\nunit: USD\nrange: any\n\n"
    claims = fc.loads(measures + first.text, "a.rec")
    content = export.write(claims, {}).content
    name = "back.xlsx" if export.binary else "back.csv"
    again = brought(content, name, numbers="en")

    back = fc.loads(f"{measures}source: amt\n\n{again.text}", "a.rec")
    assert len(claims) == len(rows)
    assert [said(one) for one in back] == [said(one) for one in claims]


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, digit for digit, but for where its source is named."""
    return (
        claim.name,
        claim.figure,
        claim.window,
        [one for one in pairs_of(claim.record) if one[0] != "source"],
    )


# -- workbooks -------------------------------------------------------------------------------------


def test_a_workbook_comes_in_as_it_is_shown_and_says_what_was_rebuilt(folder: Path) -> None:
    rows = (
        HEAD
        + row(2, '<c s="0"><v>7300</v></c>', "2025-01")
        + row(3, '<c t="str"><v>about 7</v></c>')
    )
    done = brought(packed(parts(rows, formats=("#,##0",))), "a.xlsx")

    assert done.text.startswith(
        "claim: id-2\nfigure: 7,300\nmeasure: arrests\nwhen: 2025-01\nat: Sheet1!B2\nnote: digits"
        " of Sheet1!B2 rebuilt from 7300, shown as #,##0\n\nclaim: id-3\nfigure: about 7\n"
    )


def test_merged_cells_in_the_table_are_told_and_others_are_not(folder: Path) -> None:
    rows = HEAD + row(2, "<c ><v>7</v></c>") + row(3, "<c ><v>8</v></c>")
    merged = '<mergeCells><mergeCell ref="{}"/></mergeCells>'

    assert codes(brought(packed(parts(rows, after=merged.format("A2:A3"))), "a.xlsx")) == [
        ("FC050", "Sheet1!A2:A3")
    ]
    assert not brought(packed(parts(rows, after=merged.format("A9:D9"))), "a.xlsx").problems


def test_of_several_sheets_one_is_named(folder: Path) -> None:
    content = packed(parts(HEAD + row(2, "<c ><v>7</v></c>"), sheets=("One", "Two words")))
    with pytest.raises(
        UsageError, match="several sheets: say which one with --sheet; there are `One`, `Two words`"
    ):
        brought(content, "a.xlsx")

    assert "at: Two words!B2" in bring("a.xlsx", Target(), Wanted(), sheet="Two words").text


@pytest.mark.parametrize("name", ["a.ods", "a.xls", "a.pdf", "claims", "nowhere.csv"])
def test_only_tables_are_read(folder: Path, name: str) -> None:
    if name not in {"claims", "nowhere.csv"}:
        Path(name).write_bytes(b"x")

    with pytest.raises(UsageError):
        bring(name, Target(), Wanted())
