"""Many honest worlds and many planted lies, by seed, in several processes: what the laws draw, at
nightly size.

Run: python tests/nightly.py [--worlds 100000] [--lies 20000] [--families 500] [--facts 1000]
[--from SEED] [--jobs N] [--log FILE]; prints what went against a law, with its seed, then the
counts. Exit status 1 where anything did.

With --log each chunk of 500 that is done is written down with the commit it was run on: a run that
was cut short goes on from there, and --count FILE tells how many of each have been run, by commit.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import figurecheck as fc
from figurecheck import errors
from figurecheck.testing.lies import random_contradiction
from figurecheck.testing.world import random_world

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # as a program it knows its own folder alone
    sys.path.insert(0, str(ROOT))

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


def packed(seed: int) -> str:
    """What goes against the law that facts are told as the core tells the same claims."""
    from tests.bulk.worlds import differing

    return differing(seed)


def parted(seed: int) -> str:
    """What goes against the law that claims in families are told as they are told together."""
    from tests.passes.tangles import differing

    return differing(seed)


def caught(law: Callable[[int], str], seed: int) -> str:
    """What the law says of a seed; an exception goes against every law, one that would be told
    too.
    """
    errors.RAISED = True
    try:
        return law(seed)
    except Exception as error:
        return f"{law.__name__} {seed}: {type(error).__name__}: {error}"


CHUNK = 500
"""So many are drawn between two lines of the log."""


def commit() -> str:
    """The commit that is checked out, with a ``+`` where files differ from it."""
    git = ("git", "-C", str(Path(__file__).parent))
    head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    if head.returncode:
        return "unknown"
    changed = subprocess.run(
        [*git, "status", "--porcelain", "-uno"], capture_output=True, text=True, check=False
    )
    return head.stdout.strip()[:12] + ("+" if changed.stdout.strip() else "")


def logged(path: str) -> list[dict[str, Any]]:
    """The chunks that are done; a last line that was cut short counts for nothing."""
    found: list[dict[str, Any]] = []
    for line in Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else ():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def counts(path: str) -> str:
    """How many of each law have been run, and against it, by commit; no seed counts twice."""
    seeds: dict[tuple[str, str], dict[int, int]] = {}
    for one in logged(path):
        chunks = seeds.setdefault((one["commit"], one["law"]), {})
        chunks[one["first"]] = max(one["against"], chunks.get(one["first"], 0))
    return "".join(
        f"{revision}: {len(chunks) * CHUNK:,} {law}, {sum(chunks.values())} against the law\n"
        for (revision, law), chunks in sorted(seeds.items())
    )


def chunks(first: int, many: int, done: Collection[int]) -> Iterator[range]:
    """The seeds that are left, in chunks, of which the last may be shorter."""
    for start in range(first, first + many, CHUNK):
        if start not in done:
            yield range(start, min(start + CHUNK, first + many))


def has_extra() -> bool:
    """Whether facts can be packed here; says so where they cannot."""
    from importlib.util import find_spec

    missing = [one for one in ("duckdb", "numpy", "pyarrow") if find_spec(one) is None]
    if missing:
        print(f"facts are left out: {', '.join(missing)} not installed", flush=True)
    return not missing


def main() -> int:
    """Draws all of them and tells."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--worlds", type=int, default=100_000)
    options.add_argument("--lies", type=int, default=20_000)
    options.add_argument("--families", type=int, default=500)
    options.add_argument("--facts", type=int, default=1_000)
    options.add_argument("--from", type=int, default=0, dest="first")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--log")
    options.add_argument("--count", metavar="FILE")
    given = options.parse_args()
    if given.count:
        print(counts(given.count), end="")
        return 0
    revision, against = commit(), 0
    with Pool(given.jobs) as pool:
        for name, law, many in (
            ("lies", lying, given.lies),
            ("worlds", honest, given.worlds),
            ("families", parted, given.families),
            ("facts", packed, given.facts if has_extra() else 0),
        ):
            done = {
                one["first"]: one["against"]
                for one in (logged(given.log) if given.log else ())
                if (one["law"], one["commit"]) == (name, revision)
            }
            act = partial(caught, law)
            began, bad = time.monotonic(), sum(done.values())
            for seeds in chunks(given.first, many, done):
                wrong = [told for told in pool.imap_unordered(act, seeds, chunksize=10) if told]
                bad += len(wrong)
                for told in wrong:
                    print(told, flush=True)
                if given.log and len(seeds) == CHUNK:
                    line = {"commit": revision, "law": name, "first": seeds.start}
                    with Path(given.log).open("a", encoding="utf-8") as log:
                        log.write(json.dumps({**line, "against": len(wrong)}) + "\n")
                print(
                    f"{seeds.stop - given.first:,} {name}, {bad} against the law,"
                    f" {time.monotonic() - began:,.0f} s",
                    flush=True,
                )
            against += bad
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main())
