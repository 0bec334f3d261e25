"""Finds the smallest sets of soft statements that cannot all hold, smallest first.

The search alternates between sets that could be a conflict and largest consistent sets, after A.
Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva, *Smallest MUS extraction with minimal
hitting set dualization*, CP 2015: a smallest set that meets the complement of every largest
consistent set met so far either is consistent, and grows into a new largest one, or is a smallest
conflict not told yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import attr

from figurecheck.model import limits
from figurecheck.model.interval import Number
from figurecheck.model.outcome import Conflict
from figurecheck.model.proof import Proof, statements
from figurecheck.solve.decide import Consistent, Decider, Outcome, Undecided
from figurecheck.solve.effort import Budget, endless
from figurecheck.solve.grow import by_name, largest
from figurecheck.solve.shrink import shrunk


@attr.frozen(eq=False, repr=False)
class Search:
    """The conflicts found, smallest first; whether they are all; what could not be decided, empty
    if nothing.
    """

    conflicts: tuple[Conflict, ...]
    complete: bool
    undecided: str = ""


def find_conflicts(
    decider: Decider,
    soft: Sequence[str],
    known: Iterable[Collection[str]] = (),
    *,
    budget: Budget | None = None,
    most: str = "LONGER_CONFLICTS",
    pairs: bool = True,
) -> Search:
    """Searches for the conflicts among the soft statements that do not contain one of the ``known``
    ones.

    It ends when its budget is spent, or with as many conflicts as the limit ``most`` says.
    ``pairs`` takes the figures of one quantity that share no number first.
    """
    own = Budget("SEARCH_EFFORT", limits.SEARCH_EFFORT) if budget is None else budget
    return _Hunt(decider, soft, known, own, most).run(pairs=pairs)


class _Hunt:
    def __init__(
        self,
        decider: Decider,
        soft: Sequence[str],
        known: Iterable[Collection[str]],
        budget: Budget,
        most: str,
    ) -> None:
        self._decider = decider
        self._names = tuple(sorted(soft))
        self._bit = {name: 1 << index for index, name in enumerate(self._names)}
        self._everything = (1 << len(self._names)) - 1
        self._blocked = [self._mask(names) for names in known]
        self._to_meet: list[int] = []
        self._found: list[Conflict] = []
        self._outcomes_alone: dict[str, Outcome] = {}
        self._undecided = ""
        self._limit = most
        self._most: int = getattr(limits, most)
        self._budget = budget

    def _mask(self, names: Iterable[str]) -> int:
        return sum(self._bit[name] for name in set(names) if name in self._bit)

    def _members(self, mask: int) -> frozenset[str]:
        return frozenset(name for name, bit in self._bit.items() if mask & bit)

    def run(self, *, pairs: bool) -> Search:
        first = None if self._blocked else self._decider.decide()
        if isinstance(first, Consistent):
            return Search((), complete=True)
        if isinstance(first, Undecided):  # some of its subsets may be decided all the same
            self._undecided = first.tried
            first = None
        for pair in self._decider.clashes() if pairs else ():
            if self._budget.spent:
                break
            mask = self._mask(pair)
            if not any(known & mask == known for known in self._blocked):
                self._tell_pair(pair)
        self._most += len(self._found)
        if first is not None and not self._found:
            self._tell(self._shrink(first))
        complete = self._enumerate()
        self._found.sort(key=lambda conflict: (len(conflict.names), conflict.names))
        return Search(tuple(self._found), complete and not self._undecided, self._undecided)

    def _tell(self, conflict: Conflict) -> None:
        """Keeps a conflict; no candidate may contain it from here on."""
        self._found.append(conflict)
        self._blocked.append(self._mask(conflict.names))

    def _tell_pair(self, names: tuple[str, str]) -> None:
        """Keeps two statements of one quantity that share no number, unless one of them cannot hold
        by itself.
        """
        outcome = self._decider.decide(names)
        if isinstance(outcome, (Consistent, Undecided)):
            return
        alone = [self._alone(name) for name in names]
        if all(isinstance(one, (Consistent, Undecided)) for one in alone):
            surely = all(isinstance(one, Consistent) for one in alone)
            self._tell(attr.evolve(self._needed(outcome), minimal=surely))

    def _alone(self, name: str) -> Outcome:
        if name not in self._outcomes_alone:
            self._outcomes_alone[name] = self._decider.decide((name,))
        return self._outcomes_alone[name]

    def _enumerate(self) -> bool:
        while not self._budget.spent:
            if len(self._found) >= self._most:
                self._budget.meet(self._limit)
                return False
            candidate = smallest_candidate(
                self._to_meet, self._blocked, limits.CANDIDATE_STEPS, self._budget
            )
            if candidate is None:
                return True
            if candidate < 0:
                return False
            outcome = self._decider.decide(self._members(candidate))
            if isinstance(outcome, (Consistent, Undecided)):
                if isinstance(outcome, Undecided):
                    self._undecided = outcome.tried
                witness = outcome.values if isinstance(outcome, Consistent) else None
                self._to_meet.append(self._everything & ~self._grown(candidate, witness))
            else:  # a candidate is minimal only where all that is smaller was decided
                self._tell(self._shrink(outcome) if self._undecided else self._needed(outcome))
        return False

    def _grown(self, kept: int, witness: Mapping[str, Number] | None) -> int:
        """A largest set around ``kept`` that was not shown to be impossible; ``witness`` are
        numbers that satisfy it.

        What is in few of the conflicts known so far is kept before what is in many: less has to go.
        Two statements that are met on the way and cannot both hold are told at once.
        """
        blocked = by_name(self._members(mask) for mask in self._blocked)
        self._budget.spend(sum(map(len, blocked.values())) + len(self._names))

        def excluded(_: str, proof: Proof) -> bool:
            pair = tuple(sorted(statements(proof).intersection(self._bit)))
            if len(pair) == 2:
                self._tell_pair((pair[0], pair[1]))
            return len(self._found) < self._most and not self._budget.spent

        def undecided(_: str, outcome: Undecided) -> bool:
            self._undecided = outcome.tried
            return True

        names = largest(
            self._decider,
            sorted(self._names, key=lambda name: (len(blocked.get(name, ())), name)),
            self._members(kept),
            blocked,
            witness=witness,
            excluded=excluded,
            undecided=undecided,
            stop=lambda: self._budget.spent,
        )
        return self._mask(names)

    def _needed(self, proof: Proof) -> Conflict:
        """The conflict of those that a proof rests on: fewer than were asked about, where less was
        not decided.
        """
        return Conflict(tuple(sorted(statements(proof).intersection(self._bit))), proof)

    def _shrink(self, proof: Proof) -> Conflict:
        """The conflict left when every statement that is not needed is left out of the proof's."""

        def undecided(outcome: Undecided) -> None:
            self._undecided = outcome.tried

        return shrunk(self._decider, proof, frozenset(self._bit), undecided)


def smallest_candidate(  # noqa: C901 -- one search, read from top to bottom
    to_meet: Sequence[int], blocked: Sequence[int], steps: int, budget: Budget | None = None
) -> int | None:
    """The smallest bit set that meets every set of ``to_meet`` and contains none of ``blocked``.

    ``None`` when there is none, -1 when it was not found within so many steps or within a budget.
    Sets are bit masks.
    """
    budget = endless() if budget is None else budget
    words = 1 + max((mask.bit_length() for mask in (*to_meet, *blocked)), default=0) // 64
    cost = 1 + (len(to_meet) + len(blocked)) * words // 8
    if any(mask == 0 for mask in blocked) or any(mask == 0 for mask in to_meet):
        return None
    if not to_meet:
        return 0
    left = steps
    for size in range(1, len(to_meet) + 1):
        waiting = [(0, 0)]  # the bits chosen, the bits refused
        deeper = False
        while waiting:
            left -= 1
            budget.spend(cost)
            if left < 0 or budget.spent:
                if left < 0:
                    budget.meet("CANDIDATE_STEPS")
                return -1
            chosen, refused = waiting.pop()
            if any(mask & chosen == mask for mask in blocked):
                continue
            unmet = [mask & ~refused for mask in to_meet if not mask & chosen]
            if not unmet:
                return chosen
            if chosen.bit_count() >= size:
                deeper = True
                continue
            if _packing(unmet) > size - chosen.bit_count():
                deeper = True
                continue
            waiting.extend(reversed(_choices(min(unmet, key=int.bit_count), chosen, refused)))
        if not deeper:
            return None
    return None


def _choices(mask: int, chosen: int, refused: int) -> list[tuple[int, int]]:
    branches: list[tuple[int, int]] = []
    while mask:
        bit = mask & -mask
        branches.append((chosen | bit, refused))
        refused |= bit
        mask ^= bit
    return branches


def _packing(masks: Iterable[int]) -> int:
    """How many of the sets, taken greedily, share nothing: at least so many elements are needed."""
    taken = count = 0
    for mask in sorted(masks, key=int.bit_count):
        if not mask & taken:
            taken |= mask
            count += 1
    return count
