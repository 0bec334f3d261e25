"""What speaks for a relation, in bits, and what a hypothesis costs: how surely it is no accident.

A line that holds adds the bits of its whole beyond what rounding leaves free, at most 14; after the
first only as many as it says beyond being the last one times a factor. Bits are counted in whole
numbers: the length of a quotient.
"""

from __future__ import annotations

from math import isqrt

from figurecheck.bringing.tables.cues import PAIR
from figurecheck.bringing.tables.shape import (
    BROKE,
    HELD,
    LOOSE,
    UNCHECKED,
    Candidate,
    LineOutcome,
    Relationship,
)

MOST_BITS = 14
"""Bits that one crossing line adds at most."""

LEAST_EXACT = 3
"""Lines that a relation holds at to the last digit, nine of ten at least, before its figures are
taken to be exact.
"""

PRICE, FREE_PRICE = 7, 10
"""Bits that a relation between neighbours has to bring, and one between any lines."""

CUE, PAIRED = 6, 4
"""Bits less that it has to bring where a label says what it is, and where its parts are such as men
and women.
"""


def weighed(candidate: Candidate) -> Relationship:
    """A candidate with how it stands everywhere, and what speaks for it."""
    groups: dict[str, list[int]] = {HELD: [], BROKE: [], LOOSE: [], UNCHECKED: []}
    exact = bits = 0
    last: int | None = None
    for cross in range(candidate.lines.crossing):
        outcome = candidate.at(cross)
        if outcome.kind not in groups:
            continue
        groups[outcome.kind].append(cross)
        if outcome.kind == HELD:
            exact += outcome.difference == 0
            new = _bits(candidate, cross, outcome, last)
            bits += new
            last = cross if new else last
    if exact >= LEAST_EXACT and 10 * exact >= 9 * len(groups[HELD]):
        inexact = [cross for cross in groups[HELD] if candidate.at(cross).difference]
        groups[HELD] = [cross for cross in groups[HELD] if cross not in inexact]
        groups[BROKE] = sorted([*groups[BROKE], *inexact])
    held, broke, loose, unchecked = (
        tuple(groups[kind]) for kind in (HELD, BROKE, LOOSE, UNCHECKED)
    )
    return Relationship(candidate, held, broke, loose, unchecked, exact, bits)


def _bits(candidate: Candidate, cross: int, outcome: LineOutcome, last: int | None) -> int:
    lines, whole = candidate.lines, candidate.whole
    value = lines.values[whole][cross] or 0
    many = len(candidate.parts) + 1
    width = max(lines.units[whole][cross], 1) * (
        1 if outcome.difference == 0 else 2 * (isqrt(many) + 1)
    )
    said = min(abs(value) // width, _written(abs(value)))
    if last is not None:
        said = min(
            said,
            max((_beyond(candidate, part, cross, last) for part in candidate.parts), default=0)
            // width,
        )
    return min(said.bit_length() - 1, MOST_BITS) if said else 0


def _written(value: int) -> int:
    """A number without the noughts that end it: 1.0000 and 1,000 say no more than 1 does."""
    value //= 2
    while value and value % 10 == 0:
        value //= 10
    return value


def _beyond(candidate: Candidate, part: int, cross: int, last: int) -> int:
    """How far a part is from what it was at the last line that held, times the whole's factor since
    then.
    """
    lines, whole = candidate.lines, candidate.whole
    now, then = lines.values[part][cross] or 0, lines.values[part][last] or 0
    value, before = lines.values[whole][cross] or 0, lines.values[whole][last] or 0
    return abs(now * before - then * value) // abs(before) if before else abs(now)


def price(found: Relationship, visible: int) -> int:
    """The bits that it has to bring to be believed, among so many lines."""
    candidate = found.candidate
    if (
        len(candidate.parts) == 1
        or candidate.base is not None
        or len(candidate.signs) != len(candidate.parts)
    ):
        least = FREE_PRICE + 3 * visible.bit_length()
    else:
        least = PRICE + min(2 * visible.bit_length(), 1 + 2 * len(candidate.parts).bit_length())
    paired = len(candidate.parts) == 2 and all(
        PAIR.search(candidate.lines.label(part)) for part in candidate.parts
    )
    return least - CUE * candidate.cue - PAIRED * paired


def believed(found: Relationship, visible: int) -> bool:
    """Whether a relation is taken for one: enough bits, and it holds at most crossing lines that
    can say anything.
    """
    enough = found.bits >= price(found, visible)
    often = len(found.held) >= 2 if found.candidate.signs else len(found.held) >= 3
    mostly = (
        len(found.held) >= 2 * len(found.broke)
        if found.candidate.cue
        else len(found.held) >= 3 * len(found.broke)
    )
    return enough and often and mostly
