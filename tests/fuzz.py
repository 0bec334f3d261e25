"""Fuzzes what reads foreign bytes, decides of them and tells of them: the targets are those of
`tests/targets.py`, or `all`, each for its share of the time.

Run: python -m tests.fuzz TARGET [--seconds 60] [--seed N]; what ends in an exception that nobody
documented, takes longer than `HANGS` or more memory than `MEMORY` is printed, made smaller, and
kept in tests/corpus/TARGET, whose files are tried again by the tests. Seconds are of the processor.

With atheris installed, `--coverage` lets it guide what is tried, of one target, until it finds
something; without it the files of the corpus are changed at random. Exit status 1 where anything
was found.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from figurecheck import errors
from tests.targets import TARGETS, BrokenPromiseError

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 5_000
"""Bytes of what is tried: budgets bound what takes long, and are tried elsewhere."""

HANGS = 10
"""Seconds of the processor that one input may take."""

MEMORY = 500_000
"""Kilobytes that a program may take which reads one input and nothing else."""

SMALLER = 60
"""Seconds that are spent on making one finding smaller."""


def seeds(target: str) -> list[bytes]:
    """What the corpus of a target holds, in the order of its names."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]


def changed(dice: random.Random, known: list[bytes]) -> bytes:
    """A file of the corpus with a few bytes, stretches or pieces of another one changed."""
    found = bytearray(dice.choice(known))
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(found) + 1)
        kind = dice.randrange(5)
        if kind == 0:
            found[at:at] = dice.randbytes(dice.randint(1, 4))
        elif kind == 1:
            del found[at : at + dice.randint(1, 30)]
        elif kind == 2:
            other = dice.choice(known)
            start = dice.randrange(len(other) + 1)
            found[at:at] = other[start : start + dice.randint(1, 60)]
        elif kind == 3 and at < len(found):
            found[at] ^= 1 << dice.randrange(8)
        else:
            found[at:at] = found[at : at + dice.randint(1, 20)] * dice.randint(1, 20)
    return bytes(found[:LONGEST])


def highest() -> int:
    """The most kilobytes that this process has held at once, since `forget_highest` if that did
    anything.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


BEGUN = highest()
"""Kilobytes of this program before it has read anything."""


def forget_highest() -> None:
    """Has the system count the highest anew, from what is held now; Linux alone can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def taken(run: Callable[[], object]) -> int:
    """Kilobytes that something takes beside what is held already: a process that has read
    thousands of inputs holds what it remembers of them, which none of them took.
    """
    forget_highest()
    before = highest()
    run()
    after = highest()
    forget_highest()
    return after - before


def wrong(target: str, content: bytes) -> str:
    """What is wrong with what a target makes of some bytes, in a line; empty where nothing is."""
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    try:
        TARGETS[target](content)
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:300]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if highest() <= MEMORY:
        return ""
    alone = BEGUN + taken(lambda: TARGETS[target](content))
    return f"{alone:,} kB" if alone > MEMORY else ""


def _hangs(*_: object) -> None:
    msg = f"longer than {HANGS} s"
    raise BrokenPromiseError(msg)


def smaller(content: bytes, fails: Callable[[bytes], bool], seconds: float = SMALLER) -> bytes:
    """The bytes with all stretches left out without which it fails as well, as far as time goes."""
    until, size = time.process_time() + seconds, len(content) // 2
    while size and time.process_time() < until:
        at = 0
        while at < len(content) and time.process_time() < until:
            less = content[:at] + content[at + size :]
            if fails(less):
                content = less
            else:
                at += size
        size //= 2
    return content


def keep(target: str, content: bytes, told: str) -> None:
    """Puts the smallest input that fails in the same way into the corpus, and tells."""
    kind = told.partition(":")[0]
    if "longer than" not in told:
        content = smaller(content, lambda less: wrong(target, less).partition(":")[0] == kind)
    path = CORPUS / target / sha256(content).hexdigest()[:16]
    path.write_bytes(content)
    print(f"{target}: {told} ({path})", flush=True)


def fuzz(target: str, seconds: float, seed: int) -> tuple[int, int]:
    """How many inputs were tried in so many seconds of the processor, and how many of them ended
    in something wrong; each kind of it is kept once.
    """
    dice, known = random.Random(seed), seeds(target)
    until, tried, found = time.process_time() + seconds, 0, 0
    seen: set[str] = set()
    while time.process_time() < until:
        content = changed(dice, known)
        tried += 1
        told = wrong(target, content)
        if told:
            found += 1
            if told[:60] not in seen:
                seen.add(told[:60])
                keep(target, content, told)
    return tried, found


def guided(target: str, seconds: int) -> None:
    """Has atheris choose, by what is reached, until it finds something or time is up."""
    import atheris

    atheris.instrument_all()
    with TemporaryDirectory() as reached:
        atheris.Setup(
            [
                sys.argv[0],
                f"-max_total_time={seconds}",
                f"-max_len={LONGEST}",
                f"-timeout={HANGS}",
                f"-artifact_prefix={CORPUS / target}/",
                reached,
                str(CORPUS / target),
            ],
            TARGETS[target],
        )
        atheris.Fuzz()


def main() -> int:
    """Fuzzes one target, or all of them one after the other."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("target", choices=("all", *sorted(TARGETS)))
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--coverage", action="store_true")
    given = options.parse_args()
    if given.coverage:
        if given.target == "all":
            options.error("--coverage guides one target: name it")
        guided(given.target, given.seconds)
        return 0
    signal.signal(signal.SIGPROF, _hangs)
    errors.RAISED = True
    chosen = sorted(TARGETS) if given.target == "all" else [given.target]
    every = 0
    for target in chosen:
        tried, found = fuzz(target, given.seconds / len(chosen), given.seed)
        every += found
        print(f"{target}: {tried:,} inputs tried from seed {given.seed}, {found} found", flush=True)
    return 1 if every else 0


if __name__ == "__main__":
    sys.exit(main())
