"""Large connected sets with one wrong figure, and the small inputs that take much work: what
deciding them costs.

Run: python benchmarks/growth.py [WORD ...] [--beside PYTHON]. Each line is one set in a process of
its own: seconds of processor time to read and to check it, the most memory it took, how many
conflicts were told and whether all. With ``--beside``, the Python of an environment with another
version of figurecheck, each set is run there as well. Nothing is asserted: see CONTRIBUTING for the
aims.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import figurecheck as fc

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.scale import accounts, components, running_count
from tests.solve import heavy


def rivals(claims: int) -> str:
    """Two running counts of one thing, day by day, that differ on some days."""
    random, first, total = Random(4), date(2020, 1, 1), 0
    told: dict[str, list[str]] = {"alpha": [], "beta": []}
    for day in range(claims // 2):
        total += random.randint(5, 60)
        now = (first + timedelta(day)).isoformat()
        for source, records in told.items():
            figure = total + (source == "beta" and day % 97 == 5)
            records.append(
                f"claim: d{day}\nfigure: exactly {figure} cases\nmeasure: cases\nsince:"
                f" 2020-01-01\nas_of: {now}\n"
            )
    sources = [f"source: {source}\n\n" + "\n".join(records) for source, records in told.items()]
    return "\n".join(["measure: cases\nunit: case\n", *sources])


def stated_days(days: int = 48) -> str:
    """A total of days that are all stated, which is wrong: the commonest conflict there is."""
    records = [
        heavy.claim(f"d{day}", f"{40 + day} cases", "cases", heavy.days(day, 1))
        for day in range(days)
    ]
    total = sum(40 + day for day in range(days)) + 300
    records += [heavy.claim("total", f"{total} cases", "cases", heavy.days(0, days))]
    records += [heavy.claim("other", "5 cases", "cases", "2023")]
    return "\n".join(["measure: cases\nunit: case\n", *records])


def windows(weeks: int = 200) -> str:
    """Weeks that overlap and leave gaps, and months across them, one of which is too small."""
    records = [
        heavy.claim(
            f"w{at}",
            f"exactly {700 + (at * 37) % 90} cases",
            "cases",
            heavy.days(5 * at + at % 3, 7),
        )
        for at in range(weeks)
    ]
    records += [
        heavy.claim(
            f"m{at}", f"exactly {900 if at == 3 else 9_000} cases", "cases", heavy.days(25 * at, 31)
        )
        for at in range(weeks // 5)
    ]
    return "\n".join(["measure: cases\nunit: case\n", *records])


SETS: dict[str, Callable[[], str]] = {
    "a chain of 125 parts": lambda: heavy.chain_of_parts(125),
    "a chain of 250 parts": lambda: heavy.chain_of_parts(250),
    "a chain of 500 parts": lambda: heavy.chain_of_parts(500),
    "a running count, 2,000 claims": lambda: running_count(1_000, wrong=True),
    "a running count, 4,000 claims": lambda: running_count(2_000, wrong=True),
    "a running count, 8,000 claims": lambda: running_count(4_000, wrong=True),
    "a chart of accounts, 2,000 claims": lambda: accounts(2_000, wrong=True),
    "a chart of accounts, 8,000 claims": lambda: accounts(8_000, wrong=True),
    "two rivals, 2,000 claims": lambda: rivals(2_000),
    "two rivals, 8,000 claims": lambda: rivals(8_000),
    "10,000 small sets": lambda: components(10_000, wrong=True),
    "a total of 48 stated days": stated_days,
    "windows with gaps and overlaps": windows,
    **heavy.HEAVY,
}


def one(name: str) -> str:
    """Reads and checks one set here, and says what it took."""
    text = SETS[name]()
    start = time.process_time()
    claims = fc.loads(text)
    loaded = time.process_time()
    report = fc.check(claims)
    took = time.process_time() - loaded
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    found = f"{len(report.conflicts):>5} conflicts, {'all' if report.complete else 'not all'}"
    return f"read {loaded - start:6.2f} s  check {took:7.2f} s  {memory:>5} MB  {found}"


def main() -> None:
    """Prints a line a set and version."""
    wanted, pythons = sys.argv[1:], [sys.executable]
    if "--one" in wanted:
        print(one(wanted[-1]))
        return
    if "--beside" in wanted:
        at = wanted.index("--beside")
        pythons.append(wanted[at + 1])
        del wanted[at : at + 2]
    for name in SETS:
        if wanted and not any(word in name for word in wanted):
            continue
        for python in pythons:
            ran = subprocess.run(
                [python, __file__, "--one", name], capture_output=True, text=True, check=False
            )
            print(f"{name:<36} {ran.stdout.strip() or ran.stderr.strip()[-200:]}", flush=True)


if __name__ == "__main__":
    main()
