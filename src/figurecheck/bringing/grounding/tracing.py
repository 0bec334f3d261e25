"""Each figure of a text traced to the sources, in order."""

from __future__ import annotations

from collections.abc import Callable

import attr

from figurecheck.bringing.grounding.dates import is_dated, is_publication
from figurecheck.bringing.grounding.figures import (
    DATE,
    PAIR,
    PART_OF_NAME,
    ReadText,
    TextFigure,
)
from figurecheck.bringing.grounding.naming import NameIndex
from figurecheck.bringing.grounding.pair_search import PairSearch
from figurecheck.bringing.grounding.search import Around, FigureSearch
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.sources import SourceFigure
from figurecheck.bringing.grounding.speaking import Speaking
from figurecheck.bringing.grounding.trace import FigureTrace
from figurecheck.model import limits
from figurecheck.model.grounding import (
    ABSENT,
    STATED,
)
from figurecheck.model.interval import Number

TOO_MANY = 3
"""Different numbers of a text that one cell says otherwise, from which on none is wrong."""


class Tracer:
    """Traces the figures of one text."""

    def __init__(
        self,
        sources: Sources,
        index: NameIndex,
        read: ReadText,
        bits: int,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self.sources = sources
        self.read = read
        self.stopped = stopped
        self.speaking = Speaking(index, read)
        self._around = Around(sources, bits, self.speaking)

    @property
    def met(self) -> dict[str, None]:
        """The limits that were met."""
        return self._around.met

    def run(self) -> list[FigureTrace]:
        """What becomes of each figure, in order."""
        found: list[FigureTrace] = []
        for figure in self.read.figures:
            if self.stopped():
                self.met["GROUNDED_FIGURES"] = None
                break
            if self._around.effort > limits.GROUNDING_EFFORT:
                self.met["GROUNDING_EFFORT"] = None
                break
            outcome = (
                FigureTrace(figure, STATED, why=PART_OF_NAME)
                if self.speaking.is_behind_name(figure)
                else self._traced(figure)
            )
            if outcome is not None:
                found.append(outcome)
        return self._withdrawn(found)

    def _withdrawn(self, found: list[FigureTrace]) -> list[FigureTrace]:
        """The outcomes without conflicts with a cell of which a text has too many, each of another
        number: those are its parts, as is what the words of its row have.
        """
        told: dict[tuple[int, int, int], set[Number]] = {}
        for one in found:
            for cell in one.cells:
                told.setdefault((cell.table, cell.row, cell.column), set()).add(one.figure.value)
        return [
            attr.evolve(one, verdict=ABSENT, parts=(), cells=())
            if any(
                len(told[cell.table, cell.row, cell.column]) >= TOO_MANY
                or self._among_words(cell, one.figure)
                for cell in one.cells
            )
            else one
            for one in found
        ]

    def _among_words(self, cell: SourceFigure, figure: TextFigure) -> bool:
        """Whether the row of a cell has a figure among words that stand in another cell."""
        if cell.table < 0:
            return False
        table = self.sources.tables[cell.table]
        return any(
            number.within and number.value == figure.value
            for spot in table.by_row.get(cell.row, ())
            for number in table.cells.at(spot)
        )

    def _traced(self, figure: TextFigure) -> FigureTrace | None:
        """What becomes of a figure; ``None`` for a *one* that no source counts."""
        if figure.kind == DATE:
            if is_publication(figure, self.read.document):
                return FigureTrace(figure, STATED, why="the day of the text")
            known = is_dated(figure, self.sources)
            return FigureTrace(figure, STATED if known else ABSENT, why="a date")
        about = self.speaking.about(figure)
        if self.speaking.is_name(figure):
            return FigureTrace(figure, STATED, why=PART_OF_NAME)
        if figure.kind == PAIR:
            return PairSearch(self._around, self.read.document, figure, about).run()
        if figure.slight:
            found = FigureSearch(self._around, figure, about).of_cells()
            return found if about.sure and about.own else None
        return FigureSearch(self._around, figure, about).run()
