"""More of something is in use than there is.

What it checks
    A stock whose measure is called ``NAME-in-use`` is at most the stock ``NAME`` of the same place
    and time.

Why it matters
    A hospital cannot have more beds taken than beds, nor a depot more buses on the road than buses.

Given::

    measure: beds
    unit: bed
    kind: stock

    measure: beds-in-use
    unit: bed
    kind: stock

Conflict::

    claim: all
    figure: exactly 412 beds
    measure: beds
    where: Northport
    as_of: 2025-03-10

    claim: taken
    figure: exactly 431
    measure: beds-in-use
    where: Northport
    as_of: 2025-03-10

Clean::

    claim: all
    figure: exactly 431 beds
    measure: beds
    where: Northport
    as_of: 2025-03-10

    claim: taken
    figure: exactly 412
    measure: beds-in-use
    where: Northport
    as_of: 2025-03-10
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.model.constraint import Statement, at_least
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import TOTAL
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Amount, Scene

CODE = "IU101"
ENDING = "-in-use"


def spread(scene: Scene) -> None:
    """What there is, and what of it is in use, matter at the same times."""
    for used, whole in list(_pairs(scene)):
        scene.amounts.setdefault(used)
        scene.amounts.setdefault(whole)


def follow(scene: Scene) -> Iterator[Statement]:
    """What is in use is at most what there is."""
    for used, whole in sorted(_pairs(scene)):
        text = f"{used.name} <= {whole.name}"
        yield Statement(
            of_rule(text),
            (at_least({(whole.name,): 1, (used.name,): -1}, 0),),
            code=CODE,
            text=text,
        )


def _pairs(scene: Scene) -> Iterator[tuple[Amount, Amount]]:
    """Each stock in use with the stock it is a part of, where both are measured in one unit."""
    measures = scene.claims.measures
    for used in scene.amounts:
        one, other = measures[used.measure], measures.get(used.measure.removesuffix(ENDING))
        if used.tag or used.statistic != TOTAL or other is None or other is one:
            continue
        if (one.kind, other.kind) == ("stock", "stock") and one.unit == other.unit:
            yield used, Amount(other.id, used.members, used.window)


RULE = Rule(CODE, "in_use", follow, spread)
