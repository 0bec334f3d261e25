"""What rows stand for, as whole numbers: each distinct figure and each distinct window is read
once, by the core.

A row's reading depends on its figure, measure and source, its window on its days: so each is asked
of the core with the first row that has it. Plain whole numbers of one length and one last digit
other than 0 are read alike but for their value, which a law holds the core to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attr

from figurecheck.bulk import sizes
from figurecheck.bulk.facts import FARTHEST, NO_END, NO_START, OTHERWISE
from figurecheck.model.algebra import multiplies, terms_of
from figurecheck.model.claim import HELD, Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.finding import Problem
from figurecheck.model.interval import Interval, magnitude
from figurecheck.model.measure import Measure
from figurecheck.model.record import Field, Place, Record
from figurecheck.model.statistic import TOTAL
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.claims.smallest_units import is_finer
from figurecheck.reading.data import ReadingData

PLAIN = re.compile(r"[+-]?[0-9][0-9.,]*")
"""A figure that is a bare numeral, whose reading cannot depend on its days."""

ALIKE = re.compile(r"[1-9][0-9]{2,10}[1-9]|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}(?<!0)")
"""A whole number of at most twelve digits that is read as any other of its length and last digit
is.
"""

READ_BY = ("quantity", "statistic", "status", "exact", "rounded_to", "rounding", "replaces")
"""The fields beside figure, measure and source that a reading depends on, or the part a claim
takes.
"""

FINEST = 1_000_000
"""Into how many parts a unit is taken that is not counted in whole things."""

Ends = tuple[int, int, int, int]
"""Both ends of the rounded reading, then of the literal one, drawn inwards."""


class ClaimRow(NamedTuple):
    """A claim's record, with the source that says it and the line it stands on."""

    record: Record
    source: str
    line: int


class Understood(NamedTuple):
    """What a row stands for; ``measure`` is an id, ``flags`` as in a facts file."""

    measure: str
    window: tuple[int, int]
    ends: Ends
    flags: int


@attr.frozen(eq=False, repr=False)
class _Said:
    """What a figure is read as: its ends, or where it is one of many alike, their distances from
    its value.
    """

    measure: str
    ends: Ends
    flags: int
    scale: int


class Numbers:
    """Reads rows, and remembers what it has read.

    ``ties`` are the measures that one claim names together, ``joins`` says whether a claim names
    places of its own, and ``finer`` has for each measure a record that says amounts of it are not
    in whole smallest units.
    """

    def __init__(self, records: Sequence[tuple[str, Record]], data: ReadingData | None) -> None:
        self._records = [(file, (record,)) for file, record in records]
        self._data = data
        self.known: Claims = assemble(self._records, (), {}, data)
        self._dimensions = {
            name for one in self.known.measures.values() for name, _ in one.dimensions
        }
        self._said: dict[object, _Said] = {}
        self._windows: dict[object, tuple[int, int, int]] = {}
        self._refused: dict[object, Problem] = {}
        self._unlike: set[object] = set()
        self.ties: dict[tuple[str, ...], None] = {}
        sides = [
            side for one in self.known.relations for side in (one.states.left, one.states.right)
        ]
        self.joins = any(term.members for side in sides for term, _ in terms_of(side))
        self.finer: dict[str, Record] = {}
        self._classes: dict[str, object] = {}

    def members(self, record: Record) -> tuple[tuple[str, str], ...]:
        """The fields that say where, in the order written."""
        return tuple((one.name, one.value) for one in record.fields[1:] if self._is_place(one.name))

    def _is_place(self, name: str) -> bool:
        return name in {"where", "by"} or name in self._dimensions

    def read(self, rows: Sequence[ClaimRow]) -> Iterator[Understood | Problem]:
        """What each row stands for, or what is wrong with it, in their order."""
        for store in (self._said, self._windows, self._refused):
            if len(store) > sizes.READINGS_KEPT:
                store.clear()
        before, keys = -1, list[tuple[object, object]]()
        while before != len(self._unlike):
            before = len(self._unlike)
            keys = [self._keys(row) for row in rows]
            self._learn(rows, keys)
        for row, (said, days) in zip(rows, keys, strict=True):
            wrong = (
                self._refused.get(said)
                or self._refused.get(days)
                or self._refused.get((said, days))
            )
            if wrong is not None:
                yield wrong
                continue
            found, (start, end, loose) = self._said[said], self._windows[days]
            ends = found.ends
            if found.scale:
                value = int(_text(row.record, "figure").replace(",", "")) * found.scale
                ends = (ends[0] + value, ends[1] + value, ends[2] + value, ends[3] + value)
            yield Understood(found.measure, (start, end), ends, found.flags | loose)

    def _keys(self, row: ClaimRow) -> tuple[object, object]:
        """What the reading of a row depends on, and what its window does."""
        values = {one.name: one.value for one in row.record.fields}
        figure, measure = values.get("figure", ""), values.get("measure", "")
        beside = tuple((name, values[name]) for name in READ_BY if name in values)
        known = self._class(row.source)
        days = (measure, values.get("when"), values.get("as_of"), values.get("since"))
        own = row.source if "since" in values or values.get("when") == "undated" else None
        window = ("days", *days, own, "quantity" in values)
        if not PLAIN.fullmatch(figure) or "quantity" in values or "statistic" in values:
            return (
                "figure",
                measure,
                known,
                beside,
                figure,
                window,
                self.members(row.record),
            ), window
        alike = ("alike", measure, known, beside, len(figure), figure[-1], "," in figure)
        if ALIKE.fullmatch(figure) and alike not in self._unlike:
            return alike, window
        return ("figure", measure, known, beside, figure), window

    def _class(self, source: str) -> object:
        """What of a source the reading of a figure depends on."""
        found = self._classes.get(source)
        if found is None:
            known = self.known.sources.get(source)
            found = None if known is None else (known.numbers, known.exact, known.said_by)
            if len(self._classes) > sizes.READINGS_KEPT:
                self._classes.clear()
            self._classes[source] = found
        return found

    def _learn(self, rows: Sequence[ClaimRow], keys: Sequence[tuple[object, object]]) -> None:
        """Has the core read the first row of each figure and window that is not known yet.

        A row that is refused says nothing of its window where its figure is at fault, nor the other
        way round: so what is still not known is asked again with another row.
        """
        while True:
            asked: list[int] = []
            seen: set[object] = set()
            for index, (said, days) in enumerate(keys):
                if not {said, days, (said, days)}.isdisjoint(self._refused):
                    continue
                new = {
                    one
                    for one, store in ((said, self._said), (days, self._windows))
                    if one not in store
                }
                if new and not new <= seen:
                    seen |= new
                    asked.append(index)
            if not asked:
                return
            self._ask([rows[index] for index in asked], [keys[index] for index in asked])

    def _ask(self, rows: Sequence[ClaimRow], keys: Sequence[tuple[object, object]]) -> None:
        named = [_named(row, number) for number, row in enumerate(rows)]
        found = assemble(
            (*self._records, *((_file(one), (one,)) for one in named)), (), {}, self._data
        )
        claims = {one.name: one for one in found}
        several: dict[int, int] = {}
        for one in found:
            several[id(one.record)] = several.get(id(one.record), 0) + 1
        wrong = {
            one.labels[0].place: one
            for one in found.problems
            if one.labels and one.severity != "note"
        }
        for number, (row, record, (said, days)) in enumerate(zip(rows, named, keys, strict=True)):
            claim = claims.get(f"{row.source}/{_id(number)}")
            if claim is None:
                self._refuse(record, wrong, said, days)
                continue
            self._windows[days] = _window(found, claim)
            flags = 0 if several[id(claim.record)] == 1 and _is_plain(claim) else OTHERWISE
            self._note(found, claim, row.record)
            measure = found.measure(terms_of(claim.quantity)[0][0].measure)
            if measure is None:
                raise KeyError(claim.name)
            scale = parts_of(measure)
            ends = ends_of(claim, measure)
            alike = isinstance(said, tuple) and said[0] == "alike"
            if alike:
                value = int(claim.figure.text.replace(",", "")) * scale
                ends = (ends[0] - value, ends[1] - value, ends[2] - value, ends[3] - value)
            self._said[said] = _Said(measure.id, ends, flags, scale if alike else 0)

    def _refuse(
        self, record: Record, wrong: Mapping[Place, Problem], said: object, days: object
    ) -> None:
        """Notes what is wrong with a row: with its figure, its days, or both together."""
        if (
            isinstance(said, tuple) and said[0] == "alike"
        ):  # what is wrong is told of each figure in its own words
            self._unlike.add(said)
        for field in record.fields:
            problem = wrong.get(field.place)
            if problem is not None:
                key = days if field.name in {"when", "as_of", "since"} else said
                self._refused[
                    (said, days) if field.name not in {"figure", "when", "as_of", "since"} else key
                ] = problem
                return
        headline = f"claim `{record.id}` cannot be read"
        self._refused[said, days] = Problem("FC008", headline, ())

    def _note(self, found: Claims, claim: Claim, record: Record) -> None:
        """Keeps what a claim means for others: measures and places it names together, amounts that
        are not whole.
        """
        terms = [term for term, _ in terms_of(claim.quantity)]
        measures = {one.id for term in terms if (one := found.measure(term.measure)) is not None}
        if len(measures) > 1:
            self.ties.setdefault(tuple(sorted(measures)))
        self.joins = self.joins or any(term.members for term in terms)
        if is_finer(claim) or multiplies(claim.quantity):
            for name in measures:
                self.finer.setdefault(name, record)


def parts_of(measure: Measure) -> int:
    """Into how many parts the unit of a measure is taken: whole things are not taken apart."""
    return 1 if measure.unit.counted else FINEST


def ends_of(claim: Claim, measure: Measure) -> Ends:
    """The ends of a claim's reading as a facts file has them."""
    scale = parts_of(measure)
    (lo, hi), (llo, lhi) = (
        _inwards(one, scale) for one in (claim.reading.rounded, claim.reading.literal)
    )
    return lo, hi, llo, lhi


def _inwards(interval: Interval, scale: int) -> tuple[int, int]:
    lower, upper = -FARTHEST, FARTHEST
    if interval.lower is not None:
        exact = Fraction(interval.lower) * scale
        lower = -(-exact.numerator // exact.denominator)
        lower += interval.lower_open and lower == exact
    if interval.upper is not None:
        exact = Fraction(interval.upper) * scale
        upper = exact.numerator // exact.denominator
        upper -= interval.upper_open and upper == exact
    return max(-FARTHEST, min(FARTHEST, lower)), max(-FARTHEST, min(FARTHEST, upper))


def _is_plain(claim: Claim) -> bool:
    """Whether it is a total of one measure, held, in its own place, and no correction of
    another.
    """
    quantity = claim.quantity
    plain = isinstance(quantity, Term) and quantity.window is None and not quantity.members
    held = claim.status in HELD and not claim.replaces
    return plain and held and claim.statistic == TOTAL and not _far(claim)


def _far(claim: Claim) -> bool:
    ends = (
        end
        for one in (claim.reading.rounded, claim.reading.literal)
        for end in (one.lower, one.upper)
    )
    return any(end is not None and magnitude(end) * FINEST >= FARTHEST for end in ends)


def _window(found: Claims, claim: Claim) -> tuple[int, int, int]:
    """The first day and the day behind the last, and whether the screen understands them."""
    window, quantity = claim.window, claim.quantity
    measure = found.measure(quantity.measure) if isinstance(quantity, Term) else None
    if window is None or measure is None:
        return NO_START, NO_END, OTHERWISE
    start = NO_START if window.start is None else window.start
    end = NO_END if window.end is None else window.end
    fits = window.plain and (measure.adds_over_time or window.days == 1)
    return start, end, 0 if fits else OTHERWISE


def _named(row: ClaimRow, number: int) -> Record:
    """The record under an id that no other of those asked at once has, and with its source."""
    first, *rest = row.record.fields
    kept = (one for one in rest if one.name not in {"source", "replaces"})
    head = Field(first.name, _id(number), first.place)
    return Record((head, *kept, Field("source", row.source, first.place)))


def _id(number: int) -> str:
    return f"row-{number}"


def _file(record: Record) -> str:
    return record.place.file


def _text(record: Record, name: str) -> str:
    field = record.get(name)
    return field.value if field is not None else ""


def counted(problems: Iterable[Problem]) -> int:
    """How many problems are graver than a note."""
    return sum(one.severity != "note" for one in problems)
