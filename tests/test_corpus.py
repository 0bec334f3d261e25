"""The repository's own claims come to the conclusions that their figures call for, and for the
right reasons.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.model.document import readings_object
from figurecheck.report.formats.text import render
from tests.refresh import ROOT, figurecheck

WEEK = "washington-examiner-2025-01-27/first-week"
UNDATED = "sanctuary-operations-2025"
UNDATED_WEEK = f"{UNDATED}/first-week"
SPOKE = "freespoke-guardian"
PEAK = "justthenews-2025-02-07-posts/peak"


@pytest.fixture(scope="module")
def claims() -> fc.ClaimSet:
    """The repository's own claims, read as the README reads them."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return fc.load("claims")
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def report(claims: fc.ClaimSet) -> fc.Report:
    """The report on them."""
    return fc.check(claims)


@pytest.fixture(scope="module")
def text(report: fc.Report) -> str:
    """The report for people, with everything in it."""
    return render(report, True)


def statement_of(report: fc.Report, name: str) -> str:
    """What a claim says, in one way for all that say the same."""
    (found,) = [covered for covered in report.coverage if covered.claim == name]
    return json.dumps([found.form, readings_object(found.reading)], sort_keys=True)


def between(report: fc.Report, *names: str) -> fc.Finding:
    """The one conflict between what these claims say, whoever else says it, and nothing else."""
    said = {statement_of(report, name) for name in names}
    (found,) = [
        one
        for one in report.conflicts
        if {statement_of(report, name) for name in one.claims} == said
    ]
    return found


def alone(claims: fc.ClaimSet, *names: str) -> fc.Report:
    """The report on these claims alone, with every measure, member, period and relation
    there is.
    """
    records = [record for _, found in claims.records for record in found if record.kind != "claim"]
    blocks = [[(field.name, field.value) for field in record.fields] for record in records]
    for name in names:
        fields = [
            (field.name, field.value)
            for field in claims[name].record.fields
            if field.name != "source"
        ]
        blocks.append([*fields, ("source", claims[name].source)])
    texts = [
        "\n".join(f"{name}: {value}".replace("\n", "\n+ ") for name, value in block)
        for block in blocks
    ]
    return fc.check(fc.loads("\n\n".join(texts)))


def figures(claims: fc.ClaimSet, names: Iterable[str]) -> list[Fraction]:
    """The numbers of claims, as they were written."""
    return [Fraction(claims[name].figure.value) for name in names]


# -- the files -------------------------------------------------------------------------------------


def test_every_record_can_be_read(claims: fc.ClaimSet) -> None:
    assert claims.problems == ()
    assert len(claims) > 90


def test_every_figure_that_has_a_quote_stands_in_it(report: fc.Report) -> None:
    assert [finding.headline for finding in report.findings if finding.code == "FC102"] == []


def test_targets_and_plans_are_set_aside(claims: fc.ClaimSet, report: fc.Report) -> None:
    planned = [claim.name for claim in claims if claim.status in {"planned", "target"}]

    assert len(planned) >= 4
    assert [covered.claim for covered in report.with_status("set aside")] == planned


def test_reprints_do_not_count_as_origins(claims: fc.ClaimSet) -> None:
    copies = [name for name in claims.sources if claims.sources[name].copies]

    assert "ap-2025-01-27" in copies
    assert all(
        claims.origins(claim) != {claim.source} for claim in claims if claim.source in copies
    )


def test_arrests_and_removals_are_never_compared(claims: fc.ClaimSet, report: fc.Report) -> None:
    removed = {"mint-2025-01-29/removed-and-returned", "azfreenews-2025-01/deported"}

    assert {claim.name for claim in claims} > removed
    assert [
        finding.key for finding in report.conflicts if removed & {*finding.claims, *finding.also}
    ] == []


# -- arrests ---------------------------------------------------------------------------------------

POST = "independentsentinel-2025-01-30/arrests-2025-01-"
THREE_DAYS = "nepyork-2025-01-26/arrests-in-three-days"


def test_three_days_make_1417_and_not_the_1470_printed_beside_them(report: fc.Report) -> None:
    found = between(report, f"{POST}23", f"{POST}24", f"{POST}25", THREE_DAYS)

    assert (found.severity, found.code) == ("error", "FC201")
    assert found.gap == 1470 - 5 - (538 + 593 + 286)
    assert any(
        "538 + 593 + 286 = 1,417, not 1,470: 53 too many" in line for line in found.arithmetic
    )


def test_7300_in_the_first_week_cannot_stand_beside_2373_in_that_week(report: fc.Report) -> None:
    found = between(report, UNDATED_WEEK, WEEK)

    assert (found.severity, found.code) == ("error", "FC301")
    assert found.gap == 7300 - 50 - 2373


def test_the_posts_of_four_days_make_exactly_2373_and_leave_nothing_for_the_days_before(
    claims: fc.ClaimSet, report: fc.Report, text: str
) -> None:
    days = figures(claims, [f"{POST}{day}" for day in range(23, 27)])

    assert sum(days) == claims[WEEK].figure.value == 2373
    assert any(
        "538 + 593 + 286 + 956 = 2,373" in line and "leaves nothing for 20-22 January 2025" in line
        for line in text.splitlines()
    )


def test_the_posts_of_five_days_make_3552_which_is_over_3500(
    claims: fc.ClaimSet, text: str
) -> None:
    days = figures(claims, [f"{POST}{day}" for day in range(23, 28)])
    names = (*(f"{POST}{day}" for day in range(23, 28)), "azfreenews-2025-01/arrests")

    assert sum(days) == 3552
    assert alone(claims, *names).conflicts == ()
    assert any(
        "538 + 593 + 286 + 956 + 1,179 = 3,552" in line and "over 3,500" in line
        for line in text.splitlines()
    )


def test_the_detainers_of_five_days_make_exactly_2650(
    claims: fc.ClaimSet, report: fc.Report, text: str
) -> None:
    names = [f"independentsentinel-2025-01-30/detainers-2025-01-{day}" for day in range(23, 28)]

    assert (
        sum(figures(claims, names)) == claims["azfreenews-2025-01/detainers"].figure.value == 2650
    )
    assert {*names, "azfreenews-2025-01/detainers"} <= {
        covered.claim for covered in report.with_status("adds up")
    }
    assert "373 + 449 + 421 + 554 + 853 = 2,650" in text


@pytest.mark.parametrize(
    ("post", "figure"),
    [(f"{POST}28", 969), ("justthenews-2025-02-07-posts/arrests-2025-01-31", 864)],
)
def test_more_than_8200_cannot_stand_beside_the_week_the_highest_day_and_a_post(
    report: fc.Report, post: str, figure: int
) -> None:
    found = between(report, f"{SPOKE}/last-ten-days-of-january", WEEK, PEAK, post)

    assert found.severity == "error"
    assert found.gap == 8200 - (2373 + 4 * 1179 + figure)


def test_826_a_day_cannot_stand_beside_the_week_and_the_highest_day(report: fc.Report) -> None:
    found = between(report, f"{SPOKE}/daily-average", WEEK, PEAK)

    assert found.severity == "error"
    assert found.gap == 12 * Fraction("825.5") - (2373 + 5 * 1179)


@pytest.mark.parametrize("day", [f"{UNDATED}/a-single-day", f"{POST}26"])
def test_956_on_one_day_and_7300_in_that_week_do_not_contradict_each_other(
    claims: fc.ClaimSet, report: fc.Report, day: str
) -> None:
    pair = {statement_of(report, day), statement_of(report, UNDATED_WEEK)}

    assert alone(claims, day, UNDATED_WEEK).conflicts == ()
    assert [
        one.key
        for one in report.conflicts
        if {statement_of(report, name) for name in one.claims} <= pair
    ] == []


# -- officers in Minnesota -------------------------------------------------------------------------


@pytest.mark.parametrize("withdrawn", ["withdrawn", "withdrawn-again", "withdrawn-headline"])
def test_700_withdrawn_about_2000_left_and_roughly_a_quarter_agree(
    claims: fc.ClaimSet, report: fc.Report, withdrawn: str
) -> None:
    names = [f"ap-2026-02-05/{name}" for name in (withdrawn, "remaining", "share")]
    said = {statement_of(report, name) for name in names}

    assert alone(claims, *names).conflicts == ()
    assert [
        one.key
        for one in report.conflicts
        if {statement_of(report, name) for name in one.claims} <= said
    ] == []


def test_a_plain_3000_a_plain_700_and_approximately_2000_agree_but_for_the_literal_reading(
    report: fc.Report,
) -> None:
    found = between(
        report, *(f"msnow-2026-02-04/{name}" for name in ("before", "withdrawn", "remaining"))
    )

    assert (found.severity, found.level) == ("note", "literal")
    assert found.relations == ("drawdown",)
    assert found.gap == 3000 - (2200 + 700)


def test_nearly_a_fifth_against_a_plain_700_and_the_claimed_3000_is_a_warning(
    report: fc.Report,
) -> None:
    share, before = (f"trendsettertribune-2026-02/{name}" for name in ("share", "before"))
    found = between(report, "msnow-2026-02-04/withdrawn", share, before)

    assert (found.severity, found.level) == ("warning", "rounded")
    assert "msnow-2026-02-04/before" in {*found.claims, *found.also}


# -- the report as a whole -------------------------------------------------------------------------


def test_every_proof_is_accepted_by_another_process(report: fc.Report, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(report.to_json(), encoding="utf-8")
    done = figurecheck("verify", "report.json", folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout.split()[0]) >= len(report.conflicts) > 0


def test_no_statement_of_an_error_can_be_left_out(claims: fc.ClaimSet, report: fc.Report) -> None:
    errors = [one for one in report.conflicts if one.severity == "error"]
    for found in errors:
        chosen = {statement_of(report, name): name for name in found.claims}
        for left_out in chosen.values():
            rest = alone(claims, *(name for name in chosen.values() if name != left_out))

            assert rest.count("error") == 0, f"{found.headline}, without {left_out}"


def test_the_first_line_and_the_exit_status_say_that_conflicts_were_found(text: str) -> None:
    done = figurecheck("report", "claims")

    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == text.splitlines()[0]
    assert "problem" in done.stdout.splitlines()[0]
