"""What was not compared on purpose: look-alikes, versions of one measure, figures without a
dimension or days.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, groupby, pairwise

import attr

from figurecheck.checks.spoken import Mention, mentions
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.window import Window

NEVER, VERSIONS, SILENT, UNDATED = "look-alikes", "versions", "silent", "undated"
UNKNOWN_DAYS = "unknown days"
"""Why claims are kept apart: ``not``, two versions of a measure, a dimension that one side leaves
out, no days; an extreme, average or median without days beside a total without any.
"""

Members = tuple[tuple[str, str], ...]


@attr.frozen(eq=False, repr=False)
class Apart:
    """Claims on two sides that are not compared, each side sorted by name, and why.

    ``measures`` are ids, sorted: two of them, the first one's claims on the first side; or the one
    measure of which ``first`` names the ``dimension`` and ``second`` leaves it out; or of which
    ``first`` has no days in its source and ``second`` is from other sources; or, without days in
    one source, ``first`` are statistics of days and ``second`` totals, levels or other statistics.
    """

    why: str
    measures: tuple[str, ...]
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]
    dimension: str = ""


def kept_apart(claims: Claims, held: Collection[str]) -> tuple[Apart, ...]:
    """All that is kept apart among the claims of these names, in the order of measures."""
    by_measure: dict[str, list[Mention]] = {}
    for claim in claims:
        for one in mentions(claims, claim) if claim.name in held else ():
            by_measure.setdefault(one.measure.id, []).append(one)
    found = [*_look_alikes(claims, by_measure), *_versions(by_measure)]
    for name in sorted(by_measure):
        found += _silent(name, by_measure[name])
        found += _undated(name, by_measure[name])
        found += _unknown_days(name, by_measure[name])
    return tuple(found)


def _look_alikes(claims: Claims, by_measure: Mapping[str, list[Mention]]) -> Iterator[Apart]:
    """Measures named in one another's ``not``, with figures in one place whose days touch."""
    named = [
        (name, claims.measure(other))
        for name in by_measure
        for other in claims.measures[name].never
    ]
    pairs = {
        (min(name, other.id), max(name, other.id))
        for name, other in named
        if other and other.id in by_measure
    }
    for one, other in sorted(pairs):
        first = _beside(by_measure[one], by_measure[other])
        second = _beside(by_measure[other], by_measure[one])
        if first and second and one != other:
            yield Apart(NEVER, (one, other), first, second)


def _versions(by_measure: Mapping[str, list[Mention]]) -> Iterator[Apart]:
    """Measures whose names are the same up to ``@``, each with the next one."""
    for _, group in groupby(sorted(by_measure, key=_version), key=lambda name: _version(name)[0]):
        for one, other in pairwise(group):
            yield Apart(
                VERSIONS, (one, other), _claims(by_measure[one]), _claims(by_measure[other])
            )


def _version(name: str) -> tuple[str, str]:
    plain, _, version = name.partition("@")
    return plain, version


def _silent(measure: str, told: Sequence[Mention]) -> Iterator[Apart]:
    """Figures alike in measure, statistic and days of which some name a dimension and others do
    not.
    """
    if len({len(one.members) for one in told}) < 2:
        return
    groups: dict[tuple[Window | None, Statistic], dict[Members, list[Mention]]] = {}
    for one in told:
        what = (one.window, one.statistic)
        groups.setdefault(what, {}).setdefault(one.members, []).append(one)
    sides: dict[str, tuple[list[Mention], list[Mention]]] = {}
    for group in groups.values():
        for members, naming in group.items():
            for index, (dimension, _) in enumerate(members):
                leaving = group.get(members[:index] + members[index + 1 :], [])
                if leaving and (
                    len(leaving) > 1 or len(naming) > 1 or leaving[0].claim is not naming[0].claim
                ):
                    named, silent = sides.setdefault(dimension, ([], []))
                    named += naming
                    silent += leaving
    for dimension in sorted(sides):
        named, silent = sides[dimension]
        yield Apart(SILENT, (measure,), _claims(named), _claims(silent), dimension)


def _undated(measure: str, told: Sequence[Mention]) -> Iterator[Apart]:
    """Figures without days, beside figures of other sources that are alike in measure, place and
    statistic.
    """
    groups: dict[tuple[Members, Statistic, str], list[Mention]] = {}
    for one in told if any(_has_no_days(one) for one in told) else ():
        groups.setdefault((one.members, one.statistic, one.claim.per), []).append(one)
    sides: tuple[list[Mention], list[Mention]] = ([], [])
    for group in groups.values():
        for one in group:
            others = [other for other in group if other.claim.source != one.claim.source]
            if others and _has_no_days(one):
                sides[0].append(one)
            elif any(map(_has_no_days, others)):
                sides[1].append(one)
    first, second = map(_claims, sides)
    if first:
        yield Apart(UNDATED, (measure,), first, second or first)


def _unknown_days(measure: str, told: Iterable[Mention]) -> Iterator[Apart]:
    """Statistics without days beside totals, or other statistics, that their source gives no days
    either.

    The record of a year may stand beside the total of a week: nothing says that they are of the
    same days, as totals and levels without any are taken to be.
    """
    groups: dict[tuple[Members, str], list[Mention]] = {}
    for one in told:
        if one.window is None or _has_no_days(one):
            groups.setdefault((one.members, one.claim.source), []).append(one)
    sides: tuple[list[Mention], list[Mention]] = ([], [])
    for group in groups.values():
        first = min((one.statistic for one in group), key=lambda one: one != TOTAL)
        others = [one for one in group if one.statistic != first]
        if others:
            sides[0].extend(others)
            sides[1].extend(one for one in group if one.statistic == first)
    if sides[0]:
        yield Apart(UNKNOWN_DAYS, (measure,), _claims(sides[0]), _claims(sides[1]))


def _has_no_days(one: Mention) -> bool:
    return one.window is not None and bool(one.window.undated)


def _claims(told: Iterable[Mention]) -> tuple[Claim, ...]:
    """The claims of the mentions, each once, by name."""
    found = {one.claim.name: one.claim for one in told}
    return tuple(found[name] for name in sorted(found))


def _beside(own: Iterable[Mention], others: Iterable[Mention]) -> tuple[Claim, ...]:
    """The claims of ``own`` for whose place some other one has days that touch theirs."""
    places: dict[Members, list[tuple[int, int]]] = {}
    for one in others:
        places.setdefault(one.members, []).append(_days(one.window))
    lasting = {}
    for members, days in places.items():
        days.sort()
        lasting[members] = (
            [start for start, _ in days],
            list(accumulate((end for _, end in days), max)),
        )
    found = []
    for one in own:
        starts, ends = lasting.get(one.members, ([], []))
        start, end = _days(one.window)
        before = bisect_right(starts, end)
        if before and ends[before - 1] >= start:
            found.append(one)
    return _claims(found)


def _days(window: Window | None) -> tuple[int, int]:
    """From the start of the first to the end of the last day; all days where an end is missing or
    none are given.
    """
    start = window.start if window is not None else None
    end = window.end if window is not None else None
    return start or 0, end or date.max.toordinal() + 1
