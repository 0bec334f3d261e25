"""A table seen along one axis: its lines, and what each has where another line crosses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nsmallest

import attr

from figurecheck.bringing.tables.cues import NO_SUM, RATE, TOTAL, says
from figurecheck.bringing.tables.grid import Grid
from figurecheck.bringing.tables.numerals import Shown
from figurecheck.model.spelling import letters


@attr.frozen(eq=False)
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
        values = self.grid.values
        return tuple(zip(*values, strict=True)) if self.across else values

    @cached_property
    def units(self) -> tuple[tuple[int, ...], ...]:
        """What each figure was rounded to, in units of the grid."""
        units = self.grid.units
        return tuple(zip(*units, strict=True)) if self.across else units

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
        return self.grid.shown(*self.cell(line, cross))

    def percent(self, line: int, cross: int) -> bool:
        """Whether a figure is written as a percentage."""
        return self.grid.has_percent and self.shown(line, cross).percent

    def label(self, line: int) -> str:
        """What a line is called."""
        return self.grid.column_label(line) if self.across else self.grid.row_label(line)

    def called(self, line: int) -> str:
        """What a line is called, and how it is counted where nothing names it or others have the
        same name.
        """
        counted = (
            f"column {letters(self.grid.table.left + line + 1)}"
            if self.across
            else f"row {self.grid.table.top + line + 1}"
        )
        label = self.label(line)
        if not label:
            return counted
        return f"{label} ({counted})" if self._names[label] > 1 else label

    @cached_property
    def _names(self) -> Counter[str]:
        """How many lines with numbers have a label."""
        return Counter(map(self.label, self.visible))

    def cross_label(self, cross: int) -> str:
        """What a line that crosses is called."""
        return self.grid.row_label(cross) if self.across else self.grid.column_label(cross)

    def is_fine(self, line: int, cross: int) -> bool:
        """Whether a figure has decimals that count."""
        return self.units[line][cross] < self.grid.scale

    def mostly_fine(self, line: int) -> bool:
        """Whether most figures of a line have decimals that count."""
        known = [cross for cross, value in enumerate(self.values[line]) if value is not None]
        return 2 * sum(self.is_fine(line, cross) for cross in known) > len(known)

    def is_rate(self, cross: int) -> bool:
        """Whether the label of a line that crosses says that its figures are no amounts: shares,
        rates, means.
        """
        return cross in self._rates

    @cached_property
    def _rates(self) -> frozenset[int]:
        labels = [(cross, self.cross_label(cross)) for cross in range(self.crossing)]
        return frozenset(
            cross
            for cross, label in labels
            if (says(NO_SUM, label) or says(RATE, label)) and not says(TOTAL, label)
        )

    def ahead(self, line: int, cross: int) -> int | None:
        """The last crossing line ahead of one at which a line has a figure."""
        values = self.values[line]
        return next((one for one in range(cross - 1, -1, -1) if values[one] is not None), None)

    def has_percent(self, line: int) -> bool:
        """Whether any figure of a line is written as a percentage."""
        return self.grid.has_percent and any(
            self.percent(line, cross) for cross in range(self.crossing)
        )

    def longest(self, line: int, most: int) -> list[int]:
        """The crossing lines at which a line has the most digits, at most so many."""
        found = [
            (-abs(value).bit_length(), cross)
            for cross, value in enumerate(self.values[line])
            if value
        ]
        return [cross for _, cross in nsmallest(most, found)]

    def telling(self, lines: Iterable[int], most: int) -> list[int]:
        """The crossing lines whose figures on the lines have the most digits, at most so many."""
        chosen = [*lines]
        scored = []
        for cross in range(self.crossing):
            numbers = [value for line in chosen if (value := self.values[line][cross]) is not None]
            digits = sum(abs(value).bit_length() for value in {*numbers})
            if len(numbers) >= 3 and digits:
                scored.append((-digits, cross))
        return [cross for _, cross in nsmallest(most, scored)]


def around(taken: Sequence[int], at: int, reach: int) -> list[int]:
    """The lines that stand at most ``reach`` places before or behind the one at a place, without
    it.
    """
    return [*taken[max(at - reach, 0) : at], *taken[at + 1 : at + reach + 1]]
