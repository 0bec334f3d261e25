"""Relations in which a figure is the sum of others, each with its sign."""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt

from figurecheck.bringing.tables.cues import TOTAL, says
from figurecheck.bringing.tables.numerals import BLANK, NIL, TEXT
from figurecheck.bringing.tables.shape import (
    BROKE,
    HELD,
    LOOSE,
    TRIVIAL,
    UNCHECKED,
    Candidate,
    LineOutcome,
)

NEIGHBOURS, FREE = 2, 1
"""How many figures beside 0 a sum needs to say anything: a sum of neighbours two, a difference one.
"""


def linear(least: int) -> Callable[[Candidate, int], LineOutcome]:
    """The test of a sum that says nothing with fewer than ``least`` parts beside 0."""

    def test(candidate: Candidate, cross: int) -> LineOutcome:
        return _test(candidate, cross, least)

    return test


def _test(candidate: Candidate, cross: int, least: int) -> LineOutcome:
    lines = candidate.lines
    whole = lines.values[candidate.whole][cross]
    if whole is None:
        return LineOutcome(UNCHECKED)
    total, widest, nonzero = 0, lines.units[candidate.whole][cross], 0
    missing = unclear = False
    blank: list[int] = []
    kinds = {lines.percent(candidate.whole, cross)}
    for part, sign in zip(candidate.parts, candidate.signs, strict=True):
        value = lines.values[part][cross]
        if value is None:
            kind = lines.shown(part, cross).kind
            if kind in {BLANK, NIL}:
                blank.append(part)
            else:
                missing = True
            unclear = unclear or kind == TEXT
            continue  # a sum that holds without what is hidden says that there is nothing
        total += sign * value
        widest += lines.units[part][cross]
        nonzero += value != 0
        kinds.add(lines.percent(part, cross))
    rounding = widest if lines.grid.random else widest // 2
    difference = whole - total
    if len(kinds) > 1:
        return LineOutcome(UNCHECKED)
    off = abs(difference) > rounding
    nothing = off and any(_elsewhere(candidate, part, cross) for part in blank)
    if (missing and difference) or nothing:
        below = difference < -rounding and min(candidate.signs) > 0 and not unclear
        below = below and _nothing_negative(candidate)
        return LineOutcome(BROKE if below else UNCHECKED, difference, rounding)
    if nonzero < least or (nonzero == 1 and whole == total):
        return LineOutcome(
            TRIVIAL if abs(difference) <= rounding else UNCHECKED, difference, rounding
        )
    unit = max(lines.units[line][cross] for line in (candidate.whole, *candidate.parts))
    many = len(candidate.parts) + 1
    usual = isqrt((289 if lines.grid.random else 144) * many * unit * unit) // 10 + unit // 2
    if abs(difference) <= min(rounding, usual):
        return LineOutcome(HELD, difference, rounding)
    return LineOutcome(LOOSE if abs(difference) <= rounding else BROKE, difference, rounding)


def _elsewhere(candidate: Candidate, part: int, cross: int) -> bool:
    """Whether a part that is not said here is said at most other crossing lines, or at any where
    this one is a total: then it is missing, not nothing.
    """
    values = candidate.lines.values
    if says(TOTAL, candidate.lines.cross_label(cross)) and any(values[part]):
        return True
    both = [
        cross
        for cross in range(candidate.lines.crossing)
        if values[candidate.whole][cross] is not None
    ]
    often = 2 * sum(values[part][cross] is not None for cross in both) > len(both)
    return often and not _is_nothing(candidate, part, cross, both)


def _is_nothing(candidate: Candidate, part: int, cross: int, both: list[int]) -> bool:
    """Whether what stands in place of a part means nothing, since others make the whole where the
    like stands for one that is mostly said: once for a sign for nothing, twice for a blank.
    """
    lines, values = candidate.lines, candidate.lines.values
    kind = lines.shown(part, cross).kind
    said = [
        one
        for one in candidate.parts
        if 2 * sum(values[one][other] is not None for other in both) > len(both)
    ]
    known = 0
    for other in both:
        unsaid = any(
            values[one][other] is None and lines.shown(one, other).kind == kind for one in said
        )
        if other == cross or not unsaid:
            continue
        figures = [
            sign * (values[line][other] or 0)
            for line, sign in zip(candidate.parts, candidate.signs, strict=True)
        ]
        known += sum(map(bool, figures)) > 1 and sum(figures) == values[candidate.whole][other]
    return known >= (1 if kind == NIL else 2)


def _nothing_negative(candidate: Candidate) -> bool:
    """Whether the lines of a sum are never less than 0, so that what is not said there can only
    add.
    """
    values = candidate.lines.values
    return all(
        value is None or value >= 0
        for line in (candidate.whole, *candidate.parts)
        for value in values[line]
    )


def spelled(candidate: Candidate, cross: int, name: Callable[[int, int], str]) -> str:
    """The equation at a crossing line, parts that are blank left out; what is taken away stands on
    the other side.
    """
    lines = candidate.lines
    sides: tuple[list[str], list[str]] = ([name(*lines.cell(candidate.whole, cross))], [])
    for part, sign in zip(candidate.parts, candidate.signs, strict=True):
        if lines.values[part][cross] is not None:
            sides[sign > 0].append(name(*lines.cell(part, cross)))
    return " = ".join(" + ".join(side) for side in sides)
