"""Files that are written over and over while an editor watches them."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from figurecheck.claims.settings import Settings
from figurecheck.live.group import Group
from tests.threats.running import CLAIMS, put

WRITES = 1_000


def written(path: Path, text: bytes, done: Event) -> None:
    """Truncates a file and writes it anew, piece by piece, as a plain editor does."""
    for _ in range(WRITES):
        with path.open("wb", buffering=0) as stream:
            for start in range(0, len(text), 40):
                stream.write(text[start : start + 40])
    done.set()


def codes(group: Group) -> set[str]:
    """The codes of all that is said to be wrong."""
    return {one.code for found in group.diagnostics().values() for one in found}


def test_after_a_storm_of_writes_nothing_is_said_of_half_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each change has the folder read again, so half a file is never what is told in the end."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, a=CLAIMS, b="")
    group, done = Group(["claims"], Settings()), Event()
    path = tmp_path / "claims" / "b.rec"
    text = "".join(
        f"claim: c{at}\nfigure: {90 + at} arrests\nmeasure: arrests\nwhen: 2025-04-{at + 1:02}\n\n"
        for at in range(20)
    )
    storm = Thread(target=written, args=(path, text.encode(), done))
    storm.start()
    reads = 0
    while not done.is_set():
        group.forget()
        assert len(group.now.claims.claims) <= 22
        reads += 1
    storm.join()
    group.forget()

    assert reads > 1
    assert len(group.now.claims.claims) == 22
    assert not {one for one in codes(group) if one.startswith("FC0")}


def test_what_is_open_in_an_editor_is_read_from_there_whatever_is_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, a=CLAIMS)
    group = Group(["claims"], Settings())
    (name,) = group.now.contents
    group.put(name, CLAIMS)
    for length in range(0, len(CLAIMS), 7):
        (tmp_path / "claims" / "a.rec").write_text(CLAIMS[:length])
        group.forget()

        assert len(group.now.claims.claims) == 2
        assert not {one for one in codes(group) if one.startswith("FC0")}
