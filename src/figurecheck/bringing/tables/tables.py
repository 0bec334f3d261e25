"""Tables as rows of cells: text with a sign between cells, and how a cell is kept from being a
formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from figurecheck.bringing.tables.cells import TableCell, TableRow
from figurecheck.errors import UsageError
from figurecheck.model.spelling import letters
from figurecheck.reading.formats.csv import starts_formula, unguarded

_OTHERS = (";", "\t", "|")
"""What stands between cells in place of a comma."""


def guarded(text: str) -> str:
    """The text of a cell with ``'`` ahead where a spreadsheet would take it for a formula; a plain
    number stays.
    """
    return f"'{text}" if starts_formula(text) else text


def read_table(text: str, name: str, delimiter: str = ",") -> Iterator[TableRow]:
    """The rows of a table that hold anything.

    Raises:
        UsageError: where it is not one, with its line.
    """
    import csv
    import io

    short = name.replace("\\", "/").rsplit("/", 1)[-1]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            msg = (
                f"{name}:{reader.line_num}: not a row of cells: {error}; double the quotation marks"
                " inside quoted text"
            )
            raise UsageError(msg) from None
        number += 1
        other = (
            next((sign for sign in _OTHERS if sign in cells[0]), "")
            if number == 1 and len(cells) == 1
            else ""
        )
        if other and delimiter == ",":
            asked = "'\\t'" if other == "\t" else f"'{other}'"
            msg = (
                f"{name}: no comma in the first row: say what stands between cells with"
                f" --delimiter, such as {asked}"
            )
            raise UsageError(msg)
        found = {
            column: TableCell(unguarded(cell), f"{short}!{letters(column)}{number}")
            for column, cell in enumerate(cells, 1)
            if unguarded(cell).strip()
        }
        if found:
            yield TableRow(number, found)


def spelled_table(rows: Iterable[Sequence[str]]) -> str:
    """The rows as text, RFC 4180: commas between cells, lines that end in CR LF, no formula in any
    cell.
    """
    return "".join(",".join(_quoted(guarded(cell)) for cell in row) + "\r\n" for row in rows)


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in ',"\r\n;') or cell != cell.strip():
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell
