"""A law tries few examples by hand and its usual number in ``.ci/run``, and none says otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import sizes

TESTS = Path(__file__).parent


def fixed(source: str) -> list[str]:
    """The numbers of examples that are the same whatever was asked for."""
    return re.findall(r"max_examples\s*=\s*(\d+)", source)


def test_no_law_has_a_number_of_its_own() -> None:
    sources = {
        str(path.relative_to(TESTS)): path.read_text(encoding="utf-8")
        for path in TESTS.rglob("*.py")
        if path != Path(__file__)
    }

    assert len(sources) > 150
    assert {name: found for name, source in sources.items() if (found := fixed(source))} == {}


def test_nobody_but_the_sizes_reads_what_was_asked_for_as_a_number() -> None:
    reading = re.compile(r"int\(os\.environ[^)]*FIGURECHECK_EXAMPLES")
    others = [path for path in TESTS.rglob("*.py") if path != Path(__file__)]
    told = {path.name for path in others if reading.search(path.read_text("utf-8"))}

    assert told == set()
    assert reading.search('int(os.environ.get("FIGURECHECK_EXAMPLES", "0"))')


def test_a_number_of_its_own_is_found() -> None:
    assert fixed("@settings(deadline=None, max_examples=70)") == ["70"]
    assert fixed("@settings(max_examples=up_to(70))") == []


@given(st.integers(1, 10_000))
def test_what_is_asked_for_is_tried(usual: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for asked, every, anew in (("", False, False), ("usual", True, False), ("7", True, True)):
            patch.setattr(sizes, "ASKED", asked)
            patch.setattr(sizes, "EVERY_ONE", every)
            patch.setattr(sizes, "DRAWN_ANEW", anew)
            few = max(min(usual, sizes.FEW), usual // 4)
            assert sizes.up_to(usual) == (usual if every else few)
            assert sizes.examples(usual) == (7 if anew else sizes.up_to(usual))


@given(st.lists(st.integers()), st.integers(0, 9))
def test_together_the_samples_are_all_cases(cases: list[int], first: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sizes, "EVERY_ONE", False)
        parts = [one for start in range(4) for one in sizes.some(cases, first=first + start)]
        patch.setattr(sizes, "EVERY_ONE", True)

        assert sorted(parts) == sorted(sizes.some(cases)) == sorted(cases)


def test_a_build_tries_the_usual_number() -> None:
    path = TESTS.parent / ".ci" / "run"
    if not path.exists():
        pytest.skip("what is handed out as sources has no build")
    run = path.read_text(encoding="utf-8")

    command = run.index("bash -euo pipefail -c")
    assert "export FIGURECHECK_EXAMPLES=${FIGURECHECK_EXAMPLES:-usual}" in run[:command]
