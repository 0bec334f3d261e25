"""How often what figures leave is remarked on where all of them are true: ``python
benchmarks/remainders.py [COUNT]``.
"""

from __future__ import annotations

import sys

import figurecheck as fc
from figurecheck.testing.world import random_world

COUNT = 1_000
CODE = "FC407"


def main() -> None:
    """Prints how many remarks there are on how many claims of honest worlds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    claims = remarks = 0
    for seed in range(count):
        world = random_world(seed, most=10 + seed % 21)
        report = fc.check(fc.loads(world.text))
        claims += len(report.claims)
        remarks += sum(finding.code == CODE for finding in report.findings)
    print(f"{remarks} remarks on {claims:,} claims of {count:,} honest worlds")


if __name__ == "__main__":
    main()
