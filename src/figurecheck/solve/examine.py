"""Examines one connected set of statements at all three levels."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from figurecheck.model.constraint import Statement
from figurecheck.model.figure import LEVELS
from figurecheck.model.outcome import Conflict, Examined
from figurecheck.solve.conflicts import FEW, MOST, QUESTIONS, find_conflicts
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.quick import WAYS, witness


def examine(
    at: Callable[[str], Sequence[Statement]],
    whole: frozenset[str] = frozenset(),
    *,
    quick: Collection[str] = WAYS,
    questions: int = QUESTIONS,
) -> Examined:
    """Decides the statements that ``at`` gives for each level, from the widest reading inwards.

    The levels nest, so what holds together literally needs no further look. The ways named in ``quick`` look for
    an answer before the simplex is asked; they cannot change what comes out.
    """
    if witness(at("literal"), whole, quick) is not None:
        return Examined((), complete=True, undecided=(), consistent="literal")
    if isinstance(Decider(at("literal"), whole).decide(), Consistent):
        return Examined((), complete=True, undecided=(), consistent="literal")
    told: list[tuple[str, Conflict]] = []
    undecided: list[tuple[str, str]] = []
    complete, consistent = True, None
    before: Sequence[Statement] = ()
    for level in reversed(LEVELS):
        statements = at(level)
        if _alike(statements, before):  # figures without leeway read the same at every level
            wider = LEVELS[LEVELS.index(level) + 1]
            consistent = level if consistent == wider else consistent
            undecided += [(level, tried) for one, tried in undecided[-1:] if one == wider]
            continue
        before = statements
        soft = [statement.name for statement in statements if statement.soft]
        known = [conflict.names for _, conflict in told]
        most = max(FEW, MOST - len(told))
        search = find_conflicts(Decider(statements, whole), soft, known, questions, most=most, pairs="pairs" in quick)
        complete = complete and search.complete
        if search.undecided:
            undecided.append((level, search.undecided))
        if not told and not search.conflicts and search.complete:
            consistent = level
        for conflict in search.conflicts:
            names = set(conflict.names)
            if not any(names <= set(wider) or names >= set(wider) for wider in known):
                told.append((level, conflict))
    return Examined(tuple(told), complete, tuple(undecided), consistent)


def _alike(some: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether the statements of two levels come to the same."""
    return len(some) == len(others) and all(
        one.rows == other.rows and one.cases == other.cases for one, other in zip(some, others, strict=True)
    )
