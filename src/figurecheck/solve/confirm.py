"""Sees that no statement can be left out of a conflict: many conflicts in few questions.

What is left of each conflict without one of its statements must hold together. Such remainders are
asked about together, as many at once as contain no known conflict; where they do not hold together,
the proof names a smaller one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from figurecheck.model.constraint import Statement
from figurecheck.model.outcome import Conflict
from figurecheck.solve.clashes import smallest
from figurecheck.solve.decide import Consistent, Decider, Outcome, Undecided
from figurecheck.solve.effort import Budget
from figurecheck.solve.quick import witness
from figurecheck.solve.shrink import shrunk


def confirmed(
    statements: Sequence[Statement],
    whole: frozenset[str],
    conflicts: Sequence[Conflict],
    known: Sequence[frozenset[str]],
    budget: Budget,
    quick: Collection[str],
) -> tuple[list[Conflict], list[Conflict]]:
    """The conflicts that contain no smaller one, and the smaller ones that were met.

    ``known`` are other sets that cannot hold together. When the budget is spent the rest is taken
    as it is.
    """
    return _Confirming(statements, whole, known, budget, quick).done(conflicts)


class _Confirming:
    def __init__(
        self,
        statements: Sequence[Statement],
        whole: frozenset[str],
        known: Sequence[frozenset[str]],
        budget: Budget,
        quick: Collection[str],
    ) -> None:
        self._statements = statements
        self._whole = whole
        self._quick = quick
        self._budget = budget
        self._soft = frozenset(one.name for one in statements if one.soft)
        self._by_name: dict[str, list[frozenset[str]]] = {}
        self._decider: Decider | None = None
        for names in known:
            self._block(names)

    def _block(self, names: frozenset[str]) -> None:
        for name in names:
            self._by_name.setdefault(name, []).append(names)

    def done(  # noqa: C901 -- one loop, a branch for each answer
        self, conflicts: Sequence[Conflict]
    ) -> tuple[list[Conflict], list[Conflict]]:
        told = {frozenset(one.names): one for one in conflicts}
        for names in told:
            self._block(names)
        met: dict[frozenset[str], Conflict] = {}
        left = list(dict.fromkeys(names - {name} for names in told for name in sorted(names)))
        alone: list[frozenset[str]] = []
        while left or alone:
            packs = [*((set(one), [one]) for one in alone), *self._packs(left)]
            left, alone = [], []
            for pack, remainders in packs:
                if self._budget.spent:
                    break
                outcome = self._ask(pack)
                if isinstance(outcome, Consistent):
                    continue
                if isinstance(outcome, Undecided):
                    if len(remainders) > 1:
                        alone += remainders
                    else:
                        self._budget.meet("CONFIRMING_EFFORT")
                    continue
                smaller = shrunk(self._full(), outcome, self._soft)
                names = frozenset(smaller.names)
                if not names:
                    continue
                if names not in met:
                    met[names] = smaller
                    self._block(names)
                left += [one for one in remainders if not names <= one]
            if self._budget.spent:
                break
        kept = smallest({**told, **met})
        return [one for names, one in told.items() if names in kept], [
            one for names, one in met.items() if names in kept
        ]

    def _packs(
        self, remainders: Sequence[frozenset[str]]
    ) -> list[tuple[set[str], list[frozenset[str]]]]:
        """The remainders in few sets, none of which contains a known conflict."""
        packs: list[tuple[set[str], list[frozenset[str]]]] = []
        for one in remainders:
            for pack, members in packs:
                if self._fits(one, pack):
                    pack.update(one)
                    members.append(one)
                    break
            else:
                packs.append((set(one), [one]))
        return packs

    def _fits(self, names: frozenset[str], pack: set[str]) -> bool:
        new = names - pack
        self._budget.spend(1 + sum(len(self._by_name.get(name, ())) for name in new) // 8)
        together = pack | new if new else pack
        return not any(known <= together for name in new for known in self._by_name.get(name, ()))

    def _ask(self, names: set[str]) -> Outcome:
        chosen = [one for one in self._statements if not one.soft or one.name in names]
        self._budget.spend(len(chosen) * 4)
        values = witness(chosen, self._whole, self._quick)
        if values is not None:
            return Consistent(values)
        return self._full().decide(names)

    def _full(self) -> Decider:
        if self._decider is None:
            self._decider = Decider(self._statements, self._whole, budget=self._budget)
        return self._decider
