"""Cuts a sheet into the tables that stand on it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attr

from figurecheck.bringing.tables.text import TableText

HEADS = 3
"""Rows behind a blank one among which the headings of a new table are looked for."""

MIN_FIGURES = 4
"""Cells with figures that a table on a sheet has at least; less is a remark beside one."""


def blocks_of(table: TableText) -> Iterator[TableText]:
    """The tables of a sheet: cut at blank rows ahead of new headings, and at blank columns with
    headings of rows behind them.

    A blank row ahead of a total, or a blank column that only sets a table, cuts nothing.
    """
    whole = range(len(table.cells[0]) if table.cells else 0)
    for top, bottom in _cuts(_rows(table.cells)):
        rows = table.cells[top:bottom]
        turned = [[row[column] for row in rows] for column in whole]
        for left, right in _cuts(_columns(turned)):
            if (top, bottom, left, right) == (0, len(table.cells), 0, len(turned)):
                yield table
                continue
            yield attr.evolve(
                table,
                cells=tuple(row[left:right] for row in rows),
                places=tuple(row[left:right] for row in table.places[top:bottom]),
                top=table.top + top,
                left=table.left + left,
            )


def _cuts(starts: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches between where tables start; the last number is where all ends."""
    yield from itertools.pairwise(starts)


def _is_figure(text: str) -> bool:
    """Whether a cell may be a figure: it has digits and at most three letters, and is no year."""
    plain = text.strip()
    if plain.isdecimal():
        return not (len(plain) == 4 and plain[:2] in {"18", "19", "20"})
    return any(map(str.isdecimal, plain)) and sum(map(str.isalpha, plain)) <= 3


def _has_text(line: Sequence[str]) -> bool:
    """Whether a row or column is not blank."""
    return bool("".join(line).strip())


def _rows(rows: Sequence[Sequence[str]]) -> list[int]:
    """Where tables start, from top to bottom, and how many rows there are."""
    if all(map(_has_text, rows)):
        return [0, len(rows)]
    figures = [sum(map(_is_figure, row)) for row in rows]
    texts = [sum(bool(cell.strip()) for cell in row) for row in rows]
    starts, seen, left = [0], 0, sum(figures)
    for row in range(len(rows)):
        new = (
            row > starts[-1]
            and seen >= MIN_FIGURES
            and not texts[row - 1]
            and texts[row]
            and not figures[row]
            and _headed(figures, texts, row)
            and left >= MIN_FIGURES
        )
        if new:
            starts.append(row)
            seen = 0
        seen += figures[row]
        left -= figures[row]
    return [*starts, len(rows)]


def _headed(figures: Sequence[int], texts: Sequence[int], row: int) -> bool:
    """Whether headings of a new table stand in the rows from here on, ahead of its figures."""
    for one in range(row, min(row + HEADS, len(figures))):
        if figures[one] or not texts[one]:
            return False
        if texts[one] >= 2:
            return True
    return False


def _columns(columns: Sequence[Sequence[str]]) -> list[int]:
    """Where tables start, from left to right, and how many columns there are."""
    if all(map(_has_text, columns)):
        return [0, len(columns)]
    figures = [sum(map(_is_figure, column)) for column in columns]
    texts = [sum(bool(cell.strip()) for cell in column) for column in columns]
    starts, seen, left = [0], 0, sum(figures)
    for at in range(len(columns)):
        new = (
            at > starts[-1]
            and seen >= MIN_FIGURES
            and not texts[at - 1]
            and texts[at] - figures[at] >= 3
            and not figures[at]
            and left >= MIN_FIGURES
        )
        if new:
            starts.append(at)
            seen = 0
        seen += figures[at]
        left -= figures[at]
    return [*starts, len(columns)]
