"""Relations: equations and inequalities between quantities that hold whoever speaks."""

from __future__ import annotations

import attr

from figurecheck.model.expression import Comparison
from figurecheck.model.interval import Number
from figurecheck.model.noun import Noun
from figurecheck.model.record import Record
from figurecheck.model.window import Window


@attr.frozen(eq=False, repr=False)
class Relation(Noun):
    """A relation; ``members`` and ``window`` are defaults for its terms.

    Without a window it holds for every window its terms are stated for, without members for every
    such place.
    """

    id: str
    states: Comparison
    members: tuple[tuple[str, str], ...] = ()
    window: Window | None = None
    trust: Number = 1
    note: str = ""
    record: Record = attr.field(default=Record(()), eq=False, repr=False)
