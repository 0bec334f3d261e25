"""Facts that a cluster screens are told as one machine tells them, packed into one file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("duckdb", reason="the extra bulk is not installed")
pytest.importorskip("pandas", reason="pandas, of the extra spark, is not installed")
pytest.importorskip("pyspark", reason="pyspark, of the extra spark, is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from figurecheck.bulk import sizes
from figurecheck.bulk.adding import together
from figurecheck.bulk.cluster import screened_on, session_on
from figurecheck.bulk.facts import Facts, open_facts
from figurecheck.bulk.screened import Request, Screened, overview, screened
from figurecheck.errors import UsageError
from tests.bulk.test_adding import SEEDS, facts_of, halves
from tests.bulk.test_pack import run
from tests.bulk.worlds import series, told

pytestmark = [
    pytest.mark.skipif(
        "JAVA_HOME" not in os.environ and which("java") is None,
        reason="Java, which Spark needs, is not installed",
    ),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark"),
    pytest.mark.xdist_group("spark"),
]


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One Spark for all tests, as small as there is, which finds another `python3` first."""
    settings = {
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.driver.memory": "512m",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.driver.host": "localhost",
    }
    folder = tmp_path_factory.mktemp("path")
    (folder / "python3").write_text("#!/bin/sh\necho this is another Python >&2\nexit 1\n")
    (folder / "python3").chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYSPARK_PYTHON", raising=False)
        patch.setenv("PATH", str(folder), prepend=os.pathsep)
        with session_on("local[1]", settings) as found:
            yield found


def pieces(seed: int, folder: Path) -> tuple[Facts, list[Facts]]:
    """A world packed into one file, and by source and by place into several, with their records."""
    known, first, second = halves(series(seed))
    own = [known + first]
    if len(second) > 1:
        own.append(known + second)
    head, *claims = own[0][len(known) :]
    cut = [[*known, head, *claims[::2]], [*known, head, *claims[1::2]], *own[1:]]
    parts = [
        facts_of(one, folder, f"part {number}")
        for number, one in enumerate(cut)
        if len(one) > len(known) + 1
    ]
    return facts_of(known + first + second, folder, "whole"), parts


def outcome(found: Screened) -> tuple[object, ...]:
    """What is told, but for the names of files."""
    counts = found.figures, found.sets, found.named, found.partly, found.report.complete
    others = sorted(one.headline for one in found.report.findings if one.proof is None)
    return counts, found.lines, others, overview(found), told(found.report)


def alike(session: Any, whole: Facts, parts: list[Facts], asked: Request) -> Screened:
    """What a cluster tells, seen to be what one machine tells."""
    found = screened_on(session, together(parts, None), asked, None)

    assert outcome(found) == outcome(screened(whole, asked, None))
    assert list(found.report.claims.inputs) == sorted(one.name for one in parts)
    return found


ENDS = 9
"""The seed of a world in which the screen names a set by the tightest ends of a quantity alone."""


@pytest.mark.parametrize("seed", [ENDS, *SEEDS[:2]])
def test_a_cluster_tells_what_one_machine_tells(seed: int, session: Any, tmp_path: Path) -> None:
    whole, parts = pieces(seed, tmp_path)

    alike(session, whole, parts, Request())


def test_of_large_sets_it_tells_the_same_and_counts_what_two_sources_state(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "SET_CLAIMS", 3)
    known = ["measure: cases\nunit: case", "member: iowa\ndimension: where"]
    texts = {source: [f"source: {source}"] for source in "ab"}
    for source, more in (("a", 0), ("b", 7)):
        for day in range(1, 9):
            said = f"figure: {101 * day + more}\nmeasure: cases\nwhen: 2025-01-0{day}"
            texts[source] += [
                f"claim: {where}-{day}\n{said}\nwhere: {where}" for where in ("iowa", "ohio")
            ]
    whole = facts_of(known + texts["a"] + texts["b"], tmp_path, "whole")
    parts = [facts_of(known + texts[one], tmp_path, one) for one in "ba"]

    found = alike(session, whole, parts, Request())
    chosen = alike(session, whole, parts, Request({"place": ["iowa"]}, notes=False))

    assert found.lines[0].startswith("a and b differ on cases in 16 of 16 figures that both give")
    assert chosen.lines[0].startswith("a and b differ on cases in 8 of 8 figures that both give")


def test_what_is_beyond_the_limit_is_told_and_never_called_consistent(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "COLLECTED_ROWS", 5)
    blocks = ["measure: cases\nunit: case"]
    for source, figure in (("a", 1), ("b", 2)):
        blocks.append(f"source: {source}")
        blocks += [
            f"claim: {where}\nfigure: {figure}\nmeasure: cases\nwhere: {where}\nwhen: 2025-01-02"
            for where in ("iowa", "maine", "ohio", "utah")
        ]

    found = screened_on(
        session, together([facts_of(blocks, tmp_path, "facts")], None), Request(), None
    )

    (left,) = [one for one in found.report.findings if one.code == "FC901"]
    assert left.headline == "not checked: 2 sets of together 4 figures (cases)"
    assert left.severity == "warning"
    assert (found.named, found.partly, found.report.complete) == (4, 2, False)
    assert len(found.report.conflicts) == 2


def test_what_cannot_be_put_together_is_refused(session: Any, tmp_path: Path) -> None:
    known = ["measure: cases\nunit: case", "source: a"]
    one, other = (
        facts_of(
            [*known, f"claim: C\nfigure: {figure}\nmeasure: cases\nwhen: 2025-01-02"],
            tmp_path,
            name,
        )
        for name, figure in (("one", 1), ("other", 2))
    )
    odd = tmp_path / "odd.parquet"
    rows = pq.read_table(one.path)
    pq.write_table(rows.set_column(1, "measure", pa.array([7], pa.int32())).cast(rows.schema), odd)

    with pytest.raises(UsageError, match="two files have a claim `a/c`"):
        screened_on(session, together([one, other], None), Request(), None)
    with pytest.raises(UsageError, match="a row names what the metadata of its file do not have"):
        screened_on(session, together([open_facts(str(odd), "odd.parquet")], None), Request(), None)


def test_the_command_reads_a_folder_of_facts(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, parts = pieces(1, tmp_path)
    (tmp_path / "facts").mkdir()
    for one in parts:
        Path(one.path).rename(tmp_path / "facts" / one.name)

    status, text = run("report", "facts", "--spark", "local[1]", folder=tmp_path)
    brief, lines = run("check", "facts", "--spark", "local[1]", folder=tmp_path)
    both, refused = run(
        "report", "facts", "--spark", "local[1]", "--added", "x.parquet", folder=tmp_path
    )
    empty, none = run("report", "whole.rec", "--spark", "local[1]", folder=tmp_path)

    assert (status, brief, both, empty) == (1, 1, 2, 2)
    assert " seen to hold together: " in text
    assert lines.count(" error ") == int(text.split(" seen to hold together: ")[1].split()[0])
    assert "--added goes without --spark" in refused
    assert "no facts files (.parquet) in whole.rec" in none
