"""A stock does not fit what came and went.

What it checks
    What is there afterwards is what was there before, with what came and without what went, where a
    relation says so: ``stock[after] = stock[before] + in - out``.

Why it matters
    The two levels and what moved between them come from different desks, and each is rounded by
    itself.

Given::

    measure: deployed
    unit: officer
    kind: stock

    measure: arrived
    unit: officer

    measure: withdrawn
    unit: officer

    relation: officers
    states: deployed[2026-02-04]
    + = deployed[2026-02-03] + arrived[2026-02-04] - withdrawn[2026-02-04]

    claim: before
    figure: exactly 2,700 officers
    measure: deployed
    as_of: 2026-02-03

    claim: arrived
    figure: exactly 50 officers
    measure: arrived
    when: 2026-02-04

    claim: withdrawn
    figure: exactly 700 officers
    measure: withdrawn
    when: 2026-02-04

Conflict::

    claim: after
    figure: exactly 2,000 officers
    measure: deployed
    as_of: 2026-02-04

Clean::

    claim: after
    figure: about 2,000 officers
    measure: deployed
    as_of: 2026-02-04
"""

from __future__ import annotations

from figurecheck.model.algebra import terms_of
from figurecheck.model.relation import Relation
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Scene
from figurecheck.relations.screening import says_nothing

CODE = "FC208"


def states(scene: Scene, relation: Relation) -> bool:
    """Whether a relation speaks of stocks and of flows."""
    sides = (relation.states.left, relation.states.right)
    return {scene.measure(term).kind for side in sides for term, _ in terms_of(side)} == {
        "stock",
        "flow",
    }


RULE = Rule(CODE, "balance", states=states, screen=says_nothing)
