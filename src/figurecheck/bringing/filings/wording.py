"""What is told of a filing's figures and sums, in the names of the filing itself."""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.bringing.filings.filing import Aspects, FiledFact, Filing, local
from figurecheck.bringing.filings.stating import StatedGroup, grouped, thousands, window_of
from figurecheck.bringing.filings.summing import Broken, Contribution
from figurecheck.bringing.stated import spelled
from figurecheck.model.days import spell_days
from figurecheck.model.finding import Label
from figurecheck.model.record import Place

MAX_SUMMANDS = 6
"""Figures of a sum that a headline spells, and parts that an advice names."""


def label_of(filing: Filing, fact: FiledFact) -> Label:
    """Where a fact stands, what is written there, and what it is about."""
    return Label(place_of(filing, fact), fact.text, named(filing, fact), "says")


def place_of(filing: Filing, fact: FiledFact) -> Place:
    """Where a fact stands."""
    return Place(filing.name, fact.line, fact.column)


def named(filing: Filing, fact: FiledFact) -> str:
    """What a fact is about, in words: its concept, its members, its days."""
    return ", ".join([local(fact.concept), *_about(filing.aspects[fact.about])])


def _about(about: Aspects) -> list[str]:
    told = [f"{local(axis)} {local(member)}" for axis, member in about.dimensions]
    window = window_of(about)
    days = about.moment if window is None else spell_days(window)
    return [*told, days] if days else told


def headline_of(filing: Filing, sums: Sequence[Broken], facts: Sequence[FiledFact]) -> str:
    """What does not fit: a total beside what its parts make, or two figures of the same thing."""
    if not sums:
        figures = list(dict.fromkeys(grouped(fact) for fact in facts))
        return f"{named(filing, facts[0])}: reported as {' and as '.join(figures)}"
    one = sums[0]
    total = one.total.facts[0]
    told = named(filing, total)
    if len(sums) > 1:
        return f"{told}: {_several(filing, sums, facts)}"
    added, places = _added(one)
    if len(one.parts) == 1:
        made = thousands(spelled(added, places))
        return f"{told}: {grouped(total)}, but the one part of it that was reported makes {made}"
    return f"{told}: {_made(one)}, not {grouped(total)}"


def _made(one: Broken) -> str:
    """The parts of a sum and what they make."""
    makes = thousands(spelled(*_added(one)))
    if len(one.parts) > MAX_SUMMANDS:
        return f"the {len(one.parts)} figures that it is the sum of make {makes}"
    pieces: list[str] = []
    for index, held in one.parts:
        digits, places = one.summation.parts[index][1]
        figure = grouped(held.facts[0])
        weight = spelled(abs(digits), places)
        factor = "" if places >= 0 and abs(digits) == 10**places else f"{weight} × "
        sign = (" - " if pieces else "-") if digits < 0 else (" + " if pieces else "")
        pieces.append(f"{sign}{factor}{f'({figure})' if figure[0] == '-' else figure}")
    return f"{''.join(pieces)} make {makes}"


def _several(filing: Filing, sums: Sequence[Broken], facts: Sequence[FiledFact]) -> str:
    """How several sums do not fit: two of one total by what each makes."""
    if len(sums) == 2 and sums[0].summation.total == sums[1].summation.total:
        return f"{_made(sums[0])}, but {_made(sums[1])}"
    shared = [named(filing, fact) for fact in _shared(sums) if fact not in facts]
    whatever = f"whatever {shared[0]} is, " if shared else ""
    return f"{whatever}{len(sums)} sums do not fit together"


def _shared(sums: Sequence[Broken]) -> list[FiledFact]:
    """The figures that stand in every one of some sums."""
    first = {key_of_fact(held.facts[0]): held.facts[0] for held in figures_of(sums[0])}
    for one in sums[1:]:
        here = {key_of_fact(held.facts[0]) for held in figures_of(one)}
        first = {key: fact for key, fact in first.items() if key in here}
    return list(first.values())


def _added(one: Broken) -> tuple[int, int]:
    """What the parts make as they are written, as digits and places."""
    terms = []
    for index, held in one.parts:
        digits, places = one.summation.parts[index][1]
        terms.append((digits * held.facts[0].digits, places + held.facts[0].places))
    most = max(0, *(places for _, places in terms))
    added = sum(digits * 10 ** (most - places) for digits, places in terms)
    while most and added % 10 == 0:
        added, most = added // 10, most - 1
    return added, most


def link_of(sums: Sequence[Broken]) -> str:
    """What ties the figures: the networks of the taxonomy."""
    if not sums:
        return "the same concept, days, dimensions and unit"
    roles = list(dict.fromkeys(role for one in sums for role in one.summation.roles))
    more = f" and {len(roles) - 1} more" if len(roles) > 1 else ""
    added = sum(len(one.parts) for one in sums)
    every = sum(len(one.summation.parts) for one in sums)
    reported = "" if added == every else f"; {added} of {every} parts were reported"
    return f"calculation network {_tail(roles[0])}{more}{reported}"


def _tail(role: str) -> str:
    """The end of a role's address, which names it."""
    return "/".join([part for part in role.split("/") if part][-2:]) or role


def advice_on(filing: Filing, sums: Sequence[Broken], said: StatedGroup) -> str:
    """What to look at first: a figure that stands in several sums that fail, else parts that were
    not reported.
    """
    if not sums:
        return "one of the two is wrong, or was meant for other days, members or another unit"
    here = {key_of_fact(held.facts[0]): held.facts[0] for one in sums for held in figures_of(one)}
    count: dict[tuple[str, int], int] = {}
    for one in said.sums.values():
        for held in figures_of(one):
            key = key_of_fact(held.facts[0])
            count[key] = count.get(key, 0) + 1
    shared = [here[key] for key in here if count[key] > 1]
    if shared:
        first = max(shared, key=lambda fact: (count[key_of_fact(fact)], -fact.line))
        stands = f"it stands in {count[key_of_fact(first)]} sums that fail"
        return f"look at {named(filing, first)} first, {grouped(first)}: {stands}"
    one = sums[0]
    missing = [
        part for index, (part, _) in enumerate(one.summation.parts) if index not in dict(one.parts)
    ]
    if not missing:
        return "all parts were reported: look at the total, then at each of them"
    names = [local(part) for part in missing[:MAX_SUMMANDS]]
    more = f" and {len(missing) - len(names)} more" if len(missing) > len(names) else ""
    return f"look for a part that was not reported: {', '.join(names)}{more}"


def figures_of(one: Broken) -> list[Contribution]:
    """What stands in a sum, the total ahead."""
    return [one.total, *(part for _, part in one.parts)]


def key_of_fact(fact: FiledFact) -> tuple[str, int]:
    """What a fact is about: its concept and the number of its aspects."""
    return fact.concept, fact.about
