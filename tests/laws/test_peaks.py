"""What days, totals, highest and lowest days of a small world say never conflicts; what no world
has always does.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from tests.laws.test_honesty import drawing

FIRST = date(2025, 2, 27)
"""The turn of a month is among its days."""

KINDS = {
    "flow": "measure: count\nunit: arrest\n\n",
    "stock": "measure: count\nunit: officer\nkind: stock\n\n",
    "net": "measure: count\nunit: officer\ncounts: events\nrange: any\n\n",
}
PEAKS = {"highest": max, "lowest": min}

Days = list[int]
Spot = tuple[int, int]


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, Days, list[Spot]]:
    """A kind of measure, its number on each of a few days, and some windows within them."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    days = draw(st.lists(st.integers(-4 if kind == "net" else 0, 6), min_size=2, max_size=5))
    starts = st.integers(0, len(days) - 1)
    spots = [
        (start, draw(st.integers(start + 1, len(days))))
        for start in draw(st.lists(starts, min_size=2, max_size=4))
    ]
    return kind, days, spots


def claim(number: int, spot: Spot, figure: int, statistic: str = "total", when: str = "") -> str:
    first, last = (FIRST + timedelta(day) for day in (spot[0], spot[1] - 1))
    kind = statistic if statistic == "total" else f"{statistic} day"
    days = f"{when}{first}/{last}"
    return (
        f"claim: c{number}\nfigure: exactly {figure}\nmeasure: count\nwhen: {days}\nstatistic:"
        f" {kind}\n\n"
    )


@drawing(60)
@given(stories(), st.data())
def test_what_one_world_says_of_its_days_never_conflicts(
    story: tuple[str, Days, list[Spot]], data: st.DataObject
) -> None:
    kind, days, spots = story
    text = KINDS[kind]
    for number, (start, end) in enumerate(spots):
        asked = data.draw(st.sampled_from(("highest", "lowest", "total", "a day in ")))
        if asked in PEAKS:
            text += claim(number, (start, end), PEAKS[asked](days[start:end]), asked)
        elif asked == "total" and kind != "stock":
            text += claim(number, (start, end), sum(days[start:end]))
        else:
            text += claim(
                number, (start, end), data.draw(st.sampled_from(days[start:end])), when="a day in "
            )

    assert fc.check(fc.loads(text)).conflicts == ()


@drawing(60)
@given(stories(), st.sampled_from(sorted(PEAKS)), st.sampled_from([-1, 1]))
def test_where_every_day_is_stated_no_other_highest_or_lowest_stands(
    story: tuple[str, Days, list[Spot]], statistic: str, off: int
) -> None:
    kind, days, spots = story
    every = "".join(
        claim(number, (number, number + 1), figure) for number, figure in enumerate(days)
    )
    start, end = spots[0]
    true = PEAKS[statistic](days[start:end])

    assert (
        fc.check(fc.loads(KINDS[kind] + every + claim(99, (start, end), true, statistic))).conflicts
        == ()
    )
    assert (
        fc.check(
            fc.loads(KINDS[kind] + every + claim(99, (start, end), true + off, statistic))
        ).conflicts
        != ()
    )


@drawing(60)
@given(stories())
def test_the_total_beside_the_highest_and_the_lowest_is_bounded_by_the_days_between_them(
    story: tuple[str, Days, list[Spot]],
) -> None:
    """Of all worlds with that highest and lowest day, the greatest total has all other days at the
    highest.
    """
    _, days, _ = story
    spot, low, high = (0, len(days)), min(days), max(days)
    peaks = claim(0, spot, high, "highest") + claim(1, spot, low, "lowest")
    least, most = high + low * (len(days) - 1), low + high * (len(days) - 1)

    for total in (least, most):
        assert fc.check(fc.loads(KINDS["net"] + peaks + claim(2, spot, total))).conflicts == ()
    for total in (least - 1, most + 1):
        assert fc.check(fc.loads(KINDS["net"] + peaks + claim(2, spot, total))).conflicts != ()
