"""Properties of somebody else's, as strict type checkers must accept them; ``tests/test_api.py``
has them checked.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.testing import (
    Contradiction,
    Wording,
    World,
    assert_consistent,
    claims,
    contradictions,
    figures,
    worlds,
)


@given(worlds(most=3), figures(7300, unit="arrests"), claims())
def honest_claims_hold(world: World, wording: Wording, text: str) -> None:
    """A world, a wording and one claim."""
    assert_consistent(fc.loads(world.text))
    assert fc.read(wording.figure).generous
    assert not fc.loads(text).problems


@given(contradictions())
def a_lie_is_found(case: Contradiction) -> None:
    """The smallest conflict that a lie causes."""
    found: tuple[fc.Finding, ...] = fc.check(fc.loads(case.world.text)).conflicts
    assert found


@given(st.from_type(fc.Claim))
def claims_have_names(claim: fc.Claim) -> None:
    """A claim drawn by its type."""
    assert claim.name
