"""How well explanations and doubts find what was planted: ``python benchmarks/slips.py [COUNT]``.

Slips of every kind, lies that no slip produces, and worlds with one lie: what is offered first, and
who is doubted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.planted import KINDS, UNLISTED, close, drawn, explained, rank
from tests.test_published import HERE, cases

import figurecheck as fc
from figurecheck.testing.lies import random_contradiction

COUNT = 40


def main() -> None:
    """Prints a line for each kind, then their sums."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    ranks: list[int | None] = []
    for name, make in KINDS.items():
        places = [rank(drawn(make, seed)) for seed in range(count)]
        ranks += places
        print(f"{name:<36} first {share(places, 1)}  among three {share(places, 3)}", flush=True)
    print(f"{'every kind':<36} first {share(ranks, 1)}  among three {share(ranks, 3)}")
    for name, make in UNLISTED.items():
        offered = [
            any(one.slip for one in explained(drawn(make, seed))) for seed in range(2 * count)
        ]
        print(f"{'no slip: ' + name:<36} offered {sum(offered)} of {len(offered)}", flush=True)
    tried = [
        offered_for for seed in range(4 * count) if (offered_for := of_a_lie(seed)) is not None
    ]
    print(
        f"{'no slip: lies of three digits or more':<36} offered {sum(tried)} of {len(tried)}",
        flush=True,
    )
    for name, doubts in (("planted lies", doubted(2 * count)), ("published cases", of_cases())):
        named = list(doubts)
        first = [sum(place is not None and place <= most for place in named) for most in (1, 2, 3)]
        print(
            f"{name:<36} among the first one, two, three named {first} of {len(named)}", flush=True
        )


def share(found: list[int | None], most: int) -> str:
    """How many are among the first so many."""
    hits = sum(place is not None and place <= most for place in found)
    return f"{hits} of {len(found)} ({100 * hits // len(found)} %)"


def of_a_lie(seed: int) -> bool | None:
    """Whether a slip is offered for the lie of a seed; ``None`` if a slip might have made it, or it
    has few digits.
    """
    planted = random_contradiction(seed, most=6)
    report = fc.check(fc.loads(planted.world.text))
    lie = report.claims[planted.lie]
    truth = next(entry.truth for entry in planted.world.entries if entry.name == planted.lie)
    told, true = (str(abs(round(value))) for value in (lie.figure.value, truth or 0))
    if len(told) < 3 or len(told.rstrip("0")) < 2 or close(told, true):
        return None
    findings = [
        one for one in report.conflicts if one.severity != "note" and planted.lie in one.claims
    ]
    return any(one.slip for one in findings[0].explanations) if findings else None


def doubted(count: int) -> Iterator[int | None]:
    """For worlds with one lie, at which place it is among the figures named as those to doubt
    first.
    """
    for seed in range(count):
        planted = random_contradiction(seed, most=6)
        yield place_of(fc.check(fc.loads(planted.world.text)), {planted.lie})


def of_cases() -> Iterator[int | None]:
    """The same for the published cases of which it is known what was wrong."""
    for path, expected in cases(HERE / "published"):
        if "wrong" in expected:
            yield place_of(fc.check(fc.load(path)), set(expected["wrong"]))


def place_of(report: fc.Report, wrong: set[str]) -> int | None:
    """At which place one of some claims is named; ties stand in the order in which they are
    told.
    """
    named = list(
        dict.fromkeys(name for repaired in report.repairs for one in repaired.sets for name in one)
    )
    return next((place for place, name in enumerate(named, 1) if name in wrong), None)


if __name__ == "__main__":
    main()
