"""A line is the sum of lines that stand apart: the counts of a table that has a share beside each.

Table::

    Region,Men,Men (%),Women,Women (%),Unknown,Unknown (%),Total
    Harbour,1131,43.9,1204,46.7,242,9.4,2577
    Old Town,2045,45.6,2118,47.3,319,7.1,4482
    West Bank,803,43.4,845,45.6,204,11.0,1852
    Hill,1466,46.9,1507,48.2,154,4.9,3217
    River,902,46.3,933,47.9,111,5.7,1946

Clean::

    Region,Men,Men (%),Women,Women (%),Unknown,Unknown (%),Total
    Harbour,1131,43.9,1204,46.7,242,9.4,2577
    Old Town,2045,45.6,2118,47.3,319,7.1,4482
    West Bank,803,43.4,845,45.6,204,11.0,1852
    Hill,1466,46.9,1507,48.2,154,4.9,3127
    River,902,46.3,933,47.9,111,5.7,1946
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.bringing.tables.cues import NO_SUM, RATE, TOTAL, says
from figurecheck.bringing.tables.finding.sums import FEW_PARTS, along, states
from figurecheck.bringing.tables.finding.sums import told as told_of_few
from figurecheck.bringing.tables.folding import folded
from figurecheck.bringing.tables.linear import NEIGHBOURS, linear
from figurecheck.bringing.tables.lines import TableLines
from figurecheck.bringing.tables.shape import Candidate, TableShape

LEAST_ALIKE = 3
"""Lines that are alike before sums are looked for among them."""

DEAR = 3
"""Bits that such a sum has to bring beyond one of neighbours: what lines may be alike by."""


def find(lines: TableLines, taken: tuple[int, ...]) -> Iterator[Candidate]:
    """The sums of neighbours among lines that are alike, which are no neighbours among all."""
    for alike in _alike(lines, taken):
        for candidate in along(SHAPE, lines, alike, alike):
            if not _together(taken, {candidate.whole, *candidate.parts}):
                yield candidate


def _alike(lines: TableLines, taken: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The lines of one kind of number, those whose headings end in one word, and those that have
    all headings but the first in common: the men of 1953 of each branch.
    """
    kinds: dict[tuple[bool, bool], list[int]] = {}
    headings: dict[str, list[int]] = {}
    tails: dict[str, list[int]] = {}
    for line in taken:
        label = lines.label(line)
        rate = (says(NO_SUM, label) or says(RATE, label)) and not says(TOTAL, label)
        kinds.setdefault((rate or lines.has_percent(line), lines.mostly_fine(line)), []).append(
            line
        )
        words = folded(label.rsplit(" / ", 1)[-1]).split()
        if words:
            headings.setdefault(words[-1], []).append(line)
        if label.count(" / ") > 1:
            tails.setdefault(folded(label.split(" / ", 1)[1]), []).append(line)
    found = [tuple(one) for groups in (kinds, headings, tails) for one in groups.values()]
    yield from (one for one in dict.fromkeys(found) if LEAST_ALIKE <= len(one) < len(taken))


def _together(taken: tuple[int, ...], lines: set[int]) -> bool:
    """Whether lines follow one another among those that may be taken."""
    at = [number for number, line in enumerate(taken) if line in lines]
    return at[-1] - at[0] == len(at) - 1


def told(candidate: Candidate) -> str:
    """What the relation is, in words."""
    lines = candidate.lines
    if len(candidate.parts) <= FEW_PARTS:
        return told_of_few(candidate)
    first, last = (lines.called(part) for part in (candidate.parts[0], candidate.parts[-1]))
    many = f"{len(candidate.parts)} {'columns' if lines.across else 'rows'}"
    return f"{lines.called(candidate.whole)} is the sum of {many} such as {first} and {last}"


SHAPE = TableShape("group", find, linear(NEIGHBOURS), states, told, sums=True, dear=DEAR)
