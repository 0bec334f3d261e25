"""The nightly run goes on where it was cut short, and counts no seed twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.nightly import CHUNK, chunks, counts, logged

SCRIPT = Path(__file__).parent / "nightly.py"


def line(first: int, law: str = "lies", commit: str = "abc", against: int = 0) -> str:
    found = {"commit": commit, "law": law, "first": first, "against": against}
    return json.dumps(found) + "\n"


def test_what_is_done_is_not_drawn_again_and_all_else_is() -> None:
    left = list(chunks(1_000, 1_750, {1_500, 2_500}))

    assert left == [range(1_000, 1_500), range(2_000, 2_500)]
    assert list(chunks(0, 700, ())) == [range(500), range(500, 700)]


def test_a_line_that_was_cut_short_counts_for_nothing(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(line(0) + line(500, against=2) + line(1_000)[:20])

    assert [one["first"] for one in logged(str(log))] == [0, 500]


def test_counts_are_by_commit_and_no_chunk_counts_twice(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(line(0) + line(0) + line(500, against=2) + line(0, "worlds", "def"))

    assert counts(str(log)) == (
        f"abc: {2 * CHUNK:,} lies, 2 against the law\ndef: {CHUNK:,} worlds, 0 against the law\n"
    )


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(line(0))
    ran = subprocess.run(
        [sys.executable, SCRIPT, "--count", log], capture_output=True, text=True, check=True
    )

    assert ran.stdout.startswith("abc: 500 lies")
