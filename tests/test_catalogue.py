"""The folder is the registry: one entry a module, or a loud failure."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from figurecheck.catalogue import collect, named
from figurecheck.model.extension import Reader


@pytest.fixture
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """An empty importable package, named after the test since what was collected is remembered by
    name.
    """
    name = f"package_of_{request.node.name}"
    package = tmp_path / name
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    yield package
    for module in [module for module in sys.modules if module.startswith(name)]:
        del sys.modules[module]


def test_entries_come_in_the_order_of_the_modules_names(folder: Path) -> None:
    for name in ("second", "first", "third"):
        (folder / f"{name}.py").write_text(f"ENTRY = '{name}'\n")

    assert collect(folder.name, "ENTRY", str) == ("first", "second", "third")


def test_private_modules_folders_and_other_files_are_passed_over(folder: Path) -> None:
    (folder / "_private.py").write_text("raise RuntimeError\n")
    (folder / "words.toml").touch()
    (folder / "below").mkdir()
    (folder / "only.py").write_text("ENTRY = 1\n")

    assert collect(folder.name, "ENTRY", int) == (1,)


def test_a_module_without_the_entry_fails_by_name(folder: Path) -> None:
    (folder / "forgetful.py").touch()

    with pytest.raises(RuntimeError, match=r"forgetful has no ENTRY.*int"):
        collect(folder.name, "ENTRY", int)


def test_an_entry_of_another_kind_fails_by_name(folder: Path) -> None:
    (folder / "mistaken.py").write_text("ENTRY = '1'\n")

    with pytest.raises(
        RuntimeError, match=r"ENTRY in .*mistaken is of type str, and must be a int"
    ):
        collect(folder.name, "ENTRY", int)


def test_a_module_that_cannot_be_imported_is_not_passed_over(folder: Path) -> None:
    (folder / "broken.py").write_text("import no_such_module_anywhere\n")

    with pytest.raises(ModuleNotFoundError, match="no_such_module_anywhere"):
        collect(folder.name, "ENTRY", int)


def test_an_empty_folder_has_no_entries(folder: Path) -> None:
    assert collect(folder.name, "ENTRY", int) == ()


def test_a_package_inside_a_zip_file_is_listed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "package.whl"
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("zipped_package/__init__.py", "")
        files.writestr("zipped_package/only.py", "ENTRY = 1\n")
    monkeypatch.syspath_prepend(str(archive))

    assert collect("zipped_package", "ENTRY", int) == (1,)


def test_the_readers_have_names_and_suffixes_of_their_own() -> None:
    readers = collect("figurecheck.reading.formats", "READER", Reader)

    names = [reader.name for reader in readers]
    suffixes = [suffix for reader in readers for suffix in reader.suffixes]

    assert {"csv", "jsonl", "rec"} <= set(names)
    assert names == sorted(set(names))
    assert sorted(suffixes) == sorted(set(suffixes))
    assert all(reader.suffixes for reader in readers)


def test_an_entry_is_found_by_its_name_alone_and_no_other_module_is_loaded(folder: Path) -> None:
    source = "from figurecheck.model.extension import Reader\nREADER = Reader({!r}, (), None)\n"
    for stem, name in (("one", "one"), ("two", "other"), ("three", "two")):
        (folder / f"{stem}.py").write_text(source.format(name), encoding="utf-8")

    found = named(folder.name, "READER", Reader, "one")

    assert found is not None
    assert found.name == "one"
    assert [name for name in sys.modules if name.startswith(f"{folder.name}.")] == [
        f"{folder.name}.one"
    ]


def test_an_entry_is_found_by_its_name_whatever_its_module_is_called(folder: Path) -> None:
    source = "from figurecheck.model.extension import Reader\nREADER = Reader({!r}, (), None)\n"
    for stem, name in (("one", "two"), ("two", "one")):
        (folder / f"{stem}.py").write_text(source.format(name), encoding="utf-8")

    for name in ("one", "two"):
        found = named(folder.name, "READER", Reader, name)
        assert found is not None
        assert found.name == name
    assert named(folder.name, "READER", Reader, "three") is None
