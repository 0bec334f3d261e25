"""Several files are written as one: all or none, and what was killed half way is finished by the
next who writes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.claims.interrupted import JOURNAL
from figurecheck.cli import main
from figurecheck.errors import UsageError
from figurecheck.keeping import saving
from figurecheck.keeping.writing import finish, write_all
from tests.test_saving import CALLS

NAMES = ("a.rec", "below/b.rec", "below/c.rec")
"""The files of one change, in two folders."""

CALLED = 60
"""The least number of times that the change asks the system for something."""

OLD = {name: f"measure: old-{index}\nunit: arrest\n".encode() for index, name in enumerate(NAMES)}
NEW = {name: f"measure: new-{index}\nunit: arrest\n".encode() for index, name in enumerate(NAMES)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the old files, which commands run in."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, OLD)
    return tmp_path


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """The files as they are given, and nothing else of ours."""
    (folder / "below").mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, whatever it is called."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def change(folder: Path) -> None:
    """The change of all files."""
    write_all({str(folder / name): (OLD[name], NEW[name]) for name in NAMES}, "the change")


def patched(act: Callable[[int], None], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Has something happen ahead of each call to the system, with its number; returns a list that
    counts them.
    """
    count = [0]

    def wrapped(real: Callable[..., object], name: str) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            count[0] += 1
            if name == "close":  # what says that it could not be closed is closed all the same
                real(*arguments, **named)
                act(count[0])
                return None
            act(count[0])
            return real(*arguments, **named)

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, wrapped(getattr(os, name), name))
    return count


def killed_at(folder: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a process that makes the change was killed ahead of the call of that number, or was
    done before.
    """
    child = os.fork()
    if child == 0:
        patched(lambda at: os._exit(9) if at == number else None, monkeypatch)
        try:
            change(folder)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be split here")
def test_wherever_it_is_killed_nothing_is_half_written_and_the_next_run_ends_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = finished = 0
    while killed_at(folder, number := number + 1, monkeypatch):
        halfway = held(folder)
        assert all(halfway[name] in {OLD[name], NEW[name]} for name in NAMES), number
        done = finish([str(folder)])
        after = {name: content for name, content in held(folder).items() if name in NAMES}
        assert after in (OLD, NEW), number
        finished += bool(done) and halfway != after
        if after == OLD:  # it was killed before it was sure of what it does: it is run again
            change(folder)
        assert held(folder) == NEW, number
        put(folder, OLD)

    assert number > CALLED
    assert finished > 20
    assert held(folder) == NEW


@pytest.mark.parametrize("error", [5, 28, 13, 30])  # EIO, ENOSPC, EACCES, EROFS
def test_whichever_call_fails_all_files_are_old_or_all_are_new(folder: Path, error: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        count = patched(lambda _: None, patch)
        change(folder)
    for number in range(1, count[0] + 1):
        put(folder, OLD)
        told = failed_at(folder, number, error)
        finish([str(folder)])

        after = {name: content for name, content in held(folder).items() if name in NAMES}
        assert after == (OLD if told else NEW), (number, told)
        assert JOURNAL not in held(folder), number

    put(folder, OLD)
    change(folder)
    assert count[0] > CALLED
    assert held(folder) == NEW


def failed_at(folder: Path, number: int, error: int) -> str:
    """What is told of the change where the call of that number fails, nothing where it does no
    harm.
    """

    def fails(at: int) -> None:
        if at == number:
            raise OSError(error, os.strerror(error))

    with pytest.MonkeyPatch.context() as patch:
        patched(fails, patch)
        try:
            change(folder)
        except UsageError as refused:
            return str(refused)
    return ""


# -- what is found half done -----------------------------------------------------------------------


def journal(files: Mapping[str, tuple[bytes, bytes]], folder: Path) -> None:
    """A journal of these changes in a folder."""
    noted = [
        {
            "file": name,
            "before": sha256(before).hexdigest(),
            "written": (folder / name).stat().st_mtime_ns if (folder / name).exists() else 0,
            "after": after.decode(),
            "places": 1,
        }
        for name, (before, after) in files.items()
    ]
    text = json.dumps(
        {"schema": "figurecheck-journal/1", "what": "rename measure a b", "files": noted}
    )
    (folder / JOURNAL).write_text(text)


def test_a_report_on_half_of_a_change_says_so(folder: Path) -> None:
    journal({"a.rec": (OLD["a.rec"], NEW["a.rec"])}, folder)

    for path in (folder, folder / "below", folder / "a.rec"):
        problems = fc.load(path).problems
        assert [one.code for one in problems] == ["FC005"]
        assert "was interrupted here" in problems[0].headline


def test_a_rename_that_was_interrupted_is_finished_by_running_it_again(folder: Path) -> None:
    (folder / "claims").mkdir()
    for name in "xyz":
        (folder / "claims" / f"{name}.rec").write_text(
            f"claim: {name}\nmeasure: a\nfigure: 5\nwhen: 2025\n"
        )
    (folder / "claims" / "m.rec").write_text("measure: a\nunit: arrest\n")
    changes = {
        name: (folder / "claims" / name).read_bytes()
        for name in ("m.rec", "x.rec", "y.rec", "z.rec")
    }
    journal(
        {name: (old, old.replace(b": a\n", b": b\n")) for name, old in changes.items()},
        folder / "claims",
    )
    (folder / "claims" / "m.rec").write_text("measure: b\nunit: arrest\n")

    ran = CliRunner().invoke(main, ["rename", "measure", "a", "b"])

    assert ran.exit_code == 0, ran.output
    assert "finished what was interrupted (rename measure a b)" in ran.output
    assert [claim.record.get("measure").value for claim in fc.load("claims")] == ["b", "b", "b"]  # type: ignore[union-attr]
    assert not fc.load("claims").problems


def test_what_somebody_changed_after_the_interruption_stays(folder: Path) -> None:
    journal({name: (OLD[name], NEW[name]) for name in NAMES}, folder)
    (folder / "a.rec").write_bytes(b"# theirs\n")
    put(folder, {"below/b.rec": OLD["below/b.rec"]})
    os.utime(folder / "below" / "b.rec", ns=(1, 1))

    (done,) = finish([str(folder)])

    assert done.left == ("a.rec", "below/b.rec")
    assert held(folder) == {**OLD, "a.rec": b"# theirs\n", "below/c.rec": NEW["below/c.rec"]}


@pytest.mark.parametrize(
    "name", ["../out.rec", "/out.rec", ".git/x.rec", "a.sh", "link/out.rec", "a/../../out.rec", ""]
)
def test_a_journal_of_a_strangers_writes_nothing_out_of_its_folder(folder: Path, name: str) -> None:
    (folder.parent / "out.rec").write_text("mine")
    (folder / "link").symlink_to(folder.parent)
    (folder / "a.sh").write_text("mine")
    journal({"a.rec": (OLD["a.rec"], NEW["a.rec"]), name: (b"mine", b"evil")}, folder)

    with pytest.raises(UsageError, match="is no journal that can be read"):
        finish([str(folder)])

    assert (folder.parent / "out.rec").read_text() == (folder / "a.sh").read_text() == "mine"
    assert (folder / "a.rec").read_bytes() == OLD["a.rec"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[" * 100_000, '{"schema": 1e9, "files": [1.5]}', "\x00"]
)
def test_a_journal_that_cannot_be_read_is_told(folder: Path, text: str) -> None:
    (folder / JOURNAL).write_text(text)

    with pytest.raises(UsageError, match="is no journal that can be read"):
        finish([str(folder)])

    assert held(folder) == {**OLD, JOURNAL: text.encode()}


@pytest.mark.skipif(sys.platform == "win32", reason="files are locked otherwise")
def test_a_change_that_is_under_way_is_waited_for_and_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal({name: (OLD[name], NEW[name]) for name in NAMES}, folder)
    monkeypatch.setattr(saving, "PATIENCE", 0)
    handle = saving.locked(str(folder / JOURNAL), "")
    assert handle is not None

    with pytest.raises(UsageError, match="somebody else"):
        finish([str(folder)])
    os.close(handle)

    assert {name: held(folder)[name] for name in NAMES} == OLD
