"""A claim is read before it is written, goes below its source, and is never lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.errors import UsageError
from figurecheck.keeping.adding import RefusedError, add
from tests.sizes import up_to

CLAIMS = """\
measure: arrests
unit: arrest

source: police

claim: one
figure: 7 arrests
measure: arrests
# a comment that ends the record

source: gazette

claim: two
figure: 8 arrests
measure: arrests
"""

FIELDS = (("figure", "9 arrests"), ("measure", "arrests"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with claims in it, below the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.rec").write_text(CLAIMS, encoding="utf-8")
    return tmp_path / "claims"


def text(folder: Path, name: str = "a.rec") -> str:
    """What a file holds, line ends as they are."""
    return (folder / name).read_bytes().decode()


def test_a_figure_goes_below_its_source_and_every_other_byte_stays(folder: Path) -> None:
    done = add(FIELDS, ["claims"], id="three", source="police")
    record = "\nclaim: three\nfigure: 9 arrests\nmeasure: arrests\n"

    assert text(folder) == CLAIMS.replace("ends the record\n", "ends the record\n" + record)
    assert (done.name, done.file, done.line) == ("police/three", "claims/a.rec", 11)
    assert text(folder).splitlines()[done.line - 1] == "claim: three"


def test_windows_line_ends_and_a_mark_stay(folder: Path) -> None:
    (folder / "a.rec").write_bytes(("\ufeff" + CLAIMS).replace("\n", "\r\n").encode())
    add(FIELDS, ["claims"], id="three", source="police")

    assert text(folder).startswith("\ufeffmeasure")
    assert text(folder).count("\r\n") == text(folder).count("\n")
    assert not fc.load("claims").problems


def test_a_file_that_does_not_end_its_last_line_is_added_to(folder: Path) -> None:
    (folder / "a.rec").write_text(CLAIMS.removesuffix("\n"), encoding="utf-8")
    add(FIELDS, ["claims"], id="three", source="gazette")

    assert text(folder) == CLAIMS + "\nclaim: three\nfigure: 9 arrests\nmeasure: arrests\n"


def test_a_new_source_is_written_once_with_its_figures_below_it(folder: Path) -> None:
    add(
        FIELDS,
        ["claims"],
        source="radio",
        about=[("published", "2025-03-20"), ("publisher", "Radio")],
    )
    add((("figure", "10"), ("measure", "arrests")), ["claims"], source="radio")

    assert text(folder) == CLAIMS
    assert text(folder, "radio.rec") == (
        "source: radio\npublisher: Radio\npublished: 2025-03-20\n\n"
        "claim: arrests\nfigure: 9 arrests\nmeasure: arrests\n\n"
        "claim: arrests-2\nfigure: 10\nmeasure: arrests\n"
    )


def test_in_another_file_the_source_is_named(folder: Path) -> None:
    add(FIELDS, ["claims"], source="police", id="three", file="claims/b.rec")

    assert (
        text(folder, "b.rec")
        == "claim: three\nsource: police\nfigure: 9 arrests\nmeasure: arrests\n"
    )


def test_without_a_source_it_belongs_to_the_last_one(folder: Path) -> None:
    assert add(FIELDS, ["claims/a.rec"], id="three").name == "gazette/three"


@pytest.mark.parametrize("source", ["../../outside", "/etc/passwd", "..", "a/b", "a\\b", ".hidden"])
def test_a_source_names_no_file_elsewhere(folder: Path, source: str) -> None:
    done = add(FIELDS, ["claims"], source=source)

    assert Path(done.file).resolve().parent == folder.resolve()
    assert not Path(done.file).name.startswith(".")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ((("figure", "many"), ("measure", "arrests")), "FC010"),
        ((("figure", "7 arests"), ("measure", "arrests")), "FC022"),
        ((("figure", "7"), ("measure", "arests")), "FC009"),
        ((("figure", "7"), ("measure", "arrests"), ("when", "26/01/2025")), "FC040"),
        ((("figure", "7"), ("measure", "arrests"), ("status", "sure")), "FC050"),
        ((("figure", "7"), ("measure", "arrests"), ("team", "x")), "FC002"),
        ((("figure", "7"), ("figure", "8"), ("measure", "arrests")), "FC003"),
        ((("figure", "7"), ("measure", "arrests"), ("note", "a\x00b")), "FC007"),
        ((("figure", "7"), ("measure", "arrests"), ("note", "a\rb")), "FC007"),
        ((("figure", "7"), ("measure", "arrests"), ("replaces", "nobody")), "FC009"),
    ],
)
def test_what_would_not_be_read_is_refused_with_its_place(
    folder: Path, fields: tuple[tuple[str, str], ...], told: str
) -> None:
    with pytest.raises(
        RefusedError, match=rf"claims/a\.rec:1[0-9]:[0-9]+: {told}: .*; nothing was written"
    ):
        add(fields, ["claims"], id="three", source="police")

    assert text(folder) == CLAIMS


def test_an_id_is_used_once(folder: Path) -> None:
    with pytest.raises(RefusedError, match="FC004"):
        add(FIELDS, ["claims"], id="one", source="police")


def test_what_is_described_already_is_not_described_again(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"described already, at claims/a\.rec:4"):
        add(FIELDS, ["claims"], source="police", about=[("publisher", "Police")])


def test_only_files_of_records_are_added_to(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"end in \.rec"):
        add(FIELDS, ["claims"], file="claims/a.csv")


@settings(max_examples=up_to(50), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.text(st.sampled_from("ab:#+% \n\t\ré\u2028"), min_size=1, max_size=10))
def test_whatever_a_note_holds_is_read_back_or_refused(folder: Path, note: str) -> None:
    (folder / "a.rec").write_text(CLAIMS, encoding="utf-8")
    try:
        done = add((*FIELDS, ("note", note)), ["claims"], source="police")
    except RefusedError:
        assert text(folder) == CLAIMS
        return
    (read,) = (claim for claim in fc.load("claims") if claim.name == done.name)

    assert [field.value for field in read.record.all("note")] == [note.strip(" \t")]
    assert len(fc.load("claims").claims) == 3


PROGRAM = """
import sys
from figurecheck.keeping.adding import add
for index in range(30):
    fields = [("figure", str(index)), ("measure", "arrests")]
    done = add(fields, ["claims"], id=f"{sys.argv[1]}-{index}", source="police")
    print(done.name)
"""


def test_of_two_who_add_at_once_neither_loses_a_claim(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writing = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, who], env=environment, stdout=subprocess.PIPE, text=True
        )
        for who in ("first", "second")
    ]
    told = [name for one in writing for name in one.communicate()[0].split()]
    claims = fc.load("claims")

    assert len(told) == 60
    assert {claim.name for claim in claims} == {*told, "police/one", "gazette/two"}
    assert not claims.problems
    assert sorted(path.name for path in folder.iterdir()) == ["a.rec"]
