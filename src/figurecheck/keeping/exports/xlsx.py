"""Claims as a workbook of one sheet, a row each, every cell text: no digit and no formula is made
of anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from figurecheck.errors import UsageError
from figurecheck.keeping.exports import Export, Exported, bad_claims
from figurecheck.keeping.exports.csv import table
from figurecheck.model.claims import Claims
from figurecheck.model.spelling import letters

MAX_ROWS = 1_048_576
"""Rows that a sheet may have."""

MAX_CHARACTERS = 32_767
"""Characters that a cell may hold."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PARTS = MappingProxyType(
    {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
            f' PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/><Override'
            f' PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/><Override'
            f' PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
            f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            '<sheets><sheet name="claims" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills'
            ' count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill'
            ' patternType="gray125"/></fill></fills><borders'
            ' count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs'
            ' count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="49" xfId="0"'
            ' applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal"'
            ' xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        ),
    }
)
"""The parts that are the same for all claims; the second style is that of text, so that what is
typed stays text.
"""

_SIGNS = MappingProxyType(
    {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", 0xFFFE: "_xFFFE_", 0xFFFF: "_xFFFF_"}
)


def write(claims: Claims, names: Mapping[str, str]) -> Exported:
    """The workbook's bytes, the same for the same claims.

    Raises:
        UsageError: where a sheet or a cell cannot hold them.
    """
    import io
    import zipfile

    del names
    rows = table(claims)
    if len(rows) > MAX_ROWS:
        msg = f"a sheet holds {MAX_ROWS - 1:,} claims, and these are {len(rows) - 1:,}"
        raise UsageError(msg)
    body = "".join(map(_row, range(1, len(rows) + 1), rows))
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (_HEAD + part).encode("utf-8", "backslashreplace"))
    return Exported(result.getvalue(), bad_claims(claims))


def _row(number: int, cells: list[str]) -> str:
    written = (
        _cell(f"{letters(column)}{number}", text) for column, text in enumerate(cells, 1) if text
    )
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(reference: str, text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        msg = (
            f"{reference}: a cell holds {MAX_CHARACTERS:,} characters, and this text has"
            f" {len(text):,}"
        )
        raise UsageError(msg)
    written = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text).translate(_SIGNS)
    return (
        f'<c r="{reference}" s="1" t="inlineStr"><is><t xml:space="preserve">{written}</t></is></c>'
    )


EXPORT = Export("xlsx", "a row a claim, in a workbook", write, binary=True)
