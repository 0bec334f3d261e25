"""Screens facts beside a bare scan of the same columns, and reports two dense series, in processor
time.

``python benchmarks/bulk.py`` makes what it needs in a temporary folder: 10,000,000 figures, of
which a few break a rule. ``--rows N`` takes another number, ``--ragged`` leaves out days and
windows at random, ``--added N`` adds so many of another source, in the first places, ``--series``
takes two series alone, ``--spark`` screens the same figures by Spark on one core as well and sees
that it names the same. What is measured runs in a process of its own, so that its peak of memory is
its own.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import attr
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from figurecheck.bulk import sizes
from figurecheck.bulk.adding import added, together
from figurecheck.bulk.blocks import TOGETHER, blocks
from figurecheck.bulk.choices import Choice
from figurecheck.bulk.cluster import SparkFacts, session_on
from figurecheck.bulk.facts import SORTED_BY, Facts, metadata, open_facts, schema
from figurecheck.bulk.opening import NamedFile
from figurecheck.bulk.pack import pack
from figurecheck.bulk.plans import Plans
from figurecheck.bulk.screen import Screen
from figurecheck.bulk.screened import Request, overview, screened
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.claims.claim_set import assemble

DAYS, MEASURES, SOURCES = 600, ("all", "one", "two"), ("a", "b")
COLUMNS = (*SORTED_BY, "llo", "lhi", "flags")


def record(*fields: tuple[str, str]) -> Record:
    return Record(tuple(Field(name, value, Place("measures.rec", 1, 1)) for name, value in fields))


def make(path: Path, rows: int, *, ragged: bool) -> int:
    """Writes facts about running counts of a total and its two parts, from two sources, in as many
    places as it takes.

    About one place in 20 has a figure that is wrong.
    """
    each = DAYS * len(MEASURES) * len(SOURCES)
    places = max(1, rows // each)
    measures = [record(("measure", "all"), ("unit", "case"), ("parts", "one + two"))]
    measures += [record(("measure", name), ("unit", "case")) for name in MEASURES[1:]]
    readings = assemble([], (), {}).readings_version
    facts = Facts(
        path=str(path),
        name=path.name,
        rows=0,
        measures=MEASURES,
        sources=SOURCES,
        places=tuple((("where", f"P{number:07}"),) for number in range(places)),
        groups=tuple(range(places)),
        files=(("made", ""),),
        records=tuple(("measures.rec", one) for one in measures),
        problems=(),
        readings=readings,
    )
    dice = np.random.default_rng(17)
    whole = schema().with_metadata(metadata(facts))
    written = 0
    with pq.ParquetWriter(path, whole, compression="zstd") as writer:
        for first in range(0, places, 200):
            count = min(200, places - first)
            parts = np.cumsum(dice.integers(0, 90, (count, 2, DAYS)), axis=2)
            values = np.stack([parts.sum(axis=1), parts[:, 0], parts[:, 1]], axis=1)
            values = np.repeat(values[:, :, :, None], len(SOURCES), axis=3).copy()
            for place in np.nonzero(dice.random(count) < 0.05)[0].tolist():
                day, measure, source = (
                    int(dice.integers(0, top)) for top in (DAYS, len(MEASURES), len(SOURCES))
                )
                values[place, measure, day, source] += int(dice.integers(1, 500))
            shape = values.shape
            grid = np.indices(shape)
            columns = {
                "place": (grid[0] + first).ravel(),
                "measure": grid[1].ravel(),
                "w0": np.full(values.size, 737425),
                "w1": (737486 + grid[2]).ravel(),
                "source": grid[3].ravel(),
            }
            numbers = values.ravel()
            keep = dice.random(values.size) < 0.7 if ragged else np.ones(values.size, dtype=bool)
            if ragged:  # some places have only a few days
                keep &= ~((columns["place"] % 7 == 0) & (columns["w1"] % 31 != 0))
            columns = {name: given[keep] for name, given in columns.items()}
            numbers = numbers[keep]
            ends = dict.fromkeys(("lo", "hi", "llo", "lhi"), numbers)
            size = len(numbers)
            text = pa.array(numbers).cast(pa.string())
            arrays = {**columns, **ends, "flags": np.zeros(size), "file": np.zeros(size)}
            arrays["row"] = written + np.arange(size)
            table = {
                name: pa.array(given).cast(whole.field(name).type) for name, given in arrays.items()
            }
            table |= {"figure": text, "claim": pa.array(arrays["row"]).cast(pa.string())}
            table |= {name: pa.nulls(size, pa.string()) for name in ("when", "extra")}
            days = (
                pa.array(columns["w1"] - 719163 - 1)
                .cast(pa.int32())
                .cast(pa.date32())
                .cast(pa.string())
            )
            table |= {"as_of": days, "since": pa.array(np.full(size, "2020-01-01"))}
            writer.write_table(
                pa.table([table[one.name] for one in whole], schema=whole), sizes.GROUP_ROWS
            )
            written += size
    return written


def scan(path: Path) -> float:
    """What reading the columns of the screen costs by itself, in one thread."""
    before = time.process_time()
    with pq.ParquetFile(path) as file:
        count = file.metadata.num_row_groups
        for first in range(0, count, TOGETHER):
            own = list(range(first, min(first + TOGETHER, count)))
            for batch in file.iter_batches(
                sizes.BATCH_ROWS, own, columns=list(COLUMNS), use_threads=False
            ):
                for index in range(batch.num_columns):
                    batch.column(index).to_numpy()
    return time.process_time() - before


def screen(path: Path) -> tuple[float, int, int]:
    """What the screen costs, and how many sets and rows it names."""
    facts = open_facts(str(path), path.name)
    claims = assemble([(file, (one,)) for file, one in facts.records])
    before = time.process_time()
    looked = Screen(facts, Plans(facts, claims))
    sets = rows = 0
    for block in blocks(facts, "literal", {}):
        for suspect in looked.suspects(block):
            sets += 1
            rows += len(suspect.rows)
    return time.process_time() - before, sets, rows


def seconds_below(process: int) -> float:
    """Processor seconds of a process and of all that it started."""
    below: dict[int, list[int]] = {}
    spent: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8").rpartition(") ")[2].split()
        except OSError:  # it has ended
            continue
        own = int(path.parent.name)
        below.setdefault(int(fields[1]), []).append(own)
        spent[own] = sum(map(int, fields[11:15]))
    waiting, ticks = [process], 0
    while waiting:
        one = waiting.pop()
        ticks += spent.get(one, 0)
        waiting += below.get(one, [])
    return ticks / os.sysconf("SC_CLK_TCK")


def on_spark(path: Path, repeat: int) -> None:
    """What screening and collecting by Spark cost, on one core, beside the screen by itself.

    Everything that Spark starts is counted, but not that it starts.
    """
    facts = together([open_facts(str(path), path.name)], None)
    with session_on("local[1]") as session:
        session.conf.set("spark.sql.shuffle.partitions", "8")
        session.range(10).count()
        for _ in range(repeat):
            cost, sets, rows = screen(path)
            before, began = seconds_below(os.getpid()), time.monotonic()
            cluster = SparkFacts(session, facts, Request(), None)
            units, figures, _ = cluster.screened()
            middle = seconds_below(os.getpid())
            table, left = cluster.collected(units)
            after = seconds_below(os.getpid())
            print(
                f"{figures:,} figures by Spark: screened {middle - before:.1f} s,"
                f" {(middle - before) / cost:.1f} x the screen ({cost:.2f} s); {len(units):,} sets"
                f" named ({sets:,}), {table.num_rows:,} rows of them collected ({rows:,}) in"
                f" {after - middle:.1f} s, {len(left):,} sets left;"
                f" {time.monotonic() - began:.0f} s on the clock"
            )


def more(path: Path, base: Path, rows: int) -> None:
    """Writes facts of a third source, who says what the first one says in the first places."""
    facts = open_facts(str(base), base.name)
    found: list[pa.RecordBatch] = []
    with pq.ParquetFile(base) as file:
        for batch in file.iter_batches(sizes.BATCH_ROWS):
            found.append(batch.filter(pc.equal(batch.column("source"), 0)))
            if sum(one.num_rows for one in found) >= rows:
                break
    table = pa.Table.from_batches(found).slice(0, rows)
    count = int(pc.max(table.column("place")).as_py()) + 1
    known = attr.evolve(
        facts, sources=("c",), places=facts.places[:count], groups=facts.groups[:count]
    )
    whole = schema().with_metadata(metadata(known))
    pq.write_table(table.cast(whole), path, row_group_size=sizes.GROUP_ROWS, compression="zstd")


def add(path: Path, new: Path) -> tuple[float, int, int]:
    """What it costs to add facts to others and to screen what bears on them, how many figures that
    are, and how many rows are named.
    """
    before = time.process_time()
    base, fresh = (open_facts(str(one), one.name) for one in (path, new))
    facts = added(base, fresh, None)
    claims = assemble([(file, (one,)) for file, one in facts.records])
    looked = Screen(facts, Plans(facts, claims))
    figures = rows = 0
    for block in blocks(facts, "literal", {}):
        figures += len(block)
        rows += sum(len(suspect.rows) for suspect in looked.suspects(block))
    return time.process_time() - before, figures, rows


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def series(folder: Path) -> None:
    """Two sources on two running counts in 32 places over 1,100 days, which differ on two days in
    five.
    """
    from datetime import date, timedelta
    from random import Random

    dice = Random(5)
    lines = ["claim,figure,measure,where,since,as_of,source"]
    for place in range(32):
        for measure in ("cases", "deaths"):
            count = 0
            for day in range(1100):
                count += dice.randint(0, 900)
                other = count if dice.random() < 0.617 else count + dice.randint(1, 40)
                at = date(2020, 3, 1) + timedelta(day)
                for source, value in (("cdc", count), ("nyt", other)):
                    lines.append(
                        f"{measure}-{place}-{day},{value},{measure},S{place},2020-01-01,{at},{source}"
                    )
    (folder / "series.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "measures.rec").write_text(
        "measure: cases\nunit: case\n\nmeasure: deaths\nunit: death\n", encoding="utf-8"
    )
    given = [
        NamedFile(str(folder / name), name, Choice()) for name in ("series.csv", "measures.rec")
    ]
    before = time.process_time()
    packed = pack(given, str(folder / "series.parquet"), None)
    middle = time.process_time()
    done = screened(open_facts(str(folder / "series.parquet"), "series.parquet"), Request(), None)
    after = time.process_time()
    print(f"two series: {packed.claims:,} figures packed in {middle - before:.1f} s")
    print(
        f"reported whole in {after - middle:.1f} s, peak {peak()} MB:"
        f" {len(done.report.conflicts):,} conflicts"
    )
    print("\n".join(overview(done)[:3]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--ragged", action="store_true")
    parser.add_argument("--added", type=int, default=0)
    parser.add_argument("--series", action="store_true")
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--measure", type=Path)
    given = parser.parse_args()
    if given.measure:
        if given.spark:
            on_spark(given.measure, given.repeat)
        else:
            measure(given.measure, given.repeat, given.added)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.series:
            series(folder)
            return
        path = folder / "facts.parquet"
        rows = make(path, given.rows, ragged=given.ragged)
        print(
            f"{rows:,} rows, {path.stat().st_size // 1_000_000} MB; peak of making them"
            f" {peak()} MB",
            file=sys.stderr,
        )
        own = ["--repeat", str(given.repeat), "--added", str(given.added)]
        own += ["--spark"] if given.spark else []
        subprocess.run(
            [sys.executable, __file__, "--measure", str(path), *own],
            check=True,
        )


def measure(path: Path, repeat: int, rows: int) -> None:
    ratios = []
    for _ in range(repeat):
        bare = scan(path)
        cost, sets, named = screen(path)
        ratios.append(cost / bare)
        print(
            f"scan {bare:.2f} s, screen {cost:.2f} s, {cost / bare:.2f} x; {sets:,} sets of"
            f" {named:,} rows named"
        )
    print(f"median {sorted(ratios)[len(ratios) // 2]:.2f} x, peak {peak()} MB")
    if rows:
        with tempfile.TemporaryDirectory() as folder:
            new = Path(folder) / "new.parquet"
            more(new, path, rows)
            for _ in range(repeat):
                own, figures, named = add(path, new)
                print(
                    f"{rows:,} rows added: {own:.2f} s, {own / cost:.3f} of a full pass;"
                    f" {figures:,} figures looked at, {named:,} rows named"
                )
            print(f"peak {peak()} MB")


if __name__ == "__main__":
    main()
