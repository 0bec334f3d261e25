"""Finds largest sets of soft statements that hold together, many statements a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from figurecheck.model.interval import Number
from figurecheck.model.proof import Proof, statements
from figurecheck.solve.decide import Consistent, Decider, Undecided


def largest(  # noqa: C901, PLR0912 -- one loop, a branch for each answer
    decider: Decider,
    order: Sequence[str],
    kept: Iterable[str],
    blocked: Mapping[str, Sequence[frozenset[str]]],
    *,
    witness: Mapping[str, Number] | None = None,
    excluded: Callable[[str, Proof], bool] = lambda _, __: True,
    undecided: Callable[[str, Undecided], bool] = lambda _, __: False,
    stop: Callable[[], bool] = lambda: False,
) -> set[str]:
    """A largest set that holds together: ``kept``, then each statement of ``order`` that holds with
    those before it.

    What comes out is as if each had been asked about by itself. Where a run of statements holds
    together with what is kept, though, one question keeps all of it; where it does not, the proof
    names one that cannot stay, or where to part the run: a set of thousands in which a few cannot
    stay costs few questions.

    ``blocked`` gives, for a name, the impossible sets it is in: none of them is asked about again.
    ``witness`` are numbers that satisfy what is kept. ``excluded`` is told of a name that cannot
    stay and the proof, and answers whether to go on; ``undecided`` of a name for which nothing was
    decided, and answers whether it stays. Where ``stop`` says so, the rest of ``order`` stays
    without being asked about.
    """
    chosen = set(kept)
    waiting = [[name for name in order if name not in chosen]]
    while waiting:
        if stop():
            return chosen.union(*waiting)
        run = _after_known(decider, waiting.pop(), chosen, blocked, witness)
        if not run:
            continue
        hoped = _unblocked(run, chosen, blocked)
        outcome = decider.decide(chosen.union(hoped))
        if isinstance(outcome, Consistent):
            chosen.update(hoped)
            witness = outcome.values
        elif isinstance(outcome, Undecided):
            if len(run) == 1:
                witness = None
                if undecided(run[0], outcome):
                    chosen.add(run[0])
            else:
                middle = len(run) // 2
                waiting += [run[middle:], run[:middle]]
        else:
            needed = statements(outcome).intersection(hoped)
            if not needed:  # what was to be kept cannot hold by itself
                return chosen
            if len(needed) == 1:
                (name,) = needed
                if not excluded(name, outcome):
                    return chosen
                waiting.append([one for one in run if one != name])
            else:
                last = max(index for index, name in enumerate(run) if name in needed)
                waiting += [run[last:], run[:last]]
    return chosen


def by_name(sets: Iterable[Iterable[str]]) -> dict[str, list[frozenset[str]]]:
    """The sets that each name is in."""
    found: dict[str, list[frozenset[str]]] = {}
    for names in map(frozenset, sets):
        for name in names:
            found.setdefault(name, []).append(names)
    return found


def _after_known(
    decider: Decider,
    run: list[str],
    chosen: set[str],
    blocked: Mapping[str, Sequence[frozenset[str]]],
    witness: Mapping[str, Number] | None,
) -> list[str]:
    """The run from the first name that takes a question; those before it are chosen or known to be
    impossible.
    """
    for index, name in enumerate(run):
        if _completes(name, chosen, blocked):
            continue
        if witness is None or not decider.holds(name, witness):
            return run[index:]
        chosen.add(name)
    return []


def _unblocked(
    run: Iterable[str], chosen: set[str], blocked: Mapping[str, Sequence[frozenset[str]]]
) -> list[str]:
    """The names of a run that complete no impossible set with what is chosen and those
    before them.
    """
    here = set(chosen)
    for name in run:
        if not _completes(name, here, blocked):
            here.add(name)
    return [name for name in run if name in here]


def _completes(
    name: str, chosen: set[str], blocked: Mapping[str, Sequence[frozenset[str]]]
) -> bool:
    return any(names - {name} <= chosen for names in blocked.get(name, ()))
