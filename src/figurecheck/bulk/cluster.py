"""Facts in more files than one machine reads: the same screen on a cluster, by way of Spark.

What is done with whole columns is said in Narwhals: the numbers that all files have together, the
tightest ends of each quantity, the rows of what is named, how often two sources state one quantity.
It has no words for two things, which are Spark's own: rows of one set of places brought together in
order, and the screen, which runs on them as it does on one machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import attr

from figurecheck.bulk import sizes
from figurecheck.bulk.adding import full_names, renumbered
from figurecheck.bulk.blocks import Cutting
from figurecheck.bulk.extra import digest, see_to_spark
from figurecheck.bulk.facts import HELP, SORTED_BY, Facts, schema
from figurecheck.bulk.plans import Plans
from figurecheck.bulk.reading import choosing
from figurecheck.bulk.screen import Screen
from figurecheck.bulk.screened import Request, Screened, Whole, screened
from figurecheck.claims.files import FACTS_ENDING
from figurecheck.errors import UsageError
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

QUANTITY = ("place", "measure", "w0", "w1")
"""What tells one quantity from another."""

UNIT = ("set", "family")
"""What tells one connected set from another: its places, and its measures."""

NOWHERE = -1
"""Stands for a set in the row that counts what was screened."""


@contextmanager
def session_on(master: str, settings: Mapping[str, str] | None = None) -> Iterator[Any]:
    """A session on a cluster, the one that there is, or one that ends with this.

    ``settings`` are Spark's own, by their names, for a session that is begun here.

    Raises:
        UsageError: where Spark is not installed, or does not start.
    """
    see_to_spark()
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    active = SparkSession.getActiveSession()
    if active is not None:
        yield active
        return
    builder = SparkSession.builder.master(master).appName("figurecheck")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    if master.split("[", maxsplit=1)[0] == "local":  # else each machine has a Python of its own
        # Spark's workers are the `python3` that is found first, which need not have this package.
        # Spark asks the environment alone when it is started from Python.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.config("spark.ui.enabled", "false")
    for name, value in (settings or {}).items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except PySparkException as error:
        msg = f"Spark does not start on {master}"
        raise UsageError(msg, "it needs Java 17 or newer, and a master like local[2]") from error
    try:
        yield session
    finally:
        session.stop()


def screened_on(
    session: Any,
    facts: Facts,
    asked: Request,
    data: ReadingData | None,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> Screened:
    """The report on facts that were put together from several files, screened on a cluster.

    The sets that are named come to this machine as a facts file of their own, as many of them as
    have at most ``sizes.COLLECTED_ROWS`` rows, and are reported as any other.

    Raises:
        UsageError: where a row names what its file does not list, two rows have one full name, or
            Spark fails.
    """
    from pyspark.errors import PySparkException

    with tempfile.TemporaryDirectory(prefix="figurecheck-") as folder:
        path = os.path.join(folder, f"named{FACTS_ENDING}")  # noqa: PTH118
        try:
            part, whole = SparkFacts(session, facts, asked, data).named(path)
            return screened(part, asked, data, progress, whole)
        except PySparkException as error:
            msg = f"Spark did not get through: {' '.join(str(error).split())[:300]}"
            help_ = "every machine has to see the files under one path, and needs figurecheck[bulk]"
            raise UsageError(msg, help_) from error


class SparkFacts:
    """Facts as Spark sees them."""

    def __init__(
        self, session: Any, facts: Facts, asked: Request, data: ReadingData | None
    ) -> None:
        self._session, self._facts, self._asked, self._data = session, facts, asked, data
        claims = assemble([(file, (record,)) for file, record in facts.records], (), {}, data)
        self._families = Plans(facts, claims).families
        self._ids = [claims.measure(name) for name in facts.measures]
        self._rows = self._numbered(choosing(facts, asked.wanted))

    def named(self, path: str) -> tuple[Facts, Whole]:
        """The rows of what the screen names, written to a file, and what they were taken from."""
        import pyarrow.parquet as pq

        units, figures, sets = self.screened()
        if not self._asked.wanted and figures != self._facts.rows:
            msg = f"{self._facts.name}: a row names what the metadata of its file do not have"
            raise UsageError(msg, HELP)
        rows, left = self.collected(units)
        pq.write_table(rows, path, compression="zstd", row_group_size=sizes.GROUP_ROWS)
        own = {number for _, number in left}
        about = {
            name
            for name, measure in zip(self._facts.measures, self._ids, strict=True)
            if self._family(measure) in own
        }
        whole = Whole(
            figures=figures,
            sets=sets,
            left=(len(left), self._count(left)),
            about=tuple(sorted(about)),
            inputs=self._digests(),
            both=self._both,
        )
        part = attr.evolve(self._facts, path=path, rows=rows.num_rows, parts=())
        return part, whole

    def _family(self, measure: Any) -> int:
        return self._families.get(measure.id if measure is not None else "", -1)

    # -- whole columns, in Narwhals ----------------------------------------------------------------

    def _table(self, columns: Mapping[str, Any]) -> Any:
        """A small table, as the cluster has it."""
        import narwhals as nw
        import pyarrow as pa

        return nw.from_native(self._session.createDataFrame(pa.table(columns)))

    def _numbered(self, chosen: Mapping[str, Sequence[int]]) -> Any:
        """The rows that were chosen, by the numbers that all files have together, each with its
        set and family.
        """
        import narwhals as nw

        read = self._session.read.parquet
        files = [nw.from_native(read(os.path.realpath(one.path))) for one in self._facts.parts]
        frame = nw.concat(
            [
                one.select(schema().names).with_columns(nw.lit(number, nw.Int32).alias("of"))
                for number, one in enumerate(files)
            ]
        )
        for name, table in self._numbers().items():
            frame = frame.join(self._table(table), on=["of", name], how="inner")
            frame = frame.drop(name).rename({f"new_{name}": name})
        for name, numbers in chosen.items():
            frame = frame.filter(nw.col(name).is_in(list(numbers)))
        return frame

    def _numbers(self) -> dict[str, dict[str, Any]]:
        """For each column of numbers those that all files have together, by file and its own."""
        import numpy as np

        facts = self._facts
        new = [renumbered(facts, part) for part in facts.parts]
        found = {}
        for name in ("place", "measure", "source"):
            found[name] = _by_file([numbers[name] for numbers in new], name)
        ahead = np.cumsum([0, *(len(part.files) for part in facts.parts)], dtype=np.int32)
        files = [
            start + np.arange(len(part.files), dtype=np.int32)
            for start, part in zip(ahead[:-1], facts.parts, strict=True)
        ]
        found["file"] = _by_file(files, "file")
        found["place"]["set"] = np.array(facts.groups, np.int32)[found["place"]["new_place"]]
        families = np.array([self._family(one) for one in self._ids], np.int32)
        found["measure"]["family"] = families[found["measure"]["new_measure"]]
        return found

    def _ends(self) -> Any:
        """The tightest ends of each quantity, the flags of all its rows, and how many there are."""
        import narwhals as nw

        lower, upper = ("llo", "lhi") if self._asked.notes else ("lo", "hi")
        return self._rows.group_by("set", *QUANTITY).agg(
            nw.col(lower).max().alias("lower"),
            nw.col(upper).min().alias("upper"),
            nw.col("flags").max().alias("flags"),  # there is one flag
            nw.len().alias("rows"),
        )

    def _of(self, units: Sequence[tuple[int, int]]) -> Any:
        """The rows of some connected sets."""
        import numpy as np

        listed = np.array(units, np.int32).reshape(-1, 2)
        wanted = dict(zip(UNIT, (listed[:, 0], listed[:, 1]), strict=True))
        return self._rows.join(self._table(wanted), on=list(UNIT), how="semi")

    def collected(self, units: Sequence[tuple[int, int]]) -> tuple[Any, list[tuple[int, int]]]:
        """The rows of the first connected sets that have no more of them than are decided, and the
        sets that are left.
        """
        import pyarrow.compute as pc

        if not units:
            return schema().empty_table(), []
        order = [*SORTED_BY, "file", "row"]
        rows = self._of(units).sort(order).head(sizes.COLLECTED_ROWS + 1)
        table = rows.collect(backend="pyarrow").to_native()
        left: list[tuple[int, int]] = []
        if table.num_rows > sizes.COLLECTED_ROWS:  # the last set may be cut
            last = int(table.column("set")[-1].as_py())
            table = table.filter(pc.less(table.column("set"), last))
            left = [one for one in units if one[0] >= last]
        table = table.select(schema().names).cast(schema())
        _see_to_names(self._facts.sources, table)
        return table, left

    def _count(self, units: Sequence[tuple[int, int]]) -> int:
        """How many rows some connected sets have."""
        import narwhals as nw

        if not units:
            return 0
        found = self._of(units).select(nw.len().alias("rows")).collect(backend="pyarrow")
        return int(found["rows"][0])

    def _both(self) -> dict[tuple[str, str, str], int]:
        """Of how many quantities of a measure two sources each state one figure, and nobody
        else does.
        """
        import narwhals as nw

        one, other = nw.col("one"), nw.col("other")
        found = (
            self._rows.group_by(*QUANTITY)
            .agg(
                nw.col("source").min().alias("one"),
                nw.col("source").max().alias("other"),
                nw.len().alias("rows"),
            )
            .filter(nw.col("rows") == 2, one != other)
            .group_by("measure", "one", "other")
            .agg(nw.len().alias("rows"))
            .collect(backend="pyarrow")
        )
        names, sources = self._facts.measures, self._facts.sources  # which are sorted
        return {
            (names[row["measure"]], sources[row["one"]], sources[row["other"]]): int(row["rows"])
            for row in found.iter_rows(named=True)
        }

    # -- what is Spark's own -----------------------------------------------------------------------

    def screened(self) -> tuple[list[tuple[int, int]], int, int]:
        """The connected sets that the screen names, and how many figures and sets it has seen."""
        import numpy as np

        ends = self._ends().to_native().repartition("set").sortWithinPartitions(*QUANTITY)
        told = ends.mapInArrow(
            _Screening(attr.evolve(self._facts, parts=(), files=(), problems=()), self._data),
            "set int, family int, figures long, sets long",
        ).toArrow()
        unit, family, figures, sets = (told.column(index).to_numpy() for index in range(4))
        counts = unit == NOWHERE
        pairs = np.stack([unit[~counts], family[~counts]], axis=1)
        units = sorted({(int(one), int(other)) for one, other in pairs.tolist()})
        return units, int(figures[counts].sum()), int(sets[counts].sum())

    def _digests(self) -> dict[str, str]:
        """The digests of the files, each worked out where there is a core for it."""
        parts = self._facts.parts
        paths = [(os.path.realpath(one.path),) for one in parts]
        table = self._session.createDataFrame(paths, "path string").repartition(len(paths), "path")
        found = dict(table.mapInArrow(_digests, "path string, digest string").collect())
        named = {one.name: found[path] for one, (path,) in zip(parts, paths, strict=True)}
        return dict(sorted(named.items()))


@attr.frozen(eq=False, repr=False)
class _Screening:
    """What a machine does with the quantities of some sets of places, which come in order."""

    facts: Facts
    data: ReadingData | None

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        import numpy as np
        import pyarrow as pa

        facts = self.facts
        claims = assemble([(file, (record,)) for file, record in facts.records], (), {}, self.data)
        screen = Screen(facts, Plans(facts, claims))
        cutting = Cutting(facts, ("lower", "upper"))
        units: dict[tuple[int, int], None] = {}
        figures = 0

        def blocks() -> Iterator[Any]:
            nonlocal figures
            for batch in batches:
                names = (*QUANTITY, "lower", "upper", "flags", "rows")
                part = {name: batch.column(name).to_numpy() for name in names}
                figures += int(part.pop("rows").sum())
                none = np.zeros(batch.num_rows, dtype=np.int32)
                part |= {"row": none, "source": none, "new": np.ones(batch.num_rows, dtype=bool)}
                yield from cutting.take(part)
            yield from cutting.rest()

        for block in blocks():
            units |= {screen.unit_of(one.rows): None for one in screen.suspects(block)}
        found = [[*one, 0, 0] for one in units] + [[NOWHERE, 0, figures, screen.sets]]
        kinds = (pa.int32(), pa.int32(), pa.int64(), pa.int64())
        columns = [
            pa.array(one, kind) for one, kind in zip(zip(*found, strict=True), kinds, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(columns, ["set", "family", "figures", "sets"])


def _digests(batches: Iterator[Any]) -> Iterator[Any]:
    """The digests of the files whose paths come in."""
    import pyarrow as pa

    for batch in batches:
        paths = batch.column("path").to_pylist()
        yield pa.RecordBatch.from_pydict({"path": paths, "digest": [digest(one) for one in paths]})


def _by_file(numbers: Sequence[Any], name: str) -> dict[str, Any]:
    """Numbers by the file and the number that they have there."""
    import numpy as np

    length = [len(one) for one in numbers]
    return {
        "of": np.repeat(np.arange(len(numbers), dtype=np.int32), length),
        name: np.concatenate([np.arange(one, dtype=np.int32) for one in length]),
        f"new_{name}": np.concatenate(numbers).astype(np.int32),
    }


def _see_to_names(sources: Sequence[str], table: Any) -> None:
    """Sees that no two rows have one full name; ``sources`` are those of all numbers.

    Raises:
        UsageError: where two have.
    """
    import pyarrow.compute as pc

    for one in pc.value_counts(full_names(sources, table)):
        if one["counts"].as_py() > 1:
            msg = f"two files have a claim `{one['values'].as_py()}`"
            raise UsageError(msg, "give claims ids that say what they are about, and pack again")
