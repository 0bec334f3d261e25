"""What somebody has exempted from needing a source: kinds of figures, and constants with their
unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import attr

from figurecheck.bringing.documents.opening import read_text
from figurecheck.bringing.grounding.figures import ReadText, TextFigure, read_figures
from figurecheck.errors import UsageError
from figurecheck.model.interval import Number
from figurecheck.model.nearest import suggestion

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "ages": "age",
        "counts": "count",
        "dates": "date",
        "fractions": "fraction",
        "measures": "measure",
        "money": "money",
        "multiples": "multiple",
        "ordinals": "ordinal",
        "pairs": "pair",
        "percentages": "percent",
        "points": "points",
        "ranges": "range",
    }
)
"""What may be exempted, and the kind of figure that it is."""


@attr.frozen(eq=False)
class Exempted:
    """What is exempted: kinds by what they are called, and constants by value, unit and what is
    written.
    """

    kinds: tuple[str, ...]
    constants: tuple[tuple[Number, str, str], ...]

    def holds(self, figure: TextFigure) -> str:
        """What exempts a figure, as it was written; empty where nothing does."""
        for name in self.kinds:
            if KINDS[name] == figure.kind:
                return name
        for value, unit, written in self.constants:
            if figure.value == value and figure.unit == unit and len(figure.values) == 1:
                return written
        return ""

    def counts(self, read: ReadText) -> dict[str, int]:
        """How many figures of a text each exempts."""
        found = dict.fromkeys((*self.kinds, *(written for _, _, written in self.constants)), 0)
        for figure in read.figures:
            name = self.holds(figure)
            if name:
                found[name] += 1
        return found


def exempting(kinds: Sequence[str], known: Sequence[str]) -> Exempted:
    """What is exempted.

    Raises:
        UsageError: where there is no such kind, or a constant cannot be read.
    """
    for one in kinds:
        if one not in KINDS:
            told = suggestion(one, KINDS) or f"there are {', '.join(KINDS)}"
            msg = f"there is no kind of figures `{one[:40]}`; {told}"
            raise UsageError(msg)
    constants = []
    for one in known:
        figures = read_figures(read_text(one)).figures
        if len(figures) != 1 or len(figures[0].values) != 1:
            msg = f"`{one[:60]}` is not one figure with its unit, such as 365 days"
            raise UsageError(msg)
        constants.append((figures[0].value, figures[0].unit, one))
    return Exempted(tuple(kinds), tuple(constants))
