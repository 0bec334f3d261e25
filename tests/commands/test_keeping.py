"""What the commands that keep files of claims print, write and exit with."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.commands import add as add_module
from figurecheck.commands._asking import Dialogue
from figurecheck.errors import UsageError
from tests.commands.test_commands import run
from tests.keeping.workbooks import HEAD, packed, parts, row
from tests.test_cli import CLEAN


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with claims in it, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "arrests.rec").write_text(CLEAN, encoding="utf-8")
    run("fmt", status=0)
    return tmp_path


def text(folder: Path) -> str:
    """What the file of claims holds."""
    return (folder / "claims" / "arrests.rec").read_text(encoding="utf-8")


# -- fmt -------------------------------------------------------------------------------------------


def test_fmt_changes_what_is_out_of_shape_and_says_so_once(folder: Path) -> None:
    before = text(folder)
    (folder / "claims" / "arrests.rec").write_text(
        "\n\n" + before.replace(": ", ":  "), encoding="utf-8"
    )

    assert run("fmt", "--check", status=1).stdout == "claims/arrests.rec would change\n"
    assert run("fmt", status=0).stdout == "claims/arrests.rec formatted\n"
    assert text(folder) == before
    assert run("fmt", "--check", status=0).stdout == ""


def test_fmt_leaves_a_file_alone_in_which_something_is_wrong(folder: Path) -> None:
    bad = "claim: a\nwher: x\nfigure:   7\n"
    (folder / "claims" / "bad.rec").write_text(bad, encoding="utf-8")
    told = run("fmt", status=1).stderr

    assert (
        "claims/bad.rec:2:7: FC002: a claim has no field `wher` (claims/bad.rec is left alone)"
        in told
    )
    assert "did you mean `where`?" in told
    assert (folder / "claims" / "bad.rec").read_text(encoding="utf-8") == bad


# -- rename ----------------------------------------------------------------------------------------


def test_rename_says_how_many_places_changed_where(folder: Path) -> None:
    assert run(
        "rename", "measure", "arrests", "detentions", status=0
    ).stdout == "claims/arrests.rec: {} places\n".format(text(folder).count(": detentions"))
    assert not fc.load("claims").problems


def test_rename_refuses_what_is_there(folder: Path) -> None:
    before = text(folder)

    assert (
        "there is a source `police` already"
        in run("rename", "source", "gazette", "police", status=2).stderr
    )
    assert "did you mean `gazette`" in run("rename", "source", "gazete", "x", status=2).stderr
    assert text(folder) == before


# -- add -------------------------------------------------------------------------------------------

NAMES = [name.replace("-", "_") for name, _ in (*add_module.CLAIM, *add_module.SOURCE)]

ADD = ("add", "--measure", "arrests", "--source", "gazette")


def test_add_tells_what_the_figure_was_held_against(folder: Path) -> None:
    told = run(
        *ADD,
        "--figure",
        "321 arrests",
        "--id",
        "again",
        "--when",
        "2025-03-15/2025-03-16",
        status=0,
    ).stdout
    line = text(folder).splitlines().index("claim: again") + 1

    assert told.splitlines()[0] == f"claims/arrests.rec:{line}: gazette/again added"
    assert len(told.splitlines()) > 2


def test_add_tells_the_conflicts_it_makes(folder: Path) -> None:
    when = next(
        line.partition(": ")[2] for line in text(folder).splitlines() if "2025-03-15/" in line
    )
    where = next(
        (line.partition(": ")[2] for line in text(folder).splitlines() if line.startswith("where")),
        "",
    )
    place = ("--where", where) if where else ()
    told = run(
        *ADD, "--figure", "999 arrests", "--id", "again", "--when", when, *place, status=0
    ).stdout

    assert "\n  in conflict\n" in told
    assert "\nerror FC" in told


def test_add_refuses_with_the_place_and_help(folder: Path) -> None:
    before = text(folder)
    refused = run(*ADD, "--figure", "7 arests", status=2).stderr

    assert ": FC022: " in refused
    assert "nothing was written" in refused
    assert "  help: " in refused
    assert text(folder) == before


def test_add_does_not_ask_where_nobody_is(folder: Path) -> None:
    assert "a claim needs --figure" in run("add", status=2).stderr
    assert "a claim needs --measure or --quantity" in run("add", "--figure", "7", status=2).stderr
    assert (
        "needs --source"
        in run("add", "--figure", "7", "--measure", "arrests", "--publisher", "P", status=2).stderr
    )
    assert "DIMENSION=MEMBER" in run(*ADD, "--figure", "7", "--in", "team", status=2).stderr


def asked(monkeypatch: pytest.MonkeyPatch, answers: str, *given: str, status: int = 0) -> str:
    """What a terminal shows of these answers, one a line."""
    monkeypatch.setattr(add_module, "_asks", lambda: True)
    command = add_module.COMMAND
    assert isinstance(command, click.Command)
    result = CliRunner().invoke(command, [*given], input=answers)

    assert result.exit_code == status, result.output
    return result.output


def test_add_asks_for_a_source_once_and_then_for_figure_after_figure(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = "7 arrests\narrests\nDenver\n2024\n", "about 8 arrests\n\n-\n2025\n"
    shown = asked(monkeypatch, f"radio\nRadio One\n2025-03-20\n{first}{second}\n")
    added = (folder / "claims" / "radio.rec").read_text(encoding="utf-8")

    assert (
        added == "source: radio\npublisher: Radio One\npublished: 2025-03-20\n\n"
        "claim: arrests\nfigure: 7 arrests\nmeasure: arrests\nwhere: Denver\nwhen: 2024\n\n"
        "claim: arrests-2\nfigure: about 8 arrests\nmeasure: arrests\nwhen: 2025\n"
    )
    assert "where [Denver]: -\n" in shown
    assert shown.endswith("2 figures added\n")


def test_add_tells_what_is_wrong_with_an_answer_and_asks_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = asked(monkeypatch, "\nmany\n7 arrests\narests\narrests\n\nMarch\n2025-03\n\n")

    assert "many" in shown
    assert "  there is no measure `arests`; did you mean `arrests`?\nmeasure" in shown
    assert "  `March` is neither a date nor a known period" in shown
    assert "claim: arrests\nfigure: 7 arrests\nmeasure: arrests\nwhen: 2025-03\n" in (
        folder / "claims" / "claims.rec"
    ).read_text(encoding="utf-8")


def test_add_tells_why_a_claim_was_refused_and_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = asked(monkeypatch, "gazette\n7 hours\narrests\n\n2024\n7 arrests\n\n\n\n\n")

    assert "nothing was written" in shown
    assert shown.endswith("1 figure added\n")


def test_add_asks_for_the_days_that_a_level_is_as_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "claims" / "more.rec").write_text(
        "measure: force\nunit: officer\nkind: stock\n", encoding="utf-8"
    )
    asked(monkeypatch, "gazette\n7 officers\nforce\n\n2025-03-15\n\n")

    assert "measure: force\nas_of: 2025-03-15\n" in text(folder)


def test_add_says_that_a_source_is_new_before_it_takes_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = asked(monkeypatch, "gazete\nn\ngazette\n7 arrests\narrests\n\n2024\n\n")

    assert "`gazete` is new; there is `gazette`. A new one? [y/N]: n\n" in shown
    assert not (folder / "claims" / "gazete.rec").exists()


@pytest.mark.parametrize(
    ("answers", "status", "told"),
    [
        ("gazette\n7 arrests\narr", 1, "nothing was written\n"),
        (
            "gazette\n7 arrests\narrests\n\n2024\n8 arrests\n",
            1,
            "the last figure was not written, 1 figure added\n",
        ),
        ("gazette\n7 arrests\narrests\n\n2024\n", 0, "\n1 figure added\n"),
    ],
)
def test_add_says_what_was_written_where_the_answers_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answers: str, status: int, told: str
) -> None:
    before = text(folder)
    shown = asked(monkeypatch, answers, status=status)

    assert told in shown
    assert text(folder).count("claim:") == before.count("claim:") + ("1 figure" in told)


def test_add_asks_for_the_rest_of_one_figure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = asked(monkeypatch, "radio\narrests\n\n2024\n", "--figure", "7 arrests")

    assert "added" not in shown.splitlines()[-1]
    assert (
        (folder / "claims" / "radio.rec")
        .read_text(encoding="utf-8")
        .endswith("measure: arrests\nwhen: 2024\n")
    )


def test_add_asks_nothing_where_there_is_nothing_to_count(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match="nothing says yet what is counted"):
        Dialogue(dict.fromkeys(NAMES), "", ["empty"], several=True)
    with pytest.raises(UsageError, match="no such file or folder") as told:
        Dialogue(dict.fromkeys(NAMES), "", ["nowhere"], several=True)

    assert "figurecheck init" in getattr(told.value, "help", "")


def test_add_writes_every_field_it_is_given(folder: Path) -> None:
    flags = {
        "figure": "7",
        "measure": "arrests",
        "by": "b",
        "as-of": "2025-01-31",
        "since": "2025-01-01",
    }
    flags |= {
        "statistic": "highest day",
        "status": "planned",
        "said-by": "s",
        "quote": "7 of them",
        "at": "p. 1",
    }
    flags |= {
        "rounded-to": "1",
        "rounding": "half-up",
        "note": "n",
        "url": "https://example.org",
        "published": "2025-02",
    }
    given = [part for name, value in flags.items() for part in (f"--{name}", value)]
    run("add", *given, "--source", "radio", "--note", "m", "--file", "claims/new.rec", status=0)
    written = (folder / "claims" / "new.rec").read_text(encoding="utf-8")

    assert {name.replace("-", "_") for name in flags} < {
        line.partition(":")[0] for line in written.splitlines()
    }
    assert run("fmt", "--check", status=0).stdout == ""


# -- import and export -----------------------------------------------------------------------------


def test_import_prints_records_or_writes_them(folder: Path) -> None:
    (folder / "a.csv").write_text("id,figure,City\na,7,Denver\n", encoding="utf-8")
    options = ("--map", "City=where", "--set", "measure=arrests", "--source", "radio")
    printed = run("import", "a.csv", *options, status=0).stdout
    told = run("import", "a.csv", *options, "--to", "claims/radio.rec", status=0).stdout

    assert told == "claims/radio.rec: 1 claim written\n"
    assert (folder / "claims" / "radio.rec").read_text(encoding="utf-8") == printed
    assert (
        "is there already"
        in run("import", "a.csv", *options, "--to", "claims/radio.rec", status=2).stderr
    )


def test_import_makes_the_folder_of_its_file_but_no_longer_path(folder: Path) -> None:
    (folder / "a.csv").write_text("measure,figure,when\narrests,12,2025-03-10\n", encoding="utf-8")

    run("import", "a.csv", "--source", "x", "--to", "new/a.rec", status=0)
    refused = run("import", "a.csv", "--source", "x", "--to", "no/such/a.rec", status=2)

    assert "figure: 12\n" in (folder / "new" / "a.rec").read_text(encoding="utf-8")
    assert "cannot be written" in refused.stderr
    assert not (folder / "no").exists()


def test_import_writes_nothing_where_anything_is_not_clear(folder: Path) -> None:
    rows = "".join(row(number, '<c t="str"><v>7.300</v></c>') for number in range(2, 40))
    (folder / "a.xlsx").write_bytes(packed(parts(HEAD + rows)))
    told = run("import", "a.xlsx", "--to", "claims/new.rec", status=1)

    assert (
        "figurecheck: FC014: Sheet1!B2: `7.300` may be read as 7.3 by en or as 7,300 by eu"
        in told.stderr
    )
    assert "and 18 more" in told.stderr
    assert told.stderr.endswith("nothing was written\n")
    assert not (folder / "claims" / "new.rec").exists()


@pytest.mark.parametrize("option", [("--map", "x"), ("--set", "x="), ("--delimiter", "ab")])
def test_import_refuses_options_that_say_nothing(folder: Path, option: tuple[str, str]) -> None:
    (folder / "a.csv").write_text("figure\n7\n", encoding="utf-8")

    run("import", "a.csv", *option, status=2)


def test_what_is_exported_comes_back(folder: Path) -> None:
    claims = [(one.name, one.figure, one.window, one.members) for one in fc.load("claims")]
    for name in ("jsonl", "csv", "xlsx"):
        (folder / name).mkdir()
        run("export", "--to", name, "--output", f"{name}/all.{name}", status=0)
    run("import", "xlsx/all.xlsx", "--to", "xlsx/all.rec", "--numbers", "en", status=0)
    measures = text(folder).partition("\n\n")[0] + "\n"
    for name in ("csv", "xlsx"):
        (folder / name / "measures.rec").write_text(measures, encoding="utf-8")
    (folder / "xlsx" / "all.xlsx").unlink()

    for name in ("jsonl", "csv", "xlsx"):
        assert [(one.name, one.figure, one.window, one.members) for one in fc.load(name)] == claims


@pytest.mark.parametrize(
    "output", ["claims/arrests.rec", "claims/all.csv", "claims/sub/../all.jsonl"]
)
def test_export_puts_nothing_in_place_of_what_it_reads_nor_beside_it(
    folder: Path, output: str
) -> None:
    before = text(folder)
    (folder / "claims" / "sub").mkdir()

    run("export", "--to", "csv", "--output", output, status=2)
    assert text(folder) == before
    assert not list((folder / "claims").glob("all.*"))


def test_import_tells_rows_that_the_sheet_hides(folder: Path) -> None:
    rows = (
        HEAD
        + row(2, "<c ><v>7</v></c>")
        + row(3, "<c ><v>8</v></c>").replace("<row ", '<row hidden="1" ')
    )
    (folder / "a.xlsx").write_bytes(packed(parts(rows)))
    told = run("import", "a.xlsx", "--to", "claims/new.rec", status=0)

    assert told.stdout == "claims/new.rec: 2 claims written\n"
    assert told.stderr == "1 row that the sheet hides came in too: 3\n"


def test_import_names_the_sign_between_cells(folder: Path) -> None:
    (folder / "a.csv").write_text("figure;measure\n7;arrests\n", encoding="utf-8")

    assert "--delimiter, such as ';'" in run("import", "a.csv", status=2).stderr
    run("import", "a.csv", "--delimiter", ";", status=0)


def test_export_prints_text_and_wants_a_file_for_what_is_none(folder: Path) -> None:
    assert (
        json.loads(run("export", "--to", "schema.org", status=0).stdout)["@context"]
        == "https://schema.org"
    )
    assert "--output" in run("export", "--to", "xlsx", status=2).stderr
    assert (
        "it names no place"
        in run("export", "--to", "wikidata", "--map", "Springfield=Q1", status=0).stderr
    )
    assert "NAME=ID" in run("export", "--to", "wikidata", "--map", "Springfield", status=2).stderr


# -- what is accepted in texts ---------------------------------------------------------------------

RISES = "Ridership on the ferry rose 18 percent, to 46,200 from 41,000 a week earlier.\n"


def test_what_is_accepted_in_a_text_is_accepted_in_that_text(folder: Path) -> None:
    (folder / "ferry.txt").write_text(RISES, encoding="utf-8")
    (key,) = [one.key for one in fc.check(fc.load("ferry.txt")).conflicts]

    run("accept", key, "ferry.txt", "--reason", "another week", status=0)

    assert "in: ferry.txt\n" in (folder / "claims" / "accepted.rec").read_text(encoding="utf-8")
    run("check", "ferry.txt", status=0)
    run("check", "ferry.txt", "--isolated", status=1)
    (folder / "ferry.txt").rename(folder / "other.txt")
    run("check", "other.txt", status=1)


def test_an_acceptance_in_a_text_is_idle_only_where_the_text_was_read(folder: Path) -> None:
    (folder / "ferry.txt").write_text(RISES.replace("18", "13"), encoding="utf-8")
    (folder / "claims").mkdir(exist_ok=True)
    (folder / "claims" / "accepted.rec").write_text(
        "accept: FC203:ee8c3995\nreason: another week\nin: ferry*\n\n"
        "accept: FC204:8d6c295c\nreason: of records, which are not read here\n",
        encoding="utf-8",
    )

    assert "FC051" in run("check", "ferry.txt", status=1).output
    (folder / "ferry.txt").rename(folder / "other.txt")
    assert "FC051" not in run("check", "other.txt", status=0).output
