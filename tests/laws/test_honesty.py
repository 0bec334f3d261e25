"""What was honestly said never conflicts, and a lie that others rule out always does.

Each law draws hidden worlds. ``FIGURECHECK_EXAMPLES`` says how many, drawn anew each time; without
it the same few are drawn always.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from hypothesis import HealthCheck, assume, given, settings

import figurecheck as fc
from figurecheck.model.figure import LEVELS
from figurecheck.testing import Contradiction, World, contradictions, worlds
from tests.sizes import DRAWN_ANEW, examples


def drawing(usual: int) -> settings:
    """So many worlds unless the environment asks for another number; drawing a world takes long by
    its nature.
    """
    return settings(
        max_examples=examples(usual),
        derandomize=not DRAWN_ANEW,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
        ],
    )


def report_on(world: World) -> fc.Report:
    return fc.check(fc.loads(world.text))


def conflicts_from(level: str, world: World) -> list[fc.Finding]:
    """The conflicts that stand at the level or at a wider one."""
    wanted = LEVELS[LEVELS.index(level) :]
    return [finding for finding in report_on(world).conflicts if finding.level in wanted]


def statements_of(report: fc.Report, names: Collection[str]) -> list[set[str]]:
    """The claims grouped by what they say: alike in quantity and reading, they are one
    statement.
    """
    groups: dict[str, set[str]] = {}
    for covered in report.coverage:
        if covered.claim in names:
            reading = covered.reading
            said = (
                json.dumps(covered.form, sort_keys=True),
                reading.literal,
                reading.rounded,
                reading.generous,
            )
            groups.setdefault(repr(said), set()).add(covered.claim)
    return list(groups.values())


# -- what the laws found once ----------------------------------------------------------------------

SIGNED = """
measure: net
unit: USD
range: any
"""
VISITORS = """
measure: visitors
unit: visitor
"""
ARRESTS = """
measure: arrests
unit: arrest
"""


def test_the_highest_of_two_days_may_be_negative() -> None:
    text = """
claim: highest
figure: exactly -1 USD
measure: net
when: 2025-01-01/2025-01-02
statistic: highest day
"""

    assert fc.check(fc.loads(SIGNED + text)).conflicts == ()


def test_ten_visitors_who_come_twice_are_ten_a_day_and_ten_in_all() -> None:
    text = """
claim: all
figure: exactly 10 visitors
measure: visitors
when: 2025-01-01/2025-01-02

claim: daily
figure: exactly 10 visitors a day
measure: visitors
when: 2025-01-01/2025-01-02
statistic: average per day
"""

    assert fc.check(fc.loads(VISITORS + text)).conflicts == ()


def test_a_later_day_that_is_a_thousandth_more_is_about_100_percent_of_the_earlier_one() -> None:
    text = """
claim: before
figure: exactly 1,000 arrests
measure: arrests
when: 2025-01-01

claim: after
figure: exactly 1,001 arrests
measure: arrests
when: 2025-01-02

claim: ratio
figure: about 100 %
quantity: arrests[2025-01-02] / arrests[2025-01-01]
"""

    assert fc.check(fc.loads(ARRESTS + text)).conflicts == ()


def test_no_day_is_above_the_highest_even_where_days_can_be_negative() -> None:
    text = """
claim: highest
figure: exactly 34 USD
measure: net
when: 2025-01-01/2025-01-05
statistic: highest day

claim: some-day
figure: exactly 76 USD
measure: net
when: a day in 2025-01-01/2025-01-05
"""

    assert fc.check(fc.loads(SIGNED + text)).conflicts != ()


def test_two_honest_shares_are_decided() -> None:
    text = """
measure: street-arrests
unit: arrest
part_of: arrests

claim: share
figure: 54 %
quantity: street-arrests / arrests
when: 2024-02-28/2024-03-02

claim: fall
figure: down 55 %
quantity: street-arrests[2024-02-19/2024-02-25] / street-arrests[2024]
"""

    assert "FC901" not in {finding.code for finding in fc.check(fc.loads(ARRESTS + text))}


def test_a_highest_day_of_persons_is_no_more_than_a_total_around_it() -> None:
    text = """
claim: total
figure: exactly 30 visitors
measure: visitors
when: 2025-01-01/2025-01-06

claim: highest
figure: exactly 56 visitors
measure: visitors
when: 2025-01-05/2025-01-06
statistic: highest day
"""

    assert fc.check(fc.loads(VISITORS + text)).conflicts != ()


def test_persons_who_are_new_between_two_totals_are_no_more_than_the_highest_day_allows() -> None:
    text = """
measure: killed
unit: person

source: ministry

claim: by-26
figure: 1,219
measure: killed
when: 2024-03-01/2024-03-26

claim: by-27
figure: {}
measure: killed
when: 2024-03-01/2024-03-27

source: ngo

claim: worst
figure: 97
measure: killed
statistic: highest day
when: 2024-03-01/2024-03-27
"""

    assert len(fc.check(fc.loads(text.format("1,392"))).conflicts) == 1
    assert fc.check(fc.loads(text.format("1,316"))).conflicts == ()


def test_a_stock_of_another_day_does_not_stand_between_a_part_and_its_whole() -> None:
    text = """
measure: held
unit: detainee
kind: stock

member: Minneapolis
dimension: where
part_of: Minnesota

member: Minnesota
dimension: where
part_of: US

claim: city
figure: exactly 649,729 detainees
measure: held
as_of: 2025-01-20
where: Minneapolis

claim: country
figure: exactly 649,668 detainees
measure: held
as_of: 2025-01-20
where: US

claim: state
figure: 1,182,000 detainees
measure: held
as_of: 2025-01-26
where: Minnesota
"""

    (conflict,) = fc.check(fc.loads(text)).conflicts

    assert conflict.claims == ("claims/city", "claims/country")


def test_a_place_that_overlaps_its_neighbours_does_not_keep_them_from_being_added() -> None:
    text = """
member: Border
dimension: where
part_of: US
overlaps: yes

member: Iowa
dimension: where
part_of: US

member: Minnesota
dimension: where
part_of: US

claim: iowa
figure: exactly 700 arrests
measure: arrests
when: 2025
where: Iowa

claim: minnesota
figure: exactly 1,000 arrests
measure: arrests
when: 2025
where: Minnesota

claim: country
figure: exactly 1,600 arrests
measure: arrests
when: 2025
where: US

claim: border
figure: up to 1,500 arrests
measure: arrests
when: 2025
where: Border
"""

    (conflict,) = fc.check(fc.loads(ARRESTS + text)).conflicts

    assert conflict.claims == ("claims/country", "claims/iowa", "claims/minnesota")


def test_what_whole_numbers_exclude_is_minimal_too() -> None:
    text = """
measure: street-arrests
unit: arrest
part_of: arrests

claim: part
figure: exactly 3 arrests
measure: street-arrests
when: 2024-12-25

claim: whole
figure: exactly 3 arrests
measure: arrests
when: 2024-12-25

claim: share
figure: about 10 %
quantity: street-arrests / arrests
when: 2024-12-25

claim: year
figure: exactly 18 arrests
measure: arrests
when: 2024
"""

    sets = [set(conflict.claims) for conflict in fc.check(fc.loads(ARRESTS + text)).conflicts]

    assert {"claims/whole", "claims/share"} in sets
    assert {"claims/part", "claims/whole", "claims/share"} not in sets


def test_a_set_holds_only_what_its_proof_rests_on_where_less_was_not_decided() -> None:
    """Without the third claim the search for whole numbers has no end; with it the first two are
    found impossible.
    """
    report = fc.check(
        fc.loads("""
measure: released
unit: detainee
counts: events

period: the sweep
is: 2025-01-02/2025-01-04

source: s1

claim: c1
figure: exactly 18 detainees
measure: released
when: 2025-01-02/2025-01-04

source: s2

claim: c2
figure: 11 detainees
exact: yes
measure: released
when: 2025-01-01/2025-01-02

source: s3

claim: c3
figure: rose 270 %
quantity: released[2025-01-02/2025-01-04] / released[2025-01-01/2025-01-02]

claim: c7
figure: 0 detainees
rounded_to: 1,000
rounding: truncated
measure: released
when: the sweep
""")
    )

    assert report.conflicts
    assert fc.verify(report.to_json()) >= len(report.conflicts)


def test_a_share_beside_a_stretch_of_large_numbers_is_decided() -> None:
    text = """
measure: raid-arrests
unit: arrest
part_of: arrests

claim: share
figure: 54.8 %
quantity: raid-arrests / arrests
when: 2025-01-11/2025-01-15

claim: stretch
figure: a little over 5,060,000 arrests
measure: raid-arrests
when: 13 days in 2025-01-07/2025-01-20
"""

    assert "FC901" not in {finding.code for finding in fc.check(fc.loads(ARRESTS + text))}


# -- the laws --------------------------------------------------------------------------------------


@drawing(100)
@given(worlds(most=6))
def test_every_honest_claim_is_read(world: World) -> None:
    claims = fc.loads(world.text)

    assert claims.problems == ()
    assert sorted(claim.name for claim in claims) == sorted(world.claims)


@drawing(80)
@given(worlds(most=6))
def test_claims_honestly_made_of_one_world_never_conflict(world: World) -> None:
    report = report_on(world)

    assert [finding for finding in report.conflicts if finding.severity != "note"] == []
    assert fc.verify(report.to_json()) >= len(report.conflicts)


@drawing(60)
@given(contradictions(most=4))
def test_every_lie_that_others_rule_out_is_found_with_a_proof(planted: Contradiction) -> None:
    report = report_on(planted.world)
    errors = [finding for finding in report.conflicts if finding.severity == "error"]

    assert errors
    assert all(planted.lie in (*finding.claims, *finding.also) for finding in errors)
    assert fc.verify(report.to_json()) >= len(report.conflicts)


@drawing(60)
@given(contradictions(most=3))
def test_where_the_search_was_complete_the_planted_set_holds_a_reported_one(
    planted: Contradiction,
) -> None:
    report = report_on(planted.world)
    groups = statements_of(report, planted.claims)
    alike = {
        name
        for group in statements_of(report, planted.world.claims)
        for name in group
        if _shares(group, groups)
    }
    inside = [
        finding
        for finding in report.conflicts
        if set(finding.claims) <= alike and set(finding.relations) <= {*planted.relations}
    ]

    assert inside or not report.complete


def _shares(group: set[str], groups: list[set[str]]) -> bool:
    return any(group & other for other in groups)


@drawing(60)
@given(contradictions(most=0))
def test_a_planted_set_cannot_hold_and_nobody_else_is_needed(planted: Contradiction) -> None:
    alone = planted.world.only(planted.claims, planted.relations)

    assert conflicts_from("generous", alone) != []


@drawing(30)
@given(contradictions(most=4))
def test_of_a_reported_set_nothing_can_be_left_out_and_nothing_else_is_needed(
    planted: Contradiction,
) -> None:
    report = report_on(planted.world)
    assume(
        "FC901" not in {finding.code for finding in report}
    )  # a set that is undecided cannot be left out

    for finding in report.conflicts[:3]:
        level, names, relations = (
            finding.level or "",
            {*finding.claims, *finding.also},
            {*finding.relations},
        )
        assert conflicts_from(level, planted.world.only(names, relations)) != []
        for group in statements_of(report, names):
            assert conflicts_from(level, planted.world.only(names - group, relations)) == []
        for relation in sorted(relations):
            assert conflicts_from(level, planted.world.only(names, relations - {relation})) == []
