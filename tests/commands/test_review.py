"""The claims of a draft go to those of the project, each as somebody answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import figurecheck as fc
from figurecheck.bringing.prose.reviewing import items
from figurecheck.cli import main

TEXT = "The ferry carried 46,200 riders on 3 May 2024.\n\nSome 40 boats sank. Traffic doubled.\n"
RIDERS = """measure: ridership
unit: rider

claim: day
source: police
figure: 41,000 riders
measure: ridership
when: 2024-05-03
"""
DRAFT = "drafts/ferry.draft.rec"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text, its draft, and a project of one claim; it is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "police.rec").write_text(RIDERS, encoding="utf-8")
    run("draft", "ferry.txt", status=0)
    return tmp_path


def run(*arguments: str, status: int, typed: str | None = None) -> Result:
    """The command in this process; ``status`` is what it must exit with."""
    result = CliRunner().invoke(main, arguments, input=typed)
    assert result.exit_code == status, result.output
    return result


def answers(folder: Path) -> dict[str, str]:
    """The answers that stand in the draft."""
    text = (folder / DRAFT).read_text(encoding="utf-8")
    return {one.id: f"{one.answer} {one.into}".strip() for one in items(text)}


def test_an_accepted_claim_stands_in_the_project_with_its_measure_and_source(folder: Path) -> None:
    run("review", DRAFT, "--accept", "boats", status=1)

    claims = fc.load("claims")
    (boats,) = [one for one in claims if one.id == "boats"]
    assert boats.source == "ferry"
    assert "measure: boats.ferry" in (folder / "claims" / "ferry.rec").read_text(encoding="utf-8")
    assert answers(folder) == {"riders": "", "boats": "accepted", "doubled": ""}


def test_a_claim_that_is_merged_meets_those_of_the_project(folder: Path) -> None:
    result = run("review", DRAFT, "--merge", "riders=ridership", status=1)

    assert "46,200" in result.output
    assert fc.check(fc.load("claims")).conflicts
    assert answers(folder)["riders"] == "merged ridership"


def test_what_asks_for_something_is_accepted_once_it_is_said(folder: Path) -> None:
    run("review", DRAFT, "--accept", "doubled", status=2)
    quantity = "doubled.quantity=ridership[2024-05-03] / ridership[2023-05-03]"

    run("review", DRAFT, "--set", quantity, "--accept", "doubled", status=1)

    assert answers(folder)["doubled"] == "accepted"
    assert "figure: doubled" in (folder / "claims" / "ferry.rec").read_text(encoding="utf-8")


def test_all_answers_are_exit_0_and_a_draft_made_anew_keeps_them(folder: Path) -> None:
    run("review", DRAFT, "--accept", "all", "--skip", "doubled", status=0)

    (folder / "ferry.txt").write_text(f"A headline with 12 cars.\n\n{TEXT}", encoding="utf-8")
    run("draft", "ferry.txt", status=0)

    found = answers(folder)
    assert {name: found[name] for name in ("riders", "boats", "doubled")} == {
        "riders": "accepted",
        "boats": "accepted",
        "doubled": "skipped",
    }


def test_an_interrupted_answer_is_not_added_twice(folder: Path) -> None:
    before = (folder / DRAFT).read_bytes()
    run("review", DRAFT, "--accept", "boats", status=1)
    (folder / DRAFT).write_bytes(before)

    run("review", DRAFT, "--accept", "boats", status=1)

    assert [one.id for one in fc.load("claims") if one.source == "ferry"] == ["boats"]


def test_without_a_terminal_and_options_it_lists_the_claims(folder: Path) -> None:
    result = run("review", DRAFT, status=1)

    assert "riders: 46,200 riders, riders.ferry (open)" in result.output
    assert "doubled: doubled, ? / ? (of what?)" in result.output
    assert folder.is_dir()


def test_on_a_terminal_one_key_answers_each(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figurecheck.commands.review._asks", lambda: True)

    result = run("review", DRAFT, status=1, typed="m\n1\ne\nwhen\n2024-05-02\na\nq\n")

    assert "^^^^^^^^^^^^^" in result.output
    assert answers(folder) == {"riders": "merged ridership", "boats": "accepted", "doubled": ""}
    assert "when: 2024-05-02" in (folder / "claims" / "ferry.rec").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [("--accept", "nobody"), ("--merge", "riders"), ("--set", "riders=1"), ("--merge", "a=b")],
)
def test_an_answer_that_cannot_be_followed_is_exit_2(
    folder: Path, arguments: tuple[str, str]
) -> None:
    run("review", DRAFT, *arguments, status=2)

    assert not (folder / "claims" / "ferry.rec").exists()


def test_a_pattern_stands_for_every_open_claim_of_its_name(folder: Path) -> None:
    (folder / "port.txt").write_text(
        "Some 40 boats sank on 3 May 2024. Police found 12 boats on 4 May 2024. A dog drowned.\n",
        encoding="utf-8",
    )
    run("draft", "port.txt", "--to", DRAFT.replace("ferry", "port"), status=0)

    run("review", DRAFT.replace("ferry", "port"), "--accept", "boats*", status=0)
    run("review", DRAFT, "--skip", "people-*", status=2)

    written = (folder / "claims" / "port.rec").read_text(encoding="utf-8")
    assert written.count("\nmeasure: boats.port\n") == 2  # described, and claimed
    assert written.count("\nmeasure: boats.port.2\n") == 2


TWICE = "Some 40 boats sank on 3 May 2024.\n\nPolice say 12 boats sank on 3 May 2024.\n"


def test_two_figures_of_a_text_meet_once_somebody_says_that_they_are_one(folder: Path) -> None:
    (folder / "port.txt").write_text(TWICE, encoding="utf-8")
    draft = DRAFT.replace("ferry", "port")
    run("draft", "port.txt", "--to", draft, status=0)

    assert not fc.check(fc.load(draft)).conflicts
    result = run("review", draft, "--merge", "boats*=boats.port", status=0)

    assert "FC304" in result.output
    assert fc.check(fc.load("claims")).conflicts


def test_two_texts_of_one_publisher_and_day_have_a_draft_each(folder: Path) -> None:
    (folder / "port.txt").write_text("Some 12 boats sank.\n", encoding="utf-8")
    by = ("--publisher", "Gazette", "--published", "2024-05-06")
    run("draft", "ferry.txt", *by, status=0)
    drafts = folder / "drafts"
    first = (drafts / "gazette-2024-05-06.draft.rec").read_bytes()

    for _ in range(2):
        run("draft", "port.txt", *by, status=0)

    assert sorted(one.name for one in drafts.iterdir() if "gazette" in one.name) == [
        "gazette-2024-05-06-2.draft.rec",
        "gazette-2024-05-06.draft.rec",
    ]
    assert (drafts / "gazette-2024-05-06.draft.rec").read_bytes() == first
    second = (drafts / "gazette-2024-05-06-2.draft.rec").read_text(encoding="utf-8")
    assert "source: gazette-2024-05-06-2" in second
    run("draft", "port.txt", "--to", "drafts/gazette-2024-05-06.draft.rec", status=2)


@pytest.mark.parametrize("first", ["", "drafts/one.draft.rec", "one.draft.rec"])
@pytest.mark.parametrize("second", ["", "drafts/two.draft.rec", "two.draft.rec"])
def test_two_drafts_are_two_sources_wherever_they_are_written(
    folder: Path, first: str, second: str
) -> None:
    (folder / "port.txt").write_text("Some 12 boats sank.\n", encoding="utf-8")
    (folder / DRAFT).unlink()
    by = ("--publisher", "Gazette", "--published", "2024-05-06")

    for _ in range(2):
        for name, to in (("ferry.txt", first), ("port.txt", second)):
            run("draft", name, *by, *(("--to", to) if to else ()), status=0)

    drafts = sorted(folder.rglob("*.draft.rec"))
    sources = [re.findall("^source: (.*)$", one.read_text("utf-8"), re.M) for one in drafts]
    assert sorted(sources) == [["gazette-2024-05-06"], ["gazette-2024-05-06-2"]]
    assert not fc.load(*drafts).problems


def test_a_draft_and_its_text_say_nothing_of_one_another(folder: Path) -> None:
    (folder / "court.txt").write_text(
        "He faces three felony counts since 3 May 2024.\n\n"
        "She was charged with two felony counts on 3 May 2024.\n",
        encoding="utf-8",
    )
    run("draft", "court.txt", status=0)

    report = fc.check(fc.load("drafts/court.draft.rec", "court.txt"))

    assert all(one.severity == "note" for one in report)


def test_two_figures_of_a_text_that_are_accepted_are_not_one(folder: Path) -> None:
    (folder / "port.txt").write_text(TWICE, encoding="utf-8")
    draft = DRAFT.replace("ferry", "port")
    run("draft", "port.txt", "--to", draft, status=0)

    run("review", draft, "--accept", "all", status=0)

    assert not fc.check(fc.load("claims")).conflicts


def test_the_rest_of_a_name_is_merged_with_one_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "port.txt").write_text(
        "Some 40 boats sank on 3 May 2024. Police found 12 boats on 4 May 2024.\n",
        encoding="utf-8",
    )
    run("draft", "port.txt", "--to", DRAFT.replace("ferry", "port"), status=0)
    monkeypatch.setattr("figurecheck.commands.review._asks", lambda: True)

    run("review", DRAFT.replace("ferry", "port"), status=0, typed="r\n")

    written = (folder / "claims" / "port.rec").read_text(encoding="utf-8")
    assert written.count("\nmeasure: boats.port\n") == 3  # described once, and claimed twice
    draft = (folder / DRAFT.replace("ferry", "port")).read_text(encoding="utf-8")
    assert "# review: merged boats.port" in draft


def test_periods_of_the_project_are_days_by_their_names(folder: Path) -> None:
    (folder / "claims" / "periods.rec").write_text(
        "period: harbour-strike\nis: 2024-05-12/2024-05-18\n", encoding="utf-8"
    )
    (folder / "strike.txt").write_text(
        "The ferry carried 5,940 riders during the harbour strike.\n", encoding="utf-8"
    )

    run("draft", "strike.txt", status=0)

    drafted = (folder / "drafts" / "strike.draft.rec").read_text(encoding="utf-8")
    assert "when: 2024-05-12/2024-05-18" in drafted


def test_a_figure_that_shares_a_unit_is_drafted_without_the_days_of_the_other(folder: Path) -> None:
    (folder / "trip.txt").write_text(
        "Trips grew to 40 miles from 52 in May 2024, and 12 people were killed and 30 injured on 4"
        " May 2024.\n",
        encoding="utf-8",
    )

    run("draft", "trip.txt", status=0)

    drafted = (folder / "drafts" / "trip.draft.rec").read_text(encoding="utf-8")
    told = [
        (one.id, one.get("measure"), one.get("figure"), one.get("when")) for one in items(drafted)
    ]
    assert told == [
        ("mile", "mile.trip", "40 miles", "2024-05"),
        ("mile-2", "mile.trip.2", "52", ""),
        ("people", "people.trip", "12 people", "2024-05-04"),
        ("injured-people", "injured-people.trip", "30", "2024-05-04"),
    ]
    assert all(one.severity == "note" for one in fc.check(fc.load("drafts/trip.draft.rec")))


def test_a_field_is_set_in_every_open_claim_by_a_pattern(folder: Path) -> None:
    run("review", DRAFT, "--set", "*.where=Kiel", "--accept", "all", status=1)

    written = (folder / "claims" / "ferry.rec").read_text(encoding="utf-8")
    assert written.count("\nwhere: Kiel\n") == written.count("\nclaim: ") == 2


def test_a_page_with_a_table_is_drafted_and_a_table_is_no_text(folder: Path) -> None:
    table = "<table><tr><td>a<td>5</tr><tr><td>b<td>7</tr><tr><td>Total<td>12</tr></table>"
    (folder / "page.html").write_text(f"<p>{TEXT}</p>{table}", encoding="utf-8")
    (folder / "table.csv").write_text("a,5\nb,7\nTotal,12\n", encoding="utf-8")

    run("draft", "page.html", status=0)
    refused = run("draft", "table.csv", status=2)

    assert len(fc.draft("page.html")) > 2
    assert "table.csv: this is no text" in refused.stderr
