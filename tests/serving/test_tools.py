"""The tools that are served: limits, plain refusals, and nothing opened that was not named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from figurecheck.serving.tools import MAX_TEXT, TOOLS, RefusedCallError, Served
from tests.bringing.grounding.test_ground import MINUTES, REPORT, RIDERS

SOURCES = [{"name": name, "content": content} for name, content in (RIDERS, MINUTES)]


def answer(name: str, **arguments: Any) -> Any:
    """What a tool answers."""
    return json.loads(Served().answered(name, arguments))


def test_what_is_not_grounded_is_listed_with_counts_first() -> None:
    found = answer("ground", text=REPORT, sources=SOURCES)

    assert next(iter(found)) == "counts"
    assert [one["verdict"] for one in found["figures"]] == [
        "conflict",
        "conflict",
        "absent",
        "weak",
    ]
    assert len(answer("ground", text=REPORT, sources=SOURCES, all=True)["figures"]) == 8


def test_a_source_that_was_named_at_the_start_goes_by_its_name() -> None:
    served = Served({"riders.csv": RIDERS[1].encode()})

    found = json.loads(
        served.answered("ground", {"text": REPORT, "sources": [{"name": "riders.csv"}]})
    )

    assert found["counts"]["derived"] == 1


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("ground", {"text": "1", "sources": []}, "1 to 50 items"),
        ("ground", {"text": "1"}, "needs `sources`"),
        ("ground", {"text": 1, "sources": SOURCES}, "type string"),
        ("ground", {"text": "x" * (MAX_TEXT + 1), "sources": SOURCES}, "more than 200,000"),
        ("ground", {"text": "1", "sources": [{"name": "/etc/passwd"}]}, "send its content"),
        (
            "ground",
            {"text": "1", "sources": [{"name": "a", "path": "/etc/passwd"}]},
            "has no `path`",
        ),
        (
            "ground",
            {"text": "1", "sources": [{"name": "a", "content": "5", "kind": "exe"}]},
            "one of",
        ),
        ("ground", {"text": "1", "sources": SOURCES, "bits": 99}, "from 2 to 20"),
        ("ground", {"text": "1", "sources": SOURCES, "colour": "red"}, "takes no `colour`"),
        ("report", {}, "either `records` or `text`"),
        ("open", {"path": "/etc/passwd"}, "no tool"),
    ],
)
def test_a_call_that_cannot_be_answered_is_refused_in_a_sentence(
    name: str, arguments: Any, words: str
) -> None:
    with pytest.raises(RefusedCallError, match=words):
        Served().answered(name, arguments)


def test_a_report_is_made_and_verified() -> None:
    report = answer("report", text="Ridership rose 18 percent, to 46,200 from 41,000.")

    assert report["schema"] == "figurecheck-report/1"
    assert answer("verify", report=report) == {"holds": True, "proofs": 1}
    report["findings"][0]["gap"] = "7"
    assert answer("verify", report=report)["holds"] is False


def test_every_tool_has_a_closed_schema() -> None:
    assert [one.name for one in TOOLS] == ["ground", "report", "verify"]
    assert all(one.schema["additionalProperties"] is False for one in TOOLS)
