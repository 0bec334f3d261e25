"""Claims: a source's statement that a quantity is a figure."""

from __future__ import annotations

import attr

from figurecheck.model.expression import Expression
from figurecheck.model.figure import Figure, Reading
from figurecheck.model.keys import code_in
from figurecheck.model.noun import Noun
from figurecheck.model.record import Record
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.unit import Unit
from figurecheck.model.window import Window

STATUSES = ("reported", "estimated", "provisional", "projected", "planned", "target", "alleged")

HELD = ("reported", "estimated", "provisional")
"""The statuses of what happened, which enter the arithmetic together."""

PLANNED = ("projected", "planned", "target")
"""The statuses of what is to come; those of one source, status and speaker are held against one
another.
"""


@attr.frozen(eq=False, repr=False, weakref_slot=False)
class Claim(Noun):
    """A claim. ``reading`` is in ``unit``, the unit of the quantity it speaks of.

    ``members`` are sorted pairs of dimension and member. ``assumed`` says what was filled in when
    it was read, empty if nothing. ``label`` is what its quantity is called in reports, empty where
    nobody named it.

    Examples:
        >>> import figurecheck as fc
        >>> week = fc.claim(
        ...     "about 1,000", measure="arrests", when="2025-W11", source="gazette", id="week"
        ... )
        >>> week.name, week.figure.hedge, str(week.window)
        ('gazette/week', 'approximate', '2025-W11')
    """

    source: str
    id: str
    figure: Figure
    reading: Reading
    unit: Unit
    quantity: Expression
    members: tuple[tuple[str, str], ...] = ()
    window: Window | None = None
    statistic: Statistic = TOTAL
    status: str = "reported"
    said_by: str = ""
    quote: str = ""
    replaces: str = ""
    assumed: str = ""
    label: str = ""
    record: Record = attr.field(default=Record(()), eq=False, repr=False)
    name: str = attr.field(init=False, eq=False, repr=False)
    """The full name, unique in a run: source and id."""

    @name.default
    def _full_name(self) -> str:
        return f"{self.source}/{self.id}"

    @property
    def per(self) -> str:
        """The unit of an average (``day``, ``week``, ``month``, ``year``), else empty."""
        return self.statistic.period if self.statistic.averages else ""


@attr.frozen(eq=False, repr=False)
class Acceptance(Noun):
    """A finding that somebody has accepted, by its key, with the reason.

    ``document`` is the name of the text or table that it stands in, or a pattern of names such as
    ``articles/*.md``; empty where it is among records. ``aside`` is true where it was read for the
    documents of a run alone, whose records it says nothing of.
    """

    key: str
    reason: str
    by: str = ""
    until: int | None = None
    document: str = ""
    aside: bool = False
    record: Record = attr.field(default=Record(()), eq=False, repr=False)

    @property
    def code(self) -> str:
        """The code of what is accepted: what stands ahead of the first colon of the key."""
        return code_in(self.key)
