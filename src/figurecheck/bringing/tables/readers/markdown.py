"""Pipe tables in Markdown, as GitHub writes them: a heading row, a row of dashes, rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figurecheck.bringing.documents.document import decoded
from figurecheck.bringing.documents.paragraphs import lines_in
from figurecheck.bringing.tables.text import TableReader, TableText, padded
from figurecheck.model.finding import Problem
from figurecheck.model.record import Place

MAX_LINE = 20_000
"""Characters that a row may have; a longer line is text."""

_FENCE = re.compile(r" {0,3}(```|~~~)")
_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*\Z")
_CELL = re.compile(r"(?:[^|\\]|\\.)*")
_MARKUP = re.compile(r"\*{1,3}|`|(?<!\w)_{1,2}|_{1,2}(?!\w)|<[^<>]{0,80}>|~~")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()]{0,500}\)")

_Row = tuple[list[str], list[Place]]


def read(content: bytes, name: str, problems: list[Problem]) -> Iterator[TableText]:  # noqa: ARG001
    """The tables of a text, those in fenced blocks left out; several are called by their number."""
    text = decoded(content, name)
    found: list[list[_Row]] = []
    fence, above, table = "", None, None
    for number, (start, end) in enumerate(lines_in(text, 0), 1):
        line = text[start:end]
        fenced = _FENCE.match(line)
        if fenced is not None and fenced[1] == (fence or fenced[1]):
            fence, above, table = "" if fence else fenced[1], None, None
            continue
        row = None if fence else _cells(line, name, number)
        if row is None:
            above = table = None
        elif table is not None:
            table.append(row)
        elif above is not None and _DASHES.match(line) and len(above[0]) == len(row[0]):
            table = [above]
            found.append(table)
        else:
            above = row
    for number, rows in enumerate(found, 1):
        called = f"table {number}" if len(found) > 1 else ""
        yield padded(name, [cells for cells, _ in rows], [places for _, places in rows], called)


def _cells(line: str, name: str, number: int) -> _Row | None:
    """The cells of a row with their places; ``None`` where the line is no row."""
    if "|" not in line or len(line) > MAX_LINE:
        return None
    texts: list[str] = []
    places: list[Place] = []
    at = len(line) - len(line.lstrip())
    at += line[at : at + 1] == "|"
    end = len(line.rstrip())
    while at <= end:
        found = _CELL.match(line, at, end)
        text = line[at : found.end()] if found is not None else ""
        if found is None or (found.end() >= end and not text.strip() and texts):
            break
        texts.append(_plain(text))
        places.append(Place(name, number, at + 1 + len(text) - len(text.lstrip())))
        at = found.end() + 1
    return texts, places


def _plain(text: str) -> str:
    """The text of a cell without what only sets it."""
    if text.strip() in {"*", "**"}:
        return text.strip()
    shown = _MARKUP.sub("", _LINK.sub(r"\1", text.replace("\\|", "|")))
    return shown.replace("\\", "").strip()


TABLES = TableReader("markdown", (".md", ".markdown"), read, within=True)
