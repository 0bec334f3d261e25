"""Families of derivations: what the figures of named rows and columns come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import attr

from figurecheck.bringing.grounding.arithmetic import evaluated
from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.naming import Line
from figurecheck.bringing.grounding.sources import SourceFigure, SourceTable
from figurecheck.catalogue import collect
from figurecheck.model import limits
from figurecheck.model.interval import Number


@attr.frozen(eq=False)
class Derivation:
    """What some figures come to: the value, the expression over their roles, and what makes the
    figures with these.
    """

    value: Number
    arithmetic: str
    made: Callable[[], tuple[tuple[str, SourceFigure], ...]]

    @property
    def parts(self) -> tuple[tuple[str, SourceFigure], ...]:
        """The figures with their roles, made when somebody asks for them."""
        return self.made()


MADE_OF_OTHERS = frozenset({"percent", "fraction", "multiple"})
"""Kinds of figures that follow from those of columns of another kind."""


FEW_LINES = 3
"""Rows or columns of a table of which a sentence may mean any without naming one: quarters, or
years.
"""


@attr.frozen(eq=False)
class Scope:
    """What is known of the figure for which derivations are sought.

    ``rows`` are those that its sentence names, ``own`` those that the figure speaks of, ``columns``
    the ones named for it. ``words`` are the words of its sentence, folded, and
    ``spoken`` the columns that these name anywhere in it.
    """

    figure: TextFigure
    tables: Sequence[SourceTable]
    rows: tuple[Line, ...]
    own: tuple[Line, ...]
    columns: tuple[Line, ...]
    words: frozenset[str]
    spoken: tuple[Line, ...] = ()
    met: dict[str, None] = attr.field(factory=dict)

    @property
    def whole(self) -> bool:
        """Whether the figure may be how many there are of something: it has no decimals."""
        mention = self.figure.mention
        if mention is None:
            return self.figure.grain >= 1
        return not 0 < mention.digit_unit < mention.scale

    def cells(self, line: Line, columns: Iterable[int] | None = None) -> list[SourceFigure]:
        """The figures of a row, or those of it in some columns."""
        table = self.tables[line[0]]
        wanted = None if columns is None else set(columns)
        return [
            figure
            for cell in table.by_row.get(line[1], ())
            if wanted is None or cell[1] in wanted
            for figure in table.figures(cell)
            if figure.exact
        ]

    def column(self, line: Line) -> list[SourceFigure]:
        """The figures of a column."""
        table = self.tables[line[0]]
        return [
            figure
            for cell in table.by_column.get(line[1], ())
            for figure in table.figures(cell)
            if figure.exact
        ]

    def few(self, columns: Iterable[Line]) -> tuple[Line, ...]:
        """The columns of tables with few rows, of which a sentence that names none may mean any, as
        where each is a quarter.
        """
        return tuple(line for line in columns if len(self.tables[line[0]].by_row) <= FEW_LINES)

    def columns_of(self, table: int) -> tuple[int, ...]:
        """The columns of a table that are named for the figure, or for what it is a share or a
        change of.
        """
        named = self.spoken if self.figure.kind in MADE_OF_OTHERS else self.columns
        return tuple(column for home, column in named if home == table)

    def paired(self, found: Sequence[SourceFigure]) -> Sequence[SourceFigure]:
        """As many figures as are paired with one another; fewer are taken where there are more, and
        that is told.
        """
        if len(found) > limits.GROUNDING_PAIRED:
            self.met["GROUNDING_PAIRED"] = None
            return ()
        return found


@attr.frozen(eq=False)
class DerivationFamily:
    """One family: one module of ``families``, under the name ``FAMILY``; its docstring is its page.

    ``derive`` yields derivations over figures of named rows and columns alone. Families are asked
    in the order of ``rank``, and each pays for those before it. ``scaled`` is whether what follows
    is one figure in another scale or unit.
    """

    name: str
    rank: int
    derive: Callable[[Scope], Iterator[Derivation]]
    scaled: bool = False


@cache
def families() -> tuple[DerivationFamily, ...]:
    """Every family, in the order in which they are asked."""
    found = collect("figurecheck.bringing.grounding.families", "FAMILY", DerivationFamily)
    return tuple(sorted(found, key=lambda one: (one.rank, one.name)))


def derived(arithmetic: str, *parts: tuple[str, SourceFigure]) -> Derivation:
    """A derivation with what its arithmetic comes to."""
    value = evaluated(arithmetic, ((role, one.value) for role, one in parts))
    return Derivation(value, arithmetic, lambda: parts)


def two(figure: TextFigure, one: SourceFigure, other: SourceFigure) -> Iterator[Derivation]:
    """What two figures come to that one of the kind of ``figure`` may be."""
    kind = figure.kind
    if kind in {"percent", "points", "fraction"}:
        yield from _shares(kind, one, other)
        yield from _shares(kind, other, one)
        if one.kind == other.kind == "percent" or kind == "points":
            yield derived("after - before", ("after", one), ("before", other))
        return
    if kind == "multiple":
        yield from _times(one, other)
        yield from _times(other, one)
        return
    if one.kind == "percent" or other.kind == "percent":
        return
    yield derived("part + part", ("part", one), ("part", other))
    yield derived("after - before", ("after", one), ("before", other))
    yield derived("(part + part) / 2", ("part", one), ("part", other))
    if figure.grain < 1 or kind == "bare":
        yield from _times(one, other)
        yield from _times(other, one)


def _shares(kind: str, one: SourceFigure, other: SourceFigure) -> Iterator[Derivation]:
    if not other.value or (one.kind == "percent") != (other.kind == "percent"):
        return
    if one.value * other.value > 0:
        share = "part / whole" if kind == "fraction" else "part / whole * 100"
        yield derived(share, ("part", one), ("whole", other))
    if kind != "fraction" and one.kind != "percent":
        yield derived("(after / before - 1) * 100", ("after", one), ("before", other))


def _times(one: SourceFigure, other: SourceFigure) -> Iterator[Derivation]:
    if other.value:
        yield derived("part / whole", ("part", one), ("whole", other))
