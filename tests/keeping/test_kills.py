"""Processes that write are killed at random moments: nothing is half written, and nothing stays.

``FIGURECHECK_EXAMPLES`` says how many are killed (usually 120); `tests/keeping/test_writing.py`
kills ahead of every single call to the system.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.cli import main
from figurecheck.keeping.writing import finish
from tests.keeping.test_writing import NAMES, NEW, OLD, change, held, put
from tests.laws.systems import seeded
from tests.sizes import examples

KILLS = examples(120)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be split here")


def killed(act: Callable[[], object], after: int) -> bool:
    """Whether a process that does something was killed after so many nanoseconds, or was done
    before.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            act()
            status = 0
        finally:
            os._exit(status)
    until = time.perf_counter_ns() + after
    while time.perf_counter_ns() < until:
        pass
    os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, -signal.SIGKILL}, status
    return status != 0


def test_a_change_of_several_files_is_whole_wherever_it_is_killed(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    random = seeded(1)
    began = time.perf_counter_ns()
    change(tmp_path)
    longest = (time.perf_counter_ns() - began) * 2
    halfway = hit = 0
    for number in range(KILLS):
        put(tmp_path, OLD)
        hit += killed(lambda: change(tmp_path), random.randrange(longest))
        left = held(tmp_path)
        assert all(left[name] in {OLD[name], NEW[name]} for name in NAMES), number
        halfway += {left[name] for name in NAMES} not in ({*OLD.values()}, {*NEW.values()})
        finish([str(tmp_path)])
        after = {name: content for name, content in held(tmp_path).items() if name in NAMES}
        assert after in (OLD, NEW), number
        if after == OLD:
            change(tmp_path)
        assert held(tmp_path) == NEW, number  # and no stray file

    sys.stderr.write(f"{hit} of {KILLS} killed on the way, {halfway} between two files\n")
    assert hit > KILLS // 10


CLAIMS = "measure: arrests\nunit: arrest\n\nsource: police\n\nclaim: one\nfigure: 5\nwhen: 2025\n"


def test_what_add_has_acknowledged_stays_and_what_it_has_not_is_whole_or_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.rec"
    path.write_text(f"{CLAIMS}measure: arrests\n")
    random = seeded(2)

    def add(number: int) -> Callable[[], object]:
        words = f"add . --figure {100 + number} --measure arrests --when 2025-04-01"
        return lambda: CliRunner().invoke(
            main, [*words.split(), "--source", "police", "--id", f"c{number}"]
        )

    add(0)()
    began = time.perf_counter_ns()
    add(1)()
    longest = (time.perf_counter_ns() - began) * 3 // 2
    hit, there = 0, {"c0", "c1"}
    for number in range(2, 2 + max(10, KILLS // 10)):
        was_killed = killed(add(number), random.randrange(longest))
        hit += was_killed
        claims = fc.load(path)
        found = {claim.id for claim in claims} - {"one"}
        assert not claims.problems
        assert there <= found <= there | {f"c{number}"}
        assert was_killed or f"c{number}" in found
        there = found
    add(0)()  # the next who writes leaves nothing of the others
    add(10**6)()

    assert [one.name for one in tmp_path.iterdir()] == ["a.rec"]
    assert hit
