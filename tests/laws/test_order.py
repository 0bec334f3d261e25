"""The order in which records and files come, and the seed of Python's hashes, change nothing in a
report.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.testing import World
from figurecheck.testing.lies import contradictions, random_contradiction
from tests.sizes import DRAWN_ANEW, examples

drawing = settings(
    max_examples=examples(30),
    derandomize=not DRAWN_ANEW,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


WORLDS = contradictions(most=4).map(lambda planted: planted.world)


def without_places(text: str) -> dict[str, list[dict[str, object]]]:
    """The report without what moving a record must change: lines, the digest of the file, and the
    order by lines.

    Findings without a proof are told in the order of their places; conflicts are not.
    """

    def strip(pairs: list[tuple[str, object]]) -> dict[str, object]:
        return {name: value for name, value in pairs if name not in {"line", "column", "inputs"}}

    report: dict[str, list[dict[str, object]]] = json.loads(text, object_pairs_hook=strip)
    report["findings"].sort(key=lambda found: str(found["key"]) if found["proof"] is None else "")
    return report


def as_text(entries: list[str]) -> str:
    return "\n\n".join(entries) + "\n"


@drawing
@given(WORLDS, st.randoms(use_true_random=False))
def test_shuffled_records_give_the_same_report(world: World, random: Random) -> None:
    entries = [entry.text for entry in world.entries]
    shuffled = random.sample(entries, len(entries))

    first, second = (fc.check(fc.loads(as_text(some))).to_json() for some in (entries, shuffled))

    assert without_places(first) == without_places(second)


@drawing
@given(WORLDS, st.randoms(use_true_random=False))
def test_files_named_in_another_order_give_the_same_bytes(world: World, random: Random) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.rec" for number in range(len(world.entries))]
        for path, entry in zip(paths, world.entries, strict=True):
            path.write_text(entry.text + "\n", encoding="utf-8")
        shuffled = random.sample(paths, len(paths))

        first, second = (fc.check(fc.load(*some)).to_json() for some in (paths, shuffled))

    assert first == second


REPORTS = """
import json, sys
import figurecheck as fc
for text in json.load(sys.stdin):
    sys.stdout.write(fc.check(fc.loads(text)).to_json())
"""


@cache
def reported(seed: str) -> bytes:
    """What a fresh Python with that hash seed reports on some texts."""
    texts = [random_contradiction(number, most=4).world.text for number in range(examples(12))]
    found = subprocess.run(
        [sys.executable, "-c", REPORTS],
        input=json.dumps(texts).encode(),
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        },
        capture_output=True,
        check=True,
    )
    return found.stdout


@pytest.mark.parametrize("seed", ["1", "2", "4242"])
def test_hash_seeds_give_the_same_bytes(seed: str) -> None:
    assert reported("0") == reported(seed)
