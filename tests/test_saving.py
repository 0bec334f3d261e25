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
from figurecheck.keeping.saving import ChangedError, save


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
    path.chmod(0o666)

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
from figurecheck.keeping.saving import ChangedError, save
index = 0
while True:
    index += 1
    save(sys.argv[1], f"{index}\\n" * 20_000)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed so here")
def test_a_process_that_is_killed_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    waits: list[Callable[[], None]] = [
        lambda wait=wait: time.sleep(wait / 100)  # type: ignore[misc]
        for wait in range(25, 35)
    ]
    for wait in waits:
        writing = subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], env=environment)
        wait()
        writing.kill()
        writing.wait()
        if path.exists():
            lines = set(path.read_text(encoding="utf-8").splitlines())
            assert len(lines) == 1
    assert path.exists()
    save(str(path), "clean")
    assert strays(tmp_path) == []


# -- what must be there, must not be there, and who writes at once ---------------------------------


def test_a_file_that_must_be_new_is_not_written_over(tmp_path: Path) -> None:
    save(str(tmp_path / "file"), "first", fresh=True)

    with pytest.raises(ChangedError, match="is there already"):
        save(str(tmp_path / "file"), "second", fresh=True)

    assert (tmp_path / "file").read_text(encoding="utf-8") == "first"


def test_a_file_that_is_gone_meanwhile_is_told(tmp_path: Path) -> None:
    with pytest.raises(ChangedError, match="changed by somebody else"):
        save(str(tmp_path / "file"), "new", before=b"old")

    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_text("old", encoding="utf-8")
    try:
        (tmp_path / "link").symlink_to(tmp_path / "folder" / "file")
    except OSError:
        pytest.skip("links cannot be made here")
    save(str(tmp_path / "link"), "new", before=b"old")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "file").read_text(encoding="utf-8") == "new"


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    save(str(tmp_path / "file"), b"\x00\xff\r\n")

    assert (tmp_path / "file").read_bytes() == b"\x00\xff\r\n"


def test_what_a_killed_process_left_behind_is_cleared_away_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".figurecheck-abc.tmp").write_text("half", encoding="utf-8")
    (tmp_path / ".figurecheck-notes").write_text("mine", encoding="utf-8")
    (tmp_path / ".figurecheck-folder.tmp").mkdir()
    save(str(tmp_path / "file"), "new")

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".figurecheck-folder.tmp",
        ".figurecheck-notes",
        "file",
    ]


CALLS: tuple[str, ...] = (
    "open",
    "fdopen",
    "fsync",
    "chmod",
    "replace",
    "stat",
    "unlink",
    "scandir",
    "close",
    "link",
)
CALLS += tuple(
    name
    for name in ("access", "chown", "listxattr", "getxattr", "setxattr", "write")
    if hasattr(os, name)
)
"""What writing asks of the system."""


def failing(number: int, at: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Has the call of that index fail, whichever it is; returns a list that counts them."""
    count = [0]

    def wrapped(real: Callable[..., object], name: str) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            count[0] += 1
            if count[0] == at:
                if name == "close":
                    real(*arguments, **named)
                raise OSError(number, os.strerror(number))
            return real(*arguments, **named)

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, wrapped(getattr(os, name), name))
    return count


@pytest.mark.parametrize("number", [5, 28, 13, 30])  # EIO, ENOSPC, EACCES, EROFS
def test_whichever_call_fails_the_file_is_old_or_new(tmp_path: Path, number: int) -> None:
    path = tmp_path / "file"
    calls = at = 0
    while calls >= at:
        at += 1
        path.write_text("old", encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            count = failing(number, at, patch)
            told = ""
            try:
                save(str(path), "new", before=b"old")
            except UsageError as error:
                told = str(error)
            calls = count[0]

        assert path.read_text(encoding="utf-8") in ({"old", "new"} if told else {"new"})
        assert not told or f"{path}: " in told
    save(str(path), "clean")
    assert at > 10
    assert strays(tmp_path) == []


LIMITED = """
import resource, signal, sys
from figurecheck.errors import UsageError
from figurecheck.keeping.saving import ChangedError, save
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
text = "x" * 64
for size in range(len(text) + 2):
    open(sys.argv[1], "w").write("old")
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        save(sys.argv[1], text, before=b"old")
    except UsageError as error:
        assert "cannot be written" in str(error), error
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert open(sys.argv[1]).read() == (text if size >= len(text) else "old"), size
print("done")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the size of files is limited as Linux does")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "file")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.stdout, ran.stderr) == ("done\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


COUNTING = """
import sys
from figurecheck.keeping.saving import ChangedError, save
if len(sys.argv) > 2:
    sys.modules["fcntl"] = None
done = 0
while done < 25:
    before = open(sys.argv[1], "rb").read()
    try:
        save(sys.argv[1], str(int(before) + 1), before=before)
        done += 1
    except ChangedError:
        pass
"""


@pytest.mark.parametrize("without", [(), ("locks",)])
def test_of_several_who_count_up_one_file_none_is_lost(
    tmp_path: Path, without: tuple[str, ...]
) -> None:
    path = tmp_path / "file"
    path.write_text("0", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    counting = [
        subprocess.Popen([sys.executable, "-c", COUNTING, str(path), *without], env=environment)
        for _ in range(3)
    ]

    assert [one.wait() for one in counting] == [0, 0, 0]
    assert path.read_text(encoding="utf-8") == "75"
    assert strays(tmp_path) == []


# -- what a file has besides its text --------------------------------------------------------------

ROOT = getattr(os, "geteuid", lambda: 1)() == 0


@pytest.mark.skipif(not ROOT, reason="only root may give files away")
def test_the_owner_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    os.chown(tmp_path / "file", 12_345, 54_321)
    save(str(tmp_path / "file"), "new", before=b"old")

    status = (tmp_path / "file").stat()
    assert ((tmp_path / "file").read_text(encoding="utf-8"), status.st_uid, status.st_gid) == (
        "new",
        12_345,
        54_321,
    )


@pytest.mark.skipif(not hasattr(os, "chown"), reason="files have no owner here")
def test_an_owner_that_cannot_stay_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    real = os.stat

    def stat(path: str, **named: bool) -> os.stat_result:
        status = real(path, **named)
        theirs = str(path) == os.path.realpath(tmp_path / "file")
        return os.stat_result([*status[:4], 12_345, *status[5:]]) if theirs else status

    def chown(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "chown", chown)
    with pytest.raises(
        UsageError, match="with the owner, mode and attributes that it has: Operation not permitted"
    ):
        save(str(tmp_path / "file"), "new")
    monkeypatch.undo()

    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"
    assert strays(tmp_path) == []


def test_a_read_only_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    (tmp_path / "file").chmod(0o444)

    with pytest.raises(UsageError, match="is read-only; nothing was written"):
        save(str(tmp_path / "file"), "new")

    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"


def test_a_file_of_two_names_is_not_parted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    (tmp_path / "other").hardlink_to(tmp_path / "file")

    with pytest.raises(UsageError, match="has 2 names"):
        save(str(tmp_path / "file"), "new")

    assert (tmp_path / "other").samefile(tmp_path / "file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(os.devnull)

    for name in ("pipe", "link"):
        with pytest.raises(UsageError, match="is no plain file; nothing was written"):
            save(str(tmp_path / name), "new")

    assert (tmp_path / "pipe").is_fifo()
    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="files have no attributes here")
def test_attributes_stay(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    try:
        os.setxattr(tmp_path / "file", "user.origin", b"a table")
    except OSError:
        pytest.skip("this file system has no attributes")
    save(str(tmp_path / "file"), "new")

    assert os.getxattr(tmp_path / "file", "user.origin") == b"a table"


def test_a_disk_that_knows_no_modes_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")

    def chmod(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chmod", chmod)
    save(str(tmp_path / "file"), "new")
    save(str(tmp_path / "other"), "new")

    assert (tmp_path / "file").read_text(encoding="utf-8") == "new"


def during(call: str, once: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Has something happen once, while the system is busy with a call."""
    real: Callable[..., object] = getattr(os, call)
    waiting = [once]

    def busy(*arguments: object, **named: object) -> object:
        if waiting:
            waiting.pop()()
        return real(*arguments, **named)

    monkeypatch.setattr(os, call, busy)


def test_what_an_editor_saves_while_the_disk_is_busy_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_text("old", encoding="utf-8")
    during("fsync", lambda: path.write_text("theirs", encoding="utf-8"), monkeypatch)

    with pytest.raises(ChangedError):
        save(str(path), "mine", before=b"old")

    assert path.read_text(encoding="utf-8") == "theirs"
    assert strays(tmp_path) == []


@pytest.mark.parametrize("call", ["fsync", "link"])
def test_a_new_file_never_takes_the_place_of_one_made_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "file"
    during(call, lambda: path.write_text("theirs", encoding="utf-8"), monkeypatch)

    with pytest.raises(ChangedError):
        save(str(path), "mine", fresh=True)

    assert path.read_text(encoding="utf-8") == "theirs"
    assert strays(tmp_path) == []
