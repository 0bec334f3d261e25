"""What breaks in a filing as records: the figures that take part, with their places, and the sums
that fail.

Names are made of concepts, days and members, and hold no place: a filing that is written anew keeps
the keys of its findings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

import attr

from figurecheck.bringing.filings.filing import Aspects, FiledFact, Filing, local
from figurecheck.bringing.filings.summing import Broken
from figurecheck.bringing.stated import free, record_of, spelled
from figurecheck.model.record import Place, Record
from figurecheck.model.values import NAMELESS
from figurecheck.model.window import Window

MAX_NAME = 60
"""Characters of a name."""

MAX_PLAIN = 50
"""Parts of a sum that stand with signs between them; more stand in ``sum(...)``."""

UNIT = NAMELESS[1]
"""The unit of what is stated: one whose numbers need not be whole, so that what a filing measures
in stays its own.
"""

FIRST, LAST = date.min.toordinal(), date.max.toordinal()

_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_NOT_OF_MEMBERS = re.compile(r"[*{}\[\]=,\n\r]")


@attr.frozen(eq=False)
class StatedGroup:
    """The records of some sums and figures, with the sum that each relation is, and the fact of
    each claim.
    """

    records: tuple[Record, ...]
    sums: dict[str, Broken]
    facts: dict[str, FiledFact]
    twice: bool = False
    unfit: bool = False


class Names:
    """The names that a filing's source, measures and claims go by; ``taken`` are those that others
    have.
    """

    def __init__(self, filing: Filing, taken: set[str]) -> None:
        self._filing = filing
        self._taken = taken
        self._own: set[str] = set()
        self._measures: dict[tuple[str, str], str] = {}
        entity = local(filing.aspects[0].entity) if filing.aspects else ""
        self.source = free(_slug(entity, whole=True) or "filing", taken)

    def measure(self, fact: FiledFact) -> str:
        """The measure of a fact: its concept, in its unit."""
        key = fact.concept, unit_of(self._filing.aspects[fact.about])
        known = self._measures.get(key)
        if known is None:
            name = _slug(local(fact.concept)) or "concept"
            known = self._measures[key] = free(name, self._taken)
        return known

    def claim(self, fact: FiledFact) -> str:
        """A name for the claim of a fact, another one each time."""
        about = self._filing.aspects[fact.about]
        words = [local(fact.concept), *(local(member) for _, member in about.dimensions)]
        days = when_of(about)
        name = "-".join(
            filter(None, (_slug(" ".join(words)), re.sub(r"[^0-9]+", "-", days).strip("-")))
        )
        return free(name or "fact", self._own)

    def relation(self, fact: FiledFact) -> str:
        """A name for the sum that a fact is the total of."""
        return free(f"sum-{self.measure(fact)}", self._taken)


def stated(
    filing: Filing,
    names: Names,
    sums: Sequence[Broken],
    facts: Sequence[FiledFact] = (),
    *,
    unfit: bool = False,
) -> StatedGroup:
    """What some sums of one filing state, and some figures beside them."""
    found: dict[int, FiledFact] = {}
    for one in sums:
        for held in (one.total, *(part for _, part in one.parts)):
            found.update((id(fact), fact) for fact in held.facts)
    found.update((id(fact), fact) for fact in facts)
    every = sorted(found.values(), key=lambda fact: (fact.line, fact.column))
    first = _place(filing, every[0])
    records = [record_of(first, source=names.source, title=filing.name)]
    records += _measures(filing, names, every)
    claims: dict[str, FiledFact] = {}
    for fact in every:
        name = names.claim(fact)
        claims[name] = fact
        records.append(_claim(filing, names, fact, name))
    told: dict[str, Broken] = {}
    for one in sums:
        total = one.total.facts[0]
        name = names.relation(total)
        told[name] = one
        about = _about(filing.aspects[one.about])
        records.append(
            record_of(_place(filing, total), relation=name, states=states(names, one), **about)
        )
    return StatedGroup(tuple(records), told, claims, twice=bool(facts), unfit=unfit)


def _measures(filing: Filing, names: Names, facts: Sequence[FiledFact]) -> Iterator[Record]:
    """A measure for each concept in each unit, of any sign."""
    seen: set[str] = set()
    for fact in facts:
        name = names.measure(fact)
        if name in seen:
            continue
        seen.add(name)
        kind = "stock" if filing.aspects[fact.about].start is None else "flow"
        unit = unit_of(filing.aspects[fact.about])
        yield record_of(
            _place(filing, fact),
            measure=name,
            label=f"{local(fact.concept)} ({unit})" if unit else local(fact.concept),
            unit=UNIT,
            kind=kind,
            range="any",
        )


def _claim(filing: Filing, names: Names, fact: FiledFact, name: str) -> Record:
    right = {"exact": "yes"}
    if fact.decimals is not None:
        step = spelled(1, fact.decimals) if fact.decimals > 0 else "1" + "0" * -fact.decimals
        right = {"rounded_to": step}
    about = _about(filing.aspects[fact.about])
    figure = grouped(fact)
    return record_of(
        _place(filing, fact),
        claim=name,
        figure=figure,
        measure=names.measure(fact),
        **about,
        **right,
    )


def states(names: Names, one: Broken) -> str:
    """The equation of a sum, over the parts that were reported."""
    added: list[str] = []
    taken: list[str] = []
    for index, held in one.parts:
        digits, places = one.summation.parts[index][1]
        term = names.measure(held.facts[0])
        weight = spelled(abs(digits), places)
        weighted = term if _is_one(abs(digits), places) else f"{weight} * {term}"
        (taken if digits < 0 else added).append(weighted)
    total = names.measure(one.total.facts[0])
    if len(one.parts) > MAX_PLAIN:
        added, taken = ([f"sum({', '.join(side)})"] if side else [] for side in (added, taken))
    return f"{total} = {' - '.join([' + '.join(added) or '0', *taken])}"


def _is_one(digits: int, places: int) -> bool:
    return places >= 0 and digits == 10**places


def _about(about: Aspects) -> dict[str, str]:
    """The place, dimensions and days of a claim or relation."""
    fields = {"where": _member(local(about.entity))}
    told = [f"{local(axis)}: {local(member)}" for axis, member in about.dimensions]
    told += [f"period: {about.moment}"] if about.moment else []
    if told:
        fields["by"] = _member("; ".join(told))
    fields["when"] = when_of(about) or "undated"
    return fields


def _member(text: str) -> str:
    return " ".join(_NOT_OF_MEMBERS.sub(" ", text).split()) or "-"


def window_of(about: Aspects) -> Window | None:
    """The days of a period; ``None`` where it has none that can be written."""
    if about.end is None or about.moment:
        return None
    start = about.end - 1 if about.start is None else about.start
    return Window(start, about.end) if FIRST <= start < about.end <= LAST else None


def when_of(about: Aspects) -> str:
    """The days of a period as records write them; empty where it has none that can be written."""
    window = window_of(about)
    if window is None or window.start is None or window.end is None:
        return ""
    first, last = (date.fromordinal(day).isoformat() for day in (window.start, window.end - 1))
    return first if first == last else f"{first}/{last}"


def unit_of(about: Aspects) -> str:
    """The unit as people write it: ``USD``, ``USD/shares``; empty for pure numbers."""
    over, under = ("*".join(local(one) for one in side) for side in about.unit)
    return "" if over == "pure" and not under else f"{over}/{under}" if under else over


def grouped(fact: FiledFact) -> str:
    """The number of a fact with groups of three ahead of its point."""
    return thousands(spelled(fact.digits, fact.places))


def thousands(text: str) -> str:
    """A number with groups of three ahead of its point."""
    whole, point, decimals = text.partition(".")
    sign = "-" if whole[:1] == "-" else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{decimals}"


def _slug(text: str, *, whole: bool = False) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    pieces = re.findall(r"[A-Za-z0-9]+", plain) if whole else _PIECES.findall(plain)
    name = "-".join(pieces).lower()[:MAX_NAME].strip("-")
    return name if not name or name[0].isalpha() else f"n-{name}"


def _place(filing: Filing, fact: FiledFact) -> Place:
    return Place(filing.name, fact.line, fact.column)
