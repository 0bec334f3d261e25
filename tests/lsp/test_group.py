"""Files that are checked together, few and many."""

from __future__ import annotations

from pathlib import Path

import pytest

from figurecheck.claims.settings import Settings
from figurecheck.live import group as module
from figurecheck.live.group import Group
from figurecheck.live.positions import Spot
from figurecheck.lsp.completion import complete
from tests.lsp.samples import BASE, CLAIMS


@pytest.fixture
def group(tmp_path: Path) -> Group:
    (tmp_path / "base.rec").write_text(BASE, encoding="utf-8")
    (tmp_path / "days.rec").write_text(CLAIMS, encoding="utf-8")
    return Group((str(tmp_path),), Settings())


def test_a_file_counts_as_it_is_open_until_it_is_closed(group: Group) -> None:
    (name,) = (one for one in group.names.values() if one.endswith("base.rec"))
    before = set(group.now.claims.measures)

    group.put(name, "measure: cars\nunit: car\n")
    opened = set(group.now.claims.measures)
    group.put(name, None)

    assert (opened, set(group.now.claims.measures)) == ({"cars"}, before)


def test_of_many_claims_what_is_typed_is_at_hand_before_all_is_read(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_READ_AT_ONCE", 2)
    (name,) = (one for one in group.names.values() if one.endswith("days.rec"))
    text = f"{CLAIMS}\nclaim: new\nmeasure: "

    group.put(name, text)
    workspace = group.at_hand
    offered = complete(workspace, None, name, Spot(text.count("\n"), len("measure: ")))

    assert group.stale
    assert [one.text for one in offered] == ["arrests", "detentions", "officers"]
    assert workspace.records(name)[-1].id == "new"
    assert group.now.claims is not workspace.claims
    assert not group.stale


def test_what_was_read_of_an_earlier_state_takes_the_place_of_nothing_newer(group: Group) -> None:
    (name,) = (one for one in group.names.values() if one.endswith("base.rec"))
    early = group.read()
    group.put(name, "measure: cars\nunit: car\n")
    late = group.now

    group.keep(early)

    assert group.last is late


def test_what_did_not_change_is_not_read_again(group: Group) -> None:
    before = group.now

    group.forget()

    assert group.now is before


def test_a_file_that_has_grown_too_large_is_told_and_not_what_is_on_disk(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_FILE_BYTES", len(BASE.encode()))
    (name,) = (one for one in group.names.values() if one.endswith("base.rec"))
    assert group.now.claims.measures

    group.put(name, BASE + "\n")
    grown = group.now
    group.put(name, None)

    assert not grown.claims.measures
    assert f"{name}: larger than" in grown.claims.problems[0].headline
    assert group.now.claims.measures


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.listdir", refused)
    group = Group((str(tmp_path),), Settings(), beside=True)
    group.put("open.rec", BASE)

    assert "cannot be listed: Permission denied" in group.now.claims.problems[0].headline
    assert group.now.claims.measures


def test_nothing_is_offered_on_a_line_behind_the_end(group: Group) -> None:
    (name,) = (one for one in group.names.values() if one.endswith("base.rec"))

    for line in (BASE.count("\n") + 1, 1_000_000):
        assert complete(group.now, None, name, Spot(line, 0)) is not None
