"""What a cold start costs beside that of bare Python, measured side by side: ``python
benchmarks/startup.py``.

Every round runs each command once, in turn; what is printed are medians of the processor time that
each process took, which neighbours on the machine change little, and with ``--instructions`` the
instructions that valgrind counts, which they do not change at all. The 50 claims are ordinary ones,
made anew from a fixed seed: days of arrests with their weeks, averages and shares, all of them true
figures honestly rounded, and in one of the two sets one week that is not. Measure an installed
wheel: Python may not keep what it compiles of sources.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
LIMITS = {
    "figurecheck --help": 5,
    "figurecheck version": 5,
    "figurecheck report, 50 claims that hold together": 18,
    "figurecheck report, 50 claims with a conflict": 18,
}
"""How many times the start of bare Python each may take at most."""

INSTRUCTIONS = 1_200
"""How many million instructions a report on 50 claims may take at most."""


def main() -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(
        description="What a cold start costs beside that of bare Python."
    )
    parser.add_argument(
        "--rounds", type=int, default=20, help="how often each command runs (default: 20)"
    )
    parser.add_argument(
        "--instructions",
        action="store_true",
        help="count instructions too, where valgrind is there",
    )
    parser.add_argument(
        "--beside",
        metavar="PYTHON",
        help="the Python of an environment with another version, whose reports are measured too",
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, wrong in (("holding", False), ("wrong", True)):
            (Path(folder) / name).mkdir()
            text = "\n".join(claims(50, wrong=wrong))
            (Path(folder) / name / "claims.rec").write_text(text, encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import figurecheck": [sys.executable, "-c", "import figurecheck"],
            "import click": [sys.executable, "-c", "import click"],
            "figurecheck --help": command("--help"),
            "figurecheck version": command("version"),
            "figurecheck report, 50 claims that hold together": command(
                "report", f"{folder}/holding"
            ),
            "figurecheck report, 50 claims with a conflict": command("report", f"{folder}/wrong"),
            "figurecheck check, 50 claims with a conflict": command("check", f"{folder}/wrong"),
            "figurecheck report, the repository's claims": command("report", str(ROOT / "claims")),
        }
        if asked.beside:
            for name, arguments in list(commands.items()):
                if "50 claims" in name:
                    commands[f"beside: {name.removeprefix('figurecheck ')}"] = [
                        asked.beside,
                        str(Path(asked.beside).with_name("figurecheck")),
                        *arguments[2:],
                    ]
        show(measure(commands, asked.rounds, folder))
        if asked.instructions:
            few = {name: arguments for name, arguments in commands.items() if "50 claims" in name}
            count(few, folder)


def command(*arguments: str) -> list[str]:
    """The command that was installed beside this Python, as somebody calls it: ``python -m`` would
    start ``runpy`` as well.
    """
    return [sys.executable, str(Path(sys.executable).with_name("figurecheck")), *arguments]


def measure(commands: dict[str, list[str]], rounds: int, folder: str) -> dict[str, float]:
    """The median seconds of processor time of each command in a folder that has no settings; one
    round before the first is not counted.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for index in range(rounds + 1):
        for name, arguments in commands.items():
            start = spent()
            done = subprocess.run(arguments, check=False, capture_output=True, cwd=folder)
            if done.stderr or done.returncode not in {0, 1}:
                raise SystemExit(done.stderr.decode())
            if index:
                seconds[name].append(spent() - start)
    return {name: median(measured) for name, measured in seconds.items()}


def spent() -> float:
    """The processor time of all processes that have ended."""
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def count(commands: dict[str, list[str]], folder: str) -> None:
    """The instructions of each command, in millions."""
    for name, arguments in commands.items():
        valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *arguments]
        told = subprocess.run(
            valgrind, check=False, capture_output=True, cwd=folder, text=True
        ).stderr
        millions = int(told.rpartition("Collected : ")[2].split()[0]) // 1_000_000
        verdict = f"  at most {INSTRUCTIONS:,}: {'yes' if millions <= INSTRUCTIONS else 'NO'}"
        print(f"{name:<49}{millions:>8,} million instructions{verdict}")


def show(medians: dict[str, float]) -> None:
    """One line a command: milliseconds, times bare Python, and whether that is within its limit."""
    bare = medians["python -c pass"]
    for name, seconds in medians.items():
        limit = LIMITS.get(name)
        times = seconds / bare
        verdict = "" if limit is None else f"  at most {limit}: {'yes' if times <= limit else 'NO'}"
        print(f"{name:<49}{seconds * 1000:>8.1f} ms {times:>6.1f} times{verdict}")


def claims(count: int, *, wrong: bool = True) -> Iterator[str]:
    """Records of that many claims about days, weeks, averages and shares; true figures, or all but
    for one week.
    """
    random = Random(2025)
    yield "member: Northport\ndimension: where\n"
    yield "measure: arrests\nunit: arrest\n"
    yield "measure: arrests-by-night\nunit: arrest\npart_of: arrests\n"
    yield "source: police\npublisher: City Police\npublished: 2025-04-01\n"
    monday, made = date(2025, 1, 6), 0
    while made < count:
        days = [random.randint(80, 220) for _ in range(7)]
        nights = sum(day * 2 // 5 for day in days)
        week = f"{monday}/{monday + timedelta(days=6)}"
        for text in week_of(monday, week, days, nights, wrong=wrong and not made)[: count - made]:
            yield text
            made += 1
        monday += timedelta(days=7)


def week_of(monday: date, week: str, days: Sequence[int], nights: int, *, wrong: bool) -> list[str]:
    """The claims about one week, the total 60 too low where it is to be ``wrong``."""
    total = sum(days) - 60 * wrong
    average = "statistic: average per day"
    return [
        *(
            claim(f"day-{index}-{monday}", str(day), str(monday + timedelta(days=index)))
            for index, day in enumerate(days)
        ),
        claim(f"week-{monday}", f"{total:,} arrests", week),
        claim(f"average-{monday}", f"about {round(sum(days) / 7)} arrests", week, average),
        claim(
            f"share-{monday}",
            f"{round(100 * nights / sum(days))} %",
            week,
            quantity="arrests-by-night / arrests",
        ),
        claim(f"nights-{monday}", str(nights), week, measure="arrests-by-night"),
    ]


def claim(
    name: str, figure: str, when: str, *more: str, measure: str = "arrests", quantity: str = ""
) -> str:
    """One claim's record."""
    of = f"quantity: {quantity}" if quantity else f"measure: {measure}"
    return "\n".join(
        (f"claim: {name}", f"figure: {figure}", of, "where: Northport", f"when: {when}", *more, "")
    )


if __name__ == "__main__":
    main()
