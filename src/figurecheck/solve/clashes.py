"""Finds every clash that one quantity, or one instance of a rule, shows among stated figures.

Each is found by interval arithmetic on the rows of its own rule, whatever else there is, and has
their sum as its proof: no search decides which of them are looked at. What takes several rules is
left to the search for conflicts.

For one quantity each figure that another one rules out is told with the one farthest from it, and
the other pairs are counted. For an instance of a rule the figures of each source are taken by
themselves, then the tightest end of each term over all sources: other choices are variants.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain

import attr

from figurecheck.model.constraint import Row, Statement, Terms
from figurecheck.model.interval import Number, exact
from figurecheck.model.outcome import Conflict
from figurecheck.model.proof import Leaf, Premise, Proof, statements
from figurecheck.solve.cases import cases_ruled_out
from figurecheck.solve.chains import Family, Series, chained
from figurecheck.solve.simplex import Simplex
from figurecheck.solve.stated import StatedEnd, StatedEnds, StatedFigure, Sum, linear, normal, times

Quotients = Mapping[str, tuple[Row, Row]]
"""For each claim of a quotient the rows that the divided and the divisor are at least 0."""


@attr.frozen(eq=False, repr=False)
class Clashes:
    """The clashes that are told, none of which contains another, and the pairs of one quantity that
    are counted.
    """

    told: tuple[Conflict, ...]
    counted: tuple[frozenset[str], ...]


@attr.frozen(eq=False, repr=False)
class _Instance:
    """A sum of quantities that is at least a bound; ``premises`` sum to it, and ``name`` is who
    says it if anybody.
    """

    terms: Sum
    bound: Number
    open: bool
    premises: tuple[Premise, ...]
    name: str = ""


def find_clashes(
    given: Sequence[Statement],
    places: Mapping[str, tuple[str, int]],
    sources: Mapping[str, Sequence[str]],
    quotients: Quotients,
    whole: frozenset[str] = frozenset(),
) -> Clashes:
    """The clashes among statements at one level.

    ``places`` gives the series and the point of time of each running count, ``sources`` who makes
    each claim.
    """
    soft = frozenset(one.name for one in given if one.soft)
    told: dict[frozenset[str], Conflict] = {}
    counted: dict[frozenset[str], None] = {}
    for some in (frozenset[str](), whole):
        ends = StatedEnds(given, places, sources, some)
        if some and not ends.moved:
            break
        look = _Look(given, ends, sources, quotients, soft)
        for conflict in look.found():
            told.setdefault(frozenset(conflict.names), conflict)
        for pair in look.counted:
            counted.setdefault(pair)
    kept = smallest(told)
    return Clashes(
        tuple(kept[names] for names in sorted(kept, key=lambda names: (len(names), sorted(names)))),
        tuple(pair for pair in counted if not any(one <= pair for one in kept)) if counted else (),
    )


def smallest(told: Mapping[frozenset[str], Conflict]) -> dict[frozenset[str], Conflict]:
    """Those that contain no other."""
    kept: dict[frozenset[str], Conflict] = {}
    by_name: dict[str, list[frozenset[str]]] = {}
    for names in sorted(told, key=len):
        near = {id(one): one for name in names for one in by_name.get(name, ())}
        if not names and kept:
            continue
        if frozenset() in kept or any(one < names for one in near.values()):
            continue
        kept[names] = told[names]
        for name in names:
            by_name.setdefault(name, []).append(names)
    return kept


class _Look:
    """One look through all quantities and rules."""

    def __init__(
        self,
        given: Sequence[Statement],
        ends: StatedEnds,
        sources: Mapping[str, Sequence[str]],
        quotients: Quotients,
        soft: frozenset[str],
    ) -> None:
        self._given = given
        self._ends = ends
        self._sources = sources
        self._quotients = quotients
        self._soft = soft
        self.counted: list[frozenset[str]] = []

    def found(self) -> Iterator[Conflict]:
        """Every clash, some of them more than once, some of them larger than others."""
        for premises in self._all():
            leaf = Leaf(merged(premises), exact(sum(one.times * one.row.bound for one in premises)))
            yield self._conflict(leaf)
        for split in cases_ruled_out(self._given, self._ends, self._misses):
            yield self._conflict(split)

    def _conflict(self, proof: Proof) -> Conflict:
        return Conflict(tuple(sorted(statements(proof) & self._soft)), proof)

    def _misses(
        self, terms: Sum, row: Row, premise: Premise, source: str
    ) -> tuple[Premise, ...] | None:
        """The proof that a row of a case cannot hold; ``None`` where nothing rules it out."""
        found = self._reaches(_Instance(terms, row.bound, row.open, (premise,)), source)
        return None if found is None else merged(found)

    def _all(  # noqa: C901 -- each kind of clash in its turn
        self,
    ) -> Iterator[tuple[Premise, ...]]:
        alone = list(self._alone())
        yield from alone
        yield from self._one_quantity()
        yield from self._one_quotient()
        families: dict[object, Family] = {}
        for statement in self._given:
            if statement.cases or not all(map(linear, statement.rows)):
                continue
            for index, row in enumerate(statement.rows):
                if row.end == "nonzero" or not row.terms:
                    continue
                instance = self._instance(statement, index, row)
                if instance is None:
                    continue
                if not statement.soft and not row.bound and not row.open:
                    family = Family.of(self._ends, instance.terms, instance.premises[0])
                    if family is not None:
                        families.setdefault(family.key, family).take(family)
                        continue
                yield from self._of_instance(instance)
        series = Series.of(self._ends, families.values())
        for family in families.values():
            for terms, premises in chained(self._ends, family):
                yield from self._of_instance(_Instance(terms, 0, False, premises))  # noqa: FBT003
        for one in series:
            yield from one.clashes()

    # -- one quantity ------------------------------------------------------------------------------

    def _alone(self) -> Iterator[tuple[Premise, ...]]:
        """Figures that lie outside what rules leave for their quantity, whatever anybody
        else says.
        """
        for key, figures in self._ends.figures.items():
            lower, upper = self._ends.ruled(key)
            for figure in figures:
                for low, high in ((figure.lower, upper), (lower, figure.upper)):
                    if apart(low, high):
                        yield both(low, high)

    def _one_quantity(self) -> Iterator[tuple[Premise, ...]]:
        for figures in self._ends.figures.values():
            yield from self._pairs(figures, both)

    def _one_quotient(self) -> Iterator[tuple[Premise, ...]]:
        """The figures of one quotient, divided and divisor being the same."""
        groups: dict[tuple[Terms, Terms], list[StatedFigure]] = {}
        more: dict[str, tuple[Premise, Terms]] = {}
        for statement in self._given:
            parts = self._quotients.get(statement.name)
            if parts is None or statement.cases or not all(map(linear, statement.rows)):
                continue
            over, under = dict(parts[0].terms), dict(parts[1].terms)
            ends: dict[str, StatedEnd] = {}
            for index, row in enumerate(statement.rows):
                premise = Premise(row, 1, statement.name, index)
                if row.end == "nonzero":
                    more[statement.name] = premise, row.terms
                    continue
                way = 1 if row.end == "lower" else -1
                monomial = min(under)
                factor = dict(row.terms).get(monomial, 0)
                value = exact(
                    Fraction(way * over.get(monomial, 0) - factor) / Fraction(way * under[monomial])
                )
                ends[row.end] = StatedEnd(value, row.open, statement.name, (premise,))
            figure = StatedFigure(statement.name, ends.get("lower"), ends.get("upper"))
            groups.setdefault((parts[0].terms, parts[1].terms), []).append(figure)

        def together(low: StatedEnd, high: StatedEnd) -> tuple[Premise, ...]:
            divisor, _ = more[low.name]
            scale = exact(low.value - high.value)
            return (*low.premises, *high.premises, *(times((divisor,), scale) if scale else ()))

        for figures in groups.values():
            yield from self._pairs(figures, together)

    def _pairs(  # noqa: C901 -- one sweep
        self,
        figures: Sequence[StatedFigure],
        proof: Callable[[StatedEnd, StatedEnd], tuple[Premise, ...]],
    ) -> Iterator[tuple[Premise, ...]]:
        """Each figure that another one rules out with the one farthest from it; the other pairs are
        counted.
        """
        if len(figures) < 2:
            return
        best: dict[str, tuple[Number, bool, StatedEnd, StatedEnd]] = {}
        pairs: dict[frozenset[str], None] = {}
        uppers = sorted((one for one in figures if one.upper is not None), key=_by_upper)
        for figure in figures:
            low = figure.lower
            if low is None:
                continue
            for other in uppers:
                high = other.upper
                if high is None or not apart(low, high):
                    break
                if other.name == figure.name:
                    continue
                pairs[frozenset((figure.name, other.name))] = None
                gap = exact(low.value - high.value)
                for name in (figure.name, other.name):
                    known = best.get(name)
                    if known is None or gap > known[0]:
                        best[name] = gap, False, low, high
        told: dict[frozenset[str], tuple[StatedEnd, StatedEnd]] = {}
        for name in sorted(best):
            _, _, low, high = best[name]
            told.setdefault(frozenset((low.name, high.name)), (low, high))
        self.counted += [pair for pair in pairs if pair not in told]
        for low, high in told.values():
            yield proof(low, high)

    # -- one instance of a rule --------------------------------------------------------------------

    def _instance(self, statement: Statement, index: int, row: Row) -> _Instance | None:
        """A row as a sum of quantities; ``None`` where it is about one, whose ends are known
        already.
        """
        premise = Premise(row, 1, statement.name, index)
        key = normal(row.terms)[0]
        stated = statement.soft and not row.given and key in self._ends.figures
        if len(key) == 1 or (stated and self._ends.span_of(key) is not None):
            return None
        terms = self._quotient(statement.name, row) or self._ends.split(row.terms)
        if terms is None or (len(terms) == 1 and statement.soft):
            return None
        return _Instance(
            terms, row.bound, row.open, (premise,), statement.name if statement.soft else ""
        )

    def _quotient(self, name: str, row: Row) -> Sum | None:
        """The row of a quotient as a sum of what is divided and what divides, as they are spoken
        of.
        """
        parts = self._quotients.get(name)
        if parts is None or not parts[1].terms:
            return None
        way = 1 if row.end == "lower" else -1
        rest = dict(row.terms)
        for monomial, factor in parts[0].terms:
            rest[monomial] = rest.get(monomial, 0) - way * factor
        first, factor = parts[1].terms[0]
        scale = exact(Fraction(rest.get(first, 0)) / factor)
        one, other = self._ends.split(parts[0].terms), self._ends.split(parts[1].terms)
        if one is None or other is None:
            return None
        found: dict[Terms, Number] = {}
        for key, factor in chain(
            ((key, way * factor) for key, factor in one), ((key, scale * f) for key, f in other)
        ):
            found[key] = exact(found.get(key, 0) + factor)
        return tuple((key, factor) for key, factor in found.items() if factor)

    def _of_instance(self, instance: _Instance) -> Iterator[tuple[Premise, ...]]:
        """What an instance shows: each source by itself, then the tightest ends over all of
        them.
        """
        stated = [key for key, _ in instance.terms if self._ends.figures.get(key)]
        if not stated:
            return
        if len(stated) < len(instance.terms) and len(instance.terms) > 2 and self._folded(instance):
            yield from self._by_simplex(instance)
            return
        overall = self._reaches(instance, "")
        if overall is None:
            return
        speaking = sorted({source for key in stated for source in self._ends.speaking(key)})
        if instance.name:
            speaking = [one for one in speaking if one in self._sources.get(instance.name, (one,))]
        for source in speaking if len(speaking) > 1 else ():
            found = self._reaches(instance, source)
            if found is not None:
                yield found
        yield overall

    def _reaches(self, instance: _Instance, source: str) -> tuple[Premise, ...] | None:
        """The proof that the ends of a source leave less for the sum than it must be; ``None``
        where they do not.
        """
        most: Number = 0
        is_open = instance.open
        used: list[tuple[Number, StatedEnd, StatedEnd | None]] = []
        for key, factor in instance.terms:
            side = 1 if factor > 0 else 0
            stated, ruled = self._ends.tightest(key, source)[side], self._ends.ruled(key)[side]
            end = tighter_of(stated, ruled, side)
            if end is None:
                return None
            most += factor * end.value
            is_open = is_open or end.open
            used.append((factor, end, ruled))
        if not (most < instance.bound or (most == instance.bound and is_open)):
            return None
        used = _fewest(used, instance.bound, most, is_open=instance.open)
        return (
            *instance.premises,
            *(
                one
                for factor, end, _ in used
                for one in times(end.premises, factor if factor > 0 else -factor)
            ),
        )

    def _folded(self, instance: _Instance) -> bool:
        """Whether several spans of one series take part in a sum: figures may be stated for those
        that they make up.
        """
        points: dict[str, set[int]] = {}
        for key, _ in instance.terms:
            for monomial, _ in key:
                if monomial[0] in self._ends.places:
                    series, point = self._ends.places[monomial[0]]
                    points.setdefault(series, set()).add(point)
        return any(len(several) > 2 for several in points.values())

    def _by_simplex(self, instance: _Instance) -> Iterator[tuple[Premise, ...]]:
        """The same for a sum whose quantities lie within one another, decided with all figures
        about its unknowns.
        """
        unknowns = {monomial for key, _ in instance.terms for monomial, _ in key}
        keys = self._keys_within(unknowns)
        speaking = sorted({source for key in keys for source in self._ends.speaking(key)})
        for source in [*(speaking if len(speaking) > 1 else ()), ""]:
            simplex, rows = Simplex(), list[tuple[Row, Premise]]()
            for premise in instance.premises:
                rows.append((premise.row, premise))
            for key in keys:
                for end in (*self._ends.tightest(key, source), *self._ends.ruled(key)):
                    if end is not None:
                        rows += [(one.row, one) for one in end.premises]
            numbers = [simplex.add(row.terms, row.bound, strict=row.open) for row, _ in rows]
            certificate = simplex.check(numbers)
            for number in numbers if certificate is not None else ():
                if certificate is not None and number in certificate:
                    less = simplex.check([one for one in certificate if one != number])
                    certificate = certificate if less is None else less
            if certificate is not None and not certificate.keys().isdisjoint(
                numbers[: len(instance.premises)]
            ):
                yield tuple(
                    next(times((attr.evolve(rows[number][1], times=1),), taken))
                    for number, taken in sorted(certificate.items())
                )

    def _keys_within(self, unknowns: Collection[tuple[str, ...]]) -> list[Terms]:
        """The forms that figures are stated for, of these unknowns alone."""
        found = [((one, 1),) for one in sorted(unknowns)]
        keys: list[Terms] = [
            key for key in found if key in self._ends.figures or key in self._ends.hard
        ]
        points: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for one in unknowns:
            place = self._ends.places.get(one[0])
            if place is not None:
                points.setdefault(place[0], []).append((place[1], one))
        for series, several in points.items():
            days = sorted(day for day, _ in several)
            for start in days:
                for end in days:
                    known = (
                        self._ends.spans.get(series, {}).get((start, end)) if start < end else None
                    )
                    keys += [known[0]] if known else []
        return keys


def _fewest(
    used: Sequence[tuple[Number, StatedEnd, StatedEnd | None]],
    bound: Number,
    most: Number,
    *,
    is_open: bool,
) -> list[tuple[Number, StatedEnd, StatedEnd | None]]:
    """The ends with rules' in place of stated ones wherever the sum still falls short: those that
    cost least first.
    """
    chosen = list(used)
    cost = [
        (abs(exact(factor * (ruled.value - end.value))), index)
        for index, (factor, end, ruled) in enumerate(used)
        if ruled is not None and end.name
    ]
    for _, index in sorted(cost):
        factor, _, ruled = chosen[index]
        if ruled is None:
            continue
        tried = [*chosen[:index], (factor, ruled, ruled), *chosen[index + 1 :]]
        most = exact(sum(one * end.value for one, end, _ in tried))
        if most < bound or (most == bound and (is_open or any(end.open for _, end, _ in tried))):
            chosen = tried
    return chosen


def tighter_of(stated: StatedEnd | None, ruled: StatedEnd | None, side: int) -> StatedEnd | None:
    """The tighter of what is stated and what rules say; of two alike the rules'."""
    if stated is None or ruled is None:
        return ruled if stated is None else stated
    way = 1 - 2 * side
    mine, its = (way * stated.value, stated.open), (way * ruled.value, ruled.open)
    return stated if mine > its else ruled


def apart(low: StatedEnd | None, high: StatedEnd | None) -> bool:
    """Whether no number is at least the one and at most the other."""
    if low is None or high is None:
        return False
    return low.value > high.value or (low.value == high.value and (low.open or high.open))


def both(low: StatedEnd | None, high: StatedEnd | None) -> tuple[Premise, ...]:
    """The premises of two ends."""
    return (*(low.premises if low else ()), *(high.premises if high else ()))


def _by_upper(figure: StatedFigure) -> tuple[Number, bool, str]:
    end = figure.upper
    return (0, False, figure.name) if end is None else (end.value, not end.open, figure.name)


def merged(premises: Iterable[Premise]) -> tuple[Premise, ...]:
    """The premises, those that are one row taken together."""
    found: dict[object, Premise] = {}
    for index, one in enumerate(premises):
        key: object = (one.statement, one.index) if one.statement else index
        known = found.get(key)
        found[key] = (
            one if known is None else attr.evolve(one, times=exact(known.times + one.times))
        )
    return tuple(found.values())
