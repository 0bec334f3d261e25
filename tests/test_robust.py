# ruff: noqa: S607 -- git is found where the machine has it
"""Nothing breaks a run, and nothing that a stranger's folder holds runs or reads more than was
asked for.
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.asking import explain as explaining
from figurecheck.checks.question import Question
from figurecheck.checks.questions import misspelt
from figurecheck.claims import revisions, room
from figurecheck.claims.revisions import load_revision
from figurecheck.claims.settings import find_settings
from figurecheck.cli import main
from figurecheck.errors import UsageError
from figurecheck.passes import asking, reporting

TWO = """measure: a
unit: arrest

claim: x
figure: {}
measure: a
when: 2025
source: p

claim: y
figure: {}
measure: a
when: 2025
source: q
"""


@pytest.mark.parametrize("digits", [1, 2, 20, 40, 62, 309, 400])
@pytest.mark.parametrize("shape", ["text", "json", "html"])
def test_figures_of_any_length_are_compared_and_told(
    tmp_path: Path, digits: int, shape: str
) -> None:
    (tmp_path / "a.rec").write_text(TWO.format("1" * digits, "3" * digits))

    result = CliRunner().invoke(main, ["report", str(tmp_path), "--format", shape])

    assert result.exit_code == 1, result.output[-300:]


@pytest.fixture(autouse=True)
def faults_are_raised() -> None:
    """They are told here, as they are to users."""


def test_a_failing_explanation_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: object, one: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(explaining._Work, "explained", fails)

    report = fc.check(fc.loads(TWO.format("100", "300"))).explained()

    assert [finding.code for finding in report.conflicts] == ["FC301"]
    assert "no explanation was looked for" in report.conflicts[0].help


def test_a_failing_question_costs_itself_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(evidence: object) -> list[fc.Finding]:
        raise ZeroDivisionError

    monkeypatch.setattr(asking, "collect", lambda *_: (Question("FC999", "failing", fails),))

    report = fc.check(fc.loads(TWO.format("100", "300")))

    assert not report.complete
    assert "FC901" in {finding.code for finding in report.findings}


def broken(*_: object, **__: object) -> None:
    """What has a fault."""
    raise ZeroDivisionError


PICTURES = (
    "report.charts.forest.picture",
    "report.charts.lanes.picture",
    "report.html.sections._lane",
)


@pytest.mark.parametrize("broken_part", PICTURES)
def test_a_failing_chart_costs_itself_and_is_told(
    monkeypatch: pytest.MonkeyPatch, broken_part: str
) -> None:
    report = fc.check(fc.loads(TWO.format("100", "300")))
    whole = report.to_html()
    monkeypatch.setattr(f"figurecheck.{broken_part}", broken)

    page = report.to_html()

    assert "not drawn: ZeroDivisionError" not in whole
    assert "not drawn: ZeroDivisionError" in page
    assert "FC301" in page


def test_a_failing_chart_in_a_notebook_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = fc.loads(TWO.format("100", "300"))
    monkeypatch.setattr("figurecheck.report.comparable.forest", broken)
    monkeypatch.setattr("figurecheck.report.html.charting.forest", broken)

    for shown in (claims, fc.check(claims)):
        assert "not drawn: ZeroDivisionError" in shown._repr_html_()


@pytest.mark.parametrize("part", ["stories", "variants", "sums_of_windows", "sums_of_places"])
@pytest.mark.parametrize("shape", ["text", "markdown", "html", "json"])
def test_a_failing_story_costs_itself_and_is_told(
    monkeypatch: pytest.MonkeyPatch, part: str, shape: str
) -> None:
    monkeypatch.setattr(reporting, part, broken)

    report = fc.check(fc.loads(TWO.format("100", "300")))

    assert [finding.code for finding in report.conflicts] == ["FC301"]
    assert [finding.severity for finding in report.findings if finding.code == "FC901"] == ["note"]
    assert "FC301" in getattr(report, f"to_{shape}")()


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.rec").write_text(TWO.format("100", "100"))
    closed = tmp_path / "closed"
    closed.mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if os.fspath(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)

    assert [problem.code for problem in fc.load(tmp_path).problems] == ["FC005"]


@pytest.mark.parametrize("path", ["..", "/etc", "link"])
def test_settings_name_nothing_out_of_their_folder(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "figurecheck.toml").write_text(f'paths = ["{path}"]\n')
    (folder / "link").symlink_to(tmp_path)

    with pytest.raises(UsageError, match="leads out of the folder"):
        find_settings(str(folder)).from_here(path)


@pytest.mark.parametrize("setting", ["promisor", "fsmonitor"])
def test_git_runs_nothing_that_a_repository_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=e", *arguments], cwd=tmp_path, check=True
        )

    canary = tmp_path / "canary"
    git("init", "-q")
    (tmp_path / "a.rec").write_text(TWO.format("100", "100"))
    git("add", "a.rec")
    git("commit", "-q", "-m", "one")
    listed = subprocess.run(
        ["git", "rev-parse", "HEAD:a.rec"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    if setting == "promisor":
        git("config", "core.repositoryformatversion", "1")
        git("config", "extensions.partialClone", "evil")
        git("config", "remote.evil.url", f"ext::sh -c touch% {canary}")
        git("config", "remote.evil.promisor", "true")
        git("config", "protocol.ext.allow", "always")
        blob = listed.stdout.strip()
        (tmp_path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    else:
        git("config", "core.fsmonitor", f"touch {canary}")
        git("config", "core.sshCommand", f"touch {canary}")
    monkeypatch.chdir(tmp_path)

    if setting == "promisor":
        with pytest.raises(UsageError):
            load_revision("HEAD", ["."])
    else:
        assert len(load_revision("HEAD", ["."])) == 2

    assert not canary.exists()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What runs git in the current folder, a repository with one revision, and gives its answer."""

    def git(*arguments: str, given: str = "") -> str:
        named = ["git", "-c", "user.name=n", "-c", "user.email=e", *arguments]
        ran = subprocess.run(named, capture_output=True, input=given, text=True, check=True)
        return ran.stdout.strip()

    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    (tmp_path / "a.rec").write_text(TWO.format("100", "100"))
    git("add", "a.rec")
    git("commit", "-q", "-m", "one")
    return git


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
@pytest.mark.parametrize("kind", ["head", "settings", "object"])
def test_git_that_waits_for_ever_is_stopped(
    repository: Callable[..., str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    blob = repository("rev-parse", "HEAD:a.rec")
    if kind == "settings":
        repository("config", "include.path", "pipe")
    name = {"head": "HEAD", "settings": "pipe", "object": f"objects/{blob[:2]}/{blob[2:]}"}[kind]
    pipe = Path(".git", name)
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    monkeypatch.setattr(revisions, "DEADLINE", 0.5)

    with pytest.raises(UsageError, match="gave no answer within"):
        load_revision("HEAD", ["."])


def committed(git: Callable[..., str], tree: str) -> str:
    """A commit of a tree."""
    return git("commit-tree", "-m", "two", tree)


def test_a_tree_that_names_more_files_than_memory_holds_is_read_no_further_than_its_bound(
    repository: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = repository("mktree", given=f"100644 blob {repository('rev-parse', 'HEAD:a.rec')}\ta.rec")
    for _ in range(12):
        ten = "".join(f"040000 tree {tree}\t{name}\n" for name in range(10))
        tree = repository("mktree", given=ten)
    monkeypatch.setattr(revisions, "MAX_FILES", 5)
    monkeypatch.setattr(revisions, "DEADLINE", 20)
    found = load_revision(committed(repository, tree), ["."])

    assert [one.code for one in found.problems if "of more than 5 files" in one.headline] == [
        "FC005"
    ]


def test_a_blob_of_many_names_is_fetched_once_and_counted_for_each(
    repository: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = repository("rev-parse", "HEAD:a.rec")
    named = "".join(f"100644 blob {blob}\t{number}.rec\n" for number in range(9))
    asked: list[bytes] = []
    real = revisions._git

    def git(*arguments: str, given: bytes = b"") -> bytes:
        asked.append(given)
        return real(*arguments, given=given)

    monkeypatch.setattr(revisions, "_git", git)
    monkeypatch.setattr(room, "RUN_BYTES", 5 * len(TWO.format("100", "100")))
    found = load_revision(committed(repository, repository("mktree", given=named)), ["."])

    assert asked[-1].decode() == f"{blob}\n"
    assert len(found.inputs) == 5
    assert "not read: 5.rec, 6.rec, 7.rec and 1 more" in found.problems[-1].headline


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Springfield", "Sprngfield", True),
        ("Springfield", "Spirngfield", True),
        ("Springfield", "springfield", True),
        ("São Paulo", "Sao Paulo", True),
        ("District 11", "District 12", False),
        ("Iran", "Iraq", False),
        ("Niger", "Nigeria", False),
    ],
)
def test_names_a_slip_apart_are_told(one: str, other: str, told: bool) -> None:
    text = TWO.format("100", "100").replace(
        "when: 2025\nsource: p", f"when: 2025\nwhere: {one}\nsource: p"
    )
    text = text.replace("when: 2025\nsource: q", f"when: 2024\nwhere: {other}\nsource: p")

    codes = [finding.code for finding in fc.check(fc.loads(text)).findings]

    assert (misspelt.CODE in codes) is told
