"""Figures that are one slip of the hand away from a figure of a source: one digit, two exchanged, a
factor of ten.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.kinds import may_be, seen_as
from figurecheck.bringing.grounding.sources import TEXT_CELL, SourceFigure
from figurecheck.bringing.prose.mention import RANGE
from figurecheck.model.interval import Number, magnitude

SLIP_BITS = 4
"""Strength from which a slip is told: so few numerals are a slip away from some figure that was
looked at.
"""

ONE_DIGIT, SWAPPED, TENFOLD = "one digit", "two digits swapped", "a factor of ten"

_FACTORS = (10, 1000, Fraction(1, 10), Fraction(1, 1000))


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
    own = _digits(figure.value, unit)
    if len(own) < 2:
        return None
    reached: set[str] = set()
    found: list[tuple[SourceFigure, str]] = []
    for one in looked_at:
        if not _like(figure, one):
            continue
        for value in seen_as(figure, one):
            other = _digits(value, unit)
            if len(other) == len(own):
                reached.add(other)
            slip = _slip(own, other) or _tenfold(figure.value, value)
            if slip:
                found.append((one, slip))
    said = max(
        len(one.rstrip("0")) for one in (own, *(_digits(one.value, unit) for one, _ in found))
    )
    neighbours = 9 * len(own) + len(own) - 1 + len(_FACTORS)
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


def _digits(value: Number, unit: Number) -> str:
    """The digits of a number in units of a last one; empty where it has further ones."""
    count = Fraction(magnitude(value)) / unit
    return str(count.numerator) if count.denominator == 1 else ""


def _slip(own: str, other: str) -> str:
    if len(own) != len(other) or own == other:
        return ""
    apart = [at for at in range(len(own)) if own[at] != other[at]]
    if len(apart) == 1:
        return ONE_DIGIT
    first, last = apart[0], apart[-1]
    swapped = len(apart) == 2 and last == first + 1
    swapped = swapped and own[first] == other[last] and own[last] == other[first]
    return SWAPPED if swapped else ""


def _tenfold(value: Number, other: Number) -> str:
    return TENFOLD if value and any(other == value * factor for factor in _FACTORS) else ""
