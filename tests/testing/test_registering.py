"""Drawing values by their types, and how small what Hypothesis finds becomes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.testing import Contradiction, contradictions, worlds
from figurecheck.testing.registering import register
from tests.sizes import EVERY_ONE, up_to

SRC = Path(str(fc.__file__)).parents[1]
few = settings(
    max_examples=up_to(12),
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
register()


@settings(few, max_examples=up_to(40))
@given(st.from_type(fc.Claim))
def test_a_claim_is_drawn_by_its_type(claim: fc.Claim) -> None:
    assert fc.check([claim]).conflicts == ()


@few
@given(st.from_type(fc.ClaimSet))
def test_a_set_of_claims_is_drawn_by_its_type(claims: fc.ClaimSet) -> None:
    assert claims.problems == ()


@pytest.mark.parametrize("conflicts", [False, True], ids=["without", "with"])
def test_reports_are_drawn_with_conflicts_and_without(conflicts: bool) -> None:
    at_once = settings(few, phases=tuple(Phase) if EVERY_ONE else (Phase.generate,))
    reports = st.from_type(fc.Report)

    report = find(reports, lambda one: bool(one.failing) is conflicts, settings=at_once)

    assert bool(report.failing) is conflicts


@few
@given(st.from_type(fc.Report))
def test_a_report_is_drawn_by_its_type(report: fc.Report) -> None:
    assert fc.verify(report.to_json()) >= len(report.conflicts)


ENTRY = "[hypothesis]\nfigurecheck = figurecheck.testing.registering:register\n"


@pytest.mark.parametrize(
    "program",
    [
        "import hypothesis.strategies as st, figurecheck as fc",
        "import figurecheck as fc; fc.Claim; import hypothesis.strategies as st",
        "import figurecheck as fc; fc.ClaimSet; import hypothesis.strategies as st; fc.loads('')",
    ],
    ids=["hypothesis first", "figurecheck first", "both in between"],
)
def test_types_are_known_where_figurecheck_is_installed_in_whatever_order(
    tmp_path: Path, program: str
) -> None:
    told = run(tmp_path, f"{program}\nprint(type(st.from_type(fc.Claim).example()).__name__)")

    assert told == "Claim"


def test_hypothesis_loads_nothing_of_figurecheck_until_something_is_drawn(tmp_path: Path) -> None:
    told = run(
        tmp_path,
        "import sys, hypothesis\nprint(*sorted(one for one in sys.modules if 'figurecheck' in"
        " one))",
    )

    assert told.split() == ["figurecheck", "figurecheck.testing", "figurecheck.testing.registering"]


def run(folder: Path, program: str) -> str:
    """What a program prints where figurecheck is installed, of which the entry points are all that
    is needed.
    """
    package = folder / "figurecheck-0.1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: figurecheck\nVersion: 0.1\n", encoding="utf-8"
    )
    (package / "entry_points.txt").write_text(ENTRY, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(SRC)))}
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# -- shrinking -------------------------------------------------------------------------------------

small = settings(
    max_examples=up_to(100),
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


def test_a_contradiction_shrinks_to_two_or_three_claims() -> None:
    def sources_disagree(planted: Contradiction) -> bool:
        return any(one.code == "FC301" for one in fc.check(fc.loads(planted.world.text)).conflicts)

    planted = find(contradictions(), sources_disagree, settings=small)

    assert 2 <= len(planted.world.claims) <= 3


def test_a_world_shrinks_to_two_or_three_claims() -> None:
    world = find(worlds(), lambda world: len(world.claims) > 1, settings=small)

    assert 2 <= len(world.claims) <= 3
