"""Claims that are decided in families and together, and whether anything is told otherwise."""

from __future__ import annotations

import random

import pytest

import figurecheck as fc
from figurecheck import consistency
from figurecheck.passes import parting
from figurecheck.testing.lies import random_contradiction
from figurecheck.testing.world import random_world

DAYS = ("2024", "2024-01", "2024-01-05", "2024-01-03/2024-01-05")


def in_families(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts whatever can be parted, into shares of a family each."""
    monkeypatch.setattr(consistency, "FEW_CLAIMS", 1)
    monkeypatch.setattr(parting, "FEW_CLAIMS", 1)
    monkeypatch.setattr(parting, "SHARE_CLAIMS", 1)
    monkeypatch.setattr(parting, "SHARES", 100)
    monkeypatch.setattr(parting, "LARGEST_FAMILY", 1)


def told(claims: fc.ClaimSet, jobs: int = 1) -> tuple[str, str]:
    """All that a report says of claims."""
    report = fc.check(claims, jobs=jobs)
    return report.to_json(), report.to_text(verbose=True)


def tangle(seed: int) -> str:
    """Figures drawn at random, of measures and places that some records tie and some figures do."""
    draw = random.Random(seed)
    names = [f"m{number}" for number in range(draw.randint(2, 6))]
    measures = [f"{name}{draw.choice(('', f'[{day}]'))}" for name in names for day in DAYS]
    records = [f"source: s\n\nsource: t\n{draw.choice(('', 'from: s'))}"]
    for number, name in enumerate(names):
        whole = f"part_of: m{draw.randrange(number)}" if number and draw.random() < 0.2 else ""
        sums = f"parts: {' + '.join(names[number + 1 :][:2])}" if draw.random() < 0.2 else ""
        dimension = draw.choice(("", "", "dimension: sort = all", "dimension: sort"))
        own = ("unit: case", whole, sums if number + 2 < len(names) else "", dimension)
        records.append("\n".join([f"measure: {name}", f"alias: a{name}", *filter(None, own)]))
    for number in range(5):
        if draw.random() < 0.4:
            more = draw.choice(("", "\noverlaps: yes", "\ncomplete: yes"))
            records.append(f"member: P{number}\ndimension: where\npart_of: P{number + 1}{more}")
    for number in range(draw.randrange(3)):
        one, other, third = (draw.choice(measures) for _ in range(3))
        side = draw.choice((f"2 * {other}", f"present({other} + {third})", f"{other} - {third}"))
        place = draw.choice(("", f"\nwhere: P{draw.randrange(6)}"))
        records.append(f"relation: r{number}\nstates: {one} {draw.choice('<=')} {side}{place}")
    for number in range(draw.randint(8, 40)):
        one, other = draw.choice(measures), draw.choice(measures)
        value = draw.randint(1, 30)
        what = draw.choice(
            (
                *[f"figure: exactly {value} cases\nmeasure: {draw.choice(names)}"] * 6,
                f"figure: {value} cases\nmeasure: {draw.choice(names)}\nstatistic: highest day",
                f"figure: {value} cases\nmeasure: {draw.choice(names)}\nstatus: planned",
                f"figure: {value} %\nquantity: {one} / a{other}",
                f"figure: {value} cases\nquantity: {one} - {other}{{where=P{draw.randrange(6)}}}",
            )
        )
        records.append(
            f"claim: {draw.choice('abc')}{number}\nsource: {draw.choice('st')}\n{what}\n"
            f"where: P{draw.randrange(6)}\nwhen: {draw.choice((*DAYS, 'undated', 'a day in 2024'))}"
        )
    return "\n\n".join(records) + "\n"


DRAWN = (
    tangle,
    lambda seed: random_contradiction(seed, most=9).world.text,
    tangle,
    lambda seed: random_world(seed, most=20).text,
)
"""What is drawn: tangles, worlds with a lie, honest ones."""


def differing(seed: int) -> str:
    """What goes against the law that no family changes a byte; empty where nothing does."""
    claims = fc.loads(DRAWN[seed % len(DRAWN)](seed))
    whole = told(claims)
    with pytest.MonkeyPatch.context() as patched:
        in_families(patched)
        parted = told(claims, 1 + seed // len(DRAWN) % 2)
    return "" if parted == whole else f"families {seed}: told otherwise than together"
