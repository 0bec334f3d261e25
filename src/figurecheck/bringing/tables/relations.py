"""The relations that hold along the lines of a table: found, weighed, the best of those that cannot
both be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from figurecheck.bringing.tables.evidence import believed, is_shown_once, weighed
from figurecheck.bringing.tables.grid import Grid
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.shape import Candidate, Relationship, TableShape
from figurecheck.catalogue import collect
from figurecheck.model import limits

LEVELS = 5
"""How often the lines that became parts are taken away, and the rest is looked at again."""


class Weighing:
    """Weighs candidates of a table as far as its budget goes; the limits that it meets are added to
    ``met``.
    """

    def __init__(self, met: set[str]) -> None:
        self._met = met
        self._left = limits.TABLE_FIGURES

    def each(self, found: Iterator[Candidate]) -> Iterator[Relationship]:
        """The candidates for relations of one kind, weighed."""
        for number, candidate in enumerate(found):
            if number >= limits.TABLE_CANDIDATES:
                self._met.add("TABLE_CANDIDATES")
                return
            if self._left <= 0:
                self._met.add("TABLE_FIGURES")
                return
            one = weighed(candidate)
            self._left -= one.figures
            yield one


@cache
def shapes() -> tuple[TableShape, ...]:
    """The shapes that are looked for, by name."""
    return tuple(collect("figurecheck.bringing.tables.finding", "SHAPE", TableShape))


def relations_in(grid: Grid, met: set[str] | None = None) -> tuple[Relationship, ...]:
    """The relations between the rows and between the columns of a table, the strongest first; the
    limits that were met are added to ``met``.
    """
    met = set() if met is None else met
    chosen: list[Relationship] = []
    weighing = Weighing(met)
    for across in (False, True):
        lines = TableLines(grid, across)
        taken = lines.visible
        loose: list[Relationship] = []
        for _ in range(LEVELS):
            if len(taken) < 2:
                break
            known = {_key(one.candidate) for one in chosen}
            found = [
                one for one in _along(lines, taken, weighing) if _key(one.candidate) not in known
            ]
            loose += [one for one in found if not _is_firm(one)]
            new = _apart(chosen, [one for one in found if _is_firm(one)])
            if not _parts(new):
                new += _apart([*chosen, *new], loose)
                loose = []
            chosen += new
            parts = _parts(new)
            if not parts:
                break
            taken = tuple(line for line in taken if line not in parts)
        chosen += _apart(chosen, loose)
    return tuple(sorted(chosen, key=lambda one: one.strength, reverse=True))


def unjudged_in(grid: Grid, met: set[str]) -> tuple[Relationship, ...]:
    """The sums that hold at one of two lines and are not judged at the other, for a table without
    relations; the limits that were met are added to ``met``.
    """
    found: list[Relationship] = []
    weighing = Weighing(met)
    for across in (False, True):
        lines = TableLines(grid, across)
        taken = lines.visible
        for shape in shapes():
            tried = weighing.each(shape.find(lines, taken)) if shape.sums else ()
            found += [one for one in tried if is_shown_once(one, len(taken))]
    return tuple(_apart([], found))


def _is_firm(one: Relationship) -> bool:
    """Whether a sum is exact at half of the lines that it holds at, so that it goes ahead of one
    that holds thanks to rounding; any other relation is.
    """
    return not one.candidate.signs or 2 * one.exact >= len(one.held)


def _parts(found: list[Relationship]) -> set[int]:
    """The lines that are parts of sums."""
    sums = (one.candidate for one in found if one.candidate.shape.sums)
    return {part for candidate in sums for part in candidate.parts}


def _key(candidate: Candidate) -> tuple[str, bool, int, tuple[int, ...]]:
    return candidate.shape.name, candidate.lines.across, candidate.whole, candidate.parts


def _along(lines: TableLines, taken: tuple[int, ...], weighing: Weighing) -> list[Relationship]:
    return [
        one
        for shape in shapes()
        for one in weighing.each(shape.find(lines, taken))
        if believed(one, len(taken))
    ]


def _apart(chosen: list[Relationship], found: list[Relationship]) -> list[Relationship]:
    """Those of the relations, the strongest first, that none of the others rules out."""
    new: list[Relationship] = []
    for one in sorted(found, key=lambda one: one.strength, reverse=True):
        if not any(_clash(one.candidate, other.candidate) for other in (*chosen, *new)):
            new.append(one)
    return new


def _clash(one: Candidate, other: Candidate) -> bool:
    """Whether two relations cannot both be meant: two sums of one line that overlap, or each a part
    of the other. One of neighbours and one of lines that stand apart may share a line, as of men
    and women in each of two towns.
    """
    if one.lines.across != other.lines.across:
        return False
    mine, theirs = {*one.parts}, {*other.parts}
    if not (one.shape.sums and other.shape.sums):
        same = one.whole == other.whole and one.shape.name == other.shape.name
        turned = {one.whole, *mine} == {other.whole, *theirs}
        return same or turned
    if one.whole == other.whole:
        return bool(mine & theirs)
    if one.whole in theirs and other.whole in mine:
        return True
    crossed = one.shape is not other.shape and len(mine & theirs) == 1
    partly = bool(mine & theirs) and not (mine <= theirs or theirs <= mine or crossed)
    return partly or (mine == theirs)
