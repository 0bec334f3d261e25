"""Finds out all there is to know about one connected set of statements: the unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attr

from figurecheck.model.constraint import Row, Statement
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Number
from figurecheck.model.outcome import Conflict, Move, Outcome
from figurecheck.model.proof import statements
from figurecheck.solve.coverage import agree, standings
from figurecheck.solve.decide import Decider
from figurecheck.solve.examine import examine
from figurecheck.solve.quick import WAYS
from figurecheck.solve.repair import find_moves, find_repairs
from figurecheck.solve.tolerance import smallest_factor

MOVED = 8
"""Statements above which a conflict is not asked how far a single figure would have to move."""


@attr.frozen(eq=False, repr=False)
class Part:
    """One connected set of statements at each level, with what is needed to weigh and to tell them.

    ``forms`` gives, for each claim that is no quotient, the row whose terms are what it speaks of; ``middles`` what the
    figure as written says of that sum; ``quotients`` what the others divide by what; ``weights`` what it takes to
    doubt a soft statement; ``sources`` the statements each source makes.
    """

    levels: Mapping[str, tuple[Statement, ...]]
    whole: frozenset[str]
    forms: Mapping[str, Row]
    middles: Mapping[str, Number]
    quotients: Mapping[str, tuple[Row, Row]]
    weights: Mapping[str, Number]
    sources: tuple[tuple[str, tuple[str, ...]], ...]
    quick: tuple[str, ...] = WAYS

    def at(self, level: str) -> Sequence[Statement]:
        """Its statements at one of the three levels."""
        return self.levels[level]


def work(part: Part) -> Outcome:
    """All that can be found out about one connected set."""
    examined = examine(part.at, part.whole, quick=part.quick)
    outcome = Outcome(examined, standings(part.at, examined, part.quotients, part.whole))
    if not examined.conflicts:
        return outcome
    widest = max((level for level, _ in examined.conflicts), key=LEVELS.index)
    if widest != "literal":
        outcome = _repaired(part, outcome, widest)
    moves = tuple(_moves(part, level, conflict) for level, conflict in outcome.examined.conflicts)
    return attr.evolve(outcome, moves=moves, agreeing=tuple(_agreeing(part)))


def _moves(part: Part, level: str, conflict: Conflict) -> tuple[Move, ...]:
    """How far single figures would have to move; nothing where two figures for one quantity would have to be equal."""
    forms = {name: part.forms[name] for name in conflict.names if name in part.forms}
    if len(conflict.names) > MOVED or len(set(forms.values())) <= 1:
        return ()
    needed = statements(conflict.proof)
    decider = Decider([one for one in part.at(level) if one.name in needed], part.whole)
    return find_moves(decider, conflict.names, forms)


def _agreeing(part: Part) -> Iterator[str]:
    relations = [one.name for one in part.at("literal") if one.name.startswith("relation:")]
    for source, names in part.sources:
        if len(names) > 1 and agree(part.at("literal"), [*names, *relations], part.whole):
            yield source


def _repaired(part: Part, outcome: Outcome, level: str) -> Outcome:
    """The outcome with the lightest repairs at a level, and the conflicts that only the search for them met."""
    said, examined = part.at(level), outcome.examined
    soft = [one.name for one in said if one.soft]
    known = [conflict.names for one, conflict in examined.conflicts if one == level]
    repairs, surely, met = find_repairs(Decider(said, part.whole), soft, part.weights, known)
    new = [(level, conflict) for conflict in met if conflict.names not in known]
    examined = attr.evolve(examined, conflicts=(*examined.conflicts, *dict(_by_names(new)).values()))
    factor = smallest_factor(said, part.middles)
    factor = None if factor is not None and factor <= 1 else factor  # whole numbers alone make the conflict
    return attr.evolve(outcome, examined=examined, repairs=repairs, repaired=level, surely=surely, factor=factor)


def _by_names(conflicts: Iterable[tuple[str, Conflict]]) -> Iterator[tuple[tuple[str, ...], tuple[str, Conflict]]]:
    return ((conflict.names, (level, conflict)) for level, conflict in conflicts)


TOGETHER = 8
"""Parts that a process is given at once."""


def work_on(parts: Iterable[Part], count: int, jobs: int) -> Iterator[Outcome]:
    """The outcome of each of so many parts, in their order, found in so many processes, or in as many as have work."""
    jobs = min(jobs, -(-count // TOGETHER))
    if jobs <= 1:
        yield from map(work, parts)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, parts, chunksize=TOGETHER)
