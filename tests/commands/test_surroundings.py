"""Whatever a command runs among, it gives the same bytes, or a sentence and exit status 2."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.sizes import some
from tests.test_robust import TWO

FULL = Path("/dev/full")
LINUX = pytest.mark.skipif(not FULL.is_char_device(), reason="there is no disk that is always full")
SHELL = pytest.mark.skipif(
    sys.platform == "win32", reason="a shell closes what a command prints to"
)

COMMANDS = (
    "report claims",
    "report claims --format json",
    "check claims",
    "rule",
    "read 5",
    "--help",
    "--version",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with claims in conflict."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.rec").write_text(TWO.format("100", "300"))
    return tmp_path


def run(folder: Path, command: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """The command, as a shell runs it, ``figurecheck`` standing for this Python's."""
    program = command.replace("figurecheck", f'"{sys.executable}" -P -m figurecheck')
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **surroundings}
    return subprocess.run(  # noqa: S602 -- it is a shell that closes what a program prints to
        program,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def assert_told(ran: subprocess.CompletedProcess[str], told: str) -> None:
    """It could not run as asked, and says why in a sentence."""
    assert (ran.returncode, told in ran.stderr, "Traceback" in ran.stderr) == (2, True, False), (
        ran.stderr
    )
    assert "fault of figurecheck" not in ran.stderr


@LINUX
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told(folder: Path, command: str) -> None:
    assert_told(
        run(folder, f"figurecheck {command} > /dev/full"),
        "cannot be written: No space left on device",
    )


@SHELL
def test_a_closed_output_is_told(folder: Path) -> None:
    assert_told(run(folder, "figurecheck report claims >&-"), "the output is closed")


@SHELL
@pytest.mark.parametrize("command", ["lsp", "mcp"])
@pytest.mark.parametrize(("closed", "told"), [("<&-", "the input"), (">&-", "the output")])
def test_a_server_with_nobody_to_speak_with_is_told(
    folder: Path, command: str, closed: str, told: str
) -> None:
    assert_told(run(folder, f"figurecheck {command} {closed}"), f"{told} is closed")


HELLO = (
    """printf '{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {},"""
    """ "protocolVersion": "2025-06-18", "clientInfo": {"name": "a", "version": "1"}}}\\n'"""
)


@LINUX
@pytest.mark.skipif(find_spec("mcp") is None, reason="the extra `mcp` is not installed")
def test_a_client_that_cannot_be_answered_is_told_and_one_that_has_gone_is_no_error(
    folder: Path,
) -> None:
    assert_told(run(folder, f"{HELLO} | figurecheck mcp >/dev/full"), "No space left on device")
    assert run(folder, f"{HELLO} | (figurecheck mcp; echo $? >status) | true").stderr == ""
    assert (folder / "status").read_text() == "0\n"


@SHELL
@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", ">&- 2>&-"])
def test_where_nothing_can_be_told_the_status_stays(folder: Path, where: str) -> None:
    assert run(folder, f"figurecheck report nowhere {where}").returncode == 2


@SHELL
def test_a_report_that_goes_to_a_file_needs_no_output(folder: Path) -> None:
    ran = run(folder, "figurecheck report claims --output r.txt <&- >&- 2>&-")

    assert ran.returncode == 1
    assert "FC301" in (folder / "r.txt").read_text()


@SHELL
def test_whoever_stops_listening_is_no_error(folder: Path) -> None:
    assert run(folder, "(figurecheck report claims; echo $? >status) | true").stderr == ""
    assert (folder / "status").read_text() in {"0\n", "1\n"}


@SHELL
@pytest.mark.parametrize(
    "command", ["report", "diff HEAD", "init", "add --figure 5 --measure a", "read 5"]
)
def test_a_folder_that_is_gone_is_told(folder: Path, command: str) -> None:
    (folder / "gone").mkdir()

    assert_told(run(folder, f"cd gone && rmdir ../gone && figurecheck {command}"), "is gone")


@pytest.fixture
def deep(folder: Path) -> Iterator[Callable[[int], None]]:
    """What puts a mistake into so many folders in one another, step by step, as the path of the
    innermost may be longer than a path may be; they are removed likewise.
    """

    def make(steps: int) -> None:
        here = os.open(".", os.O_RDONLY)
        try:
            os.chdir(folder / "claims")
            for _ in range(steps):
                Path("d").mkdir()
                os.chdir("d")
            Path("b.rec").write_text("figure 5\n")
        finally:
            os.fchdir(here)
            os.close(here)

    yield make
    run(folder, "rm -rf claims")


@LINUX
def test_folders_deep_in_one_another_are_read(folder: Path, deep: Callable[[int], None]) -> None:
    deep(1_200)

    for command in ("report", "fmt"):
        ran = run(folder, f"figurecheck {command}")
        assert (ran.returncode, "/b.rec" in ran.stdout + ran.stderr) == (1, True), ran
    assert run(folder, "figurecheck add --measure a --figure 5 --when 2023").returncode == 0


@LINUX
def test_a_folder_whose_path_is_too_long_is_told(folder: Path, deep: Callable[[int], None]) -> None:
    deep(2_200)
    ran = run(folder, "figurecheck report")

    assert ran.returncode == 1
    assert "cannot be listed: File name too long" in ran.stdout


def run_program(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """A program in Python that is given the words of a report on the claims."""
    (folder / "program.py").write_text(text)
    return run(folder, f'"{sys.executable}" program.py report claims')


SHORT = """
import resource, sys
from figurecheck import cli
from figurecheck.claims import files

def load(*_, **__):
    sys.modules.pop("figurecheck.report.safe", None)
    if {kind!r} == "memory":
        raise MemoryError
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    open("claims/a.rec")

files.load = load
cli.main()
"""
"""A command that runs out of something while it reads claims."""


@LINUX
@pytest.mark.parametrize(
    ("kind", "told"),
    [("memory", "there is not enough memory"), ("files", "a.rec: Too many open files")],
)
def test_what_a_command_runs_out_of_is_told(folder: Path, kind: str, told: str) -> None:
    ran = run_program(folder, SHORT.format(kind=kind))

    assert_told(ran, told)


EARLY = """
import runpy, sys

class Interrupted:
    def find_spec(self, name, *_):
        if name == {module!r}:
            raise {error}

sys.meta_path.insert(0, Interrupted())
runpy.run_module("figurecheck", run_name="__main__")
"""
"""A command that ends while a module of its is loaded."""


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        ("KeyboardInterrupt", 130, ""),
        ("MemoryError", 2, "cannot be loaded: MemoryError\n"),
        ("OSError(24, 'Too many open files')", 2, "cannot be loaded: OSError\n"),
    ],
)
@pytest.mark.parametrize("module", ["figurecheck.cli", "click"])
def test_what_ends_a_command_in_the_moment_it_starts_shows_no_code(
    folder: Path, module: str, error: str, status: int, told: str
) -> None:
    ran = run_program(folder, EARLY.format(module=module, error=error))

    assert (ran.returncode, ran.stderr[-len(told) :] if told else ran.stderr) == (status, told)
    assert "Traceback" not in ran.stderr


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    assert_told(run(folder, "figurecheck init claims/a.rec/claims"), "a.rec")


@pytest.mark.parametrize(
    "command", some(["rule FC301", "rule", "report --help", "--help", "report claims -v"])
)
def test_a_python_that_drops_docstrings_tells_the_same(folder: Path, command: str) -> None:
    plain = run(folder, f"figurecheck {command}")

    assert run(folder, f"figurecheck {command}", PYTHONOPTIMIZE="2").stdout == plain.stdout
    assert plain.stdout


def test_a_named_file_that_cannot_be_read_fails_and_where_none_can_be_it_could_not_run(
    folder: Path,
) -> None:
    (folder / "dark.rec").write_bytes(b"\xff\xfe")

    assert run(folder, "figurecheck report claims dark.rec").returncode == 1
    assert "error FC007" in run(folder, "figurecheck report claims dark.rec").stdout
    assert run(folder, "figurecheck report dark.rec").returncode == 2
    assert_told(
        run(folder, "figurecheck report claims nowhere.rec"), "there is no such file or folder"
    )


@pytest.mark.parametrize(
    ("width", "locale"), some([("1", "C"), ("20", "tr_TR.UTF-8"), ("500", "de_DE.UTF-8")], first=1)
)
def test_neither_terminal_nor_locale_nor_home_changes_a_byte(
    folder: Path, width: str, locale: str
) -> None:
    plain = run(folder, "figurecheck report claims -v").stdout
    odd = {
        "COLUMNS": width,
        "LC_ALL": locale,
        "LANG": locale,
        "HOME": "/nonexistent",
        "PYTHONHASHSEED": width,
    }

    assert (
        run(
            folder, "figurecheck report claims -v", **odd, TZ="Pacific/Kiritimati", TERM="dumb"
        ).stdout
        == plain
    )
