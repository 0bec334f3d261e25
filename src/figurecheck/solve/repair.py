"""Finds the lightest sets of soft statements without which the rest holds together.

A lightest set that meets every conflict known so far is left out; either the rest holds, and
nothing lighter can do it, or it yields another conflict to meet (R. Reiter, *A theory of diagnosis
from first principles*, 1987).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice, product

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import Row
from figurecheck.model.interval import Number
from figurecheck.model.outcome import Conflict, Move, Repair
from figurecheck.solve.decide import Consistent, Decider, Undecided
from figurecheck.solve.effort import Budget, endless
from figurecheck.solve.shrink import shrunk


@attr.frozen(eq=False, repr=False)
class Cluster:
    """Sets that hang together, the lightest sets that meet them all, and whether these are known to
    be all of those.
    """

    sets: tuple[frozenset[str], ...]
    lightest: tuple[frozenset[str], ...]
    sure: bool


def find_repairs(
    decider: Decider,
    soft: Sequence[str],
    weights: Mapping[str, Number],
    conflicts: Iterable[Collection[str]],
    budget: Budget | None = None,
) -> tuple[tuple[Repair, ...], bool, tuple[Conflict, ...]]:
    """The lightest repairs, all of one weight; whether there is none lighter and no other as light;
    and new conflicts.

    Those are met on the way: with the ones given they cover every repair, each of which meets them
    all.
    """
    met: list[Conflict] = []
    known = [frozenset(names) for names in conflicts]
    everything = frozenset(soft)
    budget = Budget("REPAIRING_EFFORT", limits.REPAIRING_EFFORT) if budget is None else budget
    while not budget.spent:
        candidates, sure = lightest_meeting(known, weights, budget)
        found: list[Repair] = []
        grew = False
        for names in candidates:
            outcome = decider.decide(everything - names)
            if isinstance(outcome, Consistent):
                found.append(Repair(tuple(sorted(names)), sum(weights[name] for name in names)))
            elif not isinstance(outcome, Undecided):
                conflict = shrunk(decider, outcome, everything)
                known.append(frozenset(conflict.names))
                met.append(conflict)
                grew = True
                break
        if not grew:
            return tuple(found), sure and bool(found), tuple(met)
    return (), False, tuple(met)


def lightest_meeting(
    sets: Sequence[frozenset[str]], weights: Mapping[str, Number], budget: Budget | None = None
) -> tuple[list[frozenset[str]], bool]:
    """The lightest sets that meet every one of ``sets``, sorted, and whether the search came to its
    end.

    Sets that share nothing with others, not even by way of some, are met by themselves.
    """
    found, sure = [frozenset[str]()], True
    budget = endless() if budget is None else budget
    for cluster in lightest_clusters(sets, weights, budget):
        best, many = cluster.lightest, limits.LIGHTEST_REPAIRS
        if len(found) * len(best) > many:
            budget.meet("LIGHTEST_REPAIRS")
        sure = sure and cluster.sure and len(found) * len(best) <= many
        found = [one | other for one, other in islice(product(found, best), many)]
    return sorted(found, key=sorted), sure


def lightest_clusters(
    sets: Iterable[frozenset[str]], weights: Mapping[str, Number], budget: Budget | None = None
) -> list[Cluster]:
    """The sets in groups that hang together, each with the lightest sets that meet it."""
    budget = endless() if budget is None else budget
    found: list[Cluster] = []
    for cluster in _clusters(list(dict.fromkeys(sets))):
        best, sure = _lightest(cluster, weights, budget)
        found.append(Cluster(tuple(cluster), tuple(best), sure))
    return found


def settled(names: Collection[str], clusters: Iterable[Cluster]) -> bool:
    """Whether every lightest way to meet all clusters meets this set too: all those of some one
    cluster do.
    """
    return any(
        one.sure and bool(one.lightest) and all(not best.isdisjoint(names) for best in one.lightest)
        for one in clusters
    )


def _clusters(sets: Sequence[frozenset[str]]) -> list[list[frozenset[str]]]:
    """The sets in groups that share no name, in the order of their first ones."""
    home: dict[str, int] = {}
    groups: dict[int, list[frozenset[str]]] = {}
    for index, names in enumerate(sets):
        joined = sorted({home[name] for name in names if name in home})
        group = joined[0] if joined else index
        members = groups.setdefault(group, [])
        for other in joined[1:]:
            members += groups.pop(other)
        members.append(names)
        home.update(dict.fromkeys(names.union(*members) if len(joined) > 1 else names, group))
    return list(groups.values())


def _lightest(
    sets: Sequence[frozenset[str]], weights: Mapping[str, Number], budget: Budget
) -> tuple[list[frozenset[str]], bool]:
    """The same for sets that hang together."""
    best: list[frozenset[str]] = []
    limit: Number | None = None
    waiting: list[tuple[frozenset[str], frozenset[str], Number]] = [(frozenset(), frozenset(), 0)]
    many = limits.LIGHTEST_REPAIRS
    for _ in range(limits.MEETING_STEPS):
        if not waiting:
            if len(best) > many:
                budget.meet("LIGHTEST_REPAIRS")
            return sorted(best, key=sorted)[:many], len(best) <= many
        if budget.spent:
            break
        budget.spend(1 + len(sets))
        chosen, refused, weight = waiting.pop()
        unmet = [names - refused for names in sets if not names & chosen]
        if limit is not None and weight + _at_least(unmet, weights) > limit:
            continue
        if not unmet:
            if limit is None or weight < limit:
                best, limit = [], weight
            best.append(chosen)
            continue
        smallest = min(unmet, key=lambda names: (len(names), sorted(names)))
        options = sorted(
            smallest, key=lambda name: (weights[name], -sum(name in names for names in unmet), name)
        )
        for index in range(len(options) - 1, -1, -1):
            name = options[index]
            waiting.append(
                (chosen | {name}, refused | frozenset(options[:index]), weight + weights[name])
            )
    else:
        budget.meet("MEETING_STEPS")
    return sorted(best, key=sorted)[:many], False


def _at_least(unmet: Iterable[frozenset[str]], weights: Mapping[str, Number]) -> Number:
    """A weight that meeting these sets certainly needs: that of sets which share nothing."""
    taken: set[str] = set()
    total: Number = 0
    for names in sorted(unmet, key=len):
        if taken.isdisjoint(names):
            taken |= names
            total += min((weights[name] for name in names), default=0)
    return total


def find_moves(
    decider: Decider, names: Sequence[str], forms: Mapping[str, Row]
) -> tuple[Move, ...]:
    """For each claim of a conflict, where its figure would have to be for the others of it to hold.

    ``forms`` gives, for the claims to ask about, the row whose terms are what the claim speaks of.
    """
    moves: list[Move] = []
    for name in names:
        row = forms.get(name)
        if row is None:
            continue
        others = [other for other in names if other != name]
        if not isinstance(decider.decide(others), Consistent):
            continue
        for way, sign in (("at least", 1), ("at most", -1)):
            turned = attr.evolve(
                row, terms=tuple((monomial, sign * factor) for monomial, factor in row.terms)
            )
            implied = decider.least(turned, others)
            if implied is not None:
                moves.append(Move(name, way, sign * implied.value, implied.open))
    return tuple(moves)
