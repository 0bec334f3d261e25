"""What speaks for a relation, in bits, and what a hypothesis costs: how surely it is no accident.

A line that holds adds the bits of its whole beyond what rounding leaves free, at most 14. Of a sum,
a line after the first adds only as many as it says beyond being the last one times a factor; a
percentage says at every line that it is the one of its figures. Bits are counted in whole
numbers: the length of a quotient.
"""

from __future__ import annotations

from collections.abc import Collection
from math import isqrt

import attr

from figurecheck.bringing.tables.cues import PAIR, says
from figurecheck.bringing.tables.shape import (
    BROKE,
    HELD,
    LOOSE,
    UNCHECKED,
    Candidate,
    LineOutcome,
    Relationship,
)
from figurecheck.bringing.tables.slips import BY_SLIP, said_by_slip, slips_at
from figurecheck.bringing.tables.support import of_hundred, shares_say

MOST_BITS = 14
"""Bits that one crossing line adds at most."""

OFF = 7
"""Bits that each line at which a sum is off by what rounding can do says for rounding; those of the
lines at which it is exact have to outweigh them for its figures to be taken not to be rounded. Of
1,050 drawn tables whose figures were rounded 4 are still taken for exact ones, with 4 bits 19.
"""

MANY_EXACT = 256
"""Lines that are looked at for that; more say no more."""

PRICE, FREE_PRICE = 7, 10
"""Bits that a relation between neighbours has to bring, and one between any lines."""

CUE, PAIRED = 6, 4
"""Bits less that it has to bring where a label says what it is, and where its parts are such as men
and women.
"""

MANY_HELD = 3
"""Lines that a relation whose label names it holds at for each at which it breaks, for half of the
price to be enough: its figures may be small.
"""

SURELY = 8
"""Bits that a sum has to bring which holds at a single line and is called a total, and that one
without a name has to bring beyond its price where it holds at two.
"""

SHARE_LINES = 16
"""Lines whose whole is 100 that are asked whether they are shares of another line: where there are
more the figures are percentages themselves.
"""

FEW_LINES = 31
"""Lines among which a relation that no label names costs no more: among more there are more
accidents.
"""


def weighed(candidate: Candidate) -> Relationship:
    """A candidate with how it stands everywhere, and what speaks for it."""
    groups: dict[str, list[int]] = {HELD: [], BROKE: [], LOOSE: [], UNCHECKED: []}
    bits = 0
    rounded: set[int] = set()
    last: int | None = None
    values = candidate.lines.values[candidate.whole]
    crossing = [cross for cross, value in enumerate(values) if value is not None]
    for number, cross in enumerate(crossing):
        outcome = candidate.at(cross)
        if outcome.kind not in groups:
            continue
        groups[outcome.kind].append(cross)
        if outcome.kind == HELD:
            if outcome.difference:
                rounded.add(cross)
            new = _bits(candidate, cross, outcome, last)
            bits += new
            last = cross if new else last
        elif 2 * len(groups[BROKE]) > len(groups[HELD]) + len(crossing) - number:
            against = len(groups[BROKE]) - len(_of_another_kind(candidate, groups))
            if 2 * against > len(groups[HELD]) + len(crossing) - number:
                break  # it breaks too often already, whatever follows
    if candidate.signs:
        inexact = _inexact(candidate, groups[HELD], groups[LOOSE], rounded)
        for kind in (HELD, LOOSE):
            groups[kind] = [cross for cross in groups[kind] if cross not in inexact]
        groups[BROKE] = sorted([*groups[BROKE], *inexact])
        rounded -= inexact
    _set_apart(candidate, groups)
    held, broke, loose, unchecked = (
        tuple(groups[kind]) for kind in (HELD, BROKE, LOOSE, UNCHECKED)
    )
    return Relationship(candidate, held, broke, loose, unchecked, frozenset(rounded), bits)


def _inexact(
    candidate: Candidate, held: list[int], loose: list[int], rounded: Collection[int]
) -> set[int]:
    """The crossing lines at which a sum holds thanks to rounding, or may, and should not: it is
    exact at so many others, with decimals or without, that its figures were not rounded.
    """
    lines = candidate.lines
    found: set[int] = set()
    for fine in (False, True):
        alike = [cross for cross in held if lines.is_fine(candidate.whole, cross) == fine]
        apart = {cross for cross in loose if lines.is_fine(candidate.whole, cross) == fine}
        off = apart.union(cross for cross in alike if cross in rounded)
        exact = len(alike) + len(apart) - len(off)
        if off and _never_rounded(len(candidate.parts) + 1, exact, len(off)):
            found |= off
    return found


def _never_rounded(figures: int, exact: int, off: int) -> bool:
    """Whether sums of so many figures are exact at more lines than they would be if each had been
    rounded for itself: at one line in about the root of half the figures, then. Each line that is
    off speaks for rounding.
    """
    many = min(exact, MANY_EXACT)
    return bool(figures**many >= 2**many << 2 * OFF * off)


def _set_apart(candidate: Candidate, groups: dict[str, list[int]]) -> None:
    """Takes the crossing lines at which a sum breaks out of what speaks against it, where their
    figures are of another kind: rates and means beside counts, decimals beside whole numbers.
    """
    apart = _of_another_kind(candidate, groups)
    groups[BROKE] = [cross for cross in groups[BROKE] if cross not in apart]
    groups[UNCHECKED] = sorted({*groups[UNCHECKED], *apart})


def _of_another_kind(candidate: Candidate, groups: dict[str, list[int]]) -> set[int]:
    """The crossing lines at which a sum breaks that are of a kind at which it mostly does."""
    apart: set[int] = set()
    if not candidate.signs:
        return apart
    for kind in (
        lambda cross: candidate.lines.is_fine(candidate.whole, cross),
        candidate.lines.is_rate,
        lambda cross: candidate.lines.percent(candidate.whole, cross),
    ):
        broken = {cross for cross in groups[BROKE] if kind(cross)}
        if sum(map(kind, groups[HELD])) < len(broken):
            apart |= broken
    return apart


def _bits(candidate: Candidate, cross: int, outcome: LineOutcome, last: int | None) -> int:
    lines, whole = candidate.lines, candidate.whole
    value = lines.values[whole][cross] or 0
    many = len(candidate.parts) + 1
    width = max(lines.units[whole][cross], 1)
    if outcome.difference or not candidate.signs:
        width = max(width * 2 * (isqrt(many) + 1), outcome.widest)
    said = min(abs(value) // width, _written(candidate, cross))
    if last is not None and candidate.signs:
        said = min(
            said,
            max((_beyond(candidate, part, cross, last) for part in candidate.parts), default=0)
            // width,
        )
    return min(said.bit_length() - 1, MOST_BITS) if said else 0


def _written(candidate: Candidate, cross: int) -> int:
    """The whole in units of the finest figure: 1,000 says no more than 1 does where its parts are
    written in thousands, but as much as 1,003 does where they are not.
    """
    values = candidate.lines.values
    value = abs(values[candidate.whole][cross] or 0) // 2
    parts = candidate.parts if candidate.signs else ()
    place = 1
    while value and value % 10 == 0:
        place *= 20 if place == 1 else 10  # values are halves
        if any((values[part][cross] or 0) % place for part in parts):
            break
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
        or min(candidate.signs) < 0
    ):
        least = FREE_PRICE + 3 * visible.bit_length()
    else:
        least = PRICE + min(2 * visible.bit_length(), 1 + 2 * len(candidate.parts).bit_length())
    if not _named(found):
        least += max(visible.bit_length() - FEW_LINES.bit_length(), 0)
    least += candidate.shape.dear
    return least - CUE * candidate.cue - PAIRED * _paired(candidate)


def _paired(candidate: Candidate) -> bool:
    """Whether a sum has two parts such as men and women."""
    return len(candidate.parts) == 2 and all(
        says(PAIR, candidate.lines.label(part)) for part in candidate.parts
    )


def _named(found: Relationship) -> bool:
    """Whether labels say what a relation is."""
    return found.candidate.cue or _paired(found.candidate)


def believed(found: Relationship, visible: int) -> bool:
    """Whether a relation is taken for one: enough bits, and it holds at most crossing lines that
    can say anything.
    """
    held, broke = len(found.held), len(found.broke)
    if broke <= 1 and _supported(found):
        return True
    least = price(found, visible)
    if found.candidate.cue and held >= MANY_HELD * max(broke, 1):
        least = (least + 1) // 2
    often = held >= (2 if found.candidate.signs and _named(found) else 3)
    mostly = held >= (2 if found.candidate.cue else 3) * broke
    if not (often and mostly) and _adds_up(found.candidate):
        return _is_sure(found, least)
    return often and mostly and found.bits >= least


def _adds_up(candidate: Candidate) -> bool:
    """Whether a whole is the sum of parts, none of which is taken away."""
    return bool(candidate.signs) and candidate.shape.target is None and min(candidate.signs) > 0


def _is_sure(found: Relationship, least: int) -> bool:
    """Whether a sum that holds at one line or two, to the last digit, has enough bits for it: a
    balance sheet has two columns.

    Of the one line at which it may break there are those of how close it comes and of the slip that
    would explain it; without a name that has to say enough by itself.
    """
    held, broke = len(found.held), len(found.broke)
    cue = found.candidate.cue
    if found.exact < held or not held or held > 2 or broke > 1:
        return False
    if not broke:
        least = max(least, SURELY) if cue else least + SURELY
        return (cue or held == 2) and found.bits >= least
    (cross,) = found.broke
    by_slip = said_by_slip(found.candidate, cross, exact=True)
    explained = bool(slips_at(found.candidate, cross, exact=True)) if cue else by_slip >= BY_SLIP
    bits = found.bits + _near(found.candidate, cross) + by_slip
    return explained and bits >= least + (SURELY if cue else least)


def is_shown_once(found: Relationship, visible: int) -> bool:
    """Whether a sum whose label names it holds at one of two lines so that it would be believed,
    did the other not speak against it: which of the two is right nobody knows.
    """
    once = found.candidate.cue and len(found.held) == len(found.broke) == 1
    return (
        once
        and not found.loose
        and found.candidate.shape.sums
        and _adds_up(found.candidate)
        and _is_sure(attr.evolve(found, broke=()), price(found, visible))
    )


def _near(candidate: Candidate, cross: int) -> int:
    """The bits that a sum says where it breaks: how close it comes to its whole."""
    whole = abs(candidate.lines.values[candidate.whole][cross] or 0)
    off = abs(candidate.at(cross).difference)
    return min(max((whole // off).bit_length() - 1, 0), MOST_BITS) if off else 0


def _supported(found: Relationship) -> bool:
    """Whether a sum whose label says that it is one has the shares of its parts beside it."""
    candidate = found.candidate
    if not candidate.cue or not candidate.signs or min(candidate.signs) < 0:
        return False
    return any(
        shares_say(candidate, cross, other)
        for other in of_hundred(candidate, found.held)[:SHARE_LINES]
        for cross in (*found.held, *found.broke)
    )
