"""What a rule says of plain totals, for many at once: bonds between quantities, in which no days
are named.

A bond is as good as the rule's statements for a screen: where the ends that are stated break a
statement of the rule, they break the bond over the same days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from figurecheck.relations.scene import Scene
from figurecheck.relations.wholes import Key

EQUAL, COMPLETE, AT_LEAST, GROWS, UNSCREENED = (
    "equal",
    "complete",
    "at least",
    "grows",
    "unscreened",
)
"""The kinds of bonds: the parts are the whole; they are where all of them are stated; the whole is
at least its parts together; what comes by a later day is no less; nothing that a screen could hold
says what is meant.
"""


class Bond(NamedTuple):
    """What ties a quantity to others over the same days, or to itself on other days."""

    kind: str
    whole: Key
    parts: tuple[Key, ...] = ()


Screen = Callable[[Scene, frozenset[Key]], Iterable[Bond]]
"""The bonds of a rule between measures in places, those of which plain totals are stated."""


def says_nothing(_: Scene, __: frozenset[Key]) -> Iterator[Bond]:
    """No bonds: for a rule that speaks of figures other than plain totals."""
    yield from ()
