"""The formats that hold tables, what of them is told, and what somebody may say of tables."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.bringing.tables.blocks import blocks_of
from figurecheck.bringing.tables.opening import opened_tables
from figurecheck.bringing.tables.seeming import kind_of_input
from figurecheck.cli import main
from figurecheck.model.finding import Problem

ROWS = [
    ["Region", "2022", "2023", "2024"],
    ["Harbour", "1,131", "1,204", "1,310"],
    ["Old Town", "2,045", "2,118", "2,047"],
    ["West Bank", "803", "845", "901"],
    ["Total", "3,979", "4,167", "4,285"],
]
CSV = "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS) + "\n"
TOLD = ["Total, 2024: 1,310 + 2,047 + 901 make 4,258, not 4,285"]


def packed(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return target.getvalue()


def html(row: str = "") -> bytes:
    head = "<tr><th>Region<th>2022<th>2023<th>2024<sup>1</sup></tr>"
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in ROWS[1:]
    )
    return f"<p>Text</p><table><caption>Visitors</caption>{head}{row}{body}</table>".encode()


def markdown() -> bytes:
    lines = ["| " + " | ".join(cells) + " |" for cells in ROWS]
    return "\n".join(["# Visitors", "", lines[0], "|---|---:|---:|---:|", *lines[1:]]).encode()


def docx() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)
        + "</w:tr>"
        for row in ROWS
    )
    body = f"<w:body><w:p/><w:tbl>{cells}</w:tbl></w:body>"
    return packed(word__document_xml=f'<w:document xmlns:w="{space}">{body}</w:document>')


def ods(cell: str = "") -> bytes:
    names = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in row)
        + f"{cell}{blank}</table:table-row>"
        for row in ROWS
    )
    rest = f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    table = f'<table:table table:name="Visits">{rows}{rest}</table:table>'
    content = f"<office:document-content{names}>{table}</office:document-content>"
    return packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml=content)


def headlines(folder: Path, name: str, content: bytes) -> list[str]:
    path = folder / name
    path.write_bytes(content)
    return [one.headline for one in fc.check(fc.load(path)).conflicts]


@pytest.mark.parametrize(
    ("name", "content"),
    [("v.html", html()), ("v.md", markdown()), ("v.docx", docx()), ("v.ods", ods())],
)
def test_a_table_in_every_format_is_held_against_itself(
    tmp_path: Path, name: str, content: bytes
) -> None:
    assert headlines(tmp_path, name, content) == TOLD


def test_what_a_page_hides_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "v.html"
    path.write_bytes(html('<tr style="display:none"><td>Ghost<td>9<td>9<td>9</tr>'))
    report = fc.check(fc.load(path))

    assert [one.headline for one in report.conflicts] == TOLD
    assert any("1 hidden part" in one.headline for one in report.findings)


def test_what_holds_nothing_is_hidden_from_nobody(tmp_path: Path) -> None:
    path = tmp_path / "v.html"
    path.write_bytes(html('<tr style="display:none"><td><td> <td></tr>'))

    assert [one.code for one in fc.check(fc.load(path)).findings] == ["FC201"]


def test_a_file_with_many_tables_has_a_line_on_those_that_do_not_fit(tmp_path: Path) -> None:
    path = tmp_path / "v.html"
    idle = b"<table><tr><td>Tea<td>12<tr><td>Rum<td>41</table>"
    path.write_bytes(html().replace(b"4,285", b"4,258") * 9 + html() + idle)

    result = CliRunner().invoke(main, ["report", str(path)])
    every = CliRunner().invoke(main, ["report", str(path), "-v"])

    lines = result.output.splitlines()
    assert "v.html: 11 tables, 122 figures. In 10 of them 29 sums" in lines[1]
    assert "1 does not" in lines[2]
    assert lines[3].endswith("nothing was compared in 1: table 11; -v has a line on each")
    assert every.output.count("figures stand in them") == 10


def test_cells_that_span_several_count_for_all_but_a_figure_once() -> None:
    page = b"<table><tr><td rowspan=2>A<td colspan=2>2024<td colspan=2>7,001</tr><tr><td>1<td>2</tr></table>"
    (table,) = opened_tables(page, "t.html", ".html", [])

    assert table.cells == (("A", "2024", "2024", "7,001", ""), ("A", "1", "2", "", ""))


def test_two_tables_on_a_sheet_are_two_and_their_cells_keep_their_names(tmp_path: Path) -> None:
    other = CSV.replace("4,285", "4,258").replace("2,047", "2,074")
    text = f"Visits,,,\n{CSV.replace('4,285', '4,258')},,,\nLoans,,,\n{other}"
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    report = fc.check(fc.load(path))

    assert len(report.tables) == 2
    assert [one.labels[0].label.partition(",")[0] for one in report.conflicts] == ["D13"]


def test_a_blank_row_ahead_of_a_total_cuts_nothing() -> None:
    text = CSV.replace('"Total"', ',,,\n"Total"')
    (table,) = opened_tables(text.encode(), "t.csv", ".csv", [])

    assert len([*blocks_of(table)]) == 1


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        (".ods", b"PK\x03\x04 nothing"),
        (".docx", b"PK\x03\x04 nothing"),
        (".xlsx", b"no workbook"),
        (".ods", packed(content_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        (".ods", packed(content_xml="<a>")),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_else(ending: str, content: bytes) -> None:
    problems: list[Problem] = []

    assert opened_tables(content, f"t{ending}", ending, problems) == []
    assert [one.code for one in problems] == ["FC005"]


def test_a_repeated_cell_is_bounded() -> None:
    many = '<table:table-cell table:number-columns-repeated="99999"><text:p>1</text:p></table:table-cell>'
    problems: list[Problem] = []

    assert opened_tables(ods(many), "t.ods", ".ods", problems) == []
    assert "16,384 columns" in problems[0].headline


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (CSV.encode(), "table"),
        (ods(), "table"),
        (b"claim,figure,measure\na,4,arrests\nb,5,arrests\n", "records"),
        (
            b"On Monday, 412 people came, the police said.\nOn Tuesday, 204 came.\nNobody, 3.\n",
            "text",
        ),
        (b"", "text"),
    ],
)
def test_what_comes_without_a_name_is_taken_for_what_it_is(content: bytes, kind: str) -> None:
    assert kind_of_input(content)[0] == kind


def test_a_table_comes_by_standard_input() -> None:
    found = CliRunner().invoke(main, ["report", "-"], input=CSV)

    assert found.exit_code == 1
    assert "4,258, not 4,285" in found.output


def test_one_table_can_be_chosen_and_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "v.ods"
    path.write_bytes(ods())
    chosen = CliRunner().invoke(main, ["report", str(path), "--sheet", "Visits"])
    missing = CliRunner().invoke(main, ["report", str(path), "--sheet", "Loans"])
    none = CliRunner().invoke(main, ["report", str(path), "--table", "2"])

    assert (chosen.exit_code, missing.exit_code, none.exit_code) == (1, 2, 2)
    assert "there is Visits" in missing.output
    assert "1 were read" in none.output


def test_how_numerals_are_written_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(CSV.replace(",", ";").replace('"1;', '"1.').replace('"2;', '"2.'), "utf-8")
    refused = CliRunner().invoke(main, ["report", str(path), "--numbers", "roman"])

    assert refused.exit_code == 2
    assert "--numbers is one of en, eu" in refused.output


def test_rounding_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ["Kind,2021,2022,2023,2024", "A,3000,5000,8000,2000", "B,4000,7000,1000,9000"]
    path.write_text("\n".join([*rows, "C,6000,2000,9000,4000", "Total,13000,15000,18000,15000"]))
    read = {
        how: CliRunner().invoke(main, ["report", str(path), "--rounding", how, "--format", "json"])
        for how in ("exact", "random")
    }

    assert '"base": 1' in read["exact"].output
    assert '"rounding": "random"' in read["random"].output


def test_tables_in_which_nothing_was_compared_are_no_pass(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Name,Age\nAnn,31\nBob,42\nCid,27\n", encoding="utf-8")
    found = CliRunner().invoke(main, ["report", str(path)])
    allowed = CliRunner().invoke(main, ["report", str(path), "--allow-empty"])

    assert (found.exit_code, allowed.exit_code) == (2, 0)


def test_a_figure_that_stands_twice_and_differs_is_an_error(tmp_path: Path) -> None:
    names = ["Harbour", "Old Town", "West Bank", "Hill", "River", "Moor", "Dale", "Quay", "Mill"]
    names.append("Abbey")
    figures = [1131, 2045, 803, 977, 1420, 655, 1877, 2310, 914, 1203]
    once = [f"| {name} | {figure} |" for name, figure in zip(names, figures, strict=False)]
    again = [line.replace("1420", "1402") for line in once]
    unlike = [f"| {name} | {number * 31} |" for number, name in enumerate(names, 7)]
    head = ["| Region | Visits |", "|---|---|"]
    path = tmp_path / "t.md"
    path.write_text("\n".join([*head, *once, "", *head, *again, "", *head, *unlike]), "utf-8")
    report = fc.check(fc.load(path))

    assert [(one.code, one.severity) for one in report.conflicts] == [("FC502", "error")]
    assert report.conflicts[0].headline == "River, Visits: 1420 in table 1, 1402 in table 2"
    assert fc.verify(report.to_json()) == 1
