"""Hidden truths: what really happened, day by day and place by place, and what any question about
it comes to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

import attr

from figurecheck.testing.dice import Dice

FIRST_DAYS = (date(2025, 1, 20), date(2025, 1, 1), date(2024, 2, 20), date(2024, 12, 25))
"""A middle of a month, a start of one, a leap day and a turn of the year within twenty days."""

TOPS = (9, 3, 40, 250, 3_000, 400_000)
"""How much there may be in one cell on one day."""

Cells = frozenset[int]
"""The smallest areas told apart, by number."""


@attr.frozen
class Site:
    """A place and the cells in it; the name is empty where the world has one place that nobody
    names.
    """

    name: str
    cells: Cells
    part_of: str = ""
    overlaps: bool = False


@attr.frozen
class Topic:
    """Something counted or measured.

    ``kind`` is ``flow``, ``people`` (a flow of persons, who may come again) or ``stock``. ``table``
    holds the amount of each cell and day of a flow or stock; ``crowd`` groups of people, by their
    number, with the cells and days they came to. ``fields`` are those of its measure record besides
    the unit; ``sort`` is how it is worded.
    """

    id: str
    unit: str
    kind: str
    first: int
    table: tuple[tuple[Fraction, ...], ...] = ()
    crowd: tuple[tuple[int, frozenset[tuple[int, int]]], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    sort: str = "count"

    def total(self, cells: Cells, start: int, end: int) -> Fraction:
        """How much there was in the days from ``start`` up to but not including ``end``.

        Of people, how many different ones; of a stock, how much at the end of the first day.
        """
        if self.kind == "people":
            return Fraction(
                sum(many for many, visits in self.crowd if self._came(visits, cells, start, end))
            )
        days = range(max(start - self.first, 0), min(end - self.first, self._days))
        if self.kind == "stock":
            days = days[:1]
        return sum((self.table[cell][day] for cell in cells for day in days), start=Fraction(0))

    @property
    def _days(self) -> int:
        return len(self.table[0]) if self.table else 0

    def _came(self, visits: Iterable[tuple[int, int]], cells: Cells, start: int, end: int) -> bool:
        return any(cell in cells and start <= self.first + day < end for cell, day in visits)

    def ask(self, statistic: str, cells: Cells, start: int, end: int) -> Fraction:
        """The total, average, highest, lowest or median day of some days."""
        if statistic == "total":
            return self.total(cells, start, end)
        days = [self.total(cells, day, day + 1) for day in range(start, end)]
        if statistic == "average":
            return Fraction(sum(days), len(days))
        if statistic == "median":
            return Fraction(sorted(days)[len(days) // 2] + sorted(days)[(len(days) - 1) // 2], 2)
        return max(days) if statistic == "highest" else min(days)


@attr.frozen
class Truth:
    """A whole hidden world: ``days`` days from the ordinal ``first``; relations are records' fields
    that are true.
    """

    first: int
    days: int
    places: tuple[Site, ...]
    subjects: tuple[Topic, ...]
    cells: int
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def end(self) -> int:
        """The day after the last one."""
        return self.first + self.days

    @property
    def by_id(self) -> Mapping[str, Topic]:
        """The subjects by the ids of their measures."""
        return {subject.id: subject for subject in self.subjects}


def truth(dice: Dice) -> Truth:
    """A hidden world with one to three families of measures in one to five places."""
    first = dice.pick(FIRST_DAYS).toordinal()
    days = dice.whole(3, 20)
    cells, places = _places(dice)
    families = dice.some(lambda one: one.whole(0, len(_FAMILIES) - 1), 1, 3)
    subjects: list[Topic] = []
    pairs: list[tuple[str, str]] = []
    for number in sorted(set(families)):
        found, tied = _FAMILIES[number](dice, first, days, cells)
        subjects += found
        pairs += tied
    return Truth(first, days, places, tuple(subjects), cells, tuple(pairs))


def _places(dice: Dice) -> tuple[int, tuple[Site, ...]]:
    """Nowhere in particular, or up to five places of a tree in any order."""
    if not dice.once_in(2):
        return 1, (Site("", frozenset({0})),)
    chosen = [place for place in _TREE if not dice.once_in(3)] or [_TREE[0]]
    return 4, tuple(chosen)


_TREE = (
    Site("Minnesota", frozenset({0, 1}), "US"),
    Site("Minneapolis", frozenset({0}), "Minnesota"),
    Site("US", frozenset({0, 1, 2, 3})),
    Site("Iowa", frozenset({2}), "US"),
    Site("Dakota", frozenset({3}), "US"),
    Site("Border", frozenset({1, 2}), "US", overlaps=True),
)


# -- families of measures --------------------------------------------------------------------------

Family = tuple[list[Topic], list[tuple[str, str]]]
Table = tuple[tuple[Fraction, ...], ...]


def _table(dice: Dice, days: int, cells: int, ends: tuple[int, int], steps: int = 1) -> Table:
    """An amount for each cell and day, between the ends, in so many steps to the unit."""
    return tuple(
        tuple(Fraction(dice.whole(*ends), steps) for _ in range(days)) for _ in range(cells)
    )


def _plus(one: Table, other: Table) -> Table:
    return tuple(
        tuple(a + b for a, b in zip(row, more, strict=True))
        for row, more in zip(one, other, strict=True)
    )


def _arrests(dice: Dice, first: int, days: int, cells: int) -> Family:
    """Events, alone, with a measure that is part of it, or as the sum of two parts."""
    top = dice.pick(TOPS)
    street = _table(dice, days, cells, (0, top))
    shape = dice.pick(("alone", "part_of", "parts"))
    if shape == "alone":
        return [Topic("arrests", "arrest", "flow", first, street)], []
    raids = _table(dice, days, cells, (0, top))
    parent = (("part_of", "arrests"),) if shape == "part_of" or dice.once_in(2) else ()
    parts = (("parts", "street-arrests + raid-arrests"),) if shape == "parts" else ()
    return [
        Topic("arrests", "arrest", "flow", first, _plus(street, raids), fields=parts),
        Topic("street-arrests", "arrest", "flow", first, street, fields=parent),
        Topic("raid-arrests", "arrest", "flow", first, raids, fields=parent),
    ], [("street-arrests", "arrests"), ("raid-arrests", "arrests")]


def _custody(dice: Dice, first: int, days: int, cells: int) -> Family:
    """A stock that rises by what comes in and falls by what goes out."""
    top = dice.pick(TOPS)
    came = _table(dice, days, cells, (0, top))
    left: list[tuple[Fraction, ...]] = []
    held: list[tuple[Fraction, ...]] = []
    for row in came:
        level = Fraction(dice.whole(0, 2 * top))
        out, levels = [], []
        for coming in row:
            out.append(Fraction(dice.whole(0, min(top, int(level + coming)))))
            level += coming - out[-1]
            levels.append(level)
        left.append(tuple(out))
        held.append(tuple(levels))
    events = (("counts", "events"),)
    return [
        Topic("held", "detainee", "stock", first, tuple(held), fields=(("kind", "stock"),)),
        Topic("booked", "detainee", "flow", first, came, fields=events),
        Topic("released", "detainee", "flow", first, tuple(left), fields=events),
    ], []


def _visitors(dice: Dice, first: int, days: int, cells: int) -> Family:
    """Persons who may come on several days and to several places, of two sorts."""
    top = dice.pick(TOPS)

    def group(one: Dice) -> tuple[int, frozenset[tuple[int, int]]]:
        visits = one.some(lambda each: (each.whole(0, cells - 1), each.whole(0, days - 1)), 1, 6)
        return one.whole(1, top), frozenset(visits)

    crowd = tuple(dice.some(group, 1, 8))
    shape = dice.pick(("alone", "part_of", "parts"))
    whole = Topic("visitors", "visitor", "people", first, crowd=crowd)
    if shape == "alone":
        return [whole], []
    kids = dice.whole(0, len(crowd))
    parent = (("part_of", "visitors"),) if shape == "part_of" or dice.once_in(2) else ()
    parts = (("parts", "children + adults"),) if shape == "parts" else ()
    return [
        attr.evolve(whole, fields=parts),
        Topic("children", "visitor", "people", first, crowd=crowd[:kids], fields=parent),
        Topic("adults", "visitor", "people", first, crowd=crowd[kids:], fields=parent),
    ], [("children", "visitors"), ("adults", "visitors")]


def _energy(dice: Dice, first: int, days: int, cells: int) -> Family:
    """A measurement with decimals, never negative."""
    table = _table(dice, days, cells, (0, dice.pick(TOPS) * 10), 10)
    return [Topic("energy", "kWh", "flow", first, table, sort="amount")], []


def _balance(dice: Dice, first: int, days: int, cells: int) -> Family:
    """Money that comes and goes, in whole dollars or in cents: a flow that can be negative."""
    top = dice.pick(TOPS)
    steps = dice.pick((1, 100))
    return [
        Topic(
            "net",
            "USD",
            "flow",
            first,
            _table(dice, days, cells, (-top * steps, top * steps), steps),
            fields=(("range", "any"),),
            sort="amount",
        )
    ], []


_FAMILIES = (_arrests, _custody, _visitors, _energy, _balance)
