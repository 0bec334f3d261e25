"""Packing: whatever holds claims becomes facts, sorted and checked, and what is wrong is told or
refused.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import product
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.cli import main

pa = pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="the extra bulk is not installed")
duckdb = pytest.importorskip("duckdb", reason="the extra bulk is not installed")

from figurecheck.bulk.choices import Choice  # noqa: E402
from figurecheck.bulk.numbers import ClaimRow, Numbers, Understood, ends_of  # noqa: E402
from figurecheck.bulk.opening import NamedFile  # noqa: E402
from figurecheck.bulk.pack import pack  # noqa: E402
from figurecheck.model.record import Field, Place, Record  # noqa: E402
from tests.sizes import some  # noqa: E402

MEASURES = "measure: cases\nunit: case\n\nmeasure: weight\nunit: kg\n\nsource: a\npublisher: A\n"

ROWS = [
    ("one", "1204", "cases", "Ohio", "2025-01-01", "a"),
    ("two", "1204.5", "weight", "Ohio", "2025-01-01", "a"),
    ("three", "1201", "cases", "Ohio", "2025-01-01", "b"),
]

HEADINGS = ("claim", "figure", "measure", "where", "when", "source")


def run(*arguments: str, folder: Path) -> tuple[int, str]:
    """The exit status of a command in a folder, and what it prints."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        done = CliRunner().invoke(main, arguments)
    finally:
        os.chdir(before)
    return done.exit_code, done.output


def written(kind: str, folder: Path) -> str:
    """The rows in a file of a kind, beside the measures."""
    (folder / "measures.rec").write_text(MEASURES, encoding="utf-8")
    name = f"rows.{kind}"
    path = folder / name
    if kind == "csv":
        path.write_text(
            "\n".join(",".join(row) for row in (HEADINGS, *ROWS)) + "\n", encoding="utf-8"
        )
    elif kind == "jsonl":
        lines = (json.dumps(dict(zip(HEADINGS, row, strict=True))) for row in ROWS)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    elif kind == "rec":
        blocks = (
            "\n".join(f"{name}: {text}" for name, text in zip(HEADINGS, row, strict=True))
            for row in ROWS
        )
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    elif kind == "parquet":
        columns = zip(*ROWS, strict=True)
        pq.write_table(
            pa.table({name: list(cells) for name, cells in zip(HEADINGS, columns, strict=True)}),
            path,
        )
    else:
        base = duckdb.connect(str(path)) if kind == "duckdb" else sqlite3.connect(path)
        quoted = ", ".join(f'"{name}" VARCHAR' for name in HEADINGS)
        base.execute(f"CREATE TABLE figures ({quoted})")
        base.executemany("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?)", ROWS)
        base.commit()
        base.close()
    return name


@pytest.mark.parametrize("kind", ["csv", "jsonl", "rec", "parquet", "duckdb", "sqlite"])
def test_every_kind_of_file_becomes_the_same_facts(kind: str, tmp_path: Path) -> None:
    name = written(kind, tmp_path)

    status, said = run("pack", "measures.rec", name, "--to", "facts.parquet", folder=tmp_path)
    found = fc.load(tmp_path / "facts.parquet")

    assert (status, said) == (0, "facts.parquet: 3 claims packed\n")
    assert {(one.name, one.figure.text, str(one.window)) for one in found} == {
        (f"{row[5]}/{row[0]}", row[1], row[4]) for row in ROWS
    }
    assert [one.gap for one in fc.check(found).conflicts] == [3]


def test_facts_are_packed_again_with_others(tmp_path: Path) -> None:
    run("pack", "measures.rec", written("csv", tmp_path), "--to", "one.parquet", folder=tmp_path)
    (tmp_path / "more.csv").write_text(
        "claim,figure,measure,where,when,source\nfour,7,cases,Iowa,2025-01-02,a\n", encoding="utf-8"
    )

    status, _ = run("pack", "one.parquet", "more.csv", "--to", "both.parquet", folder=tmp_path)

    assert status == 0
    assert {one.id for one in fc.load(tmp_path / "both.parquet")} == {"one", "two", "three", "four"}


def test_rows_that_cannot_be_read_are_told_with_their_lines_and_left_out(tmp_path: Path) -> None:
    name = written("csv", tmp_path)
    with (tmp_path / name).open("a", encoding="utf-8") as stream:
        stream.write(
            "bad,12x4,cases,Ohio,2025-01-03,a\nworse,7,cases,Ohio,2025-13-01,a\none,9,cases,Ohio,2025-01-09,a\n"
        )

    status, said = run("pack", "measures.rec", name, "--to", "facts.parquet", folder=tmp_path)

    assert status == 1
    assert all(f"{name}:{line}: FC0" in said for line in (5, 6, 7))
    assert "3 rows left out" in said
    assert len(fc.load(tmp_path / "facts.parquet")) == 3


def test_binary_fractions_are_refused_unless_their_places_are_said(tmp_path: Path) -> None:
    (tmp_path / "measures.rec").write_text(MEASURES, encoding="utf-8")
    columns = {"figure": [1.5, 2.25], "when": ["2025-01-01", "2025-01-02"]}
    pq.write_table(pa.table(columns), tmp_path / "rows.parquet")
    given = (
        "pack",
        "measures.rec",
        "rows.parquet",
        "--to",
        "facts.parquet",
        "--set",
        "measure=weight",
    )

    refused, why = run(*given, folder=tmp_path)
    taken, _ = run(*given, "--decimals", "figure=2", folder=tmp_path)

    assert (refused, "binary fractions" in why) == (2, True)
    assert taken == 0
    assert {one.figure.text for one in fc.load(tmp_path / "facts.parquet")} == {"1.50", "2.25"}


@pytest.mark.parametrize("kind", ["parquet", "sqlite"])
def test_a_cell_that_is_no_decimal_is_no_figure_of_0(kind: str, tmp_path: Path) -> None:
    (tmp_path / "measures.rec").write_text(MEASURES, encoding="utf-8")
    cells = [
        None,
        7.126,
        9e999,
        -9e999,
        1e300,
        float("nan"),
        *["1,204", "n/a"] * (kind == "sqlite"),
    ]
    if kind == "parquet":
        columns = {"figure": cells, "when": ["2025-01-01"] * len(cells)}
        pq.write_table(pa.table(columns), tmp_path / "rows.parquet")
    else:
        with closing(sqlite3.connect(tmp_path / "rows.sqlite")) as base, base:
            base.execute('create table rows (figure real, "when" text)')
            base.executemany("insert into rows values (?, '2025-01-01')", [(one,) for one in cells])

    status, said = run(
        "pack", "measures.rec", f"rows.{kind}", "--to", "facts.parquet", "--set", "measure=weight",
        "--decimals", "figure=2", folder=tmp_path,
    )  # fmt: skip

    assert status == 1
    wrong = [row for row, cell in enumerate(cells, 1) if cell not in {7.126, "1,204"}]
    assert all(f"rows.{kind}:{row}: FC0" in said for row in wrong)
    packed = {one.figure.text for one in fc.load(tmp_path / "facts.parquet")}
    assert packed == {"7.13"} | ({"1,204"} & set(cells))


def test_measures_that_nobody_named_are_asked_for(tmp_path: Path) -> None:
    status, said = run("pack", written("csv", tmp_path), "--to", "facts.parquet", folder=tmp_path)

    assert status == 2
    assert "there is no measure `cases`" in said
    assert "figurecheck pack MEASURES FILE... --to FACTS" in said


def test_facts_that_are_not_there_are_told_so(tmp_path: Path) -> None:
    status, said = run("report", "facts.parquet", "--added", "no.parquet", folder=tmp_path)

    assert status == 2
    assert "facts.parquet: there is no such file" in said


def test_a_column_that_is_no_field_is_asked_about(tmp_path: Path) -> None:
    pq.write_table(pa.table({"figure": ["7"], "day": ["2025-01-01"]}), tmp_path / "rows.parquet")

    status, said = run("pack", "rows.parquet", "--to", "facts.parquet", folder=tmp_path)

    assert status == 2
    assert "--map day=FIELD" in said


def test_whoever_is_stopped_while_packing_keeps_the_old_file(tmp_path: Path) -> None:
    given = [
        NamedFile(str(tmp_path / name), name, Choice())
        for name in (written("csv", tmp_path), "measures.rec")
    ]
    target = tmp_path / "facts.parquet"
    target.write_bytes(b"the old file")

    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pack(given, str(target), None, stopped)

    assert target.read_bytes() == b"the old file"
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "facts.parquet",
        "measures.rec",
        "rows.csv",
    ]


PACKING = """
import signal, sys
from figurecheck.bulk.choices import Choice
from figurecheck.bulk.opening import NamedFile
from figurecheck.bulk.pack import pack

at, how = sys.argv[1:]
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs in the background ignores it

def stopped(name):
    if at == name:
        print("there", flush=True)
        if how == "wait":
            sys.stdin.read()
        signal.raise_signal(getattr(signal, how))  # this thread and no other has it

given = [NamedFile(name, name, Choice()) for name in ("rows.csv", "measures.rec")]
pack(given, "facts.parquet", None, lambda _: stopped("reading"), lambda done, _: stopped(
    "written" if done else "sorted"))
"""
"""Packs in the folder that it is run in, and kills itself on the way, or waits there."""


def packing(folder: Path, at: str, how: str) -> subprocess.Popen[str]:
    """A process that packs and is stopped on the way."""
    (folder / "facts.parquet").write_bytes(b"the old file")
    return subprocess.Popen(
        [sys.executable, "-c", PACKING, at, how],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def rooms(folder: Path) -> list[str]:
    """The folders that somebody packs in, or has left behind."""
    return sorted(one.name for one in folder.iterdir() if one.is_dir())


@pytest.mark.parametrize(
    ("at", "how"),
    some(tuple(product(("reading", "sorted", "written"), ("SIGKILL", "SIGTERM", "SIGINT")))),
)
def test_what_is_left_of_a_killed_process_is_cleared_away_by_the_next(
    at: str, how: str, tmp_path: Path
) -> None:
    name = written("csv", tmp_path)
    packing(tmp_path, at, how).communicate(timeout=60)
    left = rooms(tmp_path)
    old = (tmp_path / "facts.parquet").read_bytes()

    status, _ = run("pack", "measures.rec", name, "--to", "facts.parquet", folder=tmp_path)

    assert old == b"the old file"
    assert len(left) == (0 if how == "SIGINT" else 1)
    assert (status, rooms(tmp_path)) == (0, [])
    assert len(fc.load(tmp_path / "facts.parquet")) == 3


def test_two_who_pack_in_one_folder_leave_one_another_alone(tmp_path: Path) -> None:
    name = written("csv", tmp_path)
    other = packing(tmp_path, "sorted", "wait")
    assert other.stdout is not None
    assert other.stdin is not None
    other.stdout.readline()
    theirs = rooms(tmp_path)

    status, _ = run("pack", "measures.rec", name, "--to", "mine.parquet", folder=tmp_path)
    meanwhile = rooms(tmp_path)
    other.kill()
    other.communicate(timeout=60)
    run("pack", "measures.rec", name, "--to", "mine.parquet", folder=tmp_path)

    assert (status, len(theirs)) == (0, 1)
    assert (meanwhile, rooms(tmp_path)) == (theirs, [])


def test_a_link_to_a_facts_file_stays_a_link(tmp_path: Path) -> None:
    name = written("csv", tmp_path)
    (tmp_path / "far").mkdir()
    (tmp_path / "facts.parquet").symlink_to(tmp_path / "far" / "facts.parquet")

    run("pack", "measures.rec", name, "--to", "facts.parquet", folder=tmp_path)

    assert (tmp_path / "facts.parquet").is_symlink()
    assert len(fc.load(tmp_path / "far" / "facts.parquet")) == 3


def damaged(folder: Path, how: str) -> None:
    """Facts in which something is wrong."""
    run("pack", "measures.rec", written("csv", folder), "--to", "facts.parquet", folder=folder)
    path = folder / "facts.parquet"
    table = pq.read_table(path)
    match how:
        case "cut off":
            path.write_bytes(path.read_bytes()[:-40])
        case "no column":
            pq.write_table(table.drop_columns(["lo"]), path)
        case "another type":
            index = table.schema.get_field_index("w0")
            pq.write_table(table.set_column(index, "w0", table.column("w0").cast(pa.int64())), path)
        case "another version":
            pq.write_table(table.replace_schema_metadata({"format": "figurecheck-facts/2"}), path)
        case "no metadata":
            pq.write_table(table.replace_schema_metadata({"format": "figurecheck-facts/1"}), path)
        case "a place that is not listed":
            index = table.schema.get_field_index("place")
            places = pa.array([9] * len(table), pa.int32())
            pq.write_table(table.set_column(index, table.schema.field("place"), places), path)
        case _:
            path.write_text("no Parquet at all", encoding="utf-8")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("cut off", "cut off"),
        ("no column", "the column `lo` is missing"),
        ("another type", "`w0` is of type int64, and must be int32"),
        ("another version", "another kind or version"),
        ("no metadata", "its metadata cannot be read"),
        ("a place that is not listed", "names what its metadata do not have"),
        ("text", "not a Parquet file"),
    ],
)
def test_facts_that_are_not_as_they_were_packed_are_refused(
    how: str, words: str, tmp_path: Path
) -> None:
    damaged(tmp_path, how)

    status, said = run("report", "facts.parquet", folder=tmp_path)

    assert status == 2
    assert words in said


def test_rows_out_of_order_are_refused_with_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("pack", "measures.rec", written("csv", tmp_path), "--to", "facts.parquet", folder=tmp_path)
    table = pq.read_table(tmp_path / "facts.parquet")
    pq.write_table(table.take([2, 0, 1]), tmp_path / "facts.parquet")
    monkeypatch.setattr("figurecheck.bulk.sizes.CLAIMS_AT_ONCE", 0)

    status, said = run("report", "facts.parquet", folder=tmp_path)

    assert status == 2
    assert "not sorted: row 2 belongs before row 1" in said
    assert "figurecheck pack" in said


def test_another_parquet_file_in_a_folder_is_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "claims.rec").write_text(MEASURES, encoding="utf-8")
    pq.write_table(pa.table({"a": [1]}), tmp_path / "other.parquet")

    found = fc.load(tmp_path)

    assert [
        (one.code, one.severity) for one in found.problems if "other.parquet" in one.headline
    ] == [("FC005", "note")]


def test_what_is_described_in_a_folder_and_in_its_facts_is_described_once(tmp_path: Path) -> None:
    run("pack", "measures.rec", written("csv", tmp_path), "--to", "facts.parquet", folder=tmp_path)
    (tmp_path / "rows.csv").unlink()

    found = fc.load(tmp_path)

    assert not [one for one in found.problems if one.severity != "note"]
    assert len(found) == 3


def test_the_screened_report_has_counts_findings_and_proofs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("pack", "measures.rec", written("csv", tmp_path), "--to", "facts.parquet", folder=tmp_path)
    whole = {one.key for one in fc.check(fc.load(tmp_path / "facts.parquet")).conflicts}
    monkeypatch.setattr("figurecheck.bulk.sizes.CLAIMS_AT_ONCE", 0)

    status, said = run("report", "facts.parquet", folder=tmp_path)
    _, text = run("report", "facts.parquet", "--format", "json", folder=tmp_path)
    brief, lines = run("check", "facts.parquet", folder=tmp_path)
    none, _ = run("report", "facts.parquet", "--limit", "0", folder=tmp_path)

    assert (status, brief, none) == (1, 1, 1)
    assert said.startswith("3 figures in 2 sets, 1 seen to hold together: 1 error.")
    assert "--where place=NAME --finding 1" in said
    assert "--all" not in said  # which is refused for as many
    assert fc.verify(text) == 1
    assert {one["key"] for one in json.loads(text)["findings"] if one["proof"]} == whole
    assert lines.count("FC301") == 2  # the code, and in the key


def test_facts_and_records_beside_them_are_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("pack", "measures.rec", written("csv", tmp_path), "--to", "facts.parquet", folder=tmp_path)
    (tmp_path / "more.rec").write_text(
        "source: c\n\nclaim: four\nfigure: about 900 cases\nmeasure: cases\nwhere: Ohio\nwhen:"
        " 2025-01-01\n",
        encoding="utf-8",
    )
    whole = {
        one.key
        for one in fc.check(fc.load(tmp_path / "facts.parquet", tmp_path / "more.rec")).conflicts
    }
    monkeypatch.setattr("figurecheck.bulk.sizes.CLAIMS_AT_ONCE", 0)

    _, text = run("report", "facts.parquet", "more.rec", "--format", "json", folder=tmp_path)

    assert len(whole) > 1
    assert {one["key"] for one in json.loads(text)["findings"] if one["proof"]} == whole


@pytest.mark.parametrize("seed", range(12))
def test_figures_alike_but_for_their_value_are_read_as_the_core_reads_them(seed: int) -> None:
    dice = Random(seed)
    place = Place("x.rec", 1, 1)
    described = fc.loads(MEASURES)
    numbers = Numbers([(file, one) for file, records in described.records for one in records], None)
    rows = []
    for index in range(60):
        value = dice.randrange(1, 10 ** dice.randint(1, 12))
        text = f"{value:,}" if dice.random() < 0.4 else str(value)
        pairs = [
            ("claim", f"c{index}"),
            ("figure", text),
            ("measure", dice.choice(["cases", "weight"])),
        ]
        pairs += [("when", "2025-01-01"), ("where", f"P{index}"), ("source", "a")]
        rows.append(
            ClaimRow(Record(tuple(Field(name, text, place) for name, text in pairs)), "a", 1)
        )

    read = list(numbers.read(rows))
    records = [
        *(one for _, held in described.records for one in held),
        *(row.record for row in rows),
    ]
    claims = fc.from_records(
        [{field.name: field.value for field in record.fields} for record in records]
    )

    for row, one in zip(rows, read, strict=True):
        assert isinstance(one, Understood)
        claim = claims[f"a/{row.record.id}"]
        assert one.ends == ends_of(claim, claims.measures[one.measure])


def test_nobody_pays_for_it_who_has_no_facts(tmp_path: Path) -> None:
    (tmp_path / "claims.rec").write_text(MEASURES, encoding="utf-8")
    script = (
        "import sys; from figurecheck.cli import main; main(['report', 'claims.rec'],"
        " standalone_mode=False);"
    )
    script += "print(sorted({'pyarrow', 'duckdb', 'numpy'} & set(sys.modules)))"

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.stdout.splitlines()[-1:] in ([], ["[]"])
    assert "pyarrow" not in done.stderr
