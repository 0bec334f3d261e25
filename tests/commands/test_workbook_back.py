"""A workbook is given back with its cells in question marked, and a sheet of findings."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from figurecheck.bringing.workbook.marked import CellMark, Listed, marked
from figurecheck.bringing.workbook.workbook import Workbook
from figurecheck.cli import main
from figurecheck.commands._giving_back import kinds
from figurecheck.errors import UsageError
from figurecheck.report.safe import safe
from tests.keeping.workbooks import packed

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra xlsx)")

ROWS = (
    ("Region", "2022", "2023", "2024", "Change 2023/2024"),
    ("Harbour", 1131, 1204, 1310, 106),
    ("Old Town", 2045, 2118, 2047, -71),
    ("West Bank", 803, 845, 901, 56),
    ("Total", 3979, 4167, 4285, 91),
)

LINK = '=HYPERLINK("https://example.org", "+1")'


def as_text(sheet: Any, cell: str, text: str) -> None:
    """Puts a text into a cell, whatever it begins with."""
    sheet[cell].value = text
    sheet[cell].data_type = "s"


def workbook(path: str, region: str = "Old Town") -> None:
    """A workbook whose D5 does not fit, with a sheet of a formula and of a text like one."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Visitors"
    for row in ROWS:
        sheet.append(row)
    as_text(sheet, "A3", region)
    sheet["D5"].number_format = "#,##0"
    sheet["D5"].comment = openpyxl.comments.Comment("as told by the harbour", "Ann")
    notes = book.create_sheet("Findings")
    notes["A1"] = "=SUM(Visitors!D2:D4)"
    as_text(notes, "A2", LINK)
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with such a workbook."""
    monkeypatch.chdir(tmp_path)
    workbook("visitors.xlsx")
    return tmp_path


def run(*arguments: str, status: int) -> Result:
    """The command in this process; ``status`` is what it must exit with."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == status, result.output
    return result


def back(*paths: str, status: int = 1) -> tuple[Any, str]:
    """The workbook that comes back, and what was said."""
    result = run("report", *paths, "--format", "xlsx", "--output", "back.xlsx", status=status)
    return openpyxl.load_workbook("back.xlsx"), result.output


def rows_of(sheet: Any) -> list[dict[str, str]]:
    """The rows of the sheet of findings, by its headings."""
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def plus(name: str, parts: dict[str, str | bytes]) -> None:
    """Adds parts to a workbook, in place of those of the same name."""
    with zipfile.ZipFile(name) as archive:
        old = {one: archive.read(one) for one in archive.namelist()}
    Path(name).write_bytes(packed({**old, **parts}))


def test_the_cells_in_question_are_filled_and_say_why_and_the_original_stays(folder: Path) -> None:
    before = (folder / "visitors.xlsx").read_bytes()

    book, _ = back("visitors.xlsx")

    sheet = book["Visitors"]
    said = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert sorted(said) == ["C5", "D2", "D3", "D4", "D5", "E5"]
    assert "1,310 + 2,047 + 901 = 4,258, not 4,285: 27 too many" in said["D5"]
    assert {one[:8] for cell, one in said.items() if cell != "D5"} == {"see FC20"}
    colours = {cell: sheet[cell].fill.fgColor.rgb for cell in said}
    assert len(set(colours.values())) == 2
    assert list(colours.values()).count(colours["D5"]) == 1
    assert sheet["C2"].fill.fill_type is None
    assert (folder / "visitors.xlsx").read_bytes() == before


def test_what_a_workbook_has_is_kept_and_what_is_not_is_told(folder: Path) -> None:
    book, output = back("visitors.xlsx")

    assert book["Visitors"]["D5"].number_format == "#,##0"
    assert book["Visitors"]["D5"].comment.text.startswith("as told by the harbour\n\n")
    assert [[cell.value for cell in row] for row in book["Visitors"]] == [list(r) for r in ROWS]
    assert book["Findings"]["A1"].value == "=SUM(Visitors!D2:D4)"
    assert book.sheetnames == ["Visitors", "Findings", "findings (2)"]
    assert "back.xlsx written, with 6 cells marked and 2 findings listed" in output
    assert "the results of formulas, which are computed when it is opened" in output


def test_the_sheet_of_findings_has_a_row_for_each(folder: Path) -> None:
    book, _ = back("visitors.xlsx")

    rows = rows_of(book["findings (2)"])
    assert {row["place"] for row in rows} == {"Visitors!D5"}
    assert {(row["reported"], row["computed"], row["difference"]) for row in rows} == {
        ("4,285", "4,258", "27 too many")
    }
    assert {row["verdict"] for row in rows} == {"error"}
    assert len({row["key"] for row in rows}) == 2
    assert book["findings (2)"]["A2"].hyperlink.location == "'Visitors'!D5"


@pytest.mark.parametrize("region", [LINK, "+1+1", "-1-1 cmd", "@SUM(1)", "=1+1", "_x003D_1"])
def test_no_text_becomes_a_formula(folder: Path, region: str) -> None:
    workbook("visitors.xlsx", region)

    book, _ = back("visitors.xlsx")

    kinds_of = {
        (sheet.title, cell.coordinate): cell.data_type
        for sheet in book
        for row in sheet
        for cell in row
    }
    assert [at for at, kind in kinds_of.items() if kind == "f"] == [("Findings", "A1")]
    assert kinds_of["Visitors", "A3"] == kinds_of["Findings", "A2"] == "s"
    assert book["Findings"]["A2"].value == LINK
    assert folder.exists()


EMPTY = BytesIO()
openpyxl.Workbook().save(EMPTY)

TEXTS = st.text().map(safe).filter(str.strip)


@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
@example(["=1+1", "_x0041_", "-5000"], "=cmd")
def test_every_text_is_written_as_it_is(texts: list[str], said: str) -> None:
    mark = CellMark("Sheet", "A1", said, first=True)

    content, _ = marked(EMPTY.getvalue(), "a.xlsx", [mark], texts, [Listed(tuple(texts), None)])

    (first, second) = Workbook(content, "a.xlsx").rows("findings")
    shown = [[cell.text for cell in row.cells.values()] for row in (first, second)]
    assert shown == [texts, texts]
    book = openpyxl.load_workbook(BytesIO(content))
    assert all(cell.data_type == "s" for row in book["findings"] for cell in row)
    assert book["Sheet"]["A1"].comment is not None


def test_claims_that_were_imported_are_marked_in_their_cells(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Arrests"
    for row in (("when", "figure"), ("2025-03-10", 412), ("2025-03-11", 398)):
        book.active.append(row)
    book.active.append(("2025-03-10/2025-03-11", 900))
    book.save("arrests.xlsx")
    (folder / "claims").mkdir()
    (folder / "claims" / "about.rec").write_text(
        "measure: arrests\nunit: person\n\nsource: police\n", encoding="utf-8"
    )
    asked = ("--set", "measure=arrests", "--source", "police", "--to", "claims/arrests.rec")
    run("import", "arrests.xlsx", *asked, status=0)
    assert (
        "police, cell Arrests!B4; read as 900" in run("report", "claims", "--all", status=1).output
    )

    found, _ = back("claims", "arrests.xlsx")

    assert [cell.coordinate for row in found["Arrests"] for cell in row if cell.comment] == [
        "B2",
        "B3",
        "B4",
    ]
    (listed,) = rows_of(found["findings"])
    assert (listed["place"], listed["reported"], listed["computed"]) == (
        "Arrests!B4",
        "900",
        "at most 810",
    )

    book["Arrests"]["B4"] = 901
    book.save("arrests.xlsx")
    found, output = back("claims", "arrests.xlsx")
    assert found["Arrests"]["B4"].comment is None
    assert "1 figure not marked" in output


@pytest.mark.parametrize(
    "arguments",
    [
        ("visitors.xlsx",),
        ("visitors.xlsx", "--output", "visitors.xlsx"),
        ("visitors.xlsx", "--output", "./visitors.xlsx"),
        ("visitors.xlsx", "visitors.xlsx", "--output", "back.xlsx"),
        ("visitors.xlsx", "records", "--output", "records/one.rec"),
        ("records", "--output", "back.xlsx"),
        ("visitors.xlsx", "--output", "back.xlsx", "--all"),
        ("visitors.xlsx", "--output", "missing/back.xlsx"),
    ],
)
def test_it_needs_one_workbook_and_another_name(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "records").mkdir()
    record = folder / "records" / "one.rec"
    record.write_text("measure: riders\nunit: rider\n", encoding="utf-8")
    before = (folder / "visitors.xlsx").read_bytes(), record.read_bytes()

    run("report", *arguments, "--format", "xlsx", status=2)

    assert ((folder / "visitors.xlsx").read_bytes(), record.read_bytes()) == before
    assert not (folder / "back.xlsx").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and then nothing", "not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it has a password"),
        (b"", "not a workbook"),
    ],
)
def test_what_cannot_be_opened_is_refused(folder: Path, content: bytes, said: str) -> None:
    (folder / "visitors.xlsx").write_bytes(content)

    result = run("report", "visitors.xlsx", "--format", "xlsx", "--output", "b.xlsx", status=2)

    assert said in result.output
    assert not (folder / "b.xlsx").exists()


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("xl/vbaProject.bin", b"\0", "it has macros"),
        ("xl/comments/comment9.xml", "<!DOCTYPE a><a/>", "describes a document type"),
        ("xl/theme/theme1.xml", "<a", "theme1.xml"),
        (
            "xl/worksheets/sheet9.xml",
            '<a><mergeCell ref="A1:XFD1048576"/></a>',
            "its merged cells cover more",
        ),
    ],
)
def test_what_would_be_lost_or_do_harm_is_refused(
    folder: Path, part: str, content: str | bytes, said: str
) -> None:
    plus("visitors.xlsx", {part: content})

    result = run("report", "visitors.xlsx", "--format", "xlsx", "--output", "b.xlsx", status=2)

    assert said in result.output
    assert not (folder / "b.xlsx").exists()


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/charts/chart9.xml", "charts, which may look otherwise"),
        ("xl/slicers/slicer1.xml", "slicers and timelines"),
        ("docMetadata/new.xml", "`docMetadata/new.xml`"),
    ],
)
def test_what_does_not_come_back_is_told(folder: Path, part: str, said: str) -> None:
    plus("visitors.xlsx", {part: "<a/>"})

    assert said in back("visitors.xlsx")[1]
    assert folder.exists()


def test_a_workbook_with_nothing_wrong_comes_back_with_an_empty_list(folder: Path) -> None:
    book = openpyxl.load_workbook("visitors.xlsx")
    book["Visitors"]["D5"] = 4258
    book["Visitors"]["D5"].comment = None
    book.save("visitors.xlsx")

    found, output = back("visitors.xlsx", status=0)

    assert not [cell for row in found["Visitors"] for cell in row if cell.comment]
    assert rows_of(found["findings (2)"]) == []
    assert "0 cells marked" in output
    assert folder.exists()


def test_without_openpyxl_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(UsageError) as told:
        marked(EMPTY.getvalue(), "a.xlsx", [], ("key",), [])

    assert told.value.help == "pip install 'figurecheck[xlsx]'"


def test_no_kind_given_back_has_the_name_of_a_text() -> None:
    from figurecheck.commands.report import _formats

    names = [one.name for one in (*kinds(), *_formats())]
    assert len(names) == len(set(names))
    assert {"docx", "xlsx"} <= set(names)
