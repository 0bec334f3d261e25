"""Parts of a workbook as they come: elements of XML, the texts that cells share, the rows of a
sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from figurecheck.bringing.tables.cells import TableCell, TableRow, coordinates
from figurecheck.errors import UsageError
from figurecheck.model.spelling import letters

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

MAX_TEXTS = 500_000
"""Texts that the cells of a workbook may share."""

MAX_CHARACTERS = 20_000_000
"""Characters that these may have together, and so may the texts that a sheet holds in its cells."""

MAX_PIECE = 1_000_000
"""Bytes that a tag or comment may have; expat looks through all of one again with every piece that
comes.
"""

MAX_COLUMNS = 1_000
"""Columns beyond which a sheet is no table."""

MAX_MERGED = 10_000
"""Merged ranges that are kept; there is no need to tell of more."""

Attributes = dict[str, str]


def parsed(
    chunks: Iterable[bytes],
    name: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> Iterator[None]:
    """Reads XML piece after piece, elements without their prefixes; what describes its own type is
    refused.

    Raises:
        UsageError: where it is refused, or no XML; ``name`` says what it is.
    """
    from xml.parsers import expat

    def refuse(*_: Any) -> None:
        msg = f"{name} is refused, since it describes a document type"
        raise UsageError(msg)

    parser: XMLParserType = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda element, attributes: start(local(element), attributes)
    parser.EndElementHandler = lambda element: end(local(element))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > MAX_PIECE:
                msg = (
                    f"{name} is refused, since it has a tag or comment of more than"
                    f" {MAX_PIECE // 1_000_000} MB"
                )
                raise UsageError(msg)
            yield
        parser.Parse(b"", True)  # noqa: FBT003
    except UsageError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        msg = f"{name} is damaged: {error}"
        raise UsageError(msg) from None


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def unescaped(text: str) -> str:
    """A text of a workbook with its characters written as ``_x000D_`` put in."""
    if "_x" not in text:
        return text
    import re

    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


class Texts:
    """The texts that cells share, in their order: ``done``, without how they are pronounced."""

    def __init__(self, name: str) -> None:
        self.done: list[str] = []
        self._name = name
        self._pieces: list[str] = []
        self._inside = {"t": False, "rPh": False}
        self._size = 0

    def start(self, name: str, _: Attributes) -> None:
        """An element begins."""
        if name in self._inside:
            self._inside[name] = True

    def text(self, piece: str) -> None:
        """Some text."""
        if self._inside["t"] and not self._inside["rPh"]:
            self._pieces.append(piece)
            self._size += len(piece)
            if self._size > MAX_CHARACTERS:
                raise _too_much(self._name)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in self._inside:
            self._inside[name] = False
        elif name == "si":
            self.done.append(unescaped("".join(self._pieces)))
            self._pieces.clear()
            if len(self.done) > MAX_TEXTS:
                raise _too_much(self._name)


def _too_much(name: str) -> UsageError:
    return UsageError(f"{name}: refused, since it has too much text in its cells")


class Rows:
    """What is being read of a sheet: ``done`` are the rows that are complete, ``merged`` the merged
    ranges.

    ``made`` gives the cell of a stored value: of its type, style, text, whether it is a formula's,
    and its place.
    """

    def __init__(
        self, sheet: str, made: Callable[[str, str, str, bool, str], TableCell | None]
    ) -> None:
        self.done: list[TableRow] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self._sheet = sheet
        self._made = made
        self._row = 0
        self._hidden = False
        self._column = 0
        self._cells: dict[int, TableCell] = {}
        self._attributes: Mapping[str, str] = {}
        self._taking = False
        self._formula = False
        self._phonetic = False
        self._pieces: list[str] = []
        self._size = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "c":
            found = coordinates(attributes.get("r", ""))
            self._column = found[0] if found else self._column + 1
            self._attributes = attributes
            self._formula = False
            self._pieces.clear()
            if self._column > MAX_COLUMNS and not found:
                self._column = MAX_COLUMNS + 1
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdigit() and len(number) < 8 else self._row + 1
            self._hidden = attributes.get("hidden") in {"1", "true"}
            self._column = 0
        elif name in {"v", "t"}:
            self._taking = not self._phonetic
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            ends = [coordinates(end) for end in attributes.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1] and len(self.merged) < MAX_MERGED:
                self.merged.append((*ends[0], *ends[1]))

    def text(self, piece: str) -> None:
        """Some text."""
        if self._taking:
            self._pieces.append(piece)
            self._size += len(piece)
            if self._size > MAX_CHARACTERS:
                raise _too_much(self._sheet)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in {"v", "t"}:
            self._taking = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "c":
            self._close()
        elif name == "row" and self._cells:
            self.done.append(TableRow(self._row, self._cells, self._hidden))
            self._cells = {}

    def _close(self) -> None:
        kind = self._attributes.get("t", "n")
        text = "".join(self._pieces)
        if not text and not self._formula:
            return
        place = f"{self._sheet}!{letters(self._column)}{self._row}"
        if kind in {"str", "inlineStr"}:
            text = unescaped(text)
        else:
            self._size -= len(text)  # numbers, and where shared texts stand, are read and let go
        cell = self._made(kind, self._attributes.get("s", ""), text, self._formula, place)
        if cell is None:
            return
        if self._column in self._cells:
            msg = f"{place}: the cell comes twice in this workbook: open it and save it again"
            raise UsageError(msg)
        if self._column > MAX_COLUMNS:
            msg = f"{place}: more than {MAX_COLUMNS:,} columns: this sheet is no table"
            raise UsageError(msg)
        self._cells[self._column] = cell
