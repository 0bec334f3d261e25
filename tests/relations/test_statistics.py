"""Every pair of statistics, over every pair of days, of every kind of measure, in every way they
are related.

The truth is worked out by trying all small worlds. Two figures that some world has both of never
conflict; two that no world has conflict, unless the table says why nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, pairwise, product
from zlib import crc32

import pytest

import figurecheck as fc
from tests.sizes import DRAWN_ANEW, up_to

FIRST = date(2025, 1, 30).toordinal()
"""The turn of a month is among the days."""

DAYS = 3

KINDS = {
    "events": "unit: arrest",
    "stock": "unit: officer\nkind: stock",
    "persons": "unit: visitor",
}
WAYS = ("same", "part_of", "parts", "members")
STATISTICS = ("total", "average per day", "highest day", "lowest day", "median day", "a day in")
WINDOWS = {"day": (1, 2), "two": (0, 2), "crossing": (1, 3), "whole": (0, 3), "open": (None, 2)}

WEEK = "highest week"
APART = (0, 6, 9)
"""Where the days of a world lie beside a highest week, which needs seven: there is nothing on those
between.
"""

APART_WINDOWS = {
    "day": (6, 7),
    "two": (0, 7),
    "crossing": (6, 10),
    "whole": (0, 10),
    "open": (None, 7),
}
"""The same windows there: the first seven days are a week with two of the three in it, the last
seven another one.
"""

Spot = tuple[str, str]
"""A statistic, and the name of a window."""


def apart(*spots: Spot) -> bool:
    """Whether the days of the world lie apart, as they do where a highest week is among the
    statistics.
    """
    return any(statistic == WEEK for statistic, _ in spots)


def window_of(spot: Spot, *, weeks: bool) -> tuple[int | None, int]:
    return (APART_WINDOWS if weeks else WINDOWS)[spot[1]]


def days_of(spot: Spot, *, weeks: bool) -> range:
    start, end = window_of(spot, weeks=weeks)
    return range(start or 0, end)


def asked(spot: Spot, kind: str) -> bool:
    """Whether the figure has a meaning: no average of days without a beginning, no level over many
    days.
    """
    statistic, window = spot
    if statistic == WEEK:
        return kind != "stock" and window in {"two", "whole", "open"}
    if window == "open":
        return (statistic == "total" and kind != "stock") or statistic == "highest day"
    return not (statistic == "total" and kind == "stock" and window != "day")


def answers(spot: Spot, told: Told, *, weeks: bool) -> frozenset[Fraction]:
    """What a figure can be, of the numbers of the days and the totals."""
    numbers, totals = told
    lying = dict(zip(APART, numbers, strict=True)) if weeks else dict(enumerate(numbers))
    days = sorted(lying.get(day, 0) for day in days_of(spot, weeks=weeks))
    match spot[0]:
        case "total":
            answer = Fraction(totals[spot[1]])
        case "highest week":
            answer = Fraction(max(totals["two"], totals["crossing"] if spot[1] == "whole" else 0))
        case "average per day":
            answer = Fraction(sum(days), len(days))
        case "highest day":
            answer = Fraction(days[-1])
        case "lowest day":
            answer = Fraction(days[0])
        case "median day":
            answer = Fraction(days[len(days) // 2] + days[(len(days) - 1) // 2], 2)
        case _:
            return frozenset(map(Fraction, days))
    return frozenset({answer})


FIGURES = tuple(map(Fraction, ("0", "1/2", "1", "3/2", "2")))
"""The figures that are tried: no average or median of 2, since no small world has all of them as
large.
"""

MOST, PERSONS = 3, 4
"""How much there is on a day, and how many persons there are, at most: enough for any two of the
figures.
"""

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
        part, whole = (
            (one, {name: sum(one[slice(*span)]) for name, span in WINDOWS.items()}) for one in sides
        )
        yield part, whole


def crowds() -> Iterator[tuple[Told, Told]]:
    """Persons by the days they came on, and whether they are of the part: each is a sort of
    person.
    """
    patterns = [pattern for pattern in product((0, 1), repeat=DAYS) if any(pattern)]
    sorts = [(pattern, inside) for pattern in patterns for inside in (True, False)]
    for many in range(PERSONS + 1):
        for chosen in combinations_with_replacement(sorts, many):
            part = told(tuple(pattern for pattern, inside in chosen if inside))
            yield part, told(tuple(pattern for pattern, _ in chosen))


@cache
def told(came: tuple[tuple[int, ...], ...]) -> Told:
    numbers = tuple(sum(pattern[day] for pattern in came) for day in range(DAYS))
    return numbers, {
        name: sum(any(pattern[slice(*span)]) for pattern in came) for name, span in WINDOWS.items()
    }


@cache
def column(kind: str, side: int, spot: Spot, *, weeks: bool) -> tuple[frozenset[Fraction], ...]:
    """What a figure can be in each of the worlds."""
    return tuple(answers(spot, world[side], weeks=weeks) for world in worlds(kind))


@cache
def possible(kind: str, way: str, one: Spot, other: Spot) -> frozenset[tuple[Fraction, Fraction]]:
    """The pairs of figures that some world has: of one quantity, or of a part and of its whole."""
    weeks = apart(one, other)
    sides = (
        column(kind, 1 if way == "same" else 0, one, weeks=weeks),
        column(kind, 1, other, weeks=weeks),
    )
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


def claim(name: str, spot: Spot, figure: Fraction, about: tuple[str, str], *, weeks: bool) -> str:
    measure, where = about
    start, end = window_of(spot, weeks=weeks)
    first = "" if start is None else date.fromordinal(FIRST + start).isoformat()
    last = date.fromordinal(FIRST + end - 1).isoformat()
    when = f"{first or '..'}/{last}" if first != last else first
    divided = spot[0] in {
        "average per day",
        "median day",
    }  # quotients are read with half a unit of their last digit
    text = f"{figure.numerator // 2}.50" if figure.denominator > 1 else f"{figure}{'.00' * divided}"
    fields = [f"claim: {name}", f"figure: exactly {text}", f"measure: {measure}"]
    fields += [f"when: {'a day in ' if spot[0] == 'a day in' else ''}{when}"]
    fields += [] if spot[0] in {"total", "a day in"} else [f"statistic: {spot[0]}"]
    return "\n".join([*fields, f"where: {where}" if where else "", ""])


def conflict(
    kind: str, way: str, one: Spot, other: Spot, figures: tuple[Fraction, Fraction]
) -> bool:
    """Whether the two figures are told as ones that cannot both be."""
    measure, place, around = (
        ("all", "Iowa", "US") if way == "members" else ("some" if way != "same" else "all", "", "")
    )
    text = described(kind, way)
    weeks = apart(one, other)
    text += claim("a", one, figures[0], (measure, place), weeks=weeks) + "\n"
    text += claim("b", other, figures[1], ("all", around), weeks=weeks)
    text += between(around) if weeks else ""
    claims = fc.loads(text)
    assert {problem.code for problem in claims.problems} <= {"FC101"}, (
        claims.problems
    )  # half an arrest on a day
    return bool(claims.problems) or any(
        finding.severity == "error" for finding in fc.check(claims).conflicts
    )


def between(where: str) -> str:
    """That there is nothing on the days between those of a world that lie apart."""
    text = ""
    for first, after in pairwise(APART):
        start, last = (date.fromordinal(FIRST + day).isoformat() for day in (first + 1, after - 1))
        text += f"\nclaim: nothing-{first}\nfigure: exactly 0\nmeasure: all\nwhen: {start}/{last}\n"
        text += f"where: {where}\n" if where else ""
    return text


def pairs(*beside: str) -> Iterator[tuple[str, str, Spot, Spot]]:
    """All pairs of figures, of which one is of ``beside`` where that is given."""
    spots = [(statistic, window) for statistic in (*STATISTICS, *beside) for window in WINDOWS]
    for kind in KINDS:
        for way in WAYS:
            for one in spots:
                for other in spots:
                    told = not beside or {one[0], other[0]}.intersection(beside)
                    if (
                        told
                        and asked(one, kind)
                        and asked(other, kind)
                        and not (way == "same" and one > other)
                    ):
                        yield kind, way, one, other


def figures(kind: str, one: Spot, other: Spot) -> list[tuple[Fraction, Fraction]]:
    """The pairs of figures that are tried."""
    return [
        (first, second)
        for first, second in product(FIGURES, FIGURES)
        if all(
            _tried(kind, spot, figure, weeks=apart(one, other))
            for spot, figure in ((one, first), (other, second))
        )
    ]


def _tried(kind: str, spot: Spot, figure: Fraction, *, weeks: bool) -> bool:
    """Whether a statistic may have such a figure; the days of a stock need not make a whole one.

    No average of so many days is as large in a small world as one of few.
    """
    if weeks and spot[0] == "average per day" and spot[1] != "day":
        return figure == 0
    if spot[0] not in {"average per day", "median day"}:
        return figure.denominator == 1
    whole = (
        kind != "stock"
        or spot[0] == "median day"
        or (figure * len(days_of(spot, weeks=weeks))).denominator == 1
    )
    return figure < 2 and whole


def nothing_follows(one: Spot, other: Spot) -> bool:
    """Whether two figures that no small world has may be true: the days before the first one are
    not among its days.

    Nor is it asked what days with nothing on them say of a median, which is no matter of the
    highest week.
    """
    if apart(one, other):
        return "open" in {one[1], other[1]} or "median day" in {one[0], other[0]}
    return "open" in {one[1], other[1]} and not {one[1], other[1]} <= {"open", "day", "crossing"}


def against(kind: str, way: str, one: Spot, other: Spot, most: int) -> list[str]:
    """What goes against the table for one pair of statistics, of so many true and so many false
    pairs of figures.
    """
    true = possible(kind, way, one, other)
    found, tried = [], {True: 0, False: 0}
    every = figures(kind, one, other)
    for pair in sorted(
        every, key=lambda pair: crc32(f"{kind} {way} {one} {other} {pair}".encode())
    ):
        holds = pair in true
        if tried[holds] == most or (not holds and nothing_follows(one, other)):
            continue
        tried[holds] += 1
        if conflict(kind, way, one, other, pair) == holds:
            told = "a false alarm" if holds else "not told"
            found.append(f"{kind}, {way}: {one} {pair[0]} beside {other} {pair[1]}: {told}")
    return found


def wrong_in(table: Iterable[tuple[str, str, Spot, Spot]], usual: int) -> list[str]:
    """What is wrong in a sample of a table, the same always, unless the environment asks for more
    than is usual: then in all of it.
    """
    sample = sorted(table, key=lambda row: crc32(repr(row).encode()))[: up_to(usual)]
    rows, most = (table, 99) if DRAWN_ANEW else (sample, 1)
    return [line for row in rows for line in against(*row, most=most)]


def test_every_pair_of_statistics_conflicts_where_no_world_has_both_and_only_there() -> None:
    assert wrong_in(pairs(), 80) == []


def test_a_highest_week_conflicts_with_another_statistic_where_no_world_has_both() -> None:
    assert wrong_in(pairs(WEEK), 40) == []


@pytest.mark.parametrize("when", ["2024-01-03", "a day in {}", "3 days in {}"])
@pytest.mark.parametrize("figure", [70, 71])
def test_no_day_of_a_level_is_more_than_all_that_an_average_leaves(when: str, figure: int) -> None:
    week = "2024-01-01/2024-01-07"
    text = (
        "measure: staff\nunit: officer\nkind: stock\n\nclaim: mean\nfigure: exactly 10 officers\n"
    )
    text += f"measure: staff\nstatistic: average per day\nwhen: {week}\n\nclaim: some\n"
    text += f"figure: exactly {figure} officers\nmeasure: staff\nwhen: {when.format(week)}\n"

    assert [one.code for one in fc.check(fc.loads(text)).conflicts] == ["FC206"] * (figure > 70)
