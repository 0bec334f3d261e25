"""What would explain that a sum does not hold: one of its figures with two digits swapped, another
sign, or a factor.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.bringing.tables.shape import Candidate

SWAPPED, SIGN = "swapped", "sign"

FACTORS = (10, 100, 1000)
"""What a figure is often wrong by: a digit too many or too few, thousands for units."""


def slips_at(candidate: Candidate, cross: int) -> dict[tuple[int, int], str]:
    """The cells of a sum at a crossing line that it would fit with, if one of them were mended,
    each with what its slip is.
    """
    lines = candidate.lines
    outcome = candidate.at(cross)
    unit = lines.units[candidate.whole][cross]
    found: dict[tuple[int, int], str] = {}
    for line, move in _moves(candidate):
        value = lines.values[line][cross]
        if not value:
            continue
        wanted = value + move * outcome.difference
        told = _slip(value, wanted, unit, outcome.widest, below_zero=lines.grid.below_zero)
        if told:
            found[lines.cell(line, cross)] = told
    return found


def mended(candidate: Candidate, cross: int) -> dict[tuple[int, int], int]:
    """What each figure of a sum that does not hold at a crossing line would have to be for it to
    hold, by its cell, in units of the grid.
    """
    lines, difference = candidate.lines, candidate.at(cross).difference
    return {
        lines.cell(line, cross): value + move * difference
        for line, move in _moves(candidate)
        if (value := lines.values[line][cross]) is not None
    }


def _moves(candidate: Candidate) -> Iterator[tuple[int, int]]:
    """Each line of a sum, with how often the difference has to be put to its figure."""
    yield candidate.whole, -1
    yield from zip(candidate.parts, candidate.signs, strict=True)


def _slip(value: int, wanted: int, unit: int, widest: int, *, below_zero: bool) -> str:
    """What makes one figure of another; nothing where either has one digit, of which all make all,
    and no sign where no figure of the table has one.
    """
    if min(abs(value), abs(wanted)) < 10 * unit + widest:
        return ""
    if below_zero and abs(wanted + value) <= widest:
        return SIGN
    for factor in FACTORS:
        larger = abs(value * factor - wanted) <= widest
        if larger or abs(value - wanted * factor) <= widest * factor:
            return str(factor)
    swapped = any(abs(one - abs(wanted)) <= widest for one in _swapped(abs(value), unit))
    return SWAPPED if swapped and (value < 0) == (wanted < 0) else ""


def _swapped(value: int, unit: int) -> Iterator[int]:
    """A figure with each two neighbouring digits that differ swapped."""
    digits, rest = str(value // unit), value % unit
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            new = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            yield int(new) * unit + rest
