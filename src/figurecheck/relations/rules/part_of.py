"""A part is more than its whole.

What it checks
    By ``part_of`` of measures and members: a part is at most its whole, and members that share
    nothing are together at most the member that contains them.

Why it matters
    A city cannot have had more than its state, nor one kind of arrest more than all arrests.

Given::

    measure: arrests
    unit: arrest

    member: Minneapolis
    dimension: where
    part_of: Minnesota

    claim: city
    figure: exactly 956 arrests
    measure: arrests
    where: Minneapolis
    when: 2026-01

Conflict::

    claim: state
    figure: fewer than 900 arrests
    measure: arrests
    where: Minnesota
    when: 2026-01

Clean::

    claim: state
    figure: more than 1,900 arrests
    measure: arrests
    where: Minnesota
    when: 2026-01
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import attr

from figurecheck.model.constraint import Monomial, Row, Statement, at_least
from figurecheck.model.interval import Number
from figurecheck.model.measure import ancestors
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.window import Window
from figurecheck.relations.rule import Rule
from figurecheck.relations.rules.windows import spell_days
from figurecheck.relations.scene import Amount, Flow, Scene, spell_members
from figurecheck.relations.screening import AT_LEAST, UNSCREENED, Bond
from figurecheck.relations.wholes import Key, comparable, factor, key_of, wholes

CODE = "FC205"


def spread(scene: Scene) -> None:
    """A part and the wholes around it matter at the same points of time."""
    for daily, keys in _flows(scene).items():
        for part, above in _nearest(scene, keys).items():
            for whole in above:
                points = scene.points[Flow(*part, daily)] | scene.points[Flow(*whole, daily)]
                scene.bring(Flow(*part, daily), points)
                scene.bring(Flow(*whole, daily), points)
    _days(scene)
    peaks = {(amount.measure, amount.members) for amount in scene.amounts if amount.statistic.sign}
    totals: dict[Key, list[Amount]] = {}
    for amount in filter(_total, scene.amounts):
        totals.setdefault((amount.measure, amount.members), []).append(amount)
    for part, above in _nearest(
        scene, {(amount.measure, amount.members) for amount in scene.amounts}
    ).items():
        if not scene.claims.measures[part[0]].meets_again and not peaks.intersection(above):
            continue
        for amount in tuple(totals.get(part, ())):
            # the whole over the part's days lets nested windows do the rest
            for name, members in above:
                wide = attr.evolve(amount, measure=name, members=members)
                if wide not in scene.amounts:
                    scene.amounts[wide] = None
                    totals.setdefault((name, members), []).append(wide)


def _flows(scene: Scene) -> dict[bool, set[Key]]:
    """What has a running count, and what has one of the numbers of its days."""
    found: dict[bool, set[Key]] = {}
    for flow in scene.points:
        found.setdefault(flow.daily, set()).add((flow.measure, flow.members))
    return found


def _days(scene: Scene) -> None:
    """Where the days of a part or of a whole are added up, those of what it is compared with are
    too.
    """
    daily = {(flow.measure, flow.members) for flow in scene.points if flow.daily}
    if not daily:
        return
    adding = {key_of(one) for one in scene.amounts if scene.claims.measures[one.measure].adds_days}
    for part, above in wholes(scene, daily | adding).items():
        for whole in above:
            if part in daily or whole in daily:
                for key in (part, whole):
                    scene.bring(Flow(*key, daily=True), ())


def follow(scene: Scene) -> Iterator[Statement]:
    """Each part against the nearest wholes in play, then the members of one whole together."""
    for daily, keys in sorted(_flows(scene).items()):
        for parts, whole in _comparisons(scene, _nearest(scene, keys)):
            if len(parts) == 1 or not scene.claims.measures[whole[0]].meets_again:
                for start, end in scene.segments(Flow(*whole, daily)):
                    yield _at_most(scene, parts, whole, (start, end), daily=daily)
    together: dict[tuple[Window, Statistic], list[Amount]] = {}
    for amount in sorted(amount for amount in scene.amounts if not amount.tag):
        together.setdefault((amount.window, amount.statistic), []).append(amount)
    # what is in play on other days stands between nothing; in an order that nothing else changes
    for (_, statistic), amounts in sorted(together.items(), key=lambda one: one[0]):
        by_key = {(amount.measure, amount.members): amount for amount in amounts}
        for parts, whole in _comparisons(scene, _nearest(scene, set(by_key))):
            adds = (
                statistic.sign <= 0
                and not statistic.middle
                and not scene.claims.measures[whole[0]].meets_again
            )
            if len(parts) == 1 or adds:
                yield _against(scene, [by_key[part] for part in parts], by_key[whole])


def _comparisons(scene: Scene, nearest: dict[Key, list[Key]]) -> Iterator[tuple[list[Key], Key]]:
    """Parts with the whole that holds at least as much as all of them."""
    for part, above in sorted(nearest.items()):
        for whole in above:
            yield [part], whole
    for whole, group in _groups(scene, nearest):
        yield group, whole


def _total(amount: Amount) -> bool:
    return amount.statistic == TOTAL and not amount.tag


def _nearest(scene: Scene, keys: set[Key]) -> dict[Key, list[Key]]:
    """For each key, the keys in play that contain it with none in play between."""
    known = scene.nearest.get(
        frozenset(keys)
    )  # a chain of measures asks for the same keys in every round
    if known is not None:
        return known
    found: dict[Key, list[Key]] = {}
    for key in sorted(keys):
        nearest = [one for one in _minimal(scene, key, keys) if comparable(scene, key, one)]
        if nearest:
            found[key] = nearest
    scene.nearest[frozenset(keys)] = found
    return found


def _minimal(scene: Scene, key: Key, keys: set[Key]) -> list[Key]:
    """The keys in play that contain a key and none that contains it too.

    The way up ends at each one that is met: in a chain of thousands that is soon.
    """
    seen, waiting = {key}, [key]
    met: list[Key] = []
    for one in waiting:
        for wide in scene.directly_above(*one):
            if wide not in seen:
                seen.add(wide)
                (met if wide in keys else waiting).append(wide)
    if len(met) < 2:
        return met
    beyond = {near: set(scene.above(*near)) - {near} for near in met}
    near = [one for one in met if not any(one in above for above in beyond.values())]
    return [one for one in scene.above(*key) if one in near] if len(near) > 1 else near


def _groups(scene: Scene, nearest: dict[Key, list[Key]]) -> list[tuple[Key, list[Key]]]:
    """For each whole, its nearest parts of the same measure that differ in one dimension and share
    nothing.
    """
    groups: dict[tuple[Key, str], list[Key]] = {}
    for part, above in sorted(nearest.items()):
        for whole in above:
            changed = [
                one[0] for one, other in zip(part[1], whole[1], strict=False) if one != other
            ]
            if part[0] == whole[0] and len(changed) == 1:
                groups.setdefault((whole, changed[0]), []).append(part)
    found: dict[tuple[Key, tuple[Key, ...]], None] = {}
    for (whole, dimension), parts in sorted(groups.items()):
        for first in parts if len(parts) > 1 else ():
            disjoint = [first]
            for part in parts:
                if all(_disjoint(scene, dimension, part, other) for other in disjoint):
                    disjoint.append(part)
            if len(disjoint) > 1:
                found[whole, tuple(sorted(disjoint))] = None
    return [(whole, list(parts)) for whole, parts in found]


def _disjoint(scene: Scene, dimension: str, one: Key, other: Key) -> bool:
    """Whether the branches in which two members leave their common container share nothing."""
    names = [dict(key[1])[dimension] for key in (one, other)]
    if names[0] == names[1]:
        return False
    chains = [[*reversed(ancestors(scene.claims.members, dimension, name)), name] for name in names]
    for left, right in zip(*chains, strict=False):
        if left != right:
            branches = [scene.claims.members.get((dimension, name)) for name in (left, right)]
            return all(branch is not None and not branch.overlaps for branch in branches)
    return False


def _spell(key: Key) -> str:
    return key[0] + spell_members(key[1])


def _at_most(
    scene: Scene, parts: list[Key], whole: Key, segment: tuple[int, int], *, daily: bool
) -> Statement:
    start, end = segment
    around = scene.counts(Flow(*whole, daily))
    terms = [around[end].more, around[start].less]
    for part in parts:
        times, counts = factor(scene, part, whole), scene.counts(Flow(*part, daily))
        terms += [counts[end].times(-times), counts[start].times(times)]
    text = f"{' + '.join(_spell(part) for part in parts)} <= {_spell(whole)}"
    text = f"{text}, every day" if daily else text
    return Statement(
        of_rule(f"{text} in {spell_days(start, end)}"),
        (Row(tuple(sorted(terms)), 0),),
        code=CODE,
        text=text,
        because=_because(scene, parts, whole),
    )


def _against(scene: Scene, parts: list[Amount], whole: Amount) -> Statement:
    terms: dict[Monomial, Number] = {(whole.name,): 1}
    keys = [(part.measure, part.members) for part in parts]
    key = (whole.measure, whole.members)
    for part, one in zip(parts, keys, strict=True):
        terms[(part.name,)] = -factor(scene, one, key)
    text = f"{' + '.join(map(_spell, keys))} <= {_spell(key)}"
    text = text if whole.statistic == TOTAL else f"{whole.statistic.name}: {text}"
    return Statement(
        of_rule(f"{text} in {whole.window.canonical}"),
        (at_least(terms, 0),),
        code=CODE,
        text=text,
        because=_because(scene, keys, key),
    )


def screen(scene: Scene, keys: frozenset[Key]) -> Iterator[Bond]:
    """Each part and the nearest wholes that are stated, then the members of one whole together."""
    for parts, whole in _comparisons(scene, _nearest(scene, set(keys))):
        alike = all(factor(scene, part, whole) == 1 for part in parts)
        yield Bond(AT_LEAST if alike else UNSCREENED, whole, tuple(parts))


def _because(scene: Scene, parts: list[Key], whole: Key) -> str:
    """The rule as a clause, with the names by which its whole and its parts differ."""
    if len(parts) > 1:
        return f"the parts of {_named(scene, whole, parts[0])} share nothing"
    names = _named(scene, whole, parts[0]), _named(scene, parts[0], whole)
    return _never_less(*names)


@lru_cache(maxsize=4096)
def _never_less(whole: str, part: str) -> str:
    """The clause on a part and its whole, once for all places."""
    return f"the whole ({whole}) is never less than a part of it ({part})"


def _named(scene: Scene, key: Key, other: Key) -> str:
    """A key by what sets it apart from another one: the measure, or the places."""
    if key[0] == other[0]:
        return ", ".join(name for _, name in key[1]) or "everything"
    measure = scene.claims.measures[key[0]]
    return measure.label or measure.id


RULE = Rule(CODE, "part_of", follow, spread, screen=screen)
