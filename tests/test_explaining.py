"""What is offered as an explanation removes its conflict when it is tried, and what was seeded is
among the offers.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.model.document import readings_object
from figurecheck.model.finding import Explained
from figurecheck.testing.lies import random_contradiction
from tests.refresh import ROOT, figurecheck
from tests.sizes import DRAWN_ANEW, examples

ARRESTS = """
measure: arrests
unit: arrest
"""


def statement_of(report: fc.Report, name: str) -> str:
    """What a claim says, in one way for all that say the same."""
    (found,) = [covered for covered in report.coverage if covered.claim == name]
    return json.dumps([found.form, readings_object(found.reading)], sort_keys=True)


def tried(report: fc.Report, finding: fc.Finding, explained: Explained) -> fc.Report:
    """The report on the claims and relations of a conflict alone, one for those that say the same,
    with its edits.
    """
    kept: dict[str, str] = {}
    for name in sorted(finding.claims, key=lambda one: (one not in explained.claims, one)):
        kept.setdefault(statement_of(report, name), name)
    edits: dict[str, dict[str, str]] = {}
    for where, field, value in explained.edits:
        edits.setdefault(where, {})[field] = value
    blocks = []
    for _, found in report.claims.records:
        for record in found:
            if record.kind == "claim" or (
                record.kind == "relation" and record.id not in finding.relations
            ):
                continue
            changed = edits.get(f"measure:{record.id}", {}) if record.kind == "measure" else {}
            lines = [(one.name, one.value) for one in record.fields if one.name not in changed]
            blocks.append([*lines, *changed.items()])
    for name in kept.values():
        claim = report.claims[name]
        changed = edits.get(name, {})
        dropped = {*changed, "source"} | ({"as_of", "since"} if "when" in changed else set())
        lines = [(one.name, one.value) for one in claim.record.fields if one.name not in dropped]
        blocks.append([*lines, *changed.items(), ("source", claim.source)])
    texts = [
        "\n".join(f"{name}: {value}".replace("\n", "\n+ ") for name, value in block)
        for block in blocks
    ]
    return fc.check(fc.loads("\n\n".join(texts)))


def standing(report: fc.Report, level: str | None) -> list[str]:
    """The conflicts that stand at a level or at a wider one."""
    levels = ("literal", "rounded", "generous")
    wanted = levels[levels.index(level or "literal") :]
    return [finding.headline for finding in report.conflicts if finding.level in wanted]


def only(text: str) -> fc.Finding:
    """The one conflict of a text that is no note."""
    (found,) = [
        finding for finding in fc.check(fc.loads(text)).conflicts if finding.severity != "note"
    ]
    return found


def total(*parts: str, whole: str) -> str:
    """Days and the total of all of them."""
    days = [
        f"claim: day{index}\nfigure: {figure}\nexact: yes\nmeasure: arrests\n"
        f"when: 2025-01-0{index + 1}\nsource: s{index}\n"
        for index, figure in enumerate(parts)
    ]
    last = f"2025-01-0{len(parts)}"
    return "\n".join(
        [
            ARRESTS,
            *days,
            f"claim: all\nfigure: {whole}\nmeasure: arrests\nwhen: 2025-01-01/{last}\nsource: s",
        ]
    )


# -- laws ------------------------------------------------------------------------------------------


@settings(
    max_examples=examples(60),
    derandomize=not DRAWN_ANEW,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.integers(0, 10**9))
def test_what_is_offered_removes_the_conflict_when_it_is_tried(seed: int) -> None:
    planted = random_contradiction(seed, most=4)
    report = fc.check(fc.loads(planted.world.text))

    for finding in report.conflicts[:3]:
        for explained in finding.explanations:
            again = tried(report, finding, explained)
            assert again.claims.problems == (), explained.text
            assert standing(again, finding.level) == [], explained.text


def test_everything_offered_for_the_repositorys_own_claims_removes_its_conflict() -> None:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        report = fc.check(fc.load("claims"))
    finally:
        os.chdir(before)
    offered = [
        (finding, explained) for finding in report.conflicts for explained in finding.explanations
    ]

    assert len(offered) > 4
    for finding, explained in offered:
        assert standing(tried(report, finding, explained), finding.level) == [], explained.text


@settings(max_examples=examples(40), derandomize=not DRAWN_ANEW, deadline=None)
@given(st.lists(st.integers(1_000, 9_998), min_size=2, max_size=4), st.data())
def test_a_seeded_slip_is_among_the_slips_offered(values: list[int], data: st.DataObject) -> None:
    digits = str(sum(values))
    places = [index for index in range(len(digits) - 1) if digits[index] != digits[index + 1]]
    kinds = ["factor", *(["swapped"] if places else [])]
    match data.draw(st.sampled_from(kinds)):
        case "factor":
            written = digits + "0"
        case _:
            place = data.draw(st.sampled_from(places))
            written = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    if written.startswith("0"):
        return
    report = fc.check(
        fc.loads(
            total(*(f"{value:,}" for value in values), whole=f"exactly {int(written):,} arrests")
        )
    )

    meant = ("s/all", "figure", f"exactly {int(digits):,} arrests")
    assert any(
        meant in explained.edits
        for finding in report.conflicts
        for explained in finding.explanations
    )


def test_what_agrees_is_not_explained() -> None:
    report = fc.check(fc.loads(total("100", "200", whole="exactly 300 arrests")))

    assert [finding for finding in report if finding.explanations] == []


# -- the kinds -------------------------------------------------------------------------------------

TWO_DAYS = total("1,179", "969", whole="exactly 2,184 arrests")
"""The second and third digit of the total have changed places."""


def test_two_digits_that_changed_places() -> None:
    (explained,) = only(TWO_DAYS).explanations

    assert (
        explained.text
        == "slip: it fits if exactly 2,184 arrests should read exactly 2,148 arrests (two digits"
        " swapped)"
    )
    assert explained.slip


def test_what_removes_no_conflict_is_not_offered_where_another_claim_brings_what_it_needs() -> None:
    text = """
measure: yes
unit: person
kind: stock

measure: votes
unit: person
kind: stock
parts: yes + no

measure: no
unit: person
kind: stock

claim: votes
figure: exactly 500
measure: votes
as_of: 2025-01-01
source: s

claim: yes
figure: exactly 612
measure: yes
as_of: 2025-01-01
source: s

claim: no
figure: at least 0
measure: no
as_of: 2025-01-01
source: t
"""
    report = fc.check(fc.loads(text))

    assert report.conflicts
    assert [
        one.text
        for finding in report.conflicts
        for one in finding.explanations
        if one.name == "rounding"
    ] == []


def test_a_slip_that_would_bring_up_another_conflict_is_not_offered() -> None:
    text = """
measure: assets
unit: EUR
kind: stock
parts: receivables + cash

measure: receivables
unit: EUR
kind: stock

measure: cash
unit: EUR
kind: stock

claim: assets
figure: EUR 14,133 thousand
measure: assets
as_of: 2024-06-30
source: s

claim: receivables
figure: EUR 8,919 thousand
measure: receivables
as_of: 2024-06-30
source: s

claim: cash
figure: EUR 5,214 million
measure: cash
as_of: 2024-06-30
source: s
"""

    slips = [explained.text for explained in only(text).explanations if explained.slip]

    assert slips == [
        "slip: it fits if EUR 5,214 million should read EUR 5.214 million (million for thousand)"
    ]


def test_one_digit_of_a_figure_with_two_is_no_explanation() -> None:
    text = total("exactly 204", whole="240 arrests")

    slips = [
        explained.text for explained in only(text).explanations if explained.claims == ("s/all",)
    ]

    assert [words.partition(" should read ")[2] for words in slips] == [
        "204 arrests (two digits swapped)",
    ]


def test_nothing_is_offered_where_nearly_any_slip_would_do() -> None:
    text = total("1,179", "969", whole="fewer than 60 arrests")

    report = fc.check(fc.loads(text))

    assert report.conflicts
    assert [
        explained
        for finding in report.conflicts
        for explained in finding.explanations
        if explained.slip
    ] == []


def test_a_number_that_several_sources_have_is_not_taken_for_a_slip() -> None:
    other = (
        "\n\nclaim: again\nfigure: exactly 2,184 arrests\nmeasure: arrests\nwhen:"
        " 2025-01-01/2025-01-02\nsource: t\n"
    )
    report = fc.check(fc.loads(TWO_DAYS + other))

    assert [
        explained
        for finding in report.conflicts
        for explained in finding.explanations
        if explained.slip
    ] == []


def test_million_for_billion() -> None:
    text = """
measure: spending
unit: USD
parts: wages + goods

measure: wages
unit: USD

measure: goods
unit: USD

claim: all
figure: 3.5 million USD
measure: spending
when: 2024

claim: wages
figure: 2 billion USD
measure: wages
when: 2024
source: t

claim: goods
figure: 1.5 billion USD
measure: goods
when: 2024
source: u
"""
    texts = [
        explained.text
        for finding in fc.check(fc.loads(text)).conflicts
        for explained in finding.explanations
    ]

    assert any(one.endswith("(million for billion)") for one in texts)


@pytest.mark.parametrize(("whole", "grain"), [("1,475 arrests", "25"), ("1,450 arrests", "10")])
def test_a_common_grid_is_named(whole: str, grain: str) -> None:
    value = int(whole.replace(",", "").split()[0])
    report = fc.check(fc.loads(total(f"{value - 704}", "700", whole=whole)))
    texts = [explained.text for finding in report.conflicts for explained in finding.explanations]

    assert f"rounding: it fits if {whole} was rounded to the nearest {grain}" in texts


@pytest.mark.parametrize(("numbers", "mark"), [("en", ","), ("eu", ".")])
def test_a_number_is_tried_in_the_way_its_source_writes_numbers(numbers: str, mark: str) -> None:
    figures = [figure.replace(",", mark) for figure in ("7,000", "8,000", "15,700")]
    measures = (
        f"source: s\nnumbers: {numbers}\n{ARRESTS}\nmeasure: a\nunit: arrest\n\nmeasure: b\nunit:"
        " arrest\n"
    )
    measures += "\nmeasure: c\nunit: arrest\nparts: a + b\n"
    claims = [
        f"claim: {name}\nfigure: {figure}\nmeasure: {name}\nwhen: 2025-01\n"
        for name, figure in zip("abc", figures, strict=True)
    ]
    (finding,) = fc.check(fc.loads("\n".join([measures, *claims]))).conflicts
    (rounding,) = [one for one in finding.explanations if one.name == "rounding"]

    assert {value for _, field, value in rounding.edits if field == "rounded_to"} == {"1000", "100"}


def test_the_window_of_another_figure_of_the_source() -> None:
    text = (
        ARRESTS
        + """
claim: average
figure: 826 arrests
measure: arrests
statistic: average per day
when: 2025-01-20/2025-01-31
source: guardian

claim: sum
figure: exactly 8,262 arrests
measure: arrests
when: 2025-01-22/2025-01-31
source: guardian

claim: before
figure: exactly 310 arrests
measure: arrests
when: 2025-01-20/2025-01-21
source: other
"""
    )
    explained, *_ = only(text).explanations

    assert explained.edits == (("guardian/average", "when", "2025-01-22/2025-01-31"),)
    assert not explained.slip


def test_the_day_before() -> None:
    text = (
        ARRESTS
        + """
claim: told
figure: exactly 956 arrests
measure: arrests
when: 2025-01-27
source: a

claim: monday
figure: exactly 1,179 arrests
measure: arrests
when: 2025-01-27
source: b

claim: both
figure: exactly 2,135 arrests
measure: arrests
when: 2025-01-26/2025-01-27
source: c
"""
    )
    texts = {
        explained.text
        for finding in fc.check(fc.loads(text)).conflicts
        for explained in finding.explanations
        if explained.name == "neighbours"
    }

    assert (
        "neighbour: it fits if exactly 956 arrests is for 26 January 2025, not 27 January 2025"
        in texts
    )


def test_a_running_count_told_as_one_day() -> None:
    text = (
        ARRESTS
        + """
claim: first
figure: exactly 1,000 arrests
measure: arrests
when: 2025-01-20
source: a

claim: second
figure: exactly 800 arrests
measure: arrests
when: 2025-01-21
source: a

claim: told
figure: exactly 1,800 arrests
measure: arrests
when: 2025-01-21
source: b

claim: both
figure: 1,800 to 1,900 arrests
measure: arrests
when: 2025-01-20/2025-01-21
source: c
"""
    )
    texts = [
        explained.text
        for finding in fc.check(fc.loads(text)).conflicts
        for explained in finding.explanations
    ]

    assert any("1,800 arrests is the count since 20 January 2025" in one for one in texts)


def test_a_part_told_as_the_whole() -> None:
    text = """
measure: deaths
unit: death

measure: road-deaths
unit: death
part_of: deaths

claim: all
figure: exactly 5,400 deaths
measure: deaths
when: 2024
source: a

claim: roads
figure: exactly 412 deaths
measure: road-deaths
when: 2024
source: a

claim: told
figure: exactly 412 deaths
measure: deaths
when: 2024
source: b
"""
    texts = [
        explained.text
        for finding in fc.check(fc.loads(text)).conflicts
        for explained in finding.explanations
    ]

    assert any(
        "412 deaths is for road-deaths" in one or "number of road-deaths" in one for one in texts
    )


def test_persons_who_come_on_several_days() -> None:
    text = """
measure: visitors
unit: visitor
counts: events

claim: saturday
figure: exactly 900 visitors
measure: visitors
when: 2025-01-04
source: a

claim: sunday
figure: exactly 800 visitors
measure: visitors
when: 2025-01-05
source: a

claim: weekend
figure: exactly 1,500 visitors
measure: visitors
when: 2025-01-04/2025-01-05
source: b
"""
    texts = [
        explained.text
        for finding in fc.check(fc.loads(text)).conflicts
        for explained in finding.explanations
    ]

    assert "persons: it fits if visitors counts persons, each once, not events" in texts


def test_a_planned_figure_told_as_an_observed_one() -> None:
    text = (
        ARRESTS
        + """
claim: plan
figure: exactly 1,500 arrests
measure: arrests
when: 2025-01-27
status: planned
source: a

claim: told
figure: exactly 1,500 arrests
measure: arrests
when: 2025-01-27
source: b

claim: counted
figure: exactly 1,179 arrests
measure: arrests
when: 2025-01-27
source: c
"""
    )
    explained, *_ = only(text).explanations

    assert (
        explained.text
        == "planned for observed: it fits if exactly 1,500 arrests is the planned figure of a"
    )


def test_a_figure_that_was_replaced_since() -> None:
    text = (
        ARRESTS
        + """
claim: first
figure: exactly 1,500 arrests
measure: arrests
when: 2025-01-27
source: a

claim: corrected
figure: exactly 1,179 arrests
measure: arrests
when: 2025-01-27
replaces: first
source: a

claim: told
figure: exactly 1,500 arrests
measure: arrests
when: 2025-01-27
source: b
"""
    )
    texts = [
        explained.text
        for finding in fc.check(fc.loads(text)).conflicts
        for explained in finding.explanations
    ]

    assert any("which a has replaced with exactly 1,179 arrests" in one for one in texts)


def test_percent_of_for_percent_more() -> None:
    text = (
        ARRESTS
        + """
claim: before
figure: exactly 1,000 arrests
measure: arrests
when: 2025-01-27
source: a

claim: after
figure: exactly 200 arrests
measure: arrests
when: 2025-01-28
source: a

claim: change
figure: 20 % more
quantity: arrests[2025-01-28] / arrests[2025-01-27]
source: b
"""
    )
    texts = [
        explained.text
        for finding in fc.check(fc.loads(text)).conflicts
        for explained in finding.explanations
    ]

    assert any("20 % more should read 20 %" in one for one in texts)


# -- how it is told --------------------------------------------------------------------------------


def test_the_report_tells_the_explanation_below_the_arithmetic(tmp_path: Path) -> None:
    path = str(tmp_path / "claims.rec")
    Path(path).write_text(TWO_DAYS, encoding="utf-8")
    text = figurecheck("report", "--all", path).stdout

    assert "two digits swapped" in text
    (finding,) = json.loads(figurecheck("report", path, "--format", "json").stdout)["findings"][:1]
    (explained,) = finding["explanations"]
    assert explained["kind"] == "slip"
    assert explained["edits"] == [
        {"record": "s/all", "field": "figure", "value": "exactly 2,148 arrests"}
    ]


def test_one_mistyped_digit_is_offered_for_every_conflict_that_it_makes() -> None:
    text = (
        total("101", "202", "124", "215", "80", "175", "176", whole="exactly 1,013 arrests")
        + """

claim: average
figure: about 153 arrests
measure: arrests
statistic: average per day
when: 2025-01-01/2025-01-07
source: t
"""
    )
    conflicts = [
        finding for finding in fc.check(fc.loads(text)).conflicts if finding.severity != "note"
    ]

    assert len(conflicts) == 2
    for conflict in conflicts:
        assert [explained.edits for explained in conflict.explanations if explained.slip] == [
            (("s/all", "figure", "exactly 1,073 arrests"),)
        ]


def test_a_slip_that_leaves_another_conflict_of_its_figure_open_says_so() -> None:
    other = (
        "\n\nclaim: more\nfigure: exactly 2,655 arrests\nmeasure: arrests\nwhen:"
        " 2025-01-01/2025-01-02\nsource: t\n"
    )
    report = fc.check(fc.loads(TWO_DAYS + other))
    (sums,) = [
        finding for finding in report.conflicts if finding.claims == ("s/all", "s0/day0", "s1/day1")
    ]

    assert [one.text for one in sums.explanations if one.slip] == [
        (
            "slip: it fits if exactly 2,184 arrests should read exactly 2,148 arrests (two digits"
            " swapped); 1 other conflict of it would stay open"
        ),
    ]


def test_an_exact_figure_was_not_rounded() -> None:
    text = total("704", "711", whole="1,425 arrests") + "\n\nsource: s\nexact: yes\n"
    (finding,) = [one for one in fc.check(fc.loads(text)).conflicts if one.severity != "note"]

    assert [one.text for one in finding.explanations if one.name == "rounding"] == []
