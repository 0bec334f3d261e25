"""A share, ratio or rate does not fit its part and its whole.

What it checks
    A quotient times what it is a quotient of makes the part, each of the three as far as its figure
    leaves it open: ``quantity: part / whole``, per cent or *per 100,000 people*, or a relation with
    ``*`` or ``/`` in it.

Why it matters
    A percentage is often carried from one text to the next without the numbers it was made from,
    and stands beside numbers that give another one.

Given::

    measure: withdrawn
    unit: officer

    measure: deployed
    unit: officer
    kind: stock

    claim: withdrawn
    figure: exactly 700 officers
    measure: withdrawn
    when: 2026-02-04

    claim: deployed
    figure: exactly 2,700 officers
    measure: deployed
    as_of: 2026-02-03

Conflict::

    claim: share
    figure: 35 %
    quantity: withdrawn[2026-02-04] / deployed[2026-02-03]

Clean::

    claim: share
    figure: 26 %
    quantity: withdrawn[2026-02-04] / deployed[2026-02-03]
"""

from __future__ import annotations

from figurecheck.model.algebra import multiplies
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Operation
from figurecheck.model.relation import Relation
from figurecheck.relations.rule import Rule
from figurecheck.relations.rules.changes import is_change
from figurecheck.relations.scene import Scene
from figurecheck.relations.screening import says_nothing

CODE = "FC202"


def speaks(scene: Scene, claim: Claim) -> bool:
    """Whether a claim is of a quotient or a product that is no change from one time to another."""
    quantity = claim.quantity
    return (
        isinstance(quantity, Operation)
        and quantity.operator in "*/"
        and not is_change(scene, claim)
    )


def states(_: Scene, relation: Relation) -> bool:
    """Whether a relation multiplies or divides."""
    return multiplies(relation.states.left, relation.states.right)


RULE = Rule(CODE, "shares", speaks=speaks, states=states, screen=says_nothing)
