"""Plans that worlds draw are worded so that they can be read."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

import figurecheck as fc
from figurecheck.testing.dice import thrown
from figurecheck.testing.wordings import Fact, word
from figurecheck.testing.world import _planned, random_world

MEASURES = "measure: a\nunit: visitor\n\nmeasure: b\nunit: visitor\n\n"


@pytest.mark.parametrize("sort", ["share", "ratio"])
def test_a_plan_of_a_quotient_is_worded_as_a_quotient(sort: str) -> None:
    for seed in range(150):
        dice = thrown(Random(seed))
        wording = word(dice, _planned(dice, Fact(Fraction(1, 2), sort)))
        fields = [f"figure: {wording.figure}", *(f"{name}: {text}" for name, text in wording.fields)]
        claim = "\n".join(["claim: c", "quantity: a / b", "when: 2025", *fields, "status: planned"])
        problems = fc.loads(f"{MEASURES}{claim}\n").problems
        assert not problems, (wording, [one.headline for one in problems])


@pytest.mark.parametrize("seed", [41_000_086, 41_000_414])
def test_worlds_whose_plans_said_thousands_of_a_quotient(seed: int) -> None:
    assert not fc.loads(random_world(seed).text).problems
