"""What a whole run may cost: once it is spent, only clashes are looked for in the connected sets
that follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from figurecheck.model import limits
from figurecheck.model.outcome import Outcome
from figurecheck.solve.effort import Budget
from figurecheck.solve.part import Part, work


def within_run(
    outcomes: Iterable[Outcome], rest: Callable[[int], Iterable[Part]]
) -> Iterator[Outcome]:
    """The outcomes in their order as far as the run's effort goes, then those of ``rest``, what is
    left from there on.

    Which set is the last one that is searched follows from the sets before it alone, whatever the
    number of processes.
    """
    left = limits.RUN_EFFORT
    done = 0
    for outcome in outcomes:
        yield outcome
        done += 1
        left -= outcome.effort
        if left < 0:
            break
    for part in rest(done) if left < 0 else ():
        yield work(part, Budget("RUN_EFFORT", 0))
