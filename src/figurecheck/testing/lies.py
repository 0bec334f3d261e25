"""Planted lies: worlds in which one claim cannot be, whatever the words are taken to mean."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import attr
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from figurecheck.testing.dice import Dice, made, thrown
from figurecheck.testing.truths import Site, Topic
from figurecheck.testing.wordings import Fact, Wording, exact_word, near_word
from figurecheck.testing.world import (
    Backdrop,
    Draft,
    Entry,
    Fields,
    World,
    as_draft,
    complete,
    days_of,
    draft,
    drawdown,
    fact_of,
    frame,
    iso,
    loaded,
    named,
    range_of,
    record,
    relations,
    scenery,
)


@attr.frozen(repr=False)
class Contradiction:
    """A world with one lie in it, and the honest claims and relations that rule the lie out.

    ``claims`` are full names, the lie's among them; the set cannot hold together at any level, and
    without the lie everything in the world does.
    """

    world: World
    lie: str
    claims: tuple[str, ...]
    relations: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return (
            f"{self.lie} lies against"
            f" {', '.join((*self.claims, *self.relations))}\n\n{self.world!r}"
        )

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:  # noqa: ARG002, FBT001 -- the protocol
        """Has Hypothesis print the records instead of the fields."""
        printer.text(repr(self))


def contradictions(*, most: int = 6) -> st.SearchStrategy[Contradiction]:
    """Worlds with a lie that a few honest claims rule out, beside at most so many other honest
    ones.

    For whatever must not lose a contradiction: a check of your own, a copy of claims in another
    format.

    Examples:
        >>> import figurecheck as fc
        >>> from hypothesis import find
        >>> planted = find(contradictions(), lambda planted: True)
        >>> len(planted.claims) > 1, planted.lie in planted.claims
        (True, True)
        >>> report = fc.check(fc.loads(planted.world.text))
        >>> "error" in [finding.severity for finding in report.conflicts]
        True
    """
    loaded()
    return made(lambda dice: contradiction(dice, most=most))


def random_contradiction(seed: int, *, most: int = 6) -> Contradiction:
    """The contradiction of a seed, drawn without Hypothesis."""
    from random import Random

    return contradiction(thrown(Random(seed)), most=most)  # noqa: S311 -- lies need no secrets


def contradiction(dice: Dice, *, most: int = 6) -> Contradiction:
    """A world with one lie in it."""
    scene = scenery(dice)
    plan = _plan(dice, scene)
    noise = dice.some(lambda one: draft(one, scene), 0, most)
    planted = [*plan.honest, plan.lie]
    entries = named([*planted, *noise])
    names = tuple(entry.name for entry in entries[: len(planted)])
    tied = (
        [Entry("relation", "tie", record((("relation", "tie"), *plan.relation)))]
        if plan.relation
        else []
    )
    world = World(scene.truth, (*frame(scene), *tied, *relations(dice, scene), *entries))
    return Contradiction(world, names[-1], names, ("tie",) if plan.relation else ())


def _plan(dice: Dice, scene: Backdrop) -> Plan:
    """The plan chosen, or the next one that the world has what it needs for."""
    first = dice.whole(0, len(_PLANS) - 1)
    for plan in (*_PLANS[first:], *_PLANS[:first]):
        found = plan(dice, scene)
        if found is not None:
            return found
    raise ValueError(scene)


# -- plans -----------------------------------------------------------------------------------------


@attr.frozen
class Plan:
    """The lie, the honest claims that rule it out, and the relation that ties them, if they need
    one.
    """

    honest: tuple[Draft, ...]
    lie: Draft
    relation: Fields = ()


@attr.frozen
class _Part:
    """A quantity of a plan: the fields that say what it is, and its true value."""

    fields: Fields
    fact: Fact

    @property
    def value(self) -> Fraction:
        """The truth."""
        return self.fact.value


def _say(
    dice: Dice, scene: Backdrop, part: _Part, wording: Callable[[Dice, Fact], Wording] = exact_word
) -> Draft:
    source = dice.pick(scene.sources)
    fact = attr.evolve(part.fact, european=source in scene.european)
    return as_draft(source, wording(dice, fact), part.fields, fact)


def _lie(dice: Dice, scene: Backdrop, part: _Part, told: Fraction) -> Draft:
    """A claim that its quantity is exactly a number that it is not."""
    drafted = _say(dice, scene, attr.evolve(part, fact=attr.evolve(part.fact, value=told)))
    return attr.evolve(drafted, truth=part.value)


def _spot(dice: Dice, scene: Backdrop) -> tuple[Site, Fields]:
    place = dice.pick(scene.truth.places)
    return place, (("where", place.name),) if place.name else ()


def _subject(dice: Dice, scene: Backdrop, *kinds: str) -> Topic | None:
    found = [subject for subject in scene.truth.subjects if subject.kind in kinds]
    return dice.pick(found) if found else None


def _over(
    subject: Topic, place: Site, where: Fields, span: tuple[int, int], statistic: str = "total"
) -> _Part:
    """A subject over days of a place; a stock at the first of them."""
    start, end = span
    value = subject.ask(statistic, place.cells, start, end)
    days = ("as_of", iso(start)) if subject.kind == "stock" else ("when", range_of(start, end))
    how: Fields = () if statistic == "total" else (("statistic", f"{statistic} day"),)
    return _Part((("measure", subject.id), days, *how, *where), fact_of(subject, value))


def _unequal(dice: Dice, scene: Backdrop, parts: list[_Part], relation: Fields = ()) -> Plan:
    """One of several quantities that an equation ties, told other than it is.

    The others are told exactly, and the lie is off by one or more; or they are rounded, and the lie
    is beyond anything that their sums could come to.
    """
    index = dice.whole(0, len(parts) - 1)
    others = [part for number, part in enumerate(parts) if number != index]
    true = parts[index].value
    if dice.once_in(3):
        size: Fraction = sum((abs(part.value) for part in parts), start=Fraction(0))
        honest = tuple(_say(dice, scene, part, near_word) for part in others)
        return Plan(honest, _lie(dice, scene, parts[index], 3 * size + 10), relation)
    off = Fraction(dice.whole(1, 1_000))
    told = true - off if true >= off and dice.once_in(2) else true + off
    return Plan(
        tuple(_say(dice, scene, part) for part in others),
        _lie(dice, scene, parts[index], told),
        relation,
    )


def _too_many(
    dice: Dice, scene: Backdrop, less: list[_Part], more: _Part, times: int = 1
) -> Plan | None:
    """Quantities that are together at most so many times another, told otherwise."""
    total: Fraction = sum((part.value for part in less), start=Fraction(0))
    off = dice.whole(1, 100)
    if total > times * off and dice.once_in(2):
        told = Fraction((Fraction(total - off) / times).__floor__())
        return Plan(tuple(_say(dice, scene, part) for part in less), _lie(dice, scene, more, told))
    first, rest = less[0], less[1:]
    honest = (*(_say(dice, scene, part) for part in rest), _say(dice, scene, more))
    return Plan(honest, _lie(dice, scene, first, times * more.value + off))


def _twice(dice: Dice, scene: Backdrop) -> Plan:
    """Two claims of one quantity."""
    place, where = _spot(dice, scene)
    part = _over(dice.pick(scene.truth.subjects), place, where, days_of(dice, scene.truth))
    return _unequal(dice, scene, [part, part])


def _partition(dice: Dice, scene: Backdrop) -> Plan | None:
    """Windows that make up another."""
    subject, (place, where) = _subject(dice, scene, "flow"), _spot(dice, scene)
    start, end = days_of(dice, scene.truth)
    if subject is None or end - start < 2:
        return None
    cuts = sorted({start, end, *(dice.whole(start + 1, end - 1) for _ in range(dice.whole(1, 3)))})
    parts = [_over(subject, place, where, span) for span in pairwise(cuts)]
    return _unequal(dice, scene, [_over(subject, place, where, (start, end)), *parts])


def _parts(dice: Dice, scene: Backdrop) -> Plan | None:
    """The parts that a measure declares, and their total."""
    wholes = [subject for subject in scene.truth.subjects if dict(subject.fields).get("parts")]
    if not wholes:
        return None
    whole, (place, where) = dice.pick(wholes), _spot(dice, scene)
    start, end = days_of(dice, scene.truth)
    known = scene.truth.by_id
    subjects = [whole, *(known[name] for name in dict(whole.fields)["parts"].split(" + "))]
    return _unequal(
        dice, scene, [_over(subject, place, where, (start, end)) for subject in subjects]
    )


def _stock(dice: Dice, scene: Backdrop) -> Plan | None:
    """A stock before and after, with what came and left."""
    relation = drawdown(dice, scene)
    if not relation:
        return None
    known, (place, where) = scene.truth.by_id, _spot(dice, scene)
    between = relation[0][1].split("[")
    first, last = (_ordinal(between[index].split("]")[0]) for index in (1, 4))
    held = [_over(known["held"], place, where, (day, day + 1)) for day in (first, last)]
    moved = [
        _over(known[name], place, where, (first + 1, last + 1)) for name in ("booked", "released")
    ]
    return _unequal(dice, scene, [*held, *moved], relation)


def _ordinal(text: str) -> int:
    from datetime import date

    return date.fromisoformat(text).toordinal()


def _average(dice: Dice, scene: Backdrop) -> Plan | None:
    """A mean that its total, or one of its days, is far above."""
    subject, (place, where) = _subject(dice, scene, "flow", "stock", "people"), _spot(dice, scene)
    if subject is None or subject.sort == "amount":
        return None
    start, end = days_of(dice, scene.truth)
    first = dice.whole(start, end - 1)
    total = _over(
        subject, place, where, (start, end) if subject.kind == "flow" else (first, first + 1)
    )
    fields = (
        ("measure", subject.id),
        ("when", range_of(start, end)),
        ("statistic", "average per day"),
        *where,
    )
    mean = Fact(
        subject.ask("average", place.cells, start, end), "average", f"{total.fact.unit} a day"
    )
    told = 3 * mean.value * (end - start) + 10 + (end - start)
    told = Fraction(told.__ceil__())
    return Plan(
        (_say(dice, scene, _Part(fields, mean), near_word),), _lie(dice, scene, total, told)
    )


def _nested(dice: Dice, scene: Backdrop) -> Plan | None:
    """A window within another."""
    subject, (place, where) = _subject(dice, scene, "flow", "people"), _spot(dice, scene)
    if subject is None or dict(subject.fields).get("range"):
        return None
    start, end = days_of(dice, scene.truth)
    first = dice.whole(start, end - 1)
    inner = _over(subject, place, where, (first, dice.whole(first + 1, end)))
    return _too_many(dice, scene, [inner], _over(subject, place, where, (start, end)))


def _within(dice: Dice, scene: Backdrop) -> Plan | None:
    """A measure that is part of another."""
    found = [subject for subject in scene.truth.subjects if dict(subject.fields).get("part_of")]
    if not found:
        return None
    part, (place, where) = dice.pick(found), _spot(dice, scene)
    whole = scene.truth.by_id[dict(part.fields)["part_of"]]
    start, end = days_of(dice, scene.truth)
    return _too_many(
        dice,
        scene,
        [_over(part, place, where, (start, end))],
        _over(whole, place, where, (start, end)),
    )


def _places(dice: Dice, scene: Backdrop) -> Plan | None:
    """A place in another, or two that share nothing."""
    subject = dice.pick(scene.truth.subjects)
    known = {place.name: place for place in scene.truth.places}
    inside = [
        (place, wide)
        for place in known.values()
        for wide in known.values()
        if place.name and place.cells < wide.cells
    ]
    inside = [(place, wide) for place, wide in inside if wide.name in {"US", place.part_of}]
    if not inside or dict(subject.fields).get("range"):
        return None
    place, wide = dice.pick(inside)
    beside = [other for other, around in inside if around is wide and _apart(place, other)]
    less = [
        place,
        *([dice.pick(beside)] if beside and subject.kind != "people" and dice.once_in(2) else []),
    ]
    start, end = days_of(dice, scene.truth)
    parts = [_over(subject, one, (("where", one.name),), (start, end)) for one in less]
    return _too_many(
        dice, scene, parts, _over(subject, wide, (("where", wide.name),), (start, end))
    )


def _complete(dice: Dice, scene: Backdrop) -> Plan | None:
    """Places that are all there are, and the one that contains them."""
    subject = _subject(dice, scene, "flow", "stock")
    widest = [place for place in scene.truth.places if place.name == "US"]
    if subject is None or not widest or not complete(scene):
        return None
    start, end = days_of(dice, scene.truth)
    places = [*widest, *(place for place in scene.truth.places if place.part_of == "US")]
    return _unequal(
        dice,
        scene,
        [_over(subject, place, (("where", place.name),), (start, end)) for place in places],
    )


def _apart(one: Site, other: Site) -> bool:
    return not one.cells & other.cells and not one.overlaps and not other.overlaps


def _highest(dice: Dice, scene: Backdrop) -> Plan | None:
    """A highest day with a day above it, with a total that its days do not make, or above a total
    around it.
    """
    subject, (place, where) = _subject(dice, scene, "flow", "people", "stock"), _spot(dice, scene)
    if subject is None:
        return None
    start, end = days_of(dice, scene.truth)
    first = dice.whole(start, end - 1)
    after = dice.whole(first + 1, end)
    record_day = _over(subject, place, where, (start, end), "highest")
    if subject.kind == "stock":
        during = ("when", range_of(start, end))
        record_day = attr.evolve(
            record_day, fields=(record_day.fields[0], during, *record_day.fields[2:])
        )
    elif dice.once_in(3):
        total = _over(subject, place, where, (first, after))
        return (
            _too_many(dice, scene, [total], record_day, after - first) if total.value >= 0 else None
        )
    elif dice.once_in(2) and not dict(subject.fields).get("range"):
        inner = _over(subject, place, where, (first, after), "highest")
        return _too_many(dice, scene, [inner], _over(subject, place, where, (start, end)))
    single = _over(subject, place, where, (first, first + 1))
    if subject.kind == "flow" and dice.once_in(3):
        somewhere = ("when", f"a day in {range_of(start, end)}")
        single = attr.evolve(single, fields=(single.fields[0], somewhere, *single.fields[2:]))
    return _too_many(dice, scene, [single], record_day) if single.value >= 0 else None


def _share(dice: Dice, scene: Backdrop) -> Plan | None:
    """A part and its whole, and a share of twenty points more or less."""
    if not scene.truth.pairs:
        return None
    part, whole = (scene.truth.by_id[name] for name in dice.pick(scene.truth.pairs))
    place, where = _spot(dice, scene)
    start, end = days_of(dice, scene.truth)
    both = [_over(subject, place, where, (start, end)) for subject in (part, whole)]
    if not both[1].value:
        return None
    true = Fraction(both[0].value, both[1].value)
    told = dice.pick(
        [points for points in (50, 100, 0, 30, 75, 10) if abs(points - 100 * true) >= 20]
    )
    fields = (
        ("figure", f"{dice.pick(('', 'about '))}{told} %"),
        ("quantity", f"{part.id} / {whole.id}"),
    )
    lie = Draft(dice.pick(scene.sources), (*fields, ("when", range_of(start, end)), *where), true)
    return Plan(tuple(_say(dice, scene, one) for one in both), lie)


def _growth(dice: Dice, scene: Backdrop) -> Plan | None:
    """Two windows, and a change of more than twice as much as there was."""
    subject, (place, where) = _subject(dice, scene, "flow", "people", "stock"), _spot(dice, scene)
    if subject is None or subject.sort == "amount":
        return None
    spans = [days_of(dice, scene.truth) for _ in range(2)]
    if subject.kind == "stock":
        spans = [(start, start + 1) for start, _ in spans]
    if spans[0] == spans[1]:
        return None  # a quantity over itself is no change, and *up 200 %* of it is refused
    later, earlier = (_over(subject, place, where, (start, end)) for start, end in spans)
    if not earlier.value:
        return None
    true = Fraction(later.value, earlier.value)
    told = (200 * abs(true - 1)).__ceil__() + dice.whole(100, 300)
    terms = [f"{subject.id}[{range_of(start, end)}]" for start, end in spans]
    figure = f"{dice.pick(('up', 'rose', 'up about'))} {told} %"
    lie = Draft(
        dice.pick(scene.sources),
        (("figure", figure), ("quantity", " / ".join(terms)), *where),
        true,
    )
    return Plan(tuple(_say(dice, scene, one) for one in (later, earlier)), lie)


_PLANS: tuple[Callable[[Dice, Backdrop], Plan | None], ...] = (
    _twice,
    _partition,
    _parts,
    _stock,
    _average,
    _nested,
    _within,
    _places,
    _complete,
    _highest,
    _share,
    _growth,
)
