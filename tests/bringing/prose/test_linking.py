"""A text beside records is held against the figures that are told of the same thing and days."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.model import limits

RECORDS = """measure: ferry-riders
label: riders of the ferry
unit: rider

member: Northport
dimension: where

claim: day
source: police
figure: 41,000 riders
measure: ferry-riders
where: Northport
when: 2024-05-03
"""


def found(tmp_path: Path, text: str, records: str = RECORDS) -> fc.Report:
    """The report on a text beside records, which is verified beside them."""
    (tmp_path / "ferry.txt").write_text(text, encoding="utf-8")
    (tmp_path / "claims.rec").write_text(records, encoding="utf-8")
    claims = fc.load(tmp_path / "ferry.txt", tmp_path / "claims.rec")
    report = fc.check(claims)
    fc.verify(report.to_json(), claims)
    return report


def linked(report: fc.Report) -> int:
    """How many figures of the text were held against records."""
    counts: dict[str, int] = json.loads(report.to_json())["texts"][0]["counts"]
    return counts["linked"]


def test_a_figure_of_the_same_name_and_days_that_differs_is_a_warning_that_says_why(
    tmp_path: Path,
) -> None:
    report = found(tmp_path, "The ferry had 46,000 riders on 3 May 2024, they said.")

    (finding,) = report.conflicts
    assert (finding.code, finding.severity) == ("FC301", "warning")
    assert "`ferry-riders` by its name “ferry-riders”" in finding.link
    assert "place not named in the sentence" in finding.help
    assert finding.proof is not None


def test_where_the_sentence_names_the_place_too_it_has_its_own_level(tmp_path: Path) -> None:
    report = found(tmp_path, "The ferry had 46,000 riders in Northport on 3 May 2024, they said.")

    (finding,) = report.conflicts
    assert finding.severity == "error"


@pytest.mark.parametrize(
    ("name", "label", "held"),
    [("riders", "", 0), ("night-riders", "", 0), ("riders", "night riders", 1)],
)
def test_an_id_that_a_draft_made_names_nothing_until_somebody_does(
    tmp_path: Path, name: str, label: str, held: int
) -> None:
    records = f"""measure: {name}.ferry
unit: rider
label: {label or "-"}

claim: day
source: police
figure: 41,000 riders
measure: {name}.ferry
when: 2024-05-03

measure: boats
unit: boat

claim: boats
source: police
figure: 12 ferry boats
measure: boats
when: 2024-05-03
"""
    records = records.replace("label: -\n", "")
    report = found(tmp_path, "The ferry had 46,000 night riders on 3 May 2024.", records)

    assert len(report.conflicts) == linked(report) == held


@pytest.mark.parametrize(
    "text",
    [
        "The ferry had 41,000 riders on 3 May 2024, they said.",
        "There were 46,000 riders on 3 May 2024, they said.",
        "The ferry had 46,000 riders on 4 May 2024, they said.",
        "The ferry had 46,000 riders, they said.",
        "The ferry had 46,000 boats on 3 May 2024, they said.",
        "The ferry had about 42,000 riders on 3 May 2024, they said.",
    ],
)
def test_a_bare_noun_another_day_or_a_figure_that_fits_is_silent(tmp_path: Path, text: str) -> None:
    assert not found(tmp_path, text).conflicts


def test_what_was_held_against_records_is_counted(tmp_path: Path) -> None:
    assert linked(found(tmp_path, "The ferry had 41,000 riders on 3 May 2024, they said.")) == 1
    assert linked(found(tmp_path, "There were 46,000 riders on 3 May 2024, they said.")) == 0


def test_a_limit_of_texts_that_is_met_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "Sales fell 40 percent to 910 jars from 1,290 jars."
    text = f"The ferry had 46,000 riders on 3 May 2024.\n\n{wrong}\n\nAll {wrong}\n\nNo {wrong}"
    monkeypatch.setattr(limits, "TEXT_STATEMENTS", 1)
    monkeypatch.setattr(limits, "TEXT_TIES", 0)

    report = found(tmp_path, text)

    told = sorted(one.headline for one in report if one.code == "FC901")
    assert told == sorted(
        f"not looked at: {limits.NOT_LOOKED_AT[one]}" for one in ("TEXT_STATEMENTS", "TEXT_TIES")
    )
    assert len(report.conflicts) == 1
    assert not report.complete


def test_the_report_is_verified_with_its_texts(tmp_path: Path) -> None:
    report = found(tmp_path, "The ferry had 46,000 riders on 3 May 2024, they said.")
    claims = fc.load(tmp_path / "ferry.txt", tmp_path / "claims.rec")

    assert fc.verify(report.to_json(), claims) >= 1
    names = [one.name for one in report.claims]
    assert len(set(names)) == len(names)


PARTS = """measure: ferry-riders
label: riders of the ferry
unit: rider

member: Northport
dimension: where
complete: yes

member: Old Quay
dimension: where
part_of: Northport

member: Mill Quay
dimension: where
part_of: Northport

claim: old
source: police
figure: 41,000 riders
measure: ferry-riders
where: Old Quay
when: 2024-05-03

claim: mill
source: council
figure: 12,000 riders
measure: ferry-riders
where: Mill Quay
when: 2024-05-03
"""


@pytest.mark.parametrize(
    ("figure", "conflicts"), [("53,000", 0), ("about 54,000", 0), ("75,000", 1), ("31,000", 1)]
)
def test_a_text_is_held_against_what_several_records_come_to(
    tmp_path: Path, figure: str, conflicts: int
) -> None:
    text = f"The ferry had {figure} riders in Northport on 3 May 2024, they said."
    report = found(tmp_path, text, PARTS)
    traced = fc.ground(text, [tmp_path / "claims.rec"])

    assert len(report.conflicts) == conflicts
    assert all(one.proof is not None for one in report.conflicts)
    assert traced.counts["conflict"] == conflicts
    assert linked(report) == 1
    assert fc.verify(traced.to_json()) >= conflicts


def test_a_place_that_only_its_parts_are_told_of_is_no_other_place(tmp_path: Path) -> None:
    """Records of one place say nothing of another that the sentence names."""
    records = f"{RECORDS}\nmember: Southport\ndimension: where\n"

    assert not found(
        tmp_path, "The ferry had 46,000 riders in Southport on 3 May 2024, they said.", records
    ).conflicts


def test_of_many_figures_that_no_record_is_of_the_first_are_held_against_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEXT_TOGETHER", 0)
    text = "The ferry had 75,000 riders in Northport on 3 May 2024, they said."

    report = found(tmp_path, text, PARTS)

    assert [one.code for one in report.findings if one.code in {"FC201", "FC901"}] == ["FC901"]
