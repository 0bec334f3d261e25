"""What is screened is told as the core tells it: the same findings, keys, gaps, levels and
proofs.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import figurecheck as fc
from figurecheck.model.document import proof_object
from figurecheck.testing.lies import random_contradiction
from figurecheck.testing.world import random_world

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("duckdb", reason="the extra bulk is not installed")

from figurecheck.bulk import sizes
from figurecheck.bulk.choices import Choice
from figurecheck.bulk.facts import open_facts
from figurecheck.bulk.opening import NamedFile
from figurecheck.bulk.pack import pack
from figurecheck.bulk.screened import Request, Screened, screened
from tests.sizes import examples

WORLDS = examples(20)


def packed(text: str, folder: Path) -> Path:
    """The facts file of some records."""
    source, target = folder / "claims.rec", folder / "facts.parquet"
    source.write_text(text, encoding="utf-8")
    pack([NamedFile(str(source), "claims.rec", Choice())], str(target), None)
    return target


def on_facts(text: str, folder: Path) -> Screened:
    """The screened report on some records."""
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


@pytest.mark.parametrize("seed", range(WORLDS))
def test_series_are_told_as_the_core_tells_them(seed: int, tmp_path: Path) -> None:
    text = series(seed)

    found = on_facts(text, tmp_path)

    assert told(found.report) == told(fc.check(fc.load(tmp_path / "claims.rec")))


@pytest.mark.parametrize("seed", range(WORLDS))
def test_worlds_with_a_lie_are_told_as_the_core_tells_them(seed: int, tmp_path: Path) -> None:
    text = random_contradiction(seed, most=14).world.text

    found = on_facts(text, tmp_path)
    core = told(fc.check(fc.load(tmp_path / "claims.rec")))

    assert told(found.report) == core


@pytest.mark.parametrize("seed", range(WORLDS))
def test_honest_worlds_are_told_as_the_core_tells_them(seed: int, tmp_path: Path) -> None:
    found = on_facts(random_world(seed, most=14).text, tmp_path)

    assert told(found.report) == told(fc.check(fc.load(tmp_path / "claims.rec")))


@pytest.mark.parametrize("seed", range(WORLDS))
def test_of_large_sets_every_proof_is_accepted(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "SET_CLAIMS", 3)

    found = on_facts(series(seed), tmp_path)

    proved = fc.verify(found.report.to_json()) if found.report.conflicts else 0
    assert proved == len(found.report.conflicts)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_of_large_sets_every_pair_and_every_set_is_told(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "SET_CLAIMS", 3)

    found = on_facts(series(seed), tmp_path)
    core = fc.check(fc.load(tmp_path / "claims.rec"))
    rivals = {one.key for one in core.conflicts if one.code == "FC301"}

    assert rivals <= {one.key for one in found.report.conflicts}
    assert bool(found.report.conflicts) == bool(core.conflicts) or not found.report.complete
