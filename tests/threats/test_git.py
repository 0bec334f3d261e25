"""A stranger's repository: nothing that it names runs when its claims are compared or reported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.threats.running import CLAIMS, put, run

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or sys.platform == "win32", reason="needs git and a shell"
)

HOOKS = (
    "post-checkout",
    "post-index-change",
    "reference-transaction",
    "pre-auto-gc",
    "fsmonitor-watchman",
    "post-rewrite",
)


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder."""
    named = [
        "git",
        "-c",
        "user.name=n",
        "-c",
        "user.email=e",
        "-c",
        "protocol.file.allow=always",
        *arguments,
    ]
    return subprocess.run(named, cwd=folder, capture_output=True, text=True, check=True).stdout


def settings(**named: str) -> Callable[[Path, str], None]:
    """Has the repository's settings name a program, under names with ``_`` for a full stop."""

    def plant(folder: Path, program: str) -> None:
        for name, value in named.items():
            git(folder, "config", name.replace("_", "."), value.format(program))

    return plant


def attributes(line: str, **named: str) -> Callable[[Path, str], None]:
    """Has an attribute of all claims ask for the program."""

    def plant(folder: Path, program: str) -> None:
        (folder / ".git" / "info").mkdir(exist_ok=True)
        (folder / ".git" / "info" / "attributes").write_text(f"*.rec {line}\n")
        (folder / ".gitattributes").write_text(f"*.rec {line}\n")
        settings(**named)(folder, program)

    return plant


def hooks(folder: Path, program: str) -> None:
    """Puts the program where hooks lie."""
    for name in HOOKS:
        hook = folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\n{program}\n")
        hook.chmod(0o755)


def partial(url: str, **named: str) -> Callable[[Path, str], None]:
    """Makes it a partial clone whose claims lie elsewhere: reading them would fetch them by way of
    the program.
    """

    def plant(folder: Path, program: str) -> None:
        git(folder, "config", "core.repositoryformatversion", "1")
        git(folder, "config", "extensions.partialClone", "evil")
        git(folder, "config", "remote.evil.url", url.format(program.replace(" ", "% ")))
        git(folder, "config", "remote.evil.promisor", "true")
        for protocol in ("ext", "file", "ssh", "git", "http"):
            git(folder, "config", f"protocol.{protocol}.allow", "always")
        settings(**named)(folder, program)
        blob = git(folder, "rev-parse", "HEAD:claims/a.rec").strip()
        (folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()

    return plant


PLANTED: dict[str, Callable[[Path, str], None]] = {
    "textconv": attributes("diff=evil", diff_evil_textconv="{}", diff_evil_cachetextconv="false"),
    "diff driver": attributes("diff=evil", diff_evil_command="{}", diff_external="{}"),
    "smudge": attributes(
        "filter=evil", filter_evil_smudge="{}", filter_evil_clean="{}", filter_evil_required="true"
    ),
    "filter process": attributes("filter=evil", filter_evil_process="{}"),
    "fsmonitor": settings(core_fsmonitor="{}"),
    "hooks": hooks,
    "hooks path": settings(core_hooksPath="claims"),
    "pager": settings(core_pager="{}"),
    "editor": settings(core_editor="{}", sequence_editor="{}"),
    "alias": settings(
        **{"alias_cat-file": "!{}", "alias_ls-tree": "!{}", "alias_rev-parse": "!{}"}
    ),
    "signatures": settings(gpg_program="{}", log_showSignature="true"),
    "ext::": partial("ext::{}"),
    "ssh": partial("ssh://evil.example/x", core_sshCommand="{}"),
    "ssh variant": partial("evil.example:x", core_sshCommand="{}", ssh_variant="simple"),
    "git proxy": partial("git://evil.example/x", core_gitProxy="{}"),
    "upload-pack": partial(".", remote_evil_uploadpack="{}"),
    "credentials": partial("http://127.0.0.1:9/x", credential_helper="!{}", core_askPass="{}"),
    "vcs": partial("x", remote_evil_vcs="ext", remote_evil_receivepack="{}"),
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two revisions of claims, which commands run in."""
    put(tmp_path, a=CLAIMS)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    (tmp_path / "claims" / "a.rec").write_text(CLAIMS.replace("300", "100"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", PLANTED)
@pytest.mark.parametrize(
    "command", [("diff", "HEAD"), ("diff", "HEAD..HEAD"), ("report",), ("check",)]
)
def test_nothing_that_a_repository_names_runs(
    repository: Path, kind: str, command: tuple[str, ...]
) -> None:
    canary = repository / "canary"
    program = repository / "evil"
    program.write_text(f"#!/bin/sh\ntouch {canary}\n")
    program.chmod(0o755)
    PLANTED[kind](repository, str(program))

    ran = run(*command)

    assert not canary.exists()
    assert ran.exit_code in {0, 1} or "missing" in ran.stderr


def test_a_canary_that_runs_is_seen(repository: Path) -> None:
    canary = repository / "canary"
    attributes("diff=evil", diff_evil_textconv=f"touch {canary} #")(repository, "")
    git(repository, "diff", "HEAD")

    assert canary.exists()


def test_a_report_starts_no_program(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = repository / "bin"
    fake.mkdir()
    (fake / "git").write_text(f"#!/bin/sh\ntouch {repository / 'canary'}\n")
    (fake / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake}{os.pathsep}{os.environ['PATH']}")
    run("report")

    assert not (repository / "canary").exists()


def test_links_and_large_files_of_a_revision_are_told_and_not_read(repository: Path) -> None:
    (repository / "claims" / "link.rec").symlink_to("/etc/passwd")
    (repository / "claims" / "large.rec").write_text("# x\n" * 5_100_000)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "two")

    told = run("diff", "HEAD~1..HEAD").stdout

    assert "a link is not followed" in told
    assert "larger than 20 MB" in told
