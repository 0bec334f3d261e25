"""The tables in which something does not hold, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from figurecheck.model.checked import Checked
from figurecheck.model.document import Json
from figurecheck.report.safe import safe


class ShownCell(NamedTuple):
    """A cell as it is shown; ``mark`` is ``doubt`` where to look first, ``involved`` where it takes
    part in what does not hold, else empty.
    """

    text: str
    mark: str

    @property
    def kind(self) -> str:
        """The classes of the cell: its mark, and whether it holds a number and no words."""
        is_number = any(map(str.isdecimal, self.text)) and not any(map(str.isalpha, self.text))
        return " ".join(filter(None, (self.mark, "number" if is_number else "")))


class ShownTable(NamedTuple):
    """A part of a table: its title, the letters of its columns, and rows by their number."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[ShownCell, ...]], ...]


def shown_tables(report: Checked) -> Iterator[ShownTable]:
    """Each table that the report has an excerpt of."""
    for table in report.tables:
        excerpt = table.get("excerpt")
        if isinstance(excerpt, dict):
            title = ", ".join(str(table[name]) for name in ("file", "sheet") if table[name])
            yield _shown(title, excerpt)


def _shown(title: str, excerpt: dict[str, Json]) -> ShownTable:
    columns = tuple(map(str, _items(excerpt["columns"])))
    marks = {str(spot): "involved" for spot in _items(excerpt["involved"])}
    marks |= {str(spot): "doubt" for spot in _items(excerpt["doubt"])}
    rows = [
        (
            str(number),
            tuple(
                ShownCell(safe(str(text)), marks.get(f"{column}{number}", ""))
                for column, text in zip(columns, _items(texts), strict=True)
            ),
        )
        for number, texts in zip(_items(excerpt["rows"]), _items(excerpt["texts"]), strict=True)
    ]
    return ShownTable(safe(title), columns, tuple(rows))


def _items(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
