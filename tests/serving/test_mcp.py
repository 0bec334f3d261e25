"""The server over standard input and output, asked by the client of the same package; skipped where
it is missing.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.bringing.grounding.test_ground import MINUTES, REPORT, RIDERS

pytestmark = pytest.mark.skipif(
    find_spec("mcp") is None, reason="the extra `mcp` is not installed"
)  # it takes two seconds of every process that collects tests to import it

CALLS = 200
"""Calls that leave nothing behind."""


def asked(path: Path, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, str]]:
    """Whether each call was refused, and the text of its answer."""

    import anyio

    async def run() -> list[tuple[bool, str]]:
        from mcp import Client
        from mcp.client.stdio import StdioServerParameters

        arguments = ["-m", "figurecheck", "mcp", "--in", str(path)]
        found = []
        async with Client(StdioServerParameters(command=sys.executable, args=arguments)) as client:
            listed = await client.list_tools()
            assert [one.name for one in listed.tools] == ["ground", "report", "verify"]
            assert all(one.annotations and one.annotations.read_only_hint for one in listed.tools)
            for name, given in calls:
                answer = await client.call_tool(name, given)
                found.append((bool(answer.is_error), answer.content[0].text))
        return found

    found: list[tuple[bool, str]] = anyio.run(run)
    return found


def test_a_client_grounds_reports_and_verifies(tmp_path: Path) -> None:
    path = tmp_path / RIDERS[0]
    path.write_text(RIDERS[1], encoding="utf-8")
    sources = [{"name": RIDERS[0]}, {"name": MINUTES[0], "content": MINUTES[1]}]

    grounded, refused, report = asked(
        path,
        ("ground", {"text": REPORT, "sources": sources}),
        ("ground", {"text": REPORT, "sources": [{"name": "/etc/passwd"}]}),
        ("report", {"text": "Ridership rose 18 percent, to 46,200 from 41,000."}),
    )

    assert not grounded[0]
    assert json.loads(grounded[1])["counts"]["conflict"] == 2
    assert refused[0]
    assert "send its content" in refused[1]
    assert json.loads(report[1])["findings"][0]["code"] == "FC203"


def test_calls_open_no_file_and_leave_nothing_behind() -> None:
    """Run in this process, with every opening of a file watched."""
    import gc

    from figurecheck.serving.tools import Served

    served = Served({RIDERS[0]: RIDERS[1].encode()})
    arguments = {"text": REPORT, "sources": [{"name": RIDERS[0]}]}
    served.answered("ground", arguments)
    opened: list[object] = []
    watching = True

    def hook(event: str, given: tuple[object, ...]) -> None:
        if watching and event == "open" and not str(given[0]).endswith((".py", ".pyc")):
            opened.append(given[0])

    sys.addaudithook(hook)
    served.answered("ground", arguments)
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(20):
        served.answered("ground", arguments)
    gc.collect()
    watching = False

    assert opened == []
    assert len(gc.get_objects()) < before + 2_000
