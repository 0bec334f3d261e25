"""What is screened is told as the core tells it: the same findings, keys, gaps, levels and
proofs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import figurecheck as fc

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("duckdb", reason="the extra bulk is not installed")

from figurecheck.bulk import sizes
from tests.bulk.worlds import differing, on_facts, series
from tests.sizes import examples

WORLDS = examples(12)


@pytest.mark.parametrize("seed", range(3 * WORLDS))
def test_what_is_screened_is_told_as_the_core_tells_it(seed: int) -> None:
    assert not differing(seed)


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
