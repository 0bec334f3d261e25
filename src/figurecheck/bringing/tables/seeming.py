"""What comes by standard input, which has no name: a table, records, or a text."""

from __future__ import annotations

import csv

from figurecheck.bringing.documents.kinds import RECORDS, TABLE, TEXT, kind_of
from figurecheck.bringing.tables.readers.csv import TABLES as ROWS
from figurecheck.bringing.tables.readers.csv import delimiter_of
from figurecheck.reading.formats.rec import READER as OWN

MIN_ROWS = 3
"""Rows, all as long, that a table without a name has at least."""

LOOKED_AT = 65_536
"""Bytes at the start that are looked at."""

MAX_CELL = 100
"""Characters of a cell beyond which a line is a sentence."""

_WORKBOOK, _SPREADSHEET = b"xl/workbook.xml", b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of_input(content: bytes, given: str = "") -> tuple[str, str]:
    """What some bytes without a name are, and the ending that a file of that kind has.

    ``given`` is what the caller says that they are, empty where nobody did.

    Raises:
        UsageError: where that is none of ``figurecheck.bringing.documents.kinds.CHOICES``.
    """
    ending = rows = ROWS.suffixes[0]
    if content[:4] == b"PK\x03\x04":
        ending = ".ods" if _SPREADSHEET in content[:200] else ".xlsx"
        if not given and (ending == ".ods" or _WORKBOOK in content):
            return TABLE, ending
    if given:
        kind = kind_of("", content, given)
        return kind, OWN.suffixes[0] if kind == RECORDS and not _in_rows(content) else ending
    if ending == rows and kind_of(f"input{rows}", content) == RECORDS:
        return RECORDS, ending
    return (TABLE, ending) if ending == rows and _in_rows(content) else (TEXT, ".txt")


def _in_rows(content: bytes) -> bool:
    """Whether a text is rows of cells, nine of ten as long as each other and a quarter figures."""
    text = content[:LOOKED_AT].decode("utf-8-sig", "replace")
    lines = [line for line in text.split("\n") if line.strip()]
    if len(content) > LOOKED_AT:
        lines.pop()
    sign = delimiter_of(text)
    try:
        rows = [*csv.reader(lines, delimiter=sign)]
    except csv.Error:
        return False
    widths = [len(row) for row in rows]
    usual = max(widths, key=widths.count, default=0)
    cells = [cell for row in rows for cell in row]
    figures = sum(any(map(str.isdecimal, cell)) for cell in cells)
    return (
        usual >= 2
        and len(rows) >= MIN_ROWS
        and 10 * widths.count(usual) >= 9 * len(rows)
        and 4 * figures >= len(cells)
        and max(map(len, cells)) <= MAX_CELL
    )
