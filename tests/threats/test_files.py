"""What lies in a stranger's folder: nothing outside it is read, nothing is opened that is no plain
file.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.threats.running import CLAIMS, MEASURE, apart, put, reports, run

CANARY = "canary-of-a-file-outside"


@pytest.fixture(autouse=True)
def _an_end() -> Iterator[None]:
    """Ends what would wait for ever, so that the test fails."""

    def waiting(*_: object) -> None:
        raise AssertionError

    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, waiting)
        signal.alarm(200)
    yield
    if sys.platform != "win32":
        signal.alarm(0)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stranger's folder, in which commands run, with a file beside it that is nobody's
    business.
    """
    own = tmp_path / "stranger"
    own.mkdir()
    put(own, a=CLAIMS)
    (tmp_path / "secret.rec").write_text(f"claim: {CANARY}\nfigure: {CANARY}\nmeasure: arrests\n")
    (tmp_path / "secret.toml").write_text(f'language = "{CANARY}"\n')
    monkeypatch.chdir(own)
    return own


def link(name: str, target: str) -> Callable[[Path], object]:
    """A link in the claims."""
    return lambda folder: (folder / "claims" / name).symlink_to(target)


def setting(text: str) -> Callable[[Path], object]:
    """A file of settings."""
    return lambda folder: (folder / "figurecheck.toml").write_text(text)


def project(text: str) -> Callable[[Path], object]:
    """Settings in a Python project."""
    return lambda folder: (folder / "pyproject.toml").write_text(text)


def loop(folder: Path) -> None:
    (folder / "claims" / "loop").symlink_to(folder / "claims")
    (folder / "claims" / "self.rec").symlink_to("self.rec")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "claims" / "pipe.rec")


def up(folder: Path) -> None:
    (folder / "up").symlink_to("..")
    setting('paths = ["up"]\n')(folder)


def documents_above(folder: Path) -> None:
    up(folder)
    setting('documents = ["u*/secret.rec"]\n')(folder)


def documents_in_loops(folder: Path) -> None:
    loop(folder)
    (folder / "claims" / "again").symlink_to(folder)
    setting('documents = ["**/*.md"]\n')(folder)


LAYOUTS: dict[str, Callable[[Path], object]] = {
    "a link out": link("out.rec", "../../secret.rec"),
    "an absolute link": link("out.rec", "/etc/passwd"),
    "a linked folder": link("out", "../.."),
    "a link to the root": link("root", "/"),
    "a link to a link": lambda folder: (
        link("one.rec", "two")(folder),
        link("two", "../../secret.rec")(folder),
    )[0],
    "an endless device": link("zero.rec", "/dev/zero"),
    "a terminal": link("tty.rec", "/dev/tty"),
    "processes": link("proc.rec", "/proc/self/environ"),
    "loops": loop,
    "a pipe": pipe,
    "paths above": setting('paths = [".."]\n'),
    "an absolute path": setting('paths = ["/etc"]\n'),
    "a path through a link": up,
    "words outside": setting('words = "../secret.toml"\n'),
    "readings outside": setting('readings = "../secret.toml"\n'),
    "absolute words": setting('words = "/etc/passwd"\n'),
    "a path of a project": project('[tool.figurecheck]\npaths = ["../"]\n'),
    "a path with a home": setting('paths = ["~/"]\n'),
    "a path of an address": setting(
        'paths = ["https://evil.example/x.rec", "file:///etc/passwd"]\n'
    ),
    "a setting that runs": setting(
        'template = "!!python/object/apply:os.system [id]"\nplugin = "evil"\n'
    ),
    "documents through a link": documents_above,
    "documents through loops of links": documents_in_loops,
    "a path that no file can have": setting('paths = ["a\\u0000b"]\n'),
    "words that no file can have": setting('words = "a\\u0000b"\n'),
    "documents by no pattern": setting('documents = ["a**", "", ".", "\\u0000", "/etc/*.conf"]\n'),
    "settings too large": setting("x = 1\n" * 1_000_000),
    "settings behind a megabyte": project(
        "# filler\n" * 120_000 + '[tool.figurecheck]\npaths = [".."]\n'
    ),
    "settings too deep": setting("x = " + "[" * 100_000),
    "settings that are a folder": lambda folder: (folder / "figurecheck.toml").mkdir(),
}


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_outside_the_folder_is_read(folder: Path, name: str) -> None:
    LAYOUTS[name](folder)

    for arguments in (
        ("report",),
        ("report", "--format", "json"),
        ("check",),
        ("export", "--to", "jsonl"),
        ("diff", "claims", "claims"),
    ):
        ran = run(*arguments)
        assert CANARY not in ran.stdout + ran.stderr
        assert "root:" not in ran.stdout + ran.stderr


def test_a_plugin_of_the_folder_is_not_loaded(folder: Path) -> None:
    evil = f"open({str(folder / 'canary')!r}, 'w')\n"
    for name in (
        "figurecheck_evil.py",
        "conftest.py",
        "sitecustomize.py",
        "click.py",
        "attr.py",
        "figurecheck.py",
        "json.py",
    ):
        (folder / name).write_text(evil)
        (folder / "claims" / name).write_text(evil)

    assert apart("report", cwd=folder).returncode == 1
    assert not (folder / "canary").exists()


NAMED: tuple[tuple[str, ...], ...] = (
    ("report", "claims/pipe.rec"),
    ("report", "pipe.md"),
    ("report", "pipe.csv"),
    ("report", "pipe.parquet"),
    ("report", ".", "--readings", "pipe.toml"),
    ("report", ".", "--added", "pipe.parquet"),
    ("pack", ".", "--to", "f.parquet"),
    ("pack", "pipe.csv", "--to", "f.parquet"),
    ("pack", "pipe.db", "--to", "f.parquet"),
    ("pack", "claims/a.rec", "--map-file", "pipe.toml", "--to", "f.parquet"),
    ("ground", "pipe.md", "--in", "claims"),
    ("ground", "claims/a.rec", "--in", "pipe.csv"),
    ("ground", "claims/a.rec", "--in", "pipe.json"),
    ("import", "pipe.csv"),
    ("draft", "pipe.md"),
    ("fmt", "claims/pipe.rec"),
    ("verify", "pipe.json"),
    ("verify", "report.json", "claims/pipe.rec"),
    ("check", "pipe.csv", "--as", "text"),
    ("review", "claims/pipe.rec"),
)
"""Commands that are told to read a pipe into which nobody writes."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes")
def test_no_command_waits_for_a_pipe(folder: Path) -> None:
    pipe(folder)
    for name in ("pipe.md", "pipe.csv", "pipe.parquet", "pipe.db", "pipe.toml", "pipe.json"):
        os.mkfifo(folder / name)
    (folder / "report.json").write_text(run("report", "claims/a.rec", "--format", "json").stdout)
    for arguments in NAMED:
        ran = run(*arguments)

        assert ran.exit_code in {1, 2}, arguments
        assert "pipe" in ran.stdout + ran.stderr, arguments


ODD_NAMES = (b"\xff\xfe.rec", b"a\nb\x1b[31m.rec", "\u202ex.rec".encode(), b"%0A::error::.rec")
"""Names of files that are no text, or steer."""


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are any bytes on Linux")
def test_files_of_any_name_are_read_told_and_packed(folder: Path) -> None:
    for odd in ODD_NAMES:
        (folder / "claims" / os.fsdecode(odd)).write_bytes(b"bad\n")

    for name, told in reports():
        assert "FC001" in told or name in {"query"}, name
        assert "\x1b" not in told, name
        assert "\u202e" not in told or name in {"json", "jsonl"}, name
    (folder / "report.json").write_text(run("report", "--format", "json").stdout)
    assert run("verify", "report.json", "claims").exit_code == 0
    assert run("export", "--to", "jsonl").exit_code in {0, 1}
    assert run("pack", "claims", "--to", "f.parquet").exit_code == 1
    assert "FC001" in run("report", "f.parquet", "--all").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are any bytes on Linux")
def test_facts_and_databases_whose_names_are_no_text_are_refused(folder: Path) -> None:
    """What opens them takes names in UTF-8 alone."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    odd = os.fsdecode(b"\xff\xfe")
    assert run("pack", "claims/a.rec", "--to", "f.parquet").exit_code == 0
    (folder / "f.parquet").rename(folder / "claims" / f"{odd}.parquet")
    for ending in ("duckdb", "sqlite"):
        (folder / f"{odd}.{ending}").write_bytes(b"x" * 100)
    for arguments in (
        ("report", "claims"),
        ("check", f"claims/{odd}.parquet"),
        ("pack", f"claims/{odd}.parquet", "--to", "g.parquet"),
        ("pack", "claims/a.rec", "--to", f"{odd}.parquet"),
        ("pack", f"{odd}.duckdb", "--to", "g.parquet"),
        ("pack", f"{odd}.sqlite", "--to", "g.parquet"),
    ):
        ran = run(*arguments)

        assert ran.exit_code == 2, arguments
        assert "not in UTF-8" in ran.stderr, arguments
    assert not [one for one in folder.iterdir() if one.name in {"g.parquet", f"{odd}.parquet"}]


def test_a_file_that_changes_while_it_is_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fdopen

    def grown(handle: int, *arguments: Any) -> Any:
        with (folder / "claims" / "a.rec").open("a") as stream:
            stream.write("\nclaim: more\n")
        return real(handle, *arguments)

    monkeypatch.setattr(os, "fdopen", grown)

    assert "changed while it was read" in run("report", "--all").stdout


ENCODINGS = {
    "byte order mark": b"\xef\xbb\xbf" + CLAIMS.encode(),
    "utf-16": CLAIMS.encode("utf-16"),
    "utf-32": CLAIMS.encode("utf-32"),
    "latin-1": CLAIMS.replace("police", "polizeibehörde").encode("latin-1"),
    "nul": CLAIMS.replace("police", "po\0lice").encode(),
    "windows": CLAIMS.replace("\n", "\r\n").encode(),
    "old mac": CLAIMS.replace("\n", "\r").encode(),
    "line separator": CLAIMS.replace("police", "po\u2028lice").encode(),
    "decomposed": CLAIMS.replace("police", "polizeibeho\u0308rde").encode(),
    "surrogate": CLAIMS.replace("police", "po\ud800lice").encode("utf-8", "surrogatepass"),
    "overlong": CLAIMS.encode() + b"\xc0\xaf",
    "truncated": CLAIMS.encode() + b"\xe2\x82",
    "empty": b"",
    "blanks": b"\n \t\r\n" * 1_000,
    "zip": b"PK\x03\x04" + bytes(range(256)) * 20,
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_an_encoding_is_read_or_told_with_its_place(folder: Path, name: str) -> None:
    (folder / "claims" / "a.rec").write_bytes(ENCODINGS[name])
    ran = run("report", "--all")

    plain = name in {"byte order mark", "windows", "decomposed"}
    assert ("error FC00" in ran.stdout or "not one claim" in ran.stdout + ran.stderr) is not plain
    assert ("error FC301" in ran.stdout) is (
        plain or name in {"nul", "line separator"}
    )  # a bad record costs itself


def test_windows_line_ends_change_nothing_in_a_report(folder: Path) -> None:
    before = dict(reports())
    inputs = {
        name
        for name in before
        if "sha256" in before[name] or name in {"json", "jsonl", "sarif", "html"}
    }
    (folder / "claims" / "a.rec").write_bytes(CLAIMS.replace("\n", "\r\n").encode())

    assert {name: told for name, told in reports() if name not in inputs} == {
        name: told for name, told in before.items() if name not in inputs
    }


def test_what_may_not_be_read_is_a_finding_and_the_rest_is_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, b=MEASURE)
    real = os.open

    def refused(path: str, *arguments: int, **named: int) -> int:
        if str(path).endswith("b.rec"):
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    monkeypatch.setattr(os, "open", refused)
    told = run("report", "--all").stdout

    assert "error FC005" in told
    assert "error FC301" in told


@pytest.mark.skipif(
    not Path("/proc/sys/kernel/unprivileged_userns_clone").exists() and sys.platform != "linux",
    reason="Linux",
)
def test_a_report_and_a_check_work_without_any_network(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def asked(*_: object, **__: object) -> None:
        pytest.fail("a command asked for the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, asked)
    for arguments in (
        ("report",),
        ("check",),
        ("diff", "claims", "claims"),
        ("bounds", "arrests[2025-03-10]"),
        ("rule", "FC301"),
    ):
        run(*arguments)
