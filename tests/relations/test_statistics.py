"""Every pair of statistics, over every pair of days, of every kind of measure, in every way they are related.

The truth is worked out by trying all small worlds. Two figures that some world has both of never conflict; two that no
world has conflict, unless the table says why nothing is told.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, product
from zlib import crc32

import figurecheck as fc

FIRST = date(2025, 1, 30).toordinal()
"""The turn of a month is among the days."""

DAYS = 3

EVERY = bool(os.environ.get("FIGURECHECK_EXAMPLES"))

KINDS = {
    "events": "unit: arrest",
    "stock": "unit: officer\nkind: stock",
    "persons": "unit: visitor",
}
WAYS = ("same", "part_of", "parts", "members")
STATISTICS = ("total", "average per day", "highest day", "lowest day", "median day", "a day in")
WINDOWS = {"day": (1, 2), "two": (0, 2), "crossing": (1, 3), "whole": (0, 3), "open": (None, 2)}

Spot = tuple[str, str]
"""A statistic, and the name of a window."""


def days_of(spot: Spot) -> range:
    start, end = WINDOWS[spot[1]]
    return range(start or 0, end)


def asked(spot: Spot, kind: str) -> bool:
    """Whether the figure has a meaning: no average of days without a beginning, no level over many days."""
    statistic, window = spot
    if window == "open":
        return (statistic == "total" and kind != "stock") or statistic == "highest day"
    return not (statistic == "total" and kind == "stock" and window != "day")


def answers(spot: Spot, numbers: tuple[int, ...], total: int) -> frozenset[Fraction]:
    """What a figure can be, of the numbers of the days; ``total`` is that of the window."""
    days = sorted(numbers[day] for day in days_of(spot))
    match spot[0]:
        case "total":
            return frozenset({Fraction(total)})
        case "average per day":
            return frozenset({Fraction(sum(days), len(days))})
        case "highest day":
            return frozenset({Fraction(days[-1])})
        case "lowest day":
            return frozenset({Fraction(days[0])})
        case "median day":
            return frozenset({Fraction(days[len(days) // 2] + days[(len(days) - 1) // 2], 2)})
        case _:
            return frozenset(map(Fraction, days))


FIGURES = tuple(map(Fraction, ("0", "1/2", "1", "3/2", "2")))
"""The figures that are tried: no average or median of 2, since no small world has all of them as large."""

MOST, PERSONS = 3, 4
"""How much there is on a day, and how many persons there are, at most: enough for any two of the figures."""

Told = tuple[tuple[int, ...], Mapping[str, int]]
"""The numbers of the days, and the total over each window."""


@cache
def worlds(kind: str) -> tuple[tuple[Told, Told], ...]:
    """Every small world: of a part, and of its whole."""
    return tuple(crowds() if kind == "persons" else levels())


def levels() -> Iterator[tuple[Told, Told]]:
    days = [(part, whole) for whole in range(MOST + 1) for part in range(whole + 1)]
    for chosen in product(days, repeat=DAYS):
        sides = tuple(tuple(day[side] for day in chosen) for side in (0, 1))
        part, whole = ((one, {name: sum(one[slice(*span)]) for name, span in WINDOWS.items()}) for one in sides)
        yield part, whole


def crowds() -> Iterator[tuple[Told, Told]]:
    """Persons by the days they came on, and whether they are of the part: each is a sort of person."""
    patterns = [pattern for pattern in product((0, 1), repeat=DAYS) if any(pattern)]
    sorts = [(pattern, inside) for pattern in patterns for inside in (True, False)]
    for many in range(PERSONS + 1):
        for chosen in combinations_with_replacement(sorts, many):
            part = told(tuple(pattern for pattern, inside in chosen if inside))
            yield part, told(tuple(pattern for pattern, _ in chosen))


@cache
def told(came: tuple[tuple[int, ...], ...]) -> Told:
    numbers = tuple(sum(pattern[day] for pattern in came) for day in range(DAYS))
    return numbers, {name: sum(any(pattern[slice(*span)]) for pattern in came) for name, span in WINDOWS.items()}


@cache
def column(kind: str, side: int, spot: Spot) -> tuple[frozenset[Fraction], ...]:
    """What a figure can be in each of the worlds."""
    return tuple(answers(spot, world[side][0], world[side][1][spot[1]]) for world in worlds(kind))


@cache
def possible(kind: str, way: str, one: Spot, other: Spot) -> frozenset[tuple[Fraction, Fraction]]:
    """The pairs of figures that some world has: of one quantity, or of a part and of its whole."""
    sides = column(kind, 1 if way == "same" else 0, one), column(kind, 1, other)
    return frozenset(pair for both in set(zip(*sides, strict=True)) for pair in product(*both))


def described(kind: str, way: str) -> str:
    """The records that say how the two quantities are related."""
    unit = KINDS[kind]
    text = f"measure: all\n{unit}\n"
    match way:
        case "parts":
            text += f"parts: some + others\n\nmeasure: some\n{unit}\n\nmeasure: others\n{unit}\n"
        case "part_of":
            text += f"\nmeasure: some\n{unit}\npart_of: all\n"
        case "members":
            text += "\nmember: Iowa\ndimension: where\npart_of: US\n"
    return text + "\n"


def claim(name: str, spot: Spot, figure: Fraction, measure: str, where: str) -> str:
    start, end = WINDOWS[spot[1]]
    first = "" if start is None else date.fromordinal(FIRST + start).isoformat()
    last = date.fromordinal(FIRST + end - 1).isoformat()
    when = f"{first or '..'}/{last}" if first != last else first
    divided = spot[0] in {"average per day", "median day"}  # quotients are read with half a unit of their last digit
    text = f"{figure.numerator // 2}.50" if figure.denominator > 1 else f"{figure}{'.00' * divided}"
    fields = [f"claim: {name}", f"figure: exactly {text}", f"measure: {measure}"]
    fields += [f"when: {'a day in ' if spot[0] == 'a day in' else ''}{when}"]
    fields += [] if spot[0] in {"total", "a day in"} else [f"statistic: {spot[0]}"]
    return "\n".join([*fields, f"where: {where}" if where else "", ""])


def conflict(kind: str, way: str, one: Spot, other: Spot, figures: tuple[Fraction, Fraction]) -> bool:
    """Whether the two figures are told as ones that cannot both be."""
    measure, place, around = ("all", "Iowa", "US") if way == "members" else ("some" if way != "same" else "all", "", "")
    text = described(kind, way)
    text += claim("a", one, figures[0], measure, place) + "\n" + claim("b", other, figures[1], "all", around)
    claims = fc.loads(text)
    assert {problem.code for problem in claims.problems} <= {"FC101"}, claims.problems  # half an arrest on a day
    return bool(claims.problems) or any(finding.severity == "error" for finding in fc.check(claims).conflicts)


def pairs() -> Iterator[tuple[str, str, Spot, Spot]]:
    spots = [(statistic, window) for statistic in STATISTICS for window in WINDOWS]
    for kind in KINDS:
        for way in WAYS:
            for one in spots:
                for other in spots:
                    if asked(one, kind) and asked(other, kind) and not (way == "same" and one > other):
                        yield kind, way, one, other


def figures(kind: str, one: Spot, other: Spot) -> list[tuple[Fraction, Fraction]]:
    """The pairs of figures that are tried."""
    return [
        (first, second)
        for first, second in product(FIGURES, FIGURES)
        if _tried(kind, one, first) and _tried(kind, other, second)
    ]


def _tried(kind: str, spot: Spot, figure: Fraction) -> bool:
    """Whether a statistic may have such a figure; the days of a stock need not make a whole one."""
    if spot[0] not in {"average per day", "median day"}:
        return figure.denominator == 1
    whole = kind != "stock" or spot[0] == "median day" or (figure * len(days_of(spot))).denominator == 1
    return figure < 2 and whole


def nothing_follows(one: Spot, other: Spot) -> bool:
    """Whether two figures that no small world has may be true: the days before the first one are not among its days."""
    return "open" in {one[1], other[1]} and not {one[1], other[1]} <= {"open", "day", "crossing"}


def against(kind: str, way: str, one: Spot, other: Spot, most: int) -> list[str]:
    """What goes against the table for one pair of statistics, of so many true and so many false pairs of figures."""
    true = possible(kind, way, one, other)
    found, tried = [], {True: 0, False: 0}
    every = figures(kind, one, other)
    for pair in sorted(every, key=lambda pair: crc32(f"{kind} {way} {one} {other} {pair}".encode())):
        holds = pair in true
        if tried[holds] == most or (not holds and nothing_follows(one, other)):
            continue
        tried[holds] += 1
        if conflict(kind, way, one, other, pair) == holds:
            told = "a false alarm" if holds else "not told"
            found.append(f"{kind}, {way}: {one} {pair[0]} beside {other} {pair[1]}: {told}")
    return found


TABLE = tuple(pairs())


def test_every_pair_of_statistics_conflicts_where_no_world_has_both_and_only_there() -> None:
    """A sample of the pairs, the same always, unless the environment asks for all of them."""
    chosen = TABLE if EVERY else sorted(TABLE, key=lambda row: crc32(repr(row).encode()))[:80]

    assert [line for row in chosen for line in against(*row, most=99 if EVERY else 1)] == []
