"""What deciding comes to: conflicts, repairs, how each claim stands."""

from __future__ import annotations

from collections.abc import Mapping

import attr

from figurecheck.model.interval import Number
from figurecheck.model.noun import Noun
from figurecheck.model.proof import Premise, Proof


@attr.frozen(eq=False, repr=False)
class Conflict(Noun):
    """Soft statements that cannot all hold, sorted by name, none of which can be left out; and the
    proof.

    ``minimal`` is false where leaving one out took too much work to decide: one may be too many.
    """

    names: tuple[str, ...]
    proof: Proof
    minimal: bool = True


@attr.frozen(eq=False, repr=False)
class Repair(Noun):
    """Soft statements, sorted by name, without which the rest was seen to hold together, and what
    they weigh.
    """

    names: tuple[str, ...]
    weight: Number


@attr.frozen(eq=False, repr=False)
class Lightest(Noun):
    """The lightest repairs at a level, and whether there are surely no others; no level where none
    were sought.
    """

    level: str
    repairs: tuple[Repair, ...]
    surely: bool


@attr.frozen(eq=False, repr=False)
class Examined:
    """The conflicts of a set, each with the widest level at which it stands, in the order they are
    told.

    ``complete`` says whether they are all. ``undecided`` holds, for each level that could not be
    decided, what was tried. ``consistent`` is the narrowest level at which everything holds
    together, or ``None``. ``clashes`` are the names of the conflicts that one quantity or one rule
    shows, ``counted`` the pairs of figures for one quantity that are counted in them and not told.
    ``met`` are the limits that were met. ``under`` gives for a conflict that every lightest repair
    of others settles one of those, both by their names; ``repaired`` are the lightest repairs at
    the widest level in conflict.
    """

    conflicts: tuple[tuple[str, Conflict], ...]
    complete: bool
    undecided: tuple[tuple[str, str], ...]
    consistent: str | None
    clashes: frozenset[tuple[str, ...]] = frozenset()
    counted: tuple[frozenset[str], ...] = ()
    met: tuple[str, ...] = ()
    under: Mapping[tuple[str, ...], tuple[str, ...]] = attr.field(factory=dict)
    repaired: Lightest = Lightest("", (), surely=True)


@attr.frozen(eq=False, repr=False)
class End:
    """One end that the other claims put on what a claim speaks of, with the premises that sum to
    it.
    """

    value: Number
    open: bool
    premises: tuple[Premise, ...]


@attr.frozen(eq=False, repr=False)
class Standing:
    """How a claim stands: the ends that the others put on its figure, where they put any.

    ``quotient`` are the claims that bound what a quotient can be, ``bounding`` those on which it
    puts a bound itself. ``asked`` is false for one that counts as tied because asking would take
    too much work.
    """

    lower: End | None = None
    upper: End | None = None
    quotient: tuple[str, ...] = ()
    exact: bool = False
    bounding: tuple[str, ...] = ()
    asked: bool = True

    @property
    def tied(self) -> bool:
        """Whether the others put a bound on it, or it puts one on them."""
        return (
            self.lower is not None or self.upper is not None or bool(self.quotient or self.bounding)
        )

    @property
    def rests_on(self) -> frozenset[str]:
        """The claims whose figures bound it."""
        ends = [end for end in (self.lower, self.upper) if end is not None]
        return frozenset(premise.statement for end in ends for premise in end.premises).union(
            self.quotient
        )


@attr.frozen(eq=False, repr=False)
class Move(Noun):
    """How far one figure would have to move for the rest of a conflict to hold: ``least`` or at
    most ``bound``.

    ``way`` is ``at least`` or ``at most``; ``open`` where the bound itself is not enough.
    """

    name: str
    way: str
    bound: Number
    open: bool


@attr.frozen(eq=False, repr=False, weakref_slot=False)
class Outcome:
    """All that was found out about one connected set of statements.

    ``tied`` are the statements of claims that others bound, or that bound others. ``moves`` has an
    entry for each conflict. ``repairs`` are the lightest ones at ``repaired``, the widest level in
    conflict, and ``surely`` whether there are no others; ``factor`` is the smallest one on all
    tolerances that makes everything hold. ``agreeing`` are the sources whose own claims are tied to
    one another and hold together. ``met`` are the limits that were met, ``effort`` is what all of
    it cost.
    """

    examined: Examined
    tied: tuple[str, ...]
    moves: tuple[tuple[Move, ...], ...] = ()
    repairs: tuple[Repair, ...] = ()
    repaired: str = ""
    surely: bool = True
    factor: Number | None = None
    agreeing: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    effort: int = 0
