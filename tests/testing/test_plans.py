"""Plans that worlds draw can be read, and do not contradict one another."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.testing.world import random_world


@pytest.mark.parametrize("seed", [41_000_086, 41_000_414])
def test_worlds_whose_plans_said_thousands_of_a_quotient(seed: int) -> None:
    assert not fc.loads(random_world(seed).text).problems


def test_a_world_whose_plans_of_one_source_said_different_things() -> None:
    conflicts = fc.check(fc.loads(random_world(632).text)).conflicts

    assert all(one.severity == "note" for one in conflicts)
