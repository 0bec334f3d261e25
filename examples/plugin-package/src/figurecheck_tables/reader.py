"""Records as rows of a table parted by tabs; the first row names the fields, and no cell holds a
tab or a line end.
"""

from __future__ import annotations

from figurecheck.model.extension import Reader
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Field, Place, Record


def read(text: str, file: str) -> tuple[list[Record], list[Problem]]:
    """The records, and what is wrong with each row that is left out: it never raises on what a text
    holds.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    names = lines[0].split("\t") if lines else []
    records: list[Record] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(names):
            headline = f"this row has {len(cells)} cells where the first row has {len(names)}"
            problems.append(
                Problem("FC001", headline, (Label(Place(file, number, 1), line[:80], ""),))
            )
            continue
        column = 1
        fields = []
        for name, cell in zip(names, cells, strict=True):
            if cell.strip():
                fields.append(Field(name, cell.strip(), Place(file, number, column)))
            column += len(cell) + 1
        if fields:
            records.append(Record(tuple(fields)))
    return records, problems


READER = Reader(name="tsv", suffixes=(".tsv",), read=read)
