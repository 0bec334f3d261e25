"""Where rules hold, and nowhere else: the windows of relations, the days that medians are held to,
the windows of ranges, and the names by which a part and its whole are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import comb

import pytest

import figurecheck as fc
from figurecheck.model import limits
from figurecheck.model.constraint import Statement
from figurecheck.relations.compile import compile_claims

MEASURES = """
measure: all
unit: case

measure: one
unit: case

measure: aside
unit: case

claim: ahead
figure: 5 cases
measure: aside
when: 2022
"""


def statements(text: str) -> Sequence[Statement]:
    """What follows from a text."""
    return compile_claims(fc.loads(text)).rules


# -- relations -------------------------------------------------------------------------------------


def stated(windows: Iterable[str]) -> str:
    """Two figures for each window that break *one is at most all*."""
    return "".join(
        f"\nclaim: {name}-{at}\nfigure: exactly {figure} cases\nmeasure: {name}\nwhen: {when}\n"
        for at, when in enumerate(windows)
        for name, figure in (("all", 5), ("one", 9))
    )


@pytest.mark.parametrize("own", ["", "2023", "2024", "undated"])
@pytest.mark.parametrize("ranges", ["", "[2024]"])
@pytest.mark.parametrize("windows", [("2023",), ("2024",), ("2023", "2024"), ("undated", "2024")])
def test_a_relation_holds_for_its_own_days_or_else_for_all_that_are_stated(
    own: str, ranges: str, windows: tuple[str, ...]
) -> None:
    """Days in brackets come ahead of the relation's own, these ahead of those that are stated."""
    for_days = f"when: {own}\n" if own else ""
    relation = f"\nrelation: r\nstates: one{ranges} <= all{ranges}\n{for_days}"
    report = fc.check(fc.loads(MEASURES + relation + stated(windows)))
    dated = tuple(one for one in windows if one != "undated")
    held = ("2024",) if ranges else (own,) if own else dated or windows
    expected = {windows.index(one) for one in held if one in windows}
    if not own and not ranges:
        expected |= {at for at, one in enumerate(windows) if one == "undated"}

    found = {int(one.claims[0][-1]) for one in report.conflicts if one.severity == "error"}
    assert found == expected


@pytest.mark.parametrize("quantity", ["one / aside", "aside / one"])
def test_a_relation_holds_for_the_windows_of_its_terms_wherever_in_a_quotient_they_stand(
    quantity: str,
) -> None:
    """And for none in which others alone are stated, such as 2022."""
    text = f"{MEASURES}\nrelation: r\nstates: one <= all\n" + stated(("2023",))
    text += f"\nclaim: ratio\nfigure: 2\nquantity: {quantity}\nwhen: 2024\n"
    (relation,) = (one for one in statements(text) if one.code == "FC201")

    assert len(relation.rows) == 2


# -- medians ---------------------------------------------------------------------------------------


LENGTHS = ((2,), (3,), (4,), (2, 2), (2, 3), (3, 3), (2, 2, 2), (2, 2, 3))

WITHIN = tuple(
    (length, lengths)
    for length in range(2, 9)
    for lengths in LENGTHS
    if sum(lengths) <= length and lengths != (length,)
)
"""So many days, and the lengths of stretches that lie within them."""


@pytest.mark.parametrize(("length", "lengths"), WITHIN)
def test_a_median_is_held_to_medians_with_more_than_half_of_its_days_on_one_side_or_all_of_them(
    length: int, lengths: tuple[int, ...]
) -> None:
    """At least half of the days of each lie on one side of its median."""
    spans, start = [(1, length)], 1
    for days in lengths:
        spans.append((start, start + days - 1))
        start += days
    text = "measure: cases\nunit: case\n"
    for at, (first, last) in enumerate(spans):
        text += (
            f"\nclaim: m{at}\nfigure: exactly 5 cases\nmeasure: cases\nstatistic: median day\n"
            f"when: 2024-01-0{first}/2024-01-0{last}\n"
        )
    own = f"median(cases[2024-01-01/2024-01-0{length}])"
    held = 2 * sum((days + 1) // 2 for days in lengths) > length or sum(lengths) == length

    for beyond in ("above all", "below all"):
        told = [one for one in statements(text) if f"{own} is not {beyond} the medians" in one.text]
        assert len(told) == held
        for one in told:
            rows = [row for case in one.cases for row in case] or one.rows
            sign = -1 if beyond == "above all" else 1
            assert len(rows) == len(lengths), "one of them lies on the other side"
            assert bool(one.rows) == (len(lengths) == 1)
            assert all((row.bound, dict(row.terms)[own,]) == (0, sign) for row in rows)
            assert all(sum(factor for _, factor in row.terms) == 0 for row in rows)


@pytest.mark.parametrize("stated_days", range(4))
def test_stated_days_fill_up_what_medians_leave_open(stated_days: int) -> None:
    """A stretch of two days in a week has one day on each side; three more days make it four."""
    text = "measure: cases\nunit: case\n"
    for name, last in (("some", 2), ("week", 7)):
        text += f"\nclaim: {name}\nfigure: 5 cases\nmeasure: cases\nstatistic: median day\n"
        text += f"when: 2024-01-01/2024-01-0{last}\n"
    for day in range(3, 3 + stated_days):
        text += f"\nclaim: d{day}\nfigure: 5 cases\nmeasure: cases\nwhen: 2024-01-0{day}\n"
    told = [one for one in statements(text) if " all the medians of " in one.text]

    assert len(told) == (2 if stated_days == 3 else 0)


@pytest.mark.parametrize("most", [1, 2])
def test_medians_up_to_the_limit_are_told_and_more_are_said_to_be_left_out(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEDIAN_CASES", most)
    text = "measure: cases\nunit: case\n"
    for name, when in (("a", "01/2024-01-02"), ("b", "03/2024-01-04"), ("all", "01/2024-01-04")):
        text += f"\nclaim: {name}\nfigure: 5 cases\nmeasure: cases\nstatistic: median day\n"
        text += f"when: 2024-01-{when}\n"
    compiled = compile_claims(fc.loads(text))
    told = [one for one in compiled.rules if " all the medians of " in one.text]

    assert (len(told), "MEDIAN_CASES" in compiled.scene.met) == (
        (0, True) if most == 1 else (2, False)
    )


@pytest.mark.parametrize("length", range(2, 7))
def test_an_even_number_of_days_has_two_in_the_middle_at_once(length: int) -> None:
    """Of the lowest days that are more than half, some one is not below the median of an odd
    number, and of an even number the average of some two.
    """
    text = "measure: cases\nunit: case\n\nclaim: median\nfigure: exactly 5 cases\n"
    text += f"measure: cases\nstatistic: median day\nwhen: 2024-01-01/2024-01-0{length}\n"
    for day in range(1, length + 1):
        text += f"\nclaim: d{day}\nfigure: 5 cases\nmeasure: cases\nwhen: 2024-01-0{day}\n"
    more, at_once = length // 2 + 1, 1 + (length % 2 == 0)
    told = [one for one in statements(text) if f"among the {more} " in one.text]

    words = sorted(("lowest" in one.text, "at least" in one.text) for one in told)
    assert words == [(False, False), (True, True)]
    for one in told:
        assert len(one.cases or (one.rows,)) == comb(more, at_once)


# -- highest and lowest ----------------------------------------------------------------------------


@pytest.mark.parametrize(("which", "beyond"), [("highest", "above"), ("lowest", "below")])
@pytest.mark.parametrize("day", ["2024-01-02", "2024-01-02/2024-01-03"])
def test_no_day_is_beyond_the_highest_or_the_lowest_and_the_words_say_so(
    which: str, beyond: str, day: str
) -> None:
    text = (
        f"measure: cases\nunit: case\n\nclaim: some\nfigure: 5 cases\nmeasure: cases\nwhen: {day}\n"
    )
    text += (
        f"\nclaim: end\nfigure: 5 cases\nmeasure: cases\nstatistic: {which} day\nwhen: 2024-01\n"
    )
    told = {
        word
        for one in statements(text)
        for word in ("above", "below")
        if f" {word} the {which} day" in one.text
    }

    assert told == {beyond}


# -- ranges ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("least", ["-3", "0", "1"])
@pytest.mark.parametrize("kind", ["flow", "stock"])
@pytest.mark.parametrize("statistic", ["", "statistic: highest day\n"])
def test_a_least_total_is_told_once_of_each_stated_window_of_a_flow(
    least: str, kind: str, statistic: str
) -> None:
    text = f"measure: cases\nunit: case\nkind: {kind}\nrange: at least {least}\n"
    text += "\nclaim: ahead\nfigure: 2\nquantity: cases[2022] / cases[2021]\n"
    for at, when in enumerate(("2023", "2023", "2024")):
        field = "as_of: 2024-01-01" if kind == "stock" and not statistic else f"when: {when}"
        text += f"\nclaim: c{at}\nfigure: {5 + at} cases\nmeasure: cases\n{field}\n{statistic}"
    found = [one for one in statements(text) if one.text == f"cases is at least {least}"]

    assert len(found) == (2 if least == "1" and kind == "flow" and not statistic else 0)


# -- parts -----------------------------------------------------------------------------------------

PART = """
measure: all
unit: case
label: all cases

measure: grave
unit: case
part_of: all
"""


def reasons(text: str) -> set[str]:
    """Why the rules on parts hold."""
    return {one.because for one in compile_claims(fc.loads(text)).rules if one.code == "FC205"}


def claim(measure: str, where: str = "") -> str:
    place = f"where: {where}\n" if where else ""
    return f"\nclaim: {measure}-{where}\nfigure: 5 cases\nmeasure: {measure}\nwhen: 2024\n{place}"


def test_a_part_and_its_whole_are_told_by_what_sets_them_apart() -> None:
    places = (
        "\nmember: north\ndimension: where\npart_of: country\n\nmember: country\ndimension: where\n"
    )
    other = PART + places
    both = other + "\nmember: south\ndimension: where\npart_of: country\n"
    south = claim("all", "south")
    names = {
        "measures": reasons(PART + claim("all") + claim("grave")),
        "places": reasons(other + claim("all", "country") + claim("all", "north")),
        "two": reasons(both + claim("all", "country") + claim("all", "north") + south),
    }

    assert names["measures"] == {"the whole (all cases) is never less than a part of it (grave)"}
    assert names["places"] == {"the whole (country) is never less than a part of it (north)"}
    assert names["two"] == {
        "the whole (country) is never less than a part of it (north)",
        "the whole (country) is never less than a part of it (south)",
        "the parts of country share nothing",
    }


def test_the_highest_day_of_a_whole_lies_between_what_its_parts_leave() -> None:
    """At most their highest together, at least the highest of one with the others' lowest."""
    ends = {"highest": (5, 4), "lowest": (1, 2)}
    for highest, clash in ((10, True), (9, False), (7, False), (6, True)):
        text = "measure: all\nunit: case\nparts: one + two\n"
        text += "".join(f"\nmeasure: {name}\nunit: case\n" for name in ("one", "two"))
        for which, parts in ends.items():
            for name, figure in zip(("one", "two"), parts, strict=True):
                text += of_a_day(name, which, figure)
        report = fc.check(fc.loads(text + of_a_day("all", "highest", highest)))

        assert any(one.severity == "error" for one in report.conflicts) == clash, highest


def of_a_day(measure: str, which: str, figure: int) -> str:
    """The highest or the lowest day of a month."""
    return (
        f"\nclaim: {measure}-{which}\nfigure: exactly {figure} cases\nmeasure: {measure}\n"
        f"statistic: {which} day\nwhen: 2024-01\n"
    )
