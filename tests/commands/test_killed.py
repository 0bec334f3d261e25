"""Every command that writes is killed ahead of calls to the system: each file is then the old or
the new one, what was begun is whole after the next command that writes, and nothing strays.

A number in ``FIGURECHECK_EXAMPLES`` has every call tried, as by night; else some of each command.
"""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from figurecheck.claims.interrupted import JOURNAL
from figurecheck.cli import main
from tests.keeping.test_writing import patched
from tests.sizes import DRAWN_ANEW, EVERY_ONE

TRIED = 3
"""Calls of each command ahead of which it is killed at least; four times as many in `.ci/run`."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be split here")

TEXT = (
    "The ferry carried 46,200 riders on 3 May 2024.\n\nSales fell 40 percent to 910 from 1,290.\n"
)
RIDERS = """measure:  ridership
unit: rider

source: police

claim: day
figure: 41,000 riders
measure: ridership
when: 2024-05-03

claim: again
figure: 43,000 riders
measure: ridership
when: 2024-05-03
"""
DRAFT = "drafts/ferry.draft.rec"
TABLE = "claim,figure,measure,when\nx,5 riders,ridership,2024-05-04\n"

COMMANDS: dict[str, tuple[str, ...]] = {
    "add": (
        *("add", "claims", "--id", "n", "--figure", "7", "--measure", "ridership"),
        *("--when", "2024", "--source", "police"),
    ),
    "draft": ("draft", "other.txt", "--to", "other.draft.rec"),
    "review": ("review", DRAFT, "--accept", "riders"),
    "accept": ("accept", "KEY", "claims", "--reason", "both are said"),
    "rename": ("rename", "measure", "ridership", "passengers", "claims"),
    "fmt": ("fmt", "claims"),
    "import": ("import", "table.csv", "--to", "claims/table.rec"),
    "export": ("export", "claims", "--to", "jsonl", "--output", "out.jsonl"),
    "a page": ("report", "claims", "--format", "html", "--output", "page.html"),
    "a report over another": ("report", "claims", "--format", "json", "--output", "old.json"),
    "a workbook": ("report", "book.xlsx", "--format", "xlsx", "--output", "back.xlsx"),
    "a letter": ("report", "letter.docx", "--format", "docx", "--output", "back.docx"),
    "init": ("init", "new"),
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What there is before any of them."""
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    path = tmp_path_factory.mktemp("start")
    (path / "claims" / "more").mkdir(parents=True)
    (path / "claims" / "police.rec").write_text(RIDERS)
    (path / "claims" / "more" / "two.rec").write_text(
        "source: press\n\nclaim: z\nfigure: 9 riders\nmeasure:   ridership\nwhen: 2024-05-09\n"
    )
    for name in ("ferry.txt", "other.txt"):
        (path / name).write_text(TEXT)
    (path / "table.csv").write_text(TABLE)
    (path / "old.json").write_text("{}")
    letter = docx.Document()
    letter.add_paragraph(TEXT)
    letter.save(str(path / "letter.docx"))
    book = openpyxl.Workbook()
    for row in (("", "a", "b", "Total"), ("one", 1, 2, 3), ("two", 4, 5, 9), ("three", 5, 6, 12)):
        book.active.append(row)
    book.save(path / "book.xlsx")
    before = Path.cwd()
    os.chdir(path)
    try:
        assert CliRunner().invoke(main, ["draft", "ferry.txt"]).exit_code == 0
        told = CliRunner().invoke(main, ["report", "claims", "--format", "jsonl"]).output
    finally:
        os.chdir(before)
    (path / "key").write_text(told.partition('"key": "')[2].partition('"')[0])
    return path


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, whatever it is called."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def ran(folder: Path, arguments: tuple[str, ...]) -> int:
    """What the command exits with, run in the folder."""
    key = (folder / "key").read_text()
    given = [key if one == "KEY" else one for one in arguments]
    os.chdir(folder)
    return CliRunner().invoke(main, given).exit_code


def is_archive(content: bytes) -> bool:
    """Whether it is a whole archive: those tell when they were made, and are never the same."""
    return content[:2] == b"PK" and zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def killed(act: Callable[[], object], number: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a process that does something was killed ahead of its call of that number."""
    child = os.fork()
    if child == 0:
        patched(lambda at: os._exit(9) if at == number else None, monkeypatch)
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.parametrize("name", COMMANDS)
def test_wherever_a_command_is_killed_its_files_are_old_or_new_and_nothing_strays(
    name: str, start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = COMMANDS[name]
    for copied in ("first", "whole"):  # the first one reads what is kept of the package
        shutil.copytree(start, tmp_path / copied)
    ran(tmp_path / "first", arguments)
    with pytest.MonkeyPatch.context() as patch:
        count = patched(lambda _: None, patch)
        assert ran(tmp_path / "whole", arguments) in {0, 1, 2}  # 2 where nothing was compared
    old, new = held(start), held(tmp_path / "whole")
    assert old != new
    step = 1 if DRAWN_ANEW else max(1, count[0] // (4 * TRIED if EVERY_ONE else TRIED))
    for number in range(1 + len(name) % step, count[0] + 1, step):
        folder = tmp_path / f"at-{number}"
        shutil.copytree(start, folder)
        was_killed = killed(lambda: ran(folder, arguments), number, monkeypatch)  # noqa: B023
        left = held(folder)
        assert was_killed
        for known, content in old.items():
            assert left[known] in {content, new[known]}, (number, known)
        for added in new.keys() - old.keys():
            found = left.get(added, new[added])
            assert found == new[added] or is_archive(found), (number, added)
        for again in (arguments, COMMANDS["add"], COMMANDS["fmt"]):  # the next ones who write
            ran(folder, again)
        strays = {one for one in held(folder) if one not in new and not one.startswith("claims/")}
        assert not strays, number
        assert not [one for one in held(folder) if JOURNAL in one or ".tmp" in one], number
        shutil.rmtree(folder)
