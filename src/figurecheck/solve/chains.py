"""Clashes along time: running counts that fall, spans that hold less or more than the spans inside
or around them.

A flow over a span is the difference of two running counts. What holds between every two
neighbouring points of time, as that parts make their total, holds over every span: the rows in
between are added up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attr

from figurecheck.model.constraint import Monomial, Terms
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import Premise
from figurecheck.solve.stated import StatedEnd, StatedEnds, Sum, span_form

Span = tuple[int, int]


@attr.define(eq=False, repr=False)
class Family:
    """Rows of one rule that say of neighbouring spans what they all say of any: each span's
    premise, by its start.

    ``series`` are what the rows sum, each with its factor, ``others`` the single unknowns beside
    them, whose factors are those of each span.
    """

    key: object
    series: tuple[tuple[str, Number], ...]
    spans: dict[int, tuple[int, Premise, tuple[tuple[Terms, Number], ...]]]
    names: dict[tuple[str, int], Monomial]

    @classmethod
    def of(cls, ends: StatedEnds, terms: Sum, premise: Premise) -> Family | None:
        """The family of a row that is about one span of one or more series; ``None`` for other
        rows.
        """
        series: list[tuple[str, Number]] = []
        others: list[tuple[Terms, Number]] = []
        span: Span | None = None
        names: dict[tuple[str, int], Monomial] = {}
        for key, factor in terms:
            found = ends.span_of(key)
            if found is None:
                others.append((key, factor))
                continue
            (name, start, end), sign = found
            if span is not None and span != (start, end):
                return None
            span = start, end
            series.append((name, exact(factor * sign)))
            for monomial, _ in key:
                names[name, ends.places[monomial[0]][1]] = monomial
        if span is None:
            return None
        series.sort()
        kind = (tuple(series), tuple(sorted((key, factor > 0) for key, factor in others)))
        return cls(kind, tuple(series), {span[0]: (span[1], premise, tuple(others))}, names)

    def take(self, other: Family) -> None:
        """Takes in the span of another row of the family."""
        if other is self:
            return
        for start, span in other.spans.items():
            known = self.spans.get(start)
            if known is None or known[0] > span[0]:
                self.spans[start] = span
        self.names.update(other.names)

    def runs(self) -> dict[int, tuple[int, int]]:
        """For each point of time that a span starts or ends at, the stretch without a gap it is in,
        and its place.
        """
        found: dict[int, tuple[int, int]] = {}
        run = -1
        reached: int | None = None
        for place, start in enumerate(sorted(self.spans)):
            if start != reached:
                run += 1
            reached = self.spans[start][0]
            found.setdefault(start, (run, place))
            if start not in found or found[start][0] != run:
                found[start] = run, place
            found[reached] = run, place + 1
        return found

    def premises(self, start: int, end: int) -> tuple[Premise, ...]:
        """The premises of all spans from one point of time to another one."""
        found: list[Premise] = []
        while start < end:
            start, premise, _ = self.spans[start]
            found.append(premise)
        return tuple(found)


def chained(ends: StatedEnds, family: Family) -> Iterator[tuple[Sum, tuple[Premise, ...]]]:
    """What a family says of every span for which a figure of one of its series is stated."""
    if len(family.series) == 1 and not next(iter(family.spans.values()))[2]:
        return  # that a series does not fall: see ``Series``
    wanted: dict[Span, None] = {}
    least: dict[str, set[Span]] = {name: set(ends.spans.get(name, ())) for name, _ in family.series}
    for spans in least.values():
        wanted.update(dict.fromkeys(spans))
    runs = family.runs()
    for start, end in sorted(wanted):
        if start not in runs or end not in runs or runs[start][0] != runs[end][0]:
            continue
        if (
            not family.spans[start][2]
            and sum((start, end) in spans for spans in least.values()) < len(least) - 1
        ):
            continue  # two series without a figure have no end that this rule could break
        sums: dict[Terms, Number] = {}
        at = start
        while at < end and family.spans[at][2]:
            for key, factor in family.spans[at][2]:
                sums[key] = exact(sums.get(key, 0) + factor)
            at = family.spans[at][0]
        terms = [
            span_form(family.names[name, start], family.names[name, end], factor)
            for name, factor in family.series
        ]
        yield (*terms, *sums.items()), family.premises(start, end)


@attr.frozen(eq=False, repr=False)
class _Stated:
    """The ends that one source, or all of them, put on the spans of a series."""

    lower: Mapping[Span, StatedEnd]
    upper: Mapping[Span, StatedEnd]


class HighestBefore:
    """The highest of the values whose points come before some point; values are added one by one
    (P. Fenwick 1994).
    """

    def __init__(self, points: Sequence[int]) -> None:
        self._points = points
        self._tree: list[tuple[Number, bool, Span] | None] = [None] * (len(points) + 1)

    def add(self, point: int, value: tuple[Number, bool, Span]) -> None:
        """Adds a value at one of the points."""
        place = bisect_left(self._points, point) + 1
        while place < len(self._tree):
            known = self._tree[place]
            if known is None or value > known:
                self._tree[place] = value
            place += place & -place

    def before(self, point: int) -> Span | None:
        """The span of the highest value at a point before this one."""
        place = bisect_left(self._points, point)
        best: tuple[Number, bool, Span] | None = None
        while place:
            known = self._tree[place]
            if known is not None and (best is None or known > best):
                best = known
            place -= place & -place
        return best[2] if best is not None else None


class Series:
    """The spans of one series that figures are stated for, where it is known not to fall."""

    def __init__(self, ends: StatedEnds, name: str, family: Family | None) -> None:
        self._ends = ends
        self._name = name
        self._family = family
        self._runs = family.runs() if family is not None else {}
        self._done: set[str] = set()

    @classmethod
    def of(cls, ends: StatedEnds, families: Iterable[Family]) -> list[Series]:
        """Every series with figures for spans of it."""
        falls = {
            one.series[0][0]: one
            for one in families
            if len(one.series) == 1 and one.series[0][1] == 1
        }
        falls = {name: one for name, one in falls.items() if not next(iter(one.spans.values()))[2]}
        return [cls(ends, name, falls.get(name)) for name in sorted(ends.spans)]

    def clashes(self) -> Iterator[tuple[Premise, ...]]:
        """Figures that are below 0 by themselves, the clashes of each source's own figures, then
        those over all sources.
        """
        spans = self._ends.spans[self._name]
        yield from self._below()
        if len(spans) < 2:
            return
        speaking = sorted(
            {source for key, _ in spans.values() for source in self._ends.speaking(key)}
        )
        for source in [*(speaking if len(speaking) > 1 else ()), ""]:
            stated = self._stated(source)
            self._done = set()
            yield from self._neighbours(stated, end=False)
            yield from self._neighbours(stated, end=True)
            yield from self._tilings(stated)
            yield from self._nested(stated)

    def _below(self) -> Iterator[tuple[Premise, ...]]:
        """Each figure that is below 0, whatever anybody else says."""
        for span, (key, sign) in self._ends.spans[self._name].items():
            for figure in self._ends.figures[key]:
                high = figure.upper if sign > 0 else _turned(figure.lower)
                if high is not None and (high.value < 0 or (high.value == 0 and high.open)):
                    rising = self._rising(span)
                    if rising is not None:
                        yield (*high.premises, *rising)

    def _stated(self, source: str) -> _Stated:
        lower: dict[Span, StatedEnd] = {}
        upper: dict[Span, StatedEnd] = {}
        for span, (key, sign) in self._ends.spans[self._name].items():
            low, high = self._ends.tightest(key, source)
            if sign < 0:
                low, high = _turned(high), _turned(low)
            if low is not None:
                lower[span] = low
            if high is not None:
                upper[span] = high
        return _Stated(lower, upper)

    def _rising(self, *spans: Span) -> tuple[Premise, ...] | None:
        """The premises that nothing in these spans is below 0; ``None`` where that is not known of
        one.
        """
        found: list[Premise] = []
        for start, end in spans:
            if start == end:
                continue
            if self._family is None or start not in self._runs or end not in self._runs:
                return None
            if self._runs[start][0] != self._runs[end][0]:
                return None
            found += self._family.premises(start, end)
        return tuple(found)

    def _told(self, names: Iterable[str]) -> None:
        self._done.update(name for name in names if name)

    def _neighbours(self, stated: _Stated, *, end: bool) -> Iterator[tuple[Premise, ...]]:
        """Spans with one start (or ``end``) in common: each against the next longer one.

        One that is ruled out by another one farther off is told where neither of the two is told
        already.
        """
        groups: dict[int, list[Span]] = {}
        for span in sorted({*stated.lower, *stated.upper}, key=lambda one: (one[1] - one[0], one)):
            groups.setdefault(span[int(end)], []).append(span)
        for group in groups.values():
            before: Span | None = None
            far: list[tuple[Span, Span]] = []
            most: Span | None = None
            for span in group:
                high = stated.upper.get(span)
                if high is not None and before is not None and _above(stated.lower[before], high):
                    yield from self._fall(stated, before, span)
                elif high is not None and most is not None and _above(stated.lower[most], high):
                    far.append((most, span))
                low = stated.lower.get(span)
                if low is not None:
                    before = span
                    if most is None or (low.value, low.open) > (
                        stated.lower[most].value,
                        stated.lower[most].open,
                    ):
                        most = span
            for inner, outer in far:
                if self._done.isdisjoint((stated.lower[inner].name, stated.upper[outer].name)):
                    yield from self._fall(stated, inner, outer)

    def _fall(self, stated: _Stated, inner: Span, outer: Span) -> Iterator[tuple[Premise, ...]]:
        low, high = stated.lower[inner], stated.upper[outer]
        rising = self._rising((outer[0], inner[0]), (inner[1], outer[1]))
        if rising is not None:
            self._told((low.name, high.name))
            yield (*low.premises, *high.premises, *rising)

    def _nested(self, stated: _Stated) -> Iterator[tuple[Premise, ...]]:
        """Spans inside others that share no point of time with them, where neither of the two is
        told already.
        """
        if self._family is None:
            return
        highest = HighestBefore(sorted({end for _, end in stated.lower}))
        inner = sorted(stated.lower)
        found: list[tuple[int, Span, Span]] = []
        for outer in sorted(stated.upper, reverse=True):
            while inner and inner[-1][0] > outer[0]:
                span = inner.pop()
                highest.add(span[1], (stated.lower[span].value, stated.lower[span].open, span))
            best = highest.before(outer[1])
            if best is not None and _above(stated.lower[best], stated.upper[outer]):
                found.append((outer[1] - outer[0], best, outer))
        for _, best, outer in sorted(found):
            if self._done.isdisjoint((stated.lower[best].name, stated.upper[outer].name)):
                yield from self._fall(stated, best, outer)

    def _tilings(self, stated: _Stated) -> Iterator[tuple[Premise, ...]]:
        """Each span against the fewest others that make it up without a gap."""
        spans = sorted({*stated.lower, *stated.upper}, key=lambda one: (one[1] - one[0], one))
        known = frozenset(spans)
        ending: dict[int, list[int]] = {}
        for start, end in spans:
            ending.setdefault(end, []).append(start)
        for span in spans:
            tiles = _tiles(span, known, ending)
            if tiles is None:
                continue
            for inner, outer, way in (
                (stated.lower, stated.upper, 1),
                (stated.upper, stated.lower, -1),
            ):
                whole, parts = outer.get(span), [inner.get(tile) for tile in tiles]
                if whole is None:
                    continue
                chosen = self._enough(
                    whole, [one for one in parts if one is not None], way, len(tiles)
                )
                if chosen is None:
                    continue
                left = [tile for tile, part in zip(tiles, parts, strict=True) if part not in chosen]
                rising = self._rising(*left)
                if rising is not None:
                    self._told((whole.name, *(one.name for one in chosen)))
                    yield (
                        *whole.premises,
                        *(one for part in chosen for one in part.premises),
                        *rising,
                    )

    def _enough(
        self, whole: StatedEnd, parts: Sequence[StatedEnd], way: int, every: int
    ) -> list[StatedEnd] | None:
        """As few of the parts as are more than the whole has (``way`` 1), or all, where they are
        less (-1).
        """
        if way < 0 or self._family is None:
            return list(parts) if len(parts) == every and _more(parts, whole, way) else None
        ordered = sorted(parts, key=lambda one: (-one.value, not one.open, one.name))
        for count in range(1, len(ordered) + 1):
            if _more(ordered[:count], whole, way):
                return ordered[:count]
        return None


def _more(parts: Sequence[StatedEnd], whole: StatedEnd, way: int) -> bool:
    total = exact(sum(one.value for one in parts))
    is_open = whole.open or any(one.open for one in parts)
    return (total - whole.value) * way > 0 or (total == whole.value and is_open)


def _above(low: StatedEnd, high: StatedEnd) -> bool:
    return low.value > high.value or (low.value == high.value and (low.open or high.open))


def _turned(end: StatedEnd | None) -> StatedEnd | None:
    return None if end is None else end._replace(value=-end.value)


def _tiles(
    span: Span, known: frozenset[Span], ending: Mapping[int, Sequence[int]]
) -> list[Span] | None:
    """The fewest spans that make up a span without a gap, from the last one backwards; ``None``
    where none do.
    """
    start, end = span
    after: dict[int, int] = {end: end}
    waiting = [end]
    while waiting:
        following: list[int] = []
        for point in waiting:
            if point != end and (start, point) in known:
                tiles, at = [(start, point)], point
                while at != end:
                    tiles.append((at, after[at]))
                    at = after[at]
                return tiles
        for point in waiting:
            starts = ending.get(point, ())
            for first in starts:
                if start < first and first not in after:
                    after[first] = point
                    following.append(first)
        waiting = following
    return None
