"""Measures and members: what is counted or measured, and the groups it is counted in."""

from __future__ import annotations

from collections.abc import Mapping

import attr

from figurecheck.model.expression import Expression
from figurecheck.model.interval import Number
from figurecheck.model.noun import Noun
from figurecheck.model.record import Record
from figurecheck.model.unit import Unit


@attr.frozen(eq=False, repr=False)
class Measure(Noun):
    """A measure. ``least`` and ``greatest`` are the ends of its range, both included, ``None`` for
    no end.

    ``dimensions`` are the pairs of a dimension it has beside ``where`` and ``by`` and its default
    member, or ``None``. ``also`` are the nouns its figures may go by besides its unit, ``exact``
    says whether totals in plain digits are exactly what was written, ``None`` where nobody said.
    Not ``complete``: the members of a complete one need not make it, as where some do not count it.
    """

    id: str
    unit: Unit
    label: str = ""
    kind: str = "flow"
    counts: str = "events"
    definition: str = ""
    part_of: str | None = None
    parts: Expression | None = None
    alias: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    least: Number | None = 0
    greatest: Number | None = None
    dimensions: tuple[tuple[str, str | None], ...] = ()
    also: tuple[str, ...] = ()
    exact: bool | None = None
    complete: bool = True
    record: Record | None = attr.field(default=None, eq=False, repr=False)

    @property
    def name(self) -> str:
        """What its id says that it is."""
        return name_in(self.id)

    @property
    def adds_over_time(self) -> bool:
        """Whether the numbers of neighbouring windows add up: a flow of anything but persons, and
        no rate or share.
        """
        return self.kind == "flow" and not self._of_persons and not self.unit.intensive

    @property
    def meets_again(self) -> bool:
        """Whether it counts persons over a window, who may be met again: more days hold no fewer,
        but no sum.
        """
        return self.kind == "flow" and self._of_persons and not self.unit.intensive

    @property
    def adds_days(self) -> bool:
        """Whether the numbers of its days add up though its totals do not: a stock, or persons over
        windows.
        """
        return self.kind == "stock" or self.meets_again

    @property
    def _of_persons(self) -> bool:
        """Whether it counts each person once; fewer than none are no persons, but more who left
        than who came.
        """
        return self.counts == "persons" and self.least is not None and self.least >= 0


def name_in(id: str) -> str:  # noqa: A002 -- the name of the field
    """What the id of a measure says that it is: all of it up to the first dot. What stands behind
    tells it from others of that name, as the text does that a figure was drafted from, and is no
    word for what is counted.
    """
    return id.split(".", 1)[0] or id


@attr.frozen(eq=False, repr=False)
class Member(Noun):
    """A member of a dimension; members of one parent share nothing unless one of them says that it
    overlaps.

    ``complete`` where those that are part of it are all there are.
    """

    name: str
    dimension: str
    part_of: str | None = None
    overlaps: bool = False
    complete: bool = False
    record: Record | None = attr.field(default=None, eq=False, repr=False)


def ancestors(
    members: Mapping[tuple[str, str], Member], dimension: str, name: str
) -> tuple[str, ...]:
    """The members that contain a member, from the nearest to the widest, itself left out."""
    found: dict[str, None] = {}
    current = members.get((dimension, name))
    while (
        current is not None and current.part_of not in {None, name} and current.part_of not in found
    ):
        found[current.part_of or ""] = None
        current = members.get((dimension, current.part_of))
    return tuple(found)
