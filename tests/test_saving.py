"""Files are written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from figurecheck.errors import UsageError
from figurecheck.saving import save


def strays(folder: Path) -> list[str]:
    """What a write left behind."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".figurecheck")]


def test_a_new_file_holds_the_text_and_may_be_read_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("", encoding="utf-8")
    save(str(tmp_path / "new"), "größer\n")

    assert (tmp_path / "new").read_bytes() == "größer\n".encode()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode
    assert strays(tmp_path) == []


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_the_mode_stays(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.write_text("old", encoding="utf-8")
    path.chmod(mode)
    save(str(path), "new")

    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == ("new", mode)


def test_what_somebody_else_changed_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("theirs", encoding="utf-8")

    with pytest.raises(UsageError, match="changed by somebody else"):
        save(str(path), "mine", before=b"old")

    assert path.read_text(encoding="utf-8") == "theirs"
    assert strays(tmp_path) == []


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("number", [5, 28, 13, 30])  # EIO, ENOSPC, EACCES, EROFS
def test_when_the_disk_fails_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "file"
    path.write_text("old", encoding="utf-8")

    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fails)
    with pytest.raises(UsageError, match="cannot be written"):
        save(str(path), "new")
    monkeypatch.undo()

    assert path.read_text(encoding="utf-8") == "old"
    assert strays(tmp_path) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        save(str(tmp_path / "nowhere" / "file"), "new")


PROGRAM = """
import sys
from figurecheck.saving import save
index = 0
while True:
    index += 1
    save(sys.argv[1], f"{index}\\n" * 20_000)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed so here")
def test_a_process_that_is_killed_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    waits: list[Callable[[], None]] = [lambda wait=wait: time.sleep(wait / 100) for wait in range(25, 35)]  # type: ignore[misc]
    for wait in waits:
        writing = subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], env=environment)
        wait()
        writing.kill()
        writing.wait()
        if path.exists():
            lines = set(path.read_text(encoding="utf-8").splitlines())
            assert len(lines) == 1
    assert path.exists()
