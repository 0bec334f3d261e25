"""Which file a URI names, and that one which names none stands alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from figurecheck.claims.settings import Settings
from figurecheck.live.group import Group
from figurecheck.live.session import name_in
from figurecheck.lsp.uris import path_of

NONE = (
    "file:///%00.rec",
    "file:",
    "file://",
    "file:///tmp/\ud800.rec",
    "http://[",
    "file://[::1",
    "git:/a.rec",
    "untitled:one",
    "",
)


@pytest.mark.parametrize("uri", NONE, ids=range(len(NONE)))
def test_what_names_no_file_has_no_path(uri: str) -> None:
    assert path_of(uri) is None


def test_what_is_written_with_escapes_has_the_path_of_its_file() -> None:
    assert path_of("file:///home/a%20b/%C3%A9.rec") == "/home/a b/é.rec"


@pytest.mark.skipif(os.name != "posix", reason="a folder in use cannot be removed there")
def test_a_file_has_its_whole_path_for_a_name_where_the_current_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    (tmp_path / "a.rec").write_text("measure: riders\nunit: rider\n", encoding="utf-8")
    group = Group((str(tmp_path),), Settings())

    assert group.now.claims.measures
    assert name_in(group, str(tmp_path / "other.rec")) == str(tmp_path / "other.rec")
