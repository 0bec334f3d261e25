"""Finds the smallest sets of soft statements that cannot all hold, smallest first.

The search alternates between sets that could be a conflict and largest consistent sets, after A. Ignatiev, A. Previti,
M. Liffiton and J. Marques-Silva, *Smallest MUS extraction with minimal hitting set dualization*, CP 2015: a smallest
set that meets the complement of every largest consistent set met so far either is consistent, and grows into a new
largest one, or is a smallest conflict not told yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import attr

from figurecheck.model.interval import Number
from figurecheck.model.outcome import Conflict
from figurecheck.model.proof import Proof, statements
from figurecheck.solve.decide import Consistent, Decider, Undecided
from figurecheck.solve.grow import by_name, largest

QUESTIONS = 600
"""How many questions one connected set may cost at one level before the search for further conflicts ends."""

EFFORT = 100_000
"""The same for large sets, whose questions take longer: so many, divided by how many soft statements there are."""

FEWEST = 40
"""Questions that every set may cost, however large."""

MOST = 100
"""How many conflicts of one connected set are told."""

PAIRS = 5_000
"""How many pairs of figures for one quantity that share no number are told beside other conflicts: they cost little."""

FEW = 10
"""How many may be told at a narrower level where wider ones had that many."""

STEPS = 20_000
"""How many steps the search for one next candidate may take."""


@attr.frozen(eq=False, repr=False)
class Search:
    """The conflicts found, smallest first; whether they are all; what could not be decided, empty if nothing."""

    conflicts: tuple[Conflict, ...]
    complete: bool
    undecided: str = ""


def find_conflicts(
    decider: Decider,
    soft: Sequence[str],
    known: Iterable[Collection[str]] = (),
    questions: int = QUESTIONS,
    *,
    most: int = MOST,
    pairs: bool = True,
) -> Search:
    """Searches for the conflicts among the soft statements that do not contain one of the ``known`` ones.

    It ends when it has found ``most``. ``pairs`` takes the figures of one quantity that share no number first.
    """
    return _Hunt(decider, soft, known, questions, most).run(pairs=pairs)


class _Hunt:
    def __init__(
        self, decider: Decider, soft: Sequence[str], known: Iterable[Collection[str]], questions: int, most: int
    ) -> None:
        self._decider = decider
        self._names = tuple(sorted(soft))
        self._bit = {name: 1 << index for index, name in enumerate(self._names)}
        self._everything = (1 << len(self._names)) - 1
        self._blocked = [self._mask(names) for names in known]
        self._to_meet: list[int] = []
        self._found: list[Conflict] = []
        self._possible_alone: dict[str, bool] = {}
        self._undecided = ""
        self._most = most
        self._last = decider.asked + min(questions, max(FEWEST, EFFORT // max(1, len(self._names))))

    def _mask(self, names: Iterable[str]) -> int:
        return sum(self._bit[name] for name in set(names) if name in self._bit)

    def _members(self, mask: int) -> frozenset[str]:
        return frozenset(name for name, bit in self._bit.items() if mask & bit)

    def run(self, *, pairs: bool) -> Search:
        first = None if self._blocked else self._decider.decide()
        if isinstance(first, Consistent):
            return Search((), complete=True)
        if isinstance(first, Undecided):
            return Search((), complete=False, undecided=first.tried)
        for pair in self._decider.clashes() if pairs else ():
            mask = self._mask(pair)
            if len(self._found) < PAIRS and not any(known & mask == known for known in self._blocked):
                self._tell_pair(pair)
        self._most = max(self._most, len(self._found) + FEW)
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
        """Keeps two statements of one quantity that share no number, unless one of them cannot hold by itself."""
        outcome = self._decider.decide(names)
        if isinstance(outcome, (Consistent, Undecided)):
            return
        if all(self._possible(name) for name in names):
            self._tell(self._needed(outcome))

    def _possible(self, name: str) -> bool:
        if name not in self._possible_alone:
            self._possible_alone[name] = isinstance(self._decider.decide((name,)), (Consistent, Undecided))
        return self._possible_alone[name]

    def _enumerate(self) -> bool:
        while self._decider.asked < self._last and len(self._found) < self._most:
            candidate = smallest_candidate(self._to_meet, self._blocked, STEPS)
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
            else:
                self._tell(self._needed(outcome))
        return False

    def _grown(self, kept: int, witness: Mapping[str, Number] | None) -> int:
        """A largest set around ``kept`` that was not shown to be impossible; ``witness`` are numbers that satisfy it.

        What is in few of the conflicts known so far is kept before what is in many: less has to go. Two statements
        that are met on the way and cannot both hold are told at once.
        """
        blocked = by_name(self._members(mask) for mask in self._blocked)

        def excluded(_: str, proof: Proof) -> bool:
            pair = tuple(sorted(statements(proof).intersection(self._bit)))
            if len(pair) == 2:
                self._tell_pair((pair[0], pair[1]))
            return len(self._found) < self._most

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
        )
        return self._mask(names)

    def _needed(self, proof: Proof) -> Conflict:
        """The conflict of those that a proof rests on: fewer than were asked about, where less was not decided."""
        return Conflict(tuple(sorted(statements(proof).intersection(self._bit))), proof)

    def _shrink(self, proof: Proof) -> Conflict:
        """The conflict left when every statement that is not needed is left out of the proof's."""
        names = statements(proof).intersection(self._bit)
        for name in sorted(names):
            if name not in names:
                continue
            outcome = self._decider.decide(names - {name})
            if isinstance(outcome, Undecided):
                self._undecided = outcome.tried
            elif not isinstance(outcome, Consistent):
                proof = outcome
                names = statements(proof).intersection(self._bit)
        return self._needed(proof)


def smallest_candidate(  # noqa: C901 -- one search, read from top to bottom
    to_meet: Sequence[int], blocked: Sequence[int], steps: int
) -> int | None:
    """The smallest bit set that meets every set of ``to_meet`` and contains none of ``blocked``.

    ``None`` when there is none, -1 when it was not found within so many steps. Sets are bit masks.
    """
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
            if left < 0:
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
