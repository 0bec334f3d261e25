"""The ends that figures put on single quantities, by the quantity: what clashes are looked
for in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from figurecheck.model.constraint import Monomial, Row, Statement, Terms, collected
from figurecheck.model.interval import Number, exact, magnitude
from figurecheck.model.proof import Premise
from figurecheck.solve.whole import rounded

Span = tuple[str, int, int]
"""A series that goes on in time, and the points of time between which it is taken."""

Sum = tuple[tuple[Terms, Number], ...]
"""Quantities by their forms, each with its factor."""


class StatedEnd(NamedTuple):
    """One end of a quantity: the premises sum to *quantity >= value*, or, of an upper one, to
    *-quantity >= -value*.

    ``name`` is the soft statement that says it, empty where rules do.
    """

    value: Number
    open: bool
    name: str
    premises: tuple[Premise, ...]


class StatedFigure(NamedTuple):
    """What one soft statement says of a quantity; either end may be missing."""

    name: str
    lower: StatedEnd | None
    upper: StatedEnd | None


def normal(terms: Terms) -> tuple[Terms, Number]:
    """A form with 1 as its first factor, and the factor by which the given one is larger."""
    scale = terms[0][1]
    if scale == 1:
        return terms, 1
    return tuple((monomial, exact(Fraction(factor) / scale)) for monomial, factor in terms), scale


def linear(row: Row) -> bool:
    """Whether no product of unknowns takes part."""
    return all(len(monomial) == 1 for monomial, _ in row.terms)


class StatedEnds:
    """The ends of all quantities for which figures are stated, over all sources and for each by
    itself.

    ``places`` gives, for running counts, the series and the point of time; ``whole`` are the
    unknowns whose ends are moved to the next whole number, none to leave them as they are.
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        places: Mapping[str, tuple[str, int]],
        sources: Mapping[str, Sequence[str]],
        whole: frozenset[str] = frozenset(),
    ) -> None:
        self.places = places
        self.whole = whole
        self.moved = False
        self.figures: dict[Terms, list[StatedFigure]] = {}
        self.hard: dict[Terms, list[StatedFigure]] = {}
        self._sources = sources
        self._tightest: dict[tuple[Terms, str], tuple[StatedEnd | None, StatedEnd | None]] = {}
        for statement in statements:
            if statement.cases or not statement.rows or not all(map(linear, statement.rows)):
                continue
            self._take(statement)
        self.spans: dict[str, dict[tuple[int, int], tuple[Terms, int]]] = {}
        for key in self.figures:
            span = self.span_of(key)
            if span is not None:
                (series, start, end), sign = span
                self.spans.setdefault(series, {})[start, end] = key, sign

    def _take(self, statement: Statement) -> None:
        keys = {normal(row.terms)[0] for row in statement.rows if row.terms}
        if len(keys) != 1 or any(not row.terms or row.given for row in statement.rows):
            return
        (key,) = keys
        if not statement.soft and len(key) > 1:
            return
        ends: list[StatedEnd | None] = [None, None]
        for index, row in enumerate(statement.rows):
            premise, moved = self._premise(row, statement.name, index)
            scale = normal(moved.terms)[1]
            value = exact(Fraction(moved.bound) / Fraction(scale))
            size = magnitude(scale)
            used = times((premise,), 1 if size == 1 else exact(1 / Fraction(size)))
            end = StatedEnd(
                value, moved.open, statement.name if statement.soft else "", tuple(used)
            )
            side = 0 if scale > 0 else 1
            ends[side] = tighter(ends[side], end, 1 - 2 * side)
        (self.figures if statement.soft else self.hard).setdefault(key, []).append(
            StatedFigure(statement.name, *ends)
        )

    def _premise(self, row: Row, name: str, index: int) -> tuple[Premise, Row]:
        premise = Premise(row, 1, name, index)
        if self.whole:
            moved = rounded(row, self.whole)
            if moved is not row:
                self.moved = True
                return Premise(moved, 1, rounded=(premise,)), moved
        return premise, row

    def tightest(self, key: Terms, source: str = "") -> tuple[StatedEnd | None, StatedEnd | None]:
        """The tightest ends that a source, or where none is named anybody, puts on a form."""
        found = self._tightest.get((key, source))
        if found is None:
            lower: StatedEnd | None = None
            upper: StatedEnd | None = None
            for figure in self.figures.get(key, ()):
                if not source or source in self._sources.get(figure.name, ()):
                    lower, upper = tighter(lower, figure.lower, 1), tighter(upper, figure.upper, -1)
            found = self._tightest[key, source] = lower, upper
        return found

    def speaking(self, key: Terms) -> set[str]:
        """The sources that state a figure for a form."""
        return {
            source
            for figure in self.figures.get(key, ())
            for source in self._sources.get(figure.name, ())
        }

    def ruled(self, key: Terms) -> tuple[StatedEnd | None, StatedEnd | None]:
        """The ends that rules put on a form of one unknown."""
        lower: StatedEnd | None = None
        upper: StatedEnd | None = None
        for figure in self.hard.get(key, ()):
            lower, upper = tighter(lower, figure.lower, 1), tighter(upper, figure.upper, -1)
        return lower, upper

    # -- running counts ----------------------------------------------------------------------------

    def span_of(self, key: Terms) -> tuple[Span, int] | None:
        """The span a form is about, and whether the form is what comes within it (1) or that turned
        round (-1).
        """
        if len(key) != 2 or key[0][1] != -key[1][1]:
            return None
        (one, factor), (other, _) = key
        first, second = self.places.get(one[0]), self.places.get(other[0])
        if first is None or second is None or first[0] != second[0] or first[1] == second[1]:
            return None
        start, end = sorted((first[1], second[1]))
        later = 1 if first[1] == end else -1
        return (first[0], start, end), later if factor > 0 else -later

    def split(self, terms: Terms) -> Sum | None:
        """A sum of unknowns as one of quantities: single unknowns, and spans where running counts
        take part.
        """
        counts: dict[str, list[tuple[int, Monomial, Number]]] = {}
        found: list[tuple[Terms, Number]] = []
        for monomial, factor in terms:
            place = self.places.get(monomial[0])
            if place is None:
                found.append((((monomial, 1),), factor))
            else:
                counts.setdefault(place[0], []).append((place[1], monomial, factor))
        for several in counts.values():
            several.sort()
            spans: list[tuple[Monomial, Monomial, Number]] = []
            height: Number = 0
            for (_, one, factor), (_, other, _) in pairwise(several):
                height = exact(height - factor)
                if height:
                    spans.append((one, other, height))
            if height != several[-1][2]:
                return None
            found += [span_form(start, end, factor) for start, end, factor in spans]
        return tuple(found)


def span_form(start: Monomial, end: Monomial, factor: Number) -> tuple[Terms, Number]:
    """What comes between two running counts, as a form with its factor."""
    key, scale = normal(collected(((end, 1), (start, -1))))
    return key, exact(factor * scale)


def tighter(one: StatedEnd | None, other: StatedEnd | None, way: int) -> StatedEnd | None:
    """The tighter of two lower ends (``way`` 1) or two upper ones (-1); of two alike the one whose
    name comes first.
    """
    if one is None or other is None:
        return other if one is None else one
    mine, its = (way * one.value, one.open), (way * other.value, other.open)
    if mine != its:
        return one if mine > its else other
    return one if one.name <= other.name else other


def times(premises: Iterable[Premise], factor: Number) -> Iterator[Premise]:
    """The premises, taken so many times as often."""
    for one in premises:
        taken = one.times if factor == 1 else exact(one.times * factor)
        yield Premise(one.row, taken, one.statement, one.index, one.case, one.factors, one.rounded)
