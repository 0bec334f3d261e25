"""What each command prints, writes and exits with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import figurecheck as fc
from figurecheck.catalogue import line_of, modules
from figurecheck.cli import main
from tests.refresh import figurecheck
from tests.test_cli import CLEAN, CONFLICT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with claims in it, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "arrests.rec").write_text(CONFLICT, encoding="utf-8")
    return tmp_path


def run(*arguments: str, status: int | None = None) -> Result:
    """The command in this process; ``status`` is what it must exit with."""
    result = CliRunner().invoke(main, arguments)
    if status is not None:
        assert result.exit_code == status, result.output
    return result


def key_of(folder: Path) -> str:
    """The key of the conflict there is."""
    (conflict,) = fc.check(fc.load(folder / "claims")).conflicts
    return conflict.key


# -- check and the options of report ---------------------------------------------------------------


def test_check_prints_one_line_a_finding(folder: Path) -> None:
    (line,) = run("check", status=1).stdout.splitlines()

    assert line.startswith("claims/arrests.rec:24:9: error FC201: ")
    assert line.endswith(f"({key_of(folder)})")


def test_check_is_silent_where_nothing_fails(folder: Path) -> None:
    (folder / "claims" / "arrests.rec").write_text(CLEAN, encoding="utf-8")

    assert run("check", status=0).stdout == ""


def test_quiet_is_the_same_as_check(folder: Path) -> None:
    assert run("report", "-q", status=1).stdout == run("check", status=1).stdout


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--ignore", "FC201"), 0),
        (("--ignore", "FC2"), 0),
        (("--select", "FC3"), 0),
        (("--select", "fc201"), 1),
        (("--select", "FC2", "--ignore", "FC201"), 0),
        (("--select", "FC201", "--ignore", "FC2"), 1),
        (("--select", "FC301,FC201"), 1),
        (("--fail-on", "never"), 0),
        (("--fail-on", "error"), 1),
        (("--fail-on", "note"), 1),
    ],
)
def test_what_is_selected_ignored_and_fails(
    folder: Path, options: tuple[str, ...], status: int
) -> None:
    run("report", *options, status=status)
    run("check", *options, status=status)


def test_what_is_ignored_is_told_nowhere(folder: Path) -> None:
    text = run("report", "--ignore", "FC201", status=0).stdout

    assert "FC201" not in text
    assert "What to doubt first" not in text


@pytest.mark.parametrize("code", ["X1", "FCx", "204", ""])
def test_what_is_no_code_is_refused(folder: Path, code: str) -> None:
    assert "is not a code" in run("report", "--select", code or " x", status=2).stderr


def test_output_goes_to_a_file_whole(folder: Path) -> None:
    printed = run("report", "--format", "json").stdout
    told = run("report", "--format", "json", "--output", "out.json", status=1)

    assert (folder / "out.json").read_text(encoding="utf-8") == printed
    assert told.stdout == ""
    assert told.stderr == "out.json written\n"
    assert [path.name for path in folder.iterdir() if path.name.startswith(".figurecheck")] == []


def test_a_file_that_cannot_be_written_is_told(folder: Path) -> None:
    assert "cannot be written" in run("report", "--output", "nowhere/out.txt", status=2).stderr


def test_a_file_of_no_known_kind_is_refused(folder: Path) -> None:
    (folder / "claims.xyz").write_text(CONFLICT, encoding="utf-8")

    assert "no format is known by that ending" in run("report", "claims.xyz", status=2).stderr


def test_the_page_goes_with_no_other_format(folder: Path) -> None:
    assert "--html" in run("report", "--html", "x.html", "--format", "junit", status=2).stderr
    assert not (folder / "x.html").exists()


def test_statistics_count_codes(folder: Path) -> None:
    assert run("report", "--statistics", status=1).stdout.splitlines()[0] == "     1  FC201  error"


def test_an_unknown_format_or_command_gets_the_nearest_one(folder: Path) -> None:
    assert "did you mean json?" in run("report", "--format", "jsno", status=2).stderr
    assert "did you mean report?" in run("reprot", status=2).stderr


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "NO_COLOR"])
def test_colour_adds_and_takes_no_word(
    folder: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("report").stdout
    monkeypatch.setenv(variable, "1")
    coloured = CliRunner().invoke(main, ["report"], color=True).stdout

    assert ("\x1b[" in coloured) is (variable == "FORCE_COLOR")
    for code in ("\x1b[31;1m", "\x1b[33;1m", "\x1b[36;1m", "\x1b[1m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_watching_tells_again_when_a_file_changes(folder: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([*sys.path, os.environ.get("PYTHONPATH", "")]),
    }
    watching = subprocess.Popen(
        [sys.executable, "-u", "-m", "figurecheck", "report", "--watch", "--statistics"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert watching.stdout is not None
        first = [watching.stdout.readline() for _ in range(2)]
        time.sleep(0.5)
        (folder / "claims" / "arrests.rec").write_text(CLEAN, encoding="utf-8")
        second = [watching.stdout.readline() for _ in range(2)]
    finally:
        watching.kill()
        watching.communicate()

    assert "FC201" in first[0]
    assert "FC201" not in second[0]


# -- settings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figurecheck.toml", 'ignore = ["FC201"]\n'),
        ("pyproject.toml", '[project]\nname = "x"\n\n[tool.figurecheck]\nignore = ["FC201"]\n'),
    ],
)
def test_a_project_can_set_what_is_ignored(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")

    run("report", status=0)
    run("report", "--isolated", status=1)
    run("report", "--select", "FC2", "--ignore", "FC3", status=1)


def test_settings_hold_in_the_folders_below_and_their_paths_are_theirs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "figurecheck.toml").write_text(
        'paths = ["claims"]\nformat = "json"\n', encoding="utf-8"
    )
    (folder / "deeper").mkdir()
    monkeypatch.chdir(folder / "deeper")

    assert json.loads(run("report", status=1).stdout)["summary"]["claims"] == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ignored = ["FC2"]', "did you mean `ignore`?"),
        ('ignore = "FC2"', "must be a list of texts"),
        ("jobs = true", "must be a whole number"),
        ('fail-on = "warnings"', "it is one of error, warning, note, never"),
        ("ignore = [", "cannot be read"),
    ],
)
def test_what_cannot_be_set_is_refused(folder: Path, text: str, told: str) -> None:
    (folder / "figurecheck.toml").write_text(text + "\n", encoding="utf-8")

    refused = run("report", status=2)

    assert "figurecheck.toml" in refused.stderr
    assert told in refused.stderr


def test_a_table_of_another_tool_is_no_settings(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.other]\nwords = "figurecheck"\n', encoding="utf-8"
    )

    run("report", status=1)


# -- show, why -------------------------------------------------------------------------------------


def test_show_draws_every_source_on_one_scale(folder: Path) -> None:
    text = (folder / "claims" / "arrests.rec").read_text(encoding="utf-8")
    more = "\nsource: radio\n\nclaim: weekend\nfigure: more than 400 arrests\nmeasure: arrests\n"
    more += "when: 2025-03-15/2025-03-16\n"
    (folder / "claims" / "arrests.rec").write_text(text + more, encoding="utf-8")
    drawn = run("show", "arrests[2025-03-15/2025-03-16]", status=0).stdout.splitlines()

    assert drawn[0] == "arrests by the city police, 15-16 March 2025"
    assert [line.split()[0] for line in drawn[1:4]] == ["The", "The", "radio"]
    assert drawn[3].split()[1].endswith("▶")
    assert "no number is within all of them: a gap of" in drawn[-1]


def test_show_offers_the_nearest_measure(folder: Path) -> None:
    assert "did you mean `arrests`?" in run("show", "arests", status=2).stderr


def test_why_walks_from_one_claim_to_another(folder: Path) -> None:
    lines = run("why", "weekend", "saturday", status=0).stdout.splitlines()

    assert lines[0] == "gazette/weekend says 312 arrests at claims/arrests.rec:24"
    assert lines[1].startswith(
        "police/saturday says 204 at claims/arrests.rec:10 (both speak of arrests"
    )
    assert lines[2].startswith("error FC201: ")


def test_why_says_that_nothing_links_what_nothing_does(folder: Path) -> None:
    more = "\nclaim: elsewhere\nfigure: 7\nmeasure: arrests\nwhere: Elsewhere\nwhen: 2025-03-15\n"
    with (folder / "claims" / "arrests.rec").open("a", encoding="utf-8") as stream:
        stream.write(more)

    assert run("why", "weekend", "elsewhere", status=0).stdout.startswith("nothing links ")


def test_why_refuses_names_that_nobody_or_several_have(folder: Path) -> None:
    assert (
        "did you mean `gazette/weekend`?"
        in run("why", "gazette/weeknd", "saturday", status=2).stderr
    )
    assert "takes no part" in run("why", "aim", "saturday", status=2).stderr


# -- diff ------------------------------------------------------------------------------------------


def test_diff_tells_what_is_new_and_what_is_settled(folder: Path) -> None:
    (folder / "before").mkdir()
    (folder / "before" / "arrests.rec").write_text(CLEAN, encoding="utf-8")
    forth, back = (
        run("diff", "before", "claims", status=1).stdout,
        run("diff", "claims", "before", status=0).stdout,
    )

    assert forth.startswith(
        "1 finding new, 0 settled, 0 with other figures.\n\nNew because of gazette/weekend: 312"
        " arrests\n  error FC201: "
    )
    assert "gazette/weekend: 321 arrests became 312 arrests" in forth
    assert back.startswith("0 findings new, 1 settled, 0 with other figures.\n\nSettled\n")


def test_diff_knows_the_same_claims_with_other_figures(folder: Path) -> None:
    (folder / "after").mkdir()
    (folder / "after" / "arrests.rec").write_text(CONFLICT.replace("312", "318"), encoding="utf-8")

    assert "gap 9, now 3" in run("diff", "claims", "after", status=0).stdout


def test_diff_of_what_is_the_same_is_nothing(folder: Path) -> None:
    assert (
        run("diff", "claims", "claims", status=0).stdout
        == "0 findings new, 0 settled, 0 with other figures.\n"
    )


def git(folder: Path, *arguments: str) -> None:
    """Git in a folder, with a name and no settings of anybody's."""
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607


def test_diff_reads_revisions_and_touches_nothing(folder: Path) -> None:
    try:
        git(folder, "init")
    except OSError:
        pytest.skip("git is not installed")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "one")
    (folder / "claims" / "arrests.rec").write_text(CLEAN, encoding="utf-8")
    git(folder, "commit", "-am", "two")
    before = sorted(path for path in folder.rglob("*") if ".git" not in path.parts)

    assert "1 settled" in run("diff", "HEAD~1..HEAD", status=0).stdout
    assert "1 settled" in run("diff", "HEAD~1", status=0).stdout
    assert (
        "no claims at or below elsewhere in HEAD~1"
        in run("diff", "HEAD~1..HEAD", "--paths", "elsewhere", status=2).stderr
    )
    assert "0 findings new, 0 settled" in run("diff", "HEAD", "claims/arrests.rec", status=0).stdout
    assert "--paths claims" in run("diff", "HEAD~1..HEAD", "claims", status=2).stderr
    told = run("diff", "nowhere..HEAD", status=2).stderr
    assert "neither a folder nor a revision" in told
    assert "help: name two folders" in told
    assert (
        "neither a folder nor a revision"
        in run("diff", "HEAD", "--", "--upload-pack=x", status=2).stderr
    )
    assert sorted(path for path in folder.rglob("*") if ".git" not in path.parts) == before


# -- accept, init, version -------------------------------------------------------------------------


def test_what_is_accepted_is_told_and_fails_nothing(folder: Path) -> None:
    key = key_of(folder)
    told = run(
        "accept",
        key,
        "--reason",
        "another cut-off hour",
        "--by",
        "A. Editor",
        "--until",
        "2999-12-31",
        status=0,
    )

    assert told.stdout == f"{key} accepted in {Path('claims', 'accepted.rec')}\n"
    assert (folder / "claims" / "accepted.rec").read_text(
        encoding="utf-8"
    ) == f"accept: {key}\nreason: another cut-off hour\nby: A. Editor\nuntil: 2999-12-31\n"
    assert (
        "another cut-off hour (accepted by A. Editor until 2999-12-31)"
        in run("report", status=0).stdout
    )
    assert "is accepted already" in run("accept", key, "--reason", "x", status=2).stderr


def test_an_acceptance_goes_behind_those_there_are(folder: Path) -> None:
    path = folder / "claims" / "accepted.rec"
    path.write_text("# accepted so far", encoding="utf-8")
    path.chmod(0o640)
    run("accept", key_of(folder), "--reason", "one\nclaim: two", status=0)

    assert path.read_text(encoding="utf-8").startswith("# accepted so far\n\naccept: FC201:")
    assert "reason: one claim: two\n" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o640


def test_only_findings_there_are_can_be_accepted(folder: Path) -> None:
    key = key_of(folder)

    assert (
        f"did you mean `{key}`?" in run("accept", key[:-1] + "x", "--reason", "r", status=2).stderr
    )
    assert run("accept", key, "--reason", "r", "--until", "soon", status=2).stderr
    assert (
        "is past" in run("accept", key, "--reason", "r", "--until", "2020-01-01", status=2).stderr
    )
    assert not (folder / "claims" / "accepted.rec").exists()


def test_a_figure_below_zero_is_no_option(folder: Path) -> None:
    assert run("read", "-1,234", status=0).stdout.startswith("-1,234: bare")


def test_init_makes_claims_that_hold_together(folder: Path) -> None:
    told = run("init", "fresh", status=0).stdout

    assert "figurecheck report fresh" in told
    assert run("report", "fresh", status=0).stdout.startswith(
        "3 figures, 3 checked: no contradictions found"
    )
    assert "is there already" in run("init", "claims", status=2).stderr


def test_version_says_what_runs() -> None:
    assert run("version", status=0).stdout.startswith(f"figurecheck {fc.__version__}\nreadings ")


def test_every_command_says_what_it_is_for() -> None:
    listed = figurecheck("--help").stdout
    names = [
        line.split()[0]
        for line in listed.partition("Commands:")[2].splitlines()
        if line.startswith("  ")
    ][:-1]

    assert names == [
        "accept",
        "add",
        "bounds",
        "check",
        "diff",
        "draft",
        "export",
        "fmt",
        "ground",
        "import",
        "init",
        "lsp",
        "mcp",
        "pack",
        "read",
        "rename",
        "report",
        "review",
        "rule",
        "show",
        "verify",
        "version",
        "why",
    ]
    for name in names:
        assert figurecheck(name, "--help").returncode == 0


@pytest.mark.parametrize("module", modules("figurecheck.commands"))
def test_the_line_of_a_command_is_read_as_it_says_it(module: str) -> None:
    command = import_module(module).COMMAND

    assert line_of(module) == command.short_help == command.get_short_help_str(100)
    assert not command.hidden
