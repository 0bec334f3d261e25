"""Workbooks are read as they are shown, and none can hurt."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.bringing.tables.cells import coordinates
from figurecheck.bringing.tables.importing import Wanted, import_rows
from figurecheck.bringing.workbook.archive import MAX_BYTES, MAX_PARTS
from figurecheck.bringing.workbook.shown import NotShownError, as_shown, day, is_date, plain, stored
from figurecheck.bringing.workbook.workbook import Workbook
from figurecheck.errors import UsageError
from figurecheck.model.spelling import letters
from tests.keeping.workbooks import HEAD, packed, parts, row, text_row


def figures(content: bytes, numbers: str = "en") -> list[str]:
    """What the cells below the heading `figure` show, with what is wrong with them in its place."""
    rows = list(Workbook(content, "a.xlsx").rows("Sheet1", numbers))
    return [one.cells[2].fault or one.cells[2].text for one in rows[1:]]


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("7300", "General", "7300"),
        ("7300", "#,##0", "7,300"),
        ("0.25", "0%", "25 %"),
        ("0.255", "0.0 %", "25.5 %"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("-1234.5", "#,##0.00;(#,##0.00)", "-1,234.50"),
        ("-7", "#,##0;[Red]#,##0", "-7"),
        ("0.28999999999999998", "General", "0.29"),
        ("7.2999999999999998", "0.00", "7.30"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("7300", "&quot;$&quot;#,##0.00".replace("&quot;", '"'), "$7,300.00"),
        ("7300", "[$€-407]#,##0", "€7,300"),
        ("7.3", '0.0" million"', "7.3 million"),
        ("12", "00000", "00012"),
        ("1.5", "0.##", "1.5"),
        ("1", "0.##", "1"),
        ("1E3", "General", "1000"),
        ("0", "#,##0;(#,##0);0", "0"),
        ("-0.2", "0", "0"),
        ("5", "[$-409]#,##0", "5"),
        ("-5", "[$-F800]#,##0", "-5"),
        ("5", "[$€]0", "€5"),
        ("50", '0"%"', "50 %"),
        ("50", "0.00\\%", "50.00 %"),
        ("0", '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "0"),
        ("5", "[Blue]General", "5"),
        ("5", 'General\\ "arrests"', "5 arrests"),
        ("-7", "0.0;@", "-7.0"),
    ],
)
def test_digits_are_rebuilt_from_the_number_format(text: str, code: str, shown: str) -> None:
    assert as_shown(stored(text), code) == shown


def test_digits_are_rebuilt_in_the_style_of_the_source() -> None:
    assert as_shown(stored("1234567.5"), "#,##0.00", "eu") == "1.234.567,50"


@pytest.mark.parametrize(
    "code",
    ["#,##0,", "0.00E+00", "# ?/?", "[>100]0;0", '0.0,,"M"', "0 0", "0.0.0", '0.5"x"', "0;[<9]0.0"],
)
def test_a_format_that_hides_digits_is_refused(code: str) -> None:
    with pytest.raises(NotShownError):
        as_shown(7300, code)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (5, ";;;"),
        (0, "0;-0;;@"),
        (5, '"hidden"'),
        (-5, "0;"),
        (5, "#\\ ##0"),
        (0, "#,###"),
        (0, "#.##"),
    ],
)
def test_a_number_that_the_sheet_does_not_show_is_refused(value: int, code: str) -> None:
    with pytest.raises(NotShownError):
        as_shown(value, code)


@given(
    value=st.integers(-(10**9), 10**9).map(lambda hundredths: Fraction(hundredths, 100)),
    ahead=st.text("%#0?,.E@;-x€ ", max_size=4),
    behind=st.text("%#0?,.E@;-x€ ", max_size=4),
)
def test_a_text_beside_the_digits_changes_none_of_them(
    value: Fraction, ahead: str, behind: str
) -> None:
    shown = as_shown(value, f'"{ahead}"0.00"{behind}"')
    dashes = {ord("-"): None} if value <= 0 else {}
    expected = ahead.translate(dashes), as_shown(abs(value), "0.00"), behind.translate(dashes)

    assert shown.replace(" ", "") == ("-" * (value < 0) + "".join(expected)).replace(" ", "")


@pytest.mark.parametrize(
    "text", ["", "x", "NaN", "1e999999", "0x10", "1" * 50, "12345678901234567", "٣", "1_000"]
)
def test_what_is_no_number_of_a_sheet_is_refused(text: str) -> None:
    with pytest.raises(NotShownError):
        stored(text)


@given(value=st.integers(-(10**15) + 1, 10**15 - 1), places=st.integers(0, 6))
def test_a_number_of_fifteen_digits_is_shown_without_losing_one(value: int, places: int) -> None:
    text = plain(Fraction(value, 10**places))
    noisy = repr(float(text))  # what programs write into a sheet

    assert plain(stored(noisy)) == text


@given(value=st.integers(0, 10**12), places=st.integers(0, 4))
def test_a_grouped_number_reads_back(value: int, places: int) -> None:
    code = "#,##0" + ("." + "0" * places if places else "")
    shown = as_shown(Fraction(value, 10**places), code)

    assert Fraction(shown.replace(",", "")) == Fraction(value, 10**places)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("yyyy-mm-dd", "2025-01-26"),
        ("mmm yyyy", "2025-01"),
        ("yyyy", "2025"),
        ('dd" of "mmmm', "2025-01-26"),
    ],
)
def test_dates_are_as_fine_as_they_are_shown(code: str, shown: str) -> None:
    assert is_date(code)
    assert day(45683, code, since_1904=False) == shown
    assert day(45683 - 1462, code, since_1904=True) == shown


@pytest.mark.parametrize(
    ("value", "code"), [(59, "yyyy-mm-dd"), (10**9, "yyyy-mm-dd"), (45683, "yyyy q")]
)
def test_days_that_cannot_be_told_are_refused(value: int, code: str) -> None:
    with pytest.raises(NotShownError):
        day(value, code, since_1904=False)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("h:mm", "a time"),
        ("[h]:mm", "a time"),
        ("mm:ss", "a time"),
        ("mmm", "a month without its year"),
    ],
)
def test_what_is_no_day_is_told_for_what_it_is(code: str, told: str) -> None:
    with pytest.raises(NotShownError, match=told):
        day(1, code, since_1904=False)


@pytest.mark.parametrize("code", ["General", "0.00", '"days" 0', "[Red]#,##0", "@"])
def test_what_shows_no_day_is_no_date(code: str) -> None:
    assert not is_date(code)


@given(column=st.integers(1, 16384), number=st.integers(1, 1048576))
def test_cells_are_called_as_sheets_call_them(column: int, number: int) -> None:
    assert coordinates(f"{letters(column)}{number}") == (column, number)


def test_shared_rich_escaped_and_pronounced_texts_are_read() -> None:
    texts = (
        "<si><t>700 </t></si><si><r><t>about"
        " </t></r><r><t>700</t></r><rPh><t>x</t></rPh></si><si><t>7_x002B_</t></si>"
    )
    rows = "".join(row(number, f'<c t="s"><v>{number - 2}</v></c>') for number in (2, 3, 4))

    assert figures(packed(parts(HEAD + rows, texts=texts))) == ["700 ", "about 700", "7+"]


def test_a_formula_is_its_result_and_without_one_it_is_refused() -> None:
    rows = (
        HEAD
        + row(2, "<c ><f>1+1</f><v>2</v></c>")
        + row(3, "<c ><f>1+1</f></c>")
        + row(4, '<c t="e"><v>#REF!</v></c>')
    )
    shown = figures(packed(parts(rows)))

    assert shown[0] == "2"
    assert shown[1].startswith("a formula without its result")
    assert shown[2] == "an error, #REF!"


def test_a_formula_whose_result_is_a_text_without_a_sign_is_an_empty_cell() -> None:
    rows = HEAD + row(2, '<c t="str"><f>IF(A2="","",1)</f><v></v></c>')
    found = list(Workbook(packed(parts(rows)), "a.xlsx").rows("Sheet1"))

    assert sorted(found[1].cells) == [1, 3, 4]


def test_a_text_that_the_workbook_does_not_hold_is_told() -> None:
    assert figures(packed(parts(HEAD + row(2, '<c t="s"><v>7</v></c>')))) == [
        "a text that is missing in the workbook"
    ]


def test_rows_and_sheets_that_are_not_shown_are_marked() -> None:
    rows = (
        HEAD
        + row(2, "<c ><v>7</v></c>")
        + row(3, "<c ><v>8</v></c>").replace("<row ", '<row hidden="1" ')
    )
    made = parts(rows, sheets=("Sheet1", "Old", "Chart"))
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    made[book] = str(made[book]).replace('name="Old"', 'name="Old" state="veryHidden"')
    made[links] = str(made[links]).replace(
        'Id="rId3" Type="worksheet"', 'Id="rId3" Type="chartsheet"'
    )
    found = Workbook(packed(made), "a.xlsx")

    assert [one.hidden for one in found.rows("Sheet1")] == [False, False, True]
    assert (found.sheets, found.hidden) == (("Sheet1", "Old"), {"Old"})


def test_dates_follow_the_workbook_and_are_no_figures() -> None:
    rows = HEAD + row(2, '<c s="0"><v>44221</v></c>')
    book = Workbook(
        packed(parts(rows, formats=("yyyy-mm-dd",), book='<workbookPr date1904="1"/>')), "a.xlsx"
    )
    found = import_rows(book.rows("Sheet1"), Wanted(), "row")

    assert [problem.code for problem in found.problems] == ["FC010"]
    assert "2025-01-26" in found.problems[0].headline


def test_a_style_nobody_describes_depends_on_nothing() -> None:
    assert figures(packed(parts(HEAD + row(2, '<c s="99"><v>7300</v></c>')))) == ["7300"]


def test_a_million_empty_rows_are_nothing() -> None:
    rows = (
        HEAD
        + "".join(f'<row r="{number}"/>' for number in range(2, 1_000_000))
        + row(1_000_000, "<c ><v>7</v></c>")
    )
    content = packed(parts(rows))

    assert figures(content) == ["7"]


# -- what is refused -------------------------------------------------------------------------------


def lying(content: bytes) -> bytes:
    """The archive with every size it states set to ten bytes."""
    changed = bytearray(content)
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 24 : at + 28] = struct.pack("<I", 10)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><worksheet/>'
LONG = "".join(map(str, range(200_000)))
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>'


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: b"", "not a workbook"),
        (lambda: b"PK\x03\x04 but no more", "not a workbook"),
        (
            lambda: packed(
                {**parts(HEAD), "xl/worksheets/sheet1.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}
            ),
            "packed to less than a 200th",
        ),
        (
            lambda: packed({**parts(HEAD), **{f"x{number}": "" for number in range(MAX_PARTS)}}),
            f"more than {MAX_PARTS:,} parts",
        ),
        (lambda: lying(packed(parts(HEAD))), "damaged"),
        (lambda: packed({"a": "b"}), "is missing"),
        (lambda: packed({**parts(HEAD), "xl/worksheets/sheet1.xml": "<a><b></a>"}), "damaged"),
        (lambda: packed({**parts(HEAD), "xl/worksheets/sheet1.xml": DOCTYPE}), "document type"),
        (lambda: packed({**parts(HEAD), "xl/worksheets/sheet1.xml": OUTSIDE}), "document type"),
        (lambda: packed({**parts(HEAD), "xl/workbook.xml": "<workbook/>"}), "no sheet"),
        (
            lambda: packed(parts('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')),
            "more than 1,000 columns",
        ),
        (lambda: packed(parts(f'<row r="1" a="{LONG}"/>')), "tag or comment of more than 1 MB"),
        (lambda: packed(parts(f"<!-- {LONG} -->")), "tag or comment of more than 1 MB"),
        (lambda: packed(parts(text_row(1, *[LONG] * 19))), "too much text"),
        (lambda: packed(parts(HEAD, texts=f"<si>{f'<t>{LONG}</t>' * 19}</si>")), "too much text"),
        (
            lambda: packed(parts(HEAD + row(2, '<c s="0"><v>7</v></c>'), formats=["0?" * 128])),
            "a number format of 256",
        ),
        (
            lambda: packed(parts('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
            "A1: the cell comes twice",
        ),
        (
            lambda: packed(
                parts(HEAD, texts="".join(f"<si><t>{at}</t></si>" for at in range(500_001)))
            ),
            "too much text",
        ),
    ],
)
def test_what_is_no_decent_workbook_is_refused(made: Callable[[], bytes], told: str) -> None:
    content = made()

    with pytest.raises(UsageError, match=told):
        list(Workbook(content, "a.xlsx").rows("Sheet1"))


def test_every_cut_of_a_workbook_is_refused_or_read() -> None:
    content = packed(parts(HEAD + row(2, "<c ><v>7</v></c>")))
    for end in range(0, len(content), 7):
        with pytest.raises(UsageError):
            list(Workbook(content[:end], "a.xlsx").rows("Sheet1"))


@given(data=st.data())
def test_no_changed_byte_makes_reading_fail_otherwise(data: st.DataObject) -> None:
    content = bytearray(packed(parts(HEAD + row(2, "<c ><v>7</v></c>"))))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        book = Workbook(bytes(content), "a.xlsx")
        for sheet in book.sheets:
            list(book.rows(sheet))
    except UsageError:
        return


PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
from figurecheck.cli import main
sys.argv = ["figurecheck", "import", sys.argv[1]]
try:
    main()
except SystemExit as end:
    status = end.code
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(status, peak)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
def test_a_bomb_costs_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(MAX_BYTES // 1_000_000 + 10):
            part.write(b" " * 1_000_000)
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=True
    )
    status, peak = ran.stdout.split()

    assert status == "2"
    assert int(peak) < 100_000
    assert "when unpacked" in ran.stderr


def test_what_another_program_writes_is_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append(["id", "figure", "measure"])
    for number, (value, code) in enumerate(
        [(7300, "#,##0"), (0.25, "0%"), (0.1 + 0.2, "General"), ("about 7", "@")], 2
    ):
        sheet.append([f"id-{number}", value, "arrests"])
        sheet.cell(number, 2).number_format = code
    book.save(tmp_path / "a.xlsx")

    assert figures((tmp_path / "a.xlsx").read_bytes()) == ["7,300", "25 %", "0.3", "about 7"]


def test_numbers_in_a_sheet_are_no_text_that_there_is_too_much_of() -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>{LONG}</v></c></row>' for at in range(1, 20))

    assert len(list(Workbook(packed(parts(rows)), "a.xlsx").rows("Sheet1"))) == 19


def test_texts_in_front_of_the_table_are_headings_that_name_no_field() -> None:
    rows = text_row(1, "Arrests in January") + text_row(3, "id", "figure")

    with pytest.raises(
        UsageError, match=r"Sheet1!A1: the heading `Arrests in January` is no field"
    ):
        import_rows(Workbook(packed(parts(rows)), "a.xlsx").rows("Sheet1"), Wanted(), "row")
