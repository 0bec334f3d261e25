"""A table seen along one axis: its lines, and what each has where another line crosses it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import attr

from figurecheck.bringing.tables.grid import Grid
from figurecheck.bringing.tables.numerals import NUMBER, Shown


@attr.frozen
class TableLines:
    """The rows of a table, or where ``across`` is set its columns, as lines; the others
    cross them.
    """

    grid: Grid
    across: bool = False

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self.grid.width if self.across else self.grid.height

    @property
    def crossing(self) -> int:
        """How many cross them."""
        return self.grid.height if self.across else self.grid.width

    def cell(self, line: int, cross: int) -> tuple[int, int]:
        """The row and column of a line's cell."""
        return (cross, line) if self.across else (line, cross)

    @cached_property
    def values(self) -> tuple[tuple[int | None, ...], ...]:
        """The numbers of each line, in units of the grid; ``None`` where there is none."""
        value = self.grid.value
        every = range(self.crossing)
        return tuple(
            tuple(value(*self.cell(line, cross)) for cross in every) for line in range(self.count)
        )

    @cached_property
    def units(self) -> tuple[tuple[int, ...], ...]:
        """What each figure was rounded to, in units of the grid."""
        unit = self.grid.unit
        every = range(self.crossing)
        return tuple(
            tuple(unit(*self.cell(line, cross)) for cross in every) for line in range(self.count)
        )

    @cached_property
    def visible(self) -> tuple[int, ...]:
        """The lines with at least one number."""
        return tuple(
            line
            for line, values in enumerate(self.values)
            if any(value is not None for value in values)
        )

    def shown(self, line: int, cross: int) -> Shown:
        """What a cell shows."""
        row, column = self.cell(line, cross)
        return self.grid.shown[row][column]

    def percent(self, line: int, cross: int) -> bool:
        """Whether a figure is written as a percentage."""
        cell = self.shown(line, cross)
        return cell.kind == NUMBER and cell.percent

    def label(self, line: int) -> str:
        """What a line is called."""
        return self.grid.column_label(line) if self.across else self.grid.row_label(line)

    def cross_label(self, cross: int) -> str:
        """What a line that crosses is called."""
        return self.grid.row_label(cross) if self.across else self.grid.column_label(cross)

    def telling(self, lines: Iterable[int], most: int) -> list[int]:
        """The crossing lines whose figures on the lines have the most digits, at most so many."""
        chosen = [*lines]
        scored = []
        for cross in range(self.crossing):
            numbers = [value for line in chosen if (value := self.values[line][cross]) is not None]
            digits = sum(abs(value).bit_length() for value in {*numbers})
            if len(numbers) >= 3 and digits:
                scored.append((-digits, cross))
        return [cross for _, cross in sorted(scored)[:most]]
