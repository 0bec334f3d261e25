"""What becomes of a figure of a text."""

from __future__ import annotations

from fractions import Fraction

import attr

from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.naming import Line
from figurecheck.bringing.grounding.sources import SourceFigure
from figurecheck.model.interval import Number


@attr.frozen(eq=False)
class FigureTrace:
    """What becomes of a figure: the verdict, the evidence with its roles, and how strong it is.

    ``part`` is the number of a pair that a cell says otherwise. ``sure`` is whether words name the
    cell that a conflict is with.
    """

    figure: TextFigure
    verdict: str
    parts: tuple[tuple[str, SourceFigure], ...] = ()
    space: int = 0
    reached: int = 0
    arithmetic: str = ""
    result: Number | None = None
    others: int = 0
    near: SourceFigure | None = None
    cells: tuple[SourceFigure, ...] = ()
    why: str = ""
    rows: tuple[Line, ...] = ()
    looked_at: tuple[SourceFigure, ...] = ()
    part: TextFigure | None = None
    sure: bool = True

    @property
    def strength(self) -> Fraction:
        """How many numerals there are for each that was reached; 0 where nothing was."""
        return Fraction(self.space) / self.reached if self.reached else Fraction(0)
