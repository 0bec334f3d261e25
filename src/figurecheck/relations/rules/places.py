"""Members that are all there are do not make what contains them.

What it checks
    Where a member says ``complete: yes``, or names its ``parts``, the members that are part of it
    are all there are: what adds over places adds to it, over days for which each of them has a
    figure. Not where one of them overlaps others, not for persons over days, who may be met in two
    places, and not for a measure with ``complete: no``.

Why it matters
    A list of districts is added up by every reader, and one that was left out or counted twice is
    seen by none.

Given::

    measure: arrests
    unit: arrest

    claim: city
    figure: exactly 66 arrests
    measure: arrests
    where: the city
    when: 2026-01

    claim: north
    figure: exactly 30 arrests
    measure: arrests
    where: North
    when: 2026-01

    claim: south
    figure: exactly 31 arrests
    measure: arrests
    where: South
    when: 2026-01

Conflict::

    member: the city
    dimension: where
    parts: North + South

Clean::

    member: the city
    dimension: where
    part_of: the state

    member: North
    dimension: where
    part_of: the city

    member: South
    dimension: where
    part_of: the city
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.constraint import Monomial, Row, Statement, at_least, at_most
from figurecheck.model.interval import Number
from figurecheck.model.names import of_rule
from figurecheck.model.noun import Noun
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.window import Window
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Amount, Flow, Scene, count, ends, spell_members
from figurecheck.relations.screening import COMPLETE, Bond
from figurecheck.relations.wholes import Key

CODE = "FC201"

BECAUSE = "the parts named are all there are"
"""Why, in the words of a report."""


@attr.frozen(eq=False, repr=False)
class _Whole(Noun):
    """What all members that are part of one have figures for: its key, theirs, the statistic and
    the days.
    """

    key: Key
    parts: tuple[Key, ...]
    statistic: Statistic
    window: Window


def spread(scene: Scene) -> None:
    """The whole over the days for which each of its members has a figure, where anything is said of
    it.
    """
    for whole in _wholes(scene):
        measure = scene.claims.measures[whole.key[0]]
        flow = Flow(*whole.key, daily=measure.adds_days)
        if whole.statistic.sign:
            continue
        if measure.adds_over_time or whole.statistic.averages:
            if flow in scene.points:
                scene.bring(flow, ends(whole.window))
        elif any((one.measure, one.members) == whole.key for one in scene.amounts):
            scene.amounts.setdefault(Amount(*whole.key, whole.window))


def follow(scene: Scene) -> Iterator[Statement]:
    """The members together are the whole; its highest day is at most theirs together."""
    for whole in _wholes(scene):
        measure = scene.claims.measures[whole.key[0]]
        spelled = " + ".join(_spell(part) for part in whole.parts)
        text = f"{_spell(whole.key)} = {spelled}, which are all there are"
        terms: dict[Monomial, Number] = {}
        if not whole.statistic.sign and (measure.adds_over_time or whole.statistic.averages):
            daily = measure.adds_days
            for key, sign in ((whole.key, -1), *((part, 1) for part in whole.parts)):
                points = scene.points.get(Flow(*key, daily), set())
                if points.issuperset(ends(whole.window)):
                    start, end = ends(whole.window)
                    terms[count(Flow(*key, daily), end),] = sign
                    terms[count(Flow(*key, daily), start),] = -sign
            complete = len(terms) == 2 * len(whole.parts) + 2
            name = of_rule(f"{text}{', every day,' if daily else ''} in {whole.window.canonical}")
        else:
            amounts = [
                (Amount(*key, whole.window, whole.statistic), sign) for key, sign in _signed(whole)
            ]
            terms = {(amount.name,): sign for amount, sign in amounts}
            complete = all(amount in scene.amounts for amount, _ in amounts)
            name = of_rule(f"{text}: {whole.statistic.name} in {whole.window.canonical}")
        if not complete:
            continue
        sign = whole.statistic.sign or 1
        rows: tuple[Row, ...] = (
            at_least({monomial: sign * times for monomial, times in terms.items()}, 0),
        )
        rows = rows if whole.statistic.sign else (*rows, at_most(terms, 0))
        yield Statement(name, rows, code=CODE, text=text, because=BECAUSE)


def _signed(whole: _Whole) -> tuple[tuple[Key, int], ...]:
    return ((whole.key, -1), *((part, 1) for part in whole.parts))


def _wholes(scene: Scene) -> Iterator[_Whole]:
    """Each member that is complete, with the days for which all its members have figures of one
    statistic.
    """
    families = {
        (dimension, name): parts
        for (dimension, name), member in sorted(scene.claims.members.items())
        if member.complete and (parts := _parts(scene, dimension, name))
    }
    stated = _stated(scene) if families else {}
    for (dimension, name), parts in families.items():
        for measure, members in sorted(stated):
            if dict(members).get(dimension) != parts[0]:
                continue
            keys = [(measure, _moved(members, dimension, part)) for part in parts]
            for statistic, window in sorted(
                set.intersection(*(stated.get(key, set()) for key in keys))
            ):
                yield _Whole(
                    (measure, _moved(members, dimension, name)), tuple(keys), statistic, window
                )


def _parts(scene: Scene, dimension: str, name: str) -> list[str]:
    """The members of a complete one, none where one of them overlaps another."""
    parts = [
        one
        for one in scene.claims.members.values()
        if (one.dimension, one.part_of) == (dimension, name)
    ]
    return [] if any(part.overlaps for part in parts) else sorted(part.name for part in parts)


def _moved(
    members: tuple[tuple[str, str], ...], dimension: str, name: str
) -> tuple[tuple[str, str], ...]:
    return tuple((one, name if one == dimension else other) for one, other in members)


def _stated(scene: Scene) -> dict[Key, set[tuple[Statistic, Window]]]:
    """The statistics and days for which each measure and place has a figure, of what adds over
    places.
    """
    found: dict[Key, set[tuple[Statistic, Window]]] = {}
    for claim, _ in scene.spoken:
        for term, inner in terms_of(claim.quantity):
            measure = scene.measure(term)
            window = scene.claims.windows[term.window] if term.window is not None else claim.window
            if (
                window is None
                or not window.certain
                or not measure.complete
                or measure.unit.intensive
            ):
                continue
            statistic = inner if inner != TOTAL else claim.statistic
            if measure.meets_again or (claim.per not in {"", "day"} and not measure.adds_over_time):
                continue
            statistic = TOTAL if measure.adds_over_time and statistic.averages else statistic
            if not statistic.middle:
                known = statistic != TOTAL or measure.kind != "stock" or window.days == 1
                if known:
                    found.setdefault(
                        (measure.id, scene.members_of(term, claim.members)), set()
                    ).add((statistic, window))
    return found


def _spell(key: Key) -> str:
    return key[0] + spell_members(key[1])


def screen(scene: Scene, keys: frozenset[Key]) -> Iterator[Bond]:
    """The members of a complete one and it itself, where any of them is stated."""
    for (dimension, name), member in sorted(scene.claims.members.items()):
        parts = _parts(scene, dimension, name) if member.complete else []
        for measure, members in sorted(keys) if parts else ():
            if dict(members).get(dimension) == parts[0] and scene.claims.measures[measure].complete:
                moved = tuple((measure, _moved(members, dimension, part)) for part in parts)
                yield Bond(COMPLETE, (measure, _moved(members, dimension, name)), moved)


RULE = Rule(CODE, "places", follow, spread, screen=screen)
