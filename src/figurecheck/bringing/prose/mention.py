"""A figure as it stands in running text."""

from __future__ import annotations

from fractions import Fraction

import attr

from figurecheck.model.figure import Figure
from figurecheck.model.interval import Number

COUNT, MONEY, MEASURE, PERCENT, POINTS = "count", "money", "measure", "percent", "points"
FRACTION, MULTIPLE, AGE, BARE, RANGE = "fraction", "multiple", "age", "bare", "range"

LETTERS = {
    COUNT: "C",
    MONEY: "M",
    MEASURE: "U",
    PERCENT: "P",
    POINTS: "T",
    FRACTION: "F",
    MULTIPLE: "X",
    AGE: "A",
    BARE: "N",
    RANGE: "R",
}
"""The letter that stands for a mention of each kind in the abstract of its sentence."""


@attr.frozen(eq=False)
class FigureMention:
    """A figure in a sentence.

    ``start`` and ``end`` are the offsets of the numeral in the text, ``outer_start`` and
    ``outer_end`` those with hedges and unit; ``figure`` is what ``read_phrase`` gives for the
    latter, ``None`` where it refuses the words. ``unit`` is the currency, the unit of measurement
    or the head noun in the singular; ``dimension`` what such a unit measures; ``per`` the period or
    thing that the number is for. ``direction`` is ``up`` or ``down`` where a word of change stands
    by. ``first`` and ``last`` are the tokens of all of it, as in a slice. ``sure`` is false where
    what is counted is a guess. ``elided`` is the unit of another figure of its sentence, which a
    bare one shares: *to 40 miles from 52*. The kind stays ``bare`` then, and patterns go by it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: str
    value: Number
    digit_unit: Number
    figure: Figure | None
    first: int
    last: int
    unit: str = ""
    dimension: str = ""
    per: str = ""
    scale: Number = 1
    form: str = "digits"
    direction: str = ""
    sure: bool = True
    elided: str = ""

    @property
    def letter(self) -> str:
        """What stands for it in the abstract of its sentence."""
        return LETTERS[self.kind]

    @property
    def hedge(self) -> str:
        """The class of its hedges, empty where its words have no reading."""
        return "" if self.figure is None else self.figure.hedge

    @property
    def grain(self) -> Number:
        """The place value of the last digit that is not 0, or of the last decimal; 0 where there
        are no digits.
        """
        return 0 if self.figure is None else self.figure.grain

    def ratio(self, other: FigureMention) -> Fraction:
        """Its number divided by another's, which is not 0."""
        return Fraction(self.value) / Fraction(other.value)
