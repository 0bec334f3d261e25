"""Proofs: why inequalities cannot all hold, in steps that another program can check."""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.model.constraint import Row
from figurecheck.model.interval import Number
from figurecheck.model.names import claim_of

WHOLE = "splitting on whole numbers"
"""What was tried where rational numbers hold together and whole ones were neither found nor ruled
out.
"""


@attr.frozen(eq=False, repr=False)
class Premise:
    """A row that takes part, ``times`` so often.

    It is row ``index`` of the statement ``statement``; or, where ``case`` is given, row ``index``
    of the case assumed at the split of that label; or, where ``factors`` are given, the product of
    two sums of premises, each of which is at least 0; or, where ``rounded`` is given, the sum of
    those premises multiplied until all factors of its unknowns are whole, with the bound moved to
    the next whole number; or, where none of these is, a row without terms that says that 0 is at
    least a number that is not above it.
    """

    row: Row
    times: Number
    statement: str = ""
    index: int = 0
    case: str = ""
    factors: tuple[tuple[Premise, ...], ...] = ()
    rounded: tuple[Premise, ...] = ()


@attr.frozen(eq=False)
class Leaf:
    """The premises sum to *0 >= gap* with a gap above 0, or to *0 > 0*."""

    premises: tuple[Premise, ...]
    gap: Number


@attr.frozen(eq=False)
class Split:
    """One of several cases must hold and each comes to nothing.

    The cases are those of ``statement``, whose name is then the label; or, where that is empty, the
    rows ``branches``, one of which holds of any number.
    """

    label: str
    statement: str
    branches: tuple[Row, ...]
    cases: tuple[Proof, ...]


Proof = Leaf | Split


def leaves(proof: Proof) -> Iterator[Leaf]:
    """Every leaf, from the first case to the last."""
    waiting: list[Proof] = [proof]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Leaf):
            yield node
        else:
            waiting.extend(reversed(node.cases))


def premises(proof: Proof) -> Iterator[Premise]:
    """Every premise of every leaf, products and roundings taken apart."""
    for leaf in leaves(proof):
        waiting = list(reversed(leaf.premises))
        while waiting:
            premise = waiting.pop()
            if premise.factors or premise.rounded:
                waiting.extend(
                    part for factor in (*premise.factors, premise.rounded) for part in factor
                )
            else:
                yield premise


def statements(proof: Proof) -> frozenset[str]:
    """The names of all statements that take part, splits included, and what shows the sign of a
    claim's divisor.

    The rows of a rule hold as they are stated: what shows the sign of a relation's divisor is no
    part of the proof.
    """
    taking_part = [premise for premise in premises(proof) if premise.statement]
    names = {premise.statement for premise in taking_part}
    claimed = (premise for premise in taking_part if claim_of(premise.statement) is not None)
    names.update(name for premise in claimed for name, _, _ in premise.row.given)
    names.update(split.statement for split in splits(proof) if split.statement)
    return frozenset(names)


def unknowns(proof: Proof) -> frozenset[str]:
    """The names of the unknowns that its rows speak of."""
    rows = (premise.row for premise in premises(proof))
    return frozenset(name for row in rows for monomial, _ in row.terms for name in monomial)


def splits(proof: Proof) -> Iterator[Split]:
    """Every split, outer ones before those inside them."""
    waiting: list[Proof] = [proof]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Split):
            yield node
            waiting.extend(reversed(node.cases))


def needs_whole_numbers(proof: Proof) -> bool:
    """Whether some step holds of whole numbers only."""
    gaps = any(
        len(one.branches) == 2 and sum(row.bound for row in one.branches) > 0
        for one in splits(proof)
    )
    waiting = [premise for leaf in leaves(proof) for premise in leaf.premises]
    while waiting and not gaps:
        premise = waiting.pop()
        gaps = bool(premise.rounded)
        waiting.extend(part for factor in premise.factors for part in factor)
    return gaps


def smallest_gap(proof: Proof) -> Number:
    """The smallest gap of its leaves: what is missing whichever case holds."""
    return min(leaf.gap for leaf in leaves(proof))
