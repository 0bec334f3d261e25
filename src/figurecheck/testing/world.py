"""Hidden worlds: a truth nobody sees and records whose every claim is honestly worded."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from fractions import Fraction
from functools import cache
from types import MappingProxyType

import attr
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from figurecheck.testing.dice import Dice, made, thrown
from figurecheck.testing.truths import Cells, Site, Topic, Truth, truth
from figurecheck.testing.wordings import Fact, Wording, unrounded, word

EARLY, LATE = 1, date.max.toordinal() + 1
"""The first day there is, and the day after the last one."""


@attr.frozen
class Entry:
    """A record as text. ``kind`` and ``name`` tell it from others, a claim's name being its full
    one.

    ``truth`` is what a claim's quantity really is, ``None`` for other records.
    """

    kind: str
    name: str
    text: str
    truth: Fraction | None = None


@attr.frozen(repr=False)
class World:
    """Records about a hidden truth, in any order: every claim names its source.

    ``entries`` are its records, ``truth`` what they are about.
    """

    truth: Truth
    entries: tuple[Entry, ...]

    @property
    def text(self) -> str:
        """The records as one file of claims."""
        return "\n\n".join(entry.text for entry in self.entries) + "\n"

    @property
    def claims(self) -> tuple[str, ...]:
        """The full names of the claims, in the order of the records."""
        return tuple(entry.name for entry in self.entries if entry.kind == "claim")

    @property
    def relations(self) -> tuple[str, ...]:
        """The ids of the relations."""
        return tuple(entry.name for entry in self.entries if entry.kind == "relation")

    def only(self, claims: Collection[str], relations: Collection[str] | None = None) -> World:
        """The world with only these claims, and only these relations unless all of them are
        wanted.
        """
        kept = [
            entry
            for entry in self.entries
            if (entry.kind != "claim" or entry.name in claims)
            and (entry.kind != "relation" or relations is None or entry.name in relations)
        ]
        return World(self.truth, tuple(kept))

    def __repr__(self) -> str:
        lines = [
            entry.text + ("" if entry.truth is None else f"\n# the truth: {entry.truth}")
            for entry in self.entries
        ]
        return "World of\n\n" + "\n\n".join(lines) + "\n"

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:  # noqa: ARG002, FBT001 -- the protocol
        """Has Hypothesis print the records instead of the fields."""
        printer.text(repr(self))


def worlds(*, most: int = 10) -> st.SearchStrategy[World]:
    """Worlds whose claims, at most so many, are all honest: no two of them can contradict each
    other.

    For whatever reads, changes or draws claims: it must not put a contradiction into them.
    ``world.text`` is a file of claims, ``world.entries`` has the truth below each one.

    Examples:
        >>> import figurecheck as fc
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5, deadline=None)
        ... @given(worlds(most=3))
        ... def honest_claims_never_conflict(world):
        ...     assert not fc.check(fc.loads(world.text)).failing
        >>> honest_claims_never_conflict()
    """
    loaded()
    return made(lambda dice: world(dice, most=most))


@cache
def loaded() -> None:
    """Loads all that a check takes: else the first example of a property pays for it, and
    Hypothesis has a deadline.
    """
    from figurecheck.claims.files import loads
    from figurecheck.consistency import check
    from figurecheck.report.formats.text import render

    days = "".join(
        f"claim: {name}\nfigure: {name}\nmeasure: a\nwhen: 2025-01-01\nsource: {name}\n\n"
        for name in "12"
    )
    render(check(loads(f"measure: a\nunit: a\n\n{days}")), False)  # noqa: FBT003


def claims() -> st.SearchStrategy[str]:
    r"""One honest claim with its measures, as the text of records;
    ``st.from_type(figurecheck.Claim)`` has it read.

    Examples:
        >>> from hypothesis import find
        >>> find(claims(), lambda text: True).startswith("measure: ")
        True
    """
    return made(lambda dice: world(dice, most=1).text)


def windows() -> st.SearchStrategy[str]:
    """Windows as they are written: days, ranges, months, uncertain ends, stretches.

    Examples:
        >>> from hypothesis import find
        >>> " in " in find(windows(), lambda window: " in " in window)
        True
    """
    return made(_any_window)


def random_world(seed: int, *, most: int = 10) -> World:
    """The world of a seed, drawn without Hypothesis: for counts that it is too slow for."""
    from random import Random

    return world(thrown(Random(seed)), most=most)  # noqa: S311 -- worlds need no secrets


# -- a world ---------------------------------------------------------------------------------------


@attr.frozen
class Backdrop:
    """What claims are written about: the truth, the place nobody names, and which sources write
    7.300,5 or are exact.

    What an exact source writes in plain digits is the number itself.
    """

    truth: Truth
    silent: Site
    european: frozenset[str]
    sources: tuple[str, ...]
    periods: tuple[tuple[str, int, int], ...]
    exact: frozenset[str] = frozenset()


@attr.frozen
class Draft:
    """A claim before it has a name: its fields, and what it is about."""

    source: str
    fields: tuple[tuple[str, str], ...]
    truth: Fraction | None


def world(dice: Dice, *, most: int = 10) -> World:
    """A world of honest claims."""
    scene = scenery(dice)
    drafts = dice.some(lambda one: draft(one, scene), 1, most)
    return World(scene.truth, (*frame(scene), *relations(dice, scene), *named(drafts)))


def scenery(dice: Dice) -> Backdrop:
    """A hidden truth with those who write about it."""
    hidden = truth(dice)
    sources = ("s1", "s2", "copy")
    european = frozenset(source for source in sources[:2] if dice.once_in(8))
    if "s1" in european:
        european |= {"copy"}
    start, end = days_of(dice, hidden)
    exact = frozenset(source for source in sources if dice.once_in(6))
    return Backdrop(
        hidden, dice.pick(hidden.places), european, sources, (("the sweep", start, end),), exact
    )


def frame(scene: Backdrop) -> tuple[Entry, ...]:
    """The records that are not claims: measures, members, a period, sources."""
    entries = [
        Entry(
            "measure",
            subject.id,
            record((("measure", subject.id), ("unit", subject.unit), *subject.fields)),
        )
        for subject in scene.truth.subjects
    ]
    named_places = [place for place in scene.truth.places if place.name]
    for place in named_places:
        fields = [("member", place.name), ("dimension", "where")]
        fields += [("part_of", place.part_of)] if place.part_of else []
        fields += [("overlaps", "yes")] if place.overlaps else []
        fields += [("complete", "yes")] if place.name == "US" and complete(scene) else []
        entries.append(Entry("member", place.name, record(fields)))
    if any(
        place.part_of == "Minnesota" for place in named_places
    ):  # the chain upwards must not break
        names = {place.name for place in named_places}
        if "Minnesota" not in names:
            text = record((("member", "Minnesota"), ("dimension", "where"), ("part_of", "US")))
            entries.append(Entry("member", "Minnesota", text))
    for name, start, end in scene.periods:
        entries.append(
            Entry("period", name, record((("period", name), ("is", range_of(start, end)))))
        )
    for source in scene.sources:
        fields = [("source", source)]
        fields += [("from", "s1")] if source == "copy" else []
        fields += [("numbers", "eu")] if source in scene.european else []
        fields += [("exact", "yes")] if source in scene.exact else []
        entries.append(Entry("source", source, record(fields)))
    return tuple(entries)


def complete(scene: Backdrop) -> bool:
    """Whether the places that are part of the widest one share nothing and leave nothing of
    it out.
    """
    inside = [place for place in scene.truth.places if place.part_of == "US"]
    shared = sum(len(place.cells) for place in inside)
    return (
        shared
        == len(frozenset[int]().union(*(place.cells for place in inside)))
        == scene.truth.cells
    )


def named(drafts: list[Draft]) -> tuple[Entry, ...]:
    """The drafts as records, numbered in order."""
    return tuple(
        Entry(
            "claim",
            f"{one.source}/c{number}",
            record((("claim", f"c{number}"), ("source", one.source), *one.fields)),
            one.truth,
        )
        for number, one in enumerate(drafts, 1)
    )


def record(fields: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> str:
    """A record of these fields, as text."""
    return "\n".join(f"{name}: {value}" for name, value in fields)


# -- days ------------------------------------------------------------------------------------------


def iso(day: int) -> str:
    """A day as it is written."""
    return date.fromordinal(day).isoformat()


def range_of(start: int, end: int) -> str:
    """Days as they are written, both ends included."""
    return iso(start) if end - start == 1 else f"{iso(start)}/{iso(end - 1)}"


def days_of(dice: Dice, hidden: Truth) -> tuple[int, int]:
    """Some days of the world, half-open."""
    start = hidden.first + dice.whole(0, hidden.days - 1)
    return start, dice.whole(start + 1, hidden.end)


@attr.frozen
class Days:
    """Days as written, with which they really are; ``fields`` are a claim's, ``term`` what an
    expression can hold.
    """

    start: int
    end: int
    fields: tuple[tuple[str, str], ...]
    term: str


def _known(dice: Dice, scene: Backdrop, subject: Topic) -> Days:
    """Days that the words leave no doubt about."""
    hidden = scene.truth
    start, end = days_of(dice, hidden)
    if subject.kind == "stock":
        return _at(start)
    way = dice.pick(
        ("range", "range", "range", "month", "week", "year", "period", "since", "from", "until")
    )
    text = range_of(start, end)
    if way == "month":
        first = date.fromordinal(start).replace(day=1)
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        start, end, text = first.toordinal(), after.toordinal(), f"{first.year}-{first.month:02}"
    elif way == "week":
        year, week, day = date.fromordinal(start).isocalendar()
        start, end, text = start - day + 1, start - day + 8, f"{year}-W{week:02}"
    elif way == "year":
        year = date.fromordinal(start).year
        start, end, text = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal(), f"{year}"
    elif way == "period":
        text, start, end = scene.periods[0]
    elif way == "since":
        return Days(start, end, (("since", iso(start)), ("as_of", iso(end - 1))), text)
    elif way == "from":
        end, text = LATE, f"{iso(start)}/.."
    elif way == "until":
        start, text = EARLY, f"../{iso(end - 1)}"
    return Days(start, end, (("when", text),), text)


def _at(day: int) -> Days:
    return Days(day, day + 1, (("as_of", iso(day)),), iso(day))


def _plain_days(dice: Dice, scene: Backdrop) -> Days:
    """A day or a range of the world."""
    start, end = days_of(dice, scene.truth)
    text = range_of(start, end)
    return Days(start, end, (("when", text),), text)


def _unknown(dice: Dice, scene: Backdrop) -> Days:
    """Days that the words leave open: a stretch within days, or about then."""
    hidden = scene.truth
    start, end = days_of(dice, hidden)
    if dice.once_in(2):
        first = dice.whole(start, end - 1)
        after = dice.whole(first + 1, end)
        length = after - first
        name = "a day" if length == 1 else "a week" if length == 7 else f"{length} days"
        return Days(first, after, (("when", f"{name} in {range_of(start, end)}"),), "")
    if end - start == 1:
        first = dice.whole(start - 1, start + 1)
        return Days(
            first, dice.whole(max(first + 1, start), start + 2), (("when", f"{iso(start)}~"),), ""
        )
    loose_start, loose_end = dice.pick(((False, True), (True, False), (True, True)))
    first = dice.whole(start - 1, start + 1) if loose_start else start
    after = dice.whole(max(first + 1, end - 1), end + 1) if loose_end else end
    if first >= after:
        first = start
    text = f"{iso(start)}{'~' * loose_start}/{iso(end - 1)}{'~' * loose_end}"
    return Days(first, after, (("when", text),), "")


def _any_window(dice: Dice) -> str:
    """The text of a window of any kind."""
    hidden = Truth(date(2025, 1, 20).toordinal(), 20, (), (), 1)
    scene = Backdrop(hidden, Site("", frozenset()), frozenset(), (), (("2025-Q1", *_quarter()),))
    days = (
        _unknown(dice, scene) if dice.once_in(3) else _known(dice, scene, Topic("", "", "flow", 0))
    )
    return days.fields[0][1] if days.fields[0][0] == "when" else days.term


def _quarter() -> tuple[int, int]:
    return date(2025, 1, 1).toordinal(), date(2025, 4, 1).toordinal()


# -- claims ----------------------------------------------------------------------------------------


def draft(dice: Dice, scene: Backdrop) -> Draft:
    """One honest claim."""
    source = dice.pick(scene.sources)
    place, fields = _where(dice, scene)
    subject = dice.pick(scene.truth.subjects)
    forms = _OF_STOCK if subject.kind == "stock" else _OF_FLOW
    what, fact = dice.pick(forms)(dice, scene, subject, place.cells)
    fact = attr.evolve(fact, european=source in scene.european)
    if dice.once_in(
        40
    ):  # a plan is held against plans of its source, so it says what comes true, and binds nobody
        planned = word(dice, fact)
        return Draft(
            source,
            (("figure", planned.figure), *planned.fields, *what, *fields, ("status", "planned")),
            None,
        )
    wording = word(dice, fact)
    if source in scene.exact and fact.sort in {"count", "amount"}:
        wording = unrounded(wording, fact)
    return as_draft(source, wording, (*what, *fields), fact)


def as_draft(
    source: str, wording: Wording, fields: tuple[tuple[str, str], ...], fact: Fact
) -> Draft:
    """A worded fact as a claim."""
    return Draft(source, (("figure", wording.figure), *wording.fields, *fields), fact.value)


def _where(dice: Dice, scene: Backdrop) -> tuple[Site, tuple[tuple[str, str], ...]]:
    """A place and the field that names it; now and then nobody names it, and it is always the same
    one then.
    """
    place = dice.pick(scene.truth.places)
    if not place.name or dice.once_in(12):
        return scene.silent, ()
    return place, (("where", place.name),)


What = tuple[tuple[tuple[str, str], ...], Fact]
"""The fields that say what a claim is about, and the fact it states."""

_PLURALS = MappingProxyType(
    {
        "arrest": "arrests",
        "detainee": "detainees",
        "visitor": "visitors",
        "kWh": "kWh",
        "USD": "USD",
    }
)


def fact_of(subject: Topic, value: Fraction, *, signed: bool = False) -> Fact:
    """A plain number of what a subject counts."""
    return Fact(value, "amount" if signed else subject.sort, _PLURALS[subject.unit])


def _total(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> What:
    days = _known(dice, scene, subject)
    return (("measure", subject.id), *days.fields), fact_of(
        subject, subject.total(cells, days.start, days.end)
    )


def _uncertain(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> What:
    days = _unknown(dice, scene)
    return (("measure", subject.id), *days.fields), fact_of(
        subject, subject.total(cells, days.start, days.end)
    )


def _some_day(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> What:
    """A stock at some day of a window that does not say which."""
    days = _plain_days(dice, scene)
    day = dice.whole(days.start, days.end - 1)
    return (("measure", subject.id), *days.fields), fact_of(
        subject, subject.total(cells, day, day + 1)
    )


def _average(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> What:
    days = _plain_days(dice, scene)
    value = subject.ask("average", cells, days.start, days.end)
    per = dice.pick(("day", "day", "week"))
    if per == "week" and subject.kind == "flow":
        value *= 7
    else:
        per = "day"
    if (
        subject.sort == "amount"
    ):  # amounts may be negative, and means of them have any number of decimals
        return _total(dice, scene, subject, cells)
    fact = Fact(
        value, "average", f"{_PLURALS[subject.unit]}{dice.pick((' a ', ' per ', ' each '))}{per}"
    )
    return (("measure", subject.id), *days.fields, ("statistic", f"average per {per}")), fact


def _extreme(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> What:
    """A highest, lowest or median day, of days that now and then have an open end or are
    not known.
    """
    days = (
        _unknown(dice, scene)
        if subject.kind == "flow" and dice.once_in(8)
        else _plain_days(dice, scene)
    )
    statistic = dice.pick(("highest", "lowest", "median"))
    value = subject.ask(statistic, cells, days.start, days.end)
    if statistic == "median":
        if subject.sort == "amount":
            return _total(dice, scene, subject, cells)
        fact = Fact(value, "average", _PLURALS[subject.unit])
    else:
        if days.fields[0][1] == days.term and dice.once_in(
            8
        ):  # on the days before and after there is nothing
            text = dice.pick((f"{iso(days.start)}/..", f"../{iso(days.end - 1)}"))
            start, end = (
                (days.start, scene.truth.end)
                if text.endswith("..")
                else (scene.truth.first, days.end)
            )
            value = subject.ask(statistic, cells, start, end)
            value = max(value, Fraction(0)) if statistic == "highest" else min(value, Fraction(0))
            days = attr.evolve(days, fields=(("when", text),))
        fact = fact_of(subject, value)
    return (("measure", subject.id), *days.fields, ("statistic", f"{statistic} day")), fact


def _share(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> What:
    """A part of its whole by kind, by place, or by days."""
    days = (
        _at(days_of(dice, scene.truth)[0]) if subject.kind == "stock" else _plain_days(dice, scene)
    )
    whole = subject.total(cells, days.start, days.end)
    wider = dict(scene.truth.pairs).get(subject.id)
    if wider is not None:
        parent = scene.truth.by_id[wider]
        return _quotient(
            subject.id, whole, wider, parent.total(cells, days.start, days.end), days.fields
        )
    first = dice.whole(days.start, days.end - 1)
    after = dice.whole(first + 1, days.end)
    part = subject.total(cells, first, after)
    if subject.kind != "stock" and subject.sort == "count":
        return _quotient(
            f"{subject.id}[{range_of(first, after)}]", part, f"{subject.id}[{days.term}]", whole, ()
        )
    return _growth(dice, scene, subject, cells)


def _quotient(
    top: str, over: Fraction, bottom: str, under: Fraction, fields: tuple[tuple[str, str], ...]
) -> What:
    """One quantity over another as a claim; the sum of the two where the second one is 0."""
    if under == 0:
        return (("quantity", f"{top} + {bottom}"), *fields), Fact(over + under)
    value = Fraction(over, under)
    return (("quantity", f"{top} / {bottom}"), *fields), Fact(
        value, "share" if 0 <= value <= 1 else "ratio"
    )


def _growth(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> What:
    """Later over earlier days: up 20 %, doubled."""
    if subject.sort == "amount":
        return _total(dice, scene, subject, cells)
    one, other = (_known_term(dice, scene, subject) for _ in range(2))
    over, under = (subject.total(cells, days.start, days.end) for days in (one, other))
    what, fact = _quotient(
        f"{subject.id}[{one.term}]", over, f"{subject.id}[{other.term}]", under, ()
    )
    return what, attr.evolve(fact, sort="ratio") if under else fact


def _known_term(dice: Dice, scene: Backdrop, subject: Topic) -> Days:
    return (
        _at(days_of(dice, scene.truth)[0])
        if subject.kind == "stock"
        else _known(dice, scene, subject)
    )


def _expression(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> What:
    """A sum or difference of terms, of any statistic but the average, at any place, with whole
    factors.
    """
    text, value, signed = "", Fraction(0), subject.sort == "amount"
    alike = [one for one in scene.truth.subjects if one.unit == subject.unit]
    for _ in range(dice.whole(1, 3)):
        sign = dice.pick((" + ", " - "))
        sign = sign if text else ""
        term, amount = _term(dice, scene, dice.pick(alike), cells)
        times = dice.pick((1, 1, 1, 2, 3))
        text += sign + (f"{times} * " if times > 1 else "") + term
        signed = signed or sign == " - "
        value += times * amount * (-1 if sign == " - " else 1)
    return (("quantity", text),), fact_of(subject, value, signed=signed)


def _term(dice: Dice, scene: Backdrop, subject: Topic, cells: Cells) -> tuple[str, Fraction]:
    """A term that names its days, and now and then its place."""
    statistic = dice.pick(("total", "total", "highest", "lowest"))
    days = _plain_days(dice, scene) if statistic != "total" else _known_term(dice, scene, subject)
    place = dice.pick(scene.truth.places)
    inner = f"{subject.id}[{days.term}]"
    if place.name and dice.once_in(3):
        inner += f"{{where={place.name}}}"
        cells = place.cells
    value = (
        subject.ask(statistic, cells, days.start, days.end)
        if statistic != "total"
        else subject.total(cells, days.start, days.end)
    )
    return (inner if statistic == "total" else f"{statistic}({inner})"), value


Form = Callable[[Dice, Backdrop, Topic, Cells], What]
_OF_FLOW: tuple[Form, ...] = (
    _total,
    _total,
    _total,
    _average,
    _extreme,
    _uncertain,
    _share,
    _growth,
    _expression,
)
_OF_STOCK: tuple[Form, ...] = (_total, _total, _some_day, _average, _extreme, _growth, _expression)


# -- relations -------------------------------------------------------------------------------------


def relations(dice: Dice, scene: Backdrop) -> list[Entry]:
    """Up to three relations that are true everywhere."""
    found = dice.some(lambda one: one.pick(_RELATIONS)(one, scene), 0, 3)
    return [
        Entry("relation", f"r{number}", record((("relation", f"r{number}"), *fields)))
        for number, fields in enumerate([fields for fields in found if fields], 1)
    ]


Fields = tuple[tuple[str, str], ...]


def drawdown(dice: Dice, scene: Backdrop) -> Fields:
    """The stock later is the stock before, plus what came, less what left."""
    if "held" not in scene.truth.by_id:
        return ()
    start, end = days_of(dice, scene.truth)
    if end - start == 1:
        return ()
    between = range_of(start + 1, end)
    before, after = iso(start), iso(end - 1)
    return (
        ("states", f"held[{before}] + booked[{between}] - released[{between}] = held[{after}]"),
    )


def _pair(dice: Dice, scene: Backdrop) -> Fields:
    """A part is at most its whole, in every place and window; or even so many of it are, where that
    is so every day.
    """
    if not scene.truth.pairs:
        return ()
    part, whole = dice.pick(scene.truth.pairs)
    if not dice.once_in(2) or scene.truth.by_id[part].kind == "people":
        return (("states", f"{part} <= {whole}"),)
    tables = scene.truth.by_id[part].table, scene.truth.by_id[whole].table
    times = min(
        (
            Fraction(wide, narrow)
            for rows in zip(*tables, strict=True)
            for narrow, wide in zip(*rows, strict=True)
            if narrow
        ),
        default=Fraction(1),
    )
    return (("states", f"{times.__floor__()} * {part} <= {whole}"),)


def _compared(dice: Dice, scene: Backdrop) -> Fields:
    """How two windows of one measure compare in one place."""
    subject, place = dice.pick(scene.truth.subjects), dice.pick(scene.truth.places)
    (one, first), (other, second) = (_term(dice, scene, subject, place.cells) for _ in range(2))
    signs = ["<", "<="] if first < second else [">", ">="] if first > second else ["=", "<=", ">="]
    fields: Fields = (("where", place.name),) if place.name else ()
    return (("states", f"{one} {dice.pick(signs)} {other}"), *fields)


def _ratio(dice: Dice, scene: Backdrop) -> Fields:
    """A share that a relation bounds."""
    subject, place = dice.pick(scene.truth.subjects), dice.pick(scene.truth.places)
    if subject.sort == "amount":
        return ()
    days = [_known_term(dice, scene, subject) for _ in range(2)]
    over, under = (subject.total(place.cells, one.start, one.end) for one in days)
    if not under:
        return ()
    value = Fraction(over, under)
    sign, bound = (
        ("<=", -((-value * 10).__floor__()))
        if dice.once_in(2)
        else (">=", (value * 10).__floor__())
    )
    limit = f"{bound // 10}.{bound % 10}"
    fields: Fields = (("where", place.name),) if place.name else ()
    return (
        ("states", f"{subject.id}[{days[0].term}] / {subject.id}[{days[1].term}] {sign} {limit}"),
        *fields,
    )


_RELATIONS: tuple[Callable[[Dice, Backdrop], Fields], ...] = (drawdown, _pair, _compared, _ratio)
