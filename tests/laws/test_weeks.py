"""What one world says of its weeks never conflicts; where every day is stated, no other highest
week stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import attr
from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from tests.laws.test_honesty import drawing

FIRST = date(2025, 2, 20)

KINDS = {
    "flow": "measure: count\nunit: arrest\n\n",
    "net": "measure: count\nunit: officer\ncounts: events\nrange: any\n\n",
    "persons": "measure: count\nunit: visitor\n\n",
}

ASKED = (
    "highest week",
    "highest day",
    "lowest day",
    "median day",
    "average per day",
    "average per week",
    "total",
)
"""The statistics that are stated beside one another, and days whose place is not known beside them.
"""

Spot = tuple[int, int]


@attr.frozen
class World:
    """The numbers of some days, or the persons of each, of one kind of measure."""

    kind: str
    days: tuple[int, ...]
    persons: tuple[frozenset[int], ...] = ()

    def total(self, start: int, end: int) -> int:
        if self.kind == "persons":
            return len(frozenset[int]().union(*self.persons[start:end]))
        return sum(self.days[start:end])

    def week(self, start: int, end: int) -> int:
        return max(self.total(first, first + 7) for first in range(start, end - 6))

    def answer(self, statistic: str, start: int, end: int) -> Fraction:
        days = sorted(self.days[start:end])
        match statistic:
            case "highest week":
                return Fraction(self.week(start, end))
            case "highest day" | "lowest day":
                return Fraction(days[-1] if statistic == "highest day" else days[0])
            case "median day":
                return Fraction(days[len(days) // 2] + days[(len(days) - 1) // 2], 2)
            case "average per day":
                return Fraction(sum(days), len(days))
            case "average per week":
                return Fraction(7 * self.total(start, end), end - start)
            case _:
                return Fraction(self.total(start, end))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    kind = draw(st.sampled_from(sorted(KINDS)))
    size = draw(st.integers(8, 24))
    if kind != "persons":
        number = st.one_of(st.just(0), st.integers(-4 if kind == "net" else 0, 6))
        return World(kind, tuple(draw(st.lists(number, min_size=size, max_size=size))))
    came = draw(st.lists(st.sets(st.integers(0, 5)), min_size=size, max_size=size))
    return World(kind, tuple(map(len, came)), tuple(map(frozenset, came)))


def claim(name: str, spot: Spot, figure: str, statistic: str = "total", when: str = "") -> str:
    first, last = (FIRST + timedelta(day) for day in (spot[0], spot[1] - 1))
    days = f"{when}{first}/{last}"
    return (
        f"claim: {name}\nfigure: {figure}\nmeasure: count\nwhen: {days}\nstatistic: {statistic}\n\n"
    )


def spelled(value: Fraction) -> str:
    """The value as it is, or cut to hundredths."""
    if value.denominator == 1:
        return f"exactly {value}"
    hundredths = round(value * 100)
    sign = "-" if hundredths < 0 else ""
    return f"about {sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def spots(draw: st.DataObject, world: World, least: int) -> Spot:
    start = draw.draw(st.integers(0, len(world.days) - least))
    return start, draw.draw(st.integers(start + least, len(world.days)))


@drawing(80)
@given(worlds(), st.lists(st.sampled_from((*ASKED, "days in")), min_size=1, max_size=4), st.data())
def test_what_one_world_says_of_its_weeks_never_conflicts(
    world: World, asked: Sequence[str], data: st.DataObject
) -> None:
    text = KINDS[world.kind]
    for number, statistic in enumerate(("highest week", *asked)):
        spot = spots(data, world, 7 if statistic == "highest week" else 1)
        if statistic == "days in":
            days = data.draw(st.integers(1, spot[1] - spot[0]))
            first = data.draw(st.integers(spot[0], spot[1] - days))
            figure = spelled(Fraction(world.total(first, first + days)))
            text += claim(
                f"c{number}", spot, figure, when=f"{days} days in " if days > 1 else "a day in "
            )
        elif (
            statistic != "average per week" or world.kind != "persons"
        ):  # which is of each week's own persons
            text += claim(f"c{number}", spot, spelled(world.answer(statistic, *spot)), statistic)
    claims = fc.loads(text)

    assert claims.problems == ()
    assert fc.check(claims).conflicts == ()


@drawing(40)
@given(worlds(), st.sampled_from([-1, 1]), st.data())
def test_where_every_day_is_stated_no_other_highest_week_stands(
    world: World, off: int, data: st.DataObject
) -> None:
    spot = spots(data, world, 7)
    every = "".join(
        claim(f"d{day}", (day, day + 1), f"exactly {number}")
        for day, number in enumerate(world.days)
    )
    if world.kind == "persons":
        weeks = range(len(world.days) - 6)
        every += "".join(
            claim(f"w{day}", (day, day + 7), f"exactly {world.total(day, day + 7)}")
            for day in weeks
        )
    true = world.week(*spot)

    for figure, stands in ((true, True), (true + off, False)):
        said = claim("week", spot, f"exactly {figure}", "highest week")
        assert (fc.check(fc.loads(KINDS[world.kind] + every + said)).conflicts == ()) == stands
