"""What a second process saves on many small sets.

Run: python benchmarks/sharing.py [SETS] [--rounds N] [--beside PYTHON]. Each line is `figurecheck
report` on a folder of so many small sets (10,000 unless given) in one or two processes, as a
program of its own: the wall time, which neighbours on the machine disturb, the processor time of
all processes and the most memory of one, each the least of the rounds, with the ratio of the wall
times. The aim is 1.6 times on two cores that nobody else wants. With ``--beside``, the Python of
an environment with another version of figurecheck, that one is run in turn with ours.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.scale import components

MEASURED = """
import contextlib, io, os, resource, sys
from figurecheck.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["report", sys.argv[1], "-j", sys.argv[2]], standalone_mode=False)
own = resource.getrusage(resource.RUSAGE_SELF)
others = resource.getrusage(resource.RUSAGE_CHILDREN)
print(own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime)
print(max(own.ru_maxrss, others.ru_maxrss))
"""


def run(python: str, folder: str, jobs: int) -> tuple[float, float, int]:
    """Seconds on the wall, seconds of processor time, and kilobytes."""
    start = time.perf_counter()
    ran = subprocess.run(
        [python, "-c", MEASURED, folder, str(jobs)], capture_output=True, text=True, check=True
    )
    wall = time.perf_counter() - start
    processor, memory = ran.stdout.split()
    return wall, float(processor), int(memory)


def option(name: str, without: str) -> str:
    """What stands behind an option."""
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else without


def main() -> None:
    """Prints a line a version and number of processes."""
    sets = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else 10_000
    pythons = [sys.executable, *filter(None, [option("--beside", "")])]
    rounds = int(option("--rounds", "3"))
    found: dict[tuple[str, int], list[tuple[float, float, int]]] = {}
    with TemporaryDirectory() as folder:
        Path(folder, "a.rec").write_text(components(sets, wrong=True))
        for _ in range(rounds):
            for python in pythons:
                for jobs in (1, 2):
                    found.setdefault((python, jobs), []).append(run(python, folder, jobs))
    print(f"{sets:,} small sets, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for (python, jobs), runs in found.items():
        wall, processor, memory = (min(one[at] for one in runs) for at in range(3))
        alone = min(one[0] for one in found[python, 1])
        print(
            f"{python}  -j {jobs}  wall {wall:6.2f} s  processor {processor:6.2f} s "
            f" {memory // 1024:>4} MB  {alone / wall:.2f} times as fast as -j 1"
        )


if __name__ == "__main__":
    main()
