"""Workbooks for tests, put together from their parts, so that each can be wrong in one way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return result.getvalue()


def parts(
    rows: str,
    *,
    formats: Sequence[str] = (),
    texts: str = "",
    after: str = "",
    book: str = "",
    sheets: Sequence[str] = ("Sheet1",),
) -> dict[str, str | bytes]:
    """The parts of a workbook: ``rows`` is the XML of its first sheet's rows, style n the n-th of
    the formats.
    """
    names = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1)
    )
    targets = "".join(
        f'<Relationship Id="rId{at}" Type="worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at, _ in enumerate(sheets, 1)
    )
    codes = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{164 + at}"/>' for at, _ in enumerate(formats))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return {
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>{names}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
        "xl/styles.xml": (
            f"<styleSheet><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>"
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        **{f"xl/worksheets/sheet{at}.xml": sheet for at, _ in enumerate(sheets, 1)},
    }


def text_row(number: int, *cells: str) -> str:
    """A row of texts."""
    written = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'


HEAD = text_row(1, "id", "figure", "measure", "when")


def row(number: int, figure: str, when: str = "2025") -> str:
    """A row with an id, a cell of figures as XML without its reference, a measure and days."""
    cell = figure.replace("<c ", f'<c r="B{number}" ', 1)
    head = text_row(number, f"id-{number}").removesuffix("</row>")
    rest = text_row(number, "", "", "arrests", when).partition(f'r="C{number}"')[2]
    return f'{head}{cell}<c r="C{number}"{rest}'
