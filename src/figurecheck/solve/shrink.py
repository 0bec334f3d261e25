"""Leaves out of a conflict what it does not need."""

from __future__ import annotations

from collections.abc import Callable

from figurecheck.model.outcome import Conflict
from figurecheck.model.proof import Proof, statements
from figurecheck.solve.decide import Consistent, Decider, Undecided


def shrunk(
    decider: Decider,
    proof: Proof,
    soft: frozenset[str],
    undecided: Callable[[Undecided], None] = lambda _: None,
) -> Conflict:
    """The conflict left when every soft statement that is not needed is left out of the proof's.

    First with the proof's own rules alone, which asks about few statements; what is left then is
    asked about with all rules. ``undecided`` is told where that was not decided: the conflict is
    then not said to be minimal.
    """
    met: list[Undecided] = []
    proof = _left(decider.near(statements(proof)), proof, soft, lambda _: None)
    proof = _left(decider, proof, soft, met.append)
    for one in met:
        undecided(one)
    return Conflict(tuple(sorted(statements(proof) & soft)), proof, minimal=not met)


def _left(
    decider: Decider, proof: Proof, soft: frozenset[str], undecided: Callable[[Undecided], None]
) -> Proof:
    names = statements(proof) & soft
    for name in sorted(names):
        if name not in names:
            continue
        outcome = decider.decide(names - {name})
        if isinstance(outcome, Undecided):
            undecided(outcome)
        elif not isinstance(outcome, Consistent):
            proof = outcome
            names = statements(proof) & soft
    return proof
