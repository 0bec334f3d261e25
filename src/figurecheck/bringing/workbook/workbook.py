"""Reads a sheet of a workbook (.xlsx) row by row, in bounded memory, each cell as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from figurecheck.bringing.tables.cells import TableCell, TableRow
from figurecheck.bringing.workbook.archive import Archive
from figurecheck.bringing.workbook.parts import Rows, Texts, local, parsed
from figurecheck.bringing.workbook.shown import (
    BUILT_IN,
    NotShownError,
    as_shown,
    day,
    hides,
    is_date,
    plain,
    stored,
)
from figurecheck.errors import UsageError

MAX_FORMAT = 255
"""Characters that a number format may have, as in spreadsheets."""

_Attributes = dict[str, str]


class Workbook:
    """A workbook with its sheets by name.

    ``merged`` are the merged ranges of the sheet that was read last, first and last column and row
    each, ``hidden`` the names of sheets that are not shown.

    Raises:
        UsageError: where it is none.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._archive = Archive(content, name)
        self._name = name
        self._since_1904 = False
        self._sheets: dict[str, str] = {}
        self._formats: list[str] = []
        self._texts: list[str] | None = None
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden: set[str] = set()
        self._read_sheets()

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets, in their order."""
        return tuple(self._sheets)

    def rows(self, sheet: str, numbers: str = "en") -> Iterator[TableRow]:
        """The rows of a sheet that hold anything; digits are written as ``numbers`` says."""
        if self._texts is None:
            self._texts = self._read_texts()
            self._formats = self._read_formats()
        reading = Rows(sheet, partial(self._value, numbers))
        self.merged = reading.merged
        for _ in self._parsed(self._sheets[sheet], reading.start, reading.end, reading.text):
            yield from reading.done
            reading.done.clear()
        yield from reading.done

    def _value(
        self,
        numbers: str,
        kind: str,
        style: str,
        text: str,
        formula: bool,  # noqa: FBT001
        place: str,
    ) -> TableCell | None:
        """The cell of a stored value, or ``None`` where it is empty."""
        if formula and not text and kind != "str":  # the result of one may be a text without a sign
            fault, advice = (
                "a formula without its result",
                "open the workbook, calculate and save it",
            )
            return TableCell("", place, fault=fault, advice=advice)
        if kind == "e":
            return TableCell(text, place, fault=f"an error, {text[:20]}", advice="mend the formula")
        if kind == "s":
            found = self._shared(text)
            if found is None:
                return TableCell(
                    text,
                    place,
                    fault="a text that is missing in the workbook",
                    advice="save it again",
                )
            text = found
        if kind == "b":
            text = "TRUE" if text.strip() == "1" else "FALSE"
        if kind in {"s", "inlineStr", "str", "b", "d"}:
            return TableCell(text, place) if text.strip() else None
        return self._number(style, text, place, numbers) if text.strip() else None

    def _number(self, style: str, text: str, place: str, numbers: str) -> TableCell:
        code = (
            self._formats[int(style)]
            if style.isdigit() and int(style) < len(self._formats)
            else "General"
        )
        try:
            value = stored(text)
            if is_date(code):
                return TableCell(day(value, code, since_1904=self._since_1904), place, dated=True)
            if not code:
                return _hidden(
                    text, place, "a number format that depends on the machine it is opened on", code
                )
            shown = as_shown(value, code, numbers)
            return TableCell(
                shown, place, f"{plain(value)}, shown as {code}", hides=hides(value, code)
            )
        except NotShownError as error:
            return _hidden(text, place, str(error), code)

    def _shared(self, text: str) -> str | None:
        number = text.strip()
        texts = self._texts or []
        return (
            texts[int(number)]
            if number.isdigit() and len(number) < 8 and int(number) < len(texts)
            else None
        )

    # -- the other parts ---------------------------------------------------------------------------

    def _read_sheets(self) -> None:
        ids: dict[str, str] = {}
        paths: dict[str, str] = {}

        def book(name: str, attributes: _Attributes) -> None:
            if name == "sheet":
                if attributes.get("state", "visible") != "visible":
                    self.hidden.add(attributes.get("name", ""))
                ids[attributes.get("name", "")] = next(
                    (attributes[key] for key in attributes if local(key) == "id"), ""
                )
            elif name == "workbookPr":
                self._since_1904 = attributes.get("date1904") in {"1", "true"}

        def relation(name: str, attributes: _Attributes) -> None:
            if name == "Relationship" and not attributes.get("Type", "").endswith(
                ("chartsheet", "dialogsheet")
            ):
                paths[attributes.get("Id", "")] = attributes.get("Target", "")

        self._walk("xl/workbook.xml", book)
        self._walk("xl/_rels/workbook.xml.rels", relation)
        for name, key in ids.items():
            target = paths.get(key, "")
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            if path in self._archive:
                self._sheets[name] = path
        if not self._sheets:
            msg = f"{self._name}: this workbook has no sheet"
            raise UsageError(msg)

    def _read_formats(self) -> list[str]:
        """The format of each style; empty for one that depends on the machine."""
        own: dict[int, str] = {}
        formats: list[str] = []
        inside = [False]

        def style(name: str, attributes: _Attributes) -> None:
            number = attributes.get("numFmtId", "0")
            key = int(number) if number.isdigit() and len(number) < 8 else 0
            if name == "numFmt":
                own[key] = attributes.get("formatCode", "")
                if len(own[key]) > MAX_FORMAT:
                    msg = (
                        f"{self._name}: refused, since it has a number format of {len(own[key]):,}"
                        " characters"
                    )
                    raise UsageError(msg)
            elif name in {"cellXfs", "cellStyleXfs"}:
                inside[0] = name == "cellXfs"
            elif name == "xf" and inside[0]:
                formats.append(own.get(key, BUILT_IN.get(key, "")))

        if "xl/styles.xml" in self._archive:
            self._walk("xl/styles.xml", style)
        return formats

    def _read_texts(self) -> list[str]:
        shared = Texts(self._name)
        if "xl/sharedStrings.xml" in self._archive:
            for _ in self._parsed("xl/sharedStrings.xml", shared.start, shared.end, shared.text):
                pass
        return shared.done

    def _walk(self, part: str, start: Callable[[str, _Attributes], None]) -> None:
        for _ in self._parsed(part, start, lambda _: None, lambda _: None):
            pass

    def _parsed(
        self,
        part: str,
        start: Callable[[str, _Attributes], None],
        end: Callable[[str], None],
        text: Callable[[str], None],
    ) -> Iterator[None]:
        return parsed(
            self._archive.chunks(part), f"{self._name}: the part `{part}`", start, end, text
        )


def _hidden(text: str, place: str, fault: str, code: str) -> TableCell:
    """The cell of a number that cannot be told from how it is shown."""
    if code and is_date(code):
        advice = "write the day into the cell as text: 2025-01-26"
    else:
        advice = "show the cell as 0.00, with all its digits, or write the figure into it as text"
    return TableCell(text[:40], place, fault=fault, advice=advice)
