"""A kind of relation between the lines of a table, and one such relation that was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attr

from figurecheck.bringing.tables.lines import TableLines

HELD, BROKE, LOOSE, UNCHECKED, TRIVIAL = "held", "broke", "loose", "unchecked", "trivial"
"""How a relation stands where a line crosses it. Loose is off by more than rounding usually does,
yet it can be.
"""


@attr.frozen
class LineOutcome:
    """How a relation stands at one crossing line.

    ``difference`` is what the figure has too much, in units of the grid, ``widest`` the most that
    rounding can do.
    """

    kind: str
    difference: int = 0
    widest: int = 0


@attr.frozen(eq=False)
class Candidate:
    """A relation that may hold between lines: ``whole`` is what ``shape`` makes of ``parts``, each
    with its sign.

    ``base`` is the crossing line that all shares are shares of, for a shape that has one. ``scale``
    is by how much the whole is larger than the ratio that it is: 100 for percentages. ``before`` is
    whether the figure ahead of the whole's, on the same line, takes part.
    """

    shape: TableShape
    lines: TableLines
    whole: int
    parts: tuple[int, ...]
    signs: tuple[int, ...] = ()
    cue: bool = False
    base: int | None = None
    scale: int = 100
    before: bool = False

    def at(self, cross: int) -> LineOutcome:
        """How it stands at a crossing line."""
        return self.shape.test(self, cross)

    def cells(self, cross: int) -> list[tuple[int, int]]:
        """The row and column of each figure in it at a crossing line, the whole first."""
        found = [self.lines.cell(line, cross) for line in (self.whole, *self.parts)]
        if self.before:
            return [*found, self.lines.cell(self.whole, self.lines.ahead(self.whole, cross) or 0)]
        return found if self.base is None else [*found, self.lines.cell(self.parts[0], self.base)]


@attr.frozen
class TableShape:
    """One kind: one module of ``bringing/tables/finding``, under the name ``SHAPE``.

    ``find`` yields candidates among the lines that may be taken; ``test`` says how one stands at a
    crossing line; ``states`` spells it there, of the names that its cells have. ``percent`` is
    whether the whole is a ratio of its parts, and ``target`` what the whole and its parts come to
    together, for a shape without a figure that is their sum. ``sums`` is whether the whole is the
    sum of its parts and nothing else, ``dear`` how many bits more than its like it has to bring.
    ``added`` to the whole makes a ratio of its two figures: 1 for a change, which is the ratio
    less 1.
    """

    name: str
    find: Callable[[TableLines, tuple[int, ...]], Iterator[Candidate]]
    test: Callable[[Candidate, int], LineOutcome]
    states: Callable[[Candidate, int, Callable[[int, int], str]], str]
    told: Callable[[Candidate], str]
    percent: bool = False
    target: int | None = None
    sums: bool = False
    dear: int = 0
    added: int = 0


@attr.frozen(eq=False)
class Relationship:
    """A candidate with how it stands at each crossing line, and what speaks for it, in bits.

    ``rounded`` are the lines among ``held`` at which it holds only thanks to rounding.
    """

    candidate: Candidate
    held: tuple[int, ...]
    broke: tuple[int, ...]
    loose: tuple[int, ...]
    unchecked: tuple[int, ...]
    rounded: frozenset[int]
    bits: int

    @property
    def figures(self) -> int:
        """How many figures were looked at to weigh it."""
        asked = len(self.held) + len(self.broke) + len(self.loose) + len(self.unchecked)
        return (asked + 1) * (len(self.candidate.parts) + 1)

    @property
    def exact(self) -> int:
        """At how many lines it holds to the last digit."""
        return len(self.held) - len(self.rounded)

    def is_exact(self, cross: int) -> bool:
        """Whether it holds to the last digit, nine times in ten, where the figures are as fine as
        at a crossing line: counts do so beside percentages that were rounded.
        """
        lines, whole = self.candidate.lines, self.candidate.whole
        fine = lines.is_fine(whole, cross)
        alike = [one for one in self.held if lines.is_fine(whole, one) == fine] or self.held
        off = sum(one in self.rounded for one in alike)
        return 10 * off <= len(alike)

    @property
    def strength(self) -> tuple[int, bool, int]:
        """Sorts relations: those that hold more often and break less, then those whose label says
        so, then by bits.
        """
        return len(self.held) - 2 * len(self.broke), self.candidate.cue, self.bits
