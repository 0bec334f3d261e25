"""Hooks and pipelines: the files name commands that there are, and pre-commit runs the hook for
real.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import figurecheck as fc
from tests.refresh import figurecheck

ROOT = Path(__file__).resolve().parents[2]
SRC = Path(str(fc.__file__)).parents[1]
HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
HOOKS = ROOT / "examples" / "hooks"
PIPELINES = sorted(HOOKS.glob("*.yml"))

CLEAN = (
    "measure: arrests\nunit: arrest\n\nclaim: day\nfigure: 204\nmeasure: arrests\nwhen:"
    " 2025-03-10\n"
)
LIE = "claim: week\nfigure: about 100\nmeasure: arrests\nwhen: 2025-03-10/2025-03-16\n"


def test_the_hook_checks_all_the_claims_at_once() -> None:
    lines = [line.strip(" -") for line in HOOK.splitlines()]

    assert {
        "id: figurecheck",
        "entry: figurecheck check",
        "language: python",
        "pass_filenames: false",
    } <= set(lines)
    assert "\t" not in HOOK


def test_the_hook_leaves_it_to_the_readers_what_a_file_of_claims_is() -> None:
    lines = [line.strip(" -") for line in HOOK.splitlines()]

    assert "always_run: true" in lines
    assert not [
        line for line in lines if line.startswith(("files:", "types:", "types_or:", "exclude:"))
    ]


def test_pages_and_pipelines_name_the_hook_and_the_version_that_there_are() -> None:
    config = (HOOKS / "pre-commit-config.yaml").read_text(encoding="utf-8")

    assert "- id: figurecheck\n" in config
    assert f"rev: v{fc.__version__}\n" in config


@pytest.mark.parametrize("pipeline", PIPELINES, ids=lambda path: path.name)
def test_a_pipeline_runs_commands_that_there_are(pipeline: Path, tmp_path: Path) -> None:
    text = pipeline.read_text(encoding="utf-8")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.rec").write_text(CLEAN, encoding="utf-8")

    commands = re.findall(r"(?:- |run: )(figurecheck .+)$", text, re.MULTILINE)
    statuses = [
        figurecheck(*command.split()[1:], folder=tmp_path).returncode for command in commands
    ]

    assert "\t" not in text
    assert len(commands) == 2
    assert statuses == [0, 0]
    assert (tmp_path / "figures.html").exists()


@pytest.mark.parametrize("pipeline", PIPELINES, ids=lambda path: path.name)
def test_a_pipeline_fails_where_the_claims_do(pipeline: Path, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.rec").write_text(f"{CLEAN}\n{LIE}", encoding="utf-8")

    commands = re.findall(
        r"(?:- |run: )(figurecheck .+)$", pipeline.read_text(encoding="utf-8"), re.MULTILINE
    )
    statuses = [
        figurecheck(*command.split()[1:], folder=tmp_path).returncode for command in commands
    ]

    assert sorted(statuses) == [0, 1]


# -- pre-commit ------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two files of claims and our hook, which runs the figurecheck that these
    tests run.
    """
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    if subprocess.run(["git", "--version"], capture_output=True, check=False).returncode:  # noqa: S607
        pytest.skip("git is not installed")
    for name, value in (
        ("HOME", tmp_path),
        ("PRE_COMMIT_HOME", tmp_path / "cache"),
        ("PYTHONPATH", SRC),
    ):
        monkeypatch.setenv(name, str(value))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    program = tmp_path / "bin" / "figurecheck"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m figurecheck "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    hook, project = tmp_path / "hook", tmp_path / "project"
    made(hook, {".pre-commit-hooks.yaml": HOOK.replace("language: python", "language: system")})
    revision = git(hook, "rev-parse", "HEAD").strip()
    config = f"repos:\n  - repo: {hook}\n    rev: {revision}\n    hooks:\n      - id: figurecheck\n"
    made(
        project,
        {".pre-commit-config.yaml": config, "claims/a.rec": CLEAN, "README.md": "figures\n"},
    )
    return project


def made(folder: Path, files: dict[str, str]) -> None:
    """A repository of these files, in one commit."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(
        folder,
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "commit",
        "--quiet",
        "-m",
        "first",
    )


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def hooked(project: Path) -> subprocess.CompletedProcess[str]:
    """What pre-commit says of what has been staged."""
    command = [sys.executable, "-m", "pre_commit", "run", "--verbose"]
    return subprocess.run(command, cwd=project, check=False, capture_output=True, text=True)


@pytest.mark.skipif(
    sys.platform == "win32", reason="the program that stands in for figurecheck is a shell script"
)
def test_pre_commit_stops_a_figure_that_contradicts_a_file_that_did_not_change(
    repository: Path,
) -> None:
    (repository / "claims" / "b.rec").write_text(LIE, encoding="utf-8")
    git(repository, "add", ".")

    done = hooked(repository)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "claims/a.rec:5:9: error FC204" in done.stdout
    assert done.stdout.count("error FC204:") == 1


@pytest.mark.skipif(
    sys.platform == "win32", reason="the program that stands in for figurecheck is a shell script"
)
def test_pre_commit_passes_what_holds(repository: Path) -> None:
    (repository / "claims" / "b.rec").write_text(LIE.replace("100", "1,000"), encoding="utf-8")
    git(repository, "add", ".")

    holds = hooked(repository)

    assert (holds.returncode, "Passed" in holds.stdout) == (0, True), holds.stdout


@pytest.mark.skipif(
    sys.platform == "win32", reason="the program that stands in for figurecheck is a shell script"
)
def test_pre_commit_stops_where_a_file_was_deleted_that_others_need(repository: Path) -> None:
    (repository / "claims" / "b.rec").write_text(LIE, encoding="utf-8")
    git(repository, "add", ".")
    git(
        repository,
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "commit",
        "--quiet",
        "--no-verify",
        "-m",
        "b",
    )
    git(repository, "rm", "--quiet", "claims/a.rec")

    done = hooked(repository)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "there is no measure `arrests`" in done.stdout
