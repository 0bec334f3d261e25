"""Processor time a cell of a table with totals, from small to large: ``python
benchmarks/tables.py``.

The table has regions in groups of ten, each with its total, and eleven years with a total. Time is
that of finding and judging alone; memory is the most that the process ever had.
"""

from __future__ import annotations

import resource
import time
from random import Random

from figurecheck.bringing.tables.checking import read_table_text
from figurecheck.bringing.tables.text import TableText
from figurecheck.model.record import Place

COLUMNS = 12
SIZES = (240, 2_400, 24_000, 96_000, 192_000)


def table(cells: int) -> TableText:
    """A table of about so many cells."""
    random = Random(cells)
    rows = [["Region", *map(str, range(2010, 2010 + COLUMNS - 1)), "Total"]]
    while len(rows) * COLUMNS < cells:
        group = [[random.randrange(100, 99_999) for _ in range(COLUMNS - 1)] for _ in range(10)]
        group.append([sum(column) for column in zip(*group, strict=True)])
        number = len(rows) // 11 + 1
        rows += [
            [f"{'Total' if at == 10 else 'Place'} {number}-{at}", *map(str, row), str(sum(row))]
            for at, row in enumerate(group)
        ]
    place = Place("t.csv", 1, 1)
    places = tuple((place,) * len(row) for row in rows)
    return TableText("t.csv", tuple(map(tuple, rows)), places)


def main() -> None:
    """Prints a line a size."""
    for cells in SIZES:
        one = table(cells)
        before = time.process_time()
        read = read_table_text(one)
        spent = time.process_time() - before
        many = sum(map(len, one.cells))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{many:8,} cells {spent:7.2f} s {spent / many * 1e6:6.1f} us a cell"
            f" {len(read.found):6,} relations {len(read.breaks):3} breaks, peak {peak} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
