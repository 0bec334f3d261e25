"""A workbook given back with its cells in question filled and commented, and a sheet of findings.

Everything is written as text: nothing that was read becomes a formula.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from figurecheck.bringing.workbook.kept import not_kept
from figurecheck.errors import UsageError

AUTHOR = "figurecheck"

SHEET = "findings"

FIRST, OTHER = "FFFFC7CE", "FFFFF2CC"
"""The fills of cells to look at first, and of those that take part in what does not hold."""

MAX_CHARACTERS = 32_000
"""Characters that are written into a cell or a comment; a spreadsheet takes 32,767."""

_WIDTHS = (18, 14, 16, 14, 10, 60, 40, 18)


class CellMark(NamedTuple):
    """What is said of a cell, ``first`` where it is one to look at first."""

    sheet: str
    cell: str
    text: str
    first: bool


class Listed(NamedTuple):
    """A row of the sheet of findings; ``at`` is the sheet and the cell that its first text leads
    to, ``None`` where it is in no cell.
    """

    texts: tuple[str, ...]
    at: tuple[str, str] | None


def marked(
    content: bytes,
    name: str,
    marks: Sequence[CellMark],
    heads: Sequence[str],
    lines: Sequence[Listed],
) -> tuple[bytes, tuple[str, ...]]:
    """The workbook with its marks and the sheet of findings behind its own, and what is not in it
    as it was.

    Raises:
        UsageError: where openpyxl is missing, or cannot read or write it, or it is one that
            ``not_kept`` refuses.
    """
    try:
        import openpyxl
    except ImportError:
        msg = f"{name}: to mark a workbook openpyxl is needed"
        raise UsageError(msg, "pip install 'figurecheck[xlsx]'") from None
    lost = not_kept(content, name)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
            for (sheet, cell), own in _by_cell(marks).items():
                _mark(book[sheet], cell, own)
            _list(book, heads, lines)
            written = BytesIO()
            book.save(written)
        except Exception as error:
            msg = f"{name}: nothing can be marked in it ({type(error).__name__})"
            raise UsageError(msg, "open it in a spreadsheet and save it anew") from None
    said = dict.fromkeys(str(one.message) for one in caught)
    return written.getvalue(), (*lost, *said)


def _by_cell(marks: Sequence[CellMark]) -> Mapping[tuple[str, str], list[CellMark]]:
    found: dict[tuple[str, str], list[CellMark]] = {}
    for one in marks:
        found.setdefault((one.sheet, one.cell), []).append(one)
    return found


def _mark(sheet: Any, name: str, marks: Sequence[CellMark]) -> None:
    """Fills a cell and adds to what is said of it; of merged cells the first one."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    ranges = (one for one in sheet.merged_cells.ranges if name in one)
    covering = next(ranges, None)
    cell = sheet[name] if covering is None else sheet.cell(covering.min_row, covering.min_col)
    colour = FIRST if any(one.first for one in marks) else OTHER
    cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
    before = cell.comment
    texts = [one.text for one in marks]
    said = _cut("\n\n".join(texts if before is None else [before.text, *texts]))
    height = min(60 + 20 * (len(said) // 40), 600)
    cell.comment = Comment(said, AUTHOR if before is None else before.author, height, 320)


def _list(book: Any, heads: Sequence[str], lines: Sequence[Listed]) -> None:
    """Adds the sheet of findings."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter, quote_sheetname
    from openpyxl.worksheet.hyperlink import Hyperlink

    taken = {one.casefold() for one in book.sheetnames}
    number = 1
    while (title := SHEET if number == 1 else f"{SHEET} ({number})") in taken:
        number += 1
    sheet = book.create_sheet(title)
    for row, texts in enumerate((heads, *(one.texts for one in lines)), 1):
        for column, text in enumerate(texts, 1):
            cell = sheet.cell(row, column)
            if text:
                cell.value = escaped(_cut(text))
                cell.data_type = "s"  # a text that begins with = would be taken for a formula
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if row == 1:
                cell.font = Font(bold=True)
    for row, line in enumerate(lines, 2):
        if line.at is not None:
            cell = sheet.cell(row, 1)
            where = f"{quote_sheetname(line.at[0])}!{line.at[1]}"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=where)
            cell.font = Font(underline="single")
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def escaped(text: str) -> str:
    """A text as a workbook has it, where ``_x0041_`` would stand for a letter."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…"
