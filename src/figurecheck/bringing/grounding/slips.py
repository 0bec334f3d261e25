"""Figures that are one slip of the hand away from a figure of a source: one digit, two exchanged, a
factor of ten.
"""

from __future__ import annotations

from collections.abc import Iterable

from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.kinds import may_be, seen_as
from figurecheck.bringing.grounding.sources import TEXT_CELL, SourceFigure
from figurecheck.bringing.prose.mention import RANGE
from figurecheck.bringing.prose.slipped import FACTORS, digit_slip, digits_of, tenfold_slip

SLIP_BITS = 4
"""Strength from which a slip is told: so few numerals are a slip away from some figure that was
looked at.
"""


def slip_of(
    figure: TextFigure, looked_at: Iterable[SourceFigure]
) -> tuple[SourceFigure, str] | None:
    """The figure that one of the text is a slip away from, and which slip; ``None`` where chance
    would do as well.
    """
    mention = figure.mention
    if mention is None or not mention.digit_unit or figure.hedged or len(figure.values) > 1:
        return None
    unit = mention.digit_unit
    own = digits_of(figure.value, unit)
    if len(own) < 2:
        return None
    reached: set[str] = set()
    found: list[tuple[SourceFigure, str]] = []
    for one in looked_at:
        if not _like(figure, one):
            continue
        for value in seen_as(figure, one):
            other = digits_of(value, unit)
            if len(other) == len(own):
                reached.add(other)
            slip = digit_slip(own, other) or tenfold_slip(figure.value, value)
            if slip:
                found.append((one, slip))
    said = max(
        len(one.rstrip("0")) for one in (own, *(digits_of(one.value, unit) for one, _ in found))
    )
    neighbours = 9 * len(own) + len(own) - 1 + len(FACTORS)
    if not found or (len(reached) or 1) * neighbours << SLIP_BITS > 9 * 10 ** max(said - 1, 0):
        return None
    return found[0]


def _like(figure: TextFigure, one: SourceFigure) -> bool:
    """Whether a figure of a source may be what was meant: of the same noun, where both have one."""
    if one.kind in {TEXT_CELL, RANGE} or not may_be(figure, one):
        return False
    return not (
        figure.kind == one.kind == "count" and figure.unit and one.unit and figure.unit != one.unit
    )
