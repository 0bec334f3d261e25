"""Where records go in a file: below the last one of their source, or at the end."""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.keeping.texts import BOM, line_end
from figurecheck.model.record import Record
from figurecheck.reading.formats import BLANKS


def stem(name: str) -> str:
    """The source that claims belong to where none stands above them: the file's name without its
    ending.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return last.rsplit(".", 1)[0] or last


def owners(name: str, records: Sequence[Record]) -> list[tuple[Record, str]]:
    """The records of a file, each with the source that a claim below it belongs to."""
    current = stem(name)
    found: list[tuple[Record, str]] = []
    for record in records:
        if record.kind == "source" and record.id:
            current = record.id
        found.append((record, current))
    return found


def inserted(text: str, below: Record | None, blocks: Sequence[Sequence[str]]) -> tuple[str, int]:
    """The text with some records put below another one, or at its end, and the line that the last
    of them starts at.
    """
    end = line_end(text)
    offset = len(text) if below is None else _end_of_block(text, below)
    ahead = "" if not text[:offset].removeprefix(BOM) or text[:offset].endswith("\n") else end
    blank = text[:offset].removeprefix(BOM).rstrip(BLANKS)
    gap = "" if not blank or (offset == len(text) and blank.endswith(("\n\n", "\n\r\n"))) else end
    body = f"{end}{end}".join(end.join(block) for block in blocks) + end
    whole = ahead + gap + body
    line = (text[:offset] + whole).count("\n") - len(blocks[-1]) + 1
    return text[:offset] + whole + text[offset:], line


def _end_of_block(text: str, record: Record) -> int:
    """The offset of the line behind the record: the blank one that ends it, or the end of
    the text.
    """
    last = record.fields[-1]
    lines = text.split("\n")
    index = last.place.line + last.value.count("\n")
    while index < len(lines) and lines[index].strip(f"{BLANKS}\r"):
        index += 1
    return min(len(text), sum(len(line) + 1 for line in lines[:index]))
