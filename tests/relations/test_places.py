"""Members that are all there are, what the known ones make, and what counting persons hides."""

from __future__ import annotations

import pytest

import figurecheck as fc

CITY = """\
member: city
dimension: where
complete: yes

member: North
dimension: where
part_of: city

member: South
dimension: where
part_of: city

"""
BY_PARTS = "member: city\ndimension: where\nparts: North + South\n\n"


def report(places: str, figures: dict[str, int], unit: str = "arrest", more: str = "") -> fc.Report:
    text = f"measure: counted\nunit: {unit}\n{more}\n{places}"
    for where, figure in figures.items():
        text += (
            f"claim: {where}\nfigure: exactly {figure}\nmeasure: counted\nwhere: {where}\nwhen:"
            " 2026-01\n\n"
        )
    found = fc.check(fc.loads(text))
    assert fc.verify(found.to_json()) == len(found.conflicts)
    return found


@pytest.mark.parametrize("places", [CITY, BY_PARTS])
@pytest.mark.parametrize("more", ["", "kind: stock\n"])
def test_members_that_are_all_there_are_make_what_contains_them(places: str, more: str) -> None:
    days = "2026-01-05" if more else "2026-01"
    text = f"measure: counted\nunit: arrest\n{more}\n{places}"
    claims = "claim: {0}\nfigure: exactly {1}\nmeasure: counted\nwhere: {0}\nwhen: {2}\n\n"
    parts = claims.format("North", 31, days) + claims.format("South", 30, days)

    for city in (60, 62):
        assert fc.check(fc.loads(text + parts + claims.format("city", city, days))).conflicts
    assert not fc.check(fc.loads(text + parts + claims.format("city", 61, days))).conflicts


@pytest.mark.parametrize(
    ("places", "more"),
    [
        (CITY.replace("complete: yes\n", ""), ""),
        (CITY.replace("part_of: city\n", "part_of: city\noverlaps: yes\n", 1), ""),
        (CITY, "complete: no\n"),
        (BY_PARTS.replace("South", "South + West"), ""),
        (CITY, "counts: persons\n"),
    ],
)
def test_they_need_not_where_that_is_not_known_or_one_has_no_figure_or_persons_may_be_in_both(
    places: str, more: str
) -> None:
    assert not report(places, {"city": 66, "North": 31, "South": 30}, more=more).conflicts


def test_shares_of_all_members_make_the_whole() -> None:
    share = (
        "claim: {0}\nfigure: exactly {1} %\nquantity: counted{{where={0}}} /"
        " counted{{where=city}}\nwhen: 2026-01\n\n"
    )
    text = f"measure: counted\nunit: arrest\n\n{CITY}{share.format('North', 50)}"
    text += "claim: all\nfigure: exactly 100\nmeasure: counted\nwhere: city\nwhen: 2026-01\n\n"

    assert fc.check(fc.loads(text + share.format("South", 40))).conflicts
    assert not fc.check(fc.loads(text + share.format("South", 50))).conflicts


def test_what_the_known_places_make_of_their_whole_is_said() -> None:
    places = CITY.replace("complete: yes\n", "")

    (line,) = report(places, {"city": 66, "North": 31, "South": 30}).sums

    assert line == "counted, city, January 2026: parts known make 61 of 66, 5 unaccounted for"


def test_what_counting_persons_hides_is_said() -> None:
    found = report(CITY, {"city": 422, "North": 301, "South": 302}, "person")

    assert not found.conflicts
    assert "301 + 302 = 603 is more than 422" in found.sums[0]
    assert "`counts: events`" in found.sums[0]


def test_a_part_of_another_member_or_one_that_is_not_named_is_refused() -> None:
    elsewhere = BY_PARTS + "member: North\ndimension: where\npart_of: state\n\n"
    unnamed = BY_PARTS + "member: West\ndimension: where\npart_of: city\n\n"

    for text in (elsewhere, unnamed):
        assert [problem.code for problem in fc.loads(text).problems] == ["FC050"]
