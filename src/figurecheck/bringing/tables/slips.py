"""What would explain that a sum does not hold: one of its figures with two digits swapped, another
sign, or a factor.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.bringing.tables.shape import Candidate

SWAPPED, SIGN = "swapped", "sign"

BY_SLIP = 3
"""Bits that a slip has to say to explain a break as well as a line that holds would."""

SLIPS = 8
"""Differences of one size that a slip makes: nine times one to eight where two digits are swapped,
and no more by a sign or a factor.
"""

FACTORS = (10, 100, 1000)
"""What a figure is often wrong by: a digit too many or too few, thousands for units."""


def slips_at(
    candidate: Candidate, cross: int, *, exact: bool = False
) -> dict[tuple[int, int], str]:
    """The cells of a sum at a crossing line that it would fit with, if one of them were mended,
    each with what its slip is; to the last digit where it is ``exact``.
    """
    lines = candidate.lines
    outcome = candidate.at(cross)
    room = 0 if exact else outcome.widest
    found: dict[tuple[int, int], str] = {}
    for line, move in _moves(candidate):
        value = lines.values[line][cross]
        if not value:
            continue
        wanted = value + move * outcome.difference
        unit = lines.units[line][cross]
        told = _slip(value, wanted, unit, room, below_zero=lines.grid.below_zero)
        if told:
            found[lines.cell(line, cross)] = told
    return found


def slips_of_ratio(candidate: Candidate, cross: int) -> dict[tuple[int, int], str]:
    """The cells of a ratio at a crossing line that it would fit with, if one of them were mended,
    each with what its slip is.
    """
    grid = candidate.lines.grid
    cells = candidate.cells(cross)
    (value, over, under), units = (
        [figures[row][column] or 0 for row, column in cells]
        for figures in (grid.values, grid.units)
    )
    scale = candidate.scale * grid.scale
    ratio = value + scale * candidate.shape.added
    if not (over and under and ratio):
        return {}
    free = (
        units[0] * abs(under) + scale * units[1] + abs(ratio) * units[2]
    ) // 2 + 1  # what rounding can do to the ratio times what it is over
    wanted = (
        (scale * over // under - scale * candidate.shape.added, abs(under)),
        (ratio * under // scale, scale),
        (scale * over // ratio, abs(ratio)),
    )
    found: dict[tuple[int, int], str] = {}
    figures = zip(cells, (value, over, under), units, wanted, strict=True)
    for cell, figure, unit, (fitting, slope) in figures:
        room = free // slope + 1
        told = _slip(figure, fitting, unit, room, below_zero=grid.below_zero)
        if told:
            found[cell] = told
    return found


def said_by_slip(candidate: Candidate, cross: int, *, exact: bool) -> int:
    """The bits that a slip says where it explains that a sum does not hold, 0 where none does: how
    few differences as large as this one are those of a slip. It has to explain it to the last digit
    where the sum is ``exact`` elsewhere.
    """
    if not slips_at(candidate, cross, exact=exact):
        return 0
    off = abs(candidate.at(cross).difference) // max(
        candidate.lines.units[candidate.whole][cross], 1
    )
    return max((off // SLIPS).bit_length() - 1, 0) if off else 0


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
    if candidate.shape.target is not None:
        yield from ((part, -1) for part in candidate.parts)
    else:
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
