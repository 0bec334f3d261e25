"""Many honest worlds and many planted lies, by seed, in several processes: what the laws draw, at
nightly size.

Run: python tests/nightly.py [--worlds 100000] [--lies 20000] [--from SEED] [--jobs N]; prints what
went against a law, with its seed, then the counts. Exit status 1 where anything did.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from multiprocessing import Pool

import figurecheck as fc
from figurecheck.testing.lies import random_contradiction
from figurecheck.testing.world import random_world

SLIPS = frozenset({"FC402", "FC403", "FC404", "FC405"})
"""What says that somebody mistyped a name or a day, of which no world has any."""


def honest(seed: int) -> str:
    """What goes against the law that honest claims neither conflict nor look mistyped; empty where
    nothing does.
    """
    world = random_world(seed)
    claims = fc.loads(world.text)
    report = fc.check(claims)
    if claims.problems:
        return f"world {seed}: {claims.problems[0].headline}"
    if any(finding.severity != "note" for finding in report.conflicts):
        return f"world {seed}: {report.conflicts[0].headline}"
    slips = [finding for finding in report.findings if finding.code in SLIPS]
    if slips:
        return f"world {seed}: {slips[0].headline}"
    fc.verify(report.to_json(), claims)
    return ""


def lying(seed: int) -> str:
    """What goes against the law that every planted lie is found and proved, in the world of
    a seed.
    """
    planted = random_contradiction(seed)
    claims = fc.loads(planted.world.text)
    if claims.problems:
        return f"lie {seed}: {claims.problems[0].headline}"
    report = fc.check(claims)
    errors = [finding for finding in report.conflicts if finding.severity == "error"]
    if not any(planted.lie in (*finding.claims, *finding.also) for finding in errors):
        return f"lie {seed}: not found"
    return (
        ""
        if fc.verify(report.to_json(), claims) >= len(errors)
        else f"lie {seed}: a conflict without a proof"
    )


def caught(law: Callable[[int], str], seed: int) -> str:
    """What the law says of a seed; an exception goes against every law."""
    try:
        return law(seed)
    except Exception as error:
        return f"{law.__name__} {seed}: {type(error).__name__}: {error}"


def honest_or_caught(seed: int) -> str:
    """The first law, as worker processes are handed it."""
    return caught(honest, seed)


def lying_or_caught(seed: int) -> str:
    """The second law, as worker processes are handed it."""
    return caught(lying, seed)


def main() -> int:
    """Draws all of them and tells."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--worlds", type=int, default=100_000)
    options.add_argument("--lies", type=int, default=20_000)
    options.add_argument("--from", type=int, default=0, dest="first")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = options.parse_args()
    against = 0
    with Pool(given.jobs) as pool:
        for name, law, many in (
            ("lies", lying_or_caught, given.lies),
            ("worlds", honest_or_caught, given.worlds),
        ):
            began, bad = time.monotonic(), 0
            seeds = range(given.first, given.first + many)
            for done, told in enumerate(pool.imap_unordered(law, seeds, chunksize=10), 1):
                bad += bool(told)
                if told:
                    print(told, flush=True)
                if done % 1_000 == 0 or done == many:
                    print(
                        f"{done:,} {name}, {bad} against the law,"
                        f" {time.monotonic() - began:,.0f} s",
                        flush=True,
                    )
            against += bad
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main())
