"""What explanations and the ends of figures cost beside a check alone: ``python
benchmarks/explaining.py [FOLDER]``.

All are measured in one run on the same claims, in turn, in processor time; what is printed are
medians. A check makes neither: explanations are looked for where a conflict is printed, the ends
where the coverage is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import figurecheck as fc
from figurecheck.claims.report import Report

ROUNDS = 9
AIM = 1.5

WAYS: dict[str, Callable[[Report], object]] = {
    "check alone": lambda report: report.counts,
    "with explanations": lambda report: report.explained(),
    "with the ends of every figure": lambda report: report.coverage,
}


def main() -> None:
    """Prints the times and what each is beside the check alone."""
    folder = (
        sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parent.parent / "claims")
    )
    claims = fc.load(folder)
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    for index in range(ROUNDS + 1):
        for name, ask in WAYS.items():
            start = process_time()
            ask(fc.check(claims))
            if index:
                seconds[name].append(process_time() - start)
    bare = median(seconds["check alone"])
    for name, measured in seconds.items():
        ratio = median(measured) / bare
        verdict = "yes" if ratio <= AIM else "NO"
        print(
            f"{name:<34} {median(measured) * 1000:8.1f} ms  {ratio:5.2f} times, at most {AIM}:"
            f" {verdict}"
        )


if __name__ == "__main__":
    main()
