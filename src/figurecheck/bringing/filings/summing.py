"""Finds the sums of a filing that its own figures do not make, as Calculations 1.1 has them.

Only parts that were reported for the same aspects are added, each as wide as its rounding leaves
it, ends included (XBRL International, Calculations 1.1, 2023). Everything is counted in halves of
the finest place that any figure of the filing was rounded to or has digits at, so that all ends are
whole numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import attr

from figurecheck.bringing.filings.filing import FiledFact, Filing, Summation
from figurecheck.bringing.filings.numbers import has_excess

TWICE = "a figure of it was reported twice, and differs by more than rounding"
NOT_SAID = "a figure of it was reported both with and without a value"
TOO_LONG = "a figure of it has digits that its rounding says are not right"


class Contribution(NamedTuple):
    """What was reported of one concept for the same aspects: the ends that all of it leaves, in
    halves of a unit.

    ``why`` says why it is not added, and is empty where it is.
    """

    lower: int
    upper: int
    facts: tuple[FiledFact, ...]
    why: str = ""


class ReportedTwice(NamedTuple):
    """Two figures of the same thing that cannot both be: the one that ends lowest, and the one that
    begins highest.
    """

    below: FiledFact
    above: FiledFact


class Broken(NamedTuple):
    """A sum with the figures of its total, and those of each part with its number in the sum.

    Of one that does not come out these are the figures that show it, one for the total and one for
    each part.
    """

    summation: Summation
    about: int
    total: Contribution
    parts: tuple[tuple[int, Contribution], ...]


class Unheld(NamedTuple):
    """A sum that was not checked for some aspects, and why."""

    summation: Summation
    about: int
    why: str


@attr.frozen(eq=False)
class Summed:
    """What came of the sums of a filing. ``holding`` are those that come out, with the figures that
    take part.

    ``unfit`` are sets of these that do not fit together.
    """

    holding: tuple[Broken, ...]
    broken: tuple[Broken, ...]
    unheld: tuple[Unheld, ...]
    twice: tuple[ReportedTwice, ...]
    scale: int
    unfit: tuple[tuple[Broken, ...], ...] = ()

    @property
    def reasons(self) -> Counter[str]:
        """How many sums were not checked, by the reason."""
        return Counter(one.why for one in self.unheld)


Stated = Mapping[str, Mapping[int, Contribution]]


def held_facts(filing: Filing) -> tuple[dict[str, dict[int, Contribution]], int]:
    """What was reported of each concept, by its aspects, and how many places behind the point the
    ends are counted in.

    A figure that stands there twice counts once: with all that both leave.
    """
    scale = max((max(one.places, one.decimals or 0) for one in filing.facts), default=0)
    powers: dict[int, int] = {}
    found: dict[str, dict[int, Contribution]] = {}
    for fact in filing.facts:
        lower, upper = ends(fact, scale, powers)
        why = TOO_LONG if has_excess(fact.digits, fact.places, fact.decimals) else ""
        among = found.get(fact.concept)
        if among is None:
            among = found[fact.concept] = {}
        known = among.get(fact.about)
        if known is None:
            among[fact.about] = Contribution(lower, upper, (fact,), why)
        else:
            lower, upper = max(lower, known.lower), min(upper, known.upper)
            why = why or known.why or (TWICE if lower > upper else "")
            among[fact.about] = Contribution(lower, upper, (*known.facts, fact), why)
    for concept, about in filing.nil:
        known = found.get(concept, {}).get(about)
        if known is not None:
            found[concept][about] = known._replace(why=NOT_SAID)
    for (concept, about), why in filing.unclear.items():
        among = found.setdefault(concept, {})
        among[about] = among.get(about, Contribution(0, 0, ()))._replace(why=f"left out: {why}")
    return found, scale


def ends(fact: FiledFact, scale: int, powers: dict[int, int]) -> tuple[int, int]:
    """The least and the greatest that a figure can stand for, in halves of a unit ``scale`` places
    behind the point.
    """
    value = 2 * fact.digits * _power(scale - fact.places, powers)
    if fact.decimals is None:
        return value, value
    half = _power(scale - fact.decimals, powers)
    return value - half, value + half


def _power(exponent: int, powers: dict[int, int]) -> int:
    known = powers.get(exponent)
    if known is None:
        known = powers[exponent] = int(10**exponent)
    return known


def sums_of(filing: Filing, sums: Sequence[Summation]) -> Summed:
    """Holds every sum against the figures that were reported for the same aspects."""
    stated, scale = held_facts(filing)
    holding: list[Broken] = []
    broken: list[Broken] = []
    unheld: list[Unheld] = []
    nothing: dict[int, Contribution] = {}
    for summation in sums:
        totals = stated.get(summation.total)
        if not totals:
            continue
        columns = [
            (index, stated.get(part, nothing)) for index, (part, _) in enumerate(summation.parts)
        ]
        columns = [(index, column) for index, column in columns if column]
        if not columns:
            continue
        finest = max(places for _, (_, places) in summation.parts)
        weights = [digits * 10 ** (finest - places) for _, (digits, places) in summation.parts]
        whole = 10**finest
        for about, total in totals.items():
            parts = tuple((index, column[about]) for index, column in columns if about in column)
            if not parts:
                continue
            why = (
                summation.unsure or total.why or next((one.why for _, one in parts if one.why), "")
            )
            if why:
                unheld.append(Unheld(summation, about, why))
                continue
            lower = upper = 0
            for index, one in parts:
                weight = weights[index]
                lower += weight * (one.lower if weight > 0 else one.upper)
                upper += weight * (one.upper if weight > 0 else one.lower)
            bound = Broken(summation, about, total, parts)
            if lower <= total.upper * whole and total.lower * whole <= upper:
                holding.append(bound)
            else:
                broken.append(_binding(bound, scale, weights, above=lower > total.upper * whole))
    return Summed(tuple(holding), tuple(broken), tuple(unheld), tuple(_twice(stated)), scale)


def _binding(one: Broken, scale: int, weights: Sequence[int], *, above: bool) -> Broken:
    """The sum with those figures alone that show that it fails: of what was reported twice the
    narrower one.

    ``above`` says that the parts come to more than the total.
    """
    parts = (
        (index, _narrowest(held, scale, upper=(weights[index] < 0) == above))
        for index, held in one.parts
    )
    return one._replace(total=_narrowest(one.total, scale, upper=above), parts=tuple(parts))


def _narrowest(held: Contribution, scale: int, *, upper: bool) -> Contribution:
    """What was reported by the one figure that sets its upper end, or its lower one."""
    if len(held.facts) == 1:
        return held
    powers: dict[int, int] = {}
    end = 1 if upper else 0
    wanted = held.upper if upper else held.lower
    return held._replace(
        facts=(next(one for one in held.facts if ends(one, scale, powers)[end] == wanted),)
    )


def _twice(stated: Stated) -> list[ReportedTwice]:
    """The figures that stand there twice and differ."""
    held = (one for among in stated.values() for one in among.values() if len(one.facts) > 1)
    return [two for one in held if (two := apart(one.facts)) is not None]


def apart(facts: Sequence[FiledFact]) -> ReportedTwice | None:
    """The two of some figures that are farthest apart; ``None`` where a number is left for all."""
    scale = max(max(one.places, one.decimals or 0) for one in facts)
    powers: dict[int, int] = {}
    below = min(facts, key=lambda one: ends(one, scale, powers)[1])
    above = max(facts, key=lambda one: ends(one, scale, powers)[0])
    if ends(below, scale, powers)[1] >= ends(above, scale, powers)[0]:
        return None
    return ReportedTwice(below, above)
