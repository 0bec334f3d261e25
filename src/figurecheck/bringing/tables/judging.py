"""Which breaks of a relation are told, how gravely, and why the others are not.

A relation that holds along a table and breaks at one line is a mistake in the table, or a sign that
the relation means something else there. What speaks for the second is asked first: a break that it
explains is not told.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

import attr

from figurecheck.bringing.tables.cues import NO_SUM, TOTAL, says
from figurecheck.bringing.tables.shape import HELD, TRIVIAL, Candidate, LineOutcome, Relationship
from figurecheck.bringing.tables.slips import (
    BY_SLIP,
    FACTORS,
    mended,
    said_by_slip,
    slips_at,
    slips_of_ratio,
)
from figurecheck.bringing.tables.support import SUPPORTING, of_hundred, shares_say

ERROR, WARNING = "error", "warning"

MANY_BROKEN = 3
"""Lines that a relation may break at, or 15 of 100 of those it holds at: one that breaks more means
something else.
"""

SURE = 20
"""Bits that a break has to have for it, with what a cue, a slip that fits and closeness add."""

FEW_RATIOS, RATIOS_BROKEN = 2, 20
"""Lines that a percentage or a quotient may break at, or one of so many that it holds at: more are
figures that were adjusted.
"""

NEAR_BROKEN, NEAR_TIMES = 20, 3
"""Lines that a sum that mostly holds thanks to rounding must hold at for each at which it breaks,
and how many times as much as rounding does it must be off there.
"""

UNNAMED_HELD, UNNAMED_BITS = 5, 38
"""Lines at which a sum must hold, and bits that must speak for it, where no label says that it is a
total.
"""

UNNAMED_BROKEN = 10
"""Lines that such a sum must hold at for each at which it breaks, where there are several."""

LINE_BITS, CUE_LINE_BITS = 2, 1
"""Bits that each line at which a sum holds must bring on average, and where a label says that it is
a total: a sum of figures that are mostly 0 holds by itself.
"""

MANY_DECIMALS = 5
"""Decimals beyond which figures were computed, so that a millionth of them is no mistake."""

APART = 3
"""Sums that break at one crossing line, a third of those that hold there, before it is of another
kind.
"""

BESIDE = 8
"""Lines with figures on either side of a sum among which parts are looked for that are nothing
where it holds.
"""

ONE_OF_EACH = 3
"""Headings of each of which a sum takes one line, as of the men of each age, that it does not cut.
"""

LIKE_NAMED = 2
"""Lines with a label that says that figures do not add up, at which a sum nevertheless holds, for
such a label to be no reason why it does not at another one.
"""

REPEATED = 8
"""How many times as large as there are figures that stand twice among the parts a difference has to
be, for one of them to explain it.
"""

CROSSED_HELD = 3
"""Lines that a sum must hold at to be told where one of the other direction, which is told, crosses
it at the same mistake.
"""

SUPPORT = 2
"""How many lines of a sum shares of its total are worth."""


@attr.frozen(eq=False)
class Break:
    """A relation that does not hold at a crossing line. ``slip`` is what would explain it, empty
    where nothing does.
    """

    found: Relationship
    cross: int
    difference: int
    grade: str
    slip: str = ""

    @property
    def cells(self) -> list[tuple[int, int]]:
        """The row and column of each figure in it, the whole first."""
        return self.found.candidate.cells(self.cross)


def breaks_in(found: Sequence[Relationship]) -> tuple[Break, ...]:
    """The breaks that are told: each that has enough for it by itself, then those of another
    direction that one of these bears out, or where labels name both, one another.
    """
    told: list[Break] = []
    silent: list[tuple[Relationship, int]] = []
    apart = _of_another_kind(found)
    off = _off_by_rounding(found)
    for one in found:
        for cross in one.broke:
            at = one.candidate.lines.across, cross
            if one.candidate.signs and (
                at in apart or (off[at] > 1 and _is_within(one.candidate, cross))
            ):
                continue
            if _follows(one, cross, found):
                continue
            grade, slip = _judged(one, cross, found)
            if grade:
                told.append(Break(one, cross, one.candidate.at(cross).difference, grade, slip))
            elif _may_cross(one, cross, found):
                silent.append((one, cross))
    for one, cross in silent:
        difference = one.candidate.at(cross).difference
        crossed = next((other for other in told if _is_crossed(one, cross, other)), None)
        if crossed is not None:
            told.append(Break(one, cross, difference, crossed.grade, crossed.slip))
            continue
        beside = (Break(other, at, 0, WARNING) for other, at in silent if other.candidate.cue)
        if one.candidate.cue and any(_is_crossed(one, cross, other) for other in beside):
            told.append(Break(one, cross, difference, WARNING))
    return tuple(told)


def _follows(one: Relationship, cross: int, every: Sequence[Relationship]) -> bool:
    """Whether a sum is off at the total of other lines by what it is off at these: cash that has no
    place under a heading is missing there from the total too.
    """
    candidate = one.candidate
    if not candidate.signs or candidate.shape.percent:
        return False
    difference, room = candidate.at(cross).difference, candidate.at(cross).widest
    for other in every:
        total = other.candidate
        if (
            total.lines.across == candidate.lines.across
            or total.whole != cross
            or total.shape.name != "sum"
        ):
            continue
        values = candidate.lines.values[candidate.whole]
        off = [
            candidate.at(part).difference
            for part in total.parts
            if values[part] is not None and candidate.at(part).kind != HELD
        ]
        if any(off) and abs(sum(off) - difference) <= room:
            return True
    return False


def _may_cross(one: Relationship, cross: int, every: Sequence[Relationship]) -> bool:
    """Whether a sum that breaks once, and has too little for it by itself, is told where another
    one bears it out.
    """
    candidate = one.candidate
    is_sum = bool(candidate.signs) and not candidate.shape.percent
    return (
        is_sum
        and broken(one, cross) == 1
        and len(one.held) >= CROSSED_HELD
        and not _means_otherwise(one, cross, every)
    )


def _is_crossed(one: Relationship, cross: int, other: Break) -> bool:
    """Whether a sum of the other direction, whose break is told, has one cell with this one, and
    both hold with the same figure in it: two sums that know nothing of one another.
    """
    ours, theirs = one.candidate, other.found.candidate
    if ours.lines.across == theirs.lines.across or not theirs.signs or theirs.shape.percent:
        return False
    mine, yours = mended(ours, cross), mended(theirs, other.cross)
    shared = mine.keys() & yours.keys()
    room = ours.at(cross).widest + theirs.at(other.cross).widest
    return len(shared) == 1 and all(abs(mine[cell] - yours[cell]) <= room for cell in shared)


def _of_another_kind(found: Sequence[Relationship]) -> set[tuple[bool, int]]:
    """The crossing lines at which several sums break that hold elsewhere, and that no single figure
    would mend: what stands there is not split as the other figures are.
    """
    held: Counter[tuple[bool, int]] = Counter()
    broke: dict[tuple[bool, int], list[Candidate]] = {}
    for one in found:
        if one.candidate.shape.sums:
            across = one.candidate.lines.across
            held.update((across, cross) for cross in one.held)
            for cross in one.broke:
                broke.setdefault((across, cross), []).append(one.candidate)
    many = {at: _mistakes(sums, at[1]) for at, sums in broke.items() if len(sums) >= APART}
    return {at for at, number in many.items() if number >= APART and 3 * number > held[at]}


def _off_by_rounding(found: Sequence[Relationship]) -> Counter[tuple[bool, int]]:
    """How many sums are off by what rounding can do at a crossing line: where there are several its
    figures were rounded, whatever those of the others are.
    """
    return Counter(
        (one.candidate.lines.across, cross)
        for one in found
        if one.candidate.shape.sums
        for cross in (
            *one.rounded,
            *one.loose,
            *(cross for cross in one.broke if _is_within(one.candidate, cross)),
        )
    )


def _mistakes(sums: Sequence[Candidate], cross: int) -> int:
    """How many figures would have to be others, one by one, for sums that break at a crossing line
    to hold; those that mend the most are counted first.
    """
    left = [mended(one, cross) for one in sums if not _is_within(one, cross)]
    many = 0
    while left:
        several = Counter((cell, value) for one in left for cell, value in one.items())
        ((cell, value), _), *_ = several.most_common(1)
        left = [one for one in left if one.get(cell) != value]
        many += 1
    return many


def _judged(one: Relationship, cross: int, every: Sequence[Relationship]) -> tuple[str, str]:
    """The grade of a break, empty where it is not told, and what would explain it."""
    held, broke = len(one.held), broken(one, cross)
    candidate = one.candidate
    if candidate.cue and broke == 1 and _supported(one, cross, every):
        held += SUPPORT
    slipped = _is_slip(one, cross)
    held += slipped
    often = 20 * broke > 3 * held and broke > MANY_BROKEN
    lone = broke == 1 and (candidate.cue or slipped)
    mostly = 4 * held >= 3 * (held + broke) - lone
    if often or not (mostly or _is_one_of_two(one, cross)):
        return "", ""
    if not candidate.cue and broke > 1 and (broke > MANY_BROKEN or UNNAMED_BROKEN * broke > held):
        return "", ""
    if candidate.shape.percent or not candidate.signs:
        return _of_ratio(one, cross), ""
    return _of_sum(one, cross, every)


def _is_slip(one: Relationship, cross: int) -> bool:
    """Whether a slip explains the only line at which an exact sum breaks, as well as a
    line that holds would.
    """
    candidate = one.candidate
    exact = broken(one, cross) == 1 and one.is_exact(cross)
    sums = bool(candidate.signs) and candidate.shape.target is None
    return exact and sums and said_by_slip(candidate, cross, exact=True) >= BY_SLIP


def _is_one_of_two(one: Relationship, cross: int) -> bool:
    """Whether a sum that its label names holds at one line and breaks at another, and was believed
    for the slip that explains that.
    """
    cue = one.candidate.cue and bool(one.candidate.signs)
    once = len(one.held) == len(one.broke) == 1
    return cue and once and bool(slips_at(one.candidate, cross, exact=True))


def broken(one: Relationship, cross: int) -> int:
    """How many mistakes the lines at which a relation breaks may be that speak against one of them
    being a mistake: of a running total two that follow one another are one; and where this one is
    more than rounding can do, those that rounding can do say nothing.
    """
    candidate = one.candidate
    if candidate.before:
        follows = {candidate.lines.ahead(candidate.whole, other) for other in one.broke}
        return len(one.broke) - len(follows & {*one.broke})
    if not candidate.signs or _is_within(candidate, cross):
        return len(one.broke)
    return sum(not _is_within(candidate, other) for other in one.broke)


def _is_within(candidate: Candidate, cross: int) -> bool:
    """Whether what a sum is off is no more than rounding can do."""
    outcome = candidate.at(cross)
    return abs(outcome.difference) <= outcome.widest


def _of_ratio(one: Relationship, cross: int) -> str:
    """The grade of a percentage that its figures do not give."""
    candidate = one.candidate
    unit = candidate.lines.units[candidate.whole][cross]
    outcome = candidate.at(cross)
    if len(one.held) < 4 or one.bits + 6 * candidate.cue < SURE:
        return ""
    broke, most = broken(one, cross), max(FEW_RATIOS, len(one.held) // RATIOS_BROKEN)
    if broke > most or 4 * broke > len(one.held):
        return ""
    scale = candidate.lines.grid.scale
    own = _written_to(candidate.lines.values[candidate.whole][cross] or 0, scale)
    free = outcome.widest + max(2 * unit, own // 2)
    return "" if abs(outcome.difference) <= free else WARNING


def _written_to(value: int, scale: int) -> int:
    """The place of the last digit of a number other than 0, in units of the grid: 100 of 251,300,
    where hundreds or more end it; 0 of any other, and of 0.
    """
    place = scale
    while value and value % (10 * place) == 0:
        place *= 10
    return place if place >= 100 * scale else 0


def _of_sum(one: Relationship, cross: int, every: Sequence[Relationship]) -> tuple[str, str]:
    candidate = one.candidate
    lines = candidate.lines
    outcome = candidate.at(cross)
    exact = one.is_exact(cross)
    slip = next(iter(slips_at(candidate, cross, exact=exact).values()), "")
    supported = _supported(one, cross, every)
    slipped = _is_slip(one, cross)
    held = len(one.held) + SUPPORT * supported + slipped
    few = held < (2 if slip else 3) and not _is_one_of_two(one, cross)
    if few or _means_otherwise(one, cross, every):
        return "", ""
    whole = abs(lines.values[candidate.whole][cross] or 0)
    near = 10 * abs(outcome.difference) <= whole or bool(slip)
    sure = one.bits + 6 * candidate.cue + 5 * bool(slip) + 4 * near + SURE * supported
    named = candidate.cue or _is_subtotal(candidate, every)
    few = not named and (len(one.held) < UNNAMED_HELD or sure < UNNAMED_BITS)
    enough = slipped and candidate.shape.sums and (len(one.held) < 3 or sure >= UNNAMED_BITS)
    if sure < SURE or (few and not enough):
        return "", ""
    least = min((CUE_LINE_BITS if candidate.cue else LINE_BITS) * len(one.held), UNNAMED_BITS)
    if not supported and one.bits < least:
        return "", ""
    unit = lines.units[candidate.whole][cross]
    small = abs(outcome.difference) <= unit * (len(candidate.parts) + 1)
    if (small and not exact) or abs(outcome.difference) <= _rounded(candidate, cross):
        return "", ""
    if 2 * one.exact < len(one.held) and _may_be_near(one, outcome, slip):
        return "", ""
    broke = broken(one, cross)
    often = broke == 1 or 10 * broke <= len(one.held) or slip in {str(factor) for factor in FACTORS}
    strong = (
        one.bits >= 4 * len(one.held) and often and bool(lines.cross_label(cross)) and not small
    )
    halved = 2 * abs(outcome.difference) < whole or bool(slip)
    alike = len({lines.shown(line, cross).decimals > 0 for line in _stated(candidate, cross)}) == 1
    several = len(one.held) > 1 and candidate.cue
    return (ERROR if strong and halved and alike and several else WARNING), slip


def _rounded(candidate: Candidate, cross: int) -> int:
    """What the rounding of figures that end in noughts can do to a sum whose total does, too."""
    lines = candidate.lines
    figures = [lines.values[line][cross] or 0 for line in (candidate.whole, *candidate.parts)]
    places = [_written_to(figure, lines.grid.scale) for figure in figures]
    return sum(places) // 2 if places[0] else 0


def _may_be_near(one: Relationship, outcome: LineOutcome, slip: str) -> bool:
    """Whether a sum that mostly holds thanks to rounding may be one of other figures that are
    nearly as large: it breaks too often for a sum, or by hardly more than rounding does.
    """
    often = len(one.broke) > max(1, len(one.held) // NEAR_BROKEN)
    return often or (not slip and abs(outcome.difference) <= NEAR_TIMES * outcome.widest)


def _supported(one: Relationship, cross: int, every: Sequence[Relationship]) -> bool:
    """Whether shares say that the parts are parts of the whole where the sum is broken: those of
    the whole as it is printed, or of what the parts make.
    """
    candidate = one.candidate
    across = candidate.lines.across
    printed = any(
        other.candidate.base == candidate.whole
        and other.candidate.lines.across != across
        and cross in {other.candidate.whole, *other.candidate.parts}
        and len(other.held) >= SUPPORTING
        for other in every
    )
    return printed or any(
        shares_say(candidate, cross, other) for other in of_hundred(candidate, one.held)
    )


def _is_subtotal(candidate: Candidate, every: Sequence[Relationship]) -> bool:
    """Whether the whole is a part of a total that its label names, and its own parts are not."""
    return any(
        other.candidate.cue
        and other.candidate.shape.sums == candidate.shape.sums
        and other.candidate.lines.across == candidate.lines.across
        and candidate.whole in other.candidate.parts
        and not {*candidate.parts} & {*other.candidate.parts}
        for other in every
    )


def _stated(candidate: Candidate, cross: int) -> list[int]:
    values = candidate.lines.values
    return [line for line in (candidate.whole, *candidate.parts) if values[line][cross] is not None]


def _means_otherwise(one: Relationship, cross: int, every: Sequence[Relationship]) -> bool:
    """Whether something in the table says that the sum is not meant at this line."""
    candidate = one.candidate
    labelled = _no_sum(one, cross, every) or _of_other_figures(one, cross) or _cuts(candidate)
    repeated = min(candidate.signs) > 0 and _repeated(one, cross)
    another = _another_line(one, cross) and not _is_slip(one, cross)
    beside = another or _parts_beside(one, cross)
    return labelled or repeated or beside or _unsplit(one, cross) or _lacks_part(one, cross)


def _no_sum(one: Relationship, cross: int, every: Sequence[Relationship]) -> bool:
    """Whether a label says that figures do not add up there, no other sum does, and this one does
    not where labels say the same: percentages of 100 add up in every column.
    """
    candidate = one.candidate
    lines, label = candidate.lines, candidate.lines.cross_label(cross)
    wholes = {
        other.candidate.whole
        for other in every
        if other.candidate.lines.across != lines.across and other.candidate.shape.sums
    }
    named = says(NO_SUM, label) and not says(TOTAL, label) and cross not in wholes
    if named:
        named = sum(says(NO_SUM, lines.cross_label(at)) for at in one.held) < LIKE_NAMED
    return named or (says(NO_SUM, lines.label(candidate.whole)) and not candidate.cue)


def _of_other_figures(one: Relationship, cross: int) -> bool:
    """Whether the figures there are of another kind: all equal, small ones without a name, the
    numbers of the lines, hardly any of the total, or one between its parts, as a mean or a rate is.
    """
    candidate = one.candidate
    lines = candidate.lines
    values = lines.values
    whole = values[candidate.whole][cross] or 0
    known = [value for part in candidate.parts if (value := values[part][cross]) is not None]
    difference = candidate.at(cross).difference
    unnamed = not lines.cross_label(cross).strip()
    small = unnamed and all(abs(value) <= 60 * lines.grid.scale for value in (*known, whole))
    equal = bool(known) and all(value == whole for value in known)
    apart = 20 * abs(whole - difference) < abs(whole) or abs(difference) > abs(whole)
    computed = lines.grid.decimals > MANY_DECIMALS
    finest = computed and abs(difference) * 1_000_000 <= max(abs(whole), *map(abs, known), 1)
    between = len(known) > 1 and min(candidate.signs) > 0 and min(known) < whole < max(known)
    label = lines.cross_label(cross).strip()
    cut = bool(label) and not any(map(str.isalnum, label))  # of *< 15*, say, in two cells
    alike = small or equal or finest or cut or _are_numbers_of_lines(candidate, cross)
    return alike or ((apart or between) and not slips_at(candidate, cross))


def _are_numbers_of_lines(candidate: Candidate, cross: int) -> bool:
    """Whether the figures there count up by one from line to line: a row of column numbers."""
    lines = candidate.lines
    values = [lines.values[line][cross] for line in sorted((candidate.whole, *candidate.parts))]
    return len(values) > 2 and all(
        one is not None and other is not None and other - one == lines.grid.scale
        for one, other in itertools.pairwise(values)
    )


def _another_line(one: Relationship, cross: int) -> bool:
    """Whether another line equals the whole where the sum holds and fits where it breaks: the sum
    is that line's.
    """
    candidate = one.candidate
    values, units = candidate.lines.values, candidate.lines.units
    outcome = candidate.at(cross)
    wanted = (values[candidate.whole][cross] or 0) - outcome.difference
    for line in candidate.lines.visible:
        value = values[line][cross]
        if (
            line == candidate.whole
            or line in candidate.parts
            or value is None
            or abs(value - wanted) > outcome.widest
        ):
            continue
        alike = [
            at
            for at in one.held
            if _close(values[line][at], values[candidate.whole][at], units[line][at])
        ]
        if 5 * len(alike) >= 4 * len(one.held):
            return True
    return False


def _close(one: int | None, other: int | None, unit: int) -> bool:
    return one is not None and other is not None and abs(one - other) <= unit


def _parts_beside(one: Relationship, cross: int) -> bool:
    """Whether lines beside the parts that have nothing where the sum holds make the difference:
    they are parts too, or parts of parts.
    """
    candidate = one.candidate
    lines, outcome = candidate.lines, candidate.at(cross)
    values, taken = lines.values, lines.visible
    around = [taken.index(line) for line in (candidate.whole, *candidate.parts) if line in taken]
    near = taken[max(min(around) - BESIDE, 0) : max(around) + BESIDE + 1]
    beside = [
        line
        for line in near
        if line != candidate.whole and line not in candidate.parts and values[line][cross]
        if 10 * sum(not values[line][at] for at in one.held) >= 7 * len(one.held)
    ]
    new = [
        part
        for part in candidate.parts
        if values[part][cross]
        and 10 * sum(not values[part][at] for at in one.held) >= 7 * len(one.held)
    ]
    more = {0, *_runs([values[line][cross] or 0 for line in beside])}
    less = sorted({0, *_runs([values[part][cross] or 0 for part in new])})
    room = 0 if one.is_exact(cross) else outcome.widest
    for gain in more:
        sought = gain - outcome.difference
        at = bisect_left(less, sought - room)
        if at < len(less) and less[at] <= sought + room:
            return True
    return False


def _runs(values: Sequence[int]) -> Iterator[int]:
    """The sums of the runs of some figures."""
    for start in range(len(values)):
        yield from itertools.accumulate(values[start:])


def _cuts(candidate: Candidate) -> bool:
    """Whether a sum of figures under several headings takes a part of those under one of them."""
    lines, taken = candidate.lines, candidate.lines.visible
    groups = [lines.label(line).split(" / ", 1)[0] for line in taken]
    at = [taken.index(part) for part in candidate.parts]
    own = {groups[one] for one in at}
    one_of_each = len(own) == len(at) >= ONE_OF_EACH
    if len(own) < 2 or "" in own or one_of_each:
        return False
    return any(
        0 <= outer < len(taken)
        and taken[outer] != candidate.whole
        and groups[outer] == groups[inner]
        for inner, outer in ((min(at), min(at) - 1), (max(at), max(at) + 1))
    )


def _unsplit(one: Relationship, cross: int) -> bool:
    """Whether a line near by has only a whole and no parts, which are missing here: votes of an
    unknown kind, say, in a total.
    """
    candidate = one.candidate
    values, outcome = candidate.lines.values, candidate.at(cross)
    near = range(max(cross - BESIDE, 0), min(cross + BESIDE + 1, candidate.lines.crossing))
    return any(
        values[candidate.whole][at] == outcome.difference
        and not any(values[part][at] for part in candidate.parts)
        for at in near
    )


def _lacks_part(one: Relationship, cross: int) -> bool:
    """Whether a part that has a figure wherever the sum holds has none there, and the parts make
    less than the whole: what is missing may be the difference.
    """
    candidate = one.candidate
    values, difference = candidate.lines.values, candidate.at(cross).difference
    if min(candidate.signs) < 0 or difference * (values[candidate.whole][cross] or 0) <= 0:
        return False
    return any(
        values[part][cross] is None and all(values[part][at] is not None for at in one.held)
        for part in candidate.parts
    )


def _repeated(one: Relationship, cross: int) -> bool:
    """Whether the figures there are not split among the parts: one part has all of the whole, or
    two parts have the same and it fits with one of them, which among many small ones is chance.
    """
    candidate = one.candidate
    values = candidate.lines.values
    whole = values[candidate.whole][cross]
    known = [value for part in candidate.parts if (value := values[part][cross])]
    doubled = [value for value in {*known} if known.count(value) > 1]
    outcome = candidate.at(cross)
    room = 0 if one.is_exact(cross) else outcome.widest
    fits = any(abs(value + outcome.difference) <= room for value in doubled)
    unit = candidate.lines.units[candidate.whole][cross]
    rare = abs(outcome.difference) >= REPEATED * len(doubled) * unit
    return (fits and rare) or (len(known) > 1 and whole in known)


def doubted(breaks: Sequence[Break], every: Sequence[Relationship]) -> list[tuple[int, int]]:
    """The cells to look at first: of those that the breaks share, those in no relation that holds
    there, and of these those that a slip would explain; all where that says nothing.
    """
    cells = [{*one.cells} for one in breaks]
    shared = set.intersection(*cells) if cells else set()
    pool = shared if shared and len(breaks) > 1 else set().union(*cells)
    broken = {one.found.candidate for one in breaks}
    others = [one for one in every if one.candidate not in broken]
    tied = {
        cell
        for one in others
        for cross in (*one.held, *_trivial(one.candidate, pool))
        for cell in one.candidate.cells(cross)
    }
    loose = (pool - tied) or pool
    return sorted(explained(breaks) & loose) or sorted(loose)


def _trivial(candidate: Candidate, cells: set[tuple[int, int]]) -> set[int]:
    """The crossing lines of some cells at which a relation holds of itself: a total with one part,
    which is the same figure twice.
    """
    lines = candidate.lines
    crossing = {cell[not lines.across] for cell in cells if cell[lines.across] == candidate.whole}
    return {cross for cross in crossing if candidate.at(cross).kind == TRIVIAL}


def explained(breaks: Sequence[Break]) -> set[tuple[int, int]]:
    """The cells of which a slip explains every sum that they are in and that does not hold, and
    every ratio that a slip explains at all, where all these have one such cell in common.
    """
    slips = [{*_slips(one)} for one in breaks if one.found.candidate.signs or _slips(one)]
    return set.intersection(*slips) if slips else set()


def _slips(one: Break) -> dict[tuple[int, int], str]:
    """The cells of a break of which a slip explains it."""
    found = one.found
    if found.candidate.signs:
        return slips_at(found.candidate, one.cross, exact=found.is_exact(one.cross))
    return slips_of_ratio(found.candidate, one.cross) if found.candidate.shape.percent else {}
