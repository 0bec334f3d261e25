"""Small files that ask for much work, large ones and bombs: each ends within its bound, with what
is known.
"""

from __future__ import annotations

import struct
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from benchmarks.scale import components

import figurecheck as fc
from figurecheck.bringing.tables import text as tables
from figurecheck.bringing.tables.opening import holds_tables
from figurecheck.catalogue import collect
from figurecheck.claims import room
from figurecheck.model.extension import Format
from tests.sizes import DRAWN_ANEW, EVERY_ONE, some
from tests.solve.heavy import HEAVY
from tests.threats.running import MEASURE, apart, put, run

FORMATS = {one.name: one for one in collect("figurecheck.report.formats", "FORMAT", Format)}

MEMORY = 500_000
"""Kilobytes that a command may take."""

MEASURED = """
import sys
from figurecheck.cli import main
from tests.yardstick import timed
def run():
    try:
        main(sys.argv[1:])
    except SystemExit as end:
        return end.code
status, taken = timed(run)
with open("/proc/self/status") as found:  # the largest of this program alone: what a parent had counts in ru_maxrss
    peak = next(int(line.split()[1]) for line in found if line.startswith("VmHWM"))
print("MEASURED", status, peak, int(taken * 1000), file=sys.stderr)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")


FULL_SIZE = pytest.mark.skipif(
    not DRAWN_ANEW,
    reason="takes minutes: runs with FIGURECHECK_EXAMPLES=1, one of them a day in .ci/run",
)


def measured(folder: Path, *arguments: str) -> tuple[int, int, int, str]:
    """The exit status, kilobytes and milliseconds, as the yardstick tells them, that a command
    takes, and what it says.
    """
    (folder / "measured.py").write_text(MEASURED)
    ran = apart(*arguments, cwd=folder, program=str(folder / "measured.py"))
    told = next(line for line in ran.stderr.splitlines() if line.startswith("MEASURED"))
    status, peak, taken = map(int, told.split()[1:])
    return status, peak, taken, ran.stdout + ran.stderr


@pytest.mark.parametrize("name", some(tuple(HEAVY)))
def test_small_files_that_ask_for_much_end_with_what_is_known(tmp_path: Path, name: str) -> None:
    put(tmp_path, a=HEAVY[name]())
    status, peak, taken, told = measured(tmp_path, "report", "--all")

    assert status in {0, 1}
    assert taken < 60_000
    assert peak < MEMORY
    assert "error FC" in told or "FC901" in told or "no contradictions found" in told


LARGE: dict[str, Callable[[], str]] = {
    "a record of two million fields": lambda: (
        f"{MEASURE}claim: c\nfigure: 5\nmeasure: arrests\n" + "note: x\n" * 2_000_000
    ),
    "a record of a million names": lambda: (
        "claim: c\n" + "".join(f"f{at}: x\n" for at in range(1_000_000))
    ),
    "two million lines of one value": lambda: "claim: c\nnote: x\n" + "+ y\n" * 2_000_000,
    "six million empty lines": lambda: "\n" * 6_000_000,
    "a line of nineteen million signs": lambda: (
        f"{MEASURE}claim: c\nfigure: 5\nmeasure: arrests\nnote: {'x' * 19_000_000}\n"
    ),
    "a figure of nineteen million digits": lambda: (
        f"{MEASURE}claim: c\nfigure: {'1' * 19_000_000}\nmeasure: arrests\n"
    ),
}


@pytest.mark.parametrize("name", some(tuple(LARGE), first=1))
def test_large_files_end_within_their_bound(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.rec").write_text(LARGE[name]())
    status, peak, taken, told = measured(tmp_path, "check", "a.rec")

    assert status in {0, 1, 2}
    assert peak < MEMORY
    assert taken < 60_000
    assert len(told) < 10_000


def many_records(folder: Path, files: int, claims: int) -> tuple[str, ...]:
    """Folders of records, with the command that checks them."""
    for number in range(files):
        text = "".join(f"claim: c{at}\nfigure: {at}\nmeasure: arrests\n\n" for at in range(claims))
        (folder / f"f{number}.rec").write_text(MEASURE * (not number) + text)
    return ("check", ".")


def many_texts(folder: Path) -> tuple[str, ...]:
    """Texts, with the command that checks them."""
    names = tuple(f"t{number}.txt" for number in range(3))
    for name in names:
        (folder / name).write_text("It had 5 jars of 7. " * 1_000)
    return ("check", *names)


def many_tables(folder: Path) -> tuple[str, ...]:
    """Tables, with the command that checks them; it is their cells that are too many."""
    names = tuple(f"c{number}.csv" for number in range(3))
    for name in names:
        (folder / name).write_text("a,b,c\n" + "1,2,3\n" * 300)
    return ("check", *names)


ROOM: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "records": lambda folder: many_records(folder, 3, 6_000),
    "texts": many_texts,
    "tables": many_tables,
}
"""Files of which each is bearable, and all of them are not."""


@pytest.mark.parametrize("name", ROOM)
def test_the_files_of_a_run_have_a_room_together_and_the_rest_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert holds_tables(".csv")  # a reader that is first loaded under the limit below would keep it
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(room, "RUN_FIELDS", 30_000)
    monkeypatch.setattr(room, "RUN_BYTES", 45_000)
    monkeypatch.setattr(tables, "MAX_CELLS", 2_500)
    ran = run(*ROOM[name](tmp_path))

    told = [line for line in ran.stdout.splitlines() if "of one run may have" in line]
    assert ran.exit_code == 1
    assert len(told) == 1
    assert "FC005" in told[0]
    assert {"records": "f2.rec", "texts": "t2.txt", "tables": "c2.csv"}[name] in told[0]


@FULL_SIZE
def test_many_files_of_twenty_megabytes_end_within_the_memory_of_one(tmp_path: Path) -> None:
    for number in range(5):
        text = "".join(
            f"claim: c{at}\nfigure: {at % 90} arrests\nmeasure: arrests\nwhen: 2024-03-{1 + at % 28}"
            f"\nwhere: p{number}-{at // 28}\n\n"
            for at in range(220_000)
        )
        (tmp_path / f"f{number}.rec").write_text(MEASURE * (not number) + text)
    status, peak, _, told = measured(tmp_path, "check", ".")

    assert status == 1
    assert peak < MEMORY
    assert "of one run may have" in told


@cache
def many_findings() -> fc.Report:
    """A report of two hundred conflicts, each by itself."""
    found = fc.check(
        fc.loads(components(200).replace(" cases\nmeasure: all", "9 cases\nmeasure: all"))
    )
    found = found.explained()
    assert len(found.conflicts) == 200
    assert found.coverage
    return found


def held(run: Callable[[], object]) -> int:
    """The bytes that are held at once, at most, while something runs."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "junit", "sarif"])
def test_a_report_takes_no_more_room_to_write_than_its_text(name: str) -> None:
    """What tells all there is is written one by one; the others are no longer than what they tell
    is cut to.
    """
    report, form = many_findings(), FORMATS[name]
    text = form.render(report, False)
    most = held(lambda: sum(len(piece) for piece in form.rendered(report, False)))

    assert "".join(form.rendered(report, False)) == text
    assert most < (len(text) // 4 if form.pieces else 200_000 + 5 * len(text))


@FULL_SIZE
@pytest.mark.parametrize(
    ("name", "many"),
    [("json", 2_000), *((name, 500) for name in ("jsonl", "csv", "junit", "sarif", "html"))],
)
def test_a_report_of_many_findings_is_written_within_its_memory(
    tmp_path: Path, name: str, many: int
) -> None:
    """The one that tells most is longer; the others write what the same report holds."""
    text = components(many).replace(" cases\nmeasure: all", "9 cases\nmeasure: all")
    (tmp_path / "a.rec").write_text(text)
    status, peak, _, _ = measured(
        tmp_path, "report", "a.rec", "--format", name, "--output", "report"
    )

    assert status == 1
    assert peak < MEMORY


def figures_of(size: int) -> str:
    """A text of so many signs with a figure in every 28."""
    line = "In 2024 the north had 46,200 visitors, of whom 9,310 came from abroad. "
    return (line * 8 + "\n\n") * (size // (8 * len(line)))


FACTOR = 1 if DRAWN_ANEW else 5 if EVERY_ONE else 20
"""By how much shorter texts and tables are than the longest that may be read."""

LONG: dict[str, tuple[str, Callable[[int], str]]] = {
    "a text of nothing but figures": ("a.txt", figures_of),
    "a sentence without end": ("a.txt", lambda size: "5 people and " * (size // 13)),
    "an item without end": ("a.md", lambda size: "- 5 of 7 " + "(3) " * (size // 4)),
    "a page of one table": (
        "a.html",
        lambda size: "<table>" + f"<tr>{'<td>4,711</td>' * 10}</tr>" * (size // 160) + "</table>",
    ),
    "a table of a million cells": (
        "a.csv",
        lambda size: "a,b,c,d,e,f,g,h,i,j\n" + "1,22,333,4444,5,66,777,8,9,12345\n" * (size // 200),
    ),
    "a text of very short paragraphs": ("a.txt", lambda size: "5 of 7\n\n" * (size // 40)),
    "a table of one column": ("a.csv", lambda size: "5\n" * (size // 40)),
    "a table of many columns": (
        "a.csv",
        lambda size: (",".join(map(str, range(7, 10_000))) + "\n") * (size // 200_000),
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_and_tables_end_within_their_bound(tmp_path: Path, name: str) -> None:
    file, make = LONG[name]
    (tmp_path / file).write_text(make(19_500_000 // FACTOR))
    status, peak, taken, told = measured(tmp_path, "report", file)

    assert status in {0, 1, 2}
    assert peak < MEMORY // min(FACTOR, 2)
    assert taken < 120_000 // min(FACTOR, 2)
    assert len(told) < 10_000


TOO_MANY: dict[str, tuple[str, Callable[[], str]]] = {
    "lines of a text": ("a.txt", lambda: "\n" * 19_000_000),
    "lines of a page": ("a.html", lambda: "<p>5 of 7" + "\n" * 19_000_000),
    "paragraphs": ("a.md", lambda: "5 of 7\n\n" * 2_300_000),
    "characters by name": ("a.html", lambda: "<p>5 of 7" + "&amp;" * 3_000_000),
    "rows": ("a.csv", lambda: "\n" * 19_000_000),
    "tables": ("a.html", lambda: "<table><tr><td>5<td>7</table>" * 100_000),
    "sheets": ("a.csv", lambda: "a,b\n5,7\n\n" * 100_000),
    "cells": ("a.csv", lambda: "1,2,3\n" * 3_000_000),
}
"""What takes more room for each of its parts than for its text."""


@pytest.mark.parametrize("name", TOO_MANY)
def test_too_many_parts_of_a_text_or_table_are_refused(tmp_path: Path, name: str) -> None:
    file, make = TOO_MANY[name]
    (tmp_path / file).write_text(make())
    status, peak, taken, told = measured(tmp_path, "report", file)

    assert status in {1, 2}  # a page may have text beside the tables
    assert peak < MEMORY
    assert taken < 20_000
    assert "error FC005" in told
    assert "more than" in told


def member(name: str, content: bytes, times: int) -> Callable[[zipfile.ZipFile], None]:
    """A part of a workbook that holds the same over and over."""

    def write(archive: zipfile.ZipFile) -> None:
        with archive.open(name, "w") as part:
            for _ in range(times):
                part.write(content)

    return write


def many(archive: zipfile.ZipFile) -> None:
    for number in range(20_000):
        archive.writestr(f"xl/worksheets/sheet{number}.xml", b"")


def laughs(archive: zipfile.ZipFile) -> None:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 12))
    archive.writestr(
        "xl/workbook.xml", f'<!DOCTYPE w [<!ENTITY l0 "ha">{entities}]><workbook>&l11;</workbook>'
    )


def outside(archive: zipfile.ZipFile) -> None:
    archive.writestr(
        "xl/workbook.xml",
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook>&x;</workbook>',
    )


def climbing(archive: zipfile.ZipFile) -> None:
    archive.writestr("../../../../tmp/evil", b"x")
    archive.writestr("/etc/evil", b"x")


BOMBS: dict[str, Callable[[zipfile.ZipFile], None]] = {
    "half a gigabyte of blanks": member("xl/worksheets/sheet1.xml", b" " * 1_000_000, 520),
    "half a gigabyte of cells": member(
        "xl/worksheets/sheet1.xml", b"<c><v>1</v></c>" * 70_000, 500
    ),
    "a style sheet of blanks": member("xl/styles.xml", b" " * 1_000_000, 300),
    "shared texts without end": member("xl/sharedStrings.xml", b"<si><t>x</t></si>" * 60_000, 300),
    "twenty thousand parts": many,
    "a billion laughs": laughs,
    "a file outside": outside,
    "names that climb": climbing,
}


@pytest.mark.parametrize("name", some(tuple(BOMBS)))
def test_a_workbook_that_is_a_bomb_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        BOMBS[name](archive)
    status, peak, taken, told = measured(tmp_path, "import", "bomb.xlsx")

    assert status == 2
    assert peak < 150_000
    assert taken < 20_000
    assert "root:" not in told


def test_a_workbook_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lying.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        member("xl/worksheets/sheet1.xml", b" " * 1_000_000, 300)(archive)
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<I", 300_000_000), struct.pack("<I", 100)))
    status, peak, _, _ = measured(tmp_path, "import", "lying.xlsx")

    assert status == 2
    assert peak < 150_000
