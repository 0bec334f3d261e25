"""``figurecheck verify``: true reports pass however they were made, what was changed ends with 1,
nothing breaks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import figurecheck as fc
from figurecheck.asking.verify import held, proved
from figurecheck.cli import main
from figurecheck.commands._options import reading
from figurecheck.reading.shipped import shipped
from figurecheck.solve.verify import Refused
from tests.laws.systems import within
from tests.sizes import some
from tests.solve.test_verify import ODD, paths, replaced, without
from tests.solve.texts import TEXTS
from tests.test_cli import CONFLICT
from tests.testing.test_packages import figurecheck as with_packages
from tests.testing.test_packages import installed

__all__ = ["installed"]  # a fixture, used by its name

Json = Any

TODAY = date.today()  # noqa: DTZ011 -- a local day is meant


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def write(text: str, name: str = "claims/arrests.rec") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def saved(*arguments: str) -> Json:
    """The report that the command writes to ``report.json``."""
    run("report", *arguments, "--format", "json", "--output", "report.json")
    return json.loads(Path("report.json").read_text(encoding="utf-8"))


def passes(*arguments: str) -> str:
    """What the command prints, once it is seen that it found nothing."""
    result = run("verify", "report.json", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


# -- what is true passes ---------------------------------------------------------------------------


def test_a_report_equals_what_its_files_give_and_says_what_was_not_compared() -> None:
    write(CONFLICT)
    saved("claims")

    told = passes("claims")

    assert told.splitlines()[0] == "1 proof verified; all that was compared is equal"
    assert all(
        word in told
        for word in ("not compared: statuses", "repairs", "explanations", "all the conflicts")
    )


def test_a_report_alone_says_what_it_was_not_compared_with() -> None:
    write(CONFLICT)
    saved("claims")

    told = passes()

    assert told.splitlines()[0] == "1 proof verified"
    assert "not compared: how figures were read" in told


@pytest.mark.parametrize(
    "options",
    [("--ignore", "FC201"), ("--select", "FC2"), ("--select", "FC9", "--ignore", "FC902")],
)
def test_a_filtered_report_passes_and_its_filters_are_told(options: tuple[str, ...]) -> None:
    write(CONFLICT + "\nclaim: later\nfigure: 9\nmeasure: arrests\nwhen: 2026-01\n")
    saved("claims", *options)

    told = passes("claims")

    assert f"made with {options[0]} {options[1]}" in told


@pytest.mark.parametrize(
    "options", [(), ("--ignore", "FC2"), ("--select", "FC0"), ("--select", "FC2")]
)
@pytest.mark.parametrize("days", [-3, 0, 3, None])
def test_acceptances_pass_on_the_day_that_the_report_records(
    days: int | None, options: tuple[str, ...]
) -> None:
    write(CONFLICT)
    key = saved("claims")["findings"][0]["key"]
    until = "" if days is None else f"until: {TODAY + timedelta(days)}\n"
    write(
        f"accept: {key}\nreason: a typing error\n{until}\naccept: FC301:00000000\nreason: gone\n",
        "claims/accepted.rec",
    )
    report = saved("claims", *options)

    told = passes("claims")

    assert (report["run"]["day"] is None) == (days is None)
    assert days is None or f"acceptances are taken as on {TODAY}" in told


def test_an_acceptance_that_is_put_into_the_report_is_refused() -> None:
    write(CONFLICT)
    report = saved("claims")
    write(
        json.dumps(replaced(report, ("findings", 0, "accepted"), "it is fine (accepted)")),
        "report.json",
    )

    result = run("verify", "report.json", "claims")

    assert result.exit_code == 1
    assert "accepted of FC201" in result.stdout


def test_a_report_passes_after_its_files_were_moved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(CONFLICT, "claims/2025/arrests.rec")
    write("not a record\n\nclaim: x\nfigure: a lot\nmeasure: arrests\n", "claims/bad.rec")
    saved("claims")
    Path("elsewhere").mkdir()
    Path("claims").rename("elsewhere/figures")

    told = passes("elsewhere/figures")
    monkeypatch.chdir(folder / "elsewhere" / "figures")
    from_inside = run("verify", "../../report.json", ".")

    assert "elsewhere/figures/bad.rec is held to be claims/bad.rec" in told
    assert from_inside.exit_code == 0, from_inside.output


def test_several_paths_rows_of_a_table_and_lines_of_json_pass() -> None:
    write("measure: arrests\nunit: arrest\n", "claims/measures.rec")
    write(
        "claim,source,figure,measure,when\nday,police,204,arrests,2025-03-10\n", "claims/police.csv"
    )
    week = {
        "claim": "week",
        "source": "gazette",
        "figure": "100",
        "measure": "arrests",
        "when": "2025-W11",
    }
    write(json.dumps(week) + "\n", "more/gazette.jsonl")
    report = saved("claims", "more/gazette.jsonl")

    passes("claims", "more/gazette.jsonl")
    passes("more", "claims")

    assert report["findings"][0]["places"][0]["file"] in {"claims/police.csv", "more/gazette.jsonl"}
    assert run("verify", "report.json", "claims").exit_code == 1


def test_figures_with_decimal_commas_pass() -> None:
    write(
        CONFLICT.replace("publisher: The Gazette", "publisher: The Gazette\nnumbers: eu").replace(
            "312", "1.312,0"
        )
    )
    saved("claims")

    passes("claims")


def test_a_report_of_no_conflict_passes() -> None:
    write(CONFLICT.replace("312", "321"))
    saved("claims")

    assert passes("claims").startswith("0 proofs verified")


def test_own_tables_have_to_be_given_again() -> None:
    write(CONFLICT)
    write(
        shipped("readings.toml").replace('version = "1"', 'version = "ours"'),
        "tables/readings.toml",
    )
    write(shipped("words", "en.toml"), "tables/words.toml")
    saved("claims", "--readings", "tables/readings.toml", "--words", "tables/words.toml")
    Path("tables").rename("moved")

    passes("claims", "--readings", "moved/readings.toml", "--words", "moved/words.toml")
    without_them = run("verify", "report.json", "claims")

    assert without_them.exit_code == 1
    assert "the SHA-256 of the reading table" in without_them.stdout


def test_settings_are_used_as_a_report_uses_them_and_others_are_told() -> None:
    write(CONFLICT)
    write(shipped("words", "en.toml"), "words.toml")
    write('words = "words.toml"\nignore = ["FC9"]\n', "figurecheck.toml")
    saved("claims")

    here = passes("claims")
    isolated = run("verify", "report.json", "claims", "--isolated")
    write('words = "words.toml"\n', "figurecheck.toml")

    assert "other settings" not in here
    assert isolated.exit_code == 1
    assert "made with other settings of a project" in passes("claims")


RUNS = """\
measure: beds
unit: bed
kind: stock

measure: beds-in-use
unit: bed
kind: stock

source: hospital

claim: beds
figure: exactly 200 beds
measure: beds
as_of: 2025-01-01

claim: in-use
figure: exactly 230 beds
measure: beds-in-use
as_of: 2025-01-01
"""


def test_rules_of_other_packages_are_named(installed: Path, folder: Path) -> None:
    write(RUNS)
    made = with_packages("report", "claims", "--format", "json", packages=installed, folder=folder)
    write(made.stdout, "report.json")

    done = with_packages("verify", "report.json", "claims", packages=installed, folder=folder)
    elsewhere = run("verify", "report.json", "claims")

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "of figurecheck-tables 0.1, as it is installed here" in done.stdout
    assert elsewhere.exit_code == 1
    assert "the rules of other packages" in elsewhere.stdout


# -- what differs is told --------------------------------------------------------------------------


def test_a_figure_changed_afterwards_is_told_with_its_place_and_both_values() -> None:
    write(CONFLICT)
    saved("claims")
    write(CONFLICT.replace("figure: 204", "figure: 205"))

    result = run("verify", "report.json", "claims")

    assert result.exit_code == 1
    assert (
        "differs: claims/arrests.rec:10:9: figure of police/saturday: 204 in the report, 205 in the"
        " files" in result.stdout
    )
    assert "the SHA-256 of claims/arrests.rec" in result.stdout
    assert "something differs" in result.stdout


def test_a_file_more_or_less_is_told() -> None:
    write(CONFLICT)
    saved("claims")
    write("# nothing\n", "claims/more.rec")

    result = run("verify", "report.json", "claims")

    assert result.exit_code == 1
    assert "the SHA-256 of claims/more.rec: nothing in the report" in result.stdout


def test_another_version_is_told() -> None:
    write(CONFLICT)
    report = saved("claims")
    write(json.dumps({**report, "version": "99"}), "report.json")

    assert "made by figurecheck 99, and this is " in passes("claims")


def test_no_path_that_a_report_names_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    write(CONFLICT)
    report = saved("claims")
    write("secret", "secret.rec")
    names = {**report["inputs"], "secret.rec": "0" * 64, "/etc/hostname": "0" * 64}
    write(json.dumps({**report, "inputs": names}), "report.json")
    opened: list[str] = []
    really = os.open

    def spy(path: Any, *rest: Any, **more: Any) -> int:
        opened.append(str(path))
        return really(path, *rest, **more)

    monkeypatch.setattr(os, "open", spy)
    result = run("verify", "report.json", "claims")

    assert result.exit_code == 1
    assert "claims/arrests.rec" in opened
    assert not [path for path in opened if "secret" in path or "hostname" in path]


def test_neither_way_of_verifying_loads_the_solver() -> None:
    write(CONFLICT)
    saved("claims")
    program = (
        "import sys\nfrom figurecheck.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print(*sorted(name for name in sys.modules if name.startswith('figurecheck.solve.')))"
    )
    for paths_ in ((), ("claims",)):
        command = [sys.executable, "-c", program, "verify", "report.json", *paths_]
        done = subprocess.run(command, capture_output=True, text=True, check=True)

        assert done.stdout.splitlines()[-1].split() == [
            f"figurecheck.solve.{name}" for name in ("fields", "told", "verify")
        ]


# -- what cannot be run, and what is hostile -------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--readings", "x.toml"), "go with the PATHS"),
        (("nowhere",), "nowhere"),
        (("claims", "--words", "none.toml"), "none.toml"),
        (("empty",), "empty"),
    ],
)
def test_what_cannot_be_run_ends_with_2(arguments: tuple[str, ...], told: str) -> None:
    write(CONFLICT)
    saved("claims")
    Path("empty").mkdir()

    result = run("verify", "report.json", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr


def deep(opening: str, closing: str) -> Callable[[str], str]:
    return lambda text: text.replace(
        '"findings": [', f'"findings": [{opening * 100_000}{closing * 100_000}', 1
    )


HOSTILE: dict[str, Callable[[str], str]] = {
    "nested lists": deep("[", "]"),
    "nested objects": deep('{"a":', "}"),
    "an unfinished nest": lambda _: '{"schema":' * 100_000,
    "a text of a million digits": lambda text: text.replace(
        '"bound": "', '"bound": "' + "9" * 10**6, 1
    ),
    "a number of a million digits": lambda text: text.replace(
        '"line": ', '"line": ' + "9" * 10**6, 1
    ),
    "a count of a million digits": lambda text: text.replace(
        '"ties": ', '"ties": ' + "9" * 10**6, 1
    ),
    "a key twice": lambda text: text.replace('"schema":', '"schema": "x", "schema":', 1),
    "a key twice inside": lambda text: text.replace('"gap":', '"gap": "1", "gap":', 1),
    "not a number": lambda text: text.replace('"line": ', '"line": NaN, "x": ', 1),
    "a decimal": lambda text: text.replace('"line": ', '"line": 1.0, "x": ', 1),
    "half a file": lambda text: text[: len(text) // 2],
    "nothing": lambda _: "",
    "not JSON": lambda _: "claims: all true",
    "a surrogate": lambda text: text.replace('"headline": "', '"headline": "\\ud800', 1),
    "control characters": lambda text: text.replace(
        '"headline": "', '"headline": "\\u001b]8;;x\\u0007\\u202e', 1
    ),
    "a day that is none": lambda text: text.replace('"day": null', '"day": "2025-02-30"', 1),
    "a day long ago": lambda text: text.replace('"day": null', '"day": "0000-00-00"', 1),
    "a divisor of nothing": lambda text: text.replace('"times": "1"', '"times": "1/0"', 1),
    "no run": lambda text: text.replace('"run"', '"ran"', 1),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("arguments", [(), ("claims",)], ids=["alone", "with files"])
def test_a_hostile_document_ends_with_a_sentence(name: str, arguments: tuple[str, ...]) -> None:
    write(CONFLICT)
    text = json.dumps(saved("claims"))
    hostile = HOSTILE[name](text)
    write(hostile, "report.json")
    with within(20):
        result = run("verify", "report.json", *arguments)

    words = {
        "a surrogate",
        "control characters",
        "a day that is none",
        "a day long ago",
        "no run",
        "a count of a million digits",
    }
    assert hostile != text
    assert result.exit_code in ({1, 2} if arguments or name not in words else {0, 1, 2})
    assert "Traceback" not in result.output
    assert "\x1b" not in result.output
    assert result.output.endswith("\n")


@pytest.mark.parametrize("name", ["sums", "unknown sign", "highest day", "products", "halves"])
def test_a_wrong_type_anywhere_is_refused_or_told(name: str) -> None:
    claims = fc.loads(TEXTS[name])
    report = json.loads(fc.check(claims).to_json())
    places = some(list(enumerate(paths(report))), first=len(name))
    with within(300):
        for count, path in places:
            for odd in (ODD[count % len(ODD)], ODD[(count * 7 + 3) % len(ODD)]):
                for forged in (replaced(report, path, odd), without(report, path) if path else odd):
                    ends(forged, claims)


def ends(report: Json, claims: fc.ClaimSet) -> None:
    """Sees to it that a report is refused, differs or passes: nothing else."""
    for way in (proved, lambda one: held(one, claims)):
        with suppress(Refused):
            way(report)


def test_a_file_that_is_no_file_ends_with_2() -> None:
    Path("report.json").mkdir()

    assert run("verify", "report.json").exit_code == 2


# -- documents are read as the report says they were -----------------------------------------------

TABLE = "Region,2023,2024\nNorth,10,12\nSouth,20,25\nTotal,31,37\n"

READ_SO: dict[str, tuple[str, ...]] = {
    "sheet": ("--sheet", "Two"),
    "table": ("--table", "2"),
    "kind": ("--as", "table"),
    "numbers": ("--numbers", "eu"),
    "rounding": ("--rounding", "exact"),
    "published": ("--published", "2024-06-04"),
    "headline": ("--headline", "Five of seven were found in 2019, nine were not"),
    "where": ("--where", "place=Ohio"),
    "across": ("--across",),
}
"""Each option that says how files are read, by its parameter."""


def documents() -> tuple[str, ...]:
    """A workbook of two sheets, a page of two tables, rows under the ending of a text, a text."""
    openpyxl = pytest.importorskip("openpyxl")
    rows = [line.split(",") for line in TABLE.splitlines()]
    book = openpyxl.Workbook()
    book.active.title = "One"
    for sheet in (book.active, book.create_sheet("Two")):
        for row in rows:
            sheet.append([row[0], *map(int, row[1:])])
    book.save("book.xlsx")
    page = "\n".join(f"| {' | '.join(row)} |" for row in [*rows[:1], ["---"] * 3, *rows[1:]])
    write(f"{page}\n\nFive of seven were found on Monday, 3 June 2024.\n\n{page}\n", "page.md")
    write(TABLE, "rows.txt")
    write(TABLE, "rows.csv")
    return "book.xlsx", "page.md", "rows.txt", "rows.csv"


def test_verify_takes_each_option_that_says_how_files_are_read() -> None:
    bare = click.Command("bare")
    reading(bare)

    assert {one.name for one in bare.params} == READ_SO.keys()
    for name in ("report", "check", "verify"):
        command = main.get_command(click.Context(main), name)

        assert command is not None
        assert READ_SO.keys() <= {one.name for one in command.params}


@pytest.mark.parametrize("name", READ_SO)
def test_a_report_is_held_against_its_documents_read_as_they_were(name: str) -> None:
    paths = documents()
    made = saved(*paths, *READ_SO[name])

    assert passes(*paths, *READ_SO[name])
    assert run("verify", "report.json", *READ_SO[name]).exit_code == 2
    if made != saved(*paths):
        saved(*paths, *READ_SO[name])
        told = run("verify", "report.json", *paths)
        assert told.exit_code == 1
        assert "must be those that the report was made with" in told.stdout


@pytest.mark.parametrize("kind", ["records", "table", "text"])
def test_a_file_is_what_it_is_said_to_be_or_refused(kind: str) -> None:
    """Whatever its ending is: no reader is asked for what it has not, none reads it otherwise."""
    paths = documents()
    for at, path in enumerate((*paths, "rows.foo", "rows.rec", "rows.xml")):
        if at >= len(paths):
            write(TABLE, path)
        ran = run("report", path, "--as", kind, "--format", "json")
        known = path.endswith((".csv", ".jsonl", ".rec"))
        if kind == "records" and not known:
            assert ran.exit_code == 2, path
            continue
        told = json.loads(ran.stdout)
        assert bool(told.get("tables")) == (kind == "table" or (kind, path) == ("text", "page.md"))
        if kind == "text" and path != "book.xlsx":
            assert told["texts"], path
