"""Records that are reported twice, from a folder and from facts that were packed of them, and
what is told of each.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import figurecheck as fc
from figurecheck.model.document import proof_object
from figurecheck.testing.lies import random_contradiction
from figurecheck.testing.world import random_world

if TYPE_CHECKING:
    from figurecheck.bulk.screened import Screened


def packed(text: str, folder: Path) -> Path:
    """The facts file of some records."""
    from figurecheck.bulk.choices import Choice
    from figurecheck.bulk.opening import NamedFile
    from figurecheck.bulk.pack import pack

    source, target = folder / "claims.rec", folder / "facts.parquet"
    source.write_text(text, encoding="utf-8")
    pack([NamedFile(str(source), "claims.rec", Choice())], str(target), None)
    return target


def on_facts(text: str, folder: Path) -> Screened:
    """The screened report on some records."""
    from figurecheck.bulk.facts import open_facts
    from figurecheck.bulk.screened import Request, screened

    return screened(open_facts(str(packed(text, folder)), "facts.parquet"), Request(), None)


def told(report: fc.Report) -> dict[str, tuple[object, ...]]:
    """What is told of each conflict, by key."""
    return {
        one.key: (
            one.code,
            one.severity,
            one.level,
            one.gap,
            one.claims,
            proof_object(one.proof, report.statements),
        )
        for one in report.conflicts
        if one.proof is not None
    }


def series(seed: int) -> str:
    """Two sources on a few series, with some figures that do not fit: plain totals, as facts mostly
    are.
    """
    dice = Random(seed)
    lines = [
        "measure: all\nunit: case\nparts: one + two",
        "measure: one\nunit: case",
        "measure: two\nunit: case",
    ]
    lines += [
        "measure: beds\nunit: bed\nkind: stock",
        "member: north\ndimension: where\npart_of: land",
    ]
    lines += [
        "member: south\ndimension: where\npart_of: land",
        "member: land\ndimension: where\ncomplete: yes",
    ]
    running = dice.random() < 0.5
    for source in ("a", "b")[: dice.randint(1, 2)]:
        lines.append(f"source: {source}")
        for where in dice.sample(["north", "south", "land", "else"], dice.randint(1, 3)):
            counts = {"one": 0, "two": 0}
            for day in range(1, dice.randint(2, 6)):
                counts = {
                    name: count * running + dice.randint(3, 90) for name, count in counts.items()
                }
                stated = {**counts, "all": sum(counts.values()), "beds": 11}
                for name, value in stated.items():
                    if dice.random() < 0.8:
                        wrong = dice.choice([0] * 12 + [1, -1, 40])
                        days = f"as_of: 2025-01-{day:02}"
                        if name != "beds":
                            days = (
                                f"since: 2025-01-01\n{days}"
                                if running
                                else f"when: 2025-01-{day:02}"
                            )
                        head = (
                            f"claim: {name}-{where}-{day}\nfigure:"
                            f" {max(0, value + wrong)}\nmeasure: {name}"
                        )
                        lines.append(f"{head}\nwhere: {where}\n{days}")
    return "\n\n".join(lines) + "\n"


MOST = 14
"""How many claims a world has at most."""

DRAWN = (
    series,
    lambda seed: random_contradiction(seed, most=MOST).world.text,
    lambda seed: random_world(seed, most=MOST).text,
)
"""What is drawn: series of plain totals, worlds with a lie, honest ones."""


def differing(seed: int) -> str:
    """What goes against the law that facts are told as a folder is; empty where nothing does."""
    text = DRAWN[seed % len(DRAWN)](seed)
    with tempfile.TemporaryDirectory() as name:
        found = told(on_facts(text, Path(name)).report)
        core = told(fc.check(fc.load(Path(name) / "claims.rec")))
    apart = sorted(key for key in {*found, *core} if found.get(key) != core.get(key))
    return f"facts {seed}: {', '.join(apart)}" if apart else ""
