"""Examines one connected set of statements at all three levels: first what one rule shows, then
what takes several.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from figurecheck.model import limits
from figurecheck.model.constraint import Statement
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Number
from figurecheck.model.outcome import Conflict, Examined, Lightest
from figurecheck.model.proof import statements as taken
from figurecheck.solve.clashes import Clashes
from figurecheck.solve.confirm import confirmed
from figurecheck.solve.conflicts import Search, find_conflicts
from figurecheck.solve.decide import Consistent, Decider, Undecided
from figurecheck.solve.effort import Budget
from figurecheck.solve.grow import by_name
from figurecheck.solve.quick import WAYS, difference, witness
from figurecheck.solve.repair import find_repairs, lightest_clusters, settled
from figurecheck.solve.shrink import shrunk
from figurecheck.solve.stated import linear, normal


def examine(
    at: Callable[[str], Sequence[Statement]],
    whole: frozenset[str] = frozenset(),
    *,
    quick: Collection[str] = WAYS,
    clashes: Callable[[str], Clashes] | None = None,
    weights: Mapping[str, Number] | None = None,
    run: Budget | None = None,
) -> Examined:
    """Decides the statements that ``at`` gives for each level, from the widest reading inwards.

    The levels nest, so what holds together literally needs no further look. The ways named in
    ``quick`` look for an answer before the simplex is asked; they cannot change what comes out.
    ``clashes`` gives what one quantity or one rule shows by itself at a level: all of that is told,
    whatever the search for more may cost; without it the search finds that too. ``weights`` say
    what it takes to doubt a soft statement, 1 where they do not. What the search costs is taken off
    ``run`` as well.
    """
    if witness(at("literal"), whole, quick) is not None:
        return Examined((), complete=True, undecided=(), consistent="literal")
    return _Examination(at, whole, quick, weights or {}, run).done(clashes)


class _Examination:
    def __init__(
        self,
        at: Callable[[str], Sequence[Statement]],
        whole: frozenset[str],
        quick: Collection[str],
        weights: Mapping[str, Number],
        run: Budget | None,
    ) -> None:
        self._at = at
        self._whole = whole
        self._quick = quick
        self._search = Budget("SEARCH_EFFORT", limits.SEARCH_EFFORT, run)
        self._confirming = Budget("CONFIRMING_EFFORT", limits.CONFIRMING_EFFORT, run)
        self._repairing = Budget("REPAIRING_EFFORT", limits.REPAIRING_EFFORT, run)
        self._given_weights = weights
        self._weights: dict[str, Number] = {}
        self._repaired = Lightest("", (), surely=True)
        self._told: list[tuple[str, Conflict]] = []
        self._under: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._counted: list[frozenset[str]] = []
        self._clashes: set[tuple[str, ...]] = set()
        self._known: list[frozenset[str]] = []
        self._by_name: dict[str, list[frozenset[str]]] = {}

    def done(self, clashes: Callable[[str], Clashes] | None) -> Examined:
        """What there is at every level."""
        literal = self._decider("literal", self._search)
        first = literal.decide()
        if isinstance(first, Consistent):
            return Examined((), complete=True, undecided=(), consistent="literal")
        undecided: list[tuple[str, str]] = []
        complete, consistent = True, None
        before: Sequence[Statement] = ()
        for level in reversed(LEVELS):
            statements = self._at(level)
            if _alike(statements, before):  # figures without leeway read the same at every level
                wider = LEVELS[LEVELS.index(level) + 1]
                consistent = level if consistent == wider else consistent
                undecided += [(level, tried) for one, tried in undecided[-1:] if one == wider]
                continue
            before, mark = statements, len(self._told)
            found = Clashes((), ()) if clashes is None else clashes(level)
            pairs = [
                pair for pair in found.counted if not any(pair == known for known in self._known)
            ]
            decider = literal if level == "literal" else self._decider(level, self._search)
            self._take_clashes(level, found.told, pairs)
            self._counted += pairs
            soft = [statement.name for statement in statements if statement.soft]
            self._weights = {name: self._given_weights.get(name, 1) for name in soft}
            settled_all = self._repair(level, decider, soft)
            paired = self._takes_all(soft) or (clashes is not None and self._paired(level, decider))
            search = (
                Search((), complete=True)
                if paired
                else self._search_on(level, decider, settled=settled_all)
            )
            complete = complete and search.complete
            if search.undecided:
                undecided.append((level, search.undecided))
            if not self._told and not search.conflicts and search.complete:
                consistent = level
            self._take(level, search.conflicts)
            if not self._repaired.level:  # the first conflicts there are took several rules
                self._repair(level, decider, soft)
            self._sort_out(level)
            self._told[mark:] = self._ordered(self._told[mark:])
        told = self._widened() if not complete else self._told
        limits_met = [*self._search.met, *self._confirming.met, *self._repairing.met]
        return Examined(
            tuple(told),
            complete and not limits.LOSES_CONFLICTS.intersection(limits_met),
            tuple(undecided),
            consistent,
            frozenset(self._clashes),
            tuple(dict.fromkeys(self._counted)),
            tuple(dict.fromkeys(limits_met)),
            self._under,
            self._repaired,
        )

    def _ordered(self, told: Sequence[tuple[str, Conflict]]) -> list[tuple[str, Conflict]]:
        """The conflicts of a level, clashes first, then the longer ones by their size, whichever
        way each was met; one that takes no claim leaves no other.
        """

        def place(one: tuple[str, Conflict]) -> tuple[bool, bool, int, tuple[str, ...]]:
            names = one[1].names
            return bool(names), names not in self._clashes, len(names), names

        ordered = sorted(told, key=place)
        return ordered[:1] if ordered and not ordered[0][1].names else ordered

    def _takes_all(self, soft: Sequence[str]) -> bool:
        """Whether a conflict that is told takes every statement there is, and was seen to contain
        none: so all is told.

        Any other set of statements is a part of it, and holds together.
        """
        return not self._confirming.spent and any(len(names) == len(soft) for names in self._known)

    def _paired(self, level: str, decider: Decider) -> bool:
        """Whether all conflicts of a level are clashes, which are told: none is left where all
        speak of one number.

        On a line every set without a common point has a pair without one (E. Helly 1923): two
        figures, which are a clash that is told or counted, or one and what the rules leave, which
        is asked here.
        """
        statements = self._at(level)
        if not on_a_line(statements, self._whole):
            return False
        known = frozenset(names for names in self._known if len(names) == 1)
        alone = [one.name for one in statements if one.soft and frozenset((one.name,)) not in known]
        return all(isinstance(decider.decide((name,)), Consistent) for name in alone)

    def _search_on(self, level: str, decider: Decider, *, settled: bool) -> Search:
        """The conflicts of a level that take several rules."""
        soft = [statement.name for statement in self._at(level) if statement.soft]
        known, most = [*self._known, *self._counted], "VARIANTS" if settled else "LONGER_CONFLICTS"
        budget = self._share(level, settled=settled)
        return find_conflicts(
            decider, soft, known, budget=budget, most=most, pairs="pairs" in self._quick
        )

    def _decider(self, level: str, budget: Budget) -> Decider:
        return Decider(self._at(level), self._whole, budget=budget)

    def _share(self, level: str, *, settled: bool) -> Budget:
        """What the search at a level may cost: half of what is left, at the last one all of it.

        Where all that is left to find are variants of what is told it is an eighth of that.
        """
        left = max(1, self._search.left)
        share = left if level == "literal" else max(1, left // 2)
        return Budget("SEARCH_EFFORT", max(1, share // 8) if settled else share, self._search)

    def _repair(self, level: str, decider: Decider, soft: Sequence[str]) -> bool:
        """Finds the lightest repairs of what is told, and tells what they leave standing.

        Whether they are certainly all: then whatever else there is, each of them settles.
        """
        if not self._told:
            return False
        known = [*self._known, *self._counted]
        repairs, surely, met = find_repairs(decider, soft, self._weights, known, self._repairing)
        self._take(level, met)
        if not self._repaired.level:
            self._repaired = Lightest(level, repairs, surely=surely)
        return surely

    def _sort_out(self, level: str) -> None:
        """Puts the longer conflicts of a level that every lightest repair of what is told settles
        under one of that.
        """
        base = [frozenset(one.names) for _, one in self._told if one.names not in self._under]
        own = {
            frozenset(one.names)
            for at, one in self._told
            if at != level or one.names in self._clashes
        }
        own &= set(base)
        longer = [
            one.names for at, one in self._told if at == level and frozenset(one.names) not in own
        ]
        if not own and longer:  # without a clash the smallest of them are what there is to settle
            least = min(map(len, longer))
            own = {frozenset(names) for names in longer if len(names) == least}
        clusters = lightest_clusters(
            [*sorted(own, key=sorted), *self._counted], self._weights, self._repairing
        )
        for names in sorted(longer, key=lambda one: (len(one), one)):
            chosen = frozenset(names)
            if chosen in own or names in self._under:
                continue
            if settled(chosen, clusters):
                self._under[names] = tuple(sorted(_nearest(chosen, own)))
            else:
                own.add(chosen)
                sets = [*sorted(own, key=sorted), *self._counted]
                clusters = lightest_clusters(sets, self._weights, self._repairing)

    def _take_clashes(
        self, level: str, clashes: Sequence[Conflict], pairs: Sequence[frozenset[str]]
    ) -> None:
        """Tells the clashes of a level, each seen to be minimal, and what smaller ones were met in
        seeing that.
        """
        # a pair that was counted at a wider level is known there: nothing less is told of it here
        counted = frozenset(self._counted)
        new = [
            one
            for one in clashes
            if self._is_new(one.names) and frozenset(one.names) not in counted
        ]
        if not new:
            return
        blocked = [*self._known, *pairs]
        found, more = confirmed(
            self._at(level), self._whole, new, blocked, self._confirming, self._quick
        )
        self._clashes.update(one.names for one in found)
        self._take(level, [*found, *more])

    def _take(self, level: str, conflicts: Iterable[Conflict]) -> None:
        for given in conflicts:
            conflict = given if given.minimal else self._minimal(level, given)
            if self._is_new(conflict.names):
                self._told.append((level, conflict))
        self._known = [frozenset(conflict.names) for _, conflict in self._told]
        self._by_name = by_name(self._known)

    def _minimal(self, level: str, conflict: Conflict) -> Conflict:
        """A conflict that the search ended in the midst of, shrunk at the cost of confirming."""
        soft = frozenset(one.name for one in self._at(level) if one.soft)
        found = shrunk(self._decider(level, self._confirming), conflict.proof, soft)
        if not found.minimal:
            self._confirming.meet("CONFIRMING_EFFORT")
        return found

    def _is_new(self, names: Sequence[str]) -> bool:
        """Whether no set told at a wider level contains these, or is contained in them."""
        chosen = frozenset(names)
        if not names:
            return frozenset() not in self._known
        near = (one for name in names for one in self._by_name.get(name, ()))
        return frozenset() not in self._known and not any(
            chosen <= one or chosen >= one for one in near
        )

    def _widened(self) -> list[tuple[str, Conflict]]:
        """The conflicts, each at the widest level at which it stands alone: a search cut short may
        have missed it.
        """
        found: list[tuple[str, Conflict]] = []
        for level, conflict in self._told:
            best = level, conflict
            for wider in reversed(LEVELS[LEVELS.index(level) + 1 :]):
                if (
                    conflict.names in self._clashes
                    or conflict.names in self._under
                    or self._confirming.spent
                ):
                    break
                outcome = near(self._at(wider), self._whole, conflict, self._confirming)
                if outcome is not None:
                    best = wider, outcome
                    break
            found.append(best)
        order = {level: index for index, level in enumerate(reversed(LEVELS))}
        return sorted(found, key=lambda one: order[one[0]])


def on_a_line(statements: Sequence[Statement], whole: frozenset[str]) -> bool:
    """Whether all figures are for one number, and rules leave it one range of numbers without a
    hole.

    Rows that bound unknowns and differences of two leave no hole, in whole numbers either, if all
    of them are such.
    """
    rows = [row for statement in statements for row in statement.rows]
    said = {
        normal(row.terms)[0]
        for statement in statements
        if statement.soft
        for row in statement.rows
        if row.terms
    }
    names = {name for row in rows for monomial, _ in row.terms for name in monomial}
    return (
        len(said) == 1
        and not any(statement.cases for statement in statements)
        and all(
            row.terms and linear(row) and not row.given and row.end != "nonzero" for row in rows
        )
        and all(difference(row) is not None for row in rows)
        and (names <= whole or names.isdisjoint(whole))
    )


def _nearest(names: frozenset[str], others: Collection[frozenset[str]]) -> frozenset[str]:
    """The one of the others that shares most with these; of several the smallest, by name."""
    return min(others, key=lambda one: (-len(one & names), len(one), sorted(one)))


def near(
    statements: Sequence[Statement], whole: frozenset[str], conflict: Conflict, budget: Budget
) -> Conflict | None:
    """The same conflict at another level, by the statements that its proof takes; ``None`` where it
    is none there.
    """
    needed = taken(conflict.proof)
    outcome = Decider(
        [one for one in statements if one.name in needed], whole, budget=budget
    ).decide()
    if isinstance(outcome, (Consistent, Undecided)):
        return None
    names = tuple(sorted(name for name in taken(outcome) if name in set(conflict.names)))
    return Conflict(names, outcome) if names == conflict.names else None


def _alike(some: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether the statements of two levels come to the same."""
    return len(some) == len(others) and all(
        one.rows == other.rows and one.cases == other.cases
        for one, other in zip(some, others, strict=True)
    )
