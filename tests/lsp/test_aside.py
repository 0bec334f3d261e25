"""Work beside the conversation with an editor."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from figurecheck.lsp.aside import aside
from figurecheck.version import VERSION


def test_what_the_work_comes_to_comes_back() -> None:
    assert asyncio.run(aside(lambda: VERSION)) == VERSION


def test_so_does_what_it_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(aside(lambda: 1 // 0))


def test_the_process_does_not_wait_for_what_is_not_finished() -> None:
    program = (
        "import asyncio, time\nfrom figurecheck.lsp.aside import aside\n"
        "async def main():\n"
        "    task = asyncio.create_task(aside(lambda: time.sleep(60)))\n"
        "    await asyncio.sleep(0.1)\n"
        "asyncio.run(main())"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, timeout=20
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
