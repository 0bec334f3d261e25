"""Finds out all there is to know about one connected set of statements: the unit of work."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import attr

from figurecheck.errors import UsageError
from figurecheck.model import limits
from figurecheck.model.constraint import Row, Statement
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Number
from figurecheck.model.names import is_relation
from figurecheck.model.outcome import Conflict, Examined, Move, Outcome, Standing
from figurecheck.model.proof import statements
from figurecheck.solve.blocks import blocks
from figurecheck.solve.clashes import Clashes, find_clashes
from figurecheck.solve.coverage import agree, standings, tied, together
from figurecheck.solve.decide import Decider
from figurecheck.solve.effort import Budget
from figurecheck.solve.examine import examine
from figurecheck.solve.joining import joined
from figurecheck.solve.quick import WAYS, witness
from figurecheck.solve.repair import find_moves
from figurecheck.solve.tolerance import smallest_factor

Given = TypeVar("Given")
Found = TypeVar("Found")


@attr.frozen(eq=False, repr=False, kw_only=True)
class Part:
    """One connected set of statements at each level, with what is needed to weigh and to tell them.

    ``forms`` gives, for each claim that is no quotient, the row whose terms are what it speaks of;
    ``middles`` what the figure as written says of that sum; ``quotients`` what the others divide by
    what; ``weights`` what it takes to doubt a soft statement; ``sources`` the statements each
    source makes; ``places`` the series and the point of time of each running count.
    """

    levels: Mapping[str, tuple[Statement, ...]]
    whole: frozenset[str]
    forms: Mapping[str, Row]
    middles: Mapping[str, Number]
    quotients: Mapping[str, tuple[Row, Row]]
    weights: Mapping[str, Number]
    sources: tuple[tuple[str, tuple[str, ...]], ...]
    places: Mapping[str, tuple[str, int]]
    quick: tuple[str, ...] = WAYS

    def at(self, level: str) -> Sequence[Statement]:
        """Its statements at one of the three levels."""
        return self.levels[level]

    @property
    def content(self) -> Hashable:
        """All that its outcome can depend on: parts of the same content have the same outcome."""
        said = [
            (one.name, one.rows, one.cases, one.code, one.soft, one.text)
            for level in LEVELS
            for one in self.at(level)
        ]
        given = (self.forms, self.middles, self.quotients, self.weights, self.places)
        ordered = (tuple(sorted(one.items(), key=lambda pair: pair[0])) for one in given)
        return tuple(said), self.whole, tuple(ordered), self.sources, self.quick

    def clashes(self, level: str) -> Clashes:
        """What one quantity or one rule shows by itself at one of the levels."""
        speakers: dict[str, list[str]] = {}
        for source, names in self.sources:
            for name in names:
                speakers.setdefault(name, []).append(source)
        return find_clashes(self.levels[level], self.places, speakers, self.quotients, self.whole)

    def blocks(self) -> list[Part]:
        """The parts of it in which every conflict lies within one, this one alone where there is
        one.
        """
        found = blocks(self.levels.values(), self.places, self.whole) if self.places else []
        return [self._of(frozenset(names)) for names in found] if len(found) > 1 else [self]

    def _of(self, names: frozenset[str]) -> Part:
        """What of it these statements are."""
        levels = {
            level: tuple(one for one in several if one.name in names)
            for level, several in self.levels.items()
        }
        unknowns = {
            name
            for one in levels["literal"]
            for row in one.every_row()
            for monomial, _ in row.terms
            for name in monomial
        }
        sources = (
            (source, tuple(name for name in own if name in names)) for source, own in self.sources
        )
        return Part(
            levels=levels,
            whole=self.whole & unknowns,
            forms={name: row for name, row in self.forms.items() if name in names},
            middles={name: middle for name, middle in self.middles.items() if name in names},
            quotients={name: rows for name, rows in self.quotients.items() if name in names},
            weights={name: weight for name, weight in self.weights.items() if name in names},
            sources=tuple((source, own) for source, own in sources if own),
            places={name: place for name, place in self.places.items() if name in unknowns},
            quick=self.quick,
        )


HOLDS = Examined((), complete=True, undecided=(), consistent="literal")
"""What is found out about what was seen to hold: the same for thousands of sets."""


def work(part: Part, run: Budget | None = None) -> Outcome:
    """All that can be found out about one connected set; of what is left of ``run``, where that is
    given.
    """
    run = Budget("SET_EFFORT", limits.SET_EFFORT, run)
    several = part.blocks()
    held = witness(part.at("literal"), part.whole, part.quick)
    if held is not None:
        examined = [HOLDS] * len(several)
    else:
        examined = [
            examine(
                one.at,
                one.whole,
                quick=one.quick,
                clashes=one.clashes,
                weights=one.weights,
                run=run,
            )
            for one in several
        ]
    standing = Budget("STANDING_EFFORT", limits.STANDING_EFFORT, run)
    pairs = list(zip(several, examined, strict=True))
    bound = frozenset[str]().union(
        *(tied(one.at, own, one.quotients, one.whole, standing, held) for one, own in pairs)
    )
    outcome = Outcome(
        examined[0] if len(examined) == 1 else joined(examined, run), tuple(sorted(bound))
    )
    if outcome.examined.conflicts:
        widest = max((level for level, _ in outcome.examined.conflicts), key=LEVELS.index)
        if widest != "literal":
            growing = Budget("TOLERANCE_EFFORT", limits.TOLERANCE_EFFORT, run)
            outcome = _repaired(pairs, outcome, widest, growing)
        budget = Budget("MOVING_EFFORT", limits.MOVING_EFFORT, run)
        moves = tuple(
            (
                ()
                if conflict.names in outcome.examined.under or budget.spent
                else _moves(part, level, conflict, budget)
            )
            for level, conflict in outcome.examined.conflicts
        )
        agreeing = tuple(_agreeing(part.sources, pairs, budget))
        outcome = attr.evolve(outcome, moves=moves, agreeing=agreeing)
    return attr.evolve(outcome, met=tuple(run.met), effort=run.used)


def stand(known: tuple[Part, Outcome]) -> dict[str, Standing]:
    """How every claim of a connected set that was decided stands, by its statement's name."""
    part, outcome = known
    budget = Budget("STANDING_EFFORT", limits.STANDING_EFFORT)
    found: dict[str, Standing] = {}
    for one in part.blocks():
        found |= standings(one.at, _within(one, outcome.examined), one.quotients, one.whole, budget)
    return found


def _within(part: Part, examined: Examined) -> Examined:
    """What was found out about a connected set, as far as it is about one block of it."""
    names = {one.name for one in part.at("literal")}
    own = tuple(pair for pair in examined.conflicts if names.issuperset(pair[1].names))
    holds = not own and examined.complete and not examined.undecided
    return attr.evolve(
        examined, conflicts=own, consistent="literal" if holds else examined.consistent
    )


def _moves(part: Part, level: str, conflict: Conflict, budget: Budget) -> tuple[Move, ...]:
    """How far single figures would have to move; nothing where two figures for one quantity would
    have to be equal.
    """
    forms = {name: part.forms[name] for name in conflict.names if name in part.forms}
    if len(conflict.names) > limits.MOVED_CLAIMS or len(set(forms.values())) <= 1:
        return ()
    needed = statements(conflict.proof)
    decider = Decider(
        [one for one in part.at(level) if one.name in needed], part.whole, budget=budget
    )
    return find_moves(decider, conflict.names, forms)


def _agreeing(
    sources: Sequence[tuple[str, tuple[str, ...]]],
    pairs: Sequence[tuple[Part, Examined]],
    budget: Budget,
) -> Iterator[str]:
    """The sources whose own claims hold together in every block, and tie one another in one."""
    for source, every in sources:
        if budget.spent:
            return
        if len(every) > 1 and _agrees(source, pairs, budget):
            yield source


def _agrees(source: str, pairs: Sequence[tuple[Part, Examined]], budget: Budget) -> bool:
    """Whether the claims of one source hold together and some are tied by the others."""
    found = False
    for part, examined in pairs:
        names = dict(part.sources).get(source, ())
        relations = [one.name for one in part.at("literal") if is_relation(one.name)]
        holds = examined.consistent == "literal"
        if not holds and not together(part.at("literal"), [*names, *relations], part.whole, budget):
            return False
        if not found and len(names) > 1:
            found = agree(part.at("literal"), [*names, *relations], part.whole, budget)
    return found


def _repaired(
    pairs: Sequence[tuple[Part, Examined]], outcome: Outcome, level: str, budget: Budget
) -> Outcome:
    """The outcome with the lightest repairs at a level, and by how much its tolerances would have
    to grow.
    """
    repaired = outcome.examined.repaired
    factors = [
        smallest_factor(part.at(level), part.middles, budget)
        for part, own in pairs
        if any(at == level for at, _ in own.conflicts)
    ]
    enough = [factor for factor in factors if factor is not None]
    factor = max(enough) if enough and len(enough) == len(factors) else None
    factor = (
        None if factor is not None and factor <= 1 else factor
    )  # whole numbers alone make the conflict
    repairs = repaired.repairs if repaired.level == level else ()
    return attr.evolve(
        outcome, repairs=repairs, repaired=level, surely=repaired.surely, factor=factor
    )


FEW_CLAIMS = 500
"""Claims below which a run takes little room, and is done before another process is of use."""

TOGETHER = 8
"""Parts that a process is given at once, at the least."""

ROUNDS = 16
"""How often a process comes back for more parts, so that none ends long before the others."""


class Memory:
    """The outcomes of the connected sets of the last check, so that the next decides only those
    that have changed.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, Outcome] = {}

    def work_on(self, part: Callable[[int], Part], count: int, jobs: int) -> Iterator[Outcome]:
        """The outcome of each part, from memory where one of the same content was decided in the
        check before.
        """
        contents = [part(index).content for index in range(count)]
        last, self._last = self._last, {}
        new = [index for index, content in enumerate(contents) if content not in last]
        worked = work_on(partial(_chosen, part, new), len(new), jobs)
        for content in contents:
            self._last[content] = last[content] if content in last else next(worked)
            yield self._last[content]


def _chosen(part: Callable[[int], Part], chosen: Sequence[int], index: int) -> Part:
    return part(chosen[index])


def work_on(part: Callable[[int], Part], count: int, jobs: int) -> Iterator[Outcome]:
    """The outcome of each of so many parts, in their order, found in so many processes, or in as
    many as have work.
    """
    return each(work, part, count, jobs)


def stand_on(
    known: Callable[[int], tuple[Part, Outcome]], count: int, jobs: int
) -> Iterator[dict[str, Standing]]:
    """How the claims of each of so many parts stand, found in the same way."""
    return each(stand, known, count, jobs)


def each(
    function: Callable[[Given], Found], make: Callable[[int], Given], count: int, jobs: int
) -> Iterator[Found]:
    """What a function gives for each; processes make what they work on themselves, since it is dear
    to send.

    Raises:
        UsageError: where a process has ended before it was done.
    """
    jobs = min(jobs, -(-count // TOGETHER))
    if jobs <= 1:
        yield from (function(make(index)) for index in range(count))
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    together = max(TOGETHER, count // (jobs * ROUNDS))
    try:
        with ProcessPoolExecutor(jobs, initializer=_share, initargs=(function, make)) as pool:
            yield from pool.map(_of_shared, range(count), chunksize=together)
    except BrokenProcessPool as error:
        raise UsageError(ENDED, ENDED_HELP) from error


ENDED = "a process that did part of the work was ended from outside"
ENDED_HELP = "run it again, with -j 1 where there is too little memory"
"""What is said where a process is gone before it was done, and what to do then."""

_shared: list[tuple[Callable[[Any], Any], Callable[[int], Any]]] = []
"""What a process that was started for it works on: a function, and what makes the values it is
called with.
"""


def _share(function: Callable[[Any], Any], make: Callable[[int], Any]) -> None:
    _shared[:] = [(function, make)]


def _of_shared(index: int) -> Any:
    function, make = _shared[0]
    return function(make(index))
