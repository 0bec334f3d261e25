"""Rules, one entry a file, and which of them a claim or a relation counts as by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import attr

from figurecheck.catalogue import STATISTICS, collect
from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Statement
from figurecheck.model.relation import Relation
from figurecheck.relations.scene import Scene


def nothing(_: Scene) -> Iterator[Statement]:
    """No statements: for a rule whose arithmetic is in the figures of claims or in what relations
    state.
    """
    yield from ()


@attr.frozen(eq=False, repr=False)
class Rule:
    """What follows from what, one entry a file.

    ``spread`` brings further unknowns into play that the rule needs and is called until nothing
    changes; ``follow`` yields the statements that hold between the unknowns in play. ``speaks``
    says whether a claim is of the rule's kind by itself, as a share is, and ``states`` whether a
    declared relation is; of several rules that answer yes the first in order of code and name
    counts.
    """

    code: str
    name: str
    follow: Callable[[Scene], Iterable[Statement]] = nothing
    spread: Callable[[Scene], None] = lambda _: None
    speaks: Callable[[Scene, Claim], bool] | None = None
    states: Callable[[Scene, Relation], bool] | None = None


def rules() -> tuple[Rule, ...]:
    """Every rule, those of statistics first, in the order of their files' names."""
    return (
        *collect(STATISTICS, "RULE", Rule),
        *collect("figurecheck.relations.rules", "RULE", Rule),
    )


def claim_code(scene: Scene, claim: Claim, among: Sequence[Rule]) -> str:
    """The code of the rule that a claim counts as by itself, empty for a plain total."""
    found = [
        (rule.code, rule.name)
        for rule in among
        if rule.speaks is not None and rule.speaks(scene, claim)
    ]
    return min(found, default=("", ""))[0]


def relation_code(scene: Scene, relation: Relation, among: Sequence[Rule]) -> str:
    """The code of the rule that a declared relation counts as, empty where it is of no kind of its
    own.
    """
    found = [
        (rule.code, rule.name)
        for rule in among
        if rule.states is not None and rule.states(scene, relation)
    ]
    return min(found, default=("", ""))[0]
