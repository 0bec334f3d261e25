"""Puts together what was found out about the blocks of one connected set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product

from figurecheck.model import limits
from figurecheck.model.figure import LEVELS
from figurecheck.model.outcome import Conflict, Examined, Lightest, Repair
from figurecheck.solve.effort import Budget


def joined(several: Sequence[Examined], run: Budget) -> Examined:
    """What there is in a connected set: all that there is in its blocks, the widest conflicts
    first.

    Where the rules of one block alone cannot hold, no claim is needed for a contradiction at that
    level: nothing else is told there or at a narrower one, in whatever block.
    """
    conflicts = _with_rules_alone([one for examined in several for one in examined.conflicts])
    told = {conflict.names for _, conflict in conflicts}
    return Examined(
        tuple(conflicts),
        all(one.complete for one in several),
        tuple(dict.fromkeys(pair for one in several for pair in one.undecided)),
        _narrowest(one.consistent for one in several),
        frozenset(names for one in several for names in one.clashes if names in told),
        tuple(names for one in several for names in one.counted),
        tuple(dict.fromkeys(limit for one in several for limit in one.met)),
        {
            names: other
            for one in several
            for names, other in one.under.items()
            if names in told and other in told
        },
        _repaired([one.repaired for one in several], run),
    )


def _with_rules_alone(conflicts: Iterable[tuple[str, Conflict]]) -> list[tuple[str, Conflict]]:
    """The conflicts, the widest first, up to the first that takes no claim."""
    ordered = sorted(conflicts, key=lambda one: (-LEVELS.index(one[0]), bool(one[1].names)))
    alone = next((index for index, (_, one) in enumerate(ordered) if not one.names), None)
    return ordered if alone is None else ordered[: alone + 1]


def _narrowest(levels: Iterable[str | None]) -> str | None:
    """The narrowest level at which all hold together."""
    reached = list(levels)
    if any(one is None for one in reached):
        return None
    return max((one for one in reached if one is not None), key=LEVELS.index)


def _repaired(several: Sequence[Lightest], run: Budget) -> Lightest:
    """The lightest repairs of all blocks in conflict at the widest level of any: each of one with
    each of the others.
    """
    sought = [one for one in several if one.level]
    if not sought:
        return Lightest("", (), surely=True)
    level = max((one.level for one in sought), key=LEVELS.index)
    found, surely = [Repair((), 0)], True
    for one in sought:
        if one.level != level:
            continue
        most = limits.LIGHTEST_REPAIRS
        if len(found) * len(one.repairs) > most:
            run.meet("LIGHTEST_REPAIRS")
            surely = False
        surely = surely and one.surely
        pairs = islice(product(found, one.repairs), most)
        found = [
            Repair(tuple(sorted((*mine.names, *its.names))), mine.weight + its.weight)
            for mine, its in pairs
        ]
    return Lightest(level, tuple(sorted(found, key=lambda one: one.names)), surely=surely)
