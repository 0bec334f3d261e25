"""What is saved of random worlds equals what their records give, and nothing that was changed in it
does.
"""

from __future__ import annotations

import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.asking.verify import held, proved
from figurecheck.testing.lies import Contradiction, contradictions
from figurecheck.testing.world import World, worlds
from tests.laws.test_honesty import drawing
from tests.test_rebuilding import SOLID, Sample, forgery, inside, refused


@drawing(15)
@given(worlds(most=5))
def test_a_true_report_of_an_honest_world_equals_what_its_records_give(world: World) -> None:
    claims = fc.loads(world.text)

    outcome = held(json.loads(fc.check(claims).to_json()), claims)

    assert not outcome.differences
    assert not outcome.remarks


@drawing(40)
@given(contradictions(most=4), st.integers(0, 2**32))
def test_a_report_of_a_lie_equals_what_its_records_give_and_no_change_of_it_does(
    planted: Contradiction, seed: int
) -> None:
    claims = fc.loads(planted.world.text)
    one = Sample(json.loads(fc.check(claims).to_json()), claims)
    places, random = tuple(inside(one.saved)), Random(seed)

    assert proved(one.saved) >= 1
    assert not held(one.saved, claims).differences
    for _ in range(10):
        forged = forgery(random, one, SOLID, places)
        assert forged is None or refused(one, forged[1]), forged[0]
