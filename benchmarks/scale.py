"""Long and large: how the time grows as the work doubles.

Run: python benchmarks/scale.py [WORD ...] [--beside PYTHON]; prints, for each kind of work whose
name has one of the words, the seconds of processor time at each size, the ratio to the size before
it, and the most memory that the process has held so far. With ``--beside``, the Python of an
environment with another version of figurecheck, all of it is run there afterwards. Nothing is
asserted; the aims are 2.3 times for twice the size, and 10,000 small components in 10 s and 150 MB.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from resource import RUSAGE_SELF, getrusage

import figurecheck as fc


def running_count(days: int, *, wrong: bool = False) -> str:
    """A running count stated every day by two sources: two claims a day, all from one start."""
    random, total = Random(1), 0
    first = date(2020, 1, 1)
    lines = ["measure: cases\nunit: case\n"]
    told: dict[str, list[str]] = {"alpha": [], "beta": []}
    for day in range(days):
        total += random.randint(5, 60)
        now = (first + timedelta(day)).isoformat()
        for source, claims in told.items():
            figure = total if source == "alpha" else f"about {total}"
            if wrong and source == "alpha" and day == days // 2:
                figure = f"exactly {total * 3}"
            claims.append(
                f"claim: d{day}\nfigure: {figure} cases\nmeasure: cases\nwhere: X\nsince:"
                f" 2020-01-01\nas_of: {now}\n"
            )
    for source, claims in told.items():
        lines += [f"source: {source}\n", *claims]
    return "\n".join(lines)


def accounts(lines: int, *, wrong: bool = False) -> str:
    """A chart of accounts: totals of totals, four parts each, every line stated."""
    random = Random(2)
    values: dict[int, int] = {}
    records: list[str] = []
    for index in reversed(range(lines)):
        parts = [part for part in range(4 * index + 1, 4 * index + 5) if part < lines]
        values[index] = sum(values[part] for part in parts) if parts else random.randint(100, 9_999)
        record = f"measure: a{index}\nunit: USD\n"
        if parts:
            record += "parts: " + " + ".join(f"a{part}" for part in parts) + "\n"
        records.append(record)
        value = values[index] + (1_000_000 if wrong and index == lines // 8 else 0)
        records.append(
            f"claim: c{index}\nfigure: exactly {value:,} USD\nmeasure: a{index}\nwhen: 2024\n"
        )
    return "\n".join(records)


def one_quantity(claims: int, *, wrong: bool = False) -> str:
    """Many claims of one quantity, each with its own figure."""
    records = ["measure: cases\nunit: case\n"]
    for index in range(claims):
        figure = f"about {100_000 + index}" if not wrong or index else "exactly 500"
        records.append(
            f"source: s{index}\n\nclaim: c\nfigure: {figure} cases\nmeasure: cases\nwhere: X\nwhen:"
            " 2024\n"
        )
    return "\n".join(records)


def components(count: int, *, wrong: bool = False) -> str:
    """Small sets that share nothing: two parts and their total in each of many places."""
    random = Random(3)
    records = [
        "measure: all\nunit: case\nparts: one + two\n",
        "measure: one\nunit: case\n",
        "measure: two\nunit: case\n",
    ]
    for index in range(count):
        one, two = random.randint(10, 999), random.randint(10, 999)
        total = one + two + (500 if wrong and index % 100 == 0 else 0)
        for name, value in (("one", one), ("two", two), ("all", total)):
            records.append(
                f"claim: {name}{index}\nfigure: exactly {value} cases\nmeasure: {name}\nwhere:"
                f" P{index}\nwhen: 2024\n"
            )
    return "\n".join(records)


KINDS: dict[str, tuple[Callable[..., str], tuple[int, ...]]] = {
    "running count, days": (running_count, (275, 550, 1100)),
    "chart of accounts, lines": (accounts, (500, 1000, 2000)),
    "claims of one quantity": (one_quantity, (125, 250, 500)),
    "small components": (components, (2500, 5000, 10000)),
}


def held() -> int:
    """The most memory that this process has held, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Prints a line a kind and size."""
    wanted = sys.argv[1:]
    if "--beside" in wanted:
        at = wanted.index("--beside")
        other = wanted[at + 1]
        del wanted[at : at + 2]
        for python in (sys.executable, other):
            print(python, flush=True)
            subprocess.run([python, __file__, *wanted], check=True)
        return
    for name, (make, sizes) in KINDS.items():
        if wanted and not any(word in name for word in wanted):
            continue
        for wrong in (False, True):
            before = 0.0
            for size in sizes:
                text = make(size, wrong=wrong)
                start = time.process_time()
                claims = fc.loads(text)
                loaded = time.process_time()
                report = fc.check(claims)
                took = time.process_time() - loaded
                ratio = f"{took / before:.2f} times the size before" if before else ""
                found = (
                    f"{len(report.conflicts)} conflicts, {'all' if report.complete else 'not all'}"
                )
                kind = f"{name}{' (one wrong)' if wrong else ''}"
                print(
                    f"{kind:<38} {size:>6}  read {loaded - start:7.2f} s  check {took:8.2f} s "
                    f" {held():5} MB  {found:<24} {ratio}"
                )
                before = took


if __name__ == "__main__":
    main()
