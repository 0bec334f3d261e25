"""The command: what it prints, how it ends, and that saved reports are proved again by another
process.
"""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import figurecheck as fc
from figurecheck.catalogue import collect
from figurecheck.cli import main
from figurecheck.model.checked import SCHEMA, STATUSES
from figurecheck.model.extension import Format
from figurecheck.reading.data import ReadingData
from tests.refresh import figurecheck

CLEAN = """\
measure: arrests
unit: arrest
label: arrests by the city police

source: police
publisher: City Police
published: 2025-03-17

claim: saturday
figure: 204
measure: arrests
when: 2025-03-15

claim: sunday
figure: 117
measure: arrests
when: 2025-03-16

source: gazette
publisher: The Gazette
published: 2025-03-18

claim: weekend
figure: 321 arrests
measure: arrests
when: 2025-03-15/2025-03-16

claim: aim
figure: 250 arrests
measure: arrests
when: 2025-03-15/2025-03-16
status: target
"""
CONFLICT = CLEAN.replace("321 arrests", "312 arrests")
ALONE = (
    "measure: arrests\nunit: arrest\n\nclaim: alone\nfigure: 204\nmeasure: arrests\nwhen:"
    " 2025-03-15\n"
)

Saved = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """A report with a conflict, as JSON."""
    path = tmp_path_factory.mktemp("saved") / "claims.rec"
    path.write_text(CONFLICT, encoding="utf-8")
    return dict(json.loads(fc.check(fc.load(path)).to_json()))


def run(*arguments: str) -> Result:
    """The command in this process."""
    return CliRunner().invoke(main, arguments, prog_name="figurecheck")


def write(text: str, name: str = "claims/arrests.rec") -> None:
    """A file below the current folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# -- exit statuses ---------------------------------------------------------------------------------


def test_it_ends_with_0_where_nothing_was_found(folder: Path) -> None:
    write(CLEAN)

    assert run("report").exit_code == 0


def test_it_ends_with_0_where_rounding_explains_everything(folder: Path) -> None:
    write(CLEAN.replace("321 arrests", "320 arrests"))
    result = run("report", "--format", "json")

    assert (result.exit_code, json.loads(result.stdout)["summary"]["findings"]["note"]) == (0, 1)


def test_it_ends_with_1_where_figures_conflict(folder: Path) -> None:
    write(CONFLICT)

    assert run("report").exit_code == 1


def test_it_ends_with_1_where_a_record_cannot_be_read_and_others_can(folder: Path) -> None:
    write(CLEAN + "\nclaim: bad\nfigure: gibberish\nmeasure: arrests\n")
    result = run("report")

    assert result.exit_code == 1
    assert "FC010" in result.stdout
    assert f"claims/arrests.rec:{CLEAN.count(chr(10)) + 3}:9" in result.stdout


def test_it_ends_with_2_where_no_claim_can_be_read(folder: Path) -> None:
    write("claim: bad\nfigure: gibberish\nmeasure: arrests\n")

    assert run("report").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("report", "nowhere"), "nowhere"),
        (("report",), "claims"),
        (("report", "empty"), "empty"),
        (("report", "--format", "pdf"), "pdf"),
        (("report", "--colour"), "--colour"),
        (("repot",), "repot"),
        (("read",), "WORDS"),
        (("read", "gibberish"), "gibberish"),
        (("read", "2025-02-30"), "2025-02-30"),
        (("verify", "nowhere.json"), "nowhere.json"),
        (("verify", "empty"), "empty"),
    ],
)
def test_it_ends_with_2_and_says_what_it_could_not_do(
    folder: Path, arguments: tuple[str, ...], named: str
) -> None:
    (folder / "empty").mkdir()
    result = run(*arguments)

    assert result.exit_code == 2
    assert named in result.stderr
    assert result.stdout == ""


def test_it_ends_with_3_and_asks_for_a_report_where_the_fault_is_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> fc.ClaimSet:
        msg = "a fault made for this test"
        raise RuntimeError(msg)

    monkeypatch.setattr("figurecheck.claims.files.load", fail)
    result = run("report", "claims")

    assert result.exit_code == 3
    assert "a fault made for this test" in result.stderr
    assert result.stdout == ""


def test_an_unknown_format_is_answered_with_those_there_are(folder: Path) -> None:
    write(CLEAN)
    result = run("report", "--format", "pdf")

    assert "json" in result.stderr
    assert "text" in result.stderr


# -- the program -----------------------------------------------------------------------------------


def test_the_command_and_the_module_are_one_program(folder: Path) -> None:
    write(CONFLICT)
    done = figurecheck("report", "claims", folder=folder)

    assert (done.returncode, done.stdout, done.stderr) == (1, run("report", "claims").stdout, "")


def test_claims_are_read_from_the_folder_claims_unless_others_are_named(folder: Path) -> None:
    write(CONFLICT)
    write(CLEAN, "other/arrests.rec")

    assert run("report").stdout == run("report", "claims").stdout
    assert run("report", "other").exit_code == 0


def test_several_paths_are_read_together_and_a_file_once(folder: Path) -> None:
    parts = CLEAN.partition("source: gazette")
    write(parts[0], "a/police.rec")
    write(parts[1] + parts[2], "b/gazette.rec")
    found = json.loads(run("report", "a", "b", "a/police.rec", "--format", "json").stdout)

    assert found["summary"]["claims"] == 4
    assert list(found["inputs"]) == ["a/police.rec", "b/gazette.rec"]


def test_check_stays_a_function_of_the_library_after_the_command_has_run(folder: Path) -> None:
    write(CLEAN)
    run("report")

    assert fc.check(fc.load("claims")).findings == ()


def test_it_says_the_version_of_the_reading_table() -> None:
    assert f"readings {ReadingData().version}\n" in run("version").stdout


def test_it_says_its_version() -> None:
    assert run("--version").stdout.split() == ["figurecheck,", "version", fc.__version__]


def test_help_has_a_whole_line_for_every_command() -> None:
    lines = run("--help").stdout.partition("Commands:\n")[2].splitlines()
    told = dict(
        line.split(maxsplit=1)
        for line in lines
        if line.startswith("  ") and "figurecheck" not in line[:14]
    )

    assert list(told) == main.list_commands(click.Context(main))
    assert [
        name for name, words in told.items() if not words.endswith(".") or words.endswith("...")
    ] == []


def test_the_help_of_the_report_tells_of_every_format() -> None:
    told = " ".join(run("report", "--help").stdout.split())
    formats = collect("figurecheck.report.formats", "FORMAT", Format)

    assert [one.name for one in formats if f"{one.name} {one.summary}" not in told] == []


# -- the report as text ----------------------------------------------------------------------------


def test_the_first_line_says_in_one_sentence_what_was_found(folder: Path) -> None:
    write(CONFLICT)
    first = run("report").stdout.splitlines()[0]

    assert first.startswith("4 figures, 3 checked: 1 problem (1 error)")
    assert first.endswith(".")


def test_the_first_line_does_not_call_it_consistent_where_nothing_was_found(folder: Path) -> None:
    write(ALONE)
    text = run("report").stdout

    assert text.splitlines()[0].startswith("1 figure, 0 checked: nothing to compare")
    assert "consistent" not in text


def test_a_conflict_shows_words_speakers_places_readings_arithmetic_and_gap(folder: Path) -> None:
    write(CONFLICT)
    text = run("report", "--all").stdout

    for shown in (
        "204",
        "117",
        "312 arrests",
        "City Police",
        "The Gazette",
        "204 + 117 = 321, not 312",
        "because the days of a period add up to its total",
    ):
        assert shown in text
    assert "--> claims/arrests.rec:24:9" in text
    for line, figure in ((10, "204"), (15, "117"), (24, "312 arrests")):
        assert f"{line} | figure: {figure}\n" in text
        assert f"   |         {'^' * len(figure)} " in text


def test_the_last_lines_say_what_was_checked_and_what_was_not(folder: Path) -> None:
    write(
        CLEAN
        + "\nclaim: monday\nfigure: 98\nmeasure: arrests\nwhere: Elsewhere\nwhen: 2025-03-17\n"
    )
    closing = run("report", "--all").stdout.split("\n\n")[-1]

    assert "3 of 5 figures" in closing
    assert "98, arrests by the city police, Elsewhere, 17 March 2025 (The Gazette)" in closing
    assert "250 arrests, 15-16 March 2025 (The Gazette)" in closing


def test_more_words_add_what_adds_up_the_notes_and_what_was_compared(folder: Path) -> None:
    write(
        CLEAN
        + "\nclaim: loose\nfigure: 320 arrests\nmeasure: arrests\nwhen: 2025-03-15/2025-03-16\n"
    )
    short, long = run("report").stdout, run("report", "-v").stdout

    assert "204 + 117 = 321" in long
    assert "note FC" in long
    assert "note FC" not in short
    assert all(
        name in long
        for name in ("police/saturday", "police/sunday", "gazette/weekend", "gazette/aim")
    )


def test_paths_are_told_from_the_folder_it_runs_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(CONFLICT)
    absolute = run("report", str(folder / "claims")).stdout
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")

    assert absolute == CliRunner().invoke(main, ["report", str(folder / "claims")]).stdout.replace(
        str(folder / "claims"), "claims"
    )
    assert str(folder) not in absolute


def test_a_file_of_another_folder_keeps_its_path_as_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(CONFLICT)
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")

    assert "../claims/arrests.rec:24:9" in run("report", "../claims", "--all").stdout


# -- the report as JSON ----------------------------------------------------------------------------

REPORT = (
    *(
        "schema",
        "version",
        "readings_version",
        "inputs",
        "complete",
        "summary",
        "findings",
        "coverage",
        "rules",
    ),
)
FINDING = (
    *(
        "key",
        "code",
        "severity",
        "level",
        "headline",
        "claims",
        "also",
        "relations",
        "places",
        "arithmetic",
    ),
    *("computed", "because", "gap", "proof", "explanations", "repairs", "help", "accepted", "link"),
)


def test_the_json_report_has_the_fields_of_its_schema(saved: Saved) -> None:
    assert tuple(saved)[: len(REPORT)] == REPORT
    assert saved["schema"] == SCHEMA == "figurecheck-report/1"
    assert saved["version"] == fc.__version__
    assert list(saved["summary"]) == ["sources", "origins", "claims", "tied", "alone", "findings"]
    assert list(saved["summary"]["findings"]) == ["error", "warning", "note"]


def test_a_finding_in_json_has_the_fields_of_the_schema(saved: Saved) -> None:
    (finding,) = saved["findings"]

    assert tuple(finding) == FINDING
    assert finding["claims"] == ["gazette/weekend", "police/saturday", "police/sunday"]
    assert (finding["severity"], finding["level"], finding["gap"]) == ("error", "generous", "9")
    assert finding["key"].startswith(f"{finding['code']}:")
    assert all(
        list(place) == ["file", "line", "column", "text", "label"] for place in finding["places"]
    )
    assert [key for key in ("repairs", "arithmetic") if not _texts(finding[key])] == []
    assert all(
        list(one) == ["name", "kind", "text", "claims", "edits", "settles"]
        for one in finding["explanations"]
    )


def test_coverage_in_json_has_every_claim_with_its_status_readings_and_form(saved: Saved) -> None:
    covered = {entry["claim"]: entry for entry in saved["coverage"]}
    levels = ("literal", "rounded", "generous")

    assert list(covered) == ["gazette/aim", "gazette/weekend", "police/saturday", "police/sunday"]
    assert all(
        list(entry) == ["claim", "status", "ties", "readings", "checks", "form"]
        for entry in covered.values()
    )
    assert {entry["status"] for entry in covered.values()} <= set(STATUSES)
    assert covered["gazette/aim"]["form"] is None
    assert list(covered["police/sunday"]["form"]) == [
        "of",
        "of_constant",
        "per",
        "per_constant",
        "sign_known",
    ]
    for entry in covered.values():
        assert list(entry["readings"]) == [*levels, "rule"]
        assert all(
            list(entry["readings"][level]) == ["lower", "upper", "lower_open", "upper_open"]
            for level in levels
        )


def test_no_number_in_json_is_a_float(saved: Saved) -> None:
    assert [value for value in _values(saved) if isinstance(value, float)] == []


def test_findings_about_files_have_no_level_and_no_proof(folder: Path) -> None:
    write(CLEAN + "\nclaim: bad\nfigure: 5\nmeasur: arrests\n")
    found = json.loads(run("report", "--format", "json").stdout)["findings"]
    finding = next(one for one in found if one["code"] == "FC002")

    assert (finding["severity"], finding["level"], finding["proof"]) == ("error", None, None)
    assert finding["places"][0]["line"] == CLEAN.count("\n") + 4
    assert "measure" in finding["help"]


def test_inputs_are_told_with_the_digest_of_their_bytes(folder: Path) -> None:
    write(CLEAN)
    found = json.loads(run("report", "--format", "json").stdout)

    assert found["inputs"] == {"claims/arrests.rec": sha256(CLEAN.encode()).hexdigest()}


@pytest.mark.parametrize(
    "arguments", [("report",), ("report", "-v"), ("report", "--format", "json")], ids=" ".join
)
def test_the_same_input_gives_the_same_bytes(folder: Path, arguments: tuple[str, ...]) -> None:
    write(CONFLICT)

    assert run(*arguments).stdout_bytes == run(*arguments).stdout_bytes


# -- verify ----------------------------------------------------------------------------------------


def test_a_saved_report_is_proved_again_by_another_process(folder: Path, saved: Saved) -> None:
    write(json.dumps(saved), "report.json")
    done = figurecheck("verify", "report.json", folder=folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout.split()[0]) >= 1
    assert "verified" in done.stdout


def _gap(finding: Saved) -> None:
    finding["gap"] = "10"


def _severity(finding: Saved) -> None:
    finding["severity"] = "note"


def _claims(finding: Saved) -> None:
    finding["claims"].pop()


def _bound(finding: Saved) -> None:
    finding["proof"]["premises"][0]["bound"] = "1"


def _times(finding: Saved) -> None:
    finding["proof"]["premises"][0]["times"] = "2"


def _open(finding: Saved) -> None:
    finding["proof"]["premises"][0]["open"] = True


def _row(finding: Saved) -> None:
    finding["proof"]["premises"].pop()


def _gap_of_the_proof(finding: Saved) -> None:
    finding["proof"]["gap"] = "8"


@pytest.mark.parametrize(
    "change",
    [_gap, _severity, _claims, _bound, _times, _open, _row, _gap_of_the_proof],
    ids=lambda one: one.__name__,
)
def test_a_finding_that_was_tampered_with_is_refused(
    folder: Path, saved: Saved, change: Callable[[Saved], None]
) -> None:
    other = deepcopy(saved)
    change(other["findings"][0])
    write(json.dumps(other), "report.json")
    result = run("verify", "report.json")

    assert result.exit_code == 1
    assert "refused" in result.stderr


def test_a_reading_that_was_tampered_with_is_refused_by_another_process(
    folder: Path, saved: Saved
) -> None:
    other = deepcopy(saved)
    other["coverage"][1]["readings"]["generous"]["upper"] = "400"
    write(json.dumps(other), "report.json")
    done = figurecheck("verify", "report.json", folder=folder)

    assert done.returncode == 1
    assert "refused" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"schema": "figurecheck-report/2"}',
        "[" * 10**5,
        "null",
        "\ud800",
        '"text"',
    ],
)
def test_what_is_not_a_report_ends_with_2_or_is_refused(folder: Path, text: str) -> None:
    Path("report.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    result = run("verify", "report.json")

    assert result.exit_code in {1, 2}
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit)
    assert "report.json" in result.stderr


def test_garbage_ends_with_2(folder: Path) -> None:
    write("not json", "report.json")

    assert run("verify", "report.json").exit_code == 2


# -- read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("about 700",), ("633", "767", "590", "810", "520", "880", "approximate")),
        (("roughly a quarter",), ("22.5 %", "27.5 %", "29.17 %")),
        (("roughly", "a", "quarter"), ("22.5 %", "27.5 %", "29.17 %")),
        (("more than 8,200 arrests",), ("at least 8,201", "at least 8,200")),
        (("7,300",), ("7,250", "7,350")),
        (("7.300", "--numbers", "eu"), ("7,250", "7,350")),
        (("2025-01-20/2025-01-26",), ("7 days", "2025-01-20", "2025-01-26")),
        (("a day in 2025-01",), ("31 days", "not known which")),
        (("2025-W04",), ("7 days", "2025-01-20", "2025-01-26")),
    ],
)
def test_read_shows_how_a_figure_or_a_window_is_read(
    words: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    result = run("read", *words)

    assert result.exit_code == 0
    assert [text for text in shown if text not in result.stdout] == []


def test_read_tells_each_level_and_the_rule() -> None:
    lines = run("read", "about 700").stdout.splitlines()

    assert [line.split()[0] for line in lines[1:]] == ["literal", "rounded", "generous", "by"]


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(line, str) for line in value)


def _values(value: object) -> Iterator[object]:
    """Every value that is not an object or a list, wherever it stands."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        else:
            yield one


def test_who_starts_in_an_empty_folder_is_told_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(main, ["report"])

    assert result.exit_code == 2
    assert "claims: there is no such file or folder" in result.stderr
    assert "help: figurecheck init makes a folder of claims to start from" in result.stderr


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("fery.txt", "did you mean `ferry.txt`?"),
        ("ferry.text", "did you mean `ferry.txt`?"),
        ("texts/sundy.md", "did you mean `texts/sunday.md`?"),
        ("other.txt", "paths are read from the folder that the command runs in"),
        ("others", "figurecheck init makes a folder of claims to start from"),
    ],
)
def test_who_names_a_file_that_is_not_there_is_told_of_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    for name in ("ferry.txt", "b.txt", "texts/sunday.md"):
        (tmp_path / name).write_text("It was 5 miles.\n", encoding="utf-8")

    result = CliRunner().invoke(main, ["report", missing])

    assert result.exit_code == 2
    assert f"{missing}: there is no such file or folder" in result.stderr
    assert f"help: {told}" in result.stderr


def test_a_code_that_is_none_is_told_with_every_code_that_there_is() -> None:
    told = CliRunner().invoke(main, ["rule", "FC999"]).stderr

    every = CliRunner().invoke(main, ["rule"]).stdout
    assert set(re.findall(r"FC\d{3}", every)) | {"FC999"} == set(re.findall(r"FC\d{3}", told))
    assert {"FC501", "FC505", "FC506"} <= set(re.findall(r"FC\d{3}", told))


def test_who_calls_the_command_from_python_keeps_its_rubbish_collector(folder: Path) -> None:
    """What a run leaves is collected, and how often that is looked for is as before."""
    before, held = gc.get_threshold(), gc.get_freeze_count()

    run("report", "claims")

    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == held
