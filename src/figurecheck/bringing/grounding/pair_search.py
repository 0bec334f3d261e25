"""A pair of numbers, as *113-107* or *13 of 22*: in the sources, as counts of rows, as what columns
come to, or against them.
"""

from __future__ import annotations

import re
from itertools import islice, permutations

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.grounding.families.running import running
from figurecheck.bringing.grounding.family import Derivation, Scope, families
from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.pairs import mismatched, paired
from figurecheck.bringing.grounding.price import numerals_like
from figurecheck.bringing.grounding.search import CELL_BITS, Around
from figurecheck.bringing.grounding.speaking import About
from figurecheck.bringing.grounding.trace import FigureTrace
from figurecheck.model import limits
from figurecheck.model.grounding import (
    ABSENT,
    CONFLICT,
    DERIVED,
    STATED,
    WEAK,
    strong,
)
from figurecheck.model.interval import Number

_DASHED = re.compile(r"\d\s?[-\u2010-\u2015]\s?\d")

MAX_RUNNING = 1_000
"""Pairs of sums over neighbouring columns that one pair of a text is held against."""


class PairSearch:
    """Looks for one pair."""

    def __init__(
        self, around: Around, document: Document, figure: TextFigure, about: About
    ) -> None:
        self.around = around
        self.document = document
        self.figure = figure
        self.about = about

    def run(self) -> FigureTrace:
        """What becomes of it: the first way that comes to something decides."""
        figure, about = self.figure, self.about
        found = paired(figure, self.around.sources, about.rows, about.own)
        own = about.own
        if found is None:
            return (
                self._counted()
                or self._running()
                or self._mismatched()
                or FigureTrace(figure, ABSENT, rows=own)
            )
        verdict = STATED if strong(found.space, found.reached, CELL_BITS) else WEAK
        parts = tuple(("is", one) for one in found.parts)
        return FigureTrace(figure, verdict, parts, found.space, found.reached, rows=own)

    def _counted(self) -> FigureTrace | None:
        """A pair of two counts of rows, as in *4 of 9 lines are electric*; *2-3 lines* is none."""
        figure, about = self.figure, self.about
        if _DASHED.search(figure.text):
            return None
        scope = Scope(
            figure,
            self.around.sources.tables,
            about.rows,
            about.own,
            about.columns,
            about.words,
            about.spoken,
            self.around.met,
        )
        family = next(one for one in families() if one.name == "rows")
        counts = list(islice(family.derive(scope), limits.GROUNDING_CANDIDATES))
        found = [
            next((one for one in counts if one.value == value), None) for value in figure.values
        ]
        first = found[0]
        if first is None or any(one is None for one in found):
            return None
        space = 1
        for value in figure.values:
            space *= numerals_like(value, 1, 0, 0).space
        reached = len({one.value for one in counts}) ** len(figure.values)
        verdict = DERIVED if strong(space, reached, CELL_BITS) else WEAK
        return FigureTrace(
            figure,
            verdict,
            first.parts,
            space,
            reached,
            first.arithmetic,
            first.value,
            rows=about.own,
        )

    def _running(self) -> FigureTrace | None:
        """A pair of what two named rows come to over neighbouring columns, as *led 58-44 at the
        half* over quarters.
        """
        figure, about = self.figure, self.about
        tables = self.around.sources.tables
        reached: set[tuple[Number, ...]] = set()
        found: Derivation | None = None
        rows = about.rows
        if len(set(rows)) == 1 and len(tables[rows[0][0]].by_row) == 2:
            rows = tuple((rows[0][0], row) for row in tables[rows[0][0]].by_row)
        for (table, row), (home, other) in permutations(rows, 2):
            if table != home or len(figure.values) != 2 or len(reached) > MAX_RUNNING:
                continue
            sums = (running(tables[table], row), running(tables[table], other))
            for one, two in zip(*sums, strict=False):
                reached.add((one.value, two.value))
                found = one if (one.value, two.value) == figure.values else found
        if found is None:
            return None
        space = 1
        for value in figure.values:
            space *= numerals_like(value, 1, 0, 0).space
        verdict = DERIVED if strong(space, len(reached), CELL_BITS) else WEAK
        return FigureTrace(
            figure,
            verdict,
            found.parts,
            space,
            len(reached),
            found.arithmetic,
            found.value,
            rows=about.own,
        )

    def _mismatched(self) -> FigureTrace | None:
        """What a pair contradicts, unless words at it say that it is of a stretch."""
        figure, about = self.figure, self.about
        if self.around.speaking.narrows(figure):
            return None
        named = self.around.speaking.called(figure)
        text = self.document.text
        bracketed = text[max(0, figure.start - 1) : figure.start] == "(" and (
            text[figure.end : figure.end + 1] == ")"
        )
        found = mismatched(
            figure, self.around.sources.tables, about.rows, about.own, named, bracketed=bracketed
        )
        if found is None:
            return None
        return FigureTrace(
            figure,
            CONFLICT,
            (("is", found.cell),),
            near=found.cell,
            cells=(found.cell,),
            rows=about.own,
            part=found.figure,
        )
